#include "stats/etspass.h"

#include <algorithm>
#include <cmath>

namespace regrade::stats::inside {

namespace {

constexpr double kLeastFitted = 1e-8; // of values around 1
constexpr double kMostFitted = 1e8;

/// A number with its derivatives by N parameters.
template <std::size_t N>
struct Slopes {
    double value = 0.0;
    std::array<double, N> by{};
};

/// The logarithm of a product, taken rarely.
class LogProduct {
public:
    void take(double factor)
    {
        m_product *= factor;
        if (++m_count == 8) {
            m_log += std::log(m_product);
            m_product = 1.0;
            m_count = 0;
        }
    }
    [[nodiscard]] double log() const { return m_log + std::log(m_product); }

private:
    double m_product = 1.0;
    double m_log = 0.0;
    int m_count = 0;
};

/// The states of a class with N derivatives; N = 0 runs without them.
template <std::size_t N>
class EtsStates {
public:
    EtsStates(const EtsProblem& problem, const EtsParameters& at)
        : m_trend(problem.kind.trend), m_season(problem.kind.season), m_alpha(at[kAlpha]), m_betaShare(at[kBetaShare]),
          m_gammaShare(at[kGammaShare]), m_gamma(at[kGammaShare] * (1.0 - at[kAlpha])),
          m_phi(problem.kind.trend == EtsTrend::damped ? at[kPhi] : 1.0)
    {
        m_level.value = at[kLevel];
        m_slope.value = m_trend == EtsTrend::none ? 0.0 : at[kSlope];
        mark(m_level, kLevel);
        mark(m_slope, kSlope);
        if (m_season != EtsSeason::none) {
            layOutSeasons(problem, at);
        }
    }

    /// The fitted value of the next step, with its derivatives.
    const Slopes<N>& fit(std::size_t place)
    {
        m_base.value = m_level.value + m_phi * m_slope.value;
        for (std::size_t i = 0; i < N; ++i) {
            m_base.by[i] = m_level.by[i] + m_phi * m_slope.by[i];
        }
        if constexpr (N > 0) {
            m_base.by[kPhi] += m_slope.value;
        }
        m_fitted = m_base;
        if (m_season == EtsSeason::none) {
            return m_fitted;
        }
        const Slopes<N>& part = m_seasons[place];
        if (m_season == EtsSeason::additive) {
            m_fitted.value += part.value;
            for (std::size_t i = 0; i < N; ++i) {
                m_fitted.by[i] += part.by[i];
            }
        } else {
            m_fitted.value *= part.value;
            for (std::size_t i = 0; i < N; ++i) {
                m_fitted.by[i] = m_base.by[i] * part.value + m_base.value * part.by[i];
            }
        }
        return m_fitted;
    }

    /// False where the states have left what the class allows.
    bool learn(double value, std::size_t place)
    {
        double seen = value; // without its season
        double bySeason = 0.0;
        double share = 0.0; // of the season that the value shows
        double byBase = 0.0;
        if (m_season == EtsSeason::additive) {
            seen -= m_seasons[place].value;
            bySeason = -1.0;
            share = value - m_base.value;
            byBase = -1.0;
        } else if (m_season == EtsSeason::multiplicative) {
            const double part = m_seasons[place].value;
            if (part < kLeastFitted || m_base.value < kLeastFitted) {
                return false;
            }
            seen /= part;
            bySeason = -seen / part;
            share = value / m_base.value;
            byBase = -share / m_base.value;
        }
        learnLevel(seen, m_season == EtsSeason::none ? nullptr : &m_seasons[place], bySeason);
        if (m_season != EtsSeason::none) {
            learnSeason(m_seasons[place], share, byBase);
        }
        return std::abs(m_level.value) < kMostFitted;
    }

    void tell(EtsTrace& trace) const
    {
        trace.level = m_level.value;
        trace.slope = m_slope.value;
        for (std::size_t place = 0; place < m_seasons.size(); ++place) {
            trace.seasons[place] = m_seasons[place].value;
        }
    }

private:
    static void mark(Slopes<N>& what, std::size_t place)
    {
        if constexpr (N > 0) {
            what.by[place] = 1.0;
        }
    }

    void layOutSeasons(const EtsProblem& problem, const EtsParameters& at)
    {
        Slopes<N>& last = m_seasons[problem.season - 1];
        last.value = m_season == EtsSeason::additive ? 0.0 : static_cast<double>(problem.season);
        for (std::size_t place = 0; place + 1 < problem.season; ++place) {
            m_seasons[place].value = at[kFirstSeason + place];
            mark(m_seasons[place], kFirstSeason + place);
            last.value -= m_seasons[place].value;
            if constexpr (N > 0) {
                last.by[kFirstSeason + place] = -1.0;
            }
        }
    }

    void learnLevel(double seen, const Slopes<N>* season, double bySeason)
    {
        const double apart = seen - m_base.value;
        const double step = m_alpha * apart;
        Slopes<N> moved;
        for (std::size_t i = 0; i < N; ++i) {
            moved.by[i] = m_alpha * ((season == nullptr ? 0.0 : bySeason * season->by[i]) - m_base.by[i]);
        }
        if constexpr (N > 0) {
            moved.by[kAlpha] += apart;
        }
        m_level.value = m_base.value + step;
        for (std::size_t i = 0; i < N; ++i) {
            m_level.by[i] = m_base.by[i] + moved.by[i];
        }
        if (m_trend == EtsTrend::none) {
            return;
        }
        for (std::size_t i = 0; i < N; ++i) {
            m_slope.by[i] = m_phi * m_slope.by[i] + m_betaShare * moved.by[i];
        }
        if constexpr (N > 0) {
            m_slope.by[kPhi] += m_slope.value;
            m_slope.by[kBetaShare] += step;
        }
        m_slope.value = m_phi * m_slope.value + m_betaShare * step;
    }

