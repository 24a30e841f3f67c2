#include "station/rows.h"

#include "station/benchcard.h"

#include <QCoreApplication>

#include <chrono>

namespace regrade::ui {

namespace {

constexpr int kQueueRows = 200;

int daysSince(const Desk& desk, Time since)
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::days>(desk.now() - since).count());
}

QString ageOf(int days)
{
    return days < 1 ? QCoreApplication::translate("Station", "today")
                    : QCoreApplication::translate("Station", "%1 d").arg(days);
}

QString alarmOf(const rules::Limits& limits, int days)
{
    return days >= limits.ageAlarmDays  ? QStringLiteral("late")
           : days >= limits.ageWarnDays ? QStringLiteral("soon")
                                        : QString();
}

/// The policy's text that reads like this in English; sentences of the rooms below carry names so.
const domain::Text* textOf(const rules::Policy& policy, const std::string& english)
{
    for (const auto& stage : policy.stages) {
        for (const auto& step : stage.steps) {
            if (step.name.en == english) {
                return &step.name;
            }
        }
        if (stage.name.en == english) {
            return &stage.name;
        }
    }
    for (const auto& material : policy.materials) {
        if (material.name.en == english) {
            return &material.name;
        }
    }
    for (const auto& filler : policy.fillers) {
        if (filler.name.en == english) {
            return &filler.name;
        }
    }
    for (const auto& carton : policy.cartons) {
        if (carton.name.en == english) {
            return &carton.name;
        }
    }
    for (const auto& channel : policy.channels) {
        if (channel.name.en == english) {
            return &channel.name;
        }
    }
    return nullptr;
}

} // namespace

QVariantList queueRows(const Desk& desk, const insight::WorklistFilter& filter)
{
    QVariantList rows;
    const auto units = desk.units(filter, 0, kQueueRows);
    if (!units) {
        return rows;
    }
    for (const auto& unit : *units) {
        const int days = daysSince(desk, unit.receivedAt);
        rows.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(unit.item)},
                                {QStringLiteral("grade"), QString::fromStdString(unit.grade)},
                                {QStringLiteral("title"), QString::fromStdString(unit.product)},
                                {QStringLiteral("subtitle"), groupedTag(domain::ItemId(unit.item))},
                                {QStringLiteral("age"), ageOf(days)},
                                {QStringLiteral("state"), alarmOf(desk.policy().limits, days)}});
    }
    return rows;
}

QVariantList queueOfStage(const Desk& desk, const domain::StageId& stage)
{
    insight::WorklistFilter filter;
    filter.stage = stage.text();
    return queueRows(desk, filter);
}

std::vector<domain::StageId> stagesOf(const rules::Policy& policy, rules::StageKind kind)
{
    std::vector<domain::StageId> stages;
    for (const auto& stage : policy.stages) {
        if (stage.kind == kind) {
            stages.push_back(stage.id);
        }
    }
    return stages;
}

QString nameOfStage(const Desk& desk, const domain::StageId& stage)
{
    const auto* row = desk.policy().findStage(stage);
    return row ? desk.say(row->name) : QString::fromStdString(stage.text());
}

QString whereabouts(const Desk& desk, const domain::Item& item)
{
    const QString tag = groupedTag(item.id);
    if (const auto stage = item.stage()) {
        return QCoreApplication::translate("Station", "%1 stands at %2.").arg(tag, nameOfStage(desk, *stage));
    }
    switch (item.standing) {
    case domain::Standing::listed: return QCoreApplication::translate("Station", "%1 is on offer.").arg(tag);
    case domain::Standing::exitDue: return QCoreApplication::translate("Station", "%1 is in the exit queue.").arg(tag);
    case domain::Standing::sold: return QCoreApplication::translate("Station", "%1 is sold.").arg(tag);
    case domain::Standing::exited:
        return item.isUndone()
                   ? QCoreApplication::translate("Station", "%1 was taken in by mistake: its tag is void.").arg(tag)
                   : QCoreApplication::translate("Station", "%1 has left the house.").arg(tag);
    case domain::Standing::absent:
    case domain::Standing::inHouse: break;
    }
    return QCoreApplication::translate("Station", "%1 has no next stage.").arg(tag);
}

QString explain(const Desk& desk, Error error)
{
    for (auto& arg : error.args) {
        if (const auto* text = textOf(desk.policy(), arg)) {
            arg = desk.say(*text).toStdString();
        }
    }
    return desk.say(error);
}

QVariantList optionsOf(const Desk& desk, const std::vector<rules::NamedRow>& rows)
{
    QVariantList options;
    for (const auto& row : rows) {
        options.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(row.id)},
                                   {QStringLiteral("text"), desk.say(row.name)}});
    }
    return options;
}

bool offers(const QVariantList& options, const QString& id)
{
    for (const auto& option : options) {
        if (option.toMap().value(QStringLiteral("id")).toString() == id) {
            return true;
        }
    }
    return false;
}

QVariantList viewsOf(const Desk& desk, const domain::CategoryId& category)
{
    QVariantList views;
    for (const auto& view : desk.policy().captureFor(category).views) {
        views.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(view.id)},
                                 {QStringLiteral("text"), desk.say(view.name)},
                                 {QStringLiteral("light"), desk.say(view.light)}});
    }
    return views;
}

QStringList whyOf(const Desk& desk, const std::vector<domain::Reason>& reasons)
{
    QStringList lines;
    for (const auto& reason : reasons) {
        lines.append(desk.say(reason.why));
    }
    return lines;
}

std::optional<double> numberIn(const QString& typed)
{
    bool good = false;
    const double value = QString(typed).trimmed().replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&good);
    return good ? std::optional(value) : std::nullopt;
}

std::optional<Money> moneyIn(const QString& typed, const std::string& currency)
{
    const QString text = QString(typed).trimmed().replace(QLatin1Char(','), QLatin1Char('.'));
    const auto money = parseMoney(text.toStdString() + " " + currency);
    return money ? std::optional(*money) : std::nullopt;
}

} // namespace regrade::ui
