#pragma once

#include "base/money.h"
#include "base/result.h"

#include <cstdint>
#include <optional>

namespace regrade::stats {

/// What a certificate costs and is hoped to bring. Shares in basis points: 1500 = 15 %.
struct CertificateCase {
    Money cost;                         ///< for the time that it holds
    std::int64_t uplift = 0;            ///< of the price, that buyers pay more
    Money price;                        ///< of a unit today
    std::int64_t margin = 0;            ///< of the price today that is left after all cost
    std::optional<std::int64_t> volume; ///< units sold in that time
};

/// An estimate: it assumes that the higher price is paid and that selling costs no more.
struct CertificateReturn {
    Money extraPerUnit;
    Money profitToday;               ///< of a unit
    Money profitThen;                ///< of a unit, before the cost of the certificate
    std::int64_t breakEvenUnits = 0; ///< the fewest units whose extra price pays the certificate
    std::optional<Money> gain;       ///< at `volume`, after the cost; negative = a loss
    /// The fewest units that must still be sold at the higher price to earn what `volume` earns today; nothing without
    /// a volume or where a unit then earns nothing.
    std::optional<std::int64_t> leastUnits;
};

/// Invalid: another currency, cost or price or uplift not above zero, a margin outside -100 to 100 %, amounts beyond
/// 10 billion.
[[nodiscard]] Result<CertificateReturn> certificateReturn(const CertificateCase& what);

} // namespace regrade::stats
