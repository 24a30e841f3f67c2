#pragma once

#include "base/clock.h"
#include "domain/announcement.h"
#include "store/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace regrade::store {

// Returns that were announced to this station, list by list. They are no events: nothing has happened to a unit yet.

struct AnnouncedList {
    std::int64_t number = 0;
    std::string name; ///< of the file
    domain::ActorId by;
    Time at;
    std::int64_t units = 0;
};

struct AnnouncedRow {
    std::int64_t number = 0;
    std::int64_t list = 0;
    Time at; ///< when its list was taken over
    domain::Announcement what;
};

/// Begins a list; its rows count when it is complete. What an earlier list left that never was is removed by
/// `removeUnfinished` first.
[[nodiscard]] Result<std::int64_t> beginAnnouncedList(Database& database, const std::string& name,
                                                      const domain::ActorId& by, Time at);
/// False when the same return was announced before: same order, product, serial and return number.
[[nodiscard]] Result<bool> addAnnounced(Database& database, std::int64_t list, const domain::Announcement& what);
[[nodiscard]] Result<void> completeAnnouncedList(Database& database, std::int64_t list, std::int64_t units);
/// Removes some rows of lists that never became complete, and the lists once they have none. How many rows are gone;
/// 0 = nothing is left of such lists.
[[nodiscard]] Result<int> removeUnfinished(Database& database, int most);
/// Takes a list back: from now on it counts as unfinished. Refused: there is none of that number.
[[nodiscard]] Result<void> withdrawAnnouncedList(Database& database, std::int64_t list);

[[nodiscard]] Result<bool> isAnnounced(const Database& database, const domain::Announcement& what);
/// Rows whose order, return number, parcel number or serial number is `code`, oldest first.
[[nodiscard]] Result<std::vector<AnnouncedRow>> announcedBy(const Database& database, const std::string& code,
                                                            int limit);
/// Rows after a number, in order.
[[nodiscard]] Result<std::vector<AnnouncedRow>> announcedAfter(const Database& database, std::int64_t number,
                                                               int limit);
/// Everything that was announced with a pallet or batch of that reference, in order.
[[nodiscard]] Result<std::vector<AnnouncedRow>> announcedWith(const Database& database, const std::string& batch);
/// Newest first.
[[nodiscard]] Result<std::vector<AnnouncedList>> announcedLists(const Database& database);

} // namespace regrade::store
