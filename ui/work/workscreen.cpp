#include "work/workscreen.h"

#include "insight/worklist.h"
#include "station/benchcard.h"
#include "station/picture.h"
#include "station/rows.h"

#include <algorithm>

namespace regrade::ui {

namespace {

QString kindName(rules::StepKind kind)
{
    switch (kind) {
    case rules::StepKind::check: return QStringLiteral("check");
    case rules::StepKind::measure: return QStringLiteral("measure");
    case rules::StepKind::photo: return QStringLiteral("photo");
    }
    return {};
}

QString limitsOf(const rules::StepRow& step)
{
    const QString unit = QString::fromStdString(step.unit);
    const auto number = [](double value) { return QString::number(value, 'g', 6); };
    if (step.min && step.max) {
        return WorkScreen::tr("%1 to %2 %3").arg(number(*step.min), number(*step.max), unit);
    }
    if (step.min) {
        return WorkScreen::tr("at least %1 %2").arg(number(*step.min), unit);
    }
    return step.max ? WorkScreen::tr("at most %1 %2").arg(number(*step.max), unit) : unit;
}

QString outcomeName(const domain::StepDone* done)
{
    if (!done) {
        return QStringLiteral("open");
    }
    return done->outcome == domain::StepOutcome::passed ? QStringLiteral("passed") : QStringLiteral("failed");
}

} // namespace

WorkScreen::WorkScreen(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk), m_shelf(makeShelf())
{
    const auto stages = stagesOf(desk.policy(), rules::StageKind::work);
    if (!stages.empty()) {
        m_stage = stages.front();
    }
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &WorkScreen::elapsedChanged);
    connect(&desk, &Desk::languageChanged, this, [this] {
        tell({});
        refresh();
        emit stageChanged();
        emit unitChanged();
    });
}

QString WorkScreen::stage() const { return m_stage ? QString::fromStdString(m_stage->text()) : QString(); }
QString WorkScreen::stageName() const { return m_stage ? nameOfStage(m_desk, *m_stage) : QString(); }
QString WorkScreen::unit() const { return m_item ? QString::fromStdString(m_item->id.text()) : QString(); }
QString WorkScreen::tag() const { return m_item ? groupedTag(m_item->id) : QString(); }

QString WorkScreen::product() const
{
    return m_item && m_item->intake ? QString::fromStdString(m_item->intake->product) : QString();
}

QString WorkScreen::grade() const
{
    return m_item && m_item->grade ? QString::fromStdString(m_item->grade->text()) : QString();
}

QString WorkScreen::startedAt() const
{
    const auto* order = workOrder();
    return order ? m_desk.when(order->startedAt) : QString();
}

const rules::StageRow* WorkScreen::stageRow() const { return m_stage ? m_desk.policy().findStage(*m_stage) : nullptr; }

const domain::WorkOrder* WorkScreen::workOrder() const
{
    return m_state == State::Working && m_item && m_item->work ? &*m_item->work : nullptr;
}

QVariantList WorkScreen::steps() const
{
    QVariantList rows;
    const auto* order = workOrder();
    const auto* stage = stageRow();
    if (!order || !stage) {
        return rows;
    }
    for (const auto& step : stage->steps) {
        const auto* done = order->findStep(step.id);
        rows.append(QVariantMap{
            {QStringLiteral("id"), QString::fromStdString(step.id.text())},
            {QStringLiteral("name"), m_desk.say(step.name)},
            {QStringLiteral("why"), m_desk.say(step.why)},
            {QStringLiteral("kind"), kindName(step.kind)},
            {QStringLiteral("unit"), QString::fromStdString(step.unit)},
            {QStringLiteral("limits"), step.kind == rules::StepKind::measure ? limitsOf(step) : QString()},
            {QStringLiteral("required"), step.required},
            {QStringLiteral("state"), outcomeName(done)},
            {QStringLiteral("value"), done && done->value ? QString::number(*done->value, 'g', 6) : QString()},
            {QStringLiteral("note"), done ? QString::fromStdString(done->note) : QString()},
            {QStringLiteral("photo"),
             done && !done->photos.empty() ? archivedUrl(m_desk, done->photos.back()) : QUrl()}});
    }
    return rows;
}

