#pragma once

#include "base/clock.h"
#include "tests/support/temporaryfolder.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <iterator>
#include <mutex>
#include <vector>

namespace regrade::workers {

/// Stands still until it is moved.
class SetClock final : public Clock {
public:
    [[nodiscard]] Time now() const override
    {
        return *parseIso("2026-03-01T08:00:00Z") + std::chrono::milliseconds(m_ns.load() / 1'000'000);
    }
    [[nodiscard]] std::int64_t monotonicNs() const override { return m_ns.load(); }
    void advance(std::chrono::nanoseconds span) { m_ns += span.count(); }

private:
    std::atomic<std::int64_t> m_ns{1};
};

/// Things that a worker's thread tells, and a way to wait for them.
template <class T>
class Told {
public:
    void add(T thing)
    {
        const std::lock_guard lock(m_mutex);
        m_things.push_back(std::move(thing));
        m_changed.notify_all();
    }
    /// Waits until `enough` holds of what was told so far; false after 20 s.
    [[nodiscard]] bool waitFor(const std::function<bool(const std::vector<T>&)>& enough)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(20), [&] { return enough(m_things); });
    }
    [[nodiscard]] bool waitForCount(std::size_t count)
    {
        return waitFor([count](const std::vector<T>& things) { return things.size() >= count; });
    }
    [[nodiscard]] std::vector<T> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_things;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<T> m_things;
};

using tests::TemporaryFolder;

inline std::vector<std::byte> fileBytes(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::vector<char> text{std::istreambuf_iterator<char>(stream), {}};
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

inline void writeFile(const std::filesystem::path& file, const std::vector<std::byte>& bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

} // namespace regrade::workers
