#include "dashboard/kpirows.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>

namespace regrade::ui {
namespace {

namespace kpi = insight::kpi;

QString word(const char* text) { return QCoreApplication::translate("Kpi", text); }

QString countOf(std::int64_t units) { return QLocale().toString(static_cast<qlonglong>(units)); }

QString withUnit(const QString& number, const QString& unit) { return number + QChar(0xA0) + unit; }

QString nameIn(const Desk& desk, const std::vector<rules::NamedRow>& rows, const std::string& key)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.id == key; });
    return row == rows.end() ? QString::fromStdString(key) : desk.say(row->name);
}

QString gradeName(const Desk& desk, const std::string& key)
{
    for (const rules::GradeRow& grade : desk.policy().grades) {
        if (grade.id.text() == key) {
            return desk.say(grade.name);
        }
    }
    return QString::fromStdString(key);
}

QString wayName(const std::string& key)
{
    static const std::pair<const char*, const char*> kWays[] = {
        {"sold", QT_TRANSLATE_NOOP("Kpi", "Sold")},
        {"donated", QT_TRANSLATE_NOOP("Kpi", "Given away")},
        {"dismantled", QT_TRANSLATE_NOOP("Kpi", "Dismantled")},
        {"recycled", QT_TRANSLATE_NOOP("Kpi", "Recycled")},
        {"returnedToSupplier", QT_TRANSLATE_NOOP("Kpi", "Back to the supplier")},
        {"scrapped", QT_TRANSLATE_NOOP("Kpi", "Scrapped")}};
    for (const auto& [known, name] : kWays) {
        if (key == known) {
            return word(name);
        }
    }
    return QString::fromStdString(key);
}

const char* stateOf(kpi::Light light)
{
    switch (light) {
    case kpi::Light::green: return "ok";
    case kpi::Light::amber: return "warn";
    case kpi::Light::red: return "error";
    case kpi::Light::none: return "plain";
    }
    return "plain";
}

QString captionOf(const Desk& desk, const kpi::Tile& tile)
{
    if (!tile.value) {
        return {};
    }
    QString n = word(QT_TRANSLATE_NOOP("Kpi", "n = %1")).arg(countOf(tile.n));
    if (tile.id == "gradeMix" || tile.id == "reasonMix") { // the figure is the share of its largest part
        const auto most = std::max_element(tile.parts.begin(), tile.parts.end(),
                                           [](const auto& a, const auto& b) { return a.units < b.units; });
        n = most == tile.parts.end() ? n : partName(desk, tile, most->key) + QStringLiteral(" · ") + n;
    }
    const bool range = tile.unit == kpi::Unit::kg && tile.interval;
    return tile.interval && !range ? n + QStringLiteral(" · ") + toldInterval(desk, tile) : n;
}

QVariantList trendOf(const Desk& desk, const kpi::Tile& tile)
{
    QVariantList rows;
    for (const kpi::Point& point : tile.trend) {
        rows.push_back(
            QVariantMap{{"text", QString::fromStdString(point.month).mid(2)},
                        {"known", point.value.has_value()},
                        {"value", point.value.value_or(0.0)},
                        {"note", point.value ? toldValue(desk, tile, *point.value)
                                             : word(QT_TRANSLATE_NOOP("Kpi", "n = %1")).arg(countOf(point.n))}});
    }
    return rows;
}

QVariantList partsOf(const Desk& desk, const kpi::Tile& tile, int least)
{
    QVariantList rows;
    double longest = 0.0;
    for (const kpi::Part& part : tile.parts) {
        longest = std::max(longest, part.share);
    }
    for (const kpi::Part& part : tile.parts) {
        const QString share = withUnit(QLocale().toString(100.0 * part.share, 'f', 0), QStringLiteral("%"));
        const QString range = part.interval ? QStringLiteral(" (%1–%2)")
                                                  .arg(100.0 * part.interval->low, 0, 'f', 0)
                                                  .arg(100.0 * part.interval->high, 0, 'f', 0)
                                            : QString();
        rows.push_back(QVariantMap{{"id", QString::fromStdString(part.key)},
                                   {"text", partName(desk, tile, part.key)},
                                   {"units", static_cast<qlonglong>(part.units)},
                                   {"share", longest > 0.0 ? part.share / longest : 0.0},
                                   {"few", part.units < least},
                                   {"note", share + range + QStringLiteral(" · ") +
                                                word(QT_TRANSLATE_NOOP("Kpi", "n = %1")).arg(countOf(part.units))}});
    }
    return rows;
}

} // namespace

