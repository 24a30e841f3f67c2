#include "store/outbox.h"

namespace regrade::store {

namespace {

Result<void> done(const Result<int>& changed) { return changed ? Result<void>() : Result<void>(changed.error()); }

Result<std::int64_t> count(const Database& database, std::string_view sql)
{
    std::int64_t number = 0;
    const auto asked = database.each(sql, {}, [&](const Row& row) { number = row.integer(0); });
    return asked ? Result<std::int64_t>(number) : asked.error();
}

Result<void> notePhotos(Database& database, const domain::Event& event)
{
    for (const domain::PhotoHash& photo : domain::photosOf(event)) {
        const auto noted = database.run("INSERT OR IGNORE INTO photo_outbox (photo) VALUES (?)", {photo.text()});
        if (!noted) {
            return noted.error();
        }
    }
    return {};
}

/// Every photo that the station's own events cite so far.
Result<void> noteEarlierPhotos(Database& database, const domain::StationId& station)
{
    Result<void> outcome;
    const auto read = database.each("SELECT " + std::string(kEventColumns) +
                                        " FROM event WHERE station = ? AND kind IN ('ItemInspected', 'StepDone', "
                                        "'ProductTaught', 'HelpAsked', 'HelpAnswered') ORDER BY seq",
                                    {station.text()}, [&](const Row& row) {
                                        const auto event = recorded(viewOf(row));
                                        if (outcome) {
                                            outcome = event ? notePhotos(database, event->event) : event.error();
                                        }
                                    });
    return read ? outcome : read;
}

} // namespace

Result<std::optional<std::string>> hubStation(const Database& database)
{
    std::optional<std::string> station;
    const auto asked =
        database.each("SELECT station FROM hub_member", {}, [&](const Row& row) { station = row.text(0); });
    return asked ? Result<std::optional<std::string>>(std::move(station)) : asked.error();
}

Result<void> joinHub(Database& database, const domain::StationId& station)
{
    return database.inTransaction([&]() -> Result<void> {
        for (const std::string_view sql : {"DELETE FROM hub_member", "DELETE FROM outbox"}) {
            if (const auto emptied = database.run(sql); !emptied) {
                return emptied.error();
            }
        }
        const auto joined = database.run("INSERT INTO hub_member (station) VALUES (?)", {station.text()});
        const auto noted = joined ? noteUnsentBehind(database, 0) : joined.error();
        return noted ? noteEarlierPhotos(database, station) : noted;
    });
}

Result<void> leaveHub(Database& database)
{
    return database.inTransaction([&]() -> Result<void> {
        for (const std::string_view sql : {"DELETE FROM hub_member", "DELETE FROM outbox", "DELETE FROM photo_outbox",
                                           "DELETE FROM photo_wanted", "DELETE FROM lease"}) {
            if (const auto emptied = database.run(sql); !emptied) {
                return emptied.error();
            }
        }
        return {};
    });
}

Result<void> noteUnsent(Database& database, std::span<const RecordedEvent> written)
{
    if (written.empty()) {
        return {};
    }
    const auto member = hubStation(database);
    if (!member) {
        return member.error();
    }
    if (!*member || **member != written.front().stamp.station.text()) {
        return {};
    }
    for (const RecordedEvent& event : written) {
        const auto noted = database.run("INSERT OR IGNORE INTO outbox (seq) VALUES (?)", {event.seq});
        const auto photos = noted ? notePhotos(database, event.event) : noted.error();
        if (!photos) {
            return photos;
        }
    }
    return {};
}

Result<std::int64_t> unsentEvents(const Database& database) { return count(database, "SELECT COUNT(*) FROM outbox"); }

Result<std::int64_t> unsentPhotos(const Database& database)
{
    return count(database, "SELECT COUNT(*) FROM photo_outbox");
}

Result<std::vector<EventRow>> nextUnsent(const Database& database, int limit)
{
    std::vector<EventRow> rows;
    const auto read = database.each("SELECT " + std::string(kEventColumns) +
                                        " FROM event WHERE station = (SELECT station FROM hub_member) AND seq IN "
                                        "(SELECT seq FROM outbox ORDER BY seq LIMIT ?) ORDER BY seq",
                                    {std::int64_t{limit}}, [&](const Row& row) { rows.push_back(readRow(row)); });
    return read ? Result<std::vector<EventRow>>(std::move(rows)) : read.error();
}

Result<void> confirmSent(Database& database, std::int64_t seq)
{
    return done(database.run("DELETE FROM outbox WHERE seq <= ?", {seq}));
}

Result<void> noteUnsentBehind(Database& database, std::int64_t seq)
{
    return done(database.run("INSERT OR IGNORE INTO outbox (seq) SELECT seq FROM event WHERE station = "
                             "(SELECT station FROM hub_member) AND seq > ?",
                             {seq}));
}

Result<std::vector<domain::PhotoHash>> nextUnsentPhotos(const Database& database, int limit)
{
    std::vector<domain::PhotoHash> photos;
    const auto read = database.each("SELECT photo FROM photo_outbox ORDER BY rowid LIMIT ?", {std::int64_t{limit}},
                                    [&](const Row& row) { photos.emplace_back(row.text(0)); });
    return read ? Result<std::vector<domain::PhotoHash>>(std::move(photos)) : read.error();
}

Result<void> confirmPhotoSent(Database& database, const domain::PhotoHash& photo)
{
    return done(database.run("DELETE FROM photo_outbox WHERE photo = ?", {photo.text()}));
}

} // namespace regrade::store
