#include "shell/housenotice.h"

namespace regrade::ui {

HouseNotice::HouseNotice(const Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::languageChanged, this, &HouseNotice::changed);
}

QString HouseNotice::text() const { return m_sentence ? m_desk.say(*m_sentence) : QString(); }

void HouseNotice::tell(const Error& sentence)
{
    if (sentence.pattern == m_read) {
        return;
    }
    m_read.clear();
    m_sentence = sentence;
    emit changed();
}

void HouseNotice::close()
{
    if (m_sentence) {
        m_read = m_sentence->pattern;
        m_sentence.reset();
        emit changed();
    }
}

} // namespace regrade::ui
