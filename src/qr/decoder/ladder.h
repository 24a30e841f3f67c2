#pragma once

#include "qr/decoder/looks.h"
#include "qr/decoder/protocol.h"
#include "qr/decoder/way.h"

#include <array>
#include <optional>
#include <vector>

namespace regrade::qr {

/// What each way costs on this machine, learnt from what it cost before; so a way that would overrun is not begun.
class Costs {
public:
    Costs();
    /// Milliseconds that the way will hardly exceed on that many pixels.
    [[nodiscard]] double expected(Way way, double megapixels) const;
    void note(Way way, double megapixels, double ms);
    /// What was not gone grows cheaper by and by, so that one dear picture does not close a way for ever.
    void leave(Way way);
    /// The same for one look at a patch.
    [[nodiscard]] double expectedLook() const;
    void noteLook(double ms);

private:
    std::array<double, kWays> m_msPerMegapixel{};
    double m_lookMs = 1;
};

struct SearchOrder {
    protocol::Search search = protocol::Search::still;
    double budgetMs = 0; ///< CPU time; 0 = the first way alone
    unsigned frame = 0;
    std::optional<std::array<cv::Point, 4>> tracked;
};

struct Found {
    std::vector<Sighting> sightings;
    Way way = Way::whole;
    double readMs = 0; ///< CPU time to the first code
};

/// Tries one way of looking after the other until a code is read or the next would overrun the CPU time. The library
/// may abort the process: only the decoder calls this.
[[nodiscard]] Found climb(const cv::Mat& grey, const SearchOrder& order, Costs& costs);

} // namespace regrade::qr
