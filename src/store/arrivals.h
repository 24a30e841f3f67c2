#pragma once

#include "store/chain.h"
#include "store/eventrow.h"

#include <map>
#include <optional>

namespace regrade::store {

/// Appends events that other stations wrote, unchanged, after proof that each continues its station's chain. Inside
/// the caller's transaction.
class Arrivals {
public:
    explicit Arrivals(Database& database) : m_database(database) {}

    /// Nothing when the store has this very event already. Conflict: another event bears its name and number, its
    /// content does not fit its hash, or it does not follow on what the store has of that station.
    [[nodiscard]] Result<std::optional<Arrival>> add(const EventRow& row);

private:
    [[nodiscard]] Result<ChainHead*> headOf(const std::string& station);
    [[nodiscard]] Result<bool> isKnown(const EventRow& row) const;

    Database& m_database;
    ChainHasher m_hasher;
    std::map<std::string, ChainHead, std::less<>> m_heads;
};

} // namespace regrade::store
