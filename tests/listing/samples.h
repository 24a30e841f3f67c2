#pragma once

#include "listing/exports.h"
#include "rules/policyfile.h"

#include <string>

namespace regrade::listing {

// Units on offer under the shipped policy.

inline const rules::Policy& shippedPolicy()
{
    static const rules::Policy kPolicy = rules::readPolicy(REGRADE_SOURCE_DIR "/resources/policy").value();
    return kPolicy;
}

inline const rules::Offering& shippedOffering()
{
    static const rules::Offering kOffering =
        rules::readOffering(REGRADE_SOURCE_DIR "/resources/policy", shippedPolicy()).value();
    return kOffering;
}

struct Made {
    std::string tag;
    std::string sku;
    std::string product;
    std::string grade;
    std::string channel;
    domain::Cosmetic looks = domain::Cosmetic::light;
    std::int64_t cents = 3120;
};

inline domain::PartUsed keyPart(const std::string& name)
{
    return {domain::StageId("repair"), name, 1, Money{100, "EUR"}, true};
}

/// A unit with everything on record that must never leave the house: order, return, serial number, seller, buyer's
/// market, and staff in the reason.
inline domain::Item onOffer(const Made& made)
{
    domain::Item item{domain::ItemId(made.tag)};
    item.standing = domain::Standing::listed;
    item.intake = domain::ItemReceived{.sku = domain::Sku(made.sku),
                                       .product = made.product,
                                       .category = domain::CategoryId("home"),
                                       .order = "ORDER-4711",
                                       .rma = "RMA-99",
                                       .reason = domain::ReasonId("changed_mind"),
                                       .source = domain::SourceId("parcel"),
                                       .owner = domain::OwnerId("seller-5"),
                                       .market = domain::MarketId("FR"),
                                       .serial = "SERIAL-1",
                                       .originalPrice = Money{4000, "EUR"},
                                       .bookValue = Money{1111, "EUR"}};
    item.grade = domain::GradeId(made.grade);
    const bool faulty = made.grade == "D";
    const domain::Axes axes{domain::Packaging::damaged, made.looks,
                            faulty ? domain::Function::fault : domain::Function::works, made.grade != "A"};
    item.grading = domain::ItemGraded{axes, {*item.grade, {}, "p"}};
    item.grading->cosmeticReason = "T01 saw it";
    item.everUsed = made.grade != "A";
    item.packing = domain::ItemPacked{.material = domain::MaterialId("carton"), .weightG = 520};
    item.offer = domain::ItemListed{.channel = domain::ChannelId(made.channel),
                                    .price = Money{made.cents, "EUR"},
                                    .bandLow = Money{2000, "EUR"},
                                    .bandHigh = Money{4000, "EUR"}};
    return item;
}

} // namespace regrade::listing
