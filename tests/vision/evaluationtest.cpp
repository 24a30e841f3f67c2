#include "vision/evaluation.h"

#include <gtest/gtest.h>
#include <vector>

using namespace regrade::vision;

TEST(Auroc, isTheShareOfPairsInTheRightOrder)
{
    const std::vector<double> good{1.0, 2.0, 3.0};
    const std::vector<double> damaged{2.5, 4.0};

    EXPECT_DOUBLE_EQ(auroc(good, damaged), 5.0 / 6.0);
    EXPECT_DOUBLE_EQ(auroc(damaged, good), 1.0 / 6.0);
    EXPECT_DOUBLE_EQ(auroc(good, good), 0.5);
    EXPECT_DOUBLE_EQ(auroc({}, damaged), 0.5);
}

TEST(PixelRoc, knowsWhetherTheMapIsHighWhereTheDamageIs)
{
    cv::Mat map(10, 10, CV_32F, cv::Scalar(0.1));
    cv::Mat damage(10, 10, CV_8U, cv::Scalar(0));
    map(cv::Rect(2, 2, 3, 3)).setTo(2.0);
    damage(cv::Rect(2, 2, 3, 3)).setTo(255);
    PixelRoc right;
    PixelRoc wrong;

    right.add(map, damage);
    wrong.add(map, 255 - damage);

    EXPECT_DOUBLE_EQ(right.auroc(), 1.0);
    EXPECT_DOUBLE_EQ(wrong.auroc(), 0.0);
    EXPECT_TRUE(right.hasDamage());
}

TEST(Percentile, isTheNearestRank)
{
    const std::vector<double> values{5.0, 1.0, 3.0, 2.0, 4.0};

    EXPECT_DOUBLE_EQ(percentile(values, 0.5), 3.0);
    EXPECT_DOUBLE_EQ(percentile(values, 0.95), 5.0);
    EXPECT_DOUBLE_EQ(percentile({}, 0.5), 0.0);
}

TEST(PixelRoc, weighsRegionsEquallyWhateverTheirSize)
{
    cv::Mat map(40, 40, CV_32F, cv::Scalar(0.01));
    cv::Mat damage(40, 40, CV_8U, cv::Scalar(0));
    damage(cv::Rect(0, 0, 20, 20)).setTo(255); // found
    damage(cv::Rect(30, 30, 2, 2)).setTo(255); // missed
    map(cv::Rect(0, 0, 20, 20)).setTo(3.0);
    PixelRoc roc;

    roc.add(map, damage);

    EXPECT_NEAR(roc.pro(), 0.5, 0.1);
    EXPECT_GT(roc.auroc(), 0.95);
}

TEST(AurocError, shrinksWithMorePhotosAndIsNothingForAPerfectOrder)
{
    EXPECT_GT(aurocError(0.8, 20, 20), aurocError(0.8, 200, 200));
    EXPECT_NEAR(aurocError(1.0, 20, 20), 0.0, 1e-9);
    EXPECT_NEAR(aurocError(0.8, 34, 34), 0.055, 0.01); // by the published formula, on paper
}
