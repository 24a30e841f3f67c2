#include "rules/packaging.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>

namespace regrade::rules {

namespace {

Time dayOf(const std::string& day) { return parseIso(day).value(); }

const MaterialRow& material(const char* id, const Policy& policy = shippedPolicy())
{
    return *policy.findMaterial(domain::MaterialId(id));
}

Wrapping cartonFor(const char* market, std::optional<double> share)
{
    return {.material = material("carton"), .voidRatio = share, .market = domain::MarketId(market)};
}

std::vector<std::string> insertsOn(const char* market, const char* category, const char* day)
{
    std::vector<std::string> ids;
    for (const InsertRow* insert :
         insertsFor(shippedPolicy(), domain::MarketId(market), domain::CategoryId(category), dayOf(day))) {
        ids.push_back(insert->id.text());
    }
    return ids;
}

} // namespace

TEST(AllowPackaging, holdsTheLawOfAGroupAgainstItsMarketsOnly)
{
    const Time later = dayOf("2030-01-01");

    EXPECT_FALSE(allowPackaging(shippedPolicy(), cartonFor("DE", 0.6), later));
    EXPECT_FALSE(allowPackaging(shippedPolicy(), cartonFor("FR", 0.6), later));
    for (const char* market : {"UK", "US", "CN"}) {
        EXPECT_TRUE(allowPackaging(shippedPolicy(), cartonFor(market, 0.6), later)) << market;
    }
    EXPECT_TRUE(allowPackaging(shippedPolicy(), cartonFor("DE", std::nullopt), later)) << "nothing known, nothing told";
}

TEST(AllowPackaging, leavesALawAloneThatNobodyVerified)
{
    Policy policy = shippedPolicy();
    for (PackagingRule& rule : policy.packagingRules) {
        rule.verified = false;
    }
    const Wrapping packaging = cartonFor("DE", 0.6);
    const Time later = dayOf("2031-01-01");

    EXPECT_TRUE(allowPackaging(policy, packaging, later));
    const auto told = comingRules(policy, packaging, later);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told.front().what(), "A rule of law (EU, from 2030-01-01) that nobody has verified asks for other "
                                   "packaging: At most half of a box may be empty, and filler counts as empty.");
}

TEST(ComingRules, tellWhatWillBeRefusedUntilTheDayBefore)
{
    const Wrapping packaging = cartonFor("DE", 0.6);

    const auto told = comingRules(shippedPolicy(), packaging, dayOf("2029-12-31"));

    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told.front().what(),
              "Coming law (EU, from 2030-01-01): 60.0 % of the box is empty, at most 50.0 % may be then.");
    EXPECT_TRUE(comingRules(shippedPolicy(), packaging, dayOf("2030-01-01")).empty()) << "now it refuses";
    EXPECT_TRUE(comingRules(shippedPolicy(), cartonFor("DE", 0.5), dayOf("2029-12-31")).empty());
    EXPECT_TRUE(comingRules(shippedPolicy(), cartonFor("US", 0.6), dayOf("2029-12-31")).empty());
    const Wrapping starch{.material = material("starch_bag"), .voidRatio = {}, .market = domain::MarketId("DE")};
    EXPECT_EQ(comingRules(shippedPolicy(), starch, dayOf("2026-08-11")).front().what(),
              "Coming law (EU, from 2026-08-12): Starch bag cannot be recycled and will be refused then.");
}

TEST(Certificate, isInForceToTheEndOfItsLastDay)
{
    MaterialRow certified = material("carton");
    certified.certificate = {"SCHEME", "N-1", "2027-06-30"};

    EXPECT_EQ(certificateInForce(certified, dayOf("2027-06-30")), "SCHEME N-1 (2027-06-30)");
    EXPECT_FALSE(whyNoClaim(certified, dayOf("2027-06-30")));
    EXPECT_EQ(certificateInForce(certified, dayOf("2027-07-01")), std::nullopt);
    EXPECT_EQ(whyNoClaim(certified, dayOf("2027-07-01"))->what(),
              "The certificate SCHEME N-1 of Corrugated carton ended on 2027-06-30: it may be used, but nothing is "
              "claimed of it.");
    EXPECT_EQ(whyNoClaim(material("carton"), dayOf("2026-11-28"))->what(),
              "No certificate of Corrugated carton is on file, so nothing is claimed of it.");
}

TEST(Certificate, isNotInventedInTheShippedPolicy)
{
    for (const MaterialRow& row : shippedPolicy().materials) {
        EXPECT_FALSE(row.certificate) << row.id.text();
    }
}

TEST(Inserts, dependOnMarketCategoryAndDay)
{
    using Ids = std::vector<std::string>;
    EXPECT_EQ(insertsOn("DE", "home", "2026-09-26"), Ids{"warranty"});
    EXPECT_EQ(insertsOn("DE", "home", "2026-09-27"), (Ids{"warranty", "legal_guarantee"}));
    EXPECT_EQ(insertsOn("UK", "home", "2026-11-28"), Ids{"warranty"});
    EXPECT_EQ(insertsOn("FR", "toys", "2026-11-28"), (Ids{"warranty", "legal_guarantee", "toy_safety"}));
}

TEST(AllowPackaging, neverTellsAnExcessAsTheLimitItself)
{
    const auto refusal = allowPackaging(shippedPolicy(), cartonFor("DE", 0.50001), dayOf("2030-01-01"));

    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().what(),
              "Law (EU, from 2030-01-01): 50.1 % of the box is empty, at most 50.0 % may be. Choose a smaller box.");
}

TEST(PercentOf, hasOneDecimal)
{
    EXPECT_EQ(percentOf(0.5), "50.0");
    EXPECT_EQ(percentOf(0.77718), "77.7");
    EXPECT_EQ(percentOf(1.0), "100.0");
}

} // namespace regrade::rules
