#include "rules/marketdiff.h"

#include "rules/certificates.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace regrade::rules {

namespace {

using PackJson = nlohmann::json;

const MarketRule* ruleIn(const MarketPack* pack, const std::string& id)
{
    if (pack == nullptr) {
        return nullptr;
    }
    const auto found =
        std::find_if(pack->rows.begin(), pack->rows.end(), [&](const MarketRule& rule) { return rule.id == id; });
    return found == pack->rows.end() ? nullptr : &*found;
}

std::vector<FieldChange> fieldsOf(const PackJson& before, const PackJson& after)
{
    std::vector<FieldChange> fields;
    for (const auto& [key, value] : after.items()) {
        if (!before.contains(key)) {
            fields.push_back({key, {}, value.dump()});
        } else if (before.at(key) != value) {
            fields.push_back({key, before.at(key).dump(), value.dump()});
        }
    }
    for (const auto& [key, value] : before.items()) {
        if (!after.contains(key)) {
            fields.push_back({key, value.dump(), {}});
        }
    }
    return fields;
}

PackJson rowJson(const MarketRule* rule) { return rule == nullptr ? PackJson::object() : PackJson::parse(rule->json); }

RowChange changeOf(const MarketRule* before, const MarketRule* after)
{
    const MarketRule& shown = after != nullptr ? *after : *before;
    RowChange change{before == nullptr  ? RowChangeKind::added
                     : after == nullptr ? RowChangeKind::removed
                                        : RowChangeKind::changed,
                     shown.id, std::string(nameOf(shown.kind)), shown.categories,
                     fieldsOf(rowJson(before), rowJson(after))};
    if (before != nullptr && after != nullptr) {
        if (before->categories.empty()) {
            change.categories.clear();
        } else if (!change.categories.empty()) {
            change.categories.insert(change.categories.end(), before->categories.begin(), before->categories.end());
        }
    }
    return change;
}

/// What stands in a pack beside its rows and changes how they work.
PackJson bearingOf(const MarketPack* pack)
{
    PackJson bearing = PackJson::object();
    if (pack != nullptr) {
        const PackJson whole = PackJson::parse(pack->json);
        for (const char* key : {"negations", "market", "group"}) {
            if (whole.contains(key)) {
                bearing[key] = whole.at(key);
            }
        }
    }
    return bearing;
}

std::string idsText(const std::vector<std::string>& ids)
{
    std::string text;
    for (const std::string& id : ids) {
        text += (text.empty() ? "" : ", ") + id;
    }
    return text;
}

ClaimContext contextIn(const MarketRules& rules, const ClaimContext& unit, const std::string& market)
{
    ClaimContext context = unit;
    context.unit.market = market;
    context.truth.schemes = schemesInForce(rules, context.unit);
    return context;
}

MarketSide labelSide(const MarketRules& rules, const ClaimContext& context)
{
    const auto wording = labelWording(rules, context.unit, context.truth);
    return wording ? MarketSide{context.unit.market, wording->local, {wording->rule}}
                   : MarketSide{context.unit.market, {}, {}};
}

MarketSide warrantySide(const MarketRules& rules, const ClaimContext& context, int sellerMonths)
{
    const Warranty warranty =
        warrantyMonths(rules, domain::MarketId(context.unit.market),
                       context.unit.category.value_or(domain::CategoryId("?")), context.unit.day, sellerMonths);
    MarketSide side{context.unit.market, std::to_string(warranty.months) + " months", {}};
    side.value += " (law " + std::to_string(warranty.legalMonths) + ", by agreement not under " +
                  std::to_string(warranty.reducibleTo) + ", burden of proof " + std::to_string(warranty.burdenMonths) +
                  ", after a repair " + std::to_string(warranty.repairExtension) + " more, seller " +
                  std::to_string(sellerMonths) + ")";
    for (const std::string& rule : {warranty.rule, warranty.repairRule}) {
        if (!rule.empty()) {
            side.rules.push_back(rule);
        }
    }
    return side;
}

MarketSide claimSide(const MarketRules& rules, const ClaimContext& context, const std::vector<std::string>& texts)
{
    MarketSide side{context.unit.market, {}, {}};
    for (const std::string& text : texts) {
        for (const ClaimFault& fault : checkClaims(rules, text, context)) {
            side.value += (side.value.empty() ? "" : "; ");
            side.value += (fault.blocks ? "refused: " : "told: ") + fault.words;
            side.rules.push_back(fault.rule);
        }
    }
    return side;
}

MarketSide dutySide(const MarketRules& rules, const ClaimContext& context, MarketRuleKind kind)
{
    MarketSide side{context.unit.market, {}, {}};
    for (const MarketRule* rule : rulesInForce(rules, context.unit, kind)) {
        side.value += (side.value.empty() ? "" : " ") + rule->text.en + (rule->blocks() ? "" : " (unverified)");
        side.rules.push_back(rule->id);
    }
    return side;
}

/// Claims that the market rules out at all, whatever the text says.
MarketSide ruledOutSide(const MarketRules& rules, const ClaimContext& context)
{
    MarketSide side{context.unit.market, {}, {}};
    for (const MarketRule* rule : rulesInForce(rules, context.unit, MarketRuleKind::claim)) {
        if (rule->blocks() && !(rule->claim->need && isMet(rule->claim->need, rule->claim->schemes, context.truth))) {
            side.rules.push_back(rule->id);
        }
    }
    side.value = idsText(side.rules);
    return side;
}

} // namespace

