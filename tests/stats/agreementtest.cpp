#include "stats/agreement.h"

#include <gtest/gtest.h>

#include <vector>

namespace regrade::stats {

TEST(AgreementOf, givesTheReferenceValuesOfAGradingTable)
{
    const int table[4][4] = {{44, 5, 1, 0}, {4, 40, 6, 0}, {0, 7, 38, 5}, {0, 1, 4, 45}};
    std::vector<std::pair<int, int>> pairs;
    for (int a = 0; a < 4; ++a) {
        for (int b = 0; b < 4; ++b) {
            pairs.insert(pairs.end(), static_cast<std::size_t>(table[a][b]), {a, b});
        }
    }

    const Agreement agreement = agreementOf(pairs, 4);

    EXPECT_EQ(agreement.accuracy.whole, 200);
    EXPECT_EQ(agreement.accuracy.part, 167);
    EXPECT_NEAR(agreement.quadraticKappa, 0.92, 0.005);
    EXPECT_LT(agreement.accuracy.low, 0.835);
    EXPECT_GT(agreement.accuracy.high, 0.835);
}

TEST(AgreementOf, isOneForTheSameZeroForChanceAndUndefinedForOneClass)
{
    const std::vector<std::pair<int, int>> same{{0, 0}, {1, 1}, {3, 3}};
    const std::vector<std::pair<int, int>> chance{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    const std::vector<std::pair<int, int>> single{{2, 2}, {2, 2}};

    EXPECT_DOUBLE_EQ(agreementOf(same, 4).quadraticKappa, 1.0);
    EXPECT_DOUBLE_EQ(agreementOf(chance, 4).quadraticKappa, 0.0);
    EXPECT_FALSE(agreementOf(single, 4).kappaDefined);
    EXPECT_FALSE(agreementOf({}, 4).kappaDefined);
}

TEST(WilsonShare, givesTheReferenceInterval)
{
    const Share share = wilsonShare(92, 100);

    EXPECT_NEAR(share.low, 0.8500189230, 1e-6);
    EXPECT_NEAR(share.high, 0.9589065385, 1e-6);
    EXPECT_EQ(wilsonShare(0, 0).high, 0.0);
}

} // namespace regrade::stats
