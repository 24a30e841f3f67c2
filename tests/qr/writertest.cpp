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

} // namespace
} // namespace regrade::qr
