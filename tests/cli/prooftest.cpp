#include "tests/cli/program.h"

#include <algorithm>
#include <fstream>
#include <iterator>

using regrade::clitest::PhotoSet;
using regrade::clitest::photoSets;
using regrade::clitest::Warehouse;
using Json = nlohmann::json;

namespace {

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A unit that the camera looked at and a person graded; the look that the camera proposed, if any, was confirmed.
std::string gradedUnit(const Warehouse& house, const PhotoSet& photos)
{
    (void)house.registerProduct("TOY-01");
    (void)house.teach("TOY-01", photos.taught);
    const std::string tag = house.intake("TOY-01");
    (void)house.done({"inspect", "--item", tag, photos.damaged});
    (void)house.done({"grade", tag, "--packaging", "intact", "--cosmetic", "flaw", "--function", "works", "--used",
                      "--reason", "Seen by hand by Anna."});
    return tag;
}

} // namespace

TEST(ProofCommand, makesAProofThatHoldsWithTheCamerasPartAndNamesAChangedByte)
{
    const Warehouse house;
    const std::string tag = gradedUnit(house, photoSets().back());
    const auto file = house.file("proof.json");
    const auto page = house.file("proof.html");

    const auto made = house.done({"proof", "make", tag, "--out", file.string(), "--html", page.string(), "--photos"});
    const auto checked = house.done({"proof", "check", file.string()});

    EXPECT_EQ(made["item"], tag);
    EXPECT_EQ(checked["holds"], true) << checked.dump(2);
    EXPECT_EQ(checked["grade"], "C");
    EXPECT_EQ(checked["key"], made["key"]);
    const auto& fields = checked["fields"];
    EXPECT_TRUE(std::all_of(fields.begin(), fields.end(), [](const Json& field) { return field["same"] == true; }));
    EXPECT_TRUE(std::any_of(fields.begin(), fields.end(), [](const Json& f) { return f["field"] == "vision.score"; }))
        << "the camera looked again: " << checked["notChecked"].dump();
    for (const auto& text : {contentOf(file), contentOf(page)}) {
        EXPECT_EQ(text.find("by Anna"), std::string::npos);
        EXPECT_EQ(text.find("ORD-1"), std::string::npos);
    }

    std::string changed = contentOf(file);
    const auto place = changed.find("policy/grading.json");
    changed[place + 400] = static_cast<char>(changed[place + 400] ^ 1);
    std::ofstream(file, std::ios::binary) << changed;
    const auto spoilt = house.run({"proof", "check", file.string()});
    EXPECT_EQ(spoilt.code, 1);
    EXPECT_EQ(spoilt.json()["faults"][0]["what"], "The policy file grading.json of the proof was changed.");
}

TEST(ProofCommand, provesAnOldGradeByTheRowsThatDecidedAfterThePolicyWasChanged)
{
    namespace fs = std::filesystem;
    const Warehouse house;
    const fs::path policy = house.file("policy");
    fs::copy(fs::path(REGRADE_SOURCE_DIR) / "resources/policy", policy);
    const auto under = [&](std::vector<std::string> words) {
        words.insert(words.begin(), REGRADE_BINARY_DIR "/bin/regradectl");
        words.insert(words.end(), {"--data", house.data().string(), "--policy", policy.string(), "--json"});
        const auto run = regrade::clitest::runProgram(words);
        EXPECT_EQ(run.code, 0) << run.err;
        return run.json();
    };
    (void)under({"product", "add", "--sku", "TOY-01", "--name", "Toy robot", "--category", "toys", "--price",
                 "40.00 EUR", "--parts-value", "4.00 EUR", "--size", "180x120x90", "--weight", "420"});
    const std::string tag =
        under({"intake", "--sku", "TOY-01", "--order", "ORD-1001", "--reason", house.policy().reasons.front().id,
               "--label", house.file("intake.pdf").string()})["item"];
    (void)under({"grade", tag, "--packaging", "intact", "--cosmetic", "light", "--function", "works", "--used"});
    const auto before = under({"proof", "make", tag, "--out", house.file("before.json").string()});
    const std::string rows = contentOf(policy / "grading.json");
    std::ofstream(policy / "grading.json", std::ios::binary) << rows << "\n";

    const auto after = under({"proof", "make", tag, "--out", house.file("after.json").string()});
    const auto checked = under({"proof", "check", house.file("after.json").string()});

    EXPECT_EQ(after["closed"], before["closed"]);
    EXPECT_EQ(checked["holds"], true);
    EXPECT_EQ(checked["grade"], "B");
    const Json proof = Json::parse(contentOf(house.file("after.json")));
    EXPECT_EQ(proof["policy/grading.json"]["text"], rows) << "the rows that decided, not those of today";
    for (const Json& left : checked["notChecked"]) {
        EXPECT_NE(left["part"], "policies") << "the archived policy is compared as well: " << left.dump();
    }
}

