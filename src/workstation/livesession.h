#pragma once

#include "workstation/workstation.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::workstation {

/// A unit that was sold while the session runs.
struct LiveSale {
    domain::ItemId unit;
    Money price;
    std::string order;

    [[nodiscard]] bool operator==(const LiveSale&) const = default;
};

/// A live session as it stands: which units are shown, in the order of the run sheet, and which were sold.
struct LiveState {
    std::string name; ///< "LIVE-20261128-183012"; the order numbers of its sales begin with it
    std::vector<domain::ItemId> units;
    std::vector<LiveSale> sold; ///< in the order of the scans

    [[nodiscard]] const LiveSale* find(const domain::ItemId& unit) const;
};

/// What a scan did. `again`: the unit was sold in this session before, and nothing changed.
struct LiveMark {
    LiveSale sale;
    bool again = false;
    int sold = 0; ///< units so far
};

/// Selling before a camera, one session at a time. While it runs, sales are noted in data/live-session.json and can be
/// taken back; no event tells of them. Closing it writes them all by the deed that sells a unit, together or not at
/// all. The note outlives the program. For the thread that opened the workstation.
class LiveSession {
public:
    explicit LiveSession(Workstation& station) : m_station(station) {}

    /// Refused: a session is open, no units, a unit twice, one that is not on offer or not for retail.
    [[nodiscard]] Result<LiveState> begin(const std::vector<domain::ItemId>& units);
    /// Refused: no session is open.
    [[nodiscard]] Result<LiveState> state() const;
    /// Refused: the unit is not of this session, or cannot be sold so. Without price that of the offer; without order
    /// number the session's name and the unit's number on the sheet.
    [[nodiscard]] Result<LiveMark> sell(const domain::ItemId& unit, const std::optional<Money>& price,
                                        const std::string& order);
    /// Takes back the last sale, or that of a unit. Refused: there is none.
    [[nodiscard]] Result<LiveMark> undo(const std::optional<domain::ItemId>& unit);
    /// Writes the sales and ends the session; how it ended. Refused when one of them cannot be written: then none is,
    /// and the session stays open.
    [[nodiscard]] Result<LiveState> close(const workers::Author& author);

private:
    [[nodiscard]] std::filesystem::path file() const;
    [[nodiscard]] Result<LiveMark> change(const std::function<Result<LiveMark>(LiveState&)>& how);
    [[nodiscard]] Result<void> keep(const LiveState& state) const;

    Workstation& m_station;
};

} // namespace regrade::workstation
