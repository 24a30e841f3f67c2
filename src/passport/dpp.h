#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "passport/epcis.h"
#include "passport/epcischeck.h"
#include "rules/exchange.h"
#include "rules/policy.h"
#include "store/eventlog.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace regrade::passport {

struct DppSource {
    const domain::Item& item;
    const std::vector<store::RecordedEvent>& history;
    const rules::Policy& policy;
    const rules::Exchange& exchange;
    const EpcisExport& epcis; ///< of the same history; the passport names its hash
};

/// A passport of one unit as JSON, aligned with UNTP DPP 0.6.0 at item level. It is an unsigned draft and says so: no
/// verifiable credential, and no passport that a law of the European Union asks for. Nobody at work, no buyer, no
/// order, no price and no words that a person wrote are in it. Same source = same bytes. Refused: a unit that was never
/// here.
[[nodiscard]] Result<std::string> exportDpp(const DppSource& source);

/// A passport of another house after it was read.
struct DppLook {
    int events = 0;                          ///< links to events of traceability
    std::string issuer;                      ///< host of its DID or address, else the id as it stands
    std::string serial;                      ///< of the product; empty = none
    std::string day;                         ///< YYYY-MM-DD from which it is valid; empty = not told
    bool hasProof = false;                   ///< it says that it is signed; nobody here checked that
    std::vector<DocumentFinding> findings{}; ///< empty = by the rules
};

/// Holds a passport to what UNTP DPP 0.6.0 requires; written from the constraints of its schema, which is not a part of
/// this program. Error: no JSON, or larger than 8 MiB.
[[nodiscard]] Result<DppLook> lookAtDpp(std::span<const std::byte> bytes);

} // namespace regrade::passport
