#pragma once

#include "domain/conflict.h"
#include "domain/event.h"
#include "domain/workorder.h"

#include <memory>
#include <optional>
#include <vector>

namespace regrade::domain {

/// Where a unit stands as a whole. `absent`: no event yet.
enum class Standing { absent, inHouse, listed, exitDue, sold, exited };
[[nodiscard]] std::string_view nameOf(Standing value);

/// One unit as its events tell it. Nothing but `after` writes it.
struct Item {
    ItemId id;
    int version = 0; ///< number of events so far
    int cycle = 1;   ///< 2 after the first second return, and so on
    Standing standing = Standing::absent;

    std::optional<ItemReceived> intake;
    std::optional<Time> receivedAt; ///< start of the present cycle
    std::vector<Answer> answers;    ///< to the questions of intake, of the present cycle
    std::vector<StageId> route;     ///< stages still ahead; the first is where the unit stands
    std::optional<WorkOrder> work;
    std::vector<StageId> passed;                    ///< work stages finished in the present cycle, in order
    std::optional<std::size_t> passedAtRepair;      ///< how many they were at the latest repair of the present cycle
    std::shared_ptr<const RepairForecast> forecast; ///< latest, of the present cycle; gone once the repair is over
    std::shared_ptr<const RepairApproved> approval; ///< of that forecast

    std::optional<Inspection> inspection; ///< latest
    std::optional<ItemGraded> grading;    ///< latest
    std::optional<GradeId> grade;         ///< confirmed, after any override; unset = ungraded
    bool everUsed = false;
    bool everRepaired = false;
    std::vector<PartUsed> parts; ///< of all work orders
    Money refurbCost;            ///< labour, parts, consumables, equipment and packaging of the present cycle

    int intakeLabels = 0; ///< copies printed in the present cycle
    int saleLabels = 0;   ///< copies printed in the present cycle
    std::optional<ItemPacked> packing;
    std::optional<Time> readyAt; ///< when it was packed
    std::optional<ItemListed> offer;
    std::optional<ItemSold> sale;
    std::optional<ItemExited> exit;
    std::optional<ChannelId> allotted;           ///< that it is meant for, where that is not the policy's own
    std::shared_ptr<const ExitDue> due;          ///< while it is in the exit queue
    std::vector<StageId> leftRoute;              ///< the stages that were ahead when it came there
    std::shared_ptr<const ExitHeld> held;        ///< latest, of the present cycle
    std::shared_ptr<const ItemBundled> bundle;   ///< the box that it lies in
    std::shared_ptr<const PointsGranted> points; ///< for what is recovered from it
    bool pointsUsed = false;
    std::shared_ptr<const Poll> poll;       ///< latest
    std::shared_ptr<const Auction> auction; ///< latest, of the right to name it
    std::string givenName;                  ///< by who won it; empty = none
    std::optional<Time> lastEventAt;
    std::vector<Conflict> conflicts;          ///< open and settled, in the order of the history
    std::vector<ForeignHistoryNoted> foreign; ///< records of other houses, of all cycles

    /// The stage it stands at, or nothing when it is listed, sold or gone.
    [[nodiscard]] std::optional<StageId> stage() const;
    [[nodiscard]] bool isPacked() const { return packing.has_value(); }
    /// Taken in by mistake: the unit was never there.
    [[nodiscard]] bool isUndone() const { return standing == Standing::exited && !exit; }
    /// The stage was finished in the present cycle; after its latest repair, when that is asked for.
    [[nodiscard]] bool hasPassed(const StageId& stage, bool sinceRepair) const;
};

/// State is a fold over events. Events of a product leave an item as it is.
[[nodiscard]] Item after(Item item, const Event& event, Time at);
/// The same without a copy, for whoever leads many units along the whole log.
void fold(Item& item, const Event& event, Time at);
/// The event is on record and counts, but changes nothing else. See Conflict.
[[nodiscard]] Item afterSettingAside(Item item, const Conflict& conflict, Time at);
/// Whether the event between the two states was set aside.
[[nodiscard]] bool wasSetAside(const Item& before, const Item& now);

/// One product as its events tell it.
struct Product {
    Sku sku;
    int version = 0;
    std::optional<ProductRegistered> facts;
    std::optional<PartRegistered> part;          ///< where it is a spare part; its stock is a read model
    std::vector<ProductTaught> taught;           ///< at most one per view
    std::vector<ProductCalibrated> calibrations; ///< every accepted one, oldest first
    std::vector<ProductZoned> zoned;             ///< the latest of each view, though its picture may be another now
    std::optional<ProductLooksMapped> looks;     ///< the latest
    std::vector<MarketPriceNoted> prices;        ///< seen elsewhere; the latest of each kind, grade and source
    std::vector<SupplierCase> cases;             ///< taken up with the supplier, oldest first

    [[nodiscard]] const ProductTaught* taughtView(const std::string& view) const;
    /// The zones that were last drawn on a view, on whatever picture; nothing = none ever.
    [[nodiscard]] const ProductZoned* zonedView(const std::string& view) const;
    /// Null = no case has that number.
    [[nodiscard]] const SupplierCase* findCase(const std::string& number) const;
    /// The version that the next calibration of a view gets.
    [[nodiscard]] int nextCalibration(const std::string& view) const;
};

/// Events of an item leave a product as it is.
[[nodiscard]] Product after(Product product, const Event& event, Time at);

} // namespace regrade::domain
