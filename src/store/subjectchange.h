#pragma once

#include "store/eventlog.h"
#include "store/projection.h"

#include <memory>
#include <vector>

namespace regrade::store {

/// What the events that arrived behind `place` made of a subject.
[[nodiscard]] Result<ItemChange> changeOf(const EventLog& log, const domain::Item& fresh, std::int64_t place);
[[nodiscard]] Result<ProductChange> changeOf(const EventLog& log, const domain::Product& fresh, std::int64_t place);

/// One event, in its place at the end of its subject's history.
[[nodiscard]] Result<void> project(Database& database, const std::vector<const Projection*>& projections,
                                   const RecordedEvent& event, const domain::Item& before, const domain::Item& now);
[[nodiscard]] Result<void> project(Database& database, const std::vector<const Projection*>& projections,
                                   const RecordedEvent& event, const domain::Product& before,
                                   const domain::Product& now);
[[nodiscard]] Result<void> project(Database& database, const std::vector<const Projection*>& projections,
                                   const ItemChange& change);
[[nodiscard]] Result<void> project(Database& database, const std::vector<const Projection*>& projections,
                                   const ProductChange& change);

/// Read models on their way through many events: some gather, the others take event by event.
struct Takers {
    std::vector<std::unique_ptr<Gathering>> gathering;
    std::vector<const Projection*> plain;

    [[nodiscard]] Result<void> take(Database& database, const ItemChange& change) const;
    [[nodiscard]] Result<void> finish() const;
};

/// Whether the subject is a product, and which; all others are units.
[[nodiscard]] bool isProduct(const domain::SubjectId& subject);
[[nodiscard]] domain::Sku skuOf(const domain::SubjectId& subject);
[[nodiscard]] domain::SubjectId subjectOf(const domain::Item& item);
[[nodiscard]] domain::SubjectId subjectOf(const domain::Product& product);

} // namespace regrade::store
