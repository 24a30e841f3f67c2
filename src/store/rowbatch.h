#pragma once

#include "store/conveyor.h"
#include "store/eventrow.h"

#include <functional>
#include <future>
#include <string>
#include <vector>

namespace regrade::store {

/// Copies of some rows of the log, read by one thread and hashed by another.
class RowBatch {
public:
    RowBatch();
    /// False when the row does not fit any more; an empty batch takes any row.
    [[nodiscard]] bool add(const EventView& row);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    void clear();

    /// Finds the hash that each row should have.
    void hash();
    [[nodiscard]] const std::vector<EventView>& rows() const { return m_rows; }
    /// Hex; of the row at this place, once hashed.
    [[nodiscard]] std::string_view hashOf(std::size_t place) const;

private:
    std::string m_bytes; ///< never grows while rows point into it
    std::vector<EventView> m_rows;
    std::string m_hashes; ///< one behind the other
    ChainHasher m_hasher;
};

/// Hashes rows on a second thread while more are read, and hands all over in their order to the thread that adds them.
class HashingLane {
public:
    using Take = std::function<void(const RowBatch& hashed)>;
    explicit HashingLane(Take take);
    ~HashingLane() { stop(); }
    HashingLane(const HashingLane&) = delete;
    HashingLane& operator=(const HashingLane&) = delete;

    void add(const EventView& row);
    /// Waits for the rows that are still on their way.
    void finish();

private:
    void turn();
    void stop();

    struct Load {
        RowBatch rows;
        bool isLast = false;
    };

    Take m_take;
    Conveyor<Load> m_conveyor;
    Load* m_filling;
    std::future<void> m_thread;
};

} // namespace regrade::store
