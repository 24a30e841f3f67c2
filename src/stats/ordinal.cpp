#include "stats/ordinal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace regrade::stats {

namespace {

constexpr int kMostSteps = 200;
constexpr double kSmallStep = 1e-9;
constexpr double kLeastGap = 1e-9;      // between two cuts
constexpr double kCalm = 1e-9;          // keeps the normal matrix positive
constexpr double kLeastChance = 1e-300; // under it a logarithm would be no number
constexpr double kFaintestScore = 0.05; // of the limit; lower scores tell no more
constexpr double kInfinity = std::numeric_limits<double>::infinity();

using Vector = std::vector<double>;

double logistic(double z) { return z >= 0.0 ? 1.0 / (1.0 + std::exp(-z)) : std::exp(z) / (1.0 + std::exp(z)); }

/// One case as the fit sees it: standardised features, and its level's place among those that occurred.
struct Row {
    Vector x;
    std::size_t place = 0;
};

/// Parameters: the cuts, then the weights.
struct Surface {
    std::span<const Row> rows;
    std::size_t cuts = 0;
    double ridge = 1.0;

    [[nodiscard]] std::size_t size() const { return cuts + kOrdinalFeatures; }

    /// Upper and lower end of the row's level on the logistic scale.
    [[nodiscard]] std::pair<double, double> ends(const Row& row, const Vector& at) const
    {
        double eta = 0.0;
        for (std::size_t i = 0; i < kOrdinalFeatures; ++i) {
            eta += at[cuts + i] * row.x[i];
        }
        return {row.place < cuts ? at[row.place] - eta : kInfinity,
                row.place > 0 ? at[row.place - 1] - eta : -kInfinity};
    }

    /// Logarithm of the likelihood less the ridge; minus infinity where the cuts do not rise.
    [[nodiscard]] double value(const Vector& at) const
    {
        for (std::size_t i = 1; i < cuts; ++i) {
            if (at[i] - at[i - 1] < kLeastGap) {
                return -kInfinity;
            }
        }
        double sum = 0.0;
        for (const Row& row : rows) {
            const auto [upper, lower] = ends(row, at);
            sum += std::log(std::max(kLeastChance, logistic(upper) - logistic(lower)));
        }
        for (std::size_t i = cuts; i < size(); ++i) {
            sum -= 0.5 * ridge * at[i] * at[i];
        }
        return sum;
    }
};

/// Gradient and negative Hessian of the surface.
struct Slope {
    Vector gradient;
    std::vector<Vector> curvature;
};

/// What one row adds; `a` and `b` are the directions in which its upper and lower end move.
void addRow(const Surface& surface, const Row& row, const Vector& at, Slope& slope)
{
    const auto [upper, lower] = surface.ends(row, at);
    const double high = logistic(upper);
    const double low = logistic(lower);
    const double chance = std::max(kLeastChance, high - low);
    const double up = high * (1.0 - high) / chance;
    const double down = low * (1.0 - low) / chance;
    const double upUp = up * (1.0 - 2.0 * high) - up * up;
    const double downDown = -down * (1.0 - 2.0 * low) - down * down;
    const double upDown = up * down;
    Vector a(surface.size(), 0.0);
    Vector b(surface.size(), 0.0);
    for (std::size_t i = 0; i < kOrdinalFeatures; ++i) {
        a[surface.cuts + i] = b[surface.cuts + i] = -row.x[i];
    }
    if (row.place < surface.cuts) {
        a[row.place] = 1.0;
    }
    if (row.place > 0) {
        b[row.place - 1] = 1.0;
    }
    for (std::size_t i = 0; i < surface.size(); ++i) {
        slope.gradient[i] += up * a[i] - down * b[i];
        for (std::size_t j = 0; j < surface.size(); ++j) {
            slope.curvature[i][j] -= upUp * a[i] * a[j] + downDown * b[i] * b[j] + upDown * (a[i] * b[j] + b[i] * a[j]);
        }
    }
}

Slope slopeAt(const Surface& surface, const Vector& at)
{
    Slope slope{Vector(surface.size(), 0.0), std::vector<Vector>(surface.size(), Vector(surface.size(), 0.0))};
    for (const Row& row : surface.rows) {
        addRow(surface, row, at, slope);
    }
    for (std::size_t i = 0; i < surface.size(); ++i) {
        const double ridge = i < surface.cuts ? 0.0 : surface.ridge;
        slope.gradient[i] -= ridge * at[i];
        slope.curvature[i][i] += ridge + kCalm;
    }
    return slope;
}

/// Solves curvature * step = gradient by Cholesky; the matrix is small and positive.
Vector solved(Slope slope)
{
    auto& m = slope.curvature;
    const std::size_t n = m.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < j; ++k) {
            m[j][j] -= m[j][k] * m[j][k];
        }
        m[j][j] = std::sqrt(std::max(m[j][j], kCalm));
        for (std::size_t i = j + 1; i < n; ++i) {
            for (std::size_t k = 0; k < j; ++k) {
                m[i][j] -= m[i][k] * m[j][k];
            }
            m[i][j] /= m[j][j];
        }
    }
    Vector& x = slope.gradient;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            x[i] -= m[i][k] * x[k];
        }
        x[i] /= m[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) {
            x[i] -= m[k][i] * x[k];
        }
        x[i] /= m[i][i];
    }
    return x;
}

