#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace regrade::faults {

/// What a program did to a file of SQLite, in order; `mark` is what the test notes itself.
struct DiskStep {
    enum class Kind { write, truncate, sync, remove, mark };
    Kind kind = Kind::mark;
    std::string file;
    std::int64_t offset = 0; ///< of a write; the size of a truncation; the number of a mark
    std::string bytes;
};

/// A fault that SQLite is told of instead of the disk's answer.
struct DiskFault {
    int atStep = 0; ///< counted from 1 over every call to the disk
    bool lasting = false;
    bool full = false; ///< no room, instead of an I/O error
};

/// Stands between SQLite and the disk while it lives: writes down every step, or answers with a fault.
/// One at a time; it becomes SQLite's usual way to files.
class FaultDisk {
public:
    FaultDisk();
    ~FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;

    void record();
    void fail(const DiskFault& fault);
    void beQuiet();
    void mark(std::int64_t number);

    [[nodiscard]] const std::vector<DiskStep>& steps() const;
    /// Calls since the last `record` or `fail`.
    [[nodiscard]] int calls() const;
    /// Whether the fault came about.
    [[nodiscard]] bool hasFailed() const;
};

/// The contents of the files that a power cut leaves after the first `steps` steps: what was synced is there, and of
/// the rest each 512-byte sector is there or not.
using DiskImage = std::map<std::string, std::string>;
[[nodiscard]] DiskImage imageAfter(const DiskImage& before, const std::vector<DiskStep>& steps, std::size_t count,
                                   std::mt19937& random);
/// The last mark among the first `count` steps; 0 when there is none.
[[nodiscard]] std::int64_t markAfter(const std::vector<DiskStep>& steps, std::size_t count);

} // namespace regrade::faults
