#include "dashboard/unitlist.h"

#include "station/benchcard.h"
#include "station/rows.h"

#include <QCoreApplication>

#include <chrono>

namespace regrade::ui {
namespace {

constexpr int kPage = 500;
constexpr int kPages = 40; ///< an answer must not wait for a walk over every unit

QString standingName(const std::string& standing)
{
    if (standing == "listed") {
        return QCoreApplication::translate("UnitTable", "on offer");
    }
    if (standing == "sold") {
        return QCoreApplication::translate("UnitTable", "sold");
    }
    return QCoreApplication::translate("UnitTable", "left for good");
}

QVariantMap rowOf(const Desk& desk, const insight::WorklistRow& unit)
{
    const rules::Limits& limits = desk.policy().limits;
    const auto days = std::chrono::duration_cast<std::chrono::days>(desk.now() - unit.receivedAt).count();
    const bool here = unit.standing == "inHouse" || unit.standing == "listed";
    const QString state = !here || days < limits.ageWarnDays ? QString()
                          : days >= limits.ageLimitDays      ? QStringLiteral("late")
                                                             : QStringLiteral("soon");
    return {
        {"id", QString::fromStdString(unit.item)},
        {"tag", groupedTag(domain::ItemId(unit.item))},
        {"grade", QString::fromStdString(unit.grade)},
        {"product", QString::fromStdString(unit.product)},
        {"sku", QString::fromStdString(unit.sku)},
        {"where", unit.stage.empty() ? standingName(unit.standing) : nameOfStage(desk, domain::StageId(unit.stage))},
        {"age", QCoreApplication::translate("UnitTable", "%1 d").arg(days)},
        {"state", state},
        {"price", unit.price ? desk.money(*unit.price) : QString()}};
}

} // namespace

Result<UnitTable> readUnits(const Desk& desk, const UnitChoice& choice, int limit)
{
    UnitTable table;
    const std::string owner = desk.onlyOwner();
    for (insight::WorklistFilter filter : choice.filters) {
        if (!owner.empty()) {
            filter.owner = owner;
        }
        for (int page = 0; page < kPages; ++page) {
            const auto units = desk.units(filter, page * kPage, kPage);
            if (!units) {
                return units.error();
            }
            for (const insight::WorklistRow& unit : *units) {
                const bool hidden = filter.grade && unit.grade.empty(); // being in this list would tell its grade
                if (hidden || (choice.keep && !choice.keep(unit))) {
                    continue;
                }
                if (table.rows.size() == limit) {
                    table.more = true;
                    return table;
                }
                table.rows.push_back(rowOf(desk, unit));
            }
            if (units->size() < kPage) {
                break;
            }
        }
    }
    return table;
}

} // namespace regrade::ui
