#include "workers/codesight.h"

#include "qr/tag.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace regrade::workers {

namespace {

constexpr std::chrono::nanoseconds kAbsence = std::chrono::seconds(1);
/// One unit laid where another was: so long the other's tag may only have been missed.
constexpr std::chrono::nanoseconds kExchange = std::chrono::milliseconds(400);
constexpr int kFramesOfAForeignCode = 2;

} // namespace

CodesSeen CodeSight::look(const std::vector<std::string>& seen)
{
    const std::int64_t now = m_clock.monotonicNs();
    std::erase_if(m_inView, [&](const auto& entry) { return now - entry.second.lastSeenNs > kAbsence.count(); });
    if (std::none_of(m_inView.begin(), m_inView.end(), [](const auto& entry) { return entry.second.beside; })) {
        m_together.clear();
    }
    for (const std::string& text : std::set<std::string>(seen.begin(), seen.end())) {
        Presence& presence = m_inView[text];
        presence.lastSeenNs = now;
        presence.isTag = presence.isTag || (presence.frames == 0 && qr::parseTag(text));
        ++presence.frames;
    }

    CodesSeen news;
    for (const auto& [text, presence] : m_inView) {
        if (presence.isTag && presence.lastSeenNs == now) {
            news.together.push_back(text);
        }
    }
    if (news.together.size() < 2) {
        news.together.clear();
    }
    for (const std::string& text : news.together) {
        m_inView[text].beside = true;
    }
    for (const std::string& text : seen) {
        Presence& presence = m_inView[text];
        const bool sure = presence.isTag ? isAlone(text, now) : presence.frames >= kFramesOfAForeignCode;
        if (sure && !presence.told) {
            presence.told = true;
            news.arrived.push_back(text);
        }
    }
    if (news.together == m_together) {
        news.together.clear(); // told before
    } else if (!news.together.empty()) {
        m_together = news.together;
    }
    return news;
}

bool CodeSight::isAlone(const std::string& text, std::int64_t now) const
{
    return std::none_of(m_inView.begin(), m_inView.end(), [&](const auto& entry) {
        const auto& [other, presence] = entry;
        const auto memory = presence.beside ? kAbsence : kExchange;
        return other != text && presence.isTag && now - presence.lastSeenNs <= memory.count();
    });
}

void CodeSight::forget()
{
    m_inView.clear();
    m_together.clear();
}

} // namespace regrade::workers
