#pragma once

#include "qr/decoder/looks.h"
#include "qr/decoder/protocol.h"

#include <array>
#include <optional>
#include <vector>

namespace regrade::qr {

/// Every way of looking for codes. A number is told with the reply, so that a measurement can name the way.
enum class Way {
    tracked,    ///< the place of the last code, grown by half
    whole,      ///< the whole picture
    fixed,      ///< with one threshold for all
    amplified,  ///< contrast of details raised
    quieted,    ///< noise smoothed, then raised
    finders,    ///< corner patterns found, the code laid flat, then a ladder of its own
    linear,     ///< product codes
    dataMatrix, //
    third,      ///< at a third of the size
    local,      ///< thresholds by neighbourhood
    inverted,   ///< light on dark
    histogram,  ///< one threshold from the histogram
    halved,     ///< at half the size, sharpened
    sharpLinear,
    doubled,  ///< small pictures at twice the size
    original, ///< large photographs in full size
};
inline constexpr std::size_t kWays = 16;

/// What each way costs on this machine, learnt from what it cost before; so a way that would overrun is not begun.
class Costs {
public:
    Costs();
    /// Milliseconds that the way will hardly exceed on that many pixels.
    [[nodiscard]] double expected(Way way, double megapixels) const;
    void note(Way way, double megapixels, double ms);

private:
    std::array<double, kWays> m_msPerMegapixel{};
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
};

/// Tries one way of looking after the other until a code is read or the next would overrun the CPU time. The library
/// may abort the process: only the decoder calls this.
[[nodiscard]] Found climb(const cv::Mat& grey, const SearchOrder& order, Costs& costs);

} // namespace regrade::qr
