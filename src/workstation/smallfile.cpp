#include "workstation/smallfile.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace regrade::workstation {

namespace {

bool writeAndFlush(int file, const std::string& text)
{
    std::size_t written = 0;
    while (written < text.size()) {
        const auto more = ::write(file, text.data() + written, text.size() - written);
        if (more <= 0) {
            return false;
        }
        written += static_cast<std::size_t>(more);
    }
    return ::fsync(file) == 0;
}

} // namespace

Result<std::optional<std::string>> readSmallFile(const std::filesystem::path& file)
{
    std::error_code problem;
    if (!std::filesystem::exists(file, problem)) {
        return std::optional<std::string>{};
    }
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in.good() && !in.eof()) {
        return storageError("The file {} cannot be read.", {file.string()});
    }
    return std::optional<std::string>{std::move(text)};
}

Result<void> writeSmallFile(const std::filesystem::path& file, const std::string& text)
{
    auto beside = file;
    beside += ".new";
    const int handle = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    const bool kept = handle >= 0 && writeAndFlush(handle, text);
    const bool closed = handle >= 0 && ::close(handle) == 0;
    if (!kept || !closed || ::rename(beside.c_str(), file.c_str()) != 0) {
        return storageError("The file {} cannot be written. What it held before is unchanged.", {file.string()},
                            std::strerror(errno));
    }
    return {};
}

} // namespace regrade::workstation
