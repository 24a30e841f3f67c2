#include "exchange/hubevents.h"

#include <charconv>
#include <optional>
#include <utility>

namespace regrade::exchange {

namespace {

using Rows = std::vector<store::EventRow>;
constexpr std::size_t kColumns = 14;

std::int64_t numberIn(const Field& field)
{
    std::int64_t number = 0;
    if (field) {
        std::from_chars(field->data(), field->data() + field->size(), number);
    }
    return number;
}

template <class Column>
std::string textsOf(const Rows& rows, Column column)
{
    std::vector<std::string> texts;
    for (const auto& row : rows) {
        texts.push_back(row.*column);
    }
    return arrayOf(texts);
}

template <class Column>
std::string numbersOf(const Rows& rows, Column column)
{
    std::vector<std::int64_t> numbers;
    for (const auto& row : rows) {
        numbers.push_back(row.*column);
    }
    return arrayOf(numbers);
}

// The columns stand in the order of store::kEventColumns.
constexpr const char* kInsert =
    "INSERT INTO regrade.event (station, seq, item, version, kind, body, at_utc, mono_ns, actor, policy_version, "
    "model_version, replayed, prev_hash, hash, batch) SELECT $1, u.seq, u.item, u.version, u.kind, u.body, u.at_utc, "
    "u.mono_ns, u.actor, u.policy_version, u.model_version, u.replayed, u.prev_hash, u.hash, CAST($15 AS BIGINT) FROM "
    "unnest(CAST($2 AS BIGINT[]), CAST($3 AS TEXT[]), CAST($4 AS BIGINT[]), CAST($5 AS TEXT[]), CAST($6 AS TEXT[]), "
    "CAST($7 AS TEXT[]), CAST($8 AS BIGINT[]), CAST($9 AS TEXT[]), CAST($10 AS TEXT[]), CAST($11 AS TEXT[]), CAST($12 "
    "AS BIGINT[]), CAST($13 AS TEXT[]), CAST($14 AS TEXT[])) AS u (seq, item, version, kind, body, at_utc, mono_ns, "
    "actor, policy_version, model_version, replayed, prev_hash, hash) ON CONFLICT (station, seq) DO NOTHING";

Parameters parametersOf(const Rows& rows, const Field& batch)
{
    using Row = store::EventRow;
    return {rows.front().station,
            numbersOf(rows, &Row::seq),
            textsOf(rows, &Row::item),
            numbersOf(rows, &Row::version),
            textsOf(rows, &Row::kind),
            textsOf(rows, &Row::body),
            textsOf(rows, &Row::at),
            numbersOf(rows, &Row::monotonicNs),
            textsOf(rows, &Row::actor),
            textsOf(rows, &Row::policyVersion),
            textsOf(rows, &Row::modelVersion),
            numbersOf(rows, &Row::replayed),
            textsOf(rows, &Row::prevHash),
            textsOf(rows, &Row::hash),
            batch};
}

/// Every row is there now, with the very hash; and the one before the first.
Result<void> checkPushed(HubLink& link, const Rows& rows)
{
    const auto& first = rows.front();
    const auto there = link.ask(
        "SELECT (SELECT COUNT(*) FROM unnest(CAST($2 AS BIGINT[]), CAST($3 AS TEXT[])) AS u (seq, hash) JOIN "
        "regrade.event e ON e.station = $1 AND e.seq = u.seq AND e.hash = u.hash), (SELECT COUNT(*) FROM regrade.event "
        "WHERE station = $1 AND seq = CAST($4 AS BIGINT) AND hash = $5)",
        {first.station, numbersOf(rows, &store::EventRow::seq), textsOf(rows, &store::EventRow::hash),
         std::to_string(first.seq - 1), first.prevHash});
    if (!there) {
        return there.error();
    }
    if (numberIn(fieldOf(*there, 0)) != static_cast<std::int64_t>(rows.size()) ||
        (first.seq > 1 && numberIn(fieldOf(*there, 1)) != 1)) {
        return conflict("Another station uses the name {} on this hub: event {} is another one there, or the events "
                        "before it are missing. Nothing was sent.",
                        {first.station, std::to_string(first.seq)});
    }
    return {};
}

store::EventRow rowFrom(const std::vector<Field>& fields)
{
    const auto text = [&](std::size_t column) { return fields[column].value_or(""); };
    const auto number = [&](std::size_t column) { return numberIn(fields[column]); };
    return {text(0),   number(1), text(2), number(3), text(4),    text(5),  text(6),
            number(7), text(8),   text(9), text(10),  number(11), text(12), text(13)};
}

/// Where to begin: the batch of the first event that is behind these heads. None when there is none.
Result<std::optional<std::int64_t>> firstBatchBehind(HubLink& link, const std::string& stations,
                                                     const std::string& numbers)
{
    const auto answer =
        link.ask("SELECT MIN(e.batch) FROM regrade.station s LEFT JOIN unnest(CAST($1 AS TEXT[]), CAST($2 AS "
                 "BIGINT[])) AS known (station, seq) ON known.station = s.station JOIN regrade.event e ON e.station = "
                 "s.station AND e.seq = COALESCE(known.seq, 0) + 1 WHERE s.head_seq > COALESCE(known.seq, 0)",
                 {stations, numbers});
    if (!answer) {
        return answer.error();
    }
    return fieldOf(*answer, 0) ? std::optional(numberIn(fieldOf(*answer, 0))) : std::nullopt;
}

// One page in the order of the index event_order, so that no answer waits for all that is missing to be sorted.
constexpr const char* kPage =
    "SELECT e.station, e.seq, e.item, e.version, e.kind, e.body, e.at_utc, e.mono_ns, e.actor, e.policy_version, "
    "e.model_version, e.replayed, e.prev_hash, e.hash, e.batch FROM regrade.event e LEFT JOIN unnest(CAST($1 AS "
    "TEXT[]), CAST($2 AS BIGINT[])) AS known (station, seq) ON known.station = e.station WHERE (e.batch, e.station, "
    "e.seq) > (CAST($3 AS BIGINT), $4, CAST($5 AS BIGINT)) AND e.seq > COALESCE(known.seq, 0) ORDER BY e.batch, "
    "e.station, e.seq LIMIT CAST($6 AS BIGINT)";

constexpr std::size_t kPagesTogether = 4; ///< so many are taken in one: a station takes many events for little more

} // namespace

Result<void> pushEvents(HubLink& link, const Rows& rows)
{
    return link.inTransaction("BEGIN", [&]() -> Result<void> {
        const auto batch = link.ask("SELECT nextval('regrade.batch')");
        if (!batch) {
            return batch.error();
        }
        const auto added = link.ask(kInsert, parametersOf(rows, fieldOf(*batch, 0)));
        if (!added) {
            return added.error();
        }
        if (const auto checked = checkPushed(link, rows); !checked) {
            return checked;
        }
        const auto& last = rows.back();
        const auto noted =
            link.ask("UPDATE regrade.station SET seen_at = now(), head_seq = CAST($2 AS BIGINT), head_hash "
                     "= $3 WHERE station = $1 AND head_seq < CAST($2 AS BIGINT)",
                     {last.station, std::to_string(last.seq), last.hash});
        return noted ? Result<void>() : noted.error();
    });
}

Result<void> pullEvents(HubLink& link, const std::vector<store::ChainHead>& heads, int batch,
                        const std::function<Result<void>(const Rows&)>& take)
{
    std::vector<std::string> names;
    std::vector<std::int64_t> seqs;
    for (const auto& head : heads) {
        names.push_back(head.station);
        seqs.push_back(head.seq);
    }
    const std::string stations = arrayOf(names);
    const std::string numbers = arrayOf(seqs);
    return link.inTransaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", [&]() -> Result<void> {
        const auto first = firstBatchBehind(link, stations, numbers);
        if (!first || !*first) {
            return first ? Result<void>() : first.error();
        }
        Parameters place = {std::to_string(**first), std::string(), std::string("0")};
        Rows rows;
        const auto takeAll = [&]() -> Result<void> {
            return rows.empty() ? Result<void>() : take(std::exchange(rows, {}));
        };
        while (true) {
            const auto answer =
                link.ask(kPage, {stations, numbers, place[0], place[1], place[2], std::to_string(batch)});
            if (!answer || answer->empty()) {
                // What came before the link broke is whole, and is kept.
                const auto taken = takeAll();
                return answer || !taken ? taken : answer.error();
            }
            for (const auto& fields : *answer) {
                if (fields.size() != kColumns + 1) {
                    return deviceError("The link to the hub brought something else than events. It is made anew.");
                }
                rows.push_back(rowFrom(fields));
            }
            place = {answer->back()[kColumns], answer->back()[0], answer->back()[1]};
            if (rows.size() < kPagesTogether * std::size_t(batch)) {
                continue;
            }
            if (const auto taken = takeAll(); !taken) {
                return taken;
            }
        }
    });
}

Result<void> pushHead(HubLink& link, const store::SignedHead& head)
{
    const auto noted =
        link.ask("INSERT INTO regrade.head (station, seq, signed_text) VALUES ($1, CAST($2 AS BIGINT), $3) "
                 "ON CONFLICT (station, seq) DO NOTHING",
                 {head.head.station, std::to_string(head.head.seq), head.text});
    return noted ? Result<void>() : noted.error();
}

} // namespace regrade::exchange
