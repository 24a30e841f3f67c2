#include "tests/cli/program.h"

#include "base/clock.h"

#include <gmock/gmock.h>

#include <chrono>
#include <iostream>

using regrade::clitest::Warehouse;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

using Words = std::vector<std::string>;

Words by(Words words, const std::string& who)
{
    words.insert(words.end(), {"--actor", who});
    return words;
}

/// A unit that T-01 took in, graded and packed.
std::string finishedUnit(const Warehouse& house)
{
    const auto unit =
        house.done(by({"intake", "--sku", "TOY-01", "--order", "ORD-1", "--reason", "changed_mind"}, "T-01"));
    const std::string tag = unit.at("item");
    (void)house.done(by({"grade", tag, "--packaging", "intact", "--cosmetic", "none", "--function", "works"}, "T-01"));
    (void)house.done(by({"pack", "label", tag, "--out", house.file("sale.pdf").string()}, "T-01"));
    (void)house.done(
        by({"pack", "finish", tag, "--material", "carton", "--box", "220x160x120", "--weight", "520", "--scanned", tag},
           "T-01"));
    (void)house.done(by({"list", tag}, "T-01"));
    return tag;
}

} // namespace

/// S9.1 by the program itself: planned, drawn, looked at blind, decided; and what the inspector may not see before.
TEST(RecheckCommands, leadALotFromItsPlanToItsVerdict)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    Words tags;
    for (int i = 0; i < 3; ++i) {
        tags.push_back(finishedUnit(house));
    }
    const auto planned = house.done(by({"recheck", "plan"}, "L-01"));
    const std::string draw = planned.at(0).at("draw");
    EXPECT_EQ(planned.at(0).at("seed").get<std::string>().size(), 32U);
    EXPECT_TRUE(planned.at(0).at("units").empty()) << "the plan stands before the draw";
    EXPECT_THAT(house.refused(by({"recheck", "draw", draw, "--inspector", "T-01"}, "L-01")),
                HasSubstr("has worked on the unit"));
    const auto drawn = house.done(by({"recheck", "draw", draw, "--inspector", "T-05"}, "L-01"));
    EXPECT_EQ(drawn.at(0).at("units").size(), 3U) << "so small a lot is inspected whole";
    EXPECT_EQ(drawn.dump().find("\"grade\""), std::string::npos) << "nothing of a grade before the look";

    const auto again = house.done({"recheck", "verify", draw});
    EXPECT_EQ(again.at("sameLot"), true);
    EXPECT_EQ(again.at("sameUnits"), true);

    const std::string tag = tags.front();
    int closed = 0;
    for (const Words& words :
         {Words{"item", "show", tag}, Words{"price", "explain", tag}, Words{"draft", tag},
          Words{"proof", "make", tag, "--out", house.file("proof.json").string()},
          Words{"report", "unit", tag, "--to", house.file("r.html").string()}, Words{"report", "all", "--to", "x"},
          Words{"pack", "label", tag, "--out", house.file("again.pdf").string()}, Words{"evidence", "export", tag},
          Words{"export", "--format", "csv", "--to", house.file("x").string()}, Words{"print", "label", tag}}) {
        const auto run = house.run(by(words, "T-05"));
        EXPECT_EQ(run.code, 1) << words.front();
        EXPECT_THAT(run.err, HasSubstr("blind")) << words.front();
        ++closed;
    }
    const auto items = house.done(by({"items"}, "T-05"));
    EXPECT_EQ(items.dump().find("\"grade\":\""), std::string::npos) << items.dump();
    for (const Words& words : {Words{"items"}, Words{"items", "--grade", "A"},
                               Words{"kpi", "units", "--tile", "gradeMix", "--part", "A", "--from", "2020-01-01"}}) {
        EXPECT_THAT(house.done(by(words, "T-01")).dump(), HasSubstr(tag)) << words.back();
        EXPECT_THAT(house.done(by(words, "T-05")).dump(), Not(HasSubstr(tag))) << "to stand in a list tells its grade";
    }
    EXPECT_THAT(house.done(by({"items"}, "T-01")).dump(), HasSubstr("\"grade\":\"A\"")) << "others see it";
    std::cout << "commands closed to the inspector: " << closed << '\n';

    EXPECT_THAT(
        house.refused(by(
            {"recheck", "submit", tag, "--packaging", "intact", "--cosmetic", "none", "--function", "works"}, "T-01")),
        HasSubstr("somebody else must inspect it blind"));
    const auto look = house.done(
        by({"recheck", "submit", tag, "--packaging", "intact", "--cosmetic", "flaw", "--function", "works"}, "T-05"));
    EXPECT_EQ(look.at("state"), "disputed");
    EXPECT_EQ(look.at("first").at("grade"), "A");
    EXPECT_EQ(look.at("first").at("by"), "T-01");
    EXPECT_EQ(house.run(by({"item", "show", tag}, "T-05")).code, 0) << "open again";
    EXPECT_THAT(house.refused(by({"recheck", "adjudicate", tag, "--grade", "A", "--reason", "x"}, "T-05")),
                HasSubstr("a third person decides"));
    (void)house.done(by({"recheck", "adjudicate", tag, "--grade", "A", "--reason", "a reflection"}, "L-01"));
    (void)house.done(by(
        {"recheck", "submit", tags[1], "--packaging", "intact", "--cosmetic", "none", "--function", "works"}, "T-05"));
    const auto last = house.done(by({"recheck", "miss", tags[2], "--reason", "it is lost"}, "L-01"));
    EXPECT_EQ(last.at("lotClosed"), true);
    const auto lots = house.done({"recheck", "list"});
    EXPECT_EQ(lots.at(0).at("closed").at("inspected"), 2);
    EXPECT_EQ(lots.at(0).at("closed").at("wrong"), 0);
    const auto result = house.done({"recheck", "result"});
    EXPECT_EQ(result.at("house").at("n"), 2);
    EXPECT_EQ(result.at("house").at("enough"), false) << "two units say nothing";
    EXPECT_TRUE(result.at("house").at("accuracy").is_null());
    EXPECT_EQ(result.at("missed"), 1);
    EXPECT_EQ(house.done({"store", "verify"}).dump().find("fault\":\""), std::string::npos);
}

