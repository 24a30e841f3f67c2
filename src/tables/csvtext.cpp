#include "tables/csvtext.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace regrade::tables {

namespace {

bool isNumber(std::string_view text)
{
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size();
}

/// Spaces before it, and the full-width signs of Chinese keyboards, do not stop every spreadsheet.
bool couldBeFormula(std::string_view text)
{
    const auto first = text.find_first_not_of(" ");
    if (first == std::string_view::npos || isNumber(text)) {
        return false;
    }
    text.remove_prefix(first);
    constexpr std::string_view kSigns[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    return std::any_of(std::begin(kSigns), std::end(kSigns),
                       [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string csvCell(const std::string& text)
{
    std::string cell = couldBeFormula(text) ? '\'' + text : text;
    if (cell.find_first_of("\",;\t\r\n") == std::string::npos && cell == text) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char letter : cell) {
        quoted += letter;
        if (letter == '"') {
            quoted += '"';
        }
    }
    return quoted + '"';
}

} // namespace

std::string csvRow(const std::vector<std::string>& cells)
{
    std::string row;
    for (const std::string& cell : cells) {
        row += (&cell == cells.data() ? "" : ",") + csvCell(cell);
    }
    return row + "\r\n";
}

} // namespace regrade::tables
