#pragma once

#include <span>

namespace regrade::stats {

/// A one-sided cumulative sum over standardised values (Page 1954). Slack and alarm are in spreads; with 0.5 and 5 it
/// rings falsely once in about 930 values and finds a shift of one spread after about 10.
class UpwardSum {
public:
    UpwardSum(double slack, double alarm) : m_slack(slack), m_alarm(alarm) {}

    /// Takes one value; true when the sum has passed the alarm.
    bool take(double standardised);
    [[nodiscard]] double sum() const { return m_sum; }
    /// Values since the sum was last zero: the likely length of the change.
    [[nodiscard]] int run() const { return m_run; }

private:
    double m_slack;
    double m_alarm;
    double m_sum = 0.0;
    int m_run = 0;
};

struct DriftLimits {
    int baseline = 20;
    double slack = 0.5;
    double alarm = 5.0;
};

/// What the scores of good units say about light and camera since the product was taught.
struct Drift {
    int units = 0;          ///< confirmed good units so far
    int baseline = 0;       ///< of them the first, which tell what is normal
    double sum = 0.0;       ///< in spreads
    bool alarm = false;     ///< the sum stands above the alarm now
    int last = 0;           ///< units since the sum was last zero
    bool allHigher = false; ///< each of them lies above the baseline's middle
    double factor = 1.0;    ///< typical score of the last ones divided by the baseline's
    int missing = 0;        ///< units that the baseline still lacks; 0 = judged
};

/// Scores of good units in the order of time, each above zero. Middle and spread of the logarithms come from the first
/// `baseline` ones (median, and median deviation times 1.4826). While fewer are known, nothing is judged.
[[nodiscard]] Drift driftOf(std::span<const double> scores, const DriftLimits& limits);

} // namespace regrade::stats
