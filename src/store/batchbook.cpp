#include "store/batchbook.h"

namespace regrade::store {

namespace {

Time momentIn(std::int64_t milliseconds) { return Time{std::chrono::milliseconds{milliseconds}}; }
std::int64_t stampOf(Time time) { return time.time_since_epoch().count(); }

Result<std::vector<BatchRow>> batchesWhere(const Database& database, const std::string& condition,
                                           const std::vector<Value>& values)
{
    std::vector<BatchRow> rows;
    const auto asked = database.each(
        "SELECT number, reference, source, owner, market, reason, by_code, begun_ms, ended_ms FROM batch WHERE " +
            condition + " ORDER BY number DESC",
        values, [&](const Row& row) {
            const std::string owner = row.text(3);
            rows.push_back({row.integer(0),
                            {row.text(1), domain::SourceId(row.text(2)),
                             owner.empty() ? std::nullopt : std::optional(domain::OwnerId(owner)),
                             domain::MarketId(row.text(4)), domain::ReasonId(row.text(5))},
                            domain::ActorId(row.text(6)),
                            momentIn(row.integer(7)),
                            row.isNull(8) ? std::nullopt : std::optional(momentIn(row.integer(8))),
                            {}});
        });
    if (!asked) {
        return asked.error();
    }
    for (BatchRow& batch : rows) {
        const auto answers =
            database.each("SELECT question, option FROM batch_answer WHERE batch = ? ORDER BY question", {batch.number},
                          [&](const Row& row) {
                              batch.answers.push_back({row.text(0), row.text(1)});
                          });
        if (!answers) {
            return answers.error();
        }
    }
    return rows;
}

} // namespace

Result<std::int64_t> beginBatch(Database& database, const domain::BatchFacts& facts, const domain::ActorId& by, Time at)
{
    const auto begun = database.run(
        "INSERT INTO batch (reference, source, owner, market, reason, by_code, begun_ms) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (reference) DO UPDATE SET ended_ms = NULL",
        {facts.reference, facts.source.text(), facts.owner ? facts.owner->text() : std::string(), facts.market.text(),
         facts.reason.text(), by.text(), stampOf(at)});
    if (!begun) {
        return begun.error();
    }
    std::int64_t number = 0;
    const auto asked = database.each("SELECT number FROM batch WHERE reference = ?", {facts.reference},
                                     [&](const Row& row) { number = row.integer(0); });
    return asked ? Result<std::int64_t>(number) : asked.error();
}

Result<void> endBatch(Database& database, std::int64_t batch, Time at)
{
    const auto ended = database.run("UPDATE batch SET ended_ms = ? WHERE number = ?", {stampOf(at), batch});
    return ended ? Result<void>() : ended.error();
}

Result<void> answerForBatch(Database& database, std::int64_t batch, const domain::Answer& answer)
{
    const auto kept = database.run("INSERT OR REPLACE INTO batch_answer (batch, question, option) VALUES (?, ?, ?)",
                                   {batch, answer.question, answer.option});
    return kept ? Result<void>() : kept.error();
}

Result<void> putAside(Database& database, std::int64_t batch, const domain::AsideCode& what, Time at)
{
    const auto kept = database.run("INSERT INTO batch_aside (batch, code, why, at_ms) VALUES (?, ?, ?, ?)",
                                   {batch, what.code, what.why, stampOf(at)});
    return kept ? Result<void>() : kept.error();
}

Result<std::optional<BatchRow>> findBatch(const Database& database, const std::string& reference)
{
    auto rows = batchesWhere(database, "reference = ?", {reference});
    if (!rows) {
        return rows.error();
    }
    return rows->empty() ? std::optional<BatchRow>() : std::optional(std::move(rows->front()));
}

Result<std::vector<BatchRow>> openBatches(const Database& database)
{
    return batchesWhere(database, "ended_ms IS NULL", {});
}

Result<std::vector<domain::AsideCode>> asideOf(const Database& database, std::int64_t batch)
{
    std::vector<domain::AsideCode> rows;
    const auto asked = database.each("SELECT code, why FROM batch_aside WHERE batch = ? ORDER BY number", {batch},
                                     [&](const Row& row) {
                                         rows.push_back({row.text(0), row.text(1)});
                                     });
    return asked ? Result<std::vector<domain::AsideCode>>(std::move(rows)) : asked.error();
}

} // namespace regrade::store
