#include "tests/faults/smalldisk.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace regrade::faults {

namespace {

constexpr int kNoMount = 77;

/// A namespace in which this process may mount.
bool ownMounts()
{
    const auto user = ::getuid();
    if (user == 0 && ::unshare(CLONE_NEWNS) == 0) {
        return true;
    }
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
        return false;
    }
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
    return true;
}

bool mountSmall(const std::string& place, int megabytes)
{
    const std::string size = "size=" + std::to_string(megabytes) + "m";
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("tmpfs", place.c_str(), "tmpfs", 0, size.c_str()) == 0;
}

[[noreturn]] void workInside(const std::string& place, int megabytes, int out,
                             const std::function<std::string(const std::filesystem::path&)>& work)
{
    if (!ownMounts() || !mountSmall(place, megabytes)) {
        ::_exit(kNoMount);
    }
    const std::string said = work(place);
    const ssize_t written = ::write(out, said.data(), said.size());
    ::_exit(written == static_cast<ssize_t>(said.size()) ? 0 : 1);
}

} // namespace

Result<std::string> onSmallDisk(int megabytes, const std::function<std::string(const std::filesystem::path&)>& work)
{
    std::string place = (std::filesystem::temp_directory_path() / "regrade-disk-XXXXXX").string();
    std::array<int, 2> ends{};
    if (::mkdtemp(place.data()) == nullptr || ::pipe(ends.data()) != 0) {
        return storageError("no folder to mount on");
    }
    const pid_t child = ::fork();
    if (child == 0) {
        workInside(place, megabytes, ends[1], work);
    }
    ::close(ends[1]);
    std::string said;
    std::array<char, 4'096> piece{};
    for (ssize_t size = 1; size > 0;) {
        size = ::read(ends[0], piece.data(), piece.size());
        said.append(piece.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    std::filesystem::remove(place);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNoMount) {
        return refused("mounting is not allowed for this user.");
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Result<std::string>(said)
                                                         : Result<std::string>("FAULT: the process died");
}

} // namespace regrade::faults
