#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

/// Registers a product, or replaces its facts. Refused: unknown category, price or size not positive.
[[nodiscard]] Result<domain::Events> registerProduct(const domain::Product& product, const rules::Policy& policy,
                                                     const domain::ProductRegistered& facts);
/// Logs that a view of the product was taught. Refused while the product is not registered.
[[nodiscard]] Result<domain::Events> teachProduct(const domain::Product& product, const domain::ProductTaught& taught);
[[nodiscard]] Result<domain::Events> countOrders(const domain::Product& product, const domain::OrdersCounted& counted);

struct IntakeForm {
    std::string order;
    std::optional<std::string> rma;
    domain::ReasonId reason{"unknown"};
    domain::SourceId source{"parcel"};
    domain::MarketId market{"DE"};
    std::optional<std::string> serial;
    std::optional<Money> bookValue;
    std::vector<domain::Answer> answers{};  ///< to the questions of the policy; what is not asked here is not on record
    std::optional<domain::OwnerId> owner{}; ///< unset = whose the product is
    std::optional<std::string> batch{};     ///< reference of the pallet or batch that it came with
    std::optional<std::string> quote{};     ///< set by stations::payQuote only
};

/// The questions that the policy asks about a product of this category.
[[nodiscard]] std::vector<const rules::ChoiceRow*> questionsFor(const rules::Policy& policy,
                                                                const domain::CategoryId& category);
/// Takes a new unit in: ItemReceived and its first route. Refused: the tag is already in use, the product is not
/// registered, the order is missing, a code or an answer that the policy does not list. An answer that is a danger sets
/// the unit apart first.
[[nodiscard]] Result<domain::Events> receive(const domain::Item& item, const rules::Policy& policy,
                                             const domain::ProductRegistered& product, const IntakeForm& form);
/// The unit that was just taken in was never there: scanned twice, or the wrong thing. Refused once anything but its
/// label was done with it.
[[nodiscard]] Result<domain::Events> undoIntake(const domain::Item& item, const std::string& reason);
/// A sold unit that came back starts its next cycle in the same file.
[[nodiscard]] Result<domain::Events> receiveAgain(const domain::Item& item, const rules::Policy& policy,
                                                  const domain::ItemReturnedAgain& facts);

} // namespace regrade::stations
