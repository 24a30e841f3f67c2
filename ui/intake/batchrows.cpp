#include "intake/batchrun.h"
#include "station/benchcard.h"

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr int kUnitsShown = 50;

QVariantMap row(const QString& id, const QString& title, const QString& subtitle, const QString& age = {})
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("title"), title},
            {QStringLiteral("subtitle"), subtitle},
            {QStringLiteral("age"), age}};
}

} // namespace

QVariantList BatchRun::open() const
{
    QVariantList rows;
    const auto nameOfSource = [this](const std::string& id) {
        for (const rules::NamedRow& source : m_desk.policy().sources) {
            if (source.id == id) {
                return m_desk.say(source.name);
            }
        }
        return QString::fromStdString(id);
    };
    const auto batches = store::openBatches(m_desk.reader());
    for (const store::BatchRow& batch : batches ? *batches : std::vector<store::BatchRow>()) {
        const QString name = QString::fromStdString(batch.facts.reference);
        rows.append(row(name, name, nameOfSource(batch.facts.source.text()), m_desk.when(batch.begun)));
    }
    return rows;
}

QVariantList BatchRun::units() const
{
    QVariantList rows;
    for (auto unit = m_units.rbegin(); unit != m_units.rend() && rows.size() < kUnitsShown; ++unit) {
        const auto number = m_units.rend() - unit;
        rows.append(row(QString::fromStdString(unit->item.text()), nameOf(unit->sku), groupedTag(unit->item),
                        QString::number(number)));
    }
    return rows;
}

QVariantList BatchRun::aside() const
{
    QVariantList rows;
    for (auto one = m_aside.rbegin(); one != m_aside.rend(); ++one) {
        rows.append(row({}, QString::fromStdString(one->code), QString::fromStdString(one->why)));
    }
    return rows;
}

QVariantList BatchRun::missing() const
{
    QVariantList rows;
    for (const domain::Announcement& one : m_balance.missing) {
        rows.append(row({}, nameOf(one.sku), QString::fromStdString(one.serial.empty() ? one.order : one.serial),
                        QString::number(one.quantity)));
    }
    return rows;
}

QVariantList BatchRun::additional() const
{
    QVariantList rows;
    for (const stations::BatchUnit& unit : m_balance.additional) {
        rows.append(row({}, nameOf(unit.sku), groupedTag(unit.item)));
    }
    return rows;
}

QString BatchRun::inHand() const { return m_inHand ? QString::fromStdString(m_inHand->product.name) : QString(); }

QVariantMap BatchRun::rowOf(const rules::ChoiceRow& question, const QString& answer) const
{
    QVariantList options;
    for (const auto& option : question.options) {
        options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(option.id)},
                                   {QStringLiteral("text"), m_desk.say(option.name)}});
    }
    return {{QStringLiteral("id"), QString::fromStdString(question.id)},
            {QStringLiteral("name"), m_desk.say(question.name)},
            {QStringLiteral("options"), options},
            {QStringLiteral("answer"), answer}};
}

QVariantList BatchRun::questions() const
{
    QVariantList rows;
    if (m_inHand) {
        for (const auto* question : stations::batchQuestionsFor(m_desk.policy(), m_inHand->product.category).each) {
            const auto given = m_answers.find(question->id);
            rows.append(rowOf(*question, given == m_answers.end() ? QString() : QString::fromStdString(given->second)));
        }
    }
    return rows;
}

QVariantList BatchRun::onceQuestions() const
{
    QVariantList rows;
    for (const rules::ChoiceRow& question : m_desk.policy().questions) {
        if (!question.onceForBatch) {
            continue;
        }
        const auto given = std::find_if(m_once.begin(), m_once.end(),
                                        [&](const domain::Answer& answer) { return answer.question == question.id; });
        rows.append(rowOf(
            question,
            QString::fromStdString(given == m_once.end() ? stations::usualAnswer(question).option : given->option)));
    }
    return rows;
}

} // namespace regrade::ui
