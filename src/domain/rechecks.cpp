#include "domain/rechecks.h"

#include <algorithm>

namespace regrade::domain {

namespace {

/// Folds the events of the second inspections, one at a time.
struct RecheckFold {
    std::vector<Recheck>& all;
    const HouseEvent& told;

    void operator()(const RecheckPlanned& e) const
    {
        if (find(e.draw) == nullptr) {
            Recheck lot;
            lot.plan = e;
            lot.plannedAt = told.at;
            all.push_back(std::move(lot));
        }
    }
    void operator()(const RecheckDrawn& e) const
    {
        Recheck* lot = find(e.draw);
        if (lot == nullptr || lot->drawn) {
            return;
        }
        lot->drawn = e;
        lot->drawnAt = told.at;
        for (const ItemId& unit : e.units) {
            RecheckUnit one;
            one.unit = unit;
            lot->units.push_back(std::move(one));
        }
    }
    void operator()(const RecheckAssigned& e) const
    {
        if (RecheckUnit* unit = find(e.draw, e.unit); unit != nullptr && unit->isBlind()) {
            unit->inspector = e.inspector;
        }
    }
    void operator()(const RecheckSubmitted& e) const
    {
        if (RecheckUnit* unit = find(e.draw, e.unit); unit != nullptr && unit->isBlind()) {
            unit->submitted = e;
            unit->submittedBy = told.actor;
            unit->submittedAt = told.at;
        }
    }
    void operator()(const RecheckAdjudicated& e) const
    {
        if (RecheckUnit* unit = find(e.draw, e.unit); unit != nullptr && unit->isDisputed()) {
            unit->adjudicated = e;
            unit->adjudicatedBy = told.actor;
        }
    }
    void operator()(const RecheckMissed& e) const
    {
        if (RecheckUnit* unit = find(e.draw, e.unit); unit != nullptr && unit->isBlind()) {
            unit->missed = e;
        }
    }
    void operator()(const RecheckClosed& e) const
    {
        if (Recheck* lot = find(e.draw); lot != nullptr && !lot->closed) {
            lot->closed = e;
            lot->closedAt = told.at;
        }
    }
    template <class Other>
    void operator()(const Other&) const
    {
    }

private:
    [[nodiscard]] Recheck* find(const std::string& draw) const
    {
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const Recheck& lot) { return lot.plan.draw == draw; });
        return found == all.end() ? nullptr : &*found;
    }
    [[nodiscard]] RecheckUnit* find(const std::string& draw, const ItemId& unit) const
    {
        Recheck* lot = find(draw);
        if (lot == nullptr) {
            return nullptr;
        }
        const auto found = std::find_if(lot->units.begin(), lot->units.end(),
                                        [&](const RecheckUnit& one) { return one.unit == unit; });
        return found == lot->units.end() ? nullptr : &*found;
    }
};

} // namespace

bool RecheckUnit::isDisputed() const { return submitted && !adjudicated && submitted->grade != submitted->first.grade; }

std::optional<GradeId> RecheckUnit::decided() const
{
    if (adjudicated) {
        return adjudicated->grade;
    }
    return submitted && !isDisputed() ? std::optional(submitted->grade) : std::nullopt;
}

const RecheckUnit* Recheck::find(const ItemId& unit) const
{
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const RecheckUnit& one) { return one.unit == unit; });
    return found == units.end() ? nullptr : &*found;
}

std::vector<Recheck> rechecksOf(const std::vector<HouseEvent>& events)
{
    std::vector<Recheck> all;
    for (const HouseEvent& one : events) {
        std::visit(RecheckFold{all, one}, one.event);
    }
    return all;
}

} // namespace regrade::domain
