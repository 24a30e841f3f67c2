#include "insight/kpifact.h"

#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight::kpi {

namespace {

/// Squares beyond it would not add up in 64 bits; an interval then comes out narrower than it is, a figure never.
constexpr std::int64_t kMostSquared = 3'000'000;
constexpr char kBetween = '|';

Sums one() { return {.units = 1}; }

/// With squares, for a mean or a ratio.
Sums pairOf(std::int64_t x, std::int64_t y)
{
    const std::int64_t a = std::clamp(x, -kMostSquared, kMostSquared);
    const std::int64_t b = std::clamp(y, -kMostSquared, kMostSquared);
    return {1, x, y, a * a, a * b, b * b};
}

std::string since(std::int64_t from, std::int64_t to) { return std::to_string(std::max<std::int64_t>(0, to - from)); }

bool waits(const Fact& fact) { return fact.standing == "inHouse" || fact.standing == "exitDue"; }

bool isReused(const Fact& fact)
{
    return (fact.sold && !fact.back && fact.ready) || (fact.route == "donated" && fact.left);
}

void countCohort(const Fact& fact, const Count& count)
{
    const auto tell = [&](std::string_view metric, std::string key) {
        count({metric, fact.received, std::move(key), one()});
    };
    tell(kReceived, fact.cycle == 1 ? "first" : "again");
    tell(kReason, fact.reason);
    if (!fact.grade.empty()) {
        tell(kGrade, fact.grade);
    }
    const std::string outcome = fact.ready ? "ready" : (waits(fact) ? "open" : "left");
    tell(kOutcome, outcome);
    if (outcome != "open") {
        tell(kSuccess, fact.category + kBetween + outcome);
    }
    if (fact.sold) {
        tell(kStaySold, since(fact.received, *fact.sold));
    } else if (fact.left) {
        tell(kStayLeft, since(fact.received, *fact.left));
    } else {
        tell(kStayOpen, std::to_string(fact.received));
    }
    count({kCame, fact.received, fact.currency, {.units = 1, .x = fact.book, .y = fact.received}});
}

void countWork(const Fact& fact, const Count& count)
{
    if (fact.graded && fact.seconds >= 0) {
        count({kAssess, *fact.graded, std::to_string(fact.seconds), one()});
    }
    if (fact.graded && fact.agreed >= 0) {
        count({kAgree, *fact.graded, fact.agreed == 1 ? "yes" : "no", one()});
    }
    if (!fact.ready) {
        return;
    }
    const std::int64_t seconds = std::max<std::int64_t>(0, fact.seconds) + fact.workMs / 1'000;
    if (seconds > 0) {
        count({kHands, *fact.ready, "", pairOf(seconds, 0)});
    }
    count({kCost, *fact.ready, fact.currency, pairOf(fact.cost, 0)});
}

void countSale(const Fact& fact, const Count& count)
{
    const std::int64_t day = *fact.sold;
    const auto tell = [&](std::string_view metric, const std::string& key, const Sums& sums) {
        count({metric, day, key, sums});
    };
    tell(kSold, fact.back ? "back" : "kept", one());
    if (fact.back) {
        tell(kLifeBack, since(day, *fact.back), one());
        return;
    }
    tell(kLifeKept, std::to_string(day), one());
    if (!fact.price) {
        tell(kSaleOdd, "", one());
        return;
    }
    tell(kSale, fact.currency, pairOf(fact.cost, *fact.price));
    if (fact.hasBook == 1) {
        tell(kProfit, fact.currency, pairOf(*fact.price - fact.cost - fact.book, *fact.price));
    } else {
        tell(kSaleNoBook, "", one());
    }
}

void countEnd(const Fact& fact, const Count& count)
{
    const auto gone = fact.sold ? fact.sold : fact.left;
    if (gone) {
        count({kGone, *gone, fact.currency, {.units = 1, .x = fact.book, .y = *gone}});
    }
    if (fact.left) {
        count({kExit, *fact.left, fact.route, one()});
    }
    if (isReused(fact)) {
        const bool packed = fact.ready.has_value();
        count({kReuse, packed ? *fact.ready : *fact.left, reuseKey(fact), {.units = 1, .x = fact.fillerG}});
    }
}

void countNow(const Fact& fact, const Count& count)
{
    if (!fact.isStock()) {
        return;
    }
    const auto tell = [&](std::string_view metric, std::string key) {
        count({metric, std::nullopt, std::move(key), one()});
    };
    tell(kStage, fact.standing != "inHouse" ? fact.standing : (fact.stage.empty() ? "none" : fact.stage));
    if (fact.working == 1 && !fact.stage.empty()) {
        tell(kWorking, fact.stage);
    }
    tell(kStock, std::to_string(fact.received));
}

/// What never changes within a cycle.
void begin(Fact& fact, const store::RecordedEvent& event, const domain::Item& after)
{
    const domain::ItemReceived& intake = *after.intake;
    const auto* again = std::get_if<domain::ItemReturnedAgain>(&event.event);
    fact.item = after.id.text();
    fact.cycle = after.cycle;
    fact.owner = intake.owner.text();
    fact.category = intake.category.text();
    fact.sku = intake.sku.text();
    fact.reason = again != nullptr ? again->reason.text() : intake.reason.text();
    fact.currency = intake.originalPrice.currency;
    const bool told = intake.bookValue && intake.bookValue->currency == fact.currency;
    fact.hasBook = told ? 1 : 0;
    fact.book = told ? intake.bookValue->minor : intake.originalPrice.minor;
    fact.received = dayOf(*after.receivedAt);
    if (fact.site.empty()) {
        fact.site = event.stamp.station.text();
    }
}

void takeGrading(Fact& fact, const domain::ItemGraded& graded, std::int64_t day)
{
    if (fact.graded) {
        return; // a unit that is graded again after a repair is another job
    }
    fact.graded = day;
    fact.seconds = graded.assessment.count() > 0
                       ? std::chrono::duration_cast<std::chrono::seconds>(graded.assessment).count()
                       : -1;
    fact.agreed = graded.proposed && graded.axes.cosmetic ? (*graded.proposed == *graded.axes.cosmetic ? 1 : 0) : -1;
}

void takePacking(Fact& fact, const domain::ItemPacked& packed, std::int64_t day)
{
    fact.ready = day;
    fact.material = packed.material.text();
    fact.carton = packed.carton ? packed.carton->text() : std::string{};
    fact.filler = packed.filler ? packed.filler->text() : std::string{};
    fact.fillerG = packed.fillerG.value_or(0);
}

} // namespace

