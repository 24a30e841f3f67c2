#include "domain/conflict.h"

#include "domain/item.h"
#include "domain/names.h"

#include <algorithm>

namespace regrade::domain {

namespace {

constexpr Names<ConflictKind, 5> kKinds{{{ConflictKind::receivedTwice, "receivedTwice"},
                                         {ConflictKind::gradedTwice, "gradedTwice"},
                                         {ConflictKind::workedTwice, "workedTwice"},
                                         {ConflictKind::soldTwice, "soldTwice"},
                                         {ConflictKind::workedOnGone, "workedOnGone"}}};

using Unknown = std::vector<const Event*>;

template <class... Kinds>
bool holds(const Unknown& unknown)
{
    return std::any_of(unknown.begin(), unknown.end(),
                       [](const Event* event) { return (... || std::holds_alternative<Kinds>(*event)); });
}

/// The unit moved on along its way.
bool movedOn(const Unknown& unknown)
{
    return holds<WorkStarted, WorkFinished, ItemPacked, ItemListed, ItemReturnedAgain>(unknown);
}

std::optional<GradeId> gradeIn(const Event& event)
{
    if (const auto* graded = std::get_if<ItemGraded>(&event)) {
        return graded->verdict.grade;
    }
    const auto* overridden = std::get_if<GradeOverridden>(&event);
    return overridden == nullptr ? std::nullopt : std::optional(overridden->to);
}

bool otherGradeIn(const Unknown& unknown, const GradeId& grade)
{
    return std::any_of(unknown.begin(), unknown.end(), [&](const Event* event) {
        const auto other = gradeIn(*event);
        return other && *other != grade;
    });
}

using Kind = std::optional<ConflictKind>;

Kind unless(bool fits, ConflictKind kind) { return fits ? Kind() : Kind(kind); }

/// Deeds on a unit that is in the house, and what each needs to find there.
struct InHouse {
    const Item& before;
    const Unknown& unknown;

    Kind operator()(const ItemGraded& e) const { return graded(e.verdict.grade); }
    Kind operator()(const GradeOverridden& e) const { return graded(e.to); }
    Kind operator()(const ItemRouted& e) const
    {
        const bool elsewhere = holds<ItemRouted>(unknown) && before.route != e.route;
        return unless(!elsewhere && !movedOn(unknown), ConflictKind::workedTwice);
    }
    Kind operator()(const WorkStarted& e) const
    {
        return unless(!before.work && before.stage() == e.stage, ConflictKind::workedTwice);
    }
    Kind operator()(const StepDone& e) const { return onWork(e.stage); }
    Kind operator()(const PartUsed& e) const { return onWork(e.stage); }
    Kind operator()(const WorkPaused& e) const { return onWork(e.stage); }
    Kind operator()(const WorkResumed& e) const { return onWork(e.stage); }
    Kind operator()(const PartHarvested& e) const { return onWork(e.stage); }
    Kind operator()(const MaterialRecovered& e) const { return onWork(e.stage); }
    Kind operator()(const EquipmentStarted& e) const { return onWork(e.stage); }
    Kind operator()(const EquipmentStopped& e) const { return onWork(e.stage); }
    Kind operator()(const WorkFinished& e) const { return onWork(e.stage); }
    Kind operator()(const ItemPacked&) const { return onItsWay(); }
    Kind operator()(const ItemListed&) const { return onItsWay(); }
    Kind operator()(const IntakeUndone&) const { return onItsWay(); }
    Kind operator()(const OfferChanged&) const { return onOffer(); }
    Kind operator()(const OfferEnded&) const { return onOffer(); }
    template <class Other>
    Kind operator()(const Other&) const
    {
        return {};
    }

private:
    [[nodiscard]] Kind graded(const GradeId& grade) const
    {
        if (otherGradeIn(unknown, grade)) {
            return ConflictKind::gradedTwice;
        }
        return unless(!movedOn(unknown), ConflictKind::workedTwice);
    }
    [[nodiscard]] Kind onWork(const StageId& stage) const
    {
        const bool mine = before.work && before.work->stage == stage && !holds<WorkStarted, WorkFinished>(unknown);
        return unless(mine, ConflictKind::workedTwice);
    }
    [[nodiscard]] Kind onOffer() const
    {
        return unless(before.standing == Standing::listed, ConflictKind::workedTwice);
    }
    [[nodiscard]] Kind onItsWay() const
    {
        return unless(!movedOn(unknown) && !holds<ItemRouted>(unknown), ConflictKind::workedTwice);
    }
};

bool isAlwaysTrue(const Event& event)
{
    return std::holds_alternative<LabelPrinted>(event) || std::holds_alternative<ConflictSettled>(event) ||
           std::holds_alternative<ItemInspected>(event) || std::holds_alternative<ProcessFilmed>(event) ||
           std::holds_alternative<HelpAsked>(event) || std::holds_alternative<HelpAnswered>(event) ||
           std::holds_alternative<ForeignHistoryNoted>(event);
}

Kind ofASale(const Item& before, const Unknown& unknown)
{
    if (holds<ItemSold>(unknown)) {
        return ConflictKind::soldTwice;
    }
    return unless(before.standing == Standing::listed, ConflictKind::workedOnGone);
}

} // namespace

std::string_view nameOf(ConflictKind value) { return wordFor(kKinds, value); }
Result<ConflictKind> conflictKindFrom(std::string_view name) { return valueFor(kKinds, name); }

std::optional<ConflictKind> conflictOf(const Item& before, const Event& event, const std::vector<const Event*>& unknown)
{
    if (unknown.empty() || isAlwaysTrue(event)) {
        return std::nullopt;
    }
    if (std::holds_alternative<ItemReceived>(event)) {
        return unless(!before.intake, ConflictKind::receivedTwice);
    }
    if (std::holds_alternative<ItemReturnedAgain>(event)) {
        return unless(before.standing == Standing::sold && !holds<ItemReturnedAgain>(unknown),
                      ConflictKind::receivedTwice);
    }
    if (std::holds_alternative<ItemSold>(event)) {
        return ofASale(before, unknown);
    }
    if (before.standing == Standing::sold || before.standing == Standing::exited || holds<ItemReturnedAgain>(unknown)) {
        return ConflictKind::workedOnGone;
    }
    return std::visit(InHouse{before, unknown}, event);
}

} // namespace regrade::domain
