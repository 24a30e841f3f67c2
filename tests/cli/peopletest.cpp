#include "base/clock.h"
#include "cli/access.h"
#include "cli/regradectl.h"
#include "rules/policyfile.h"
#include "tests/cli/program.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
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
        {"intake pallet", {"/nowhere/codes.txt", "--reference", "P-1"}},
        {"tradein quote", {"--sku", "TOY-01", "--answer", "looks=good"}},
        {"tradein show", {"TRDKXNBDFHJ"}},
        {"tradein report", {}},
        {"return", {kTag, "--reason", "changed_mind", "--order", "ORD-2"}},
        {"inspect", {"--item", kTag, "none.jpg"}},
        {"grade", {kTag, "--packaging", "intact", "--cosmetic", "none", "--function", "works"}},
        {"work start", {kTag}},
        {"work step", {kTag, "--step", "clean"}},
        {"work part", {kTag, "--part", "P1", "--cost", "1.00 EUR"}},
        {"work finish", {kTag}},
        {"work back", {kTag, "--reason", "loose"}},
        {"work pause", {kTag}},
        {"work resume", {kTag}},
        {"work forecast", {kTag, "--fault", "no_power"}},
        {"work approve", {kTag, "--reason", "last one"}},
        {"work giveup", {kTag}},
        {"work film", {kTag, "--camera", "/nowhere"}},
        {"evidence export", {kTag}},
        {"epcis export", {kTag, "--out", "/nowhere/x.jsonld"}},
        {"epcis import", {kTag, "/nowhere/x.jsonld"}},
        {"dpp export", {kTag, "--out", "/nowhere/x"}},
        {"dpp import", {kTag, "/nowhere/x.json"}},
        {"ords export", {"--out", "/nowhere/x.csv"}},
        {"exits used-eee", {kTag, "--out", "/nowhere/x.pdf"}},
        {"proof make", {kTag, "--out", "/nowhere/proof.json"}},
        {"impact", {kTag}},
        {"supplier report", {}},
        {"supplier repairability", {"--all"}},
        {"supplier case open", {"--sku", "TOY-01", "--code", "scratch"}},
        {"supplier case move", {"SC-TOY-01-1", "--to", "sent", "--note", "by mail"}},
        {"supplier case list", {}},
        {"supplier case show", {"SC-TOY-01-1"}},
        {"supplier case letter", {"SC-TOY-01-1", "--out", "/nowhere/letter.csv"}},
        {"help ask", {kTag, "--question", "Which screw?"}},
        {"help open", {"/nowhere/question.zip"}},
        {"help answer", {"/nowhere/question.zip", "--answer", "The long one."}},
        {"help take", {"/nowhere/answer.zip"}},
        {"help key", {}},
        {"help trust", {"k", "--name", "Hanoi"}},
        {"part add", {"--part", "P1", "--name", "Lid", "--cost", "1.00 EUR"}},
        {"part receive", {"P1"}},
        {"part adjust", {"P1", "--by", "1", "--reason", "counted"}},
        {"part list", {}},
        {"part low", {}},
        {"material list", {}},
        {"material papers", {}},
        {"material handover",
         {"--fraction", "plastic=100", "--recycler", "Nord", "--document", "HO-1", "--out", "/nowhere/paper.pdf"}},
        {"exits list", {}},
        {"exits sweep", {}},
        {"exits hold", {"BCDEFGHIJKLN", "--until", "2026-12-24", "--reason", "x"}},
        {"exits paper", {"BCDEFGHIJKLN", "--out", "/dev/null"}},
        {"exits disclosure", {"--year", "2026"}},
        {"price explain", {"BCDEFGHIJKLN"}},
        {"price note", {"KT-100", "--price", "99.00 EUR", "--source", "shop"}},
        {"price import", {"prices.csv"}},
        {"price markdown", {"BCDEFGHIJKLN"}},
        {"price replay", {"--other-policy", "nowhere"}},
        {"offer change", {"BCDEFGHIJKLN"}},
        {"offer end", {"BCDEFGHIJKLN", "--reason", "x"}},
        {"channel figures", {}},
        {"channel propose", {}},
        {"channel accept", {"--grade", "B", "--to", "social"}},
        {"channel undo", {"AL-1"}},
        {"channel sweep", {}},
        {"bundle kinds", {}},
        {"bundle list", {}},
        {"bundle show", {"BOX-1"}},
        {"bundle make", {"--kind", "b-box", "BCDEFGHIJKLN"}},
        {"bundle add", {"BOX-1", "BCDEFGHIJKLN"}},
        {"bundle remove", {"BCDEFGHIJKLN", "--reason", "x"}},
        {"bundle offer", {"BOX-1"}},
        {"bundle end", {"BOX-1", "--reason", "x"}},
        {"bundle sell", {"BOX-1", "--order", "SO-1"}},
        {"points grant", {"BCDEFGHIJKLN"}},
        {"points redeem", {"RCPBCDEFGHIJ", "--order", "SO-1"}},
        {"points list", {}},
        {"poll open",
         {"BCDEFGHIJKLN", "--question", "x", "--option", "a", "--option", "b", "--last-day", "2999-01-01"}},
        {"poll vote", {"BCDEFGHIJKLN", "--option", "1"}},
        {"poll import", {"BCDEFGHIJKLN", "/nowhere.csv"}},
        {"poll close", {"BCDEFGHIJKLN"}},
        {"poll show", {"BCDEFGHIJKLN"}},
        {"auction open",
         {"BCDEFGHIJKLN", "--least", "1.00 EUR", "--step", "1.00 EUR", "--until", "2999-01-01T00:00:00Z"}},
        {"auction bid", {"BCDEFGHIJKLN", "--bidder", "B-1", "--amount", "1.00 EUR"}},
        {"auction close", {"BCDEFGHIJKLN"}},
        {"participation", {}},
        {"visit open", {"--begin", "2999-01-01T00:00:00Z"}},
        {"visit book", {"V1"}},
        {"visit agree", {"GSTBCDEFG"}},
        {"visit cancel", {"GSTBCDEFG"}},
        {"visit admit", {"GSTBCDEFG"}},
        {"visit list", {}},
        {"visit tour", {}},
        {"report unit", {"BCDEFGHIJKLN", "--to", "/nowhere/r.html"}},
        {"report all", {"--to", "/nowhere/r"}},
        {"ratings import", {"/nowhere.csv"}},
        {"ratings report", {}},
        {"equipment list", {}},
        {"equipment start", {"BCDEFGHIJKLN", "--equipment", "washer"}},
        {"equipment stop", {"BCDEFGHIJKLN", "--equipment", "washer"}},
        {"equipment settle", {"--month", "2026-11"}},
        {"part show", {"P1"}},
        {"part harvest", {kTag, "--part", "P1"}},
        {"part recover", {kTag, "--fraction", "plastic", "--grams", "100"}},
        {"label write", {kTag, "--kind", "intake", "--out", "/nowhere/label.pdf"}},
        {"printer add", {"Zebra", "--address", "127.0.0.1:9"}},
        {"printer remove", {"Zebra"}},
        {"printer test", {"Zebra"}},
        {"print label", {kTag}},
        {"print queue", {}},
        {"print send", {}},
        {"print again", {"1"}},
        {"print cancel", {"1"}},
        {"print confirm", {kTag}},
        {"pack label", {kTag, "--out", "/nowhere/label.pdf"}},
        {"pack propose", {kTag}},
        {"pack finish", {kTag, "--material", "carton", "--box", "220x160x120", "--weight", "520", "--scanned", kTag}},
        {"list", {kTag}},
        {"announced check", {"/nowhere/list.csv"}},
        {"announced import", {"/nowhere/list.csv"}},
        {"announced lists", {}},
        {"announced find", {"1001"}},
        {"announced missing", {}},
        {"announced withdraw", {"7"}},
        {"market list", {}},
        {"market show", {"EU"}},
        {"market diff", {"/nowhere/EU.json"}},
        {"market import", {"/nowhere/EU.json"}},
        {"market rollback", {"EU"}},
        {"market sign", {"/nowhere/EU.json", "--out", "/nowhere/signed.json"}},
        {"market compare", {kTag, "--markets", "DE,FR"}},
        {"certificates", {}},
        {"draft", {kTag}},
        {"sell", {kTag, "--order", "ORD-3", "--price", "30.00 EUR"}},
        {"export", {"--format", "csv", "--to", "/nowhere/export"}},
        {"sales check", {"/nowhere/sales.csv"}},
        {"sales import", {"/nowhere/sales.csv"}},
        {"session new", {"--units", kTag, "--to", "/nowhere/sheet.pdf"}},
        {"session sheet", {"--to", "/nowhere/sheet.pdf"}},
        {"session sell", {kTag}},
        {"session undo", {}},
        {"session show", {}},
        {"session close", {}},
        {"exit", {kTag, "--route", "recycled", "--reason", "broken", "--proceeds", "0.00 EUR"}},
        {"item show", {kTag}},
        {"item compare", {kTag}},
        {"items", {}},
        {"kpi", {}},
        {"kpi units", {"--tile", "conversion"}},
        {"kpi board", {}},
        {"store verify", {}},
        {"log", {}},
        {"store rebuild", {}},
        {"store head", {"--sign"}},
        {"shift end", {}},
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
        {"hub join", {"postgresql://station@127.0.0.1:1/regrade"}},
        {"hub leave", {}},
        {"hub photos", {}},
        {"experiment open", {"--hypothesis", "x", "--a", "a", "--b", "b", "--from", "0.1", "--to", "0.2"}},
        {"experiment close", {"EX-9", "--reason", "x"}},
        {"experiment list", {}},
        {"experiment assign", {"EX-9", kTag}},
        {"experiment result", {"EX-9"}},
        {"recheck plan", {"--from", "2026-01-01", "--to", "2026-01-31"}},
        {"recheck draw", {"RC-2026-01-31", "--inspector", "T-05"}},
        {"recheck assign", {kTag, "--inspector", "T-05"}},
        {"recheck miss", {kTag, "--reason", "sold"}},
        {"recheck list", {}},
        {"recheck verify", {"RC-2026-01-31"}},
        {"recheck submit", {kTag, "--packaging", "intact", "--cosmetic", "none", "--function", "works"}},
        {"recheck adjudicate", {kTag, "--grade", "B", "--reason", "x"}},
        {"recheck result", {}},
        {"settle month", {"--month", "2026-11"}},
        {"settle invoice", {"--month", "2026-11", "--owner", "own"}},
        {"settle claims", {"--month", "2026-11", "--owner", "own"}},
        {"settle site", {"--month", "2026-11"}},
        {"conflict list", {}},
        {"conflict settle", {kTag, "--reason", "sent another"}},
    };
    return kArguments;
}

