#pragma once

#include "qr/writer.h"

#include <cstdint>
#include <opencv2/core.hpp>
#include <random>
#include <string>

namespace regrade::cli {

/// What spoils the picture of a label. Lengths are in modules of the code; the values at first are those of a good
/// picture.
struct Spoiling {
    double modulePixels = 3;
    double blur = 0;       ///< sigma
    double motion = 0;     ///< way during the exposure
    double noise = 2;      ///< sigma in grey levels
    double tilt = 0;       ///< degrees away from the camera
    double contrast = 100; ///< grey levels between dark and light
    double glare = 0;      ///< degree 1 to 3: bright spots that hide modules
    double shadow = 0;     ///< share of the light that is missing on one side
    double quiet = 4;      ///< zone around the code
    double damage = 0;     ///< share of the data area that is blotted out
    double curve = 0;      ///< radius of the bottle in widths of the code; 0 = flat
    bool inverted = false;
};

/// Numbers that are the same on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    [[nodiscard]] double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_engine() >> 11U) * 0x1.0p-53;
    }
    [[nodiscard]] int below(int bound) { return static_cast<int>(m_engine() % static_cast<std::uint64_t>(bound)); }
    [[nodiscard]] std::uint64_t number() { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

/// Where the label lies and how it is turned.
struct Placing {
    cv::Point2d middle;
    double degrees = 0;
    double axis = 0; ///< about which it is tilted, degrees
};

/// A table with things on it, grey.
[[nodiscard]] cv::Mat clutter(cv::Size size, Dice& dice);
/// The label as it was printed and then damaged; it stays the same in all frames of a scene.
[[nodiscard]] cv::Mat printedLabel(const qr::Modules& code, const Spoiling& spoiling, Dice& dice);
/// The picture of the label on the table.
[[nodiscard]] cv::Mat photographed(const cv::Mat& table, const cv::Mat& label, const Spoiling& spoiling,
                                   const Placing& placing, Dice& dice);

} // namespace regrade::cli
