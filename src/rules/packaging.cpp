#include "rules/packaging.h"

#include <algorithm>
#include <cstdio>

namespace regrade::rules {

namespace {

/// Of the division that gives a share; a millimetre of any box changes it by far more.
constexpr double kRounding = 1e-9;

/// The market itself, or the group whose law it shares.
bool isOf(const Policy& policy, const domain::MarketId& market, const std::string& wanted)
{
    const auto row = std::find_if(policy.markets.begin(), policy.markets.end(),
                                  [&](const NamedRow& one) { return one.id == market.text(); });
    return market.text() == wanted || (row != policy.markets.end() && row->group == wanted);
}

/// More than a limit never reads as the limit.
std::string excessOf(double share, double limit)
{
    constexpr double kStep = 0.001;
    return percentOf(share) == percentOf(limit) ? percentOf(limit + kStep) : percentOf(share);
}

bool isGreen(bool recyclable, bool biodegradable) { return recyclable || biodegradable; }

Result<void> allowByHouse(const Policy& policy, const Wrapping& wrapping)
{
    const auto refuseMaterial = [](const Text& name) {
        return refused("House rule: {} is neither recyclable nor biodegradable. Choose another material.", {name.en});
    };
    const MaterialRow& material = wrapping.material;
    const FillerRow* filler = wrapping.filler;
    if (policy.limits.onlyGreenMaterial && !isGreen(material.recyclable, material.biodegradable)) {
        return refuseMaterial(material.name);
    }
    if (policy.limits.onlyGreenMaterial && filler != nullptr && !isGreen(filler->recyclable, filler->biodegradable)) {
        return refuseMaterial(filler->name);
    }
    if (wrapping.voidRatio.value_or(0.0) > policy.limits.houseVoidLimit + kRounding) {
        return refused(
            "House rule: {} % of the box is empty, at most {} % may be. Choose a smaller box.",
            {excessOf(*wrapping.voidRatio, policy.limits.houseVoidLimit), percentOf(policy.limits.houseVoidLimit)});
    }
    return {};
}

/// The name of what cannot be recycled; nothing when all can.
std::optional<Text> unrecyclable(const Wrapping& wrapping)
{
    if (!wrapping.material.recyclable) {
        return wrapping.material.name;
    }
    return wrapping.filler != nullptr && !wrapping.filler->recyclable ? std::optional(wrapping.filler->name)
                                                                      : std::nullopt;
}

bool breaks(const PackagingRule& rule, const Wrapping& wrapping)
{
    return rule.demand == PackagingDemand::recyclable ? unrecyclable(wrapping).has_value()
                                                      : wrapping.voidRatio.value_or(0.0) > rule.value + kRounding;
}

Error refusalBy(const PackagingRule& rule, const Wrapping& wrapping)
{
    if (rule.demand == PackagingDemand::recyclable) {
        return refused("Law ({}, from {}): {} cannot be recycled. Choose another material.",
                       {rule.market, rule.origin.validFrom, unrecyclable(wrapping)->en});
    }
    return refused(
        "Law ({}, from {}): {} % of the box is empty, at most {} % may be. Choose a smaller box.",
        {rule.market, rule.origin.validFrom, excessOf(*wrapping.voidRatio, rule.value), percentOf(rule.value)});
}

Error comingBy(const PackagingRule& rule, const Wrapping& wrapping)
{
    if (rule.demand == PackagingDemand::recyclable) {
        return refused("Coming law ({}, from {}): {} cannot be recycled and will be refused then.",
                       {rule.market, rule.origin.validFrom, unrecyclable(wrapping)->en});
    }
    return refused(
        "Coming law ({}, from {}): {} % of the box is empty, at most {} % may be then.",
        {rule.market, rule.origin.validFrom, excessOf(*wrapping.voidRatio, rule.value), percentOf(rule.value)});
}

Error doubtfulBy(const PackagingRule& rule)
{
    return refused("A rule of law ({}, from {}) that nobody has verified asks for other packaging: {}",
                   {rule.market, rule.origin.validFrom, rule.why.en});
}

} // namespace

Result<void> allowPackaging(const Policy& policy, const Wrapping& wrapping, Time now)
{
    if (const Result<void> allowed = allowByHouse(policy, wrapping); !allowed) {
        return allowed.error();
    }
    const std::string day = isoDay(now);
    for (const PackagingRule& rule : policy.packagingRules) {
        if (rule.verified && rule.origin.validFrom <= day && isOf(policy, wrapping.market, rule.market) &&
            breaks(rule, wrapping)) {
            return refusalBy(rule, wrapping);
        }
    }
    return {};
}

std::vector<Error> comingRules(const Policy& policy, const Wrapping& wrapping, Time now)
{
    const std::string day = isoDay(now);
    std::vector<Error> told;
    for (const PackagingRule& rule : policy.packagingRules) {
        if (!isOf(policy, wrapping.market, rule.market) || !breaks(rule, wrapping)) {
            continue;
        }
        if (!rule.verified) {
            told.push_back(doubtfulBy(rule));
        } else if (rule.origin.validFrom > day) {
            told.push_back(comingBy(rule, wrapping));
        }
    }
    return told;
}

std::optional<std::string> certificateInForce(const MaterialRow& material, Time now)
{
    if (!material.certificate || material.certificate->validTo < isoDay(now)) {
        return std::nullopt;
    }
    const Certificate& certificate = *material.certificate;
    return certificate.scheme + " " + certificate.number + " (" + certificate.validTo + ")";
}

std::optional<Error> whyNoClaim(const MaterialRow& material, Time now)
{
    if (certificateInForce(material, now)) {
        return std::nullopt;
    }
    if (!material.certificate) {
        return refused("No certificate of {} is on file, so nothing is claimed of it.", {material.name.en});
    }
    return refused("The certificate {} of {} ended on {}: it may be used, but nothing is claimed of it.",
                   {material.certificate->scheme + " " + material.certificate->number, material.name.en,
                    material.certificate->validTo});
}

std::vector<const InsertRow*> insertsFor(const Policy& policy, const domain::MarketId& market,
                                         const domain::CategoryId& category, Time now)
{
    const std::string day = isoDay(now);
    std::vector<const InsertRow*> due;
    for (const InsertRow& insert : policy.inserts) {
        if ((!insert.market || isOf(policy, market, *insert.market)) &&
            (!insert.category || *insert.category == category) && insert.origin.validFrom <= day) {
            due.push_back(&insert);
        }
    }
    return due;
}

std::string percentOf(double share)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.1f", share * 100.0);
    return text;
}

} // namespace regrade::rules
