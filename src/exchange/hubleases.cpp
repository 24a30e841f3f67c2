#include "exchange/hubleases.h"

#include <charconv>
#include <map>

namespace regrade::exchange {

namespace {

enum class Hold { none, take, release };

Hold holdOf(const std::string& kind)
{
    if (kind == "WorkStarted" || kind == "StepDone" || kind == "PartUsed") {
        return Hold::take;
    }
    const bool ends = kind == "WorkFinished" || kind == "ItemRouted" || kind == "ItemPacked" || kind == "ItemListed" ||
                      kind == "ItemSold" || kind == "ItemExited" || kind == "IntakeUndone" || kind == "ExitDue";
    return ends ? Hold::release : Hold::none;
}

} // namespace

Result<void> noteLeases(HubLink& link, const std::vector<store::EventRow>& pushed, std::chrono::minutes length)
{
    std::map<std::string, Hold> last;
    for (const auto& row : pushed) {
        if (const Hold hold = holdOf(row.kind); hold != Hold::none) {
            last[row.item] = hold;
        }
    }
    std::vector<std::string> taken;
    std::vector<std::string> released;
    for (const auto& [item, hold] : last) {
        (hold == Hold::take ? taken : released).push_back(item);
    }
    const std::string station = pushed.empty() ? std::string() : pushed.front().station;
    const auto took =
        taken.empty() ? Result<Answer>(Answer{})
                      : link.ask("INSERT INTO regrade.lease (item, station, until) SELECT item, $2, now() + CAST($3 AS "
                                 "INTERVAL) FROM unnest(CAST($1 AS TEXT[])) AS item ON CONFLICT (item) DO UPDATE SET "
                                 "station = excluded.station, until = excluded.until WHERE regrade.lease.station = "
                                 "excluded.station OR regrade.lease.until < now()",
                                 {arrayOf(taken), station, std::to_string(length.count()) + " minutes"});
    if (!took) {
        return took.error();
    }
    const auto freed = released.empty() ? Result<Answer>(Answer{})
                                        : link.ask("DELETE FROM regrade.lease WHERE station = $2 AND item = ANY "
                                                   "(CAST($1 AS TEXT[]))",
                                                   {arrayOf(released), station});
    return freed ? Result<void>() : freed.error();
}

Result<std::vector<store::Lease>> leasesOfOthers(HubLink& link, const std::string& station,
                                                 std::chrono::milliseconds skew)
{
    const auto rows = link.ask("SELECT item, station, CAST(extract(epoch FROM until) * 1000 AS BIGINT) FROM "
                               "regrade.lease WHERE station <> $1 AND until > now() ORDER BY item",
                               {station});
    if (!rows) {
        return rows.error();
    }
    std::vector<store::Lease> leases;
    for (const auto& row : *rows) {
        const Answer one{row};
        const std::string number = fieldOf(one, 2).value_or("0");
        std::int64_t until = 0;
        std::from_chars(number.data(), number.data() + number.size(), until);
        leases.push_back({fieldOf(one, 0).value_or(""), fieldOf(one, 1).value_or(""),
                          Time(std::chrono::milliseconds(until)) - skew});
    }
    return leases;
}

} // namespace regrade::exchange
