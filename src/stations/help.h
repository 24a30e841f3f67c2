#pragma once

#include "base/result.h"
#include "domain/item.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

/// A question or an answer is no longer than this, bytes.
inline constexpr std::size_t kLongestWords = 4000;

struct HelpQuestion {
    std::string ticket;
    std::string words;
    std::optional<domain::StepId> step;
    std::vector<domain::PhotoRef> photos;
};

/// Refused: no open work, no words, too many of them.
[[nodiscard]] Result<domain::Events> askHelp(const domain::Item& item, const HelpQuestion& question);

struct HelpAnswer {
    std::string ticket;
    std::string words;
    domain::StationId station;
    std::string key;
    std::vector<domain::PhotoRef> photos;
};

/// `asked` is the question as it stands in the unit's history. Refused: no words, an answer that was taken already.
[[nodiscard]] Result<domain::Events> takeAnswer(const domain::Item& item, const domain::HelpAsked& asked,
                                                const HelpAnswer& answer);

} // namespace regrade::stations
