#include "workers/codesight.h"

#include <chrono>

namespace regrade::workers {

namespace {

constexpr std::chrono::nanoseconds kAbsence = std::chrono::seconds(1);

} // namespace

std::vector<std::string> CodeSight::arrived(const std::vector<std::string>& seen)
{
    const std::int64_t now = m_clock.monotonicNs();
    std::erase_if(m_lastSeenNs, [&](const auto& entry) { return now - entry.second > kAbsence.count(); });
    std::vector<std::string> fresh;
    for (const std::string& text : seen) {
        if (m_lastSeenNs.insert_or_assign(text, now).second) {
            fresh.push_back(text);
        }
    }
    return fresh;
}

} // namespace regrade::workers
