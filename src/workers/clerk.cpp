#include "workers/clerk.h"

#include "store/clockjump.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <type_traits>

namespace regrade::workers {

/// The clerk's thread and its queue. The journal is touched by that thread only.
class Clerk::Desk {
public:
    Desk(store::Journal journal, const Clock& clock, domain::StationId station, std::string policyVersion,
         Duties duties)
        : m_journal(std::move(journal)), m_clock(clock), m_station(std::move(station)),
          m_policyVersion(std::move(policyVersion)), m_duties(std::move(duties)), m_thread([this] { work(); })
    {
    }

    ~Desk()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }

    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    template <class Id, class Deed>
    void submit(const Id& id, Deed deed, Author author, Done done, Beside beside = {})
    {
        queue({[this, id, deed = std::move(deed), author = std::move(author), beside = std::move(beside)] {
                   return write(id, deed, author, beside);
               },
               std::move(done),
               {}});
    }

    void attend(std::function<void()> chore) { queue({{}, {}, std::move(chore)}); }

    template <class T>
    [[nodiscard]] Result<T> await(std::function<Result<T>(store::Journal&)> chore)
    {
        if (std::this_thread::get_id() == m_thread.get_id()) {
            throw std::logic_error("the clerk cannot wait for itself");
        }
        std::promise<Result<T>> promise;
        std::future<Result<T>> answer = promise.get_future();
        attend([&promise, &chore, this] {
            try {
                promise.set_value(chore(m_journal));
            } catch (const std::exception& fault) {
                promise.set_value(storageError(
                    "The program made a mistake. Nothing was written; what was there is safe.", {}, fault.what()));
            }
        });
        return answer.get();
    }

    template <class Id, class Deed>
    [[nodiscard]] Result<Receipt> perform(const Id& id, Deed deed, Author author)
    {
        if (std::this_thread::get_id() == m_thread.get_id()) {
            throw std::logic_error("the clerk cannot wait for itself");
        }
        std::promise<Result<Receipt>> promise;
        std::future<Result<Receipt>> receipt = promise.get_future();
        submit(id, std::move(deed), std::move(author),
               [&promise](Result<Receipt> outcome) { promise.set_value(std::move(outcome)); });
        return receipt.get();
    }

    [[nodiscard]] Result<std::vector<Receipt>> performAll(const std::vector<std::pair<domain::ItemId, ItemDeed>>& deeds,
                                                          const Author& author)
    {
        return await<std::vector<Receipt>>([&](store::Journal&) { return writeAll(deeds, author); });
    }

private:
    /// Thrown through a group of records, which rolls back with it.
    struct TakenBack {
        Error error;
    };

    Result<std::vector<Receipt>> writeAll(const std::vector<std::pair<domain::ItemId, ItemDeed>>& deeds,
                                          const Author& author)
    {
        std::vector<Receipt> receipts;
        try {
            const auto committed = m_journal.together([&] {
                for (const auto& [id, deed] : deeds) {
                    auto written = write(id, deed, author, {});
                    if (!written) {
                        throw TakenBack{written.error()};
                    }
                    receipts.push_back(std::move(*written));
                }
            });
            return committed ? Result<std::vector<Receipt>>(std::move(receipts)) : committed.error();
        } catch (const TakenBack& refusal) {
            return refusal.error;
        }
    }

    /// A deed that waits, and who waits for its answer; or a chore, which commits and answers by itself.
    struct Errand {
        std::function<Result<Receipt>()> write;
        Done done;
        std::function<void()> chore;
    };

