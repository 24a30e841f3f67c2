#pragma once

#include "store/database.h"
#include "store/eventlog.h"

#include <string>

namespace regrade::store {

/// A read model that is kept inside the transaction of every append. It owns its tables and may be dropped and
/// rebuilt from the log at any time; raise `version()` when its tables or its meaning change.
class Projection {
public:
    virtual ~Projection() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual int version() const = 0;
    /// Drops and makes the projection's tables, empty.
    [[nodiscard]] virtual Result<void> reset(Database& database) const = 0;
    /// Takes one event of a unit. `after` is the unit with this event folded in.
    [[nodiscard]] virtual Result<void> take(Database& database, const RecordedEvent& event, const domain::Item& before,
                                            const domain::Item& after) const = 0;
    /// Takes one event of a product.
    [[nodiscard]] virtual Result<void> take(Database& database, const RecordedEvent& event,
                                            const domain::Product& after) const = 0;
};

} // namespace regrade::store