TEST(ProofCommand, isOpenedForAnAuditorAlone)
{
    const Warehouse house;
    const std::string tag = gradedUnit(house, photoSets().back());
    const auto out = house.file("proof.json").string();
    const auto lead = house.done({"person", "add", "L01", "--role", "lead"});
    const auto signIn = [&](const Json& told) {
        return house.done({"sign-in", "--badge", told["badge"], "--pin", told["pin"]})["signIn"].get<std::string>();
    };
    const std::string asLead = signIn(lead);
    const auto other = [&](const std::string& code, const std::string& role) {
        return signIn(house.done({"person", "add", code, "--role", role, "--sign-in", asLead}));
    };
    const std::string asTechnician = other("T01", "technician");
    const std::string asAuditor = other("A01", "auditor");

    const auto refusal = house.refused({"proof", "make", tag, "--out", out, "--open", "--sign-in", asTechnician});
    const auto plain = house.done({"proof", "make", tag, "--out", out, "--sign-in", asTechnician});
    const auto opened = house.done({"proof", "make", tag, "--out", out, "--open", "--sign-in", asAuditor});

    EXPECT_NE(refusal.find("Proofs that show staff codes"), std::string::npos) << refusal;
    EXPECT_EQ(plain["opened"], 0);
    EXPECT_GT(plain["told"], 0);
    EXPECT_GT(opened["opened"], 0);
}

TEST(ProofCommand, refusesAnUngradedUnitAndAFileThatIsNoProof)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    std::ofstream(house.file("other.json")) << "{}\n";

    EXPECT_EQ(house.refused({"proof", "make", tag, "--out", house.file("proof.json").string()}),
              "Unit " + tag + " has no grade, so there is nothing to prove.\n");
    EXPECT_EQ(house.refused({"proof", "check", house.file("other.json").string()}),
              "This is not a proof of a grade: it was cut off, or another program wrote it.\n");
}

TEST(ImpactCommand, estimatesAReleasedUnitAndCountsItOnceItIsSold)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    EXPECT_EQ(house.refused({"impact", tag}),
              "There is no estimate for unit " + tag + ": it was not packed yet, or it left without a second use.\n");
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "none", "--function", "works"});
    house.workThrough(tag, photoSets().back().good);
    house.packListSell(tag);

    const auto one = house.done({"impact", tag});
    const auto all = house.done({"impact", "--all"});
    const auto none = house.done({"impact", "--period", "2020-01-01", "2020-12-31"});

    EXPECT_EQ(one["counted"], true);
    EXPECT_EQ(one["estimate"], true);
    EXPECT_EQ(one["sentences"].size(), 4U);
    EXPECT_EQ(all["units"], 1);
    EXPECT_EQ(none["units"], 0);
    EXPECT_EQ(house.refused({"impact"}), "Name one unit, or ask for all of them with --all or --period.\n");
    EXPECT_EQ(house.done({"supplier", "report", "--csv", house.file("s.csv").string()})["least"], 5);
    EXPECT_TRUE(std::filesystem::exists(house.file("s.csv")));
}
