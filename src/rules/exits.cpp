#include "rules/exits.h"

#include "rules/policytables.h"

#include <algorithm>

namespace regrade::rules {

namespace {

ExitRow readExitRow(Row& row)
{
    ExitRow exit{.row = row.place(), .category = row.maybeId<domain::CategoryId>("category")};
    exit.works = row.maybeFlag("works");
    exit.safe = row.maybeFlag("safe");
    const auto route = row.maybeOneOf("route", &domain::exitRouteFrom);
    if (!route) {
        row.failValue("route", "");
    }
    exit.route = route.value_or(domain::ExitRoute::dismantled);
    exit.why = row.text("why");
    exit.origin = row.origin();
    return exit;
}

bool isKnownCategory(const Policy& policy, const domain::CategoryId& id)
{
    return std::any_of(policy.categories.begin(), policy.categories.end(),
                       [&](const NamedRow& row) { return row.id == id.text(); });
}

} // namespace

void readExitRules(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("exits.json");
    ExitRules rules;
    rules.routes = readRows(file.at("routes"), "exits.json/routes", fault, &readExitRow);
    policy.exits = std::make_shared<const ExitRules>(std::move(rules));
}

void checkExitRules(const Policy& policy, FirstFault& fault)
{
    const auto& routes = policy.exits->routes;
    checkLastMatchesAll<ExitRow>(
        routes, "exits.json/routes", [](const ExitRow& row) { return !row.category && !row.works && !row.safe; },
        fault);
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        if (routes[i].category && !isKnownCategory(policy, *routes[i].category)) {
            fault.add(invalid("exits.json/routes, row {}: there is no category \"{}\" in lists.json.",
                              {number, routes[i].category->text()}));
        }
        if (routes[i].route == domain::ExitRoute::donated && (routes[i].works != true || routes[i].safe != true)) {
            fault.add(
                invalid("exits.json/routes, row {}: only what works and is safe may be given away: say so in the row.",
                        {number}));
        }
    }
}

int ageDays(const Policy& policy, const domain::Item& item, Time now)
{
    const auto since = policy.limits.exitAgeFromReady && item.readyAt ? item.readyAt : item.receivedAt;
    const auto day = [](Time time) { return std::chrono::floor<std::chrono::days>(time); };
    return since ? static_cast<int>((day(now) - day(*since)).count()) : 0;
}

bool isSafe(const Policy& policy, const domain::Item& item)
{
    return std::all_of(item.answers.begin(), item.answers.end(), [&](const domain::Answer& answer) {
        const ChoiceRow* question = policy.findQuestion(answer.question);
        const OptionRow* option = question == nullptr ? nullptr : question->find(answer.option);
        return option == nullptr || !option->holds || item.hasPassed(*option->holds, false);
    });
}

bool works(const Policy& policy, const domain::Item& item)
{
    const GradeRow* grade = item.grade ? policy.findGrade(*item.grade) : nullptr;
    return grade != nullptr && grade->retail && item.grading && item.grading->axes.function == domain::Function::works;
}

const ExitRow& exitRow(const Policy& policy, const domain::Item& item)
{
    const bool safe = isSafe(policy, item);
    const bool good = works(policy, item);
    return *std::find_if(policy.exits->routes.begin(), policy.exits->routes.end(), [&](const ExitRow& row) {
        return (!row.category || (item.intake && *row.category == item.intake->category)) &&
               (!row.works || *row.works == good) && (!row.safe || *row.safe == safe);
    });
}

bool destroys(domain::ExitRoute route)
{
    return route == domain::ExitRoute::dismantled || route == domain::ExitRoute::recycled ||
           route == domain::ExitRoute::scrapped;
}

const MarketRule* banOnDestroying(const Policy& policy, const domain::Item& item, Time now)
{
    if (!item.intake || !policy.marketRules) {
        return nullptr;
    }
    const MarketCase unit{item.intake->market.text(), item.intake->category, isoDay(now)};
    const auto bans = rulesInForce(*policy.marketRules, unit, MarketRuleKind::destructionBan);
    return bans.empty() ? nullptr : bans.front();
}

} // namespace regrade::rules
