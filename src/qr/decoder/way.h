#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace regrade::qr {

/// Every way of looking for codes.
enum class Way {
    tracked,     ///< the place of the last code, grown by half
    whole,       ///< the whole picture
    fixed,       ///< with one threshold for all
    amplified,   ///< contrast of details raised
    quieted,     ///< noise smoothed, then raised
    narrow,      ///< corner patterns against their narrow neighbourhood, the code laid flat and read module by module
    wide,        ///< the same against a wide neighbourhood
    linear,      ///< product codes
    dataMatrix,  //
    third,       ///< at a third of the size
    local,       ///< thresholds by neighbourhood
    inverted,    ///< the same, light on dark
    histogram,   ///< one threshold from the histogram
    halved,      ///< at half the size, sharpened
    sharpLinear, ///< product codes, sharpened
    doubled,     ///< small pictures at twice the size
    original,    ///< large photographs in full size
};

inline constexpr std::array<std::string_view, 17> kWayNames{
    "tracked", "whole", "fixed",    "amplified", "quieted", "narrow",       "wide",    "linear",  "data-matrix",
    "third",   "local", "inverted", "histogram", "halved",  "sharp-linear", "doubled", "original"};
inline constexpr std::size_t kWays = kWayNames.size();

} // namespace regrade::qr
