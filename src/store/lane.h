#pragma once

#include "store/connection.h"
#include "store/conveyor.h"

#include <atomic>
#include <exception>
#include <future>
#include <optional>

namespace regrade::store {

/// The thread of a WriteBehind. It uses the connection only while statements wait, and nobody else does then.
class Database::Connection::Lane {
public:
    explicit Lane(Connection& connection);
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    /// Takes the values and gives back an empty list with room.
    void add(std::string_view sql, std::vector<Value>& values);
    /// Waits until everything has run. The first fault; what was added behind it has not run.
    [[nodiscard]] Result<void> settle();

private:
    struct Load {
        std::string sql;
        std::vector<Value> values;
        bool isLast = false;
    };

    void work();
    void run(const Load& load);

    Connection& m_connection;
    Conveyor<Load> m_loads;
    std::atomic<int> m_waiting{0};
    std::optional<Error> m_fault; ///< the worker's, until nothing waits
    std::exception_ptr m_thrown;  ///< the same
    std::future<void> m_worker;
};

} // namespace regrade::store
