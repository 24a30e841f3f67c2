#include "rules/certificates.h"

#include "base/clock.h"

#include <algorithm>
#include <stdexcept>

namespace regrade::rules {

namespace {

int daysBetween(const std::string& from, const std::string& to)
{
    const auto days = std::chrono::floor<std::chrono::days>(parseIso(to).value()) -
                      std::chrono::floor<std::chrono::days>(parseIso(from).value());
    return static_cast<int>(days.count());
}

CertificateStanding standingOf(const CertificateRow& row, const SchemeRow* scheme, const std::string& day)
{
    CertificateStanding standing{&row, scheme, CertificateStand::inForce, daysBetween(day, row.validTo)};
    if (standing.daysLeft < 0) {
        standing.stand = CertificateStand::ended;
    } else if (day < row.validFrom) {
        standing.stand = CertificateStand::coming;
    } else if (scheme != nullptr && standing.daysLeft <= scheme->warnDays) {
        standing.stand = CertificateStand::ending;
    }
    return standing;
}

} // namespace

std::string_view nameOf(CertificateStand stand)
{
    switch (stand) {
    case CertificateStand::coming: return "coming";
    case CertificateStand::inForce: return "in_force";
    case CertificateStand::ending: return "ending";
    case CertificateStand::ended: return "ended";
    }
    throw std::logic_error("unknown standing of a certificate");
}

std::string_view nameOf(SchemeKind kind) { return kind == SchemeKind::marketplace ? "marketplace" : "third_party"; }

std::vector<CertificateStanding> certificatesOn(const MarketRules& rules, const std::string& day)
{
    std::vector<CertificateStanding> standings;
    for (const CertificateRow& row : rules.certificates) {
        standings.push_back(standingOf(row, rules.findScheme(row.scheme), day));
    }
    return standings;
}

std::vector<Error> certificateWarnings(const MarketRules& rules, const std::string& day)
{
    std::vector<Error> warnings;
    for (const CertificateStanding& one : certificatesOn(rules, day)) {
        const std::string name =
            (one.scheme != nullptr ? one.scheme->name.en : one.certificate->scheme) + " " + one.certificate->number;
        if (one.stand == CertificateStand::ending) {
            warnings.push_back(refused("The certificate {} ends in {} days, on {}: renew it, or take its mark off.",
                                       {name, std::to_string(one.daysLeft), one.certificate->validTo}));
        } else if (one.stand == CertificateStand::ended) {
            warnings.push_back(refused("The certificate {} ended on {}: its mark may not be shown.",
                                       {name, one.certificate->validTo}));
        }
    }
    return warnings;
}

bool isInScope(const CertificateRow& certificate, const MarketRules& rules, const MarketCase& unit)
{
    const auto& markets = certificate.markets;
    const bool market = markets.empty() || std::any_of(markets.begin(), markets.end(), [&](const std::string& one) {
                            return rules.holdsIn(one, unit.market);
                        });
    const auto& categories = certificate.categories;
    const bool category = categories.empty() || (unit.category && std::find(categories.begin(), categories.end(),
                                                                            *unit.category) != categories.end());
    return market && category && certificate.validFrom <= unit.day && unit.day <= certificate.validTo;
}

std::vector<std::string> schemesInForce(const MarketRules& rules, const MarketCase& unit)
{
    std::vector<std::string> schemes;
    for (const CertificateRow& certificate : rules.certificates) {
        const bool known = std::find(schemes.begin(), schemes.end(), certificate.scheme) != schemes.end();
        if (!known && isInScope(certificate, rules, unit)) {
            schemes.push_back(certificate.scheme);
        }
    }
    return schemes;
}

} // namespace regrade::rules
