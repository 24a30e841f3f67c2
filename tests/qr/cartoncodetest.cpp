#include "qr/cartoncode.h"

#include <gtest/gtest.h>

namespace regrade::qr {

TEST(CartonCode, isReadBackHoweverTheScannerWritesIt)
{
    EXPECT_EQ(cartonCode("medium"), "REGCARTONMEDIUM");
    for (const char* read : {"REGCARTONMEDIUM", "regcartonmedium", "RegCartonMedium\r\n"}) {
        EXPECT_EQ(cartonIn(read), "medium") << read;
    }
}

TEST(CartonCode, isNothingElse)
{
    for (const char* other : {"", "REGCARTON", "REGCARTON-1", "REGCARTON MEDIUM", "XREGCARTONMEDIUM",
                              "REGCARTONABCDEFGHIJKLM", "REGCMDOK"}) {
        EXPECT_EQ(cartonIn(other), std::nullopt) << other;
    }
    EXPECT_FALSE(isCartonId("Medium"));
    EXPECT_FALSE(isCartonId("m1"));
    EXPECT_FALSE(isCartonId(""));
}

} // namespace regrade::qr
