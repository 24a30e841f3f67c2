#include "passport/packbytes.h"
#include "passport/packfile.h"
#include "store/place.h"

#include <array>
#include <system_error>
#include <unistd.h>

namespace regrade::passport {

namespace {

namespace fs = std::filesystem;

std::uint32_t crcOf(std::uint32_t crc, std::string_view bytes)
{
    static const auto kTable = [] {
        std::array<std::uint32_t, 256> table{};
        for (std::uint32_t i = 0; i < table.size(); ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit) {
                value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
            }
            table[i] = value;
        }
        return table;
    }();
    crc = ~crc;
    for (const char c : bytes) {
        crc = kTable[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
    }
    return ~crc;
}

void put16(std::string& to, std::uint32_t value)
{
    to += static_cast<char>(value & 0xFFU);
    to += static_cast<char>((value >> 8U) & 0xFFU);
}

void put32(std::string& to, std::uint32_t value)
{
    put16(to, value & 0xFFFFU);
    put16(to, value >> 16U);
}

Error unwritable(const fs::path& to, std::string detail = {})
{
    return storageError("The file {} cannot be written. Choose another place, or make room there.", {to.string()},
                        std::move(detail));
}

} // namespace

struct PackWriter::Writing {
    fs::path to;
    fs::path draft;
    bool isZip = true;
    bool finished = false;
    std::ofstream zip;
    std::int64_t written = 0;
    std::string central;
    std::vector<PackedFile> files;

    ~Writing()
    {
        if (!finished) {
            zip.close();
            std::error_code fault;
            fs::remove_all(draft, fault);
        }
    }
    /// `each` gives the content, the same each time it is called.
    Result<void> write(const std::string& name, const std::function<bool(const Take&)>& each);
    Result<void> writeZip(const PackedFile& file, std::uint32_t crc, const std::function<bool(const Take&)>& each);
    Result<void> writePlain(const PackedFile& file, const std::function<bool(const Take&)>& each) const;
};

PackWriter::PackWriter(std::unique_ptr<Writing> writing) : m_writing(std::move(writing)) {}
PackWriter::PackWriter(PackWriter&&) noexcept = default;
PackWriter::~PackWriter() = default;
const std::vector<PackedFile>& PackWriter::files() const { return m_writing->files; }

Result<PackWriter> PackWriter::create(const fs::path& to)
{
    std::error_code fault;
    if (to.filename().empty() || fs::exists(to, fault)) {
        return refused("There is something at {} already. Nothing was written; choose another name.", {to.string()});
    }
    auto writing = std::make_unique<Writing>();
    writing->to = to;
    writing->draft = to.string() + ".part-" + std::to_string(::getpid());
    writing->isZip = to.extension() == ".zip";
    if (writing->isZip) {
        writing->zip.open(writing->draft, std::ios::binary | std::ios::trunc);
    } else {
        fs::create_directory(writing->draft, fault);
    }
    if (fault || (writing->isZip && !writing->zip)) {
        return unwritable(to, fault.message());
    }
    return PackWriter(std::move(writing));
}

Result<void> PackWriter::Writing::write(const std::string& name, const std::function<bool(const Take&)>& each)
{
    if (!isPackName(name) || files.size() >= kMostFiles) {
        return invalid("\"{}\" cannot stand in a pack.", {shownName(name)});
    }
    Sum sum;
    std::uint32_t crc = 0;
    PackedFile file{name, 0, {}};
    const bool whole = each([&](std::string_view piece) {
        sum.add(piece);
        crc = crcOf(crc, piece);
        file.size += static_cast<std::int64_t>(piece.size());
    });
    file.sha256 = sum.hex();
    if (!whole) {
        return storageError("The file {} cannot be read.", {name});
    }
    if (const auto kept = isZip ? writeZip(file, crc, each) : writePlain(file, each); !kept) {
        return kept;
    }
    files.push_back(std::move(file));
    return {};
}

Result<void> PackWriter::Writing::writeZip(const PackedFile& file, std::uint32_t crc,
                                           const std::function<bool(const Take&)>& each)
{
    if (written + file.size + static_cast<std::int64_t>(central.size()) > kMostBytes) {
        return refused("The pack would be larger than 4 GB, which a ZIP file cannot hold: write it into a folder.");
    }
    const auto size = static_cast<std::uint32_t>(file.size);
    std::string common; // version, flags, no compression, 1 January 1980, sums and sizes, length of the name
    for (const std::uint32_t half : {20U, 0U, 0U, 0U, 0x21U}) {
        put16(common, half);
    }
    for (const std::uint32_t word : {crc, size, size}) {
        put32(common, word);
    }
    put16(common, static_cast<std::uint32_t>(file.name.size()));
    put16(common, 0);
    std::string head;
    put32(head, kLocalMark);
    head += common + file.name;
    put32(central, kCentralMark);
    put16(central, 20);
    central += common;
    central += std::string(10, '\0'); // no remark, first disk, no attributes
    put32(central, static_cast<std::uint32_t>(written));
    central += file.name;
    zip << head;
    const bool whole = each([this](std::string_view piece) { zip << piece; });
    written += static_cast<std::int64_t>(head.size()) + file.size;
    return whole && zip ? Result<void>() : unwritable(to);
}

Result<void> PackWriter::Writing::writePlain(const PackedFile& file, const std::function<bool(const Take&)>& each) const
{
    std::error_code fault;
    fs::create_directories((draft / file.name).parent_path(), fault);
    std::ofstream out(draft / file.name, std::ios::binary | std::ios::trunc);
    const bool whole = each([&out](std::string_view piece) { out << piece; });
    out.close();
    return whole && out ? Result<void>() : unwritable(to / file.name);
}

Result<void> PackWriter::add(const std::string& name, std::string_view content)
{
    return m_writing->write(name, [content](const Take& take) {
        take(content);
        return true;
    });
}

Result<void> PackWriter::add(const std::string& name, std::span<const std::byte> content)
{
    return add(name, std::string_view(reinterpret_cast<const char*>(content.data()), content.size()));
}

Result<void> PackWriter::addFile(const std::string& name, const fs::path& file)
{
    std::error_code fault;
    const auto size = static_cast<std::int64_t>(fs::file_size(file, fault));
    std::ifstream stream(file, std::ios::binary);
    if (fault || !stream) {
        return storageError("The file {} cannot be read.", {file.string()});
    }
    return m_writing->write(name, [&](const Take& take) { return eachPiece(stream, 0, size, take); });
}

Result<void> PackWriter::finish()
{
    Writing& w = *m_writing;
    if (w.isZip) {
        std::string end;
        put32(end, kEndMark);
        put32(end, 0);
        put16(end, static_cast<std::uint32_t>(w.files.size()));
        put16(end, static_cast<std::uint32_t>(w.files.size()));
        put32(end, static_cast<std::uint32_t>(w.central.size()));
        put32(end, static_cast<std::uint32_t>(w.written));
        put16(end, 0);
        w.zip << w.central << end;
        w.zip.close();
        if (!w.zip) {
            return unwritable(w.to);
        }
    }
    std::error_code fault;
    fs::rename(w.draft, w.to, fault);
    const fs::path folder = w.to.has_parent_path() ? w.to.parent_path() : fs::path(".");
    if (fault || !store::syncFolder(folder)) {
        return unwritable(w.to, fault.message());
    }
    w.finished = true;
    return {};
}

} // namespace regrade::passport
