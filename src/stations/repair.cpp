#include "stations/repair.h"

#include "stations/gates.h"

#include <cmath>

namespace regrade::stations {

namespace {

constexpr int kMostMinutes = 10'000;
constexpr const char* kFaults = "faults";

/// The repairing stage where the unit stands and where work has not begun.
Result<const rules::StageRow*> requireRepairAhead(const domain::Item& item, const rules::Policy& policy)
{
    if (const Result<void> inHouse = requireInHouse(item); !inHouse) {
        return inHouse.error();
    }
    const rules::StageRow* here = item.stage() ? policy.findStage(*item.stage()) : nullptr;
    if (here == nullptr || !here->repairs) {
        return refused("This unit is not at a stage that repairs.");
    }
    if (item.work) {
        return refused("The work at {} has already been started.", {here->name.en});
    }
    return here;
}

std::string percent(int hundredths)
{
    const std::string cents = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (cents.size() < 2 ? "0" + cents : cents);
}

std::string shareText(const domain::RepairForecast& forecast)
{
    return percent(shareOf(forecast.total, forecast.originalPrice));
}

} // namespace

int shareOf(const Money& cost, const Money& originalPrice)
{
    constexpr double kWhole = 10'000.0;
    return originalPrice.minor <= 0 ? 0
                                    : static_cast<int>(std::lround(kWhole * static_cast<double>(cost.minor) /
                                                                   static_cast<double>(originalPrice.minor)));
}

bool isAbove(const Money& cost, double share, const Money& originalPrice)
{
    constexpr std::int64_t kWhole = 10'000;
    const auto allowed = static_cast<std::int64_t>(std::llround(share * static_cast<double>(kWhole)));
    return cost.minor * kWhole > allowed * originalPrice.minor;
}

Result<domain::Events> forecastRepair(const domain::Item& item, const rules::Policy& policy, const RepairForm& form)
{
    const auto stage = requireRepairAhead(item, policy);
    if (!stage) {
        return stage.error();
    }
    const rules::ChoiceRow* faults = policy.findChoices(kFaults);
    const rules::OptionRow* fault = faults == nullptr ? nullptr : faults->find(form.fault);
    if (fault == nullptr) {
        return refused("The policy lists no fault \"{}\".", {form.fault});
    }
    const int minutes = form.minutes.value_or(fault->minutes);
    const Money parts = form.parts.value_or(fault->parts.value_or(Money{0, item.intake->originalPrice.currency}));
    if (minutes < 0 || minutes > kMostMinutes || parts.minor < 0) {
        return refused("Minutes and cost of the parts must not be negative, nor above {} minutes.",
                       {std::to_string(kMostMinutes)});
    }
    for (const Money& amount : {parts, policy.limits.labourPerHour}) {
        if (const Result<void> currency = requireCurrency(item, amount); !currency) {
            return currency.error();
        }
    }
    const Money labour = labourFor(policy.limits.labourPerHour, std::chrono::minutes{minutes});
    const Money spent{item.refurbCost.minor, parts.currency};
    return domain::Events{domain::RepairForecast{.stage = (*stage)->id,
                                                 .fault = fault->id,
                                                 .name = fault->name,
                                                 .minutes = minutes,
                                                 .labour = labour,
                                                 .parts = parts,
                                                 .total = spent + labour + parts,
                                                 .originalPrice = item.intake->originalPrice}};
}

bool needsApproval(const domain::Item& item, const rules::Policy& policy)
{
    return item.forecast != nullptr && item.approval == nullptr &&
           isAbove(item.forecast->total, policy.limits.refurbLimit, item.forecast->originalPrice);
}

Result<void> requireForecast(const domain::Item& item, const rules::Policy& policy)
{
    if (item.forecast == nullptr) {
        return refused("Say first what is broken: a repair begins with what it is expected to cost.");
    }
    if (needsApproval(item, policy)) {
        const int limit = static_cast<int>(std::lround(policy.limits.refurbLimit * 10'000));
        return refused("The repair is expected to bring the cost to {} % of the original price; above {} % it is not "
                       "worth it. A lead can approve it, or the unit is taken apart.",
                       {shareText(*item.forecast), percent(limit)});
    }
    return {};
}

Result<domain::Events> approveRepair(const domain::Item& item, const rules::Policy& policy, const std::string& reason)
{
    const auto stage = requireRepairAhead(item, policy);
    if (!stage) {
        return stage.error();
    }
    if (!needsApproval(item, policy)) {
        return refused("No repair of this unit waits for an approval.");
    }
    if (isBlank(reason)) {
        return refused("Say why the repair is worth its cost.");
    }
    return domain::Events{
        domain::RepairApproved{.stage = (*stage)->id, .total = item.forecast->total, .reason = reason}};
}

Result<domain::Events> giveUpRepair(const domain::Item& item, const rules::Policy& policy)
{
    const auto stage = requireRepairAhead(item, policy);
    if (!stage) {
        return stage.error();
    }
    if (!needsApproval(item, policy) || !policy.uneconomic) {
        return refused("This repair is within its limit, so the unit is not given up for its cost.");
    }
    return domain::Events{domain::ItemRouted{.route = policy.uneconomic->route,
                                             .reasons = {{policy.uneconomic->row, policy.uneconomic->why}}}};
}

} // namespace regrade::stations
