#include "workers/printroom.h"

#include "store/appendfile.h"
#include "store/printbook.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <poll.h>
#include <thread>
#include <utility>
#include <vector>

namespace regrade::workers {

namespace {

/// While a pause runs, it is looked so often whether it is over by the house's clock.
constexpr std::chrono::milliseconds kPauseLook{250};
constexpr std::chrono::hours kThinEvery{24};

/// A file's name for a job: "000012 K7PM...-sale-2.pdf" without what a file system may not like.
std::string fileNameOf(const store::PrintJob& job)
{
    std::string number = std::to_string(job.number);
    number.insert(0, number.size() < 6 ? 6 - number.size() : 0, '0');
    std::string what = job.unit && job.label ? job.unit->text() + '-' + std::string(domain::nameOf(*job.label)) + '-' +
                                                   std::to_string(job.copy)
                                             : std::string("test");
    return number + '-' + what + (job.media == "application/pdf" ? ".pdf" : ".zpl");
}

} // namespace

class Printroom::Room {
public:
    Room(Parts parts, store::AppendFile lock, store::Database reader)
        : m_parts(std::move(parts)), m_lock(std::move(lock)), m_reader(std::move(reader))
    {
    }

    ~Room()
    {
        m_closing = true;
        m_parts.bell->ring();
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }

    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;

    [[nodiscard]] Result<void> begin()
    {
        int interrupted = 0;
        const auto begun = m_parts.write([&](store::Database& writer) -> Result<void> {
            const auto doubted = store::doubtInterrupted(writer, m_parts.clock.now());
            interrupted = doubted ? *doubted : 0;
            return doubted ? Result<void>() : doubted.error();
        });
        if (interrupted > 0) {
            spdlog::warn("The program had ended while {} labels were on their way to a printer.", interrupted);
        }
        return begun;
    }

    void start()
    {
        m_thread = std::thread([this] { work(); });
    }

    [[nodiscard]] Result<PrintRound> workThrough()
    {
        m_oneRound = true;
        do {
            look();
            waitAndStep();
        } while (isBusy());
        return m_problem ? Result<PrintRound>(*m_problem) : m_round;
    }

private:
    /// What the room knows of a printer.
    struct Tray {
        std::unique_ptr<Delivery> delivery;
        store::PrintJob job; ///< that the delivery is for
        bool sending = false;
        int failed = 0; ///< tries in a row
        std::int64_t nextTryNs = 0;
    };

    void work()
    {
        while (!m_closing) {
            try {
                if (m_parts.bell->wasCalled()) {
                    for (auto& [name, tray] : m_trays) {
                        tray.nextTryNs = 0;
                    }
                }
                thin();
                look();
                waitAndStep();
            } catch (const std::exception& fault) {
                spdlog::error("The print room broke a rule of the program: {}", fault.what());
                m_trays.clear(); // what was on its way stays "sending" and is unsure after the next start
                pauseFor(m_parts.pace.look);
            }
        }
        endTheDay();
    }

    [[nodiscard]] bool isBusy() const
    {
        return std::any_of(m_trays.begin(), m_trays.end(),
                           [](const auto& one) { return one.second.delivery != nullptr; });
    }

    /// Begins with the next job of every printer that is free and whose pause is over.
    void look()
    {
        settleUnwritten();
        const Printers printers = m_parts.printers();
        const auto awaited = store::awaitedPrinters(m_reader);
        if (!awaited) {
            tellOnce(awaited.error());
            return;
        }
        for (const std::string& name : *awaited) {
            const auto found = std::find_if(printers.begin(), printers.end(),
                                            [&](const Printer& printer) { return printer.name == name; });
            Tray& tray = m_trays[name];
            if (tray.delivery || m_parts.clock.monotonicNs() < tray.nextTryNs) {
                continue;
            }
            // A folder is done at once; so its jobs follow each other here.
            while (beginNext(name, found == printers.end() ? nullptr : &*found, tray)) {
            }
        }
    }

    /// True when the next one may follow at once.
    bool beginNext(const std::string& name, const Printer* printer, Tray& tray)
    {
        auto job = store::nextPrint(m_reader, name);
        if (!job || !*job || m_closing) {
            if (!job) {
                tellOnce(job.error());
            }
            return false;
        }
        tray.job = std::move(**job);
        tray.sending = false;
        if (printer == nullptr) {
            hold(tray, refused("No printer called {} is set up at this station.", {name}));
            return false;
        }
        if (const auto port = printer->port()) {
            tray.delivery = std::make_unique<Delivery>(*port, m_parts.pace, m_parts.clock, m_parts.bell);
            return false;
        }
        return putIntoFolder(*printer, tray);
    }

