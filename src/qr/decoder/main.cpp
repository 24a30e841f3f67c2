// The guarded decoder: a guard that stays, and a worker of its own kind that reads pictures from shared memory and
// answers with the codes in them, until the socket closes. The place of a worker that dies is taken at once by a copy
// of the guard that was made before and has everything loaded.
#include "qr/decoder/ladder.h"
#include "qr/decoder/protocol.h"

#include <fcntl.h>
#include <malloc.h>
#include <opencv2/core/utility.hpp>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <ctime>
#include <exception>
#include <vector>

namespace {

using namespace regrade::qr;

/// The shared picture, mapped again whenever the other side made it larger.
class Picture {
public:
    ~Picture() { unmap(); }

    [[nodiscard]] bool holds(const protocol::Request& request)
    {
        if (request.width <= 0 || request.height <= 0 ||
            static_cast<std::uint64_t>(request.width) * static_cast<std::uint64_t>(request.height) >
                request.memoryBytes) {
            return false;
        }
        if (request.memoryBytes != m_bytes) {
            unmap();
            void* memory = mmap(nullptr, request.memoryBytes, PROT_READ, MAP_SHARED, protocol::kMemory, 0);
            if (memory == MAP_FAILED) {
                return false;
            }
            m_memory = memory;
            m_bytes = request.memoryBytes;
        }
        return true;
    }

    [[nodiscard]] cv::Mat grey(const protocol::Request& request) const
    {
        return {request.height, request.width, CV_8UC1, m_memory};
    }

private:
    void unmap()
    {
        if (m_memory != nullptr) {
            munmap(m_memory, m_bytes);
            m_memory = nullptr;
            m_bytes = 0;
        }
    }

    void* m_memory = nullptr;
    std::size_t m_bytes = 0;
};

template <class Part>
void append(std::vector<char>& packet, const Part& part)
{
    const auto* bytes = reinterpret_cast<const char*>(&part);
    packet.insert(packet.end(), bytes, bytes + sizeof(Part));
}

std::vector<char> replyTo(const protocol::Request& request, const Found& found, double tookMs)
{
    std::vector<char> packet;
    const auto microseconds = [](double ms) { return static_cast<std::uint32_t>(std::max(ms, 0.0) * 1e3); };
    protocol::Reply reply{request.id, 0, microseconds(tookMs), microseconds(found.readMs),
                          static_cast<std::uint32_t>(found.way)};
    append(packet, reply);
    for (const Sighting& sighting : found.sightings) {
        if (packet.size() + sizeof(protocol::CodeHead) + sighting.text.size() > protocol::kReplyLimit) {
            break;
        }
        protocol::CodeHead head;
        sighting.format.copy(head.format, protocol::kFormatBytes - 1);
        for (std::size_t i = 0; i < sighting.corners.size(); ++i) {
            head.corners[2 * i] = sighting.corners[i].x;
            head.corners[2 * i + 1] = sighting.corners[i].y;
        }
        head.textBytes = static_cast<std::uint32_t>(sighting.text.size());
        append(packet, head);
        packet.insert(packet.end(), sighting.text.begin(), sighting.text.end());
        ++reply.codes;
    }
    std::memcpy(packet.data(), &reply, sizeof(reply));
    return packet;
}

SearchOrder orderOf(const protocol::Request& request)
{
    SearchOrder order{request.search, static_cast<double>(request.budgetMs), request.frame, {}};
    if (request.tracked != 0) {
        order.tracked.emplace();
        for (std::size_t i = 0; i < order.tracked->size(); ++i) {
            (*order.tracked)[i] = {request.corners[2 * i], request.corners[2 * i + 1]};
        }
    }
    return order;
}

Found foundIn(const cv::Mat& grey, const SearchOrder& order, Costs& costs)
{
    try {
        return climb(grey, order, costs);
    } catch (const std::exception&) {
        return {};
    }
}

// What a list of processes shows.
constexpr const char* kReserveName = "regrade-reserve";
constexpr const char* kWorkerName = "regrade-decoder";
constexpr const char* kDyingName = "regrade-dying";

/// Tells the guard, and rests until the next worker has begun: the system takes milliseconds to take a process apart,
/// and nobody else runs on that core meanwhile.
void dieLoudly(int signal)
{
    kill(getppid(), SIGUSR1);
    prctl(PR_SET_NAME, kDyingName);
    constexpr timespec kRest{0, 10'000'000};
    nanosleep(&kRest, nullptr);
    std::signal(signal, SIG_DFL);
    raise(signal);
}

/// Answers until the socket closes.
int work(Costs costs)
{
    for (const int bad : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
        std::signal(bad, dieLoudly);
    }
    constexpr unsigned kOrphanSeconds = 10; // ends a worker that hangs after the owner died
    Picture picture;
    if (send(protocol::kSocket, &protocol::kReady, sizeof(protocol::kReady), MSG_NOSIGNAL) < 0) {
        return 0;
    }
    protocol::Request request;
    while (recv(protocol::kSocket, &request, sizeof(request), 0) == static_cast<ssize_t>(sizeof(request))) {
        alarm(kOrphanSeconds);
        const double start = cpuMs();
        const Found found = picture.holds(request) ? foundIn(picture.grey(request), orderOf(request), costs) : Found{};
        const auto packet = replyTo(request, found, cpuMs() - start);
        alarm(0);
        if (send(protocol::kSocket, packet.data(), packet.size(), MSG_NOSIGNAL) < 0) {
            return 0;
        }
    }
    return 0;
}

/// Goes each way once, so that every worker starts with what the libraries load late and with true costs.
Costs warmUp()
{
    Costs costs;
    const cv::Mat blank(480, 640, CV_8UC1, cv::Scalar(200));
    for (int round = 0; round < 2; ++round) {
        foundIn(blank, SearchOrder{protocol::Search::still, 1e3, 0, {}}, costs);
    }
    return costs;
}

/// A copy of the guard. It waits as the reserve until it is its turn to work.
struct Worker {
    pid_t pid = -1;
    int turn = -1; ///< end of a pipe; a byte in it is the word to begin
};

int waitForTurn(int turn, const Costs& costs)
{
    prctl(PR_SET_NAME, kReserveName);
    char word = 0;
    if (read(turn, &word, 1) != 1) {
        return 0; // the guard is gone
    }
    prctl(PR_SET_NAME, kWorkerName);
    return work(costs);
}

Worker makeReserve(const Costs& costs)
{
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return {};
    }
    const pid_t guard = getpid();
    const pid_t copy = fork();
    if (copy != 0) {
        close(ends[0]);
        return {copy, ends[1]};
    }
    close(ends[1]);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    _exit(getppid() == guard ? waitForTurn(ends[0], costs) : 0);
}

