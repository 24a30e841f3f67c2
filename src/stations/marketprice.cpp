#include "stations/marketprice.h"

#include "rules/pricerules.h"
#include "stations/gates.h"

namespace regrade::stations {

Result<domain::Events> noteMarketPrice(const domain::Product& product, const rules::Policy& policy,
                                       const MarketPriceForm& form, Time now)
{
    const std::string today = isoDay(now);
    if (!product.facts) {
        return refused("The product {} is not registered, so no price is noted for it.", {product.sku.text()});
    }
    if (form.price.minor <= 0) {
        return refused("A price that was seen must be above zero.");
    }
    if (!policy.prices->convert(form.price, product.facts->originalPrice.currency, today)) {
        return refused("There is no rate between {} and {} in pricing.json.",
                       {form.price.currency, product.facts->originalPrice.currency});
    }
    if (isBlank(form.source)) {
        return refused("Say where the price was seen.");
    }
    if (form.day.size() != today.size() || !parseIso(form.day)) {
        return invalid("\"{}\" is not a day such as 2026-03-31.", {form.day});
    }
    if (form.day > today) {
        return refused("The day {} has not come yet, so nothing was seen on it.", {form.day});
    }
    if (form.grade && (form.kind == domain::PriceKind::asNew || policy.findGrade(*form.grade) == nullptr)) {
        return refused("\"{}\" is no grade of a refurbished offer.", {form.grade->text()});
    }
    return domain::Events{domain::MarketPriceNoted{.sku = product.sku,
                                                   .kind = form.kind,
                                                   .grade = form.grade,
                                                   .price = form.price,
                                                   .source = form.source,
                                                   .day = form.day}};
}

} // namespace regrade::stations
