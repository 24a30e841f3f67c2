#pragma once

#include "base/money.h"
#include "domain/ids.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace regrade::domain {

/// Units that a shop or a partner said will come back. No unit of the house yet, so no event; what arrives is told by
/// the events of the units themselves. An empty text was not told.
struct Announcement {
    std::string order; ///< order number; never a customer's name
    std::string rma;   ///< return authorisation number
    std::string tracking;
    Sku sku;
    std::string serial;
    std::optional<ReasonId> reason;
    std::optional<SourceId> source;
    std::optional<MarketId> market;
    std::optional<Money> bookValue;
    int quantity = 1;
    std::optional<OwnerId> owner{}; ///< the seller; unset = whose the product is
    std::string batch{};            ///< reference of the pallet or batch that it comes with

    [[nodiscard]] bool operator==(const Announcement&) const = default;
};

/// What a column of an announced list can hold; the words of the policy's column rows.
inline constexpr std::array<std::string_view, 12> kAnnouncementFields{"order",      "rma",      "tracking", "sku",
                                                                      "serial",     "reason",   "source",   "market",
                                                                      "book_value", "quantity", "owner",    "batch"};

} // namespace regrade::domain
