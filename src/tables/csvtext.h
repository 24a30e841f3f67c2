#pragma once

#include <string>
#include <vector>

namespace regrade::tables {

/// Stands before the first row: spreadsheets read UTF-8 by it.
inline const std::string kByteOrderMark = "\xEF\xBB\xBF";

/// One row of a CSV file (RFC 4180, comma, CR LF). A cell that a spreadsheet would take for a formula (it begins with
/// = + - @, a tab or a line end, and is no plain number) gets an apostrophe before it; source: OWASP, "CSV Injection".
[[nodiscard]] std::string csvRow(const std::vector<std::string>& cells);

} // namespace regrade::tables
