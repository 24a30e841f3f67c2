#include "tests/cli/program.h"

#include <gmock/gmock.h>

using regrade::clitest::Warehouse;
using ::testing::HasSubstr;

namespace {

/// A faulty unit at repair, work started; its tag.
std::string unitAtRepair(const Warehouse& house)
{
    const std::string tag = house.intake("TOY-01");
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "fault"});
    (void)house.done({"work", "forecast", tag, "--fault", "software", "--minutes", "5", "--parts", "0.00 EUR"});
    (void)house.done({"work", "start", tag});
    return tag;
}

} // namespace

TEST(PartCommands, keepTheStockOfAPartThroughItsUse)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    EXPECT_THAT(house.refused({"part", "receive", "PT-MOT-05"}), HasSubstr("is not registered"));
    (void)house.done({"part", "add", "--part", "PT-MOT-05", "--name", "Gear motor", "--cost", "2.60 EUR", "--category",
                      "toys", "--reorder", "2", "--key", "--weight", "32"});
    (void)house.done({"part", "receive", "PT-MOT-05", "--quantity", "3", "--note", "DN-7"});
    const std::string tag = unitAtRepair(house);

    const auto unit = house.done({"work", "part", tag, "--part", "PT-MOT-05", "--quantity", "2"});

    EXPECT_EQ(unit["parts"][0]["cost"]["minor"], 520);
    EXPECT_EQ(unit["parts"][0]["key"], true) << "as it was registered";
    EXPECT_EQ(unit["parts"][0]["origin"], "newOem");
    EXPECT_THAT(house.refused({"work", "part", tag, "--part", "PT-MOT-05", "--quantity", "2"}),
                HasSubstr("Only 1 of part PT-MOT-05 are on hand, not 2."));
    const auto shown = house.done({"part", "show", "PT-MOT-05"});
    EXPECT_EQ(shown["onHand"], 1);
    EXPECT_EQ(shown["moves"].size(), 2U);
    EXPECT_EQ(shown["moves"][0]["unit"], tag);
    EXPECT_EQ(house.done({"part", "low"})[0]["part"], "PT-MOT-05");
    (void)house.done({"part", "adjust", "PT-MOT-05", "--by", "4", "--reason", "found behind the shelf"});
    EXPECT_EQ(house.done({"part", "list"})[0]["onHand"], 5);
    EXPECT_EQ(house.done({"part", "low"}).size(), 0U);
    EXPECT_THAT(house.refused({"part", "show", "NONE"}), HasSubstr("regradectl part add"));
}

TEST(PartCommands, takeAWholeKitWithOneCommand)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    (void)house.done({"part", "add", "--part", "PT-A", "--name", "Lid", "--cost", "1.00 EUR"});
    (void)house.done({"part", "add", "--part", "PT-B", "--name", "Screw", "--cost", "0.04 EUR"});
    (void)house.done({"part", "add", "--part", "KIT-1", "--name", "Lid kit", "--cost", "0.00 EUR", "--kit", "PT-A",
                      "--kit", "PT-B=4"});
    (void)house.done({"part", "receive", "PT-A", "--quantity", "2"});
    (void)house.done({"part", "receive", "PT-B", "--quantity", "7"});
    const std::string tag = unitAtRepair(house);

    EXPECT_EQ(house.done({"work", "part", tag, "--part", "KIT-1"})["parts"].size(), 2U);
    EXPECT_THAT(house.refused({"work", "part", tag, "--part", "KIT-1"}), HasSubstr("Only 3 of part PT-B"));

    EXPECT_EQ(house.done({"part", "show", "PT-A"})["onHand"], 1) << "nothing of the second kit was taken";
    EXPECT_THAT(house.refused({"part", "receive", "KIT-1"}), HasSubstr("1 × PT-A, 4 × PT-B"));
}

TEST(PartCommands, harvestFromAUnitOnlyWithABalanceOfMasses)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    (void)house.done(
        {"part", "add", "--part", "PT-MOT-05", "--name", "Gear motor", "--cost", "2.60 EUR", "--weight", "32"});
    (void)house.done({"part", "receive", "PT-MOT-05"});
    const std::string repaired = unitAtRepair(house);
    (void)house.done({"work", "part", repaired, "--part", "PT-MOT-05"});
    (void)house.done({"work", "back", repaired, "--reason", "beyond repair"});
    (void)house.done({"grade", repaired, "--packaging", "damaged", "--cosmetic", "light", "--function", "fault"});
    (void)house.done({"work", "start", repaired});
    for (const char* step : {"carriers", "hazards", "parts"}) {
        (void)house.done({"work", "step", repaired, "--step", step});
    }
    (void)house.done({"work", "step", repaired, "--step", "weight", "--value", "0.4"});
    (void)house.done({"part", "harvest", repaired, "--part", "PT-MOT-05"});
    (void)house.done({"part", "recover", repaired, "--fraction", "plastic", "--grams", "350"});

    EXPECT_THAT(house.refused({"work", "finish", repaired}),
                HasSubstr("weighed 400 g, but parts and materials make 382 g"));
    (void)house.done({"part", "recover", repaired, "--fraction", "plastic", "--grams", "360"});
    (void)house.done({"work", "finish", repaired});
    EXPECT_EQ(house.done({"material", "list"})[0]["grams"], 360);
    const auto handOver = [&](const char* grams, const char* document) {
        return std::vector<std::string>{
            "material",   "handover", "--fraction", std::string("plastic=") + grams, "--recycler", "Recycling Nord",
            "--document", document,   "--out",      house.file("paper.pdf")};
    };
    EXPECT_THAT(house.refused(handOver("lots", "HO-1")), HasSubstr("plastic=4200"));
    const auto paper = house.done(handOver("355", "HO-1"));
    EXPECT_EQ(paper[0]["lines"][0]["recorded"], 360);
    EXPECT_EQ(paper[0]["lines"][0]["grams"], 355);
    EXPECT_EQ(house.done({"material", "list"})[0]["grams"], 0);
    EXPECT_THAT(house.refused(handOver("10", "HO-1")), HasSubstr("exists already"));
    EXPECT_THAT(house.refused(handOver("10", "HO-2")), HasSubstr("Nothing of the fraction"));
    EXPECT_EQ(house.done({"material", "papers"}).size(), 1U);

    const auto shown = house.done({"part", "show", "PT-MOT-05"});
    EXPECT_EQ(shown["origins"]["harvested"], 1);
    EXPECT_EQ(shown["lots"][0]["source"], repaired);
}
