#include "stations/handover.h"

#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

domain::HandedMaterial grams(const char* fraction, int weighed) { return {domain::FractionId(fraction), weighed, 0}; }

domain::MaterialsHandedOver paper(std::vector<domain::HandedMaterial> lines)
{
    return {"Recycling Nord", "HO-7", std::move(lines)};
}

/// 4,200 g of plastic lie there, and nothing else; paper HO-1 was used.
domain::MaterialBook book()
{
    return {[](const domain::FractionId& fraction) {
                return Result(std::int64_t{fraction.text() == "plastic" ? 4'200 : 0});
            },
            [](const std::string& document) { return Result(document == "HO-1"); }};
}

std::string refusalOf(const domain::MaterialsHandedOver& form) { return sentenceOf(handOver(shipped(), form, book())); }

} // namespace

TEST(HandOver, emptiesTheContainerWhateverTheScaleSays)
{
    const auto events = handOver(shipped(), paper({grams("plastic", 4'150)}), book());

    ASSERT_TRUE(events);
    const auto* handed = find<domain::MaterialsHandedOver>(*events);
    ASSERT_TRUE(handed != nullptr && handed->lines.size() == 1U);
    EXPECT_EQ(handed->lines.front(), (domain::HandedMaterial{domain::FractionId("plastic"), 4'150, 4'200}));
    EXPECT_EQ(domain::deedsOf(*events), std::vector{domain::DeedId("material.hand_over")});
}

TEST(HandOver, needsMaterialItsWeightAndAPaper)
{
    domain::MaterialsHandedOver nobody = paper({grams("plastic", 10)});
    nobody.recycler = " ";

    EXPECT_EQ(refusalOf(paper({grams("battery", 10)})),
              "Nothing of the fraction \"battery\" lies in the house by its records.");
    EXPECT_EQ(refusalOf(paper({grams("plastic", 0)})), "Weigh what goes: 1 to 25000000 g, not 0 g.");
    EXPECT_EQ(refusalOf(paper({grams("gold", 10)})), "The policy has no fraction \"gold\".");
    EXPECT_EQ(refusalOf(paper({grams("plastic", 10), grams("plastic", 11)})),
              "The fraction \"plastic\" stands twice on this paper.");
    domain::MaterialsHandedOver twice = paper({grams("plastic", 10)});
    twice.document = "HO-1";
    EXPECT_EQ(refusalOf(twice), "The paper HO-1 exists already: give the next one its own number.");
    EXPECT_EQ(refusalOf(paper({})), "Weigh at least one material.");
    EXPECT_EQ(refusalOf(nobody), "Say who takes the material, and the number of the hand-over paper.");
}

} // namespace regrade::stations
