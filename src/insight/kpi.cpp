#include "insight/kpi.h"

#include "domain/names.h"
#include "insight/kpitile.h"
#include "insight/tables.h"

#include <algorithm>

namespace regrade::insight::kpi {

namespace {

constexpr double kSure = 0.9;
constexpr double kUnlikely = 0.1;
constexpr int kTrendMonths = 6;
constexpr std::int64_t kLongAgo = -25'567; ///< 1 January 1900: before any clock of a station

constexpr domain::Names<Group, 4> kGroups{{{Group::efficiency, "efficiency"},
                                           {Group::quality, "quality"},
                                           {Group::finance, "finance"},
                                           {Group::sustainability, "sustainability"}}};
constexpr domain::Names<Unit, 8> kUnits{{{Unit::share, "share"},
                                         {Unit::money, "money"},
                                         {Unit::days, "days"},
                                         {Unit::seconds, "seconds"},
                                         {Unit::minutes, "minutes"},
                                         {Unit::stars, "stars"},
                                         {Unit::units, "units"},
                                         {Unit::kg, "kg"}}};
constexpr domain::Names<Light, 4> kLights{
    {{Light::none, "none"}, {Light::green, "green"}, {Light::amber, "amber"}, {Light::red, "red"}}};

/// Days within the span on which another factor begins to hold.
std::set<std::int64_t> factorDays(const rules::ImpactRules& rules, const Span& span)
{
    std::set<std::int64_t> days{span.from};
    const auto keep = [&](const std::string& text, int later) {
        const auto at = text.empty() ? Result<Time>(Time{}) : parseIso(text);
        const std::int64_t day = at ? dayOf(*at) + later : span.from;
        if (!text.empty() && day > span.from && day <= span.to) {
            days.insert(day);
        }
    };
    for (const auto* factors : {&rules.factors, &rules.water}) {
        for (const rules::ImpactFactor& factor : *factors) {
            keep(factor.origin.validFrom, 0);
            keep(factor.validTo, 1);
        }
    }
    for (const rules::RefurbFactor& factor : rules.refurbishment) {
        keep(factor.origin.validFrom, 0);
        keep(factor.validTo, 1);
    }
    return days;
}

/// Reads what figures are reckoned from.
class Reader {
public:
    Reader(const store::Database& database, const Rules& rules, const Ask& ask)
        : m_database(database), m_rules(rules), m_ask(ask), m_today(dayOf(ask.now))
    {
    }

    [[nodiscard]] Result<Seen> seen(const Span& span, bool withReuse) const
    {
        Seen seen{.rules = m_rules, .scope = m_ask.scope, .span = span, .today = m_today};
        auto read = readCube(m_database, m_ask.scope, span, spanMetrics(), seen.cube);
        read = read ? readCube(m_database, m_ask.scope, {kLongAgo, span.from - 1}, {kCame, kGone}, seen.earlier) : read;
        Scope allSites = m_ask.scope;
        allSites.site.reset();
        read = read ? readCube(m_database, allSites, span, {kOrders, kRating, kReceived}, seen.product) : read;
        read = read ? readNetProfit(seen) : read;
        read = read && withReuse ? readReuse(seen) : read;
        return read ? Result<Seen>(std::move(seen)) : read.error();
    }

private:
    [[nodiscard]] Result<void> readNetProfit(Seen& seen) const
    {
        const std::string owner = m_ask.scope.owner.value_or("");
        for (const rules::NetProfitRow& row : m_rules.targets.netProfit) {
            const auto first = parseIso(row.month + "-01");
            if (!first || row.owner != owner) {
                continue;
            }
            const std::int64_t from = dayOf(*first);
            const std::int64_t to = firstDayOf(monthOf(from) + 1) - 1;
            if (from < seen.span.from || to > seen.span.to) {
                continue;
            }
            const bool same = !seen.netProfit || seen.netProfit->currency == row.amount.currency;
            seen.netProfit = same && seen.netProfit ? *seen.netProfit + row.amount : row.amount;
            if (auto read = readCube(m_database, m_ask.scope, {from, to}, {kProfit}, seen.profit); !read) {
                return read;
            }
        }
        return {};
    }
    [[nodiscard]] Result<void> readReuse(Seen& seen) const
    {
        const Span span{seen.span.from, std::min(seen.span.to, m_today)};
        auto days = m_rules.impact != nullptr ? factorDays(*m_rules.impact, span) : std::set{span.from};
        days.insert(span.to + 1);
        for (auto day = days.begin(); std::next(day) != days.end() && span.from <= span.to; ++day) {
            ReusePart part{dayText(*day), {}};
            const Span held{*day, *std::next(day) - 1};
            if (auto read = readCube(m_database, m_ask.scope, held, {kReuse}, part.cube); !read) {
                return read;
            }
            for (const auto& [key, sums] : part.cube.of(kReuse)) {
                if (auto read = readWeight(reuseKeyFrom(key).sku, seen); !read) {
                    return read;
                }
            }
            seen.reuse.push_back(std::move(part));
        }
        return {};
    }
    [[nodiscard]] Result<void> readWeight(const std::string& sku, Seen& seen) const
    {
        constexpr double kGramsAKilogram = 1000.0;
        if (!seen.weightKg.try_emplace(sku, 0.0).second) {
            return {};
        }
        return m_database.each("SELECT grams FROM kpi_weight WHERE sku = ?", {sku}, [&](const store::Row& row) {
            seen.weightKg[sku] = static_cast<double>(row.integer(0)) / kGramsAKilogram;
        });
    }

