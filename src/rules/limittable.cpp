#include "rules/policytables.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

/// A limit that is a whole number of at least one.
struct WholeLimit {
    const char* id;
    int Limits::*figure;
};

constexpr WholeLimit kWholeLimits[] = {{"age_warn_days", &Limits::ageWarnDays},
                                       {"age_alarm_days", &Limits::ageAlarmDays},
                                       {"age_limit_days", &Limits::ageLimitDays},
                                       {"assessment_target_seconds", &Limits::assessmentTargetSeconds},
                                       {"assessment_baseline_seconds", &Limits::assessmentBaselineSeconds},
                                       {"warranty_months", &Limits::warrantyMonths},
                                       {"announced_overdue_days", &Limits::announcedOverdueDays},
                                       {"few_photos", &Limits::fewPhotos},
                                       {"ordinal_least", &Limits::ordinalLeast},
                                       {"drift_baseline", &Limits::driftBaseline},
                                       {"hub_poll_seconds", &Limits::hubPollSeconds},
                                       {"hub_skew_seconds", &Limits::hubSkewSeconds},
                                       {"hub_lease_minutes", &Limits::hubLeaseMinutes},
                                       {"space_warn_mb", &Limits::spaceWarnMb},
                                       {"space_stop_mb", &Limits::spaceStopMb},
                                       {"log_copy_seconds", &Limits::logCopySeconds},
                                       {"backup_hours", &Limits::backupHours},
                                       {"backups_kept", &Limits::backupsKept},
                                       {"print_days_kept", &Limits::printDaysKept},
                                       {"price_age_from_days", &Limits::priceAgeFromDays},
                                       {"price_cover_days", &Limits::priceCoverDays},
                                       {"exit_hold_days", &Limits::exitHoldDays},
                                       {"allocation_exposures", &Limits::allocationExposures},
                                       {"markdown_sales", &Limits::markdownSales},
                                       {"film_seconds", &Limits::filmSeconds},
                                       {"film_space_mb", &Limits::filmSpaceMb},
                                       {"repairability_least", &Limits::repairabilityLeast},
                                       {"recheck_level", &Limits::recheckLevel},
                                       {"recheck_least", &Limits::recheckLeast},
                                       {"camera_gate_least", &Limits::cameraGateLeast}};

/// A limit that is a number between two bounds.
struct RealLimit {
    const char* id;
    double Limits::*figure;
    double low;
    double high;
};

/// A limit that is true or false.
struct FlagLimit {
    const char* id;
    bool Limits::*flag;
};

constexpr FlagLimit kFlagLimits[] = {{"only_green_material", &Limits::onlyGreenMaterial},
                                     {"expired_calibration_refused", &Limits::expiredCalibrationRefused},
                                     {"films_bench", &Limits::filmsBench},
                                     {"exit_age_from_ready", &Limits::exitAgeFromReady},
                                     {"allocation_auto", &Limits::allocationAuto},
                                     {"markdown_plan", &Limits::markdownPlan},
                                     {"polls_on", &Limits::pollsOn},
                                     {"auctions_on", &Limits::auctionsOn},
                                     {"visits_on", &Limits::visitsOn},
                                     {"poll_page", &Limits::pollPage},
                                     {"auction_page", &Limits::auctionPage},
                                     {"tour_page", &Limits::tourPage}};
constexpr RealLimit kRealLimits[] = {{"confidence_floor", &Limits::confidenceFloor, 0.0, 1.0},
                                     {"false_reject_target", &Limits::falseRejectTarget, 0.001, 0.5},
                                     {"house_void_limit", &Limits::houseVoidLimit, 0.0, 1.0},
                                     {"ordinal_margin", &Limits::ordinalMargin, 0.0, 1.0},
                                     {"mass_balance_share", &Limits::massBalanceShare, 0.0, 0.5},
                                     {"allocation_chance", &Limits::allocationChance, 0.5, 0.999},
                                     {"allocation_shift", &Limits::allocationShift, 0.0, 1.0},
                                     {"price_elasticity", &Limits::priceElasticity, 0.1, 10.0},
                                     {"drift_slack", &Limits::driftSlack, 0.0, 3.0},
                                     {"drift_alarm", &Limits::driftAlarm, 1.0, 50.0},
                                     {"refurb_target", &Limits::refurbTarget, 0.0, 1.0},
                                     {"refurb_limit", &Limits::refurbLimit, 0.0, 1.0},
                                     {"refurb_industry", &Limits::refurbIndustry, 0.0, 1.0},
                                     {"refurb_resale_limit", &Limits::refurbResaleLimit, 0.0, 1.0},
                                     {"recheck_aql", &Limits::recheckAql, 0.01, 1000.0},
                                     {"recheck_accuracy_target", &Limits::recheckAccuracyTarget, 0.0, 1.0},
                                     {"camera_kappa_least", &Limits::cameraKappaLeast, 0.0, 1.0},
                                     {"camera_accuracy_least", &Limits::cameraAccuracyLeast, 0.0, 1.0}};
/// Read by the report itself: no other part of the house needs it.
constexpr const char* kLeastSupplierCell = "supplier_least_cell";
constexpr const char* kOtherLimits[] = {"labour_per_hour", "price_margin", "few_photos_level", kLeastSupplierCell};
constexpr double kHighestWholeLimit = 1'000'000.0;
constexpr int kLongestCopySeconds = 60;

