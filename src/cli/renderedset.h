#pragma once

#include "base/result.h"
#include "domain/inspection.h"

#include <filesystem>
#include <string>
#include <vector>

namespace regrade::cli {

/// One photo of a rendered set (resources/household) with its true damage; none on a good unit.
struct RenderedPhoto {
    std::filesystem::path file; ///< below the product's folder
    double mmPerPixel = 0.0;
    std::vector<domain::Defect> defects;
    std::filesystem::path mask; ///< below the product's folder, 255 where damage is seen; empty for a good unit

    [[nodiscard]] bool isTaught() const { return file.begin()->string() == "train"; }
};

struct RenderedProduct {
    std::string name;
    std::filesystem::path folder;
    std::vector<RenderedPhoto> photos;
};

/// All products below `folder` that have a truth.json, by name.
[[nodiscard]] Result<std::vector<RenderedProduct>> readRenderedSet(const std::filesystem::path& folder);

} // namespace regrade::cli
