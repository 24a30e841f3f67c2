#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/offering.h"
#include "rules/policy.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::listing {

/// The offer's text for one channel in one language, from recorded facts only.
struct Copy {
    std::string title;
    std::vector<std::string> lines;   ///< one fact each, in the channel's order; hashtags are the last line
    std::vector<std::string> must;    ///< those of `lines` that can never be left out
    std::vector<std::string> leftOut; ///< facts for which there was no room, as they would have read

    [[nodiscard]] std::string body() const; ///< the lines, each with its line end but the last
};

struct CopyOrder {
    domain::ChannelId channel;
    rules::Tongue tongue = rules::Tongue::en;
    std::string format{}; ///< whose lengths count besides the channel's; empty = the channel's own format
    std::string day{};    ///< YYYY-MM-DD on which the market's rules for words are asked; empty = nobody will read it
};

/// What does not fit is left out whole, the lowest rank first; grade, fault and replaced key parts stay. Refused: the
/// unit was never taken in or has no grade, a grade that may not be sold on a retail channel, a retail format for
/// another channel, a title or what must be told that is longer than the channel has room for, words that a rule of the
/// market forbids on that day.
[[nodiscard]] Result<Copy> makeCopy(const domain::Item& item, const rules::Policy& policy,
                                    const rules::Offering& offering, const CopyOrder& order);

/// Letters as people count them: Unicode code points.
[[nodiscard]] std::size_t lengthOf(std::string_view text);

} // namespace regrade::listing