template <class Limit, std::size_t N>
const Limit* findIn(const Limit (&limits)[N], const std::string& id)
{
    const auto found =
        std::find_if(std::begin(limits), std::end(limits), [&](const Limit& limit) { return limit.id == id; });
    return found == std::end(limits) ? nullptr : found;
}

/// The limit as people read it. The value's type is checked when it is taken over into `Limits`.
LimitRow readLimitRow(Row& row)
{
    LimitRow limit{.row = row.place(), .id = row.word("id"), .value = {}};
    const bool other = std::find(std::begin(kOtherLimits), std::end(kOtherLimits), limit.id) != std::end(kOtherLimits);
    const RealLimit* real = findIn(kRealLimits, limit.id);
    const bool cell = limit.id == kLeastSupplierCell;
    if (cell || findIn(kWholeLimits, limit.id) != nullptr) {
        const double number = row.maybeNumber("value", cell ? 2.0 : 1.0, kHighestWholeLimit).value_or(0.5);
        if (number != std::floor(number)) {
            row.fail(invalid("{}, row {}: the value of \"{}\" must be a whole number.", row.at({limit.id})));
        }
    } else if (limit.id == "labour_per_hour" || limit.id == "price_margin") {
        limit.value = toText(row.money("value"));
    } else if (real != nullptr) {
        if (!row.maybeNumber("value", real->low, real->high)) {
            row.fail(invalid("{}, row {}: the value of \"{}\" must be a number.", row.at({limit.id})));
        }
    } else if (limit.id == "few_photos_level") {
        limit.value = nameOf(row.maybeOneOf("value", &domain::cosmeticFrom).value_or(domain::Cosmetic::light));
    } else if (findIn(kFlagLimits, limit.id) != nullptr) {
        static_cast<void>(row.flag("value"));
    } else if (!other) {
        row.fail(invalid("{}, row {}: the limit \"{}\" is not known.", row.at({limit.id})));
    }
    if (limit.value.empty()) {
        limit.value = row.value("value").dump();
    }
    limit.why = row.text("why");
    limit.origin = row.origin();
    return limit;
}

void takeOver(const LimitRow& row, Limits& limits)
{
    if (const WholeLimit* whole = findIn(kWholeLimits, row.id)) {
        limits.*(whole->figure) = std::stoi(row.value);
    } else if (const RealLimit* real = findIn(kRealLimits, row.id)) {
        limits.*(real->figure) = Json::parse(row.value).get<double>();
    } else if (row.id == "labour_per_hour") {
        limits.labourPerHour = *parseMoney(row.value);
    } else if (row.id == "price_margin") {
        limits.priceMargin = *parseMoney(row.value);
    } else if (row.id == "few_photos_level") {
        limits.fewPhotosLevel = *domain::cosmeticFrom(row.value);
    } else if (const FlagLimit* flag = findIn(kFlagLimits, row.id)) {
        limits.*(flag->flag) = row.value == "true";
    }
}

void requireLimit(const Policy& policy, const char* id, FirstFault& fault)
{
    if (policy.findLimit(id) == nullptr) {
        fault.add(invalid("{}: the limit \"{}\" is missing.", {"limits.json", id}));
    }
}

} // namespace

void readLimits(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    policy.limitRows = readRows(files.at("limits.json").at("limits"), "limits.json", fault, &readLimitRow);
    refuseTwins(policy.limitRows, "limits.json", fault);
    for (const WholeLimit& limit : kWholeLimits) {
        requireLimit(policy, limit.id, fault);
    }
    for (const RealLimit& limit : kRealLimits) {
        requireLimit(policy, limit.id, fault);
    }
    for (const FlagLimit& limit : kFlagLimits) {
        requireLimit(policy, limit.id, fault);
    }
    for (const char* limit : kOtherLimits) {
        requireLimit(policy, limit, fault);
    }
    if (fault.error) {
        return;
    }
    for (const LimitRow& row : policy.limitRows) {
        takeOver(row, policy.limits);
    }
    const Limits& limits = policy.limits;
    if (limits.ageWarnDays >= limits.ageAlarmDays || limits.ageAlarmDays > limits.ageLimitDays) {
        fault.add(invalid("{}: the ages must rise from the warning over the alarm to the limit.", {"limits.json"}));
    }
    if (limits.priceMargin.minor < 0 || limits.priceMargin.currency != limits.labourPerHour.currency) {
        fault.add(
            invalid("{}: the margin of a price is not negative, and in the currency of labour.", {"limits.json"}));
    }
    if (limits.recheckLevel > 3) {
        fault.add(invalid("{}: the inspection level is 1, 2 or 3.", {"limits.json"}));
    }
    if (limits.spaceStopMb >= limits.spaceWarnMb) {
        fault.add(invalid("{}: the warning of a full disk must come before the stop.", {"limits.json"}));
    }
    if (limits.logCopySeconds > kLongestCopySeconds) {
        fault.add(invalid("{}: the copy of the log must be on its disk within {} seconds.",
                          {"limits.json", std::to_string(kLongestCopySeconds)}));
    }
}

} // namespace regrade::rules
