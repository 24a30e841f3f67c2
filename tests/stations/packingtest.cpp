#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

Time dayOf(const std::string& day) { return parseIso(day).value(); }

/// After the law on recyclable packaging, before the one on empty space.
const Time kToday = dayOf("2026-11-28");

const domain::ItemPacked& packedIn(const domain::Events& events) { return *find<domain::ItemPacked>(events); }

/// Grade D at packing: no route of the shipped policy leads there, so the item is made by hand.
domain::Item faultyUnitAtPacking()
{
    domain::Item item = unitAtPacking().item();
    item.grade = domain::GradeId("D");
    return item;
}

} // namespace

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

    const domain::Events events = unit.does(pack(unit.item(), shipped(), unit.packingForm(), kToday));

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

    EXPECT_TRUE(pack(unit.item(), shipped(), form, kToday));
}

TEST(Pack, recordsNoVoidRatioForAProductOfUnknownSize)
{
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.product = {};

    EXPECT_EQ(find<domain::ItemPacked>(pack(unit.item(), shipped(), form, kToday).value())->voidRatio, std::nullopt);
}

TEST(Pack, isRefusedWithoutAScannedSaleLabelOfThisUnit)
{
    const Unit bare = unitAtPacking();
    const Unit labelled = unitAtPacking().labelled();
    PackingForm foreign = labelled.packingForm();
    foreign.scannedLabel = domain::ItemId("XVUTSRPONLKJ");

    EXPECT_EQ(sentenceOf(pack(bare.item(), shipped(), bare.packingForm(), kToday)),
              "No sale label has been printed for this unit: print it first.");
    EXPECT_EQ(sentenceOf(pack(labelled.item(), shipped(), foreign, kToday)),
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
        {[](auto& f) { f.fillerG = -1; }, "The weight must not be negative."},
        {[](auto& f) { f.filler = domain::FillerId("sand"); }, "The policy lists no filler \"sand\"."},
        {[](auto& f) { f.carton = domain::CartonId("huge"); }, "The policy lists no carton \"huge\"."},
    };
    const Unit unit = unitAtPacking().labelled();
    for (const Case& expected : cases) {
        PackingForm form = unit.packingForm();
        expected.spoil(form);
        EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), form, kToday)), expected.sentence);
    }
}

TEST(Pack, keepsHouseRuleAndLawApart)
{
    rules::Policy open = shipped();
    open.limits.onlyGreenMaterial = false;
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.material = domain::MaterialId("bubble_mailer");
    const std::string house =
        "House rule: Bubble mailer, paper and plastic is neither recyclable nor biodegradable. Choose another "
        "material.";
    const std::string law =
        "Law (EU, from 2026-08-12): Bubble mailer, paper and plastic cannot be recycled. Choose another material.";

    EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), form, dayOf("2026-08-11"))), house);
    EXPECT_TRUE(pack(unit.item(), open, form, dayOf("2026-08-11")));
    EXPECT_EQ(sentenceOf(pack(unit.item(), open, form, dayOf("2026-08-12"))), law);
    EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), form, dayOf("2026-08-12"))), house);
    form.material = domain::MaterialId("starch_bag"); // green for the house, not recyclable for the law
    EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), form, kToday)),
              "Law (EU, from 2026-08-12): Starch bag cannot be recycled. Choose another material.");
}

TEST(Pack, isHeldToHalfEmptyFromTheDayOfTheLawOn)
{
    const Unit unit = unitAtPacking().labelled();
    const PackingForm half = unit.packingForm(); // 300x200x100 with 200x150x100
    PackingForm more = half;
    more.box.lengthMm = 301;
    const std::string law =
        "Law (EU, from 2030-01-01): 50.2 % of the box is empty, at most 50.0 % may be. Choose a smaller box.";

    EXPECT_EQ(packedIn(pack(unit.item(), shipped(), half, dayOf("2030-01-01")).value()).voidRatio, 0.5);
    EXPECT_TRUE(pack(unit.item(), shipped(), more, dayOf("2029-12-31")));
    EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), more, dayOf("2030-01-01"))), law);
    for (const auto side : {&domain::BoxSize::widthMm, &domain::BoxSize::heightMm}) {
        PackingForm other = half;
        ++(other.box.*side);
        EXPECT_TRUE(pack(unit.item(), shipped(), other, dayOf("2029-12-31")));
        EXPECT_FALSE(pack(unit.item(), shipped(), other, dayOf("2030-01-01")));
    }
}

