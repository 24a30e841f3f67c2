#include "insight/settlement.h"

#include "insight/unitdeeds.h"
#include "rules/policyfile.h"
#include "rules/settlement.h"
#include "tests/insight/history.h"

#include <iostream>
#include <map>

namespace regrade::insight {
namespace {

const rules::Policy& settlementPolicy()
{
    static const rules::Policy kPolicy =
        rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value();
    return kPolicy;
}

const std::vector<std::string> kMonths{"2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07"};
const std::vector<std::string> kSellers{"greenhome", "nordlicht"};

/// By the log itself: what the events of a seller's units cost by the shipped tariff.
std::int64_t byTheLog(const Warehouse& house, const std::string& owner, const std::string& month,
                      const std::string& kind, const std::string& also, std::int64_t fee)
{
    return fee * house.number("SELECT COUNT(*) FROM event e WHERE e.kind = '" + kind +
                              "' AND substr(e.at_utc, 1, 7) = '" + month +
                              "' AND EXISTS (SELECT 1 FROM event r WHERE r.item = e.item AND r.kind ="
                              " 'ItemReceived' AND json_extract(r.body, '$.owner') = '" +
                              owner + "')" + also);
}

TEST(Invoice, addsUpToTheCentAndIsWhatTheLogSays)
{
    Warehouse house;
    RandomHistory(house).write(120);
    std::size_t lines = 0;
    for (const std::string& month : kMonths) {
        for (const std::string& owner : kSellers) {
            const auto invoice = invoiceOf(house.reader(), settlementPolicy(), domain::OwnerId(owner), month);
            ASSERT_TRUE(invoice) << invoice.error().what();
            std::int64_t sum = 0;
            for (const InvoiceLine& line : invoice->lines) {
                sum += line.amount.minor;
            }
            lines += invoice->lines.size();
            EXPECT_EQ(invoice->units.minor, sum);
            std::int64_t shared = 0;
            for (const InvoiceShare& one : invoice->equipment) {
                shared += one.share.cost.minor;
            }
            EXPECT_EQ(invoice->shared.minor, shared);
            EXPECT_EQ(invoice->total.minor, sum + shared);
            const std::int64_t log =
                byTheLog(house, owner, month, "ItemReceived", "", 120) +
                byTheLog(house, owner, month, "ItemReturnedAgain", "", 120) +
                byTheLog(house, owner, month, "ItemGraded", " AND json_extract(e.body, '$.verdict.grade') <> 'D'",
                         240) +
                byTheLog(house, owner, month, "ItemGraded", " AND json_extract(e.body, '$.verdict.grade') = 'D'", 150) +
                byTheLog(house, owner, month, "WorkFinished", "", 320) +
                byTheLog(house, owner, month, "ItemPacked", "", 180) +
                byTheLog(house, owner, month, "ItemListed", "", 90) +
                byTheLog(house, owner, month, "ItemExited", "", 100);
            EXPECT_EQ(sum, log) << owner << " " << month;
        }
    }
    std::cout << "invoice lines compared with the log: " << lines << '\n';
    EXPECT_GT(lines, 400U);
}

TEST(Invoice, sharesTheWholeCostOfEquipmentBetweenTheSellersInAThousandRandomMonths)
{
    // The shares are dealt by settleEquipment; here what the invoices of all sellers say of it.
    std::mt19937 chance{20'261'129};
    Warehouse house;
    std::map<std::string, std::int64_t> used;
    int months = 0;
    for (int year = 2000; year < 2084; ++year) {
        for (int month = 1; month <= 12; ++month) {
            const std::string name = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
            const Time at = *parseIso(name + "-15T10:00:00Z");
            ++months;
            domain::Events events{received(kSellers[chance() % 2])};
            for (unsigned i = 0; i <= chance() % 3; ++i) {
                events.emplace_back(
                    domain::EquipmentStopped{domain::StageId("cleaning"),
                                             domain::EquipmentId(chance() % 2 == 0 ? "washer" : "uv_cabinet"),
                                             {"x", "x"},
                                             std::chrono::milliseconds(1 + chance() % 10'000'000),
                                             Money{1, "EUR"}});
            }
            house.record("UNIT" + name, at, events);
            events.front() = received(kSellers[chance() % 2]);
            house.record("OTHER" + name, at, events);
        }
    }
    int compared = 0;
    for (int year = 2000; year < 2084; ++year) {
        for (int month = 1; month <= 12; ++month) {
            const std::string name = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
            const auto whole = settleEquipment(house.reader(), settlementPolicy(), name);
            ASSERT_TRUE(whole);
            std::int64_t cost = 0;
            for (const EquipmentMonth& one : *whole) {
                cost += one.shares.empty() ? 0 : one.cost.minor;
            }
            std::int64_t billed = 0;
            for (const std::string& owner : kSellers) {
                billed += invoiceOf(house.reader(), settlementPolicy(), domain::OwnerId(owner), name)->shared.minor;
            }
            EXPECT_EQ(billed, cost) << name;
            ++compared;
        }
    }
    std::cout << "months whose equipment was billed to the cent: " << compared << '\n';
    EXPECT_EQ(compared, months);
}

TEST(Invoice, holdsNoRowOfAnotherSeller)
{
    Warehouse house;
    RandomHistory(house).write(120);
    std::size_t checked = 0;
    for (const std::string& owner : kSellers) {
        for (const std::string& month : kMonths) {
            const auto invoice = invoiceOf(house.reader(), settlementPolicy(), domain::OwnerId(owner), month);
            const auto claims = claimsOf(house.reader(), settlementPolicy(), domain::OwnerId(owner), month);
            ASSERT_TRUE(invoice && claims);
            std::vector<std::string> tags;
            for (const InvoiceLine& line : invoice->lines) {
                tags.push_back(line.item);
            }
            for (const ClaimLine& line : *claims) {
                tags.push_back(line.item);
            }
            for (const std::string& tag : tags) {
                EXPECT_EQ(house.number("SELECT COUNT(*) FROM event WHERE item = '" + tag +
                                       "' AND kind = 'ItemReceived' AND json_extract(body, '$.owner') <> '" + owner +
                                       "'"),
                          0)
                    << tag;
                ++checked;
            }
        }
    }
    std::cout << "lines whose owner was looked up: " << checked << '\n';
    EXPECT_GT(checked, 400U);
}

TEST(Claims, askForTheRepairOfTheMonthAndForNothingTooLate)
{
    Warehouse house;
    const domain::StageId repair("repair");
    const auto mended = [&](const std::string& unit, Time in, Time out) {
        house.record(unit, in, {received("greenhome"), routed({"repair"})});
        house.record(
            unit, out,
            {domain::WorkStarted{repair},
             domain::PartUsed{repair, "LID-1", 1, Money{450, "EUR"}, false, domain::PartOrigin::newOem, {}, "Lid"},
             domain::WorkFinished{repair, std::chrono::minutes(15), Money{600, "EUR"}, true}});
    };
    mended("UNIT1", kToday - std::chrono::days(20), kToday - std::chrono::days(2));
    mended("UNIT2", kToday - std::chrono::days(90), kToday - std::chrono::days(2));

    const auto lines = claimsOf(house.reader(), settlementPolicy(), domain::OwnerId("greenhome"), "2026-06");
    ASSERT_TRUE(lines);
    ASSERT_EQ(lines->size(), 2U);
    EXPECT_EQ(lines->at(0).claimed, (Money{1'050, "EUR"}));
    EXPECT_EQ(lines->at(0).parts, std::vector<std::string>{"Lid"});
    EXPECT_FALSE(lines->at(1).inTime);
    EXPECT_EQ(lines->at(1).claimed, (Money{0, "EUR"}));
    EXPECT_TRUE(claimsOf(house.reader(), settlementPolicy(), domain::OwnerId("nordlicht"), "2026-06")->empty());
    EXPECT_TRUE(claimsOf(house.reader(), settlementPolicy(), domain::OwnerId("greenhome"), "2026-05")->empty());
    EXPECT_FALSE(claimsOf(house.reader(), settlementPolicy(), domain::OwnerId("greenhome"), "May"));
}

TEST(SiteFigures, refuseAFigureOfFewUnitsAndCompareWithBefore)
{
    Warehouse house;
    const auto pack = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            house.record("UNIT" + std::to_string(i), kToday - std::chrono::days(2),
                         {received("greenhome"), routed({"packing"}),
                          domain::ItemPacked{domain::MaterialId("carton"), {}, {}, 600, Money{65, "EUR"}}});
        }
    };
    pack(0, 9);
    const domain::OwnerId owner("greenhome");
    EXPECT_FALSE(siteFigures(house.reader(), settlementPolicy(), owner, "2026-06")->perUnit);
    pack(9, 12);
    const auto figures = siteFigures(house.reader(), settlementPolicy(), owner, "2026-06");
    ASSERT_TRUE(figures && figures->perUnit);
    EXPECT_EQ(figures->perUnit->minor, 120 + 180) << "taken in and packed";
    EXPECT_EQ(figures->perUnitLow, figures->perUnitHigh) << "all alike";
    ASSERT_TRUE(figures->perUnitBefore);
    EXPECT_EQ(figures->perUnitBefore->minor, 6'042) << "1,450.00 for 24 units";
    EXPECT_NE(figures->sentence.en.find("-95 %"), std::string::npos) << figures->sentence.en;
}

TEST(UnitDeeds, areTheSameFromTheLogAnew)
{
    Warehouse house;
    RandomHistory(house).write(60);
    const std::string sum =
        "SELECT COUNT(*) * 1000000 + SUM(length(item || operation || grade || owner) + minor % 97) FROM"
        " unit_deed";
    const auto before = house.number(sum);
    ASSERT_TRUE(house.journal().rebuild());
    EXPECT_EQ(house.number(sum), before);
}

} // namespace
} // namespace regrade::insight
