#include "base/clock.h"
#include "qr/cartoncode.h"
#include "rules/policytables.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

constexpr double kLongestSideMm = 3'000.0;
constexpr double kMostTareG = 20'000.0;
constexpr double kMostPaddingMm = 200.0;
constexpr double kMostGramsPerLitre = 1'000.0;
constexpr double kThickestWallMm = 50.0;

/// A whole number that must be there.
int whole(Row& row, const char* key, double low, double high)
{
    if (row.value(key).is_null()) {
        return 0;
    }
    const double number = row.maybeNumber(key, low, high).value_or(low);
    if (number != std::floor(number)) {
        row.fail(invalid("{}, row {}: the value of \"{}\" must be a whole number.", row.at({key})));
    }
    return static_cast<int>(number);
}

/// Scheme, number and last day go together; none of them = none on file.
std::optional<Certificate> readCertificate(Row& row)
{
    const auto scheme = row.maybeWord("certificate_scheme");
    const auto number = row.maybeWord("certificate_number");
    const auto validTo = row.maybeWord("certificate_valid_to");
    if (!scheme && !number && !validTo) {
        return std::nullopt;
    }
    if (!scheme || !number || !validTo) {
        row.fail(invalid("{}, row {}: a certificate needs its scheme, its number and its last day.", row.at()));
        return std::nullopt;
    }
    if (!isIsoDay(*validTo)) {
        row.fail(invalid("{}, row {}: \"{}\" is not a date such as 2026-03-01.", row.at({*validTo})));
    }
    return Certificate{*scheme, *number, *validTo};
}

MaterialRow readMaterialRow(Row& row)
{
    MaterialRow material{.id = domain::MaterialId(row.word("id")), .name = row.text("name")};
    material.recyclable = row.flag("recyclable");
    material.biodegradable = row.flag("biodegradable");
    material.cost = row.money("cost");
    material.why = row.text("why");
    material.origin = row.origin();
    material.certificate = readCertificate(row);
    return material;
}

FillerRow readFillerRow(Row& row)
{
    FillerRow filler{.id = domain::FillerId(row.word("id")), .name = row.text("name")};
    filler.recyclable = row.flag("recyclable");
    filler.biodegradable = row.flag("biodegradable");
    filler.paddingMm = whole(row, "padding_mm", 0.0, kMostPaddingMm);
    if (!row.value("grams_per_litre").is_null()) {
        filler.gramsPerLitre = row.maybeNumber("grams_per_litre", 0.0, kMostGramsPerLitre).value_or(0.0);
    }
    filler.costPerLitre = row.money("cost_per_litre");
    filler.why = row.text("why");
    filler.origin = row.origin();
    return filler;
}

CartonRow readCartonRow(Row& row)
{
    CartonRow carton{.id = domain::CartonId(row.word("id")),
                     .name = row.text("name"),
                     .material = domain::MaterialId(row.word("material"))};
    if (!qr::isCartonId(carton.id.text())) {
        row.fail(invalid("{}, row {}: the id \"{}\" of a carton has 1 to 12 small letters from a to z, so that its "
                         "code can be scanned.",
                         row.at({carton.id.text()})));
    }
    carton.lengthMm = whole(row, "length_mm", 1.0, kLongestSideMm);
    carton.widthMm = whole(row, "width_mm", 1.0, kLongestSideMm);
    carton.heightMm = whole(row, "height_mm", 1.0, kLongestSideMm);
    carton.wallMm = whole(row, "wall_mm", 0.0, kThickestWallMm);
    carton.tareG = whole(row, "tare_g", 0.0, kMostTareG);
    carton.cost = row.money("cost");
    carton.why = row.text("why");
    carton.origin = row.origin();
    return carton;
}

Result<PackagingDemand> demandFrom(std::string_view name)
{
    if (name == "max_void") {
        return PackagingDemand::maxVoid;
    }
    if (name == "recyclable") {
        return PackagingDemand::recyclable;
    }
    return invalid("\"{}\" is not a value here.", {std::string(name)});
}

PackagingRule readRuleRow(Row& row)
{
    PackagingRule rule{.row = row.place(), .market = row.word("market")};
    (void)row.word("what");
    rule.demand = row.maybeOneOf("what", &demandFrom).value_or(PackagingDemand::recyclable);
    if (rule.demand == PackagingDemand::maxVoid && !row.value("value").is_null()) {
        rule.value = row.maybeNumber("value", 0.0, 1.0).value_or(1.0);
    }
    rule.verified = row.flag("verified");
    rule.why = row.text("why");
    rule.origin = row.origin();
    if (rule.origin.validFrom.empty()) {
        row.fail(invalid("{}, row {}: a rule of law needs its source and the day from which it holds.", row.at()));
    }
    return rule;
}

