#pragma once

#include "base/clock.h"
#include "store/printbook.h"
#include "workers/printbell.h"
#include "workers/printer.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace regrade::workers {

/// How patient the print room is.
struct PrintPace {
    std::chrono::milliseconds connect{5'000};  ///< for name and connection
    std::chrono::milliseconds stall{15'000};   ///< without one byte taken
    std::chrono::milliseconds farewell{2'000}; ///< for the printer's own close, once it has everything
    std::chrono::milliseconds firstPause{1'000};
    std::chrono::milliseconds longestPause{30'000};
    std::chrono::milliseconds lastMoments{3'000}; ///< for what is going out when the program ends
    std::chrono::milliseconds look{2'000};        ///< how often it looks for what other programs handed in
};

/// The pause after so many tries in a row that failed.
[[nodiscard]] std::chrono::milliseconds printPause(const PrintPace& pace, int failed);

/// One connection to a printer's port, for one job. Never waits: who owns it polls handle() and calls step().
class Delivery {
public:
    enum class Phase { looking, connecting, connected, writing, closing, taken, failed };

    /// `bell` rings when a name has been looked up.
    Delivery(const PrinterPort& port, const PrintPace& pace, const Clock& clock, std::shared_ptr<Bell> bell);
    ~Delivery();
    Delivery(const Delivery&) = delete;
    Delivery& operator=(const Delivery&) = delete;

    /// Once connected: the bytes go out from now on.
    void send(store::Bytes bytes);
    /// Does what can be done without waiting.
    void step();

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] bool isOver() const { return m_phase == Phase::taken || m_phase == Phase::failed; }
    /// Bytes of it may have reached the printer.
    [[nodiscard]] bool hasBegun() const { return m_given > 0; }
    [[nodiscard]] const Error& problem() const { return *m_problem; }
    [[nodiscard]] int handle() const { return m_socket; } ///< -1 = nothing to poll
    [[nodiscard]] short awaited() const;                  ///< events for poll()
    /// When step() has something to do even if nothing happens.
    [[nodiscard]] std::chrono::nanoseconds untilLimit() const;

private:
    struct Lookup;
    void look();
    void connectNext();
    void finishConnecting();
    void write();
    void hear();
    void sayFarewell();
    void fail(Error problem);
    void enter(Phase phase, std::chrono::milliseconds limit);
    void closeSocket();
    [[nodiscard]] bool isAcknowledged() const;
    [[nodiscard]] std::string address() const;

    const PrinterPort m_port;
    const PrintPace m_pace;
    const Clock& m_clock;
    std::shared_ptr<Lookup> m_lookup;
    std::size_t m_nextPlace = 0;
    Phase m_phase = Phase::looking;
    int m_socket = -1;
    store::Bytes m_bytes;
    std::size_t m_given = 0;
    std::int64_t m_limitNs = 0;
    std::int64_t m_acknowledgedNs = 0;
    bool m_peerClosed = false;
    std::optional<Error> m_problem;
};

/// Puts a job into a folder as one file, whole or not at all.
[[nodiscard]] Result<void> deliverToFolder(const std::filesystem::path& folder, const std::string& name,
                                           const store::Bytes& bytes);

} // namespace regrade::workers
