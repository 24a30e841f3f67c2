#pragma once

#include "base/clock.h"
#include "domain/event.h"
#include "domain/item.h"
#include "store/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace regrade::store {

/// Who wrote an event, when, and under which policy and model.
struct Stamp {
    Time at;
    std::int64_t monotonicNs = 0;
    domain::StationId station;
    domain::ActorId actor;
    std::string policyVersion;
    std::string modelVersion;
    bool replayed = false; ///< `at` was given by an import or the demo, not by this station's clock
};

/// One row of the log.
struct RecordedEvent {
    std::int64_t seq = 0; ///< within the station's chain, from 1
    domain::SubjectId subject;
    int version = 0; ///< entries of the subject's history that its writer knew, and this one; see merging.h
    Stamp stamp;
    domain::Event event;
    std::string prevHash; ///< hex
    std::string hash;     ///< hex
};

/// An event and its place in the order of arrival, which only grows.
struct Arrival {
    RecordedEvent event;
    std::int64_t place = 0;
};

/// The append-only log. Appending happens inside the caller's transaction (see Journal).
class EventLog {
public:
    explicit EventLog(Database& database) : m_database(database), m_writable(&database) {}
    /// For reading; appending then is a programming fault (std::logic_error).
    explicit EventLog(const Database& database) : m_database(database) {}

    /// Refused with `conflict` when the subject's history is not `expectedVersion` entries long.
    [[nodiscard]] Result<std::vector<RecordedEvent>> append(const domain::SubjectId& subject, int expectedVersion,
                                                            const domain::Events& events, const Stamp& stamp);
    [[nodiscard]] Result<std::vector<RecordedEvent>> history(const domain::SubjectId& subject) const;
    /// The same with the place of each in the order of arrival.
    [[nodiscard]] Result<std::vector<Arrival>> arrivals(const domain::SubjectId& subject) const;
    /// Every event in order of arrival, for rebuilding and verification.
    [[nodiscard]] Result<void> forEach(const std::function<void(const RecordedEvent&)>& take) const;
    /// Every event in order of arrival until `take` answers false, without the hashes of the chain. In a long log those
    /// ahead are read and understood on a second thread, over a connection of its own.
    [[nodiscard]] Result<void> forEachAhead(const std::function<bool(const RecordedEvent&)>& take) const;

    /// `notFound` when the unit has no event.
    [[nodiscard]] Result<domain::Item> item(const domain::ItemId& id) const;
    [[nodiscard]] Result<domain::Product> product(const domain::Sku& sku) const;

private:
    const Database& m_database;
    Database* m_writable = nullptr;
};

} // namespace regrade::store
