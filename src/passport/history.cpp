#include "passport/history.h"

#include "passport/phrases.h"

#include <algorithm>

namespace regrade::passport {

std::vector<TimelineEntry> timeline(const std::vector<store::RecordedEvent>& history, const rules::Policy& policy)
{
    std::vector<TimelineEntry> entries;
    entries.reserve(history.size());
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
        if (!entries.empty()) {
            entry.sincePrevious = std::max(entry.at - entries.back().at, std::chrono::milliseconds(0));
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace regrade::passport
