#pragma once

#include "tests/support/postgres.h"

#include <atomic>
#include <chrono>
#include <list>
#include <mutex>
#include <netinet/tcp.h>
#include <poll.h>
#include <random>
#include <thread>

namespace regrade::support {

/// A network between a station and its hub that can be made bad: a TCP relay on the loopback.
class Relay {
public:
    struct Weather {
        std::chrono::milliseconds delay{0}; ///< each way, of every piece
        double cut = 0.0;                   ///< chance that a piece ends its connection instead of arriving
        double twice = 0.0;                 ///< chance that a piece arrives twice, which breaks the protocol
    };

    explicit Relay(int target)
        : m_target(target), m_port(freePort()), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const int yes = 1;
        ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        const sockaddr_in address = at(m_port);
        if (::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(m_listener, 64) != 0) {
            throw std::runtime_error("the relay cannot listen");
        }
        m_thread = std::thread([this] { work(); });
    }
    ~Relay()
    {
        m_closing = true;
        m_thread.join();
        for (auto& pair : m_pairs) {
            close(pair);
        }
        ::close(m_listener);
    }
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    void set(const Weather& weather)
    {
        const std::lock_guard lock(m_mutex);
        m_weather = weather;
    }
    /// Ends every connection and takes no new one.
    void down(bool down) { m_down = down; }
    /// Takes connections and bytes and passes nothing on: a half-open link.
    void swallow(bool swallow) { m_swallow = swallow; }
    /// Lets so many bytes pass, both ways counted, and then ends the connection that brings the next ones, once.
    void cutAfter(int bytes) { m_countdown = bytes; }
    [[nodiscard]] int cuts() const { return m_cuts; }

private:
    struct Piece {
        std::chrono::steady_clock::time_point due;
        std::string bytes;
    };
    struct Way {
        int from = -1;
        int to = -1;
        std::list<Piece> pieces;
    };
    struct Pair {
        Way up;
        Way down;
        bool broken = false;
    };

    static sockaddr_in at(int port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        return address;
    }
    static void close(Pair& pair)
    {
        ::close(pair.up.from);
        ::close(pair.up.to);
    }

    void work()
    {
        while (!m_closing) {
            const auto weather = [&] {
                const std::lock_guard lock(m_mutex);
                return m_weather;
            }();
            waitForBytes();
            accept();
            for (auto& pair : m_pairs) {
                pair.broken = pair.broken || m_down;
                if (!pair.broken && !m_swallow) {
                    pair.broken = !carry(pair.up, weather) || !carry(pair.down, weather);
                }
            }
            for (auto pair = m_pairs.begin(); pair != m_pairs.end();) {
                if (pair->broken) {
                    close(*pair);
                    pair = m_pairs.erase(pair);
                } else {
                    ++pair;
                }
            }
        }
    }
    void waitForBytes()
    {
        std::vector<pollfd> handles{{m_listener, POLLIN, 0}};
        if (!m_swallow) {
            for (const auto& pair : m_pairs) {
                handles.push_back({pair.up.from, POLLIN, 0});
                handles.push_back({pair.down.from, POLLIN, 0});
            }
        }
        ::poll(handles.data(), handles.size(), 1);
    }
    void accept()
    {
        pollfd handle{m_listener, POLLIN, 0};
        while (::poll(&handle, 1, 0) > 0) {
            const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            const sockaddr_in address = at(m_target);
            const bool joined = !m_down && client >= 0 &&
                                ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
            if (!joined) {
                ::close(server);
                ::close(client);
                continue;
            }
            const int yes = 1;
            ::setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            ::fcntl(server, F_SETFL, O_NONBLOCK);
            m_pairs.push_back({{client, server, {}}, {server, client, {}}, false});
        }
    }
    [[nodiscard]] bool happens(double chance) { return chance > 0 && m_dice(m_random) < chance; }

    /// False when the connection is over.
    [[nodiscard]] bool carry(Way& way, const Weather& weather)
    {
        char buffer[16'384];
        const ssize_t got = ::recv(way.from, buffer, sizeof buffer, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
            return false;
        }
        if (got > 0) {
            const bool countedOut = m_countdown >= 0 && (m_countdown -= static_cast<int>(got)) < 0;
            if (happens(weather.cut) || countedOut) {
                m_countdown = -1;
                ++m_cuts;
                return false;
            }
            std::string bytes(buffer, static_cast<std::size_t>(got));
            if (happens(weather.twice)) {
                ++m_cuts;
                bytes += bytes;
            }
            way.pieces.push_back({std::chrono::steady_clock::now() + weather.delay, std::move(bytes)});
        }
        while (!way.pieces.empty() && way.pieces.front().due <= std::chrono::steady_clock::now()) {
            std::string& bytes = way.pieces.front().bytes;
            const ssize_t sent = ::send(way.to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0) {
                return errno == EAGAIN || errno == EINTR;
            }
            bytes.erase(0, static_cast<std::size_t>(sent));
            if (!bytes.empty()) {
                return true;
            }
            way.pieces.pop_front();
        }
        return true;
    }

    int m_target;
    int m_port;
    int m_listener;
    std::atomic<bool> m_closing{false};
    std::atomic<bool> m_down{false};
    std::atomic<bool> m_swallow{false};
    std::atomic<int> m_cuts{0};
    std::atomic<int> m_countdown{-1};
    std::mutex m_mutex;
    Weather m_weather;
    std::mt19937 m_random{20'261'125};
    std::uniform_real_distribution<double> m_dice{0.0, 1.0};
    std::list<Pair> m_pairs;
    std::thread m_thread;
};

} // namespace regrade::support
