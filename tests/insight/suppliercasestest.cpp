#include "insight/suppliercases.h"

#include "insight/supplierreport.h"
#include "rules/policyfile.h"
#include "tests/insight/history.h"

#include <gtest/gtest.h>

namespace regrade::insight {
namespace {

using domain::Sku;
using domain::SupplierStatus;

const rules::Policy& casePolicy()
{
    static const rules::Policy kPolicy =
        rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value();
    return kPolicy;
}

Time onDay(const std::string& day) { return *parseIso(day + "T10:00:00Z"); }

/// Units of a product that came on one day, so many of them scratched.
void come(Warehouse& house, const std::string& sku, const std::string& day, int units, int scratched)
{
    for (int i = 0; i < units; ++i) {
        domain::Inspection seen{.photos = {{domain::PhotoHash("ab"), "front", 100, 100}}, .model = "m"};
        if (i < scratched) {
            seen.defects.push_back({domain::DefectKind("scratch"),
                                    domain::Zone("lid"),
                                    12.0,
                                    0.02,
                                    0.9,
                                    1.6,
                                    {},
                                    domain::PhotoHash("ab")});
        }
        house.record(sku + day + std::to_string(i), onDay(day),
                     {received("greenhome", "packaging", sku), domain::ItemInspected{seen}});
    }
}

domain::SupplierCaseOpened opened(const std::string& number = "SC-EAR-100-1")
{
    return {Sku("EAR-100"), number, "scratch", 0.05, 12, 40, "2026-03-01T10:00:00.000Z"};
}

TEST(SupplierCases, keepEveryStepAndTheStatusThatStands)
{
    Warehouse house;
    house.recordProduct("EAR-100", onDay("2026-04-01"), {opened()});
    house.recordProduct(
        "EAR-100", onDay("2026-04-02"),
        {domain::SupplierCaseMoved{Sku("EAR-100"), "SC-EAR-100-1", SupplierStatus::sent, "by mail", {}}});
    house.recordProduct("EAR-100", onDay("2026-04-09"),
                        {domain::SupplierCaseMoved{Sku("EAR-100"), "SC-EAR-100-1", SupplierStatus::measureAgreed,
                                                   "A softer bag", "2026-05-01"}});
    house.recordProduct("EAR-100", onDay("2026-04-10"), {opened("SC-EAR-100-2")});

    const auto rows = supplierCases(house.reader()).value();

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows.front().opened.number, "SC-EAR-100-2") << "newest first";
    const auto& row = rows.back();
    EXPECT_EQ(row.opened, opened());
    EXPECT_EQ(row.status, SupplierStatus::measureAgreed);
    EXPECT_EQ(row.effective, "2026-05-01");
    ASSERT_EQ(row.steps.size(), 3U);
    EXPECT_EQ(row.steps[1].note, "by mail");
    EXPECT_EQ(supplierCase(house.reader(), "SC-9").error().code, ErrorCode::notFound);
}

TEST(SupplierCases, areTheSameWhenTheReadModelIsMadeAnew)
{
    Warehouse house;
    house.recordProduct("EAR-100", onDay("2026-04-01"), {opened()});
    house.recordProduct(
        "EAR-100", onDay("2026-04-02"),
        {domain::SupplierCaseMoved{Sku("EAR-100"), "SC-EAR-100-1", SupplierStatus::sent, "by mail", {}}});
    const auto before = supplierCases(house.reader()).value();

    ASSERT_TRUE(house.journal().rebuild());

    const auto after = supplierCases(house.reader()).value();
    ASSERT_EQ(after.size(), before.size());
    EXPECT_EQ(after.front().opened, before.front().opened);
    EXPECT_EQ(after.front().steps.size(), before.front().steps.size());
}

TEST(CaseFigures, compareUnitsBeforeAndAfterTheMeasure)
{
    Warehouse house;
    come(house, "EAR-100", "2026-02-01", 30, 30); // before the change began: not counted
    come(house, "EAR-100", "2026-03-01", 40, 20);
    come(house, "EAR-100", "2026-05-01", 40, 2);
    come(house, "TOA-200", "2026-05-01", 40, 20); // another product
    SupplierCaseRow row{opened(), SupplierStatus::opened, {}, {}};

    const auto open = figuresOf(supplierUnits(house.reader(), casePolicy(), {}).value(), casePolicy(), row).value();
    row.effective = "2026-05-01";
    const auto agreed = figuresOf(supplierUnits(house.reader(), casePolicy(), {}).value(), casePolicy(), row).value();

    EXPECT_EQ(open.before.part, 22);
    EXPECT_EQ(open.before.whole, 80);
    EXPECT_FALSE(open.after);
    EXPECT_EQ(open.tooLittle->what(), "No measure is agreed yet, so there is nothing to compare.");
    EXPECT_EQ(agreed.before.part, 20);
    EXPECT_EQ(agreed.before.whole, 40);
    ASSERT_TRUE(agreed.after);
    EXPECT_EQ(agreed.after->part, 2);
    EXPECT_EQ(agreed.after->whole, 40);
    ASSERT_TRUE(agreed.difference);
    EXPECT_GT(agreed.difference->low, 0.2);
    EXPECT_LT(agreed.difference->high, 0.65);
}

TEST(CaseFigures, areRefusedWithTooFewUnitsOnASide)
{
    Warehouse house;
    come(house, "EAR-100", "2026-03-01", 40, 20);
    come(house, "EAR-100", "2026-05-01", 4, 0);
    const SupplierCaseRow row{opened(), SupplierStatus::measureAgreed, "2026-05-01", {}};

    const auto figures = figuresOf(supplierUnits(house.reader(), casePolicy(), {}).value(), casePolicy(), row).value();

    EXPECT_FALSE(figures.difference);
    EXPECT_EQ(figures.tooLittle->what(),
              "There are 40 units before the measure and 4 after it; under 5 on a side nothing "
              "is compared.");
}

TEST(ToldOutside, countsNoSmallGroupOut)
{
    EXPECT_EQ(toldOutside(stats::wilsonShare(12, 40), 5)->units, "12");
    EXPECT_EQ(toldOutside(stats::wilsonShare(0, 40), 5)->units, "0");
    for (const int few : {1, 2, 3, 4}) {
        const auto told = toldOutside(stats::wilsonShare(few, 40), 5);
        EXPECT_EQ(told->units, "fewer than 5");
        EXPECT_EQ(told->low, 0.0);
        EXPECT_DOUBLE_EQ(told->high, stats::wilsonShare(4, 40).high) << "the interval must not tell it either";
    }
    EXPECT_FALSE(toldOutside(stats::wilsonShare(2, 4), 5));
}

TEST(SupplierAlarm, saysWhenTheChangeBegan)
{
    Warehouse house;
    come(house, "MIX-900", "2026-01-01", 60, 3);
    come(house, "EAR-100", "2026-02-01", 30, 0);
    come(house, "EAR-100", "2026-03-01", 30, 28);

    const auto report = supplierReport(house.reader(), casePolicy(), {}).value();

    ASSERT_EQ(report.alarms.size(), 1U);
    EXPECT_EQ(report.alarms.front().since, onDay("2026-03-01"));
}

} // namespace
} // namespace regrade::insight
