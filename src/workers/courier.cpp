#include "workers/courier.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <string>
#include <thread>

namespace regrade::workers {

class Courier::Road {
public:
    Road(Trip trip, CourierPace pace) : m_trip(std::move(trip)), m_pace(pace), m_thread([this] { work(); }) {}

    ~Road()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }

    Road(const Road&) = delete;
    Road& operator=(const Road&) = delete;

    void hurry()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_hurried = true;
        }
        m_changed.notify_one();
    }

private:
    void work()
    {
        std::mt19937 dice{std::random_device{}()};
        std::uniform_real_distribution<double> chance(0.0, 1.0);
        int failed = 0;
        std::unique_lock lock(m_mutex);
        while (!m_closing) {
            lock.unlock();
            failed = go() ? 0 : failed + 1;
            const auto wait = courierWait(m_pace, failed, chance(dice));
            lock.lock();
            m_changed.wait_for(lock, wait, [this] { return m_closing || m_hurried; });
            m_hurried = false;
        }
    }

    bool go()
    {
        try {
            const auto gone = m_trip([this] { return m_closing.load(); });
            const std::string said = gone ? std::string() : gone.error().what();
            if (said != m_said && !m_closing) {
                if (gone) {
                    spdlog::info("The hub answers again.");
                } else {
                    spdlog::warn("{} {}", said, gone.error().detail);
                }
            }
            m_said = said;
            return bool(gone);
        } catch (const std::exception& fault) {
            spdlog::error("The exchange with the hub broke a rule of the program: {}", fault.what());
            return false;
        }
    }

    Trip m_trip;
    CourierPace m_pace;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<bool> m_closing{false};
    bool m_hurried = false;
    std::string m_said; ///< so that each reason is logged once
    std::thread m_thread;
};

Courier::Courier(Trip trip, CourierPace pace) : m_road(std::make_unique<Road>(std::move(trip), pace)) {}
Courier::~Courier() = default;
void Courier::hurry() { m_road->hurry(); }

std::chrono::milliseconds courierWait(const CourierPace& pace, int failed, double chance)
{
    if (failed == 0) {
        return pace.every;
    }
    const auto doubled = pace.every * (std::int64_t{1} << std::min(failed - 1, 20));
    const auto most = std::min(std::chrono::milliseconds(doubled), pace.longest);
    return most / 2 +
           std::chrono::milliseconds(static_cast<std::int64_t>(chance * static_cast<double>(most.count()) / 2));
}

} // namespace regrade::workers
