#pragma once

#include "stats/interval.h"

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace regrade::stats {

/// What came of so many exposures: unit-days on offer and sales, or views and orders.
struct Exposure {
    double shown = 0.0;
    double taken = 0.0;
};

/// What is believed of one channel's conversion: Beta(1 + taken, 1 + shown - taken), older days fading.
struct Belief {
    double shown = 0.0;
    double taken = 0.0;

    /// A day goes by: what was seen counts less, half of it after `halfLifeDays`.
    void fade(double halfLifeDays);
    void add(const Exposure& seen);
    [[nodiscard]] double mean() const;
};

/// Draws from each belief and counts how often each is the best: the shares of Thompson's rule (1933). Same seed, same
/// answer. `worth` weighs the conversions, a margin of one sale as a rule.
[[nodiscard]] std::vector<double> thompsonShares(std::span<const Belief> beliefs, std::span<const double> worth,
                                                 int draws, std::uint64_t seed);

/// The chance that `b` is worth more than `a`, from `draws` draws of both.
[[nodiscard]] double chanceOfMore(const Belief& a, double worthA, const Belief& b, double worthB, int draws,
                                  std::uint64_t seed);

/// Evidence against "b converts no better than a" that may be looked at every day: while that holds, the chance that it
/// ever reaches 20 is at most 1 in 20 (Turner, Ly, Gruenwald 2022, e-values for two Bernoulli streams; Ville's
/// inequality). It bets on what the latest days lead to expect, a day of a week ago counting half; how it guesses
/// changes nothing in that bound. 1 = none.
class RunningEvidence {
public:
    void add(const Exposure& a, const Exposure& b); ///< of one day
    [[nodiscard]] double value() const;
    [[nodiscard]] double highest() const; ///< so far

private:
    double m_log = 0.0;
    double m_highest = 0.0;
    Exposure m_a;
    Exposure m_b;
};

} // namespace regrade::stats
