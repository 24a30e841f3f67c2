#include "tests/faults/faultdisk.h"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

namespace regrade::faults {

namespace {

constexpr std::size_t kSector = 512;

/// What SQLite's callbacks, which know no object, work on.
struct State {
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs own{};
    bool recording = false;
    std::optional<DiskFault> fault;
    int calls = 0;
    bool failed = false;
    std::vector<DiskStep> steps;
};

State& state()
{
    static State kState;
    return kState;
}

struct File {
    sqlite3_file base;
    const char* name; ///< SQLite keeps it as long as the file is open
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }

/// Counts a call; the fault to answer with, or SQLITE_OK.
int next(int ioCode)
{
    State& now = state();
    ++now.calls;
    if (!now.fault || now.calls < now.fault->atStep || (now.calls > now.fault->atStep && !now.fault->lasting)) {
        return SQLITE_OK;
    }
    now.failed = true;
    return now.fault->full ? SQLITE_FULL : ioCode;
}

void note(DiskStep::Kind kind, const char* file, std::int64_t offset = 0, std::string bytes = {})
{
    if (state().recording && file != nullptr) {
        state().steps.push_back({kind, std::filesystem::path(file).filename().string(), offset, std::move(bytes)});
    }
}

int closeFile(sqlite3_file* file) { return of(file)->real()->pMethods->xClose(of(file)->real()); }

int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
{
    const int fault = next(SQLITE_IOERR_READ);
    // A read never meets a full disk.
    return fault == SQLITE_OK || fault == SQLITE_FULL
               ? of(file)->real()->pMethods->xRead(of(file)->real(), to, size, offset)
               : fault;
}

int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
{
    if (const int fault = next(SQLITE_IOERR_WRITE); fault != SQLITE_OK) {
        return fault;
    }
    note(DiskStep::Kind::write, of(file)->name, offset,
         {static_cast<const char*>(from), static_cast<std::size_t>(size)});
    return of(file)->real()->pMethods->xWrite(of(file)->real(), from, size, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    if (const int fault = next(SQLITE_IOERR_TRUNCATE); fault != SQLITE_OK) {
        return fault;
    }
    note(DiskStep::Kind::truncate, of(file)->name, size);
    return of(file)->real()->pMethods->xTruncate(of(file)->real(), size);
}

int syncFile(sqlite3_file* file, int /*flags*/)
{
    if (const int fault = next(SQLITE_IOERR_FSYNC); fault != SQLITE_OK) {
        return fault;
    }
    note(DiskStep::Kind::sync, of(file)->name);
    return SQLITE_OK; // the test's disk is memory
}

int sizeOf(sqlite3_file* file, sqlite3_int64* size)
{
    return of(file)->real()->pMethods->xFileSize(of(file)->real(), size);
}
int lockFile(sqlite3_file* file, int level) { return of(file)->real()->pMethods->xLock(of(file)->real(), level); }
int unlockFile(sqlite3_file* file, int level) { return of(file)->real()->pMethods->xUnlock(of(file)->real(), level); }
int reservedLock(sqlite3_file* file, int* out)
{
    return of(file)->real()->pMethods->xCheckReservedLock(of(file)->real(), out);
}
int control(sqlite3_file* file, int code, void* argument)
{
    return of(file)->real()->pMethods->xFileControl(of(file)->real(), code, argument);
}
int sectorSize(sqlite3_file* /*file*/) { return static_cast<int>(kSector); }
int traits(sqlite3_file* /*file*/) { return 0; } // neither atomic writes nor safe appends

int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out)
{
    const int fault = next(SQLITE_IOERR_SHMMAP);
    return fault != SQLITE_OK ? fault : of(file)->real()->pMethods->xShmMap(of(file)->real(), page, size, extend, out);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return of(file)->real()->pMethods->xShmLock(of(file)->real(), offset, count, flags);
}
void shmBarrier(sqlite3_file* file) { of(file)->real()->pMethods->xShmBarrier(of(file)->real()); }
int shmUnmap(sqlite3_file* file, int remove) { return of(file)->real()->pMethods->xShmUnmap(of(file)->real(), remove); }

const sqlite3_io_methods kMethods = {2,        closeFile,  readFile,     writeFile, truncateFile, syncFile, sizeOf,
                                     lockFile, unlockFile, reservedLock, control,   sectorSize,   traits,   shmMap,
                                     shmLock,  shmBarrier, shmUnmap,     nullptr,   nullptr};

int openFile(sqlite3_vfs* /*own*/, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    file->pMethods = nullptr;
    if (const int fault = next(SQLITE_CANTOPEN); fault != SQLITE_OK) {
        return fault == SQLITE_FULL ? SQLITE_CANTOPEN : fault;
    }
    const int opened = state().real->xOpen(state().real, name, of(file)->real(), flags, outFlags);
    of(file)->name = name;
    file->pMethods = opened == SQLITE_OK ? &kMethods : nullptr;
    return opened;
}

int removeFile(sqlite3_vfs* /*own*/, const char* name, int sync)
{
    if (const int fault = next(SQLITE_IOERR_DELETE); fault != SQLITE_OK) {
        return fault;
    }
    note(DiskStep::Kind::remove, name);
    return state().real->xDelete(state().real, name, sync);
}

void applyWrite(std::string& content, const DiskStep& step, std::mt19937& random, bool torn)
{
    std::size_t at = 0;
    while (at < step.bytes.size()) {
        const auto place = static_cast<std::size_t>(step.offset) + at;
        const std::size_t size = std::min(step.bytes.size() - at, kSector - place % kSector);
        if (!torn || random() % 2 == 0) {
            content.resize(std::max(content.size(), place + size), '\0');
            content.replace(place, size, step.bytes, at, size);
        }
        at += size;
    }
}

/// A file as the disk has it, and what was done to it since it was last synced.
struct Disk {
    std::optional<std::string> synced;
    std::vector<const DiskStep*> pending;

