#include "insight/tally.h"

#include "insight/tables.h"

namespace regrade::insight {

namespace {

void addMoney(Tally& tally, std::string_view metric, const Money& money)
{
    auto& amount = tally[{metric, money.currency}];
    amount.units += 1;
    amount.minor += money.minor;
}

void addUnit(Tally& tally, std::string_view metric, std::string_view key)
{
    tally[{metric, std::string{key}}].units += 1;
}

bool isIn(const domain::Item& item, domain::Standing standing) { return item.standing == standing; }

} // namespace

bool countsFor(const domain::Event& event)
{
    return !std::holds_alternative<domain::WorkStarted>(event) && !std::holds_alternative<domain::StepDone>(event) &&
           !std::holds_alternative<domain::LabelPrinted>(event) &&
           !std::holds_alternative<domain::ItemInspected>(event);
}

Tally standingTally(const domain::Item& item)
{
    Tally tally;
    if (!item.intake) {
        return tally;
    }
    addUnit(tally, kReceived, "");
    addUnit(tally, kReason, item.intake->reason.text());
    addUnit(tally, kStanding, domain::nameOf(item.standing));
    if (const auto stage = item.stage()) {
        addUnit(tally, kStage, stage->text());
    }
    if (item.grade) {
        addUnit(tally, kGrade, item.grade->text());
    }
    if (item.isPacked() || !isIn(item, domain::Standing::inHouse)) {
        addUnit(tally, kFinished, item.isPacked() ? kReady : kNotReady);
    }
    if (isIn(item, domain::Standing::inHouse) || isIn(item, domain::Standing::listed)) {
        addMoney(tally, kTiedUp, item.intake->bookValue.value_or(item.intake->originalPrice));
        addUnit(tally, kStockDay, std::to_string(dayOf(*item.receivedAt)));
    }
    if (isIn(item, domain::Standing::sold) && item.sale) {
        addMoney(tally, kRevenue, item.sale->price);
        addMoney(tally, kRefurbCost, item.refurbCost);
    }
    return tally;
}

Tally eventTally(const store::RecordedEvent& event, const domain::Item& before)
{
    Tally tally;
    const auto month = [&] { return toIso(event.stamp.at).substr(0, 7); };
    if (const auto* graded = std::get_if<domain::ItemGraded>(&event.event)) {
        if (graded->proposed && graded->axes.cosmetic) {
            addUnit(tally, kProposal, *graded->proposed == *graded->axes.cosmetic ? kAgreed : kDiffered);
        }
        if (before.cycle == 1 && !before.grading) {
            addUnit(tally, kFirstGrade, graded->verdict.grade.text());
        }
    } else if (std::holds_alternative<domain::ItemReceived>(event.event)) {
        addUnit(tally, kMonthReceived, month());
    } else if (std::holds_alternative<domain::ItemReturnedAgain>(event.event)) {
        addUnit(tally, kReturnsAgain, "");
        addUnit(tally, kMonthReceived, month());
    } else if (std::holds_alternative<domain::ItemSold>(event.event)) {
        addUnit(tally, kSales, "");
        addUnit(tally, kMonthSold, month());
    }
    return tally;
}

Tally difference(Tally after, const Tally& before)
{
    for (const auto& [where, amount] : before) {
        auto& changed = after[where];
        changed.units -= amount.units;
        changed.minor -= amount.minor;
    }
    std::erase_if(after, [](const auto& entry) { return entry.second.units == 0 && entry.second.minor == 0; });
    return after;
}

} // namespace regrade::insight
