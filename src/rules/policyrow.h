#pragma once

#include "base/money.h"
#include "base/result.h"
#include "rules/policy.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace regrade::rules {

using Json = nlohmann::json;

/// Keeps the first fault of a policy; what is found after it is of no use to the reader of the sentence.
struct FirstFault {
    std::optional<Error> error;

    void add(Error fault)
    {
        if (!error) {
            error = std::move(fault);
        }
    }
};

/// One row of a policy table, read strictly: each accessor takes a key, and `close` refuses the keys nobody took.
/// After a fault the accessors return stand-ins; the caller throws the row away.
class Row {
public:
    Row(const Json& object, std::string table, int number, FirstFault& fault);

    /// "grading.json#3"
    [[nodiscard]] std::string place() const;
    /// File, row number and `more`: the arguments of a sentence about this row.
    [[nodiscard]] std::vector<std::string> at(std::vector<std::string> more = {}) const;
    void fail(Error fault) { m_fault->add(std::move(fault)); }
    [[nodiscard]] FirstFault& fault() { return *m_fault; }

    /// A text that is not empty.
    [[nodiscard]] std::string word(const char* key);
    [[nodiscard]] std::optional<std::string> maybeWord(const char* key);
    [[nodiscard]] std::vector<std::string> words(const char* key);
    /// {"en": ..., "zh": ..., "de": ...}; without the last one people read the English text.
    [[nodiscard]] Text text(const char* key);
    [[nodiscard]] std::optional<Text> maybeText(const char* key);
    [[nodiscard]] bool flag(const char* key);
    [[nodiscard]] std::optional<bool> maybeFlag(const char* key);
    [[nodiscard]] std::optional<double> maybeNumber(const char* key, double low, double high);
    [[nodiscard]] Money money(const char* key);
    [[nodiscard]] std::optional<Money> maybeMoney(const char* key);
    /// The rows of a table inside this row.
    [[nodiscard]] const Json& list(const char* key);
    /// The same where the table may be missing; null = it is.
    [[nodiscard]] const Json* maybeList(const char* key);
    /// The raw value, for rows whose value has no fixed type.
    [[nodiscard]] const Json& value(const char* key);
    /// The same where the key may be missing; null = it is.
    [[nodiscard]] const Json* maybeValue(const char* key) { return take(key); }
    /// A whole number; nothing where the key is missing.
    [[nodiscard]] std::optional<int> maybeWhole(const char* key, int low, int high);
    /// YYYY-MM-DD; empty where the key is missing.
    [[nodiscard]] std::string maybeDay(const char* key);
    /// `source` and `valid_from`: both or neither.
    [[nodiscard]] Origin origin();

    /// One of the words that `from` (cosmeticFrom, ...) knows.
    template <class Value>
    [[nodiscard]] std::optional<Value> maybeOneOf(const char* key, Result<Value> (*from)(std::string_view))
    {
        const std::optional<std::string> name = maybeWord(key);
        if (!name) {
            return std::nullopt;
        }
        const Result<Value> value = from(*name);
        if (!value) {
            failValue(key, *name);
            return std::nullopt;
        }
        return *value;
    }

    template <class Id>
    [[nodiscard]] std::optional<Id> maybeId(const char* key)
    {
        const std::optional<std::string> name = maybeWord(key);
        return name ? std::optional(Id(*name)) : std::nullopt;
    }

    void failValue(const char* key, const std::string& value);
    /// Refuses the keys that no accessor asked for.
    void close();

private:
    [[nodiscard]] const Json* take(const char* key);
    [[nodiscard]] const Json* need(const char* key);
    void failType(const char* key, const char* type);

    const Json* m_object;
    std::string m_table;
    int m_number;
    FirstFault* m_fault;
    std::set<std::string> m_taken;
};

/// Reads every row of a list with `read`; `table` names the list in sentences.
template <class RowType>
std::vector<RowType> readRows(const Json& list, const std::string& table, FirstFault& fault, RowType (*read)(Row&))
{
    std::vector<RowType> rows;
    for (std::size_t i = 0; i < list.size() && !fault.error; ++i) {
        const int number = static_cast<int>(i) + 1;
        if (!list[i].is_object()) {
            fault.add(invalid("{}, row {}: this is not a row of keys and values.", {table, std::to_string(number)}));
            break;
        }
        Row row(list[i], table, number, fault);
        rows.push_back(read(row));
        row.close();
    }
    return rows;
}

/// Refuses an id that stands in a list twice.
template <class RowType>
void refuseTwins(const std::vector<RowType>& rows, const std::string& table, FirstFault& fault)
{
    std::set<std::string> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string id;
        if constexpr (std::is_same_v<decltype(rows[i].id), std::string>) {
            id = rows[i].id;
        } else {
            id = rows[i].id.text();
        }
        if (!seen.insert(id).second) {
            fault.add(
                invalid("{}, row {}: the id \"{}\" stands there a second time.", {table, std::to_string(i + 1), id}));
        }
    }
}

} // namespace regrade::rules
