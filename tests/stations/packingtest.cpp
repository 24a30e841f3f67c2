#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

/// Grade D at packing: no route of the shipped policy leads there, so the item is made by hand.
domain::Item faultyUnitAtPacking()
{
    domain::Item item = unitAtPacking().item();
    item.grade = domain::GradeId("D");
    return item;
}

} // namespace

TEST(VoidRatio, isTheEmptyShareOfTheBox)
{
    EXPECT_DOUBLE_EQ(voidRatio({300, 200, 100}, {200, 150, 100}), 0.5);
    EXPECT_DOUBLE_EQ(voidRatio({300, 200, 100}, {300, 200, 100}), 0.0);
}

TEST(PrintLabel, takesASaleLabelOnlyAtPackingAndCountsTheCopies)
{
    Unit unit = unitAtPacking();

    const auto first = unit.does(printLabel(unit.item(), shipped(), domain::LabelKind::sale, "c0ffee"));
    const auto second = unit.does(printLabel(unit.item(), shipped(), domain::LabelKind::sale, "c0ffee"));

    EXPECT_EQ(find<domain::LabelPrinted>(first)->copy, 1);
    EXPECT_EQ(find<domain::LabelPrinted>(second)->copy, 2);
    EXPECT_EQ(sentenceOf(printLabel(unitAtCleaning().item(), shipped(), domain::LabelKind::sale, "c0ffee")),
              "This unit is at Cleaning, not at Packing.");
}

TEST(PrintLabel, takesAnIntakeLabelAtAnyStageOfTheHouse)
{
    EXPECT_TRUE(printLabel(Unit().received().item(), shipped(), domain::LabelKind::intake, "c0ffee"));
    EXPECT_TRUE(printLabel(unitAtCleaning().item(), shipped(), domain::LabelKind::intake, "c0ffee"));
    EXPECT_EQ(sentenceOf(printLabel(Unit().item(), shipped(), domain::LabelKind::intake, "c0ffee")),
              "The tag BCDEFGHIJKLN has no unit yet: take the unit in first.");
    EXPECT_EQ(sentenceOf(printLabel(Unit().received().item(), shipped(), domain::LabelKind::intake, "")),
              "The label has no printed file, so it is not recorded.");
}

TEST(Pack, closesPackingWithCostAndVoidRatio)
{
    Unit unit = unitAtPacking().labelled();

    const domain::Events events = unit.does(pack(unit.item(), shipped(), unit.packingForm()));

    const auto* packed = find<domain::ItemPacked>(events);
    EXPECT_EQ(packed->voidRatio, 0.5);
    EXPECT_EQ(packed->cost, (Money{65, "EUR"}));
    EXPECT_EQ(unit.stage(), "listing");
    EXPECT_EQ(unit.item().refurbCost, (Money{65, "EUR"}));
}

TEST(Pack, takesAProductThatFitsWhenItIsTurned)
{
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.product = {100, 300, 200};

    EXPECT_TRUE(pack(unit.item(), shipped(), form));
}

TEST(Pack, recordsNoVoidRatioForAProductOfUnknownSize)
{
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.product = {};

    EXPECT_EQ(find<domain::ItemPacked>(pack(unit.item(), shipped(), form).value())->voidRatio, std::nullopt);
}

TEST(Pack, isRefusedWithoutAScannedSaleLabelOfThisUnit)
{
    const Unit bare = unitAtPacking();
    const Unit labelled = unitAtPacking().labelled();
    PackingForm foreign = labelled.packingForm();
    foreign.scannedLabel = domain::ItemId("XVUTSRPONLKJ");

    EXPECT_EQ(sentenceOf(pack(bare.item(), shipped(), bare.packingForm())),
              "No sale label has been printed for this unit: print it first.");
    EXPECT_EQ(sentenceOf(pack(labelled.item(), shipped(), foreign)),
              "The scanned label belongs to XVUTSRPONLKJ, but this unit is BCDEFGHIJKLN.");
}

TEST(Pack, isRefusedForEveryUnsoundField)
{
    struct Case {
        void (*spoil)(PackingForm&);
        const char* sentence;
    };
    const Case cases[] = {
        {[](auto& f) { f.material = domain::MaterialId("foam"); }, "The policy lists no packing material \"foam\"."},
        {[](auto& f) { f.material = domain::MaterialId("bubble_mailer"); },
         "House rule: Bubble mailer, paper and plastic is neither recyclable nor biodegradable. Choose another "
         "material."},
        {[](auto& f) { f.box.heightMm = 0; }, "Length, width and height of the box must all be above zero."},
        {[](auto& f) { f.box.heightMm = 99; }, "The product is larger than the box: choose a larger box."},
        {[](auto& f) { f.weightG = -1; }, "The weight must not be negative."},
    };
    const Unit unit = unitAtPacking().labelled();
    for (const Case& expected : cases) {
        PackingForm form = unit.packingForm();
        expected.spoil(form);
        EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), form)), expected.sentence);
    }
}

TEST(Pack, takesAnyListedMaterialWhereTheHouseRuleIsOff)
{
    rules::Policy policy = shipped();
    policy.limits.onlyGreenMaterial = false;
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.material = domain::MaterialId("bubble_mailer");

    EXPECT_TRUE(pack(unit.item(), policy, form));
}

TEST(Pack, isRefusedForAUnitOfTheFaultGrade)
{
    domain::Item item = faultyUnitAtPacking();
    const std::string sentence = "A unit of grade D is never sold at retail: repair it, or let it leave the house.";

    EXPECT_EQ(sentenceOf(printLabel(item, shipped(), domain::LabelKind::sale, "c0ffee")), sentence);
    item.saleLabels = 1;
    EXPECT_EQ(sentenceOf(pack(item, shipped(), unitAtPacking().packingForm())), sentence);
}

TEST(Pack, isRefusedForAGradeAThatTheUnitNoLongerDeserves)
{
    domain::Item item = unitAtPacking().labelled().item();
    item.everRepaired = true;

    EXPECT_EQ(sentenceOf(pack(item, shipped(), unitAtPacking().packingForm())),
              "Grade A is for new units only, and this unit was repaired.");
}

} // namespace regrade::stations
