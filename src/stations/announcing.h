#pragma once

#include "base/result.h"
#include "domain/announcement.h"
#include "rules/policy.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace regrade::stations {

/// What is wrong with one cell of a list of announced returns, or with a whole row (then `column` is empty).
struct CellFlaw {
    std::int64_t row = 0;
    std::string column; ///< its heading
    std::string value;  ///< as it may be shown: hidden characters by name
    Error error;
};

/// A list of announced returns that is to be read.
struct ListOrder {
    std::filesystem::path file;
    std::string encoding{};                 ///< "utf-8", ...; empty = it is told from the file
    std::optional<domain::OwnerId> owner{}; ///< of rows that name none; unset = whose the product is
};

/// What a list of announced returns holds, as it was read.
struct ListLook {
    std::string encoding;
    bool isJson = false;
    std::string separator; ///< of a CSV file
    std::int64_t rows = 0;
    std::int64_t units = 0;                        ///< of rows that are new
    std::int64_t fresh = 0;                        ///< rows that are new
    std::int64_t known = 0;                        ///< rows that were announced before; they are left alone
    std::int64_t duplicates = 0;                   ///< rows that announce the same as one before; each is a flaw
    std::int64_t unregistered = 0;                 ///< new rows whose product is not registered yet
    std::vector<std::string> unregisteredProducts; ///< some of those
    std::vector<std::string> unused;               ///< headings of columns that stay in the file
    std::vector<std::pair<std::string, std::string>> columns; ///< each heading and the field that it was taken for
    std::vector<std::vector<std::string>> firstRows;          ///< as they may be shown: hidden characters by name
    std::int64_t flawed = 0;                                  ///< everything that is wrong
    std::vector<CellFlaw> flaws;                              ///< the first thousand of that
    std::int64_t list = 0;                                    ///< its number, once it was taken over
};

/// Turns the rows of a list into announcements. Which column holds what is told by its heading, as the policy has it;
/// capitals, spaces and signs in a heading do not count.
class AnnouncementReader {
public:
    /// `owners`: the sellers that the house knows.
    AnnouncementReader(const rules::Policy& policy, std::vector<std::string> owners)
        : m_policy(policy), m_owners(std::move(owners))
    {
        m_columns.fill(-1);
    }

    /// To be told again whenever headings were added. Refused: order or product has no column, two columns are the
    /// same.
    [[nodiscard]] Result<void> setHeadings(const std::vector<std::string>& headings);
    /// Headings of columns that are left alone: names of customers stay in the file.
    [[nodiscard]] std::vector<std::string> unused() const;
    /// Each heading with the field that it was taken for; an empty field = left alone.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> matches() const;

    /// Nothing when something is wrong with the row; every flaw of it is added to `flaws`.
    [[nodiscard]] std::optional<domain::Announcement> read(std::int64_t row, const std::vector<std::string>& cells,
                                                           std::vector<CellFlaw>& flaws) const;

private:
    class Cells;

    const rules::Policy& m_policy;
    std::vector<std::string> m_owners;
    std::vector<std::string> m_headings;
    std::array<int, domain::kAnnouncementFields.size()> m_columns{}; ///< of each field; -1 = none
};

} // namespace regrade::stations
