#pragma once

#include "domain/livesale.h"
#include "passport/label.h"
#include "workstation/workstation.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::workstation {

using domain::LiveMark;
using domain::LiveSale;
using domain::LiveState;

/// Selling before a camera, one session at a time. While it runs, sales are noted in data/live-session.json and can be
/// taken back; no event tells of them. Closing it writes them all by the deed that sells a unit, together or not at
/// all. The note outlives the program.
class LiveSession {
public:
    explicit LiveSession(Workstation& station) : LiveSession(station, station.reader()) {}
    /// The same for another thread, with a reader of its own.
    LiveSession(Workstation& station, const store::Database& reader) : m_station(station), m_reader(reader) {}

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
    const store::Database& m_reader;
};

/// The run sheet of a session as a PDF: each unit with its code, price, and what a buyer must be told. `reader` is of
/// the calling thread.
[[nodiscard]] Result<std::vector<std::byte>> runSheetOf(const Workstation& station, const store::Database& reader,
                                                        const LiveState& state, passport::PaperLanguage language);

} // namespace regrade::workstation
