#pragma once

#include "base/clock.h"
#include "exchange/exchange.h"
#include "rules/policy.h"
#include "store/database.h"
#include "store/signedhead.h"
#include "workers/clerk.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace regrade::workstation {

/// How the exchange with the hub stands.
struct HubNews {
    bool reached = false;         ///< the last try went well
    int received = 0;             ///< events and photos of other stations
    std::optional<Error> problem; ///< why it did not
    std::optional<Error> warning; ///< it did, but a person should know
};

/// The hub that this station belongs to, as it stands in data/hub.json; nothing = none. A damaged file is an Error.
[[nodiscard]] Result<std::optional<std::string>> hubAddressIn(const std::filesystem::path& data);
/// Nothing = the station belongs to no hub any more.
[[nodiscard]] Result<void> writeHubAddress(const std::filesystem::path& data,
                                           const std::optional<std::string>& address);

/// The station's line to the shared hub: the exchange, its view of the store, and the courier that rides it.
class HubLine {
public:
    struct Parts {
        std::filesystem::path data;
        workers::Clerk& clerk;
        store::Database& writer; ///< the clerk's; touched on its thread only
        const Clock& clock;
        domain::StationId station;
        std::shared_ptr<const rules::Policy> policy;
    };

    /// Nothing is asked of the hub yet.
    [[nodiscard]] static Result<std::unique_ptr<HubLine>> open(const Parts& parts, const std::string& address);
    ~HubLine();
    HubLine(const HubLine&) = delete;
    HubLine& operator=(const HubLine&) = delete;

    /// Enters the station into the hub; from then on its events have rows in the outbox. Waits.
    [[nodiscard]] Result<void> join();
    /// Takes the station out again; nothing is lost here or there. Waits.
    [[nodiscard]] Result<void> leave();
    /// One exchange; waits. Not while the courier rides.
    [[nodiscard]] Result<exchange::Round> round();
    /// Who shares the hub; waits. Not while the courier rides.
    [[nodiscard]] Result<exchange::HubLook> look();
    /// Fetches a photo into the archive; waits. Not while the courier rides.
    [[nodiscard]] Result<void> fetch(const domain::PhotoHash& photo);
    /// Exchanges by itself from now on; `onNews` is called on the courier's thread after each try.
    void ride(std::function<void(const HubNews&)> onNews);
    /// Returns when no call of `onNews` can come any more.
    void stopRiding();

private:
    struct Line;
    explicit HubLine(std::unique_ptr<Line> line);
    std::unique_ptr<Line> m_line;
};

} // namespace regrade::workstation
