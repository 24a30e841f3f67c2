#include "app/saleerrand.h"

#include "workstation/channelmoves.h"
#include "workstation/livesession.h"
#include "workstation/smallfile.h"

namespace regrade::app {

using workstation::LiveMark;
using workstation::LiveSession;
using workstation::LiveState;

template <class T>
void SaleErrand::start(ui::SaleWork::Told<T> told, std::function<Result<T>(const store::Database&)> job)
{
    m_errand.start([this, told = std::move(told), job = std::move(job)] {
        const auto reader = store::Database::openForReading(m_station.places().data / "regrade.db");
        told(reader ? job(*reader) : Result<T>(reader.error()));
    });
}

Result<insight::ChannelLook> SaleErrand::lookAtChannels(const store::Database& reader) const
{
    auto figures = insight::channelFigures(reader, std::nullopt, m_station.clock().now());
    if (!figures) {
        return figures.error();
    }
    auto moves = workstation::channelMoves(m_station, reader, std::nullopt);
    if (!moves) {
        return moves.error();
    }
    auto made = insight::allotments(reader);
    if (!made) {
        return made.error();
    }
    return insight::ChannelLook{*std::move(figures), *std::move(moves), *std::move(made)};
}

ui::SaleWork SaleErrand::work()
{
    using Work = ui::SaleWork;
    Work work;
    work.live = [this](Work::Told<LiveState> told) {
        start<LiveState>(std::move(told),
                         [this](const store::Database& reader) { return LiveSession(m_station, reader).state(); });
    };
    work.begin = [this](const std::vector<domain::ItemId>& units, Work::Told<LiveState> told) {
        start<LiveState>(std::move(told), [this, units](const store::Database& reader) {
            return LiveSession(m_station, reader).begin(units);
        });
    };
    work.sell = [this](const domain::ItemId& unit, Work::Told<LiveMark> told) {
        start<LiveMark>(std::move(told), [this, unit](const store::Database& reader) {
            return LiveSession(m_station, reader).sell(unit, std::nullopt, {});
        });
    };
    work.undo = [this](Work::Told<LiveMark> told) {
        start<LiveMark>(std::move(told), [this](const store::Database& reader) {
            return LiveSession(m_station, reader).undo(std::nullopt);
        });
    };
    work.close = [this](const workers::Author& author, Work::Told<LiveState> told) {
        start<LiveState>(std::move(told), [this, author](const store::Database& reader) {
            return LiveSession(m_station, reader).close(author);
        });
    };
    work.sheet = [this](passport::PaperLanguage language, Work::Told<std::filesystem::path> told) {
        start<std::filesystem::path>(
            std::move(told), [this, language](const store::Database& reader) -> Result<std::filesystem::path> {
                const auto state = LiveSession(m_station, reader).state();
                const auto pdf = state ? workstation::runSheetOf(m_station, reader, *state, language)
                                       : Result<std::vector<std::byte>>(state.error());
                if (!pdf) {
                    return pdf.error();
                }
                const auto file = m_station.papers() / (state->name + ".pdf");
                const auto kept = workstation::writeSmallFile(
                    file, std::string(reinterpret_cast<const char*>(pdf->data()), pdf->size()));
                return kept ? Result<std::filesystem::path>(file) : kept.error();
            });
    };
    work.look = [this](Work::Told<insight::ChannelLook> told) {
        start<insight::ChannelLook>(std::move(told),
                                    [this](const store::Database& reader) { return lookAtChannels(reader); });
    };
    work.move = [this](const insight::ChannelMove& move, const std::string& reason, const workers::Author& author,
                       Work::Told<int> told) {
        start<int>(std::move(told), [this, move, reason, author](const store::Database& reader) {
            const auto done = workstation::acceptMove(m_station, reader, move, std::nullopt, reason, author);
            return done ? Result<int>(done->moved) : Result<int>(done.error());
        });
    };
    work.moveBack = [this](const std::string& id, const workers::Author& author, Work::Told<int> told) {
        start<int>(std::move(told), [this, id, author](const store::Database& reader) {
            return workstation::undoMove(m_station, reader, id, author);
        });
    };
    return work;
}

} // namespace regrade::app
