#include "intake/intakescreen.h"

#include <utility>

namespace regrade::ui {

namespace {

const QString kPlace = QStringLiteral("intake");

} // namespace

/// What stands in the form before the unit is received.
void IntakeScreen::keepDraft()
{
    if (!m_draftTaken) {
        return; // the one from before is still to be shown
    }
    const bool begun = m_state == State::Filling && (m_product || !m_order.isEmpty() || !m_serial.isEmpty());
    if (!begun) {
        m_desk.drafts().keep(kPlace, {});
        return;
    }
    QVariantMap answers;
    for (const auto& [question, option] : m_answers) {
        answers.insert(QString::fromStdString(question), QString::fromStdString(option));
    }
    m_desk.drafts().keep(kPlace, {{QStringLiteral("sku"), sku()},
                                  {QStringLiteral("order"), m_order},
                                  {QStringLiteral("serial"), m_serial},
                                  {QStringLiteral("reason"), m_reason},
                                  {QStringLiteral("source"), m_source},
                                  {QStringLiteral("market"), m_market},
                                  {QStringLiteral("answers"), answers}});
}

/// Once, when the screen is first shown.
void IntakeScreen::takeUpDraft()
{
    if (std::exchange(m_draftTaken, true) || m_state != State::Empty) {
        return;
    }
    const QVariantMap draft = m_desk.drafts().read(kPlace);
    const auto text = [&](const char* key) { return draft.value(QLatin1String(key)).toString(); };
    if (draft.isEmpty()) {
        return;
    }
    setOrder(text("order"));
    if (!text("sku").isEmpty()) {
        chooseProduct(text("sku"));
    }
    setSerial(text("serial"));
    chooseReason(text("reason"));
    chooseSource(text("source"));
    chooseMarket(text("market"));
    const QVariantMap answers = draft.value(QStringLiteral("answers")).toMap();
    for (auto one = answers.begin(); one != answers.end(); ++one) {
        answer(one.key(), one.value().toString());
    }
    tell({}, tr("What was entered before the program ended stands here again."));
}

} // namespace regrade::ui
