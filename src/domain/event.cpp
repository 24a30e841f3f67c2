#include "domain/event.h"

#include "domain/names.h"

namespace regrade::domain {

namespace {

constexpr Names<LabelKind, 2> kLabelKinds{{{LabelKind::intake, "intake"}, {LabelKind::sale, "sale"}}};
constexpr Names<StepOutcome, 2> kStepOutcomes{{{StepOutcome::passed, "passed"}, {StepOutcome::failed, "failed"}}};
constexpr Names<ExitRoute, 5> kExitRoutes{{{ExitRoute::donated, "donated"},
                                           {ExitRoute::dismantled, "dismantled"},
                                           {ExitRoute::recycled, "recycled"},
                                           {ExitRoute::returnedToSupplier, "returnedToSupplier"},
                                           {ExitRoute::scrapped, "scrapped"}}};
constexpr Names<PartOrigin, 3> kPartOrigins{{{PartOrigin::newOem, "newOem"},
                                             {PartOrigin::newAftermarket, "newAftermarket"},
                                             {PartOrigin::harvested, "harvested"}}};
constexpr Names<FilmEnd, 5> kFilmEnds{{{FilmEnd::stopped, "stopped"},
                                       {FilmEnd::longest, "longest"},
                                       {FilmEnd::diskFull, "diskFull"},
                                       {FilmEnd::cameraLost, "cameraLost"},
                                       {FilmEnd::workLeft, "workLeft"}}};

constexpr Names<ExperimentScope, 3> kExperimentScopes{{{ExperimentScope::standard, "standard"},
                                                       {ExperimentScope::packaging, "packaging"},
                                                       {ExperimentScope::channel, "channel"}}};
constexpr Names<ExperimentMetric, 2> kExperimentMetrics{
    {{ExperimentMetric::sold, "sold"}, {ExperimentMetric::returned, "returned"}}};
constexpr Names<ExperimentRule, 2> kExperimentRules{
    {{ExperimentRule::fixed, "fixed"}, {ExperimentRule::sequential, "sequential"}}};
constexpr Names<PriceKind, 2> kPriceKinds{{{PriceKind::asNew, "asNew"}, {PriceKind::refurbished, "refurbished"}}};
constexpr Names<SupplierStatus, 5> kSupplierStatuses{{{SupplierStatus::opened, "opened"},
                                                      {SupplierStatus::sent, "sent"},
                                                      {SupplierStatus::answered, "answered"},
                                                      {SupplierStatus::measureAgreed, "measureAgreed"},
                                                      {SupplierStatus::closed, "closed"}}};

} // namespace

std::string_view nameOf(LabelKind value) { return wordFor(kLabelKinds, value); }
std::string_view nameOf(StepOutcome value) { return wordFor(kStepOutcomes, value); }
std::string_view nameOf(ExitRoute value) { return wordFor(kExitRoutes, value); }
Result<LabelKind> labelKindFrom(std::string_view name) { return valueFor(kLabelKinds, name); }
Result<StepOutcome> stepOutcomeFrom(std::string_view name) { return valueFor(kStepOutcomes, name); }
Result<ExitRoute> exitRouteFrom(std::string_view name) { return valueFor(kExitRoutes, name); }

std::string_view nameOf(PartOrigin value) { return wordFor(kPartOrigins, value); }
Result<PartOrigin> partOriginFrom(std::string_view name) { return valueFor(kPartOrigins, name); }

std::string_view nameOf(PriceKind value) { return wordFor(kPriceKinds, value); }
Result<PriceKind> priceKindFrom(std::string_view name) { return valueFor(kPriceKinds, name); }

std::string_view nameOf(SupplierStatus value) { return wordFor(kSupplierStatuses, value); }
Result<SupplierStatus> supplierStatusFrom(std::string_view name) { return valueFor(kSupplierStatuses, name); }
std::string_view nameOf(ExperimentScope value) { return wordFor(kExperimentScopes, value); }
std::string_view nameOf(ExperimentMetric value) { return wordFor(kExperimentMetrics, value); }
std::string_view nameOf(ExperimentRule value) { return wordFor(kExperimentRules, value); }
Result<ExperimentScope> experimentScopeFrom(std::string_view name) { return valueFor(kExperimentScopes, name); }
Result<ExperimentMetric> experimentMetricFrom(std::string_view name) { return valueFor(kExperimentMetrics, name); }
Result<ExperimentRule> experimentRuleFrom(std::string_view name) { return valueFor(kExperimentRules, name); }

std::string_view nameOf(FilmEnd value) { return wordFor(kFilmEnds, value); }
Result<FilmEnd> filmEndFrom(std::string_view name) { return valueFor(kFilmEnds, name); }

const std::string& toldNameOf(const PartUsed& part) { return part.name ? *part.name : part.part; }

std::string_view kindOf(const Event& event)
{
    return std::visit(Overloaded{[](const ItemReceived&) { return "ItemReceived"; },
                                 [](const LabelPrinted&) { return "LabelPrinted"; },
                                 [](const ItemInspected&) { return "ItemInspected"; },
                                 [](const ItemGraded&) { return "ItemGraded"; },
                                 [](const GradeOverridden&) { return "GradeOverridden"; },
                                 [](const ItemRouted&) { return "ItemRouted"; },
                                 [](const WorkStarted&) { return "WorkStarted"; },
                                 [](const StepDone&) { return "StepDone"; },
                                 [](const PartUsed&) { return "PartUsed"; },
                                 [](const WorkFinished&) { return "WorkFinished"; },
                                 [](const ItemPacked&) { return "ItemPacked"; },
                                 [](const ItemListed&) { return "ItemListed"; },
                                 [](const ItemSold&) { return "ItemSold"; },
                                 [](const ItemReturnedAgain&) { return "ItemReturnedAgain"; },
                                 [](const ItemExited&) { return "ItemExited"; },
                                 [](const ProductRegistered&) { return "ProductRegistered"; },
                                 [](const ProductTaught&) { return "ProductTaught"; },
                                 [](const OrdersCounted&) { return "OrdersCounted"; },
                                 [](const ProductCalibrated&) { return "ProductCalibrated"; },
                                 [](const ProductZoned&) { return "ProductZoned"; },
                                 [](const ProductLooksMapped&) { return "ProductLooksMapped"; },
                                 [](const ClockMoved&) { return "ClockMoved"; },
                                 [](const ConflictSettled&) { return "ConflictSettled"; },
                                 [](const WorkPaused&) { return "WorkPaused"; },
                                 [](const WorkResumed&) { return "WorkResumed"; },
                                 [](const RepairForecast&) { return "RepairForecast"; },
                                 [](const RepairApproved&) { return "RepairApproved"; },
                                 [](const PartHarvested&) { return "PartHarvested"; },
                                 [](const MaterialRecovered&) { return "MaterialRecovered"; },
                                 [](const MaterialsHandedOver&) { return "MaterialsHandedOver"; },
                                 [](const EquipmentStarted&) { return "EquipmentStarted"; },
                                 [](const EquipmentStopped&) { return "EquipmentStopped"; },
                                 [](const PartRegistered&) { return "PartRegistered"; },
                                 [](const PartReceived&) { return "PartReceived"; },
                                 [](const PartAdjusted&) { return "PartAdjusted"; },
                                 [](const ProcessFilmed&) { return "ProcessFilmed"; },
                                 [](const HelpAsked&) { return "HelpAsked"; },
                                 [](const HelpAnswered&) { return "HelpAnswered"; },
                                 [](const IntakeUndone&) { return "IntakeUndone"; },
                                 [](const TradeInQuoted&) { return "TradeInQuoted"; },
                                 [](const OfferChanged&) { return "OfferChanged"; },
                                 [](const OfferEnded&) { return "OfferEnded"; },
                                 [](const ItemAllotted&) { return "ItemAllotted"; },
                                 [](const ExitDue&) { return "ExitDue"; },
                                 [](const ExitHeld&) { return "ExitHeld"; },
                                 [](const MarketPriceNoted&) { return "MarketPriceNoted"; },
                                 [](const ItemBundled&) { return "ItemBundled"; },
                                 [](const ItemUnbundled&) { return "ItemUnbundled"; },
                                 [](const PointsGranted&) { return "PointsGranted"; },
                                 [](const PointsRedeemed&) { return "PointsRedeemed"; },
                                 [](const RatingNoted&) { return "RatingNoted"; },
                                 [](const ForeignHistoryNoted&) { return "ForeignHistoryNoted"; },
                                 [](const PollOpened&) { return "PollOpened"; },
                                 [](const VotesCounted&) { return "VotesCounted"; },
                                 [](const PollClosed&) { return "PollClosed"; },
                                 [](const AuctionOpened&) { return "AuctionOpened"; },
                                 [](const BidPlaced&) { return "BidPlaced"; },
                                 [](const AuctionClosed&) { return "AuctionClosed"; },
                                 [](const SupplierCaseOpened&) { return "SupplierCaseOpened"; },
                                 [](const SupplierCaseMoved&) { return "SupplierCaseMoved"; },
                                 [](const RecheckPlanned&) { return "RecheckPlanned"; },
                                 [](const RecheckDrawn&) { return "RecheckDrawn"; },
                                 [](const RecheckAssigned&) { return "RecheckAssigned"; },
                                 [](const RecheckSubmitted&) { return "RecheckSubmitted"; },
                                 [](const RecheckAdjudicated&) { return "RecheckAdjudicated"; },
                                 [](const RecheckMissed&) { return "RecheckMissed"; },
                                 [](const RecheckClosed&) { return "RecheckClosed"; },
                                 [](const ExperimentOpened&) { return "ExperimentOpened"; },
                                 [](const ExperimentClosed&) { return "ExperimentClosed"; }},
                      event);
}

std::vector<PhotoHash> photosOf(const Event& event)
{
    std::vector<PhotoHash> hashes;
    const auto add = [&](const std::vector<PhotoRef>& photos) {
        for (const PhotoRef& photo : photos) {
            hashes.push_back(photo.hash);
        }
    };
    if (const auto* inspected = std::get_if<ItemInspected>(&event)) {
        add(inspected->inspection.photos);
    } else if (const auto* step = std::get_if<StepDone>(&event)) {
        add(step->photos);
    } else if (const auto* lesson = std::get_if<ProductTaught>(&event)) {
        add(lesson->photos);
    } else if (const auto* asked = std::get_if<HelpAsked>(&event)) {
        add(asked->photos);
    } else if (const auto* answered = std::get_if<HelpAnswered>(&event)) {
        add(answered->photos);
    }
    return hashes;
}

} // namespace regrade::domain
