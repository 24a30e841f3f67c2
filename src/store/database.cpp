#include "store/database.h"

#include "store/connection.h"

#include <sqlite3.h>

#include <stdexcept>

namespace regrade::store {

namespace {

constexpr std::size_t kIdleStatements = 200;

class StatementRow final : public Row {
public:
    explicit StatementRow(SQLite::Statement& statement) : m_statement(statement) {}
    [[nodiscard]] bool isNull(int column) const override { return m_statement.getColumn(column).isNull(); }
    [[nodiscard]] std::int64_t integer(int column) const override { return m_statement.getColumn(column).getInt64(); }
    [[nodiscard]] double real(int column) const override { return m_statement.getColumn(column).getDouble(); }
    [[nodiscard]] std::string text(int column) const override { return m_statement.getColumn(column).getString(); }

private:
    SQLite::Statement& m_statement;
};

void bindValue(SQLite::Statement& statement, int index, const Value& value)
{
    if (std::holds_alternative<std::nullptr_t>(value)) {
        statement.bind(index);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        statement.bind(index, *whole);
    } else if (const auto* real = std::get_if<double>(&value)) {
        statement.bind(index, *real);
    } else {
        statement.bindNoCopy(index, std::get<std::string>(value));
    }
}

Error faultOf(const SQLite::Exception& exception, std::string_view sql)
{
    return storeFault(exception.getErrorCode(), std::string(exception.what()) + " in: " + std::string(sql));
}

} // namespace

Error storeFault(int sqliteCode, std::string detail)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
        return storageError("The disk is full. Nothing was written by this step, and what was there is safe.", {},
                            std::move(detail));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return storageError("Another program is writing to the store. Nothing was written by this step; try it again.",
                            {}, std::move(detail));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return storageError("The store is damaged. Nothing was written by this step; restore the store from a backup.",
                            {}, std::move(detail));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return storageError("The store cannot be written to. Nothing was changed.", {}, std::move(detail));
    case SQLITE_IOERR:
        return storageError("The disk reported a fault. Nothing was written by this step.", {}, std::move(detail));
    case SQLITE_CONSTRAINT:
        return conflict("The store holds something that contradicts this entry. Nothing was written by this step.", {},
                        std::move(detail));
    default: return storageError("The store could not do this step. Nothing was written.", {}, std::move(detail));
    }
}

Database::Connection::Loan::Loan(Connection& connection, std::string_view sql, const std::vector<Value>& values)
    : m_connection(connection), m_sql(sql)
{
    const auto idle = connection.m_idle.find(sql);
    if (idle != connection.m_idle.end()) {
        m_statement = std::move(idle->second);
        connection.m_idle.erase(idle);
    } else {
        m_statement = std::make_unique<SQLite::Statement>(connection.m_sqlite, m_sql);
    }
    if (static_cast<std::size_t>(m_statement->getBindParameterCount()) != values.size()) {
        throw std::logic_error("a statement got another number of values than it has places: " + m_sql);
    }
    int index = 0;
    for (const Value& value : values) {
        bindValue(*m_statement, ++index, value);
    }
}

Database::Connection::Loan::~Loan()
{
    m_statement->tryReset();
    m_statement->clearBindings();
    if (m_connection.m_idle.size() < kIdleStatements) {
        m_connection.m_idle.emplace(std::move(m_sql), std::move(m_statement));
    }
}

bool Database::Connection::inTransaction() const { return sqlite3_get_autocommit(m_sqlite.getHandle()) == 0; }

Database::Database(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<int> Database::run(std::string_view sql, const std::vector<Value>& values)
{
    try {
        const int before = m_connection->sqlite().getTotalChanges();
        Connection::Loan loan(*m_connection, sql, values);
        while (loan.statement().executeStep()) {
        }
        const bool changed = m_connection->sqlite().getTotalChanges() != before;
        return changed ? m_connection->sqlite().getChanges() : 0;
    } catch (const SQLite::Exception& exception) {
        return faultOf(exception, sql);
    }
}

Result<void> Database::each(std::string_view sql, const std::vector<Value>& values,
                            const std::function<void(const Row&)>& take) const
{
    try {
        Connection::Loan loan(*m_connection, sql, values);
        const StatementRow row(loan.statement());
        while (loan.statement().executeStep()) {
            take(row);
        }
        return {};
    } catch (const SQLite::Exception& exception) {
        return faultOf(exception, sql);
    }
}

Result<void> Database::inTransaction(const std::function<Result<void>()>& work)
{
    if (m_connection->inTransaction()) {
        throw std::logic_error("a transaction was begun inside a transaction");
    }
    if (auto begun = run("BEGIN IMMEDIATE"); !begun) {
        return begun.error();
    }
    // SQLite itself has rolled back after some faults; a second rollback would only hide the first fault.
    const auto rollBack = [this]() -> Result<void> {
        if (!m_connection->inTransaction()) {
            return {};
        }
        const auto rolled = run("ROLLBACK");
        return rolled ? Result<void>() : rolled.error();
    };
    try {
        if (auto done = work(); !done) {
            const auto rolled = rollBack();
            return rolled ? done : rolled;
        }
    } catch (...) {
        if (const auto rolled = rollBack(); !rolled) {
            throw std::logic_error("a failed transaction could not be rolled back: " + rolled.error().detail);
        }
        throw;
    }
    if (auto committed = run("COMMIT"); !committed) {
        const auto rolled = rollBack();
        return rolled ? committed.error() : rolled.error();
    }
    return {};
}

} // namespace regrade::store
