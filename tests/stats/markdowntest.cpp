#include "stats/markdown.h"

#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <random>

using namespace regrade::stats;

namespace {

/// Demand comes at exp(-price) a unit of time: the case with a closed form (Gallego and van Ryzin 1994):
/// J(n, t) = ln sum of (t / e)^i / i! for i to n.
double closedForm(int units, double horizon)
{
    double sum = 0.0;
    double term = 1.0;
    for (int i = 0; i <= units; ++i) {
        sum += term;
        term *= horizon / std::exp(1.0) / (i + 1);
    }
    return std::log(sum);
}

MarkdownCase exponential(int units, double horizon, int steps, int prices, double highest)
{
    MarkdownCase given{.units = units, .steps = steps, .neverRises = false};
    for (int i = 0; i < prices; ++i) {
        given.prices.push_back(0.5 + (highest - 0.5) * i / (prices - 1));
    }
    const double length = horizon / steps;
    given.sold = [length](double price, int) { return std::exp(-price) * length; };
    return given;
}

/// Sold more easily when cheap, less easily with every day.
MarkdownCase shelf(double elasticity, double fading, int days = 45)
{
    MarkdownCase given{.units = 1, .steps = days, .salvage = 20.0, .holding = 0.2};
    for (int price = 50; price <= 85; ++price) {
        given.prices.push_back(price);
    }
    given.sold = [=](double price, int day) {
        const double eta = -3.0 - elasticity * std::log(price / 70.0) - fading * day;
        return 1.0 / (1.0 + std::exp(-eta));
    };
    return given;
}

} // namespace

TEST(Markdown, comesToTheClosedFormOfGallegoAndVanRyzin)
{
    struct Known {
        int units;
        double horizon;
        double value; ///< as published with the specification
    };
    for (const Known& known : {Known{1, 10, 1.543040}, Known{5, 10, 3.496201}, Known{10, 10, 3.677289},
                               Known{10, 20, 7.223107}, Known{20, 40, 14.640860}}) {
        const auto plan = planMarkdown(exponential(known.units, known.horizon, 20000, 200, 4.5));
        ASSERT_TRUE(plan);
        const double exact = closedForm(known.units, known.horizon);
        std::printf("n %d, t %.0f: plan %.6f, closed form %.6f, off by %.5f %%\n", known.units, known.horizon,
                    plan->value, exact, 100.0 * std::abs(plan->value / exact - 1.0));
        EXPECT_NEAR(exact, known.value, 1e-6);
        EXPECT_NEAR(plan->value, exact, exact * 1e-4) << known.units;
    }
}

TEST(Markdown, beginsAtTheClosedFormsPrice)
{
    const auto plan = planMarkdown(exponential(1, 10, 20000, 401, 4.5));
    const double best = closedForm(1, 10) - closedForm(0, 10) + 1.0;
    ASSERT_TRUE(plan);
    const double first = 0.5 + 4.0 * static_cast<double>(plan->choice.front()) / 400;
    EXPECT_NEAR(first, best, 4.0 / 400);
}

TEST(Markdown, neverRaisesThePriceOfAUnitThatGrowsOlder)
{
    std::mt19937 random(20261128);
    std::uniform_real_distribution<double> even(0.0, 1.0);
    int cheaper = 0;
    for (int round = 0; round < 300; ++round) {
        // Also where a unit sells the better the longer it lies: there a free plan would raise its price.
        const auto plan = planMarkdown(shelf(6.0 * even(random), 0.1 * even(random) - 0.05));
        ASSERT_TRUE(plan);
        for (std::size_t day = 1; day < plan->choice.size(); ++day) {
            ASSERT_LE(plan->choice[day], plan->choice[day - 1]) << "round " << round << ", day " << day;
        }
        cheaper += plan->choice.back() < plan->choice.front() ? 1 : 0;
    }
    std::printf("%d of 300 shelves end cheaper than they began\n", cheaper);
    EXPECT_GT(cheaper, 100);
}

TEST(Markdown, isWorthNoLessThanTheBestFixedPrice)
{
    const MarkdownCase given = shelf(4.0, 0.02);
    const auto plan = planMarkdown(given);
    ASSERT_TRUE(plan);
    double fixed = 0.0;
    for (const double price : given.prices) {
        double value = given.salvage;
        for (int day = given.steps; day-- > 0;) {
            const double chance = given.sold(price, day);
            value = chance * price + (1.0 - chance) * value - given.holding;
        }
        fixed = std::max(fixed, value);
    }
    std::printf("planned %.3f, best fixed price %.3f\n", plan->value, fixed);
    EXPECT_GE(plan->value, fixed);
}

TEST(Markdown, refusesWhatIsNoMarkdown)
{
    MarkdownCase given = shelf(1.0, 0.0);
    given.prices = {};
    EXPECT_FALSE(planMarkdown(given));
    given = shelf(1.0, 0.0);
    std::swap(given.prices.front(), given.prices.back());
    EXPECT_FALSE(planMarkdown(given));
    EXPECT_FALSE(planMarkdown(shelf(1.0, 0.0, 0)));
    given = shelf(1.0, 0.0);
    given.units = 0;
    EXPECT_FALSE(planMarkdown(given));
}
