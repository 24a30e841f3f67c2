#include "cli/claimfaults.h"
#include "cli/commands.h"

#include "rules/certificates.h"
#include "stats/breakeven.h"
#include "workstation/marketshelf.h"

#include <algorithm>
#include <cmath>

namespace regrade::cli {

namespace {

struct ClaimOptions {
    std::string market;
    std::string text;
    std::string file;
    std::string category;
    std::string day;
    std::vector<std::string> languages;
    bool unused = false;
    bool tested = false;
    bool doneThere = false;
};

Result<rules::Policy> policyOfHouse(const Common& common)
{
    const auto places = placesFor(common);
    return places ? workstation::housePolicy(*places) : Result<rules::Policy>(places.error());
}

Result<std::string> textOf(const ClaimOptions& options)
{
    if (options.file.empty() == options.text.empty()) {
        return invalid("Give the text that is to be checked, or the file that holds it.");
    }
    if (options.file.empty()) {
        return options.text;
    }
    const auto bytes = readFile(options.file);
    return bytes ? Result(std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size())) : bytes.error();
}

Result<void> requireMarket(const rules::Policy& policy, const std::string& market)
{
    const bool known = std::any_of(policy.markets.begin(), policy.markets.end(),
                                   [&](const rules::NamedRow& row) { return row.id == market || row.group == market; });
    return known ? Result<void>() : invalid("The policy has no market \"{}\".", {market});
}

Result<void> requireCategory(const rules::Policy& policy, const std::string& category)
{
    const bool known = std::any_of(policy.categories.begin(), policy.categories.end(),
                                   [&](const rules::NamedRow& row) { return row.id == category; });
    return known || category.empty() ? Result<void>() : invalid("The policy has no category \"{}\".", {category});
}

Result<rules::ClaimContext> contextFrom(const rules::Policy& policy, const ClaimOptions& options)
{
    const auto day = dayFrom(options.day);
    if (!day) {
        return day.error();
    }
    for (const auto& check : {requireMarket(policy, options.market), requireCategory(policy, options.category)}) {
        if (!check) {
            return check.error();
        }
    }
    rules::ClaimContext context{.unit = {options.market, std::nullopt, *day}};
    if (!options.category.empty()) {
        context.unit.category = domain::CategoryId(options.category);
    }
    context.truth = {!options.unused, options.tested, options.doneThere,
                     rules::schemesInForce(*policy.marketRules, context.unit)};
    context.languages = options.languages;
    for (const auto& form : policy.codes.orders) {
        context.orderForms.push_back(form.form);
    }
    return context;
}

Result<Answer> checkText(const Common& common, const ClaimOptions& options)
{
    const auto policy = policyOfHouse(common);
    const auto text = textOf(options);
    if (!policy || !text) {
        return policy ? text.error() : policy.error();
    }
    const auto context = contextFrom(*policy, options);
    if (!context) {
        return context.error();
    }
    const auto faults = rules::checkClaims(*policy->marketRules, *text, *context);
    const bool blocks =
        std::any_of(faults.begin(), faults.end(), [](const rules::ClaimFault& fault) { return fault.blocks; });
    return Answer{{{"market", options.market},
                   {"day", context->unit.day},
                   {"blocks", blocks},
                   {"schemes", context->truth.schemes},
                   {"faults", faultsJson(faults)}},
                  faultsText(faults)};
}

nlohmann::json certificateJson(const rules::CertificateStanding& one)
{
    const rules::CertificateRow& row = *one.certificate;
    nlohmann::json categories = nlohmann::json::array();
    for (const auto& category : row.categories) {
        categories.push_back(category.text());
    }
    return {{"id", row.id},
            {"scheme", row.scheme},
            {"kind", one.scheme != nullptr ? rules::nameOf(one.scheme->kind) : ""},
            {"number", row.number},
            {"validFrom", row.validFrom},
            {"validTo", row.validTo},
            {"daysLeft", one.daysLeft},
            {"stand", rules::nameOf(one.stand)},
            {"markets", row.markets},
            {"categories", categories},
            {"file", row.file}};
}

Result<Answer> listCertificates(const Common& common, const std::string& typedDay)
{
    const auto policy = policyOfHouse(common);
    const auto day = dayFrom(typedDay);
    if (!policy || !day) {
        return policy ? day.error() : policy.error();
    }
    Answer answer{{{"day", *day}, {"certificates", nlohmann::json::array()}, {"warnings", nlohmann::json::array()}},
                  {}};
    for (const auto& one : rules::certificatesOn(*policy->marketRules, *day)) {
        answer.data["certificates"].push_back(certificateJson(one));
        answer.text += one.certificate->id + ": " + one.certificate->scheme + " " + one.certificate->number + ", " +
                       one.certificate->validFrom + " to " + one.certificate->validTo + ", " +
                       std::string(rules::nameOf(one.stand)) + "\n";
    }
    for (const Error& warning : rules::certificateWarnings(*policy->marketRules, *day)) {
        answer.data["warnings"].push_back(warning.what());
        answer.text += warning.what() + "\n";
    }
    if (answer.text.empty()) {
        answer.text = "The register holds no certificate.\n";
    }
    return answer;
}

struct ReturnOptions {
    std::string cost;
    std::string price;
    double uplift = 0.0;
    double margin = 0.0;
    std::int64_t volume = -1;
};

/// "3000.00" in the house's currency, or "3000.00 USD".
Result<Money> amountFrom(const std::string& text, const std::string& currency)
{
    return parseMoney(text.find(' ') == std::string::npos ? text + " " + currency : text);
}

Result<Answer> tellReturn(const Common& common, const ReturnOptions& options)
{
    const auto policy = policyOfHouse(common);
    if (!policy) {
        return policy.error();
    }
    const std::string& currency = policy->limits.labourPerHour.currency;
    const auto cost = amountFrom(options.cost, currency);
    const auto price = amountFrom(options.price, currency);
    if (!cost || !price) {
        return cost ? price.error() : cost.error();
    }
    constexpr double kMostPercent = 10'000.0; // what lies outside is refused below, and fits an integer
    const auto basisPoints = [&](double percent) {
        return std::llround(std::clamp(percent, -kMostPercent - 1.0, kMostPercent + 1.0) * 100.0);
    };
    stats::CertificateCase what{*cost, basisPoints(options.uplift), *price, basisPoints(options.margin), {}};
    if (options.volume >= 0) {
        what.volume = options.volume;
    }
    const auto found = stats::certificateReturn(what);
    if (!found) {
        return found.error();
    }
    Answer answer{{{"estimate", true},
                   {"extraPerUnit", toText(found->extraPerUnit)},
                   {"profitToday", toText(found->profitToday)},
                   {"profitThen", toText(found->profitThen)},
                   {"breakEvenUnits", found->breakEvenUnits}},
                  "Estimate, if buyers pay the higher price: " + toText(found->extraPerUnit) +
                      " more a unit, paid back after " + std::to_string(found->breakEvenUnits) + " units.\n"};
    if (found->gain) {
        answer.data["gain"] = toText(*found->gain);
        answer.text += "At " + std::to_string(*what.volume) + " units: " + toText(*found->gain) + " after the cost.\n";
    }
    if (found->leastUnits) {
        answer.data["leastUnits"] = *found->leastUnits;
        answer.text +=
            "As much as today is earned from " + std::to_string(*found->leastUnits) + " units at the higher price.\n";
    }
    return answer;
}

} // namespace

