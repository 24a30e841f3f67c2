#pragma once

#include "base/result.h"

#include <nlohmann/json.hpp>
#include <string>

namespace regrade::cli {

struct CodeBenchOptions {
    std::string folder;
    bool rotations = false; ///< every picture also turned by 90, 180 and 270 degrees
    bool everyWay = false;  ///< without the time of a frame as the limit
    bool alone = false;     ///< without the rivals
};

/// How well the reader reads the pictures of a folder and of the folders in it, and what it costs. The text of a
/// picture lies beside it with the ending .txt; a folder without any such file has pictures without codes, in which
/// every read is a false one. Pictures named <scene>-frame<n> are read one after the other, as a camera would give
/// them. Beside it in the same run: the library alone with its own settings, and zbarimg where it is installed.
[[nodiscard]] Result<nlohmann::json> measureCodes(const CodeBenchOptions& options);
[[nodiscard]] std::string codesTable(const nlohmann::json& report);

} // namespace regrade::cli
