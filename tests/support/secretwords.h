#pragma once

#include "store/database.h"

#include <gtest/gtest.h>

#include <cctype>
#include <set>
#include <string>
#include <string_view>

namespace regrade::tests {

/// What must leave the house with no document: staff codes, order numbers, return numbers, vouchers, as the log has
/// them.
inline std::set<std::string> secretWords(const store::Database& reader)
{
    std::set<std::string> words;
    for (const char* sql :
         {"SELECT DISTINCT actor FROM event", "SELECT DISTINCT json_extract(body, '$.order') FROM event",
          "SELECT DISTINCT json_extract(body, '$.rma') FROM event",
          "SELECT DISTINCT json_extract(body, '$.voucher') FROM event"}) {
        EXPECT_TRUE(reader.each(sql, {}, [&](const store::Row& row) {
            if (std::string word = row.text(0); !word.empty()) {
                words.insert(std::move(word));
            }
        })) << sql;
    }
    return words;
}

/// Without runs that are hashes, keys, signatures or pictures: a short code stands in those by chance.
inline std::string withoutLongRuns(std::string_view text)
{
    constexpr std::size_t kLongRun = 43; // letters of 32 bytes as base64
    const auto isOfRun = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/' || c == '=' || c == '_' ||
               c == '-';
    };
    std::string rest;
    while (!text.empty()) {
        std::size_t run = 0;
        while (run < text.size() && isOfRun(text[run])) {
            ++run;
        }
        rest += run < kLongRun ? text.substr(0, run) : std::string_view();
        text.remove_prefix(run);
        if (!text.empty()) {
            rest += text.front();
            text.remove_prefix(1);
        }
    }
    return rest;
}

/// Whether the text holds the word by itself, not inside another one.
inline bool tellsWord(std::string_view text, std::string_view word)
{
    const auto isLetter = [&](std::size_t place) {
        return place < text.size() && std::isalnum(static_cast<unsigned char>(text[place])) != 0;
    };
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        if (!(at > 0 && isLetter(at - 1)) && !isLetter(at + word.size())) {
            return true;
        }
    }
    return false;
}

/// The first secret that a document tells; empty = none. `document` in any text form.
inline std::string secretIn(std::string_view document, const std::set<std::string>& words)
{
    const std::string text = withoutLongRuns(document);
    for (const std::string& word : words) {
        if (tellsWord(text, word)) {
            return word;
        }
    }
    return {};
}

} // namespace regrade::tests
