#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

// What followers have a say in (S8.4, S8.5): how a unit is treated, and what it is called. Each can be switched off.

struct PollForm {
    std::string question;
    std::vector<std::string> options; ///< their texts, two to eight; their ids are "1", "2", ...
    std::string lastDay;              ///< YYYY-MM-DD (UTC), today or later
};

/// Refused: switched off, a unit that is gone, an open poll on it, words that a rule of its market forbids.
[[nodiscard]] Result<domain::Events> openPoll(const domain::Item& item, const rules::Policy& policy,
                                              const PollForm& form, Time now);
/// Votes from the kiosk or of a tally. Refused: a poll that is closed or past its last day, no such option.
[[nodiscard]] Result<domain::Events> countVotes(const domain::Item& item, const std::string& option, int votes,
                                                const std::string& source, Time now);
/// The option with the most votes is what is done. A tie is broken by one of the tied options with a reason. Refused
/// before the last day is over, unless a reason is given.
[[nodiscard]] Result<domain::Events> closePoll(const domain::Item& item, const std::optional<std::string>& option,
                                               const std::string& reason, Time now);

struct AuctionForm {
    Money least;
    Money step;
    std::optional<Money> reserve;
    std::string until; ///< ISO time (UTC), to come
};

[[nodiscard]] Result<domain::Events> openAuction(const domain::Item& item, const rules::Policy& policy,
                                                 const AuctionForm& form, Time now);
/// Refused: too late, less than the least bid or than the best one and the step, a bidder who is no code.
[[nodiscard]] Result<domain::Events> placeBid(const domain::Item& item, const std::string& bidder, const Money& amount,
                                              Time now);
/// Ends it once its time is over. The winner's name is looked at by the lead and by the rules of words; an empty one
/// leaves the unit unnamed. Refused: a name while nobody reached the reserve.
[[nodiscard]] Result<domain::Events> closeAuction(const domain::Item& item, const rules::Policy& policy,
                                                  const std::string& name, Time now);

} // namespace regrade::stations
