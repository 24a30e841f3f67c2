#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace regrade::vision {

/// What a picture file says of itself before any pixel is decoded. A side is 0 where the file ends before telling it.
struct PhotoHeader {
    std::string_view format;
    std::int64_t width = 0;
    std::int64_t height = 0;
    bool whole = false; ///< the end that the format promises is there
    int passes = 1;     ///< how often a decoder goes over all pixels: the scans of a JPEG
};

/// Walks the blocks of a JPEG, PNG, WebP, BMP or TIFF file; nothing for any other file. Decoders fill a cut-off file
/// with grey instead of complaining, so the end is looked for here.
[[nodiscard]] std::optional<PhotoHeader> readPhotoHeader(std::span<const std::byte> bytes);

} // namespace regrade::vision
