#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace regrade::cli {

enum class PeriodKind { month, quarter, week };

/// A month, quarter or ISO week, counted from some first one, so that neighbours differ by one.
struct Period {
    PeriodKind kind = PeriodKind::month;
    int index = 0;
};

/// "2026-03", "2026-Q2", "2026-W07"; years 1900 to 2199. Everything else is invalid.
[[nodiscard]] Result<Period> periodFrom(std::string_view text);
[[nodiscard]] std::string toText(const Period& period);
/// Periods of a year: 12, 4 and 52. Some years have a 53rd week; the season then slips by one.
[[nodiscard]] int seasonOf(PeriodKind kind);
/// Where in the year it lies, from 0; of a week its distance from some first one, modulo the season.
[[nodiscard]] int placeOf(const Period& period, int season);

} // namespace regrade::cli
