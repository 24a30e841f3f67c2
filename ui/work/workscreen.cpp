#include "work/workscreen.h"

#include "insight/worklist.h"
#include "rules/pricing.h"
#include "rules/steps.h"
#include "station/benchcard.h"
#include "station/rows.h"
#include "stations/equipment.h"
#include "stations/gates.h"

#include <algorithm>

namespace regrade::ui {

WorkScreen::WorkScreen(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_plan(desk,
                                            [this](workers::ItemDeed deed) {
                                                if (!saysBusy()) {
                                                    submit(std::move(deed));
                                                }
                                            }),
      m_shelf(makeShelf()), m_film(makeFilm()), m_help(makeHelp())
{
    const auto stages = stagesOf(desk.policy(), rules::StageKind::work);
    if (!stages.empty()) {
        m_stage = stages.front();
    }
    connect(this, &WorkScreen::unitChanged, m_help, &HelpCall::unitChanged);
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

std::vector<const rules::StepRow*> WorkScreen::asked() const
{
    return workOrder() && stageRow() ? rules::stepsFor(*stageRow(), *m_item) : std::vector<const rules::StepRow*>{};
}

QVariantList WorkScreen::steps() const
{
    return workOrder() && stageRow() ? stepRows(m_desk, *m_item, *stageRow(), m_memory) : QVariantList();
}

int WorkScreen::stepCount() const { return static_cast<int>(asked().size()); }

int WorkScreen::stepsDone() const
{
    const auto steps = asked();
    return static_cast<int>(
        std::count_if(steps.begin(), steps.end(), [&](const auto* step) { return !isOpen(*step); }));
}

bool WorkScreen::isOpen(const rules::StepRow& step) const
{
    const auto* done = workOrder() ? workOrder()->findStep(step.id) : nullptr;
    return workOrder() && (!done || done->outcome == domain::StepOutcome::failed ||
                           rules::overtaking(*stageRow(), step, *workOrder()));
}

int WorkScreen::nextStep() const
{
    const auto steps = asked();
    const auto open = std::find_if(steps.begin(), steps.end(), [&](const auto* step) { return isOpen(*step); });
    return open == steps.end() ? -1 : static_cast<int>(open - steps.begin());
}

QString WorkScreen::nextOf(rules::StepKind kind) const
{
    for (const auto* step : asked()) {
        if (step->kind == kind && isOpen(*step)) {
            return QString::fromStdString(step->id.text());
        }
    }
    return {};
}

const rules::StepRow* WorkScreen::findStep(const QString& id) const
{
    const auto steps = asked();
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const auto* step) { return step->id.text() == id.toStdString(); });
    return found == steps.end() ? nullptr : *found;
}

std::vector<stations::StepForm> WorkScreen::openForms() const
{
    std::vector<stations::StepForm> open;
    for (const auto* step : asked()) {
        const bool pressed = step->kind == rules::StepKind::check || step->kind == rules::StepKind::choice;
        if (pressed && step->required && !workOrder()->findStep(step->id)) {
            if (auto form = proposedForm(m_desk.policy(), *m_item, *stageRow(), *step, m_memory)) {
                open.push_back(*std::move(form));
            }
        }
    }
    return open;
}

int WorkScreen::openChecks() const { return static_cast<int>(openForms().size()); }

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
                       std::chrono::duration_cast<std::chrono::seconds>(order->workedUntil(m_desk.now())).count())
                 : 0;
}

int WorkScreen::targetSeconds() const { return workOrder() && stageRow() ? 60 * stageRow()->targetMinutes : 0; }

bool WorkScreen::paused() const { return workOrder() && workOrder()->pausedAt.has_value(); }

namespace {

Money costSoFar(const domain::Item& item, const rules::Policy& policy, Time now)
{
    Money cost = stations::labourFor(policy.limits.labourPerHour, item.work->workedUntil(now));
    cost.minor += item.refurbCost.minor;
    for (const auto& run : item.work->running) {
        cost.minor += stations::equipmentCost(policy, run.equipment, now - run.since).minor;
    }
    return cost;
}

double shareOfPrice(const Money& cost, const Money& price)
{
    constexpr double kWhole = 10'000.0;
    return stations::shareOf(cost, price) / kWhole;
}

} // namespace

QString WorkScreen::cost() const
{
    return workOrder() ? m_desk.money(costSoFar(*m_item, m_desk.policy(), m_desk.now())) : QString();
}

double WorkScreen::costShare() const
{
    return workOrder() ? shareOfPrice(costSoFar(*m_item, m_desk.policy(), m_desk.now()), m_item->intake->originalPrice)
                       : 0.0;
}

double WorkScreen::saleShare() const
{
    return workOrder() ? shareOfPrice(costSoFar(*m_item, m_desk.policy(), m_desk.now()),
                                      rules::expectedPrice(m_desk.policy(), *m_item))
                       : 0.0;
}

double WorkScreen::saleShareLimit() const { return m_desk.policy().limits.refurbResaleLimit; }

QVariantList WorkScreen::costMarks() const
{
    const auto& limits = m_desk.policy().limits;
    return {limits.refurbTarget, limits.refurbLimit, limits.refurbIndustry};
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
