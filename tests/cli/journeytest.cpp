#include "tests/cli/program.h"

#include "qr/tag.h"

#include <cstdlib>

using namespace regrade;
using regrade::clitest::PhotoSet;
using regrade::clitest::photoSets;
using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;

class Journey : public ::testing::TestWithParam<PhotoSet> {};

namespace {

/// What an independent decoder reads from the label's PDF.
std::string decodedLabel(const Warehouse& house, const std::string& pdf)
{
    const std::string stem = house.file("label").string();
    const auto rendered =
        runProgram({"/usr/bin/pdftoppm", "-r", "300", "-gray", "-png", "-singlefile", house.file(pdf).string(), stem});
    EXPECT_EQ(rendered.code, 0) << rendered.err;
    const auto read = runProgram({"/usr/bin/zbarimg", "--quiet", "--raw", stem + ".png"});
    return read.out.substr(0, read.out.find('\n'));
}

} // namespace

TEST_P(Journey, takesAUnitFromScanToShelfAndSellsIt)
{
    const Warehouse house;
    const PhotoSet& photos = GetParam();
    (void)house.registerProduct("TOY-01");
    const auto taught = house.teach("TOY-01", photos.taught);
    EXPECT_EQ(taught["taught"][0]["photos"].size(), photos.taught.size());
    EXPECT_EQ(house.done({"product", "zones", "TOY-01"})["zones"].size(), 0U);
    const auto zoned = house.done(
        {"product", "zones", "TOY-01", "--set", R"([{"zone": "front", "x": 0, "y": 0, "width": 1, "height": 1}])"});
    EXPECT_EQ(zoned["inUse"], true);
    EXPECT_EQ(zoned["zones"][0]["zone"], "front");
    EXPECT_NE(house.refused({"product", "zones", "TOY-01", "--set", R"([{"zone": "front"}])"}), "");
    const std::string tag = house.intake("TOY-01");
    ASSERT_TRUE(qr::parseTag(tag)) << tag;

    const auto good = house.done({"inspect", "--item", tag, photos.good});
    const auto bad = house.done({"inspect", "--item", tag, photos.damaged, "--overlay", house.file("o.jpg").string()});
    EXPECT_LT(good["score"].get<double>(), bad["score"].get<double>());
    EXPECT_TRUE(std::filesystem::exists(house.file("o.jpg")));
    for (const auto& defect : bad["defects"]) {
        EXPECT_EQ(defect["zone"], "front") << "the whole picture is one zone";
    }
    if (photos.taught.size() < 8 && good["defects"].empty()) {
        EXPECT_FALSE(good.contains("proposed")) << "few photos do not tell that nothing is there";
        EXPECT_NE(good["reasons"][0]["why"]["en"].get<std::string>().find("look yourself"), std::string::npos);
    }

    const auto graded = house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function",
                                    "works", "--used", "--reason", "Light traces at the foot."});
    EXPECT_EQ(graded["grade"], "B");
    house.workThrough(tag, photos.good);
    house.packListSell(tag);

    const auto unit = house.done({"item", "show", tag});
    EXPECT_EQ(unit["standing"], "sold");
    EXPECT_EQ(unit["timeline"].size(), unit["version"].get<std::size_t>());
    const std::int64_t price = unit["offer"]["price"]["minor"];
    EXPECT_GE(price, 2800);
    EXPECT_LE(price, 3400);
    const auto figures = house.done({"kpi"});
    EXPECT_EQ(figures["sold"], 1);
    EXPECT_EQ(figures["byGrade"]["B"], 1);
    const auto verified = house.done({"store", "verify"});
    EXPECT_EQ(verified["intact"], true);
    EXPECT_EQ(verified["events"], house.events());
}

TEST_P(Journey, printsALabelThatAnIndependentDecoderReads)
{
    if (!std::filesystem::exists("/usr/bin/zbarimg") || !std::filesystem::exists("/usr/bin/pdftoppm")) {
        GTEST_SKIP() << "zbar-tools and poppler-utils are not installed";
    }
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "none", "--function", "works"});
    house.workThrough(tag, GetParam().good);
    (void)house.done({"pack", "label", tag, "--out", house.file("sale.pdf").string()});

    EXPECT_EQ(decodedLabel(house, "intake.pdf"), tag);
    EXPECT_EQ(decodedLabel(house, "sale.pdf"), tag);
    const auto packed =
        house.done({"pack", "finish", tag, "--material", house.policy().materials.front().id.text(), "--box",
                    "220x160x120", "--weight", "520", "--scan-photo", house.file("label.png").string()});
    EXPECT_TRUE(packed["packing"].is_object());
}

TEST_P(Journey, repairsAFaultyUnitAndGradesItAgain)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    const auto faulty =
        house.done({"grade", tag, "--packaging", "intact", "--cosmetic", "none", "--function", "fault"});
    EXPECT_EQ(faulty["grade"], "D");

    house.workThrough(tag, GetParam().good);
    const auto repaired = house.done({"item", "show", tag});
    EXPECT_EQ(repaired["everRepaired"], true);
    EXPECT_EQ(repaired["stage"], "grading");
    EXPECT_NE(house.refused({"grade", tag, "--packaging", "intact", "--cosmetic", "none", "--function", "works",
                             "--override", "A", "--override-reason", "looks new"}),
              "");
    const auto again = house.done({"grade", tag, "--packaging", "intact", "--cosmetic", "none", "--function", "works"});
    EXPECT_NE(again["grade"], "A");
    EXPECT_NE(again["grade"], "D");
}

TEST_P(Journey, aSoldUnitThatComesBackGoesOnInItsFile)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "none", "--function", "works"});
    house.workThrough(tag, GetParam().good);
    house.packListSell(tag);

    const auto back = house.done({"return", tag, "--reason", house.policy().reasons.front().id, "--order", "ORD-2001"});

    EXPECT_EQ(back["cycle"], 2);
    EXPECT_EQ(back["stage"], "grading");
    EXPECT_TRUE(back["grade"].is_null());
    EXPECT_EQ(house.done({"kpi"})["secondReturns"]["part"], 1);
}

INSTANTIATE_TEST_SUITE_P(On, Journey, ::testing::ValuesIn(photoSets()), [](const auto& set) { return set.param.name; });
