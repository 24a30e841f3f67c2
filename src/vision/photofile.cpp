#include "vision/photofile.h"

#include "vision/media.h"
#include "vision/photoheader.h"

#include <opencv2/imgcodecs.hpp>

namespace regrade::vision {
namespace {

constexpr int kSmallestSide = 64;
constexpr int kLargestSide = 12'000;
/// Some 150 MB when decoded, and as much again while a progressive JPEG is read.
constexpr std::int64_t kMostMegapixels = 50;
/// A decoder goes over all pixels once for each scan of a JPEG; programs write up to about ten.
constexpr std::int64_t kMostWork = 200'000'000;

Result<void> checkHeader(std::span<const std::byte> bytes)
{
    if (bytes.empty()) {
        return refused("The photo file is empty. Take or choose the photo again.");
    }
    const std::optional<PhotoHeader> header = readPhotoHeader(bytes);
    if (!header) {
        return refused("The file is no JPEG, PNG, WebP, BMP or TIFF photo. Choose a photo.");
    }
    const bool sized = header->width > 0 && header->height > 0;
    if (sized && (header->width < kSmallestSide || header->height < kSmallestSide)) {
        return refused("The photo is too small: {} x {} pixels. Each side needs at least {}.",
                       {std::to_string(header->width), std::to_string(header->height), std::to_string(kSmallestSide)});
    }
    if (header->width > kLargestSide || header->height > kLargestSide) {
        return refused("The photo is too large: {} x {} pixels. Each side may have at most {}.",
                       {std::to_string(header->width), std::to_string(header->height), std::to_string(kLargestSide)});
    }
    if (header->width * header->height > kMostMegapixels * 1'000'000) {
        return refused("The photo has {} million pixels. It may have at most {}.",
                       {std::to_string(header->width * header->height / 1'000'000), std::to_string(kMostMegapixels)});
    }
    if (header->width * header->height * header->passes > kMostWork) {
        return refused("The photo has {} million pixels in {} layers, which take too long to read. Save it again as a "
                       "plain JPEG.",
                       {std::to_string(header->width * header->height / 1'000'000), std::to_string(header->passes)});
    }
    if (!header->whole || !sized) {
        return refused("The photo file is cut off: a {} file of {} bytes without its end. Copy it again.",
                       {std::string(header->format), std::to_string(bytes.size())});
    }
    return {};
}

Error undecodable(std::string detail)
{
    return refused("The photo file is damaged and cannot be read. Take or choose the photo again.", {},
                   std::move(detail));
}

} // namespace

Result<cv::Mat> decodePhoto(std::span<const std::byte> bytes)
{
    if (const Result<void> header = checkHeader(bytes); !header) {
        return header.error();
    }
    const auto codecs = media();
    if (!codecs) {
        return codecs.error();
    }
    try {
        const cv::Mat raw(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
        cv::Mat photo = (*codecs)->decode(raw, cv::IMREAD_COLOR);
        if (photo.empty() || photo.type() != CV_8UC3) {
            return undecodable("no picture came of it");
        }
        return photo;
    } catch (const cv::Exception& fault) {
        return undecodable(fault.what());
    }
}

namespace {

Result<std::vector<std::byte>> encode(const cv::Mat& image, const char* extension, const std::vector<int>& settings)
{
    if (image.empty()) {
        return invalid("There is no picture to store.");
    }
    const auto codecs = media();
    if (!codecs) {
        return codecs.error();
    }
    try {
        std::vector<uchar> coded;
        if (!(*codecs)->encode(extension, image, coded, settings)) {
            return invalid("The picture could not be stored.");
        }
        const auto* first = reinterpret_cast<const std::byte*>(coded.data());
        return std::vector<std::byte>(first, first + coded.size());
    } catch (const cv::Exception& fault) {
        return invalid("The picture could not be stored.", {}, fault.what());
    }
}

} // namespace

Result<std::vector<std::byte>> encodeJpeg(const cv::Mat& image, int quality)
{
    return encode(image, ".jpg", {cv::IMWRITE_JPEG_QUALITY, quality});
}

Result<std::vector<std::byte>> encodePng(const cv::Mat& image) { return encode(image, ".png", {}); }

} // namespace regrade::vision
