#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "domain/experimentevents.h"
#include "domain/ids.h"
#include "domain/inspection.h"
#include "domain/participation.h"
#include "domain/recheckevents.h"
#include "domain/saleevents.h"
#include "domain/suppliercase.h"
#include "domain/workevents.h"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace regrade::domain {

// What became true. Past tense; a body may gain optional fields, it never loses one (tests/domain/events).
// Every struct is one kind; its name is the kind's name in the log.

/// What was answered to a question of intake: battery, data of an earlier owner, completeness.
struct Answer {
    std::string question;
    std::string option;

    [[nodiscard]] bool operator==(const Answer&) const = default;
};

/// A unit was taken in and got its lifelong tag.
struct ItemReceived {
    Sku sku;
    std::string product; ///< name of the product as people read it
    CategoryId category;
    std::string order;              ///< order number; never a customer's name
    std::optional<std::string> rma; ///< return authorisation number
    ReasonId reason;                ///< the customer's reason, not our grade
    SourceId source;
    OwnerId owner;
    MarketId market;
    std::optional<std::string> serial;
    Money originalPrice;
    std::optional<Money> bookValue;
    std::optional<std::vector<Answer>> answers{};
    std::optional<std::string> batch{}; ///< reference of the pallet or of the partner's batch that it came with
    std::optional<std::string> quote{}; ///< code of the trade-in quote that was paid

    [[nodiscard]] bool operator==(const ItemReceived&) const = default;
};

enum class LabelKind { intake, sale };

/// A label was produced. A reprint is logged and voids the one before.
struct LabelPrinted {
    LabelKind label = LabelKind::intake;
    int copy = 1;        ///< 1 = first print
    std::string content; ///< hex SHA-256 of the printed file

    [[nodiscard]] bool operator==(const LabelPrinted&) const = default;
};

/// The camera looked at the unit.
struct ItemInspected {
    Inspection inspection;

    [[nodiscard]] bool operator==(const ItemInspected&) const = default;
};

/// A person confirmed the axes, and the policy's table gave the grade.
struct ItemGraded {
    Axes axes;
    Verdict verdict;
    std::optional<Cosmetic> proposed;          ///< what the camera had proposed, when it looked
    std::optional<std::string> cosmeticReason; ///< why the person's cosmetic axis differs from the proposal
    std::chrono::milliseconds assessment{0};   ///< from first scan to confirmation, pauses left out

    [[nodiscard]] bool operator==(const ItemGraded&) const = default;
};

/// A person gave another grade than the table. Both stay on record.
struct GradeOverridden {
    GradeId from;
    GradeId to;
    std::string reason;

    [[nodiscard]] bool operator==(const GradeOverridden&) const = default;
};

/// The unit's way from here on; the first stage is where it stands now.
struct ItemRouted {
    std::vector<StageId> route;
    std::vector<Reason> reasons;

    [[nodiscard]] bool operator==(const ItemRouted&) const = default;
};

/// Outer size of the box in millimetres.
struct BoxSize {
    int lengthMm = 0;
    int widthMm = 0;
    int heightMm = 0;

    [[nodiscard]] bool operator==(const BoxSize&) const = default;
};

/// The unit is in its box, and the label on it was scanned back.
struct ItemPacked {
    MaterialId material;
    BoxSize box;
    std::optional<double> voidRatio; ///< empty share of the box, filler counted as empty, 0..1
    int weightG = 0;
    Money cost;                     ///< of box and filler
    std::optional<CartonId> carton; ///< of the house's stock; unset = another size
    std::optional<FillerId> filler; ///< unset = none
    std::optional<int> fillerMl;    ///< empty space that the filler takes
    std::optional<int> fillerG;
    std::optional<Money> fillerCost;              ///< a part of `cost`
    std::optional<std::string> certificate;       ///< of the material, in force on the day of packing
    std::optional<std::vector<InsertId>> inserts; ///< papers that a person put in

