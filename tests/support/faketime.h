#pragma once

#include "base/clock.h"
#include "tests/support/sanitized.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace regrade::tests {

/// Turns the time of day of a program that is started with its surroundings, by libfaketime; the clock that never runs
/// backwards goes on as it is.
class FakeTime {
public:
    /// `file` tells the running program what time it is.
    explicit FakeTime(std::filesystem::path file) : m_file(std::move(file)) {}

    /// False under a sanitizer as well: its own library must be loaded first.
    [[nodiscard]] static bool isInstalled() { return !kSanitized && library().has_value(); }
    /// "+0", "-10y", "-1h", see at(); at once, for the running program as well.
    void turnTo(const std::string& clock) const
    {
        const std::filesystem::path fresh = m_file.string() + ".new";
        std::ofstream(fresh) << clock;
        std::filesystem::rename(fresh, m_file);
    }
    /// The clock that says this moment now.
    [[nodiscard]] static std::string at(Time moment)
    {
        const auto off = std::chrono::duration_cast<std::chrono::seconds>(moment - SystemClock().now());
        return (off.count() < 0 ? "" : "+") + std::to_string(off.count());
    }
    [[nodiscard]] std::vector<std::string> surroundings() const
    {
        return {"LD_PRELOAD=" + library().value_or("").string(), "FAKETIME_TIMESTAMP_FILE=" + m_file.string(),
                "FAKETIME_NO_CACHE=1", "DONT_FAKE_MONOTONIC=1"};
    }

private:
    [[nodiscard]] static std::optional<std::filesystem::path> library()
    {
        for (const char* folder : {"/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"}) {
            const std::filesystem::path file = std::filesystem::path(folder) / "faketime" / "libfaketimeMT.so.1";
            if (std::filesystem::exists(file)) {
                return file;
            }
        }
        return std::nullopt;
    }

    std::filesystem::path m_file;
};

} // namespace regrade::tests
