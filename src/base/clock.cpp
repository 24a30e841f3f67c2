#include "base/clock.h"

namespace regrade {

namespace {

constexpr std::string_view kIsoShape = "YYYY-MM-DDThh:mm:ss.mmmZ";
constexpr std::size_t kDayLetters = std::string_view("YYYY-MM-DD").size();

/// With leading zeros. By hand, since whole logs are written and read at once.
void put(std::string& text, std::size_t at, std::size_t letters, int number)
{
    for (std::size_t letter = at + letters; letter-- > at; number /= 10) {
        text[letter] = static_cast<char>('0' + number % 10);
    }
}

} // namespace

std::string toIso(Time time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    std::string text(kIsoShape);
    const int year = static_cast<int>(date.year());
    put(text, 5, 2, static_cast<int>(static_cast<unsigned>(date.month())));
    put(text, 8, 2, static_cast<int>(static_cast<unsigned>(date.day())));
    put(text, 11, 2, static_cast<int>(clock.hours().count()));
    put(text, 14, 2, static_cast<int>(clock.minutes().count()));
    put(text, 17, 2, static_cast<int>(clock.seconds().count()));
    put(text, 20, 3, static_cast<int>(clock.subseconds().count()));
    constexpr int kLastYear = 9999;
    if (year < 0 || year > kLastYear) {
        return std::to_string(year) + text.substr(4); // no time that parseIso reads
    }
    put(text, 0, 4, year);
    return text;
}

std::string isoDay(Time time) { return toIso(time).substr(0, kDayLetters); }

namespace {

/// The number of `count` digits at `from`, or -1.
int digits(std::string_view text, std::size_t from, std::size_t count)
{
    if (from + count > text.size()) {
        return -1;
    }
    int number = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') {
            return -1;
        }
        number = number * 10 + (c - '0');
    }
    return number;
}

Error badTime(std::string_view text)
{
    return invalid("\"{}\" is not a UTC time such as 2026-03-01T08:15:30Z.", {std::string(text)});
}

} // namespace

Result<Time> parseIso(std::string_view text)
{
    using namespace std::chrono;
    const int y = digits(text, 0, 4);
    const int m = digits(text, 5, 2);
    const int d = digits(text, 8, 2);
    if (y < 0 || m < 0 || d < 0 || text[4] != '-' || text[7] != '-') {
        return badTime(text);
    }
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok()) {
        return badTime(text);
    }
    Time time = sys_days{date};
    if (text.size() == 10) {
        return time;
    }
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    const bool shape = text.size() >= 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':';
    if (!shape || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
        return badTime(text);
    }
    time += hours{hour} + minutes{minute} + seconds{second};
    if (text.size() == 20 && text[19] == 'Z') {
        return time;
    }
    const int fraction = digits(text, 20, 3);
    if (text.size() == 24 && text[19] == '.' && fraction >= 0 && text[23] == 'Z') {
        return time + milliseconds{fraction};
    }
    return badTime(text);
}

bool isIsoDay(std::string_view text) { return text.size() == kDayLetters && bool(parseIso(text)); }

Time SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::int64_t SystemClock::monotonicNs() const
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace regrade
