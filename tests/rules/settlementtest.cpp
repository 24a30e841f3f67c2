#include "rules/settlement.h"

#include "tests/rules/shipped.h"

#include <gtest/gtest.h>

namespace regrade::rules {
namespace {

TEST(Tariff, isTheFirstRowThatHoldsOnThatDay)
{
    SettlementRules rules;
    const auto row = [](const char* place, const char* from, const char* to, std::int64_t fee) {
        TariffRow tariff;
        tariff.row = place;
        tariff.operation = "pack";
        tariff.fee = Money{fee, "EUR"};
        tariff.origin.validFrom = from;
        tariff.validTo = to;
        return tariff;
    };
    rules.tariffs = {row("1", "2026-01-01", "2026-03-31", 150), row("2", "2026-04-01", "", 180)};
    TariffRow last;
    last.row = "3";
    rules.tariffs.push_back(last);
    const auto feeOn = [&](const char* day, const char* operation = "pack") {
        return rules.tariff(domain::OwnerId("own"), operation, std::nullopt, domain::CategoryId("home"), day).row;
    };
    EXPECT_EQ(feeOn("2026-03-31"), "1");
    EXPECT_EQ(feeOn("2026-04-01"), "2");
    EXPECT_EQ(feeOn("2025-12-31"), "3") << "before any of them nothing is charged";
    EXPECT_EQ(feeOn("2026-04-01", "list"), "3");
}

TEST(ShippedTariff, chargesEveryOperationAndLessForPartsGoods)
{
    const SettlementRules& rules = *shippedPolicy().settlement;
    const auto fee = [&](const char* operation, std::optional<domain::GradeId> grade = {}) {
        return rules.tariff(domain::OwnerId("own"), operation, grade, domain::CategoryId("home"), "2026-11-29")
            .fee.minor;
    };
    for (const char* operation : {"receive", "grade", "cleaning", "repair", "pack", "list", "exit"}) {
        EXPECT_GT(fee(operation), 0) << operation;
    }
    EXPECT_LT(fee("grade", domain::GradeId("D")), fee("grade", domain::GradeId("A")));
    EXPECT_EQ(fee("sell"), 0);
}

} // namespace
} // namespace regrade::rules
