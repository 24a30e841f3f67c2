#include "work/repairplan.h"

#include "station/rows.h"
#include "stations/work.h"

#include <cmath>

namespace regrade::ui {

namespace {

const rules::ChoiceRow* faultList(const rules::Policy& policy) { return policy.findChoices("faults"); }

Result<domain::Events> begin(const domain::Item& item, const rules::Policy& policy, const std::string&)
{
    return stations::startWork(item, policy, *item.stage());
}

Result<domain::Events> giveUpFor(const domain::Item& item, const rules::Policy& policy, const std::string&)
{
    return stations::giveUpRepair(item, policy);
}

domain::Item folded(domain::Item item, const domain::Events& events, Time at)
{
    for (const auto& event : events) {
        item = domain::after(std::move(item), event, at);
    }
    return item;
}

/// The events that put the forecast on record, unless the one on record says the same.
Result<domain::Events> forecastOf(const domain::Item& item, const rules::Policy& policy,
                                  const stations::RepairForm& form)
{
    auto events = stations::forecastRepair(item, policy, form);
    if (events && item.forecast && *item.forecast == std::get<domain::RepairForecast>(events->front())) {
        events->clear();
    }
    return events;
}

} // namespace

RepairPlan::RepairPlan(Desk& desk, Submit submit, QObject* parent)
    : QObject(parent), m_desk(desk), m_submit(std::move(submit))
{
    connect(&desk, &Desk::languageChanged, this, &RepairPlan::changed);
}

void RepairPlan::lay(std::optional<domain::Item> item)
{
    const bool same = m_item && item && m_item->id == item->id;
    m_item = std::move(item);
    if (!same) {
        m_fault.clear();
        m_minutes.clear();
        m_parts.clear();
    }
    if (m_item && m_item->forecast && m_fault.isEmpty()) {
        m_fault = QString::fromStdString(m_item->forecast->fault);
        m_minutes = QString::number(m_item->forecast->minutes);
        m_parts = QString::number(static_cast<double>(m_item->forecast->parts.minor) / 100, 'f', 2);
    }
    emit changed();
}

QVariantList RepairPlan::faults() const
{
    QVariantList rows;
    if (const auto* list = faultList(m_desk.policy())) {
        for (const auto& fault : list->options) {
            rows.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(fault.id)},
                                    {QStringLiteral("text"), m_desk.say(fault.name)}});
        }
    }
    return rows;
}

void RepairPlan::choose(const QString& fault)
{
    const auto* list = faultList(m_desk.policy());
    const auto* row = list ? list->find(fault.toStdString()) : nullptr;
    if (!row || !m_item) {
        return;
    }
    m_fault = fault;
    m_minutes = QString::number(row->minutes);
    m_parts = QString::number(static_cast<double>(row->parts.value_or(Money{}).minor) / 100, 'f', 2);
    emit changed();
}

void RepairPlan::setMinutes(const QString& minutes)
{
    m_minutes = minutes;
    emit changed();
}

void RepairPlan::setParts(const QString& parts)
{
    m_parts = parts;
    emit changed();
}

Result<stations::RepairForm> RepairPlan::form() const
{
    const auto minutes = numberIn(m_minutes);
    const auto parts = moneyIn(m_parts, m_desk.policy().limits.labourPerHour.currency);
    if (!minutes || *minutes != std::floor(*minutes) || std::abs(*minutes) > 1e6 || !parts) {
        return refused("The forecast needs whole minutes and the cost of the parts.");
    }
    return stations::RepairForm{m_fault.toStdString(), static_cast<int>(*minutes), *parts};
}

Result<domain::Events> RepairPlan::forecast() const
{
    if (!m_item || m_fault.isEmpty()) {
        return refused("Say first what is broken: a repair begins with what it is expected to cost.");
    }
    const auto filled = form();
    return filled ? forecastOf(*m_item, m_desk.policy(), *filled) : filled.error();
}

std::optional<domain::Item> RepairPlan::planned() const
{
    const auto events = forecast();
    return events ? std::optional(folded(*m_item, *events, m_desk.now())) : std::nullopt;
}

QString RepairPlan::currency() const { return QString::fromStdString(m_desk.policy().limits.labourPerHour.currency); }

QString RepairPlan::total() const
{
    const auto unit = planned();
    return unit ? m_desk.money(unit->forecast->total) : QString();
}

double RepairPlan::share() const
{
    const auto unit = planned();
    return unit ? stations::shareOf(unit->forecast->total, unit->forecast->originalPrice) / 10'000.0 : 0.0;
}

QString RepairPlan::problem() const
{
    const auto events = forecast();
    if (!events) {
        return explain(m_desk, events.error());
    }
    const auto ready = stations::requireForecast(*planned(), m_desk.policy());
    return ready ? QString() : explain(m_desk, ready.error());
}

bool RepairPlan::canStart() const { return m_item && problem().isEmpty(); }

bool RepairPlan::tooDear() const
{
    const auto unit = planned();
    return unit && stations::needsApproval(*unit, m_desk.policy());
}

bool RepairPlan::mayApprove() const { return m_desk.may("repair.approve"); }

void RepairPlan::submitAfterForecast(Next next, const std::string& words)
{
    const auto filled = form();
    if (!m_item || !filled) {
        return;
    }
    m_submit([policy = m_desk.sharedPolicy(), form = *filled, next, words](const domain::Item& item,
                                                                           Time now) -> Result<domain::Events> {
        auto all = forecastOf(item, *policy, form);
        if (!all) {
            return all;
        }
        const auto then = next(folded(item, *all, now), *policy, words);
        if (!then) {
            return then.error();
        }
        all->insert(all->end(), then->begin(), then->end());
        return all;
    });
}

void RepairPlan::start()
{
    if (canStart()) {
        submitAfterForecast(&begin, {});
    }
}

void RepairPlan::approve(const QString& reason)
{
    if (tooDear()) {
        submitAfterForecast(&stations::approveRepair, reason.trimmed().toStdString());
    }
}

void RepairPlan::giveUp()
{
    if (tooDear()) {
        submitAfterForecast(&giveUpFor, {});
    }
}

} // namespace regrade::ui