void add(Sums& sum, const Sums& more, int sign)
{
    sum.units += sign * more.units;
    sum.x += sign * more.x;
    sum.y += sign * more.y;
    sum.xx += sign * more.xx;
    sum.xy += sign * more.xy;
    sum.yy += sign * more.yy;
}

bool matters(const domain::Event& event)
{
    return !std::holds_alternative<domain::StepDone>(event) && !std::holds_alternative<domain::LabelPrinted>(event) &&
           !std::holds_alternative<domain::ItemInspected>(event) &&
           !std::holds_alternative<domain::EquipmentStarted>(event) &&
           !std::holds_alternative<domain::ProcessFilmed>(event) && !std::holds_alternative<domain::HelpAsked>(event) &&
           !std::holds_alternative<domain::HelpAnswered>(event) &&
           !std::holds_alternative<domain::ForeignHistoryNoted>(event) &&
           !std::holds_alternative<domain::BidPlaced>(event) && !std::holds_alternative<domain::VotesCounted>(event);
}

void take(Fact& fact, const store::RecordedEvent& event, const domain::Item& after)
{
    const std::int64_t day = dayOf(event.stamp.at);
    if (fact.item.empty()) {
        begin(fact, event, after);
    }
    if (const auto* graded = std::get_if<domain::ItemGraded>(&event.event)) {
        takeGrading(fact, *graded, day);
    } else if (const auto* finished = std::get_if<domain::WorkFinished>(&event.event)) {
        fact.workMs += finished->duration.count();
    } else if (const auto* packed = std::get_if<domain::ItemPacked>(&event.event)) {
        takePacking(fact, *packed, day);
    } else if (const auto* sold = std::get_if<domain::ItemSold>(&event.event)) {
        fact.sold = day;
        fact.price = sold->price.currency == fact.currency ? std::optional(sold->price.minor) : std::nullopt;
    } else if (const auto* left = std::get_if<domain::ItemExited>(&event.event)) {
        fact.left = day;
        fact.route = domain::nameOf(left->route);
    }
    const auto stage = after.stage();
    fact.stage = stage ? stage->text() : std::string{};
    fact.standing = domain::nameOf(after.standing);
    fact.working = after.work ? 1 : 0;
    fact.grade = after.grade ? after.grade->text() : std::string{};
    fact.cost = after.refurbCost.minor;
    fact.parts = after.parts.empty() ? 0 : 1;
}

void count(const Fact& fact, const Count& count)
{
    countCohort(fact, count);
    countWork(fact, count);
    if (fact.sold) {
        countSale(fact, count);
    }
    countEnd(fact, count);
    countNow(fact, count);
}

std::string reuseKey(const Fact& fact)
{
    std::string key;
    for (const std::string& part : {fact.category, fact.carton, fact.material, fact.filler}) {
        key += part + kBetween;
    }
    key += fact.ready ? '1' : '0';
    key += fact.parts == 1 ? '1' : '0';
    return key + kBetween + fact.sku; // an SKU may hold any letter, so it comes last
}

ReuseKey reuseKeyFrom(const std::string& text)
{
    ReuseKey key;
    std::string flags;
    std::size_t from = 0;
    for (std::string* part : {&key.category, &key.carton, &key.material, &key.filler, &flags}) {
        const auto to = text.find(kBetween, from);
        *part = text.substr(from, to - from);
        from = to + 1;
    }
    key.packed = flags[0] == '1';
    key.parts = flags[1] == '1';
    key.sku = text.substr(from);
    return key;
}

} // namespace regrade::insight::kpi