std::string_view nameOf(RowChangeKind kind)
{
    switch (kind) {
    case RowChangeKind::added: return "added";
    case RowChangeKind::removed: return "removed";
    case RowChangeKind::changed: return "changed";
    }
    throw std::logic_error("unknown kind of a change");
}

std::vector<RowChange> diffPacks(const MarketPack* before, const MarketPack& after)
{
    std::vector<RowChange> changes;
    for (const MarketRule& rule : after.rows) {
        const MarketRule* old = ruleIn(before, rule.id);
        if (old == nullptr || old->json != rule.json) {
            changes.push_back(changeOf(old, &rule));
        }
    }
    for (std::size_t i = 0; before != nullptr && i < before->rows.size(); ++i) {
        if (ruleIn(&after, before->rows[i].id) == nullptr) {
            changes.push_back(changeOf(&before->rows[i], nullptr));
        }
    }
    if (before != nullptr) {
        if (auto fields = fieldsOf(bearingOf(before), bearingOf(&after)); !fields.empty()) {
            changes.push_back({RowChangeKind::changed, after.id, "pack", {}, std::move(fields)});
        }
    }
    return changes;
}

bool touches(const RowChange& change, const MarketPack& pack, const MarketRules& rules, const std::string& market,
             const domain::CategoryId& category)
{
    const auto& categories = change.categories;
    return rules.holdsIn(pack.market, market) &&
           (categories.empty() || std::find(categories.begin(), categories.end(), category) != categories.end());
}

std::vector<MarketAspect> compareMarkets(const MarketRules& rules, const ClaimContext& unit,
                                         const std::vector<std::string>& markets, const std::vector<std::string>& texts,
                                         int sellerMonths)
{
    std::vector<MarketAspect> aspects{{"label"},     {"warranty"},    {"text"},    {"claims"},
                                      {"packaging"}, {"destruction"}, {"passport"}};
    for (const std::string& market : markets) {
        const ClaimContext context = contextIn(rules, unit, market);
        const MarketSide sides[] = {labelSide(rules, context),
                                    warrantySide(rules, context, sellerMonths),
                                    claimSide(rules, context, texts),
                                    ruledOutSide(rules, context),
                                    dutySide(rules, context, MarketRuleKind::packaging),
                                    dutySide(rules, context, MarketRuleKind::destructionBan),
                                    dutySide(rules, context, MarketRuleKind::passportDuty)};
        for (std::size_t i = 0; i < aspects.size(); ++i) {
            aspects[i].sides.push_back(sides[i]);
        }
    }
    for (MarketAspect& aspect : aspects) {
        aspect.differs = std::any_of(aspect.sides.begin(), aspect.sides.end(), [&](const MarketSide& side) {
            return side.value != aspect.sides.front().value || side.rules != aspect.sides.front().rules;
        });
    }
    return aspects;
}

} // namespace regrade::rules
