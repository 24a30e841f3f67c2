#include "base/clock.h"
#include "base/id.h"
#include "base/markup.h"
#include "base/money.h"
#include "base/result.h"

#include <gtest/gtest.h>

using namespace regrade;

TEST(Result, readingTheWrongSideIsAProgrammingFault)
{
    const Result<int> good = 7;
    const Result<int> bad = refused("Unit {} is at {}.", {"BCDE", "Packing"});

    EXPECT_EQ(*good, 7);
    EXPECT_THROW((void)good.error(), std::logic_error);
    EXPECT_THROW((void)*bad, std::logic_error);
    EXPECT_EQ(bad.error().what(), "Unit BCDE is at Packing.");
}

TEST(Filled, leavesHolesThatHaveNoArgument)
{
    EXPECT_EQ(filled("{} and {}", {"one"}), "one and {}");
    EXPECT_EQ(filled("no hole", {"one"}), "no hole");
    EXPECT_EQ(filled("{}", {"{}"}), "{}");
}

TEST(EscapedMarkup, leavesNothingThatOpensATagOrAnAttribute)
{
    EXPECT_EQ(escapedMarkup(R"(<a href="x" title='y'>R&D</a>)"),
              "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;R&amp;D&lt;/a&gt;");
    EXPECT_EQ(escapedMarkup("刮痕 — &amp;"), "刮痕 — &amp;amp;");
}

TEST(StrongId, isNeverEmpty)
{
    using TestId = StrongId<struct TestIdKind>;

    EXPECT_THROW(TestId(""), std::logic_error);
    EXPECT_EQ(TestId("a"), TestId("a"));
    EXPECT_NE(TestId("a"), TestId("b"));
}

TEST(Iso, writesAndReadsTheSameMillisecond)
{
    for (const char* text : {"0001-01-01T00:00:00.001Z", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00.000Z",
                             "2024-02-29T23:59:59.999Z", "2026-03-01T08:15:30.250Z", "9999-12-31T23:59:59.999Z"}) {
        const auto time = parseIso(text);

        ASSERT_TRUE(time) << text;
        EXPECT_EQ(toIso(*time), text);
    }
    EXPECT_EQ(toIso(*parseIso("2026-03-01")), "2026-03-01T00:00:00.000Z");
    EXPECT_EQ(toIso(*parseIso("2026-03-01T08:15:30Z")), "2026-03-01T08:15:30.000Z");
    const std::string beyond = toIso(*parseIso("9999-12-31T23:59:59.999Z") + std::chrono::milliseconds(1));
    EXPECT_EQ(beyond, "10000-01-01T00:00:00.000Z");
    EXPECT_FALSE(parseIso(beyond)) << "never read as another year";
}

TEST(Iso, refusesEverythingElse)
{
    for (const char* text :
         {"", "2026", "2026-13-01", "2025-02-29", "2026-03-01T24:00:00Z", "2026-03-01T08:15:30", "2026-03-01 08:15:30Z",
          "2026-03-01T08:15:30.2Z", "2026-03-01T08:15:30.250Zx", "2026-03-0a", "01.03.2026"}) {
        EXPECT_FALSE(parseIso(text)) << text;
    }
}

TEST(Money, isReadAndWrittenWithItsCurrency)
{
    EXPECT_EQ(*parseMoney("129.90 EUR"), (Money{12990, "EUR"}));
    EXPECT_EQ(*parseMoney("129.9 EUR"), (Money{12990, "EUR"}));
    EXPECT_EQ(*parseMoney("129 USD"), (Money{12900, "USD"}));
    EXPECT_EQ(toText(Money{12905, "EUR"}), "129.05 EUR");
    EXPECT_EQ(toText(Money{-5, "EUR"}), "-0.05 EUR");
    for (const char* text : {"", "129.90", "129.905 EUR", "1,290.00 EUR", "EUR 129", "129 eur", ". EUR", "1. EUR",
                             "99999999999999999999 EUR", "12x EUR", "1.2e EUR"}) {
        EXPECT_FALSE(parseMoney(text)) << text;
    }
}

TEST(Money, refusesToMixCurrencies) { EXPECT_THROW((void)(Money{1, "EUR"} + Money{1, "USD"}), std::logic_error); }

TEST(Money, isSharedByWeightsToTheCent)
{
    const auto cents = [](std::int64_t minor, const std::vector<std::int64_t>& weights) {
        std::vector<std::int64_t> shares;
        for (const Money& share : sharesOf(Money{minor, "EUR"}, weights)) {
            shares.push_back(share.minor);
        }
        return shares;
    };
    EXPECT_EQ(cents(100, {1, 1, 1}), (std::vector<std::int64_t>{34, 33, 33})) << "among equals the first";
    EXPECT_EQ(cents(100, {1, 2, 4}), (std::vector<std::int64_t>{14, 29, 57})) << "14.28, 28.57, 57.14";
    EXPECT_EQ(cents(-100, {1, 2, 4}), (std::vector<std::int64_t>{-14, -29, -57}));
    EXPECT_EQ(cents(5, {0, 0}), (std::vector<std::int64_t>{0, 0}));
    EXPECT_EQ(cents(5, {}), (std::vector<std::int64_t>{}));
    constexpr std::int64_t kMonth = 2'678'400'000; // milliseconds
    EXPECT_EQ(cents(9'000'000'000, {400 * kMonth, 200 * kMonth}),
              (std::vector<std::int64_t>{6'000'000'000, 3'000'000'000}));
}

TEST(Money, roundsAShareHalfAwayFromZero)
{
    EXPECT_EQ(shareOf(Money{10000, "EUR"}, 8500).minor, 8500);
    EXPECT_EQ(shareOf(Money{1, "EUR"}, 5000).minor, 1);
    EXPECT_EQ(shareOf(Money{1, "EUR"}, 4999).minor, 0);
    EXPECT_EQ(shareOf(Money{-1, "EUR"}, 5000).minor, -1);
}
