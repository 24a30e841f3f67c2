#include "tests/cli/program.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <iostream>

using regrade::clitest::Run;
using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

constexpr const char* kHere = REGRADE_SOURCE_DIR "/tests/cli/exchange";

Run inShell(const std::string& command) { return runProgram({"/bin/sh", "-c", command}); }

bool isThere(const std::string& program) { return inShell("command -v " + program).code == 0; }

/// Where ajv, jsonld and the schemas are; fetched once, and a try that failed is not made again by this program.
std::optional<fs::path> toolsFolder()
{
    const fs::path folder = fs::path(REGRADE_SOURCE_DIR) / "build/exchange";
    if (fs::exists(folder / "complete")) {
        return folder;
    }
    const bool fetched =
        isThere("npm") &&
        inShell("timeout 150 " + std::string(kHere) + "/fetch.sh " + folder.string() + " >/dev/null 2>&1").code == 0;
    return fetched ? std::optional(folder) : std::nullopt;
}

} // namespace

TEST(DemoWarehouse, isToldToOtherHousesWithoutAFaultByWhatIsNotOurs)
{
    const auto tools = isThere("node") ? toolsFolder() : std::nullopt;
    if (!tools) {
        GTEST_SKIP() << "node, npm or the network is absent: tests/cli/exchange/fetch.sh build/exchange brings what is "
                        "needed.";
    }
    const Warehouse house;
    (void)house.done({"demo", "load"});
    const std::string out = house.file("out").string();

    const auto events = house.done({"epcis", "export", "--all", "--out", out});
    const auto passports = house.done({"dpp", "export", "--all", "--out", out});
    (void)house.done(
        {"export", "--format", "schema", "--to", house.file("offers").string(), "--base-url", "https://shop.example"});
    fs::copy(house.file("offers") / "offers.jsonld", fs::path(out) / "demo.offers.jsonld");
    const auto said = inShell("node " + std::string(kHere) + "/validate.mjs " + tools->string() + " " + out);

    std::cout << said.out;
    EXPECT_EQ(said.code, 0) << said.err;
    EXPECT_THAT(said.out, HasSubstr("\n0 errors of "));
    EXPECT_GE(events.at("units").get<int>(), 200);
    EXPECT_EQ(passports.at("units"), events.at("units"));
    EXPECT_THAT(said.out, HasSubstr("\"epcis\":" + std::to_string(events.at("units").get<int>())));
    EXPECT_THAT(said.out, HasSubstr("\"events\":" + std::to_string(events.at("events").get<int>())));
    EXPECT_THAT(said.out, HasSubstr("\"passports\":" + std::to_string(passports.at("units").get<int>())));
}

TEST(DemoWarehouse, keepsTheRulesOfOurOwnCheckersInEveryDocument)
{
    const Warehouse house;
    (void)house.done({"demo", "load"});
    const std::string out = house.file("out").string();
    (void)house.done({"dpp", "export", "--all", "--out", out});

    int documents = 0;
    for (const auto& entry : fs::directory_iterator(out)) {
        const bool passport = entry.path().string().ends_with(".dpp.json");
        const auto look = house.run({passport ? "dpp" : "epcis", "check", entry.path().string()});
        EXPECT_EQ(look.code, 0) << look.out;
        ++documents;
    }
    EXPECT_GE(documents, 400);
}

TEST(DemoWarehouse, isRefusedByTheSchemaWhenADocumentIsSpoilt)
{
    const auto tools = isThere("node") ? toolsFolder() : std::nullopt;
    const fs::path samples = fs::path(REGRADE_SOURCE_DIR) / "../shared/data/standards/epcis";
    if (!tools || !fs::exists(samples)) {
        GTEST_SKIP() << "node, npm, the network or the samples of the standards are absent.";
    }
    const Warehouse house;
    fs::create_directories(house.file("out"));
    int broken = 0;
    for (const auto& entry : fs::directory_iterator(samples)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("neg-")) {
            fs::copy(entry.path(), house.file("out") / (entry.path().stem().string() + ".epcis.jsonld"));
            ++broken;
        }
    }

    const auto said =
        inShell("node " + std::string(kHere) + "/validate.mjs " + tools->string() + " " + house.file("out").string());

    EXPECT_EQ(said.code, 1) << said.out;
    for (const auto& entry : fs::directory_iterator(house.file("out"))) {
        EXPECT_THAT(said.out, HasSubstr(entry.path().filename().string() + ": /epcisBody"))
            << "else the check is blind";
    }
    EXPECT_EQ(broken, 7);
}