TEST(Pack, countsTheFillerAsEmpty)
{
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.filler = domain::FillerId("paper_wrap");

    const auto packed = packedIn(pack(unit.item(), shipped(), form, kToday).value());

    EXPECT_EQ(packed.voidRatio, 0.5);
    EXPECT_EQ(packed.filler, domain::FillerId("paper_wrap"));
    EXPECT_EQ(packed.fillerMl, 3'000);
    EXPECT_EQ(packed.fillerG, 54);
    EXPECT_EQ(packed.fillerCost, (Money{12, "EUR"}));
    EXPECT_EQ(packed.cost, (Money{77, "EUR"})) << "box and filler";
}

TEST(Pack, recordsTheFillerAsItWasWeighed)
{
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.filler = domain::FillerId("paper_wrap");
    form.fillerG = 90;

    const auto packed = packedIn(pack(unit.item(), shipped(), form, kToday).value());

    EXPECT_EQ(packed.fillerG, 90);
    EXPECT_EQ(packed.fillerCost, (Money{20, "EUR"})) << "5 litres at 0.04 EUR";
}

TEST(Pack, isRefusedWithAFillerThatHouseOrLawForbids)
{
    rules::Policy chips = shipped();
    chips.fillers.push_back({.id = domain::FillerId("foam_chips"), .name = {"Foam chips, mixed", "混合泡沫粒"}});
    chips.fillers.back().costPerLitre = {2, "EUR"};
    rules::Policy open = chips;
    open.limits.onlyGreenMaterial = false;
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.filler = domain::FillerId("foam_chips");

    EXPECT_EQ(sentenceOf(pack(unit.item(), chips, form, kToday)),
              "House rule: Foam chips, mixed is neither recyclable nor biodegradable. Choose another material.");
    EXPECT_EQ(sentenceOf(pack(unit.item(), open, form, kToday)),
              "Law (EU, from 2026-08-12): Foam chips, mixed cannot be recycled. Choose another material.");
}

TEST(Pack, takesAStockCartonByItsInnerSizeAndRecordsItsOuterOne)
{
    Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.carton = domain::CartonId("medium"); // 220x170x120 inside, walls of 3 mm
    form.filler = domain::FillerId("paper_wrap");
    const PackingPlan plan = planPacking(shipped(), form).value();

    const auto packed = packedIn(unit.does(pack(unit.item(), shipped(), form, kToday)));

    EXPECT_EQ(packed.carton, domain::CartonId("medium"));
    EXPECT_EQ(packed.material, domain::MaterialId("carton"));
    EXPECT_EQ(packed.box, (domain::BoxSize{226, 176, 126}));
    EXPECT_DOUBLE_EQ(*packed.voidRatio, 1.0 - 3'000'000.0 / 4'488'000.0);
    EXPECT_EQ(packed.fillerMl, 1'488);
    EXPECT_EQ(packed.cost, (Money{42 + 6, "EUR"}));
    EXPECT_EQ(unit.item().refurbCost, packed.cost);
    EXPECT_EQ(proposedWeightG(plan, 900), 900 + 120 + 27);
}

TEST(Pack, isRefusedForACartonWithoutRoomForProductOrFiller)
{
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    form.carton = domain::CartonId("cube");
    EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), form, kToday)),
              "Cube is too small for the product. Choose a larger carton.");

    form.carton = domain::CartonId("medium");
    form.filler = domain::FillerId("paper_fill");
    EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), form, kToday)),
              "Medium leaves no 20 mm on every side for Paper fill. Choose a larger carton or another filler.");
}

TEST(Pack, recordsACertificateUntilItsLastDayOnly)
{
    rules::Policy policy = shipped();
    policy.materials.front().certificate = {"SCHEME", "N-1", "2027-06-30"}; // carton
    const Unit unit = unitAtPacking().labelled();
    const PackingForm form = unit.packingForm();
    const auto certificateOn = [&](const std::string& day) {
        return packedIn(pack(unit.item(), policy, form, parseIso(day).value()).value()).certificate;
    };

    EXPECT_EQ(certificateOn("2027-06-30T23:59:59.999Z"), "SCHEME N-1 (2027-06-30)");
    EXPECT_EQ(certificateOn("2027-07-01T00:00:00Z"), std::nullopt) << "packed, and nothing claimed";
    EXPECT_EQ(packedIn(pack(unit.item(), shipped(), form, kToday).value()).certificate, std::nullopt);
}

TEST(Pack, recordsThePapersThatWerePutIn)
{
    const Unit unit = unitAtPacking().labelled();
    PackingForm form = unit.packingForm();
    EXPECT_EQ(packedIn(pack(unit.item(), shipped(), form, kToday).value()).inserts, std::nullopt);

    form.inserts = {domain::InsertId("warranty"), domain::InsertId("legal_guarantee")};
    EXPECT_EQ(packedIn(pack(unit.item(), shipped(), form, kToday).value()).inserts, form.inserts);

    form.inserts.emplace_back("poem");
    EXPECT_EQ(sentenceOf(pack(unit.item(), shipped(), form, kToday)), "The policy lists no insert \"poem\".");
}

TEST(Pack, keepsTheHousesOwnLimitOfEmptySpace)
{
    rules::Policy policy = shipped();
    policy.limits.houseVoidLimit = 0.4;
    const Unit unit = unitAtPacking().labelled();

    EXPECT_EQ(sentenceOf(pack(unit.item(), policy, unit.packingForm(), kToday)),
              "House rule: 50.0 % of the box is empty, at most 40.0 % may be. Choose a smaller box.");
    policy.limits.houseVoidLimit = 0.5;
    EXPECT_TRUE(pack(unit.item(), policy, unit.packingForm(), kToday));
}

TEST(Pack, isRefusedForAUnitOfTheFaultGrade)
{
    domain::Item item = faultyUnitAtPacking();
    const std::string sentence = "A unit of grade D is never sold at retail: repair it, or let it leave the house.";

    EXPECT_EQ(sentenceOf(printLabel(item, shipped(), domain::LabelKind::sale, "c0ffee")), sentence);
    item.saleLabels = 1;
    EXPECT_EQ(sentenceOf(pack(item, shipped(), unitAtPacking().packingForm(), kToday)), sentence);
}

TEST(Pack, isRefusedForAGradeAThatTheUnitNoLongerDeserves)
{
    domain::Item item = unitAtPacking().labelled().item();
    item.everRepaired = true;

    EXPECT_EQ(sentenceOf(pack(item, shipped(), unitAtPacking().packingForm(), kToday)),
              "Grade A is for new units only, and this unit was repaired.");
}

} // namespace regrade::stations
