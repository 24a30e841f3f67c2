#include "domain/person.h"

#include <algorithm>

namespace regrade::domain {

namespace {

constexpr const char* kDeeds[] = {
    "unit.receive",   "unit.receive_again", "label.print",       "unit.inspect",     "unit.grade",
    "grade.override", "unit.send_back",     "work.do",           "unit.pack",        "unit.list",
    "price.choose",   "unit.sell",          "unit.leave",        "product.register", "product.teach",
    "product.zone",   "product.calibrate",  "product.map_looks", "orders.count",     kLookAtUnits,
    kLookAtLists,     kLookAtFigures,       "store.verify",      "store.rebuild",    "store.back_up",
    "store.restore",  "store.simulate",     "demo.load",         kManagePeople,      kReadPeople};

/// The deed that an event is by itself. A route alone is a unit sent back; with others it follows from them.
const char* deedOf(const Event& event)
{
    return std::visit(
        Overloaded{[](const ItemReceived&) { return "unit.receive"; },
                   [](const LabelPrinted&) { return "label.print"; },
                   [](const ItemInspected&) { return "unit.inspect"; },
                   [](const ItemGraded&) { return "unit.grade"; },
                   [](const GradeOverridden&) { return "grade.override"; },
                   [](const ItemRouted&) { return "unit.send_back"; },
                   [](const WorkStarted&) { return "work.do"; },
                   [](const StepDone&) { return "work.do"; },
                   [](const PartUsed&) { return "work.do"; },
                   [](const WorkFinished&) { return "work.do"; },
                   [](const ItemPacked&) { return "unit.pack"; },
                   [](const ItemListed& listed) { return listed.overrideReason ? "price.choose" : "unit.list"; },
                   [](const ItemSold&) { return "unit.sell"; },
                   [](const ItemReturnedAgain&) { return "unit.receive_again"; },
                   [](const ItemExited&) { return "unit.leave"; },
                   [](const ProductRegistered&) { return "product.register"; },
                   [](const ProductTaught&) { return "product.teach"; },
                   [](const OrdersCounted&) { return "orders.count"; },
                   [](const ProductCalibrated&) { return "product.calibrate"; },
                   [](const ProductZoned&) { return "product.zone"; },
                   [](const ProductLooksMapped&) { return "product.map_looks"; }},
        event);
}

bool leadsToARoute(const Event& event)
{
    return std::holds_alternative<ItemReceived>(event) || std::holds_alternative<ItemGraded>(event) ||
           std::holds_alternative<ItemReturnedAgain>(event);
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
        DeedId deed(deedOf(event));
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
