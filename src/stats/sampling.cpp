#include "stats/sampling.h"

#include "stats/special.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace regrade::stats {

namespace {

constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRS"; // S for tightened inspection only
constexpr std::array<int, 17> kSamples{2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150};
constexpr std::array<int, 16> kReducedSamples{2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800};
constexpr std::array<int, 14> kLotsUpTo{8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10000, 35000, 150000, 500000};

struct LevelRow {
    std::string_view level;
    std::string_view letters; ///< by size of the lot
};
constexpr std::array<LevelRow, 7> kLevels{{{"S-1", "AAAABBBBCCCCDDD"},
                                           {"S-2", "AAABBBCCCDDDEEE"},
                                           {"S-3", "AABBCCDDEEFFGGH"},
                                           {"S-4", "AABCCDEEFGGHJJK"},
                                           {"I", "AABCCDEFGHJKLMN"},
                                           {"II", "ABCDEFGHJKLMNPQ"},
                                           {"III", "BCDEFGHJKLMNPQR"}}};

struct Numbers {
    int accept = 0;
    int reject = 1;
};

// The tables are built of diagonals: letter and AQL, each a step of about 1.6, give the same numbers where their places
// add up to the same. Fourteen is the first diagonal with a plan.
constexpr int kFirstDiagonal = 14;
constexpr int kLargestSmallLetter = 4; // E: only samples up to 13 have the last two diagonals

std::optional<Numbers> normalNumbers(int diagonal)
{
    constexpr std::array<int, 13> accept{0, -1, -1, 1, 2, 3, 5, 7, 10, 14, 21, 30, 44};
    const int at = diagonal - kFirstDiagonal;
    if (at < 0 || at > 12 || accept[static_cast<std::size_t>(at)] < 0) {
        return {};
    }
    return Numbers{accept[static_cast<std::size_t>(at)], accept[static_cast<std::size_t>(at)] + 1};
}

std::optional<Numbers> tightenedNumbers(int diagonal)
{
    constexpr std::array<int, 12> accept{0, -1, -1, 1, 2, 3, 5, 8, 12, 18, 27, 41};
    const int at = diagonal - kFirstDiagonal - 1;
    if (at < 0 || at > 11 || accept[static_cast<std::size_t>(at)] < 0) {
        return {};
    }
    return Numbers{accept[static_cast<std::size_t>(at)], accept[static_cast<std::size_t>(at)] + 1};
}

std::optional<Numbers> reducedNumbers(int diagonal, int letter)
{
    constexpr std::array<int, 13> accept{0, -1, -1, 0, 1, 1, 2, 3, 5, 7, 10, 14, 21};
    constexpr std::array<int, 13> reject{1, 0, 0, 2, 3, 4, 5, 6, 8, 10, 13, 17, 24};
    const int at = diagonal - kFirstDiagonal;
    if (letter == 0) { // its sample is no smaller than in normal inspection
        return normalNumbers(diagonal);
    }
    if (letter == 1 && at >= 5) { // the sample of B is that of A
        const auto same = normalNumbers(diagonal - 1);
        return same ? std::optional(Numbers{same->accept, same->reject + (at <= 6 ? 1 : 0)}) : std::nullopt;
    }
    if (at < 0 || at > 12 || reject[static_cast<std::size_t>(at)] == 0) {
        return {};
    }
    return Numbers{accept[static_cast<std::size_t>(at)], reject[static_cast<std::size_t>(at)]};
}

std::optional<Numbers> numbersAt(int letter, int aql, Severity severity)
{
    const int diagonal = letter + aql;
    const bool large = letter > kLargestSmallLetter;
    switch (severity) {
    case Severity::normal: return large && diagonal > 24 ? std::nullopt : normalNumbers(diagonal);
    case Severity::tightened: return large && diagonal > 24 ? std::nullopt : tightenedNumbers(diagonal);
    case Severity::reduced: return large && diagonal > 24 ? std::nullopt : reducedNumbers(diagonal, letter);
    }
    return {};
}

/// Where the arrow of an empty cell leads: up right below a plan with acceptance number 0, and below the last plan of a
/// column; else down. Tightened inspection leads down below 0 as well.
int letterOfPlan(int letter, int aql, Severity severity, int letters)
{
    const auto there = [&](int one) { return one >= 0 && one < letters && numbersAt(one, aql, severity).has_value(); };
    if (there(letter)) {
        return letter;
    }
    const bool belowZero = severity != Severity::tightened && letter + aql == kFirstDiagonal + 1;
    if (belowZero && there(letter - 1)) {
        return letter - 1;
    }
    for (int down = letter + 1; down < letters; ++down) {
        if (there(down)) {
            return down;
        }
    }
    for (int up = letter - 1; up >= 0; --up) {
        if (there(up)) {
            return up;
        }
    }
    return letter;
}

} // namespace

