#include "passport/labelrows.h"

#include "rules/twinkeys.h"

#include <algorithm>
#include <cmath>

namespace regrade::passport {

namespace {

constexpr std::size_t kMostLabelBytes = 1'000'000;

bool isFilled(const LabelJson& value)
{
    return value.is_string() && value.get_ref<const std::string&>().find_first_not_of(" \t\n") != std::string::npos;
}

} // namespace

Result<LabelJson> parseLabelFile(const std::string& fileName, const std::string& text)
{
    if (text.size() > kMostLabelBytes) {
        return invalid("{}: this is too large for a label template. Nothing was printed.", {fileName});
    }
    try {
        rules::TwinKeys twins;
        LabelJson parsed = LabelJson::parse(text, std::ref(twins));
        if (twins.twin()) {
            return invalid("{}: the key \"{}\" stands twice in one object. Nothing was printed.",
                           {fileName, *twins.twin()});
        }
        if (!parsed.is_object()) {
            return invalid("{}: a label template is one object of keys and values. Nothing was printed.", {fileName});
        }
        return parsed;
    } catch (const LabelJson::exception& fault) {
        const auto* syntax = dynamic_cast<const LabelJson::parse_error*>(&fault);
        const std::size_t byte = syntax != nullptr && syntax->byte > 0 ? syntax->byte - 1 : 0;
        return invalid("{}, line {}: this is no valid JSON. Nothing was printed.",
                       {fileName, rules::lineAt(text, byte)}, fault.what());
    }
}

LabelRow::LabelRow(const LabelJson& object, std::string file, std::optional<Error>& fault)
    : m_object(&object), m_file(std::move(file)), m_fault(&fault)
{
}

LabelRow LabelRow::mark(const LabelJson& object, std::size_t number) const
{
    LabelRow row(object, m_file, *m_fault);
    row.m_number = number;
    if (!object.is_object()) {
        row.fail(invalid("{}, mark {}: this is no object of keys and values. Nothing was printed.", row.at()));
    }
    return row;
}

std::vector<std::string> LabelRow::at(std::vector<std::string> more) const
{
    more.insert(more.begin(), {m_file, std::to_string(m_number)});
    return more;
}

void LabelRow::fail(Error fault)
{
    if (!*m_fault) {
        *m_fault = std::move(fault);
    }
}

void LabelRow::failMissing(const char* key)
{
    fail(m_number == 0 ? invalid("{}: the key \"{}\" is missing. Nothing was printed.", {m_file, key})
                       : invalid("{}, mark {}: the key \"{}\" is missing. Nothing was printed.", at({key})));
}

void LabelRow::failValue(const char* key)
{
    constexpr std::size_t kToldBytes = 60;
    std::string value = holds(key) ? m_object->at(key).dump(-1, ' ', true) : "";
    if (value.size() > kToldBytes) {
        value = value.substr(0, kToldBytes) + "...";
    }
    fail(m_number == 0
             ? invalid("{}: \"{}\" cannot be {}; docs/labels.md says what it may be. Nothing was printed.",
                       {m_file, key, value})
             : invalid("{}, mark {}: \"{}\" cannot be {}; docs/labels.md says what it may be. Nothing was printed.",
                       at({key, value})));
}

const LabelJson* LabelRow::take(const char* key)
{
    m_taken.insert(key);
    return holds(key) ? &m_object->at(key) : nullptr;
}

const LabelJson* LabelRow::need(const char* key)
{
    const LabelJson* found = take(key);
    if (found == nullptr) {
        failMissing(key);
    }
    return found;
}

bool LabelRow::isWord(const char* key, const char* word)
{
    const LabelJson* found = take(key);
    return found != nullptr && found->is_string() && found->get_ref<const std::string&>() == word;
}

std::string LabelRow::word(const char* key)
{
    return need(key) != nullptr ? maybeWord(key).value_or("") : std::string();
}

std::optional<std::string> LabelRow::maybeWord(const char* key)
{
    const LabelJson* found = take(key);
    if (found == nullptr) {
        return std::nullopt;
    }
    if (!isFilled(*found)) {
        failValue(key);
        return std::nullopt;
    }
    return found->get<std::string>();
}

bool LabelRow::maybeFlag(const char* key)
{
    const LabelJson* found = take(key);
    if (found != nullptr && !found->is_boolean()) {
        failValue(key);
        return false;
    }
    return found != nullptr && found->get<bool>();
}

double LabelRow::number(const char* key, double low, double high)
{
    const LabelJson* found = need(key);
    if (found == nullptr) {
        return low;
    }
    if (!found->is_number() || found->get<double>() < low || found->get<double>() > high) {
        failValue(key);
        return low;
    }
    return found->get<double>();
}

std::vector<double> LabelRow::numbers(const char* key, std::size_t count)
{
    const LabelJson* found = need(key);
    if (found == nullptr) {
        return {};
    }
    std::vector<double> numbers;
    if (found->is_array()) {
        for (const LabelJson& entry : *found) {
            if (entry.is_number() && std::isfinite(entry.get<double>())) {
                numbers.push_back(entry.get<double>());
            }
        }
    }
    if (numbers.size() != count || found->size() != count) {
        failValue(key);
        return {};
    }
    return numbers;
}

domain::Text LabelRow::text(const char* key)
{
    const LabelJson* found = need(key);
    if (found == nullptr) {
        return {};
    }
    if (isFilled(*found)) {
        return {found->get<std::string>(), found->get<std::string>()};
    }
    if (!found->is_object() || found->size() != 2 || !found->contains("en") || !found->contains("zh") ||
        !isFilled(found->at("en")) || !isFilled(found->at("zh"))) {
        failValue(key);
        return {};
    }
    return {found->at("en").get<std::string>(), found->at("zh").get<std::string>()};
}

const LabelJson& LabelRow::list(const char* key)
{
    static const LabelJson kNone = LabelJson::array();
    const LabelJson* found = need(key);
    if (found != nullptr && (!found->is_array() || found->empty())) {
        failValue(key);
        return kNone;
    }
    return found == nullptr ? kNone : *found;
}

void LabelRow::close()
{
    if (!m_object->is_object()) {
        return;
    }
    for (const auto& [key, value] : m_object->items()) {
        if (!m_taken.contains(key)) {
            fail(m_number == 0 ? invalid("{}: the key \"{}\" is not known. Nothing was printed.", {m_file, key})
                               : invalid("{}, mark {}: the key \"{}\" is not known. Nothing was printed.", at({key})));
            return;
        }
    }
}

std::string inBraces(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words) {
        all += (all.empty() ? "{" : ", {") + word + "}";
    }
    return all;
}

} // namespace regrade::passport
