#include "cli/access.h"
#include "cli/regradectl.h"
#include "rules/policyfile.h"
#include "tests/cli/program.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>

using regrade::cli::commandDeeds;
using regrade::clitest::Warehouse;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

using Words = std::vector<std::string>;

Words with(Words words, const Words& more)
{
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// What each command needs beside its name to be understood.
const std::map<std::string, Words>& arguments()
{
    static const std::string kTag = "BCDEFGHIJKLNO";
    static const std::map<std::string, Words> kArguments{
        {"product add",
         {"--sku", "TOY-01", "--name", "Robot", "--category", "toys", "--price", "40.00 EUR", "--parts-value",
          "4.00 EUR", "--size", "180x120x90", "--weight", "420"}},
        {"product show", {"TOY-01"}},
        {"product list", {}},
        {"product orders", {"--sku", "TOY-01", "--month", "2026-11", "--count", "10"}},
        {"product recalibrate", {"TOY-01"}},
        {"product zones", {"TOY-01"}},
        {"product looks", {"TOY-01"}},
        {"teach", {"--sku", "TOY-01", "none.jpg"}},
        {"intake", {"--sku", "TOY-01", "--order", "ORD-1", "--reason", "changed_mind"}},
        {"return", {kTag, "--reason", "changed_mind", "--order", "ORD-2"}},
        {"inspect", {"--item", kTag, "none.jpg"}},
        {"grade", {kTag, "--packaging", "intact", "--cosmetic", "none", "--function", "works"}},
        {"work start", {kTag}},
        {"work step", {kTag, "--step", "clean"}},
        {"work part", {kTag, "--part", "P1", "--cost", "1.00 EUR"}},
        {"work finish", {kTag}},
        {"work back", {kTag, "--reason", "loose"}},
        {"pack label", {kTag, "--out", "/nowhere/label.pdf"}},
        {"pack finish", {kTag, "--material", "carton", "--box", "220x160x120", "--weight", "520", "--scanned", kTag}},
        {"list", {kTag}},
        {"draft", {kTag}},
        {"sell", {kTag, "--order", "ORD-3", "--price", "30.00 EUR"}},
        {"exit", {kTag, "--route", "recycled", "--reason", "broken", "--proceeds", "0.00 EUR"}},
        {"item show", {kTag}},
        {"item compare", {kTag}},
        {"items", {}},
        {"kpi", {}},
        {"store verify", {}},
        {"store rebuild", {}},
        {"store head", {"--sign"}},
        {"backup now", {}},
        {"backup list", {}},
        {"backup drill", {}},
        {"backup restore", {}},
        {"simulate", {"--items", "1"}},
        {"demo load", {}},
        {"person add", {"T99", "--role", "technician"}},
        {"person list", {}},
        {"person reset", {"T99"}},
        {"person role", {"T99", "auditor"}},
        {"person retire", {"T99"}},
        {"vision drift", {}},
    };
    return kArguments;
}

class People : public ::testing::Test {
protected:
    void SetUp() override
    {
        const auto lead = house.done({"person", "add", "L01", "--role", "lead"});
        enter("lead", lead);
        for (const auto& [role, code] :
             std::map<std::string, std::string>{{"technician", "T01"}, {"auditor", "A01"}, {"owner", "O01"}}) {
            Words words{"person", "add", code, "--role", role, "--sign-in", signIns.at("lead")};
            enter(role, house.done(role == "owner" ? with(words, {"--owner", "own"}) : words));
        }
    }

    void enter(const std::string& role, const nlohmann::json& told)
    {
        badges[role] = told;
        const auto in = house.done({"sign-in", "--badge", told.at("badge"), "--pin", told.at("pin")});
        signIns[role] = in.at("signIn").get<std::string>();
    }

    Words as(const std::string& role, const std::string& command) const
    {
        Words words;
        std::string word;
        for (std::istringstream text(command); text >> word;) {
            words.push_back(word);
        }
        words = with(words, arguments().at(command));
        return role == "nobody" ? words : with(words, {"--sign-in", signIns.at(role)});
    }

    Warehouse house;
    std::map<std::string, std::string> signIns;
    std::map<std::string, nlohmann::json> badges; ///< what each was told
};

/// R19: every command, every role, and nobody.
TEST_F(People, doByCommandOnlyWhatTheirRoleMayDo)
{
    const auto commands = regrade::cli::everyCommand();
    std::map<std::string, std::string> deeds;
    for (const auto& [command, deed] : commandDeeds()) {
        if (std::find(commands.begin(), commands.end(), command) == commands.end()) {
            continue;
        }
        deeds[command] = command == "person add" || command == "person reset" ? regrade::domain::kManagePeople : deed;
    }
    int allowed = 0;
    int refusals = 0;
    for (const std::string role : {"nobody", "owner", "auditor", "technician", "lead"}) {
        if (badges.contains(role)) {
            enter(role, nlohmann::json(badges.at(role))); // so that nobody has been away, however slow the machine
        }
        for (const auto& [command, deed] : deeds) {
            if (deed.empty()) {
                continue;
            }
            ASSERT_TRUE(arguments().contains(command)) << command;
            const auto* row = house.policy().findDeed(regrade::domain::DeedId(deed));
            ASSERT_NE(row, nullptr) << deed;
            const bool may =
                std::find(row->roles.begin(), row->roles.end(), regrade::domain::RoleId(role)) != row->roles.end();
            const auto before = house.events();
            const auto run = house.run(as(role, command));
            ASSERT_NE(run.code, 2) << command << "\n" << run.err;
            if (may) {
                EXPECT_THAT(run.err, Not(HasSubstr("is only for:"))) << command << " as " << role;
                ++allowed;
            } else {
                EXPECT_EQ(run.code, 1) << command << " as " << role;
                EXPECT_THAT(run.err, HasSubstr(role == "nobody" ? "Nobody is signed in." : "is only for:")) << command;
                EXPECT_EQ(house.events(), before) << command << " as " << role;
                ++refusals;
            }
        }
    }
    std::cout << allowed << " commands let through, " << refusals << " refused, 0 unauthorised\n";
    EXPECT_GT(refusals, 80);
}

TEST(EveryCommand, hasARowThatSaysWhoMayDoIt)
{
    const auto& rows = commandDeeds();
    const auto commands = regrade::cli::everyCommand();
    EXPECT_GT(commands.size(), 40U);
    for (const std::string& command : commands) {
        EXPECT_EQ(std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.command == command; }), 1)
            << command;
    }
}

