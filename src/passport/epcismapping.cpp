#include "passport/epcismapping.h"

#include "domain/event.h"

#include <algorithm>
#include <array>

namespace regrade::passport {

namespace {

using namespace domain;
using EpcisJson = nlohmann::ordered_json;

/// What EPCIS calls the units of our steps: measurement type of the GS1 vocabulary and UN/ECE Recommendation 20.
struct KnownUnit {
    const char* unit;
    const char* type;
    const char* code;
};
constexpr std::array<KnownUnit, 9> kKnownUnits{{{"kg", "Mass", "KGM"},
                                                {"g", "Mass", "GRM"},
                                                {"W", "Power", "WTT"},
                                                {"V", "Voltage", "VLT"},
                                                {"ohm", "Resistance", "OHM"},
                                                {"Mohm", "Resistance", "B75"},
                                                {"mA", "ElectricCurrent", "4K"},
                                                {"°C", "Temperature", "CEL"},
                                                {"%", "Dimensionless", "P1"}}};

constexpr const char* kPlan = "A plan of the house; what follows of it is told.";
constexpr const char* kInside = "Of use inside the house only.";
constexpr const char* kMoney = "Costs and prices are not told outside.";
constexpr const char* kPeoplesWords = "Words that people wrote are not told outside.";
constexpr const char* kProduct = "Of the product, not of the unit.";
constexpr const char* kOfTheHouse = "How the house checks itself and what it tries out.";
constexpr const char* kStart = "Its time stands in the event of its end.";

EpcisTold untold(const char* why) { return {.events = {}, .why = why}; }
EpcisTold toldOnce(EpcisJson event) { return {.events = {std::move(event)}, .why = nullptr}; }

EpcisJson readingOf(const std::string& step, double value, const std::string& unit)
{
    for (const KnownUnit& known : kKnownUnits) {
        if (unit == known.unit) {
            return {{"type", known.type}, {"value", value}, {"uom", known.code}};
        }
    }
    EpcisJson report{{"type", "rf:" + step}, {"value", value}};
    if (!unit.empty()) {
        report["rf:unit"] = unit;
    }
    return report;
}

EpcisJson markOf(const Defect& mark, const std::string& photo)
{
    EpcisJson told{{"rf:kind", mark.kind.text()}, {"rf:zone", mark.zone.text()}};
    if (mark.extentMm) {
        told["rf:extentMm"] = *mark.extentMm;
    }
    told["rf:areaShare"] = mark.areaShare;
    told["rf:confidence"] = mark.confidence;
    told["rf:score"] = mark.score;
    const Box& box = mark.box;
    told["rf:box"] = std::to_string(box.x) + "," + std::to_string(box.y) + "," + std::to_string(box.width) + "," +
                     std::to_string(box.height);
    told["rf:photo"] = photo;
    return told;
}

bool hasTraces(const Axes& axes)
{
    return axes.function == Function::fault || (axes.cosmetic && *axes.cosmetic != Cosmetic::none);
}

} // namespace

EpcisTeller::EpcisTeller(ItemId item, const ItemReceived& intake, const rules::Policy& policy,
                         const OutsideNames& names)
    : m_item(std::move(item)), m_epc(names.unit(m_item, intake.sku)), m_sku(intake.sku), m_policy(policy),
      m_names(names)
{
}

EpcisTeller::Json EpcisTeller::event(const Act& act) const
{
    const std::string type = act.type;
    Json told{
        {"type", type}, {"eventID", ""}, {"eventTime", toIso(m_now->stamp.at)}, {"eventTimeZoneOffset", "+00:00"}};
    if (type == "ObjectEvent") {
        told["epcList"] = Json::array({m_epc});
    } else if (type == "AssociationEvent") {
        told["parentID"] = m_epc;
    } else if (type == "AggregationEvent") {
        told["childEPCs"] = Json::array({m_epc}); // the parent is told by whoever knows the box
    } else {
        told["inputEPCList"] = Json::array({m_epc});
    }
    if (act.action != nullptr) {
        told["action"] = act.action;
    }
    told["bizStep"] = act.step;
    if (act.disposition != nullptr) {
        told["disposition"] = act.disposition;
    }
    told["readPoint"] = {{"id", m_names.at("loc", m_now->stamp.station.text())}};
    if (!act.left) {
        told["bizLocation"] = {{"id", m_names.house() + "/loc"}};
    }
    return told;
}

/// The verdict that stays with the unit until another takes its place.
EpcisTeller::Json EpcisTeller::persistent(bool conformant)
{
    Json change{{"set", Json::array({conformant ? "conformant" : "non_conformant"})}};
    if (conformant ? m_nonConformant : m_conformant) {
        change["unset"] = Json::array({conformant ? "non_conformant" : "conformant"});
    }
    m_conformant = conformant;
    m_nonConformant = !conformant;
    return change;
}

std::string EpcisTeller::stepOf(const StageId& stage) const
{
    const rules::StageRow* row = m_policy.findStage(stage);
    if (row != nullptr && row->repairs) {
        return "repairing";
    }
    if (row != nullptr && row->dismantles) {
        return "disassembling";
    }
    return holds(stage) ? "holding" : m_names.at("voc", "BizStep-" + stage.text());
}

bool EpcisTeller::holds(const StageId& stage) const
{
    const rules::StageRow* row = m_policy.findStage(stage);
    return row != nullptr && row->holds;
}

EpcisTeller::Json EpcisTeller::addresses(const std::vector<PhotoRef>& photos) const
{
    Json list = Json::array();
    for (const PhotoRef& photo : photos) {
        list.push_back(m_names.photo(photo.hash));
    }
    return list;
}

EpcisTeller::Json EpcisTeller::marks(const Inspection& seen) const
{
    Json list = Json::array();
    for (const Defect& mark : seen.defects) {
        list.push_back(markOf(mark, m_names.photo(mark.photo)));
    }
    return list;
}

/// An image grader is a sensor: the camera, the model that read its picture, and the picture by its hash.
EpcisTeller::Json EpcisTeller::sensors(const Inspection& seen) const
{
    std::vector<ViewEvidence> views = seen.views.value_or(std::vector<ViewEvidence>{});
    if (views.empty()) {
        ViewEvidence only;
        only.view = seen.photos.empty() ? "" : seen.photos.front().view;
        only.model = seen.model;
        only.score = seen.score;
        only.confidence = seen.confidence;
        views.push_back(only);
    }
    Json list = Json::array();
    for (const ViewEvidence& view : views) {
        Json data{{"time", toIso(m_now->stamp.at)},
                  {"deviceID", m_names.at("device", m_now->stamp.station.text()) + "/camera"}};
        if (!view.model.empty()) {
            data["dataProcessingMethod"] = m_names.at("model", view.model);
        }
        double area = 0.0;
        for (const PhotoRef& photo : seen.photos) {
            if (photo.view != view.view) {
                continue;
            }
            if (!data.contains("rawData")) {
                data["rawData"] = m_names.photo(photo.hash);
            }
            for (const Defect& mark : seen.defects) {
                area += mark.photo == photo.hash ? mark.areaShare : 0.0;
            }
        }
        Json reports = Json::array({Json{{"type", "rf:evidenceScore"}, {"value", view.score}},
                                    Json{{"type", "rf:confidence"}, {"value", view.confidence}},
                                    Json{{"type", "rf:surfaceDefectArea"}, {"value", area * 100.0}, {"uom", "P1"}}});
        list.push_back({{"sensorMetadata", std::move(data)}, {"sensorReport", std::move(reports)}});
    }
    return list;
}

EpcisTeller::Json EpcisTeller::measured(const StepDone& done) const
{
    Json reports = Json::array();
    if (done.value) {
        reports.push_back(readingOf(done.step.text(), *done.value, done.unit));
    }
    int side = 0;
    for (const Exposure& exposure : done.exposures.value_or(std::vector<Exposure>{})) {
        reports.push_back({{"type", "rf:uvDose"},
                           {"value", exposure.dose},
                           {"rf:unit", "mJ/cm2"},
                           {"rf:side", ++side},
                           {"rf:seconds", exposure.seconds},
                           {"rf:distanceMm", exposure.distanceMm}});
    }
    if (reports.empty()) {
        return {};
    }
    Json data{{"time", toIso(m_now->stamp.at)}};
    if (done.instrument) {
        data["deviceID"] = m_names.at("instrument", done.instrument->id);
    }
    return Json::array({Json{{"sensorMetadata", std::move(data)}, {"sensorReport", std::move(reports)}}});
}

/// EPCIS takes an event back by telling it again, the same but for the declaration (EPCIS 2.0, 7.4.1.2).
EpcisTold EpcisTeller::takenBack(std::pair<std::string, std::int64_t> place, const char* reason) const
{
    const auto found = m_told.find(place);
    if (found == m_told.end() || found->second.empty()) {
        return untold("What it takes back was not told.");
    }
    EpcisTold told;
    for (Json event : found->second) {
        event["errorDeclaration"] = {{"declarationTime", toIso(m_now->stamp.at)}, {"reason", reason}};
        told.events.push_back(std::move(event));
    }
    return told;
}

/// One mapping per kind; docs/exchange.md shows them as a table.
struct EpcisTeller::Kinds {
    EpcisTeller& teller;

