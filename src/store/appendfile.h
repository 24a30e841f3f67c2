#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <sys/types.h>

namespace regrade::store {

/// A file that only grows. Each piece is one write; `sync` puts all of it on the disk.
class AppendFile {
public:
    /// Made when absent; its name is then on the disk, too.
    [[nodiscard]] static Result<AppendFile> open(const std::filesystem::path& file);
    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&& other) noexcept;
    ~AppendFile();

    /// After a piece that was written in part, the file is cut back to where it was.
    [[nodiscard]] Result<void> add(std::string_view bytes);
    [[nodiscard]] Result<void> sync();
    [[nodiscard]] std::int64_t size() const;
    /// Keeps other programs out until it is closed; waits for its turn.
    [[nodiscard]] bool lock();
    /// Shares it with others who share it; waits while another keeps it.
    [[nodiscard]] bool share();
    /// Like lock, but false when anybody else has it.
    [[nodiscard]] bool lockNow();

private:
    AppendFile(std::filesystem::path file, int handle) : m_file(std::move(file)), m_handle(handle) {}
    [[nodiscard]] Error fault(int number) const;

    std::filesystem::path m_file;
    int m_handle = -1;
};

/// A new small file, whole and on the disk or not there at all; one that another program made meanwhile stays.
[[nodiscard]] Result<void> writeOnce(const std::filesystem::path& file, std::string_view text, mode_t mode);
/// Puts a file's content on the disk; used before it is relied on.
[[nodiscard]] Result<void> syncFile(const std::filesystem::path& file);

} // namespace regrade::store
