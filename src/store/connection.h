#pragma once

#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <map>

namespace regrade::store {

/// A prepared statement; every fault is thrown as SQLite::Exception.
class Statement {
public:
    Statement(sqlite3* handle, std::string_view sql);
    ~Statement() { sqlite3_finalize(m_statement); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    [[nodiscard]] std::size_t places() const;
    void bind(const std::vector<Value>& values);
    /// True while there is a row.
    [[nodiscard]] bool step();
    void reset();
    [[nodiscard]] sqlite3_stmt* handle() const { return m_statement; }

private:
    sqlite3_stmt* m_statement = nullptr;
};

/// The SQLite side of a Database; seen by the sources of this room only.
class Database::Connection {
public:
    class Lane;

    Connection(const std::string& file, int flags, int busyTimeoutMs);
    ~Connection();

    /// Most statements differ in their length already, and begin alike.
    struct ByLength {
        using is_transparent = void;
        bool operator()(std::string_view left, std::string_view right) const
        {
            return left.size() != right.size() ? left.size() < right.size() : left < right;
        }
    };
    using Idle = std::map<std::string, std::unique_ptr<Statement>, ByLength>;

    /// A prepared statement on loan; given back reset. A query inside the same query gets one of its own.
    class Loan {
    public:
        Loan(Connection& connection, std::string_view sql, const std::vector<Value>& values);
        ~Loan();
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        [[nodiscard]] Statement& statement() { return *m_node.mapped(); }

    private:
        Connection& m_connection;
        Idle::node_type m_node;
    };

    [[nodiscard]] SQLite::Database& sqlite() { return m_sqlite; }
    /// Throws SQLite::Exception.
    int run(std::string_view sql, const std::vector<Value>& values);
    void openLane();
    void closeLane();
    /// None while nothing is written behind.
    [[nodiscard]] Lane* lane() { return m_lane.get(); }
    /// Queries whose rows are being handed over.
    int& queries() { return m_queries; }
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] bool isGrouping() const { return m_grouping; }
    void setGrouping(bool grouping) { m_grouping = grouping; }

private:
    SQLite::Database m_sqlite;
    bool m_grouping = false;
    int m_queries = 0;
    Idle m_idle;
    std::unique_ptr<Lane> m_lane;
};

/// What went wrong in SQLite, as the operator needs to know it.
[[nodiscard]] Error storeFault(int sqliteCode, std::string detail);
[[nodiscard]] Error faultOf(const SQLite::Exception& exception, std::string_view sql);

} // namespace regrade::store
