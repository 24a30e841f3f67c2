#include "workers/toneplayer.h"

#include "workers/toneoutlet.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <numbers>
#include <span>
#include <thread>
#include <utility>

namespace regrade::workers {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kChunk = kToneRate / 100; ///< 10 ms
constexpr std::size_t kFade = kToneRate / 200;  ///< 5 ms
/// So much is given to the device ahead of what is heard: a newer tone waits no longer.
constexpr auto kAhead = 40ms;
constexpr auto kPatience = 3s;    ///< no tone is so long: the device is stuck
constexpr auto kFarewell = 500ms; ///< for a device that is closed

Error stuckDevice(const std::string& device)
{
    return deviceError("The sound device \"{}\" does not answer, so no tone is heard. Unplug it and plug it in again.",
                       {device});
}

std::chrono::nanoseconds lengthOf(std::size_t samples)
{
    return std::chrono::nanoseconds(1s) * static_cast<std::int64_t>(samples) / kToneRate;
}

std::vector<std::int16_t> firstOf(std::span<const std::int16_t> rest)
{
    const auto first = rest.first(std::min(kChunk, rest.size()));
    return {first.begin(), first.end()};
}

/// What follows of a tone that is cut, sinking to silence.
std::vector<std::int16_t> fadeOf(std::span<const std::int16_t> rest)
{
    const auto cut = rest.first(std::min(kFade, rest.size()));
    std::vector<std::int16_t> fade(cut.begin(), cut.end());
    for (std::size_t i = 0; i < fade.size(); ++i) {
        const double sunk = static_cast<double>(i + 1) / static_cast<double>(fade.size());
        fade[i] = static_cast<std::int16_t>(fade[i] * (0.5 + 0.5 * std::cos(std::numbers::pi * sunk)));
    }
    return fade;
}

} // namespace

/// What the player and its thread share. The thread holds it too, so that it may be left behind with a stuck device.
class TonePlayer::Voice {
public:
    Voice(std::string device, Told told) : m_device(std::move(device)), m_told(std::move(told)) {}

    void ask(Tone tone, const std::shared_ptr<Voice>& self)
    {
        std::unique_lock lock(m_mutex);
        m_waiting = std::max(m_waiting.value_or(tone), tone);
        if (!m_thread.joinable()) {
            m_thread = std::thread([self] { self->work(); });
        }
        m_changed.notify_all();
        tell(lock);
    }

    std::optional<Error> problem()
    {
        const std::lock_guard lock(m_mutex);
        return isStuck() ? std::optional(stuckDevice(m_device)) : m_problem;
    }

    Result<void> finish()
    {
        std::unique_lock lock(m_mutex);
        const bool done = m_changed.wait_for(lock, kPatience + kFarewell, [this] { return !m_waiting && !m_since; });
        const auto problem = done ? m_problem : std::optional(stuckDevice(m_device));
        return problem ? Result<void>(*problem) : Result<void>();
    }

    void close()
    {
        std::unique_lock lock(m_mutex);
        m_closing = true;
        m_changed.notify_all();
        if (!m_thread.joinable()) {
            return;
        }
        const bool ended = m_changed.wait_for(lock, kFarewell, [this] { return m_ended; });
        lock.unlock();
        if (ended) {
            m_thread.join();
        } else {
            m_thread.detach();
        }
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_changed.wait(lock, [this] { return m_closing || m_waiting; });
            if (m_closing) {
                m_ended = true;
                m_changed.notify_all();
                return;
            }
            const Tone tone = takeWaiting();
            lock.unlock();
            const Result<void> played = playOut(tone);
            lock.lock();
            m_since.reset();
            m_problem = played ? std::nullopt : std::optional(played.error());
            m_changed.notify_all();
            tell(lock);
        }
    }

    /// The tone, and those that come while it plays. Written by the clock: a device may take all at once, and then a
    /// newer tone would have to wait.
    Result<void> playOut(Tone tone)
    {
        auto outlet = ToneOutlet::open(m_device);
        if (!outlet) {
            return outlet.error();
        }
        const auto begun = Steady::now();
        std::size_t written = 0;
        for (std::optional<Tone> next = tone; next;) {
            const std::vector<std::int16_t> samples = samplesOf(*std::exchange(next, std::nullopt));
            for (std::size_t at = 0; at < samples.size() && !next;) {
                next = waitUntil(begun + lengthOf(written) - kAhead);
                if (isClosing()) {
                    return {};
                }
                const auto rest = std::span(samples).subspan(at);
                const auto piece = next ? fadeOf(rest) : firstOf(rest);
                if (const auto took = outlet->write(piece); !took) {
                    return took;
                }
                written += piece.size();
                at += piece.size();
            }
        }
        outlet->drain();
        return {};
    }

    /// A newer tone ends the wait.
    std::optional<Tone> waitUntil(Steady::time_point due)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_until(lock, due, [this] { return m_closing || m_waiting; });
        return m_waiting && !m_closing ? std::optional(takeWaiting()) : std::nullopt;
    }

    Tone takeWaiting()
    {
        m_since = Steady::now();
        return *std::exchange(m_waiting, std::nullopt);
    }

    bool isClosing()
    {
        const std::lock_guard lock(m_mutex);
        return m_closing;
    }

    [[nodiscard]] bool isStuck() const { return m_since && Steady::now() - *m_since > kPatience; }

    /// Without the lock: whoever hears of it may ask again.
    void tell(std::unique_lock<std::mutex>& lock)
    {
        const auto now = isStuck() ? std::optional(stuckDevice(m_device)) : m_problem;
        if (!m_told || m_closing || (now ? now->what() : "") == m_toldLast) {
            return;
        }
        m_toldLast = now ? now->what() : "";
        lock.unlock();
        m_told(now);
        lock.lock();
    }

    const std::string m_device;
    const Told m_told;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Tone> m_waiting;
    std::optional<Steady::time_point> m_since; ///< when the tone that plays was begun
    std::optional<Error> m_problem;
    std::string m_toldLast; ///< empty = no problem
    bool m_closing = false;
    bool m_ended = false;
    std::thread m_thread;
};

TonePlayer::TonePlayer(std::string device, Told told)
    : m_voice(std::make_shared<Voice>(std::move(device), std::move(told)))
{
}

TonePlayer::~TonePlayer() { m_voice->close(); }

void TonePlayer::play(Tone tone) { m_voice->ask(tone, m_voice); }

std::optional<Error> TonePlayer::problem() const { return m_voice->problem(); }

Result<void> TonePlayer::finish() { return m_voice->finish(); }

} // namespace regrade::workers
