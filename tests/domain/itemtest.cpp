#include "domain/item.h"

#include <gtest/gtest.h>

using namespace regrade;
using namespace regrade::domain;

namespace {

const ItemId kItem("BCDEFGHIJKLNO");
const Time kMonday = *parseIso("2026-03-02T08:00:00Z");

ItemReceived intake()
{
    return {.sku = Sku("LAMP-01"),
            .product = "Desk lamp",
            .category = CategoryId("home"),
            .order = "ORD-1",
            .reason = ReasonId("changedMind"),
            .source = SourceId("parcel"),
            .owner = OwnerId("green-home"),
            .market = MarketId("DE"),
            .originalPrice = Money{10000, "EUR"}};
}

ItemGraded graded(const std::string& grade, bool used = false)
{
    return {.axes = Axes{Packaging::damaged, Cosmetic::none, Function::works, used},
            .verdict = Verdict{GradeId(grade), {}, "p1"}};
}

Item told(const Events& events)
{
    Item item{kItem};
    Time at = kMonday;
    for (const Event& event : events) {
        item = after(std::move(item), event, at);
        at += std::chrono::minutes(10);
    }
    return item;
}

} // namespace

TEST(ItemFold, startsAbsentAndCountsItsEvents)
{
    EXPECT_EQ(Item{kItem}.standing, Standing::absent);

    const Item item = told({intake(), ItemRouted{{StageId("grading")}, {}}});

    EXPECT_EQ(item.standing, Standing::inHouse);
    EXPECT_EQ(item.version, 2);
    EXPECT_EQ(item.receivedAt, kMonday);
    EXPECT_EQ(item.stage(), StageId("grading"));
}

TEST(ItemFold, keepsTheOverriddenGradeBesideTheTablesVerdict)
{
    const Item item = told({intake(), graded("B"), GradeOverridden{GradeId("B"), GradeId("C"), "deep scratch"}});

    EXPECT_EQ(item.grade, GradeId("C"));
    EXPECT_EQ(item.grading->verdict.grade, GradeId("B"));
}

TEST(ItemFold, keepsEveryForeignHistoryAndChangesNothingElseByIt)
{
    const ForeignHistoryNoted before{"epcis", "aa", 3, "refurb.example", "2026-01-02", "2026-01-05"};
    const Item unit = told({intake(), graded("B"), before});
    const Item again = told({intake(), graded("B"), before, ItemSold{.channel = ChannelId("outlet")},
                             ItemReturnedAgain{.reason = ReasonId("changedMind")}});

    ASSERT_EQ(unit.foreign.size(), 1U);
    EXPECT_EQ(unit.foreign.front(), before);
    EXPECT_EQ(unit.grade, GradeId("B"));
    EXPECT_EQ(unit.standing, Standing::inHouse);
    EXPECT_EQ(again.foreign.size(), 1U);
}

TEST(ItemFold, movesAlongItsRouteWhenWorkIsFinishedAndWhenPacked)
{
    const StageId cleaning("cleaning");
    const Events soFar{intake(), graded("B"), ItemRouted{{cleaning, StageId("packing"), StageId("listing")}, {}},
                       WorkStarted{cleaning},
                       WorkFinished{cleaning, std::chrono::minutes(5), Money{200, "EUR"}, false}};
    const Item cleaned = told(soFar);
    Events packing = soFar;
    packing.push_back(ItemPacked{MaterialId("kraft"), {300, 200, 100}, 0.5, 900, Money{80, "EUR"}});
    const Item packed = told(packing);

    EXPECT_EQ(cleaned.stage(), StageId("packing"));
    EXPECT_FALSE(cleaned.work);
    EXPECT_EQ(packed.stage(), StageId("listing"));
    EXPECT_EQ(packed.refurbCost, (Money{280, "EUR"}));
    EXPECT_TRUE(packed.isPacked());
}

TEST(ItemFold, aRepeatedStepReplacesItsOutcome)
{
    const StageId cleaning("cleaning");
    const StepDone dirty{cleaning, StepId("atp"), StepOutcome::failed, 31.0, "RLU", "", {}};
    StepDone clean = dirty;
    clean.outcome = StepOutcome::passed;
    clean.value = 4.0;

    const Item item = told({intake(), WorkStarted{cleaning}, dirty, clean});

    ASSERT_EQ(item.work->steps.size(), 1u);
    EXPECT_EQ(item.work->findStep(StepId("atp"))->value, 4.0);
    EXPECT_EQ(item.work->findStep(StepId("wipe")), nullptr);
}

TEST(ItemFold, remembersRepairAndUseForEver)
{
    const StageId repair("repair");
    const Item item =
        told({intake(), graded("D", true), WorkStarted{repair},
              WorkFinished{repair, std::chrono::minutes(20), Money{800, "EUR"}, true}, graded("B", false)});

    EXPECT_TRUE(item.everRepaired);
    EXPECT_TRUE(item.everUsed);
}

