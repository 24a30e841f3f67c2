#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

namespace regrade::tests {

/// A folder of the shared photographs; it may be absent.
inline std::filesystem::path sharedVision(const std::string& folder)
{
    const char* place = std::getenv("REGRADE_SHARED");
    const auto shared =
        place != nullptr ? std::filesystem::path(place) : std::filesystem::path(REGRADE_SOURCE_DIR) / ".." / "shared";
    return shared / "data" / "vision" / folder;
}

/// The folder's photographs in name order; none where it is absent.
inline std::vector<cv::Mat> sharedPhotos(const std::string& folder, std::size_t most = 1000)
{
    std::vector<std::filesystem::path> files;
    std::error_code fault;
    for (std::filesystem::directory_iterator entry(sharedVision(folder), fault), end; !fault && entry != end;
         entry.increment(fault)) {
        files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    std::vector<cv::Mat> photos;
    for (std::size_t i = 0; i < std::min(files.size(), most); ++i) {
        photos.push_back(cv::imread(files[i].string(), cv::IMREAD_COLOR));
    }
    return photos;
}

/// The picture moved by this share of its sides; what comes in goes on as the border was.
inline cv::Mat movedBy(const cv::Mat& photo, double right, double down)
{
    const cv::Matx23d shift(1, 0, right * photo.cols, 0, 1, down * photo.rows);
    cv::Mat moved;
    cv::warpAffine(photo, moved, shift, photo.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return moved;
}

} // namespace regrade::tests
