#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/item.h"
#include "passport/label.h"
#include "rules/exchange.h"
#include "rules/policy.h"
#include "store/eventlog.h"

#include <cstddef>
#include <string>
#include <vector>

namespace regrade::passport {

/// One test of the unit's function or safety.
struct UsedEeeTest {
    domain::Text name;
    std::string value; ///< "12.5 Mohm"; empty = a check without a value
    bool passed = false;
    std::string day; ///< YYYY-MM-DD
};

/// The record that is fixed on used electrical goods, or their packing, when they cross a border as products and not as
/// waste: name, identification number, year of production where known, who answers for the evidence of functionality,
/// results, days and kinds of tests. Source: UK SI 2013/3113, Schedule 9, paragraph 3 (read); Directive 2012/19/EU,
/// Annex VI (recalled, unverified). No buyer, no price, nobody's name.
struct UsedEeeRecord {
    std::string tag;
    std::string product;
    domain::Text category;
    std::string house;   ///< who answers for the evidence
    std::string station; ///< that looked at it last
    std::string grade;
    std::string testedOn;           ///< YYYY-MM-DD on which its function was found good
    std::vector<UsedEeeTest> tests; ///< of the present cycle, the latest of each kind
};

/// Refused: a unit that is not graded, or whose function was not found good in this cycle; such goods are waste to the
/// law until they are repaired.
[[nodiscard]] Result<UsedEeeRecord> usedEeeOf(const domain::Item& item,
                                              const std::vector<store::RecordedEvent>& history,
                                              const rules::Policy& policy, const rules::Exchange& exchange);

/// A4 pages; year of production and the address of the house are left to be written in. Same record = same bytes.
[[nodiscard]] Result<std::vector<std::byte>> usedEeePdf(const UsedEeeRecord& record, PaperLanguage language);

} // namespace regrade::passport