    void queue(Errand errand)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_queue.push_back(std::move(errand));
        }
        m_changed.notify_one();
    }

    template <class Id, class Deed>
    Result<Receipt> write(const Id& id, const Deed& deed, const Author& author, const Beside& beside)
    {
        const Time at = author.at.value_or(m_clock.now());
        const store::Stamp stamp{at,
                                 m_clock.monotonicNs(),
                                 m_station,
                                 author.actor,
                                 m_policyVersion,
                                 author.modelVersion,
                                 author.at.has_value()};
        int version = 0;
        try {
            if (!author.at) {
                watchClock(stamp);
            }
            auto written = m_journal.record(
                id,
                [&](const auto& state) -> Result<domain::Events> {
                    version = state.version;
                    return admitted(author.at ? decided(deed, state, at) : decided(deed, onTodaysClock(state), at),
                                    author, beside);
                },
                stamp);
            if (!written) {
                return written.error();
            }
            version += static_cast<int>(written->size());
            return Receipt{domain::subjectOf(id), version, std::move(*written)};
        } catch (const std::exception& fault) {
            spdlog::error("A deed broke a rule of the program and was not written [{}]: {}", id.text(), fault.what());
            return storageError("The program made a mistake with {}. Nothing was written; what was there is safe.",
                                {id.text()}, fault.what());
        }
    }

    template <class Deed, class State>
    Result<domain::Events> decided(const Deed& deed, const State& state, Time at) const
    {
        if constexpr (std::is_invocable_v<const Deed&, const State&, const store::Database&, Time>) {
            return deed(state, m_journal.log(), at);
        } else {
            return deed(state, at);
        }
    }

    /// Writes down that the time of day was moved: while this station was at work, or back since its last event.
    void watchClock(const store::Stamp& stamp)
    {
        const store::Moment now{stamp.at, stamp.monotonicNs};
        const bool sameStart = m_lastMoment.has_value();
        if (!sameStart) {
            const auto last = store::lastMoment(m_journal.log(), m_station);
            m_lastMoment = last ? *last : std::nullopt;
        }
        const auto by = m_lastMoment ? store::jumpBetween(*m_lastMoment, now, sameStart) : std::nullopt;
        m_lastMoment = now;
        if (!by) {
            return;
        }
        spdlog::warn("The clock of this station was moved by {} s. Order and durations do not rest on it.",
                     by->count() / 1'000);
        if (const auto noted = m_journal.note(m_station, domain::ClockMoved{*by}, stamp); !noted) {
            spdlog::error("That the clock was moved could not be written down: {} {}", noted.error().what(),
                          noted.error().detail);
        }
    }

    const domain::Product& onTodaysClock(const domain::Product& product) const { return product; }
    /// Open work began by the clock as it stands now: its duration does not hold the time by which the clock was moved.
    domain::Item onTodaysClock(domain::Item item) const
    {
        if (item.work) {
            const auto moved = store::movedSinceWorkStarted(m_journal.log(), m_station, item.id);
            if (!moved) {
                spdlog::error("The moves of the clock could not be read: {} {}", moved.error().what(),
                              moved.error().detail);
                return item;
            }
            item.work->startedAt += *moved;
            for (domain::EquipmentRun& run : item.work->running) {
                const auto since =
                    store::movedSinceEquipmentStarted(m_journal.log(), m_station, item.id, run.equipment);
                run.since += since ? *since : *moved;
            }
        }
        return item;
    }

    Result<domain::Events> admitted(Result<domain::Events> events, const Author& author, const Beside& beside) const
    {
        if (!events) {
            return events;
        }
        if (m_duties.authority) {
            if (const auto may = m_duties.authority(author, domain::deedsOf(*events), m_clock.now()); !may) {
                return may.error();
            }
        }
        if (events->empty()) {
            return events;
        }
        for (const auto& asked : {m_duties.admit, beside}) {
            if (const auto answer = asked ? asked(*events) : Result<void>(); !answer) {
                return answer.error();
            }
        }
        return events;
    }

    void work()
    {
        std::unique_lock lock(m_mutex);
        while (waitForDeed(lock)) {
            const std::vector<Errand> errands = takeTogether();
            lock.unlock();
            if (errands.front().chore) {
                attendTo(errands.front().chore);
            } else {
                settle(errands);
            }
            copyLog();
            lock.lock();
        }
        lock.unlock();
        copyLog();
        syncCopy();
    }

    /// A chore alone, or the deeds before the next chore. Under the lock, when someone waits.
    std::vector<Errand> takeTogether()
    {
        std::vector<Errand> errands;
        do {
            errands.push_back(std::move(m_queue.front()));
            m_queue.pop_front();
        } while (!errands.back().chore && !m_queue.empty() && !m_queue.front().chore && errands.size() < kTogether);
        return errands;
    }

    static void attendTo(const std::function<void()>& chore)
    {
        try {
            chore();
        } catch (const std::exception& fault) {
            spdlog::error("A chore of the clerk could not be done: {}", fault.what());
        }
    }

    /// What waited together is committed together, one wait for the disk for all; answers come after the commit.
    void settle(const std::vector<Errand>& errands)
    {
        std::vector<Result<Receipt>> outcomes;
        const auto writeAll = [&] {
            for (const Errand& errand : errands) {
                outcomes.push_back(errand.write());
            }
        };
        if (errands.size() == 1) {
            writeAll();
        } else if (const auto committed = m_journal.together(writeAll); !committed) {
            const Result<Receipt> none = committed.error();
            outcomes.resize(errands.size(), none);
            std::replace_if(
                outcomes.begin(), outcomes.end(), [](const auto& one) { return bool(one); }, none);
        }
        for (std::size_t i = 0; i < errands.size(); ++i) {
            try {
                if (errands[i].done) {
                    errands[i].done(outcomes[i]);
                }
            } catch (const std::exception& fault) {
                spdlog::error("The answer to a deed could not be taken: {}", fault.what());
            }
        }
    }

    /// False when the clerk has gone home. Meanwhile the copy is put on its disk when that is due.
    bool waitForDeed(std::unique_lock<std::mutex>& lock)
    {
        const auto called = [this] { return m_closing || !m_queue.empty(); };
        while (!called()) {
            if (!m_duties.copy || !m_duties.copy->isUnsynced()) {
                m_changed.wait(lock, called);
            } else if (!m_changed.wait_until(lock, m_syncDue, called)) {
                lock.unlock();
                syncCopy();
                lock.lock();
            }
        }
        return !m_queue.empty();
    }

    void copyLog()
    {
        if (!m_duties.copy) {
            return;
        }
        const bool wasSynced = !m_duties.copy->isUnsynced();
        if (const auto copied = m_duties.copy->follow(); !copied) {
            warnOfCopy(copied.error());
        }
        const auto now = std::chrono::steady_clock::now();
        m_syncDue = wasSynced ? now + m_duties.syncEvery : m_syncDue;
        if (now >= m_syncDue) {
            syncCopy();
        }
    }

    void syncCopy()
    {
        if (!m_duties.copy || !m_duties.copy->isUnsynced()) {
            return;
        }
        m_syncDue = std::chrono::steady_clock::now() + kSyncAgain;
        if (const auto synced = m_duties.copy->sync(); !synced) {
            warnOfCopy(synced.error());
        }
    }

    /// Once for each different reason, not once for each deed.
    void warnOfCopy(const Error& error)
    {
        if (error.what() != m_copyWarning) {
            m_copyWarning = error.what();
            spdlog::error("The second copy of the log is behind: {} {}", error.what(), error.detail);
        }
    }

    static constexpr std::size_t kTogether = 256;
    static constexpr std::chrono::seconds kSyncAgain{10};

    store::Journal m_journal;
    const Clock& m_clock;
    const domain::StationId m_station;
    const std::string m_policyVersion;
    Duties m_duties;
    std::chrono::steady_clock::time_point m_syncDue;
    std::string m_copyWarning;
    std::optional<store::Moment> m_lastMoment;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Errand> m_queue;
    bool m_closing = false;
    std::thread m_thread;
};

