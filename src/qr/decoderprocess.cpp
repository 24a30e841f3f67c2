#include "qr/decoderprocess.h"

#include "qr/decoder/protocol.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <system_error>

namespace regrade::qr {

namespace {

constexpr const char* kProgram = "regrade-decoder";
constexpr int kAboveFixed = 10; // so that the child's fixed numbers never collide with the sources of the copies

bool isProgram(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

class SpawnPlan {
public:
    SpawnPlan(int socket, int memory)
    {
        posix_spawn_file_actions_init(&m_files);
        posix_spawnattr_init(&m_attributes);
        posix_spawn_file_actions_addopen(&m_files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&m_files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&m_files, socket, protocol::kSocket);
        posix_spawn_file_actions_adddup2(&m_files, memory, protocol::kMemory);
        posix_spawn_file_actions_addclosefrom_np(&m_files, protocol::kMemory + 1);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&m_attributes, &signals);
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&m_attributes, &signals);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&m_files);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    [[nodiscard]] int run(const std::filesystem::path& program, pid_t& pid) const
    {
        std::string name = kProgram;
        const std::array<char*, 2> arguments{name.data(), nullptr};
        return posix_spawn(&pid, program.c_str(), &m_files, &m_attributes, arguments.data(), environ);
    }

private:
    posix_spawn_file_actions_t m_files{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

Descriptor::~Descriptor()
{
    if (m_number >= 0) {
        close(m_number);
    }
}

std::optional<std::filesystem::path> findDecoder()
{
    std::error_code ignored;
    const auto beside = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / kProgram;
    if (isProgram(beside)) {
        return beside;
    }
    if (const char* named = std::getenv("REGRADE_DECODER"); named != nullptr && isProgram(named)) {
        return named;
    }
    if (const char* search = std::getenv("PATH"); search != nullptr) {
        std::istringstream folders(search);
        for (std::string folder; std::getline(folders, folder, ':');) {
            if (!folder.empty() && isProgram(std::filesystem::path(folder) / kProgram)) {
                return std::filesystem::path(folder) / kProgram;
            }
        }
    }
    return std::nullopt;
}

Result<DecoderProcess> DecoderProcess::start(const std::filesystem::path& program, int memory)
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return deviceError("The program that reads codes does not start. Codes can still be typed by hand.", {},
                           std::strerror(errno));
    }
    Descriptor ours(ends[0]);
    const Descriptor theirs(ends[1]);
    const Descriptor highSocket(fcntl(theirs.number(), F_DUPFD_CLOEXEC, kAboveFixed));
    const Descriptor highMemory(fcntl(memory, F_DUPFD_CLOEXEC, kAboveFixed));
    pid_t pid = -1;
    const int problem = SpawnPlan(highSocket.number(), highMemory.number()).run(program, pid);
    if (problem != 0) {
        return deviceError("The program that reads codes does not start. Codes can still be typed by hand.", {},
                           program.string() + ": " + std::strerror(problem));
    }
    return DecoderProcess(pid, std::move(ours));
}

DecoderProcess::~DecoderProcess()
{
    if (m_pid > 0) {
        kill(m_pid, SIGKILL);
        while (waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
}

void DecoderProcess::replaceWorker() const { kill(m_pid, SIGTERM); }

bool DecoderProcess::send(std::span<const std::byte> packet) const
{
    return ::send(m_socket.number(), packet.data(), packet.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(packet.size());
}

std::optional<std::vector<std::byte>> DecoderProcess::receive(std::chrono::milliseconds limit) const
{
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + limit;
    pollfd waiting{m_socket.number(), POLLIN, 0};
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        const int ready = poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (ready > 0) {
            break;
        }
        if (ready == 0 || errno != EINTR) {
            return std::nullopt;
        }
    }
    std::vector<std::byte> packet(protocol::kReplyLimit);
    const ssize_t size = recv(m_socket.number(), packet.data(), packet.size(), MSG_DONTWAIT);
    if (size <= 0) {
        return std::nullopt;
    }
    packet.resize(static_cast<std::size_t>(size));
    return packet;
}

bool DecoderProcess::isGone() const
{
    pollfd end{m_socket.number(), 0, 0};
    return poll(&end, 1, 0) > 0 && (end.revents & (POLLHUP | POLLERR)) != 0;
}

} // namespace regrade::qr
