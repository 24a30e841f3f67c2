#include "insight/equipmentuse.h"

#include "insight/gatheredrows.h"
#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight {

namespace {

Result<void> takeUse(store::Database& database, const store::RecordedEvent& event, const domain::Item& after)
{
    constexpr std::size_t kMonth = 7; // of YYYY-MM-DD
    const auto* stopped = std::get_if<domain::EquipmentStopped>(&event.event);
    if (stopped == nullptr || !after.intake) {
        return {};
    }
    return done(
        database.run("INSERT INTO equipment_use (station, seq, month, equipment, owner, ms) VALUES"
                     " (?, ?, ?, ?, ?, ?)",
                     {event.stamp.station.text(), event.seq, toIso(event.stamp.at).substr(0, kMonth),
                      stopped->equipment.text(), after.intake->owner.text(), std::int64_t{stopped->duration.count()}}));
}

class EquipmentUse final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "equipmentuse"; }
    [[nodiscard]] int version() const override { return 1; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(database,
                      {
                          "DROP TABLE IF EXISTS equipment_use",
                          "CREATE TABLE equipment_use (station TEXT NOT NULL, seq INTEGER NOT NULL, month TEXT NOT"
                          " NULL, equipment TEXT NOT NULL, owner TEXT NOT NULL, ms INTEGER NOT NULL,"
                          " PRIMARY KEY (station, seq)) STRICT, WITHOUT ROWID",
                          "CREATE INDEX equipment_use_by_month ON equipment_use (month, equipment, owner, ms)",
                      });
    }
    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredRows>(database, &takeUse, nullptr);
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        return domain::wasSetAside(before, after) ? Result<void>() : takeUse(database, event, after);
    }
    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&,
                                    const domain::Product&) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        for (const store::ItemStep& step : steps) {
            if (!std::holds_alternative<domain::EquipmentStopped>(step.event.event)) {
                continue;
            }
            const auto gone = database.run("DELETE FROM equipment_use WHERE station = ? AND seq = ?",
                                           {step.event.stamp.station.text(), step.event.seq});
            if (!gone) {
                return gone.error();
            }
        }
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {};
    }
};

/// The cost is dealt out by the milliseconds of each owner.
void shareOut(EquipmentMonth& month)
{
    std::vector<std::int64_t> weights;
    for (const EquipmentShare& share : month.shares) {
        weights.push_back(share.duration.count());
    }
    const std::vector<Money> costs = sharesOf(month.cost, weights);
    for (std::size_t i = 0; i < costs.size(); ++i) {
        month.shares[i].cost = costs[i];
    }
}

} // namespace

std::unique_ptr<const store::Projection> makeEquipmentUse() { return std::make_unique<EquipmentUse>(); }

Result<std::vector<EquipmentMonth>> settleEquipment(const store::Database& database, const rules::Policy& policy,
                                                    const std::string& month)
{
    if (month.size() != std::string_view("YYYY-MM").size() || !parseIso(month + "-01")) {
        return invalid("\"{}\" is not a month such as 2026-03.", {month});
    }
    std::vector<EquipmentMonth> months;
    for (const rules::EquipmentRow& row : policy.equipment) {
        months.push_back({row.id, row.name, row.costPerMonth, {}});
    }
    const auto read = database.each(
        "SELECT equipment, owner, COUNT(*), SUM(ms) FROM equipment_use WHERE month = ? GROUP BY equipment, owner",
        {month}, [&](const store::Row& row) {
            const domain::EquipmentId id(row.text(0));
            auto at = std::find_if(months.begin(), months.end(),
                                   [&](const EquipmentMonth& one) { return one.equipment == id; });
            if (at == months.end()) {
                const Money nothing{0, policy.limits.labourPerHour.currency};
                at = months.insert(at, {id, {id.text(), id.text()}, nothing, {}});
            }
            at->shares.push_back({domain::OwnerId(row.text(1)), static_cast<int>(row.integer(2)),
                                  std::chrono::milliseconds(row.integer(3)), Money{}});
        });
    if (!read) {
        return read.error();
    }
    std::for_each(months.begin(), months.end(), &shareOut);
    return months;
}

} // namespace regrade::insight
