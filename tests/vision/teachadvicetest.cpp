#include "vision/teachadvice.h"

#include "tests/support/sharedphotos.h"
#include "vision/lightmatch.h"

#include <gtest/gtest.h>

namespace {

using namespace regrade;

/// The alien toys' photographs, and what is advised about some of them, one sentence a line.
class TeachAdvice : public testing::Test {
protected:
    void SetUp() override
    {
        m_photos = tests::sharedPhotos("aliens/train/good", 8);
        if (m_photos.empty()) {
            GTEST_SKIP() << "No shared photos at " << tests::sharedVision("aliens");
        }
    }
    static std::string adviceOn(const std::vector<cv::Mat>& photos)
    {
        std::string lines;
        for (const Error& sentence : vision::adviseTeaching(photos)) {
            lines += sentence.what() + "\n";
        }
        return lines;
    }
    static cv::Mat turnedBy(const cv::Mat& photo, double degrees)
    {
        const cv::Point2f middle(0.5F * static_cast<float>(photo.cols), 0.5F * static_cast<float>(photo.rows));
        cv::Mat made;
        cv::warpAffine(photo, made, cv::getRotationMatrix2D(middle, -degrees, 1.0), photo.size(), cv::INTER_LINEAR,
                       cv::BORDER_REPLICATE);
        return made;
    }

    std::vector<cv::Mat> m_photos;
};

TEST_F(TeachAdvice, asksForFourPhotosFirst)
{
    EXPECT_EQ(adviceOn({}), "");
    EXPECT_NE(adviceOn({m_photos[0]}).find("3 more photos at least"), std::string::npos);
    EXPECT_EQ(adviceOn({m_photos.begin(), m_photos.begin() + 4}).find("at least"), std::string::npos);
}

TEST_F(TeachAdvice, namesAPhotoThatIsThereTwice)
{
    cv::Mat again = m_photos[3].clone();
    cv::GaussianBlur(again, again, {3, 3}, 0.0);

    EXPECT_NE(
        adviceOn({m_photos[0], m_photos[1], m_photos[2], m_photos[3], again}).find("Photo 5 is the same as photo 4."),
        std::string::npos);
    EXPECT_EQ(adviceOn(m_photos).find("is the same as"), std::string::npos);
}

TEST_F(TeachAdvice, namesAPhotoThatDiffersFromAllOthers)
{
    auto photos = m_photos;
    photos[6] = tests::sharedPhotos("cookies/train/good", 1).front();

    EXPECT_NE(adviceOn(photos).find("Photo 7 differs from all others."), std::string::npos);
    EXPECT_EQ(adviceOn(m_photos).find("differs from all"), std::string::npos);
}

TEST_F(TeachAdvice, asksForTheTurnsThatAreMissing)
{
    const std::vector<cv::Mat> straight(4, m_photos[0]);
    auto left = straight;
    left.push_back(turnedBy(m_photos[0], -9));
    auto both = left;
    both.push_back(turnedBy(m_photos[0], 9));

    EXPECT_NE(adviceOn(straight).find("turned a little to the left"), std::string::npos);
    EXPECT_EQ(adviceOn(left).find("turned a little to the left"), std::string::npos);
    EXPECT_NE(adviceOn(left).find("turned a little to the right"), std::string::npos);
    EXPECT_EQ(adviceOn(both).find("turned a little"), std::string::npos);
}

TEST_F(TeachAdvice, asksForLightFromTheOtherSideUntilItIsThere)
{
    std::vector<cv::Mat> photos(4, m_photos[0]);
    EXPECT_NE(adviceOn(photos).find("light from the other side"), std::string::npos);

    cv::Mat lit = m_photos[0].clone();
    for (int x = 0; x < lit.cols; ++x) {
        lit.col(x) *= 0.7 + 0.3 * x / lit.cols;
    }
    photos.push_back(lit);

    EXPECT_EQ(adviceOn(photos).find("light from the other side"), std::string::npos);
}

TEST(MatchLight, mendsALittleAndWarnsOfMuch)
{
    const vision::BenchLight taught{{120, 120, 120}, true};

    EXPECT_EQ(vision::matchLight({{121, 119, 122}, true}, taught).gains, cv::Vec3d(1, 1, 1));
    const auto warm = vision::matchLight({{108, 120, 130}, true}, taught);
    EXPECT_FALSE(warm.changed);
    EXPECT_NEAR(warm.gains[0], 120.0 / 108.0, 1e-9);
    const auto other = vision::matchLight({{80, 120, 160}, true}, taught);
    EXPECT_TRUE(other.changed);
    EXPECT_EQ(other.gains, cv::Vec3d(1, 1, 1));
    EXPECT_FALSE(vision::matchLight({{80, 120, 160}, false}, taught).changed);
}

TEST(MatchLight, bringsAWarmPhotoBackToTheTaughtLight)
{
    cv::Mat bench(240, 320, CV_8UC3, cv::Scalar(150, 150, 150));
    cv::circle(bench, {160, 120}, 60, cv::Scalar(40, 120, 60), cv::FILLED);
    const cv::Mat warm = vision::withGains(bench, {0.88, 1.0, 1.1});

    const auto match = vision::matchLight(*vision::benchLight(warm), *vision::benchLight(bench));

    EXPECT_FALSE(match.changed);
    EXPECT_LT(cv::norm(vision::withGains(warm, match.gains), bench, cv::NORM_INF), 3.0);
    EXPECT_FALSE(vision::benchLight(cv::Mat(240, 320, CV_8UC3, cv::Scalar::all(252))));
}

} // namespace