InsertRow readInsertRow(Row& row)
{
    InsertRow insert{.id = domain::InsertId(row.word("id")), .name = row.text("name")};
    insert.market = row.maybeWord("market");
    insert.category = row.maybeId<domain::CategoryId>("category");
    insert.why = row.text("why");
    insert.origin = row.origin();
    return insert;
}

bool isMarket(const Policy& policy, const std::string& name)
{
    return std::any_of(policy.markets.begin(), policy.markets.end(),
                       [&](const NamedRow& market) { return market.id == name || market.group == name; });
}

void checkMarket(const Policy& policy, const std::string& market, const char* table, std::size_t row, FirstFault& fault)
{
    if (!isMarket(policy, market)) {
        fault.add(invalid("{}, row {}: the market \"{}\" is neither a market nor a group of lists.json.",
                          {table, std::to_string(row + 1), market}));
    }
}

void checkCurrency(const Policy& policy, const Money& cost, const char* table, std::size_t row, FirstFault& fault)
{
    if (cost.currency != policy.limits.labourPerHour.currency) {
        fault.add(invalid("{}, row {}: costs are kept in {}, but this cost is in {}.",
                          {table, std::to_string(row + 1), policy.limits.labourPerHour.currency, cost.currency}));
    }
}

bool hasCategory(const Policy& policy, const domain::CategoryId& category)
{
    return std::any_of(policy.categories.begin(), policy.categories.end(),
                       [&](const NamedRow& row) { return row.id == category.text(); });
}

void checkInserts(const Policy& policy, FirstFault& fault)
{
    for (std::size_t i = 0; i < policy.inserts.size(); ++i) {
        const InsertRow& insert = policy.inserts[i];
        if (insert.market) {
            checkMarket(policy, *insert.market, "inserts.json", i, fault);
        }
        if (insert.category && !hasCategory(policy, *insert.category)) {
            fault.add(invalid("{}, row {}: the category \"{}\" is not in lists.json.",
                              {"inserts.json", std::to_string(i + 1), insert.category->text()}));
        }
    }
}

} // namespace

void readPackaging(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    const auto& materials = files.at("materials.json");
    policy.materials = readRows(materials.at("materials"), "materials.json", fault, &readMaterialRow);
    refuseTwins(policy.materials, "materials.json", fault);
    policy.fillers = readRows(materials.at("fillers"), "materials.json/fillers", fault, &readFillerRow);
    refuseTwins(policy.fillers, "materials.json/fillers", fault);
    policy.cartons = readRows(files.at("cartons.json").at("cartons"), "cartons.json", fault, &readCartonRow);
    refuseTwins(policy.cartons, "cartons.json", fault);
    policy.packagingRules =
        readRows(files.at("packaging_rules.json").at("rules"), "packaging_rules.json", fault, &readRuleRow);
    policy.inserts = readRows(files.at("inserts.json").at("inserts"), "inserts.json", fault, &readInsertRow);
    refuseTwins(policy.inserts, "inserts.json", fault);
}

void checkPackaging(const Policy& policy, FirstFault& fault)
{
    for (std::size_t i = 0; i < policy.materials.size(); ++i) {
        checkCurrency(policy, policy.materials[i].cost, "materials.json", i, fault);
    }
    for (std::size_t i = 0; i < policy.fillers.size(); ++i) {
        checkCurrency(policy, policy.fillers[i].costPerLitre, "materials.json/fillers", i, fault);
    }
    for (std::size_t i = 0; i < policy.cartons.size(); ++i) {
        const CartonRow& carton = policy.cartons[i];
        checkCurrency(policy, carton.cost, "cartons.json", i, fault);
        if (policy.findMaterial(carton.material) == nullptr) {
            fault.add(invalid("{}, row {}: the material \"{}\" is not in materials.json.",
                              {"cartons.json", std::to_string(i + 1), carton.material.text()}));
        }
    }
    for (std::size_t i = 0; i < policy.packagingRules.size(); ++i) {
        checkMarket(policy, policy.packagingRules[i].market, "packaging_rules.json", i, fault);
    }
    checkInserts(policy, fault);
}

} // namespace regrade::rules
