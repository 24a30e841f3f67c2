#include "tests/cli/program.h"

#include "store/photoarchive.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iostream>
#include <iterator>

using regrade::clitest::Warehouse;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

const fs::path kSamples = fs::path(REGRADE_SOURCE_DIR) / "../shared/data/standards";

std::string documentIn(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string withText(const Warehouse& house, const std::string& name, const std::string& text)
{
    std::ofstream(house.file(name), std::ios::binary) << text;
    return house.file(name).string();
}

/// A document of another house about two days.
std::string foreignEpcis()
{
    const auto event = [](const char* number, const char* day) {
        return json{{"type", "ObjectEvent"},
                    {"eventID", std::string("urn:uuid:7b0d1b56-2f1e-4f0e-8d38-0a6e8a1f000") + number},
                    {"eventTime", std::string(day) + "T08:01:12.000+08:00"},
                    {"eventTimeZoneOffset", "+08:00"},
                    {"epcList", json::array({"https://refurb.example/i/1"})},
                    {"action", "OBSERVE"},
                    {"bizStep", "repairing"},
                    {"readPoint", {{"id", "https://refurb.example/loc/1"}}}};
    };
    return json{{"@context", json::array({"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"})},
                {"type", "EPCISDocument"},
                {"schemaVersion", "2.0"},
                {"creationDate", "2026-11-23T09:00:00.000+08:00"},
                {"epcisBody", {{"eventList", json::array({event("1", "2026-05-04"), event("2", "2026-05-02")})}}}}
        .dump();
}

std::string foreignDpp()
{
    return json{
        {"type", {"DigitalProductPassport", "VerifiableCredential"}},
        {"@context", {"https://www.w3.org/ns/credentials/v2", "https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/"}},
        {"id", "https://refurb.example/passport/1"},
        {"issuer", {{"id", "did:web:refurb.example"}, {"name", "Example Refurb Co."}}},
        {"validFrom", "2026-05-02T00:55:00Z"},
        {"credentialSubject", {{"product", {{"id", "https://refurb.example/i/1"}, {"name", "Robot"}}}}}}
        .dump();
}

std::string unitIn(const Warehouse& house)
{
    (void)house.registerProduct("TOY-01");
    return house.intake("TOY-01");
}

fs::path keptFile(const Warehouse& house, const std::string& hash)
{
    return house.data() / "photos" / hash.substr(0, 2) / (hash + ".json");
}

} // namespace

TEST(EpcisCommands, writeTheSameHistoryTwiceWithTheSameBytesAndKeepTheirOwnRules)
{
    const Warehouse house;
    const std::string tag = unitIn(house);
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works"});

    const auto once = house.done({"epcis", "export", tag, "--out", house.file("a.jsonld").string()});
    (void)house.done({"epcis", "export", tag, "--out", house.file("b.jsonld").string()});
    const auto all = house.done({"epcis", "export", "--all", "--out", house.file("all").string()});

    EXPECT_EQ(documentIn(house.file("a.jsonld")), documentIn(house.file("b.jsonld")));
    EXPECT_EQ(documentIn(house.file("a.jsonld")), documentIn(house.file("all") / (tag + ".epcis.jsonld")));
    EXPECT_EQ(all.at("units"), 1);
    EXPECT_THAT(once.at("notes")[0].get<std::string>(), HasSubstr("a starting value"));
    const auto look = house.done({"epcis", "check", house.file("a.jsonld").string()});
    EXPECT_EQ(look.at("valid"), true);
    EXPECT_EQ(look.at("events"), once.at("events"));
    EXPECT_EQ(look.at("issuer"), "regrade.invalid");
}

TEST(EpcisCommands, wantOneUnitOrAllOfThem)
{
    const Warehouse house;
    const std::string tag = unitIn(house);

    EXPECT_THAT(house.refused({"epcis", "export", "--out", house.file("x").string()}),
                HasSubstr("Name one unit, or take --all."));
    EXPECT_THAT(house.refused({"epcis", "export", tag, "--all", "--out", house.file("x").string()}),
                HasSubstr("Name one unit, or take --all."));
    EXPECT_THAT(house.refused({"epcis", "export", "BCDEFGHIJKLNO", "--out", house.file("x").string()}),
                Not(HasSubstr("Name one unit")));
}

TEST(EpcisCommands, checkNamesEveryFaultAndEndsWithOne)
{
    const Warehouse house;
    json spoilt = json::parse(foreignEpcis());
    spoilt["epcisBody"]["eventList"][0].erase("action");
    spoilt["epcisBody"]["eventList"][1]["grade"] = "C";
    const auto run = house.run({"epcis", "check", withText(house, "x.json", spoilt.dump())});

    EXPECT_EQ(run.code, 1);
    const json told = run.json();
    EXPECT_EQ(told.at("valid"), false);
    ASSERT_EQ(told.at("findings").size(), 2U);
    EXPECT_EQ(told.at("findings")[0], (json{{"place", "event 1"}, {"problem", "\"action\" is missing."}}));
    EXPECT_EQ(told.at("findings")[1].at("place"), "event 2");
}

