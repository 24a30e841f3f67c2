#pragma once

#include "base/result.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace regrade::store {

/// Bytes that are only borrowed: they must last until the statement has run.
struct Blob {
    std::span<const std::byte> bytes;

    [[nodiscard]] bool operator==(const Blob& other) const
    {
        return std::equal(bytes.begin(), bytes.end(), other.bytes.begin(), other.bytes.end());
    }
};
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string, Blob>;

/// One row of a query's answer; valid only inside the callback. Columns count from 0.
class Row {
public:
    virtual ~Row() = default;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual std::string text(int column) const = 0;
    /// The same without a copy; valid until the next row.
    [[nodiscard]] virtual std::string_view view(int column) const = 0;
};

/// One SQLite connection. Belongs to one thread. Statements are prepared once and kept.
class Database {
public:
    /// The clerk's connection: makes folder and file when absent, WAL, synchronous FULL, foreign keys, trusted_schema
    /// off, migrated to this program's schema. Refused: newer schema, network file system, damaged file, read-only
    /// place. A new file appears whole or not at all; so an empty file is damage, and no refusal touches what it
    /// refuses.
    [[nodiscard]] static Result<Database> openForWriting(const std::filesystem::path& file);
    /// A connection that can only read. The file must exist with this program's schema.
    [[nodiscard]] static Result<Database> openForReading(const std::filesystem::path& file);
    /// For looking at what is left of a damaged store; nothing in it is to be believed before it was checked.
    [[nodiscard]] static Result<Database> openRemains(const std::filesystem::path& file);
    /// An empty store for checking read models against the log: in memory, and what is too much for that in a temporary
    /// file that is gone with it.
    [[nodiscard]] static Result<Database> inMemory();

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Runs one statement that gives no rows; `?` are bound from left to right. The number of changed rows.
    [[nodiscard]] Result<int> run(std::string_view sql, const std::vector<Value>& values = {});
    /// The same for one of many statements that nobody waits for, see WriteBehind: a fault may come with the next use
    /// of the database instead. Leaves `values` empty.
    [[nodiscard]] Result<void> runLater(std::string_view sql, std::vector<Value>& values);
    /// Runs a query and hands over each row.
    [[nodiscard]] Result<void> each(std::string_view sql, const std::vector<Value>& values,
                                    const std::function<void(const Row&)>& take) const;
    /// Runs `work` in one IMMEDIATE transaction; rolls back when it returns an error or throws. Never nested.
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>()>& work);
    /// Makes every transaction inside `work` a part of one: each is still kept or rolled back by itself, and all that
    /// were kept are committed together at the end. An error means that none of them was.
    [[nodiscard]] Result<void> inGroup(const std::function<void()>& work);
    /// Where the store lies; empty for one in memory.
    [[nodiscard]] std::filesystem::path file() const;
    /// Everything in its last committed state, as one new file. Others may go on writing meanwhile.
    [[nodiscard]] Result<void> copyTo(const std::filesystem::path& file) const;

private:
    friend class WriteBehind;
    class Connection;
    enum class Access { create, write, read, memory };
    [[nodiscard]] static Result<Database> connect(const std::filesystem::path& file, Access access);
    [[nodiscard]] static Result<void> create(const std::filesystem::path& file);
    [[nodiscard]] Result<void> settle() const;
    [[nodiscard]] Result<void> inSavepoint(const std::function<Result<void>()>& work);
    [[nodiscard]] Result<void> between(std::string_view begin, std::string_view end, std::string_view back,
                                       const std::function<Result<void>()>& work);
    explicit Database(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

} // namespace regrade::store
