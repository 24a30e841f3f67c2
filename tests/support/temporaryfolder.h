#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace regrade::tests {

/// A folder of its own for each test, gone afterwards. In memory where the machine offers that: real files, but no
/// waiting for a disk; `disk` for what needs room.
class TemporaryFolder {
public:
    enum class Where { memory, disk };

    explicit TemporaryFolder(Where where = Where::memory)
    {
        const std::filesystem::path memory = "/dev/shm";
        const bool inMemory = where == Where::memory && std::filesystem::is_directory(memory);
        std::string pattern =
            ((inMemory ? memory : std::filesystem::temp_directory_path()) / "regrade-test-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        m_path = pattern;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

} // namespace regrade::tests
