#include "rules/policytables.h"

#include "rules/marketrules.h"

#include <algorithm>

namespace regrade::rules {

namespace {

constexpr int kMostWarnDays = 365;

SchemeRow readSchemeRow(Row& row)
{
    SchemeRow scheme{.id = row.word("id"), .name = row.text("name")};
    constexpr std::pair<const char*, SchemeKind> kKinds[] = {{"marketplace", SchemeKind::marketplace},
                                                             {"third_party", SchemeKind::thirdParty}};
    scheme.kind = readKind(row, kKinds).value_or(SchemeKind::thirdParty);
    if (!row.value("warn_days").is_null()) {
        scheme.warnDays = row.maybeWhole("warn_days", 0, kMostWarnDays).value_or(0);
    }
    scheme.why = row.text("why");
    const Origin origin = row.origin();
    scheme.source = origin.source;
    scheme.validFrom = origin.validFrom;
    return scheme;
}

CertificateRow readCertificateRow(Row& row)
{
    CertificateRow certificate{.id = row.word("id"), .scheme = row.word("scheme"), .number = row.word("number")};
    if (row.maybeList("markets") != nullptr) {
        certificate.markets = row.words("markets");
    }
    if (row.maybeList("categories") != nullptr) {
        for (const std::string& category : row.words("categories")) {
            certificate.categories.emplace_back(category);
        }
    }
    certificate.file = row.maybeWord("file").value_or("");
    certificate.why = row.text("why");
    const Origin origin = row.origin();
    certificate.source = origin.source;
    certificate.validFrom = origin.validFrom;
    certificate.validTo = row.maybeDay("valid_to");
    if (certificate.validFrom.empty() || certificate.validTo.empty() || certificate.validTo < certificate.validFrom) {
        row.fail(invalid("{}, row {}: a certificate has a source, a first day and a last day that is not before it.",
                         row.at()));
    }
    return certificate;
}

bool knowsMarket(const Policy& policy, const std::string& market)
{
    return std::any_of(policy.markets.begin(), policy.markets.end(),
                       [&](const NamedRow& row) { return row.id == market || row.group == market; });
}

bool knowsCategory(const Policy& policy, const domain::CategoryId& category)
{
    return std::any_of(policy.categories.begin(), policy.categories.end(),
                       [&](const NamedRow& row) { return row.id == category.text(); });
}

void checkCertificate(const Policy& policy, const MarketRules& rules, std::size_t number, FirstFault& fault)
{
    const CertificateRow& row = rules.certificates[number];
    const std::string place = std::to_string(number + 1);
    if (rules.findScheme(row.scheme) == nullptr) {
        fault.add(invalid("certificates.json/certificates, row {}: there is no scheme \"{}\".", {place, row.scheme}));
    }
    for (const std::string& market : row.markets) {
        if (!knowsMarket(policy, market)) {
            fault.add(invalid("{}, row {}: the market \"{}\" is neither a market nor a group of lists.json.",
                              {"certificates.json/certificates", place, market}));
        }
    }
    for (const domain::CategoryId& category : row.categories) {
        if (!knowsCategory(policy, category)) {
            fault.add(invalid("{}, row {}: there is no category \"{}\" in lists.json.",
                              {"certificates.json/certificates", place, category.text()}));
        }
    }
}

} // namespace

void readCertificates(const PolicyFiles& files, MarketRules& rules, FirstFault& fault)
{
    const auto& file = files.at("certificates.json");
    rules.schemes = readRows(file.at("schemes"), "certificates.json/schemes", fault, &readSchemeRow);
    refuseTwins(rules.schemes, "certificates.json/schemes", fault);
    rules.certificates =
        readRows(file.at("certificates"), "certificates.json/certificates", fault, &readCertificateRow);
    refuseTwins(rules.certificates, "certificates.json/certificates", fault);
}

void checkMarketRules(const Policy& policy, FirstFault& fault)
{
    const MarketRules& rules = *policy.marketRules;
    for (std::size_t i = 0; i < rules.certificates.size(); ++i) {
        checkCertificate(policy, rules, i, fault);
    }
    const auto requireSchemes = [&](const MarketRule& rule, const std::vector<std::string>& schemes) {
        for (const std::string& scheme : schemes) {
            if (rules.findScheme(scheme) == nullptr) {
                fault.add(invalid("The market rule {} names the scheme \"{}\", which certificates.json does not have.",
                                  {rule.id, scheme}));
            }
        }
    };
    for (const MarketPack& pack : rules.packs) {
        for (const MarketRule& rule : pack.rows) {
            if (rule.claim) {
                requireSchemes(rule, rule.claim->schemes);
            }
            if (rule.wording) {
                requireSchemes(rule, rule.wording->schemes);
            }
        }
    }
}

} // namespace regrade::rules
