#include "store/appendfile.h"

#include "store/place.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace regrade::store {

namespace {

std::filesystem::path folderOf(const std::filesystem::path& file)
{
    return file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path();
}

Error cannotWrite(const std::filesystem::path& file, int number)
{
    const std::string detail = std::error_code(number, std::generic_category()).message();
    if (number == ENOSPC || number == EDQUOT) {
        return storageError("The disk is full: {} could not be written. What was there is safe.", {file.string()},
                            detail);
    }
    return storageError("The file {} cannot be written to. What was there is safe.", {file.string()}, detail);
}

bool writeAll(int handle, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(handle, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return true;
}

} // namespace

Result<AppendFile> AppendFile::open(const std::filesystem::path& file)
{
    std::error_code fault;
    const bool fresh = !std::filesystem::exists(file, fault);
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (handle < 0) {
        return cannotWrite(file, errno);
    }
    AppendFile opened(file, handle);
    if (fresh && !syncFolder(folderOf(file))) {
        return cannotWrite(file, errno);
    }
    return opened;
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : m_file(std::move(other.m_file)), m_handle(std::exchange(other.m_handle, -1))
{
}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_handle, other.m_handle);
    return *this;
}

AppendFile::~AppendFile()
{
    if (m_handle >= 0) {
        ::close(m_handle);
    }
}

Error AppendFile::fault(int number) const { return cannotWrite(m_file, number); }

Result<void> AppendFile::add(std::string_view bytes)
{
    const std::int64_t before = size();
    if (writeAll(m_handle, bytes)) {
        return {};
    }
    const int number = errno;
    // A half piece that cannot be cut off is told from whole ones by its checksum.
    if (::ftruncate(m_handle, before) != 0) {
        return fault(errno);
    }
    return fault(number);
}

Result<void> AppendFile::sync() { return ::fdatasync(m_handle) == 0 ? Result<void>() : fault(errno); }

std::int64_t AppendFile::size() const
{
    struct stat facts = {};
    return ::fstat(m_handle, &facts) == 0 ? facts.st_size : 0;
}

bool AppendFile::lock() { return ::flock(m_handle, LOCK_EX) == 0; }
bool AppendFile::share() { return ::flock(m_handle, LOCK_SH) == 0; }
bool AppendFile::lockNow() { return ::flock(m_handle, LOCK_EX | LOCK_NB) == 0; }

Result<void> writeOnce(const std::filesystem::path& file, std::string_view text, mode_t mode)
{
    std::string draft = file.string() + ".new-XXXXXX";
    const int handle = ::mkostemp(draft.data(), O_CLOEXEC);
    if (handle < 0) {
        return cannotWrite(file, errno);
    }
    const bool kept = writeAll(handle, text) && ::fchmod(handle, mode) == 0 && ::fsync(handle) == 0;
    const int number = errno;
    ::close(handle);
    // A link, unlike a rename, never takes the place of a file that is there.
    const bool named = kept && (::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST);
    const int reason = kept ? errno : number;
    ::unlink(draft.c_str());
    return named && syncFolder(folderOf(file)) ? Result<void>() : cannotWrite(file, reason);
}

Result<void> syncFile(const std::filesystem::path& file)
{
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    const int number = errno;
    if (handle >= 0) {
        ::close(handle);
    }
    return synced ? Result<void>() : cannotWrite(file, number);
}

} // namespace regrade::store
