#include "store/chainwalk.h"

#include "domain/names.h"

namespace regrade::store {

namespace {

constexpr domain::Names<Tampering, 8> kKinds{{{Tampering::edited, "edited"},
                                              {Tampering::deleted, "deleted"},
                                              {Tampering::reordered, "reordered"},
                                              {Tampering::inserted, "inserted"},
                                              {Tampering::tailCut, "tailCut"},
                                              {Tampering::swapped, "swapped"},
                                              {Tampering::playedBack, "playedBack"},
                                              {Tampering::damaged, "damaged"}}};

bool isThere(const Database& database, std::string_view sql, const std::vector<Value>& values)
{
    bool found = false;
    const auto asked = database.each(sql, values, [&](const Row&) { found = true; });
    return asked && found;
}

bool hashIsThere(const Database& database, const std::string& station, const std::string& hash)
{
    return isThere(database, "SELECT 1 FROM event WHERE station = ? AND hash = ? LIMIT 1", {station, hash});
}

/// The number under which a row of this hash was written, found by trying; 0 when its content does not fit any.
std::int64_t firstNumberOf(EventRow row, std::int64_t last)
{
    ChainHasher hasher;
    for (std::int64_t number = 1; number <= last; ++number) {
        row.seq = number;
        if (hasher.hex(viewOf(row)) == row.hash) {
            return number;
        }
    }
    return 0;
}

std::int64_t lastOf(const Database& database, const std::string& station)
{
    std::int64_t last = 0;
    const auto asked = database.each("SELECT MAX(seq) FROM event WHERE station = ?", {station},
                                     [&](const Row& row) { last = row.integer(0); });
    return asked ? last : 0;
}

} // namespace

std::string_view nameOf(Tampering kind) { return domain::wordFor(kKinds, kind); }

std::string_view sentenceOf(Tampering kind)
{
    switch (kind) {
    case Tampering::edited: return "It fits that an event was changed afterwards.";
    case Tampering::deleted: return "It fits that events were deleted.";
    case Tampering::reordered: return "It fits that events were put in another order.";
    case Tampering::inserted: return "It fits that an event was put in between.";
    case Tampering::tailCut: return "It fits that the end of the log was cut off.";
    case Tampering::swapped: return "It fits that another database was put in its place.";
    case Tampering::playedBack: return "It fits that an old copy of the store was put in its place.";
    case Tampering::damaged: return "It fits a damaged disk or file.";
    }
    return {};
}

Tampering gapKind(const Database& database, const EventRow& row, const ChainHead& head)
{
    std::optional<std::string> before;
    const auto asked = database.each("SELECT prev_hash FROM event WHERE station = ? AND seq = ?",
                                     {head.station, head.seq + 1}, [&](const Row& due) { before = due.text(0); });
    if (!asked || !before) {
        return Tampering::deleted;
    }
    // What came is the true successor, and what bears the number that was due was not written after it.
    return row.prevHash == head.hash && *before != row.hash ? Tampering::inserted : Tampering::reordered;
}

Tampering contentKind(const Database& database, const EventRow& row, const ChainHead& head)
{
    const std::int64_t written = firstNumberOf(row, lastOf(database, row.station) + 1'000);
    if (written > row.seq) {
        // It stood further back: what stood here before was either moved or taken out.
        return hashIsThere(database, row.station, row.prevHash) && row.prevHash != head.hash ? Tampering::reordered
                                                                                             : Tampering::deleted;
    }
    if (written > 0) {
        return Tampering::inserted;
    }
    const bool skipped = isThere(database, "SELECT 1 FROM event WHERE station = ? AND seq > ? AND prev_hash = ?",
                                 {row.station, row.seq, head.hash});
    return skipped ? Tampering::inserted : Tampering::edited;
}

Tampering linkKind(const Database& database, const EventRow& row)
{
    if (row.seq == 1) {
        return Tampering::swapped;
    }
    // The event before it has a hash that fits, but is not the one that this event was written after.
    return hashIsThere(database, row.station, row.prevHash) ? Tampering::inserted : Tampering::edited;
}

std::optional<ChainFault> witnessFault(const Database& database, const std::vector<ChainHead>& witnesses,
                                       bool readModelsAgree)
{
    for (const ChainHead& witness : witnesses) {
        std::string hash;
        const auto asked = database.each("SELECT hash FROM event WHERE station = ? AND seq = ?",
                                         {witness.station, witness.seq}, [&](const Row& row) { hash = row.text(0); });
        if (asked && hash == witness.hash) {
            continue;
        }
        const std::int64_t last = lastOf(database, witness.station);
        const std::string seq = std::to_string(witness.seq);
        if (hash.empty() && last > 0) {
            return chainFault(witness.station, last + 1, readModelsAgree ? Tampering::playedBack : Tampering::tailCut,
                              conflict("The chain of station {} ends at event {}, but event {} is known from outside "
                                       "the store.",
                                       {witness.station, std::to_string(last), seq}));
        }
        return chainFault(witness.station, witness.seq, Tampering::swapped,
                          conflict("Event {} of station {} is not the event that is known from outside the store.",
                                   {seq, witness.station}));
    }
    return std::nullopt;
}

} // namespace regrade::store
