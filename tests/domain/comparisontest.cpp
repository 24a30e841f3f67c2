#include "domain/comparison.h"

#include <gtest/gtest.h>

namespace regrade::domain {

namespace {

Defect mark(const char* kind, Box box, std::optional<double> extentMm, double areaShare = 0.01, double score = 1.5)
{
    return {DefectKind(kind), Zone("body"), extentMm, areaShare, 0.9, score, box, PhotoHash("ab")};
}

Inspection look(std::vector<Defect> marks, int width = 640, int height = 480, const char* view = "front")
{
    Inspection inspection;
    inspection.photos = {{PhotoHash("ab"), view, width, height}};
    inspection.defects = std::move(marks);
    return inspection;
}

std::vector<std::string> fates(const std::vector<MarkChange>& changes)
{
    std::vector<std::string> words;
    for (const MarkChange& change : changes) {
        words.emplace_back(nameOf(change.fate));
    }
    return words;
}

const WorkFinished kRepair{StageId("repair"), std::chrono::minutes(5), Money{}, true};

} // namespace

TEST(CompareMarks, tellsWhichAreGoneSmallerAsBeforeAndNew)
{
    const Inspection before = look({mark("scratch", {100, 100, 80, 20}, 20.0), mark("stain", {300, 200, 60, 60}, 15.0),
                                    mark("dent", {500, 400, 40, 40}, 10.0)});
    const Inspection after = look({mark("unknown", {310, 215, 20, 20}, 5.0), mark("dent", {502, 398, 42, 40}, 10.5),
                                   mark("chip", {20, 20, 10, 10}, 3.0)});

    const auto changes = compareMarks(before, after);

    EXPECT_EQ(fates(changes), (std::vector<std::string>{"gone", "smaller", "same", "new"}));
    EXPECT_EQ(changes[1].kind.text(), "stain") << "what is left of it is still the same mark";
    EXPECT_EQ(changes[1].extentMmBefore, 15.0);
    EXPECT_EQ(changes[1].extentMmAfter, 5.0);
    EXPECT_EQ(changes[3].boxBefore, std::nullopt);
    EXPECT_EQ(changes[3].boxAfter, (Box{20, 20, 10, 10}));
    EXPECT_EQ(sentenceOf(changes[0], {"Scratch", "划痕"}).en, "Scratch: gone (was 20.0 mm)");
    EXPECT_EQ(sentenceOf(changes[1], {"Stain", "污渍"}).zh, "污渍：变小（15.0 mm → 5.0 mm）");
}

TEST(CompareMarks, comparesAreasWhereNoLengthIsKnown)
{
    const auto change = [](double before, double after) {
        return compareMarks(look({mark("stain", {10, 10, 50, 50}, {}, before)}),
                            look({mark("stain", {12, 12, 40, 40}, {}, after)}))
            .front();
    };

    EXPECT_EQ(change(0.02, 0.01).fate, MarkFate::smaller);
    EXPECT_EQ(change(0.02, 0.019).fate, MarkFate::same);
    EXPECT_EQ(change(0.02, 0.04).fate, MarkFate::larger);
    EXPECT_EQ(sentenceOf(change(0.02, 0.01), {"Stain", "污渍"}).en, "Stain: smaller (2.00 % to 1.00 %)");
}

TEST(CompareMarks, laysThePhotosOverEachOtherByTheProductsOutline)
{
    // The same mark, photographed from farther away and off to the side.
    const Inspection before = look({mark("scratch", {200, 150, 40, 20}, 10.0)});
    const Inspection after = look({mark("scratch", {400, 275, 20, 10}, 10.0)});
    const Outlines outlines{Box{100, 100, 400, 200}, Box{350, 250, 200, 100}};

    EXPECT_EQ(fates(compareMarks(before, after, outlines)), std::vector<std::string>{"same"});
    EXPECT_EQ(fates(compareMarks(before, after)), (std::vector<std::string>{"gone", "new"}));
    // A photo of twice the size needs no outline.
    EXPECT_EQ(fates(compareMarks(before, look({mark("scratch", {400, 300, 80, 40}, 10.0)}, 1280, 960))),
              std::vector<std::string>{"same"});
}

TEST(CompareMarks, givesAMarkOnePartnerAtMostAndLeavesFaintOnesOut)
{
    const Inspection before = look({mark("scratch", {100, 100, 50, 50}, 10.0)});
    const Inspection after = look({mark("scratch", {140, 140, 40, 40}, 9.0), mark("scratch", {105, 105, 45, 45}, 9.5),
                                   mark("scratch", {300, 300, 50, 50}, 9.0, 0.01, 0.9)});

    const auto changes = compareMarks(before, after);

    EXPECT_EQ(fates(changes), (std::vector<std::string>{"same", "new"}));
    EXPECT_EQ(changes[0].boxAfter, (Box{105, 105, 45, 45}));
    EXPECT_TRUE(compareMarks(look({}), look({})).empty());
}

TEST(BeforeAndAfterRepair, takesTheLooksAroundTheLatestRepairOfTheSameSide)
{
    const ItemInspected first{look({mark("scratch", {1, 1, 9, 9}, 3.0)})};
    const ItemInspected back{look({}, 640, 480, "back")};
    const ItemInspected last{look({})};

    const auto pair = beforeAndAfterRepair({first, back, WorkStarted{StageId("repair")}, kRepair, last});

    ASSERT_TRUE(pair);
    EXPECT_EQ(pair->before, first.inspection);
    EXPECT_EQ(pair->after, last.inspection);
    EXPECT_FALSE(beforeAndAfterRepair({first, last})) << "nothing was repaired";
    EXPECT_FALSE(beforeAndAfterRepair({first, kRepair})) << "nobody looked after the repair";
    EXPECT_FALSE(beforeAndAfterRepair({back, kRepair, last})) << "another side";
}

} // namespace regrade::domain
