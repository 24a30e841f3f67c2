#include "store/segments.h"

#include "store/segmentrecord.h"

#include <cstdio>
#include <fstream>

namespace regrade::store {

namespace {

constexpr std::int64_t kFullFile = 8 * 1024 * 1024; // read whole at every start, so not too big
constexpr std::size_t kPiece = 256 * 1024;

std::filesystem::path fileOf(const std::filesystem::path& folder, int number)
{
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "%06d.seg", number);
    return folder / name.data();
}

int newestIn(const std::filesystem::path& folder)
{
    int newest = 0;
    std::error_code fault;
    for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        int number = 0;
        if (entry->path().extension() == ".seg" &&
            std::sscanf(entry->path().filename().c_str(), "%6d.seg", &number) == 1) {
            newest = std::max(newest, number);
        }
    }
    return newest;
}

/// Reads one file from an offset on; what does not hold ends it.
Result<void> readFile(const std::filesystem::path& file, SegmentEnd& end,
                      const std::function<void(const EventRow&)>& take)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return storageError("The segment file {} cannot be read.", {file.string()});
    }
    stream.seekg(end.offset);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    std::string_view rest = bytes;
    if (end.offset == 0 && !rest.empty()) {
        end.torn = rest.substr(0, kSegmentMark.size()) != kSegmentMark;
        rest.remove_prefix(end.torn ? rest.size() : kSegmentMark.size());
        end.offset = end.torn ? 0 : static_cast<std::int64_t>(kSegmentMark.size());
    }
    while (!rest.empty()) {
        const auto record = firstRecord(rest);
        if (!record) {
            end.torn = true;
            return {};
        }
        take(record->event);
        end.place = record->place;
        end.head = {record->event.station, record->event.seq, record->event.hash};
        end.offset += static_cast<std::int64_t>(record->size);
        rest.remove_prefix(record->size);
    }
    return {};
}

} // namespace

bool hasSegments(const std::filesystem::path& folder) { return newestIn(folder) > 0; }

Result<SegmentEnd> readSegments(const std::filesystem::path& folder, const std::function<void(const EventRow&)>& take)
{
    SegmentEnd end;
    const int newest = newestIn(folder);
    for (int number = 1; number <= newest; ++number) {
        std::error_code fault;
        if (!std::filesystem::exists(fileOf(folder, number), fault)) {
            continue;
        }
        end.file = number;
        end.offset = 0;
        end.torn = false;
        if (auto read = readFile(fileOf(folder, number), end, take); !read) {
            return read.error();
        }
    }
    return end;
}

Result<SegmentWriter> SegmentWriter::open(std::filesystem::path folder, const Database& log)
{
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault) {
        return storageError("The folder {} cannot be made. Nothing was changed.", {folder.string()}, fault.message());
    }
    SegmentWriter writer(std::move(folder), log);
    auto lock = AppendFile::open(writer.m_folder / "lock");
    if (!lock || !lock->lock()) {
        return storageError("The folder {} cannot be locked.", {writer.m_folder.string()});
    }
    // The newest file may hold no whole record yet; then the one before it says where the copy ends.
    const int newest = newestIn(writer.m_folder);
    for (int number = std::max(1, newest - 1); number <= newest; ++number) {
        std::error_code absent;
        if (std::filesystem::exists(fileOf(writer.m_folder, number), absent)) {
            writer.m_end.file = number;
            writer.m_end.offset = 0;
            if (auto read = readFile(fileOf(writer.m_folder, number), writer.m_end, [](const EventRow&) {}); !read) {
                return read.error();
            }
        }
    }
    const auto same = writer.requireSameLog();
    return same ? Result<SegmentWriter>(std::move(writer)) : same.error();
}

Result<void> SegmentWriter::requireSameLog() const
{
    if (m_end.place == 0) {
        return {};
    }
    std::string hash;
    const auto asked = m_log->each("SELECT hash FROM event WHERE rowid = ?", {m_end.place},
                                   [&](const Row& row) { hash = row.text(0); });
    if (!asked) {
        return asked;
    }
    if (hash != m_end.head.hash) {
        return conflict("The segment files know event {} of station {}, and the store does not: the store is older, or "
                        "it is another one.",
                        {std::to_string(m_end.head.seq), m_end.head.station});
    }
    return {};
}

/// Another program may have added records, or a file, since.
Result<void> SegmentWriter::catchUp()
{
    const int newest = newestIn(m_folder);
    const bool behind = newest != m_end.file || !m_file || m_file->size() != m_end.offset;
    if (!behind || newest == 0) {
        return {};
    }
    for (int number = std::max(1, m_end.file); number <= newest; ++number) {
        m_end.offset = number == m_end.file ? m_end.offset : 0;
        m_end.file = number;
        m_end.torn = false;
        if (auto read = readFile(fileOf(m_folder, number), m_end, [](const EventRow&) {}); !read) {
            return read;
        }
    }
    m_file.reset();
    return requireSameLog();
}

Result<void> SegmentWriter::openNewest(bool another)
{
    if (m_file && !another) {
        return {};
    }
    if (another && m_file && m_unsynced) {
        if (auto synced = sync(); !synced) {
            return synced;
        }
    }
    m_end.file += another ? 1 : 0;
    auto file = AppendFile::open(fileOf(m_folder, m_end.file));
    if (!file) {
        return file.error();
    }
    m_file.emplace(std::move(*file));
    if (another) {
        m_end.torn = false;
        m_end.offset = static_cast<std::int64_t>(kSegmentMark.size());
        return m_file->add(kSegmentMark);
    }
    return {};
}

Result<int> SegmentWriter::follow()
{
    auto lock = AppendFile::open(m_folder / "lock");
    if (!lock || !lock->lock()) {
        return storageError("The folder {} cannot be locked.", {m_folder.string()});
    }
    if (auto caught = catchUp(); !caught) {
        return caught.error();
    }
    // A torn end stays as it is: a file that only grows is never cut.
    const bool another = m_end.file == 0 || m_end.torn || m_end.offset >= kFullFile;
    if (auto opened = openNewest(another); !opened) {
        return opened.error();
    }
    return copyBehind();
}

Result<int> SegmentWriter::copyBehind()
{
    int copied = 0;
    std::string piece;
    Result<void> outcome;
    SegmentEnd end = m_end;
    const auto flush = [&] {
        if (outcome && !piece.empty()) {
            outcome = m_file->add(piece);
            if (outcome) {
                m_end = end;
                m_unsynced = true;
            }
            piece.clear();
        }
    };
    const auto read =
        m_log->each("SELECT " + std::string(kEventColumns) + ", rowid FROM event WHERE rowid > ? ORDER BY rowid",
                    {m_end.place}, [&](const Row& row) {
                        if (!outcome) {
                            return;
                        }
                        const std::size_t before = piece.size();
                        addRecord(piece, row.integer(14), viewOf(row));
                        end.place = row.integer(14);
                        end.head = {row.text(0), row.integer(1), row.text(13)};
                        end.offset += static_cast<std::int64_t>(piece.size() - before);
                        ++copied;
                        if (piece.size() > kPiece) {
                            flush();
                        }
                    });
    flush();
    if (!read || !outcome) {
        return !read ? read.error() : outcome.error();
    }
    return copied;
}

Result<void> SegmentWriter::sync()
{
    const auto synced = m_file ? m_file->sync() : Result<void>();
    m_unsynced = m_unsynced && !synced;
    return synced;
}

} // namespace regrade::store
