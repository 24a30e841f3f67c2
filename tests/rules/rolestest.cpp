#include "rules/roles.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace regrade::rules {
namespace {

using domain::DeedId;
using domain::RoleId;
using Json = nlohmann::json;

std::string sentenceWith(void (*spoil)(Json&))
{
    PolicyCopy copy;
    Json file = Json::parse(copy.text("roles.json"));
    spoil(file);
    copy.write("roles.json", file.dump(2));
    const auto policy = readPolicy(copy.folder());
    return policy ? "the policy was taken" : policy.error().what();
}

std::size_t deedRow(const Json& file, const std::string& id)
{
    std::size_t at = 0;
    while (file["deeds"][at]["id"] != id) {
        ++at;
    }
    return at;
}

TEST(RequireRole, letsEachRoleDoExactlyWhatItsRowsSay)
{
    const Policy& policy = shippedPolicy();
    int allowed = 0;
    int refusals = 0;
    for (const DeedRow& deed : policy.deeds) {
        for (const RoleRow& role : policy.roles) {
            const bool listed = std::find(deed.roles.begin(), deed.roles.end(), role.id) != deed.roles.end();
            EXPECT_EQ(static_cast<bool>(requireRole(policy, role.id, deed.id)), listed) << deed.id << " " << role.id;
            ++(listed ? allowed : refusals);
        }
    }
    EXPECT_EQ(allowed + refusals, static_cast<int>(policy.roles.size() * domain::everyDeed().size()));
    EXPECT_GT(refusals, 30);
}

TEST(RequireRole, namesTheDeedAndWhoMayDoIt)
{
    const auto refusal = requireRole(shippedPolicy(), RoleId("technician"), DeedId("unit.leave"));

    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, ErrorCode::refused);
    EXPECT_EQ(refusal.error().what(),
              "Letting a unit leave without a sale is only for: Lead. You are signed in as: Technician.");
}

TEST(RequireRole, refusesARoleAndADeedThatNobodyDefined)
{
    EXPECT_FALSE(requireRole(shippedPolicy(), RoleId("guest"), DeedId("unit.grade")));
    EXPECT_FALSE(requireRole(shippedPolicy(), RoleId("lead"), DeedId("unit.burn")));
}

TEST(RequireRole, letsAnAuditorAndAnOwnerChangeNothing)
{
    for (const DeedId& deed : domain::everyDeed()) {
        const bool looks =
            deed.text().rfind("look.", 0) == 0 || deed.text() == "store.verify" || deed.text() == domain::kReadPeople;
        if (!looks) {
            // An auditor sees staff codes in a proof, and changes nothing by it.
            EXPECT_EQ(bool(requireRole(shippedPolicy(), RoleId("auditor"), deed)), deed.text() == domain::kOpenProofs)
                << deed;
            EXPECT_FALSE(requireRole(shippedPolicy(), RoleId("owner"), deed)) << deed;
        }
    }
}

TEST(RoleTable, isReadWithItsReasonsAndTheFiguresOfTheSignIn)
{
    const Policy& policy = shippedPolicy();

    EXPECT_EQ(leadingRole(policy).id, RoleId("lead"));
    EXPECT_EQ(policy.findDeed(DeedId("price.choose"))->roles, std::vector{RoleId("lead")});
    EXPECT_EQ(policy.signIn.lockAtMisses, 10);
    EXPECT_EQ(policy.signIn.triesInWindow, 100);
    EXPECT_EQ(policy.signIn.window, std::chrono::days{30});
    EXPECT_EQ(policy.signIn.idle, std::chrono::minutes{5});
    for (const DeedRow& deed : policy.deeds) {
        EXPECT_FALSE(deed.why.zh.empty() || deed.origin.source.empty() || deed.origin.validFrom.empty()) << deed.id;
    }
}

TEST(RoleTable, isRefusedWhenADeedHasNoRow)
{
    EXPECT_EQ(sentenceWith([](Json& f) { f["deeds"].erase(deedRow(f, "unit.leave")); }),
              R"(roles.json: the deed "unit.leave" has no row.)");
}

TEST(RoleTable, isRefusedWhenItNamesADeedOrARoleThatIsNotThere)
{
    EXPECT_EQ(sentenceWith([](Json& f) { f["deeds"][0]["id"] = "unit.burn"; }),
              R"(roles.json/deeds, row 1: the deed "unit.burn" is not known.)");
    EXPECT_EQ(sentenceWith([](Json& f) { f["deeds"][0]["roles"][0] = "guest"; }),
              R"(roles.json/deeds, row 1: the role "guest" is not in the table of roles.)");
}

TEST(RoleTable, isRefusedWhenAnotherRoleThanTheLeadingOneRegistersPeople)
{
    const std::string sentence =
        sentenceWith([](Json& f) { f["deeds"][deedRow(f, domain::kManagePeople)]["roles"].push_back("technician"); });
    EXPECT_EQ(sentence.rfind("roles.json/deeds, row ", 0), 0U) << sentence;
    EXPECT_NE(sentence.find(": people are registered by the role that leads, and by no other."), std::string::npos);
    EXPECT_EQ(sentenceWith([](Json& f) { f["roles"][0]["leads"] = true; }),
              "roles.json: exactly one role must be the one that leads.");
}

TEST(RoleTable, mayBeStricterThanTheBoundsOfTheSignInButNotLaxer)
{
    EXPECT_EQ(sentenceWith([](Json& f) { f["sign_in"][2]["value"] = 5; }), "the policy was taken");
    EXPECT_EQ(sentenceWith([](Json& f) { f["sign_in"][2]["value"] = 11; }),
              R"(roles.json/sign_in, row 3: "value" must lie between 4.0 and 10.0.)");
    EXPECT_EQ(sentenceWith([](Json& f) { f["sign_in"][3]["value"] = 101; }),
              R"(roles.json/sign_in, row 4: "value" must lie between 10.0 and 100.0.)");
    EXPECT_EQ(sentenceWith([](Json& f) { f["sign_in"].erase(5); }),
              R"(roles.json: the limit "idle_minutes" is missing.)");
}

} // namespace
} // namespace regrade::rules
