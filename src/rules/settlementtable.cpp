#include "rules/policytables.h"
#include "rules/settlement.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

constexpr int kLongestClaim = 3650;
constexpr int kMostFinished = 1'000'000;
constexpr const char* kOperations[] = {"receive", "grade", "pack", "list", "sell", "exit"};

TariffRow readTariff(Row& row)
{
    TariffRow tariff{.row = row.place(),
                     .owner = row.maybeId<domain::OwnerId>("owner"),
                     .operation = row.maybeWord("operation"),
                     .grade = row.maybeId<domain::GradeId>("grade"),
                     .category = row.maybeId<domain::CategoryId>("category"),
                     .fee = row.money("fee"),
                     .validTo = row.maybeDay("valid_to"),
                     .why = row.text("why"),
                     .origin = row.origin()};
    if (tariff.fee.minor < 0) {
        row.fail(invalid("{}, row {}: a fee is not negative.", row.at()));
    }
    if (!tariff.validTo.empty() && tariff.validTo < tariff.origin.validFrom) {
        row.fail(invalid("{}, row {}: the last day lies before the first one.", row.at()));
    }
    return tariff;
}

BasisPoints claimShare(Row& row, const char* key)
{
    return std::llround(row.maybeNumber(key, 0.0, 100.0).value_or(0.0) * 100.0);
}

ClaimTermRow readClaimTerm(Row& row)
{
    ClaimTermRow term{.row = row.place(), .category = row.maybeId<domain::CategoryId>("category")};
    term.labour = claimShare(row, "labour_percent");
    term.parts = claimShare(row, "parts_percent");
    term.days = row.maybeWhole("days", 1, kLongestClaim).value_or(term.days);
    term.why = row.text("why");
    term.origin = row.origin();
    return term;
}

BeforeRow readBefore(Row& row)
{
    BeforeRow before{.id = domain::OwnerId(row.word("id"))};
    before.costPerMonth = row.money("cost_per_month");
    before.unitsPerMonth = row.maybeWhole("units_per_month", 1, kMostFinished).value_or(1);
    before.why = row.text("why");
    before.origin = row.origin();
    if (before.costPerMonth.minor <= 0) {
        row.fail(invalid("{}, row {}: what a place cost is above zero.", row.at()));
    }
    return before;
}

bool isOperation(const Policy& policy, const std::string& word)
{
    const bool known = std::find(std::begin(kOperations), std::end(kOperations), word) != std::end(kOperations);
    const StageRow* stage = policy.findStage(domain::StageId(word));
    return known || (stage != nullptr && stage->kind == StageKind::work);
}

bool tariffHolds(const TariffRow& row, const std::string& day)
{
    return row.origin.validFrom <= day && (row.validTo.empty() || day <= row.validTo);
}

template <class Id>
bool isForThis(const std::optional<Id>& wanted, const Id& is)
{
    return !wanted || *wanted == is;
}

/// What a row of the tariff names exists, and is in the house's currency.
void checkTariff(const Policy& policy, const TariffRow& row, FirstFault& fault)
{
    if (row.operation && !isOperation(policy, *row.operation)) {
        fault.add(invalid("{}: \"{}\" is neither a stage of work nor one of receive, grade, pack, list, sell, exit.",
                          {row.row, *row.operation}));
    }
    if (row.grade && policy.findGrade(*row.grade) == nullptr) {
        fault.add(invalid("{}: there is no grade \"{}\".", {row.row, row.grade->text()}));
    }
    const auto is = [&](const NamedRow& one) { return row.category && one.id == row.category->text(); };
    if (row.category && std::none_of(policy.categories.begin(), policy.categories.end(), is)) {
        fault.add(invalid("{}: there is no category \"{}\".", {row.row, row.category->text()}));
    }
    if (row.fee.currency != policy.limits.labourPerHour.currency) {
        fault.add(invalid("{}: fees are in the currency of labour.", {row.row}));
    }
}

} // namespace

const TariffRow& SettlementRules::tariff(const domain::OwnerId& owner, const std::string& operation,
                                         const std::optional<domain::GradeId>& grade,
                                         const domain::CategoryId& category, const std::string& day) const
{
    const auto found = std::find_if(tariffs.begin(), tariffs.end(), [&](const TariffRow& row) {
        return isForThis(row.owner, owner) && isForThis(row.operation, operation) &&
               (!row.grade || row.grade == grade) && isForThis(row.category, category) && tariffHolds(row, day);
    });
    return found == tariffs.end() ? tariffs.back() : *found;
}

const ClaimTermRow& SettlementRules::claim(const domain::CategoryId& category) const
{
    return *std::find_if(claims.begin(), claims.end(),
                         [&](const ClaimTermRow& row) { return isForThis(row.category, category); });
}

const BeforeRow* SettlementRules::findBefore(const domain::OwnerId& owner) const
{
    const auto found =
        std::find_if(before.begin(), before.end(), [&](const BeforeRow& row) { return row.id == owner; });
    return found == before.end() ? nullptr : &*found;
}

void readSettlement(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("settlement.json");
    SettlementRules rules;
    rules.tariffs = readRows(file.at("tariffs"), "settlement.json/tariffs", fault, &readTariff);
    rules.claims = readRows(file.at("claims"), "settlement.json/claims", fault, &readClaimTerm);
    rules.before = readRows(file.at("before"), "settlement.json/before", fault, &readBefore);
    refuseTwins(rules.before, "settlement.json/before", fault);
    for (const auto& [table, missing] :
         {std::pair("tariffs", rules.tariffs.empty()), {"claims", rules.claims.empty()}}) {
        if (missing) {
            fault.add(invalid("settlement.json/{}: a last row that matches everything is missing.", {table}));
        }
    }
    policy.settlement = std::make_shared<const SettlementRules>(std::move(rules));
}

void checkSettlement(const Policy& policy, FirstFault& fault)
{
    const SettlementRules& rules = *policy.settlement;
    for (const TariffRow& row : rules.tariffs) {
        checkTariff(policy, row, fault);
    }
    checkLastMatchesAll<TariffRow>(
        rules.tariffs, "settlement.json/tariffs",
        [](const TariffRow& row) {
            return !row.owner && !row.operation && !row.grade && !row.category && row.validTo.empty();
        },
        fault);
    checkLastMatchesAll<ClaimTermRow>(
        rules.claims, "settlement.json/claims", [](const ClaimTermRow& row) { return !row.category; }, fault);
    for (const BeforeRow& row : rules.before) {
        if (row.costPerMonth.currency != policy.limits.labourPerHour.currency) {
            fault.add(invalid("settlement.json/before: what {} paid is in the currency of labour.", {row.id.text()}));
        }
    }
}

} // namespace regrade::rules
