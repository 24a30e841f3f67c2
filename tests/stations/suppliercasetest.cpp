#include "stations/suppliercase.h"

#include <gtest/gtest.h>

namespace regrade::stations {
namespace {

using domain::Sku;
using domain::SupplierStatus;

const Time kMonday = *parseIso("2026-11-02T08:00:00Z");
const FrequentCode kAlarm{0.05, 12, 40, *parseIso("2026-10-01T09:30:00Z")};

domain::Product earbuds()
{
    domain::Product product{Sku("EAR-100")};
    product.facts = domain::ProductRegistered{.sku = Sku("EAR-100"),
                                              .name = "Earbuds",
                                              .category = domain::CategoryId("electronics"),
                                              .owner = domain::OwnerId("greenhome")};
    return product;
}

domain::Product with(domain::Product product, const Result<domain::Events>& events)
{
    EXPECT_TRUE(events) << events.error().what();
    for (const domain::Event& event : events ? *events : domain::Events{}) {
        product = domain::after(product, event, kMonday);
    }
    return product;
}

TEST(OpenSupplierCase, takesUpAnAlarmWithItsFigures)
{
    const auto product = with(earbuds(), openSupplierCase(earbuds(), "scratch", kAlarm));

    ASSERT_EQ(product.cases.size(), 1U);
    const auto& opened = product.cases.front().opened;
    EXPECT_EQ(opened.number, "SC-EAR-100-1");
    EXPECT_EQ(opened.hits, 12);
    EXPECT_EQ(opened.units, 40);
    EXPECT_EQ(opened.since, "2026-10-01T09:30:00.000Z");
    EXPECT_EQ(product.cases.front().status, SupplierStatus::opened);
}

TEST(OpenSupplierCase, isRefusedWithoutAnAlarmAndWhileOneIsOpen)
{
    const auto without = openSupplierCase(earbuds(), "scratch", std::nullopt);
    ASSERT_FALSE(without);
    EXPECT_EQ(without.error().what(),
              "\"scratch\" is not more frequent on EAR-100 than elsewhere: a case begins with an "
              "alarm of the supplier's report.");

    auto product = with(earbuds(), openSupplierCase(earbuds(), "scratch", kAlarm));
    const auto twice = openSupplierCase(product, "scratch", kAlarm);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().what(), "Case SC-EAR-100-1 about scratch is open: move it on or close it.");
    EXPECT_TRUE(openSupplierCase(product, "fault:battery", kAlarm)) << "another defect is another case";

    product =
        with(product, moveSupplierCase(product, {"SC-EAR-100-1", SupplierStatus::closed, "Nothing came of it", ""}));
    const auto anew = with(product, openSupplierCase(product, "scratch", kAlarm));
    EXPECT_EQ(anew.cases.back().opened.number, "SC-EAR-100-2");

    EXPECT_FALSE(openSupplierCase(domain::Product{Sku("NONE")}, "scratch", kAlarm));
}

TEST(MoveSupplierCase, goesOnlyForwardAndNeedsTheFirstDayOfAMeasure)
{
    auto product = with(earbuds(), openSupplierCase(earbuds(), "scratch", kAlarm));
    const auto move = [&](SupplierStatus status, const std::string& note, const std::string& day = "") {
        return moveSupplierCase(product, {"SC-EAR-100-1", status, note, day});
    };
    const auto sentence = [](const Result<domain::Events>& refusal) {
        return refusal ? std::string("accepted") : refusal.error().what();
    };

    EXPECT_EQ(sentence(move(SupplierStatus::sent, " ")), "Say in one sentence what happened, without names of people.");
    EXPECT_EQ(sentence(move(SupplierStatus::sent, "by mail", "2026-12-01")), "Only an agreed measure has a first day.");
    product = with(product, move(SupplierStatus::answered, "They look into it"));
    EXPECT_NE(sentence(move(SupplierStatus::sent, "again")).find("is \"answered\" already"), std::string::npos);
    EXPECT_EQ(sentence(move(SupplierStatus::measureAgreed, "A softer bag")),
              "Say from which day on units have the measure, such as 2026-03-31, not \"\".");
    EXPECT_FALSE(move(SupplierStatus::measureAgreed, "A softer bag", "soon"));
    product = with(product, move(SupplierStatus::measureAgreed, "A softer bag", "2026-12-01"));
    EXPECT_EQ(product.cases.front().effective, "2026-12-01");
    product = with(product, move(SupplierStatus::closed, "It helped"));
    EXPECT_EQ(product.cases.front().effective, "2026-12-01") << "the measure stays on the case";
    EXPECT_FALSE(move(SupplierStatus::closed, "again"));
    EXPECT_EQ(sentence(moveSupplierCase(product, {"SC-EAR-100-9", SupplierStatus::sent, "x", ""})),
              "There is no supplier's case SC-EAR-100-9.");
}

} // namespace
} // namespace regrade::stations
