#include "intake/intakescreen.h"
#include "station/rows.h"

#include <algorithm>

namespace regrade::ui {

std::vector<const rules::ChoiceRow*> IntakeScreen::asked() const
{
    return m_product ? stations::questionsFor(m_desk.policy(), m_product->category)
                     : std::vector<const rules::ChoiceRow*>{};
}

std::vector<domain::Answer> IntakeScreen::answers() const
{
    std::vector<domain::Answer> all;
    for (const auto* question : asked()) {
        const auto usual = std::find_if(question->options.begin(), question->options.end(),
                                        [](const auto& option) { return option.usual; });
        const auto given = m_answers.find(question->id);
        all.push_back({question->id, given == m_answers.end() ? usual->id : given->second});
    }
    return all;
}

QVariantList IntakeScreen::questions() const
{
    QVariantList rows;
    for (const auto& answer : answers()) {
        const auto* question = m_desk.policy().findQuestion(answer.question);
        QVariantList options;
        for (const auto& option : question->options) {
            options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(option.id)},
                                       {QStringLiteral("text"), m_desk.say(option.name)}});
        }
        rows.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(question->id)},
                                {QStringLiteral("name"), m_desk.say(question->name)},
                                {QStringLiteral("options"), options},
                                {QStringLiteral("answer"), QString::fromStdString(answer.option)}});
    }
    return rows;
}

void IntakeScreen::answer(const QString& question, const QString& option)
{
    const auto* row = m_desk.policy().findQuestion(question.toStdString());
    if (!row || !row->find(option.toStdString())) {
        tell(tr("%1 is no answer that intake asks for.").arg(option));
        return;
    }
    m_answers[row->id] = option.toStdString();
    const auto* chosen = row->find(option.toStdString());
    tell({}, chosen->holds || chosen->due ? m_desk.say(chosen->why) : QString());
    emit formChanged();
}

QString IntakeScreen::nextStep() const
{
    const auto item = m_state == State::Received && m_unit ? m_desk.item(*m_unit)
                                                           : Result<domain::Item>(notFound("No unit was received."));
    const auto stage = item ? item->stage() : std::nullopt;
    const auto* row = stage ? m_desk.policy().findStage(*stage) : nullptr;
    if (!row) {
        return {};
    }
    return row->holds ? tr("Set the unit apart now: %1.").arg(m_desk.say(row->name))
                      : tr("It goes to %1 next.").arg(m_desk.say(row->name));
}

} // namespace regrade::ui
