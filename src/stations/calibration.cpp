#include "stations/calibration.h"

#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

namespace {

// Beyond these the camera would call nearly everything damaged, or nothing: teach the product again instead.
constexpr double kLowestFactor = 0.2;
constexpr double kHighestFactor = 5.0;

} // namespace

Result<domain::Events> calibrateProduct(const domain::Product& product, const rules::Policy& policy,
                                        const domain::ProductTaught& lesson, const stats::CalibrationProposal& proposal,
                                        const std::string& reason)
{
    const domain::ProductTaught* taught = product.taughtView(lesson.view);
    if (taught == nullptr) {
        return refused("The side \"{}\" of {} has not been taught, so it has no limit to move.",
                       {lesson.view, product.sku.text()});
    }
    if (taught->model != lesson.model) {
        return refused("The product {} was taught again meanwhile. Work out the limit anew.", {product.sku.text()});
    }
    if (const int least = stats::leastGoodUnits(policy.limits.falseRejectTarget); proposal.good < least) {
        return refused("{} confirmed good units are too few to move the limit: at least {} are needed.",
                       {std::to_string(proposal.good), std::to_string(least)});
    }
    if (!(proposal.limitFactor >= kLowestFactor && proposal.limitFactor <= kHighestFactor)) {
        return refused("The new limit lies too far from the taught one. Teach the product {} again instead.",
                       {product.sku.text()});
    }
    if (isBlank(reason)) {
        return refused("Say why the limit is moved.");
    }
    return domain::Events{domain::ProductCalibrated{.sku = product.sku,
                                                    .view = lesson.view,
                                                    .model = lesson.model,
                                                    .version = product.nextCalibration(lesson.view),
                                                    .limitFactor = proposal.limitFactor,
                                                    .good = proposal.good,
                                                    .damaged = proposal.damaged,
                                                    .bound = proposal.bound,
                                                    .reason = reason}};
}

Result<domain::Events> mapLooks(const domain::Product& product, const rules::Policy& policy, const domain::LookMap& map,
                                const std::string& reason)
{
    if (!product.facts) {
        return refused("The product {} is not registered yet.", {product.sku.text()});
    }
    if (map.results < policy.limits.ordinalLeast) {
        return refused("{} confirmed results are too few to tell the looks apart: at least {} are needed.",
                       {std::to_string(map.results), std::to_string(policy.limits.ordinalLeast)});
    }
    if (isBlank(reason)) {
        return refused("Say why the looks are drawn anew.");
    }
    return domain::Events{domain::ProductLooksMapped{.sku = product.sku,
                                                     .category = product.facts->category,
                                                     .version = product.looks ? product.looks->version + 1 : 1,
                                                     .map = map,
                                                     .reason = reason}};
}

} // namespace regrade::stations
