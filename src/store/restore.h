#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/backup.h"
#include "store/journal.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace regrade::store {

/// Where a store can be made again from.
struct RestoreSources {
    std::filesystem::path backups;  ///< folder
    std::filesystem::path segments; ///< folder
    std::filesystem::path remains;  ///< the damaged store itself; empty or absent = there is none
};

struct RestoreReport {
    std::optional<std::filesystem::path> backup; ///< none when the segments told everything
    int passedOver = 0;                          ///< newer backups that do not hold
    std::int64_t fromBackup = 0;                 ///< events
    std::int64_t fromSegments = 0;
    std::int64_t fromRemains = 0;
    std::vector<ChainHead> heads;
    std::filesystem::path quarantine; ///< where the damaged store lies now; empty when nothing was moved

    [[nodiscard]] std::int64_t events() const { return fromBackup + fromSegments + fromRemains; }
};

using MakeProjections = std::function<Journal::Projections()>;

/// Builds a whole store in the file `target`, which must not exist: the newest backup that holds, then every event of
/// the segments and of the remains that continues a chain. Refused when there is nothing: no store is begun empty.
[[nodiscard]] Result<RestoreReport> rebuildStore(const std::filesystem::path& target, const RestoreSources& sources,
                                                 const MakeProjections& projections);
/// The same in place of `store`; what was there goes to `quarantine/<time>/` first. Nobody may have the store open.
[[nodiscard]] Result<RestoreReport> restoreStore(const std::filesystem::path& store,
                                                 const std::filesystem::path& quarantine, const RestoreSources& sources,
                                                 const MakeProjections& projections, Time at);

} // namespace regrade::store
