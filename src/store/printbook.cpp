#include "store/printbook.h"

#include <algorithm>
#include <array>
#include <utility>

namespace regrade::store {

namespace {

constexpr std::array<std::pair<PrintState, std::string_view>, 6> kPrintStates{{{PrintState::waiting, "waiting"},
                                                                               {PrintState::sending, "sending"},
                                                                               {PrintState::sent, "sent"},
                                                                               {PrintState::unsure, "unsure"},
                                                                               {PrintState::confirmed, "confirmed"},
                                                                               {PrintState::cancelled, "cancelled"}}};

/// Between a sentence and its arguments; in no sentence and no name.
constexpr char kBetween = '\x1f';

constexpr std::string_view kPrintColumns =
    "number, printer, title, item, label, copy, media, state, tries, reason, by_code, made_ms, changed_ms, "
    "EXISTS (SELECT 1 FROM print_job AS later WHERE later.item = print_job.item AND later.label = print_job.label "
    "AND later.number > print_job.number)";

std::int64_t printTime(Time time) { return time.time_since_epoch().count(); }
Time printTime(std::int64_t milliseconds) { return Time{std::chrono::milliseconds(milliseconds)}; }

PrintState printStateFrom(std::string_view name)
{
    const auto* const found =
        std::find_if(kPrintStates.begin(), kPrintStates.end(), [&](const auto& one) { return one.second == name; });
    return found == kPrintStates.end() ? PrintState::unsure : found->first;
}

/// The sentence as it is kept, so that a screen can say it in another language.
std::string keptReason(const Error& reason)
{
    std::string kept(nameOf(reason.code));
    kept += kBetween + reason.pattern;
    for (const std::string& arg : reason.args) {
        kept += kBetween + arg;
    }
    return kept;
}

std::optional<Error> reasonIn(const std::string& kept)
{
    std::vector<std::string> parts{""};
    for (const char letter : kept) {
        if (letter == kBetween) {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    if (parts.size() < 2) {
        return std::nullopt;
    }
    Error reason{ErrorCode::device, parts[1], {}, {}};
    for (const ErrorCode code : {ErrorCode::refused, ErrorCode::storage}) {
        reason.code = parts[0] == nameOf(code) ? code : reason.code;
    }
    reason.args.assign(parts.begin() + 2, parts.end());
    return reason;
}

PrintJob printIn(const Row& row)
{
    PrintJob job{.number = row.integer(0),
                 .printer = row.text(1),
                 .title = row.text(2),
                 .unit = {},
                 .label = {},
                 .copy = static_cast<int>(row.integer(5)),
                 .media = row.text(6),
                 .state = printStateFrom(row.view(7)),
                 .tries = static_cast<int>(row.integer(8)),
                 .reason = reasonIn(row.text(9)),
                 .by = domain::ActorId(row.text(10)),
                 .madeAt = printTime(row.integer(11)),
                 .changedAt = printTime(row.integer(12)),
                 .isVoid = row.integer(13) != 0};
    if (!row.isNull(3)) {
        job.unit = domain::ItemId(row.text(3));
    }
    if (!row.isNull(4)) {
        if (const auto label = domain::labelKindFrom(row.text(4))) {
            job.label = *label;
        }
    }
    return job;
}

Result<std::vector<PrintJob>> printsWhere(const Database& database, const std::string& rest,
                                          const std::vector<Value>& values)
{
    std::vector<PrintJob> jobs;
    const auto read = database.each("SELECT " + std::string(kPrintColumns) + " FROM print_job " + rest, values,
                                    [&](const Row& row) { jobs.push_back(printIn(row)); });
    return read ? Result<std::vector<PrintJob>>(std::move(jobs)) : read.error();
}

Result<std::optional<PrintJob>> firstPrint(const Database& database, const std::string& rest,
                                           const std::vector<Value>& values)
{
    auto jobs = printsWhere(database, rest + " LIMIT 1", values);
    if (!jobs) {
        return jobs.error();
    }
    return jobs->empty() ? std::optional<PrintJob>() : std::optional(std::move(jobs->front()));
}

Result<void> kept(const Result<int>& changed) { return changed ? Result<void>() : Result<void>(changed.error()); }

/// Without its bytes: nobody sends it again.
Result<void> closePrint(Database& database, std::int64_t number, PrintState state, const std::string& reason,
                        const domain::ActorId& by, Time at)
{
    return kept(database.run("UPDATE print_job SET state = ?, reason = ?, by_code = ?, changed_ms = ?, bytes = x'' "
                             "WHERE number = ?",
                             {std::string(nameOf(state)), reason, by.text(), printTime(at), number}));
}

Error voidedBy(int copy) { return refused("Copy {} of this label has taken its place.", {std::to_string(copy)}); }

} // namespace

std::string_view nameOf(PrintState state)
{
    const auto* const found =
        std::find_if(kPrintStates.begin(), kPrintStates.end(), [&](const auto& one) { return one.first == state; });
    return found->second;
}

bool canBeConfirmed(PrintState state)
{
    return state == PrintState::sending || state == PrintState::sent || state == PrintState::unsure;
}

Result<std::int64_t> addPrint(Database& database, const NewPrint& print, const domain::ActorId& by, Time at)
{
    const Value unit = print.unit ? Value(print.unit->text()) : Value(nullptr);
    const Value label = print.label ? Value(std::string(domain::nameOf(*print.label))) : Value(nullptr);
    const auto voided = database.run("UPDATE print_job SET state = 'cancelled', reason = ?, by_code = ?, "
                                     "changed_ms = ?, bytes = x'' "
                                     "WHERE item = ? AND label = ? AND state IN ('waiting', 'unsure', 'sent')",
                                     {keptReason(voidedBy(print.copy)), by.text(), printTime(at), unit, label});
    if (!voided) {
        return voided.error();
    }
    const auto added =
        database.run("INSERT INTO print_job (printer, title, item, label, copy, media, bytes, state, tries, reason, "
                     "by_code, made_ms, changed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', 0, '', ?, ?, ?)",
                     {print.printer, print.title, unit, label, std::int64_t{print.copy}, print.media, Blob{print.bytes},
                      by.text(), printTime(at), printTime(at)});
    if (!added) {
        return added.error();
    }
    std::int64_t number = 0;
    const auto asked =
        database.each("SELECT last_insert_rowid()", {}, [&](const Row& row) { number = row.integer(0); });
    return asked ? Result<std::int64_t>(number) : asked.error();
}

Result<std::vector<PrintJob>> prints(const Database& database, int limit)
{
    auto open = printsWhere(database,
                            "WHERE state IN ('waiting', 'sending', 'sent', 'unsure') ORDER BY "
                            "state = 'sent', number LIMIT ?",
                            {std::int64_t{limit}});
    if (!open) {
        return open;
    }
    auto done =
        printsWhere(database, "WHERE state IN ('confirmed', 'cancelled') ORDER BY changed_ms DESC, number DESC LIMIT ?",
                    {limit - static_cast<std::int64_t>(open->size())});
    if (!done) {
        return done;
    }
    std::move(done->begin(), done->end(), std::back_inserter(*open));
    return open;
}

Result<PrintJob> printJob(const Database& database, std::int64_t number)
{
    auto job = firstPrint(database, "WHERE number = ?", {number});
    if (!job) {
        return job.error();
    }
    return *job ? Result<PrintJob>(std::move(**job))
                : notFound("The print queue has no number {}.", {std::to_string(number)});
}

Result<std::optional<PrintJob>> newestPrint(const Database& database, const domain::ItemId& unit)
{
    return firstPrint(database, "WHERE item = ? ORDER BY number DESC", {unit.text()});
}

Result<PrintCounts> printCounts(const Database& database)
{
    PrintCounts counts;
    const auto asked = database.each("SELECT SUM(state <> 'unsure'), SUM(state = 'waiting' AND reason <> ''), "
                                     "SUM(state = 'unsure') FROM print_job "
                                     "WHERE state IN ('waiting', 'sending', 'unsure')",
                                     {}, [&](const Row& row) {
                                         counts = {static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)),
                                                   static_cast<int>(row.integer(2))};
                                     });
    return asked ? Result<PrintCounts>(counts) : asked.error();
}

Result<std::vector<std::string>> awaitedPrinters(const Database& database)
{
    std::vector<std::string> printers;
    const auto read = database.each("SELECT DISTINCT printer FROM print_job WHERE state = 'waiting' ORDER BY printer",
                                    {}, [&](const Row& row) { printers.push_back(row.text(0)); });
    return read ? Result<std::vector<std::string>>(std::move(printers)) : read.error();
}

Result<std::optional<PrintJob>> nextPrint(const Database& database, const std::string& printer)
{
    return firstPrint(database, "WHERE state = 'waiting' AND printer = ? ORDER BY number", {printer});
}

Result<Bytes> printBytes(const Database& database, std::int64_t number)
{
    Bytes bytes;
    const auto read = database.each("SELECT bytes FROM print_job WHERE number = ?", {number}, [&](const Row& row) {
        const std::string_view stored = row.view(0);
        const auto* const first = reinterpret_cast<const std::byte*>(stored.data());
        bytes.assign(first, first + stored.size());
    });
    return read ? Result<Bytes>(std::move(bytes)) : read.error();
}

Result<bool> beginPrint(Database& database, std::int64_t number, Time at)
{
    const auto begun = database.run(
        "UPDATE print_job SET state = 'sending', reason = '', changed_ms = ? WHERE number = ? AND state = 'waiting'",
        {printTime(at), number});
    return begun ? Result<bool>(*begun == 1) : begun.error();
}

Result<void> finishPrint(Database& database, std::int64_t number, Time at)
{
    return kept(database.run("UPDATE print_job SET state = 'sent', reason = '', changed_ms = ? "
                             "WHERE number = ? AND state = 'sending'",
                             {printTime(at), number}));
}

Result<void> doubtPrint(Database& database, std::int64_t number, const Error& reason, Time at)
{
    return kept(database.run("UPDATE print_job SET state = 'unsure', tries = tries + 1, reason = ?, changed_ms = ? "
                             "WHERE number = ? AND state = 'sending'",
                             {keptReason(reason), printTime(at), number}));
}

Result<void> holdPrint(Database& database, std::int64_t number, const Error& reason, Time at)
{
    const auto job = printJob(database, number);
    if (!job) {
        return job.error();
    }
    if (job->state != PrintState::waiting && job->state != PrintState::sending) {
        return {};
    }
    if (job->isVoid) {
        return closePrint(database, number, PrintState::cancelled, keptReason(voidedBy(job->copy + 1)), *job->by, at);
    }
    return kept(database.run("UPDATE print_job SET state = 'waiting', tries = tries + 1, reason = ?, changed_ms = ? "
                             "WHERE number = ?",
                             {keptReason(reason), printTime(at), number}));
}

Result<int> doubtInterrupted(Database& database, Time at)
{
    return database.run(
        "UPDATE print_job SET state = 'unsure', tries = tries + 1, reason = ?, changed_ms = ? "
        "WHERE state = 'sending'",
        {keptReason(deviceError("The program ended while this was on its way to the printer.")), printTime(at)});
}

Result<int> doubtRestored(Database& database)
{
    return database.run("UPDATE print_job SET state = 'unsure', reason = ? WHERE state IN ('waiting', 'sending')",
                        {keptReason(storageError("The store was restored, and nobody knows whether this was printed "
                                                 "since the backup was made."))});
}

Result<void> takePrints(Database& database, const Database& other)
{
    Result<void> outcome;
    const auto read = other.each(
        "SELECT number, printer, title, item, label, copy, media, bytes, state, tries, "
        "reason, by_code, made_ms, changed_ms FROM print_job",
        {}, [&](const Row& row) {
            const auto text = [&](int column) { return row.isNull(column) ? Value(nullptr) : Value(row.text(column)); };
            const std::string_view stored = row.view(7);
            const auto* const first = reinterpret_cast<const std::byte*>(stored.data());
            const auto taken =
                database.run("INSERT OR REPLACE INTO print_job (number, printer, title, item, label, copy, "
                             "media, bytes, state, tries, reason, by_code, made_ms, changed_ms) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             {row.integer(0), text(1), text(2), text(3), text(4), row.integer(5), text(6),
                              Blob{{first, stored.size()}}, text(8), row.integer(9), text(10), text(11),
                              row.integer(12), row.integer(13)});
            outcome = outcome ? kept(taken) : outcome;
        });
    return read ? outcome : read;
}