TEST_F(People, areNamedInTheHistoryByTheCodeThatIsSignedIn)
{
    (void)house.done(
        with({"product", "add"}, with(arguments().at("product add"), {"--sign-in", signIns.at("technician")})));
    const auto unit = house.done(as("technician", "intake"));
    const auto shown = house.done({"item", "show", unit.at("item"), "--sign-in", signIns.at("auditor")});

    EXPECT_THAT(shown.dump(), HasSubstr(R"("actor":"T01")"));
    EXPECT_THAT(house.refused(with(as("technician", "intake"), {"--actor", "L01"})),
                HasSubstr("T01 is signed in, so nothing can be done as L01."));
}

TEST_F(People, areAskedForAnotherRoleWhereACommandDoesMoreThanItsName)
{
    (void)house.done(with({"product", "add"}, with(arguments().at("product add"), {"--sign-in", signIns.at("lead")})));
    const std::string tag = house.done(as("lead", "intake")).at("item");

    EXPECT_THAT(house.refused({"exit", tag, "--route", "recycled", "--reason", "broken", "--proceeds", "0.00 EUR",
                               "--sign-in", signIns.at("technician")}),
                HasSubstr("Letting a unit leave without a sale is only for: Lead."));
    (void)house.done({"exit", tag, "--route", "recycled", "--reason", "broken", "--proceeds", "0.00 EUR", "--sign-in",
                      signIns.at("lead")});
}

TEST_F(People, areListedWithEveryChangeAndWithoutSecrets)
{
    const auto told = house.done({"person", "reset", "T01", "--new-badge", "--sign-in", signIns.at("lead")});
    const auto list = house.done({"person", "list", "--sign-in", signIns.at("auditor")});

    EXPECT_EQ(list.at("people").size(), 4U);
    EXPECT_EQ(list.at("changes").size(), 5U);
    EXPECT_THAT(list.dump(), Not(HasSubstr(told.at("badge").get<std::string>())));
    EXPECT_THAT(house.refused(as("technician", "product add")), HasSubstr("Nobody is signed in."))
        << "a reset ends the sign-in";
}

TEST_F(People, seeAsOwnersTheirOwnFiguresOnly)
{
    EXPECT_EQ(house.run({"kpi", "--sign-in", signIns.at("owner")}).code, 0);
    EXPECT_THAT(house.refused({"kpi", "--owner", "other", "--sign-in", signIns.at("owner")}),
                HasSubstr("This sign-in shows the figures of own only."));
}

TEST_F(People, signInWithAPictureOfTheirBadge)
{
    const auto told = house.done({"person", "reset", "T01", "--new-badge", "--sign-in", signIns.at("lead")});
    (void)house.done({"qr", "write", told.at("badge"), "--out", house.file("badge.png").string()});

    const auto in = house.done({"sign-in", "--photo", house.file("badge.png").string(), "--pin", told.at("pin")});

    EXPECT_EQ(in.at("code"), "T01");
    (void)house.done({"sign-out", "--sign-in", in.at("signIn")});
    EXPECT_THAT(house.refused({"items", "--sign-in", in.at("signIn")}), HasSubstr("Nobody is signed in."));
}

TEST(FirstPerson, isALead)
{
    const Warehouse house;

    EXPECT_THAT(house.refused({"person", "add", "T01", "--role", "technician"}), HasSubstr("Register a lead first."));
    const auto told = house.done({"person", "add", "L01", "--role", "lead"});
    EXPECT_EQ(told.at("pin").get<std::string>().size(), 6U);
    EXPECT_THAT(house.refused({"person", "add", "L02", "--role", "lead"}), HasSubstr("Nobody is signed in."));
    EXPECT_THAT(house.refused({"sign-in", "--badge", told.at("badge"), "--pin", "12345"}),
                HasSubstr("Badge and PIN do not fit together."));
    const auto again = house.done({"person", "reset", "L01", "--recovery", told.at("recovery")});
    EXPECT_EQ(house.done({"sign-in", "--badge", again.at("badge"), "--pin", again.at("pin")}).at("role"), "lead");
}

} // namespace
