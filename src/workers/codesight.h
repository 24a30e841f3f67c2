#pragma once

#include "base/clock.h"

#include <map>
#include <string>
#include <vector>

namespace regrade::workers {

/// What a frame brought.
struct CodesSeen {
    std::vector<std::string> arrived; ///< texts that have come into view
    /// Tags of two or more units in one frame; told when they came together. None of them arrives until one alone is
    /// left, since nobody can say which is meant.
    std::vector<std::string> together;
};

/// Turns "this code is in the picture" into "this code came into view". A text is told again only after it was away for
/// 1 s. A tag of a unit, whose check letter fits, needs one read; any other code must be read in two frames.
class CodeSight {
public:
    explicit CodeSight(const Clock& clock) : m_clock(clock) {}

    /// `seen`: the texts of one frame.
    [[nodiscard]] CodesSeen look(const std::vector<std::string>& seen);
    void forget();

private:
    struct Presence {
        std::int64_t lastSeenNs = 0;
        int frames = 0;
        bool isTag = false;
        bool told = false;
        bool beside = false; ///< seen in one frame with another unit's tag
    };

    /// No other unit's tag is, or may still be, in view.
    [[nodiscard]] bool isAlone(const std::string& text, std::int64_t now) const;

    const Clock& m_clock;
    std::map<std::string, Presence> m_inView;
    std::vector<std::string> m_together; ///< as last told
};

} // namespace regrade::workers