    [[nodiscard]] bool operator==(const ItemPacked&) const = default;
};

/// A record of the unit that another house kept came with it. It is kept whole, replaces nothing of ours, and nobody
/// here vouches for it.
struct ForeignHistoryNoted {
    std::string format;   ///< "epcis" or "dpp"
    std::string document; ///< hex SHA-256 of the file; it lies in the archive of the station that took it in
    int events = 0;       ///< that it tells of the unit
    std::string issuer;   ///< an organisation or an address as the file names it; empty = it names none
    std::string from;     ///< YYYY-MM-DD of the first of them; empty = it tells no day
    std::string to;       ///< YYYY-MM-DD of the last one

    [[nodiscard]] bool operator==(const ForeignHistoryNoted&) const = default;
};

/// The second buyer sent it back: same file, next cycle.
struct ItemReturnedAgain {
    ReasonId reason;
    std::string order;
    std::optional<std::vector<Answer>> answers{};

    [[nodiscard]] bool operator==(const ItemReturnedAgain&) const = default;
};

/// The unit was taken in by mistake and was never there: its tag is void.
struct IntakeUndone {
    std::string reason;

    [[nodiscard]] bool operator==(const IntakeUndone&) const = default;
};

/// A person settled a conflict: what two stations decided apart, and what is so now. See domain/conflict.h.
struct ConflictSettled {
    StationId station; ///< who wrote the event that was set aside
    int seq = 0;       ///< its number in that station's chain
    std::string reason;

    [[nodiscard]] bool operator==(const ConflictSettled&) const = default;
};

// Events of a product.

/// A product is known. A later registration replaces the facts of the earlier one.
struct ProductRegistered {
    Sku sku;
    std::string name;
    CategoryId category;
    OwnerId owner;
    Money originalPrice;
    Money partsValue; ///< sum of the parts that can be harvested: the price of grade D
    BoxSize size;     ///< the product itself
    int weightG = 0;

    [[nodiscard]] bool operator==(const ProductRegistered&) const = default;
};

/// Which accepted calibration a taught view is under.
struct CalibrationInUse {
    int version = 0;
    double limitFactor = 1.0; ///< scores are divided by it
    double bound = 1.0;       ///< share of good units that may be called damaged, 0..1

    [[nodiscard]] bool operator==(const CalibrationInUse&) const = default;
};

/// Photos of good units were taught. They replace the taught photos of that view, and end its calibration.
struct ProductTaught {
    Sku sku;
    std::string view;
    std::vector<PhotoRef> photos;
    std::string model;
    std::optional<CalibrationInUse> calibration; ///< put there by a later ProductCalibrated; never logged with a lesson
    std::optional<std::vector<ZoneArea>> zones;  ///< put there by a later ProductZoned; never logged with a lesson

    [[nodiscard]] bool operator==(const ProductTaught&) const = default;
};

/// The limit of a taught view was drawn anew from confirmed units. Earlier inspections keep their scores.
struct ProductCalibrated {
    Sku sku;
    std::string view;
    std::string model; ///< the taught model whose limit it moves, without any calibration
    int version = 1;   ///< of this view, from 1
    double limitFactor = 1.0;
    int good = 0; ///< confirmed units that it rests on
    int damaged = 0;
    double bound = 1.0; ///< share of good units that may be called damaged, 0..1
    std::string reason;

    [[nodiscard]] bool operator==(const ProductCalibrated&) const = default;
};

/// The zones of a view were drawn on its first taught photo. They replace the earlier ones, and end with that photo.
struct ProductZoned {
    Sku sku;
    std::string view;
    PhotoHash picture; ///< the taught photo that they were drawn on
    std::vector<ZoneArea> zones;

    [[nodiscard]] bool operator==(const ProductZoned&) const = default;
};