TEST(ExperimentCommands, putATrialOnRecordAndTellWhatItNeeds)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const auto opened = house.done({"experiment", "open", "--hypothesis", "A card sells", "--a", "as today", "--b",
                                    "with a card", "--from", "0.10", "--to", "0.20"});
    EXPECT_EQ(opened.at("experiment"), "EX-1");
    EXPECT_EQ(opened.at("perArm"), 199);
    EXPECT_THAT(house.refused({"experiment", "open", "--hypothesis", "Another", "--a", "x", "--b", "y", "--from", "0.1",
                               "--to", "0.2"}),
                HasSubstr("close it first"));
    const std::string tag = finishedUnit(house);
    const auto arm = house.done({"experiment", "assign", "EX-1", tag});
    EXPECT_EQ(house.done({"experiment", "assign", "EX-1", tag}), arm) << "the same for ever";
    const auto result = house.done({"experiment", "result", "EX-1"});
    EXPECT_EQ(result.at("verdict"), "goesOn");
    EXPECT_EQ(result.at("missing"), 199);
    EXPECT_EQ(result.at("running"), 1);
    EXPECT_THAT(result.at("sentence").get<std::string>(), HasSubstr("needs 199 more"));
    const auto closed = house.done({"experiment", "close", "EX-1", "--reason", "The cards ran out."});
    EXPECT_EQ(closed.at("open"), false);
    EXPECT_TRUE(closed.at("decision").is_null());
    EXPECT_THAT(house.refused({"experiment", "close", "EX-1", "--reason", "x"}), HasSubstr("closed already"));
    EXPECT_EQ(house.done({"experiment", "list"}).size(), 1U);
}
