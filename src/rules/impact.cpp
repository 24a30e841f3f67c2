#include "rules/impact.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

namespace regrade::rules {

namespace {

constexpr double kGramsAKg = 1000.0;

bool holdsOn(const Origin& origin, const std::string& validTo, const std::string& day)
{
    return origin.validFrom <= day && (validTo.empty() || day <= validTo);
}

bool isFor(const ImpactFactor& factor, const ImpactCase& unit)
{
    const bool category = !factor.category || *factor.category == unit.category;
    const bool product =
        !factor.skus || std::find(factor.skus->begin(), factor.skus->end(), unit.sku) != factor.skus->end();
    return category && product && holdsOn(factor.origin, factor.validTo, unit.day) &&
           (factor.per == ImpactPer::piece || unit.weightKg);
}

/// A row for the product itself goes before one for its category, and the later before the earlier.
bool isCloser(const ImpactFactor& one, const ImpactFactor& other)
{
    if (one.skus.has_value() != other.skus.has_value()) {
        return one.skus.has_value();
    }
    return one.origin.validFrom > other.origin.validFrom;
}

/// Of each publisher the row that fits best, in the order of the file.
std::vector<const ImpactFactor*> closestOf(const std::vector<ImpactFactor>& factors, const ImpactCase& unit)
{
    std::vector<const ImpactFactor*> chosen;
    for (const ImpactFactor& factor : factors) {
        if (!isFor(factor, unit)) {
            continue;
        }
        const auto same = std::find_if(chosen.begin(), chosen.end(), [&](const ImpactFactor* known) {
            return known->from.publisher == factor.from.publisher;
        });
        if (same == chosen.end()) {
            chosen.push_back(&factor);
        } else if (isCloser(factor, **same)) {
            *same = &factor;
        }
    }
    return chosen;
}

double amountFor(const ImpactFactor& factor, const ImpactCase& unit)
{
    return factor.per == ImpactPer::piece ? factor.value : factor.value * unit.weightKg.value_or(0.0);
}

void widen(std::optional<ImpactRange>& range, double value)
{
    range = range ? ImpactRange{std::min(range->low, value), std::max(range->high, value)} : ImpactRange{value, value};
}

/// The kilograms that were recorded of a part of the refurbishment, and of what.
std::pair<std::optional<double>, std::string> spentOn(RefurbPart part, const ImpactCase& unit)
{
    switch (part) {
    case RefurbPart::carton: return {unit.cartonKg, unit.cartonMaterial};
    case RefurbPart::filler: return {unit.fillerKg, unit.filler};
    case RefurbPart::transport:
    case RefurbPart::energy:
    case RefurbPart::parts: return {std::nullopt, {}}; // no kilograms of these are on record
    }
    return {};
}

void addRefurbishment(const ImpactRules& rules, const ImpactCase& unit, Impact& impact)
{
    for (const RefurbPart part :
         {RefurbPart::carton, RefurbPart::filler, RefurbPart::transport, RefurbPart::energy, RefurbPart::parts}) {
        const auto [kg, material] = spentOn(part, unit);
        const bool none = (kg && *kg == 0.0) || (part == RefurbPart::parts && !unit.partsUsed);
        if (none) {
            continue;
        }
        const std::string of = material;
        const RefurbFactor* best = nullptr;
        for (const RefurbFactor& factor : rules.refurbishment) {
            const bool fits = factor.part == part && holdsOn(factor.origin, factor.validTo, unit.day) &&
                              (factor.materials.empty() || std::find(factor.materials.begin(), factor.materials.end(),
                                                                     of) != factor.materials.end());
            best = fits && (best == nullptr || factor.origin.validFrom > best->origin.validFrom) ? &factor : best;
        }
        if (!kg || best == nullptr) {
            impact.notCounted.push_back(part);
            continue;
        }
        impact.spent.emplace_back(best, *kg * best->value);
        impact.refurbishment += *kg * best->value;
    }
}

bool isElectrical(const ImpactRules& rules, const ImpactCase& unit)
{
    return std::any_of(rules.ewaste.begin(), rules.ewaste.end(), [&](const WasteRow& row) {
        return row.category == unit.category &&
               (!row.skus || std::find(row.skus->begin(), row.skus->end(), unit.sku) != row.skus->end());
    });
}

} // namespace

std::string roundedFigure(double value)
{
    constexpr double kWhole = 10.0;
    const double size = std::abs(value);
    const int decimals = size >= kWhole ? 0 : (size >= 1.0 ? 1 : 2);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return std::string(text.data()) == "-0.00" ? "0.00" : std::string(text.data());
}

bool countsAsSecondUse(const domain::Item& item)
{
    return item.sale || (item.exit && item.exit->route == domain::ExitRoute::donated);
}

std::optional<ImpactCase> impactCaseOf(const domain::Item& item, const Policy& policy, std::optional<double> weightKg)
{
    const auto released = item.readyAt ? item.readyAt : (item.exit ? item.lastEventAt : std::nullopt);
    const bool leftForGood = item.exit && item.exit->route != domain::ExitRoute::donated;
    if (!item.intake || !released || leftForGood) {
        return std::nullopt;
    }
    ImpactCase unit{
        .category = item.intake->category, .sku = item.intake->sku, .day = isoDay(*released), .weightKg = weightKg};
    unit.partsUsed = !item.parts.empty();
    if (!item.packing) {
        return unit;
    }
    const domain::ItemPacked& packing = *item.packing;
    unit.cartonMaterial = packing.material.text();
    if (const CartonRow* carton = packing.carton ? policy.findCarton(*packing.carton) : nullptr) {
        unit.cartonKg = carton->tareG / kGramsAKg;
    }
    unit.filler = packing.filler ? packing.filler->text() : std::string();
    if (packing.carton) { // packed with the house's list: no filler then means none
        unit.fillerKg = packing.fillerG.value_or(0) / kGramsAKg;
    }
    return unit;
}

Impact impactOf(const ImpactRules& rules, const ImpactCase& unit)
{
    Impact impact{.day = unit.day};
    addRefurbishment(rules, unit, impact);
    for (const ImpactFactor* factor : closestOf(rules.factors, unit)) {
        const double embodied = amountFor(*factor, unit);
        const double avoided = embodied * factor->displacement - impact.refurbishment;
        impact.figures.push_back({factor, embodied, avoided});
        widen(impact.avoided, avoided);
    }
    for (const ImpactFactor* factor : closestOf(rules.water, unit)) {
        widen(impact.waterLitres, amountFor(*factor, unit) * factor->displacement);
    }
    if (isElectrical(rules, unit)) {
        impact.ewasteKg = unit.weightKg;
    }
    return impact;
}

void ImpactSum::add(const Impact& impact)
{
    ++units;
    refurbishment += impact.refurbishment;
    ewasteKg += impact.ewasteKg.value_or(0.0);
    if (impact.avoided) {
        ++withFactor;
        avoided.low += impact.avoided->low;
        avoided.high += impact.avoided->high;
    }
    if (impact.waterLitres) {
        const ImpactRange before = waterLitres.value_or(ImpactRange{});
        waterLitres = {before.low + impact.waterLitres->low, before.high + impact.waterLitres->high};
    }
}

} // namespace regrade::rules
