#include "store/backup.h"

#include "store/appendfile.h"
#include "store/connection.h"
#include "store/place.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace regrade::store {

namespace {

constexpr std::string_view kTitle = "regrade backup 1";
constexpr mode_t kNoteMode = 0644;

/// 20260301T081530Z
std::string shortTime(Time at)
{
    std::string text = toIso(at).substr(0, 19) + "Z";
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

Result<std::string> digestOfFile(const std::filesystem::path& file)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    std::ifstream stream(file, std::ios::binary);
    std::vector<char> piece(1 << 20);
    while (stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                                  static_cast<unsigned long long>(stream.gcount()));
    }
    if (!stream.eof()) {
        return storageError("The file {} cannot be read.", {file.string()});
    }
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash_final(&state, digest.data(), digest.size());
    std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return std::string(hex.data());
}

std::string noteOf(const Backup& backup)
{
    std::ostringstream note;
    note << kTitle << "\nat " << toIso(backup.at) << "\nevents " << backup.events << "\nbytes " << backup.bytes
         << "\ndigest " << backup.digest << '\n';
    for (const ChainHead& head : backup.heads) {
        note << "head " << head.seq << ' ' << head.hash << ' ' << head.station << '\n';
    }
    note << "end\n";
    return note.str();
}

std::optional<Backup> readNote(const std::filesystem::path& file)
{
    std::ifstream lines(file);
    std::string line;
    if (!std::getline(lines, line) || line != kTitle) {
        return std::nullopt;
    }
    Backup backup{.file = std::filesystem::path(file).replace_extension(".db")};
    while (std::getline(lines, line) && line != "end") {
        std::istringstream words(line);
        std::string what;
        std::string text;
        ChainHead head;
        words >> what;
        if (what == "at" && words >> text) {
            backup.at = parseIso(text) ? *parseIso(text) : Time{};
        } else if (what == "events") {
            words >> backup.events;
        } else if (what == "bytes") {
            words >> backup.bytes;
        } else if (what == "digest") {
            words >> backup.digest;
        } else if (what == "head" && words >> head.seq >> head.hash && std::getline(words >> std::ws, head.station)) {
            backup.heads.push_back(head);
        }
    }
    return line == "end" && backup.at != Time{} ? std::optional(backup) : std::nullopt;
}

void removeDraft(const std::filesystem::path& draft)
{
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
        std::filesystem::remove(draft.string() + ending, ignored);
    }
}

/// What the copy holds, after its chain was walked.
Result<Backup> described(const std::filesystem::path& draft, Time at)
{
    Backup backup{.at = at};
    {
        const auto copy = Database::openForReading(draft);
        if (!copy) {
            return copy.error();
        }
        const auto report = verifyChain(*copy);
        const auto heads = headsOf(*copy);
        if (!report || !heads) {
            return !report ? report.error() : heads.error();
        }
        if (report->firstFault) {
            return conflict(
                "The store is damaged, so it was not backed up. Start the program again: it will be restored.", {},
                *report->firstFault);
        }
        backup.events = report->events;
        backup.heads = *heads;
    }
    std::error_code fault;
    backup.bytes = static_cast<std::int64_t>(std::filesystem::file_size(draft, fault));
    auto digest = digestOfFile(draft);
    if (!digest) {
        return digest.error();
    }
    backup.digest = std::move(*digest);
    return backup;
}

Result<Backup> finish(const std::filesystem::path& draft, const std::filesystem::path& file, Time at)
{
    auto backup = described(draft, at);
    if (!backup) {
        return backup;
    }
    backup->file = file;
    if (auto synced = syncFile(draft); !synced) {
        return synced.error();
    }
    std::error_code fault;
    std::filesystem::rename(draft, file, fault);
    if (fault) {
        return storageError("The file {} cannot be written to. What was there is safe.", {file.string()},
                            fault.message());
    }
    const auto noted = writeOnce(std::filesystem::path(file).replace_extension(".txt"), noteOf(*backup), kNoteMode);
    return noted ? std::move(backup) : Result<Backup>(noted.error());
}

} // namespace

