#include "qr/tag.h"

#include <gtest/gtest.h>

#include <cctype>
#include <random>
#include <set>

namespace regrade::qr {
namespace {

std::uint64_t someNumber(std::mt19937_64& random) { return random() % 4'096'000'000'000'000ULL; }

TEST(Tag, holdsTwelveLettersAndACheckLetterOfTheAlphabet)
{
    for (int i = 0; i < 200; ++i) {
        const Tag tag = newTag();

        ASSERT_EQ(tag.text().size(), kTagLength);
        ASSERT_EQ(tag.text().find_first_not_of(kTagAlphabet), std::string::npos);
        ASSERT_EQ(parseTag(tag.text()).value(), tag);
    }
}

TEST(Tag, isNewEachTime)
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        seen.insert(newTag().text());
    }

    EXPECT_EQ(seen.size(), 1000U);
}

TEST(Tag, ofANumberIsAlwaysTheSameAndFoldsAtTheEnd)
{
    EXPECT_EQ(tagFromNumber(0).text().substr(0, 12), "BBBBBBBBBBBB");
    EXPECT_EQ(tagFromNumber(21).text().substr(0, 12), "BBBBBBBBBBCC");
    EXPECT_EQ(tagFromNumber(4'096'000'000'000'000ULL), tagFromNumber(0));
    EXPECT_EQ(tagFromNumber(4'095'999'999'999'999ULL).text().substr(0, 12), "XXXXXXXXXXXX");
}

TEST(CheckLetter, closesTheIso7064RecursionAtOne)
{
    // ISO 7064, hybrid system MOD (M+1, M): the last sum is congruent to 1 modulo M.
    std::mt19937_64 random(7);
    for (int i = 0; i < 500; ++i) {
        const std::string text = tagFromNumber(someNumber(random)).text();
        std::size_t product = 20;
        std::size_t sum = 0;
        for (const char letter : text) {
            sum = (product + kTagAlphabet.find(letter)) % 20;
            product = (sum == 0 ? 20 : sum) * 2 % 21;
        }

        ASSERT_EQ(sum, 1U) << text;
    }
}

TEST(CheckLetter, findsEverySingleWrongLetter)
{
    std::mt19937_64 random(11);
    for (int i = 0; i < 200; ++i) {
        const std::string right = tagFromNumber(someNumber(random)).text();
        for (std::size_t place = 0; place < right.size(); ++place) {
            for (const char letter : kTagAlphabet) {
                std::string wrong = right;
                wrong[place] = letter;
                ASSERT_EQ(static_cast<bool>(parseTag(wrong)), wrong == right) << wrong;
            }
        }
    }
}

int unnoticedSwaps(const std::string& right, int& swaps)
{
    int unnoticed = 0;
    for (std::size_t place = 0; place + 1 < right.size(); ++place) {
        std::string wrong = right;
        std::swap(wrong[place], wrong[place + 1]);
        swaps += wrong == right ? 0 : 1;
        unnoticed += wrong != right && parseTag(wrong) ? 1 : 0;
    }
    return unnoticed;
}

TEST(CheckLetter, findsAllButOneSwapOfNeighboursInTwoHundred)
{
    std::mt19937_64 random(13);
    int swaps = 0;
    int unnoticed = 0;
    for (int i = 0; i < 5000; ++i) {
        unnoticed += unnoticedSwaps(tagFromNumber(someNumber(random)).text(), swaps);
    }

    EXPECT_LT(static_cast<double>(unnoticed) / swaps, 0.006);
}

TEST(NewTag, isNeverOneInWhichASwapOfNeighboursGoesUnnoticed)
{
    int swaps = 0;
    for (int i = 0; i < 500; ++i) {
        const Tag tag = newTag();

        ASSERT_EQ(unnoticedSwaps(tag.text(), swaps), 0) << tag.text();
    }
    EXPECT_GT(swaps, 5000);
}

TEST(ParseTag, forgivesSpacesHyphensLowerCaseAndTheScannersReturn)
{
    const Tag tag = tagFromNumber(123456789);
    std::string loose = " " + tag.grouped() + "\r\n";
    for (char& sign : loose) {
        sign = static_cast<char>(std::tolower(sign));
    }

    EXPECT_EQ(parseTag(loose).value(), tag);
    EXPECT_EQ(parseTag(tag.text().substr(0, 4) + "-" + tag.text().substr(4)).value(), tag);
}

TEST(ParseTag, saysWhatIsWrong)
{
    const std::string text = tagFromNumber(123456789).text();
    std::string changed = text;
    changed[3] = changed[3] == 'B' ? 'C' : 'B';
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "no tag here"},
        {text.substr(0, 9), "Only 9 of the 13"},
        {text + text, "26 letters"},
        {"4006381333931", "The sign 4 never"},
        {"BCDÄ", "The sign Ä never"},
        {"BCDA", "The sign A never"},
        {changed, "check letter of " + changed.substr(0, 4) + " " + changed.substr(4, 4)},
    };
    for (const auto& [input, words] : cases) {
        const auto tag = parseTag(input);

        ASSERT_FALSE(tag) << input;
        EXPECT_EQ(tag.error().code, ErrorCode::invalid);
        EXPECT_NE(tag.error().what().find(words), std::string::npos) << tag.error().what();
    }
}

TEST(GroupedTag, standsInFours)
{
    const Tag tag = tagFromNumber(0);

    EXPECT_EQ(tag.grouped(), "BBBB BBBB BBBB " + tag.text().substr(12));
}

} // namespace
} // namespace regrade::qr
