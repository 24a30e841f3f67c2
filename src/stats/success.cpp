#include "stats/success.h"

#include "stats/special.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace regrade::stats {

namespace {

constexpr double kMostPrior = 10000.0; // tries; beyond that the categories are alike for all that matters

double logBeta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

double likelihoodOf(std::span<const Tries> categories, double alpha, double beta)
{
    double sum = 0.0;
    for (const Tries& one : categories) {
        sum += logWays(one.tried, one.succeeded) + logBeta(alpha + one.succeeded, beta + one.tried - one.succeeded) -
               logBeta(alpha, beta);
    }
    return sum;
}

/// The place of the highest point of a function with one, by the golden section.
template <class F>
double highestOf(double low, double high, const F& of)
{
    const double golden = (std::sqrt(5.0) - 1.0) / 2.0;
    double left = high - golden * (high - low);
    double right = low + golden * (high - low);
    double atLeft = of(left);
    double atRight = of(right);
    for (int step = 0; step < 100; ++step) {
        if (atLeft > atRight) {
            high = right;
            right = left;
            atRight = atLeft;
            left = high - golden * (high - low);
            atLeft = of(left);
        } else {
            low = left;
            left = right;
            atLeft = atRight;
            right = low + golden * (high - low);
            atRight = of(right);
        }
    }
    return (low + high) / 2.0;
}

} // namespace

Result<SuccessPrior> successPrior(std::span<const Tries> categories)
{
    int tried = 0;
    int succeeded = 0;
    int filled = 0;
    for (const Tries& one : categories) {
        if (one.succeeded < 0 || one.succeeded > one.tried) {
            return invalid("{} successes in {} tries cannot be.",
                           {std::to_string(one.succeeded), std::to_string(one.tried)});
        }
        tried += one.tried;
        succeeded += one.succeeded;
        filled += one.tried > 0 ? 1 : 0;
    }
    if (filled < 2) {
        return refused("Not enough data: {} of 2 categories in which something was tried.", {std::to_string(filled)});
    }
    if (succeeded == 0 || succeeded == tried) {
        return refused("Every one of the {} tries ended alike, so nothing tells the categories apart.",
                       {std::to_string(tried)});
    }
    // Mean and size of the prior instead of alpha and beta: the two hang together little.
    const auto meanAt = [&](double logSize) {
        const double size = std::exp(logSize);
        return highestOf(1e-6, 1.0 - 1e-6,
                         [&](double mean) { return likelihoodOf(categories, mean * size, (1.0 - mean) * size); });
    };
    const double logSize = highestOf(std::log(1e-2), std::log(kMostPrior), [&](double tryLogSize) {
        const double size = std::exp(tryLogSize);
        const double mean = meanAt(tryLogSize);
        return likelihoodOf(categories, mean * size, (1.0 - mean) * size);
    });
    const double mean = meanAt(logSize);
    const double size = std::exp(logSize);
    return SuccessPrior{mean * size, (1.0 - mean) * size, likelihoodOf(categories, mean * size, (1.0 - mean) * size),
                        size > 0.99 * kMostPrior};
}

ShrunkShare shrunk(const SuccessPrior& prior, const Tries& category)
{
    const double alpha = prior.alpha + category.succeeded;
    const double beta = prior.beta + category.tried - category.succeeded;
    return {alpha / (alpha + beta),
            {betaQuantile(0.025, alpha, beta), betaQuantile(0.975, alpha, beta)},
            category.tried / (alpha + beta)};
}

std::vector<std::size_t> rankedByLowerBound(std::span<const ShrunkShare> shares)
{
    std::vector<std::size_t> places(shares.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return shares[a].credible.low > shares[b].credible.low; });
    return places;
}

} // namespace regrade::stats
