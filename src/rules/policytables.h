#pragma once

#include "rules/policyrow.h"

namespace regrade::rules {

/// The files of a policy by name, parsed; each is an object of tables.
using PolicyFiles = std::map<std::string, Json>;

// Each reads some files into the policy and refuses what is wrong within one row or one table.

/// grades.json, grading.json, severities.json
void readGradeTables(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// The kind of a row, by the names that its table knows.
template <class Value, std::size_t count>
std::optional<Value> readKind(Row& row, const std::pair<const char*, Value> (&kinds)[count])
{
    const std::string name = row.word("kind");
    for (const auto& [known, value] : kinds) {
        if (name == known) {
            return value;
        }
    }
    row.failValue("kind", name);
    return std::nullopt;
}
/// One step of a stage.
[[nodiscard]] StepRow readStepRow(Row& row);

/// instruments.json, equipment.json, choices.json
void readStepTables(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// stages.json, routing.json, channels.json
void readWayTables(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// lists.json, announced.json
void readListTables(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// materials.json, cartons.json, packaging_rules.json, inserts.json
void readPackaging(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// capture.json
void readCapture(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// codes.json
void readCodes(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// limits.json
void readLimits(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// tradein.json
void readTradeIn(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// pricing.json
void readPriceRules(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// exits.json
void readExitRules(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// bundles.json
void readBundleRules(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// settlement.json
void readSettlement(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// certificates.json
void readCertificates(const PolicyFiles& files, MarketRules& rules, FirstFault& fault);
struct ImpactRules;
/// impact.json, which is no part of the Policy itself: see readImpactRules. Needs categories.
[[nodiscard]] ImpactRules impactIn(const PolicyFiles& files, const Policy& policy, FirstFault& fault);
/// The same for its faults alone.
void readImpact(const PolicyFiles& files, Policy& policy, FirstFault& fault);
/// roles.json
void readRoles(const PolicyFiles& files, Policy& policy, FirstFault& fault);
struct Offering;
/// offers.json, which is no part of the Policy itself: see readOffering. Needs grades and channels.
[[nodiscard]] Offering offeringIn(const PolicyFiles& files, const Policy& policy, FirstFault& fault);
/// The same for its faults alone.
void readOffers(const PolicyFiles& files, Policy& policy, FirstFault& fault);

struct Exchange;
/// exchange.json, which is no part of the Policy itself: see readExchange. Needs the categories.
[[nodiscard]] Exchange exchangeIn(const PolicyFiles& files, const Policy& policy, FirstFault& fault);
/// The same for its faults alone.
void readExchangeRules(const PolicyFiles& files, Policy& policy, FirstFault& fault);

// Each refuses what is wrong between rows or between files: ids that nobody defines, rows that are never reached,
// and tables that would break a hard rule of the house.

void checkGrades(const Policy& policy, FirstFault& fault);
void checkWays(const Policy& policy, FirstFault& fault);
/// Steps, instruments, equipment, choices and questions name what exists, and costs are in the house's currency.
void checkStepsOfStages(const Policy& policy, FirstFault& fault);
void checkOffers(const Policy& policy, FirstFault& fault);
void checkPackaging(const Policy& policy, FirstFault& fault);
void checkCapture(const Policy& policy, FirstFault& fault);
void checkTradeIn(const Policy& policy, FirstFault& fault);
void checkPriceRules(const Policy& policy, FirstFault& fault);
void checkExitRules(const Policy& policy, FirstFault& fault);
void checkBundleRules(const Policy& policy, FirstFault& fault);
/// Tariffs name what exists and are in the house's currency. Needs grades, stages, categories and limits.
void checkSettlement(const Policy& policy, FirstFault& fault);
/// Schemes, markets and categories that certificates and market rules name exist.
void checkMarketRules(const Policy& policy, FirstFault& fault);
/// Every deed of the program has its row, every role is defined, and only the leading role registers people.
void checkRoles(const Policy& policy, FirstFault& fault);

/// In a first-match table the last row, and only the last, matches everything.
template <class RowType>
void checkLastMatchesAll(const std::vector<RowType>& rows, const std::string& table, bool (*matchesAll)(const RowType&),
                         FirstFault& fault)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool last = i + 1 == rows.size();
        if (matchesAll(rows[i]) && !last) {
            fault.add(invalid("{}, row {}: this row matches everything, so the rows below it are never reached.",
                              {table, std::to_string(i + 1)}));
        }
        if (last && !matchesAll(rows[i])) {
            fault.add(invalid("{}, row {}: the last row must match everything, so it may have no condition.",
                              {table, std::to_string(i + 1)}));
        }
    }
}

} // namespace regrade::rules