    void learnSeason(Slopes<N>& season, double share, double byBase)
    {
        const double apart = share - season.value;
        for (std::size_t i = 0; i < N; ++i) {
            season.by[i] += m_gamma * (byBase * m_base.by[i] - season.by[i]);
        }
        if constexpr (N > 0) {
            season.by[kGammaShare] += (1.0 - m_alpha) * apart;
            season.by[kAlpha] -= m_gammaShare * apart;
        }
        season.value += m_gamma * apart;
    }

    EtsTrend m_trend;
    EtsSeason m_season;
    double m_alpha;
    double m_betaShare;
    double m_gammaShare;
    double m_gamma;
    double m_phi;
    Slopes<N> m_level;
    Slopes<N> m_slope;
    Slopes<N> m_base;
    Slopes<N> m_fitted;
    std::array<Slopes<N>, kLongestEtsSeason> m_seasons{};
};

/// Each row: the error, its N derivatives; and the means of the derivatives of log(fitted).
template <std::size_t N>
struct EtsRows {
    double* rows = nullptr;
    std::array<double, N> logMeans{};
};

template <std::size_t N>
EtsTrace walk(const EtsProblem& problem, const EtsParameters& at, EtsRows<N>* out)
{
    EtsStates<N> states(problem, at);
    EtsTrace trace;
    LogProduct product;
    double squares = 0.0;
    std::size_t place = 0;
    for (std::size_t t = 0; t < problem.values.size(); ++t) {
        const double value = problem.values[t];
        const Slopes<N>& fitted = states.fit(place);
        const bool relative = problem.kind.multiplicativeError;
        if (!(std::abs(fitted.value) < kMostFitted) || (relative && fitted.value < kLeastFitted)) {
            return {};
        }
        const double error = relative ? value / fitted.value - 1.0 : value - fitted.value;
        squares += error * error;
        if (relative) {
            product.take(fitted.value);
        }
        if constexpr (N > 0) {
            double* row = out->rows + t * (N + 1);
            row[0] = error;
            const double inverse = relative ? 1.0 / fitted.value : 1.0;
            const double factor = relative ? -(1.0 + error) * inverse : -1.0;
            for (std::size_t i = 0; i < N; ++i) {
                row[1 + i] = factor * fitted.by[i];
                out->logMeans[i] += inverse * fitted.by[i];
            }
        }
        if (!states.learn(value, place)) {
            return {};
        }
        place = place + 1 == problem.season ? 0 : place + 1;
    }
    trace.plainSquares = squares;
    const double count = static_cast<double>(problem.values.size());
    const double scale = problem.kind.multiplicativeError ? std::exp(2.0 * product.log() / count) : 1.0;
    trace.squares = std::isfinite(squares * scale) ? squares * scale : std::numeric_limits<double>::infinity();
    states.tell(trace);
    return trace;
}

template <std::size_t N>
EtsTrace walkWithSlopes(const EtsProblem& problem, const EtsParameters& at, EtsNormal& normal,
                        std::vector<double>& scratch)
{
    scratch.resize(problem.values.size() * (N + 1));
    EtsRows<N> rows{scratch.data(), {}};
    const EtsTrace trace = walk<N>(problem, at, &rows);
    if (!std::isfinite(trace.squares)) {
        return trace;
    }
    const double count = static_cast<double>(problem.values.size());
    const bool relative = problem.kind.multiplicativeError;
    const double scale = relative ? trace.squares / std::max(trace.plainSquares, 1e-300) : 1.0;
    std::array<std::array<double, N>, N> matrix{};
    std::array<double, N> gradient{};
    for (std::size_t t = 0; t < problem.values.size(); ++t) {
        double* row = scratch.data() + t * (N + 1);
        const double error = row[0];
        std::array<double, N> by;
        for (std::size_t i = 0; i < N; ++i) {
            by[i] = row[1 + i] + (relative ? error * rows.logMeans[i] / count : 0.0);
        }
        for (std::size_t i = 0; i < N; ++i) {
            gradient[i] += by[i] * error;
            const double one = by[i];
            for (std::size_t j = 0; j < N; ++j) {
                matrix[i][j] += one * by[j];
            }
        }
    }
    for (std::size_t i = 0; i < N; ++i) {
        normal.gradient[i] = gradient[i] * scale;
        for (std::size_t j = 0; j < N; ++j) {
            normal.matrix[i][j] = matrix[i][j] * scale;
        }
    }
    return trace;
}

} // namespace

EtsTrace runEts(const EtsProblem& problem, const EtsParameters& at) { return walk<0>(problem, at, nullptr); }

EtsTrace runEts(const EtsProblem& problem, const EtsParameters& at, EtsNormal& normal, std::vector<double>& scratch)
{
    const std::size_t count = problem.parameters();
    if (count <= 6) {
        return walkWithSlopes<6>(problem, at, normal, scratch);
    }
    if (count <= 10) {
        return walkWithSlopes<10>(problem, at, normal, scratch);
    }
    return count <= 18 ? walkWithSlopes<18>(problem, at, normal, scratch)
                       : walkWithSlopes<kMostEtsParameters>(problem, at, normal, scratch);
}

} // namespace regrade::stats::inside