Result<void> Database::copyTo(const std::filesystem::path& file) const
{
    try {
        SQLite::Database target(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        sqlite3_backup* copy =
            sqlite3_backup_init(target.getHandle(), "main", m_connection->sqlite().getHandle(), "main");
        if (copy == nullptr) {
            throw SQLite::Exception(target.getHandle());
        }
        // All in one step: in WAL mode nobody waits for it, and nobody's commit makes it begin again.
        const int stepped = sqlite3_backup_step(copy, -1);
        const int closed = sqlite3_backup_finish(copy);
        if (stepped != SQLITE_DONE || closed != SQLITE_OK) {
            return storeFault(stepped != SQLITE_DONE ? stepped : closed, "backup to " + file.string());
        }
        // One file, without a log beside it.
        target.exec("PRAGMA journal_mode = DELETE");
        return {};
    } catch (const SQLite::Exception& exception) {
        return storeFault(exception.getErrorCode(), exception.what());
    }
}

Result<Backup> makeBackup(const Database& source, const std::filesystem::path& folder, Time at)
{
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault) {
        return storageError("The folder {} cannot be made. Nothing was changed.", {folder.string()}, fault.message());
    }
    const std::string name = "regrade-" + shortTime(at);
    auto file = folder / (name + ".db");
    for (int copy = 2; std::filesystem::exists(file, fault); ++copy) { // a copy by plan and a shift's end in one second
        file = folder / (name + "-" + std::to_string(copy) + ".db");
    }
    const auto draft = folder / (".draft-" + file.filename().string());
    removeDraft(draft);
    const auto copied = source.copyTo(draft);
    auto backup = copied ? finish(draft, file, at) : Result<Backup>(copied.error());
    removeDraft(draft);
    return backup;
}

std::vector<Backup> backupsIn(const std::filesystem::path& folder)
{
    std::vector<Backup> backups;
    std::error_code fault;
    for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        if (entry->path().extension() != ".txt") {
            continue;
        }
        if (auto backup = readNote(entry->path())) {
            backups.push_back(std::move(*backup));
        }
    }
    std::sort(backups.begin(), backups.end(), [](const Backup& a, const Backup& b) {
        return a.events != b.events ? a.events > b.events : a.at > b.at;
    });
    return backups;
}

Result<void> checkBackup(const Backup& backup)
{
    std::error_code fault;
    if (!std::filesystem::exists(backup.file, fault)) {
        return notFound("The backup {} is not there.", {backup.file.string()});
    }
    const auto digest = digestOfFile(backup.file);
    if (!digest) {
        return digest.error();
    }
    if (*digest != backup.digest) {
        return storageError("The backup {} was changed or damaged.", {backup.file.string()});
    }
    return {};
}

std::filesystem::path archiveBeside(const std::filesystem::path& backups) { return backups / "archive"; }

Result<int> copyUnchanging(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code fault;
    if (from.empty() || !std::filesystem::is_directory(from, fault)) {
        return 0;
    }
    std::filesystem::create_directories(to, fault);
    int copied = 0;
    for (std::filesystem::directory_iterator entry(from, fault), end; !fault && entry != end; entry.increment(fault)) {
        const auto target = to / entry->path().filename();
        std::error_code ignored;
        if (!entry->is_regular_file(ignored) || std::filesystem::exists(target, ignored)) {
            continue;
        }
        std::ostringstream text;
        text << std::ifstream(entry->path(), std::ios::binary).rdbuf();
        if (auto written = writeOnce(target, text.str(), kNoteMode); !written) {
            return written.error();
        }
        ++copied;
    }
    return fault
               ? Result<int>(storageError("{} cannot be copied to {}.", {from.string(), to.string()}, fault.message()))
               : Result<int>(copied);
}

Result<int> thinBackups(const std::filesystem::path& folder, int keep)
{
    const auto backups = backupsIn(folder);
    const auto kept = static_cast<std::size_t>(std::max(keep, 1));
    if (backups.size() <= kept) {
        return 0;
    }
    if (auto holds = checkBackup(backups.front()); !holds) {
        return holds.error();
    }
    int removed = 0;
    for (auto old = backups.begin() + static_cast<std::ptrdiff_t>(kept); old != backups.end(); ++old) {
        // The note goes last: what is left of a removal that was cut short is found by it and removed next time.
        std::error_code fault;
        std::filesystem::remove(old->file, fault);
        if (!fault) {
            std::filesystem::remove(std::filesystem::path(old->file).replace_extension(".txt"), fault);
        }
        if (fault) {
            return storageError("The old backup {} cannot be removed.", {old->file.string()}, fault.message());
        }
        ++removed;
    }
    return removed;
}

} // namespace regrade::store
