#include "vision/photoheader.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace regrade::vision {
namespace {

using Bytes = std::span<const std::byte>;

/// Reads past the end give 0, so that a walk over a cut-off file ends by its own bounds check.
unsigned byteAt(Bytes bytes, std::size_t at) { return at < bytes.size() ? std::to_integer<unsigned>(bytes[at]) : 0U; }

std::uint64_t number(Bytes bytes, std::size_t at, int size, bool bigEndian)
{
    std::uint64_t value = 0;
    for (int i = 0; i < size; ++i) {
        const int place = bigEndian ? i : size - 1 - i;
        value = value << 8U | byteAt(bytes, at + static_cast<std::size_t>(place));
    }
    return value;
}

std::uint64_t big(Bytes bytes, std::size_t at, int size) { return number(bytes, at, size, true); }
std::uint64_t little(Bytes bytes, std::size_t at, int size) { return number(bytes, at, size, false); }

bool says(Bytes bytes, std::size_t at, std::string_view text)
{
    return at + text.size() <= bytes.size() && std::memcmp(bytes.data() + at, text.data(), text.size()) == 0;
}

PhotoHeader readPng(Bytes bytes)
{
    PhotoHeader header{.format = "PNG"};
    header.width = static_cast<std::int64_t>(big(bytes, 16, 4));
    header.height = static_cast<std::int64_t>(big(bytes, 20, 4));
    std::size_t at = 8;
    while (at + 12 <= bytes.size()) {
        const std::size_t end = at + 12 + big(bytes, at, 4);
        if (end > bytes.size()) {
            break;
        }
        if (says(bytes, at + 4, "IEND")) {
            header.whole = true;
            break;
        }
        at = end;
    }
    return header;
}

bool isFrameStart(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Where the coded pixels of a scan end: at the next marker that is neither a stuffed zero nor a restart.
std::size_t endOfScan(Bytes bytes, std::size_t at)
{
    while (at + 1 < bytes.size()) {
        const unsigned next = byteAt(bytes, at + 1);
        if (byteAt(bytes, at) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
            return at;
        }
        ++at;
    }
    return bytes.size();
}

PhotoHeader readJpeg(Bytes bytes)
{
    PhotoHeader header{.format = "JPEG"};
    int scans = 0;
    std::size_t at = 2;
    while (at + 1 < bytes.size()) {
        const unsigned marker = byteAt(bytes, at + 1);
        if (byteAt(bytes, at) != 0xFF || marker == 0xFF) {
            ++at;
            continue;
        }
        if (marker == 0xD9) {
            header.whole = scans > 0;
            break;
        }
        const std::size_t length = big(bytes, at + 2, 2);
        if (isFrameStart(marker) && at + 9 <= bytes.size()) {
            // A decoder goes by the first frame; a second, smaller one behind it must not hide its size.
            header.height = std::max(header.height, static_cast<std::int64_t>(big(bytes, at + 5, 2)));
            header.width = std::max(header.width, static_cast<std::int64_t>(big(bytes, at + 7, 2)));
        }
        at += 2 + std::max<std::size_t>(length, 2);
        if (marker == 0xDA) {
            ++scans;
            at = endOfScan(bytes, at);
        }
    }
    header.passes = std::max(scans, 1);
    return header;
}

PhotoHeader readWebp(Bytes bytes)
{
    PhotoHeader header{.format = "WebP"};
    if (says(bytes, 12, "VP8X") && bytes.size() >= 30) {
        header.width = static_cast<std::int64_t>(little(bytes, 24, 3)) + 1;
        header.height = static_cast<std::int64_t>(little(bytes, 27, 3)) + 1;
    } else if (says(bytes, 12, "VP8L") && bytes.size() >= 25) {
        const std::uint64_t packed = little(bytes, 21, 4);
        header.width = static_cast<std::int64_t>(packed & 0x3FFFU) + 1;
        header.height = static_cast<std::int64_t>(packed >> 14U & 0x3FFFU) + 1;
    } else if (says(bytes, 12, "VP8 ") && bytes.size() >= 30) {
        header.width = static_cast<std::int64_t>(little(bytes, 26, 2) & 0x3FFFU);
        header.height = static_cast<std::int64_t>(little(bytes, 28, 2) & 0x3FFFU);
    }
    header.whole = little(bytes, 4, 4) + 8 <= bytes.size();
    return header;
}

PhotoHeader readBmp(Bytes bytes)
{
    PhotoHeader header{.format = "BMP"};
    const std::uint64_t pixelsAt = little(bytes, 10, 4);
    const bool old = little(bytes, 14, 4) == 12;
    header.width = static_cast<std::int64_t>(little(bytes, 18, old ? 2 : 4));
    const auto tall = static_cast<std::int32_t>(little(bytes, old ? 20 : 22, old ? 2 : 4));
    header.height = std::abs(static_cast<std::int64_t>(tall));
    const std::uint64_t bits = little(bytes, old ? 24 : 28, 2);
    const std::uint64_t packing = old ? 0 : little(bytes, 30, 4);
    const bool packed = packing != 0 && packing != 3;
    const std::uint64_t row = (static_cast<std::uint64_t>(header.width) * bits + 31) / 32 * 4;
    const std::uint64_t size = packed ? little(bytes, 34, 4) : row * static_cast<std::uint64_t>(header.height);
    header.whole = bytes.size() >= 26 && pixelsAt + size <= bytes.size();
    return header;
}

/// One tag of a TIFF directory whose values are SHORT or LONG numbers.
struct TiffTag {
    Bytes bytes;
    bool bigEndian = false;
    std::size_t at = 0;

    /// SHORT or LONG: of any other kind the value may stand elsewhere.
    [[nodiscard]] bool isNumber() const
    {
        const std::uint64_t kind = number(bytes, at + 2, 2, bigEndian);
        return kind == 3 || kind == 4;
    }
    [[nodiscard]] int size() const { return number(bytes, at + 2, 2, bigEndian) == 3 ? 2 : 4; }
    [[nodiscard]] std::size_t count() const { return number(bytes, at + 4, 4, bigEndian); }
    [[nodiscard]] std::uint64_t value(std::size_t i) const
    {
        const auto width = static_cast<std::size_t>(size());
        const bool here = count() * width <= 4;
        const std::size_t start = here ? at + 8 : number(bytes, at + 8, 4, bigEndian);
        return number(bytes, start + i * width, size(), bigEndian);
    }
};

bool reachInside(Bytes bytes, const TiffTag& starts, const TiffTag& sizes)
{
    if (starts.count() == 0 || starts.count() != sizes.count() || starts.count() > bytes.size()) {
        return false;
    }
    for (std::size_t i = 0; i < starts.count(); ++i) {
        if (starts.value(i) == 0 || starts.value(i) + sizes.value(i) > bytes.size()) {
            return false;
        }
    }
    return true;
}

PhotoHeader readTiff(Bytes bytes)
{
    PhotoHeader header{.format = "TIFF"};
    const bool bigEndian = says(bytes, 0, "MM");
    const std::size_t directory = number(bytes, 4, 4, bigEndian);
    const std::size_t tags = number(bytes, directory, 2, bigEndian);
    std::optional<TiffTag> starts;
    std::optional<TiffTag> sizes;
    for (std::size_t i = 0; i < tags && directory + 14 + 12 * i <= bytes.size(); ++i) {
        const TiffTag tag{bytes, bigEndian, directory + 2 + 12 * i};
        const std::uint64_t code = number(bytes, tag.at, 2, bigEndian);
        const bool side = code == 256 || code == 257 || code == 322 || code == 323; // of the picture, of a tile
        if (side && !tag.isNumber()) {
            return {.format = "TIFF"};
        }
        switch (code) {
        case 256:
        case 322: header.width = std::max(header.width, static_cast<std::int64_t>(tag.value(0))); break;
        case 257:
        case 323: header.height = std::max(header.height, static_cast<std::int64_t>(tag.value(0))); break;
        case 273:
        case 324: starts = tag; break;
        case 279:
        case 325: sizes = tag; break;
        default: break;
        }
    }
    header.whole = starts && sizes && reachInside(bytes, *starts, *sizes);
    return header;
}

} // namespace

std::optional<PhotoHeader> readPhotoHeader(Bytes bytes)
{
    using namespace std::string_view_literals;
    if (says(bytes, 0, "\x89PNG\r\n\x1A\n")) {
        return readPng(bytes);
    }
    if (says(bytes, 0, "\xFF\xD8")) {
        return readJpeg(bytes);
    }
    if (says(bytes, 0, "RIFF") && says(bytes, 8, "WEBP")) {
        return readWebp(bytes);
    }
    if (says(bytes, 0, "BM") && bytes.size() >= 18) {
        return readBmp(bytes);
    }
    if (says(bytes, 0, "II*\0"sv) || says(bytes, 0, "MM\0*"sv)) {
        return readTiff(bytes);
    }
    return std::nullopt;
}

} // namespace regrade::vision
