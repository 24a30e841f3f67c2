#include "rules/certificates.h"
#include "tests/rules/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace regrade::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Json = nlohmann::json;

Json certificateJson()
{
    return {{"id", "R2-1"},
            {"scheme", "r2v3"},
            {"number", "C-4711"},
            {"markets", {"EU"}},
            {"categories", {"electronics"}},
            {"file", "certificates/r2-1.pdf"},
            {"why", {{"en", "Audited in spring."}, {"zh", "春季审核。"}}},
            {"source", "Auditor's report"},
            {"valid_from", "2026-03-01"},
            {"valid_to", "2026-12-31"}};
}

/// The shipped policy with these certificates.
Result<Policy> policyWith(const Json& certificates)
{
    const PolicyCopy copy;
    Json file = Json::parse(copy.text("certificates.json"));
    file["certificates"] = certificates;
    copy.write("certificates.json", file.dump());
    return readPolicy(copy.folder());
}

std::vector<std::string> inForce(const Policy& policy, const std::string& market, const std::string& category,
                                 const std::string& day)
{
    return schemesInForce(*policy.marketRules, {market, domain::CategoryId(category), day});
}

} // namespace

/// S4.5: a clock around the expiry.
TEST(Certificates, areInForceFromTheirFirstToTheirLastDay)
{
    const Policy policy = policyWith(Json::array({certificateJson()})).value();
    const auto stand = [&](const std::string& day) {
        return std::string(nameOf(certificatesOn(*policy.marketRules, day).at(0).stand));
    };

    EXPECT_EQ(stand("2026-02-28"), "coming");
    EXPECT_EQ(stand("2026-03-01"), "in_force");
    EXPECT_EQ(stand("2026-10-01"), "in_force");
    EXPECT_EQ(stand("2026-10-02"), "ending") << "90 days before the last one";
    EXPECT_EQ(stand("2026-12-31"), "ending");
    EXPECT_EQ(stand("2027-01-01"), "ended");
    EXPECT_EQ(certificatesOn(*policy.marketRules, "2026-12-31").at(0).daysLeft, 0);
    EXPECT_THAT(inForce(policy, "DE", "electronics", "2026-02-28"), IsEmpty());
    EXPECT_THAT(inForce(policy, "DE", "electronics", "2026-03-01"), ElementsAre("r2v3"));
    EXPECT_THAT(inForce(policy, "DE", "electronics", "2026-12-31"), ElementsAre("r2v3"));
    EXPECT_THAT(inForce(policy, "DE", "electronics", "2027-01-01"), IsEmpty());
}

TEST(Certificates, holdOnlyInTheirMarketsAndCategories)
{
    const Policy policy = policyWith(Json::array({certificateJson()})).value();

    EXPECT_THAT(inForce(policy, "FR", "electronics", "2026-11-28"), ElementsAre("r2v3"));
    EXPECT_THAT(inForce(policy, "US", "electronics", "2026-11-28"), IsEmpty());
    EXPECT_THAT(inForce(policy, "DE", "toys", "2026-11-28"), IsEmpty());
    EXPECT_THAT(schemesInForce(*policy.marketRules, {"DE", std::nullopt, "2026-11-28"}), IsEmpty());
}

TEST(Certificates, warnAheadOfTheirEndAndAfterIt)
{
    const Policy policy = policyWith(Json::array({certificateJson()})).value();
    const auto warning = [&](const std::string& day) {
        const auto all = certificateWarnings(*policy.marketRules, day);
        return all.empty() ? std::string() : all.front().what();
    };

    EXPECT_EQ(warning("2026-10-01"), "");
    EXPECT_EQ(warning("2026-12-01"),
              "The certificate R2v3 C-4711 ends in 30 days, on 2026-12-31: renew it, or take its mark off.");
    EXPECT_EQ(warning("2027-01-01"), "The certificate R2v3 C-4711 ended on 2026-12-31: its mark may not be shown.");
}

TEST(Certificates, areRefusedWithRowAndReason)
{
    const auto sentence = [](void (*spoil)(Json & row)) {
        Json row = certificateJson();
        spoil(row);
        const auto policy = policyWith(Json::array({row}));
        return policy ? std::string("taken") : policy.error().what();
    };

    EXPECT_EQ(sentence([](Json&) {}), "taken");
    EXPECT_EQ(sentence([](Json& row) { row["scheme"] = "moon"; }),
              R"(certificates.json/certificates, row 1: there is no scheme "moon".)");
    EXPECT_EQ(
        sentence([](Json& row) { row["markets"] = {"MARS"}; }),
        R"(certificates.json/certificates, row 1: the market "MARS" is neither a market nor a group of lists.json.)");
    EXPECT_EQ(sentence([](Json& row) { row["categories"] = {"poems"}; }),
              R"(certificates.json/certificates, row 1: there is no category "poems" in lists.json.)");
    EXPECT_EQ(sentence([](Json& row) { row["valid_to"] = "2026-02-28"; }),
              "certificates.json/certificates, row 1: a certificate has a source, a first day and a last day that is "
              "not before it.");
    EXPECT_EQ(sentence([](Json& row) { row.erase("number"); }),
              R"(certificates.json/certificates, row 1: the key "number" is missing.)");
    EXPECT_TRUE(policyWith(Json::array())) << "a house may hold none";
}

} // namespace regrade::rules
