#include "store/announcedbook.h"

namespace regrade::store {

namespace {

constexpr const char* kColumns =
    "a.number, a.list, l.at_ms, a.order_no, a.rma, a.tracking, a.sku, a.serial, a.reason, a.source, a.market, "
    "a.book_minor, a.currency, a.quantity, a.owner, a.batch FROM announced a JOIN announced_list l ON l.number = "
    "a.list AND l.complete";

Time timeIn(std::int64_t milliseconds) { return Time{std::chrono::milliseconds{milliseconds}}; }

template <class Id>
std::optional<Id> idIn(const Row& row, int column)
{
    std::string text = row.text(column);
    return text.empty() ? std::nullopt : std::optional(Id(std::move(text)));
}

template <class Id>
std::string textOf(const std::optional<Id>& id)
{
    return id ? id->text() : std::string();
}

AnnouncedRow rowIn(const Row& row)
{
    AnnouncedRow found{row.integer(0),
                       row.integer(1),
                       timeIn(row.integer(2)),
                       {row.text(3), row.text(4), row.text(5), domain::Sku(row.text(6)), row.text(7),
                        idIn<domain::ReasonId>(row, 8), idIn<domain::SourceId>(row, 9), idIn<domain::MarketId>(row, 10),
                        std::nullopt, static_cast<int>(row.integer(13)), idIn<domain::OwnerId>(row, 14), row.text(15)}};
    if (!row.isNull(11)) {
        found.what.bookValue = Money{row.integer(11), row.text(12)};
    }
    return found;
}

Result<std::vector<AnnouncedRow>> rowsOf(const Database& database, const std::string& sql,
                                         const std::vector<Value>& values)
{
    std::vector<AnnouncedRow> rows;
    const auto asked = database.each(sql, values, [&](const Row& row) { rows.push_back(rowIn(row)); });
    return asked ? Result<std::vector<AnnouncedRow>>(std::move(rows)) : asked.error();
}

} // namespace

Result<std::int64_t> beginAnnouncedList(Database& database, const std::string& name, const domain::ActorId& by, Time at)
{
    const auto begun =
        database.run("INSERT INTO announced_list (name, by_code, at_ms, units, complete) VALUES (?, ?, ?, 0, 0)",
                     {name, by.text(), std::int64_t{at.time_since_epoch().count()}});
    if (!begun) {
        return begun.error();
    }
    std::int64_t number = 0;
    const auto asked =
        database.each("SELECT last_insert_rowid()", {}, [&](const Row& row) { number = row.integer(0); });
    return asked ? Result<std::int64_t>(number) : asked.error();
}

Result<bool> addAnnounced(Database& database, std::int64_t list, const domain::Announcement& what)
{
    const auto added = database.run(
        "INSERT INTO announced (list, order_no, rma, tracking, sku, serial, reason, source, market, book_minor, "
        "currency, quantity, owner, batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        {list, what.order, what.rma, what.tracking, what.sku.text(), what.serial, textOf(what.reason),
         textOf(what.source), textOf(what.market), what.bookValue ? Value(what.bookValue->minor) : Value(nullptr),
         what.bookValue ? what.bookValue->currency : std::string(), std::int64_t{what.quantity}, textOf(what.owner),
         what.batch});
    return added ? Result<bool>(*added == 1) : added.error();
}

Result<void> completeAnnouncedList(Database& database, std::int64_t list, std::int64_t units)
{
    const auto done = database.run("UPDATE announced_list SET complete = 1, units = ? WHERE number = ?", {units, list});
    return done ? Result<void>() : done.error();
}

Result<int> removeUnfinished(Database& database, int most)
{
    const auto removed =
        database.run("DELETE FROM announced WHERE number IN (SELECT a.number FROM announced_list l JOIN "
                     "announced a ON a.list = l.number WHERE NOT l.complete LIMIT ?)",
                     {std::int64_t{most}});
    if (!removed || *removed > 0) {
        return removed;
    }
    const auto lists = database.run("DELETE FROM announced_list WHERE NOT complete");
    return lists ? Result<int>(0) : lists.error();
}

Result<void> withdrawAnnouncedList(Database& database, std::int64_t list)
{
    const auto done = database.run("UPDATE announced_list SET complete = 0 WHERE number = ? AND complete", {list});
    if (!done) {
        return done.error();
    }
    return *done == 1 ? Result<void>()
                      : Result<void>(notFound("There is no announced list {}.", {std::to_string(list)}));
}

Result<bool> isAnnounced(const Database& database, const domain::Announcement& what)
{
    bool known = false;
    const auto asked =
        database.each("SELECT 1 FROM announced a JOIN announced_list l ON l.number = a.list AND l.complete "
                      "WHERE a.order_no = ? AND a.sku = ? AND a.serial = ? AND a.rma = ?",
                      {what.order, what.sku.text(), what.serial, what.rma}, [&](const Row&) { known = true; });
    return asked ? Result<bool>(known) : asked.error();
}

Result<std::vector<AnnouncedRow>> announcedBy(const Database& database, const std::string& code, int limit)
{
    // One index for each kind of code; the empty text is none.
    return code.empty() ? Result<std::vector<AnnouncedRow>>(std::vector<AnnouncedRow>{})
                        : rowsOf(database,
                                 std::string("SELECT ") + kColumns +
                                     " WHERE a.number IN (SELECT number FROM announced WHERE order_no = ?1 UNION "
                                     "SELECT number FROM announced WHERE rma = ?1 AND rma <> '' UNION SELECT number "
                                     "FROM announced WHERE tracking = ?1 AND tracking <> '' UNION SELECT number FROM "
                                     "announced WHERE serial = ?1 AND serial <> '') ORDER BY a.number LIMIT ?2",
                                 {code, std::int64_t{limit}});
}

Result<std::vector<AnnouncedRow>> announcedAfter(const Database& database, std::int64_t number, int limit)
{
    return rowsOf(database, std::string("SELECT ") + kColumns + " WHERE a.number > ? ORDER BY a.number LIMIT ?",
                  {number, std::int64_t{limit}});
}

Result<std::vector<AnnouncedRow>> announcedWith(const Database& database, const std::string& batch)
{
    return batch.empty()
               ? Result<std::vector<AnnouncedRow>>(std::vector<AnnouncedRow>{})
               : rowsOf(database, std::string("SELECT ") + kColumns + " WHERE a.batch = ? ORDER BY a.number", {batch});
}

Result<std::vector<AnnouncedList>> announcedLists(const Database& database)
{
    std::vector<AnnouncedList> lists;
    const auto asked = database.each(
        "SELECT number, name, by_code, at_ms, units FROM announced_list WHERE complete ORDER BY number DESC", {},
        [&](const Row& row) {
            lists.push_back(
                {row.integer(0), row.text(1), domain::ActorId(row.text(2)), timeIn(row.integer(3)), row.integer(4)});
        });
    return asked ? Result<std::vector<AnnouncedList>>(std::move(lists)) : asked.error();
}

} // namespace regrade::store
