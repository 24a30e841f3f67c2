#pragma once

#include "base/result.h"

#include <array>
#include <string_view>
#include <utility>

namespace regrade::domain {

/// The words that stand for an enum's values in the log, the policy and the command line.
template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

template <class Enum, std::size_t N>
[[nodiscard]] std::string_view wordFor(const Names<Enum, N>& names, Enum value)
{
    for (const auto& [known, word] : names) {
        if (known == value) {
            return word;
        }
    }
    throw std::logic_error("an enum value without a name");
}

template <class Enum, std::size_t N>
[[nodiscard]] Result<Enum> valueFor(const Names<Enum, N>& names, std::string_view word)
{
    std::string known;
    for (const auto& [value, name] : names) {
        if (name == word) {
            return value;
        }
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    return invalid("\"{}\" is not one of: {}.", {std::string(word), known});
}

} // namespace regrade::domain
