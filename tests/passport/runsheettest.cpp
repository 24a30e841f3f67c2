#include "passport/runsheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regrade::passport {
namespace {

RunSheet runSheetOf(int units)
{
    RunSheet sheet{"LIVE-20261128-183012", "2026-11-28 18:30 UTC", {}};
    for (int i = 0; i < units; ++i) {
        sheet.rows.push_back({"BCDEFGHIJKLNO",
                              "A product whose name is so long that it does not fit the line of the sheet at all",
                              "C",
                              "24.00 EUR",
                              {"Looks: a visible flaw that does not affect its function",
                               "Refurbished, grade C: A visible flaw, the main function is not affected.",
                               "Key part replaced: Switch"}});
    }
    return sheet;
}

TEST(RunSheet, hasTheSameBytesForTheSameSheetAndOthersInAnotherLanguage)
{
    const auto sheet = runSheetOf(47);

    const auto once = runSheetPdf(sheet, PaperLanguage::en).value();
    EXPECT_EQ(runSheetPdf(sheet, PaperLanguage::en).value(), once);
    EXPECT_NE(runSheetPdf(sheet, PaperLanguage::zh).value(), once);
    EXPECT_GT(once.size(), runSheetPdf(runSheetOf(7), PaperLanguage::en).value().size());
}

TEST(RunSheet, isRefusedWithoutUnitsAndForATextThatFitsNoCode)
{
    auto tooLong = runSheetOf(1);
    tooLong.rows.front().tag = std::string(5'000, 'B');

    EXPECT_THAT(runSheetPdf({}, PaperLanguage::en).error().what(), testing::HasSubstr("Say which units"));
    EXPECT_FALSE(runSheetPdf(tooLong, PaperLanguage::en));
}

} // namespace
} // namespace regrade::passport
