#include "store/leases.h"

namespace regrade::store {

namespace {

Lease leaseIn(const Row& row) { return {row.text(0), row.text(1), Time(std::chrono::milliseconds(row.integer(2)))}; }

Result<void> onlyDone(const Result<int>& changed) { return changed ? Result<void>() : Result<void>(changed.error()); }

} // namespace

Result<std::optional<Lease>> leaseOf(const Database& database, const domain::ItemId& item, Time now)
{
    std::optional<Lease> lease;
    const auto asked = database.each("SELECT item, station, until_ms FROM lease WHERE item = ? AND until_ms > ?",
                                     {item.text(), std::int64_t{now.time_since_epoch().count()}},
                                     [&](const Row& row) { lease = leaseIn(row); });
    return asked ? Result<std::optional<Lease>>(std::move(lease)) : asked.error();
}

Result<std::vector<Lease>> leasesIn(const Database& database)
{
    std::vector<Lease> leases;
    const auto asked = database.each("SELECT item, station, until_ms FROM lease ORDER BY item", {},
                                     [&](const Row& row) { leases.push_back(leaseIn(row)); });
    return asked ? Result<std::vector<Lease>>(std::move(leases)) : asked.error();
}

Result<void> writeLeases(Database& database, const std::vector<Lease>& leases)
{
    return database.inTransaction([&]() -> Result<void> {
        if (const auto emptied = database.run("DELETE FROM lease"); !emptied) {
            return emptied.error();
        }
        for (const Lease& lease : leases) {
            const auto kept =
                database.run("INSERT INTO lease (item, station, until_ms) VALUES (?, ?, ?)",
                             {lease.item, lease.station, std::int64_t{lease.until.time_since_epoch().count()}});
            if (!kept) {
                return kept.error();
            }
        }
        return {};
    });
}

Result<void> wantPhoto(Database& database, const domain::PhotoHash& photo)
{
    return onlyDone(database.run("INSERT OR IGNORE INTO photo_wanted (photo) SELECT ? WHERE EXISTS (SELECT 1 FROM "
                                 "hub_member)",
                                 {photo.text()}));
}

Result<void> wantNoPhoto(Database& database, const domain::PhotoHash& photo)
{
    return onlyDone(database.run("DELETE FROM photo_wanted WHERE photo = ?", {photo.text()}));
}

Result<std::vector<domain::PhotoHash>> wantedPhotos(const Database& database)
{
    std::vector<domain::PhotoHash> photos;
    const auto asked = database.each("SELECT photo FROM photo_wanted ORDER BY rowid", {},
                                     [&](const Row& row) { photos.emplace_back(row.text(0)); });
    return asked ? Result<std::vector<domain::PhotoHash>>(std::move(photos)) : asked.error();
}

} // namespace regrade::store
