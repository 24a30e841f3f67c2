#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace regrade {

/// UTC, to the millisecond. Written as ISO 8601: 2026-03-01T08:15:30.250Z.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] std::string toIso(Time time);
/// The day of it in UTC: 2026-03-01.
[[nodiscard]] std::string isoDay(Time time);
/// Reads `YYYY-MM-DD` and `YYYY-MM-DDTHH:MM:SS[.mmm]Z`; everything else is invalid.
[[nodiscard]] Result<Time> parseIso(std::string_view text);
/// Whether it is a day, `YYYY-MM-DD`, and nothing more.
[[nodiscard]] bool isIsoDay(std::string_view text);

/// Where "now" comes from. The system's clock in the product, a set one in tests.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Time now() const = 0;
    /// Nanoseconds that never run backwards while the machine is up; for durations and order, not for dates.
    [[nodiscard]] virtual std::int64_t monotonicNs() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Time now() const override;
    [[nodiscard]] std::int64_t monotonicNs() const override;
};

} // namespace regrade
