#pragma once

#include "base/money.h"
#include "domain/ids.h"
#include "domain/inspection.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::domain {

// What became true on the way to the second sale and out of the house; see domain/event.h.

/// One factor of a price, as it stood on the day of the offer; contributions add up to the price.
struct PriceFactor {
    std::string id;      ///< "market", "season"; of the policy, or what the price starts from and is held to
    double factor = 1.0; ///< that the price so far was multiplied by
    Money contribution;  ///< what that added; under zero: took off
    std::string source;  ///< where the figure behind it comes from; empty = there was none, so the factor is 1
    std::string day;     ///< YYYY-MM-DD of that figure; empty with an empty source

    [[nodiscard]] bool operator==(const PriceFactor&) const = default;
};

/// The unit is on offer.
struct ItemListed {
    ChannelId channel;
    Money price;
    Money bandLow;
    Money bandHigh;
    std::vector<Reason> reasons;
    std::optional<std::string> overrideReason; ///< why channel or price differs from the proposal
    std::optional<std::vector<PriceFactor>> factors{};

    [[nodiscard]] bool operator==(const ItemListed&) const = default;
};

/// The offer goes on with another channel or price.
struct OfferChanged {
    ChannelId channel;
    Money price;
    Money bandLow;
    Money bandHigh;
    std::vector<Reason> reasons;
    std::optional<std::string> overrideReason;
    std::optional<std::vector<PriceFactor>> factors{};

    [[nodiscard]] bool operator==(const OfferChanged&) const = default;
};

/// The unit is on offer no longer, and in the house.
struct OfferEnded {
    std::string reason;

    [[nodiscard]] bool operator==(const OfferEnded&) const = default;
};

/// The unit is meant for another channel than the policy's matrix says; unset = for that of the matrix again.
struct ItemAllotted {
    std::optional<ChannelId> channel;
    std::string reason;

    [[nodiscard]] bool operator==(const ItemAllotted&) const = default;
};

struct ItemSold {
    ChannelId channel;
    Money price;
    std::string order; ///< order number of the second sale

    [[nodiscard]] bool operator==(const ItemSold&) const = default;
};

enum class ExitRoute { donated, dismantled, recycled, returnedToSupplier, scrapped };

/// The unit is older than the house keeps units. It waits for a lead, who lets it leave or holds it.
struct ExitDue {
    ExitRoute route = ExitRoute::donated; ///< proposed
    std::vector<Reason> reasons;
    int ageDays = 0; ///< on that day, by the calendar of the house

    [[nodiscard]] bool operator==(const ExitDue&) const = default;
};

/// A lead keeps the unit in the house for longer.
struct ExitHeld {
    std::string until; ///< YYYY-MM-DD, the last day
    std::string reason;

    [[nodiscard]] bool operator==(const ExitHeld&) const = default;
};

/// The unit left for good without a sale.
struct ItemExited {
    ExitRoute route = ExitRoute::recycled;
    std::string reason;
    Money proceeds;
    std::optional<std::string> recipient{};  ///< an organisation or a firm, never a person
    std::optional<std::string> document{};   ///< number of the paper that went with it
    std::optional<std::string> derogation{}; ///< the ground on which a ban on destruction did not hold

    [[nodiscard]] bool operator==(const ItemExited&) const = default;
};

/// What a price that was seen elsewhere is the price of.
enum class PriceKind {
    asNew,      ///< the product, new, in the market today
    refurbished ///< a competing offer of a refurbished one
};

/// Somebody looked, or a list was read: so much is asked for the product elsewhere.
struct MarketPriceNoted {
    Sku sku;
    PriceKind kind = PriceKind::asNew;
    std::optional<GradeId> grade; ///< of a refurbished offer, as the house would grade it; unset = not known
    Money price;
    std::string source; ///< a shop or a list, never a person
    std::string day;    ///< YYYY-MM-DD on which it was seen

    [[nodiscard]] bool operator==(const MarketPriceNoted&) const = default;
};

} // namespace regrade::domain