QString toldValue(const Desk& desk, const kpi::Tile& tile, double value)
{
    constexpr double kHundred = 100.0;
    constexpr double kThousand = 1'000.0;
    switch (tile.unit) {
    case kpi::Unit::share: {
        const double percent = kHundred * value;
        const int decimals = std::abs(percent) < 10.0 && percent != 0.0 ? 1 : 0;
        return withUnit(QLocale().toString(percent, 'f', decimals), QStringLiteral("%"));
    }
    case kpi::Unit::money: {
        const Money amount{std::llround(value), tile.currency.empty() ? "EUR" : tile.currency};
        return desk.money(amount);
    }
    case kpi::Unit::seconds: return desk.duration(std::chrono::milliseconds(std::llround(value * kThousand)));
    case kpi::Unit::minutes: return withUnit(QLocale().toString(value, 'f', 1), word(QT_TRANSLATE_NOOP("Kpi", "min")));
    case kpi::Unit::days:
        return withUnit(QLocale().toString(value, 'f', value == std::floor(value) ? 0 : 1),
                        word(QT_TRANSLATE_NOOP("Kpi", "days")));
    case kpi::Unit::stars: return withUnit(QLocale().toString(value, 'f', 2), QStringLiteral("★"));
    case kpi::Unit::units: return countOf(std::llround(value));
    case kpi::Unit::kg: return withUnit(QString::fromStdString(rules::roundedFigure(value)), QStringLiteral("kg"));
    }
    return {};
}

QString toldInterval(const Desk& desk, const kpi::Tile& tile)
{
    return tile.interval ? toldValue(desk, tile, tile.interval->low) + QStringLiteral(" – ") +
                               toldValue(desk, tile, tile.interval->high)
                         : QString();
}

QString toldGoal(const Desk& desk, const kpi::Tile& tile)
{
    if (!tile.goal) {
        return {};
    }
    static const std::map<stats::Aim, const char*> kSigns{
        {stats::Aim::below, "<"}, {stats::Aim::atMost, "≤"}, {stats::Aim::atLeast, "≥"}, {stats::Aim::above, ">"}};
    const QString goal =
        QString::fromUtf8(kSigns.at(tile.goal->aim)) + QChar(0xA0) + toldValue(desk, tile, tile.goal->value);
    const QString target = word(QT_TRANSLATE_NOOP("Kpi", "Target %1")).arg(goal);
    return tile.goal->baseline
               ? target + QStringLiteral(" · ") +
                     word(QT_TRANSLATE_NOOP("Kpi", "before %1")).arg(toldValue(desk, tile, *tile.goal->baseline))
               : target;
}

QString toldChance(const kpi::Tile& tile)
{
    if (!tile.chance || !tile.met) {
        return {};
    }
    const QString met = *tile.met ? word(QT_TRANSLATE_NOOP("Kpi", "met")) : word(QT_TRANSLATE_NOOP("Kpi", "not met"));
    return word(QT_TRANSLATE_NOOP("Kpi", "%1; chance that it is: %2 %"))
        .arg(met)
        .arg(std::floor(100.0 * *tile.chance), 0, 'f', 0);
}

