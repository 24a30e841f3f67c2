#pragma once

#include "domain/participation.h"

namespace regrade::domain {

// The fields of the events of participation; see domain/eventfields.h.

template <class V>
void fields(V& visit, PollOption& o)
{
    visit("id", o.id);
    visit("text", o.text);
}
template <class V>
void fields(V& visit, PollOpened& e)
{
    visit("poll", e.poll);
    visit("question", e.question);
    visit("options", e.options);
    visit("lastDay", e.lastDay);
}
template <class V>
void fields(V& visit, VotesCounted& e)
{
    visit("poll", e.poll);
    visit("option", e.option);
    visit("votes", e.votes);
    visit("source", e.source);
}
template <class V>
void fields(V& visit, PollClosed& e)
{
    visit("poll", e.poll);
    visit("option", e.option);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, AuctionOpened& e)
{
    visit("auction", e.auction);
    visit("least", e.least);
    visit("step", e.step);
    visit("reserve", e.reserve);
    visit("until", e.until);
}
template <class V>
void fields(V& visit, BidPlaced& e)
{
    visit("auction", e.auction);
    visit("bidder", e.bidder);
    visit("amount", e.amount);
}
template <class V>
void fields(V& visit, AuctionClosed& e)
{
    visit("auction", e.auction);
    visit("bidder", e.bidder);
    visit("amount", e.amount);
    visit("name", e.name);
}

} // namespace regrade::domain
