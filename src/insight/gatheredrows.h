#pragma once

#include "store/projection.h"

namespace regrade::insight {

/// A gathering for read models whose rows are written as the events come: they are few, or each is a row by itself.
class GatheredRows final : public store::Gathering {
public:
    using OfUnit = Result<void> (*)(store::Database&, const store::RecordedEvent&, const domain::Item& after);
    using OfProduct = Result<void> (*)(store::Database&, const store::RecordedEvent&);

    /// Null = there are no rows of these events.
    GatheredRows(store::Database& database, OfUnit ofUnit, OfProduct ofProduct)
        : m_database(database), m_ofUnit(ofUnit), m_ofProduct(ofProduct)
    {
    }

    using store::Gathering::take;
    void note(const store::RecordedEvent&, const domain::Item&) override {}
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Item& after) override
    {
        return m_ofUnit == nullptr ? Result<void>() : m_ofUnit(m_database, event, after);
    }
    [[nodiscard]] Result<void> take(const store::RecordedEvent& event, const domain::Product&) override
    {
        return m_ofProduct == nullptr ? Result<void>() : m_ofProduct(m_database, event);
    }
    [[nodiscard]] Result<void> settle(const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> finish() override { return {}; }

private:
    store::Database& m_database;
    OfUnit m_ofUnit;
    OfProduct m_ofProduct;
};

} // namespace regrade::insight
