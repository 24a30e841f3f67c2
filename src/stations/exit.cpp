#include "stations/exit.h"

#include "rules/exits.h"
#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

namespace {

bool waitsForExit(const domain::Item& item) { return item.standing == domain::Standing::exitDue; }

bool isInStock(const domain::Item& item)
{
    return item.standing == domain::Standing::inHouse || item.standing == domain::Standing::listed;
}

/// A day that is one, from today to `most` days ahead.
Result<void> requireDayAhead(const std::string& until, int most, Time now)
{
    if (!isIsoDay(until)) {
        return invalid("\"{}\" is not a day such as 2026-03-31.", {until});
    }
    const std::string last = isoDay(now + std::chrono::days(most));
    if (until < isoDay(now) || until > last) {
        return refused("A unit is held from today to {} at most, not to {}.", {last, until});
    }
    return {};
}

/// What left the exit queue goes on where it stood; what was on offer, at the stage where offers are made.
std::vector<domain::StageId> wayBack(const domain::Item& item, const rules::Policy& policy)
{
    if (!item.leftRoute.empty()) {
        return item.leftRoute;
    }
    const rules::StageRow* listing = policy.firstStage(rules::StageKind::listing);
    return item.isPacked() && listing != nullptr ? std::vector{listing->id} : policy.intakeRoute;
}

Result<void> requireGiftable(const domain::Item& item, const rules::Policy& policy, const ExitForm& form)
{
    if (form.route != domain::ExitRoute::donated) {
        return {};
    }
    if (!rules::isSafe(policy, item)) {
        return refused("A danger was told of this unit, so it is not given away.");
    }
    if (!rules::works(policy, item)) {
        return refused("Only a unit that works and may be sold is given away; this one is not known to.");
    }
    if (isBlank(form.recipient)) {
        return refused("Say which organisation gets the donation.");
    }
    return {};
}

Result<void> requireNoBan(const domain::Item& item, const rules::Policy& policy, const ExitForm& form, Time now)
{
    const rules::MarketRule* ban = rules::destroys(form.route) ? rules::banOnDestroying(policy, item, now) : nullptr;
    if (ban == nullptr) {
        return {};
    }
    std::string grounds;
    for (const std::string& ground : ban->derogations) {
        if (ground == form.derogation) {
            return {};
        }
        grounds += (grounds.empty() ? "" : ", ") + ground;
    }
    if (grounds.empty()) {
        return refused("This unit may not be destroyed ({}). Give it away or back.", {ban->id});
    }
    return refused("This unit may not be destroyed ({}). Give it away or back, or name the ground: {}.",
                   {ban->id, grounds});
}

std::optional<std::string> unlessBlank(const std::string& text)
{
    return isBlank(text) ? std::nullopt : std::optional(text);
}

} // namespace

Result<domain::Events> sendToExit(const domain::Item& item, const rules::Policy& policy, Time now)
{
    const int age = rules::ageDays(policy, item, now);
    const bool held = item.held && item.held->until >= isoDay(now);
    if (!isInStock(item) || item.work || held || age <= policy.limits.ageLimitDays) {
        return domain::Events{};
    }
    const rules::ExitRow& row = rules::exitRow(policy, item);
    return domain::Events{domain::ExitDue{.route = row.route, .reasons = {{row.row, row.why}}, .ageDays = age}};
}

Result<domain::Events> holdInHouse(const domain::Item& item, const rules::Policy& policy, const std::string& until,
                                   const std::string& reason, Time now)
{
    if (!isInStock(item) && !waitsForExit(item)) {
        return requireInHouse(item).error();
    }
    if (isBlank(reason)) {
        return refused("Say why the unit is held in the house.");
    }
    if (const Result<void> day = requireDayAhead(until, policy.limits.exitHoldDays, now); !day) {
        return day.error();
    }
    domain::Events events{domain::ExitHeld{.until = until, .reason = reason}};
    if (waitsForExit(item)) {
        events.emplace_back(domain::ItemRouted{.route = wayBack(item, policy), .reasons = {}});
    }
    return events;
}

Result<domain::Events> leave(const domain::Item& item, const rules::Policy& policy, const ExitForm& form, Time now)
{
    if (!isInStock(item) && !waitsForExit(item)) {
        return requireInHouse(item).error();
    }
    if (item.work && !item.work->running.empty()) {
        return refused("Equipment is still in use for this unit: stop it first.");
    }
    if (isBlank(form.reason)) {
        return refused("Say why the unit leaves the house.");
    }
    if (form.proceeds.minor < 0) {
        return refused("The proceeds must not be negative.");
    }
    for (const Result<void>& check : {requireCurrency(item, form.proceeds), requireGiftable(item, policy, form),
                                      requireNoBan(item, policy, form, now)}) {
        if (!check) {
            return check.error();
        }
    }
    return domain::Events{domain::ItemExited{.route = form.route,
                                             .reason = form.reason,
                                             .proceeds = form.proceeds,
                                             .recipient = unlessBlank(form.recipient),
                                             .document = unlessBlank(form.document),
                                             .derogation = unlessBlank(form.derogation)}};
}

} // namespace regrade::stations
