#include "stations/gates.h"

#include "rules/steps.h"

#include <algorithm>

namespace regrade::stations {

namespace {

std::string nameOfStage(const rules::Policy& policy, const domain::StageId& id)
{
    const rules::StageRow* stage = policy.findStage(id);
    return stage == nullptr ? id.text() : stage->name.en;
}

/// "This unit is at Cleaning, not at Packing."
Error standsElsewhere(const domain::Item& item, const rules::Policy& policy, const std::string& wanted)
{
    const std::optional<domain::StageId> here = item.stage();
    if (!here) {
        return refused("This unit has no stage ahead, so it cannot be at {}; it can only leave the house.", {wanted});
    }
    return refused("This unit is at {}, not at {}.", {nameOfStage(policy, *here), wanted});
}

/// Keeps names and mail addresses out of the log: an order number has no space, no @ and only plain characters.
bool looksLikeOrderNumber(const std::string& text)
{
    const auto plain = [](char c) { return c > ' ' && c < 0x7F && c != '@'; };
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), plain);
}

} // namespace

bool isBlank(const std::string& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
}

Money labourFor(const Money& perHour, std::chrono::milliseconds duration)
{
    constexpr std::int64_t kMsPerHour = 3'600'000;
    return {(perHour.minor * duration.count() + kMsPerHour / 2) / kMsPerHour, perHour.currency};
}

Result<void> requireNothingDue(const domain::Item& item, const rules::Policy& policy)
{
    const auto due = rules::dueStages(policy, item);
    if (due.empty()) {
        return {};
    }
    return refused("Before this unit is packed it must pass {}. Send it back to grading; its way leads there then.",
                   {nameOfStage(policy, due.front())});
}

Result<void> requireInHouse(const domain::Item& item)
{
    switch (item.standing) {
    case domain::Standing::inHouse: return {};
    case domain::Standing::absent:
        return refused("The tag {} has no unit yet: take the unit in first.", {item.id.text()});
    case domain::Standing::listed: return refused("This unit is on offer: it can only be sold or leave the house.");
    case domain::Standing::exitDue:
        return refused("This unit is in the exit queue: it leaves the house, or a lead holds it.");
    case domain::Standing::sold: return refused("This unit is sold: it can only be taken back as a return.");
    case domain::Standing::exited:
        return refused("This unit has left the house for good: nothing more can be done with it.");
    }
    throw std::logic_error("unknown standing");
}

Result<const rules::StageRow*> requireStage(const domain::Item& item, const rules::Policy& policy,
                                            const domain::StageId& stage)
{
    if (const Result<void> inHouse = requireInHouse(item); !inHouse) {
        return inHouse.error();
    }
    const rules::StageRow* row = policy.findStage(stage);
    if (row == nullptr) {
        return refused("The policy has no stage \"{}\".", {stage.text()});
    }
    if (item.stage() != stage) {
        return standsElsewhere(item, policy, row->name.en);
    }
    return row;
}

Result<const rules::StageRow*> requireStage(const domain::Item& item, const rules::Policy& policy,
                                            rules::StageKind kind)
{
    if (const Result<void> inHouse = requireInHouse(item); !inHouse) {
        return inHouse.error();
    }
    const rules::StageRow* here = item.stage() ? policy.findStage(*item.stage()) : nullptr;
    if (here != nullptr && here->kind == kind) {
        return here;
    }
    const rules::StageRow* wanted = policy.firstStage(kind);
    if (wanted == nullptr) {
        return refused("The policy has no stage for this deed.");
    }
    return standsElsewhere(item, policy, wanted->name.en);
}

Result<void> requireOpenWork(const domain::Item& item, const rules::StageRow& stage)
{
    if (!item.work || item.work->stage != stage.id) {
        return refused("The work at {} has not been started.", {stage.name.en});
    }
    return {};
}

Result<const rules::StageRow*> requireWorkAt(const domain::Item& item, const rules::Policy& policy,
                                             const domain::StageId& stage)
{
    Result<const rules::StageRow*> row = requireStage(item, policy, stage);
    if (!row) {
        return row;
    }
    if (const Result<void> open = requireOpenWork(item, **row); !open) {
        return open.error();
    }
    return row;
}

Result<void> requireNewIfNewOnly(const rules::GradeRow& grade, bool used, bool repaired)
{
    if (grade.newOnly && repaired) {
        return refused("Grade {} is for new units only, and this unit was repaired.", {grade.id.text()});
    }
    if (grade.newOnly && used) {
        return refused("Grade {} is for new units only, and this unit was used.", {grade.id.text()});
    }
    return {};
}

Result<void> requireRetailGrade(const domain::Item& item, const rules::Policy& policy)
{
    if (!item.grade) {
        return refused("This unit has no grade yet: grade it first.");
    }
    const rules::GradeRow* grade = policy.findGrade(*item.grade);
    if (grade == nullptr) {
        return refused("The policy has no grade \"{}\": grade the unit again.", {item.grade->text()});
    }
    if (!grade->retail) {
        return refused("A unit of grade {} is never sold at retail: repair it, or let it leave the house.",
                       {grade->id.text()});
    }
    return requireNewIfNewOnly(*grade, item.everUsed, item.everRepaired);
}

Result<void> requireCurrency(const domain::Item& item, const Money& amount)
{
    const std::string currency = item.intake ? item.intake->originalPrice.currency : item.refurbCost.currency;
    if (amount.currency != currency) {
        return refused("Amounts of this unit are kept in {}, not in {}.", {currency, amount.currency});
    }
    return {};
}

Result<void> requireOrderNumber(const std::string& order)
{
    if (isBlank(order)) {
        return refused("The order number is missing.");
    }
    if (!looksLikeOrderNumber(order)) {
        return refused("\"{}\" is not an order number: no spaces, no @, plain letters and digits. Never enter a name.",
                       {order});
    }
    return {};
}

} // namespace regrade::stations