/// Newton's steps, each halved until the surface rises.
Vector climb(const Surface& surface, Vector at)
{
    double height = surface.value(at);
    for (int round = 0; round < kMostSteps; ++round) {
        const Vector step = solved(slopeAt(surface, at));
        double length = 1.0;
        Vector next = at;
        double there = -kInfinity;
        for (; length > kSmallStep; length *= 0.5) {
            for (std::size_t i = 0; i < at.size(); ++i) {
                next[i] = at[i] + length * step[i];
            }
            there = surface.value(next);
            if (there >= height) {
                break;
            }
        }
        const double gain = there - height;
        if (!(gain > 0.0)) {
            break;
        }
        at = next;
        height = there;
        if (gain < kSmallStep) {
            break;
        }
    }
    return at;
}

void standardise(std::span<const OrdinalCase> cases, OrdinalModel& model)
{
    for (std::size_t i = 0; i < kOrdinalFeatures; ++i) {
        Vector known;
        for (const OrdinalCase& entry : cases) {
            if (entry.features[i]) {
                known.push_back(*entry.features[i]);
            }
        }
        double sum = 0.0;
        double squares = 0.0;
        for (const double value : known) {
            sum += value;
        }
        const double n = std::max<double>(1.0, static_cast<double>(known.size()));
        for (const double value : known) {
            squares += (value - sum / n) * (value - sum / n);
        }
        const double spread = std::sqrt(squares / n);
        model.centres.push_back(sum / n);
        model.spreads.push_back(spread > kSmallStep ? spread : 1.0);
    }
}

Vector standardised(const OrdinalModel& model, const OrdinalFeatures& features)
{
    Vector x(kOrdinalFeatures, 0.0);
    for (std::size_t i = 0; i < kOrdinalFeatures; ++i) {
        if (features[i]) {
            x[i] = (*features[i] - model.centres[i]) / model.spreads[i];
        }
    }
    return x;
}

/// The cuts that tell the levels' shares alone.
Vector startOf(const std::vector<Row>& rows, std::size_t cuts)
{
    Vector start(cuts + kOrdinalFeatures, 0.0);
    for (std::size_t i = 0; i < cuts; ++i) {
        const auto under = std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.place <= i; });
        const double share = (static_cast<double>(under) + 0.5) / (static_cast<double>(rows.size()) + 1.0);
        start[i] = std::log(share / (1.0 - share));
    }
    return start;
}

} // namespace

OrdinalFeatures ordinalFeatures(double score, std::optional<double> extentMm, int marks)
{
    OrdinalFeatures features;
    features[0] = std::log(std::max(score, kFaintestScore));
    if (extentMm || marks == 0) {
        features[1] = std::log1p(std::max(0.0, extentMm.value_or(0.0)));
    }
    features[2] = std::log1p(static_cast<double>(std::max(0, marks)));
    return features;
}

Result<OrdinalModel> fitOrdinal(std::span<const OrdinalCase> cases, double ridge)
{
    OrdinalModel model{.results = static_cast<int>(cases.size())};
    for (const OrdinalCase& entry : cases) {
        model.levels.push_back(entry.level);
    }
    std::sort(model.levels.begin(), model.levels.end());
    model.levels.erase(std::unique(model.levels.begin(), model.levels.end()), model.levels.end());
    if (model.levels.size() < 2) {
        return refused("All confirmed results show the same look, so they cannot tell one look from another.");
    }
    standardise(cases, model);
    std::vector<Row> rows;
    for (const OrdinalCase& entry : cases) {
        const auto place = std::lower_bound(model.levels.begin(), model.levels.end(), entry.level);
        rows.push_back({standardised(model, entry.features), static_cast<std::size_t>(place - model.levels.begin())});
    }
    const Surface surface{rows, model.levels.size() - 1, ridge};
    const Vector best = climb(surface, startOf(rows, surface.cuts));
    const auto border = best.begin() + static_cast<std::ptrdiff_t>(surface.cuts);
    model.cuts.assign(best.begin(), border);
    model.weights.assign(border, best.end());
    return model;
}

std::vector<double> ordinalChances(const OrdinalModel& model, const OrdinalFeatures& features)
{
    const Vector x = standardised(model, features);
    double eta = 0.0;
    for (std::size_t i = 0; i < kOrdinalFeatures; ++i) {
        eta += model.weights[i] * x[i];
    }
    std::vector<double> chances;
    double below = 0.0;
    for (const double cut : model.cuts) {
        const double upTo = logistic(cut - eta);
        chances.push_back(upTo - below);
        below = upTo;
    }
    chances.push_back(1.0 - below);
    return chances;
}

Share crossValidated(std::span<const OrdinalCase> cases, int folds)
{
    int agreed = 0;
    for (int fold = 0; fold < folds; ++fold) {
        std::vector<OrdinalCase> seen;
        std::vector<OrdinalCase> unseen;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            (static_cast<int>(i % static_cast<std::size_t>(folds)) == fold ? unseen : seen).push_back(cases[i]);
        }
        const Result<OrdinalModel> model = fitOrdinal(seen);
        for (const OrdinalCase& entry : unseen) {
            if (model) {
                const std::vector<double> chances = ordinalChances(*model, entry.features);
                const auto best = std::max_element(chances.begin(), chances.end()) - chances.begin();
                agreed += model->levels[static_cast<std::size_t>(best)] == entry.level ? 1 : 0;
            }
        }
    }
    return wilsonShare(agreed, static_cast<int>(cases.size()));
}

} // namespace regrade::stats