    EpcisTold operator()(const ItemReceived& e) const
    {
        Json label = teller.event({.action = "ADD", .step = "commissioning", .disposition = "active"});
        label["ilmd"] = {{"rf:sku", e.sku.text()}, {"rf:product", e.product}};
        if (const auto gtin = globalGtin(e.sku)) {
            label["ilmd"]["rf:gtin"] = *gtin;
        }
        return {.events = {std::move(label), received(e.reason, e.rma.has_value())}, .why = nullptr};
    }
    EpcisTold operator()(const ItemReturnedAgain& e) const
    {
        ++teller.m_cycle;
        teller.m_started.clear();
        return toldOnce(received(e.reason, false));
    }
    EpcisTold operator()(const LabelPrinted& e) const
    {
        Json told = teller.event({.step = "encoding"});
        told["rf:label"] = nameOf(e.label);
        told["rf:copy"] = e.copy;
        return toldOnce(std::move(told));
    }
    EpcisTold operator()(const ItemInspected& e) const
    {
        const auto& marks = e.inspection.defects;
        const bool damaged =
            std::any_of(marks.begin(), marks.end(), [](const Defect& mark) { return isOnProduct(mark); });
        Json told = teller.event({.step = "inspecting", .disposition = damaged ? "damaged" : "in_progress"});
        told["sensorElementList"] = teller.sensors(e.inspection);
        if (!marks.empty()) {
            told["rf:defects"] = teller.marks(e.inspection);
        }
        if (!e.inspection.photos.empty()) {
            told["rf:photos"] = teller.addresses(e.inspection.photos);
        }
        return toldOnce(std::move(told));
    }
    EpcisTold operator()(const ItemGraded& e) const
    {
        return toldOnce(graded(e.verdict.grade, hasTraces(e.axes) ? "damaged" : "in_progress", e.verdict.policy));
    }
    EpcisTold operator()(const GradeOverridden& e) const
    {
        Json told = graded(e.to, "in_progress", teller.m_now->stamp.policyVersion);
        told["rf:gradeBefore"] = e.from.text();
        return toldOnce(std::move(told));
    }
    EpcisTold operator()(const ItemRouted& e) const
    {
        if (e.route.empty() || !teller.holds(e.route.front())) {
            return untold(kPlan);
        }
        return toldOnce(teller.event({.step = "holding", .disposition = "unavailable"}));
    }
    EpcisTold operator()(const WorkStarted& e) const
    {
        teller.m_started.insert_or_assign(e.stage, teller.m_now->stamp.at);
        teller.m_tested.erase(e.stage);
        return untold(kStart);
    }
    EpcisTold operator()(const StepDone& e) const
    {
        if (e.outcome == StepOutcome::passed) {
            teller.m_tested.insert(e.stage);
        }
        Json told = teller.event({.step = teller.stepOf(e.stage), .disposition = during(e.stage)});
        told["rf:step"] = e.step.text();
        told["rf:outcome"] = nameOf(e.outcome);
        if (Json sensor = teller.measured(e); !sensor.is_null()) {
            told["sensorElementList"] = std::move(sensor);
        }
        for (const Chosen& chosen : e.chosen.value_or(std::vector<Chosen>{})) {
            told["rf:chosen"].push_back(chosen.option);
        }
        if (!e.photos.empty()) {
            told["rf:photos"] = teller.addresses(e.photos);
        }
        return toldOnce(std::move(told));
    }
    EpcisTold operator()(const PartUsed& e) const
    {
        Json told = association(e.stage, "ADD", e.part, e.quantity);
        told["rf:keyPart"] = e.key;
        if (e.origin) {
            told["rf:partOrigin"] = nameOf(*e.origin);
        }
        return toldOnce(std::move(told));
    }
    EpcisTold operator()(const PartHarvested& e) const
    {
        teller.m_harvested[e.part.text()] += e.quantity;
        return toldOnce(association(e.stage, e.quantity < 0 ? "ADD" : "DELETE", e.part.text(), std::abs(e.quantity)));
    }
    EpcisTold operator()(const MaterialRecovered& e) const
    {
        teller.m_recovered[e.fraction.text()] = e.grams;
        return untold("It stands, weighed to the end, in the event with which the unit was dismantled.");
    }
    EpcisTold operator()(const WorkFinished& e) const
    {
        Json told =
            teller.event({.step = teller.stepOf(e.stage), .disposition = e.repaired ? "available" : during(e.stage)});
        if (e.repaired) {
            told["persistentDisposition"] = teller.persistent(true);
            if (teller.m_tested.contains(e.stage)) {
                told["bizTransactionList"] = Json::array(
                    {Json{{"type", "testres"}, {"bizTransaction", uuidOf(teller.m_now->hash + "/testres")}}});
            }
        }
        if (const auto begun = teller.m_started.find(e.stage); begun != teller.m_started.end()) {
            told["rf:startTime"] = toIso(begun->second);
        }
        if (e.brokenOff.value_or(false)) {
            told["rf:brokenOff"] = true;
        }
        return toldOnce(std::move(told));
    }
    EpcisTold operator()(const ItemPacked& e) const
    {
        Json told = teller.event({.step = "repackaging", .disposition = "sellable_not_accessible"});
        told["certificationInfo"] = teller.m_names.passportOf(teller.m_item);
        if (e.weightG > 0) {
            told["sensorElementList"] =
                Json::array({Json{{"sensorMetadata", {{"time", toIso(teller.m_now->stamp.at)}}},
                                  {"sensorReport", Json::array({readingOf("weight", e.weightG / 1000.0, "kg")})}}});
        }
        told["rf:material"] = e.material.text();
        return toldOnce(std::move(told));
    }
    EpcisTold operator()(const ItemListed&) const
    {
        Json told = offering("sellable_accessible");
        told["certificationInfo"] = teller.m_names.passportOf(teller.m_item);
        return toldOnce(std::move(told));
    }
    EpcisTold operator()(const OfferEnded&) const { return toldOnce(offering("sellable_not_accessible")); }
    EpcisTold operator()(const ExitDue&) const
    {
        return toldOnce(teller.event({.step = "holding", .disposition = "unavailable"}));
    }
    EpcisTold operator()(const ExitHeld&) const
    {
        return toldOnce(teller.event({.step = "storing", .disposition = "available"}));
    }
    EpcisTold operator()(const ItemSold&) const
    {
        return toldOnce(teller.event({.step = "shipping", .disposition = "in_transit", .left = true}));
    }
    EpcisTold operator()(const ItemExited& e) const { return toldOnce(gone(e)); }
    EpcisTold operator()(const IntakeUndone&) const { return teller.takenBack(teller.m_intake, "did_not_occur"); }
    EpcisTold operator()(const ConflictSettled& e) const
    {
        return teller.takenBack({e.station.text(), e.seq}, "incorrect_data");
    }

