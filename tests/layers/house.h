#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace regrade::layers {

/// One place where the sources leave the plan of the house; `file` is relative to the tree.
struct Finding {
    std::string file;
    int line = 0;
    std::string sentence;

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// "src/qr/tag.h:4: sentence", the form that editors jump to.
[[nodiscard]] std::string asText(const Finding& finding);

/// Reads src/, ui/ and tests/ below `tree` and holds them to the floor table, to the owners of foreign libraries and to
/// the rules of naming and size. Sorted by file and line.
[[nodiscard]] std::vector<Finding> findingsIn(const std::filesystem::path& tree);

} // namespace regrade::layers
