#include "workers/delivery.h"

#include "store/place.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/sockios.h>
#include <netdb.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace regrade::workers {

namespace {

/// How often it is looked whether the printer's side has acknowledged: nothing tells of that.
constexpr std::chrono::milliseconds kAcknowledgeLook{20};

std::int64_t nanoseconds(std::chrono::nanoseconds span) { return span.count(); }

int errorOn(int socket)
{
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

/// A port of this machine at which nobody listens can, by chance, be connected with itself.
bool isConnectedWithItself(int socket)
{
    sockaddr_storage here{};
    sockaddr_storage there{};
    socklen_t hereSize = sizeof here;
    socklen_t thereSize = sizeof there;
    return ::getsockname(socket, reinterpret_cast<sockaddr*>(&here), &hereSize) == 0 &&
           ::getpeername(socket, reinterpret_cast<sockaddr*>(&there), &thereSize) == 0 && hereSize == thereSize &&
           std::memcmp(&here, &there, hereSize) == 0;
}

bool writeFileWhole(int file, const store::Bytes& bytes)
{
    std::size_t written = 0;
    while (written < bytes.size()) {
        const auto more = ::write(file, bytes.data() + written, bytes.size() - written);
        if (more <= 0) {
            return false;
        }
        written += static_cast<std::size_t>(more);
    }
    return ::fsync(file) == 0;
}

} // namespace

std::chrono::milliseconds printPause(const PrintPace& pace, int failed)
{
    if (failed <= 0) {
        return std::chrono::milliseconds(0);
    }
    return std::min(std::chrono::milliseconds(pace.firstPause * (std::int64_t{1} << std::min(failed - 1, 20))),
                    pace.longestPause);
}

/// Where a name leads. Shared with the thread that asks: an answer that comes too late finds nobody.
struct Delivery::Lookup {
    struct Place {
        sockaddr_storage address{};
        socklen_t size = 0;
    };
    std::atomic<bool> done{false};
    std::vector<Place> places;

    void ask(const PrinterPort& port, int flags)
    {
        addrinfo hints{};
        hints.ai_socktype = SOCK_STREAM;
        hints.ai_flags = flags;
        addrinfo* found = nullptr;
        if (::getaddrinfo(port.host.c_str(), std::to_string(port.port).c_str(), &hints, &found) != 0) {
            return;
        }
        for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
            Place place;
            place.size = one->ai_addrlen;
            std::memcpy(&place.address, one->ai_addr, one->ai_addrlen);
            places.push_back(place);
        }
        ::freeaddrinfo(found);
    }
};

Delivery::Delivery(const PrinterPort& port, const PrintPace& pace, const Clock& clock, std::shared_ptr<Bell> bell)
    : m_port(port), m_pace(pace), m_clock(clock), m_lookup(std::make_shared<Lookup>())
{
    enter(Phase::looking, m_pace.connect);
    m_lookup->ask(m_port, AI_NUMERICHOST | AI_NUMERICSERV);
    if (!m_lookup->places.empty()) {
        m_lookup->done = true;
        return;
    }
    // A name server that does not answer holds up the asking thread for long, and no other printer.
    std::thread([lookup = m_lookup, asked = m_port, bell = std::move(bell)] {
        lookup->ask(asked, AI_NUMERICSERV);
        lookup->done = true;
        bell->ring();
    }).detach();
}

Delivery::~Delivery() { closeSocket(); }

void Delivery::closeSocket()
{
    if (m_socket >= 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

std::string Delivery::address() const { return m_port.host + ':' + std::to_string(m_port.port); }

void Delivery::enter(Phase phase, std::chrono::milliseconds limit)
{
    m_phase = phase;
    m_limitNs = m_clock.monotonicNs() + nanoseconds(limit);
}

void Delivery::fail(Error problem)
{
    closeSocket();
    m_problem = std::move(problem);
    m_phase = Phase::failed;
}

std::chrono::nanoseconds Delivery::untilLimit() const
{
    if (m_phase == Phase::looking && m_lookup->done) {
        return std::chrono::nanoseconds(0);
    }
    const std::chrono::nanoseconds left(std::max<std::int64_t>(0, m_limitNs - m_clock.monotonicNs()));
    return m_phase == Phase::closing ? std::min<std::chrono::nanoseconds>(left, kAcknowledgeLook) : left;
}

short Delivery::awaited() const
{
    const short heard = m_peerClosed ? 0 : POLLIN;
    switch (m_phase) {
    case Phase::connecting: return POLLOUT;
    case Phase::writing: return static_cast<short>(POLLOUT | heard);
    case Phase::closing: return heard;
    default: return 0;
    }
}

void Delivery::step()
{
    const bool late = m_clock.monotonicNs() >= m_limitNs;
    switch (m_phase) {
    case Phase::looking: look(); break;
    case Phase::connecting: finishConnecting(); break;
    case Phase::writing: write(); break;
    case Phase::closing: sayFarewell(); break;
    default: return;
    }
    if (!late || isOver()) {
        return;
    }
    if (m_phase == Phase::looking || m_phase == Phase::connecting) {
        fail(deviceError("The printer at {} does not answer.", {address()}));
    } else if (m_clock.monotonicNs() >= m_limitNs) { // a byte that was taken just now has moved the limit
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_pace.stall);
        fail(deviceError("The printer at {} took nothing more for {} seconds.",
                         {address(), std::to_string(seconds.count())}));
    }
}

void Delivery::look()
{
    if (!m_lookup->done) {
        return;
    }
    if (m_lookup->places.empty()) {
        fail(deviceError("No machine in the network is called {}.", {m_port.host}));
        return;
    }
    connectNext();
}

void Delivery::connectNext()
{
    const Lookup::Place& place = m_lookup->places[m_nextPlace++];
    closeSocket();
    m_socket = ::socket(place.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_socket < 0) {
        fail(deviceError("The printer at {} cannot be reached.", {address()}, std::strerror(errno)));
        return;
    }
    enter(Phase::connecting, m_pace.connect);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&place.address), place.size) == 0 ||
        errno != EINPROGRESS) {
        finishConnecting();
    }
}

