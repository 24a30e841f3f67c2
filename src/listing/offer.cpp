#include "listing/offer.h"

#include "qr/gs1.h"
#include "rules/marketrules.h"

#include <stdexcept>

namespace regrade::listing {

Result<Offer> makeOffer(const domain::Item& item, const rules::Policy& policy, const rules::Offering& offering,
                        rules::Tongue tongue, const std::string& format, const std::string& day)
{
    if (item.standing == domain::Standing::sold) {
        return refused("This unit is sold: it can only be taken back as a return.");
    }
    if (item.standing != domain::Standing::listed || !item.offer || !item.intake) {
        return refused("This unit is not on offer.");
    }
    auto copy = makeCopy(item, policy, offering, {item.offer->channel, tongue, format, day});
    if (!copy) {
        return copy.error();
    }
    const rules::OfferCondition* condition = offering.findCondition(*item.grade);
    if (condition == nullptr) {
        throw std::logic_error("a grade without its row in offers.json");
    }
    const bool hasWarranty = policy.limits.warrantyMonths > 0;
    const std::string& sku = item.intake->sku.text();
    return Offer{.tag = item.id.text(),
                 .product = item.intake->product,
                 .category = item.intake->category.text(),
                 .grade = item.grade->text(),
                 .channel = item.offer->channel.text(),
                 .price = item.offer->price,
                 .copy = std::move(*copy),
                 .gtin = qr::isGtin(sku) ? std::optional(sku) : std::nullopt,
                 .weightG = item.packing ? item.packing->weightG : 0,
                 .warrantyMonths = hasWarranty ? rules::promisedMonths(policy.limits.warrantyMonths) : 0,
                 .ebay = offering.ebayApproved ? condition->ebayApproved : condition->ebay,
                 .google = hasWarranty ? condition->google : condition->googleBare,
                 .schema = hasWarranty ? condition->schema : condition->schemaBare,
                 .photos = {}};
}

} // namespace regrade::listing
