#include "store/rowbatch.h"

#include <array>

namespace regrade::store {

namespace {

constexpr std::size_t kRoom = std::size_t{1} << 20U; ///< bytes; some 1,500 events

} // namespace

RowBatch::RowBatch() { m_bytes.reserve(kRoom); }

bool RowBatch::add(const EventView& row)
{
    EventView kept = row;
    const std::array parts = {&kept.station, &kept.item,          &kept.kind,         &kept.body,     &kept.at,
                              &kept.actor,   &kept.policyVersion, &kept.modelVersion, &kept.prevHash, &kept.hash};
    std::size_t size = 0;
    for (const std::string_view* part : parts) {
        size += part->size();
    }
    if (m_bytes.size() + size > m_bytes.capacity()) {
        if (!isEmpty()) {
            return false;
        }
        m_bytes.reserve(size);
    }
    for (std::string_view* part : parts) {
        const std::size_t from = m_bytes.size();
        m_bytes.append(*part);
        *part = std::string_view(m_bytes).substr(from);
    }
    m_rows.push_back(kept);
    return true;
}

void RowBatch::clear()
{
    m_rows.clear();
    m_bytes.clear();
    m_hashes.clear();
}

void RowBatch::hash()
{
    for (const EventView& row : m_rows) {
        m_hashes += m_hasher.hex(row);
    }
}

std::string_view RowBatch::hashOf(std::size_t place) const
{
    const std::size_t length = m_hashes.size() / m_rows.size();
    return std::string_view(m_hashes).substr(place * length, length);
}

HashingLane::HashingLane(Take take) : m_take(std::move(take)), m_filling(&m_conveyor.toFill())
{
    m_thread = std::async(std::launch::async, [this] {
        for (bool isLast = false; !isLast;) {
            Load& load = m_conveyor.toUse();
            isLast = load.isLast;
            load.rows.hash();
            m_conveyor.giveBack();
        }
    });
}

void HashingLane::add(const EventView& row)
{
    while (!m_filling->rows.add(row)) {
        turn();
    }
}

void HashingLane::turn()
{
    m_conveyor.handOver();
    m_filling = &m_conveyor.toFill();
    m_take(m_filling->rows);
    m_filling->rows.clear();
}

void HashingLane::stop()
{
    if (m_thread.valid()) {
        m_filling->isLast = true;
        m_conveyor.handOver();
        m_thread.get();
    }
}

void HashingLane::finish()
{
    stop();
    for (std::ptrdiff_t place = 0; place < Conveyor<Load>::kPlaces; ++place) {
        m_take(m_conveyor.toFill().rows);
        m_conveyor.handOver();
    }
}

} // namespace regrade::store
