#pragma once

#include "store/chain.h"
#include "store/eventrow.h"
#include "store/rowbatch.h"

#include <map>
#include <optional>

namespace regrade::store {

/// Follows the chains of all stations row by row, in the order of arrival, and stops at the first fault. Rows are read
/// while those before them are hashed on a second thread.
class ChainWalk {
public:
    explicit ChainWalk(const Database& database) : m_database(database) {}

    /// The chains begin behind these events.
    void startBehind(const std::vector<ChainHead>& marks);
    /// Every row of the log in the order of arrival.
    void takeAll();
    /// The rows of one station behind its mark.
    void takeSince(const ChainHead& mark);
    /// What the index of the keys knows must have been walked over, and histories must have no gap.
    void closeLog();

    [[nodiscard]] std::int64_t events() const { return m_events; }
    [[nodiscard]] int stations() const { return static_cast<int>(m_heads.size()); }
    [[nodiscard]] const std::optional<ChainFault>& fault() const { return m_fault; }

private:
    using Heads = std::map<std::string, ChainHead, std::less<>>;

    [[nodiscard]] ChainHead& headOf(std::string_view station);
    [[nodiscard]] bool isKnown(std::string_view station) const;
    [[nodiscard]] ChainFault strangeStation(const EventView& row) const;
    [[nodiscard]] std::optional<ChainFault> faultOf(const EventView& row, std::string_view hash, const ChainHead& head);
    [[nodiscard]] Result<void> walk(std::string_view sql, const std::vector<Value>& values);
    void take(const RowBatch& batch);
    void take(const EventView& row, std::string_view hash);
    void stopReading(const Error& error);
    void closeHistories();

    const Database& m_database;
    Heads m_heads;
    ChainHead* m_current = nullptr;
    std::int64_t m_events = 0;
    std::optional<ChainFault> m_fault;
};

/// What fits the row that broke the chain, by looking at its neighbours. `head` is the last event that held.
[[nodiscard]] Tampering gapKind(const Database& database, const EventRow& row, const ChainHead& head);
[[nodiscard]] Tampering contentKind(const Database& database, const EventRow& row, const ChainHead& head);
[[nodiscard]] Tampering linkKind(const Database& database, const EventRow& row);

/// Holds the log to heads that are known from outside. `readModelsAgree` tells a cut tail from an old copy.
[[nodiscard]] std::optional<ChainFault> witnessFault(const Database& database, const std::vector<ChainHead>& witnesses,
                                                     bool readModelsAgree);

/// The fault with its sentence closed by what kind of tampering fits.
[[nodiscard]] ChainFault chainFault(std::string station, std::int64_t seq, Tampering kind, const Error& sentence);

} // namespace regrade::store
