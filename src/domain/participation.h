#pragma once

#include "base/money.h"
#include "domain/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::domain {

// What followers of the house have a say in; see domain/event.h. Nobody is named: voters are counted, bidders are codes
// that the marketplace or the station gave them.

struct PollOption {
    std::string id;
    std::string text;

    [[nodiscard]] bool operator==(const PollOption&) const = default;
};

/// A question about the unit was put to the public: how a scratch is treated.
struct PollOpened {
    std::string poll;
    std::string question;
    std::vector<PollOption> options;
    std::string lastDay; ///< YYYY-MM-DD (UTC)

    [[nodiscard]] bool operator==(const PollOpened&) const = default;
};

/// Votes were cast at the kiosk, or a tally was taken over.
struct VotesCounted {
    std::string poll;
    std::string option;
    int votes = 1;
    std::string source; ///< "kiosk", or a platform

    [[nodiscard]] bool operator==(const VotesCounted&) const = default;
};

/// The poll is over, and this is what is done with the unit.
struct PollClosed {
    std::string poll;
    std::optional<std::string> option; ///< unset = nobody voted
    std::string reason;                ///< of a lead, where a tie was broken; may be empty

    [[nodiscard]] bool operator==(const PollClosed&) const = default;
};

/// The right to give the unit a name is sold to the highest bidder.
struct AuctionOpened {
    std::string auction;
    Money least; ///< first bid
    Money step;  ///< that a later bid is higher by at least
    std::optional<Money> reserve;
    std::string until; ///< ISO time (UTC); a bid at this time is too late

    [[nodiscard]] bool operator==(const AuctionOpened&) const = default;
};

struct BidPlaced {
    std::string auction;
    std::string bidder; ///< a code, never a name
    Money amount;

    [[nodiscard]] bool operator==(const BidPlaced&) const = default;
};

struct AuctionClosed {
    std::string auction;
    std::optional<std::string> bidder; ///< unset = nobody reached the reserve
    std::optional<Money> amount;
    std::string name; ///< of the unit from now on; empty = none was given, or none that may be shown

    [[nodiscard]] bool operator==(const AuctionClosed&) const = default;
};

/// A poll as its events tell it.
struct Poll {
    PollOpened asked;
    std::vector<int> votes; ///< of each option
    std::optional<PollClosed> closed;
};

/// An auction as its events tell it.
struct Auction {
    AuctionOpened opened;
    std::optional<BidPlaced> best;
    int bids = 0;
    std::optional<AuctionClosed> closed;
};

} // namespace regrade::domain