int WorkScreen::stepCount() const { return workOrder() && stageRow() ? static_cast<int>(stageRow()->steps.size()) : 0; }

int WorkScreen::stepsDone() const
{
    const auto* order = workOrder();
    return order ? static_cast<int>(
                       std::count_if(order->steps.begin(), order->steps.end(),
                                     [](const auto& step) { return step.outcome == domain::StepOutcome::passed; }))
                 : 0;
}

bool WorkScreen::isOpen(const rules::StepRow& step) const
{
    const auto* done = workOrder() ? workOrder()->findStep(step.id) : nullptr;
    return workOrder() && (!done || done->outcome == domain::StepOutcome::failed);
}

int WorkScreen::nextStep() const
{
    for (int i = 0; i < stepCount(); ++i) {
        if (isOpen(stageRow()->steps[static_cast<std::size_t>(i)])) {
            return i;
        }
    }
    return -1;
}

QString WorkScreen::nextOf(rules::StepKind kind) const
{
    for (int i = 0; i < stepCount(); ++i) {
        const auto& step = stageRow()->steps[static_cast<std::size_t>(i)];
        if (step.kind == kind && isOpen(step)) {
            return QString::fromStdString(step.id.text());
        }
    }
    return {};
}

std::vector<domain::StepId> WorkScreen::openCheckSteps() const
{
    std::vector<domain::StepId> open;
    for (int i = 0; i < stepCount(); ++i) {
        const auto& step = stageRow()->steps[static_cast<std::size_t>(i)];
        if (step.kind == rules::StepKind::check && step.required && !workOrder()->findStep(step.id)) {
            open.push_back(step.id);
        }
    }
    return open;
}

int WorkScreen::openChecks() const { return static_cast<int>(openCheckSteps().size()); }

QVariantList WorkScreen::parts() const
{
    QVariantList rows;
    if (const auto* order = workOrder()) {
        for (const auto& part : order->parts) {
            rows.append(QVariantMap{{QStringLiteral("part"), QString::fromStdString(part.part)},
                                    {QStringLiteral("name"), QString::fromStdString(domain::toldNameOf(part))},
                                    {QStringLiteral("harvested"), part.origin == domain::PartOrigin::harvested},
                                    {QStringLiteral("quantity"), part.quantity},
                                    {QStringLiteral("cost"), m_desk.money(part.cost)},
                                    {QStringLiteral("key"), part.key}});
        }
    }
    return rows;
}

QString WorkScreen::missing() const
{
    if (!workOrder()) {
        return {};
    }
    const auto events = stations::finishWork(*m_item, m_desk.policy(), *m_stage, m_desk.now());
    return events ? QString() : explain(m_desk, events.error());
}

bool WorkScreen::canFinish() const { return workOrder() && missing().isEmpty(); }

int WorkScreen::elapsedSeconds() const
{
    const auto* order = workOrder();
    return order ? static_cast<int>(
                       std::chrono::duration_cast<std::chrono::seconds>(m_desk.now() - order->startedAt).count())
                 : 0;
}

void WorkScreen::refresh()
{
    QVariantList stages;
    for (const auto& stage : stagesOf(m_desk.policy(), rules::StageKind::work)) {
        insight::WorklistFilter filter;
        filter.stage = stage.text();
        const auto count = insight::worklistCount(m_desk.reader(), filter);
        stages.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(stage.text())},
                                  {QStringLiteral("title"), nameOfStage(m_desk, stage)},
                                  {QStringLiteral("age"), QString::number(count ? *count : 0)}});
    }
    const QVariantList rows = m_stage ? queueOfStage(m_desk, *m_stage) : QVariantList();
    if (stages != m_stages || rows != m_queue) {
        m_stages = stages;
        m_queue = rows;
        emit queueChanged();
    }
}

void WorkScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit statusChanged();
}

void WorkScreen::setBusy(bool busy)
{
    m_busy = busy;
    emit statusChanged();
}

} // namespace regrade::ui
