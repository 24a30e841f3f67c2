#pragma once

#include "store/database.h"
#include "store/eventlog.h"
#include "store/projection.h"

#include <memory>
#include <vector>

namespace regrade::store {

struct EventRow;

/// Append and project as one fact: load the subject, let `decide` say what became true, write it, update every read
/// model, all in one transaction. Used by the clerk only.
class Journal {
public:
    using Projections = std::vector<std::unique_ptr<const Projection>>;

    /// Rebuilds the projections whose version is not the stored one. The database must outlive the journal.
    [[nodiscard]] static Result<Journal> open(Database& database, Projections projections);

    /// `decide` gets the unit as it is (version 0 when it is new). No events = nothing is written. What `decide` throws
    /// passes through, after everything was rolled back.
    [[nodiscard]] Result<std::vector<RecordedEvent>>
    record(const domain::ItemId& item, const std::function<Result<domain::Events>(const domain::Item&)>& decide,
           const Stamp& stamp);
    [[nodiscard]] Result<std::vector<RecordedEvent>>
    record(const domain::Sku& sku, const std::function<Result<domain::Events>(const domain::Product&)>& decide,
           const Stamp& stamp);

    /// What became true of a station itself.
    [[nodiscard]] Result<void> note(const domain::StationId& station, const domain::Event& event, const Stamp& stamp);
    [[nodiscard]] const Database& log() const { return *m_database; }

    /// Every record inside `work` is kept or not by itself, and all that were kept are committed together at the end:
    /// one wait for the disk instead of many. An error means that none of them was kept.
    [[nodiscard]] Result<void> together(const std::function<void()>& work) { return m_database->inGroup(work); }
    /// Takes events that other stations wrote, each chain in its order, and brings every read model to what the log
    /// then tells. How many were new. Nothing is taken when one does not continue its station's chain.
    [[nodiscard]] Result<int> receive(const std::vector<EventRow>& rows);
    /// Drops every read model and makes it anew from the log.
    [[nodiscard]] Result<void> rebuild();

private:
    template <class State>
    [[nodiscard]] Result<std::vector<RecordedEvent>>
    recordOn(State state, const std::function<Result<domain::Events>(const State&)>& decide, const Stamp& stamp);
    Journal(Database& database, Projections projections);
    Database* m_database;
    Projections m_projections;
};

/// Empties the projections' tables in `target` and fills them from the log in `source` (may be the same database).
/// Call inside a transaction of `target`.
[[nodiscard]] Result<void> replayInto(Database& target, const Database& source,
                                      const std::vector<const Projection*>& projections);

} // namespace regrade::store
