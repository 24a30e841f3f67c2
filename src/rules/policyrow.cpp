#include "rules/policyrow.h"

#include "base/clock.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

bool isBlank(const std::string& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
}

/// What an accessor returns after a fault: an id must not be empty.
const std::string kStandIn = "?";

std::string shortNumber(double value) { return Json(value).dump(); }

} // namespace

Row::Row(const Json& object, std::string table, int number, FirstFault& fault)
    : m_object(&object), m_table(std::move(table)), m_number(number), m_fault(&fault)
{
}

std::string Row::place() const { return m_table + "#" + std::to_string(m_number); }

std::vector<std::string> Row::at(std::vector<std::string> more) const
{
    more.insert(more.begin(), {m_table, std::to_string(m_number)});
    return more;
}

const Json* Row::take(const char* key)
{
    m_taken.insert(key);
    const auto found = m_object->find(key);
    return found == m_object->end() ? nullptr : &*found;
}

const Json* Row::need(const char* key)
{
    const Json* found = take(key);
    if (found == nullptr) {
        fail(invalid("{}, row {}: the key \"{}\" is missing.", at({key})));
    }
    return found;
}

void Row::failType(const char* key, const char* type)
{
    const std::string wanted = type;
    if (wanted == "text") {
        fail(invalid("{}, row {}: the value of \"{}\" must be a text that is not empty.", at({key})));
    } else if (wanted == "number") {
        fail(invalid("{}, row {}: the value of \"{}\" must be a number.", at({key})));
    } else if (wanted == "flag") {
        fail(invalid("{}, row {}: the value of \"{}\" must be true or false.", at({key})));
    } else {
        fail(invalid("{}, row {}: the value of \"{}\" must be a list that is not empty.", at({key})));
    }
}

void Row::failValue(const char* key, const std::string& value)
{
    fail(invalid("{}, row {}: \"{}\" is not a value that \"{}\" can have.", at({value, key})));
}

std::string Row::word(const char* key)
{
    const bool present = need(key) != nullptr;
    return present ? maybeWord(key).value_or(kStandIn) : kStandIn;
}

std::optional<std::string> Row::maybeWord(const char* key)
{
    const Json* found = take(key);
    if (found == nullptr) {
        return std::nullopt;
    }
    if (!found->is_string() || isBlank(found->get<std::string>())) {
        failType(key, "text");
        return std::nullopt;
    }
    return found->get<std::string>();
}

std::vector<std::string> Row::words(const char* key)
{
    std::vector<std::string> texts;
    for (const Json& entry : list(key)) {
        if (!entry.is_string() || isBlank(entry.get<std::string>())) {
            failType(key, "text");
            return {};
        }
        texts.push_back(entry.get<std::string>());
    }
    return texts;
}

std::optional<Text> Row::maybeText(const char* key)
{
    return take(key) == nullptr ? std::nullopt : std::optional(text(key));
}

Text Row::text(const char* key)
{
    const Json* found = need(key);
    if (found == nullptr) {
        return {};
    }
    if (!found->is_object()) {
        fail(invalid("{}, row {}: \"{}\" needs a text in \"en\" and one in \"zh\".", at({key})));
        return {};
    }
    for (const auto& [language, words] : found->items()) {
        if (language != "en" && language != "zh" && language != "de") {
            fail(invalid("{}, row {}: \"{}\" has the unknown language \"{}\".", at({key, language})));
        }
    }
    const auto in = [&](const char* language) -> std::string {
        const auto words = found->find(language);
        if (words == found->end() || !words->is_string() || isBlank(words->get<std::string>())) {
            fail(invalid("{}, row {}: \"{}\" has no text in \"{}\".", at({key, language})));
            return {};
        }
        return words->get<std::string>();
    };
    Text text{.en = in("en"), .zh = in("zh")};
    if (found->contains("de")) {
        text.de = in("de");
    }
    return text;
}

bool Row::flag(const char* key)
{
    const bool present = need(key) != nullptr;
    return present && maybeFlag(key).value_or(false);
}

std::optional<bool> Row::maybeFlag(const char* key)
{
    const Json* found = take(key);
    if (found == nullptr) {
        return std::nullopt;
    }
    if (!found->is_boolean()) {
        failType(key, "flag");
        return std::nullopt;
    }
    return found->get<bool>();
}

std::optional<double> Row::maybeNumber(const char* key, double low, double high)
{
    const Json* found = take(key);
    if (found == nullptr) {
        return std::nullopt;
    }
    if (!found->is_number()) {
        failType(key, "number");
        return std::nullopt;
    }
    const double number = found->get<double>();
    if (number < low || number > high) {
        fail(invalid("{}, row {}: \"{}\" must lie between {} and {}.", at({key, shortNumber(low), shortNumber(high)})));
        return std::nullopt;
    }
    return number;
}

std::optional<int> Row::maybeWhole(const char* key, int low, int high)
{
    const std::optional<double> number = maybeNumber(key, low, high);
    if (number && *number != std::floor(*number)) {
        fail(invalid("{}, row {}: the value of \"{}\" must be a whole number.", at({key})));
        return std::nullopt;
    }
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::string Row::maybeDay(const char* key)
{
    const std::string day = maybeWord(key).value_or("");
    if (!day.empty() && !isIsoDay(day)) {
        fail(invalid("{}, row {}: \"{}\" is not a date such as 2026-03-01.", at({day})));
        return {};
    }
    return day;
}

Money Row::money(const char* key)
{
    const std::string written = word(key);
    const Result<Money> amount = parseMoney(written);
    if (!amount || amount->minor < 0) {
        fail(invalid("{}, row {}: \"{}\" is not an amount such as 0.35 EUR.", at({written})));
        return {};
    }
    return *amount;
}

std::optional<Money> Row::maybeMoney(const char* key)
{
    return take(key) == nullptr ? std::nullopt : std::optional(money(key));
}

const Json* Row::maybeList(const char* key) { return take(key) == nullptr ? nullptr : &list(key); }

const Json& Row::list(const char* key)
{
    static const Json kNone = Json::array();
    const Json* found = need(key);
    if (found != nullptr && (!found->is_array() || found->empty())) {
        failType(key, "list");
        return kNone;
    }
    return found == nullptr ? kNone : *found;
}

const Json& Row::value(const char* key)
{
    static const Json kNone;
    const Json* found = need(key);
    return found == nullptr ? kNone : *found;
}

Origin Row::origin()
{
    const Origin origin{maybeWord("source").value_or(""), maybeWord("valid_from").value_or("")};
    if (origin.source.empty() != origin.validFrom.empty()) {
        fail(invalid("{}, row {}: \"source\" and \"valid_from\" go together.", at()));
    } else if (!origin.validFrom.empty() && !isIsoDay(origin.validFrom)) {
        fail(invalid("{}, row {}: \"{}\" is not a date such as 2026-03-01.", at({origin.validFrom})));
    }
    return origin;
}

void Row::close()
{
    for (const auto& [key, value] : m_object->items()) {
        if (!m_taken.contains(key)) {
            fail(invalid("{}, row {}: the key \"{}\" is not known.", at({key})));
            return;
        }
    }
}

} // namespace regrade::rules
