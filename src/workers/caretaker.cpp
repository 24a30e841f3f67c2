#include "workers/caretaker.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace regrade::workers {

namespace {

/// How often the caretaker looks whether a copy is due; also how soon a copy that failed is tried again.
constexpr std::chrono::minutes kRound{10};

/// A copy from the future tells that the clock was set back; it is no reason to wait.
bool isDue(const BackupPlan& plan, Time now)
{
    const auto backups = store::backupsIn(plan.backups);
    return std::none_of(backups.begin(), backups.end(), [&](const store::Backup& one) {
        return now - one.at < plan.every && one.at - now < plan.every;
    });
}

} // namespace

Result<ShiftEnd> endShiftNow(const BackupPlan& plan, const store::StationKey& key, Time at)
{
    const auto database = store::Database::openForReading(plan.store);
    if (!database) {
        return database.error();
    }
    auto backup = store::makeBackup(*database, plan.backups, at);
    if (!backup) {
        return backup.error();
    }
    if (const auto copied = store::copyUnchanging(plan.archive, store::archiveBeside(plan.backups)); !copied) {
        return copied.error();
    }
    ShiftEnd end{std::move(*backup), {}};
    for (const store::ChainHead& head : end.backup.heads) {
        end.heads.push_back(key.sign(head, at));
        if (auto kept = store::HeadBook(plan.heads).add(end.heads.back()); !kept) {
            return kept.error();
        }
    }
    if (const auto thinned = store::thinBackups(plan.backups, plan.keep); !thinned) {
        spdlog::warn("Old backups were not removed: {} {}", thinned.error().what(), thinned.error().detail);
    }
    return end;
}

/// The caretaker's thread and what was asked of it.
class Caretaker::Rounds {
public:
    Rounds(BackupPlan plan, store::StationKey key, const Clock& clock, Told told)
        : m_plan(std::move(plan)), m_key(std::move(key)), m_clock(clock), m_told(std::move(told)),
          m_thread([this] { work(); })
    {
    }

    ~Rounds()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }

    Rounds(const Rounds&) = delete;
    Rounds& operator=(const Rounds&) = delete;

    void ask(Told done)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_asked.push_back(std::move(done));
        }
        m_changed.notify_one();
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        std::chrono::seconds pause = m_plan.firstLook;
        while (true) {
            m_changed.wait_for(lock, pause, [this] { return m_closing || !m_asked.empty(); });
            pause = kRound;
            if (m_asked.empty() && m_closing) {
                return;
            }
            const auto asked = std::exchange(m_asked, {});
            lock.unlock();
            if (asked.empty()) {
                lookRound();
            }
            for (const Told& done : asked) {
                answer(done, endShiftNow(m_plan, m_key, m_clock.now()));
            }
            lock.lock();
        }
    }

    void lookRound()
    {
        const Time now = m_clock.now();
        if (!isDue(m_plan, now)) {
            return;
        }
        const auto end = endShiftNow(m_plan, m_key, now);
        const std::string problem = end ? "" : end.error().what();
        if (end || problem != m_problem) {
            answer(m_told, end);
        }
        m_problem = problem;
    }

    static void answer(const Told& told, const Result<ShiftEnd>& end)
    {
        try {
            if (told) {
                told(end);
            }
        } catch (const std::exception& fault) {
            spdlog::error("What the caretaker told could not be taken: {}", fault.what());
        }
    }

    const BackupPlan m_plan;
    const store::StationKey m_key;
    const Clock& m_clock;
    const Told m_told;
    std::string m_problem;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Told> m_asked;
    bool m_closing = false;
    std::thread m_thread;
};

Caretaker::Caretaker(BackupPlan plan, store::StationKey key, const Clock& clock, Told told)
    : m_rounds(std::make_unique<Rounds>(std::move(plan), std::move(key), clock, std::move(told)))
{
}

Caretaker::~Caretaker() = default;

void Caretaker::endShift(Told done) { m_rounds->ask(std::move(done)); }

} // namespace regrade::workers
