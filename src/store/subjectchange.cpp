#include "store/subjectchange.h"

#include "store/merging.h"

#include <algorithm>

namespace regrade::store {

namespace {

constexpr std::string_view kProductPrefix = "sku:";

template <class State>
Result<SubjectChange<State>> changeIn(const EventLog& log, const State& fresh, std::int64_t place)
{
    auto arrivals = log.arrivals(subjectOf(fresh));
    if (!arrivals) {
        return arrivals.error();
    }
    std::vector<RecordedEvent> earlier;
    std::vector<RecordedEvent> history;
    bool wentOn = true;
    for (Arrival& one : *arrivals) {
        if (one.place <= place) {
            wentOn = wentOn && earlier.size() == history.size();
            earlier.push_back(one.event);
        }
        history.push_back(std::move(one.event));
    }
    return wentOn ? SubjectChange<State>{{}, stepsOf(fresh, history, earlier.size())}
                  : SubjectChange<State>{stepsOf(fresh, earlier), stepsOf(fresh, history)};
}

template <class State>
Result<void> projectAll(Database& database, const std::vector<const Projection*>& projections,
                        const SubjectChange<State>& change)
{
    for (const Projection* projection : projections) {
        if (change.undone.empty()) {
            break;
        }
        if (auto forgotten = projection->forget(database, change.undone); !forgotten) {
            return forgotten;
        }
    }
    for (const HistoryStep<State>& step : change.steps) {
        if (auto taken = project(database, projections, step.event, step.before, step.after); !taken) {
            return taken;
        }
    }
    return {};
}

} // namespace

bool isProduct(const domain::SubjectId& subject) { return subject.text().rfind(kProductPrefix, 0) == 0; }

domain::Sku skuOf(const domain::SubjectId& subject)
{
    return domain::Sku(subject.text().substr(kProductPrefix.size()));
}

domain::SubjectId subjectOf(const domain::Item& item) { return domain::subjectOf(item.id); }
domain::SubjectId subjectOf(const domain::Product& product) { return domain::subjectOf(product.sku); }

Result<ItemChange> changeOf(const EventLog& log, const domain::Item& fresh, std::int64_t place)
{
    return changeIn(log, fresh, place);
}

Result<ProductChange> changeOf(const EventLog& log, const domain::Product& fresh, std::int64_t place)
{
    return changeIn(log, fresh, place);
}

Result<void> project(Database& database, const std::vector<const Projection*>& projections, const RecordedEvent& event,
                     const domain::Item& before, const domain::Item& now)
{
    for (const Projection* projection : projections) {
        if (auto taken = projection->take(database, event, before, now); !taken) {
            return taken;
        }
    }
    return {};
}

Result<void> project(Database& database, const std::vector<const Projection*>& projections, const RecordedEvent& event,
                     const domain::Product& /*before*/, const domain::Product& now)
{
    for (const Projection* projection : projections) {
        if (auto taken = projection->take(database, event, now); !taken) {
            return taken;
        }
    }
    return {};
}

Result<void> project(Database& database, const std::vector<const Projection*>& projections, const ItemChange& change)
{
    return projectAll(database, projections, change);
}

Result<void> project(Database& database, const std::vector<const Projection*>& projections, const ProductChange& change)
{
    return projectAll(database, projections, change);
}

Result<void> Takers::take(Database& database, const ItemChange& change) const
{
    auto taken = project(database, plain, change);
    for (const auto& one : gathering) {
        taken = taken ? one->take(change) : taken;
    }
    return taken;
}

Result<void> Takers::finish() const
{
    for (const auto& one : gathering) {
        if (auto finished = one->finish(); !finished) {
            return finished;
        }
    }
    return {};
}

} // namespace regrade::store