/// One house for all tests, since every command of it is a program that starts; T01 and A01 are never reset there.
class People : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_house = std::make_unique<House>();
        const auto lead = s_house->warehouse.done({"person", "add", "L01", "--role", "lead"});
        s_house->badges["lead"] = lead;
        enter("lead");
        for (const auto& [role, code] :
             std::map<std::string, std::string>{{"technician", "T01"}, {"auditor", "A01"}, {"owner", "O01"}}) {
            const Words words{"person", "add", code, "--role", role, "--sign-in", signIn("lead")};
            s_house->badges[role] = s_house->warehouse.done(role == "owner" ? with(words, {"--owner", "own"}) : words);
        }
    }
    static void TearDownTestSuite() { s_house.reset(); }

    /// Signs the role in anew, so that nobody has been away, however slow the machine.
    static void enter(const std::string& role)
    {
        const auto& told = s_house->badges.at(role);
        const auto in = s_house->warehouse.done({"sign-in", "--badge", told.at("badge"), "--pin", told.at("pin")});
        s_house->signIns[role] = in.at("signIn").get<std::string>();
    }
    static const std::string& signIn(const std::string& role) { return s_house->signIns.at(role); }
    static const Warehouse& house() { return s_house->warehouse; }

    static Words as(const std::string& role, const std::string& command)
    {
        Words words;
        std::string word;
        for (std::istringstream text(command); text >> word;) {
            words.push_back(word);
        }
        words = with(words, arguments().at(command));
        return role == "nobody" ? words : with(words, {"--sign-in", signIn(role)});
    }

