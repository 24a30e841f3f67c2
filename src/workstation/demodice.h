#pragma once

#include "workstation/demoscript.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace regrade::workstation {

/// Repeatable chance: SplitMix64, so that a seed means the same history on every machine and compiler.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// 0 .. count - 1; the bias of the modulo is far below what a demo shows.
    [[nodiscard]] std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    [[nodiscard]] int within(const Span& span)
    {
        return span.low + static_cast<int>(below(static_cast<std::size_t>(span.high - span.low + 1)));
    }
    /// As `within`, but the middle comes up more often.
    [[nodiscard]] int around(const Span& span) { return (within(span) + within(span)) / 2; }
    [[nodiscard]] bool happens(int percent) { return static_cast<int>(below(100)) < percent; }
    template <class T>
    [[nodiscard]] T oneOf(const std::vector<T>& several)
    {
        return several.at(below(several.size()));
    }
    template <class T>
    void shuffle(std::vector<T>& list)
    {
        for (std::size_t i = list.size(); i > 1; --i) {
            std::swap(list[i - 1], list[below(i)]);
        }
    }

private:
    std::uint64_t m_state;
};

/// Splits `total` by the weights; what the fractions leave over goes to the largest ones, the first of equals.
[[nodiscard]] std::vector<int> apportion(int total, const std::vector<int>& weights);

} // namespace regrade::workstation
