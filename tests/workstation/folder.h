#pragma once

#include "tests/support/temporaryfolder.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace regrade::workstation {

using tests::TemporaryFolder;

inline void writeText(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace regrade::workstation
