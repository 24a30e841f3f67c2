#include "insight/share.h"

#include <gtest/gtest.h>

namespace regrade::insight {

TEST(WilsonShare, givesTheKnownInterval)
{
    const auto share = wilsonShare(92, 100);

    EXPECT_DOUBLE_EQ(share.value, 0.92);
    EXPECT_NEAR(share.low, 0.8500189230, 1e-7);
    EXPECT_NEAR(share.high, 0.9589065385, 1e-7);
}

TEST(WilsonShare, staysWithinZeroAndOne)
{
    EXPECT_DOUBLE_EQ(wilsonShare(0, 10).low, 0.0);
    EXPECT_NEAR(wilsonShare(0, 10).high, 0.2775328, 1e-6);
    EXPECT_DOUBLE_EQ(wilsonShare(10, 10).high, 1.0);
    EXPECT_NEAR(wilsonShare(10, 10).low, 1.0 - 0.2775328, 1e-6);
}

TEST(WilsonShare, isNothingWithoutAnyCase)
{
    const auto share = wilsonShare(0, 0);

    EXPECT_EQ(share.whole, 0);
    EXPECT_DOUBLE_EQ(share.high, 0.0);
}

} // namespace regrade::insight
