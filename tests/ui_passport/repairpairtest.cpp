#include "passport/repairpair.h"
#include "ui_stations/carebench.h"

namespace regrade::ui {
namespace {

class Repair : public CareBench {};

domain::Defect mark(const char* kind, domain::Box box, double extentMm, const domain::PhotoRef& photo)
{
    return {domain::DefectKind(kind), domain::Zone("body"), extentMm, 0.01, 0.9, 1.5, box, photo.hash};
}

TEST_F(Repair, showsBothPicturesOfTheSamePlaceAndWhatBecameOfEachMark)
{
    const auto before = archived("lamp-scratch.jpg");
    const auto after = archived("lamp-good-1.jpg");
    domain::Inspection first{.photos = {before}};
    first.defects = {mark("scratch", {100, 80, 60, 20}, 20.0, before), mark("dent", {200, 150, 30, 30}, 8.0, before)};
    domain::Inspection second{.photos = {after}};
    second.defects = {mark("dent", {202, 151, 30, 30}, 8.1, after)};
    RepairPair pair(desk());
    EXPECT_FALSE(pair.possible());

    pair.show({domain::ItemInspected{first},
               domain::WorkFinished{domain::StageId("repair"), std::chrono::minutes(5), {}, true},
               domain::ItemInspected{second}});

    ASSERT_TRUE(pair.possible());
    EXPECT_EQ(pair.before().size(), QSize(before.width, before.height));
    ASSERT_EQ(pair.marks().size(), 2);
    EXPECT_EQ(pair.marks().at(0).toMap().value("text").toString().toStdString(), "Scratch: gone (was 20.0 mm)");
    EXPECT_TRUE(pair.marks().at(0).toMap().value("better").toBool());
    EXPECT_FALSE(pair.marks().at(1).toMap().value("better").toBool());
    pair.choose(0);
    EXPECT_EQ(pair.before().size(), QSize(150, 110)) << "with three quarters of its length around it";
    EXPECT_EQ(pair.after().size(), pair.before().size());
    pair.choose(0);
    EXPECT_EQ(pair.chosen(), -1);
    EXPECT_EQ(pair.after().size(), QSize(after.width, after.height));
}

TEST_F(Repair, hasNothingToShowWithoutARepairBetweenTwoLooks)
{
    RepairPair pair(desk());

    pair.show({domain::ItemInspected{{.photos = {archived("lamp-scratch.jpg")}}},
               domain::WorkFinished{domain::StageId("cleaning"), std::chrono::minutes(5), {}, false},
               domain::ItemInspected{{.photos = {archived("lamp-good-1.jpg")}}}});

    EXPECT_FALSE(pair.possible());
    EXPECT_TRUE(pair.before().isNull());
    EXPECT_TRUE(pair.marks().isEmpty());
}

} // namespace
} // namespace regrade::ui
