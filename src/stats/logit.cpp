#include "stats/logit.h"

#include <Eigen/Dense>

#include <cmath>

namespace regrade::stats {

namespace {

constexpr int kMostRounds = 100;
constexpr double kStill = 1e-10;        // the longest step of a weight after which the fit has arrived
constexpr double kNoise = 1e-12;        // relative; so much a deviance may differ by rounding alone
constexpr double kFurthestLogit = 30.0; // beyond it a chance is 0 or 1 in a double, and no weight is finite

double chanceAt(double eta)
{
    return eta >= 0.0 ? 1.0 / (1.0 + std::exp(-eta)) : std::exp(eta) / (1.0 + std::exp(eta));
}

double entropyPart(double count, double expected) { return count > 0.0 ? count * std::log(count / expected) : 0.0; }

struct Sample {
    Eigen::MatrixXd x; ///< with the constant
    Eigen::VectorXd yes;
    Eigen::VectorXd trials;
};

double devianceOf(const Sample& sample, const Eigen::VectorXd& weights)
{
    const Eigen::VectorXd eta = sample.x * weights;
    double deviance = 0.0;
    for (Eigen::Index i = 0; i < eta.size(); ++i) {
        const double chance = chanceAt(eta[i]);
        const double no = sample.trials[i] - sample.yes[i];
        deviance += entropyPart(sample.yes[i], sample.trials[i] * chance) +
                    entropyPart(no, sample.trials[i] * chanceAt(-eta[i]));
    }
    return 2.0 * deviance;
}

bool fits(std::span<const LogitCase> cases)
{
    for (const LogitCase& one : cases) {
        if (one.features.size() != cases.front().features.size() || one.trials <= 0.0 || one.yes < 0.0 ||
            one.yes > one.trials) {
            return false;
        }
    }
    return !cases.empty();
}

Sample sampleOf(std::span<const LogitCase> cases)
{
    const auto rows = static_cast<Eigen::Index>(cases.size());
    const auto columns = static_cast<Eigen::Index>(cases.front().features.size()) + 1;
    Sample sample{Eigen::MatrixXd(rows, columns), Eigen::VectorXd(rows), Eigen::VectorXd(rows)};
    for (Eigen::Index i = 0; i < rows; ++i) {
        const LogitCase& one = cases[static_cast<std::size_t>(i)];
        sample.x(i, 0) = 1.0;
        for (Eigen::Index j = 1; j < columns; ++j) {
            sample.x(i, j) = one.features[static_cast<std::size_t>(j - 1)];
        }
        sample.yes[i] = one.yes;
        sample.trials[i] = one.trials;
    }
    return sample;
}

Error noFiniteAnswer() { return refused("The sales so far determine no finite answer: too few, or all alike."); }

} // namespace

Result<LogitModel> fitLogit(std::span<const LogitCase> cases, double ridge, const std::vector<double>& towards)
{
    if (!fits(cases)) {
        return invalid("A fit needs at least one case, and the same features in all.");
    }
    const Sample sample = sampleOf(cases);
    const Eigen::Index columns = sample.x.cols();
    Eigen::VectorXd pull = Eigen::VectorXd::Constant(columns, ridge);
    pull[0] = 0.0;
    Eigen::VectorXd target = Eigen::VectorXd::Zero(columns);
    for (Eigen::Index j = 1; j < columns && static_cast<std::size_t>(j) <= towards.size(); ++j) {
        target[j] = towards[static_cast<std::size_t>(j - 1)];
    }
    const double share = sample.yes.sum() / sample.trials.sum();
    if (share <= 0.0 || share >= 1.0) {
        return noFiniteAnswer();
    }
    Eigen::VectorXd weights = target;
    weights[0] = std::log(share / (1.0 - share)) - (sample.x.rightCols(columns - 1) * target.tail(columns - 1)).mean();
    Eigen::MatrixXd curvature;
    const auto height = [&](const Eigen::VectorXd& at) {
        return devianceOf(sample, at) + (at - target).cwiseAbs2().dot(pull);
    };
    double here = height(weights);
    for (int round = 0; round < kMostRounds; ++round) {
        const Eigen::VectorXd eta = sample.x * weights;
        const Eigen::VectorXd chance = eta.unaryExpr(&chanceAt);
        const Eigen::VectorXd spread = sample.trials.array() * chance.array() * (1.0 - chance.array());
        curvature = sample.x.transpose() * spread.asDiagonal() * sample.x;
        curvature.diagonal() += pull;
        const Eigen::VectorXd slope = sample.x.transpose() * (sample.yes - sample.trials.cwiseProduct(chance)) -
                                      pull.cwiseProduct(weights - target);
        const Eigen::LDLT<Eigen::MatrixXd> solver(curvature);
        if (solver.info() != Eigen::Success || solver.rcond() < 1e-14) {
            return noFiniteAnswer();
        }
        Eigen::VectorXd step = solver.solve(slope);
        double there = height(weights + step);
        for (int halved = 0; halved < 40 && !(there <= here + kNoise * (std::abs(here) + 1.0)); ++halved) {
            step *= 0.5;
            there = height(weights + step);
        }
        weights += step;
        here = there;
        if (step.cwiseAbs().maxCoeff() <= kStill) {
            break;
        }
    }
    if (!weights.allFinite() || (sample.x * weights).cwiseAbs().maxCoeff() > kFurthestLogit) {
        return noFiniteAnswer();
    }
    LogitModel model;
    model.weights.assign(weights.data(), weights.data() + columns);
    const Eigen::MatrixXd covariance = curvature.inverse();
    for (Eigen::Index j = 0; j < columns; ++j) {
        model.errors.push_back(std::sqrt(covariance(j, j)));
    }
    model.deviance = devianceOf(sample, weights);
    model.trials = sample.trials.sum();
    model.yes = sample.yes.sum();
    return model;
}

double logitChance(const LogitModel& model, std::span<const double> features)
{
    double eta = model.weights.front();
    for (std::size_t i = 0; i < features.size(); ++i) {
        eta += model.weights[i + 1] * features[i];
    }
    return chanceAt(eta);
}

} // namespace regrade::stats
