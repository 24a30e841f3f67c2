#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/event.h"
#include "passport/label.h"
#include "rules/policy.h"

#include <cstddef>
#include <string>
#include <vector>

namespace regrade::passport {

/// One fraction as it goes to a recycler.
struct HandOverLine {
    domain::Text name;
    std::string code;          ///< of the European List of Waste (Decision 2000/532/EC); empty = the recycler names it
    bool hazardous = false;    ///< kept apart, listed apart
    std::int64_t recorded = 0; ///< grams that the units gave
    std::int64_t weighed = 0;  ///< grams on the scale
};

struct HandOverPaper {
    std::string document;
    std::string recycler;
    std::string station;
    Time at;
    std::vector<HandOverLine> lines;
};

/// The paper of what was handed over, in the order of the policy's fractions.
[[nodiscard]] HandOverPaper paperOf(const rules::Policy& policy, const domain::MaterialsHandedOver& handed,
                                    const std::string& station, Time at);

/// A4 pages with places for both signatures: hazardous fractions first and apart, then the others, each with its
/// sum. Nobody's name is on it. Same paper = same bytes.
[[nodiscard]] Result<std::vector<std::byte>> handOverPdf(const HandOverPaper& paper, PaperLanguage language);

} // namespace regrade::passport
