#include "stations/suppliercase.h"

#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

namespace {

Result<void> requireFirstDay(const CaseMove& move)
{
    if (move.status == domain::SupplierStatus::measureAgreed) {
        return isIsoDay(move.effective)
                   ? Result<void>()
                   : invalid("Say from which day on units have the measure, such as 2026-03-31, not \"{}\".",
                             {move.effective});
    }
    return move.effective.empty() ? Result<void>() : refused("Only an agreed measure has a first day.");
}

} // namespace

Result<domain::Events> openSupplierCase(const domain::Product& product, const std::string& code,
                                        const std::optional<FrequentCode>& alarm)
{
    const std::string& sku = product.sku.text();
    if (!product.facts) {
        return refused("The product {} is not registered, so nothing is taken up with its supplier.", {sku});
    }
    const auto open = std::find_if(product.cases.begin(), product.cases.end(), [&](const domain::SupplierCase& one) {
        return one.opened.code == code && one.status != domain::SupplierStatus::closed;
    });
    if (open != product.cases.end()) {
        return refused("Case {} about {} is open: move it on or close it.", {open->opened.number, code});
    }
    if (!alarm) {
        return refused("\"{}\" is not more frequent on {} than elsewhere: a case begins with an alarm of the "
                       "supplier's report.",
                       {code, sku});
    }
    return domain::Events{domain::SupplierCaseOpened{product.sku,
                                                     "SC-" + sku + "-" + std::to_string(product.cases.size() + 1), code,
                                                     alarm->expected, alarm->hits, alarm->units, toIso(alarm->since)}};
}

Result<domain::Events> moveSupplierCase(const domain::Product& product, const CaseMove& move)
{
    const domain::SupplierCase* known = product.findCase(move.number);
    if (known == nullptr) {
        return notFound("There is no supplier's case {}.", {move.number});
    }
    if (move.status <= known->status) {
        return refused(
            "Case {} is \"{}\" already: it only goes on, from opened over sent, answered and measureAgreed to "
            "closed.",
            {move.number, std::string(domain::nameOf(known->status))});
    }
    if (isBlank(move.note)) {
        return refused("Say in one sentence what happened, without names of people.");
    }
    if (const auto day = requireFirstDay(move); !day) {
        return day.error();
    }
    return domain::Events{
        domain::SupplierCaseMoved{product.sku, move.number, move.status, move.note,
                                  move.effective.empty() ? std::nullopt : std::optional(move.effective)}};
}

} // namespace regrade::stations
