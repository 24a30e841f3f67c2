#pragma once

#include "rules/policy.h"
#include "stations/announcing.h"
#include "store/database.h"
#include "store/place.h"
#include "workers/clerk.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::workstation {

/// Takes lists of announced returns over, whole or not at all.
class AnnouncedLists {
public:
    struct Parts {
        std::filesystem::path lock; ///< held while a list is taken over, by this program or another
        workers::Clerk& clerk;
        store::Database& writer;       ///< the clerk's; touched on its thread only
        const store::Database& reader; ///< of the calling thread
        std::shared_ptr<const rules::Policy> policy;
        const Clock& clock;
    };
    /// Asked again and again with the share that is done, 0 to 1; false stops.
    using GoOn = std::function<bool(double)>;

    explicit AnnouncedLists(Parts parts) : m_parts(std::move(parts)) {}

    /// Reads the whole list and writes nothing. Error: the file as such cannot be read, or has no fitting columns.
    [[nodiscard]] Result<stations::ListLook> look(const stations::ListOrder& order, const GoOn& goOn = {}) const;
    /// Looks first, and takes the list over when nothing at all is wrong with it: else `list` stays 0. Rows are written
    /// in small parts between the deeds of others, and count when the last is written; what was stopped or cut off
    /// never counts, and is removed with the next list. Waits.
    [[nodiscard]] Result<stations::ListLook> takeOver(const stations::ListOrder& order, const domain::ActorId& by,
                                                      const GoOn& goOn = {}) const;
    /// Takes a list back, with all its rows. Waits.
    [[nodiscard]] Result<void> withdraw(std::int64_t list) const;

private:
    [[nodiscard]] Result<void> write(const std::function<Result<void>()>& work) const;
    [[nodiscard]] Result<void> clear(const GoOn& goOn = {}) const;

    Parts m_parts;
};

} // namespace regrade::workstation