    const store::Database& m_database;
    const Rules& m_rules;
    const Ask& m_ask;
    std::int64_t m_today;
};

/// Of the row of targets.json, or of the limits that say it already.
std::optional<Goal> goalOf(const Rules& rules, const std::string& id, const std::string& day)
{
    const rules::Limits& limits = rules.policy.limits;
    if (id == "assessMedian" || id == "assessP90") {
        return Goal{.aim = stats::Aim::atMost,
                    .value = static_cast<double>(limits.assessmentTargetSeconds),
                    .baseline = static_cast<double>(limits.assessmentBaselineSeconds),
                    .row = "limits.json/limits assessment_target_seconds",
                    .source = "limits.json",
                    .why = {"The house's target for an assessment.", "本仓的评估时间目标。"}};
    }
    const auto* row = rules.targets.find(id, day);
    if (row == nullptr) {
        return {};
    }
    return Goal{row->aim,     row->value, row->baseline, row->row, row->origin.source, row->origin.validFrom,
                row->validTo, row->why};
}

void judge(Tile& tile, const Figure& figure)
{
    if (!tile.value || !tile.goal) {
        return;
    }
    tile.met = stats::isMet(tile.goal->aim, *tile.value, tile.goal->value);
    tile.chance = figure.chance ? figure.chance(*tile.goal) : (*tile.met ? 1.0 : 0.0);
    tile.light = *tile.chance > kSure ? Light::green : (*tile.chance < kUnlikely ? Light::red : Light::amber);
}

/// A figure that rests on too little is not told.
bool isTold(const Figure& figure, int least)
{
    return !figure.refusal && figure.value && (figure.counted || figure.n >= least);
}

Error refusalOf(const Figure& figure, int least)
{
    if (figure.refusal && (figure.counted || figure.n >= least || figure.n == 0)) {
        return *figure.refusal;
    }
    return refused("Not enough data: {} of {}.", {std::to_string(figure.n), std::to_string(least)});
}

Tile tileOf(const Kind& kind, const Seen& seen)
{
    const int least = seen.rules.targets.least;
    Figure figure = kind.figure(seen);
    Tile tile{.id = kind.id, .group = kind.group, .unit = kind.unit, .title = kind.title, .formula = kind.formula};
    tile.currency = figure.currency;
    tile.n = figure.n;
    tile.opens = kind.opens;
    tile.note = std::move(figure.note);
    tile.goal =
        figure.goalless ? std::nullopt : goalOf(seen.rules, tile.id, dayText(std::min(seen.span.to, seen.today)));
    if (tile.goal && figure.shift) {
        figure.shift(*tile.goal);
    }
    if (!isTold(figure, least)) {
        tile.refusal = refusalOf(figure, least);
        return tile;
    }
    tile.value = figure.value;
    tile.interval = figure.interval;
    tile.parts = std::move(figure.parts);
    judge(tile, figure);
    return tile;
}

std::string monthText(std::int64_t month)
{
    constexpr std::size_t kLetters = 7;
    return dayText(firstDayOf(month)).substr(0, kLetters);
}

Result<void> addTrends(const Reader& reader, const Span& span, std::int64_t today, const Cube& now,
                       std::vector<Tile>& tiles)
{
    const std::int64_t last = monthOf(std::min(span.to, today));
    for (std::int64_t month = last - kTrendMonths + 1; month <= last; ++month) {
        auto seen = reader.seen({firstDayOf(month), firstDayOf(month + 1) - 1}, false);
        if (!seen) {
            return seen.error();
        }
        seen->now = &now;
        for (const Kind& kind : kinds()) {
            const auto tile = std::find_if(tiles.begin(), tiles.end(), [&](const Tile& t) { return t.id == kind.id; });
            if (kind.trend && tile != tiles.end()) {
                const Tile then = tileOf(kind, *seen);
                tile->trend.push_back({monthText(month), then.value, then.n});
            }
        }
    }
    return {};
}

} // namespace

std::string_view nameOf(Group group) { return domain::wordFor(kGroups, group); }
std::string_view nameOf(Unit unit) { return domain::wordFor(kUnits, unit); }
std::string_view nameOf(Light light) { return domain::wordFor(kLights, light); }
Result<Group> groupFrom(std::string_view name) { return domain::valueFor(kGroups, name); }

Span before(const Span& span)
{
    const std::int64_t first = monthOf(span.from);
    const std::int64_t last = monthOf(span.to);
    if (firstDayOf(first) == span.from && firstDayOf(last + 1) - 1 == span.to) {
        return {firstDayOf(first - (last - first + 1)), span.from - 1};
    }
    return {span.from - (span.to - span.from + 1), span.from - 1};
}

Result<Look> look(const store::Database& database, const Rules& rules, const Ask& ask)
{
    Look look{ask.span, ask.against.value_or(before(ask.span)), {}};
    const Reader reader(database, rules, ask);
    const auto now = readNow(database, ask.scope);
    auto seen = reader.seen(look.span, true);
    auto earlier = reader.seen(look.against, true);
    if (!now || !seen || !earlier) {
        return !now ? now.error() : (!seen ? seen : earlier).error();
    }
    seen->now = &*now;
    earlier->now = &*now;
    seen->against = &*earlier;
    for (const Kind& kind : kinds()) {
        if (ask.group && kind.group != *ask.group) {
            continue;
        }
        Tile tile = tileOf(kind, *seen);
        if (tile.id != "unitCostChange" && tile.id != "ecoPraiseGrowth" && tile.id != "overAge") {
            const Tile then = tileOf(kind, *earlier);
            tile.before = then.value;
            tile.beforeN = then.n;
        }
        look.tiles.push_back(std::move(tile));
    }
    const auto trends = addTrends(reader, look.span, dayOf(ask.now), *now, look.tiles);
    return trends ? Result<Look>(std::move(look)) : trends.error();
}

} // namespace regrade::insight::kpi
