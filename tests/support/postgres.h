#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <grp.h>
#include <netinet/in.h>
#include <optional>
#include <pwd.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace regrade::support {

/// A TCP port of this machine that nobody listens on.
inline int freePort()
{
    const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (handle < 0 || ::bind(handle, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::getsockname(handle, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        throw std::runtime_error("no free port");
    }
    ::close(handle);
    return ntohs(address.sin_port);
}

/// A real PostgreSQL server of its own, in a temporary folder, gone afterwards. It refuses to run as root, so there it
/// runs as the user `postgres`. Passwords are asked for over TCP, not on its socket.
class PostgresServer {
public:
    /// Why no server can be had here; nothing when one can.
    [[nodiscard]] static std::optional<std::string> absence()
    {
        if (programs().empty()) {
            return "PostgreSQL is not installed here: apt-get install postgresql";
        }
        if (::geteuid() == 0 && ::getpwnam("postgres") == nullptr) {
            return "PostgreSQL refuses to run as root, and there is no user postgres here";
        }
        return std::nullopt;
    }

    PostgresServer() : m_port(freePort())
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "regrade-hub-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        m_folder = pattern;
        std::ofstream(m_folder / "password") << kPassword << '\n';
        std::filesystem::permissions(m_folder, std::filesystem::perms::all);
        std::filesystem::create_directory(m_folder / "data");
        if (::geteuid() == 0) {
            const passwd* user = ::getpwnam("postgres");
            if (::chown((m_folder / "data").c_str(), user->pw_uid, user->pw_gid) != 0) {
                throw std::runtime_error("the folder cannot be given to postgres");
            }
        }
        const int made = finish(
            begin({programs() / "initdb", "-D", m_folder / "data", "-U", "house", "-A", "trust",
                   "--auth-host=scram-sha-256", "--pwfile", m_folder / "password", "-E", "UTF8", "--no-locale", "-N"}));
        if (made != 0) {
            throw std::runtime_error("initdb failed, see " + (m_folder / "log").string());
        }
        start();
    }
    ~PostgresServer()
    {
        kill();
        std::error_code fault;
        std::filesystem::remove_all(m_folder, fault);
    }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    /// For whoever administers it; on the socket, without a password.
    [[nodiscard]] std::string ownerAddress(const std::string& database = "regrade") const
    {
        return "host=" + m_folder.string() + " port=" + std::to_string(m_port) + " user=house dbname=" + database;
    }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder; }

    void start()
    {
        for (int attempt = 0; attempt < 200; ++attempt) {
            if (m_process <= 0) {
                m_process = begin({programs() / "postgres", "-D", m_folder / "data", "-p", std::to_string(m_port), "-k",
                                   m_folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c",
                                   "max_connections=60"});
            }
            if (answers()) {
                return;
            }
            int state = 0;
            if (::waitpid(m_process, &state, WNOHANG) == m_process) {
                m_process = 0; // the one before is not quite gone
            }
            ::usleep(50'000);
        }
        throw std::runtime_error("the server does not start, see " + (m_folder / "log").string());
    }
    /// From now on it takes nobody over TCP without TLS, and shows this certificate.
    void encrypt(const std::filesystem::path& certificate, const std::filesystem::path& key)
    {
        namespace fs = std::filesystem;
        const fs::path data = m_folder / "data";
        for (const auto& [from, to] : {std::pair(certificate, data / "hub.crt"), std::pair(key, data / "hub.key")}) {
            fs::copy_file(from, to);
            fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
            if (::geteuid() == 0) {
                const passwd* user = ::getpwnam("postgres");
                if (::chown(to.c_str(), user->pw_uid, user->pw_gid) != 0) {
                    throw std::runtime_error("a certificate cannot be given to postgres");
                }
            }
        }
        std::ofstream(data / "pg_hba.conf", std::ios::trunc)
            << "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n";
        std::ofstream(data / "postgresql.conf", std::ios::app)
            << "ssl = on\nssl_cert_file = 'hub.crt'\nssl_key_file = 'hub.key'\n";
        kill();
        start();
    }
    /// SIGKILL to the server and everything it started: its children are leaders of groups of their own, and would
    /// answer on for a moment.
    void kill()
    {
        if (m_process > 0) {
            const std::string process = std::to_string(m_process);
            std::ifstream children("/proc/" + process + "/task/" + process + "/children");
            ::kill(m_process, SIGSTOP); // so that it starts no more
            for (pid_t child = 0; children >> child;) {
                ::kill(child, SIGKILL);
            }
            ::kill(-m_process, SIGKILL);
            finish(m_process);
            m_process = 0;
        }
    }
    /// Runs SQL as the owner with psql; what it printed.
    std::string sql(const std::string& text, const std::string& database = "regrade") const
    {
        const auto out = m_folder / "psql.out";
        finish(
            begin({programs() / "psql", "-X", "-A", "-t", "-q", "-d", ownerAddress(database), "-o", out, "-c", text}));
        std::ifstream stream(out);
        std::string said{std::istreambuf_iterator<char>(stream), {}};
        while (!said.empty() && said.back() == '\n') {
            said.pop_back();
        }
        return said;
    }

    static constexpr const char* kPassword = "a-long-password-of-the-test";

private:
    [[nodiscard]] static std::filesystem::path programs()
    {
        for (const char* folder : {"/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin",
                                   "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/14/bin"}) {
            if (::access((std::filesystem::path(folder) / "initdb").c_str(), X_OK) == 0) {
                return folder;
            }
        }
        return {};
    }

    [[nodiscard]] pid_t begin(const std::vector<std::string>& command) const
    {
        std::vector<char*> words;
        for (const std::string& word : command) {
            words.push_back(const_cast<char*>(word.c_str()));
        }
        words.push_back(nullptr);
        const std::string log = (m_folder / "log").string();
        const passwd* user = ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
        const uid_t uid = user == nullptr ? ::geteuid() : user->pw_uid;
        const gid_t gid = user == nullptr ? ::getegid() : user->pw_gid;
        const pid_t child = ::fork();
        if (child == 0) {
            ::setpgid(0, 0);
            const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
            ::dup2(out, 1);
            ::dup2(out, 2);
            const bool ready =
                user == nullptr || (::setgroups(0, nullptr) == 0 && ::setgid(gid) == 0 && ::setuid(uid) == 0);
            if (ready && ::chdir("/") == 0) {
                ::execv(words.front(), words.data());
            }
            ::_exit(127);
        }
        return child;
    }
    static int finish(pid_t child)
    {
        int state = 0;
        while (::waitpid(child, &state, 0) < 0 && errno == EINTR) {
        }
        return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
    }
    [[nodiscard]] bool answers() const
    {
        return finish(begin({programs() / "pg_isready", "-q", "-h", m_folder, "-p", std::to_string(m_port)})) == 0;
    }

    int m_port;
    std::filesystem::path m_folder;
    pid_t m_process = 0;
};

} // namespace regrade::support
