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
    std::optional<bool> automatic{}; ///< by the station itself, as the policy has it

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

/// The unit lies in a box that is sold as a whole.
struct ItemBundled {
    std::string bundle; ///< number of the box
    std::string kind;   ///< of the policy
    std::string name;   ///< as it was called on that day

    [[nodiscard]] bool operator==(const ItemBundled&) const = default;
};

/// The unit was taken out of its box and is sold by itself again.
struct ItemUnbundled {
    std::string bundle;
    std::string reason;

    [[nodiscard]] bool operator==(const ItemUnbundled&) const = default;
};

/// Whoever gave the unit back gets points for what is recovered from it. The voucher is a number drawn by lot that
/// stands for nobody: who holds it may use it.
struct PointsGranted {
    std::string voucher;
    int points = 0;
    Money worth;       ///< of all of them, on the day of use
    std::string until; ///< YYYY-MM-DD, the last day

    [[nodiscard]] bool operator==(const PointsGranted&) const = default;
};

/// The voucher was used up with an order.
struct PointsRedeemed {
    std::string voucher;
    std::string order;

    [[nodiscard]] bool operator==(const PointsRedeemed&) const = default;
};

/// A buyer rated the product, or a unit of its second sale. The words of the buyer are not kept.
struct RatingNoted {
    Sku sku;
    std::optional<ItemId> unit; ///< set = of a second sale
    int stars = 0;              ///< hundredths of a star, 100 to 500
    std::string source;         ///< the marketplace
    std::string day;            ///< YYYY-MM-DD
    std::string reference;      ///< number of the review there, or a digest of the row; no two are alike
    bool praisesReuse = false;  ///< tagged so: the buyer likes that it lives on

    [[nodiscard]] bool operator==(const RatingNoted&) const = default;
};

} // namespace regrade::domain