Result<void> confirmPrint(Database& database, std::int64_t number, const domain::ActorId& by, Time at)
{
    const auto job = printJob(database, number);
    if (!job) {
        return job.error();
    }
    if (!canBeConfirmed(job->state)) {
        return refused("Number {} of the print queue cannot be confirmed: it did not go out, or it is done.",
                       {std::to_string(number)});
    }
    return closePrint(database, number, PrintState::confirmed, {}, by, at);
}

Result<void> cancelPrint(Database& database, std::int64_t number, const domain::ActorId& by, Time at)
{
    const auto job = printJob(database, number);
    if (!job) {
        return job.error();
    }
    if (job->state != PrintState::waiting && job->state != PrintState::unsure && job->state != PrintState::sent) {
        return refused("Number {} of the print queue cannot be cancelled: it is on its way, or done.",
                       {std::to_string(number)});
    }
    return closePrint(database, number, PrintState::cancelled, keptReason(refused("A person cancelled it.")), by, at);
}

Result<bool> confirmScanned(Database& database, const domain::ItemId& unit, const domain::ActorId& by, Time at)
{
    const auto newest = newestPrint(database, unit);
    if (!newest) {
        return newest.error();
    }
    if (!*newest || !canBeConfirmed((*newest)->state)) {
        return false;
    }
    const auto confirmed = closePrint(database, (*newest)->number, PrintState::confirmed, {}, by, at);
    return confirmed ? Result<bool>(true) : confirmed.error();
}

Result<int> thinPrints(Database& database, Time before)
{
    return database.run("DELETE FROM print_job WHERE changed_ms < ? AND (state IN ('confirmed', 'cancelled') "
                        "OR (state = 'sent' AND item IS NULL))",
                        {printTime(before)});
}

} // namespace regrade::store
