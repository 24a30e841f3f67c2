#include "tests/faults/writerprogram.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: named by POSIX

namespace regrade::faults {

using std::chrono::steady_clock;

Writer::Writer(const std::filesystem::path& folder, const std::string& station, const std::string& prefix, int units,
               const std::vector<std::string>& surroundings)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    m_pipe = ends[0];
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string program = REGRADE_BINARY_DIR "/bin/regrade_faultwriter";
    std::string place = folder.string();
    std::string name = station;
    std::string first = prefix;
    std::string number = std::to_string(units);
    char* arguments[] = {program.data(), place.data(), name.data(), first.data(), units > 0 ? number.data() : nullptr,
                         nullptr};
    std::vector<std::string> further = surroundings;
    std::vector<char*> environment;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        environment.push_back(*variable);
    }
    for (std::string& variable : further) {
        environment.push_back(variable.data());
    }
    environment.push_back(nullptr);
    const int fault = ::posix_spawn(&m_child, program.c_str(), &actions, nullptr, arguments, environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (fault != 0) {
        throw std::runtime_error("no writer: " + program);
    }
}

Writer::~Writer() { ::close(m_pipe); }

void Writer::listenForBeginning()
{
    while (m_said.find('\n') == std::string::npos && take()) {
    }
    m_said.erase(0, m_said.find('\n') + 1);
}

bool Writer::listenUntil(steady_clock::time_point moment)
{
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(moment - steady_clock::now());
        if (left.count() <= 0) {
            return false;
        }
        pollfd ready{m_pipe, POLLIN, 0};
        const timespec wait{left.count() / 1'000'000, 1'000 * (left.count() % 1'000'000)};
        if (::ppoll(&ready, 1, &wait, nullptr) > 0 && !take()) {
            return true;
        }
    }
}

bool Writer::listenForMore(std::size_t lines)
{
    const auto heard = [this] { return static_cast<std::size_t>(std::count(m_said.begin(), m_said.end(), '\n')); };
    const std::size_t wanted = heard() + lines;
    while (heard() < wanted) {
        if (!take()) {
            return false;
        }
    }
    return true;
}

std::vector<std::string> Writer::kill()
{
    ::kill(m_child, SIGKILL);
    while (take()) {
    }
    int status = 0;
    ::waitpid(m_child, &status, 0);
    return lines();
}

std::pair<std::vector<std::string>, int> Writer::finish()
{
    while (take()) {
    }
    int status = 0;
    ::waitpid(m_child, &status, 0);
    return {lines(), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

std::vector<std::string> Writer::lines() const
{
    std::vector<std::string> all;
    std::istringstream text(m_said.substr(0, m_said.rfind('\n') + 1));
    for (std::string line; std::getline(text, line);) {
        all.push_back(line);
    }
    return all;
}

bool Writer::take()
{
    std::array<char, 4'096> buffer{};
    const ssize_t size = ::read(m_pipe, buffer.data(), buffer.size());
    m_said.append(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    return size > 0;
}

} // namespace regrade::faults
