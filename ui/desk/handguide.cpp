#include "desk/handguide.h"

#include "desk/desk.h"

namespace regrade::ui {

HandGuide::HandGuide(Desk& desk) : QObject(&desk), m_desk(desk)
{
    connect(&desk, &Desk::languageChanged, this, &HandGuide::changed);
}

QString HandGuide::hint() const { return m_on ? m_desk.say(vision::sentenceOf(m_told.guidance.hint)) : QString(); }

void HandGuide::take(const workers::GuidanceTold& told)
{
    m_told = told;
    m_on = true;
    emit changed();
    if (told.shotDue) {
        emit shotDue();
    }
}

void HandGuide::clear()
{
    m_told = {};
    m_on = false;
    emit changed();
}

QString HandGuide::nameOf(vision::Lamp lamp)
{
    switch (lamp) {
    case vision::Lamp::good: return QStringLiteral("good");
    case vision::Lamp::bad: return QStringLiteral("bad");
    case vision::Lamp::unknown: break;
    }
    return QStringLiteral("unknown");
}

} // namespace regrade::ui
