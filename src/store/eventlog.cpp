#include "store/eventlog.h"

#include "domain/eventjson.h"
#include "store/eventrow.h"
#include "store/merging.h"
#include "store/outbox.h"

#include <stdexcept>

namespace regrade::store {

namespace {

struct Head {
    std::int64_t seq = 0;
    std::string hash = chainStart();
};

Result<Head> headOf(const Database& database, const domain::StationId& station)
{
    Head head;
    const auto asked = database.each("SELECT seq, hash FROM event WHERE station = ? ORDER BY seq DESC LIMIT 1",
                                     {station.text()}, [&](const Row& row) {
                                         head = {row.integer(0), row.text(1)};
                                     });
    return asked ? Result<Head>(std::move(head)) : asked.error();
}

Result<std::int64_t> lengthOf(const Database& database, const domain::SubjectId& subject)
{
    std::int64_t length = 0;
    const auto asked = database.each("SELECT COUNT(*) FROM event WHERE item = ?", {subject.text()},
                                     [&](const Row& row) { length = row.integer(0); });
    return asked ? Result<std::int64_t>(length) : asked.error();
}

/// Hands over each row of a query on table `event`; stops understanding at the first row that does not parse.
Result<void> eachRecorded(const Database& database, const std::string& tail, const std::vector<Value>& values,
                          const std::function<void(RecordedEvent, std::int64_t place)>& take)
{
    std::optional<Error> fault;
    const auto asked = database.each("SELECT " + std::string(kEventColumns) + ", rowid FROM event " + tail, values,
                                     [&](const Row& row) {
                                         if (fault) {
                                             return;
                                         }
                                         auto event = recorded(viewOf(row));
                                         if (event) {
                                             take(std::move(*event), row.integer(14));
                                         } else {
                                             fault = event.error();
                                         }
                                     });
    if (!asked) {
        return asked;
    }
    return fault ? Result<void>(*fault) : Result<void>();
}

Result<void> eachOf(const Database& database, const domain::SubjectId& subject,
                    const std::function<void(RecordedEvent, std::int64_t place)>& take)
{
    static const std::string kTail = "WHERE item = ? " + std::string(kHistoryOrder);
    return eachRecorded(database, kTail, {subject.text()}, take);
}

} // namespace

Result<std::vector<RecordedEvent>> EventLog::append(const domain::SubjectId& subject, int expectedVersion,
                                                    const domain::Events& events, const Stamp& stamp)
{
    if (m_writable == nullptr) {
        throw std::logic_error("a log that was opened for reading cannot be appended to");
    }
    const auto length = lengthOf(*m_writable, subject);
    auto head = headOf(*m_writable, stamp.station);
    if (!length || !head) {
        return !length ? length.error() : head.error();
    }
    if (*length != expectedVersion) {
        return conflict("{} was changed by somebody else in the meantime. Nothing was written; look at it again.",
                        {subject.text()});
    }
    static const std::string kInsert =
        "INSERT INTO event (" + std::string(kEventColumns) + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    std::vector<RecordedEvent> written;
    written.reserve(events.size());
    for (const domain::Event& event : events) {
        RecordedEvent entry{++head->seq, subject, ++expectedVersion, stamp, event, head->hash, {}};
        EventRow row = rowOf(entry, domain::toJson(event));
        row.hash = entry.hash = head->hash = hashOf(row);
        if (auto added = m_writable->run(kInsert, valuesOf(row)); !added) {
            return added.error();
        }
        written.push_back(std::move(entry));
    }
    const auto noted = noteUnsent(*m_writable, written);
    return noted ? Result<std::vector<RecordedEvent>>(std::move(written)) : noted.error();
}

Result<std::vector<RecordedEvent>> EventLog::history(const domain::SubjectId& subject) const
{
    std::vector<RecordedEvent> events;
    const auto asked = eachOf(m_database, subject,
                              [&](RecordedEvent event, std::int64_t /*place*/) { events.push_back(std::move(event)); });
    return asked ? Result<std::vector<RecordedEvent>>(std::move(events)) : asked.error();
}

Result<std::vector<Arrival>> EventLog::arrivals(const domain::SubjectId& subject) const
{
    std::vector<Arrival> events;
    const auto asked = eachOf(m_database, subject, [&](RecordedEvent event, std::int64_t place) {
        events.push_back({std::move(event), place});
    });
    return asked ? Result<std::vector<Arrival>>(std::move(events)) : asked.error();
}

Result<void> EventLog::forEach(const std::function<void(const RecordedEvent&)>& take) const
{
    return eachRecorded(m_database, "ORDER BY rowid", {},
                        [&](const RecordedEvent& event, std::int64_t /*place*/) { take(event); });
}

Result<domain::Item> EventLog::item(const domain::ItemId& id) const
{
    const auto events = history(subjectOf(id));
    if (!events) {
        return events.error();
    }
    if (events->empty()) {
        return notFound("There is no unit {} in this store.", {id.text()});
    }
    return merged(domain::Item{id}, *events);
}

Result<domain::Product> EventLog::product(const domain::Sku& sku) const
{
    const auto events = history(subjectOf(sku));
    if (!events) {
        return events.error();
    }
    if (events->empty()) {
        return notFound("There is no product {} in this store.", {sku.text()});
    }
    return merged(domain::Product{sku}, *events);
}

} // namespace regrade::store
