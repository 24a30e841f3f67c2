#include "recheck/recheckscreen.h"

#include "station/benchcard.h"
#include "station/rows.h"
#include "store/eventlog.h"

#include <QLocale>

#include <algorithm>

namespace regrade::ui {

namespace {

constexpr std::size_t kPointsShown = 24;

QString wholePercent(double share) { return QString::number(100.0 * share, 'f', 0) + QStringLiteral(" %"); }

QString kappaText(const std::optional<stats::Kappa>& kappa)
{
    return kappa ? QStringLiteral("%1 (%2–%3)")
                       .arg(QLocale().toString(kappa->value, 'f', 2), QLocale().toString(kappa->interval.low, 'f', 2),
                            QLocale().toString(kappa->interval.high, 'f', 2))
                 : QStringLiteral("–");
}

} // namespace

QVariantMap RecheckScreen::rowOf(const domain::RecheckUnit& unit) const
{
    const auto item = store::EventLog(m_desk.reader()).item(unit.unit);
    return {{QStringLiteral("id"), QString::fromStdString(unit.unit.text())},
            {QStringLiteral("title"), item && item->intake ? QString::fromStdString(item->intake->product) : QString()},
            {QStringLiteral("subtitle"), groupedTag(unit.unit)},
            {QStringLiteral("age"), QString()},
            {QStringLiteral("state"), QString()}};
}

QVariantList RecheckScreen::waiting() const
{
    QVariantList rows;
    for (const domain::Recheck& lot : m_lots) {
        for (const domain::RecheckUnit& unit : lot.units) {
            if (unit.isBlind() && unit.inspector && *unit.inspector == m_desk.whoWorks()) {
                rows.append(rowOf(unit));
            }
        }
    }
    return rows;
}

QVariantList RecheckScreen::disputed() const
{
    QVariantList rows;
    if (m_state == State::Blind || !mayNotDecide().isEmpty()) {
        return rows;
    }
    for (const domain::Recheck& lot : m_lots) {
        for (const domain::RecheckUnit& unit : lot.units) {
            if (unit.isDisputed()) {
                QVariantMap row = rowOf(unit);
                row[QStringLiteral("age")] = tr("%1 or %2")
                                                 .arg(QString::fromStdString(unit.submitted->first.grade.text()),
                                                      QString::fromStdString(unit.submitted->grade.text()));
                rows.append(row);
            }
        }
    }
    return rows;
}

QVariantList RecheckScreen::lots() const
{
    QVariantList rows;
    for (auto lot = m_lots.rbegin(); m_state == State::List && lot != m_lots.rend(); ++lot) {
        const auto done = std::count_if(lot->units.begin(), lot->units.end(),
                                        [](const domain::RecheckUnit& unit) { return unit.isDone(); });
        const QString state = !lot->drawn    ? tr("planned, not drawn yet")
                              : !lot->closed ? tr("%1 of %2 decided").arg(done).arg(lot->units.size())
                                             : (lot->closed->accepted ? tr("accepted: %1 of %2 wrong")
                                                                      : tr("not accepted: %1 of %2 wrong"))
                                                   .arg(lot->closed->wrong)
                                                   .arg(lot->closed->inspected);
        rows.append(QVariantMap{{QStringLiteral("title"), QString::fromStdString(lot->plan.draw)},
                                {QStringLiteral("note"), state}});
    }
    return rows;
}

QVariantList RecheckScreen::figures() const
{
    QVariantList rows;
    if (m_state != State::List) {
        return rows;
    }
    const auto add = [&](const QString& who, const insight::GradeJudgement& one) {
        const int least = m_desk.policy().limits.recheckLeast;
        rows.append(
            QVariantMap{{QStringLiteral("who"), who},
                        {QStringLiteral("accuracy"),
                         one.isEnough ? tr("%1 (n %2, %3 to %4)")
                                            .arg(wholePercent(one.accuracy.value))
                                            .arg(one.accuracy.whole)
                                            .arg(wholePercent(one.accuracy.low), wholePercent(one.accuracy.high))
                                      : tr("not enough: %1 of %2 units").arg(one.accuracy.whole).arg(least)},
                        {QStringLiteral("linear"), one.isEnough ? kappaText(one.linear) : QStringLiteral("–")},
                        {QStringLiteral("quadratic"), one.isEnough ? kappaText(one.quadratic) : QStringLiteral("–")}});
    };
    add(tr("The house"), m_figures.house);
    add(tr("First against second"), m_figures.between);
    add(tr("Camera"), m_figures.camera);
    for (const auto& one : m_figures.technicians) {
        add(QString::fromStdString(one.who), one);
    }
    return rows;
}

QVariantList RecheckScreen::drift() const
{
    QVariantList rows;
    if (m_state != State::List) {
        return rows;
    }
    const auto& points = m_figures.drift;
    const std::size_t from = points.size() > kPointsShown ? points.size() - kPointsShown : 0;
    for (std::size_t i = from; i < points.size(); ++i) {
        rows.append(QVariantMap{{QStringLiteral("day"), QString::fromStdString(points[i].day)},
                                {QStringLiteral("value"), points[i].accuracy.value},
                                {QStringLiteral("low"), points[i].accuracy.low},
                                {QStringLiteral("high"), points[i].accuracy.high},
                                {QStringLiteral("n"), points[i].accuracy.whole}});
    }
    return rows;
}

QVariantList RecheckScreen::gates() const
{
    QVariantList rows;
    if (m_state != State::List) {
        return rows;
    }
    for (const auto& one : m_figures.cameraByCategory) {
        const auto gate = insight::cameraGate(m_lots, m_desk.policy(), domain::CategoryId(one.who), m_desk.now());
        const auto& categories = m_desk.policy().categories;
        const auto named = std::find_if(categories.begin(), categories.end(),
                                        [&](const rules::NamedRow& row) { return row.id == one.who; });
        rows.append(QVariantMap{{QStringLiteral("title"),
                                 named == categories.end() ? QString::fromStdString(one.who) : m_desk.say(named->name)},
                                {QStringLiteral("note"), m_desk.say(gate.why)},
                                {QStringLiteral("open"), gate.isOpen}});
    }
    return rows;
}

QVariantList RecheckScreen::grades() const
{
    QVariantList rows;
    for (const rules::GradeRow& grade : m_desk.policy().grades) {
        if (m_state == State::Deciding) {
            rows.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(grade.id.text())},
                                    {QStringLiteral("text"), QString::fromStdString(grade.id.text())}});
        }
    }
    return rows;
}

} // namespace regrade::ui
