#include "vision/photocopy.h"

#include "vision/photofile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace regrade::vision {

namespace {

constexpr int kCopyQuality = 95;
constexpr int kSmallQuality = 80;

int byteAt(std::span<const std::byte> bytes, std::size_t at) { return std::to_integer<int>(bytes[at]); }

/// A JPEG whose segments before its picture are tables, JFIF's or Adobe's colour mark, and that ends with its picture.
bool isBareJpeg(std::span<const std::byte> bytes)
{
    constexpr int kMark = 0xFF;
    constexpr int kStartOfScan = 0xDA;
    const std::size_t size = bytes.size();
    if (size < 4 || byteAt(bytes, 0) != kMark || byteAt(bytes, 1) != 0xD8 || byteAt(bytes, size - 2) != kMark ||
        byteAt(bytes, size - 1) != 0xD9) {
        return false;
    }
    for (std::size_t at = 2; at + 4 <= size;) {
        const int kind = byteAt(bytes, at + 1);
        if (byteAt(bytes, at) != kMark || kind == 0xFE || (kind > 0xE0 && kind <= 0xEF && kind != 0xEE)) {
            return false;
        }
        if (kind == kStartOfScan) {
            return true;
        }
        at += 2 + static_cast<std::size_t>(byteAt(bytes, at + 2) * 256 + byteAt(bytes, at + 3));
    }
    return false;
}

bool isJpeg(std::span<const std::byte> bytes)
{
    return bytes.size() > 2 && byteAt(bytes, 0) == 0xFF && byteAt(bytes, 1) == 0xD8;
}

} // namespace

Result<PhotoCopy> cleanCopy(std::span<const std::byte> photo)
{
    if (isBareJpeg(photo)) {
        return PhotoCopy{{photo.begin(), photo.end()}, "jpg"};
    }
    const auto picture = decodePhoto(photo);
    if (!picture) {
        return picture.error();
    }
    auto bytes = isJpeg(photo) ? encodeJpeg(*picture, kCopyQuality) : encodePng(*picture);
    return bytes ? Result(PhotoCopy{std::move(*bytes), isJpeg(photo) ? "jpg" : "png"}) : bytes.error();
}

Result<std::vector<std::byte>> smallCopy(std::span<const std::byte> photo, int longest)
{
    auto picture = decodePhoto(photo);
    if (!picture) {
        return picture.error();
    }
    const double scale = static_cast<double>(longest) / std::max(picture->cols, picture->rows);
    if (scale < 1) {
        cv::Mat small;
        cv::resize(*picture, small, {}, scale, scale, cv::INTER_AREA);
        *picture = small;
    }
    return encodeJpeg(*picture, kSmallQuality);
}

} // namespace regrade::vision
