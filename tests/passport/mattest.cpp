#include "passport/mat.h"

#include "vision/photofile.h"
#include "vision/scale.h"

#include <gtest/gtest.h>

namespace {

using namespace regrade;

TEST(TheMat, isReadBackAtItsOwnScale)
{
    constexpr int kDpi = 150;
    const auto sheet = passport::matPng(kDpi);
    ASSERT_TRUE(sheet) << sheet.error().what();
    const auto picture = vision::decodePhoto(*sheet);
    ASSERT_TRUE(picture) << picture.error().what();

    const auto scale = vision::findScale(*picture);

    ASSERT_TRUE(scale);
    EXPECT_TRUE(scale->planeMm);
    EXPECT_NEAR(scale->mmPerPixel, 25.4 / kDpi, 0.002 * 25.4 / kDpi);
}

TEST(TheMat, isTheSameFileEveryTime)
{
    const auto pdf = passport::matPdf();

    ASSERT_TRUE(pdf) << pdf.error().what();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(pdf->data()), 5), "%PDF-");
    EXPECT_EQ(*passport::matPdf(), *pdf);
    EXPECT_FALSE(passport::matPng(10));
}

} // namespace
