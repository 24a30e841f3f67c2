#include "insight/materials.h"

#include "tests/insight/history.h"

namespace regrade::insight {
namespace {

const domain::StageId kTakenApart("dismantle");
const domain::FractionId kPlasticFraction("plastic");

domain::MaterialRecovered recovered(int grams) { return {kTakenApart, kPlasticFraction, grams}; }
domain::MaterialsHandedOver handed(int grams, int onRecord, const std::string& document)
{
    return {"Recycling Nord", document, {{kPlasticFraction, grams, onRecord}}};
}

std::int64_t plasticIn(const Warehouse& house)
{
    const auto grams = gramsOf(house.reader(), kPlasticFraction);
    EXPECT_TRUE(grams);
    return grams ? *grams : -1;
}

TEST(Materials, areWhatUnitsGaveLessWhatWasHandedOver)
{
    Warehouse house;
    house.record("UNIT1", kToday, {received(), domain::WorkStarted{kTakenApart}, recovered(3'000), recovered(300)});
    house.record("UNIT2", kToday, {received(), domain::WorkStarted{kTakenApart}, recovered(150)});
    EXPECT_EQ(plasticIn(house), 450) << "said again, a weight replaces the earlier one";

    house.recordProduct(domain::materialsSku().text(), kToday + std::chrono::hours(1), {handed(440, 450, "HO-1")});
    house.record("UNIT3", kToday + std::chrono::hours(2),
                 {received(), domain::WorkStarted{kTakenApart}, recovered(70)});

    EXPECT_EQ(plasticIn(house), 70);
    const auto stock = materials(house.reader());
    ASSERT_TRUE(stock && stock->size() == 1U);
    EXPECT_EQ(stock->front().units, 1) << "since the last hand-over";
    const auto paper = findHandOver(house.reader(), "HO-1");
    ASSERT_TRUE(paper && *paper);
    EXPECT_EQ((*paper)->event, handed(440, 450, "HO-1"));
    EXPECT_FALSE(*findHandOver(house.reader(), "HO-2"));
    EXPECT_EQ(handOvers(house.reader(), 10)->size(), 1U);
}

TEST(Materials, areTheSameAfterARebuild)
{
    Warehouse house;
    house.record("UNIT1", kToday, {received(), domain::WorkStarted{kTakenApart}, recovered(3'000), recovered(300)});
    house.recordProduct(domain::materialsSku().text(), kToday + std::chrono::hours(1), {handed(310, 300, "HO-1")});
    house.record("UNIT2", kToday + std::chrono::hours(2),
                 {received(), domain::WorkStarted{kTakenApart}, recovered(80)});

    ASSERT_TRUE(house.journal().rebuild());

    EXPECT_EQ(plasticIn(house), 80);
    EXPECT_EQ(house.number("SELECT COUNT(*) FROM material_move"), 3);
}

} // namespace
} // namespace regrade::insight