Clerk::Clerk(store::Journal journal, const Clock& clock, domain::StationId station, std::string policyVersion,
             Duties duties)
    : m_desk(std::make_unique<Desk>(std::move(journal), clock, std::move(station), std::move(policyVersion),
                                    std::move(duties)))
{
}

Clerk::~Clerk() = default;

void Clerk::submit(const domain::ItemId& item, ItemDeed deed, Author author, Done done, Beside beside)
{
    m_desk->submit(item, std::move(deed), std::move(author), std::move(done), std::move(beside));
}

void Clerk::submit(const domain::ItemId& item, InformedItemDeed deed, Author author, Done done)
{
    m_desk->submit(item, std::move(deed), std::move(author), std::move(done));
}

void Clerk::submit(const domain::Sku& sku, ProductDeed deed, Author author, Done done)
{
    m_desk->submit(sku, std::move(deed), std::move(author), std::move(done));
}

void Clerk::submit(const domain::Sku& sku, InformedProductDeed deed, Author author, Done done)
{
    m_desk->submit(sku, std::move(deed), std::move(author), std::move(done));
}

Result<Receipt> Clerk::perform(const domain::ItemId& item, ItemDeed deed, Author author)
{
    return m_desk->perform(item, std::move(deed), std::move(author));
}

Result<Receipt> Clerk::perform(const domain::ItemId& item, InformedItemDeed deed, Author author)
{
    return m_desk->perform(item, std::move(deed), std::move(author));
}

Result<Receipt> Clerk::perform(const domain::Sku& sku, ProductDeed deed, Author author)
{
    return m_desk->perform(sku, std::move(deed), std::move(author));
}

Result<Receipt> Clerk::perform(const domain::Sku& sku, InformedProductDeed deed, Author author)
{
    return m_desk->perform(sku, std::move(deed), std::move(author));
}

Result<std::vector<Receipt>> Clerk::performAll(std::vector<std::pair<domain::ItemId, ItemDeed>> deeds, Author author)
{
    return m_desk->performAll(deeds, author);
}

void Clerk::attend(std::function<void()> chore) { m_desk->attend(std::move(chore)); }

Result<void> Clerk::attendAndWait(std::function<Result<void>()> chore)
{
    return m_desk->await<void>([chore = std::move(chore)](store::Journal&) { return chore(); });
}

Result<int> Clerk::receive(std::vector<store::EventRow> rows)
{
    return m_desk->await<int>([rows = std::move(rows)](store::Journal& journal) { return journal.receive(rows); });
}

} // namespace regrade::workers
