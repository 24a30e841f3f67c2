#include "store/place.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <linux/magic.h>
#include <sstream>
#include <string>
#include <sys/vfs.h>
#include <system_error>
#include <unistd.h>

namespace regrade::store {

namespace {

// Those that linux/magic.h of this kernel does not name.
constexpr std::uint64_t kCifsMagic = 0xFF534D42;
constexpr std::uint64_t kSmb2Magic = 0xFE534D42;
constexpr std::uint64_t kLustreMagic = 0x0BD00BD0;
constexpr std::uint64_t kGpfsMagic = 0x47504653;
constexpr std::uint64_t kFuseMagic = 0x65735546;

/// The type of the mount that a folder lies on, from the kernel's own list; the longest mount point wins.
std::string mountTypeOf(const std::filesystem::path& folder)
{
    std::error_code fault;
    const std::string place = std::filesystem::canonical(folder, fault).string() + "/";
    std::ifstream mounts("/proc/self/mounts");
    std::string line;
    std::string type;
    std::size_t longest = 0;
    while (std::getline(mounts, line)) {
        std::istringstream words(line);
        std::string device;
        std::string point;
        std::string kind;
        words >> device >> point >> kind;
        const std::string prefix = point == "/" ? point : point + "/";
        if (place.rfind(prefix, 0) == 0 && prefix.size() >= longest) {
            longest = prefix.size();
            type = kind;
        }
    }
    return type;
}

std::string systemSentence(int number) { return std::error_code(number, std::generic_category()).message(); }

} // namespace

bool isNetworkFileSystem(std::uint64_t magic, std::string_view mountType)
{
    constexpr std::array<std::uint64_t, 12> kNetwork = {
        NFS_SUPER_MAGIC, SMB_SUPER_MAGIC,  kCifsMagic,      kSmb2Magic,       V9FS_MAGIC,   AFS_SUPER_MAGIC,
        AFS_FS_MAGIC,    CODA_SUPER_MAGIC, NCP_SUPER_MAGIC, CEPH_SUPER_MAGIC, kLustreMagic, kGpfsMagic};
    if (magic == kFuseMagic) {
        // Disks with a foreign format come as fuseblk; anything else behind FUSE may be another computer.
        return mountType != "fuseblk";
    }
    return std::find(kNetwork.begin(), kNetwork.end(), magic) != kNetwork.end();
}

Result<void> checkFileSystem(const std::filesystem::path& folder)
{
    struct statfs facts = {};
    if (::statfs(folder.c_str(), &facts) != 0) {
        return storageError("The folder {} cannot be looked into.", {folder.string()}, systemSentence(errno));
    }
    // f_type is signed on this platform: the upper half would be filled with ones.
    const auto magic = static_cast<std::uint64_t>(static_cast<std::uint32_t>(facts.f_type));
    if (isNetworkFileSystem(magic, mountTypeOf(folder))) {
        return refused("The folder {} lies on a network drive, where a power cut can damage the store. "
                       "Nothing was changed; choose a folder on this computer's own disk.",
                       {folder.string()});
    }
    return {};
}

Result<void> preparePlace(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.parent_path().empty() ? "." : file.parent_path();
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault || !std::filesystem::is_directory(folder, fault)) {
        return refused("The folder {} for the store cannot be made. Nothing was changed; choose another folder.",
                       {folder.string()}, fault.message());
    }
    if (auto own = checkFileSystem(folder); !own) {
        return own;
    }
    const bool there = std::filesystem::exists(file, fault);
    if (::access(folder.c_str(), W_OK | X_OK) != 0 || (there && ::access(file.c_str(), W_OK) != 0)) {
        return refused("The store {} cannot be written to. Nothing was changed; ask for the right to write there.",
                       {file.string()}, systemSentence(errno));
    }
    return {};
}

Result<void> checkFile(const std::filesystem::path& file)
{
    std::error_code fault;
    if (!std::filesystem::is_regular_file(file, fault)) {
        return notFound("There is no store at {}.", {file.string()}, fault.message());
    }
    if (std::filesystem::file_size(file, fault) == 0 && !fault) {
        return storageError("The store {} is an empty file: it was damaged from outside. It was left as it is; "
                            "restore it from a backup.",
                            {file.string()});
    }
    return {};
}

Result<std::int64_t> freeBytes(const std::filesystem::path& folder)
{
    struct statfs facts = {};
    if (::statfs(folder.c_str(), &facts) != 0) {
        return storageError("The folder {} cannot be looked into.", {folder.string()}, systemSentence(errno));
    }
    return static_cast<std::int64_t>(facts.f_bavail) * static_cast<std::int64_t>(facts.f_bsize);
}

bool syncFolder(const std::filesystem::path& folder)
{
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) {
        return false;
    }
    const bool synced = ::fsync(handle) == 0;
    ::close(handle);
    return synced;
}

} // namespace regrade::store