void Delivery::finishConnecting()
{
    pollfd ready{m_socket, POLLOUT, 0};
    if (::poll(&ready, 1, 0) != 1) {
        return;
    }
    int error = errorOn(m_socket);
    if (error == 0 && isConnectedWithItself(m_socket)) {
        error = ECONNREFUSED;
    }
    if (error == 0) {
        sockaddr_storage there{};
        socklen_t size = sizeof there;
        error = ::getpeername(m_socket, reinterpret_cast<sockaddr*>(&there), &size) == 0 ? 0 : EHOSTUNREACH;
    }
    if (error == 0) {
        enter(Phase::connected, m_pace.stall);
    } else if (m_nextPlace < m_lookup->places.size()) {
        connectNext();
    } else if (error == ECONNREFUSED) {
        fail(deviceError("The printer at {} refuses the connection: it is off, or busy with another program.",
                         {address()}));
    } else {
        fail(deviceError("The printer at {} cannot be reached.", {address()}, std::strerror(error)));
    }
}

void Delivery::send(store::Bytes bytes)
{
    m_bytes = std::move(bytes);
    enter(Phase::writing, m_pace.stall);
    write();
}

/// What a printer answers is read and not looked at; only its close and its break count.
void Delivery::hear()
{
    std::array<char, 4096> heard{};
    constexpr int kRounds = 16;
    for (int round = 0; round < kRounds && !m_peerClosed; ++round) {
        const auto size = ::recv(m_socket, heard.data(), heard.size(), 0);
        if (size == 0) {
            m_peerClosed = true;
        } else if (size < 0) {
            if (errno != EAGAIN && errno != EINTR) {
                fail(deviceError("The printer at {} broke the connection while the label was sent.", {address()},
                                 std::strerror(errno)));
            }
            return;
        }
    }
}

void Delivery::write()
{
    hear();
    while (m_phase == Phase::writing && m_given < m_bytes.size()) {
        const auto size = ::send(m_socket, m_bytes.data() + m_given, m_bytes.size() - m_given, MSG_NOSIGNAL);
        if (size > 0) {
            m_given += static_cast<std::size_t>(size);
            enter(Phase::writing, m_pace.stall);
        } else if (errno == EAGAIN) {
            return;
        } else if (errno != EINTR) {
            fail(deviceError("The printer at {} broke the connection while the label was sent.", {address()},
                             std::strerror(errno)));
        }
    }
    if (m_phase == Phase::writing) {
        ::shutdown(m_socket, SHUT_WR);
        enter(Phase::closing, m_pace.stall);
        sayFarewell();
    }
}

bool Delivery::isAcknowledged() const
{
    int left = -1;
    return ::ioctl(m_socket, SIOCOUTQ, &left) == 0 && left == 0;
}

/// Everything was given away: now the other side must acknowledge it, and should close. Many printers keep their side
/// open; those have taken it when they acknowledged all and broke nothing off.
void Delivery::sayFarewell()
{
    hear();
    if (m_phase != Phase::closing) {
        return;
    }
    const bool acknowledged = isAcknowledged();
    if (const int error = errorOn(m_socket); error != 0) {
        fail(deviceError("The printer at {} broke the connection while the label was sent.", {address()},
                         std::strerror(error)));
        return;
    }
    if (!acknowledged) {
        return;
    }
    const std::int64_t now = m_clock.monotonicNs();
    if (m_acknowledgedNs == 0) {
        m_acknowledgedNs = now;
        m_limitNs = now + nanoseconds(m_pace.farewell + m_pace.stall); // the farewell below comes first
    }
    if (m_peerClosed || now - m_acknowledgedNs >= nanoseconds(m_pace.farewell)) {
        closeSocket();
        m_phase = Phase::taken;
    }
}

Result<void> deliverToFolder(const std::filesystem::path& folder, const std::string& name, const store::Bytes& bytes)
{
    const auto file = folder / name;
    const auto draft = folder / ('.' + name + ".part");
    const int handle = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    const bool whole = handle >= 0 && writeFileWhole(handle, bytes);
    const int fault = errno;
    const bool closed = handle >= 0 && ::close(handle) == 0;
    std::error_code renaming;
    if (whole && closed) {
        std::filesystem::rename(draft, file, renaming);
        if (!renaming) {
            // Where a folder cannot be put on its disk by itself, the file is there all the same.
            static_cast<void>(store::syncFolder(folder));
            return {};
        }
    }
    std::error_code ignored;
    std::filesystem::remove(draft, ignored);
    return deviceError("The label cannot be put into the folder {}.", {folder.string()},
                       renaming ? renaming.message() : std::strerror(fault));
}

} // namespace regrade::workers
