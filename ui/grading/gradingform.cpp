#include "grading/gradingscreen.h"

namespace regrade::ui {

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

} // namespace regrade::ui
