#include "rules/exchange.h"
#include "rules/policytables.h"

#include <algorithm>

namespace regrade::rules {

namespace {

LimitRow readExchangeSetting(Row& row)
{
    LimitRow setting{.row = row.place(), .id = row.word("id"), .value = {}, .why = {}, .origin = {}};
    const Json& value = row.value("value"); // may be empty: a house without a prefix
    if (!value.is_string()) {
        row.failValue("value", value.dump());
    } else {
        setting.value = value.get<std::string>();
    }
    setting.why = row.text("why");
    setting.origin = row.origin();
    return setting;
}

OrdsRow readOrdsRow(Row& row)
{
    OrdsRow read{.row = row.place(), .category = {}, .words = {}, .number = 0, .why = {}, .origin = {}};
    read.category = row.maybeId<domain::CategoryId>("category");
    read.words = row.maybeList("words") == nullptr ? std::vector<std::string>() : row.words("words");
    const std::string name = row.word("ords");
    const auto* const found = std::find(kOrdsCategories.begin(), kOrdsCategories.end(), name);
    if (found == kOrdsCategories.end()) {
        row.failValue("ords", name);
    } else {
        read.number = static_cast<int>(found - kOrdsCategories.begin()) + 1;
    }
    read.why = row.text("why");
    read.origin = row.origin();
    return read;
}

bool allIn(const std::string& text, char first, char last)
{
    return std::all_of(text.begin(), text.end(), [&](char c) { return c >= first && c <= last; });
}

void checkExchangeSettings(const Exchange& exchange, FirstFault& fault)
{
    if (exchange.house.empty() || exchange.house.size() > 100) {
        fault.add(invalid("exchange.json/settings: the name of the house has 1 to 100 bytes."));
    }
    const std::string& prefix = exchange.companyPrefix;
    if (!prefix.empty() && (prefix.size() < 4 || prefix.size() > 12 || !allIn(prefix, '0', '9'))) {
        fault.add(invalid("exchange.json/settings: a GS1 company prefix has 4 to 12 figures; leave it empty where the "
                          "house has none."));
    }
    if (!prefix.empty() && isRestrictedCirculation(prefix)) {
        fault.add(invalid("exchange.json/settings: the prefix {} is for use inside a shop and names nothing outside.",
                          {prefix}));
    }
    if (exchange.country.size() != 3 || !allIn(exchange.country, 'A', 'Z')) {
        fault.add(invalid("exchange.json/settings: the country has the three capital letters of ISO 3166-1."));
    }
    if (exchange.settings.size() != 3) {
        fault.add(invalid("exchange.json/settings: there is a row that no setting has."));
    }
}

void takeExchangeSettings(Exchange& exchange, FirstFault& fault)
{
    const auto value = [&](const char* id) -> std::string {
        const auto row = std::find_if(exchange.settings.begin(), exchange.settings.end(),
                                      [&](const LimitRow& one) { return one.id == id; });
        if (row == exchange.settings.end()) {
            fault.add(invalid("{}: the row \"{}\" is missing.", {"exchange.json/settings", id}));
            return {};
        }
        return row->value;
    };
    exchange.house = value("house");
    exchange.companyPrefix = value("gs1_company_prefix");
    exchange.country = value("country");
    if (!fault.error) {
        checkExchangeSettings(exchange, fault);
    }
}

std::string smallLetters(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

const OrdsRow* Exchange::ordsFor(const domain::CategoryId& category, const std::string& product) const
{
    const std::string name = smallLetters(product);
    const auto found = std::find_if(ords.begin(), ords.end(), [&](const OrdsRow& row) {
        const bool named =
            row.words.empty() || std::any_of(row.words.begin(), row.words.end(), [&](const std::string& word) {
                return name.find(smallLetters(word)) != std::string::npos;
            });
        return named && (!row.category || *row.category == category);
    });
    return found == ords.end() ? nullptr : &*found;
}

bool isRestrictedCirculation(std::string_view digits)
{
    return digits.starts_with("02") || digits.starts_with("04") || digits.starts_with("2");
}

Exchange exchangeIn(const PolicyFiles& files, const Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("exchange.json");
    Exchange exchange;
    exchange.settings = readRows(file.at("settings"), "exchange.json/settings", fault, &readExchangeSetting);
    exchange.ords = readRows(file.at("ords"), "exchange.json/ords", fault, &readOrdsRow);
    refuseTwins(exchange.settings, "exchange.json/settings", fault);
    if (!fault.error) {
        takeExchangeSettings(exchange, fault);
    }
    for (const OrdsRow& row : exchange.ords) {
        const bool known =
            !row.category || std::any_of(policy.categories.begin(), policy.categories.end(),
                                         [&](const auto& one) { return one.id == row.category->text(); });
        if (!known) {
            fault.add(
                invalid("exchange.json/ords: there is no category \"{}\" in lists.json.", {row.category->text()}));
        }
    }
    return exchange;
}

void readExchangeRules(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    static_cast<void>(exchangeIn(files, policy, fault));
}

} // namespace regrade::rules
