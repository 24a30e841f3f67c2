#include "domain/person.h"

#include <algorithm>

namespace regrade::domain {

namespace {

constexpr const char* kDeeds[] = {"unit.receive",        "unit.receive_again", "label.print",     "unit.inspect",
                                  "unit.grade",          "grade.override",     "unit.send_back",  "work.do",
                                  "unit.pack",           "unit.list",          "price.choose",    "unit.sell",
                                  "unit.leave",          "product.register",   "product.teach",   "product.zone",
                                  "product.calibrate",   "product.map_looks",  "orders.count",    "conflict.settle",
                                  "hub.manage",          kLookAtUnits,         kLookAtLists,      kLookAtFigures,
                                  "store.verify",        "store.rebuild",      "store.back_up",   kEndShift,
                                  "store.restore",       "store.simulate",     "demo.load",       kManagePeople,
                                  kReadPeople,           kAnnounceReturns,     "work.electrical", "repair.approve",
                                  "part.register",       "part.receive",       kAdjustParts,      kLookAtSettlement,
                                  "material.hand_over",  kTrustStations,       "tradein.quote",   "price.outside_band",
                                  "price.note",          "stock.allot",        "exit.hold",       kChangeMarketRules,
                                  "unit.bundle",         "points.keep",        "rating.note",     "participation.lead",
                                  "participation.count", "supplier.lead",      kOpenProofs,       "recheck.lead",
                                  "recheck.inspect",     "recheck.adjudicate", "experiment.lead", kLookAtOwnSettlement};

/// Work that only people with a certificate may do is a deed of its own.
const char* workDeed(const std::optional<std::string>& skill)
{
    return skill == kElectrical ? "work.electrical" : "work.do";
}

/// A price outside the grade's band is a lead's; another channel or price than proposed is a deed of its own.
template <class Offer>
const char* offerDeed(const Offer& offer)
{
    if (offer.price.minor < offer.bandLow.minor || offer.price.minor > offer.bandHigh.minor) {
        return "price.outside_band";
    }
    return offer.overrideReason ? "price.choose" : "unit.list";
}

/// The deed that an event is by itself; null for what the station notes of itself. A route alone is a unit sent back;
/// with others it follows from them.
const char* deedOf(const Event& event)
{
    return std::visit(Overloaded{[](const ItemReceived&) -> const char* { return "unit.receive"; },
                                 [](const LabelPrinted&) -> const char* { return "label.print"; },
                                 [](const ItemInspected&) -> const char* { return "unit.inspect"; },
                                 [](const ItemGraded&) -> const char* { return "unit.grade"; },
                                 [](const GradeOverridden&) -> const char* { return "grade.override"; },
                                 [](const ItemRouted&) -> const char* { return "unit.send_back"; },
                                 [](const WorkStarted& e) -> const char* { return workDeed(e.skill); },
                                 [](const StepDone& e) -> const char* { return workDeed(e.skill); },
                                 [](const WorkPaused&) -> const char* { return "work.do"; },
                                 [](const WorkResumed&) -> const char* { return "work.do"; },
                                 [](const RepairForecast&) -> const char* { return "work.do"; },
                                 [](const RepairApproved&) -> const char* { return "repair.approve"; },
                                 [](const PartUsed&) -> const char* { return "work.do"; },
                                 [](const PartHarvested&) -> const char* { return "work.do"; },
                                 [](const MaterialRecovered&) -> const char* { return "work.do"; },
                                 [](const EquipmentStarted&) -> const char* { return "work.do"; },
                                 [](const EquipmentStopped&) -> const char* { return "work.do"; },
                                 [](const MaterialsHandedOver&) -> const char* { return "material.hand_over"; },
                                 [](const WorkFinished& e) -> const char* {
                                     return workDeed(e.brokenOff.value_or(false) ? std::nullopt : e.skill);
                                 },
                                 [](const ItemPacked&) -> const char* { return "unit.pack"; },
                                 [](const ItemListed& e) -> const char* { return offerDeed(e); },
                                 [](const OfferChanged& e) -> const char* { return offerDeed(e); },
                                 [](const OfferEnded&) -> const char* { return "unit.list"; },
                                 [](const ItemAllotted& e) -> const char* {
                                     return e.automatic.value_or(false) ? nullptr : "stock.allot";
                                 },
                                 [](const ExitDue&) -> const char* { return nullptr; },
                                 [](const ExitHeld&) -> const char* { return "exit.hold"; },
                                 [](const MarketPriceNoted&) -> const char* { return "price.note"; },
                                 [](const PollOpened&) -> const char* { return "participation.lead"; },
                                 [](const VotesCounted&) -> const char* { return "participation.count"; },
                                 [](const PollClosed&) -> const char* { return "participation.lead"; },
                                 [](const AuctionOpened&) -> const char* { return "participation.lead"; },
                                 [](const BidPlaced&) -> const char* { return "participation.count"; },
                                 [](const AuctionClosed&) -> const char* { return "participation.lead"; },
                                 [](const ItemBundled&) -> const char* { return "unit.bundle"; },
                                 [](const ItemUnbundled&) -> const char* { return "unit.bundle"; },
                                 [](const PointsGranted&) -> const char* { return "points.keep"; },
                                 [](const PointsRedeemed&) -> const char* { return "points.keep"; },
                                 [](const RatingNoted&) -> const char* { return "rating.note"; },
                                 [](const SupplierCaseOpened&) -> const char* { return "supplier.lead"; },
                                 [](const SupplierCaseMoved&) -> const char* { return "supplier.lead"; },
                                 [](const ItemSold&) -> const char* { return "unit.sell"; },
                                 [](const ItemReturnedAgain&) -> const char* { return "unit.receive_again"; },
                                 [](const ItemExited&) -> const char* { return "unit.leave"; },
                                 [](const ProductRegistered&) -> const char* { return "product.register"; },
                                 [](const ProductTaught&) -> const char* { return "product.teach"; },
                                 [](const OrdersCounted&) -> const char* { return "orders.count"; },
                                 [](const ConflictSettled&) -> const char* { return "conflict.settle"; },
                                 [](const ClockMoved&) -> const char* { return nullptr; },
                                 [](const ProductCalibrated&) -> const char* { return "product.calibrate"; },
                                 [](const ProductZoned&) -> const char* { return "product.zone"; },
                                 [](const ProductLooksMapped&) -> const char* { return "product.map_looks"; },
                                 [](const PartRegistered&) -> const char* { return "part.register"; },
                                 [](const PartReceived&) -> const char* { return "part.receive"; },
                                 [](const PartAdjusted&) -> const char* { return kAdjustParts; },
                                 [](const ProcessFilmed&) -> const char* { return "work.do"; },
                                 [](const HelpAsked&) -> const char* { return "work.do"; },
                                 [](const HelpAnswered&) -> const char* { return "work.do"; },
                                 [](const IntakeUndone&) -> const char* { return "unit.receive"; },
                                 [](const ForeignHistoryNoted&) -> const char* { return "unit.receive"; },
                                 [](const RecheckPlanned&) -> const char* { return "recheck.lead"; },
                                 [](const RecheckDrawn&) -> const char* { return "recheck.lead"; },
                                 [](const RecheckAssigned&) -> const char* { return "recheck.lead"; },
                                 [](const RecheckSubmitted&) -> const char* { return "recheck.inspect"; },
                                 [](const RecheckAdjudicated&) -> const char* { return "recheck.adjudicate"; },
                                 [](const RecheckMissed&) -> const char* { return "recheck.lead"; },
                                 [](const RecheckClosed&) -> const char* { return nullptr; },
                                 [](const ExperimentOpened&) -> const char* { return "experiment.lead"; },
                                 [](const ExperimentClosed&) -> const char* { return "experiment.lead"; },
                                 [](const TradeInQuoted&) -> const char* { return "tradein.quote"; }},
                      event);
}

bool leadsToARoute(const Event& event)
{
    return std::holds_alternative<ItemReceived>(event) || std::holds_alternative<ItemGraded>(event) ||
           std::holds_alternative<ItemReturnedAgain>(event) || std::holds_alternative<OfferEnded>(event) ||
           std::holds_alternative<ExitHeld>(event);
}

} // namespace

std::vector<DeedId> deedsOf(const Events& events)
{
    const bool follows = std::any_of(events.begin(), events.end(), &leadsToARoute);
    std::vector<DeedId> deeds;
    for (const Event& event : events) {
        if (follows && std::holds_alternative<ItemRouted>(event)) {
            continue;
        }
        const char* const id = deedOf(event);
        if (id == nullptr) {
            continue;
        }
        DeedId deed(id);
        if (std::find(deeds.begin(), deeds.end(), deed) == deeds.end()) {
            deeds.push_back(std::move(deed));
        }
    }
    return deeds;
}

const std::vector<DeedId>& everyDeed()
{
    static const std::vector<DeedId> kAll(std::begin(kDeeds), std::end(kDeeds));
    return kAll;
}

Result<ActorId> staffCode(std::string_view typed)
{
    const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
    if (typed.size() < 2 || typed.size() > 12 || !std::all_of(typed.begin(), typed.end(), fits)) {
        return invalid("\"{}\" is not a staff code: 2 to 12 capital letters, figures or hyphens, and never a name.",
                       {std::string(typed)});
    }
    return ActorId(std::string(typed));
}

} // namespace regrade::domain
