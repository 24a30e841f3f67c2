#include "desk/desk.h"
#include "desk/toscreen.h"

namespace regrade::ui {

void Desk::liveSession(QObject* receiver, Answer<domain::LiveState> answer)
{
    if (m_parts.sales.live) {
        m_parts.sales.live(toScreen(receiver, std::move(answer)));
    }
}

void Desk::beginLive(const std::vector<domain::ItemId>& units, QObject* receiver, Answer<domain::LiveState> answer)
{
    if (m_parts.sales.begin) {
        m_parts.sales.begin(units, toScreen(receiver, std::move(answer)));
    }
}

void Desk::sellLive(const domain::ItemId& unit, QObject* receiver, Answer<domain::LiveMark> answer)
{
    if (m_parts.sales.sell) {
        m_parts.sales.sell(unit, toScreen(receiver, std::move(answer)));
    }
}

void Desk::undoLive(QObject* receiver, Answer<domain::LiveMark> answer)
{
    if (m_parts.sales.undo) {
        m_parts.sales.undo(toScreen(receiver, std::move(answer)));
    }
}

void Desk::closeLive(QObject* receiver, Answer<domain::LiveState> answer)
{
    if (m_parts.sales.close) {
        m_parts.sales.close(author({}), toScreen(receiver, std::move(answer)));
    }
}

void Desk::printLive(QObject* receiver, Answer<std::filesystem::path> answer)
{
    if (m_parts.sales.sheet) {
        m_parts.sales.sheet(paperLanguage(), toScreen(receiver, std::move(answer)));
    }
}

void Desk::lookAtChannels(QObject* receiver, Answer<insight::ChannelLook> answer)
{
    if (m_parts.sales.look) {
        m_parts.sales.look(toScreen(receiver, std::move(answer)));
    }
}

void Desk::acceptMove(const insight::ChannelMove& move, const std::string& reason, QObject* receiver,
                      Answer<int> answer)
{
    if (m_parts.sales.move) {
        m_parts.sales.move(move, reason, author({}), toScreen(receiver, std::move(answer)));
    }
}

void Desk::undoMove(const std::string& id, QObject* receiver, Answer<int> answer)
{
    if (m_parts.sales.moveBack) {
        m_parts.sales.moveBack(id, author({}), toScreen(receiver, std::move(answer)));
    }
}

} // namespace regrade::ui
