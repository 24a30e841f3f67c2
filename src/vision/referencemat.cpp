#include "vision/referencemat.h"

#include <array>
#include <opencv2/aruco.hpp>

namespace regrade::vision {
namespace {

constexpr int kMatCells = 6; // 4 x 4 and a dark frame of one cell
constexpr std::array<std::array<double, 2>, 6> kMatPlaces{
    {{10, 10}, {180, 10}, {10, 138.5}, {180, 138.5}, {10, 267}, {180, 267}}};

} // namespace

std::vector<MatMarker> matMarkers()
{
    const auto dictionary = cv::aruco::getPredefinedDictionary(cv::aruco::DICT_4X4_50);
    std::vector<MatMarker> markers;
    for (std::size_t i = 0; i < kMatPlaces.size(); ++i) {
        MatMarker marker{static_cast<int>(i), {kMatPlaces[i][0], kMatPlaces[i][1], kMatMarkerMm}, {}};
        cv::Mat cells;
        cv::aruco::drawMarker(dictionary, marker.id, kMatCells, cells, 1);
        const double side = kMatMarkerMm / kMatCells;
        for (int row = 0; row < kMatCells; ++row) {
            for (int column = 0; column < kMatCells; ++column) {
                if (cells.at<uchar>(row, column) == 0) {
                    marker.dark.push_back({marker.place.xMm + column * side, marker.place.yMm + row * side, side});
                }
            }
        }
        markers.push_back(std::move(marker));
    }
    return markers;
}

} // namespace regrade::vision
