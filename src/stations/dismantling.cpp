#include "stations/dismantling.h"

#include "stations/gates.h"
#include "stations/parts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace regrade::stations {

namespace {

constexpr int kHeaviestG = 1'000'000;

Result<void> requireDismantling(const domain::Item& item, const rules::Policy& policy, const domain::StageId& stage)
{
    const Result<const rules::StageRow*> row = requireStage(item, policy, stage);
    if (!row) {
        return row.error();
    }
    if (!(*row)->dismantles) {
        return refused("{} is not a stage where units are dismantled.", {(*row)->name.en});
    }
    return requireOpenWork(item, **row);
}

int harvestedHere(const domain::WorkOrder& work, const domain::Sku& part)
{
    int pieces = 0;
    for (const domain::PartHarvested& one : work.harvested) {
        pieces += one.part == part ? one.quantity : 0;
    }
    return pieces;
}

/// Pieces of this unit that still lie on the shelf.
int stillThere(const domain::PartStock& stock, const domain::ItemId& unit)
{
    int pieces = 0;
    for (const domain::PartLot& lot : stock.lots) {
        pieces += lot.source == unit ? lot.quantity : 0;
    }
    return pieces;
}

Result<void> checkPutBack(const domain::Item& item, const domain::PartStock& stock, int pieces)
{
    const std::string& number = stock.facts.sku.text();
    const int here = harvestedHere(*item.work, stock.facts.sku);
    if (here < pieces) {
        return refused("Only {} of part {} were taken out of this unit here, so {} cannot be put back.",
                       {std::to_string(here), number, std::to_string(pieces)});
    }
    if (stillThere(stock, item.id) < pieces) {
        return refused("The part {} of this unit is not on the shelf any more, so it cannot be put back.", {number});
    }
    return {};
}

} // namespace

Result<domain::Events> harvestPart(const domain::Item& item, const rules::Policy& policy, const HarvestForm& form,
                                   const domain::FindPart& find)
{
    if (const auto open = requireDismantling(item, policy, form.stage); !open) {
        return open.error();
    }
    const std::string& number = form.part.text();
    const auto part = requirePart(find, number);
    if (!part) {
        return part.error();
    }
    if (part->isKit()) {
        return refused("{} is a kit: a unit holds parts, no kits.", {number});
    }
    if (form.quantity == 0 || std::abs(form.quantity) > 1'000) {
        return refused("Say how many pieces of part {} were taken out, 1 to 1000.", {number});
    }
    if (item.intake && !fits(part->facts, item.intake->sku, item.intake->category)) {
        return refused("The part {} does not belong to this product. Scan the part that was taken out.", {number});
    }
    const int pieces = std::abs(form.quantity);
    const std::int64_t grams = form.grams ? *form.grams : std::int64_t{part->facts.weightG} * pieces;
    if (grams <= 0 || grams > kHeaviestG) {
        return refused("Weigh part {} and give its grams: without them mass in and mass out cannot be compared.",
                       {number});
    }
    if (form.quantity < 0) {
        if (const auto back = checkPutBack(item, *part, pieces); !back) {
            return back.error();
        }
    }
    const int sign = form.quantity < 0 ? -1 : 1;
    return domain::Events{domain::PartHarvested{form.stage, form.part, form.quantity, sign * static_cast<int>(grams),
                                                form.quantity > 0 ? std::optional(form.tested) : std::nullopt}};
}

Result<domain::Events> recoverMaterial(const domain::Item& item, const rules::Policy& policy,
                                       const domain::MaterialRecovered& recovered)
{
    if (const auto open = requireDismantling(item, policy, recovered.stage); !open) {
        return open.error();
    }
    const auto is = [&](const rules::NamedRow& row) { return row.id == recovered.fraction.text(); };
    if (std::none_of(policy.fractions.begin(), policy.fractions.end(), is)) {
        return refused("The policy has no fraction \"{}\".", {recovered.fraction.text()});
    }
    if (recovered.grams < 0 || recovered.grams > kHeaviestG) {
        return refused("The weight of a fraction is 0 to {} g, not {} g.",
                       {std::to_string(kHeaviestG), std::to_string(recovered.grams)});
    }
    return domain::Events{recovered};
}

bool MassBalance::holds() const { return weighed && std::abs(*weighed - out()) <= allowed; }

MassBalance massBalanceOf(const domain::WorkOrder& work, const rules::Policy& policy)
{
    MassBalance balance;
    for (const domain::PartHarvested& one : work.harvested) {
        balance.harvested += one.grams;
    }
    for (const domain::MaterialRecovered& one : work.recovered) {
        balance.recovered += one.grams;
    }
    const domain::StepDone* weight = work.findStep(domain::StepId(rules::kWeightStep));
    if (weight != nullptr && weight->value) {
        // In whole numbers, so that the difference that is just allowed does not hang on a rounding.
        constexpr std::int64_t kMillion = 1'000'000;
        balance.weighed = std::llround(*weight->value * 1'000.0);
        balance.allowed = std::llround(policy.limits.massBalanceShare * kMillion) * *balance.weighed / kMillion;
    }
    return balance;
}

Result<void> requireMassBalance(const domain::WorkOrder& work, const rules::Policy& policy)
{
    const MassBalance balance = massBalanceOf(work, policy);
    if (balance.weighed.value_or(0) <= 0) {
        return refused("Weigh the unit first: mass in must equal mass out.");
    }
    if (!balance.holds()) {
        return refused(
            "The unit weighed {} g, but parts and materials make {} g; {} g more or less are allowed. Weigh "
            "what is missing, or correct a weight.",
            {std::to_string(*balance.weighed), std::to_string(balance.out()), std::to_string(balance.allowed)});
    }
    return {};
}

} // namespace regrade::stations
