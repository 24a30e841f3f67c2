#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/backup.h"
#include "store/signedhead.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace regrade::workers {

/// What the house wants of its copies, and where they lie.
struct BackupPlan {
    std::filesystem::path store;
    std::filesystem::path backups;
    std::filesystem::path heads;   ///< the signed heads, one a line
    std::filesystem::path archive; ///< files that never change and belong to every copy; empty = none
    std::chrono::hours every{24};
    int keep = 14;
    std::chrono::seconds firstLook{60}; ///< after the start, so that a start waits for no copy
};

/// The end of a shift: a copy of the store, and where each chain stood in it, signed for paper.
struct ShiftEnd {
    store::Backup backup;
    std::vector<store::SignedHead> heads;
};

/// Copies the store while the station works: when the newest copy has become too old, and at the end of a shift. Owns a
/// thread that sleeps in between, and a connection of its own for each copy. Destruction waits for a copy that has
/// begun.
class Caretaker {
public:
    using Told = std::function<void(const Result<ShiftEnd>&)>;

    /// `told` hears of every copy by plan, on the caretaker's thread: that it was made, or once why it could not be.
    Caretaker(BackupPlan plan, store::StationKey key, const Clock& clock, Told told);
    ~Caretaker();
    Caretaker(const Caretaker&) = delete;
    Caretaker& operator=(const Caretaker&) = delete;

    /// A copy now and the heads signed; `done` is called on the caretaker's thread.
    void endShift(Told done);

private:
    class Rounds;
    std::unique_ptr<Rounds> m_rounds;
};

/// Copies the store and signs the heads of the copy, whose chain was walked. Then removes what is older than the plan
/// keeps.
[[nodiscard]] Result<ShiftEnd> endShiftNow(const BackupPlan& plan, const store::StationKey& key, Time at);

} // namespace regrade::workers