    bool putIntoFolder(const Printer& printer, Tray& tray)
    {
        const auto bytes = bytesFor(tray);
        if (!bytes || !begin(tray)) {
            return false;
        }
        const auto put = deliverToFolder(printer.address, fileNameOf(tray.job), *bytes);
        if (!put) {
            hold(tray, put.error()); // the folder has all of it or nothing
            return false;
        }
        taken(tray);
        return true;
    }

    [[nodiscard]] std::optional<store::Bytes> bytesFor(Tray& tray)
    {
        auto bytes = store::printBytes(m_reader, tray.job.number);
        if (!bytes) {
            tellOnce(bytes.error());
            pauseAfterFailure(tray);
            return std::nullopt;
        }
        return std::move(*bytes);
    }

    /// The job is on record as being sent before its first byte goes out.
    [[nodiscard]] bool begin(Tray& tray)
    {
        bool begun = false;
        const auto written = m_parts.write([&](store::Database& writer) -> Result<void> {
            const auto mine = store::beginPrint(writer, tray.job.number, m_parts.clock.now());
            begun = mine && *mine;
            return mine ? Result<void>() : mine.error();
        });
        if (!written) {
            tellOnce(written.error());
            pauseAfterFailure(tray);
        }
        tray.sending = begun && written;
        if (tray.sending) {
            tell();
        }
        return tray.sending;
    }

    void stepTray(Tray& tray)
    {
        tray.delivery->step();
        if (tray.delivery->phase() == Delivery::Phase::connected) {
            auto bytes = bytesFor(tray);
            if (!bytes || !begin(tray)) { // cancelled meanwhile, or the disk is full: nothing went out
                tray.delivery.reset();
                return;
            }
            tray.delivery->send(std::move(*bytes));
        }
        if (!tray.delivery->isOver()) {
            return;
        }
        const auto delivery = std::move(tray.delivery);
        if (delivery->phase() == Delivery::Phase::taken) {
            taken(tray);
        } else if (delivery->hasBegun()) {
            doubt(tray, delivery->problem());
        } else {
            hold(tray, delivery->problem());
        }
    }

    void taken(Tray& tray)
    {
        tray.failed = 0;
        tray.nextTryNs = 0;
        ++m_round.sent;
        spdlog::info("Label sent [number {}, {}].", tray.job.number, tray.job.printer);
        settle([number = tray.job.number](store::Database& writer, Time at) {
            return store::finishPrint(writer, number, at);
        });
    }

    void doubt(Tray& tray, const Error& problem)
    {
        pauseAfterFailure(tray);
        ++m_round.unsure;
        spdlog::warn("It is not sure whether a label was printed [number {}, {}]: {} {}", tray.job.number,
                     tray.job.printer, problem.what(), problem.detail);
        settle([number = tray.job.number, problem](store::Database& writer, Time at) {
            return store::doubtPrint(writer, number, problem, at);
        });
    }

    void hold(Tray& tray, const Error& problem)
    {
        pauseAfterFailure(tray);
        ++m_round.held;
        if (tray.failed == 1) {
            spdlog::warn("A label waits [number {}, {}]: {} {}", tray.job.number, tray.job.printer, problem.what(),
                         problem.detail);
        }
        settle([number = tray.job.number, problem](store::Database& writer, Time at) {
            return store::holdPrint(writer, number, problem, at);
        });
    }

    void pauseAfterFailure(Tray& tray)
    {
        const std::chrono::nanoseconds pause =
            m_oneRound ? std::chrono::hours(24) : printPause(m_parts.pace, ++tray.failed);
        tray.nextTryNs = m_parts.clock.monotonicNs() + pause.count();
    }

    using Outcome = std::function<Result<void>(store::Database&, Time)>;

    /// What cannot be written now (a full disk) is written later; until then the job stays "sending" and is not
    /// touched.
    void settle(Outcome outcome)
    {
        m_unwritten.push_back(std::move(outcome));
        settleUnwritten();
    }

    void settleUnwritten()
    {
        bool changed = false;
        while (!m_unwritten.empty()) {
            const auto written = m_parts.write(
                [&](store::Database& writer) { return m_unwritten.front()(writer, m_parts.clock.now()); });
            if (!written) {
                tellOnce(written.error());
                break;
            }
            m_unwritten.erase(m_unwritten.begin());
            changed = true;
        }
        if (changed) {
            m_said.clear();
            tell();
        }
    }