QVariantMap tileRow(const Desk& desk, const kpi::Tile& tile)
{
    constexpr int kGreyUnder = 30;
    const bool range = tile.unit == kpi::Unit::kg && tile.interval;
    const QString value = !tile.value ? QStringLiteral("–")
                          : range     ? toldInterval(desk, tile)
                                      : toldValue(desk, tile, *tile.value);
    const QString earlier = tile.before
                                ? word(QT_TRANSLATE_NOOP("Kpi", "before: %1 (n = %2)"))
                                      .arg(toldValue(desk, tile, *tile.before), countOf(tile.beforeN))
                                : word(QT_TRANSLATE_NOOP("Kpi", "before: n = %1, not told")).arg(countOf(tile.beforeN));
    return {{"id", QString::fromStdString(tile.id)},
            {"title", desk.say(tile.title)},
            {"value", value},
            {"caption", tile.refusal ? desk.say(*tile.refusal) : captionOf(desk, tile)},
            {"target", toldGoal(desk, tile)},
            {"state", QLatin1String(stateOf(tile.light))},
            {"chance", toldChance(tile)},
            {"before", earlier},
            {"note", tile.note ? desk.say(*tile.note) : QString()},
            {"formula", desk.say(tile.formula)},
            {"why", tile.goal ? desk.say(tile.goal->why) : QString()},
            {"source", tile.goal ? QString::fromStdString(tile.goal->source) : QString()},
            {"opens", tile.opens},
            {"n", static_cast<qlonglong>(tile.n)},
            {"trend", trendOf(desk, tile)},
            {"parts", partsOf(desk, tile, kGreyUnder)}};
}

QVariantList boardRows(const Desk& desk, const kpi::Board& board)
{
    QVariantList rows;
    std::int64_t longest = 1;
    for (const kpi::StageLoad& stage : board.stages) {
        longest = std::max({longest, stage.units, std::int64_t{stage.limit.value_or(0)}});
    }
    for (const kpi::StageLoad& stage : board.stages) {
        if (stage.key == "none" && stage.units == 0) {
            continue;
        }
        const QString units = countOf(stage.units);
        rows.push_back(QVariantMap{
            {"id", QString::fromStdString(stage.key)},
            {"text", desk.say(stage.name)},
            {"units", static_cast<qlonglong>(stage.units)},
            {"note", stage.limit ? word(QT_TRANSLATE_NOOP("Kpi", "%1 of at most %2")).arg(units, countOf(*stage.limit))
                                 : units},
            {"state", stage.isOver() ? QStringLiteral("late") : QString()},
            {"phase", QString::fromStdString(stage.phase)},
            {"share", static_cast<double>(stage.units) / static_cast<double>(longest)}});
    }
    return rows;
}

QVariantList ageRows(const Desk& desk, const kpi::Board& board)
{
    QVariantList rows;
    std::int64_t longest = 1;
    for (const kpi::AgeCount& age : board.ages) {
        longest = std::max(longest, age.units);
    }
    for (const kpi::AgeCount& age : board.ages) {
        const int from = QString::fromStdString(age.key).section(QLatin1Char('-'), 0, 0).remove('+').toInt();
        const QString state = age.units == 0 || from < desk.policy().limits.ageWarnDays ? QString()
                              : from >= desk.policy().limits.ageLimitDays               ? QStringLiteral("late")
                                                                                        : QStringLiteral("soon");
        rows.push_back(QVariantMap{
            {"id", QString::fromStdString(age.key)},
            {"text", word(QT_TRANSLATE_NOOP("Kpi", "%1 days")).arg(QString::fromStdString(age.key).replace("-", "–"))},
            {"units", static_cast<qlonglong>(age.units)},
            {"note", countOf(age.units)},
            {"state", state},
            {"share", static_cast<double>(age.units) / static_cast<double>(longest)}});
    }
    return rows;
}

QString partName(const Desk& desk, const kpi::Tile& tile, const std::string& key)
{
    if (tile.id == "gradeMix") {
        return gradeName(desk, key);
    }
    if (tile.id == "reasonMix") {
        return nameIn(desk, desk.policy().reasons, key);
    }
    if (tile.id == "success") {
        return nameIn(desk, desk.policy().categories, key);
    }
    if (tile.id == "overAge") {
        return word(QT_TRANSLATE_NOOP("Kpi", "%1 days")).arg(QString::fromStdString(key).replace("-", "–"));
    }
    return wayName(key);
}

} // namespace regrade::ui
