#pragma once

#include "base/clock.h"
#include "exchange/hublink.h"
#include "store/database.h"
#include "store/eventrow.h"
#include "store/leases.h"
#include "store/photoarchive.h"
#include "store/signedhead.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::exchange {

/// The station as the exchange sees it. The functions let the clerk write and return when it has.
struct StationSide {
    const store::Database& reader; ///< of the thread that runs the exchange
    domain::StationId station;
    const store::StationKey& key;
    const Clock& clock;
    const store::PhotoArchive& photos;                                       ///< of the thread that runs the exchange
    std::function<Result<int>(const std::vector<store::EventRow>&)> receive; ///< see Journal::receive
    /// Runs a write on the clerk's connection.
    std::function<Result<void>(const std::function<Result<void>(store::Database&)>&)> write;
};

struct ExchangeRules {
    LinkTimes times;
    int batch = 500;                     ///< events in one push and in one pull
    std::chrono::seconds skewLimit{120}; ///< between this station's clock and the hub's
    std::chrono::seconds headEvery{60};  ///< signed heads are not pushed more often
    std::chrono::minutes lease{30};      ///< so long others are warned of a unit in work
    int photos = 8;                      ///< sent and fetched in one round
};

/// What one round brought.
struct Round {
    int sent = 0;
    int received = 0;
    int photosSent = 0;
    int photosFetched = 0;
    std::chrono::milliseconds skew{0}; ///< the hub's clock minus this station's
    std::optional<Error> warning;      ///< the round was whole, but a person should know
};

/// What is known of the hub without exchanging anything.
struct HubLook {
    struct Station {
        std::string station;
        std::int64_t events = 0; ///< that the hub has of it
        std::string seen;        ///< when it pushed last, ISO 8601
    };
    std::chrono::milliseconds skew{0};
    std::vector<Station> stations;
};

/// Brings the station and its hub to the same events: what is unsent goes up, what others wrote comes down. Belongs to
/// one thread. Any fault leaves both sides as they were after the last whole step; the next round goes on from there.
class Exchange {
public:
    Exchange(HubAddress address, StationSide side, ExchangeRules rules, std::function<bool()> givenUp = {});
    ~Exchange();

    /// Enters this station into the hub. Refused when another station bears its name.
    [[nodiscard]] Result<void> join();
    /// One exchange of everything that is new. `device` errors pass by themselves, others need a person.
    [[nodiscard]] Result<Round> round();
    [[nodiscard]] Result<HubLook> look();
    /// Fetches one photo into the archive; see exchange/hubphotos.h.
    [[nodiscard]] Result<void> fetch(const domain::PhotoHash& photo);

private:
    class Line;
    std::unique_ptr<Line> m_line;
};

} // namespace regrade::exchange
