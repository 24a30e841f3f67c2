#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/item.h"
#include "passport/label.h"
#include "rules/policy.h"

#include <cstddef>
#include <string>
#include <vector>

namespace regrade::passport {

/// What goes with a unit that leaves the house: a donation note, a dismantling order, a note for the recycler, the
/// supplier or the waste. No price, no buyer, nobody's name.
struct ExitPaper {
    std::string document; ///< "EX-BCDEFGHIJKLN-1": tag and cycle
    domain::ExitRoute route = domain::ExitRoute::recycled;
    bool proposed = false; ///< the unit has not left yet
    std::string tag;
    std::string product;
    std::string sku;
    domain::Text category;
    std::string grade;
    int weightG = 0; ///< 0 = not known
    std::string recipient;
    std::string reason;
    std::string derogation;
    std::vector<domain::Text> dangers; ///< told at intake: hazardous, to be kept apart
    std::string station;
    Time at;
};

/// Of a unit that has left, or stands in the exit queue. Refused for others.
[[nodiscard]] Result<ExitPaper> exitPaperOf(const rules::Policy& policy, const domain::Item& item,
                                            const domain::Product* product, const std::string& station, Time now);

/// One A4 page with places for both signatures. Same paper = same bytes.
[[nodiscard]] Result<std::vector<std::byte>> exitPaperPdf(const ExitPaper& paper, PaperLanguage language);

} // namespace regrade::passport
