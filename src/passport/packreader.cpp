#include "passport/packbytes.h"
#include "passport/packfile.h"

#include <algorithm>
#include <system_error>

namespace regrade::passport {

namespace {

namespace fs = std::filesystem;

std::uint32_t get16(std::string_view from, std::size_t at)
{
    return static_cast<unsigned char>(from[at]) | static_cast<std::uint32_t>(static_cast<unsigned char>(from[at + 1]))
                                                      << 8U;
}

std::uint32_t get32(std::string_view from, std::size_t at) { return get16(from, at) | get16(from, at + 2) << 16U; }

Error noPack(const fs::path& from, std::string detail)
{
    return refused("{} is no pack of Regrade, or it was cut off on its way.", {from.filename().string()},
                   std::move(detail));
}

} // namespace

struct PackReader::Reading {
    fs::path from;
    bool isZip = true;
    std::vector<PackedFile> files;
    std::vector<std::int64_t> places; ///< of the contents, in the order of the files
    mutable std::ifstream zip;

    Result<void> readFolder();
    Result<void> readZip();
    Result<void> readEntry(std::string_view central, std::size_t& at, std::int64_t limit);
    [[nodiscard]] Result<void> take(PackedFile file, std::int64_t place);
    [[nodiscard]] bool each(const std::string& name, const Take& take) const;
};

PackReader::PackReader(std::unique_ptr<Reading> reading) : m_reading(std::move(reading)) {}
PackReader::PackReader(PackReader&&) noexcept = default;
PackReader::~PackReader() = default;
const std::vector<PackedFile>& PackReader::files() const { return m_reading->files; }

Result<PackReader> PackReader::open(const fs::path& from)
{
    auto reading = std::make_unique<Reading>();
    reading->from = from;
    std::error_code fault;
    reading->isZip = !fs::is_directory(from, fault);
    if (!fs::exists(from, fault)) {
        return notFound("There is no file \"{}\".", {from.string()});
    }
    const auto read = reading->isZip ? reading->readZip() : reading->readFolder();
    return read ? Result<PackReader>(PackReader(std::move(reading))) : read.error();
}

Result<void> PackReader::Reading::take(PackedFile file, std::int64_t place)
{
    if (!isPackName(file.name)) {
        return refused("The pack names a file \"{}\", which no pack of Regrade holds. Nothing was taken out of it.",
                       {shownName(file.name)});
    }
    const bool twice =
        std::any_of(files.begin(), files.end(), [&](const PackedFile& one) { return one.name == file.name; });
    if (twice) {
        return refused("The pack holds the file {} twice. Nothing was taken out of it.", {file.name});
    }
    if (files.size() >= kMostFiles) {
        return refused("The pack holds more than {} files. Nothing was taken out of it.", {std::to_string(kMostFiles)});
    }
    files.push_back(std::move(file));
    places.push_back(place);
    return {};
}

Result<void> PackReader::Reading::readFolder()
{
    std::error_code fault;
    for (fs::recursive_directory_iterator at(from, fault), end; !fault && at != end; at.increment(fault)) {
        if (at->is_directory(fault) && !at->is_symlink(fault)) {
            continue;
        }
        const std::string name = at->path().lexically_relative(from).generic_string();
        if (!at->is_regular_file(fault) || at->is_symlink(fault)) {
            return refused("{} is a link, and a pack holds none. Nothing was taken out of it.", {shownName(name)});
        }
        if (const auto taken = take({name, static_cast<std::int64_t>(at->file_size(fault)), {}}, 0); !taken) {
            return taken;
        }
    }
    return fault ? Result<void>(noPack(from, fault.message())) : Result<void>();
}

Result<void> PackReader::Reading::readZip()
{
    std::error_code fault;
    const auto size = static_cast<std::int64_t>(fs::file_size(from, fault));
    zip.open(from, std::ios::binary);
    if (fault || !zip || size < static_cast<std::int64_t>(kEndSize)) {
        return noPack(from, "too short");
    }
    std::string end(kEndSize, '\0');
    zip.seekg(size - static_cast<std::int64_t>(kEndSize));
    zip.read(end.data(), kEndSize);
    const std::int64_t centralSize = get32(end, 12);
    const std::int64_t centralAt = get32(end, 16);
    const bool lastPart = get32(end, 0) == kEndMark && get32(end, 4) == 0 && get16(end, 20) == 0;
    if (!zip || !lastPart || centralAt + centralSize + static_cast<std::int64_t>(kEndSize) != size ||
        centralSize > static_cast<std::int64_t>(kMostFiles * (kCentralSize + kLongestName))) {
        return noPack(from, "no end, or a remark behind it");
    }
    std::string central(static_cast<std::size_t>(centralSize), '\0');
    zip.seekg(centralAt);
    if (!zip.read(central.data(), centralSize)) {
        return noPack(from, "no list");
    }
    for (std::size_t at = 0; at < central.size();) {
        if (const auto read = readEntry(central, at, centralAt); !read) {
            return read;
        }
    }
    return files.size() == get16(end, 10) ? Result<void>() : noPack(from, "another number of files");
}

Result<void> PackReader::Reading::readEntry(std::string_view central, std::size_t& at, std::int64_t limit)
{
    if (central.size() - at < kCentralSize || get32(central, at) != kCentralMark) {
        return noPack(from, "a broken list");
    }
    const std::size_t nameSize = get16(central, at + 28);
    const std::size_t whole = kCentralSize + nameSize + get16(central, at + 30) + get16(central, at + 32);
    if (central.size() - at < whole) {
        return noPack(from, "a broken name");
    }
    const std::string name(central.substr(at + kCentralSize, nameSize));
    const std::int64_t packed = get32(central, at + 20);
    const std::int64_t size = get32(central, at + 24);
    const std::int64_t place = get32(central, at + 42);
    const bool plain =
        get16(central, at + 10) == 0 && (get16(central, at + 8) & 1U) == 0 && whole == kCentralSize + nameSize;
    at += whole;
    if (!isPackName(name)) {
        return take({name, 0, {}}, 0); // says so
    }
    if (!plain) {
        return refused("{} was packed by another program. Unpack it and check the folder.", {from.filename().string()});
    }
    const std::int64_t begin = place + static_cast<std::int64_t>(kLocalSize + nameSize);
    if (packed != size || begin + size > limit) {
        return refused("The file {} claims more bytes than the pack holds. Nothing was taken out of it.", {name});
    }
    std::string head(kLocalSize + nameSize, '\0');
    zip.clear();
    zip.seekg(place);
    zip.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (!zip || get32(head, 0) != kLocalMark || get16(head, 26) != nameSize || get16(head, 28) != 0 ||
        head.substr(kLocalSize) != name) {
        return noPack(from, "a file that is not where the list says");
    }
    return take({name, size, {}}, begin);
}

bool PackReader::Reading::each(const std::string& name, const Take& give) const
{
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const PackedFile& one) { return one.name == name; });
    if (found == files.end()) {
        return false;
    }
    if (isZip) {
        return eachPiece(zip, places[static_cast<std::size_t>(found - files.begin())], found->size, give);
    }
    std::ifstream file(from / name, std::ios::binary);
    return eachPiece(file, 0, found->size, give);
}

bool PackReader::holds(const std::string& name) const
{
    const auto& all = m_reading->files;
    return std::any_of(all.begin(), all.end(), [&](const PackedFile& one) { return one.name == name; });
}

Result<std::string> PackReader::hashOf(const std::string& name) const
{
    Sum sum;
    if (!m_reading->each(name, [&sum](std::string_view piece) { sum.add(piece); })) {
        return storageError("The file {} cannot be read.", {shownName(name)});
    }
    return sum.hex();
}

Result<std::string> PackReader::content(const std::string& name, std::int64_t most) const
{
    for (const PackedFile& file : m_reading->files) {
        if (file.name == name && file.size > most) {
            return refused("The file {} of the pack is too long: {} bytes.", {name, std::to_string(file.size)});
        }
    }
    std::string all;
    if (!m_reading->each(name, [&all](std::string_view piece) { all += piece; })) {
        return refused("The file {} of the pack is missing.", {name});
    }
    return all;
}

} // namespace regrade::passport
