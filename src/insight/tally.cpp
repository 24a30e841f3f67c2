#include "insight/tally.h"

#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight {

namespace {

void addMoney(Tally& tally, std::string_view metric, const Money& money)
{
    auto& amount = tally.at(metric, money.currency);
    amount.units += 1;
    amount.minor += money.minor;
}

void addUnit(Tally& tally, std::string_view metric, std::string_view key) { tally.at(metric, key).units += 1; }

bool isIn(const domain::Item& item, domain::Standing standing) { return item.standing == standing; }

} // namespace

Amount& Tally::at(std::string_view metric, std::string_view key)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.metric == metric && entry.key == key; });
    return found != m_entries.end() ? found->amount
                                    : m_entries.emplace_back(Entry{metric, std::string{key}, {}}).amount;
}

void Tally::add(const Tally& other)
{
    for (const Entry& entry : other.m_entries) {
        Amount& amount = at(entry.metric, entry.key);
        amount.units += entry.amount.units;
        amount.minor += entry.amount.minor;
    }
}

void Tally::subtract(const Tally& other)
{
    for (const Entry& entry : other.m_entries) {
        Amount& amount = at(entry.metric, entry.key);
        amount.units -= entry.amount.units;
        amount.minor -= entry.amount.minor;
    }
}

void Tally::tidy()
{
    std::erase_if(m_entries, [](const Entry& entry) { return entry.amount.units == 0 && entry.amount.minor == 0; });
}

bool countsFor(const domain::Event& event)
{
    return !std::holds_alternative<domain::WorkStarted>(event) && !std::holds_alternative<domain::StepDone>(event) &&
           !std::holds_alternative<domain::LabelPrinted>(event) &&
           !std::holds_alternative<domain::ItemInspected>(event) &&
           !std::holds_alternative<domain::ProcessFilmed>(event) && !std::holds_alternative<domain::HelpAsked>(event) &&
           !std::holds_alternative<domain::HelpAnswered>(event) &&
           !std::holds_alternative<domain::ForeignHistoryNoted>(event);
}

Tally standingTally(const domain::Item& item)
{
    constexpr std::size_t kMostCounters = 12;
    Tally tally;
    tally.reserve(kMostCounters);
    if (!item.intake || item.isUndone()) {
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
    const bool waits = isIn(item, domain::Standing::inHouse) || isIn(item, domain::Standing::exitDue);
    if (item.isPacked() || !waits) {
        addUnit(tally, kFinished, item.isPacked() ? kReady : kNotReady);
    }
    if (waits || isIn(item, domain::Standing::listed)) {
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
    } else if (std::holds_alternative<domain::IntakeUndone>(event.event) && before.receivedAt) {
        Tally received;
        addUnit(received, kMonthReceived, toIso(*before.receivedAt).substr(0, 7));
        tally.subtract(received);
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
    after.subtract(before);
    after.tidy();
    return after;
}

} // namespace regrade::insight
