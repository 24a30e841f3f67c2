#include "stats/agreement.h"

#include "stats/interval.h"
#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <vector>

namespace regrade::stats {

Agreement agreementOf(std::span<const std::pair<int, int>> pairs, int classes)
{
    const auto size = static_cast<std::size_t>(classes);
    std::vector<double> first(size, 0.0);
    std::vector<double> second(size, 0.0);
    int same = 0;
    double seen = 0.0;
    for (const auto& [a, b] : pairs) {
        same += a == b ? 1 : 0;
        seen += static_cast<double>((a - b) * (a - b));
        first[static_cast<std::size_t>(a)] += 1.0;
        second[static_cast<std::size_t>(b)] += 1.0;
    }
    const int n = static_cast<int>(pairs.size());
    double byChance = 0.0;
    for (int a = 0; a < classes; ++a) {
        for (int b = 0; b < classes; ++b) {
            byChance += static_cast<double>((a - b) * (a - b)) * first[static_cast<std::size_t>(a)] *
                        second[static_cast<std::size_t>(b)];
        }
    }
    Agreement agreement{.accuracy = wilsonShare(same, n)};
    agreement.kappaDefined = byChance > 0.0;
    agreement.quadraticKappa = agreement.kappaDefined ? 1.0 - seen * n / byChance : 0.0;
    return agreement;
}

namespace {

/// How near two classes are, 1 = the same.
double nearness(int a, int b, int classes, KappaWeights weights)
{
    const double apart = std::abs(a - b) / std::max(1.0, classes - 1.0);
    switch (weights) {
    case KappaWeights::none: return a == b ? 1.0 : 0.0;
    case KappaWeights::linear: return 1.0 - apart;
    case KappaWeights::quadratic: return 1.0 - apart * apart;
    }
    return 0.0;
}

} // namespace

std::optional<Kappa> kappaOf(std::span<const std::pair<int, int>> pairs, int classes, KappaWeights weights)
{
    if (pairs.empty()) {
        return {};
    }
    const auto size = static_cast<std::size_t>(classes);
    const double n = static_cast<double>(pairs.size());
    Eigen::MatrixXd seen = Eigen::MatrixXd::Zero(classes, classes);
    Eigen::MatrixXd near(classes, classes);
    for (const auto& [a, b] : pairs) {
        seen(a, b) += 1.0 / n;
    }
    for (int a = 0; a < classes; ++a) {
        for (int b = 0; b < classes; ++b) {
            near(a, b) = nearness(a, b, classes, weights);
        }
    }
    const Eigen::VectorXd first = seen.rowwise().sum();
    const Eigen::VectorXd second = seen.colwise().sum().transpose();
    const double same = (seen.array() * near.array()).sum();
    const double byChance = first.dot(near * second);
    if (size < 2 || byChance >= 1.0) {
        return {};
    }
    Kappa kappa{(same - byChance) / (1.0 - byChance), 0.0, {}, static_cast<int>(pairs.size())};
    const double rest = 1.0 - kappa.value;
    const Eigen::VectorXd byRow = near * second;
    const Eigen::VectorXd byColumn = near.transpose() * first;
    double squares = 0.0;
    for (int a = 0; a < classes; ++a) {
        for (int b = 0; b < classes; ++b) {
            const double apart = near(a, b) - (byRow(a) + byColumn(b)) * rest;
            squares += seen(a, b) * apart * apart;
        }
    }
    const double centre = kappa.value - byChance * rest;
    kappa.error = std::sqrt(std::max(0.0, squares - centre * centre) / n) / (1.0 - byChance);
    kappa.interval = {std::max(-1.0, kappa.value - kTwoSided95 * kappa.error),
                      std::min(1.0, kappa.value + kTwoSided95 * kappa.error)};
    return kappa;
}

} // namespace regrade::stats
