#pragma once

#include "domain/recheckevents.h"

namespace regrade::domain {

// The fields of the events of the blind second inspection; see domain/eventfields.h.

template <class V>
void fields(V& visit, RecheckPlanned& e)
{
    visit("draw", e.draw);
    visit("from", e.from);
    visit("to", e.to);
    visit("level", e.level);
    visit("aql", e.aql);
    visit("severity", e.severity);
    visit("seed", e.seed);
}
template <class V>
void fields(V& visit, RecheckDrawn& e)
{
    visit("draw", e.draw);
    visit("lot", e.lot);
    visit("digest", e.digest);
    visit("accept", e.accept);
    visit("reject", e.reject);
    visit("units", e.units);
}
template <class V>
void fields(V& visit, RecheckAssigned& e)
{
    visit("draw", e.draw);
    visit("unit", e.unit);
    visit("inspector", e.inspector);
}
template <class V>
void fields(V& visit, FirstLook& f)
{
    visit("grade", f.grade);
    visit("by", f.by);
    visit("camera", f.camera);
}
template <class V>
void fields(V& visit, RecheckSubmitted& e)
{
    visit("draw", e.draw);
    visit("unit", e.unit);
    visit("category", e.category);
    visit("axes", e.axes);
    visit("grade", e.grade);
    visit("note", e.note);
    visit("first", e.first);
}
template <class V>
void fields(V& visit, RecheckAdjudicated& e)
{
    visit("draw", e.draw);
    visit("unit", e.unit);
    visit("grade", e.grade);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, RecheckMissed& e)
{
    visit("draw", e.draw);
    visit("unit", e.unit);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, RecheckClosed& e)
{
    visit("draw", e.draw);
    visit("inspected", e.inspected);
    visit("wrong", e.wrong);
    visit("accepted", e.accepted);
}

} // namespace regrade::domain