    void waitAndStep()
    {
        std::vector<pollfd> handles{{m_parts.bell->handle(), POLLIN, 0}};
        std::chrono::nanoseconds longest = m_parts.pace.look;
        for (const auto& [name, tray] : m_trays) {
            if (tray.delivery) {
                longest = std::min(longest, tray.delivery->untilLimit());
                const short awaited = tray.delivery->awaited();
                handles.push_back({awaited == 0 ? -1 : tray.delivery->handle(), awaited, 0});
            } else if (const std::chrono::nanoseconds left(tray.nextTryNs - m_parts.clock.monotonicNs());
                       left.count() > 0) {
                longest = std::min({longest, left, std::chrono::nanoseconds(kPauseLook)});
            }
        }
        if (m_oneRound && !isBusy()) {
            return;
        }
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(longest);
        ::poll(handles.data(), handles.size(), static_cast<int>(wait.count()));
        m_parts.bell->silence();
        bool freed = false;
        for (auto& [name, tray] : m_trays) {
            if (tray.delivery) {
                stepTray(tray);
                freed = freed || !tray.delivery;
            }
        }
        if (freed) {
            look(); // the next label follows at once
        }
    }

    /// Nothing new is begun; what goes out may end.
    void endTheDay()
    {
        const auto last = std::chrono::steady_clock::now() + m_parts.pace.lastMoments;
        for (auto& [name, tray] : m_trays) {
            if (tray.delivery && !tray.sending) {
                tray.delivery.reset();
            }
        }
        while (isBusy() && std::chrono::steady_clock::now() < last) {
            waitAndStep();
        }
        for (auto& [name, tray] : m_trays) {
            if (tray.delivery) {
                tray.delivery.reset();
                doubt(tray, deviceError("The program ended while this was on its way to the printer."));
            }
        }
        settleUnwritten();
    }

    void pauseFor(std::chrono::milliseconds span)
    {
        pollfd bell{m_parts.bell->handle(), POLLIN, 0};
        ::poll(&bell, 1, static_cast<int>(span.count()));
        m_parts.bell->silence();
    }

    void thin()
    {
        const Time now = m_parts.clock.now();
        if (m_thinnedAt && now - *m_thinnedAt < kThinEvery && now >= *m_thinnedAt) {
            return;
        }
        m_thinnedAt = now;
        const auto thinned = m_parts.write([&](store::Database& writer) -> Result<void> {
            const auto gone = store::thinPrints(writer, now - m_parts.kept);
            return gone ? Result<void>() : gone.error();
        });
        if (!thinned) {
            tellOnce(thinned.error());
        }
    }

    void tell() const
    {
        if (m_parts.told) {
            m_parts.told();
        }
    }

    void tellOnce(const Error& problem)
    {
        m_problem = problem;
        if (problem.what() != m_said) {
            m_said = problem.what();
            spdlog::error("The print queue cannot be used: {} {}", problem.what(), problem.detail);
        }
    }

    const Parts m_parts;
    store::AppendFile m_lock;
    const store::Database m_reader;
    std::atomic<bool> m_closing{false};
    bool m_oneRound = false;
    PrintRound m_round;
    std::map<std::string, Tray> m_trays; ///< by the printer's name
    std::vector<Outcome> m_unwritten;
    std::optional<Time> m_thinnedAt;
    std::optional<Error> m_problem;
    std::string m_said;
    std::thread m_thread;
};

Printroom::Printroom(std::unique_ptr<Room> room) : m_room(std::move(room)) {}
Printroom::~Printroom() = default;

Result<std::unique_ptr<Printroom>> Printroom::open(Parts parts)
{
    auto lock = store::AppendFile::open(parts.lock);
    if (!lock) {
        return lock.error();
    }
    if (!lock->lockNow()) {
        return refused("Another program prints from this queue already.");
    }
    auto reader = store::Database::openForReading(parts.store);
    if (!reader) {
        return reader.error();
    }
    auto room = std::make_unique<Room>(std::move(parts), std::move(*lock), std::move(*reader));
    if (const auto begun = room->begin(); !begun) {
        return begun.error();
    }
    return std::unique_ptr<Printroom>(new Printroom(std::move(room)));
}

void Printroom::start() { m_room->start(); }
Result<PrintRound> Printroom::workThrough() { return m_room->workThrough(); }

} // namespace regrade::workers
