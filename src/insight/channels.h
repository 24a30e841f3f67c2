#pragma once

#include "insight/offers.h"
#include "stats/exposure.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace regrade::insight {

/// Units by grade and channel: where those of the stock are offered or meant for.
using ChannelStock = std::map<std::string, std::map<std::string, int>>;

/// A proposal to mean part of a grade's stock for another channel. Nothing moves until a lead accepts it.
struct ChannelMove {
    std::string grade;
    std::string from;
    std::string to;
    int units = 0;
    int stock = 0;         ///< of the grade
    double chance = 0.0;   ///< that a unit-day there is worth more, by the posterior
    double evidence = 1.0; ///< that it converts better at all; see stats::RunningEvidence
    stats::Belief before;  ///< of the channel it leaves, faded by age
    stats::Belief there;   ///< of the channel it goes to
    Money worthBefore;     ///< of a sale, behind the channel's fee
    Money worthThere;
};

/// Moves for which unit-days on offer and sales within the last 90 days speak: at least `allocation_exposures`
/// unit-days there, a chance above `allocation_chance`, evidence that may be looked at every day, and then the units
/// that a linear program moves for the largest expected margin, `allocation_shift` of a grade at most, rounded down. A
/// no more than a channel's capacity has room for. A grade that may not be sold at retail never moves. Beliefs fade
/// with a half-life of 30 days.
[[nodiscard]] Result<std::vector<ChannelMove>>
proposeMoves(const rules::Policy& policy, const std::vector<OfferRow>& offers, const ChannelStock& stock, Time now);

/// The stock of a category as the store tells it: what is on offer by its channel, what is packed and waits by what it
/// is meant for.
[[nodiscard]] Result<ChannelStock> channelStock(const store::Database& database, const rules::Policy& policy,
                                                const std::optional<std::string>& category);

/// Units that are meant for a channel other than the policy's.
struct Allotment {
    std::string item;
    std::string channel;
    std::string reason;
    Time at;
};
[[nodiscard]] Result<std::vector<Allotment>> allotments(const store::Database& database);

/// What a lead looks at before deciding.
struct ChannelLook {
    std::vector<ChannelFigures> figures;
    std::vector<ChannelMove> moves;
    std::vector<Allotment> made;
};

} // namespace regrade::insight
