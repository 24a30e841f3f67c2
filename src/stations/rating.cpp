#include "stations/rating.h"

#include "stations/gates.h"

#include <cmath>

namespace regrade::stations {

namespace {

constexpr double kBestStars = 5.0;
constexpr double kMostStars = 100.0;
constexpr double kHundredth = 100.0;

} // namespace

Result<domain::Events> noteRating(const domain::Product& product, const RatingForm& form, Time now)
{
    if (!product.facts) {
        return refused("The product {} is not registered yet.", {product.sku.text()});
    }
    if (!(form.best >= 2.0 && form.best <= kMostStars)) {
        return invalid("A scale of stars ends between 2 and 100.");
    }
    if (!(form.stars >= 1.0 && form.stars <= form.best)) {
        return invalid("A rating has 1 to {} stars.", {std::to_string(static_cast<int>(form.best))});
    }
    if (!isIsoDay(form.day)) {
        return invalid("\"{}\" is not a day such as 2026-03-31.", {form.day});
    }
    if (form.day > isoDay(now)) {
        return refused("The day {} is yet to come.", {form.day});
    }
    if (isBlank(form.source)) {
        return refused("Say where the rating was given.");
    }
    if (isBlank(form.reference)) {
        return refused("A rating needs the number that it has there, so that it counts once.");
    }
    const double share = (form.stars - 1.0) / (form.best - 1.0);
    const int stars = static_cast<int>(std::lround((1.0 + share * (kBestStars - 1.0)) * kHundredth));
    return domain::Events{
        domain::RatingNoted{product.sku, form.unit, stars, form.source, form.day, form.reference, form.praisesReuse}};
}

} // namespace regrade::stations
