#include "grading/gradingscreen.h"

#include "desk/handguide.h"
#include "rules/grading.h"
#include "station/benchcard.h"
#include "station/picture.h"
#include "station/rows.h"

namespace regrade::ui {

GradingScreen::GradingScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    m_tick.setInterval(1000);
    connect(desk.handGuide(), &HandGuide::shotDue, this, [this] {
        if (m_watching && m_shootsItself && m_taught && !m_busy && m_state == State::Grading) {
            inspect();
        }
    });
    connect(&m_tick, &QTimer::timeout, this, &GradingScreen::elapsedChanged);
    connect(this, &GradingScreen::formChanged, this, &GradingScreen::keepDraft);
    connect(&desk, &Desk::languageChanged, this, [this] {
        tell({});
        refresh();
        emit unitChanged();
        emit inspectionChanged();
        emit formChanged();
    });
}

QString GradingScreen::unit() const { return m_item ? QString::fromStdString(m_item->id.text()) : QString(); }
QString GradingScreen::tag() const { return m_item ? groupedTag(m_item->id) : QString(); }

QString GradingScreen::product() const
{
    return m_item && m_item->intake ? QString::fromStdString(m_item->intake->product) : QString();
}

QString GradingScreen::customerReason() const
{
    if (!m_item || !m_item->intake) {
        return {};
    }
    const std::string reason = m_item->intake->reason.text();
    for (const auto& row : m_desk.policy().reasons) {
        if (row.id == reason) {
            return m_desk.say(row.name);
        }
    }
    return QString::fromStdString(reason);
}

QVariantList GradingScreen::views() const
{
    QVariantList views;
    if (!m_item || !m_item->intake) {
        return views;
    }
    const QVariantList plan = viewsOf(m_desk, m_item->intake->category);
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        const QString id = QString::fromStdString(m_views[i].view);
        QVariantMap row{{QStringLiteral("id"), id}, {QStringLiteral("text"), id}, {QStringLiteral("light"), QString()}};
        for (const QVariant& planned : plan) {
            row = planned.toMap().value(QStringLiteral("id")) == id ? planned.toMap() : row;
        }
        row.insert(QStringLiteral("done"), m_seen[i].has_value());
        views.append(row);
    }
    return views;
}

QString GradingScreen::view() const { return m_taught ? QString::fromStdString(m_taught->view) : QString(); }

QString GradingScreen::remarks() const
{
    QStringList lines;
    for (const Error& remark : m_remarks) {
        lines.append(m_desk.say(remark));
    }
    return lines.join(QLatin1Char(' '));
}

QUrl GradingScreen::ghost() const
{
    return m_taught && !m_taught->photos.empty() ? archivedUrl(m_desk, m_taught->photos.front()) : QUrl();
}

QVariantList GradingScreen::boxes() const
{
    QVariantList boxes;
    if (!m_item || !m_item->inspection) {
        return boxes;
    }
    for (const auto& defect : m_item->inspection->defects) {
        if (m_shown && defect.photo != *m_shown) {
            continue; // a mark of another view
        }
        boxes.append(QVariantMap{{QStringLiteral("x"), defect.box.x},
                                 {QStringLiteral("y"), defect.box.y},
                                 {QStringLiteral("width"), defect.box.width},
                                 {QStringLiteral("height"), defect.box.height}});
    }
    return boxes;
}

QString GradingScreen::evidence() const
{
    constexpr int kMarks = 2;
    return inspected() ? (whyOf(m_desk, m_item->inspection->reasons) + defects().mid(0, kMarks)).join(" · ")
                       : QString();
}

QString GradingScreen::model() const
{
    return inspected() ? QString::fromStdString(m_item->inspection->model) : QString();
}

QVariantList GradingScreen::grades() const
{
    QVariantList options;
    for (const auto& grade : m_desk.policy().grades) {
        options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(grade.id.text())},
                                   {QStringLiteral("text"), QString::fromStdString(grade.id.text())}});
    }
    return options;
}

QString GradingScreen::verdict() const
{
    if (!m_item) {
        return {};
    }
    if (m_state == State::Graded) {
        return m_item->grade ? QString::fromStdString(m_item->grade->text()) : QString();
    }
    const auto verdict = rules::grade(m_desk.policy(), *m_item, m_form.axes);
    if (!verdict) {
        return {};
    }
    return m_form.overrideTo.isEmpty() ? QString::fromStdString(verdict->grade.text()) : m_form.overrideTo;
}

QString GradingScreen::verdictName() const
{
    const QString grade = verdict();
    const auto* row = grade.isEmpty() ? nullptr : m_desk.policy().findGrade(domain::GradeId(grade.toStdString()));
    return row ? m_desk.say(row->name) : QString();
}

QString GradingScreen::verdictWhy() const
{
    if (!m_item) {
        return {};
    }
    if (m_state == State::Graded && m_item->grading) {
        return whyOf(m_desk, m_item->grading->verdict.reasons).join(QLatin1Char(' '));
    }
    const auto verdict = rules::grade(m_desk.policy(), *m_item, m_form.axes);
    return verdict ? whyOf(m_desk, verdict->reasons).join(QLatin1Char(' ')) : QString();
}

stations::GradingForm GradingScreen::filledForm() const { return m_form.filled(m_timer.elapsed(m_desk.now())); }

QString GradingScreen::missing() const
{
    if (!m_item || m_state != State::Grading) {
        return {};
    }
    const auto events = stations::confirmGrade(*m_item, m_desk.policy(), filledForm());
    return events ? QString() : explain(m_desk, events.error());
}

bool GradingScreen::canConfirm() const { return m_state == State::Grading && missing().isEmpty(); }

int GradingScreen::elapsedSeconds() const
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(m_timer.elapsed(m_desk.now())).count());
}

void GradingScreen::refresh()
{
    QVariantList rows;
    for (const auto& stage : stagesOf(m_desk.policy(), rules::StageKind::grading)) {
        rows.append(queueOfStage(m_desk, stage));
    }
    if (rows != m_queue) {
        m_queue = rows;
        emit queueChanged();
    }
}

void GradingScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit statusChanged();
}

void GradingScreen::setBusy(bool busy)
{
    m_busy = busy;
    emit statusChanged();
}

} // namespace regrade::ui
