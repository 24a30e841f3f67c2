#include "stations/packing.h"

#include "rules/packaging.h"
#include "stations/gates.h"

namespace regrade::stations {

namespace {

Result<void> checkLabel(const domain::Item& item, const PackingForm& form)
{
    if (item.saleLabels == 0) {
        return refused("No sale label has been printed for this unit: print it first.");
    }
    if (form.scannedLabel != item.id) {
        return refused("The scanned label belongs to {}, but this unit is {}.",
                       {form.scannedLabel.text(), item.id.text()});
    }
    return {};
}

Result<void> checkBox(const PackingForm& form)
{
    if (!isWhole(form.box)) {
        return refused("Length, width and height of the box must all be above zero.");
    }
    if (isWhole(form.product) && !fitsInto(form.product, form.box)) {
        return refused("The product is larger than the box: choose a larger box.");
    }
    return {};
}

Result<void> checkWeights(const PackingForm& form)
{
    if (form.weightG < 0 || form.fillerG.value_or(0) < 0) {
        return refused("The weight must not be negative.");
    }
    return {};
}

Result<void> checkInserts(const rules::Policy& policy, const PackingForm& form)
{
    for (const domain::InsertId& insert : form.inserts) {
        if (policy.findInsert(insert) == nullptr) {
            return refused("The policy lists no insert \"{}\".", {insert.text()});
        }
    }
    return {};
}

/// Finds the rows that the form names.
Result<PackingPlan> rowsOf(const rules::Policy& policy, const PackingForm& form)
{
    PackingPlan plan;
    if (form.carton) {
        plan.carton = policy.findCarton(*form.carton);
        if (plan.carton == nullptr) {
            return refused("The policy lists no carton \"{}\".", {form.carton->text()});
        }
    }
    const domain::MaterialId& material = plan.carton != nullptr ? plan.carton->material : form.material;
    plan.material = policy.findMaterial(material);
    if (plan.material == nullptr) {
        return refused("The policy lists no packing material \"{}\".", {material.text()});
    }
    if (form.filler) {
        plan.filler = policy.findFiller(*form.filler);
        if (plan.filler == nullptr) {
            return refused("The policy lists no filler \"{}\".", {form.filler->text()});
        }
    }
    return plan;
}

void addFiller(PackingPlan& plan, const PackingForm& form)
{
    if (plan.filler == nullptr) {
        return;
    }
    if (isWhole(form.product)) {
        plan.fillerAmount = fillerFor(*plan.filler, plan.inner, form.product);
    }
    if (form.fillerG) {
        FillerAmount weighed = plan.fillerAmount.value_or(FillerAmount{});
        weighed.grams = *form.fillerG;
        weighed.cost = costOf(*plan.filler, weighed.grams);
        plan.fillerAmount = weighed;
    }
    plan.cost.minor += plan.fillerAmount ? plan.fillerAmount->cost.minor : 0;
}

} // namespace

Result<PackingPlan> planPacking(const rules::Policy& policy, const PackingForm& form)
{
    Result<PackingPlan> rows = rowsOf(policy, form);
    if (!rows) {
        return rows.error();
    }
    PackingPlan plan = *rows;
    const Result<void> box =
        plan.carton != nullptr ? requireFit(*plan.carton, form.product, plan.filler) : checkBox(form);
    if (!box) {
        return box.error();
    }
    plan.inner = plan.carton != nullptr ? innerSize(*plan.carton) : form.box;
    plan.outer = plan.carton != nullptr ? outerSize(*plan.carton) : form.box;
    plan.cost = plan.carton != nullptr ? plan.carton->cost : plan.material->cost;
    if (isWhole(form.product)) {
        plan.voidRatio = voidRatio(plan.inner, form.product);
    }
    addFiller(plan, form);
    return plan;
}

int proposedWeightG(const PackingPlan& plan, int productG)
{
    return productG + (plan.carton != nullptr ? plan.carton->tareG : 0) +
           (plan.fillerAmount ? plan.fillerAmount->grams : 0);
}

Result<domain::Events> printLabel(const domain::Item& item, const rules::Policy& policy, domain::LabelKind label,
                                  const std::string& contentHash)
{
    if (isBlank(contentHash)) {
        return refused("The label has no printed file, so it is not recorded.");
    }
    if (label == domain::LabelKind::intake) {
        if (const Result<void> inHouse = requireInHouse(item); !inHouse) {
            return inHouse.error();
        }
        return domain::Events{
            domain::LabelPrinted{.label = label, .copy = item.intakeLabels + 1, .content = contentHash}};
    }
    if (const auto stage = requireStage(item, policy, rules::StageKind::packing); !stage) {
        return stage.error();
    }
    if (const Result<void> grade = requireRetailGrade(item, policy); !grade) {
        return grade.error();
    }
    return domain::Events{domain::LabelPrinted{.label = label, .copy = item.saleLabels + 1, .content = contentHash}};
}

Result<domain::Events> pack(const domain::Item& item, const rules::Policy& policy, const PackingForm& form, Time now)
{
    if (const auto stage = requireStage(item, policy, rules::StageKind::packing); !stage) {
        return stage.error();
    }
    for (const Result<void>& check : {requireRetailGrade(item, policy), requireNothingDue(item, policy),
                                      checkLabel(item, form), checkWeights(form), checkInserts(policy, form)}) {
        if (!check) {
            return check.error();
        }
    }
    const Result<PackingPlan> plan = planPacking(policy, form);
    if (!plan) {
        return plan.error();
    }
    const Result<void> allowed = rules::allowPackaging(
        policy,
        {*plan->material, plan->filler, plan->voidRatio, item.intake ? item.intake->market : domain::MarketId("-")},
        now);
    if (!allowed) {
        return allowed.error();
    }
    if (const Result<void> currency = requireCurrency(item, plan->cost); !currency) {
        return currency.error();
    }
    domain::ItemPacked packed{.material = plan->material->id,
                              .box = plan->outer,
                              .voidRatio = plan->voidRatio,
                              .weightG = form.weightG,
                              .cost = plan->cost,
                              .carton = form.carton,
                              .filler = form.filler,
                              .certificate = rules::certificateInForce(*plan->material, now)};
    if (plan->fillerAmount) {
        packed.fillerG = plan->fillerAmount->grams;
        packed.fillerCost = plan->fillerAmount->cost;
        if (isWhole(form.product)) {
            packed.fillerMl = plan->fillerAmount->ml;
        }
    }
    if (!form.inserts.empty()) {
        packed.inserts = form.inserts;
    }
    return domain::Events{std::move(packed)};
}

} // namespace regrade::stations
