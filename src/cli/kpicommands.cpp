#include "cli/kpicommands.h"

#include "cli/kpitext.h"
#include "cli/periods.h"
#include "cli/seller.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/kpicsv.h"
#include "insight/tables.h"
#include "insight/throughput.h"

#include <chrono>

namespace regrade::cli {

namespace {

namespace kpis = insight::kpi;
using nlohmann::json;

struct KpiAsk {
    std::string group;
    std::string owner;
    std::string site;
    std::string category;
    std::string from;
    std::string to;
    std::string period;
    std::string againstPeriod;
    bool compare = false;
    bool table = false;
    bool csv = false;
    std::string tile;
    std::string part;
    int limit = 50;
    int offset = 0;

    [[nodiscard]] bool isNarrow() const
    {
        return !group.empty() || !site.empty() || !category.empty() || !from.empty() || !to.empty() ||
               !period.empty() || compare || !againstPeriod.empty() || table || csv;
    }
};

/// The rules that figures are judged by; of one policy.
struct OwnRules {
    rules::Targets targets;
    rules::ImpactRules impact;
};

Result<OwnRules> ownRules(Session& session)
{
    const auto& folder = session.station().places().policy;
    auto targets = rules::readTargets(folder, session.policy());
    auto impact =
        targets ? rules::readImpactRules(folder, session.policy()) : Result<rules::ImpactRules>(targets.error());
    return impact ? Result<OwnRules>(OwnRules{*std::move(targets), *std::move(impact)}) : impact.error();
}

/// A month, a quarter, a year or an ISO week.
Result<kpis::Span> spanFrom(const std::string& text)
{
    constexpr std::size_t kYearLetters = 4;
    if (text.size() == kYearLetters) {
        const auto first = parseIso(text + "-01-01");
        if (!first) {
            return invalid("\"{}\" is no period such as 2026, 2026-03, 2026-Q2 or 2026-W07.", {text});
        }
        const std::int64_t month = kpis::monthOf(insight::dayOf(*first));
        return kpis::Span{kpis::firstDayOf(month), kpis::firstDayOf(month + 12) - 1};
    }
    const auto period = periodFrom(text);
    if (!period) {
        return period.error();
    }
    if (period->kind == PeriodKind::week) {
        const std::int64_t monday = 7 * std::int64_t{period->index} - 3;
        return kpis::Span{monday, monday + 6};
    }
    const std::int64_t months = period->kind == PeriodKind::quarter ? 3 : 1;
    const std::int64_t first = std::int64_t{period->index} * months;
    return kpis::Span{kpis::firstDayOf(first), kpis::firstDayOf(first + months) - 1};
}

/// All that was counted, up to the end of this month.
Result<kpis::Span> allCounted(Session& session, const std::optional<std::string>& owner)
{
    const std::int64_t thisMonth = kpis::monthOf(insight::dayOf(session.now()));
    kpis::Span span{kpis::firstDayOf(thisMonth), kpis::firstDayOf(thisMonth + 1) - 1};
    const auto counted = kpis::spanOf(session.station().reader(), owner);
    if (!counted) {
        return counted.error();
    }
    if (*counted) {
        span.from = std::min(span.from, (*counted)->from);
    }
    return span;
}

Result<kpis::Span> askedSpan(Session& session, const KpiAsk& ask, const std::optional<std::string>& owner)
{
    if (!ask.period.empty()) {
        return ask.from.empty() && ask.to.empty() ? spanFrom(ask.period)
                                                  : invalid("Give a period, or its first and last day, not both.");
    }
    auto span = allCounted(session, owner);
    if (!span || (ask.from.empty() && ask.to.empty())) {
        return span;
    }
    const auto from = ask.from.empty() ? Result<std::string>(kpis::dayText(span->from)) : dayFrom(ask.from);
    const auto to = dayFrom(ask.to);
    if (!from || !to) {
        return !from ? from.error() : to.error();
    }
    if (*to < *from) {
        return invalid("The period ends before it begins.");
    }
    return kpis::Span{insight::dayOf(*parseIso(*from)), insight::dayOf(*parseIso(*to))};
}

Result<kpis::Ask> askOf(Session& session, const KpiAsk& ask)
{
    const auto owner = sellerOf(session, ask.owner);
    const auto span = owner ? askedSpan(session, ask, *owner) : Result<kpis::Span>(owner.error());
    if (!span) {
        return span.error();
    }
    kpis::Ask wanted{.span = *span, .now = session.now()};
    wanted.scope.owner = *owner;
    if (!ask.site.empty()) {
        wanted.scope.site = ask.site;
    }
    if (!ask.category.empty()) {
        wanted.scope.category = ask.category;
    }
    if (!ask.againstPeriod.empty()) {
        const auto against = spanFrom(ask.againstPeriod);
        if (!against) {
            return against.error();
        }
        wanted.against = *against;
    }
    if (!ask.group.empty()) {
        const auto group = kpis::groupFrom(ask.group);
        if (!group) {
            return group.error();
        }
        wanted.group = *group;
    }
    return wanted;
}

// The older, shorter figures of the whole house; scripts read them.

json countsJson(const std::vector<insight::Count>& counts)
{
    json object = json::object();
    for (const auto& count : counts) {
        object[count.key] = count.units;
    }
    return object;
}

json orNothing(const std::optional<double>& value) { return value ? json(*value) : json(); }

std::string countsLine(const std::string& name, const std::vector<insight::Count>& counts)
{
    std::string text = name + ":";
    for (const auto& count : counts) {
        text += "  " + count.key + " " + std::to_string(count.units);
    }
    return text + "\n";
}

json overviewJson(const insight::Overview& seen)
{
    json months = json::array();
    for (const auto& month : seen.months) {
        months.push_back({{"month", month.month}, {"received", month.received}, {"sold", month.sold}});
    }
    return {{"orders", seen.orders},
            {"received", seen.received},
            {"open", seen.open},
            {"listed", seen.listed},
            {"sold", seen.sold},
            {"exitDue", seen.exitDue},
            {"exited", seen.exited},
            {"byStage", countsJson(seen.byStage)},
            {"byGrade", countsJson(seen.byGrade)},
            {"byFirstGrade", countsJson(seen.byFirstGrade)},
            {"byReason", countsJson(seen.byReason)},
            {"byAge", countsJson(seen.byAge)},
            {"overAgeLimit", seen.overAgeLimit},
            {"assessment",
             {{"n", seen.assessments},
              {"medianSeconds", orNothing(seen.assessmentMedianSeconds)},
              {"p90Seconds", orNothing(seen.assessmentP90Seconds)}}},
            {"aiAgreement", shareJson(seen.aiAgreement)},
            {"conversion", shareJson(seen.conversion)},
            {"secondReturns", shareJson(seen.secondReturns)},
            {"capitalTiedUp", domain::describe(seen.capitalTiedUp)},
            {"revenue", domain::describe(seen.revenue)},
            {"refurbCost", domain::describe(seen.refurbCost)},
            {"medianStockDays", orNothing(seen.medianStockDays)},
            {"months", months}};
}

std::string overviewText(const insight::Overview& seen)
{
    std::string text = "Orders " + std::to_string(seen.orders) + ", received " + std::to_string(seen.received) +
                       ", in house " + std::to_string(seen.open) + ", listed " + std::to_string(seen.listed) +
                       ", sold " + std::to_string(seen.sold) + ", left " + std::to_string(seen.exited) + "\n";
    text += countsLine("Stages", seen.byStage) + countsLine("Grades", seen.byGrade) +
            countsLine("Reasons", seen.byReason) + countsLine("Age in days", seen.byAge);
    return text + "Revenue " + toText(seen.revenue) + ", refurbishment cost " + toText(seen.refurbCost) + "\n";
}

Result<Answer> kpiFigures(Session& session, const KpiAsk& ask)
{
    const auto own = ownRules(session);
    const auto wanted = own ? askOf(session, ask) : Result<kpis::Ask>(own.error());
    if (!wanted) {
        return wanted.error();
    }
    const auto& reader = session.station().reader();
    const auto look = kpis::look(reader, {session.policy(), own->targets, &own->impact}, *wanted);
    if (!look) {
        return look.error();
    }
    if (ask.isNarrow()) {
        return Answer{lookJson(*look), ask.csv ? kpis::csvOf(*look) : lookTable(*look)};
    }
    const auto seen =
        insight::overview(reader, session.now(), wanted->scope.owner, session.policy().limits.ageLimitDays);
    if (!seen) {
        return seen.error();
    }
    Answer answer{overviewJson(*seen), overviewText(*seen) + lookTable(*look)};
    answer.data.update(lookJson(*look));
    return answer;
}

Result<Answer> kpiUnits(Session& session, const KpiAsk& ask)
{
    const auto own = ownRules(session);
    const auto wanted = own ? askOf(session, ask) : Result<kpis::Ask>(own.error());
    if (!wanted) {
        return wanted.error();
    }
    const auto page = kpis::unitsBehind(session.station().reader(), {session.policy(), own->targets, &own->impact},
                                        *wanted, ask.tile, ask.part, ask.offset, ask.limit);
    return page ? Result<Answer>(Answer{behindJson(*page, ask.offset), behindTable(*page)}) : page.error();
}

Result<Answer> kpiBoard(Session& session, const KpiAsk& ask)
{
    const auto own = ownRules(session);
    const auto wanted = own ? askOf(session, ask) : Result<kpis::Ask>(own.error());
    if (!wanted) {
        return wanted.error();
    }
    const auto board = kpis::board(session.station().reader(), {session.policy(), own->targets, &own->impact},
                                   wanted->scope, session.now());
    return board ? Result<Answer>(Answer{boardJson(*board), boardTable(*board)}) : board.error();
}

void addScope(CLI::App& command, KpiAsk& ask)
{
    command.add_option("--owner", ask.owner, "Only this seller's units");
    command.add_option("--site", ask.site, "Only units that this station took in");
    command.add_option("--category", ask.category, "Only this category");
}

void addSpan(CLI::App& command, KpiAsk& ask)
{
    command.add_option("--period", ask.period, "A year, quarter, month or ISO week: 2026, 2026-Q2, 2026-03, 2026-W07");
    command.add_option("--from", ask.from, "First day; usually that of the first unit's month");
    command.add_option("--to", ask.to, "Last day; usually today");
}

} // namespace

void addKpiCommands(CLI::App& app, Plan& plan)
{
    auto ask = std::make_shared<KpiAsk>();
    CLI::App* figures = app.add_subcommand("kpi", "The lead's figures, each with its n, interval, target and formula");
    addScope(*figures, *ask);
    addSpan(*figures, *ask);
    figures->add_option("--group", ask->group, "Only efficiency, quality, finance or sustainability");
    figures->add_flag("--compare", ask->compare, "Figures alone, beside those of the period before");
    figures->add_option("--against", ask->againstPeriod, "Compare with this period instead");
    figures->add_flag("--table", ask->table, "Figures alone, one a line");
    figures->add_flag("--csv", ask->csv, "As a table for spreadsheets");
    auto unitsAsk = std::make_shared<KpiAsk>();
    CLI::App* units = figures->add_subcommand("units", "The units behind a figure");
    units->add_option("--tile", unitsAsk->tile, "Id of the figure, e.g. conversion")->required();
    units->add_option("--part", unitsAsk->part, "Only one part of a mix: a grade, a reason, a category");
    addScope(*units, *unitsAsk);
    addSpan(*units, *unitsAsk);
    units->add_option("--limit", unitsAsk->limit, "Rows")->check(CLI::Range(1, 100'000))->capture_default_str();
    units->add_option("--offset", unitsAsk->offset, "Rows to skip")->check(CLI::NonNegativeNumber);
    auto boardAsk = std::make_shared<KpiAsk>();
    CLI::App* board = figures->add_subcommand("board", "How many units stand at each stage now, with its limit");
    addScope(*board, *boardAsk);
    figures->callback([&plan, figures, ask] {
        if (figures->get_subcommands().empty()) {
            plan.command = inSession(plan, [ask](Session& session) { return kpiFigures(session, *ask); });
        }
    });
    units->callback([&plan, unitsAsk] {
        plan.command = inSession(plan, [unitsAsk](Session& session) { return kpiUnits(session, *unitsAsk); });
    });
    board->callback([&plan, boardAsk] {
        plan.command = inSession(plan, [boardAsk](Session& session) { return kpiBoard(session, *boardAsk); });
    });
}

} // namespace regrade::cli
