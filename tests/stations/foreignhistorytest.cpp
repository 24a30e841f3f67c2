#include "stations/foreignhistory.h"

#include "tests/stations/house.h"

namespace regrade::stations {
namespace {

const domain::ForeignHistoryNoted kHistory{"epcis", "ab", 3, "refurb.example", "2026-01-02", "2026-01-05"};

} // namespace

TEST(NoteForeignHistory, standsBesideOurOwnAndMovesTheUnitNowhere)
{
    Unit unit = unitAtCleaning().started();
    const auto stage = unit.item().stage();

    unit.does(noteForeignHistory(unit.item(), kHistory));

    ASSERT_EQ(unit.item().foreign.size(), 1U);
    EXPECT_EQ(unit.item().stage(), stage);
    EXPECT_TRUE(unit.item().work);
}

TEST(NoteForeignHistory, isRefusedTwiceForTheSameDocumentAndForWhatIsNoUnitOrNoFormat)
{
    Unit unit = unitAtCleaning();
    unit.does(noteForeignHistory(unit.item(), kHistory));
    domain::ForeignHistoryNoted other = kHistory;
    other.format = "csv";

    EXPECT_EQ(sentenceOf(noteForeignHistory(unit.item(), kHistory)), "This document is on the unit's record already.");
    EXPECT_EQ(noteForeignHistory(unit.item(), other).error().what(),
              "\"csv\" is not a format of foreign history: epcis or dpp.");
    EXPECT_EQ(sentenceOf(noteForeignHistory(domain::Item{domain::ItemId("BCDEFGHIJKLN")}, kHistory)),
              "The unit was not taken in here, so nothing can be added to its record.");
    other = kHistory;
    other.document = "cd";
    EXPECT_TRUE(noteForeignHistory(unit.item(), other));
}

} // namespace regrade::stations
