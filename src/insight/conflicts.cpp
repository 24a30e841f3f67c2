#include "insight/conflicts.h"

#include "insight/tables.h"

namespace regrade::insight {

namespace {

/// The conflict that the event opened or added to.
Result<void> writeOpened(store::Database& database, const store::RecordedEvent& event, const domain::Item& before,
                         const domain::Item& after)
{
    for (std::size_t i = 0; i < after.conflicts.size(); ++i) {
        const domain::Conflict& conflict = after.conflicts[i];
        if (i < before.conflicts.size() && before.conflicts[i].events == conflict.events) {
            continue;
        }
        const auto written = database.run(
            "INSERT INTO conflict (item, station, seq, what, other_station, other_seq, events, at, actor)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (item, station, seq) DO UPDATE SET events = "
            "excluded.events",
            {after.id.text(), conflict.setAside.station.text(), conflict.setAside.seq,
             std::string{domain::nameOf(conflict.kind)}, conflict.stands.station.text(), conflict.stands.seq,
             std::int64_t{conflict.events}, millisecondsOf(event.stamp.at), event.stamp.actor.text()});
        if (!written) {
            return written.error();
        }
    }
    return {};
}

Result<void> writeSettled(store::Database& database, const store::RecordedEvent& event, const domain::ItemId& item)
{
    const auto* settled = std::get_if<domain::ConflictSettled>(&event.event);
    if (settled == nullptr) {
        return {};
    }
    return done(database.run("UPDATE conflict SET settled_by = ?, settled_at = ?, reason = ?"
                             " WHERE item = ? AND station = ? AND seq = ?",
                             {event.stamp.actor.text(), millisecondsOf(event.stamp.at), settled->reason, item.text(),
                              settled->station.text(), std::int64_t{settled->seq}}));
}

Result<void> takeStep(store::Database& database, const store::RecordedEvent& event, const domain::Item& before,
                      const domain::Item& after)
{
    return domain::wasSetAside(before, after) ? writeOpened(database, event, before, after)
                                              : writeSettled(database, event, after.id);
}

/// A history that arrived in its own order holds no conflict.
class GatheredConflicts final : public store::Gathering {
public:
    explicit GatheredConflicts(store::Database& database) : m_database(database) {}

    [[nodiscard]] Result<void> take(const store::ItemChange& change) override
    {
        for (const store::ItemStep& step : change.steps) {
            if (auto taken = takeStep(m_database, step.event, step.before, step.after); !taken) {
                return taken;
            }
        }
        return {};
    }
    void note(const store::RecordedEvent&, const domain::Item&) override {}
    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> take(const store::RecordedEvent&, const domain::Product&) override { return {}; }
    [[nodiscard]] Result<void> settle(const domain::Item&) override { return {}; }
    [[nodiscard]] Result<void> finish() override { return {}; }

private:
    store::Database& m_database;
};

class Conflicts final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "conflict"; }
    [[nodiscard]] int version() const override { return 1; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(database,
                      {
                          "DROP TABLE IF EXISTS conflict",
                          "CREATE TABLE conflict (item TEXT NOT NULL, station TEXT NOT NULL, seq INTEGER NOT NULL,"
                          " what TEXT NOT NULL, other_station TEXT NOT NULL, other_seq INTEGER NOT NULL,"
                          " events INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, settled_by TEXT,"
                          " settled_at INTEGER, reason TEXT NOT NULL DEFAULT '', PRIMARY KEY (item, station, seq))"
                          " STRICT, WITHOUT ROWID",
                          // the tasks that are open, oldest first
                          "CREATE INDEX conflict_open ON conflict (settled_at, at)",
                      });
    }

    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredConflicts>(database);
    }

    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Item& before, const domain::Item& after) const override
    {
        return takeStep(database, event, before, after);
    }
    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&,
                                    const domain::Product&) const override
    {
        return {};
    }

    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ItemStep>& steps) const override
    {
        return steps.empty()
                   ? Result<void>{}
                   : done(database.run("DELETE FROM conflict WHERE item = ?", {steps.front().after.id.text()}));
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ProductStep>&) const override
    {
        return {};
    }
};

Result<ConflictRow> conflictIn(const store::Row& row)
{
    const auto kind = domain::conflictKindFrom(row.text(1));
    if (!kind) {
        return kind.error();
    }
    ConflictRow found{.item = row.text(0),
                      .kind = *kind,
                      .setAside = {domain::StationId(row.text(2)), row.integer(3)},
                      .stands = {domain::StationId(row.text(4)), row.integer(5)},
                      .events = static_cast<int>(row.integer(6)),
                      .at = timeOf(row.integer(7)),
                      .actor = row.text(8),
                      .settledBy = {},
                      .settledAt = {},
                      .reason = row.text(11)};
    if (!row.isNull(9)) {
        found.settledBy = row.text(9);
        found.settledAt = timeOf(row.integer(10));
    }
    return found;
}

} // namespace

std::unique_ptr<const store::Projection> makeConflicts() { return std::make_unique<Conflicts>(); }

Result<std::vector<ConflictRow>> conflicts(const store::Database& database, bool openOnly, std::optional<int> limit)
{
    constexpr std::int64_t kAll = -1;
    std::vector<ConflictRow> rows;
    std::optional<Error> unreadable;
    const std::string which = openOnly ? " WHERE settled_at IS NULL" : "";
    const auto read = database.each("SELECT item, what, station, seq, other_station, other_seq, events, at, actor,"
                                    " settled_by, settled_at, reason FROM conflict" +
                                        which + " ORDER BY at, item, station, seq LIMIT ?",
                                    {limit ? std::int64_t{*limit} : kAll}, [&](const store::Row& row) {
                                        auto found = conflictIn(row);
                                        if (found) {
                                            rows.push_back(*std::move(found));
                                        } else if (!unreadable) {
                                            unreadable = found.error();
                                        }
                                    });
    if (!read) {
        return read.error();
    }
    if (unreadable) {
        return *unreadable;
    }
    return rows;
}

Result<int> openConflicts(const store::Database& database)
{
    int open = 0;
    const auto read = database.each("SELECT COUNT(*) FROM conflict WHERE settled_at IS NULL", {},
                                    [&](const store::Row& row) { open = static_cast<int>(row.integer(0)); });
    return read ? Result<int>(open) : read.error();
}

} // namespace regrade::insight
