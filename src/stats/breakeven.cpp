#include "stats/breakeven.h"

namespace regrade::stats {

namespace {

constexpr std::int64_t kWhole = 10'000;
constexpr std::int64_t kMostMinor = 1'000'000'000'000;
constexpr std::int64_t kMostUnits = 1'000'000'000;
constexpr std::int64_t kMostUplift = 100 * kWhole;

/// Both above zero.
std::int64_t roundedUp(std::int64_t part, std::int64_t by) { return (part + by - 1) / by; }

Result<void> checkCase(const CertificateCase& what)
{
    if (what.cost.currency != what.price.currency) {
        return invalid("The certificate costs {} and the unit sells in {}: give both in one currency.",
                       {what.cost.currency, what.price.currency});
    }
    if (what.cost.minor <= 0 || what.price.minor <= 0 || what.cost.minor > kMostMinor ||
        what.price.minor > kMostMinor) {
        return invalid("Cost of the certificate and price of the unit lie above zero and not above {}.",
                       {toText({kMostMinor, what.cost.currency})});
    }
    if (what.uplift <= 0 || what.uplift > kMostUplift) {
        return invalid(
            "The uplift of the price lies above 0 % and not above 10000 %: without one nothing is paid back.");
    }
    if (what.margin < -kWhole || what.margin > kWhole) {
        return invalid("The margin lies between -100 % and 100 % of the price.");
    }
    if (what.volume && (*what.volume < 0 || *what.volume > kMostUnits)) {
        return invalid("The number of units lies between 0 and {}.", {std::to_string(kMostUnits)});
    }
    return {};
}

} // namespace

Result<CertificateReturn> certificateReturn(const CertificateCase& what)
{
    if (const auto checked = checkCase(what); !checked) {
        return checked.error();
    }
    CertificateReturn found;
    found.extraPerUnit = shareOf(what.price, what.uplift);
    if (found.extraPerUnit.minor == 0) {
        return invalid("The uplift is less than the smallest coin of a unit's price, so nothing is paid back.");
    }
    found.profitToday = shareOf(what.price, what.margin);
    found.profitThen = found.profitToday + found.extraPerUnit;
    found.breakEvenUnits = roundedUp(what.cost.minor, found.extraPerUnit.minor);
    if (what.volume) {
        __extension__ using Wide = __int128;
        const Wide gain = static_cast<Wide>(found.extraPerUnit.minor) * *what.volume - what.cost.minor;
        constexpr Wide kMost = static_cast<Wide>(kMostMinor) * 1'000'000;
        if (gain > kMost) {
            return invalid("These amounts are too large to be calculated.");
        }
        found.gain = Money{static_cast<std::int64_t>(gain), what.cost.currency};
        const Wide needed = static_cast<Wide>(found.profitToday.minor) * *what.volume + what.cost.minor;
        if (found.profitThen.minor > 0 && needed > 0) {
            found.leastUnits =
                static_cast<std::int64_t>((needed + found.profitThen.minor - 1) / found.profitThen.minor);
        }
    }
    return found;
}

} // namespace regrade::stats
