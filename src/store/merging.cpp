#include "store/merging.h"

#include "domain/conflict.h"

#include <algorithm>
#include <tuple>

namespace regrade::store {

namespace {

using History = std::vector<RecordedEvent>;

domain::EventPlace placeOf(const RecordedEvent& event) { return {event.stamp.station, event.seq}; }

/// The entries before place `at` that the writer of that entry did not know. It knew version - 1 of them: all of its
/// own, and of the others those that came first.
std::vector<std::size_t> unknownTo(const History& history, std::size_t at)
{
    const RecordedEvent& event = history[at];
    const auto isOwn = [&](const RecordedEvent& one) { return one.stamp.station == event.stamp.station; };
    const auto own = std::count_if(history.begin(), history.begin() + static_cast<std::ptrdiff_t>(at), isOwn);
    std::int64_t known = std::int64_t{event.version} - 1 - own;
    std::vector<std::size_t> unknown;
    for (std::size_t i = 0; i < at; ++i) {
        if (!isOwn(history[i]) && --known < 0) {
            unknown.push_back(i);
        }
    }
    return unknown;
}

/// What one station had set aside before it knew better goes on being set aside.
const domain::Conflict* goingOn(const domain::Item& item, const History& history, std::size_t at,
                                const std::vector<std::size_t>& unknown)
{
    for (const domain::Conflict& conflict : item.conflicts) {
        const bool own = conflict.setAside.station == history[at].stamp.station;
        const bool unaware = std::any_of(unknown.begin(), unknown.end(),
                                         [&](std::size_t i) { return placeOf(history[i]) == conflict.stands; });
        if (own && unaware) {
            return &conflict;
        }
    }
    return nullptr;
}

/// The event that the one at `at` does not fit: the last decision that its writer did not know.
domain::EventPlace opponent(const History& history, const std::vector<std::size_t>& unknown)
{
    const auto decided = std::find_if(unknown.rbegin(), unknown.rend(), [&](std::size_t i) {
        const domain::Event& event = history[i].event;
        return !std::holds_alternative<domain::LabelPrinted>(event) &&
               !std::holds_alternative<domain::ItemInspected>(event) &&
               !std::holds_alternative<domain::ConflictSettled>(event);
    });
    return placeOf(history[decided == unknown.rend() ? unknown.back() : *decided]);
}

std::optional<domain::Conflict> conflictAt(const domain::Item& before, const History& history, std::size_t at)
{
    // In a history of one station, or of several that knew of each other, every entry has the number of its place.
    if (std::size_t(history[at].version) >= at + 1) {
        return std::nullopt;
    }
    const auto unknown = unknownTo(history, at);
    const domain::Event& event = history[at].event;
    const bool harmless =
        std::holds_alternative<domain::LabelPrinted>(event) || std::holds_alternative<domain::ConflictSettled>(event);
    if (const auto* open = harmless ? nullptr : goingOn(before, history, at, unknown)) {
        return *open;
    }
    std::vector<const domain::Event*> events;
    for (const std::size_t i : unknown) {
        events.push_back(&history[i].event);
    }
    const auto kind = domain::conflictOf(before, event, events);
    return kind ? std::optional(domain::Conflict{*kind, placeOf(history[at]), opponent(history, unknown), 1, {}})
                : std::nullopt;
}

domain::Item next(domain::Item item, const History& history, std::size_t at)
{
    const auto conflict = conflictAt(item, history, at);
    const Time time = history[at].stamp.at;
    return conflict ? domain::afterSettingAside(std::move(item), *conflict, time)
                    : domain::after(std::move(item), history[at].event, time);
}

domain::Product next(domain::Product product, const History& history, std::size_t at)
{
    return domain::after(std::move(product), history[at].event, history[at].stamp.at);
}

template <class State>
State mergedFrom(State state, const History& history)
{
    for (std::size_t at = 0; at < history.size(); ++at) {
        state = next(std::move(state), history, at);
    }
    return state;
}

template <class State>
std::vector<HistoryStep<State>> stepsFrom(State state, const History& history, std::size_t known)
{
    std::vector<HistoryStep<State>> steps;
    steps.reserve(history.size() - known);
    for (std::size_t at = 0; at < history.size(); ++at) {
        if (at < known) {
            state = next(std::move(state), history, at);
            continue;
        }
        State now = next(state, history, at);
        steps.push_back({history[at], std::move(state), now});
        steps.back().event.version = static_cast<int>(at) + 1;
        state = std::move(now);
    }
    return steps;
}

} // namespace

bool comesBefore(const RecordedEvent& left, const RecordedEvent& right)
{
    return std::tie(left.version, left.stamp.at, left.stamp.station.text()) <
           std::tie(right.version, right.stamp.at, right.stamp.station.text());
}

domain::Item merged(domain::Item fresh, const History& history) { return mergedFrom(std::move(fresh), history); }
domain::Product merged(domain::Product fresh, const History& history) { return mergedFrom(std::move(fresh), history); }

std::vector<ItemStep> stepsOf(domain::Item fresh, const History& history, std::size_t known)
{
    return stepsFrom(std::move(fresh), history, known);
}

std::vector<ProductStep> stepsOf(domain::Product fresh, const History& history, std::size_t known)
{
    return stepsFrom(std::move(fresh), history, known);
}

} // namespace regrade::store