private:
    struct House {
        Warehouse warehouse;
        std::map<std::string, std::string> signIns;
        std::map<std::string, nlohmann::json> badges; ///< what each was told
    };
    static std::unique_ptr<House> s_house;
};
std::unique_ptr<People::House> People::s_house;

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
        if (role != "nobody") {
            enter(role);
        }
        for (const auto& [command, deed] : deeds) {
            if (deed.empty()) {
                continue;
            }
            ASSERT_TRUE(arguments().contains(command)) << command;
            const auto* row = house().policy().findDeed(regrade::domain::DeedId(deed));
            ASSERT_NE(row, nullptr) << deed;
            const bool may =
                std::find(row->roles.begin(), row->roles.end(), regrade::domain::RoleId(role)) != row->roles.end();
            const auto before = house().events();
            const auto run = house().runHere(as(role, command));
            ASSERT_NE(run.code, 2) << command << "\n" << run.err;
            if (may) {
                EXPECT_THAT(run.err, Not(HasSubstr("is only for:"))) << command << " as " << role;
                ++allowed;
            } else {
                EXPECT_EQ(run.code, 1) << command << " as " << role;
                EXPECT_THAT(run.err, HasSubstr(role == "nobody" ? "Nobody is signed in." : "is only for:")) << command;
                EXPECT_EQ(house().events(), before) << command << " as " << role;
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
    enter("technician");
    enter("auditor");
    (void)house().done(
        with({"product", "add"}, with(arguments().at("product add"), {"--sign-in", signIn("technician")})));
    const auto unit = house().done(as("technician", "intake"));
    const auto shown = house().done({"item", "show", unit.at("item"), "--sign-in", signIn("auditor")});

    EXPECT_THAT(shown.dump(), HasSubstr(R"("actor":"T01")"));
    EXPECT_THAT(house().refused(with(as("technician", "intake"), {"--actor", "L01"})),
                HasSubstr("T01 is signed in, so nothing can be done as L01."));
}

TEST_F(People, areAskedForAnotherRoleWhereACommandDoesMoreThanItsName)
{
    enter("technician");
    enter("lead");
    (void)house().done(with({"product", "add"}, with(arguments().at("product add"), {"--sign-in", signIn("lead")})));
    const std::string tag = house().done(as("lead", "intake")).at("item");

    EXPECT_THAT(house().refused({"exit", tag, "--route", "recycled", "--reason", "broken", "--proceeds", "0.00 EUR",
                                 "--sign-in", signIn("technician")}),
                HasSubstr("Letting a unit leave without a sale is only for: Lead."));
    (void)house().done({"exit", tag, "--route", "recycled", "--reason", "broken", "--proceeds", "0.00 EUR", "--sign-in",
                        signIn("lead")});
}

TEST_F(People, areListedWithEveryChangeAndWithoutSecrets)
{
    enter("lead");
    enter("auditor");
    const auto list = [&] { return house().done({"person", "list", "--sign-in", signIn("auditor")}); };
    const auto before = list();
    (void)house().done({"person", "add", "T02", "--role", "technician", "--sign-in", signIn("lead")});

    const auto told = house().done({"person", "reset", "T02", "--new-badge", "--sign-in", signIn("lead")});

    EXPECT_EQ(list().at("people").size(), before.at("people").size() + 1);
    EXPECT_EQ(list().at("changes").size(), before.at("changes").size() + 2);
    EXPECT_THAT(list().dump(), Not(HasSubstr(told.at("badge").get<std::string>())));
}

TEST_F(People, seeAsOwnersTheirOwnUnitsAndFiguresOnly)
{
    enter("lead");
    enter("owner");
    for (const char* seller : {"own", "other"}) {
        const std::string sku = std::string("SKU-") + seller;
        Words product = with({"product", "add"}, arguments().at("product add"));
        product.at(3) = sku;
        (void)house().done(with(product, {"--owner", seller, "--sign-in", signIn("lead")}));
        (void)house().done(
            {"intake", "--sku", sku, "--order", "ORD-1", "--reason", "changed_mind", "--sign-in", signIn("lead")});
    }
    const auto mine = house().done({"items", "--limit", "100000", "--sign-in", signIn("owner")});
    const auto all = house().done({"items", "--limit", "100000", "--sign-in", signIn("lead")});

    EXPECT_GT(mine.at("items").size(), 0U);
    EXPECT_LT(mine.at("items").size(), all.at("items").size());
    for (const auto& unit : mine.at("items")) {
        EXPECT_EQ(unit.at("owner"), "own");
    }
    EXPECT_EQ(house().run({"kpi", "--sign-in", signIn("owner")}).code, 0);
    EXPECT_THAT(house().refused({"kpi", "--owner", "other", "--sign-in", signIn("owner")}),
                HasSubstr("This sign-in shows the figures of own only."));
    EXPECT_THAT(house().refused({"items", "--owner", "other", "--sign-in", signIn("owner")}),
                HasSubstr("This sign-in shows the figures of own only."));
}

/// S6.1: whatever takes a seller tells nothing of another.
TEST_F(People, seeAsOwnersNoLineOfAnotherSellersSettlement)
{
    enter("lead");
    enter("owner");
    std::map<std::string, std::string> ownerOf;
    for (const char* seller : {"own", "other"}) {
        const std::string sku = std::string("SET-") + seller;
        Words product = with({"product", "add"}, arguments().at("product add"));
        product.at(3) = sku;
        (void)house().done(with(product, {"--owner", seller, "--sign-in", signIn("lead")}));
        for (int i = 0; i < 3; ++i) {
            const auto unit = house().done(
                {"intake", "--sku", sku, "--order", "ORD-1", "--reason", "changed_mind", "--sign-in", signIn("lead")});
            ownerOf[unit.at("item")] = seller;
        }
    }
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const std::string month = regrade::toIso(now).substr(0, 7);
    int rows = 0;
    for (const std::string command : {"month", "invoice", "claims", "site"}) {
        const std::string file = house().file(command + ".csv").string();
        const auto told =
            house().done({"settle", command, "--month", month, "--csv", file, "--sign-in", signIn("owner")});
        std::ostringstream csv;
        csv << std::ifstream(file, std::ios::binary).rdbuf();
        for (const auto& [tag, seller] : ownerOf) {
            const std::string all = told.dump() + csv.str();
            EXPECT_TRUE(seller == "own" || all.find(tag) == std::string::npos) << command;
        }
        EXPECT_THAT(told.dump(), Not(HasSubstr("\"other\""))) << command;
        EXPECT_THAT(
            house().refused({"settle", command, "--month", month, "--owner", "other", "--sign-in", signIn("owner")}),
            HasSubstr("This sign-in shows the figures of own only."));
        if (command == "invoice") {
            for (const auto& line : told.at("lines")) {
                EXPECT_NE(ownerOf[line.at("item")], "other");
                ++rows;
            }
        }
    }
    std::cout << "invoice lines in the owner's view: " << rows << ", of another seller: 0\n";
    EXPECT_GE(rows, 3);
    const auto theirs =
        house().done({"settle", "invoice", "--month", month, "--owner", "other", "--sign-in", signIn("lead")});
    EXPECT_GE(theirs.at("lines").size(), 3U);
    EXPECT_THAT(house().refused({"settle", "invoice", "--month", month, "--sign-in", signIn("lead")}),
                HasSubstr("give --owner"));
}

/// S6.1: every command that an owner may run, with every file it writes.
TEST_F(People, getAsOwnersNoRowOfAnotherSellerFromAnyCommand)
{
    enter("lead");
    enter("owner");
    std::map<std::string, Words> words; // what must be found of the own and nowhere of the other seller
    for (const char* seller : {"own", "stranger"}) {
        const std::string sku = std::string("ISO-") + seller;
        Words product = with({"product", "add"}, arguments().at("product add"));
        product.at(3) = sku;
        (void)house().done(with(product, {"--owner", seller, "--sign-in", signIn("lead")}));
        words[seller] = {seller, sku};
        for (int i = 0; i < 3; ++i) {
            const auto unit = house().done({"intake", "--sku", sku, "--order", std::string("ORD-") + seller, "--reason",
                                            "changed_mind", "--sign-in", signIn("lead")});
            words[seller].push_back(unit.at("item"));
        }
    }
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const std::string month = regrade::toIso(now).substr(0, 7);
    const auto file = [&](const std::string& name) { return house().file("isolation-" + name).string(); };
    const std::map<std::string, std::vector<Words>> runs = {
        {"tradein report", {{}}},
        {"impact", {{words["stranger"].back()}, {"--all"}}},
        {"supplier report", {{"--csv", file("supplier.csv")}}},
        {"supplier repairability", {{"--all"}}},
        {"exits list", {{}}},
        {"exits sweep", {{}}},
        {"exits disclosure", {{"--year", month.substr(0, 4), "--to", file("disclosure.csv")}}},
        {"items", {{"--limit", "100000"}}},
        {"kpi", {{}, {"--csv"}}},
        {"kpi units", {{"--tile", "capital"}, {"--tile", "reasonMix"}}},
        {"kpi board", {{}}},
        {"settle month", {{"--month", month, "--csv", file("month.csv")}}},
        {"settle invoice", {{"--month", month, "--csv", file("invoice.csv")}}},
        {"settle claims", {{"--month", month, "--csv", file("claims.csv")}}},
        {"settle site", {{"--month", month, "--csv", file("site.csv")}}},
    };
    const regrade::domain::RoleId owner("owner");
    std::string all;
    int commands = 0;
    for (const auto& [command, deed] : commandDeeds()) {
        const auto* row = deed.empty() ? nullptr : house().policy().findDeed(regrade::domain::DeedId(deed));
        if (row == nullptr || std::find(row->roles.begin(), row->roles.end(), owner) == row->roles.end()) {
            continue;
        }
        ASSERT_TRUE(runs.contains(command)) << command << " is open to owners: say how it is tried";
        ++commands;
        for (const Words& more : runs.at(command)) {
            Words line;
            std::string word;
            for (std::istringstream text(command); text >> word;) {
                line.push_back(word);
            }
            const auto run = house().run(with(with(line, more), {"--sign-in", signIn("owner")}));
            if (more == Words{words["stranger"].back()}) {
                EXPECT_EQ(run.code, 1) << command << " tells of a unit of another seller";
                continue;
            }
            EXPECT_EQ(run.code, 0) << command << "\n" << run.err;
            all += run.out + run.err;
        }
    }
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(file("")).parent_path())) {
        if (entry.path().filename().string().starts_with("isolation-")) {
            std::ostringstream text;
            text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            all += text.str();
        }
    }
    for (const std::string& word : words["own"]) {
        EXPECT_THAT(all, HasSubstr(word));
    }
    for (const std::string& word : words["stranger"]) {
        EXPECT_THAT(all, Not(HasSubstr(word)));
    }
    std::cout << commands << " commands in an owner's view, " << all.size() << " letters of answers and files, 0 of "
              << "another seller\n";
}

TEST_F(People, signInWithAPictureOfTheirBadgeUntilTheyAreReset)
{
    enter("lead");
    const auto told = house().done({"person", "add", "T03", "--role", "technician", "--sign-in", signIn("lead")});
    (void)house().done({"qr", "write", told.at("badge"), "--out", house().file("badge.png").string()});
    const Words entering{"sign-in", "--photo", house().file("badge.png").string(), "--pin", told.at("pin")};

    const auto in = house().done(entering);
    EXPECT_EQ(in.at("code"), "T03");
    (void)house().done({"sign-out", "--sign-in", in.at("signIn")});
    EXPECT_THAT(house().refused({"items", "--sign-in", in.at("signIn")}), HasSubstr("Nobody is signed in."));

    const auto again = house().done(entering);
    (void)house().done({"person", "reset", "T03", "--sign-in", signIn("lead")});
    EXPECT_THAT(house().refused({"items", "--sign-in", again.at("signIn")}), HasSubstr("Nobody is signed in."));
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
