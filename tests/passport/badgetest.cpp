#include "passport/badge.h"

#include "qr/reader.h"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

namespace regrade::passport {
namespace {

const Badge kBadge{"REGBADGEHCHJCESXDKNO", "T01", "Technician"};

std::vector<std::string> textsIn(const std::vector<std::byte>& png)
{
    const cv::Mat bytes(1, static_cast<int>(png.size()), CV_8U, const_cast<std::byte*>(png.data()));
    qr::ReaderSettings patient;
    patient.limit = std::chrono::seconds(20);
    const auto codes = qr::Reader(patient).read(cv::imdecode(bytes, cv::IMREAD_GRAYSCALE));
    std::vector<std::string> texts;
    if (!codes) {
        return {codes.error().what()};
    }
    for (const qr::Code& code : *codes) {
        texts.push_back(code.text);
    }
    return texts;
}

TEST(Badge, isReadFromItsPictureAtEveryPrintersResolution)
{
    for (const int dpi : {203, 300, 600}) {
        const auto png = badgePng(kBadge, dpi);
        ASSERT_TRUE(png) << png.error().what();
        EXPECT_EQ(textsIn(*png), std::vector<std::string>{kBadge.text}) << dpi;
    }
}

TEST(Badge, isTheSamePaperEachTime)
{
    const auto once = badgePdf(kBadge);
    ASSERT_TRUE(once) << once.error().what();

    EXPECT_EQ(*once, *badgePdf(kBadge));
    EXPECT_NE(*once, *badgePdf({kBadge.text, "T02", kBadge.role}));
}

TEST(Badge, isRefusedWhenItsTextDoesNotFit) { EXPECT_FALSE(badgePdf({std::string(5000, 'A'), "T01", "Technician"})); }

} // namespace
} // namespace regrade::passport