TEST(ItemFold, aSecondReturnOpensANewCycleInTheSameFile)
{
    const Events life{
        intake(), graded("B"),
        ItemListed{ChannelId("discount"), Money{8000, "EUR"}, Money{7000, "EUR"}, Money{8500, "EUR"}, {}, {}},
        ItemSold{ChannelId("discount"), Money{8000, "EUR"}, "ORD-2"}, ItemReturnedAgain{ReasonId("defect"), "ORD-2"}};
    const Item item = told(life);

    EXPECT_EQ(item.cycle, 2);
    EXPECT_EQ(item.standing, Standing::inHouse);
    EXPECT_FALSE(item.grade);
    EXPECT_FALSE(item.sale);
    EXPECT_TRUE(item.everUsed);
    EXPECT_EQ(item.intake->order, "ORD-1");
    EXPECT_EQ(item.version, static_cast<int>(life.size()));
}

TEST(ItemFold, isNotTouchedByEventsOfAProduct)
{
    const Item item = after(told({intake()}), OrdersCounted{Sku("LAMP-01"), "2026-03", 5}, kMonday);

    EXPECT_EQ(item.version, 1);
}

TEST(ProductFold, keepsTheLatestFactsAndOneLessonAView)
{
    const Sku sku("LAMP-01");
    Product product{sku};
    product = after(product, ProductRegistered{sku, "Lamp", CategoryId("home"), OwnerId("o"), {}, {}, {}, 1}, kMonday);
    product = after(product, ProductTaught{sku, "front", {}, "m1"}, kMonday);
    product = after(product, ProductTaught{sku, "back", {}, "m2"}, kMonday);
    product = after(product, ProductTaught{sku, "front", {}, "m3"}, kMonday);
    product = after(product, intake(), kMonday);

    EXPECT_EQ(product.version, 4);
    EXPECT_EQ(product.facts->name, "Lamp");
    EXPECT_EQ(product.taught.size(), 2u);
    EXPECT_EQ(product.taughtView("front")->model, "m3");
    EXPECT_EQ(product.taughtView("side"), nullptr);
}

TEST(ProductFold, putsALessonUnderItsCalibrationUntilItIsTaughtAgain)
{
    const Sku sku("LAMP-01");
    Product product{sku};
    product = after(product, ProductTaught{sku, "front", {}, "m1"}, kMonday);
    product = after(product, ProductTaught{sku, "back", {}, "m2"}, kMonday);

    product = after(product, ProductCalibrated{sku, "front", "m1", 1, 1.2, 30, 4, 0.05, "r"}, kMonday);
    product = after(product, ProductCalibrated{sku, "front", "m1", 2, 1.4, 50, 6, 0.04, "r"}, kMonday);
    product = after(product, ProductCalibrated{sku, "back", "elsewhere", 1, 9.0, 50, 6, 0.04, "r"}, kMonday);

    EXPECT_EQ(product.taughtView("front")->calibration, (CalibrationInUse{2, 1.4, 0.04}));
    EXPECT_EQ(product.taughtView("back")->calibration, std::nullopt) << "made for another lesson";
    EXPECT_EQ(product.nextCalibration("front"), 3);
    EXPECT_EQ(product.nextCalibration("side"), 1);

    product = after(product, ProductTaught{sku, "front", {}, "m3"}, kMonday);

    EXPECT_EQ(product.taughtView("front")->calibration, std::nullopt);
    EXPECT_EQ(product.nextCalibration("front"), 3);
    EXPECT_EQ(product.calibrations.size(), 3u);
}

TEST(InspectionModel, namesItsCalibrationAndGivesTheTaughtOneBack)
{
    const std::string taught = "pose-and-patches 1 0123";

    EXPECT_EQ(calibratedModel(taught, 2), "pose-and-patches 1 0123 cal 2");
    EXPECT_EQ(taughtModel(calibratedModel(taught, 12)), taught);
    EXPECT_EQ(taughtModel(taught), taught);
}

TEST(ItemFold, countsTheCopiesOfEachLabelInThePresentCycle)
{
    const LabelPrinted intakeLabel{LabelKind::intake, 1, "00"};
    const LabelPrinted saleLabel{LabelKind::sale, 1, "11"};

    const Item item = told({intake(), intakeLabel, intakeLabel, saleLabel});
    const Item again = after(item, ItemReturnedAgain{ReasonId("defect"), "ORD-2"}, kMonday);

    EXPECT_EQ(item.intakeLabels, 2);
    EXPECT_EQ(item.saleLabels, 1);
    EXPECT_EQ(again.intakeLabels, 0);
    EXPECT_EQ(again.saleLabels, 0);
}
