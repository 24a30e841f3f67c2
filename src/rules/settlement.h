#pragma once

#include "rules/policy.h"

namespace regrade::rules {

// What sellers and partners are charged, what suppliers are asked to pay, and what it cost before (settlement.json).

/// The fee for one operation on one unit. An unset condition matches everything.
struct TariffRow {
    std::string row; ///< "settlement.json/tariffs#1"
    std::optional<domain::OwnerId> owner;
    std::optional<std::string> operation; ///< receive, grade, pack, list, sell, exit, or a work stage
    std::optional<domain::GradeId> grade;
    std::optional<domain::CategoryId> category;
    Money fee;
    std::string validTo; ///< YYYY-MM-DD, the last day; empty = until further notice
    Text why;
    Origin origin; ///< `validFrom` is enforced
};

/// What a supplier answers for, of what a faulty unit cost.
struct ClaimTermRow {
    std::string row;
    std::optional<domain::CategoryId> category;
    BasisPoints labour = 0;
    BasisPoints parts = 0;
    int days = 30; ///< from receipt, within which a claim is made
    Text why;
    Origin origin;
};

/// What a seller paid for a place of its own before units came here.
struct BeforeRow {
    domain::OwnerId id;
    Money costPerMonth;    ///< of place and equipment
    int unitsPerMonth = 1; ///< that it finished there
    Text why;
    Origin origin;
};

struct SettlementRules {
    std::vector<TariffRow> tariffs;
    std::vector<ClaimTermRow> claims;
    std::vector<BeforeRow> before;

    /// The first row that matches on that day; the last one matches always.
    [[nodiscard]] const TariffRow& tariff(const domain::OwnerId& owner, const std::string& operation,
                                          const std::optional<domain::GradeId>& grade,
                                          const domain::CategoryId& category, const std::string& day) const;
    [[nodiscard]] const ClaimTermRow& claim(const domain::CategoryId& category) const;
    [[nodiscard]] const BeforeRow* findBefore(const domain::OwnerId& owner) const;
};

} // namespace regrade::rules
