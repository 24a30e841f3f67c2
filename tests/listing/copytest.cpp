#include "tests/listing/samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regrade::listing {
namespace {

using rules::Tongue;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Made kMug{"BCDEFGHIJKLNO", "9506000134352", "Mug, blue", "B", "discount"};

Copy copyOf(const domain::Item& item, const std::string& channel, Tongue tongue, const rules::Offering& offering)
{
    return makeCopy(item, shippedPolicy(), offering, {domain::ChannelId(channel), tongue, {}}).value();
}

rules::Offering with(int titleMax, int bodyMax, const std::string& channel = "discount")
{
    rules::Offering offering = shippedOffering();
    for (rules::OfferCopy& copy : offering.copies) {
        if (copy.channel.text() == channel) {
            copy.titleMax = titleMax;
            copy.bodyMax = bodyMax;
        }
    }
    return offering;
}

/// S7.6: one length, tone and order a channel, in every language.
TEST(Copy, readsInFourLanguages)
{
    const auto item = onOffer(kMug);

    EXPECT_EQ(copyOf(item, "discount", Tongue::en, shippedOffering()).title,
              "Mug, blue, refurbished, grade B, 6 months warranty");
    EXPECT_EQ(copyOf(item, "discount", Tongue::de, shippedOffering()).title,
              "Mug, blue, aufbereitet, Stufe B, 6 Monate Garantie");
    EXPECT_EQ(copyOf(item, "discount", Tongue::fr, shippedOffering()).title,
              "Mug, blue, reconditionné, grade B, garantie 6 mois");
    EXPECT_EQ(copyOf(item, "discount", Tongue::zh, shippedOffering()).title, "Mug, blue（翻新，B 级），保修 6 个月");
    EXPECT_EQ(copyOf(item, "discount", Tongue::de, shippedOffering()).body(),
              "Aufbereitet, Stufe B: Leichte Gebrauchsspuren, alles funktioniert.\n"
              "Funktion: bei der Prüfung in Ordnung\n"
              "Garantie des Verkäufers: 6 Monate. Sie besteht neben der gesetzlichen Gewährleistung und schränkt sie "
              "nicht ein\n"
              "Aussehen: leichte Gebrauchsspuren\n"
              "Es wurde schon benutzt\n"
              "Originalverpackung: kam beschädigt an\n"
              "Stücknummer: BCDEFGHIJKLNO");
}

TEST(Copy, hasToneOrderAndHashtagsOfItsChannel)
{
    auto flawed = onOffer(kMug);
    flawed.grade = domain::GradeId("C");
    flawed.grading->axes.cosmetic = domain::Cosmetic::flaw;

    const auto shop = copyOf(flawed, "outlet", Tongue::en, shippedOffering());
    const auto live = copyOf(flawed, "social", Tongue::en, shippedOffering());

    EXPECT_THAT(shop.lines.front(), HasSubstr("grade C"));
    EXPECT_EQ(live.lines.front(), "Looks: a visible flaw that does not affect its function");
    EXPECT_EQ(live.lines.back(), "#refurbished #secondhand");
    EXPECT_THAT(live.lines, Contains("Works"));
    EXPECT_THAT(shop.lines, Contains("Function: worked when it was inspected"));
    EXPECT_THAT(shop.body(), Not(HasSubstr("#")));
}

TEST(Copy, leavesOutWholeFactsFromTheLowestRankAndTellsWhich)
{
    auto item = onOffer(kMug);
    item.parts = {keyPart("Handle")};
    const auto whole = copyOf(item, "discount", Tongue::en, with(80, 2000));
    ASSERT_THAT(whole.leftOut, IsEmpty());

    std::vector<std::string> last;
    int lengths = 0;
    for (int room = static_cast<int>(lengthOf(whole.body())); room >= 1; --room) {
        const auto made = makeCopy(item, shippedPolicy(), with(80, room), {domain::ChannelId("discount"), Tongue::en});
        if (!made) {
            EXPECT_THAT(made.error().what(), HasSubstr("What must be told of this unit has"));
            break;
        }
        ++lengths;
        EXPECT_LE(lengthOf(made->body()), static_cast<std::size_t>(room));
        EXPECT_THAT(made->lines, Contains("Key part replaced: Handle")) << room;
        EXPECT_THAT(made->lines, Contains(HasSubstr("Refurbished, grade B:"))) << room;
        auto both = made->lines;
        both.insert(both.end(), made->leftOut.begin(), made->leftOut.end());
        EXPECT_EQ(both, whole.lines) << "what is told and what is not are the whole text, in its order: " << room;
        EXPECT_GE(made->leftOut.size(), last.size());
        last = made->leftOut;
    }
    EXPECT_GT(lengths, 100);
    EXPECT_EQ(last.size(), whole.lines.size() - 2);
}

TEST(Copy, leavesTheWarrantyOutOfATitleButNeverWhatItIs)
{
    const auto item = onOffer(kMug);
    const std::string bare = "Mug, blue, refurbished, grade B";

    EXPECT_EQ(copyOf(item, "discount", Tongue::en, with(static_cast<int>(bare.size()) + 10, 2000)).title, bare);
    const auto tooShort = makeCopy(item, shippedPolicy(), with(static_cast<int>(bare.size()) - 1, 2000),
                                   {domain::ChannelId("discount"), Tongue::en});
    EXPECT_THAT(tooShort.error().what(), HasSubstr("Shorten the product's name."));
}

TEST(Copy, tellsAFaultInTitleAndBodyAndNeverCallsItRefurbished)
{
    const auto item = onOffer({"BCDEFGHIJKLNO", "X", "Kettle", "D", "parts", domain::Cosmetic::heavy});

    for (const Tongue tongue : rules::kTongues) {
        const auto copy = copyOf(item, "parts", tongue, shippedOffering());
        EXPECT_EQ(copy.must.size(), 3U) << "grade, fault and heavy damage";
        for (const std::string word : {"efurbished", "ufbereitet", "econditionn", "翻新"}) {
            EXPECT_THAT(copy.title + copy.body(), Not(HasSubstr(word)));
        }
    }
    EXPECT_EQ(copyOf(item, "parts", Tongue::en, shippedOffering()).title,
              "Kettle, faulty, for parts or repair, grade D, 6 months warranty");
    EXPECT_THAT(copyOf(item, "parts", Tongue::fr, shippedOffering()).title, HasSubstr("en panne"));
    // S3.1: never at retail.
    for (const std::string channel : {"outlet", "discount", "social"}) {
        EXPECT_THAT(
            makeCopy(item, shippedPolicy(), shippedOffering(), {domain::ChannelId(channel), Tongue::en}).error().what(),
            HasSubstr("never sold at retail"));
    }
    EXPECT_EQ(makeCopy(item, shippedPolicy(), shippedOffering(), {domain::ChannelId("parts"), Tongue::en, "ebay"})
                  .error()
                  .code,
              ErrorCode::refused);
}

TEST(Copy, makesNoGreenClaimAndTellsNobodysData)
{
    auto item = onOffer(kMug);
    item.everRepaired = true;
    item.parts = {keyPart("Handle")};
    for (const rules::OfferCopy& channel : shippedOffering().copies) {
        for (const Tongue tongue : rules::kTongues) {
            const auto copy = copyOf(item, channel.channel.text(), tongue, shippedOffering());
            for (const std::string word :
                 {"Eco",       "eco-",     "green",    "grün", "mwelt",   "nachhaltig", "sustainab", "durable",
                  "vert ",     "carbon",   "CO2",      "环保", "绿色",    "低碳",       "ike new",   "ie neu",
                  "omme neuf", "tat neuf", "近新",     "全新", "certif",  "zertif",     "认证",      "ORDER-4711",
                  "RMA-99",    "SERIAL-1", "seller-5", "T01",  "changed", "11.11",      "40.00"}) {
                EXPECT_THAT(copy.title + "\n" + copy.body(), Not(HasSubstr(word)))
                    << channel.channel.text() << " " << rules::nameOf(tongue);
            }
        }
    }
}

TEST(Copy, keepsAProductsNameOnOneLine)
{
    auto item = onOffer(kMug);
    item.intake->product = "Mug,\tblue\r\nBcc: all  ";

    EXPECT_EQ(copyOf(item, "discount", Tongue::en, with(50, 2000)).title, "Mug, blue Bcc: all, refurbished, grade B");
}

TEST(Copy, tellsNoWarrantyWhereTheHouseGivesNone)
{
    rules::Policy policy = shippedPolicy();
    policy.limits.warrantyMonths = 0;
    const auto item = onOffer(kMug);

    const auto copy = makeCopy(item, policy, shippedOffering(), {domain::ChannelId("discount"), Tongue::en}).value();
    EXPECT_THAT(copy.title + copy.body(), Not(HasSubstr("arranty")));
    const auto offer = makeOffer(item, policy, shippedOffering(), Tongue::en, "google", "2026-11-28").value();
    EXPECT_EQ(offer.google, "used") << "refurbished only with a warranty";
    EXPECT_EQ(offer.schema, "https://schema.org/UsedCondition");
}

} // namespace
} // namespace regrade::listing
