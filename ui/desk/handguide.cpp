#include "desk/handguide.h"

#include "desk/desk.h"

namespace regrade::ui {

HandGuide::HandGuide(Desk& desk) : QObject(&desk), m_desk(desk)
{
    connect(&desk, &Desk::languageChanged, this, &HandGuide::changed);
}

QString HandGuide::hint() const { return m_on ? m_desk.say(vision::sentenceOf(m_told.guidance.hint)) : QString(); }

QString HandGuide::firstWord() const
{
    if (!m_on || !m_told.quick) {
        return {};
    }
    switch (m_told.quick->look.word) {
    case vision::QuickWord::looksFine: return tr("Preliminary: fine so far");
    case vision::QuickWord::lookHere: return tr("Preliminary: see marks");
    case vision::QuickWord::notSure: break;
    }
    return tr("Preliminary: not sure");
}

QString HandGuide::firstKind() const
{
    if (!m_told.quick || m_told.quick->look.word == vision::QuickWord::notSure) {
        return QStringLiteral("plain");
    }
    return m_told.quick->look.word == vision::QuickWord::looksFine ? QStringLiteral("ok") : QStringLiteral("warn");
}

QVariantList HandGuide::places() const
{
    QVariantList places;
    if (!m_told.quick) {
        return places;
    }
    const double width = m_told.quick->width;
    const double height = m_told.quick->height;
    for (const domain::Box& box : m_told.quick->look.places) {
        places.append(QVariantMap{{QStringLiteral("x"), box.x / width},
                                  {QStringLiteral("y"), box.y / height},
                                  {QStringLiteral("width"), box.width / width},
                                  {QStringLiteral("height"), box.height / height}});
    }
    return places;
}

double HandGuide::aspect() const
{
    return m_told.quick && m_told.quick->height > 0 ? static_cast<double>(m_told.quick->width) / m_told.quick->height
                                                    : 4.0 / 3.0;
}

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
