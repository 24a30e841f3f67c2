#include "dashboard/figures.h"

#include "station/rows.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace regrade::ui {
namespace {

QString words(const char* text) { return QCoreApplication::translate("Figures", text); }

QString count(int units) { return QLocale().toString(units); }

QString figureOf(double share) { return QLocale().toString(share * 100.0, 'f', share > 0.095 || share == 0.0 ? 0 : 1); }

/// With a space that does not break.
QString percent(double share) { return figureOf(share) + QChar(0xA0) + QLatin1Char('%'); }

QString seconds(const Desk& desk, double value)
{
    return desk.duration(std::chrono::milliseconds(static_cast<std::int64_t>(value * 1000.0)));
}

QVariantMap tile(const char* id, const QString& title, const QString& value, const QString& caption,
                 const QString& target = {}, const char* state = "plain")
{
    return {{"id", id}, {"title", title}, {"value", value}, {"caption", caption}, {"target", target}, {"state", state}};
}

QVariantMap shareTile(const char* id, const QString& title, const insight::Share& share)
{
    if (share.whole == 0) {
        return tile(id, title, QStringLiteral("–"), words(QT_TRANSLATE_NOOP("Figures", "no unit yet")));
    }
    return tile(id, title, percent(share.value),
                words(QT_TRANSLATE_NOOP("Figures", "%1 of %2 · 95 % interval %3⁠–⁠%4"))
                    .arg(count(share.part), count(share.whole), figureOf(share.low), percent(share.high)));
}

QVariantMap assessmentTile(const Desk& desk, const insight::Overview& overview)
{
    const QString title = words(QT_TRANSLATE_NOOP("Figures", "Assessment, median"));
    const int target = desk.policy().limits.assessmentTargetSeconds;
    const QString goal = words(QT_TRANSLATE_NOOP("Figures", "Target %1")).arg(seconds(desk, target));
    if (!overview.assessmentMedianSeconds || !overview.assessmentP90Seconds) {
        return tile("assessment", title, QStringLiteral("–"), words(QT_TRANSLATE_NOOP("Figures", "no unit yet")), goal);
    }
    return tile("assessment", title, seconds(desk, *overview.assessmentMedianSeconds),
                words(QT_TRANSLATE_NOOP("Figures", "9 of 10 within %1 · n = %2"))
                    .arg(seconds(desk, *overview.assessmentP90Seconds), count(overview.assessments)),
                goal, *overview.assessmentMedianSeconds <= target ? "ok" : "warn");
}

void relate(QVariantList& bars)
{
    int longest = 1;
    for (const QVariant& bar : std::as_const(bars)) {
        longest = std::max(longest, bar.toMap()["units"].toInt());
    }
    for (QVariant& bar : bars) {
        QVariantMap map = bar.toMap();
        map["share"] = static_cast<double>(map["units"].toInt()) / longest;
        map["note"] = count(map["units"].toInt());
        bar = map;
    }
}

int unitsOf(const std::vector<insight::Count>& counts, const std::string& key)
{
    const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.key == key; });
    return found == counts.end() ? 0 : found->units;
}

} // namespace

QVariantList tilesOf(const Desk& desk, const insight::Overview& overview)
{
    const int line = desk.policy().limits.ageLimitDays;
    const QString rate =
        overview.orders > 0
            ? words(QT_TRANSLATE_NOOP("Figures", "%1 of %2 orders"))
                  .arg(percent(static_cast<double>(overview.received) / overview.orders), count(overview.orders))
            : QString();
    const QString stay = overview.medianStockDays
                             ? words(QT_TRANSLATE_NOOP("Figures", "median %1 days from intake to sale"))
                                   .arg(*overview.medianStockDays, 0, 'f', 0)
                             : QString();
    return {
        tile("received", words(QT_TRANSLATE_NOOP("Figures", "Received")), count(overview.received), rate),
        tile("open", words(QT_TRANSLATE_NOOP("Figures", "In house")), count(overview.open),
             words(QT_TRANSLATE_NOOP("Figures", "%1 more on offer")).arg(count(overview.listed))),
        tile("late", words(QT_TRANSLATE_NOOP("Figures", "Over %1 days")).arg(line), count(overview.overAgeLimit),
             words(QT_TRANSLATE_NOOP("Figures", "in house or on offer, n = %1"))
                 .arg(count(overview.open + overview.listed)),
             words(QT_TRANSLATE_NOOP("Figures", "Target 0")), overview.overAgeLimit == 0 ? "ok" : "error"),
        assessmentTile(desk, overview),
        shareTile("conversion", words(QT_TRANSLATE_NOOP("Figures", "Made ready for sale")), overview.conversion),
        tile("sold", words(QT_TRANSLATE_NOOP("Figures", "Sold again")), count(overview.sold), stay),
        tile("revenue", words(QT_TRANSLATE_NOOP("Figures", "Revenue")), desk.money(overview.revenue),
             words(QT_TRANSLATE_NOOP("Figures", "cost of work on them %1")).arg(desk.money(overview.refurbCost))),
        tile("capital", words(QT_TRANSLATE_NOOP("Figures", "Capital tied up")), desk.money(overview.capitalTiedUp),
             words(QT_TRANSLATE_NOOP("Figures", "book value, in house or on offer"))),
        shareTile("agreement", words(QT_TRANSLATE_NOOP("Figures", "Camera confirmed")), overview.aiAgreement),
        shareTile("again", words(QT_TRANSLATE_NOOP("Figures", "Second returns")), overview.secondReturns),
    };
}

