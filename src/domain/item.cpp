#include "domain/item.h"

#include "domain/names.h"

#include <algorithm>
#include <numeric>

namespace regrade::domain {

namespace {

constexpr Names<Standing, 6> kStandings{{{Standing::absent, "absent"},
                                         {Standing::inHouse, "inHouse"},
                                         {Standing::listed, "listed"},
                                         {Standing::exitDue, "exitDue"},
                                         {Standing::sold, "sold"},
                                         {Standing::exited, "exited"}}};

void leaveStage(Item& item)
{
    if (!item.route.empty()) {
        item.route.erase(item.route.begin());
    }
}

/// Costs are kept in the currency of the unit's original price; the stations refuse any other.
void addCost(Item& item, const Money& cost)
{
    if (cost.minor != 0) {
        item.refurbCost = item.refurbCost.minor == 0 ? cost : item.refurbCost + cost;
    }
}

void recordStep(WorkOrder& work, const StepDone& done)
{
    const auto known = std::find_if(work.steps.begin(), work.steps.end(),
                                    [&](const StepDone& earlier) { return earlier.step == done.step; });
    if (known != work.steps.end()) {
        work.steps.erase(known);
    }
    work.steps.push_back(done);
}

/// The time between a pause and what ends it.
void resume(WorkOrder& work, Time at)
{
    if (work.pausedAt) {
        work.rested += std::max(at - *work.pausedAt, std::chrono::milliseconds{0});
        work.pausedAt.reset();
    }
}

/// A stage that was closed with all its steps is passed; a repair makes what was tested before it worth nothing.
void closeWork(Item& item, const WorkFinished& finished)
{
    if (finished.repaired) {
        item.everRepaired = true;
        item.passedAtRepair = item.passed.size();
    }
    if (item.forecast &&
        item.forecast->stage == finished.stage) { // also when it was broken off: the next one costs more
        item.forecast.reset();
        item.approval.reset();
    }
    if (!finished.brokenOff.value_or(false)) {
        item.passed.push_back(finished.stage);
    }
    item.work.reset();
}

/// Opens the next cycle: what was found and done before stays in the history, not in the present state.
void startCycle(Item& item, Time at)
{
    ++item.cycle;
    item.standing = Standing::inHouse;
    item.receivedAt = at;
    item.everUsed = true;
    item.inspection.reset();
    item.grading.reset();
    item.grade.reset();
    item.packing.reset();
    item.readyAt.reset();
    item.offer.reset();
    item.sale.reset();
    item.intakeLabels = 0;
    item.saleLabels = 0;
    item.passed.clear();
    item.passedAtRepair.reset();
    item.forecast.reset();
    item.approval.reset();
    item.allotted.reset();
    item.held.reset();
    item.bundle.reset();
    item.points.reset();
    item.pointsUsed = false;
    item.refurbCost = Money{0, item.refurbCost.currency};
}

/// Folds one event of a unit into its state.
struct ItemFold {
    Item& item;
    Time at;

