#include "passport/scannersheet.h"

#include "qr/layoutcheck.h"
#include "qr/reader.h"

#include <gtest/gtest.h>

#include <opencv2/imgcodecs.hpp>

namespace regrade::passport {

TEST(ScannerSheet, carriesACodeThatIsReadAsTheCalibrationText)
{
    for (const auto language : {PaperLanguage::en, PaperLanguage::zh}) {
        const auto png = scannerSheetPng(language, 150);
        ASSERT_TRUE(png) << png.error().what();
        const cv::Mat bytes(1, static_cast<int>(png->size()), CV_8UC1, const_cast<std::byte*>(png->data()));

        const auto codes = qr::Reader().read(cv::imdecode(bytes, cv::IMREAD_COLOR));

        ASSERT_TRUE(codes) << codes.error().what();
        ASSERT_EQ(codes->size(), 1U);
        EXPECT_EQ(codes->front().text, qr::calibrationText());
    }
}

TEST(ScannerSheet, isTheSameFileEachTime)
{
    EXPECT_EQ(*scannerSheetPdf(PaperLanguage::en), *scannerSheetPdf(PaperLanguage::en));
}

} // namespace regrade::passport