/// Puts the reserve to work, or a new copy where the reserve is gone, too.
pid_t begin(Worker reserve, const Costs& costs)
{
    const auto isGone = [](const Worker& one) { return one.pid <= 0 || waitpid(one.pid, nullptr, WNOHANG) == one.pid; };
    if (isGone(reserve)) {
        if (reserve.turn >= 0) {
            close(reserve.turn);
        }
        reserve = makeReserve(costs);
    }
    const bool told = reserve.turn >= 0 && write(reserve.turn, "1", 1) == 1;
    if (reserve.turn >= 0) {
        close(reserve.turn);
    }
    return told ? reserve.pid : -1;
}

/// Waits until the worker is gone, or says that it is dying; true when it came to a bad end. SIGTERM is the owner's
/// word that it hangs.
bool hasDied(pid_t worker, const sigset_t& told)
{
    for (;;) {
        siginfo_t info{};
        const int signal = sigwaitinfo(&told, &info);
        if (signal == SIGUSR1 && info.si_pid == worker) {
            return true;
        }
        if (signal == SIGTERM) {
            kill(worker, SIGKILL);
        }
        siginfo_t end{};
        if (waitid(P_PID, static_cast<id_t>(worker), &end, WEXITED | WNOHANG | WNOWAIT) == 0 && end.si_pid == worker) {
            return end.si_code != CLD_EXITED || end.si_status != 0;
        }
    }
}

} // namespace

int main()
{
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    sigset_t told;
    sigemptyset(&told);
    sigaddset(&told, SIGCHLD);
    sigaddset(&told, SIGTERM);
    sigaddset(&told, SIGUSR1);
    sigprocmask(SIG_BLOCK, &told, nullptr);
    cv::setNumThreads(1);
    // Pictures stay in the heap: no pages are given back and fetched again for each.
    constexpr int kMostHeap = 256 * 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, kMostHeap);
    mallopt(M_TRIM_THRESHOLD, kMostHeap);
    mallopt(M_TOP_PAD, 16 * 1024 * 1024);
    const Costs costs = warmUp();
    std::signal(SIGPIPE, SIG_IGN);
    pid_t worker = begin(makeReserve(costs), costs);
    Worker reserve = makeReserve(costs);
    while (worker > 0 && hasDied(worker, told)) {
        const pid_t dead = worker;
        worker = begin(reserve, costs);
        waitpid(dead, nullptr, 0);
        reserve = makeReserve(costs);
    }
    return worker > 0 ? 0 : 1;
}
