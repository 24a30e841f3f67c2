#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace regrade::stats {

enum class Severity { normal, tightened, reduced };
/// "normal", "tightened", "reduced".
[[nodiscard]] std::string_view nameOf(Severity severity);
[[nodiscard]] Result<Severity> severityFrom(std::string_view name);

/// So many units are drawn from a lot; up to `accept` bad ones it is accepted, from `reject` on not. Between the two,
/// which happens in reduced inspection only, it is accepted and inspection is normal again.
struct SamplingPlan {
    char letter = 'A';     ///< of the lot and level
    char planLetter = 'A'; ///< of the plan that is used, where an arrow of the table led
    int sample = 0;
    int accept = 0;
    int reject = 1;
    bool whole = false; ///< the sample is the lot: every unit is inspected
};

/// A single plan of MIL-STD-105E, ANSI/ASQ Z1.4 and (but for reduced inspection) ISO 2859-1. `level` is I, II, III, S-1
/// ... S-4; `aql` one of the table's, 0.010 ... 1000, in bad ones per hundred. An arrow leads to another letter's plan
/// with its own sample. Invalid: a lot below two, another level or AQL.
[[nodiscard]] Result<SamplingPlan> samplingPlan(int lot, std::string_view level, double aql, Severity severity);
[[nodiscard]] const std::vector<double>& sampledAqls();

/// The chance that a lot is accepted: with `share` bad units of endlessly many (binomial), or with `bad` in `lot`
/// exactly (hypergeometric).
[[nodiscard]] double acceptedAt(int sample, int accept, double share);
[[nodiscard]] double acceptedAt(int sample, int accept, int lot, int bad);
/// The share of bad units at which a lot is still accepted with this chance: 0.10 gives the limiting quality LQ10.
[[nodiscard]] double shareAccepted(int sample, int accept, double chance);

/// How the next lot is inspected, from how the last ones went (MIL-STD-105E 4.7, ANSI/ASQ Z1.4 with its score).
class Switching {
public:
    /// One lot as it was inspected on first submission, under the severity that severity() told. Bad units decide the
    /// score: with `accept` 0 or 1 an accepted lot gives 2, else 3 where it would also be accepted at an AQL one step
    /// tighter; otherwise the score is 0 again.
    void take(const SamplingPlan& plan, int bad, bool acceptedAtTighter);

    [[nodiscard]] Severity severity() const { return m_severity; }
    [[nodiscard]] bool discontinued() const { return m_discontinued; } ///< five lots were refused while tightened
    [[nodiscard]] int score() const { return m_score; }

private:
    void begin(Severity severity);

    Severity m_severity = Severity::normal;
    std::vector<bool> m_last; ///< accepted or not since this severity began, the last five
    int m_refusedWhileTightened = 0;
    int m_score = 0;
    bool m_discontinued = false;
};

} // namespace regrade::stats
