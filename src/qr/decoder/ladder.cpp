#include "qr/decoder/ladder.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace regrade::qr {

namespace {

using ZXing::BarcodeFormat;
using ZXing::BarcodeFormats;
using ZXing::Binarizer;

const BarcodeFormats kMatrix = BarcodeFormat::QRCode | BarcodeFormat::DataMatrix;
// UPC-E stays off: its reader aborts the process on ordinary photographs.
const BarcodeFormats kLinear = BarcodeFormat::EAN13 | BarcodeFormat::UPCA | BarcodeFormat::Code128;

constexpr int kWorkingSide = 1920;

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

cv::Mat scaled(const cv::Mat& grey, double factor)
{
    cv::Mat result;
    cv::resize(grey, result, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return result;
}

cv::Mat sharpened(const cv::Mat& grey, double sigma, double amount)
{
    cv::Mat soft;
    cv::GaussianBlur(grey, soft, {}, sigma);
    cv::Mat result;
    cv::addWeighted(grey, 1 + amount, soft, -amount, 0, result);
    return result;
}

cv::Mat locallyThresholded(const cv::Mat& grey)
{
    cv::Mat result;
    cv::adaptiveThreshold(grey, result, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY, 51, 5);
    return result;
}

struct Look {
    BarcodeFormats formats;
    Binarizer binarizer = Binarizer::LocalAverage;
};

std::vector<Sighting> look(const cv::Mat& grey, const Look& way, double toOriginal)
{
    ZXing::DecodeHints hints;
    const bool linear = way.formats == kLinear;
    hints.setFormats(way.formats).setBinarizer(way.binarizer).setTryHarder(true).setTryRotate(linear);
    // More than one linear code at a time trips an assertion of the library.
    hints.setTryDownscale(true).setDownscaleFactor(2).setDownscaleThreshold(200).setMaxNumberOfSymbols(linear ? 1 : 16);
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, static_cast<int>(grey.step));
    std::vector<Sighting> sightings;
    for (const auto& found : ZXing::ReadBarcodes(view, hints)) {
        if (!found.isValid()) {
            continue;
        }
        Sighting sighting{found.text(), ZXing::ToString(found.format()), {}};
        std::transform(found.position().begin(), found.position().end(), sighting.corners.begin(),
                       [&](const ZXing::PointI& corner) {
                           return cv::Point(cvRound(corner.x * toOriginal), cvRound(corner.y * toOriginal));
                       });
        sightings.push_back(std::move(sighting));
    }
    return sightings;
}

bool isSmall(const cv::Mat& grey) { return grey.total() < 640 * 640; }

/// The ways of looking, the largest gain for its time first, as measured on photographs.
std::vector<Sighting> attempt(int step, const cv::Mat& original, const cv::Mat& working, double toOriginal)
{
    switch (step) {
    case 0: return look(working, {kMatrix}, toOriginal);
    case 1: return look(working, {kMatrix, Binarizer::FixedThreshold}, toOriginal);
    case 2: return look(working, {kLinear}, toOriginal);
    case 3: return look(sharpened(working, 4, 4), {kMatrix}, toOriginal);
    case 4: return look(scaled(working, 1.0 / 3), {kMatrix}, toOriginal * 3);
    case 5: return look(locallyThresholded(working), {kMatrix}, toOriginal);
    case 6: return look(cv::Mat(~working), {kMatrix}, toOriginal);
    case 7: return look(working, {kMatrix, Binarizer::GlobalHistogram}, toOriginal);
    case 8: return look(sharpened(working, 2, 2), {kLinear}, toOriginal);
    case 9: return isSmall(working) ? look(scaled(working, 2), {kMatrix}, toOriginal / 2) : std::vector<Sighting>{};
    case 10: return original.size() == working.size() ? std::vector<Sighting>{} : look(original, {kMatrix}, 1);
    default: return {};
    }
}

constexpr int kSteps = 11;

} // namespace

std::vector<Sighting> climb(const cv::Mat& grey, std::chrono::milliseconds budget)
{
    const double start = cpuMs();
    const int longSide = std::max(grey.cols, grey.rows);
    const bool large = longSide > kWorkingSide;
    const cv::Mat working = large ? scaled(grey, static_cast<double>(kWorkingSide) / longSide) : grey;
    const double toOriginal = static_cast<double>(grey.cols) / working.cols;
    for (int step = 0; step < kSteps; ++step) {
        if (step > 0 && cpuMs() - start >= static_cast<double>(budget.count())) {
            break;
        }
        auto sightings = attempt(step, grey, working, toOriginal);
        if (!sightings.empty()) {
            return sightings;
        }
    }
    return {};
}

} // namespace regrade::qr
