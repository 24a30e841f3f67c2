#pragma once

#include "base/result.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace regrade::qr {

/// An open file descriptor with one owner.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor();

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

private:
    int m_number = -1;
};

/// Where the program regrade-decoder lies: beside the running program, else REGRADE_DECODER, else on the PATH.
[[nodiscard]] std::optional<std::filesystem::path> findDecoder();

/// One running decoder, a guard with its worker, and the socket to it. Killed and reaped when it goes out of scope.
class DecoderProcess {
public:
    /// Starts the program with `memory` as its picture memory; it is not yet ready (see protocol.h).
    [[nodiscard]] static Result<DecoderProcess> start(const std::filesystem::path& program, int memory);
    DecoderProcess(DecoderProcess&& other) noexcept
        : m_pid(std::exchange(other.m_pid, -1)), m_socket(std::move(other.m_socket))
    {
    }
    DecoderProcess& operator=(DecoderProcess&& other) noexcept
    {
        std::swap(m_pid, other.m_pid);
        std::swap(m_socket, other.m_socket);
        return *this;
    }
    ~DecoderProcess();

    /// False when the decoder is gone.
    [[nodiscard]] bool send(std::span<const std::byte> packet) const;
    /// The next packet; nothing when the decoder is gone or the time is over.
    [[nodiscard]] std::optional<std::vector<std::byte>> receive(std::chrono::milliseconds limit) const;
    /// True when the guard and all its workers have ended: nothing will come any more.
    [[nodiscard]] bool isGone() const;
    /// Has the guard put another worker in the place of one that hangs.
    void replaceWorker() const;

private:
    DecoderProcess(pid_t pid, Descriptor socket) : m_pid(pid), m_socket(std::move(socket)) {}

    pid_t m_pid = -1;
    Descriptor m_socket;
};

} // namespace regrade::qr
