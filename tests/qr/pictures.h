#pragma once

#include "qr/writer.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace regrade::qr {

/// The code as black squares on white with its quiet zone.
inline cv::Mat drawn(const Modules& modules, int pixelsPerModule)
{
    constexpr int kQuiet = 4;
    cv::Mat small((modules.size + 2 * kQuiet), (modules.size + 2 * kQuiet), CV_8UC1, cv::Scalar(255));
    for (int row = 0; row < modules.size; ++row) {
        for (int column = 0; column < modules.size; ++column) {
            small.at<unsigned char>(row + kQuiet, column + kQuiet) = modules.isDark(column, row) ? 0 : 255;
        }
    }
    cv::Mat large;
    cv::resize(small, large, {}, pixelsPerModule, pixelsPerModule, cv::INTER_NEAREST);
    return large;
}

/// An article number as bars, with white around.
inline cv::Mat ean13(const std::string& digits)
{
    static const std::array<const char*, 10> kLeft{"0001101", "0011001", "0010011", "0111101", "0100011",
                                                   "0110001", "0101111", "0111011", "0110111", "0001011"};
    static const std::array<const char*, 10> kParity{"LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG",
                                                     "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"};
    const auto at = [&](std::size_t index) { return static_cast<std::size_t>(digits[index] - '0'); };
    std::string bars = "101";
    for (std::size_t i = 1; i <= 6; ++i) {
        std::string sign = kLeft[at(i)];
        if (kParity[at(0)][i - 1] == 'G') { // turned about and inverted
            std::reverse(sign.begin(), sign.end());
            std::transform(sign.begin(), sign.end(), sign.begin(), [](char bar) { return bar == '0' ? '1' : '0'; });
        }
        bars += sign;
    }
    bars += "01010";
    for (std::size_t i = 7; i <= 12; ++i) {
        std::string sign = kLeft[at(i)];
        std::transform(sign.begin(), sign.end(), sign.begin(), [](char bar) { return bar == '0' ? '1' : '0'; });
        bars += sign;
    }
    bars += "101";
    constexpr int kWide = 3;
    cv::Mat picture(160, (static_cast<int>(bars.size()) + 24) * kWide, CV_8UC1, cv::Scalar(255));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (bars[i] == '1') {
            picture(cv::Rect((static_cast<int>(i) + 12) * kWide, 20, kWide, 120)).setTo(0);
        }
    }
    return picture;
}

/// The picture turned about its centre on a large grey table.
inline cv::Mat turned(const cv::Mat& code, double degrees)
{
    const int side = code.cols * 2;
    cv::Mat turn = cv::getRotationMatrix2D(cv::Point2d(code.cols, code.rows) / 2, degrees, 1);
    turn.at<double>(0, 2) += side / 2.0 - code.cols / 2.0;
    turn.at<double>(1, 2) += side / 2.0 - code.rows / 2.0;
    cv::Mat table;
    cv::warpAffine(code, table, turn, {side, side}, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(190));
    return table;
}

/// The folder of photographs for measurements, or an empty path where it is absent.
inline std::filesystem::path photographs()
{
    const char* shared = std::getenv("REGRADE_SHARED");
    const auto folder = (shared != nullptr ? std::filesystem::path(shared)
                                           : std::filesystem::path(REGRADE_SOURCE_DIR) / ".." / "shared") /
                        "data" / "qr";
    return std::filesystem::is_directory(folder) ? folder : std::filesystem::path();
}

struct Photograph {
    std::filesystem::path file;
    std::string text; ///< what the code says
    cv::Mat picture;
};

/// Every `stride`-th readable photograph of a set.
inline std::vector<Photograph> photographsOf(const std::filesystem::path& set, int stride)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(set)) {
        const auto kind = entry.path().extension();
        if (kind == ".png" || kind == ".webp" || kind == ".jpg") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<Photograph> all;
    for (std::size_t i = 0; i < files.size(); i += static_cast<std::size_t>(stride)) {
        Photograph photograph{files[i], {}, cv::imread(files[i].string(), cv::IMREAD_GRAYSCALE)};
        if (photograph.picture.empty()) {
            continue;
        }
        std::ifstream truth(std::filesystem::path(files[i]).replace_extension(".txt"));
        photograph.text.assign(std::istreambuf_iterator<char>(truth), {});
        all.push_back(std::move(photograph));
    }
    return all;
}

} // namespace regrade::qr
