#include "insight/housebook.h"

#include "domain/eventjson.h"
#include "insight/gatheredrows.h"
#include "insight/tables.h"

namespace regrade::insight {

namespace {

/// What a row is found by: the lot or the experiment, and the unit where there is one.
struct BookKey {
    std::string topic;
    std::string item;
};

struct BookKeyOf {
    BookKey operator()(const domain::RecheckPlanned& e) const { return {e.draw, {}}; }
    BookKey operator()(const domain::RecheckDrawn& e) const { return {e.draw, {}}; }
    BookKey operator()(const domain::RecheckAssigned& e) const { return {e.draw, e.unit.text()}; }
    BookKey operator()(const domain::RecheckSubmitted& e) const { return {e.draw, e.unit.text()}; }
    BookKey operator()(const domain::RecheckAdjudicated& e) const { return {e.draw, e.unit.text()}; }
    BookKey operator()(const domain::RecheckMissed& e) const { return {e.draw, e.unit.text()}; }
    BookKey operator()(const domain::RecheckClosed& e) const { return {e.draw, {}}; }
    BookKey operator()(const domain::ExperimentOpened& e) const { return {e.experiment, {}}; }
    BookKey operator()(const domain::ExperimentClosed& e) const { return {e.experiment, {}}; }
    template <class Other>
    BookKey operator()(const Other&) const
    {
        return {};
    }
};

Result<void> takeIntoBook(store::Database& database, const store::RecordedEvent& event)
{
    const BookKey key = std::visit(BookKeyOf{}, event.event);
    if (key.topic.empty()) {
        return {};
    }
    return done(database.run("INSERT INTO house_event (station, seq, book, topic, item, kind, at, actor, body) VALUES"
                             " (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             {event.stamp.station.text(), event.seq, event.subject.text(), key.topic, key.item,
                              std::string(domain::kindOf(event.event)), millisecondsOf(event.stamp.at),
                              event.stamp.actor.text(), domain::toJson(event.event)}));
}

class HouseBook final : public store::Projection {
public:
    [[nodiscard]] std::string name() const override { return "housebook"; }
    [[nodiscard]] int version() const override { return 1; }

    [[nodiscard]] Result<void> reset(store::Database& database) const override
    {
        return runAll(database,
                      {
                          "DROP TABLE IF EXISTS house_event",
                          "CREATE TABLE house_event (station TEXT NOT NULL, seq INTEGER NOT NULL, book TEXT NOT NULL,"
                          " topic TEXT NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, actor"
                          " TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (station, seq)) STRICT, WITHOUT ROWID",
                          // one book in its order; and whether a lot is closed
                          "CREATE INDEX house_event_by_book ON house_event (book, at, station, seq)",
                          "CREATE INDEX house_event_by_topic ON house_event (book, topic, kind)",
                      });
    }
    [[nodiscard]] std::unique_ptr<store::Gathering> gather(store::Database& database) const override
    {
        return std::make_unique<GatheredRows>(database, nullptr, &takeIntoBook);
    }
    [[nodiscard]] Result<void> take(store::Database&, const store::RecordedEvent&, const domain::Item&,
                                    const domain::Item&) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> take(store::Database& database, const store::RecordedEvent& event,
                                    const domain::Product&) const override
    {
        return takeIntoBook(database, event);
    }
    [[nodiscard]] Result<void> forget(store::Database&, const std::vector<store::ItemStep>&) const override
    {
        return {};
    }
    [[nodiscard]] Result<void> forget(store::Database& database,
                                      const std::vector<store::ProductStep>& steps) const override
    {
        for (const store::ProductStep& step : steps) {
            const auto gone = database.run("DELETE FROM house_event WHERE station = ? AND seq = ?",
                                           {step.event.stamp.station.text(), step.event.seq});
            if (!gone) {
                return gone.error();
            }
        }
        return {};
    }
};

Result<std::vector<domain::HouseEvent>> readBook(const store::Database& database, const domain::Sku& book,
                                                 const std::string& also)
{
    std::vector<domain::HouseEvent> events;
    std::optional<Error> fault;
    const auto read = database.each(
        "SELECT kind, body, at, actor FROM house_event e WHERE book = ?" + also + " ORDER BY at, station, seq",
        {domain::subjectOf(book).text()}, [&](const store::Row& row) {
            auto event = domain::eventFromJson(row.text(0), row.text(1));
            if (event) {
                events.push_back({*std::move(event), timeOf(row.integer(2)), domain::ActorId(row.text(3))});
            } else if (!fault) {
                fault = event.error();
            }
        });
    if (!read) {
        return read.error();
    }
    return fault ? Result<std::vector<domain::HouseEvent>>(*fault)
                 : Result<std::vector<domain::HouseEvent>>(std::move(events));
}

} // namespace

std::unique_ptr<const store::Projection> makeHouseBook() { return std::make_unique<HouseBook>(); }

Result<std::vector<domain::HouseEvent>> recheckEvents(const store::Database& database)
{
    return readBook(database, domain::rechecksSku(), "");
}

Result<std::vector<domain::HouseEvent>> openRecheckEvents(const store::Database& database)
{
    return readBook(database, domain::rechecksSku(),
                    " AND NOT EXISTS (SELECT 1 FROM house_event c WHERE c.book = e.book AND c.topic = e.topic AND"
                    " c.kind = 'RecheckClosed')");
}

Result<std::vector<domain::HouseEvent>> experimentEvents(const store::Database& database)
{
    return readBook(database, domain::experimentsSku(), "");
}

} // namespace regrade::insight
