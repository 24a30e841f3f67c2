#include "stats/interval.h"

#include <gtest/gtest.h>

namespace regrade::stats {

/// Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10.
TEST(DifferenceOfShares, givesTheIntervalsOfItsPaper)
{
    const auto check = [](int a, int m, int b, int n, double low, double high) {
        const Interval interval = differenceOf(wilsonShare(a, m), wilsonShare(b, n));
        EXPECT_NEAR(interval.low, low, 5e-5) << a << "/" << m;
        EXPECT_NEAR(interval.high, high, 5e-5) << a << "/" << m;
    };
    check(56, 70, 48, 80, 0.0524, 0.3339);
    check(9, 10, 3, 10, 0.1705, 0.8090);
    check(10, 10, 0, 20, 0.6791, 1.0000);
    check(10, 10, 0, 10, 0.6075, 1.0000);
}

} // namespace regrade::stats
