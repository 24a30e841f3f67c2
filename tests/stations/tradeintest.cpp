#include "stations/tradein.h"

#include "tests/stations/house.h"

#include <gmock/gmock.h>

namespace regrade::stations {
namespace {

using testing::HasSubstr;

const Time kNow = *parseIso("2026-03-01T08:00:00Z");
const std::vector<domain::Answer> kAnswers{
    {"works", "yes"}, {"looks", "marks"}, {"complete", "no"}, {"battery", "sound"}};

domain::Product knownLamp() { return domain::after(domain::Product{.sku = lamp().sku}, lamp(), Time{}); }

domain::KnownQuote quoted()
{
    const auto events = quoteTradeIn(knownLamp(), shipped(), kAnswers, "TRDBCDEFGHI", kNow);
    EXPECT_TRUE(events) << (events ? "" : events.error().what());
    return {std::get<domain::TradeInQuoted>(events->front()), kNow, {}};
}

IntakeForm tradeIn()
{
    IntakeForm form{.order = "TRDBCDEFGHI"};
    form.source = domain::SourceId(kTradeInSource);
    return form;
}

TEST(QuoteTradeIn, keepsAnswersLinesGradeAndLastDay)
{
    const auto quote = quoted().quote;

    EXPECT_EQ(quote.offer, (Money{1'600, "EUR"})) << "25 % of 100.00, less 20 % of it and 4.00";
    EXPECT_EQ(quote.answers, kAnswers);
    EXPECT_EQ(quote.grade, domain::GradeId("C"));
    EXPECT_EQ(quote.lastDay, "2026-03-15");
    EXPECT_EQ(sentenceOf(quoteTradeIn(domain::Product{.sku = lamp().sku}, shipped(), kAnswers, "TRDBCDEFGHI", kNow)),
              "The product LAMP-1 is not registered yet.");
}

TEST(PayQuote, makesTheOfferTheBookValueOfTheUnit)
{
    const auto form = payQuote(tradeIn(), "TRDBCDEFGHI", lamp().sku, quoted(), kNow);
    ASSERT_TRUE(form) << form.error().what();

    Unit unit;
    unit.does(receive(unit.item(), shipped(), lamp(), *form));

    EXPECT_EQ(unit.item().intake->bookValue, (Money{1'600, "EUR"}));
    EXPECT_EQ(unit.item().intake->quote, "TRDBCDEFGHI");
}

TEST(PayQuote, isRefusedForEveryQuoteThatDoesNotHold)
{
    const auto refusal = [](const IntakeForm& form, const std::string& sku,
                            const std::optional<domain::KnownQuote>& known, Time now) {
        const auto paid = payQuote(form, "TRDBCDEFGHI", domain::Sku(sku), known, now);
        return paid ? std::string() : paid.error().what();
    };
    auto used = quoted();
    used.usedBy = {domain::ItemId("BCDEFGHIJKLNO")};
    IntakeForm parcel = tradeIn();
    parcel.source = domain::SourceId("parcel");

    EXPECT_THAT(refusal(tradeIn(), "LAMP-1", std::nullopt, kNow), HasSubstr("no trade-in quote TRDBCDEFGHI"));
    EXPECT_THAT(refusal(parcel, "LAMP-1", quoted(), kNow), HasSubstr("trade-in only"));
    EXPECT_THAT(refusal(tradeIn(), "CUP-1", quoted(), kNow), HasSubstr("of the product LAMP-1, not of CUP-1"));
    EXPECT_THAT(refusal(tradeIn(), "LAMP-1", used, kNow), HasSubstr("paid already, for the unit BCDEFGHIJKLNO"));
    EXPECT_THAT(refusal(tradeIn(), "LAMP-1", quoted(), kNow + std::chrono::hours(24) * 15), HasSubstr("ran out"));
    EXPECT_EQ(refusal(tradeIn(), "LAMP-1", quoted(), kNow + std::chrono::hours(24) * 14), "") << "the last day counts";
}

TEST(QuoteCode, isReadAsPeopleTypeIt)
{
    for (int i = 0; i < 100; ++i) {
        const std::string code = newQuoteCode();
        EXPECT_EQ(quoteCodeIn(code), code);
    }
    EXPECT_EQ(quoteCodeIn("trd bcde-fghi"), "TRDBCDEFGHI");
    for (const char* other : {"", "TRDBCDEFGH", "TRDBCDEFGHIJ", "TRDBCDEFGH1", "XYZBCDEFGHI", "LAMP-1"}) {
        EXPECT_FALSE(quoteCodeIn(other)) << other;
    }
}

} // namespace
} // namespace regrade::stations
