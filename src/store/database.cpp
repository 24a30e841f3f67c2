#include "store/database.h"

#include "store/lane.h"

#include <sqlite3.h>

#include <stdexcept>

namespace regrade::store {

namespace {

constexpr std::size_t kIdleStatements = 200;

class StatementRow final : public Row {
public:
    explicit StatementRow(sqlite3_stmt* statement) : m_statement(statement) {}
    [[nodiscard]] bool isNull(int column) const override
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] double real(int column) const override { return sqlite3_column_double(m_statement, column); }
    [[nodiscard]] std::string text(int column) const override { return std::string(view(column)); }
    [[nodiscard]] std::string_view view(int column) const override
    {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
        return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
    }

private:
    sqlite3_stmt* m_statement;
};

/// Counts a query while its rows are handed over.
class Handing {
public:
    explicit Handing(int& queries) : m_queries(queries) { ++m_queries; }
    ~Handing() { --m_queries; }
    Handing(const Handing&) = delete;
    Handing& operator=(const Handing&) = delete;

private:
    int& m_queries;
};

int bindValue(sqlite3_stmt* statement, int index, const Value& value)
{
    if (std::holds_alternative<std::nullptr_t>(value)) {
        return sqlite3_bind_null(statement, index);
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return sqlite3_bind_int64(statement, index, *whole);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return sqlite3_bind_double(statement, index, *real);
    }
    if (const auto* blob = std::get_if<Blob>(&value)) {
        const auto bytes = blob->bytes;
        // Without an address SQLite would bind NULL.
        return bytes.empty()
                   ? sqlite3_bind_zeroblob(statement, index, 0)
                   : sqlite3_bind_blob(statement, index, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    }
    const auto& text = std::get<std::string>(value);
    return sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
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

Error faultOf(const SQLite::Exception& exception, std::string_view sql)
{
    return storeFault(exception.getErrorCode(), std::string(exception.what()) + " in: " + std::string(sql));
}

Statement::Statement(sqlite3* handle, std::string_view sql)
{
    const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &m_statement, nullptr);
    if (code != SQLITE_OK) {
        throw SQLite::Exception(handle, code);
    }
}

std::size_t Statement::places() const { return static_cast<std::size_t>(sqlite3_bind_parameter_count(m_statement)); }

void Statement::bind(const std::vector<Value>& values)
{
    int index = 0;
    for (const Value& value : values) {
        if (const int code = bindValue(m_statement, ++index, value); code != SQLITE_OK) {
            throw SQLite::Exception(sqlite3_db_handle(m_statement), code);
        }
    }
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        throw SQLite::Exception(sqlite3_db_handle(m_statement), code);
    }
    return code == SQLITE_ROW;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

Database::Connection::Loan::Loan(Connection& connection, std::string_view sql, const std::vector<Value>& values)
    : m_connection(connection)
{
    if (const auto idle = connection.m_idle.find(sql); idle != connection.m_idle.end()) {
        m_node = connection.m_idle.extract(idle);
    } else {
        Idle fresh;
        fresh.emplace(std::string(sql), std::make_unique<Statement>(connection.m_sqlite.getHandle(), sql));
        m_node = fresh.extract(fresh.begin());
    }
    if (statement().places() != values.size()) {
        throw std::logic_error("a statement got another number of values than it has places: " + std::string(sql));
    }
    statement().bind(values);
}

Database::Connection::Loan::~Loan()
{
    statement().reset();
    if (m_connection.m_idle.size() < kIdleStatements) {
        m_connection.m_idle.insert(std::move(m_node));
    }
}

Database::Connection::Connection(const std::string& file, int flags, int busyTimeoutMs)
    : m_sqlite(file, flags, busyTimeoutMs)
{
}

Database::Connection::~Connection() = default;

int Database::Connection::run(std::string_view sql, const std::vector<Value>& values)
{
    const int before = m_sqlite.getTotalChanges();
    Loan loan(*this, sql, values);
    while (loan.statement().step()) {
    }
    return m_sqlite.getTotalChanges() != before ? m_sqlite.getChanges() : 0;
}

void Database::Connection::openLane() { m_lane = std::make_unique<Lane>(*this); }

void Database::Connection::closeLane() { m_lane.reset(); }

bool Database::Connection::inTransaction() const { return sqlite3_get_autocommit(m_sqlite.getHandle()) == 0; }

Database::Database(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

std::filesystem::path Database::file() const
{
    const char* name = sqlite3_db_filename(m_connection->sqlite().getHandle(), "main");
    return name == nullptr ? "" : name;
}

Result<int> Database::run(std::string_view sql, const std::vector<Value>& values)
{
    if (auto settled = settle(); !settled) {
        return settled.error();
    }
    try {
        return m_connection->run(sql, values);
    } catch (const SQLite::Exception& exception) {
        return faultOf(exception, sql);
    }
}

Result<void> Database::runLater(std::string_view sql, std::vector<Value>& values)
{
    // Nobody else may use the connection while the rows of a query are handed over.
    Connection::Lane* lane = m_connection->queries() == 0 ? m_connection->lane() : nullptr;
    if (lane != nullptr) {
        lane->add(sql, values);
        return {};
    }
    const auto done = run(sql, values);
    values.clear();
    return done ? Result<void>() : done.error();
}

Result<void> Database::settle() const
{
    Connection::Lane* lane = m_connection->lane();
    return lane == nullptr ? Result<void>() : lane->settle();
}

Result<void> Database::each(std::string_view sql, const std::vector<Value>& values,
                            const std::function<void(const Row&)>& take) const
{
    if (auto settled = settle(); !settled) {
        return settled;
    }
    const Handing handing(m_connection->queries());
    try {
        Connection::Loan loan(*m_connection, sql, values);
        const StatementRow row(loan.statement().handle());
        while (loan.statement().step()) {
            take(row);
        }
        return {};
    } catch (const SQLite::Exception& exception) {
        return faultOf(exception, sql);
    }
}

Result<void> Database::inTransaction(const std::function<Result<void>()>& work)
{
    if (m_connection->isGrouping()) {
        return inSavepoint(work);
    }
    if (m_connection->inTransaction()) {
        throw std::logic_error("a transaction was begun inside a transaction");
    }
    return between("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", work);
}

Result<void> Database::inSavepoint(const std::function<Result<void>()>& work)
{
    if (!m_connection->inTransaction()) {
        // After a fault SQLite has rolled the group back; a transaction of its own would outlive the group.
        return storageError("Nothing was written by this step, since the steps before it failed.");
    }
    return between("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part", work);
}

Result<void> Database::between(std::string_view begin, std::string_view end, std::string_view back,
                               const std::function<Result<void>()>& work)
{
    if (auto begun = run(begin); !begun) {
        return begun.error();
    }
    // SQLite itself has rolled back after some faults; a second rollback would only hide the first fault.
    const auto rollBack = [&]() -> Result<void> {
        if (!m_connection->inTransaction()) {
            return {};
        }
        const auto rolled = run(back);
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
    if (auto committed = run(end); !committed) {
        const auto rolled = rollBack();
        return rolled ? committed.error() : rolled.error();
    }
    return {};
}

Result<void> Database::inGroup(const std::function<void()>& work)
{
    const auto grouped = [&]() -> Result<void> {
        m_connection->setGrouping(true);
        try {
            work();
        } catch (...) {
            m_connection->setGrouping(false);
            throw;
        }
        m_connection->setGrouping(false);
        return m_connection->inTransaction()
                   ? Result<void>()
                   : storageError("The disk reported a fault. Nothing was written by this step.");
    };
    if (m_connection->inTransaction()) {
        throw std::logic_error("a transaction was begun inside a transaction");
    }
    return between("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", grouped);
}

} // namespace regrade::store
