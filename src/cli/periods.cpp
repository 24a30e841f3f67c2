#include "cli/periods.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace regrade::cli {

namespace {

using WeekDays = std::chrono::days;
using std::chrono::sys_days;

/// Thursday of the year's first ISO week lies in the year's first seven days; the week begins three days before.
sys_days firstMonday(int year)
{
    const sys_days fourth = sys_days{std::chrono::year{year} / std::chrono::January / 4};
    return fourth - WeekDays{std::chrono::weekday{fourth}.iso_encoding() - 1};
}

int weekIndex(sys_days monday) { return static_cast<int>((monday.time_since_epoch().count() + 3) / 7); }

int numberIn(std::string_view text)
{
    int number = -1;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() ? number : -1;
}

std::string twoDigits(const char* pattern, int year, int number)
{
    char text[32];
    std::snprintf(text, sizeof text, pattern, year, number);
    return text;
}

} // namespace

Result<Period> periodFrom(std::string_view text)
{
    const Error odd = invalid("\"{}\" is no period such as 2026-03, 2026-Q2 or 2026-W07.", {std::string(text)});
    const bool shaped = (text.size() == 7 || text.size() == 8) && text[4] == '-';
    const int year = shaped ? numberIn(text.substr(0, 4)) : -1;
    if (year < 1900 || year > 2199) {
        return odd;
    }
    const bool lettered = text[5] == 'Q' || text[5] == 'W';
    const std::string_view digits = text.substr(lettered ? 6 : 5);
    const int number = digits.size() == (text[5] == 'Q' ? 1 : 2) ? numberIn(digits) : -1;
    if (text[5] == 'Q') {
        return number >= 1 && number <= 4 ? Result(Period{PeriodKind::quarter, year * 4 + number - 1}) : odd;
    }
    if (text[5] == 'W') {
        const sys_days monday = firstMonday(year) + WeekDays{7 * (number - 1)};
        return number >= 1 && monday < firstMonday(year + 1) ? Result(Period{PeriodKind::week, weekIndex(monday)})
                                                             : odd;
    }
    return number >= 1 && number <= 12 ? Result(Period{PeriodKind::month, year * 12 + number - 1}) : odd;
}

std::string toText(const Period& period)
{
    if (period.kind == PeriodKind::month) {
        return twoDigits("%04d-%02d", period.index / 12, period.index % 12 + 1);
    }
    if (period.kind == PeriodKind::quarter) {
        return twoDigits("%04d-Q%d", period.index / 4, period.index % 4 + 1);
    }
    const sys_days monday{WeekDays{7 * period.index - 3}};
    const int year = static_cast<int>(std::chrono::year_month_day{monday + WeekDays{3}}.year());
    return twoDigits("%04d-W%02d", year, static_cast<int>((monday - firstMonday(year)).count() / 7) + 1);
}

int seasonOf(PeriodKind kind) { return kind == PeriodKind::month ? 12 : kind == PeriodKind::quarter ? 4 : 52; }

int placeOf(const Period& period, int season) { return (period.index % season + season) % season; }

} // namespace regrade::cli
