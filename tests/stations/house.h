#pragma once

#include "domain/item.h"
#include "rules/policyfile.h"
#include "rules/pricing.h"
#include "rules/steps.h"
#include "stations/dismantling.h"
#include "stations/exit.h"
#include "stations/inspection.h"
#include "stations/intake.h"
#include "stations/packing.h"
#include "stations/repair.h"
#include "stations/sale.h"
#include "stations/work.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <string>

namespace regrade::stations {

/// The policy that is shipped; a fault in it throws and so fails the test.
inline const rules::Policy& shipped()
{
    static const rules::Policy kPolicy =
        rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value();
    return kPolicy;
}

inline domain::PhotoRef photo()
{
    return {.hash = domain::PhotoHash("a1b2"), .view = "front", .width = 8, .height = 6};
}

inline domain::ProductRegistered lamp(const std::string& category = "home")
{
    return {.sku = domain::Sku("LAMP-1"),
            .name = "Desk lamp",
            .category = domain::CategoryId(category),
            .owner = domain::OwnerId("house"),
            .originalPrice = Money{10'000, "EUR"},
            .partsValue = Money{1'200, "EUR"},
            .size = {200, 150, 100},
            .weightG = 900};
}

inline domain::Axes axesOf(domain::Cosmetic cosmetic, domain::Function function = domain::Function::works)
{
    return {domain::Packaging::damaged, cosmetic, function, false};
}

/// Out of the house on an ordinary day, with nothing said but why.
inline Result<domain::Events> leave(const domain::Item& item, domain::ExitRoute route, const std::string& reason,
                                    const Money& proceeds)
{
    const Time day = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};
    return leave(item, shipped(), {.route = route, .reason = reason, .proceeds = proceeds}, day);
}

/// One unit on its way through the house: every deed is decided, folded, and a minute passes.
class Unit {
public:
    explicit Unit(const std::string& tag = "BCDEFGHIJKLN") : m_item{.id = domain::ItemId(tag)} {}

    [[nodiscard]] const domain::Item& item() const { return m_item; }
    [[nodiscard]] Time now() const { return m_now; }
    [[nodiscard]] std::string stage() const { return m_item.stage() ? m_item.stage()->text() : ""; }
    void pass(std::chrono::milliseconds time) { m_now += time; }

    /// The deed must succeed.
    domain::Events does(const Result<domain::Events>& deed)
    {
        EXPECT_TRUE(deed) << deed.error().what();
        for (const domain::Event& event : *deed) {
            m_item = domain::after(std::move(m_item), event, m_now);
        }
        m_now += std::chrono::minutes{1};
        return *deed;
    }

    Unit& received(const std::string& category = "home")
    {
        does(receive(m_item, shipped(), lamp(category), {.order = "ORD-1"}));
        return *this;
    }
    Unit& graded(const domain::Axes& axes)
    {
        does(confirmGrade(m_item, shipped(), {.axes = axes}));
        return *this;
    }
    Unit& started()
    {
        if (shipped().findStage(*m_item.stage())->repairs) {
            forecast();
        }
        does(startWork(m_item, shipped(), *m_item.stage()));
        return *this;
    }
    Unit& forecast()
    {
        does(forecastRepair(m_item, shipped(), {.fault = "software", .minutes = 10, .parts = Money{0, "EUR"}}));
        return *this;
    }
    Unit& step(const StepForm& form)
    {
        does(doStep(m_item, shipped(), form, m_now));
        return *this;
    }
    /// Passes all steps that the unit is asked for at the stage where it stands.
    Unit& stepsPassed()
    {
        const rules::StageRow* row = shipped().findStage(*m_item.stage());
        const auto next = [&]() -> const rules::StepRow* {
            for (const rules::StepRow* step : rules::stepsFor(*row, m_item)) {
                if (m_item.work->findStep(step->id) == nullptr) {
                    return step;
                }
            }
            return nullptr;
        };
        for (const rules::StepRow* asked = next(); asked != nullptr; asked = next()) {
            StepForm form = passingForm(m_item, shipped(), *row, *asked);
            form.photos = {photo()};
            step(form);
        }
        return *this;
    }
    Unit& worked()
    {
        started().stepsPassed();
        if (shipped().findStage(*m_item.stage())->dismantles) {
            const double kilograms = *m_item.work->findStep(domain::StepId(rules::kWeightStep))->value;
            does(recoverMaterial(
                m_item, shipped(),
                {*m_item.stage(), domain::FractionId("rest"), static_cast<int>(std::lround(kilograms * 1'000))}));
        }
        does(finishWork(m_item, shipped(), *m_item.stage(), m_now));
        return *this;
    }
    Unit& labelled()
    {
        does(printLabel(m_item, shipped(), domain::LabelKind::sale, "c0ffee"));
        return *this;
    }
    [[nodiscard]] PackingForm packingForm() const
    {
        return {.material = domain::MaterialId("carton"),
                .box = {300, 200, 100},
                .product = lamp().size,
                .weightG = 1'000,
                .scannedLabel = m_item.id};
    }
    Unit& packed()
    {
        labelled();
        does(pack(m_item, shipped(), packingForm(), m_now));
        return *this;
    }
    [[nodiscard]] rules::Quote quote() const { return rules::quote(shipped(), m_item, lamp().partsValue).value(); }
    Unit& listed()
    {
        does(listItem(m_item, shipped(), quote(), {}));
        return *this;
    }
    Unit& sold()
    {
        does(sell(m_item, m_item.offer->price, "ORD-2"));
        return *this;
    }
    Unit& exited()
    {
        does(leave(m_item, domain::ExitRoute::recycled, "too old", Money{0, "EUR"}));
        return *this;
    }

private:
    domain::Item m_item;
    Time m_now = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};
};

/// Ready at packing with grade A.
inline Unit unitAtPacking() { return Unit().received().graded(axesOf(domain::Cosmetic::none)); }
/// Ready at cleaning with grade B.
inline Unit unitAtCleaning() { return Unit().received().graded(axesOf(domain::Cosmetic::light)); }
/// Ready at repair with grade D.
inline Unit unitAtRepair(const std::string& category = "home")
{
    return Unit().received(category).graded(axesOf(domain::Cosmetic::light, domain::Function::fault));
}

template <class Kind>
const Kind* find(const domain::Events& events)
{
    for (const domain::Event& event : events) {
        if (const auto* found = std::get_if<Kind>(&event)) {
            return found;
        }
    }
    return nullptr;
}

/// The sentence of a refusal; a deed that was not refused gives a text that matches nothing.
inline std::string sentenceOf(const Result<domain::Events>& deed)
{
    if (deed) {
        return "(not refused)";
    }
    return deed.error().code == ErrorCode::refused ? deed.error().what() : "(another kind of error)";
}

} // namespace regrade::stations