    EpcisTold operator()(const WorkPaused&) const { return untold(kInside); }
    EpcisTold operator()(const WorkResumed&) const { return untold(kInside); }
    EpcisTold operator()(const RepairForecast&) const { return untold(kMoney); }
    EpcisTold operator()(const RepairApproved&) const { return untold(kMoney); }
    EpcisTold operator()(const EquipmentStarted&) const { return untold(kInside); }
    EpcisTold operator()(const EquipmentStopped&) const { return untold(kInside); }
    EpcisTold operator()(const ProcessFilmed&) const { return untold("Films stay at the station that filmed."); }
    EpcisTold operator()(const HelpAsked&) const { return untold(kPeoplesWords); }
    EpcisTold operator()(const HelpAnswered&) const { return untold(kPeoplesWords); }
    EpcisTold operator()(const OfferChanged&) const { return untold(kMoney); }
    EpcisTold operator()(const ItemAllotted&) const { return untold(kPlan); }
    EpcisTold operator()(const ForeignHistoryNoted&) const
    {
        return untold("It is another house's record, for which this one does not vouch; the passport names its hash.");
    }
    EpcisTold operator()(const ProductRegistered&) const { return untold(kProduct); }
    EpcisTold operator()(const ProductTaught&) const { return untold(kProduct); }
    EpcisTold operator()(const OrdersCounted&) const { return untold(kProduct); }
    EpcisTold operator()(const ProductCalibrated&) const { return untold(kProduct); }
    EpcisTold operator()(const ProductZoned&) const { return untold(kProduct); }
    EpcisTold operator()(const ProductLooksMapped&) const { return untold(kProduct); }
    EpcisTold operator()(const PartRegistered&) const { return untold(kProduct); }
    EpcisTold operator()(const PartReceived&) const { return untold(kProduct); }
    EpcisTold operator()(const PartAdjusted&) const { return untold(kProduct); }
    EpcisTold operator()(const MaterialsHandedOver&) const { return untold(kProduct); }
    EpcisTold operator()(const TradeInQuoted&) const { return untold(kProduct); }
    EpcisTold operator()(const MarketPriceNoted&) const { return untold(kProduct); }
    EpcisTold operator()(const RatingNoted&) const { return untold(kProduct); }
    EpcisTold operator()(const SupplierCaseOpened&) const { return untold(kProduct); }
    EpcisTold operator()(const SupplierCaseMoved&) const { return untold(kProduct); }
    EpcisTold operator()(const ItemBundled& e) const { return toldOnce(boxed("ADD", "packing", e.bundle)); }
    EpcisTold operator()(const ItemUnbundled& e) const { return toldOnce(boxed("DELETE", "unpacking", e.bundle)); }
    EpcisTold operator()(const PointsGranted&) const { return untold(kMoney); }
    EpcisTold operator()(const PointsRedeemed&) const { return untold(kMoney); }
    EpcisTold operator()(const PollOpened&) const { return untold(kPeoplesWords); }
    EpcisTold operator()(const VotesCounted&) const { return untold(kPlan); }
    EpcisTold operator()(const PollClosed&) const { return untold(kPlan); }
    EpcisTold operator()(const AuctionOpened&) const { return untold(kMoney); }
    EpcisTold operator()(const BidPlaced&) const { return untold(kMoney); }
    EpcisTold operator()(const AuctionClosed&) const { return untold(kMoney); }
    EpcisTold operator()(const RecheckPlanned&) const { return untold(kOfTheHouse); }
    EpcisTold operator()(const RecheckDrawn&) const { return untold(kOfTheHouse); }
    EpcisTold operator()(const RecheckAssigned&) const { return untold(kOfTheHouse); }
    EpcisTold operator()(const RecheckSubmitted&) const { return untold(kOfTheHouse); }
    EpcisTold operator()(const RecheckAdjudicated&) const { return untold(kOfTheHouse); }
    EpcisTold operator()(const RecheckMissed&) const { return untold(kOfTheHouse); }
    EpcisTold operator()(const RecheckClosed&) const { return untold(kOfTheHouse); }
    EpcisTold operator()(const ExperimentOpened&) const { return untold(kOfTheHouse); }
    EpcisTold operator()(const ExperimentClosed&) const { return untold(kOfTheHouse); }
    EpcisTold operator()(const ClockMoved&) const { return untold("Of the station, not of the unit."); }

private:
    using Json = EpcisTeller::Json;

