#include "rules/policytables.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

constexpr const char* kFile = "roles.json";

/// A figure of the sign-in. A house may be stricter than these bounds, never laxer.
struct SignInFigure {
    const char* id;
    double low;
    double high;
    void (*take)(domain::SignInRules&, int);
};

constexpr SignInFigure kFigures[] = {
    {"free_misses", 0, 3, [](domain::SignInRules& rules, int value) { rules.freeMisses = value; }},
    {"first_delay_seconds", 1, 60,
     [](domain::SignInRules& rules, int value) { rules.firstDelay = std::chrono::seconds(value); }},
    {"lock_at_misses", 4, 10, [](domain::SignInRules& rules, int value) { rules.lockAtMisses = value; }},
    {"tries_in_window", 10, 100, [](domain::SignInRules& rules, int value) { rules.triesInWindow = value; }},
    {"window_days", 30, 365, [](domain::SignInRules& rules, int value) { rules.window = std::chrono::days(value); }},
    {"idle_minutes", 1, 60, [](domain::SignInRules& rules, int value) { rules.idle = std::chrono::minutes(value); }}};

RoleRow readRoleRow(Row& row)
{
    RoleRow role{.id = domain::RoleId(row.word("id")), .name = row.text("name")};
    role.leads = row.flag("leads");
    role.ownOnly = row.maybeFlag("own_only").value_or(false);
    role.why = row.text("why");
    role.origin = row.origin();
    return role;
}

DeedRow readDeedRow(Row& row)
{
    DeedRow deed{.row = row.place(), .id = domain::DeedId(row.word("id")), .name = row.text("name"), .roles = {}};
    for (const std::string& role : row.words("roles")) {
        deed.roles.emplace_back(role);
    }
    deed.why = row.text("why");
    deed.origin = row.origin();
    return deed;
}

LimitRow readFigureRow(Row& row)
{
    LimitRow figure{.row = row.place(), .id = row.word("id"), .value = {}};
    const auto* known = std::find_if(std::begin(kFigures), std::end(kFigures),
                                     [&](const SignInFigure& one) { return one.id == figure.id; });
    if (known == std::end(kFigures)) {
        row.fail(invalid("{}, row {}: the limit \"{}\" is not known.", row.at({figure.id})));
        return figure;
    }
    const double value = row.maybeNumber("value", known->low, known->high).value_or(known->low + 0.5);
    if (value != std::floor(value)) {
        row.fail(invalid("{}, row {}: the value of \"{}\" must be a whole number.", row.at({figure.id})));
    }
    figure.value = std::to_string(static_cast<int>(value));
    figure.why = row.text("why");
    figure.origin = row.origin();
    return figure;
}

void takeOver(Policy& policy, FirstFault& fault)
{
    for (const SignInFigure& figure : kFigures) {
        const auto found = std::find_if(policy.signInRows.begin(), policy.signInRows.end(),
                                        [&](const LimitRow& row) { return row.id == figure.id; });
        if (found == policy.signInRows.end()) {
            fault.add(invalid("{}: the limit \"{}\" is missing.", {kFile, figure.id}));
        } else if (!fault.error) {
            figure.take(policy.signIn, std::stoi(found->value));
        }
    }
}

} // namespace

void readRoles(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    const Json& file = files.at(kFile);
    policy.roles = readRows(file.at("roles"), "roles.json/roles", fault, &readRoleRow);
    refuseTwins(policy.roles, "roles.json/roles", fault);
    policy.deeds = readRows(file.at("deeds"), "roles.json/deeds", fault, &readDeedRow);
    refuseTwins(policy.deeds, "roles.json/deeds", fault);
    policy.signInRows = readRows(file.at("sign_in"), "roles.json/sign_in", fault, &readFigureRow);
    refuseTwins(policy.signInRows, "roles.json/sign_in", fault);
    if (!fault.error) {
        takeOver(policy, fault);
    }
}

void checkRoles(const Policy& policy, FirstFault& fault)
{
    if (std::count_if(policy.roles.begin(), policy.roles.end(), [](const RoleRow& role) { return role.leads; }) != 1) {
        fault.add(invalid("{}: exactly one role must be the one that leads.", {kFile}));
        return;
    }
    const auto leads = [&](const domain::RoleId& role) { return policy.findRole(role)->leads; };
    for (std::size_t i = 0; i < policy.deeds.size(); ++i) {
        const DeedRow& deed = policy.deeds[i];
        const std::vector<std::string> at{"roles.json/deeds", std::to_string(i + 1)};
        const auto& known = domain::everyDeed();
        if (std::find(known.begin(), known.end(), deed.id) == known.end()) {
            fault.add(invalid("{}, row {}: the deed \"{}\" is not known.", {at[0], at[1], deed.id.text()}));
        }
        for (const domain::RoleId& role : deed.roles) {
            if (policy.findRole(role) == nullptr) {
                fault.add(
                    invalid("{}, row {}: the role \"{}\" is not in the table of roles.", {at[0], at[1], role.text()}));
                return;
            }
        }
        const bool managing = deed.id.text() == domain::kManagePeople;
        if (managing && !std::all_of(deed.roles.begin(), deed.roles.end(), leads)) {
            fault.add(invalid("{}, row {}: people are registered by the role that leads, and by no other.", at));
        }
    }
    for (const domain::DeedId& deed : domain::everyDeed()) {
        if (policy.findDeed(deed) == nullptr) {
            fault.add(invalid("{}: the deed \"{}\" has no row.", {kFile, deed.text()}));
        }
    }
}

} // namespace regrade::rules
