#pragma once

#include "domain/experimentevents.h"

namespace regrade::domain {

// The fields of the events of experiments; see domain/eventfields.h.

template <class V>
void fields(V& visit, ExperimentArm& a)
{
    visit("id", a.id);
    visit("name", a.name);
}
template <class V>
void fields(V& visit, ExperimentOpened& e)
{
    visit("experiment", e.experiment);
    visit("scope", e.scope);
    visit("hypothesis", e.hypothesis);
    visit("arms", e.arms);
    visit("metric", e.metric);
    visit("days", e.days);
    visit("guardrails", e.guardrails);
    visit("from", e.from);
    visit("to", e.to);
    visit("power", e.power);
    visit("significance", e.significance);
    visit("perArm", e.perArm);
    visit("rule", e.rule);
    visit("key", e.key);
    visit("category", e.category);
}
template <class V>
void fields(V& visit, ExperimentClosed& e)
{
    visit("experiment", e.experiment);
    visit("arm", e.arm);
    visit("reason", e.reason);
    visit("shownA", e.shownA);
    visit("takenA", e.takenA);
    visit("shownB", e.shownB);
    visit("takenB", e.takenB);
}

} // namespace regrade::domain
