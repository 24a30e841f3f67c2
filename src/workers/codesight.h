#pragma once

#include "base/clock.h"

#include <map>
#include <string>
#include <vector>

namespace regrade::workers {

/// Turns "this code is in the picture" into "this code came into view": a text is told again only after it was away
/// for 1 s.
class CodeSight {
public:
    explicit CodeSight(const Clock& clock) : m_clock(clock) {}

    /// Those of the texts now seen that have come into view.
    [[nodiscard]] std::vector<std::string> arrived(const std::vector<std::string>& seen);
    void forget() { m_lastSeenNs.clear(); }

private:
    const Clock& m_clock;
    std::map<std::string, std::int64_t> m_lastSeenNs;
};

} // namespace regrade::workers
