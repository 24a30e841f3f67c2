#include "qr/decoder/looks.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <ctime>

namespace regrade::qr {

namespace {

using ZXing::BarcodeFormat;
using ZXing::BarcodeFormats;
using ZXing::Binarizer;

// UPC-E stays off: its reader aborts the process on ordinary photographs.
const BarcodeFormats kLinear = BarcodeFormat::EAN13 | BarcodeFormat::UPCA | BarcodeFormat::Code128;

BarcodeFormats formatsOf(Kind kind)
{
    switch (kind) {
    case Kind::qr: return BarcodeFormat::QRCode;
    case Kind::dataMatrix: return BarcodeFormat::DataMatrix;
    case Kind::linear: return kLinear;
    case Kind::all: return BarcodeFormat::QRCode | BarcodeFormat::DataMatrix | kLinear;
    }
    return BarcodeFormat::QRCode;
}

Binarizer binarizerOf(Threshold threshold)
{
    switch (threshold) {
    case Threshold::local: return Binarizer::LocalAverage;
    case Threshold::fixed: return Binarizer::FixedThreshold;
    case Threshold::histogram: return Binarizer::GlobalHistogram;
    }
    return Binarizer::LocalAverage;
}

std::vector<Sighting> sightingsOf(const cv::Mat& grey, const ZXing::DecodeHints& hints, const cv::Matx33d& toOriginal)
{
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, static_cast<int>(grey.step));
    std::vector<Sighting> sightings;
    for (const auto& found : ZXing::ReadBarcodes(view, hints)) {
        if (!found.isValid()) {
            continue;
        }
        Sighting sighting{found.text(), ZXing::ToString(found.format()), {}};
        std::transform(found.position().begin(), found.position().end(), sighting.corners.begin(),
                       [&](const ZXing::PointI& corner) {
                           const cv::Vec3d place = toOriginal * cv::Vec3d(corner.x, corner.y, 1);
                           return cv::Point(cvRound(place[0] / place[2]), cvRound(place[1] / place[2]));
                       });
        sightings.push_back(std::move(sighting));
    }
    return sightings;
}

} // namespace

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::vector<Sighting> look(const cv::Mat& grey, Kind kind, Threshold threshold, const cv::Matx33d& toOriginal)
{
    ZXing::DecodeHints hints;
    const bool linear = kind == Kind::linear;
    hints.setFormats(formatsOf(kind)).setBinarizer(binarizerOf(threshold)).setTryHarder(true).setTryRotate(linear);
    // More than one linear code at a time trips an assertion of the library.
    hints.setTryDownscale(true).setDownscaleFactor(2).setDownscaleThreshold(200).setMaxNumberOfSymbols(linear ? 1 : 16);
    return sightingsOf(grey, hints, toOriginal);
}

std::vector<Sighting> lookClean(const cv::Mat& grey, const cv::Matx33d& toOriginal)
{
    ZXing::DecodeHints hints;
    hints.setFormats(BarcodeFormat::QRCode).setBinarizer(Binarizer::FixedThreshold).setIsPure(true);
    return sightingsOf(grey, hints, toOriginal);
}

std::vector<Sighting> plainLook(const cv::Mat& grey)
{
    ZXing::DecodeHints hints;
    hints.setFormats(formatsOf(Kind::all));
    return sightingsOf(grey, hints, scaling(1));
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

cv::Mat raised(const cv::Mat& grey, double fine, double coarse, double gain)
{
    cv::Mat detail;
    cv::GaussianBlur(grey, detail, {}, fine);
    cv::Mat ground;
    const int width = 2 * cvRound(coarse * 1.7) + 1; // a box as wide as that bell
    cv::blur(grey, ground, {width, width});
    cv::Mat result;
    cv::addWeighted(detail, gain, ground, -gain, 128, result);
    return result;
}

cv::Mat locallyThresholded(const cv::Mat& grey, int block, double below)
{
    cv::Mat result;
    cv::adaptiveThreshold(grey, result, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY, block | 1, below);
    return result;
}

cv::Matx33d scaling(double factor) { return {factor, 0, 0, 0, factor, 0, 0, 0, 1}; }

} // namespace regrade::qr
