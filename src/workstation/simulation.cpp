#include "workstation/simulation.h"

#include "qr/tag.h"
#include "rules/pricing.h"
#include "rules/steps.h"
#include "stations/inspection.h"
#include "stations/intake.h"
#include "stations/packing.h"
#include "stations/sale.h"
#include "stations/work.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <memory>

namespace regrade::workstation {

namespace {

using Decision = Result<domain::Events>;

constexpr int kBlock = 250;    ///< units whose deeds wait at the clerk's desk at the same time
constexpr int kMostDeeds = 24; ///< of one unit; a longer way ends unsold
const domain::ActorId& worker()
{
    static const domain::ActorId kWorker("SIM01");
    return kWorker;
}

std::array<domain::ProductRegistered, 3> productsOf(const rules::Policy& policy)
{
    const auto product = [&](int number) {
        return domain::ProductRegistered{domain::Sku("SIM-" + std::to_string(number)),
                                         "Simulated product " + std::to_string(number),
                                         domain::CategoryId(policy.categories.front().id),
                                         domain::OwnerId("simulation"),
                                         Money{5'000 + 2'500 * number, policy.limits.labourPerHour.currency},
                                         Money{400, policy.limits.labourPerHour.currency},
                                         {200, 150, 100},
                                         900};
    };
    return {product(1), product(2), product(3)};
}

Decision workOn(const domain::Item& item, const rules::Policy& policy, const rules::StageRow& stage, Time now)
{
    if (!item.work) {
        return stations::startWork(item, policy, stage.id);
    }
    for (const rules::StepRow* step : rules::stepsFor(stage, item)) {
        if (step->required && item.work->findStep(step->id) == nullptr) {
            return stations::doStep(item, policy, stations::passingForm(item, policy, stage, *step), now);
        }
    }
    return stations::finishWork(item, policy, stage.id, now);
}

Decision packUp(const domain::Item& item, const rules::Policy& policy, Time now)
{
    if (item.saleLabels == 0) {
        return stations::printLabel(item, policy, domain::LabelKind::sale, std::string(64, '0'));
    }
    const auto green = std::find_if(policy.materials.begin(), policy.materials.end(),
                                    [](const rules::MaterialRow& row) { return row.recyclable; });
    const auto& material = green == policy.materials.end() ? policy.materials.front() : *green;
    return stations::pack(item, policy,
                          {.material = material.id,
                           .box = {240, 190, 140},
                           .product = {200, 150, 100},
                           .weightG = 1'050,
                           .scannedLabel = item.id},
                          now);
}

Decision grade(const domain::Item& item, const rules::Policy& policy, int number)
{
    constexpr std::array kLooks = {domain::Cosmetic::none, domain::Cosmetic::light};
    stations::GradingForm form;
    form.axes.packaging = number % 3 == 0 ? domain::Packaging::damaged : domain::Packaging::intact;
    form.axes.cosmetic = kLooks[static_cast<std::size_t>(number) % kLooks.size()];
    form.axes.function = domain::Function::works;
    form.axes.used = number % 2 == 1;
    form.assessment = std::chrono::seconds(90 + number % 120);
    return stations::confirmGrade(item, policy, form);
}

/// What happens to a unit next; nothing when its way has ended.
Decision nextDeed(const domain::Item& item, const rules::Policy& policy, const domain::ProductRegistered& product,
                  int number, Time now)
{
    switch (item.standing) {
    case domain::Standing::absent: {
        stations::IntakeForm form{.order = "SIM-" + std::to_string(number)};
        form.reason = domain::ReasonId(policy.reasons.front().id);
        form.source = domain::SourceId(policy.sources.front().id);
        form.market = domain::MarketId(policy.markets.front().id);
        return stations::receive(item, policy, product, form);
    }
    case domain::Standing::listed: return stations::sell(item, item.offer->price, "SIM-S" + std::to_string(number));
    case domain::Standing::inHouse: break;
    default: return domain::Events{};
    }
    const auto at = item.stage();
    const rules::StageRow* stage = at ? policy.findStage(*at) : nullptr;
    if (item.isPacked() || stage == nullptr) {
        const auto quote = rules::quote(policy, item, product.partsValue);
        if (!quote) {
            return quote.error();
        }
        const stations::ListingForm usual{.overrideReason = quote->belowFloor ? "simulated" : "",
                                          .outsideBand = quote->belowFloor};
        return stations::listItem(item, policy, *quote, usual);
    }
    switch (stage->kind) {
    case rules::StageKind::grading: return grade(item, policy, number);
    case rules::StageKind::packing: return packUp(item, policy, now);
    default: return workOn(item, policy, *stage, now);
    }
}

/// What the clerk's answers add up to; told on his thread.
struct Sums {
    std::atomic<std::int64_t> events{0};
    std::atomic<std::int64_t> refused{0};
};

} // namespace

Result<SimulationReport> simulate(workers::Clerk& clerk, const rules::Policy& policy, int items, std::uint64_t firstTag,
                                  Time today, const std::function<void(int)>& progress)
{
    const auto products = productsOf(policy);
    const Time begin = today - std::chrono::minutes(items);
    for (const auto& product : products) {
        const auto known = clerk.perform(
            product.sku,
            [&](const domain::Product& state, Time) { return stations::registerProduct(state, policy, product); },
            {worker(), begin, {}});
        if (!known) {
            return known.error();
        }
    }
    Sums sums;
    for (int first = 0; first < items; first += kBlock) {
        const int last = std::min(items, first + kBlock);
        std::promise<void> done;
        for (int number = first; number < last; ++number) {
            const auto& product = products[static_cast<std::size_t>(number) % products.size()];
            const domain::ItemId unit(qr::tagFromNumber(firstTag + static_cast<std::uint64_t>(number)).text());
            for (int deed = 0; deed < kMostDeeds; ++deed) {
                const bool end = number + 1 == last && deed + 1 == kMostDeeds;
                const Time at = begin + std::chrono::minutes(number) + std::chrono::seconds(deed);
                clerk.submit(
                    unit,
                    [&policy, &product, number](const domain::Item& item, Time now) {
                        return nextDeed(item, policy, product, number, now);
                    },
                    {worker(), at, {}},
                    [&sums, &done, end](const Result<workers::Receipt>& receipt) {
                        receipt ? sums.events += static_cast<std::int64_t>(receipt->events.size()) : ++sums.refused;
                        if (end) {
                            done.set_value();
                        }
                    });
            }
        }
        done.get_future().wait();
        progress(last);
    }
    return SimulationReport{items, sums.events, sums.refused};
}

} // namespace regrade::workstation
