#pragma once

#include "stations/announcing.h"
#include "workstation/workstation.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace regrade::workstation {

/// What a list of sales holds, as it was read.
struct SaleListLook {
    std::string encoding;
    bool isJson = false;
    std::int64_t rows = 0;
    int fresh = 0;                         ///< sales that are not on record yet
    int known = 0;                         ///< rows whose unit is sold under that order already; they are left alone
    std::vector<std::string> unused;       ///< headings of columns that stay in the file: names of buyers
    std::vector<stations::CellFlaw> flaws; ///< everything that is wrong
    int written = 0;                       ///< sales that were taken over
};

struct SaleListOrder {
    std::filesystem::path file;
    std::string encoding{}; ///< empty = it is told from the file
};

/// Reads a list of sales (CSV with a heading, or JSON) and writes nothing. Which column holds what is told by its
/// heading, as offers.json has it. Error: the file cannot be read, or has no fitting columns.
[[nodiscard]] Result<SaleListLook> lookAtSales(const Workstation& station, const SaleListOrder& order);
/// Looks first; when nothing at all is wrong, every fresh sale is written by the deed that sells a unit, all together
/// or none. `written` stays 0 when there are flaws. Waits.
[[nodiscard]] Result<SaleListLook> takeOverSales(Workstation& station, const SaleListOrder& order,
                                                 const workers::Author& author);

} // namespace regrade::workstation
