#include "rules/impact.h"
#include "rules/policytables.h"

#include "domain/names.h"

#include <algorithm>

namespace regrade::rules {

namespace {

constexpr domain::Names<ImpactPer, 2> kImpactPers{{{ImpactPer::piece, "piece"}, {ImpactPer::kg, "kg"}}};
constexpr domain::Names<RefurbPart, 5> kRefurbParts{{{RefurbPart::carton, "carton"},
                                                     {RefurbPart::filler, "filler"},
                                                     {RefurbPart::transport, "transport"},
                                                     {RefurbPart::energy, "energy"},
                                                     {RefurbPart::parts, "parts"}}};
constexpr double kMostFactor = 1'000'000.0;

Result<ImpactPer> impactPerFrom(std::string_view name) { return domain::valueFor(kImpactPers, name); }
Result<RefurbPart> refurbPartFrom(std::string_view name) { return domain::valueFor(kRefurbParts, name); }

double amountIn(Row& row, const char* key)
{
    const auto amount = row.maybeNumber(key, 0.0, kMostFactor);
    if (!amount || *amount <= 0.0) {
        row.fail(invalid("{}, row {}: \"{}\" must be a number above 0.", row.at({key})));
    }
    return amount.value_or(1.0);
}

FactorSource readFactorSource(Row& row, bool bounded)
{
    FactorSource from;
    from.publisher = row.word("publisher");
    from.edition = row.word("edition");
    from.entry = row.word("entry");
    from.licence = row.word("licence");
    from.verified = row.flag("verified");
    if (bounded) {
        from.boundary = row.text("boundary");
    }
    return from;
}

/// `source` and `valid_from` are needed here: a figure without them cannot be disputed.
void readDays(Row& row, Origin& origin, std::string& validTo)
{
    origin = row.origin();
    validTo = row.maybeDay("valid_to");
    if (origin.source.empty() || origin.validFrom.empty()) {
        row.fail(invalid("{}, row {}: a factor needs its source and the day from which it holds.", row.at()));
    } else if (!validTo.empty() && validTo < origin.validFrom) {
        row.fail(invalid("{}, row {}: the last day is before the first.", row.at()));
    }
}

/// Unset where the key is missing; the list may be empty.
std::optional<std::vector<std::string>> wordsOrNone(Row& row, const char* key)
{
    const Json* list = row.maybeValue(key);
    if (list == nullptr) {
        return std::nullopt;
    }
    std::vector<std::string> words;
    for (const Json& word : list->is_array() ? *list : Json::array({Json()})) {
        if (word.is_string() && !word.get<std::string>().empty()) {
            words.push_back(word.get<std::string>());
        } else {
            row.fail(invalid("{}, row {}: \"{}\" must be a list of words.", row.at({key})));
        }
    }
    return words;
}

std::optional<std::vector<domain::Sku>> readSkus(Row& row)
{
    const auto words = wordsOrNone(row, "skus");
    return words ? std::optional(std::vector<domain::Sku>(words->begin(), words->end())) : std::nullopt;
}

ImpactFactor readImpactFactor(Row& row)
{
    ImpactFactor factor{.row = row.place(), .id = row.word("id")};
    factor.category = row.maybeId<domain::CategoryId>("category");
    factor.skus = readSkus(row);
    factor.per = row.maybeOneOf("per", &impactPerFrom).value_or(ImpactPer::piece);
    factor.value = amountIn(row, "value");
    const auto displacement = row.maybeNumber("displacement", 0.0, 1.0);
    if (!displacement) {
        row.fail(invalid("{}, row {}: say which share of second sales replaces a new one (\"displacement\", 0 to 1).",
                         row.at()));
    }
    factor.displacement = displacement.value_or(0.0);
    factor.from = readFactorSource(row, true);
    if (!factor.category && !factor.skus) {
        row.fail(invalid("{}, row {}: a factor is for a category or for products.", row.at()));
    }
    factor.why = row.text("why");
    readDays(row, factor.origin, factor.validTo);
    return factor;
}

RefurbFactor readRefurbFactor(Row& row)
{
    RefurbFactor factor{.row = row.place(), .id = row.word("id")};
    const auto part = row.maybeOneOf("part", &refurbPartFrom);
    if (!part) {
        row.failValue("part", "");
    }
    factor.part = part.value_or(RefurbPart::carton);
    factor.materials = wordsOrNone(row, "materials").value_or(std::vector<std::string>{});
    factor.value = amountIn(row, "value");
    factor.from = readFactorSource(row, true);
    factor.why = row.text("why");
    readDays(row, factor.origin, factor.validTo);
    return factor;
}

ImpactEquivalent readEquivalent(Row& row)
{
    ImpactEquivalent one{.row = row.place(), .id = row.word("id")};
    one.ofWater = row.maybeFlag("water").value_or(false);
    one.amount = amountIn(row, "amount");
    const Json& names = row.value("names");
    for (const Tongue tongue : kTongues) {
        const std::string key(nameOf(tongue));
        const bool told = names.is_object() && names.contains(key) && names.at(key).is_string() &&
                          !names.at(key).get<std::string>().empty();
        if (!told) {
            row.fail(invalid("{}, row {}: \"{}\" needs the language \"{}\".", row.at({"names", key})));
        } else {
            one.names[static_cast<std::size_t>(tongue)] = names.at(key).get<std::string>();
        }
    }
    one.from = readFactorSource(row, false);
    one.why = row.text("why");
    readDays(row, one.origin, one.validTo);
    return one;
}

WasteRow readWaste(Row& row)
{
    WasteRow waste{.row = row.place(), .category = domain::CategoryId(row.word("category"))};
    waste.skus = readSkus(row);
    waste.why = row.text("why");
    waste.origin = row.origin();
    return waste;
}

void requireCategory(const Policy& policy, const std::string& row, const domain::CategoryId& id, FirstFault& fault)
{
    const bool known = std::any_of(policy.categories.begin(), policy.categories.end(),
                                   [&](const NamedRow& one) { return one.id == id.text(); });
    if (!known) {
        fault.add(invalid("{}: there is no category \"{}\" in lists.json.", {row, id.text()}));
    }
}

/// Two rows of one publisher for the same goods on the same day would leave the choice to their order.
void refuseOverlaps(const std::vector<ImpactFactor>& rows, FirstFault& fault)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            const ImpactFactor& a = rows[i];
            const ImpactFactor& b = rows[j];
            const bool sameGoods = a.from.publisher == b.from.publisher && a.category == b.category &&
                                   a.skus.has_value() == b.skus.has_value() &&
                                   (!a.skus || std::any_of(a.skus->begin(), a.skus->end(), [&](const auto& sku) {
                                       return std::find(b.skus->begin(), b.skus->end(), sku) != b.skus->end();
                                   }));
            const bool apart = (!a.validTo.empty() && a.validTo < b.origin.validFrom) ||
                               (!b.validTo.empty() && b.validTo < a.origin.validFrom);
            if (sameGoods && !apart) {
                fault.add(invalid("{}: {} has a factor for the same goods on the same days: give the older one its "
                                  "last day (valid_to).",
                                  {b.row, a.row}));
            }
        }
    }
}

} // namespace

