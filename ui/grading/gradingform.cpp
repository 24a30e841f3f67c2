#include "grading/gradingscreen.h"

namespace regrade::ui {

namespace {

const QString kPlace = QStringLiteral("grading");

} // namespace

void GradingScreen::choosePackaging(const QString& id)
{
    m_form.choosePackaging(id);
    emit formChanged();
}

void GradingScreen::chooseCosmetic(const QString& id)
{
    m_form.chooseCosmetic(id);
    emit formChanged();
}

void GradingScreen::chooseFunction(const QString& id)
{
    m_form.chooseFunction(id);
    emit formChanged();
}

void GradingScreen::setUsed(bool used)
{
    m_form.axes.used = used || usedForGood();
    emit formChanged();
}

void GradingScreen::setCosmeticReason(const QString& reason)
{
    m_form.cosmeticReason = reason;
    emit formChanged();
}

void GradingScreen::setOverride(const QString& grade)
{
    const bool known = grade.isEmpty() || m_desk.policy().findGrade(domain::GradeId(grade.toStdString()));
    m_form.overrideTo = known ? grade : m_form.overrideTo;
    emit formChanged();
}

void GradingScreen::setOverrideReason(const QString& reason)
{
    m_form.overrideReason = reason;
    emit formChanged();
}

void GradingScreen::pause()
{
    m_timer.pause(m_desk.now());
    emit elapsedChanged();
}

void GradingScreen::resume()
{
    m_timer.resume(m_desk.now());
    emit elapsedChanged();
}

/// What was said of the unit on the bench; nothing once it has its grade.
void GradingScreen::keepDraft()
{
    if (m_state == State::Graded) {
        m_desk.drafts().keep(kPlace, {});
    }
    if (m_state != State::Grading || !m_item) {
        return;
    }
    m_desk.drafts().keep(kPlace, {{QStringLiteral("unit"), QString::fromStdString(m_item->id.text())},
                                  {QStringLiteral("version"), m_item->version},
                                  {QStringLiteral("packaging"), packaging()},
                                  {QStringLiteral("cosmetic"), cosmetic()},
                                  {QStringLiteral("function"), functioning()},
                                  {QStringLiteral("used"), used()},
                                  {QStringLiteral("cosmeticReason"), m_form.cosmeticReason},
                                  {QStringLiteral("overrideTo"), m_form.overrideTo},
                                  {QStringLiteral("overrideReason"), m_form.overrideReason}});
}

/// The same unit lay here before, and nothing was done with it since: what was said of it stands again.
void GradingScreen::takeUpDraft(const domain::Item& unit)
{
    const QVariantMap draft = m_desk.drafts().read(kPlace);
    const auto text = [&](const char* key) { return draft.value(QLatin1String(key)).toString(); };
    const int version = draft.value(QStringLiteral("version")).toInt();
    if (text("unit").toStdString() != unit.id.text() || version != unit.version) {
        return;
    }
    m_form.choosePackaging(text("packaging"));
    m_form.chooseCosmetic(text("cosmetic"));
    m_form.chooseFunction(text("function"));
    m_form.axes.used = m_form.axes.used || draft.value(QStringLiteral("used")).toBool();
    m_form.cosmeticReason = text("cosmeticReason");
    m_form.overrideTo = text("overrideTo");
    m_form.overrideReason = text("overrideReason");
}

} // namespace regrade::ui
