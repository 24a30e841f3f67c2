#include "store/photoarchive.h"

#include "store/place.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace regrade::store {

namespace {

constexpr std::array<std::string_view, 9> kExtensions = {"jpg",  "png",  "webp", "bmp", "tif",
                                                         "tiff", "jpeg", "mp4",  "json"};

bool isHash(std::string_view text)
{
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == 2 * crypto_hash_sha256_BYTES && std::all_of(text.begin(), text.end(), isHex);
}

Result<std::vector<std::byte>> contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    const auto size = stream.tellg();
    std::vector<std::byte> bytes(size > 0 ? static_cast<std::size_t>(size) : 0);
    stream.seekg(0);
    stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!stream) {
        return storageError("The photo file {} cannot be read.", {file.string()});
    }
    return bytes;
}

Error notWritten(int number, const std::filesystem::path& folder)
{
    const std::string detail = std::error_code(number, std::generic_category()).message() + ": " + folder.string();
    if (number == ENOSPC || number == EDQUOT) {
        return storageError("The disk is full. The photo was not kept; make room and take it again.", {}, detail);
    }
    return storageError("The photo could not be kept in {}. Take it again once the disk is in order.",
                        {folder.string()}, detail);
}

/// A file under a name of its own that is removed again unless it was moved to its place.
class DraftFile {
public:
    explicit DraftFile(const std::filesystem::path& folder) : m_name((folder / ".draft-XXXXXX").string())
    {
        m_handle = ::mkostemp(m_name.data(), O_CLOEXEC);
    }
    ~DraftFile()
    {
        if (m_handle >= 0) {
            ::close(m_handle);
        }
        if (!m_moved) {
            ::unlink(m_name.c_str());
        }
    }
    DraftFile(const DraftFile&) = delete;
    DraftFile& operator=(const DraftFile&) = delete;

    /// Writes all, makes it durable, then gives it its name. False with errno set when any of it fails.
    [[nodiscard]] bool become(const std::filesystem::path& file, std::span<const std::byte> bytes)
    {
        if (m_handle < 0) {
            return false;
        }
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_handle, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR) {
                return false;
            }
            bytes = bytes.subspan(written > 0 ? static_cast<std::size_t>(written) : 0);
        }
        m_moved = ::fchmod(m_handle, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH) == 0 && ::fsync(m_handle) == 0 &&
                  ::rename(m_name.c_str(), file.c_str()) == 0;
        return m_moved;
    }

private:
    std::string m_name;
    int m_handle = -1;
    bool m_moved = false;
};

} // namespace

namespace {

using Digest = std::array<unsigned char, crypto_hash_sha256_BYTES>;

std::string hexOf(const Digest& digest)
{
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return text.data();
}

} // namespace

std::string sha256Hex(std::span<const std::byte> bytes)
{
    Digest digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return hexOf(digest);
}

Result<std::string> sha256OfFile(const std::filesystem::path& file)
{
    constexpr std::size_t kPiece = 1U << 20U;
    std::ifstream stream(file, std::ios::binary);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<char> piece(kPiece);
    while (stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                                  static_cast<unsigned long long>(stream.gcount()));
    }
    if (!stream.eof()) {
        return storageError("The file {} cannot be read.", {file.string()});
    }
    Digest digest{};
    crypto_hash_sha256_final(&state, digest.data());
    return hexOf(digest);
}

PhotoArchive::PhotoArchive(std::filesystem::path folder) : m_folder(std::move(folder)) {}

Result<domain::PhotoHash> PhotoArchive::put(std::span<const std::byte> bytes, std::string_view extension) const
{
    if (bytes.empty()) {
        return invalid("The photo is empty. Nothing was kept.");
    }
    if (std::find(kExtensions.begin(), kExtensions.end(), extension) == kExtensions.end()) {
        return invalid("A photo of type \"{}\" cannot be kept.", {std::string(extension)});
    }
    const domain::PhotoHash hash(sha256Hex(bytes));
    if (read(hash)) {
        return hash;
    }
    const std::filesystem::path folder = m_folder / hash.text().substr(0, 2);
    std::error_code fault;
    const bool fresh = std::filesystem::create_directories(folder, fault);
    if (fault) {
        return notWritten(fault.value(), folder);
    }
    // A damaged file of that name is made whole again.
    const auto damaged = pathOf(hash);
    DraftFile draft(folder);
    const bool kept = draft.become(damaged ? *damaged : folder / (hash.text() + "." + std::string(extension)), bytes);
    if (!kept || !syncFolder(folder) || (fresh && !syncFolder(m_folder))) {
        return notWritten(errno, folder);
    }
    return hash;
}

Result<domain::PhotoHash> PhotoArchive::adopt(const std::filesystem::path& draft, std::string_view extension) const
{
    const auto hash = sha256OfFile(draft);
    if (!hash) {
        return hash.error();
    }
    const std::filesystem::path folder = m_folder / hash->substr(0, 2);
    const std::filesystem::path file = folder / (*hash + "." + std::string(extension));
    std::error_code fault;
    const bool fresh = std::filesystem::create_directories(folder, fault);
    const int handle = fault ? -1 : ::open(draft.c_str(), O_RDONLY | O_CLOEXEC);
    const bool durable = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0) {
        ::close(handle);
    }
    if (!durable || ::rename(draft.c_str(), file.c_str()) != 0 || !syncFolder(folder) ||
        (fresh && !syncFolder(m_folder))) {
        return storageError("The film could not be kept in {}.", {folder.string()},
                            std::error_code(errno, std::generic_category()).message());
    }
    return domain::PhotoHash(*hash);
}

Result<std::filesystem::path> PhotoArchive::pathOf(const domain::PhotoHash& hash) const
{
    if (!isHash(hash.text())) {
        return invalid("\"{}\" is not the name of a photo in the archive.", {hash.text()});
    }
    const std::filesystem::path folder = m_folder / hash.text().substr(0, 2);
    for (const std::string_view extension : kExtensions) {
        std::error_code fault;
        auto file = folder / (hash.text() + "." + std::string(extension));
        if (std::filesystem::is_regular_file(file, fault)) {
            return file;
        }
    }
    return notFound("The photo {} is not in the archive.", {hash.text()});
}

Result<std::vector<std::byte>> PhotoArchive::read(const domain::PhotoHash& hash) const
{
    const auto file = pathOf(hash);
    if (!file) {
        return file.error();
    }
    auto bytes = contentOf(*file);
    if (bytes && sha256Hex(*bytes) != hash.text()) {
        return storageError("The photo {} was changed or damaged in the archive. Take it again.", {hash.text()});
    }
    return bytes;
}

} // namespace regrade::store
