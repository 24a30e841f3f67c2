#include "dashboard/unitlist.h"

#include "station/benchcard.h"
#include "station/rows.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace regrade::ui {
namespace {

QString standingName(const std::string& standing)
{
    if (standing == "inHouse") {
        return QCoreApplication::translate("UnitTable", "in no stage");
    }
    if (standing == "listed") {
        return QCoreApplication::translate("UnitTable", "on offer");
    }
    if (standing == "exitDue") {
        return QCoreApplication::translate("UnitTable", "due to leave");
    }
    if (standing == "sold") {
        return QCoreApplication::translate("UnitTable", "sold");
    }
    return QCoreApplication::translate("UnitTable", "left for good");
}

QVariantMap rowOf(const Desk& desk, const insight::kpi::Behind& unit)
{
    const rules::Limits& limits = desk.policy().limits;
    const insight::kpi::Fact& fact = unit.fact;
    const std::int64_t today = std::chrono::floor<std::chrono::days>(desk.now()).time_since_epoch().count();
    const std::int64_t until = fact.sold.value_or(fact.left.value_or(today));
    const std::int64_t days = std::max<std::int64_t>(0, until - fact.received);
    const QString state = !fact.isStock() || days < limits.ageWarnDays ? QString()
                          : days >= limits.ageLimitDays                ? QStringLiteral("late")
                                                                       : QStringLiteral("soon");
    return {
        {"id", QString::fromStdString(fact.item)},
        {"tag", groupedTag(domain::ItemId(fact.item))},
        {"grade", QString::fromStdString(fact.grade)},
        {"product", QString::fromStdString(unit.product)},
        {"sku", QString::fromStdString(fact.sku)},
        {"where", fact.stage.empty() ? standingName(fact.standing) : nameOfStage(desk, domain::StageId(fact.stage))},
        {"age", QCoreApplication::translate("UnitTable", "%1 d").arg(days)},
        {"state", state},
        {"price", fact.price ? desk.money({*fact.price, fact.currency}) : QString()}};
}

} // namespace

QVariantList unitRows(const Desk& desk, const insight::kpi::BehindPage& page)
{
    const auto blind = desk.blindUnits();
    QVariantList rows;
    for (const insight::kpi::Behind& unit : page.units) {
        // Being in this list may tell the grade of a unit that is to be inspected blind.
        if (std::find(blind.begin(), blind.end(), domain::ItemId(unit.fact.item)) == blind.end()) {
            rows.push_back(rowOf(desk, unit));
        }
    }
    return rows;
}

} // namespace regrade::ui
