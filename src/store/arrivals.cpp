#include "store/arrivals.h"

namespace regrade::store {

namespace {

Error anotherEvent(const EventRow& row)
{
    return conflict(
        "Another station uses the name {}: there are two different events {} of it. Nothing was taken; give "
        "one of the two stations a name of its own.",
        {row.station, std::to_string(row.seq)});
}

Error doesNotFollow(const EventRow& row, const ChainHead& head)
{
    return conflict("Event {} of station {} does not continue event {}, the last one known here. Nothing was taken.",
                    {std::to_string(row.seq), row.station, std::to_string(head.seq)});
}

} // namespace

Result<ChainHead*> Arrivals::headOf(const std::string& station)
{
    auto found = m_heads.find(station);
    if (found == m_heads.end()) {
        ChainHead head{station, 0, chainStart()};
        const auto asked = m_database.each("SELECT seq, hash FROM event WHERE station = ? ORDER BY seq DESC LIMIT 1",
                                           {station}, [&](const Row& row) {
                                               head.seq = row.integer(0);
                                               head.hash = row.text(1);
                                           });
        if (!asked) {
            return asked.error();
        }
        found = m_heads.emplace(station, std::move(head)).first;
    }
    return &found->second;
}

Result<bool> Arrivals::isKnown(const EventRow& row) const
{
    std::string hash;
    const auto asked = m_database.each("SELECT hash FROM event WHERE station = ? AND seq = ?", {row.station, row.seq},
                                       [&](const Row& known) { hash = known.text(0); });
    if (!asked) {
        return asked.error();
    }
    return hash == row.hash ? Result<bool>(true) : anotherEvent(row);
}

Result<std::optional<Arrival>> Arrivals::add(const EventRow& row)
{
    const auto head = headOf(row.station);
    if (!head) {
        return head.error();
    }
    ChainHead& last = **head;
    if (row.seq <= last.seq) {
        const auto known = isKnown(row);
        return known ? Result<std::optional<Arrival>>(std::nullopt) : known.error();
    }
    if (row.seq != last.seq + 1 || row.prevHash != last.hash) {
        return row.seq == last.seq + 1 && last.seq > 0 ? anotherEvent(row) : doesNotFollow(row, last);
    }
    if (m_hasher.hex(viewOf(row)) != row.hash) {
        return conflict("Event {} of station {} was changed on its way: its content does not fit its hash. Nothing was "
                        "taken.",
                        {std::to_string(row.seq), row.station});
    }
    auto event = recorded(viewOf(row));
    if (!event) {
        return refused("Event {} of station {} was written by a newer version of this program. Nothing was taken; "
                       "install the newer version here.",
                       {std::to_string(row.seq), row.station}, event.error().detail);
    }
    static const std::string kInsert =
        "INSERT INTO event (" + std::string(kEventColumns) + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    if (auto added = m_database.run(kInsert, valuesOf(row)); !added) {
        return added.error();
    }
    Arrival arrival{std::move(*event), 0};
    const auto placed =
        m_database.each("SELECT last_insert_rowid()", {}, [&](const Row& at) { arrival.place = at.integer(0); });
    if (!placed) {
        return placed.error();
    }
    last.seq = row.seq;
    last.hash = row.hash;
    return std::optional<Arrival>(std::move(arrival));
}

} // namespace regrade::store
