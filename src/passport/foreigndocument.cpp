#include "passport/foreigndocument.h"

#include "passport/dpp.h"
#include "passport/epcis.h"
#include "passport/epcischeck.h"
#include "passport/outsidenames.h"
#include "passport/uritext.h"
#include "store/photoarchive.h"

#include <algorithm>

namespace regrade::passport {

namespace {

Error notTaken(const std::vector<DocumentFinding>& findings)
{
    const DocumentFinding& first = findings.front();
    return invalid("The document was not taken. Faults: {}, the first in {}: {}",
                   {std::to_string(findings.size()), first.place, first.problem.what()});
}

Error ourOwn() { return refused("This is the house's own record of the unit; it stands in its history already."); }

} // namespace

Result<domain::ForeignHistoryNoted> foreignEpcis(std::span<const std::byte> bytes, const DocumentTaker& taker)
{
    const auto look = lookAtEpcis(bytes);
    if (!look) {
        return look.error();
    }
    if (!look->findings.empty()) {
        return notTaken(look->findings);
    }
    if (look->events == 0) {
        return refused("The document tells no event.");
    }
    const auto ours = exportEpcis(taker.history, taker.policy, taker.exchange);
    if (!ours) {
        return ours.error();
    }
    const bool own = std::any_of(look->ids.begin(), look->ids.end(), [&](const std::string& id) {
        return ours->document.find("\"" + id + "\"") != std::string::npos;
    });
    if (own) {
        return ourOwn();
    }
    return domain::ForeignHistoryNoted{.format = "epcis",
                                       .document = store::sha256Hex(bytes),
                                       .events = look->events,
                                       .issuer = look->issuer,
                                       .from = look->from,
                                       .to = look->to};
}

Result<domain::ForeignHistoryNoted> foreignDpp(std::span<const std::byte> bytes, const DocumentTaker& taker)
{
    const auto look = lookAtDpp(bytes);
    if (!look) {
        return look.error();
    }
    if (!look->findings.empty()) {
        return notTaken(look->findings);
    }
    const OutsideNames names(taker.policy, taker.exchange);
    if (look->serial == taker.item.id.text() && look->issuer == hostOf(names.house())) {
        return ourOwn();
    }
    return domain::ForeignHistoryNoted{.format = "dpp",
                                       .document = store::sha256Hex(bytes),
                                       .events = look->events,
                                       .issuer = look->issuer,
                                       .from = look->day,
                                       .to = look->day};
}

} // namespace regrade::passport
