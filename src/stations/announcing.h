#pragma once

#include "base/result.h"
#include "domain/announcement.h"
#include "rules/policy.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

/// What is wrong with one cell of a list of announced returns, or with a whole row (then `column` is empty).
struct CellFlaw {
    std::int64_t row = 0;
    std::string column; ///< its heading
    std::string value;  ///< as it may be shown: hidden characters by name
    Error error;
};

/// Turns the rows of a list into announcements. Which column holds what is told by its heading, as the policy has it;
/// capitals, spaces and signs in a heading do not count.
class AnnouncementReader {
public:
    explicit AnnouncementReader(const rules::Policy& policy) : m_policy(policy) { m_columns.fill(-1); }

    /// To be told again whenever headings were added. Refused: order or product has no column, two columns are the
    /// same.
    [[nodiscard]] Result<void> setHeadings(const std::vector<std::string>& headings);
    /// Headings of columns that are left alone: names of customers stay in the file.
    [[nodiscard]] std::vector<std::string> unused() const;

    /// Nothing when something is wrong with the row; every flaw of it is added to `flaws`.
    [[nodiscard]] std::optional<domain::Announcement> read(std::int64_t row, const std::vector<std::string>& cells,
                                                           std::vector<CellFlaw>& flaws) const;

private:
    class Cells;

    const rules::Policy& m_policy;
    std::vector<std::string> m_headings;
    std::array<int, domain::kAnnouncementFields.size()> m_columns{}; ///< of each field; -1 = none
};

} // namespace regrade::stations
