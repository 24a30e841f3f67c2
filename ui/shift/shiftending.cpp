#include "shift/shiftending.h"

namespace regrade::ui {

ShiftEnding::ShiftEnding(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::actorChanged, this, &ShiftEnding::clear);
    connect(&desk, &Desk::forbiddenChanged, this, &ShiftEnding::changed); // with the language, too
}

QString ShiftEnding::lacks() const { return m_desk.forbidden().value(QLatin1String(domain::kEndShift)).toString(); }

QVariantMap ShiftEnding::report() const
{
    if (!m_paper) {
        return {};
    }
    const passport::ShiftReport& report = m_paper->report;
    QVariantList figures;
    for (const auto& [name, value] :
         {std::pair{tr("Units received"), report.count.received}, std::pair{tr("Units graded"), report.count.graded},
          std::pair{tr("Units sold"), report.count.sold}, std::pair{tr("Left without a sale"), report.count.exited},
          std::pair{tr("Events written"), report.count.events}}) {
        figures.push_back(QVariantMap{{"name", name}, {"value", QString::number(value)}});
    }
    QVariantList heads;
    for (const store::SignedHead& head : report.heads) {
        heads.push_back(QVariantMap{{"station", QString::fromStdString(head.head.station)},
                                    {"events", QString::number(head.head.seq)},
                                    {"hash", QString::fromStdString(head.head.hash.substr(0, 12))}});
    }
    return {{"person", QString::fromStdString(report.person.text())},
            {"ended", m_desk.when(report.ended)},
            {"since", report.since ? m_desk.when(*report.since) : tr("the station's first event")},
            {"file", QString::fromStdString(m_paper->file.string())},
            {"figures", figures},
            {"carried", report.count.carriedIn == 0
                            ? QString()
                            : tr("%1 of these events were carried in with a time of their own (import, demo); their "
                                 "units are not counted.")
                                  .arg(report.count.carriedIn)},
            {"heads", heads}};
}

void ShiftEnding::end()
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    m_problem.reset();
    m_paper.reset();
    emit changed();
    m_desk.endShift(this, [this](Result<passport::ShiftPaper> answer) { take(std::move(answer)); });
}

void ShiftEnding::take(Result<passport::ShiftPaper> answer)
{
    m_busy = false;
    if (answer) {
        m_paper = *std::move(answer);
    } else {
        m_problem = answer.error();
    }
    emit changed();
}

void ShiftEnding::clear()
{
    if (!m_busy) { // else its end is still to be told
        m_problem.reset();
        m_paper.reset();
    }
    emit changed();
}

} // namespace regrade::ui