/// How evidence is read as a look: a cumulative logit fitted on what people confirmed. See stats/ordinal.h.
struct LookMap {
    std::vector<Cosmetic> levels; ///< those that were confirmed, from best to worst; two at least
    std::vector<double> cuts;     ///< one less than levels, rising
    std::vector<double> weights;  ///< one a feature: logarithms of score, of 1 + mm, of 1 + marks
    std::vector<double> centres;  ///< of the features, subtracted first
    std::vector<double> spreads;  ///< of the features, divided by
    int results = 0;              ///< confirmed inspections that it rests on

    [[nodiscard]] bool operator==(const LookMap&) const = default;
};

/// A lead accepted a map for a product, fitted on the confirmed results of its category. The latest one is in use.
struct ProductLooksMapped {
    Sku sku;
    CategoryId category;
    int version = 1; ///< of this product, from 1
    LookMap map;
    std::string reason;

    [[nodiscard]] bool operator==(const ProductLooksMapped&) const = default;
};

/// How many units of the product were sold as new in a month: the base of return rates.
struct OrdersCounted {
    Sku sku;
    std::string month; ///< YYYY-MM
    int orders = 0;

    [[nodiscard]] bool operator==(const OrdersCounted&) const = default;
};

/// So many pieces of a part are in a kit.
struct KitPart {
    Sku part;
    int quantity = 1;

    [[nodiscard]] bool operator==(const KitPart&) const = default;
};

/// A spare part is known; its number takes the place of the SKU. A later registration replaces the earlier one.
struct PartRegistered {
    Sku sku;
    std::string name;
    std::string supplier;
    std::vector<CategoryId> categories; ///< that it fits; this list and the next empty = every unit
    std::vector<Sku> products;          ///< that it fits
    int reorderPoint = 0;               ///< so many on hand or fewer: order it
    Money unitCost;
    bool key = false; ///< a key part: must be told to the buyer
    int weightG = 0;
    std::vector<KitPart> kit; ///< empty = no kit; a kit itself is never in stock

    [[nodiscard]] bool operator==(const PartRegistered&) const = default;
};

/// Pieces of a part came from a supplier.
struct PartReceived {
    Sku sku;
    int quantity = 1;
    PartOrigin origin = PartOrigin::newOem; ///< never harvested
    Money unitCost;
    std::string deliveryNote;

    [[nodiscard]] bool operator==(const PartReceived&) const = default;
};

/// A lead counted, and the stock was not what it said.
struct PartAdjusted {
    Sku sku;
    int by = 0; ///< under zero: so many are missing
    PartOrigin origin = PartOrigin::newOem;
    std::optional<ItemId> source;  ///< the unit that harvested pieces came from
    std::optional<Money> unitCost; ///< of pieces that were found
    std::string reason;

    [[nodiscard]] bool operator==(const PartAdjusted&) const = default;
};

/// One line of a trade-in quote; the lines add up to the offer.
struct QuoteLine {
    std::string row; ///< of the policy, "tradein.json/rates#2"
    Text name;
    Money amount; ///< under zero: a deduction

    [[nodiscard]] bool operator==(const QuoteLine&) const = default;
};

/// A customer was offered a price for a used unit of the product, on what the customer answered.
struct TradeInQuoted {
    Sku sku;
    std::string code; ///< "TRDKXNBDFHJ", on the customer's paper
    std::vector<Answer> answers;
    GradeId grade; ///< that the unit has when everything was answered rightly
    std::vector<QuoteLine> lines;
    Money offer;
    Money originalPrice;
    std::string lastDay; ///< YYYY-MM-DD; in UTC

    [[nodiscard]] bool operator==(const TradeInQuoted&) const = default;
};

// Events of the containers of recovered material. They stand on the stream of a product that nobody can register: see
// materialsSku.

/// One fraction on a hand-over paper.
struct HandedMaterial {
    FractionId fraction;
    int grams = 0;    ///< on the scale
    int recorded = 0; ///< grams that lay there by the records: they are none from now on

