#pragma once

#include "store/database.h"
#include "store/eventlog.h"
#include "store/projection.h"

#include <memory>
#include <vector>

namespace regrade::store {

/// Append and project as one fact: load the subject, let `decide` say what became true, write it, update every read
/// model, all in one transaction. Used by the clerk only.
class Journal {
public:
    using Projections = std::vector<std::unique_ptr<const Projection>>;

    /// Rebuilds the projections whose version is not the stored one.
    [[nodiscard]] static Result<Journal> open(Database& database, Projections projections);

    /// `decide` gets the unit as it is (version 0 when it is new). No events = nothing is written.
    [[nodiscard]] Result<std::vector<RecordedEvent>>
    record(const domain::ItemId& item, const std::function<Result<domain::Events>(const domain::Item&)>& decide,
           const Stamp& stamp);
    [[nodiscard]] Result<std::vector<RecordedEvent>>
    record(const domain::Sku& sku, const std::function<Result<domain::Events>(const domain::Product&)>& decide,
           const Stamp& stamp);

    /// Drops every read model and makes it anew from the log.
    [[nodiscard]] Result<void> rebuild();

private:
    Journal(Database& database, Projections projections);
    Database* m_database;
    Projections m_projections;
};

} // namespace regrade::store
