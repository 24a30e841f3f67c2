#include "store/clockjump.h"

#include "domain/eventjson.h"

#include <algorithm>
#include <map>

namespace regrade::store {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTolerated = std::chrono::minutes(2);
constexpr std::int64_t kNsPerMs = 1'000'000;

/// What the station itself wrote down.
std::optional<milliseconds> toldJump(std::string_view kind, std::string_view body)
{
    if (kind != "ClockMoved") {
        return std::nullopt;
    }
    const auto event = domain::eventFromJson(kind, body);
    const auto* moved = event ? std::get_if<domain::ClockMoved>(&*event) : nullptr;
    return moved == nullptr ? std::nullopt : std::optional(moved->by);
}

} // namespace

std::optional<milliseconds> jumpBetween(const Moment& before, const Moment& after, bool sameStart)
{
    // When the machine was started anew in between, its clock counts less than has passed: never too much.
    const std::int64_t counted = after.monotonicNs - before.monotonicNs;
    const milliseconds passed(std::max<std::int64_t>(counted, 0) / kNsPerMs);
    const milliseconds by = (after.at - before.at) - passed;
    const bool jumped = by < -kTolerated || (sameStart && by > kTolerated);
    return jumped ? std::optional(by) : std::nullopt;
}

Result<std::optional<Moment>> lastMoment(const Database& database, const domain::StationId& station)
{
    std::optional<Moment> last;
    const auto read = database.each("SELECT at_utc, mono_ns, replayed FROM event WHERE station = ? ORDER BY seq DESC "
                                    "LIMIT 1",
                                    {station.text()}, [&](const Row& row) {
                                        const auto at = parseIso(row.view(0));
                                        if (at && row.integer(2) == 0) {
                                            last = Moment{*at, row.integer(1)};
                                        }
                                    });
    return read ? Result<std::optional<Moment>>(last) : read.error();
}

namespace {

/// `since` gives the number of one of the station's own events.
Result<milliseconds> movedSince(const Database& database, const domain::StationId& station, const std::string& since,
                                std::vector<Value> bound)
{
    milliseconds moved{0};
    bound.insert(bound.begin(), domain::subjectOf(station).text());
    const auto read = database.each(
        "SELECT kind, body FROM event WHERE item = ? AND kind = 'ClockMoved' AND seq > (" + since + ")", bound,
        [&](const Row& row) { moved += toldJump(row.view(0), row.view(1)).value_or(milliseconds(0)); });
    return read ? Result<milliseconds>(moved) : read.error();
}

} // namespace

Result<milliseconds> movedSinceWorkStarted(const Database& database, const domain::StationId& station,
                                           const domain::ItemId& item)
{
    return movedSince(database, station,
                      "SELECT MAX(seq) FROM event WHERE item = ? AND kind = 'WorkStarted' AND station = ?",
                      {item.text(), station.text()});
}

Result<milliseconds> movedSinceEquipmentStarted(const Database& database, const domain::StationId& station,
                                                const domain::ItemId& item, const domain::EquipmentId& equipment)
{
    return movedSince(database, station,
                      "SELECT MAX(seq) FROM event WHERE item = ? AND kind = 'EquipmentStarted' AND station = ?"
                      " AND json_extract(body, '$.equipment') = ?",
                      {item.text(), station.text(), equipment.text()});
}

Result<std::vector<ClockJump>> clockJumps(const Database& database)
{
    std::vector<ClockJump> jumps;
    std::map<std::string, Moment> last;
    const auto read = database.each(
        "SELECT station, seq, at_utc, mono_ns, kind, body FROM event WHERE replayed = 0 ORDER BY station, seq", {},
        [&](const Row& row) {
            const auto at = parseIso(row.view(2));
            if (!at) {
                return;
            }
            const Moment now{*at, row.integer(3)};
            const auto [known, fresh] = last.try_emplace(row.text(0), now);
            auto by = toldJump(row.view(4), row.view(5));
            if (!by && !fresh) {
                by = jumpBetween(known->second, now, false);
            }
            if (by) {
                jumps.push_back({known->first, row.integer(1), known->second.at, now.at, *by});
            }
            known->second = now;
        });
    return read ? Result<std::vector<ClockJump>>(std::move(jumps)) : read.error();
}

} // namespace regrade::store
