#pragma once

#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>

namespace regrade::store {

/// The SQLite side of a Database; seen by database.cpp and opening.cpp only.
class Database::Connection {
public:
    Connection(const std::string& file, int flags, int busyTimeoutMs) : m_sqlite(file, flags, busyTimeoutMs) {}

    /// A prepared statement on loan; given back reset. A query inside the same query gets one of its own.
    class Loan {
    public:
        Loan(Connection& connection, std::string_view sql, const std::vector<Value>& values);
        ~Loan();
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        [[nodiscard]] SQLite::Statement& statement() { return *m_statement; }

    private:
        Connection& m_connection;
        std::string m_sql;
        std::unique_ptr<SQLite::Statement> m_statement;
    };

    [[nodiscard]] SQLite::Database& sqlite() { return m_sqlite; }
    [[nodiscard]] bool inTransaction() const;

private:
    SQLite::Database m_sqlite;
    std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> m_idle;
};

/// What went wrong in SQLite, as the operator needs to know it.
[[nodiscard]] Error storeFault(int sqliteCode, std::string detail);

} // namespace regrade::store
