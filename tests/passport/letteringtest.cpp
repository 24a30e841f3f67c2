#include "passport/lettering.h"

#include <gtest/gtest.h>

namespace regrade::passport {
namespace {

TEST(Lettering, readsUtf8AndNothingElse)
{
    EXPECT_EQ(lettersIn("aé中😀"), U"aé中😀");
    EXPECT_EQ(utf8Of(U"aé中😀"), "aé中😀");
    for (const std::string broken :
         {"\xFF", "\xC3", "\xE4\xB8", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80"}) {
        EXPECT_FALSE(lettersIn(broken)) << static_cast<int>(static_cast<unsigned char>(broken[0]));
    }
}

TEST(Lettering, showsOnPaperOnlyWhatCanBeSeen)
{
    EXPECT_EQ(forPaper("a\nb\tc\x01"
                       "d\x7F"
                       "e"),
              "a b c d e");
    EXPECT_EQ(forPaper("tag\u202Eeman\u200B\uFEFF"), "tageman");
    EXPECT_EQ(forPaper("a\xFF"
                       "b"),
              "a\uFFFDb");
    EXPECT_EQ(forPaper("é 中 ^ ~ \\ \" '"), "é 中 ^ ~ \\ \" '");
    EXPECT_EQ(forPaper(std::string(4296, 'x')), std::string(1000, 'x') + "…");
}

} // namespace
} // namespace regrade::passport
