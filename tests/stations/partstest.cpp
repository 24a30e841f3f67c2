#include "stations/parts.h"

#include "qr/tag.h"
#include "tests/stations/house.h"
#include "tests/stations/shelf.h"

namespace regrade::stations {

namespace {

PartForm formOf(const std::string& part, int quantity = 1)
{
    return {.stage = domain::StageId("repair"), .part = part, .quantity = quantity};
}

/// Three hinges of 1.50 that came first, then two of 2.00 from elsewhere, and one out of another unit.
Shelf hinges()
{
    Shelf shelf;
    shelf.add("HINGE-2");
    shelf.lots("HINGE-2") = {{domain::PartOrigin::newOem, {}, 3, Money{150, "EUR"}, {}},
                             {domain::PartOrigin::newAftermarket, {}, 2, Money{200, "EUR"}, {}},
                             {domain::PartOrigin::harvested, domain::ItemId("KLNOPRSTUVXB"), 1, Money{0, "EUR"}, {}}};
    return shelf;
}

/// Two screws and a hinge.
Shelf kit()
{
    Shelf shelf = hinges();
    shelf.add("SCREW-1");
    shelf.lots("SCREW-1") = {{domain::PartOrigin::newOem, {}, 5, Money{4, "EUR"}, {}}};
    shelf.add("KIT-1").kit = {{domain::Sku("HINGE-2"), 1}, {domain::Sku("SCREW-1"), 2}};
    return shelf;
}

} // namespace

TEST(UsePart, takesTheOldestPiecesAndTheirCost)
{
    Unit unit = unitAtRepair().started();

    const auto events = unit.does(usePart(unit.item(), formOf("HINGE-2", 4), hinges().find()));

    ASSERT_EQ(unit.item().parts.size(), 2U);
    EXPECT_EQ(unit.item().parts[0], (domain::PartUsed{domain::StageId("repair"),
                                                      "HINGE-2",
                                                      3,
                                                      Money{450, "EUR"},
                                                      false,
                                                      domain::PartOrigin::newOem,
                                                      {},
                                                      "HINGE-2 part"}));
    EXPECT_EQ(unit.item().parts[1].origin, domain::PartOrigin::newAftermarket);
    EXPECT_EQ(unit.item().parts[1].cost, (Money{200, "EUR"}));
    EXPECT_EQ(unit.item().refurbCost, (Money{650, "EUR"}));
    EXPECT_EQ(events.size(), 2U);
}

TEST(UsePart, namesTheUnitThatAHarvestedPieceComesFrom)
{
    Unit unit = unitAtRepair().started();
    PartForm form = formOf("HINGE-2");
    form.origin = domain::PartOrigin::harvested;

    unit.does(usePart(unit.item(), form, hinges().find()));

    EXPECT_EQ(unit.item().parts.front().source, domain::ItemId("KLNOPRSTUVXB"));
    EXPECT_EQ(unit.item().parts.front().cost, (Money{0, "EUR"}));
    form.quantity = 2;
    EXPECT_EQ(
        sentenceOf(usePart(unit.item(), form, hinges().find())),
        "Only 1 of part HINGE-2 are on hand, not 2. Receive what came, or let a lead count and adjust the stock.");
}

TEST(UsePart, takesAGivenCostInsteadOfTheStocks)
{
    Unit unit = unitAtRepair().started();
    PartForm form = formOf("HINGE-2", 4);
    form.cost = Money{123, "EUR"};

    unit.does(usePart(unit.item(), form, hinges().find()));

    EXPECT_EQ(unit.item().refurbCost, (Money{123, "EUR"}));
}

TEST(UsePart, cannotSwitchOffThatAPartIsAKeyPart)
{
    Shelf shelf = hinges();
    Unit unit = unitAtRepair().started();
    PartForm switchedOn = formOf("HINGE-2");
    switchedOn.key = true;

    EXPECT_FALSE(find<domain::PartUsed>(*usePart(unit.item(), formOf("HINGE-2"), shelf.find()))->key);
    EXPECT_TRUE(find<domain::PartUsed>(*usePart(unit.item(), switchedOn, shelf.find()))->key);
    shelf.facts("HINGE-2").key = true;
    EXPECT_TRUE(find<domain::PartUsed>(*usePart(unit.item(), formOf("HINGE-2"), shelf.find()))->key);
}

TEST(UsePart, isRefusedForEveryUnsoundField)
{
    struct Case {
        void (*spoil)(PartForm&);
        const char* sentence;
    };
    const Case cases[] = {
        {[](auto& p) { p.part = ""; }, "The part number is missing."},
        {[](auto& p) { p.quantity = 0; }, "The quantity of part HINGE-2 must be above zero."},
        {[](auto& p) { p.quantity = 40'064'210; },
         "40064210 pieces of part HINGE-2 at once are too many: was a code typed into the quantity?"},
        {[](auto& p) {
             p.cost = Money{-1, "EUR"};
         },
         "The cost of part HINGE-2 must not be negative."},
        {[](auto& p) {
             p.cost = Money{1, "USD"};
         },
         "Amounts of this unit are kept in EUR, not in USD."},
        {[](auto& p) { p.stage = domain::StageId("testing"); },
         "Start the work first: parts are recorded while work is open."},
        {[](auto& p) { p.part = "HINGE-9"; },
         "The part HINGE-9 is not registered, so it is not in stock. Register and receive it under Parts, then use it. "
         "Nothing was recorded."},
        {[](auto& p) { p.quantity = 7; },
         "Only 6 of part HINGE-2 are on hand, not 7. Receive what came, or let a lead count and adjust the stock."},
    };
    for (const Case& expected : cases) {
        PartForm form = formOf("HINGE-2");
        expected.spoil(form);
        EXPECT_EQ(sentenceOf(usePart(unitAtRepair().started().item(), form, hinges().find())), expected.sentence);
    }
    EXPECT_EQ(sentenceOf(usePart(unitAtRepair().item(), formOf("HINGE-2"), hinges().find())),
              "Start the work first: parts are recorded while work is open.");
}

TEST(UsePart, isRefusedWhenNoneIsThere)
{
    Shelf shelf;
    shelf.add("HINGE-2");

    EXPECT_EQ(sentenceOf(usePart(unitAtRepair().started().item(), formOf("HINGE-2"), shelf.find())),
              "None of part HINGE-2 is on hand. Receive what came, or let a lead count and adjust the stock.");
}

TEST(UsePart, fitsByProductOrByCategory)
{
    const Unit unit = unitAtRepair().started(); // LAMP-1, home
    const auto answer = [&](const std::vector<std::string>& categories, const std::vector<std::string>& products) {
        Shelf shelf = hinges();
        for (const auto& category : categories) {
            shelf.facts("HINGE-2").categories.emplace_back(category);
        }
        for (const auto& product : products) {
            shelf.facts("HINGE-2").products.emplace_back(product);
        }
        return sentenceOf(usePart(unit.item(), formOf("HINGE-2"), shelf.find()));
    };

    EXPECT_EQ(answer({}, {}), "(not refused)");
    EXPECT_EQ(answer({"home"}, {}), "(not refused)");
    EXPECT_EQ(answer({"toys"}, {"LAMP-1"}), "(not refused)");
    EXPECT_EQ(answer({"toys"}, {"LAMP-2"}), "The part HINGE-2 does not fit this unit: it is for LAMP-2, toys.");
}

TEST(UsePart, takesAllOfAKitOrNothing)
{
    Unit unit = unitAtRepair().started();

    unit.does(usePart(unit.item(), formOf("KIT-1", 2), kit().find()));

    ASSERT_EQ(unit.item().parts.size(), 2U);
    EXPECT_EQ(unit.item().parts[0].part, "HINGE-2");
    EXPECT_EQ(unit.item().parts[0].quantity, 2);
    EXPECT_EQ(unit.item().parts[1].part, "SCREW-1");
    EXPECT_EQ(unit.item().parts[1].quantity, 4);
    EXPECT_EQ(
        sentenceOf(usePart(unit.item(), formOf("KIT-1", 3), kit().find())),
        "Only 5 of part SCREW-1 are on hand, not 6. Receive what came, or let a lead count and adjust the stock.");
}

TEST(RegisterPart, refusesNumbersThatAScanWouldTakeForSomethingElse)
{
    const auto answer = [](const std::string& number) {
        Shelf shelf;
        return sentenceOf(registerPart(shipped(), Shelf::registered(number), shelf.find()));
    };

    EXPECT_EQ(answer("PT-HEA-12"), "(not refused)");
    EXPECT_EQ(answer("4006421000017"), "(not refused)");
    EXPECT_EQ(answer("PT HEA"), "\"PT HEA\" is not a part number: 1 to 40 plain characters without spaces.");
    EXPECT_EQ(answer("CMD-PASS"), "\"CMD-PASS\" cannot be a part number: a scan would take it for a unit's tag or a "
                                  "command card.");
    EXPECT_NE(answer(qr::tagFromNumber(7).text()), "(not refused)");
}

TEST(RegisterPart, refusesUnsoundFacts)
{
    struct Case {
        void (*spoil)(domain::PartRegistered&);
        const char* sentence;
    };
    const Case cases[] = {
        {[](auto& p) { p.name = " "; }, "The name of part LID-1 is missing."},
        {[](auto& p) { p.categories = {domain::CategoryId("boats")}; }, "The policy has no category \"boats\"."},
        {[](auto& p) { p.reorderPoint = -1; }, "Reorder point and weight of part LID-1 must not be negative."},
        {[](auto& p) { p.weightG = -1; }, "Reorder point and weight of part LID-1 must not be negative."},
        {[](auto& p) {
             p.unitCost = Money{1, "USD"};
         },
         "The house counts in EUR: give the cost of part LID-1 in EUR."},
        {[](auto& p) {
             p.unitCost = Money{-1, "EUR"};
         },
         "The cost of part LID-1 must not be negative."},
        {[](auto& p) {
             p.kit = {{domain::Sku("NONE"), 1}};
         },
         "The part NONE is not registered, so it is not in stock. Register and receive it under Parts, then use it. "
         "Nothing was recorded."},
        {[](auto& p) {
             p.kit = {{domain::Sku("KIT-1"), 1}};
         },
         "KIT-1 is a kit: a kit holds parts, no kits."},
        {[](auto& p) {
             p.kit = {{domain::Sku("SCREW-1"), 0}};
         },
         "The quantity of part SCREW-1 must be above zero."},
        {[](auto& p) {
             p.kit = {{domain::Sku("SCREW-1"), 1}, {domain::Sku("SCREW-1"), 2}};
         },
         "The part SCREW-1 stands twice in the kit: give it once with its quantity."},
        {[](auto& p) {
             p.sku = domain::Sku("HINGE-2");
             p.kit = {{domain::Sku("SCREW-1"), 1}};
         },
         "6 of part HINGE-2 are on hand, so it cannot become a kit. Give the kit a number of its own."},
    };
    for (const Case& expected : cases) {
        auto facts = Shelf::registered("LID-1");
        expected.spoil(facts);
        EXPECT_EQ(sentenceOf(registerPart(shipped(), facts, kit().find())), expected.sentence);
    }
}

TEST(ReceivePart, isForRegisteredPartsFromSuppliers)
{
    const auto answer = [](const domain::PartReceived& received) {
        return sentenceOf(receivePart(shipped(), received, kit().find()));
    };
    const domain::PartReceived hinge{domain::Sku("HINGE-2"), 3, domain::PartOrigin::newOem, Money{150, "EUR"}, "DN-1"};
    auto none = hinge;
    none.quantity = 0;
    auto taken = hinge;
    taken.origin = domain::PartOrigin::harvested;
    auto whole = hinge;
    whole.sku = domain::Sku("KIT-1");

    EXPECT_EQ(answer(hinge), "(not refused)");
    EXPECT_EQ(answer(none), "The quantity of part HINGE-2 must be above zero.");
    EXPECT_EQ(answer(taken), "Harvested parts come from a unit at dismantling, not from a supplier.");
    EXPECT_EQ(answer(whole),
              "KIT-1 is a kit and is never in stock itself: receive what is in it (1 × HINGE-2, 2 × SCREW-1).");
}

TEST(AdjustPart, takesMissingPiecesFromTheOldestLots)
{
    const auto events = adjustPart({domain::Sku("HINGE-2"), -4, "counted", {}}, hinges().find());

    ASSERT_TRUE(events);
    ASSERT_EQ(events->size(), 2U);
    EXPECT_EQ(std::get<domain::PartAdjusted>((*events)[0]).by, -3);
    EXPECT_EQ(std::get<domain::PartAdjusted>((*events)[1]).by, -1);
    EXPECT_EQ(std::get<domain::PartAdjusted>((*events)[1]).origin, domain::PartOrigin::newAftermarket);
}

TEST(AdjustPart, fillsUpFirstWhatTwoStationsTookTwice)
{
    Shelf shelf = hinges();
    shelf.missing("HINGE-2") = {{domain::PartOrigin::newOem, {}, 2, Money{150, "EUR"}, {}}};

    const auto events = adjustPart({domain::Sku("HINGE-2"), 3, "counted", {}}, shelf.find());

    ASSERT_TRUE(events);
    ASSERT_EQ(events->size(), 2U);
    EXPECT_EQ(std::get<domain::PartAdjusted>((*events)[0]).origin, domain::PartOrigin::newOem);
    EXPECT_EQ(std::get<domain::PartAdjusted>((*events)[0]).by, 2);
    EXPECT_EQ(std::get<domain::PartAdjusted>((*events)[1]).origin, domain::PartOrigin::newAftermarket)
        << "like the newest that was bought";
    EXPECT_EQ(std::get<domain::PartAdjusted>((*events)[1]).by, 1);
}

TEST(AdjustPart, needsAReasonAndEnoughPieces)
{
    const auto answer = [](int by, const std::string& reason) {
        return sentenceOf(adjustPart({domain::Sku("HINGE-2"), by, reason, {}}, hinges().find()));
    };

    EXPECT_EQ(answer(-6, "lost"), "(not refused)");
    EXPECT_EQ(answer(-7, "lost"),
              "Only 6 of part HINGE-2 are on hand, not 7. Receive what came, or let a lead count and "
              "adjust the stock.");
    EXPECT_EQ(answer(1, " "), "Say why the stock of part HINGE-2 is adjusted.");
    EXPECT_EQ(answer(0, "lost"), "Say by how many pieces the stock of part HINGE-2 is wrong, e.g. -2 or 3.");
}

} // namespace regrade::stations
