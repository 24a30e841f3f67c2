#pragma once

#include "rules/marketrules.h"

namespace regrade::rules {

/// How a certificate stands on a day. `ending`: in force, and its last day is near.
enum class CertificateStand { coming, inForce, ending, ended };
[[nodiscard]] std::string_view nameOf(CertificateStand stand);
[[nodiscard]] std::string_view nameOf(SchemeKind kind);

struct CertificateStanding {
    const CertificateRow* certificate = nullptr;
    const SchemeRow* scheme = nullptr;
    CertificateStand stand = CertificateStand::inForce;
    int daysLeft = 0; ///< to the last day; negative once it has passed
};
/// Every certificate of the register on that day (YYYY-MM-DD), in its order.
[[nodiscard]] std::vector<CertificateStanding> certificatesOn(const MarketRules& rules, const std::string& day);
/// One sentence for each certificate that ends soon or has ended.
[[nodiscard]] std::vector<Error> certificateWarnings(const MarketRules& rules, const std::string& day);
/// In force on that day, and in scope of market and category. A certificate for some categories only is not in scope of
/// a unit without one.
[[nodiscard]] bool isInScope(const CertificateRow& certificate, const MarketRules& rules, const MarketCase& unit);
/// The schemes with a certificate in force and in scope, each once.
[[nodiscard]] std::vector<std::string> schemesInForce(const MarketRules& rules, const MarketCase& unit);

} // namespace regrade::rules