    void apply(std::optional<std::string>& content, const DiskStep& step, std::mt19937& random, bool torn) const
    {
        if (step.kind == DiskStep::Kind::write) {
            content = content.value_or("");
            applyWrite(*content, step, random, torn);
        } else if (!torn || random() % 2 == 0) {
            if (step.kind == DiskStep::Kind::truncate) {
                content = content.value_or("");
                content->resize(static_cast<std::size_t>(step.offset), '\0');
            } else {
                content.reset();
            }
        }
    }
};

} // namespace

FaultDisk::FaultDisk()
{
    State& now = state();
    if (now.real != nullptr) {
        throw std::logic_error("one fault disk at a time");
    }
    now.real = sqlite3_vfs_find(nullptr);
    now.own = *now.real;
    now.own.zName = "regrade-faults";
    now.own.szOsFile = static_cast<int>(sizeof(File)) + now.real->szOsFile;
    now.own.pNext = nullptr;
    now.own.xOpen = openFile;
    now.own.xDelete = removeFile;
    sqlite3_vfs_register(&now.own, 1);
}

FaultDisk::~FaultDisk()
{
    sqlite3_vfs_unregister(&state().own);
    sqlite3_vfs_register(state().real, 1);
    state() = State{};
}

void FaultDisk::record()
{
    beQuiet();
    state().steps.clear();
    state().recording = true;
}

void FaultDisk::fail(const DiskFault& fault)
{
    beQuiet();
    state().fault = fault;
}

void FaultDisk::beQuiet()
{
    state().recording = false;
    state().fault.reset();
    state().calls = 0;
    state().failed = false;
}

void FaultDisk::mark(std::int64_t number)
{
    if (state().recording) {
        state().steps.push_back({DiskStep::Kind::mark, "", number, ""});
    }
}

const std::vector<DiskStep>& FaultDisk::steps() const { return state().steps; }
int FaultDisk::calls() const { return state().calls; }
bool FaultDisk::hasFailed() const { return state().failed; }

DiskImage imageAfter(const DiskImage& before, const std::vector<DiskStep>& steps, std::size_t count,
                     std::mt19937& random)
{
    std::map<std::string, Disk> disks;
    for (const auto& [file, content] : before) {
        disks[file].synced = content;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const DiskStep& step = steps[i];
        if (step.kind == DiskStep::Kind::mark) {
            continue;
        }
        Disk& disk = disks[step.file];
        if (step.kind != DiskStep::Kind::sync) {
            disk.pending.push_back(&step);
            continue;
        }
        for (const DiskStep* done : disk.pending) {
            disk.apply(disk.synced, *done, random, false);
        }
        disk.pending.clear();
    }
    DiskImage image;
    for (auto& [file, disk] : disks) {
        for (const DiskStep* done : disk.pending) {
            disk.apply(disk.synced, *done, random, true);
        }
        if (disk.synced) {
            image[file] = std::move(*disk.synced);
        }
    }
    return image;
}

std::int64_t markAfter(const std::vector<DiskStep>& steps, std::size_t count)
{
    std::int64_t mark = 0;
    for (std::size_t i = 0; i < count; ++i) {
        mark = steps[i].kind == DiskStep::Kind::mark ? steps[i].offset : mark;
    }
    return mark;
}

} // namespace regrade::faults