    void operator()(const ItemReceived& e) const
    {
        item.intake = e;
        item.receivedAt = at;
        item.standing = Standing::inHouse;
        item.answers = e.answers.value_or(std::vector<Answer>{});
        item.refurbCost = Money{0, e.originalPrice.currency};
    }
    void operator()(const LabelPrinted& e) const
    {
        ++(e.label == LabelKind::sale ? item.saleLabels : item.intakeLabels);
    }
    void operator()(const ItemInspected& e) const { item.inspection = e.inspection; }
    void operator()(const ItemGraded& e) const
    {
        item.grading = e;
        item.grade = e.verdict.grade;
        item.everUsed = item.everUsed || e.axes.used;
    }
    void operator()(const GradeOverridden& e) const { item.grade = e.to; }
    void operator()(const ItemRouted& e) const { item.route = e.route; }
    void operator()(const WorkStarted& e) const { item.work = WorkOrder{.stage = e.stage, .startedAt = at}; }
    void operator()(const StepDone& e) const
    {
        if (item.work) {
            recordStep(*item.work, e);
        }
        for (const Chosen& one : e.chosen.value_or(std::vector<Chosen>{})) {
            addCost(item, one.cost.value_or(Money{}));
        }
    }
    void operator()(const EquipmentStarted& e) const
    {
        if (item.work) {
            item.work->running.push_back({e.equipment, at});
        }
    }
    void operator()(const EquipmentStopped& e) const
    {
        if (item.work) {
            std::erase_if(item.work->running, [&](const EquipmentRun& run) { return run.equipment == e.equipment; });
        }
        addCost(item, e.cost);
    }
    void operator()(const PartUsed& e) const
    {
        if (item.work) {
            item.work->parts.push_back(e);
        }
        item.parts.push_back(e);
        addCost(item, e.cost);
    }
    void operator()(const WorkPaused&) const
    {
        if (item.work && !item.work->pausedAt) {
            item.work->pausedAt = at;
        }
    }
    void operator()(const WorkResumed&) const
    {
        if (item.work) {
            resume(*item.work, at);
        }
    }
    void operator()(const RepairForecast& e) const
    {
        item.forecast = std::make_shared<const RepairForecast>(e);
        item.approval.reset();
    }
    void operator()(const RepairApproved& e) const { item.approval = std::make_shared<const RepairApproved>(e); }
    void operator()(const PartHarvested& e) const
    {
        if (item.work) {
            item.work->harvested.push_back(e);
        }
    }
    void operator()(const MaterialRecovered& e) const
    {
        if (item.work) {
            auto& all = item.work->recovered;
            std::erase_if(all, [&](const MaterialRecovered& earlier) { return earlier.fraction == e.fraction; });
            all.push_back(e);
        }
    }
    void operator()(const ProcessFilmed& e) const
    {
        if (item.work && item.work->stage == e.stage) {
            item.work->films.push_back(e);
        }
    }
    void operator()(const HelpAsked& e) const
    {
        if (item.work && item.work->stage == e.stage) {
            item.work->questions.push_back(e);
        }
    }
    void operator()(const HelpAnswered& e) const
    {
        if (item.work && item.work->stage == e.stage) {
            item.work->answers.push_back(e);
        }
    }
    void operator()(const WorkFinished& e) const
    {
        closeWork(item, e);
        addCost(item, e.labour);
        leaveStage(item);
    }
    void operator()(const ItemPacked& e) const
    {
        item.packing = e;
        item.readyAt = at;
        addCost(item, e.cost);
        leaveStage(item);
    }
    void operator()(const ItemListed& e) const
    {
        item.offer = e;
        item.standing = Standing::listed;
        item.route.clear();
    }
    void operator()(const OfferChanged& e) const
    {
        item.offer = ItemListed{e.channel, e.price, e.bandLow, e.bandHigh, e.reasons, e.overrideReason, e.factors};
    }
    void operator()(const OfferEnded&) const
    {
        item.offer.reset();
        item.standing = Standing::inHouse;
    }
    void operator()(const ItemAllotted& e) const { item.allotted = e.channel; }
    void operator()(const ExitDue& e) const
    {
        if (item.standing != Standing::exitDue) { // two stations may find it
            item.leftRoute = item.route;
        }
        item.due = std::make_shared<const ExitDue>(e);
        item.standing = Standing::exitDue;
        item.route.clear();
        item.offer.reset();
    }
    void operator()(const ExitHeld& e) const
    {
        item.held = std::make_shared<const ExitHeld>(e);
        if (item.standing == Standing::exitDue) {
            item.standing = Standing::inHouse;
            item.route = std::move(item.leftRoute);
        }
        item.due.reset();
        item.leftRoute.clear();
    }
    void operator()(const ItemBundled& e) const { item.bundle = std::make_shared<const ItemBundled>(e); }
    void operator()(const ItemUnbundled&) const { item.bundle.reset(); }
    void operator()(const PointsGranted& e) const { item.points = std::make_shared<const PointsGranted>(e); }
    void operator()(const PointsRedeemed&) const { item.pointsUsed = true; }
    void operator()(const ForeignHistoryNoted& e) const { item.foreign.push_back(e); }
    void operator()(const PollOpened& e) const
    {
        item.poll = std::make_shared<const Poll>(Poll{e, std::vector<int>(e.options.size()), {}});
    }
    void operator()(const VotesCounted& e) const
    {
        if (item.poll && item.poll->asked.poll == e.poll) {
            Poll poll = *item.poll;
            for (std::size_t i = 0; i < poll.votes.size(); ++i) {
                poll.votes[i] += poll.asked.options[i].id == e.option ? e.votes : 0;
            }
            item.poll = std::make_shared<const Poll>(std::move(poll));
        }
    }
    void operator()(const PollClosed& e) const
    {
        if (item.poll && item.poll->asked.poll == e.poll) {
            Poll poll = *item.poll;
            poll.closed = e;
            item.poll = std::make_shared<const Poll>(std::move(poll));
        }
    }
    void operator()(const AuctionOpened& e) const
    {
        item.auction = std::make_shared<const Auction>(Auction{e, {}, 0, {}});
    }
    void operator()(const BidPlaced& e) const
    {
        if (item.auction && item.auction->opened.auction == e.auction) {
            Auction auction = *item.auction;
            ++auction.bids;
            if (!auction.best || e.amount.minor > auction.best->amount.minor) {
                auction.best = e; // two stations may have taken bids apart; the first of equal ones stays
            }
            item.auction = std::make_shared<const Auction>(std::move(auction));
        }
    }
    void operator()(const AuctionClosed& e) const
    {
        if (item.auction && item.auction->opened.auction == e.auction) {
            Auction auction = *item.auction;
            auction.closed = e;
            item.auction = std::make_shared<const Auction>(std::move(auction));
        }
        item.givenName = e.name;
    }
    void operator()(const ItemSold& e) const
    {
        item.sale = e;
        item.standing = Standing::sold;
    }
    void operator()(const ItemReturnedAgain& e) const
    {
        startCycle(item, at);
        item.answers = e.answers.value_or(std::vector<Answer>{});
    }
    void operator()(const ItemExited& e) const
    {
        item.exit = e;
        item.bundle.reset();
        item.due.reset();
        item.leftRoute.clear();
        item.standing = Standing::exited;
        item.route.clear();
        item.work.reset();
    }
    void operator()(const IntakeUndone&) const
    {
        item.standing = Standing::exited;
        item.route.clear();
    }
    void operator()(const ConflictSettled& e) const
    {
        for (Conflict& conflict : item.conflicts) {
            if (conflict.setAside == EventPlace{e.station, e.seq}) {
                conflict.settled = e.reason;
            }
        }
    }
    void operator()(const ProductRegistered&) const {}
    void operator()(const ProductTaught&) const {}
    void operator()(const OrdersCounted&) const {}
    void operator()(const ProductCalibrated&) const {}
    void operator()(const ProductZoned&) const {}
    void operator()(const ProductLooksMapped&) const {}
    void operator()(const PartRegistered&) const {}
    void operator()(const PartReceived&) const {}
    void operator()(const PartAdjusted&) const {}
    void operator()(const MaterialsHandedOver&) const {}
    void operator()(const TradeInQuoted&) const {}
    void operator()(const MarketPriceNoted&) const {}
    void operator()(const RatingNoted&) const {}
    void operator()(const SupplierCaseOpened&) const {}
    void operator()(const SupplierCaseMoved&) const {}
    void operator()(const RecheckPlanned&) const {}
    void operator()(const RecheckDrawn&) const {}
    void operator()(const RecheckAssigned&) const {}
    void operator()(const RecheckSubmitted&) const {}
    void operator()(const RecheckAdjudicated&) const {}
    void operator()(const RecheckMissed&) const {}
    void operator()(const RecheckClosed&) const {}
    void operator()(const ExperimentOpened&) const {}
    void operator()(const ExperimentClosed&) const {}
    void operator()(const ClockMoved&) const {}
};

/// What stands on a stream of the house: blind second inspections and experiments.
bool isOfTheHouse(const Event& event)
{
    return std::holds_alternative<RecheckPlanned>(event) || std::holds_alternative<RecheckDrawn>(event) ||
           std::holds_alternative<RecheckAssigned>(event) || std::holds_alternative<RecheckSubmitted>(event) ||
           std::holds_alternative<RecheckAdjudicated>(event) || std::holds_alternative<RecheckMissed>(event) ||
           std::holds_alternative<RecheckClosed>(event) || std::holds_alternative<ExperimentOpened>(event) ||
           std::holds_alternative<ExperimentClosed>(event);
}

bool isOfProduct(const Event& event)
{
    return std::holds_alternative<ProductRegistered>(event) || std::holds_alternative<ProductTaught>(event) ||
           std::holds_alternative<OrdersCounted>(event) || std::holds_alternative<ProductCalibrated>(event) ||
           std::holds_alternative<ProductZoned>(event) || std::holds_alternative<ProductLooksMapped>(event) ||
           std::holds_alternative<PartRegistered>(event) || std::holds_alternative<PartReceived>(event) ||
           std::holds_alternative<PartAdjusted>(event) || std::holds_alternative<MaterialsHandedOver>(event) ||
           std::holds_alternative<TradeInQuoted>(event) || std::holds_alternative<MarketPriceNoted>(event) ||
           std::holds_alternative<RatingNoted>(event) || std::holds_alternative<SupplierCaseOpened>(event) ||
           std::holds_alternative<SupplierCaseMoved>(event) || isOfTheHouse(event);
}

/// A calibration moves the limit of the lesson it was made for; another lesson has its own limit.
void calibrate(Product& product, const ProductCalibrated& calibrated)
{
    product.calibrations.push_back(calibrated);
    for (ProductTaught& lesson : product.taught) {
        if (lesson.view == calibrated.view && lesson.model == calibrated.model) {
            lesson.calibration = CalibrationInUse{calibrated.version, calibrated.limitFactor, calibrated.bound};
        }
    }
}

/// A lesson has the zones that were drawn on its first photo; another photo shows the product elsewhere.
void giveZones(ProductTaught& lesson, const ProductZoned& drawn)
{
    if (lesson.view == drawn.view && !lesson.photos.empty() && lesson.photos.front().hash == drawn.picture) {
        lesson.zones = drawn.zones;
    }
}

void teach(Product& product, ProductTaught lesson)
{
    std::erase_if(product.taught, [&](const ProductTaught& earlier) { return earlier.view == lesson.view; });
    if (const ProductZoned* drawn = product.zonedView(lesson.view)) {
        giveZones(lesson, *drawn);
    }
    product.taught.push_back(std::move(lesson));
}

void zone(Product& product, const ProductZoned& drawn)
{
    std::erase_if(product.zoned, [&](const ProductZoned& earlier) { return earlier.view == drawn.view; });
    product.zoned.push_back(drawn);
    for (ProductTaught& lesson : product.taught) {
        giveZones(lesson, drawn);
    }
}

/// A number that was given twice, by stations that did not know of each other, stays with the first case.
void openCase(Product& product, const SupplierCaseOpened& opened)
{
    if (product.findCase(opened.number) == nullptr) {
        product.cases.push_back({opened, SupplierStatus::opened, std::nullopt});
    }
}

void moveCase(Product& product, const SupplierCaseMoved& moved)
{
    for (SupplierCase& one : product.cases) {
        if (one.opened.number == moved.number) {
            one.status = moved.status;
            one.effective = moved.effective ? moved.effective : one.effective;
        }
    }
}

/// A price that was seen there again replaces the one before, unless it is the older one.
void notePrice(Product& product, const MarketPriceNoted& noted)
{
    for (MarketPriceNoted& known : product.prices) {
        if (known.kind == noted.kind && known.grade == noted.grade && known.source == noted.source) {
            known = noted.day >= known.day ? noted : known;
            return;
        }
    }
    product.prices.push_back(noted);
}

} // namespace

std::string_view nameOf(Standing value) { return wordFor(kStandings, value); }

bool Item::hasPassed(const StageId& stage, bool sinceRepair) const
{
    const std::size_t skip = sinceRepair ? passedAtRepair.value_or(0) : 0;
    return std::find(passed.begin() + static_cast<std::ptrdiff_t>(std::min(skip, passed.size())), passed.end(),
                     stage) != passed.end();
}

std::optional<StageId> Item::stage() const { return route.empty() ? std::nullopt : std::optional(route.front()); }

void fold(Item& item, const Event& event, Time at)
{
    if (!isOfProduct(event)) {
        std::visit(ItemFold{item, at}, event);
        ++item.version;
        item.lastEventAt = at;
    }
}

Item after(Item item, const Event& event, Time at)
{
    fold(item, event, at);
    return item;
}

Item afterSettingAside(Item item, const Conflict& conflict, Time at)
{
    ++item.version;
    item.lastEventAt = std::max(item.lastEventAt.value_or(at), at);
    const auto known = std::find_if(item.conflicts.begin(), item.conflicts.end(),
                                    [&](const Conflict& one) { return one.setAside == conflict.setAside; });
    if (known == item.conflicts.end()) {
        item.conflicts.push_back(conflict);
    } else {
        ++known->events;
    }
    return item;
}

bool wasSetAside(const Item& before, const Item& now)
{
    const auto events = [](const Item& item) {
        return std::accumulate(item.conflicts.begin(), item.conflicts.end(), 0,
                               [](int sum, const Conflict& conflict) { return sum + conflict.events; });
    };
    return events(before) != events(now);
}

const ProductTaught* Product::taughtView(const std::string& view) const
{
    const auto found =
        std::find_if(taught.begin(), taught.end(), [&](const ProductTaught& lesson) { return lesson.view == view; });
    return found == taught.end() ? nullptr : &*found;
}

const ProductZoned* Product::zonedView(const std::string& view) const
{
    const auto found =
        std::find_if(zoned.begin(), zoned.end(), [&](const ProductZoned& drawn) { return drawn.view == view; });
    return found == zoned.end() ? nullptr : &*found;
}

int Product::nextCalibration(const std::string& view) const
{
    return 1 + static_cast<int>(std::count_if(calibrations.begin(), calibrations.end(),
                                              [&](const ProductCalibrated& earlier) { return earlier.view == view; }));
}

const SupplierCase* Product::findCase(const std::string& number) const
{
    const auto found =
        std::find_if(cases.begin(), cases.end(), [&](const SupplierCase& one) { return one.opened.number == number; });
    return found == cases.end() ? nullptr : &*found;
}

Product after(Product product, const Event& event, Time)
{
    if (!isOfProduct(event)) {
        return product;
    }
    if (const auto* facts = std::get_if<ProductRegistered>(&event)) {
        product.facts = *facts;
    } else if (const auto* lesson = std::get_if<ProductTaught>(&event)) {
        teach(product, *lesson);
    } else if (const auto* calibrated = std::get_if<ProductCalibrated>(&event)) {
        calibrate(product, *calibrated);
    } else if (const auto* drawn = std::get_if<ProductZoned>(&event)) {
        zone(product, *drawn);
    } else if (const auto* mapped = std::get_if<ProductLooksMapped>(&event)) {
        product.looks = *mapped;
    } else if (const auto* part = std::get_if<PartRegistered>(&event)) {
        product.part = *part;
    } else if (const auto* noted = std::get_if<MarketPriceNoted>(&event)) {
        notePrice(product, *noted);
    } else if (const auto* opened = std::get_if<SupplierCaseOpened>(&event)) {
        openCase(product, *opened);
    } else if (const auto* moved = std::get_if<SupplierCaseMoved>(&event)) {
        moveCase(product, *moved);
    }
    ++product.version;
    return product;
}

} // namespace regrade::domain
