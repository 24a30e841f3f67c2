#include "cli/kpitext.h"

#include "cli/shares.h"
#include "domain/eventjson.h"
#include "insight/kpicsv.h"

#include <cmath>

namespace regrade::cli {

namespace {

using nlohmann::json;
namespace kpis = insight::kpi;
using insight::kpi::dayText;

json orNone(const std::optional<double>& value) { return value ? json(*value) : json(); }
json textJson(const domain::Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }
json rangeOf(const std::optional<stats::Interval>& interval)
{
    return interval ? json{{"low", interval->low}, {"high", interval->high}} : json();
}

json goalJson(const kpis::Tile& tile)
{
    if (!tile.goal) {
        return {};
    }
    const kpis::Goal& goal = *tile.goal;
    return {{"aim", stats::signOf(goal.aim)},
            {"value", goal.value},
            {"baseline", orNone(goal.baseline)},
            {"row", goal.row},
            {"source", goal.source},
            {"validFrom", goal.validFrom},
            {"validTo", goal.validTo},
            {"why", textJson(goal.why)}};
}

json tileJson(const kpis::Tile& tile)
{
    json parts = json::array();
    for (const kpis::Part& part : tile.parts) {
        parts.push_back(
            {{"key", part.key}, {"n", part.units}, {"share", part.share}, {"interval", rangeOf(part.interval)}});
    }
    json trend = json::array();
    for (const kpis::Point& point : tile.trend) {
        trend.push_back({{"month", point.month}, {"value", orNone(point.value)}, {"n", point.n}});
    }
    return {{"id", tile.id},
            {"group", kpis::nameOf(tile.group)},
            {"unit", kpis::nameOf(tile.unit)},
            {"title", textJson(tile.title)},
            {"formula", textJson(tile.formula)},
            {"currency", tile.currency},
            {"value", orNone(tile.value)},
            {"n", tile.n},
            {"interval", rangeOf(tile.interval)},
            {"target", goalJson(tile)},
            {"met", tile.met ? json(*tile.met) : json()},
            {"chanceMet", orNone(tile.chance)},
            {"light", kpis::nameOf(tile.light)},
            {"refused", tile.refusal ? json(tile.refusal->what()) : json()},
            {"note", tile.note ? textJson(*tile.note) : json()},
            {"parts", parts},
            {"before", orNone(tile.before)},
            {"beforeN", tile.beforeN},
            {"trend", trend},
            {"opens", tile.opens}};
}

/// As people read it: "81.2 %", "12.50 EUR", "2:24".
std::string figureText(const kpis::Tile& tile, double value)
{
    constexpr double kHundred = 100.0;
    constexpr int kMinute = 60;
    switch (tile.unit) {
    case kpis::Unit::share: return decimals(kHundred * value, 1) + " %";
    case kpis::Unit::money: return toText(Money{std::llround(value), tile.currency.empty() ? "EUR" : tile.currency});
    case kpis::Unit::seconds: {
        const auto seconds = std::llround(value);
        return std::to_string(seconds / kMinute) + (seconds % kMinute < 10 ? ":0" : ":") +
               std::to_string(seconds % kMinute) + " min";
    }
    case kpis::Unit::minutes: return decimals(value, 1) + " min";
    case kpis::Unit::days: return decimals(value, 1) + " d";
    case kpis::Unit::stars: return decimals(value, 2);
    case kpis::Unit::units: return decimals(value, 0);
    case kpis::Unit::kg: return rules::roundedFigure(value) + " kg";
    }
    return {};
}

std::string figureRange(const kpis::Tile& tile)
{
    return tile.interval ? figureText(tile, tile.interval->low) + " to " + figureText(tile, tile.interval->high)
                         : std::string{};
}

std::string goalText(const kpis::Tile& tile)
{
    return tile.goal ? std::string(stats::signOf(tile.goal->aim)) + " " + figureText(tile, tile.goal->value)
                     : std::string{};
}

std::string figureLine(const kpis::Tile& tile)
{
    std::string text = "  " + tile.title.en + ": ";
    if (!tile.value) {
        return text + (tile.refusal ? tile.refusal->what() : "unknown") + "\n";
    }
    // An estimate by several sources is told as their range alone.
    const bool range = tile.unit == kpis::Unit::kg && tile.interval;
    text += (range ? figureRange(tile) : figureText(tile, *tile.value)) + " (n = " + std::to_string(tile.n);
    text += tile.interval && !range ? ", 95 % " + figureRange(tile) + ")" : ")";
    if (tile.goal) {
        text += ", target " + goalText(tile) + (*tile.met ? ", met" : ", not met") + " (" +
                std::string(kpis::nameOf(tile.light)) + ")";
    }
    if (tile.before) {
        text += ", before " + figureText(tile, *tile.before) + " (n = " + std::to_string(tile.beforeN) + ")";
    }
    text += "\n";
    for (const kpis::Part& part : tile.parts) {
        text += "      " + part.key + ": " + decimals(100.0 * part.share, 1) + " % (n = " + std::to_string(part.units) +
                ")\n";
    }
    return text;
}

} // namespace

json lookJson(const kpis::Look& look)
{
    json groups = json::object();
    for (const kpis::Tile& tile : look.tiles) {
        groups[std::string(kpis::nameOf(tile.group))].push_back(tileJson(tile));
    }
    return {{"period", {{"from", dayText(look.span.from)}, {"to", dayText(look.span.to)}}},
            {"against", {{"from", dayText(look.against.from)}, {"to", dayText(look.against.to)}}},
            {"groups", groups}};
}

std::string lookTable(const kpis::Look& look)
{
    std::string text = "From " + dayText(look.span.from) + " to " + dayText(look.span.to) + ", compared with " +
                       dayText(look.against.from) + " to " + dayText(look.against.to) + "\n";
    std::string_view group;
    for (const kpis::Tile& tile : look.tiles) {
        if (kpis::nameOf(tile.group) != group) {
            group = kpis::nameOf(tile.group);
            text += std::string(group) + "\n";
        }
        text += figureLine(tile);
    }
    return text;
}

json boardJson(const kpis::Board& board)
{
    json stages = json::array();
    for (const kpis::StageLoad& stage : board.stages) {
        stages.push_back({{"stage", stage.key},
                          {"name", textJson(stage.name)},
                          {"phase", stage.phase},
                          {"units", stage.units},
                          {"working", stage.working},
                          {"limit", stage.limit ? json(*stage.limit) : json()},
                          {"overLimit", stage.isOver()}});
    }
    json ages = json::object();
    for (const kpis::AgeCount& age : board.ages) {
        ages[age.key] = age.units;
    }
    return {
        {"stages", stages}, {"ages", ages}, {"open", board.open}, {"stock", board.stock}, {"overAge", board.overAge}};
}

std::string boardTable(const kpis::Board& board)
{
    std::string text;
    for (const kpis::StageLoad& stage : board.stages) {
        text += stage.name.en + ": " + std::to_string(stage.units) +
                (stage.limit ? " of at most " + std::to_string(*stage.limit) : "") +
                (stage.working > 0 ? ", in work " + std::to_string(stage.working) : "") +
                (stage.isOver() ? ", too many\n" : "\n");
    }
    text += "In house " + std::to_string(board.open) + ", with what is on offer or due to leave " +
            std::to_string(board.stock) + "; over the age limit " + std::to_string(board.overAge) + "\n";
    for (const kpis::AgeCount& age : board.ages) {
        text += "  " + age.key + " days: " + std::to_string(age.units) + "\n";
    }
    return text;
}

json behindJson(const kpis::BehindPage& page, int offset)
{
    const auto day = [](const std::optional<std::int64_t>& one) { return one ? json(dayText(*one)) : json(); };
    json units = json::array();
    for (const kpis::Behind& unit : page.units) {
        const kpis::Fact& fact = unit.fact;
        units.push_back({{"item", fact.item},
                         {"cycle", fact.cycle},
                         {"sku", fact.sku},
                         {"product", unit.product},
                         {"category", fact.category},
                         {"owner", fact.owner},
                         {"site", fact.site},
                         {"grade", fact.grade.empty() ? json() : json(fact.grade)},
                         {"standing", fact.standing},
                         {"stage", fact.stage.empty() ? json() : json(fact.stage)},
                         {"reason", fact.reason},
                         {"received", dayText(fact.received)},
                         {"graded", day(fact.graded)},
                         {"ready", day(fact.ready)},
                         {"sold", day(fact.sold)},
                         {"left", day(fact.left)},
                         {"cameBack", day(fact.back)},
                         {"assessmentSeconds", fact.seconds >= 0 ? json(fact.seconds) : json()},
                         {"workSeconds", fact.workMs / 1'000},
                         {"cost", domain::describe(Money{fact.cost, fact.currency})},
                         {"bookValue", domain::describe(Money{fact.book, fact.currency})},
                         {"price", fact.price ? domain::describe(Money{*fact.price, fact.currency}) : json()}});
    }
    return {{"total", page.total}, {"offset", offset}, {"units", units}};
}

std::string behindTable(const kpis::BehindPage& page)
{
    std::string text;
    for (const kpis::Behind& unit : page.units) {
        const kpis::Fact& fact = unit.fact;
        text += fact.item + "  " + (fact.grade.empty() ? "-" : fact.grade) + "  " +
                (fact.stage.empty() ? fact.standing : fact.stage) + "  " + dayText(fact.received) + "  " +
                unit.product + "\n";
    }
    return text + std::to_string(page.units.size()) + " of " + std::to_string(page.total) + " units.\n";
}

} // namespace regrade::cli
