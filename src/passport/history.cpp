#include "passport/history.h"

#include "domain/comparison.h"
#include "passport/names.h"
#include "passport/phrases.h"

#include <algorithm>

namespace regrade::passport {

namespace {

/// Adds what the repair did to the marks, and the photo before it, to the look that followed it.
void tellRepairedRegions(const domain::Events& soFar, const rules::Policy& policy, TimelineEntry& entry)
{
    const auto pair = domain::beforeAndAfterRepair(soFar);
    if (!pair) {
        return;
    }
    std::vector<domain::Text> changes;
    for (const domain::MarkChange& change : domain::compareMarks(pair->before, pair->after)) {
        changes.push_back(domain::sentenceOf(change, nameIn(policy.defectKinds, change.kind.text())));
    }
    if (changes.empty()) {
        return;
    }
    const domain::Text told = listed(changes, {"; ", "；"});
    entry.detail = sentences({entry.detail,
                              {"Repaired region: " + told.en, "维修部位：" + told.zh,
                               "Reparierte Stelle: " + germanOf(told).value_or(told.en)}});
    entry.photos.insert(entry.photos.begin(), pair->before.photos.begin(), pair->before.photos.end());
}

} // namespace

std::vector<TimelineEntry> timeline(const std::vector<store::RecordedEvent>& history, const rules::Policy& policy)
{
    std::vector<TimelineEntry> entries;
    entries.reserve(history.size());
    domain::Events soFar;
    for (const auto& recorded : history) {
        auto phrase = phraseOf(recorded.event, policy);
        TimelineEntry entry;
        entry.at = recorded.stamp.at;
        entry.kind = domain::kindOf(recorded.event);
        entry.icon = std::move(phrase.icon);
        entry.title = std::move(phrase.title);
        entry.detail = std::move(phrase.detail);
        entry.actor = recorded.stamp.actor.text();
        entry.photos = std::move(phrase.photos);
        soFar.push_back(recorded.event);
        if (std::holds_alternative<domain::ItemInspected>(recorded.event)) {
            tellRepairedRegions(soFar, policy, entry);
        }
        if (!entries.empty()) {
            entry.sincePrevious = std::max(entry.at - entries.back().at, std::chrono::milliseconds(0));
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace regrade::passport
