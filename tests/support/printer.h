#pragma once

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace regrade::tests {

/// A label printer on a port of this machine: takes what comes and keeps it, or misbehaves in one of the ways that
/// printers have.
class LoopbackPrinter {
public:
    enum class Habit {
        takes,      ///< reads everything, then closes
        keepsOpen,  ///< reads everything and leaves its own side open
        neverReads, ///< takes the connection and reads nothing until it is let go
        drops,      ///< reads a little, then breaks the connection off
        slams,      ///< breaks the connection off at once
        chokes,     ///< reads everything, then breaks the connection off
    };

    explicit LoopbackPrinter(Habit habit = Habit::takes) : m_habit(habit) { switchOn(); }
    ~LoopbackPrinter() { switchOff(); }
    LoopbackPrinter(const LoopbackPrinter&) = delete;
    LoopbackPrinter& operator=(const LoopbackPrinter&) = delete;

    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(m_port); }
    void set(Habit habit) { m_habit = habit; }
    /// Asked at every connection instead of the set habit.
    void choose(std::function<Habit()> choice)
    {
        const std::lock_guard lock(m_mutex);
        m_choice = std::move(choice);
    }

    /// The same port again.
    void switchOn()
    {
        m_on = true;
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int yes = 1;
        ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_port = htons(m_port);
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        const bool listens =
            ::bind(m_listener, reinterpret_cast<const sockaddr*>(&place), size) == 0 && ::listen(m_listener, 16) == 0;
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&place), &size);
        m_port = listens ? ntohs(place.sin_port) : 0;
        m_thread = std::thread([this] { work(); });
    }
    /// From now on connections are refused.
    void switchOff()
    {
        m_on = false;
        if (m_thread.joinable()) {
            m_thread.join();
        }
        if (m_listener >= 0) {
            ::close(m_listener);
            m_listener = -1;
        }
    }

    /// What came over each connection, whole or not.
    [[nodiscard]] std::vector<std::string> received() const
    {
        const std::lock_guard lock(m_mutex);
        return m_received;
    }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    static constexpr std::size_t kLittle = 100;

    void work()
    {
        while (m_on) {
            pollfd waiting{m_listener, POLLIN, 0};
            if (::poll(&waiting, 1, 20) != 1) {
                continue;
            }
            const int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection >= 0) {
                ++m_connections;
                serve(connection, habit());
            }
        }
        // What came before it was switched off is in its memory, and it prints that.
        for (pollfd waiting{m_listener, POLLIN, 0}; ::poll(&waiting, 1, 0) == 1;) {
            const int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection < 0) {
                break;
            }
            ++m_connections;
            serve(connection, Habit::takes);
        }
    }

    Habit habit()
    {
        const std::lock_guard lock(m_mutex);
        return m_choice ? m_choice() : m_habit.load();
    }

    void serve(int connection, Habit habit)
    {
        std::string bytes;
        if (habit == Habit::neverReads) {
            const auto end = std::chrono::steady_clock::now() + hang;
            while (m_on && m_habit == Habit::neverReads && std::chrono::steady_clock::now() < end) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        }
        if (habit != Habit::slams) {
            bytes = read(connection, habit == Habit::drops ? kLittle : SIZE_MAX);
        }
        if (habit == Habit::keepsOpen) {
            keep(bytes);
            const auto end = std::chrono::steady_clock::now() + hang;
            while (m_on && std::chrono::steady_clock::now() < end) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        } else {
            keep(bytes);
        }
        if (habit == Habit::drops || habit == Habit::slams || habit == Habit::chokes) {
            const linger abruptly{1, 0};
            ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &abruptly, sizeof abruptly);
        }
        ::close(connection);
    }

    std::string read(int connection, std::size_t most)
    {
        std::string bytes;
        char part[65536];
        while (bytes.size() < most) {
            pollfd ready{connection, POLLIN, 0};
            if (::poll(&ready, 1, 20) < 1) {
                if (!m_on) {
                    break;
                }
                continue;
            }
            const auto size = ::recv(connection, part, std::min(sizeof part, most - bytes.size()), 0);
            if (size <= 0) {
                break;
            }
            bytes.append(part, static_cast<std::size_t>(size));
        }
        return bytes;
    }

    void keep(const std::string& bytes)
    {
        const std::lock_guard lock(m_mutex);
        m_received.push_back(bytes);
    }

public:
    std::chrono::milliseconds hang{
        60'000}; ///< how long it does not read, or keeps its side open; set before the first connection

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_received;
    std::function<Habit()> m_choice;
    std::atomic<Habit> m_habit;
    std::atomic<bool> m_on{false};
    std::atomic<int> m_connections{0};
    std::uint16_t m_port = 0;
    int m_listener = -1;
    std::thread m_thread;
};

} // namespace regrade::tests
