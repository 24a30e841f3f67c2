#include "settings/settingsscreen.h"

#include "qr/tag.h"

namespace regrade::ui {

SettingsScreen::SettingsScreen(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_printers(new PrinterCare(desk, this))
{
    connect(m_printers, &PrinterCare::told, this, &SettingsScreen::tell);
}

QString SettingsScreen::policyVersion() const { return QString::fromStdString(m_desk.policy().version); }

void SettingsScreen::refresh() { emit changed(); }

bool SettingsScreen::takeScan(const QString& text)
{
    m_scan = text;
    emit changed();
    return true;
}

QString SettingsScreen::scanMeaning() const
{
    if (m_scan.isEmpty()) {
        return {};
    }
    if (m_scan.startsWith(QLatin1String("CMD-"))) {
        return tr("a card of the bench: %1").arg(m_scan.mid(4));
    }
    const auto tag = qr::parseTag(m_scan.toStdString());
    if (!tag) {
        return tr("Characters: %1. This is no tag of a unit.").arg(m_scan.size());
    }
    return m_desk.item(domain::ItemId(tag->text())) ? tr("the tag of a unit of this house")
                                                    : tr("a good tag, but of no unit here");
}

QVariantList SettingsScreen::cards() const
{
    const auto card = [](const char* verb, const QString& text) {
        return QVariantMap{{"code", QStringLiteral("REGCMD") + QLatin1String(verb)}, {"text", text}};
    };
    return {card("OK", tr("Main action")),        card("NEXT", tr("Next unit")),   card("PASS", tr("Step passed")),
            card("FAIL", tr("Step failed")),      card("PHOTO", tr("Take photo")), card("PRINT", tr("Print label")),
            card("PAUSE", tr("Pause the clock")), card("HELP", tr("Help"))};
}

void SettingsScreen::setLanguage(const QString& language)
{
    m_desk.setLanguage(language);
    tell({}, {});
}

void SettingsScreen::setTheme(const QString& theme)
{
    m_desk.setTheme(theme);
    tell({}, {});
}

void SettingsScreen::setActor(const QString& actor)
{
    const QString code = actor.trimmed().toUpper();
    if (code.isEmpty() || code.size() > 12) {
        tell(tr("A staff code has 1 to 12 letters or figures. Names are not stored."), {});
        return;
    }
    if (!m_desk.houseOpen()) {
        tell(tr("Scan your badge to change who works here."), {});
        return;
    }
    m_desk.setActor(code);
    tell({}, tr("%1 works at this station now.").arg(code));
}

void SettingsScreen::setCamera(const QString& source)
{
    m_desk.useCamera(source.trimmed());
    tell({}, source.trimmed().isEmpty() ? tr("The camera is off.") : tr("The camera is being opened."));
}

void SettingsScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit changed();
}

} // namespace regrade::ui
