#include "stations/packing.h"

#include "stations/gates.h"

#include <algorithm>
#include <array>

namespace regrade::stations {

namespace {

std::array<int, 3> sortedSides(const domain::BoxSize& size)
{
    std::array<int, 3> sides{size.lengthMm, size.widthMm, size.heightMm};
    std::sort(sides.begin(), sides.end());
    return sides;
}

bool isKnown(const domain::BoxSize& size) { return sortedSides(size).front() > 0; }

/// Side by side in any of the six positions.
bool fitsInto(const domain::BoxSize& product, const domain::BoxSize& box)
{
    const auto inner = sortedSides(product);
    const auto outer = sortedSides(box);
    return inner[0] <= outer[0] && inner[1] <= outer[1] && inner[2] <= outer[2];
}

double volume(const domain::BoxSize& size)
{
    return static_cast<double>(size.lengthMm) * static_cast<double>(size.widthMm) * static_cast<double>(size.heightMm);
}

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

Result<void> checkMaterial(const rules::Policy& policy, const PackingForm& form)
{
    const rules::MaterialRow* material = policy.findMaterial(form.material);
    if (material == nullptr) {
        return refused("The policy lists no packing material \"{}\".", {form.material.text()});
    }
    if (policy.limits.onlyGreenMaterial && !material->recyclable && !material->biodegradable) {
        return refused("House rule: {} is neither recyclable nor biodegradable. Choose another material.",
                       {material->name.en});
    }
    return {};
}

Result<void> checkBox(const PackingForm& form)
{
    if (!isKnown(form.box)) {
        return refused("Length, width and height of the box must all be above zero.");
    }
    if (form.weightG < 0) {
        return refused("The weight must not be negative.");
    }
    if (isKnown(form.product) && !fitsInto(form.product, form.box)) {
        return refused("The product is larger than the box: choose a larger box.");
    }
    return {};
}

} // namespace

double voidRatio(const domain::BoxSize& box, const domain::BoxSize& product)
{
    return 1.0 - volume(product) / volume(box);
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

Result<domain::Events> pack(const domain::Item& item, const rules::Policy& policy, const PackingForm& form)
{
    if (const auto stage = requireStage(item, policy, rules::StageKind::packing); !stage) {
        return stage.error();
    }
    for (const Result<void>& check : {requireRetailGrade(item, policy), requireNothingDue(item, policy),
                                      checkLabel(item, form), checkMaterial(policy, form), checkBox(form)}) {
        if (!check) {
            return check.error();
        }
    }
    const Money& cost = policy.findMaterial(form.material)->cost;
    if (const Result<void> currency = requireCurrency(item, cost); !currency) {
        return currency.error();
    }
    domain::ItemPacked packed{.material = form.material, .box = form.box, .weightG = form.weightG, .cost = cost};
    if (isKnown(form.product)) {
        packed.voidRatio = voidRatio(form.box, form.product);
    }
    return domain::Events{std::move(packed)};
}

} // namespace regrade::stations
