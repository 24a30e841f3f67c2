#pragma once

#include <vector>

namespace regrade::vision {

/// A square in millimetres from the sheet's top left corner.
struct MatSquare {
    double xMm = 0;
    double yMm = 0;
    double sideMm = 0;
};

/// One marker of the printed reference mat (ArUco, DICT_4X4_50) with its dark cells.
struct MatMarker {
    int id = 0;
    MatSquare place;
    std::vector<MatSquare> dark;
};

// The sheet is A4 upright: six markers along the long sides, the product between them.
inline constexpr double kMatWidthMm = 210;
inline constexpr double kMatHeightMm = 297;
inline constexpr double kMatMarkerMm = 20;
/// Half of the paper's light comes back from it.
inline constexpr MatSquare kMatGreyPatch{95, 10, 20};
/// A ruler of 100 mm for people: where it starts.
inline constexpr double kMatRulerX = 55;
inline constexpr double kMatRulerY = 283;

[[nodiscard]] std::vector<MatMarker> matMarkers();

} // namespace regrade::vision
