#pragma once

#include "domain/saleevents.h"

namespace regrade::domain {

// The fields of the events of a sale and of an exit; see domain/eventfields.h.

template <class V>
void fields(V& visit, PriceFactor& f)
{
    visit("id", f.id);
    visit("factor", f.factor);
    visit("contribution", f.contribution);
    visit("source", f.source);
    visit("day", f.day);
}
template <class V>
void fields(V& visit, ItemListed& e)
{
    visit("channel", e.channel);
    visit("price", e.price);
    visit("bandLow", e.bandLow);
    visit("bandHigh", e.bandHigh);
    visit("reasons", e.reasons);
    visit("overrideReason", e.overrideReason);
    visit("factors", e.factors);
}
template <class V>
void fields(V& visit, OfferChanged& e)
{
    visit("channel", e.channel);
    visit("price", e.price);
    visit("bandLow", e.bandLow);
    visit("bandHigh", e.bandHigh);
    visit("reasons", e.reasons);
    visit("overrideReason", e.overrideReason);
    visit("factors", e.factors);
}
template <class V>
void fields(V& visit, OfferEnded& e)
{
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, ItemAllotted& e)
{
    visit("channel", e.channel);
    visit("reason", e.reason);
    visit("automatic", e.automatic);
}
template <class V>
void fields(V& visit, ItemSold& e)
{
    visit("channel", e.channel);
    visit("price", e.price);
    visit("order", e.order);
}
template <class V>
void fields(V& visit, ExitDue& e)
{
    visit("route", e.route);
    visit("reasons", e.reasons);
    visit("ageDays", e.ageDays);
}
template <class V>
void fields(V& visit, ExitHeld& e)
{
    visit("until", e.until);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, ItemExited& e)
{
    visit("route", e.route);
    visit("reason", e.reason);
    visit("proceeds", e.proceeds);
    visit("recipient", e.recipient);
    visit("document", e.document);
    visit("derogation", e.derogation);
}
template <class V>
void fields(V& visit, MarketPriceNoted& e)
{
    visit("sku", e.sku);
    visit("kind", e.kind);
    visit("grade", e.grade);
    visit("price", e.price);
    visit("source", e.source);
    visit("day", e.day);
}

template <class V>
void fields(V& visit, ItemBundled& e)
{
    visit("bundle", e.bundle);
    visit("kind", e.kind);
    visit("name", e.name);
}
template <class V>
void fields(V& visit, ItemUnbundled& e)
{
    visit("bundle", e.bundle);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, PointsGranted& e)
{
    visit("voucher", e.voucher);
    visit("points", e.points);
    visit("worth", e.worth);
    visit("until", e.until);
}
template <class V>
void fields(V& visit, PointsRedeemed& e)
{
    visit("voucher", e.voucher);
    visit("order", e.order);
}
template <class V>
void fields(V& visit, RatingNoted& e)
{
    visit("sku", e.sku);
    visit("unit", e.unit);
    visit("stars", e.stars);
    visit("source", e.source);
    visit("day", e.day);
    visit("reference", e.reference);
    visit("praisesReuse", e.praisesReuse);
}

} // namespace regrade::domain
