#include "insight/equipmentuse.h"

#include "rules/policyfile.h"
#include "tests/insight/history.h"

#include <numeric>

namespace regrade::insight {
namespace {

const domain::StageId kWashing("cleaning");

const rules::Policy& policy()
{
    static const rules::Policy kPolicy =
        rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value();
    return kPolicy;
}

domain::EquipmentStopped ranFor(const char* equipment, std::chrono::milliseconds duration)
{
    return {kWashing, domain::EquipmentId(equipment), {"x", "x"}, duration, Money{1, "EUR"}};
}

EquipmentMonth monthOf(const Warehouse& house, const std::string& equipment, const std::string& month)
{
    const auto months = settleEquipment(house.reader(), policy(), month);
    EXPECT_TRUE(months);
    for (const EquipmentMonth& one : *months) {
        if (one.equipment.text() == equipment) {
            return one;
        }
    }
    ADD_FAILURE() << "no " << equipment;
    return {domain::EquipmentId("-"), {}, {}, {}};
}

Money sumOf(const EquipmentMonth& month)
{
    return std::accumulate(month.shares.begin(), month.shares.end(), Money{0, "EUR"},
                           [](const Money& sum, const EquipmentShare& share) { return sum + share.cost; });
}

TEST(EquipmentUse, sharesTheMonthsCostByMinutesOfUse)
{
    Warehouse house;
    house.record("UNIT1", kToday,
                 {received("north"), domain::WorkStarted{kWashing}, ranFor("washer", std::chrono::minutes{20})});
    house.record("UNIT2", kToday,
                 {received("south"), domain::WorkStarted{kWashing}, ranFor("washer", std::chrono::minutes{10})});
    house.record("UNIT3", kToday + std::chrono::days{1}, // July
                 {received("south"), domain::WorkStarted{kWashing}, ranFor("washer", std::chrono::minutes{90})});

    const auto june = monthOf(house, "washer", "2026-06");

    ASSERT_EQ(june.shares.size(), 2U);
    EXPECT_EQ(june.shares[0].owner.text(), "north");
    EXPECT_EQ(june.shares[0].cost, (Money{2'400, "EUR"}));
    EXPECT_EQ(june.shares[1].cost, (Money{1'200, "EUR"}));
    EXPECT_EQ(june.shares[1].uses, 1);
    EXPECT_EQ(monthOf(house, "washer", "2026-07").shares.size(), 1U);
    EXPECT_TRUE(monthOf(house, "solder", "2026-06").shares.empty());
    EXPECT_FALSE(settleEquipment(house.reader(), policy(), "2026-13"));
}

TEST(EquipmentUse, addsUpToTheCostToTheCentWhateverTheMinutes)
{
    std::mt19937 random(7);
    int shared = 0;
    for (int round = 0; round < 30; ++round) {
        Warehouse house;
        const int owners = 1 + static_cast<int>(random() % 7);
        for (int i = 0; i < 12; ++i) {
            const auto duration = std::chrono::milliseconds(1 + random() % 9'000'000);
            house.record("UNIT" + std::to_string(i), kToday,
                         {received("seller" + std::to_string(random() % static_cast<unsigned>(owners))),
                          domain::WorkStarted{kWashing}, ranFor("uv_cabinet", duration)});
        }
        const auto month = monthOf(house, "uv_cabinet", "2026-06");
        shared += static_cast<int>(month.shares.size());
        EXPECT_EQ(sumOf(month), month.cost);
    }
    std::cout << shared << " shares in 30 months, each month equal to its cost\n";
}

} // namespace
} // namespace regrade::insight