std::string_view nameOf(Severity severity)
{
    return severity == Severity::normal ? "normal" : severity == Severity::tightened ? "tightened" : "reduced";
}

Result<Severity> severityFrom(std::string_view name)
{
    for (const Severity one : {Severity::normal, Severity::tightened, Severity::reduced}) {
        if (name == nameOf(one)) {
            return one;
        }
    }
    return invalid("Inspection is normal, tightened or reduced, not \"{}\".", {std::string(name)});
}

const std::vector<double>& sampledAqls()
{
    static const std::vector<double> kAqls{0.010, 0.015, 0.025, 0.040, 0.065, 0.10, 0.15, 0.25, 0.40,
                                           0.65,  1.0,   1.5,   2.5,   4.0,   6.5,  10,   15,   25,
                                           40,    65,    100,   150,   250,   400,  650,  1000};
    return kAqls;
}

Result<SamplingPlan> samplingPlan(int lot, std::string_view level, double aql, Severity severity)
{
    if (lot < 2) {
        return invalid("A lot has two units or more, not {}.", {std::to_string(lot)});
    }
    const auto row =
        std::find_if(kLevels.begin(), kLevels.end(), [&](const LevelRow& one) { return one.level == level; });
    if (row == kLevels.end()) {
        return invalid("There is no inspection level \"{}\"; I, II, III and S-1 to S-4 are known.",
                       {std::string(level)});
    }
    const auto& aqls = sampledAqls();
    const auto column =
        std::find_if(aqls.begin(), aqls.end(), [&](double one) { return std::abs(one - aql) < 1e-9 * one; });
    if (column == aqls.end()) {
        return invalid("{} is no AQL of the table, such as 0.65, 1.0, 1.5, 2.5 or 4.0.", {std::to_string(aql)});
    }
    const auto size = std::lower_bound(kLotsUpTo.begin(), kLotsUpTo.end(), lot) - kLotsUpTo.begin();
    const int letter = static_cast<int>(kLetters.find(row->letters[static_cast<std::size_t>(size)]));
    const int place = static_cast<int>(column - aqls.begin());
    const int letters = severity == Severity::tightened ? 17 : 16;
    const int used = letterOfPlan(letter, place, severity, letters);
    const Numbers numbers = numbersAt(used, place, severity).value_or(Numbers{});
    SamplingPlan plan{kLetters[static_cast<std::size_t>(letter)], kLetters[static_cast<std::size_t>(used)]};
    plan.sample = severity == Severity::reduced ? kReducedSamples[static_cast<std::size_t>(used)]
                                                : kSamples[static_cast<std::size_t>(used)];
    plan.accept = numbers.accept;
    plan.reject = numbers.reject;
    plan.whole = plan.sample >= lot;
    plan.sample = std::min(plan.sample, lot);
    return plan;
}

double acceptedAt(int sample, int accept, double share)
{
    if (accept >= sample || share <= 0.0) {
        return 1.0;
    }
    return share >= 1.0 ? 0.0 : betaShare(1.0 - share, sample - accept, accept + 1.0);
}

double acceptedAt(int sample, int accept, int lot, int bad)
{
    double sum = 0.0;
    for (int found = 0; found <= std::min(accept, sample); ++found) {
        sum += std::exp(logWays(bad, found) + logWays(lot - bad, sample - found) - logWays(lot, sample));
    }
    return std::min(1.0, sum);
}

double shareAccepted(int sample, int accept, double chance)
{
    return accept >= sample ? 1.0 : 1.0 - betaQuantile(chance, sample - accept, accept + 1.0);
}

void Switching::begin(Severity severity)
{
    m_severity = severity;
    m_last.clear();
    m_score = 0;
    m_refusedWhileTightened = 0;
}

void Switching::take(const SamplingPlan& plan, int bad, bool acceptedAtTighter)
{
    const bool accepted = bad < plan.reject;
    m_last.push_back(accepted);
    if (m_last.size() > 5) {
        m_last.erase(m_last.begin());
    }
    const auto refusals = std::count(m_last.begin(), m_last.end(), false);
    if (m_severity == Severity::reduced) {
        if (bad > plan.accept) { // refused, or between the two numbers
            begin(Severity::normal);
        }
        return;
    }
    if (m_severity == Severity::tightened) {
        m_refusedWhileTightened += accepted ? 0 : 1;
        m_discontinued = m_discontinued || m_refusedWhileTightened >= 5;
        if (m_last.size() == 5 && refusals == 0) {
            begin(Severity::normal);
        }
        return;
    }
    if (!accepted) {
        m_score = 0;
    } else if (plan.accept <= 1) {
        m_score += 2;
    } else {
        m_score = acceptedAtTighter ? m_score + 3 : 0;
    }
    if (refusals >= 2) {
        begin(Severity::tightened);
    } else if (m_score >= 30) {
        begin(Severity::reduced);
    }
}

} // namespace regrade::stats
