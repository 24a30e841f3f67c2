#pragma once

#include "rules/exchange.h"
#include "rules/policy.h"
#include "store/eventlog.h"

#include <string>
#include <vector>

namespace regrade::passport {

/// One repair as the Open Repair Data Standard v0.3 tells it. No buyer, no order, nobody at work, no words that a
/// person wrote.
struct OrdsLine {
    std::string id; ///< from the hash of the event that ended the repair
    std::string category;
    int number = 0;      ///< of that category, 1 to 40
    std::string own;     ///< what the house calls the category and the product: "Electronics ~ Earbuds Duo"
    std::string status;  ///< Fixed, Repairable, End of life, Unknown
    std::string day;     ///< YYYY-MM-DD on which the repair ended
    std::string problem; ///< name of the fault in the house's list, else of the reason of the return
};

/// Repairs of one unit: finished or broken off at a stage that repairs. `Fixed` only while no later look at the unit in
/// that cycle found a fault; `End of life` where it then left to be dismantled, recycled or scrapped. Why it could not
/// be repaired is not on record, so no barrier is told.
struct OrdsUnit {
    std::vector<OrdsLine> lines;
    int repairs = 0;      ///< that have no category of the standard
    std::string category; ///< of the house, where `repairs` is above 0
};
[[nodiscard]] OrdsUnit ordsOf(const std::vector<store::RecordedEvent>& history, const rules::Policy& policy,
                              const rules::Exchange& exchange);

/// The table with its heading, UTF-8, columns as the standard orders them. Brand, year and age are not kept by the
/// house and stay empty (brand: "Unknown").
[[nodiscard]] std::string ordsCsv(const std::vector<OrdsLine>& lines, const rules::Exchange& exchange);

} // namespace regrade::passport
