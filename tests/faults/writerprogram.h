#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace regrade::faults {

/// The writer in a process of its own; what it acknowledges is read from its pipe.
class Writer {
public:
    /// `surroundings` = further variables of its environment, "NAME=value".
    Writer(const std::filesystem::path& folder, const std::string& station, const std::string& prefix, int units = 0,
           const std::vector<std::string>& surroundings = {});
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Listens until it has said its first line, which is no acknowledgement.
    void listenForBeginning();
    /// Listens until the moment has come; true when the writer ended by itself before.
    [[nodiscard]] bool listenUntil(std::chrono::steady_clock::time_point moment);
    /// Listens until it has said so many whole lines more; false when it ended before.
    [[nodiscard]] bool listenForMore(std::size_t lines);
    /// kill -9, then what it had still said. The lines that are whole.
    [[nodiscard]] std::vector<std::string> kill();
    /// Everything it said until it ended by itself, and how it ended.
    [[nodiscard]] std::pair<std::vector<std::string>, int> finish();

private:
    [[nodiscard]] std::vector<std::string> lines() const;
    bool take();

    pid_t m_child = -1;
    int m_pipe = -1;
    std::string m_said;
};

} // namespace regrade::faults
