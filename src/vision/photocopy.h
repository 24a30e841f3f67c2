#pragma once

#include "base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace regrade::vision {

/// A photo as it may leave the house.
struct PhotoCopy {
    std::vector<std::byte> bytes;
    std::string extension; ///< "jpg" or "png"
};

/// The same bytes where they hold a picture and nothing else; else the picture written anew, without the place, the
/// camera's number or whatever else was written beside it.
[[nodiscard]] Result<PhotoCopy> cleanCopy(std::span<const std::byte> photo);
/// A JPEG whose longer side has at most so many pixels.
[[nodiscard]] Result<std::vector<std::byte>> smallCopy(std::span<const std::byte> photo, int longest);

} // namespace regrade::vision
