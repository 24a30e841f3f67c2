#pragma once

#include "store/eventlog.h"

#include <vector>

namespace regrade::store {

// The history of one subject when several stations wrote it. Its order is (version, time, station). A station gives an
// event the number of entries it knows plus one, so an event never stands before one that its writer knew, and the
// order is the same on every station whatever came first. See docs/decisions/0021-two-stations-one-unit.md.

/// The SQL of that order.
inline constexpr std::string_view kHistoryOrder = "ORDER BY version, at_utc, station";

[[nodiscard]] bool comesBefore(const RecordedEvent& left, const RecordedEvent& right);

/// One entry of a history and what it made of its subject. `event.version` is its place in the history, from 1.
template <class State>
struct HistoryStep {
    RecordedEvent event;
    State before;
    State after;
};
using ItemStep = HistoryStep<domain::Item>;
using ProductStep = HistoryStep<domain::Product>;

/// What events that came made of a subject. `undone` is all that was taken of it before and is so no longer, because an
/// event belongs into the middle of its history; none where it only went on. `steps` are to be taken now.
template <class State>
struct SubjectChange {
    std::vector<HistoryStep<State>> undone;
    std::vector<HistoryStep<State>> steps;
};
using ItemChange = SubjectChange<domain::Item>;
using ProductChange = SubjectChange<domain::Product>;

/// The subject as the whole history tells it. `history` is in its order.
[[nodiscard]] domain::Item merged(domain::Item fresh, const std::vector<RecordedEvent>& history);
[[nodiscard]] domain::Product merged(domain::Product fresh, const std::vector<RecordedEvent>& history);
/// The same step by step, without the first `known` entries.
[[nodiscard]] std::vector<ItemStep> stepsOf(domain::Item fresh, const std::vector<RecordedEvent>& history,
                                            std::size_t known = 0);
[[nodiscard]] std::vector<ProductStep> stepsOf(domain::Product fresh, const std::vector<RecordedEvent>& history,
                                               std::size_t known = 0);

} // namespace regrade::store
