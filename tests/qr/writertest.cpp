#include "qr/writer.h"
#include "qr/tag.h"

#include <gtest/gtest.h>

namespace regrade::qr {
namespace {

TEST(WriteQr, makesATagVersionTwo)
{
    for (const std::uint64_t number : {0ULL, 1ULL, 77'777'777ULL, 4'095'999'999'999'999ULL}) {
        const auto modules = writeQr(tagFromNumber(number).text());

        ASSERT_TRUE(modules);
        EXPECT_EQ(modules->size, 25);
        EXPECT_EQ(modules->dark.size(), 625U);
    }
}

TEST(WriteQr, putsAFinderPatternIntoThreeCornersAndLevelHIntoTheFormat)
{
    const auto modules = writeQr(tagFromNumber(42).text()).value();

    const int last = modules.size - 1;
    for (const auto& [column, row] : {std::pair(0, 0), std::pair(last - 6, 0), std::pair(0, last - 6)}) {
        EXPECT_TRUE(modules.isDark(column, row));
        EXPECT_FALSE(modules.isDark(column + 1, row + 1));
        EXPECT_TRUE(modules.isDark(column + 3, row + 3));
    }
    // Format bits 14 and 13 stand at (0,8) and (1,8); level H is 10, masked with 10: both light.
    EXPECT_FALSE(modules.isDark(0, 8));
    EXPECT_FALSE(modules.isDark(1, 8));
}

TEST(WriteQr, refusesWhatDoesNotFit)
{
    EXPECT_TRUE(writeQr(std::string(1800, 'B')));
    EXPECT_EQ(writeQr(std::string(1900, 'B')).error().code, ErrorCode::refused);
    EXPECT_EQ(writeQr("").error().code, ErrorCode::refused);
}

/// The widths of a linear code's bars and spaces from the left.
std::string widthsOf(const Bars& bars)
{
    std::string widths;
    for (std::size_t i = 0; i < bars.dark.size(); ++i) {
        if (i == 0 || bars.dark[i] != bars.dark[i - 1]) {
            widths += '0';
        }
        ++widths.back();
    }
    return widths;
}

TEST(WriteCode128, drawsFnc3AsTheStandardHasIt)
{
    // ISO/IEC 15417, table 1. The last but one is the check character, whose value is the sum by place mod 103.
    EXPECT_EQ(widthsOf(writeCode128(std::string(kFnc3) + "$P").value()), "211214"    // start B, 104
                                                                         "114311"    // FNC3, 96
                                                                         "121322"    // $, 4
                                                                         "313121"    // P, 48
                                                                         "112331"    // 104 + 96 + 8 + 144 = 43
                                                                         "2331112"); // stop
    EXPECT_EQ(widthsOf(writeCode128("P" + std::string(kFnc3)).value()), "211214"
                                                                        "313121"
                                                                        "114311"
                                                                        "131321" // 104 + 48 + 192 = 35
                                                                        "2331112");
}

TEST(WriteCode128, hasReturnAmongItsCharacters)
{
    EXPECT_EQ(writeCode128("\r")->dark.size(), 11U * 3 + 13);
    EXPECT_NE(writeCode128("\r")->dark, writeCode128("\n")->dark);
}

TEST(WriteCode128, refusesWhatDoesNotFit)
{
    EXPECT_TRUE(writeCode128(std::string(80, 'B')));
    EXPECT_EQ(writeCode128(std::string(81, 'B')).error().code, ErrorCode::refused);
    EXPECT_EQ(writeCode128("").error().code, ErrorCode::refused);
    EXPECT_EQ(writeCode128("\u4E2D").error().code, ErrorCode::refused);
}

} // namespace
} // namespace regrade::qr
