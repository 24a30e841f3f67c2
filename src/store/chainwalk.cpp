#include "store/chainwalk.h"

namespace regrade::store {

namespace {

EventRow copyOf(const EventView& view)
{
    const auto text = [](std::string_view borrowed) { return std::string(borrowed); };
    return {text(view.station),      view.seq,      text(view.item),     view.version,     text(view.kind),
            text(view.body),         text(view.at), view.monotonicNs,    text(view.actor), text(view.policyVersion),
            text(view.modelVersion), view.replayed, text(view.prevHash), text(view.hash)};
}

} // namespace

ChainFault chainFault(std::string station, std::int64_t seq, Tampering kind, const Error& sentence)
{
    return {std::move(station), seq, kind, sentence.what() + " " + std::string(sentenceOf(kind))};
}

void ChainWalk::startBehind(const std::vector<ChainHead>& marks)
{
    for (const ChainHead& mark : marks) {
        m_heads[mark.station] = mark;
    }
}

ChainHead& ChainWalk::headOf(std::string_view station)
{
    if (m_current == nullptr || m_current->station != station) {
        auto found = m_heads.find(station);
        if (found == m_heads.end()) {
            const std::string name(station);
            found = m_heads.emplace(name, ChainHead{name, 0, chainStart()}).first;
        }
        m_current = &found->second;
    }
    return *m_current;
}

bool ChainWalk::isKnown(std::string_view station) const
{
    return (m_current != nullptr && m_current->station == station) || m_heads.contains(station);
}

/// A chain cannot begin in its middle: the name of the station was changed, and the event's place tells which it was.
ChainFault ChainWalk::strangeStation(const EventView& row) const
{
    const ChainHead& last = *m_current;
    const Error sentence = conflict("Behind event {} of station {} stands an event of a station \"{}\" that has no "
                                    "beginning.",
                                    {std::to_string(last.seq), last.station, std::string(row.station)});
    return chainFault(last.station, last.seq + 1, Tampering::edited, sentence);
}

Result<void> ChainWalk::walk(std::string_view sql, const std::vector<Value>& values)
{
    HashingLane lane([this](const RowBatch& hashed) { take(hashed); });
    const auto walked = m_database.each(sql, values, [&](const Row& row) {
        if (!m_fault) {
            lane.add(viewOf(row));
        }
    });
    lane.finish();
    return walked;
}

void ChainWalk::take(const RowBatch& batch)
{
    std::size_t place = 0;
    for (const EventView& row : batch.rows()) {
        if (m_fault) {
            return;
        }
        take(row, batch.hashOf(place++));
    }
}

void ChainWalk::take(const EventView& row, std::string_view hash)
{
    ++m_events;
    if (row.seq != 1 && m_current != nullptr && !isKnown(row.station)) {
        m_fault = strangeStation(row);
        return;
    }
    ChainHead& head = headOf(row.station);
    m_fault = faultOf(row, hash, head);
    head.seq = row.seq;
    head.hash.assign(row.hash);
}

std::optional<ChainFault> ChainWalk::faultOf(const EventView& row, std::string_view hash, const ChainHead& head)
{
    const std::string seq = std::to_string(row.seq);
    const std::string station(row.station);
    if (row.seq != head.seq + 1) {
        return chainFault(
            station, head.seq + 1, gapKind(m_database, copyOf(row), head),
            conflict("Event {} of station {} is not followed by event {} but by event {}: events are missing "
                     "or out of order.",
                     {std::to_string(head.seq), station, std::to_string(head.seq + 1), seq}));
    }
    if (row.hash != hash) {
        return chainFault(station, row.seq, contentKind(m_database, copyOf(row), head),
                          conflict("Event {} of station {} is not what was written: its content does not fit its hash.",
                                   {seq, station}));
    }
    if (row.prevHash != head.hash) {
        return chainFault(station, row.seq, linkKind(m_database, copyOf(row)),
                          conflict("Event {} of station {} does not continue the event before it: the chain is broken.",
                                   {seq, station}));
    }
    return std::nullopt;
}

void ChainWalk::takeAll()
{
    const auto walked = walk("SELECT " + std::string(kEventColumns) + " FROM event ORDER BY rowid", {});
    if (!walked && !m_fault) {
        stopReading(walked.error());
    }
}

void ChainWalk::takeSince(const ChainHead& mark)
{
    m_current = nullptr;
    const auto walked =
        walk("SELECT " + std::string(kEventColumns) + " FROM event WHERE station = ? AND seq > ? ORDER BY seq",
             {mark.station, mark.seq});
    if (!walked && !m_fault) {
        m_current = &headOf(mark.station);
        stopReading(walked.error());
    }
}

void ChainWalk::stopReading(const Error& error)
{
    const ChainHead last = m_current == nullptr ? ChainHead{} : *m_current;
    const std::string next = std::to_string(last.seq + 1);
    m_fault =
        last.station.empty()
            ? chainFault({}, 1, Tampering::damaged,
                         storageError("The log cannot be read from its beginning: event 1 is lost.", {}, error.detail))
            : chainFault(last.station, last.seq + 1, Tampering::damaged,
                         storageError("The log cannot be read any further after event {} of station {}: event "
                                      "{} is the first that is lost.",
                                      {std::to_string(last.seq), last.station, next}, error.detail));
}

void ChainWalk::closeLog()
{
    if (m_fault) {
        return;
    }
    const auto heads = headsOf(m_database);
    if (!heads) {
        // The index alone is damaged: every row was read and holds.
        return;
    }
    for (const ChainHead& known : *heads) {
        const std::int64_t walked = headOf(known.station).seq;
        if (known.seq > walked) {
            m_fault = chainFault(known.station, walked + 1, Tampering::damaged,
                                 conflict("Event {} of station {} has a place in the index but is not in the log.",
                                          {std::to_string(walked + 1), known.station}));
            return;
        }
    }
    closeHistories();
}

void ChainWalk::closeHistories()
{
    // The index answers it: who writes an entry knows as many as its number says, so there are at least so many.
    std::string item;
    const auto gaps = m_database.each("SELECT item FROM event GROUP BY item HAVING COUNT(*) < MAX(version) LIMIT 1", {},
                                      [&](const Row& row) { item = row.text(0); });
    if (!gaps || item.empty()) {
        return;
    }
    std::int64_t due = 1;
    const auto walked = m_database.each(
        "SELECT station, seq, version FROM event WHERE item = ? ORDER BY version", {item}, [&](const Row& row) {
            if (!m_fault && row.integer(2) > due) {
                m_fault = chainFault(row.text(0), row.integer(1), Tampering::deleted,
                                     conflict("Event {} of station {} is entry {} of {}, but entry {} was due: the "
                                              "history has a gap.",
                                              {std::to_string(row.integer(1)), row.text(0),
                                               std::to_string(row.integer(2)), item, std::to_string(due)}));
            }
            ++due;
        });
    if (!walked && !m_fault) {
        stopReading(walked.error());
    }
}

} // namespace regrade::store
