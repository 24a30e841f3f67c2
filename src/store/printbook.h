#pragma once

#include "base/clock.h"
#include "domain/event.h"
#include "domain/ids.h"
#include "store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regrade::store {

// The queue of what this station prints. A label is in here from the transaction that says that it was printed until a
// person has it in the hand; what may lie in a tray already is never sent a second time by itself.

using Bytes = std::vector<std::byte>;

/// `unsure`: it broke after the first byte, so it may or may not lie in the tray. `confirmed`: its code was scanned
/// back, or a person said that it is there.
enum class PrintState { waiting, sending, sent, unsure, confirmed, cancelled };
[[nodiscard]] std::string_view nameOf(PrintState state);
/// It is out, or may be: also while a quick printer's farewell is still awaited.
[[nodiscard]] bool canBeConfirmed(PrintState state);

/// What is handed in for printing.
struct NewPrint {
    std::string printer;
    std::string title;
    std::optional<domain::ItemId> unit; ///< none = a test
    std::optional<domain::LabelKind> label;
    int copy = 1;
    std::string media; ///< "application/pdf"
    Bytes bytes;
};

struct PrintJob {
    std::int64_t number = 0;
    std::string printer;
    std::string title;
    std::optional<domain::ItemId> unit;
    std::optional<domain::LabelKind> label;
    int copy = 1;
    std::string media;
    PrintState state = PrintState::waiting;
    int tries = 0;                     ///< that failed
    std::optional<Error> reason;       ///< why it waits, is unsure or was cancelled
    std::optional<domain::ActorId> by; ///< who changed it last
    Time madeAt;
    Time changedAt;
    bool isVoid = false; ///< a later copy of the same label was handed in
};

struct PrintCounts {
    int waiting = 0; ///< those being sent as well
    int held = 0;    ///< of the waiting: tried without success
    int unsure = 0;
};

/// Hands a job in, under its number. Earlier copies of the same label are void: those that were not confirmed are
/// cancelled. Inside a transaction.
[[nodiscard]] Result<std::int64_t> addPrint(Database& database, const NewPrint& print, const domain::ActorId& by,
                                            Time at);

/// What is not done yet, oldest first, then what is done, newest first; so many at most.
[[nodiscard]] Result<std::vector<PrintJob>> prints(const Database& database, int limit);
/// `notFound` when there is none with the number.
[[nodiscard]] Result<PrintJob> printJob(const Database& database, std::int64_t number);
/// The unit's newest job; none = it has none.
[[nodiscard]] Result<std::optional<PrintJob>> newestPrint(const Database& database, const domain::ItemId& unit);
[[nodiscard]] Result<PrintCounts> printCounts(const Database& database);
/// The names of the printers for which jobs wait.
[[nodiscard]] Result<std::vector<std::string>> awaitedPrinters(const Database& database);
/// The oldest job that waits for a printer.
[[nodiscard]] Result<std::optional<PrintJob>> nextPrint(const Database& database, const std::string& printer);
[[nodiscard]] Result<Bytes> printBytes(const Database& database, std::int64_t number);

// The way to the printer; each is one statement.

/// The first byte is about to go out. False when the job does not wait any more.
[[nodiscard]] Result<bool> beginPrint(Database& database, std::int64_t number, Time at);
/// All of it was taken.
[[nodiscard]] Result<void> finishPrint(Database& database, std::int64_t number, Time at);
/// It broke on the way.
[[nodiscard]] Result<void> doubtPrint(Database& database, std::int64_t number, const Error& reason, Time at);
/// No byte of it was taken: it waits on. One that a later copy has voided meanwhile is cancelled.
[[nodiscard]] Result<void> holdPrint(Database& database, std::int64_t number, const Error& reason, Time at);
/// After a start: what was being sent is unsure. How many that were.
[[nodiscard]] Result<int> doubtInterrupted(Database& database, Time at);
/// In a store that was made again from a backup: what waited or was being sent then may have been printed since.
[[nodiscard]] Result<int> doubtRestored(Database& database);
/// Takes over what another store knows of its queue, with its own states.
[[nodiscard]] Result<void> takePrints(Database& database, const Database& other);

// What people say. Refused where it does not fit the job's state.

[[nodiscard]] Result<void> confirmPrint(Database& database, std::int64_t number, const domain::ActorId& by, Time at);
[[nodiscard]] Result<void> cancelPrint(Database& database, std::int64_t number, const domain::ActorId& by, Time at);
/// The unit's tag was scanned: its newest job is confirmed if it is out or may be. Whether it was.
[[nodiscard]] Result<bool> confirmScanned(Database& database, const domain::ItemId& unit, const domain::ActorId& by,
                                          Time at);

/// Removes what was done before that time: confirmed, cancelled, and tests that were sent. How many.
[[nodiscard]] Result<int> thinPrints(Database& database, Time before);

} // namespace regrade::store
