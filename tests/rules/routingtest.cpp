#include "rules/routing.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>

namespace regrade::rules {

namespace {

domain::Item unitOf(const std::string& category)
{
    domain::Item item{.id = domain::ItemId("BCDEFGHIJKLN")};
    item.intake = domain::ItemReceived{.sku = domain::Sku("S-1"),
                                       .category = domain::CategoryId(category),
                                       .reason = domain::ReasonId("unknown"),
                                       .source = domain::SourceId("parcel"),
                                       .owner = domain::OwnerId("house"),
                                       .market = domain::MarketId("DE")};
    return item;
}

std::string routeOf(const domain::Item& item, const std::string& grade)
{
    std::string text;
    for (const domain::StageId& stage : route(shippedPolicy(), item, domain::GradeId(grade)).route) {
        text += (text.empty() ? "" : " ") + stage.text();
    }
    return text;
}

} // namespace

TEST(Route, leadsEachGradeOfEachCategoryAsTheHouseSays)
{
    struct Case {
        const char* category;
        const char* grade;
        const char* route;
    };
    const Case cases[] = {
        {"home", "A", "packing listing"},
        {"home", "B", "cleaning testing packing listing"},
        {"home", "C", "cleaning testing packing listing"},
        {"home", "D", "repair grading"},
        {"apparel", "B", "cleaning testing packing listing"},
        {"electronics", "A", "packing listing"},
        {"electronics", "B", "datawipe cleaning testing packing listing"},
        {"electronics", "C", "datawipe cleaning testing packing listing"},
        {"electronics", "D", "repair grading"},
        {"appliances", "C", "cleaning testing packing listing"},
        {"appliances", "D", "repair safety grading"},
        {"small_appliances", "D", "repair safety grading"},
    };
    for (const Case& expected : cases) {
        EXPECT_EQ(routeOf(unitOf(expected.category), expected.grade), expected.route)
            << expected.category << " " << expected.grade;
    }
}

TEST(Route, takesAUnitApartThatIsStillFaultyAfterItsRepair)
{
    domain::Item item = unitOf("home");
    item.grade = domain::GradeId("D");
    item.everRepaired = true;

    const domain::ItemRouted routed = route(shippedPolicy(), item, domain::GradeId("D"));

    ASSERT_EQ(routed.route.size(), 1U);
    EXPECT_EQ(routed.route.front().text(), "dismantle");
    ASSERT_EQ(routed.reasons.size(), 1U);
    EXPECT_EQ(routed.reasons.front().row, "routing.json#2");
}

TEST(Route, repairsAUnitAgainThatWasRepairedBeforeItsLastSale)
{
    domain::Item item = unitOf("home");
    item.cycle = 2;
    item.everRepaired = true;
    item.everUsed = true;

    EXPECT_EQ(routeOf(item, "D"), "repair grading");
}

TEST(Route, neverLeadsTheFaultGradeToPackingOrListing)
{
    for (const NamedRow& category : shippedPolicy().categories) {
        for (const bool repaired : {false, true}) {
            domain::Item item = unitOf(category.id);
            item.grade = domain::GradeId("D");
            item.everRepaired = repaired;
            const std::string stages = routeOf(item, "D");
            EXPECT_EQ(stages.find("packing"), std::string::npos) << category.id;
            EXPECT_EQ(stages.find("listing"), std::string::npos) << category.id;
        }
    }
}

} // namespace regrade::rules
