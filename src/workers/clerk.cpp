#include "workers/clerk.h"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace regrade::workers {

/// The clerk's thread and its queue. The journal is touched by that thread only.
class Clerk::Desk {
public:
    Desk(store::Journal journal, const Clock& clock, domain::StationId station, std::string policyVersion,
         Authority authority)
        : m_journal(std::move(journal)), m_clock(clock), m_station(std::move(station)),
          m_policyVersion(std::move(policyVersion)), m_authority(std::move(authority)), m_thread([this] { work(); })
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
    void submit(const Id& id, Deed deed, Author author, Done done)
    {
        attend([this, id, deed = std::move(deed), author = std::move(author), done = std::move(done)] {
            const Result<Receipt> outcome = write(id, deed, author);
            if (done) {
                done(outcome);
            }
        });
    }

    void attend(std::function<void()> chore)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_queue.push_back(std::move(chore));
        }
        m_changed.notify_one();
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

private:
    template <class Id, class Deed>
    Result<Receipt> write(const Id& id, const Deed& deed, const Author& author)
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
            auto written = m_journal.record(
                id,
                [&](const auto& state) -> Result<domain::Events> {
                    version = state.version;
                    auto events = deed(state, at);
                    const auto may =
                        events ? m_authority(author, domain::deedsOf(*events), m_clock.now()) : Result<void>();
                    return may ? std::move(events) : may.error();
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

    void work()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_changed.wait(lock, [this] { return m_closing || !m_queue.empty(); });
            if (m_queue.empty()) {
                return;
            }
            const std::function<void()> next = std::move(m_queue.front());
            m_queue.pop_front();
            lock.unlock();
            try {
                next();
            } catch (const std::exception& fault) {
                spdlog::error("The answer to a deed could not be taken: {}", fault.what());
            }
            lock.lock();
        }
    }

    store::Journal m_journal;
    const Clock& m_clock;
    const domain::StationId m_station;
    const std::string m_policyVersion;
    const Authority m_authority;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_queue;
    bool m_closing = false;
    std::thread m_thread;
};

Clerk::Clerk(store::Journal journal, const Clock& clock, domain::StationId station, std::string policyVersion,
             Authority authority)
    : m_desk(std::make_unique<Desk>(std::move(journal), clock, std::move(station), std::move(policyVersion),
                                    std::move(authority)))
{
}

Clerk::~Clerk() = default;

void Clerk::submit(const domain::ItemId& item, ItemDeed deed, Author author, Done done)
{
    m_desk->submit(item, std::move(deed), std::move(author), std::move(done));
}

void Clerk::submit(const domain::Sku& sku, ProductDeed deed, Author author, Done done)
{
    m_desk->submit(sku, std::move(deed), std::move(author), std::move(done));
}

Result<Receipt> Clerk::perform(const domain::ItemId& item, ItemDeed deed, Author author)
{
    return m_desk->perform(item, std::move(deed), std::move(author));
}

Result<Receipt> Clerk::perform(const domain::Sku& sku, ProductDeed deed, Author author)
{
    return m_desk->perform(sku, std::move(deed), std::move(author));
}

void Clerk::attend(std::function<void()> chore) { m_desk->attend(std::move(chore)); }

} // namespace regrade::workers
