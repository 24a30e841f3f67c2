#pragma once

#include "store/eventlog.h"
#include "store/photoarchive.h"

#include <chrono>
#include <span>
#include <string>
#include <vector>

namespace regrade::passport {

/// One event of the unit BCDEFGHIJKLNO as station ST-7F2K wrote it, with a hash of its own.
inline store::RecordedEvent recordedAs(const domain::Event& event, std::int64_t seq, Time at)
{
    const std::string words = "event " + std::to_string(seq);
    const store::Stamp stamp{at, 0, domain::StationId("ST-7F2K"), domain::ActorId("T07"), "policy", "model"};
    return {seq,
            domain::SubjectId("BCDEFGHIJKLNO"),
            static_cast<int>(seq),
            stamp,
            event,
            "",
            store::sha256Hex(std::as_bytes(std::span(words.data(), words.size())))};
}

/// Events with the same time between each and the next, the first at 08:00 on 2 March 2026.
inline std::vector<store::RecordedEvent> recordedHistory(const domain::Events& events,
                                                         std::chrono::milliseconds step = std::chrono::minutes(1))
{
    std::vector<store::RecordedEvent> history;
    Time at = *parseIso("2026-03-02T08:00:00Z");
    for (const domain::Event& event : events) {
        history.push_back(recordedAs(event, static_cast<std::int64_t>(history.size()) + 1, at));
        at += step;
    }
    return history;
}

} // namespace regrade::passport