    [[nodiscard]] const char* during(const StageId& stage) const
    {
        return teller.holds(stage) ? "unavailable" : "in_progress";
    }
    /// A return has a number that leads to its buyer: the transaction is named after the event, not after the number.
    [[nodiscard]] Json received(const ReasonId& reason, bool authorised) const
    {
        Json told = teller.event({.step = "receiving", .disposition = "returned"});
        if (authorised) {
            told["bizTransactionList"] =
                Json::array({Json{{"type", "rma"}, {"bizTransaction", uuidOf(teller.m_now->hash + "/rma")}}});
        }
        told["rf:returnReason"] = reason.text();
        told["rf:cycle"] = teller.m_cycle;
        return told;
    }
    [[nodiscard]] Json graded(const GradeId& grade, const char* disposition, const std::string& scale) const
    {
        const rules::GradeRow* row = teller.m_policy.findGrade(grade);
        Json told = teller.event({.step = "inspecting", .disposition = disposition});
        told["persistentDisposition"] = teller.persistent(row != nullptr && row->retail);
        told["rf:grade"] = grade.text();
        told["rf:gradeScale"] = scale;
        return told;
    }
    [[nodiscard]] Json association(const StageId& stage, const char* action, const std::string& part, int pieces) const
    {
        Json told = teller.event(
            {.type = "AssociationEvent", .action = action, .step = teller.stepOf(stage), .disposition = during(stage)});
        told["childQuantityList"] = Json::array({Json{{"epcClass", teller.partAddress(part)}, {"quantity", pieces}}});
        return told;
    }
    [[nodiscard]] Json boxed(const char* action, const char* step, const std::string& bundle) const
    {
        Json told = teller.event({.type = "AggregationEvent", .action = action, .step = step});
        told["parentID"] = teller.m_names.at("box", bundle);
        return told;
    }
    /// CBV has no step of offering.
    [[nodiscard]] Json offering(const char* disposition) const
    {
        return teller.event({.step = teller.m_names.at("voc", "BizStep-offering"), .disposition = disposition});
    }
    [[nodiscard]] Json dismantled() const
    {
        Json output = Json::array();
        for (const auto& [part, pieces] : teller.m_harvested) {
            if (pieces > 0) {
                output.push_back({{"epcClass", teller.partAddress(part)}, {"quantity", pieces}});
            }
        }
        for (const auto& [fraction, grams] : teller.m_recovered) {
            if (grams > 0) {
                output.push_back({{"epcClass", teller.m_names.at("material", fraction)},
                                  {"quantity", grams / 1000.0},
                                  {"uom", "KGM"}});
            }
        }
        if (output.empty()) {
            return teller.event(
                {.action = "DELETE", .step = "decommissioning", .disposition = "inactive", .left = true});
        }
        Json told = teller.event(
            {.type = "TransformationEvent", .action = nullptr, .step = "disassembling", .disposition = "in_progress"});
        told["outputQuantityList"] = std::move(output);
        told["transformationID"] = uuidOf(teller.m_now->hash + "/transformation");
        return told;
    }
    [[nodiscard]] Json gone(const ItemExited& e) const
    {
        Json told;
        switch (e.route) {
        case ExitRoute::donated:
            told = teller.event({.step = "shipping", .disposition = "in_transit", .left = true});
            break;
        case ExitRoute::returnedToSupplier:
            told = teller.event({.step = "shipping", .disposition = "returned", .left = true});
            break;
        case ExitRoute::recycled:
            told = teller.event({.step = "collecting", .disposition = "disposed", .left = true});
            break;
        case ExitRoute::dismantled: told = dismantled(); break;
        case ExitRoute::scrapped:
            told = teller.event({.action = "DELETE", .step = "destroying", .disposition = "destroyed", .left = true});
            break;
        }
        told["rf:exitRoute"] = nameOf(e.route);
        return told;
    }
};

EpcisTold EpcisTeller::tell(const store::RecordedEvent& recorded)
{
    m_now = &recorded;
    const std::pair place{recorded.stamp.station.text(), recorded.seq};
    if (std::holds_alternative<ItemReceived>(recorded.event)) {
        m_intake = place;
    }
    EpcisTold told = std::visit(Kinds{*this}, recorded.event);
    int number = 0;
    for (Json& event : told.events) {
        if (!event.contains("errorDeclaration")) {
            event["eventID"] = uuidOf(recorded.hash + "/epcis/" + std::to_string(++number));
        }
    }
    m_told[place] = told.events;
    return told;
}

} // namespace regrade::passport