nlohmann::json faultsJson(const std::vector<rules::ClaimFault>& faults)
{
    nlohmann::json list = nlohmann::json::array();
    for (const rules::ClaimFault& fault : faults) {
        list.push_back({{"rule", fault.rule},
                        {"offset", fault.offset},
                        {"length", fault.length},
                        {"words", fault.words},
                        {"why", {{"en", fault.why.en}, {"zh", fault.why.zh}}},
                        {"instead", fault.instead},
                        {"source", fault.source},
                        {"validFrom", fault.validFrom},
                        {"blocks", fault.blocks}});
    }
    return list;
}

std::string faultsText(const std::vector<rules::ClaimFault>& faults)
{
    if (faults.empty()) {
        return "No rule of this market is broken.\n";
    }
    std::string text;
    for (const rules::ClaimFault& fault : faults) {
        text += std::string(fault.blocks ? "refused" : "told") + "  " + fault.rule + "  \"" + fault.words +
                "\": " + fault.why.en + " Write instead: " + fault.instead.at("en") + "\n";
    }
    return text;
}

Result<std::string> dayFrom(const std::string& typed)
{
    if (typed.empty()) {
        return isoDay(SystemClock().now());
    }
    if (!isIsoDay(typed)) {
        return invalid("\"{}\" is not a day such as 2026-11-28.", {typed});
    }
    return typed;
}

void addClaimCommands(CLI::App& app, Plan& plan)
{
    CLI::App* claims = app.add_subcommand("claims", "Words that a market forbids")->require_subcommand(1);
    auto options = std::make_shared<ClaimOptions>();
    CLI::App* checking = claims->add_subcommand("check", "Check a text for buyers against the rules of a market");
    checking->add_option("--market", options->market, "Market or group, e.g. FR")->required();
    checking->add_option("--text", options->text, "The text");
    checking->add_option("--file", options->file, "File that holds the text (UTF-8)");
    checking->add_option("--category", options->category, "Category of the product");
    checking->add_option("--day", options->day, "Day whose rules count; without it today (UTC)");
    checking->add_option("--language", options->languages, "Only phrases of these languages")
        ->check(CLI::IsMember({"en", "zh", "de", "fr"}));
    checking->add_flag("--unused", options->unused, "The unit was neither used nor repaired");
    checking->add_flag("--tested", options->tested, "Every function was tested");
    checking->add_flag("--done-in-market", options->doneThere, "The whole work was done in the country that is named");
    checking->callback(
        [&plan, options] { plan.command = [&plan, options] { return checkText(plan.common, *options); }; });

    auto day = std::make_shared<std::string>();
    CLI::App* certificates = app.add_subcommand("certificates", "The register of certificates, and what ends soon");
    certificates->add_option("--day", *day, "Day that counts; without it today (UTC)");
    certificates->callback([&plan, certificates, day] {
        if (certificates->get_subcommands().empty()) {
            plan.command = [&plan, day] { return listCertificates(plan.common, *day); };
        }
    });
    auto what = std::make_shared<ReturnOptions>();
    CLI::App* returns = certificates->add_subcommand("roi", "An estimate of when a certificate pays for itself");
    returns->add_option("--cost", what->cost, "Cost of the certificate, e.g. 3000.00")->required();
    returns->add_option("--uplift", what->uplift, "How much more buyers pay, in per cent")->required();
    returns->add_option("--price", what->price, "Price of a unit today, e.g. 90.00")->required();
    returns->add_option("--margin", what->margin, "What is left of the price today, in per cent")->required();
    returns->add_option("--volume", what->volume, "Units sold while it holds")->check(CLI::NonNegativeNumber);
    returns->callback([&plan, what] { plan.command = [&plan, what] { return tellReturn(plan.common, *what); }; });
}

} // namespace regrade::cli
