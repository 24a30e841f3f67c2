#pragma once

#include "domain/item.h"

#include <string>

namespace regrade::rules {

/// A unit of the house for the German market, as far as a price asks for it.
inline domain::Item gradedUnit(const std::string& grade, std::int64_t originalMinor)
{
    domain::Item item{.id = domain::ItemId("BCDEFGHIJKLN")};
    item.intake = domain::ItemReceived{.sku = domain::Sku("S-1"),
                                       .category = domain::CategoryId("home"),
                                       .reason = domain::ReasonId("unknown"),
                                       .source = domain::SourceId("parcel"),
                                       .owner = domain::OwnerId("house"),
                                       .market = domain::MarketId("DE"),
                                       .originalPrice = Money{originalMinor, "EUR"}};
    item.grade = domain::GradeId(grade);
    return item;
}

} // namespace regrade::rules