TEST(ForeignHistory, isKeptWholeAndShownBesideOurOwnAsNotVerified)
{
    const Warehouse house;
    const std::string tag = unitIn(house);
    const std::string document = foreignEpcis();
    const auto before = house.done({"item", "show", tag});

    const auto done = house.done({"epcis", "import", tag, withText(house, "came.jsonld", document)});

    EXPECT_EQ(done.at("events"), 2);
    EXPECT_EQ(done.at("issuer"), "refurb.example");
    EXPECT_EQ(done.at("from"), "2026-05-02");
    EXPECT_EQ(done.at("to"), "2026-05-04");
    EXPECT_EQ(documentIn(keptFile(house, done.at("document"))), document);
    const auto after = house.done({"item", "show", tag});
    EXPECT_EQ(after.at("stage"), before.at("stage"));
    EXPECT_EQ(after.at("foreign").size(), 1U);
    const auto shown = house.run({"item", "show", tag});
    EXPECT_THAT(shown.out, HasSubstr("Foreign history from refurb.example, not verified"));
    (void)house.done({"store", "verify"});
}

TEST(ForeignHistory, ofAPassportIsTakenToo)
{
    const Warehouse house;
    const std::string tag = unitIn(house);

    const auto done = house.done({"dpp", "import", tag, withText(house, "came.json", foreignDpp())});

    EXPECT_EQ(done.at("format"), "dpp");
    EXPECT_EQ(done.at("issuer"), "refurb.example");
    EXPECT_EQ(done.at("from"), "2026-05-02");
    const std::string out = house.file("out").string();
    (void)house.done({"dpp", "export", tag, "--out", out});
    const json own = json::parse(documentIn(fs::path(out) / (tag + ".dpp.json")));
    const auto& foreign = own["credentialSubject"]["product"]["characteristics"]["foreignHistory"];
    EXPECT_EQ(foreign[0].at("sha256"), done.at("document"));
    EXPECT_EQ(foreign[0].at("verified"), false);
}

TEST(ForeignHistory, isRefusedTwiceAndForTheHousesOwnRecordAndLeavesNothingBehind)
{
    const Warehouse house;
    const std::string tag = unitIn(house);
    const std::string came = withText(house, "came.jsonld", foreignEpcis());
    (void)house.done({"epcis", "import", tag, came});
    const std::string out = house.file("out").string();
    (void)house.done({"dpp", "export", tag, "--out", out});
    const std::string ownEvents = (fs::path(out) / (tag + ".epcis.jsonld")).string();
    const std::string ownPassport = (fs::path(out) / (tag + ".dpp.json")).string();

    EXPECT_THAT(house.refused({"epcis", "import", tag, came}), HasSubstr("on the unit's record already"));
    EXPECT_THAT(house.refused({"epcis", "import", tag, ownEvents}), HasSubstr("the house's own record"));
    EXPECT_THAT(house.refused({"dpp", "import", tag, ownPassport}), HasSubstr("the house's own record"));
    EXPECT_THAT(house.refused({"dpp", "import", tag, came}), HasSubstr("The document was not taken"));
    EXPECT_THAT(house.refused({"epcis", "import", tag, house.file("none").string()}), HasSubstr("There is no file"));
    EXPECT_FALSE(fs::exists(keptFile(house, regrade::store::sha256OfFile(ownEvents).value())));
}

TEST(ForeignHistory, refusesEachBrokenSampleOfTheStandards)
{
    if (!fs::exists(kSamples / "epcis")) {
        GTEST_SKIP() << "the samples of the standards are not on this machine";
    }
    const Warehouse house;
    const std::string tag = unitIn(house);
    int refused = 0;
    for (const auto& entry : fs::directory_iterator(kSamples / "epcis")) {
        if (entry.path().filename().string().starts_with("neg-")) {
            const std::string sentence = house.refused({"epcis", "import", tag, entry.path().string()});
            EXPECT_THAT(sentence, HasSubstr("The document was not taken. Faults: 1, the first in event "));
            std::cout << entry.path().filename().string() << ": " << sentence;
            ++refused;
        }
    }
    EXPECT_EQ(refused, 7);
    EXPECT_EQ(
        house.done({"epcis", "import", tag, (kSamples / "epcis/rf-sample-lifecycle.jsonld").string()}).at("events"), 5);
    EXPECT_EQ(house.done({"dpp", "import", tag, (kSamples / "dpp/rf-dpp.json").string()}).at("events"), 1);
}

TEST(OrdsCommand, writesEachRepairWithoutWhoOrForWhom)
{
    const Warehouse house;
    const std::string tag = unitIn(house);
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "fault"});
    const std::string stage = house.done({"item", "show", tag}).at("stage");
    if (stage == "repair") {
        (void)house.done({"work", "forecast", tag, "--fault", "software"});
        (void)house.done({"work", "start", tag});
    }
    const auto done = house.done({"ords", "export", "--out", house.file("repairs.csv").string()});

    const std::string table = documentIn(house.file("repairs.csv"));
    EXPECT_THAT(table, HasSubstr("id,data_provider,country,partner_product_category,product_category,"
                                 "product_category_id,brand,year_of_manufacture,product_age,repair_status,"
                                 "repair_barrier_if_end_of_life,group_identifier,event_date,problem\r\n"));
    EXPECT_EQ(done.at("repairs"), 0) << "none has ended";
}
