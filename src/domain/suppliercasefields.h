#pragma once

#include "domain/suppliercase.h"

namespace regrade::domain {

// The fields of the events of a supplier's case; see domain/eventfields.h.

template <class V>
void fields(V& visit, SupplierCaseOpened& e)
{
    visit("sku", e.sku);
    visit("number", e.number);
    visit("code", e.code);
    visit("expected", e.expected);
    visit("hits", e.hits);
    visit("units", e.units);
    visit("since", e.since);
}
template <class V>
void fields(V& visit, SupplierCaseMoved& e)
{
    visit("sku", e.sku);
    visit("number", e.number);
    visit("status", e.status);
    visit("note", e.note);
    visit("effective", e.effective);
}

} // namespace regrade::domain
