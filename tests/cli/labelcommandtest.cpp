#include "tests/cli/program.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace regrade;
using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A template of the house: the shipped one for bins under a title and size of its own.
std::string ownBin()
{
    return R"({"name": {"en": "Our bins", "zh": "我们的货位"}, "for": "bin", "width": 50, "height": 30, "marks": [
  {"mark": "code", "area": [1, 1, 25, 25]},
  {"mark": "text", "area": [27, 4, 22, 20], "text": "{bin}", "largest": 30, "smallest": 8}]})";
}

void putOwn(const Warehouse& house, const std::string& name, const std::string& text)
{
    std::filesystem::create_directories(house.data() / "labels");
    std::ofstream(house.data() / "labels" / name) << text;
}

} // namespace

TEST(LabelCommands, logEveryPrintAndNoLook)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    const auto before = house.events();
    const auto write = [&](const std::string& form, const std::string& format, const std::string& dpi) {
        return house.done({"label", "write", tag, "--kind", "intake", "--template", form, "--format", format, "--dpi",
                           dpi, "--language", "zh", "--out", house.file("label." + format).string()});
    };

    EXPECT_EQ(write("unit-62", "png", "300")["labels"], 1);
    EXPECT_EQ(house.events(), before) << "a look at a label is no print";
    EXPECT_EQ(write("unit-62", "zpl", "300")["deed"].get<std::string>().substr(0, 16), "label written to");
    EXPECT_EQ(write("unit-100x50", "pdf", "203")["item"], tag);
    EXPECT_EQ(house.events(), before + 2);
    EXPECT_THAT(contentOf(house.file("label.zpl")), StartsWith("^XA\n^CI28\n"));
    EXPECT_THAT(contentOf(house.file("label.pdf")), StartsWith("%PDF-"));
    EXPECT_THAT(contentOf(house.file("label.png")), StartsWith("\x89PNG"));
}

TEST(LabelCommands, takeATemplateAtIntakeAndAtPacking)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const auto taken = house.done({"intake", "--sku", "TOY-01", "--order", "ORD-1", "--reason", "changed_mind",
                                   "--label", house.file("unit.pdf").string(), "--template", "unit-100x50"});
    const std::string tag = taken["item"];

    EXPECT_THAT(contentOf(house.file("unit.pdf")), HasSubstr("283.46"));
    EXPECT_THAT(house.refused({"label", "write", tag, "--kind", "sale", "--out", house.file("s.pdf").string()}),
                HasSubstr("no grade yet"));
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works", "--used",
                      "--reason", "Light traces."});
    EXPECT_THAT(house.refused({"pack", "label", tag, "--template", "sale-4x6", "--out", house.file("s.pdf").string()}),
                HasSubstr("."));
    EXPECT_FALSE(std::filesystem::exists(house.file("s.pdf"))) << "not at packing: no paper";
    EXPECT_EQ(house.done({"label", "write", tag, "--kind", "sale", "--template", "sale-4x6", "--format", "png", "--out",
                          house.file("s.png").string()})["labels"],
              1)
        << "a look is free at any stage";
}

TEST(LabelCommands, refuseWhatCannotBePrintedAndLogNothing)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    const auto refusal = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"label", "write", tag, "--kind", "intake", "--out", house.file("x").string()};
        words.insert(words.end(), more.begin(), more.end());
        return house.refused(words);
    };

    EXPECT_THAT(refusal({"--template", "unit-1"}), HasSubstr("There is no label template \"unit-1\""));
    EXPECT_THAT(refusal({"--template", "sale-62"}), HasSubstr("is for sale, not for intake"));
    EXPECT_THAT(refusal({"--format", "zpl", "--dpi", "250"}), HasSubstr("203, 300 or 600"));
    EXPECT_THAT(refusal({"--format", "png", "--dpi", "20"}), HasSubstr("50 to 1200"));
    EXPECT_FALSE(std::filesystem::exists(house.file("x")));
    EXPECT_THAT(house.refused({"label", "bin", " A", "--out", house.file("x").string()}), HasSubstr("A bin's name"));
}

TEST(LabelCommands, preferTheHousesOwnTemplatesAndTellBrokenOnes)
{
    const Warehouse house;
    putOwn(house, "bin-100x50.json", ownBin());
    putOwn(house, "shelf.json", "{");

    const auto shelf = house.done({"label", "templates"});
    const auto row = [&](const std::string& name) {
        for (const auto& one : shelf) {
            if (one["template"] == name) {
                return one;
            }
        }
        return nlohmann::json();
    };
    EXPECT_EQ(row("bin-100x50")["own"], true);
    EXPECT_EQ(row("bin-100x50")["widthMm"], 50.0);
    EXPECT_EQ(row("unit-60x40")["own"], false);
    EXPECT_THAT(row("shelf")["fault"].get<std::string>(), HasSubstr("shelf.json, line 1"));

    (void)house.done({"label", "bin", "货架 \"A\" ^XZ", "--format", "zpl", "--out", house.file("bin.zpl").string()});
    EXPECT_THAT(contentOf(house.file("bin.zpl")), HasSubstr("^PW400\n^LL240\n"));
    EXPECT_THAT(house.refused({"label", "bin", "A", "--template", "shelf", "--out", house.file("b.pdf").string()}),
                HasSubstr("shelf.json, line 1"));
    EXPECT_EQ(house.done({"label", "check", (house.data() / "labels" / "bin-100x50.json").string()})["for"], "bin");
    EXPECT_THAT(house.refused({"label", "check", (house.data() / "labels" / "shelf.json").string()}),
                HasSubstr("no valid JSON"));
}

TEST(LabelCommands, writeEveryCommandCardOnPaperAndForALabelPrinter)
{
    const Warehouse house;

    const auto sheet = house.done({"label", "cards", "--language", "zh", "--out", house.file("cards.pdf").string()});
    const auto roll = house.done({"label", "cards", "--format", "zpl", "--out", house.file("cards.zpl").string()});

    for (const char* stage : {"cleaning", "datawipe", "repair", "safety", "quarantine", "intake"}) {
        const auto more = house.done(
            {"label", "cards", "--stage", stage, "--format", "zpl", "--out", house.file("more.zpl").string()});
        EXPECT_GT(more["labels"].get<int>(), 2) << stage;
    }
    EXPECT_THAT(house.refused({"label", "cards", "--stage", "packing", "--out", house.file("none.pdf").string()}),
                HasSubstr("no work stage"));

    EXPECT_GT(sheet["labels"].get<int>(), 10);
    EXPECT_THAT(contentOf(house.file("cards.pdf")), StartsWith("%PDF-"));
    const std::string stream = contentOf(house.file("cards.zpl"));
    int labels = 0;
    for (auto at = stream.find("^XA"); at != std::string::npos; at = stream.find("^XA", at + 1)) {
        ++labels;
    }
    EXPECT_EQ(labels, roll["labels"].get<int>());
}

/// docs/labels.md shows a whole template; what is shown there must hold.
TEST(LabelCommands, takeTheExampleOfTheManual)
{
    const Warehouse house;
    const std::string page = contentOf(std::filesystem::path(REGRADE_SOURCE_DIR) / "docs" / "labels.md");
    const auto from = page.find("```json\n");
    ASSERT_NE(from, std::string::npos);
    const std::string example = page.substr(from + 8, page.find("\n```", from + 8) - from - 8);
    putOwn(house, "our-unit.json", example);

    EXPECT_EQ(house.done({"label", "check", (house.data() / "labels" / "our-unit.json").string()})["for"], "intake");
}
