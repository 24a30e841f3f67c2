#pragma once

#include "insight/tables.h"

#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace regrade::insight {

/// Rows of one table that are written several at a time while a whole log is taken, since each statement costs more
/// than its rows.
class BulkInsert {
public:
    /// `head` as "INSERT INTO part (part, name)", of so many columns; `tail` as " ON CONFLICT DO NOTHING".
    BulkInsert(store::Database& database, std::string head, std::size_t columns, std::string tail = {})
        : m_database(database), m_head(std::move(head)), m_columns(columns), m_tail(std::move(tail)),
          m_full(sql(m_head, columns, kRowsAtOnce) + m_tail)
    {
        m_values.reserve(kRowsAtOnce * columns);
    }

    /// Where the values of one row are added.
    [[nodiscard]] std::vector<store::Value>& values() { return m_values; }
    void add(std::vector<store::Value> row) { std::move(row.begin(), row.end(), std::back_inserter(m_values)); }
    /// Writes once enough rows are there.
    [[nodiscard]] Result<void> write()
    {
        return m_values.size() < kRowsAtOnce * m_columns ? Result<void>() : run(m_full);
    }
    [[nodiscard]] Result<void> writeAll()
    {
        return m_values.empty() ? Result<void>() : run(sql(m_head, m_columns, m_values.size() / m_columns) + m_tail);
    }

    [[nodiscard]] static std::string sql(const std::string& head, std::size_t columns, std::size_t rows = 1)
    {
        std::string row = "(?";
        for (std::size_t column = 1; column < columns; ++column) {
            row += ", ?";
        }
        row += ')';
        std::string text = head + " VALUES " + row;
        for (std::size_t more = 1; more < rows; ++more) {
            text += ", " + row;
        }
        return text;
    }

private:
    static constexpr std::size_t kRowsAtOnce = 16;

    [[nodiscard]] Result<void> run(const std::string& statement) { return m_database.runLater(statement, m_values); }

    store::Database& m_database;
    std::string m_head;
    std::size_t m_columns;
    std::string m_tail;
    std::string m_full;
    std::vector<store::Value> m_values; ///< of the rows that are not written yet
};

} // namespace regrade::insight