QVariantList stageBars(const Desk& desk, const insight::Overview& overview)
{
    QVariantList bars;
    for (const rules::StageRow& stage : desk.policy().stages) {
        bars.push_back(QVariantMap{{"id", QString::fromStdString(stage.id.text())},
                                   {"text", desk.say(stage.name)},
                                   {"units", unitsOf(overview.byStage, stage.id.text())}});
    }
    relate(bars);
    return bars;
}

QVariantList gradeBars(const Desk& desk, const insight::Overview& overview)
{
    QVariantList bars;
    for (const rules::GradeRow& grade : desk.policy().grades) {
        bars.push_back(QVariantMap{{"id", QString::fromStdString(grade.id.text())},
                                   {"grade", QString::fromStdString(grade.id.text())},
                                   {"text", desk.say(grade.name)},
                                   {"units", unitsOf(overview.byGrade, grade.id.text())}});
    }
    relate(bars);
    return bars;
}

QVariantList ageBars(const Desk& desk, const insight::Overview& overview)
{
    QVariantList bars;
    for (const insight::Count& age : overview.byAge) {
        const int from = QString::fromStdString(age.key).section(QLatin1Char('-'), 0, 0).remove('+').toInt();
        const QString state = age.units == 0 || from < desk.policy().limits.ageWarnDays ? ""
                              : from >= desk.policy().limits.ageLimitDays               ? "late"
                                                                                        : "soon";
        bars.push_back(QVariantMap{
            {"id", QString::fromStdString(age.key)},
            {"text",
             words(QT_TRANSLATE_NOOP("Figures", "%1 days")).arg(QString::fromStdString(age.key).replace("-", "–"))},
            {"units", age.units},
            {"state", state}});
    }
    relate(bars);
    return bars;
}

QVariantList reasonBars(const Desk& desk, const insight::Overview& overview)
{
    QVariantList bars;
    int whole = 0;
    for (const insight::Count& reason : overview.byReason) {
        whole += reason.units;
    }
    for (const insight::Count& reason : overview.byReason) {
        const auto& rows = desk.policy().reasons;
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == reason.key; });
        bars.push_back(QVariantMap{
            {"text", row == rows.end() ? QString::fromStdString(reason.key) : desk.say(row->name)},
            {"value", reason.units},
            {"note", QStringLiteral("%1 · %2").arg(count(reason.units),
                                                   percent(static_cast<double>(reason.units) / std::max(1, whole)))}});
    }
    std::stable_sort(bars.begin(), bars.end(), [](const QVariant& a, const QVariant& b) {
        return a.toMap()["value"].toInt() > b.toMap()["value"].toInt();
    });
    return bars.mid(0, 7);
}

QVariantList monthBars(const Desk&, const insight::Overview& overview)
{
    QVariantList bars;
    const std::size_t shown = 8;
    const std::size_t first = overview.months.size() > shown ? overview.months.size() - shown : 0;
    for (std::size_t i = first; i < overview.months.size(); ++i) {
        const insight::MonthCount& month = overview.months[i];
        bars.push_back(QVariantMap{{"text", QString::fromStdString(month.month).mid(2)},
                                   {"value", month.received},
                                   {"note", QStringLiteral("%1 / %2").arg(month.received).arg(month.sold)}});
    }
    return bars;
}

} // namespace regrade::ui