std::string_view nameOf(ImpactPer per) { return domain::wordFor(kImpactPers, per); }
std::string_view nameOf(RefurbPart part) { return domain::wordFor(kRefurbParts, part); }

ImpactRules impactIn(const PolicyFiles& files, const Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("impact.json");
    ImpactRules rules;
    rules.factors = readRows(file.at("factors"), "impact.json/factors", fault, &readImpactFactor);
    rules.refurbishment = readRows(file.at("refurbishment"), "impact.json/refurbishment", fault, &readRefurbFactor);
    rules.water = readRows(file.at("water"), "impact.json/water", fault, &readImpactFactor);
    rules.equivalents = readRows(file.at("equivalents"), "impact.json/equivalents", fault, &readEquivalent);
    rules.ewaste = readRows(file.at("ewaste"), "impact.json/ewaste", fault, &readWaste);
    refuseTwins(rules.factors, "impact.json/factors", fault);
    refuseTwins(rules.water, "impact.json/water", fault);
    if (fault.error) {
        return rules;
    }
    for (const auto* list : {&rules.factors, &rules.water}) {
        for (const ImpactFactor& factor : *list) {
            if (factor.category) {
                requireCategory(policy, factor.row, *factor.category, fault);
            }
        }
        refuseOverlaps(*list, fault);
    }
    for (const WasteRow& waste : rules.ewaste) {
        requireCategory(policy, waste.row, waste.category, fault);
    }
    return rules;
}

void readImpact(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    static_cast<void>(impactIn(files, policy, fault));
}

} // namespace regrade::rules
