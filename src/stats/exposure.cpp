#include "stats/exposure.h"

#include <algorithm>
#include <cmath>

namespace regrade::stats {

namespace {

double betaDraw(std::mt19937_64& random, const Belief& belief)
{
    std::gamma_distribution<double> yes(1.0 + belief.taken, 1.0);
    std::gamma_distribution<double> no(1.0 + std::max(0.0, belief.shown - belief.taken), 1.0);
    const double a = yes(random);
    const double b = no(random);
    return a + b > 0.0 ? a / (a + b) : 0.5;
}

constexpr double kGuessKept = 0.905723664263907; ///< of a day for the next: half of it after a week

/// Half a conversion before anything was seen (Jeffreys' prior); it keeps the guess off 0 and 1.
double guessOf(const Exposure& past) { return (past.taken + 0.5) / (past.shown + 1.0); }

double logLikelihood(const Exposure& seen, double chance)
{
    return seen.taken * std::log(chance) + (seen.shown - seen.taken) * std::log1p(-chance);
}

} // namespace

void Belief::fade(double halfLifeDays)
{
    const double kept = std::pow(0.5, 1.0 / halfLifeDays);
    shown *= kept;
    taken *= kept;
}

void Belief::add(const Exposure& seen)
{
    shown += seen.shown;
    taken += seen.taken;
}

double Belief::mean() const { return (1.0 + taken) / (2.0 + shown); }

std::vector<double> thompsonShares(std::span<const Belief> beliefs, std::span<const double> worth, int draws,
                                   std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<double> shares(beliefs.size(), 0.0);
    for (int draw = 0; draw < draws && !beliefs.empty(); ++draw) {
        std::size_t best = 0;
        double most = -1.0;
        for (std::size_t i = 0; i < beliefs.size(); ++i) {
            const double value = worth[i] * betaDraw(random, beliefs[i]);
            if (value > most) {
                most = value;
                best = i;
            }
        }
        shares[best] += 1.0 / draws;
    }
    return shares;
}

double chanceOfMore(const Belief& a, double worthA, const Belief& b, double worthB, int draws, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    int more = 0;
    for (int draw = 0; draw < draws; ++draw) {
        const double valueOfA = worthA * betaDraw(random, a);
        more += worthB * betaDraw(random, b) > valueOfA ? 1 : 0;
    }
    return draws > 0 ? static_cast<double>(more) / draws : 0.0;
}

void RunningEvidence::add(const Exposure& a, const Exposure& b)
{
    const double guessA = guessOf(m_a);
    const double guessB = guessOf(m_b);
    const double shown = a.shown + b.shown;
    // Bets are made before the day is seen, and only on the side that is asked about.
    if (guessB > guessA && a.shown > 0.0 && b.shown > 0.0) {
        const double together = (a.shown * guessA + b.shown * guessB) / shown;
        m_log +=
            logLikelihood(a, guessA) + logLikelihood(b, guessB) - logLikelihood({shown, a.taken + b.taken}, together);
        m_highest = std::max(m_highest, m_log);
    }
    m_a = {kGuessKept * m_a.shown + a.shown, kGuessKept * m_a.taken + a.taken};
    m_b = {kGuessKept * m_b.shown + b.shown, kGuessKept * m_b.taken + b.taken};
}

double RunningEvidence::value() const { return std::exp(m_log); }
double RunningEvidence::highest() const { return std::exp(m_highest); }

} // namespace regrade::stats
