#pragma once

#include "base/money.h"
#include "insight/equipmentuse.h"
#include "rules/policy.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

// What a month is settled with, for one seller at a time: nothing here reads a row of another seller.

/// One line of an invoice: an operation on a unit, or a part that was used for it.
struct InvoiceLine {
    std::string item;
    std::string sku;
    int cycle = 1;
    std::string operation; ///< see unitdeeds.h
    std::string grade;
    std::string day; ///< YYYY-MM-DD (UTC)
    Money amount;
    std::string row; ///< of the tariff; empty = a part at its cost
};

/// A seller's share of what a piece of equipment cost in the month.
struct InvoiceShare {
    domain::EquipmentId equipment;
    domain::Text name;
    EquipmentShare share;
};

struct Invoice {
    domain::OwnerId owner;
    std::string month;
    std::vector<InvoiceLine> lines; ///< those that cost something, oldest first
    std::vector<InvoiceShare> equipment;
    Money units;  ///< of the lines
    Money shared; ///< of the equipment
    Money total;
};
/// `month` is YYYY-MM. Refused: a part in a currency for which the policy has no rate.
[[nodiscard]] Result<Invoice> invoiceOf(const store::Database& database, const rules::Policy& policy,
                                        const domain::OwnerId& owner, const std::string& month);

/// The parts and the labour of one unit's repair, and what its supplier is asked for.
struct ClaimLine {
    std::string item;
    std::string sku;
    std::string product;
    std::string received; ///< YYYY-MM-DD (UTC)
    std::string repaired;
    std::vector<std::string> parts; ///< their names
    Money labour;
    Money partsCost;
    Money claimed;
    bool inTime = true; ///< within the days of the supplier's terms
    std::string row;    ///< of settlement.json/claims
};
/// Units whose repair was finished in the month.
[[nodiscard]] Result<std::vector<ClaimLine>> claimsOf(const store::Database& database, const rules::Policy& policy,
                                                      const domain::OwnerId& owner, const std::string& month);

/// What finishing a unit costs here and cost before, and how far the equipment is used.
struct SiteFigures {
    domain::OwnerId owner;
    std::string month;
    int finished = 0;             ///< units packed in the month
    Money total;                  ///< of the invoice
    std::optional<Money> perUnit; ///< unset = too few units
    Money perUnitLow;             ///< 95 %, from how the units differ
    Money perUnitHigh;
    std::optional<Money> perUnitBefore; ///< unset = nobody wrote down what it cost before
    int unitsBefore = 0;                ///< a month
    domain::Text sentence;              ///< what may be said
};
[[nodiscard]] Result<SiteFigures> siteFigures(const store::Database& database, const rules::Policy& policy,
                                              const domain::OwnerId& owner, const std::string& month);

/// For how much of its planned time a piece of equipment was in use, by all sellers together.
struct CapacityUse {
    domain::EquipmentId equipment;
    domain::Text name;
    std::chrono::milliseconds used{0};
    int plannedHours = 0;
};
[[nodiscard]] Result<std::vector<CapacityUse>> capacityUse(const store::Database& database, const rules::Policy& policy,
                                                           const std::string& month);

/// The sellers that had anything to settle in the month.
[[nodiscard]] Result<std::vector<domain::OwnerId>> ownersIn(const store::Database& database, const std::string& month);

} // namespace regrade::insight
