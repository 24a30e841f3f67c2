#include "vision/ladder.h"

#include "tests/support/frames.h"
#include "vision/foreground.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

using namespace regrade;
using vision::PaintedKind;
using vision::Severity;

namespace {

const cv::Size kLadderSize(480, 360);

cv::Mat productOf(const cv::Mat& photo)
{
    cv::Mat mask;
    cv::resize(vision::prepare(photo).mask, mask, photo.size(), 0, 0, cv::INTER_NEAREST);
    return mask;
}

} // namespace

TEST(PaintDamage, changesThePhotoOnTheProductAndNowhereElse)
{
    const cv::Mat photo = tests::drawProduct({.size = kLadderSize});
    const cv::Mat product = productOf(photo);

    for (const PaintedKind kind : {PaintedKind::scratch, PaintedKind::stain, PaintedKind::dent}) {
        const auto painted = vision::paintDamage(photo, product, kind, Severity::medium, 11);

        ASSERT_TRUE(painted) << vision::nameOf(kind);
        cv::Mat changed;
        cv::absdiff(painted->photo, photo, changed);
        cv::cvtColor(changed, changed, cv::COLOR_BGR2GRAY);
        EXPECT_GT(cv::countNonZero(painted->damage), 20) << vision::nameOf(kind);
        EXPECT_EQ(cv::countNonZero((changed > 6) & ~painted->damage), 0) << vision::nameOf(kind);
        EXPECT_EQ(cv::countNonZero(painted->damage & ~product), 0) << vision::nameOf(kind);
    }
}

TEST(PaintDamage, growsWithSeverityAndRepeatsWithItsSeed)
{
    const cv::Mat photo = tests::drawProduct({.size = kLadderSize});
    const cv::Mat product = productOf(photo);

    for (const PaintedKind kind : {PaintedKind::scratch, PaintedKind::stain, PaintedKind::dent}) {
        const auto slight = vision::paintDamage(photo, product, kind, Severity::slight, 5);
        const auto severe = vision::paintDamage(photo, product, kind, Severity::severe, 5);
        const auto again = vision::paintDamage(photo, product, kind, Severity::severe, 5);
        const auto other = vision::paintDamage(photo, product, kind, Severity::severe, 6);

        ASSERT_TRUE(slight && severe && again && other) << vision::nameOf(kind);
        EXPECT_GT(cv::countNonZero(severe->damage), 2 * cv::countNonZero(slight->damage)) << vision::nameOf(kind);
        EXPECT_EQ(cv::norm(severe->photo, again->photo, cv::NORM_INF), 0.0);
        EXPECT_GT(cv::norm(severe->photo, other->photo, cv::NORM_INF), 0.0);
    }
}

TEST(PaintDamage, paintsNothingWhereTheProductIsTooSmall)
{
    const cv::Mat photo = tests::drawProduct({.size = kLadderSize});
    cv::Mat product = cv::Mat::zeros(photo.size(), CV_8U);
    product(cv::Rect(100, 100, 12, 12)).setTo(255);

    EXPECT_FALSE(vision::paintDamage(photo, product, PaintedKind::stain, Severity::severe, 1));
    EXPECT_FALSE(vision::paintDamage(photo, product, PaintedKind::scratch, Severity::severe, 1));
    EXPECT_FALSE(vision::paintDamage(photo, product, PaintedKind::dent, Severity::severe, 1));
}
