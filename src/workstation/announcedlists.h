#pragma once

#include "rules/policy.h"
#include "stations/announcing.h"
#include "store/database.h"
#include "store/place.h"
#include "tables/textfile.h"
#include "workers/clerk.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::workstation {

/// What a list of announced returns holds, as it was read.
struct ListLook {
    tables::Encoding encoding = tables::Encoding::utf8;
    bool isJson = false;
    std::int64_t rows = 0;
    std::int64_t units = 0;                        ///< of rows that are new
    std::int64_t known = 0;                        ///< rows that were announced before; they are left alone
    std::int64_t unregistered = 0;                 ///< new rows whose product is not registered yet
    std::vector<std::string> unregisteredProducts; ///< some of those
    std::vector<std::string> unused;               ///< headings of columns that stay in the file
    std::int64_t flawed = 0;                       ///< everything that is wrong
    std::vector<stations::CellFlaw> flaws;         ///< the first thousand of that
    std::int64_t list = 0;                         ///< its number, once it was taken over
};

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
    [[nodiscard]] Result<ListLook> look(const std::filesystem::path& file,
                                        std::optional<tables::Encoding> encoding = {}, const GoOn& goOn = {}) const;
    /// Looks first, and takes the list over when nothing at all is wrong with it: else `list` stays 0. Rows are written
    /// in small parts between the deeds of others, and count when the last is written; what was stopped or cut off
    /// never counts, and is removed with the next list. Waits.
    [[nodiscard]] Result<ListLook> takeOver(const std::filesystem::path& file, const domain::ActorId& by,
                                            std::optional<tables::Encoding> encoding = {}, const GoOn& goOn = {}) const;
    /// Takes a list back, with all its rows. Waits.
    [[nodiscard]] Result<void> withdraw(std::int64_t list) const;

private:
    [[nodiscard]] Result<void> write(const std::function<Result<void>()>& work) const;
    [[nodiscard]] Result<void> clear() const;

    Parts m_parts;
};

} // namespace regrade::workstation
