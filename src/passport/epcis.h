#pragma once

#include "base/result.h"
#include "rules/exchange.h"
#include "rules/policy.h"
#include "store/eventlog.h"

#include <map>
#include <string>
#include <vector>

namespace regrade::passport {

/// Events of one kind that a document does not tell, and why.
struct EpcisLeftOut {
    int events = 0;
    std::string why;
};

struct EpcisExport {
    std::string document;                        ///< JSON-LD with a line end
    int events = 0;                              ///< in the document
    int told = 0;                                ///< events of the log that they tell
    std::map<std::string, EpcisLeftOut> leftOut; ///< by kind
};

/// A unit's history as one EPCIS 2.0 document (GS1 EPCIS 2.0.1, CBV 2.0); docs/exchange.md has the mapping. Nobody at
/// work, no buyer, no order, no price and no words that a person wrote are in it. Same history = same bytes: ids come
/// from the hashes of the log, the date of creation is that of the last event. Refused: a unit that was never taken in.
[[nodiscard]] Result<EpcisExport> exportEpcis(const std::vector<store::RecordedEvent>& history,
                                              const rules::Policy& policy, const rules::Exchange& exchange);

} // namespace regrade::passport
