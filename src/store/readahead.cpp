#include "store/conveyor.h"
#include "store/eventlog.h"
#include "store/eventrow.h"
#include "store/rowbatch.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <future>
#include <optional>
#include <utility>

namespace regrade::store {

namespace {

constexpr std::int64_t kAtOnce = 1'500;   ///< events
constexpr std::int64_t kLongLog = 20'000; ///< events from which more threads gain more than they cost

using Take = std::function<bool(const RecordedEvent&)>;

/// Some rows of the log that follow each other.
struct Rows {
    RowBatch rows;
    bool isLast = false;
    std::optional<Error> fault; ///< behind the last row
};

/// The same, understood.
struct Events {
    std::vector<RecordedEvent> events;
    bool isLast = false;
    std::optional<Error> fault;
};

Result<std::int64_t> lastArrival(const Database& database)
{
    std::int64_t last = 0;
    const auto asked =
        database.each("SELECT MAX(rowid) FROM event", {}, [&](const Row& row) { last = row.integer(0); });
    return asked ? Result<std::int64_t>(last) : asked.error();
}

/// Fills in the events behind place `after`, up to place `last`; the place of the last that was filled in.
std::int64_t fill(Rows& rows, const Database& database, std::int64_t after, std::int64_t last)
{
    static const std::string kQuery =
        "SELECT station, seq, item, version, kind, body, at_utc, mono_ns, actor, policy_version, model_version, "
        "replayed, '', '', rowid FROM event WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?";
    rows.rows.clear();
    bool isFull = false;
    const auto asked = database.each(kQuery, {after, last, kAtOnce}, [&](const Row& row) {
        isFull = isFull || !rows.rows.add(viewOf(row));
        after = isFull ? after : row.integer(14);
    });
    rows.fault = asked ? std::optional<Error>() : asked.error();
    rows.isLast = !asked || (!isFull && rows.rows.rows().size() < static_cast<std::size_t>(kAtOnce));
    return after;
}

void understand(const Rows& rows, Events& understood)
{
    understood.events.clear();
    understood.isLast = rows.isLast;
    understood.fault = rows.fault;
    for (const EventView& row : rows.rows.rows()) {
        auto event = recorded(row);
        if (!event) {
            understood.fault = event.error();
            understood.isLast = true;
            return;
        }
        understood.events.push_back(*std::move(event));
    }
}

/// One thread reads, another understands; a third, who asks, takes.
class ReadAhead {
public:
    ReadAhead(Database database, std::int64_t last) : m_database(std::move(database)), m_last(last)
    {
        m_reader = std::async(std::launch::async, [this] { read(); });
        m_interpreter = std::async(std::launch::async, [this] { interpret(); });
    }
    ~ReadAhead()
    {
        m_isEnough = true;
        while (!m_isLast) {
            static_cast<void>(next());
        }
        m_interpreter.wait();
        m_reader.wait();
    }
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// What was given before is given back with it. There is none behind the last.
    [[nodiscard]] const Events& next()
    {
        if (std::exchange(m_hasOne, true)) {
            m_events.giveBack();
        }
        const Events& events = m_events.toUse();
        m_isLast = events.isLast;
        return events;
    }

private:
    void read()
    {
        std::int64_t after = 0;
        for (bool isLast = false; !isLast;) {
            Rows& rows = m_rows.toFill();
            after = fill(rows, m_database, after, m_last);
            isLast = rows.isLast = rows.isLast || m_isEnough;
            m_rows.handOver();
        }
    }
    void interpret()
    {
        bool isLast = false;
        while (!isLast) {
            const Rows& rows = m_rows.toUse();
            if (!m_isBroken) {
                Events& events = m_events.toFill();
                understand(rows, events);
                m_isBroken = m_isEnough = events.isLast;
                m_events.handOver();
            }
            isLast = rows.isLast;
            m_rows.giveBack();
        }
    }

    Database m_database;
    std::int64_t m_last;
    Conveyor<Rows> m_rows;
    Conveyor<Events> m_events;
    bool m_hasOne = false;
    bool m_isLast = false;   ///< what was given
    bool m_isBroken = false; ///< what was understood has ended
    std::atomic<bool> m_isEnough{false};
    std::future<void> m_reader;
    std::future<void> m_interpreter;
};

/// A connection that sees the same log; none where nothing is gained or events are not committed yet.
std::optional<Database> secondConnection(const Database& database, std::int64_t last)
{
    if (last < kLongLog || database.file().empty()) {
        return std::nullopt;
    }
    auto second = Database::openForReading(database.file());
    if (!second) {
        return std::nullopt;
    }
    const auto seen = lastArrival(*second);
    return seen && *seen >= last ? std::optional<Database>(*std::move(second)) : std::nullopt;
}

/// False when there is no more, or no more is wanted.
bool goesOn(const Events& events, const Take& take)
{
    return std::all_of(events.events.begin(), events.events.end(), take) && !events.isLast;
}

Result<void> outcomeOf(const Events& events) { return events.fault ? Result<void>(*events.fault) : Result<void>(); }

} // namespace

Result<void> EventLog::forEachAhead(const Take& take) const
{
    const auto last = lastArrival(m_database);
    if (!last) {
        return last.error();
    }
    if (auto second = secondConnection(m_database, *last)) {
        ReadAhead ahead(*std::move(second), *last);
        const Events* events = &ahead.next();
        while (goesOn(*events, take)) {
            events = &ahead.next();
        }
        return outcomeOf(*events);
    }
    Rows rows;
    Events events;
    std::int64_t place = 0;
    do {
        place = fill(rows, m_database, place, *last);
        understand(rows, events);
    } while (goesOn(events, take));
    return outcomeOf(events);
}

} // namespace regrade::store
