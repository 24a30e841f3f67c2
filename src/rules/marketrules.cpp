#include "rules/marketrules.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace regrade::rules {

namespace {

constexpr const char* kEveryMarket = "*";

bool isOfCategory(const MarketRule& rule, const std::optional<domain::CategoryId>& category)
{
    return rule.categories.empty() ||
           (category && std::find(rule.categories.begin(), rule.categories.end(), *category) != rule.categories.end());
}

/// The market's own pack first, then its group's, then that of every market.
int distanceOf(const MarketPack& pack, const std::string& market)
{
    return pack.market == market ? 0 : pack.market == kEveryMarket ? 2 : 1;
}

Error twiceIn(const std::string& id) { return invalid("The market rule {} stands in two packs.", {id}); }

} // namespace

std::string_view nameOf(MarketRuleKind kind)
{
    switch (kind) {
    case MarketRuleKind::labelWording: return "label_wording";
    case MarketRuleKind::warranty: return "warranty";
    case MarketRuleKind::repairExtension: return "repair_extension";
    case MarketRuleKind::claim: return "claim";
    case MarketRuleKind::destructionBan: return "destruction_ban";
    case MarketRuleKind::passportDuty: return "passport_duty";
    case MarketRuleKind::packaging: return "packaging";
    }
    throw std::logic_error("unknown kind of market rule");
}

const MarketPack* MarketRules::findPack(const std::string& id) const
{
    const auto found = std::find_if(packs.begin(), packs.end(), [&](const MarketPack& pack) { return pack.id == id; });
    return found == packs.end() ? nullptr : &*found;
}

const SchemeRow* MarketRules::findScheme(const std::string& id) const
{
    const auto found =
        std::find_if(schemes.begin(), schemes.end(), [&](const SchemeRow& scheme) { return scheme.id == id; });
    return found == schemes.end() ? nullptr : &*found;
}

bool MarketRules::holdsIn(const std::string& wanted, const std::string& market) const
{
    const auto group = groups.find(market);
    return wanted == kEveryMarket || wanted == market || (group != groups.end() && group->second == wanted);
}

bool isInForce(const MarketRule& rule, const std::string& day)
{
    return rule.validFrom <= day && (rule.validTo.empty() || day <= rule.validTo);
}

std::vector<const MarketRule*> rulesInForce(const MarketRules& rules, const MarketCase& unit,
                                            std::optional<MarketRuleKind> kind)
{
    std::vector<const MarketPack*> packs;
    for (const MarketPack& pack : rules.packs) {
        if (rules.holdsIn(pack.market, unit.market)) {
            packs.push_back(&pack);
        }
    }
    std::stable_sort(packs.begin(), packs.end(), [&](const MarketPack* a, const MarketPack* b) {
        return distanceOf(*a, unit.market) < distanceOf(*b, unit.market);
    });
    std::vector<const MarketRule*> found;
    for (const MarketPack* pack : packs) {
        for (const MarketRule& rule : pack->rows) {
            if ((!kind || rule.kind == *kind) && isInForce(rule, unit.day) && isOfCategory(rule, unit.category)) {
                found.push_back(&rule);
            }
        }
    }
    return found;
}

Result<std::vector<MarketPack>> mergedPacks(std::vector<MarketPack> shipped, std::vector<MarketPack> imported)
{
    std::vector<MarketPack> packs = std::move(shipped);
    for (MarketPack& pack : imported) {
        const auto known =
            std::find_if(packs.begin(), packs.end(), [&](const MarketPack& one) { return one.id == pack.id; });
        if (known == packs.end()) {
            packs.push_back(std::move(pack));
        } else if (pack.version > known->version) {
            *known = std::move(pack);
        }
    }
    std::set<std::string> ids;
    for (const MarketPack& pack : packs) {
        for (const MarketRule& rule : pack.rows) {
            if (!ids.insert(rule.id).second) {
                return twiceIn(rule.id);
            }
        }
    }
    return packs;
}

Warranty warrantyMonths(const MarketRules& rules, const domain::MarketId& market, const domain::CategoryId& category,
                        const std::string& day, int sellerMonths)
{
    const MarketCase unit{market.text(), category, day};
    Warranty warranty{.sellerMonths = sellerMonths};
    const auto rows = rulesInForce(rules, unit, MarketRuleKind::warranty);
    if (!rows.empty()) {
        const MarketRule& rule = *rows.front();
        warranty.legalMonths = rule.warranty->usedMonths;
        warranty.reducibleTo = rule.warranty->reducibleTo;
        warranty.burdenMonths = rule.warranty->burdenMonths;
        warranty.rule = rule.id;
        warranty.verified = rule.verified;
        warranty.text = rule.text;
    }
    const auto extensions = rulesInForce(rules, unit, MarketRuleKind::repairExtension);
    if (!extensions.empty()) {
        warranty.repairExtension = extensions.front()->extensionMonths;
        warranty.repairRule = extensions.front()->id;
    }
    warranty.months = std::max({kLeastWarrantyMonths, warranty.legalMonths, sellerMonths});
    return warranty;
}

bool isMet(const std::optional<Need>& need, const std::vector<std::string>& schemes, const UnitTruth& truth)
{
    if (!need) {
        return true;
    }
    switch (*need) {
    case Need::certificate:
        return std::any_of(truth.schemes.begin(), truth.schemes.end(), [&](const std::string& held) {
            return schemes.empty() || std::find(schemes.begin(), schemes.end(), held) != schemes.end();
        });
    case Need::allFunctionsTested: return truth.allFunctionsTested;
    case Need::unused: return !truth.used;
    case Need::doneInMarket: return truth.doneInMarket;
    }
    throw std::logic_error("unknown need of a market rule");
}

std::optional<LabelWording> labelWording(const MarketRules& rules, const MarketCase& unit, const UnitTruth& truth)
{
    for (const MarketRule* rule : rulesInForce(rules, unit, MarketRuleKind::labelWording)) {
        if (isMet(rule->wording->need, rule->wording->schemes, truth)) {
            return LabelWording{rule->id, rule->wording->words, rule->wording->local};
        }
    }
    return std::nullopt;
}

} // namespace regrade::rules
