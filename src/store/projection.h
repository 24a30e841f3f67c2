#pragma once

#include "store/database.h"
#include "store/eventlog.h"
#include "store/merging.h"

#include <memory>
#include <string>

namespace regrade::store {

/// A read model while it takes many events at once: it may gather in memory what it would else write event by event.
/// What it leaves must be, row by row, what Projection::take and Projection::forget would have left.
class Gathering {
public:
    virtual ~Gathering() = default;
    /// Several events of a unit, some of which may be set aside. A unit comes once, or event by event as below.
    /// By itself: every step that was not set aside, as below.
    [[nodiscard]] virtual Result<void> take(const ItemChange& change)
    {
        for (const ItemStep& step : change.steps) {
            if (domain::wasSetAside(step.before, step.after)) {
                continue;
            }
            note(step.event, step.before);
            if (auto taken = take(step.event, step.after); !taken) {
                return taken;
            }
        }
        return {};
    }

    // A history that arrived in its own order, event by event.

    /// A unit that has a history already comes into memory.
    virtual void begin(const domain::Item& /*unit*/) {}
    /// The unit before an event is folded in.
    virtual void note(const RecordedEvent& event, const domain::Item& before) = 0;
    /// The same unit with the event folded in.
    [[nodiscard]] virtual Result<void> take(const RecordedEvent& event, const domain::Item& after) = 0;
    [[nodiscard]] virtual Result<void> take(const RecordedEvent& event, const domain::Product& after) = 0;
    /// The unit leaves memory; it may come back with a later event, and settle again.
    [[nodiscard]] virtual Result<void> settle(const domain::Item& unit) = 0;
    /// Writes what is still in memory.
    [[nodiscard]] virtual Result<void> finish() = 0;
};

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
    /// A quicker way to take a whole log, when it has one; its tables were just reset.
    [[nodiscard]] virtual std::unique_ptr<Gathering> gather(Database& /*database*/) const { return nullptr; }
    /// A quicker way to take what came from elsewhere into the tables as they are, when it has one. Only changes are
    /// given to it.
    [[nodiscard]] virtual std::unique_ptr<Gathering> gatherMore(Database& /*database*/) const { return nullptr; }
    /// Takes back what `take` did with these steps, all that it was given of one subject; rows that the next `take`
    /// writes over may stay. The subject is taken anew afterwards, with an event from elsewhere in its place.
    [[nodiscard]] virtual Result<void> forget(Database& database, const std::vector<ItemStep>& steps) const = 0;
    [[nodiscard]] virtual Result<void> forget(Database& database, const std::vector<ProductStep>& steps) const = 0;
};

} // namespace regrade::store
