#include "store/writebehind.h"

#include "store/lane.h"

namespace regrade::store {

Database::Connection::Lane::Lane(Connection& connection) : m_connection(connection)
{
    m_worker = std::async(std::launch::async, [this] { work(); });
}

Database::Connection::Lane::~Lane()
{
    m_loads.toFill().isLast = true;
    m_loads.handOver();
    m_worker.wait();
}

void Database::Connection::Lane::add(std::string_view sql, std::vector<Value>& values)
{
    Load& load = m_loads.toFill();
    load.sql = sql;
    load.values.swap(values);
    m_waiting.fetch_add(1, std::memory_order_relaxed); // the hand-over orders it
    m_loads.handOver();
}

Result<void> Database::Connection::Lane::settle()
{
    for (int waiting = m_waiting.load(); waiting != 0; waiting = m_waiting.load()) {
        m_waiting.wait(waiting);
    }
    if (m_thrown) {
        std::rethrow_exception(std::exchange(m_thrown, nullptr));
    }
    const auto fault = std::exchange(m_fault, std::nullopt);
    return fault ? Result<void>(*fault) : Result<void>();
}

void Database::Connection::Lane::work()
{
    for (;;) {
        Load& load = m_loads.toUse();
        if (load.isLast) {
            return;
        }
        if (!m_fault && !m_thrown) {
            run(load);
        }
        load.values.clear();
        m_loads.giveBack();
        if (m_waiting.fetch_sub(1) == 1) {
            m_waiting.notify_one();
        }
    }
}

void Database::Connection::Lane::run(const Load& load)
{
    try {
        m_connection.run(load.sql, load.values);
    } catch (const SQLite::Exception& exception) {
        m_fault = faultOf(exception, load.sql);
    } catch (...) {
        m_thrown = std::current_exception();
    }
}

WriteBehind::WriteBehind(Database& database) : m_database(database) { m_database.m_connection->openLane(); }

WriteBehind::~WriteBehind() { m_database.m_connection->closeLane(); }

} // namespace regrade::store