    [[nodiscard]] bool operator==(const HandedMaterial&) const = default;
};

/// Containers were emptied: a recycler took what was in them.
struct MaterialsHandedOver {
    std::string recycler;
    std::string document; ///< number of the hand-over paper
    std::vector<HandedMaterial> lines;

    [[nodiscard]] bool operator==(const MaterialsHandedOver&) const = default;
};

// Events of a station.

/// Somebody, or the network, moved the station's time of day while it was at work, or back since its last event. Order
/// and durations do not rest on it; whoever reads dates must know.
struct ClockMoved {
    std::chrono::milliseconds by{0}; ///< negative = back

    [[nodiscard]] bool operator==(const ClockMoved&) const = default;
};

using Event =
    std::variant<ItemReceived, LabelPrinted, ItemInspected, ItemGraded, GradeOverridden, ItemRouted, WorkStarted,
                 StepDone, PartUsed, WorkFinished, ItemPacked, ItemListed, ItemSold, ItemReturnedAgain, ItemExited,
                 ProductRegistered, ProductTaught, OrdersCounted, ProductCalibrated, ProductZoned, ProductLooksMapped,
                 ClockMoved, ConflictSettled, WorkPaused, WorkResumed, RepairForecast, RepairApproved, PartHarvested,
                 MaterialRecovered, PartRegistered, PartReceived, PartAdjusted, EquipmentStarted, EquipmentStopped,
                 MaterialsHandedOver, ProcessFilmed, HelpAsked, HelpAnswered, IntakeUndone, TradeInQuoted, OfferChanged,
                 OfferEnded, ItemAllotted, ExitDue, ExitHeld, MarketPriceNoted, ItemBundled, ItemUnbundled,
                 PointsGranted, PointsRedeemed, RatingNoted, ForeignHistoryNoted, PollOpened, VotesCounted, PollClosed,
                 AuctionOpened, BidPlaced, AuctionClosed, RecheckPlanned, RecheckDrawn, RecheckAssigned,
                 RecheckSubmitted, RecheckAdjudicated, RecheckMissed, RecheckClosed, ExperimentOpened, ExperimentClosed,
                 SupplierCaseOpened, SupplierCaseMoved>;
using Events = std::vector<Event>;

/// The photos that an event cites. Films are not among them: they stay at their station.
[[nodiscard]] std::vector<PhotoHash> photosOf(const Event& event);

/// The name of the event's kind in the log, e.g. "ItemReceived".
[[nodiscard]] std::string_view kindOf(const Event& event);

[[nodiscard]] std::string_view nameOf(LabelKind value);
[[nodiscard]] std::string_view nameOf(StepOutcome value);
[[nodiscard]] std::string_view nameOf(ExitRoute value);
[[nodiscard]] std::string_view nameOf(PartOrigin value);
[[nodiscard]] std::string_view nameOf(FilmEnd value);
[[nodiscard]] std::string_view nameOf(PriceKind value);
[[nodiscard]] std::string_view nameOf(SupplierStatus value);
[[nodiscard]] Result<LabelKind> labelKindFrom(std::string_view name);
[[nodiscard]] Result<StepOutcome> stepOutcomeFrom(std::string_view name);
[[nodiscard]] Result<ExitRoute> exitRouteFrom(std::string_view name);
[[nodiscard]] Result<PartOrigin> partOriginFrom(std::string_view name);
[[nodiscard]] Result<FilmEnd> filmEndFrom(std::string_view name);
[[nodiscard]] Result<PriceKind> priceKindFrom(std::string_view name);
[[nodiscard]] Result<SupplierStatus> supplierStatusFrom(std::string_view name);

/// Lets std::visit take one lambda per kind; a kind without one does not compile.
template <class... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>; // clang 14 does not deduce it for an aggregate

} // namespace regrade::domain
