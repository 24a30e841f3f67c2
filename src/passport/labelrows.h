#pragma once

#include "base/result.h"
#include "domain/event.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace regrade::passport {

using LabelJson = nlohmann::json;

/// The file's object. Refused: no JSON, a key that stands twice, more than a megabyte.
[[nodiscard]] Result<LabelJson> parseLabelFile(const std::string& fileName, const std::string& text);

/// The keys of a template or of one of its marks, read strictly: each accessor takes a key, `close` refuses the others.
/// The first fault is kept; after it the accessors return stand-ins and the caller throws all away.
class LabelRow {
public:
    LabelRow(const LabelJson& object, std::string file, std::optional<Error>& fault);
    /// A row of the file's list, counted from 1.
    [[nodiscard]] LabelRow mark(const LabelJson& object, std::size_t number) const;

    [[nodiscard]] const std::string& name() const { return m_file; }
    /// File, number and `more`: the arguments of a sentence about this mark.
    [[nodiscard]] std::vector<std::string> at(std::vector<std::string> more = {}) const;
    [[nodiscard]] const std::optional<Error>& fault() const { return *m_fault; }
    void fail(Error fault);
    void failMissing(const char* key);
    void failValue(const char* key);

    [[nodiscard]] bool holds(const char* key) const { return m_object->is_object() && m_object->contains(key); }
    [[nodiscard]] bool isWord(const char* key, const char* word);
    [[nodiscard]] std::string word(const char* key);
    [[nodiscard]] std::optional<std::string> maybeWord(const char* key);
    [[nodiscard]] bool maybeFlag(const char* key);
    [[nodiscard]] double number(const char* key, double low, double high);
    [[nodiscard]] std::vector<double> numbers(const char* key, std::size_t count);
    /// {"en": ..., "zh": ...}, or one text for both.
    [[nodiscard]] domain::Text text(const char* key);
    [[nodiscard]] const LabelJson& list(const char* key);
    void close();

private:
    [[nodiscard]] const LabelJson* take(const char* key);
    [[nodiscard]] const LabelJson* need(const char* key);

    const LabelJson* m_object;
    std::string m_file;
    std::size_t m_number = 0; ///< 0 = the file itself
    std::optional<Error>* m_fault;
    std::set<std::string> m_taken;
};

/// "{tag}, {sku}"
[[nodiscard]] std::string inBraces(const std::vector<std::string>& words);

} // namespace regrade::passport
