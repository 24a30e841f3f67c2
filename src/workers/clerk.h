#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "domain/person.h"
#include "store/eventrow.h"
#include "store/journal.h"
#include "store/segments.h"

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace regrade::workers {

/// What a deed left behind: how many events, and the unit's version after them.
struct Receipt {
    domain::SubjectId subject;
    int version = 0;
    std::vector<store::RecordedEvent> events;
};

/// Who does the deed. `at` is only for history that is replayed (import, demo): the time the deed took place.
struct Author {
    domain::ActorId actor;
    std::optional<Time> at;
    std::string modelVersion; ///< of the detector, when one was used
    std::string signIn;       ///< token that proves who the actor is; empty = nobody is signed in
};

/// Says whether the author may do these deeds. Asked on the clerk's thread inside the transaction that would write
/// them, so a role that was taken away a moment ago counts already.
using Authority = std::function<Result<void>(const Author&, const std::vector<domain::DeedId>&, Time now)>;

/// A deed decides from the unit as it is and the present time; it must be pure.
using ItemDeed = std::function<Result<domain::Events>(const domain::Item&, Time now)>;
using ProductDeed = std::function<Result<domain::Events>(const domain::Product&, Time now)>;
/// The same for a deed that also rests on read models: it is handed the store as it is within the transaction that will
/// hold its events, so nobody comes between. It only reads there.
using InformedItemDeed = std::function<Result<domain::Events>(const domain::Item&, const store::Database&, Time now)>;
using InformedProductDeed =
    std::function<Result<domain::Events>(const domain::Product&, const store::Database&, Time now)>;
using Done = std::function<void(Result<Receipt>)>;
/// What is written beside the deed's events and with them, in the same transaction, on the clerk's thread. An error
/// refuses the deed. Not asked when nothing became true.
using Beside = std::function<Result<void>(const domain::Events&)>;

/// What the clerk does beside writing. All of it happens on its thread.
struct Duties {
    Authority authority; ///< asked first; none = a house without people, where everyone may do everything
    /// Asked before events are written; an error refuses the deed.
    std::function<Result<void>(const domain::Events&)> admit;
    /// The second copy of the log, brought up to date after every commit. A fault there fails no deed; it is logged.
    std::optional<store::SegmentWriter> copy;
    std::chrono::seconds syncEvery{10}; ///< so long after a commit at most the copy is on its disk
};

/// The one writer. Owns a thread; takes deeds in order of arrival, none is lost; on destruction it finishes its queue.
/// `done` is called on the clerk's thread.
class Clerk {
public:
    Clerk(store::Journal journal, const Clock& clock, domain::StationId station, std::string policyVersion,
          Duties duties = {});
    ~Clerk();
    Clerk(const Clerk&) = delete;
    Clerk& operator=(const Clerk&) = delete;

    void submit(const domain::ItemId& item, ItemDeed deed, Author author, Done done, Beside beside = {});
    void submit(const domain::ItemId& item, InformedItemDeed deed, Author author, Done done);
    void submit(const domain::Sku& sku, ProductDeed deed, Author author, Done done);
    void submit(const domain::Sku& sku, InformedProductDeed deed, Author author, Done done);

    /// Submits and waits; for the command line and tests, never for the UI thread.
    [[nodiscard]] Result<Receipt> perform(const domain::ItemId& item, ItemDeed deed, Author author);
    [[nodiscard]] Result<Receipt> perform(const domain::ItemId& item, InformedItemDeed deed, Author author);
    [[nodiscard]] Result<Receipt> perform(const domain::Sku& sku, ProductDeed deed, Author author);
    [[nodiscard]] Result<Receipt> perform(const domain::Sku& sku, InformedProductDeed deed, Author author);

    /// Several units at once: all of these deeds or none, in one transaction, and waits. The error is that of the first
    /// deed that was refused. Never for the UI thread.
    [[nodiscard]] Result<std::vector<Receipt>> performAll(std::vector<std::pair<domain::ItemId, ItemDeed>> deeds,
                                                          Author author);

    /// Runs a chore on the clerk's thread, in its turn: what writes to the store and is no deed.
    void attend(std::function<void()> chore);
    /// The same, and waits for its answer; for other workers and tests, never for the UI thread.
    [[nodiscard]] Result<void> attendAndWait(std::function<Result<void>()> chore);
    /// Takes what other stations wrote, see Journal::receive, and waits; never for the UI thread.
    [[nodiscard]] Result<int> receive(std::vector<store::EventRow> rows);

private:
    class Desk;
    std::unique_ptr<Desk> m_desk;
};

} // namespace regrade::workers
