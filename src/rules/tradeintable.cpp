#include "rules/policytables.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

constexpr double kMostDays = 365.0;

/// Percent with two decimals as basis points.
std::int64_t percentIn(Row& row, const char* key)
{
    return std::llround(row.maybeNumber(key, 0.0, 100.0).value_or(0.0) * 100.0);
}

TradeInRate readRate(Row& row)
{
    TradeInRate rate{.row = row.place(), .category = row.maybeId<domain::CategoryId>("category")};
    if (row.value("share_percent").is_null()) {
        return rate;
    }
    rate.share = percentIn(row, "share_percent");
    rate.floor = row.money("floor");
    const double days = row.maybeNumber("valid_days", 1.0, kMostDays).value_or(0.0);
    if (days < 1.0 || days != std::floor(days)) {
        row.fail(invalid("{}, row {}: an offer holds a whole number of days, one at least.", row.at()));
    }
    rate.days = static_cast<int>(days);
    rate.why = row.text("why");
    rate.origin = row.origin();
    return rate;
}

TradeInOption readOption(Row& row)
{
    TradeInOption option{.id = row.word("id"), .name = row.text("name")};
    option.deduct = percentIn(row, "deduct_percent");
    option.amount = row.maybeMoney("deduct");
    option.grade = row.maybeId<domain::GradeId>("grade");
    option.refuses = row.maybeFlag("refuses").value_or(false);
    option.why = row.text("why");
    option.origin = row.origin();
    return option;
}

TradeInQuestion readQuestion(Row& row)
{
    TradeInQuestion question{.id = row.word("id"), .name = row.text("name")};
    if (row.maybeList("categories") != nullptr) {
        for (const std::string& category : row.words("categories")) {
            question.categories.emplace_back(category);
        }
    }
    const std::string table = "tradein.json/" + question.id;
    question.options = readRows(row.list("options"), table, row.fault(), &readOption);
    refuseTwins(question.options, table, row.fault());
    question.why = row.text("why");
    question.origin = row.origin();
    return question;
}

void requireCategory(const Policy& policy, const domain::CategoryId& category, const std::string& table,
                     std::size_t row, FirstFault& fault)
{
    if (std::none_of(policy.categories.begin(), policy.categories.end(),
                     [&](const NamedRow& known) { return known.id == category.text(); })) {
        fault.add(invalid("{}, row {}: there is no category \"{}\" in lists.json.",
                          {table, std::to_string(row + 1), category.text()}));
    }
}

} // namespace

const TradeInOption* TradeInQuestion::find(const std::string& option) const
{
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const TradeInOption& row) { return row.id == option; });
    return found == options.end() ? nullptr : &*found;
}

void readTradeIn(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("tradein.json");
    policy.tradeInRates = readRows(file.at("rates"), "tradein.json/rates", fault, &readRate);
    policy.tradeInQuestions = readRows(file.at("questions"), "tradein.json/questions", fault, &readQuestion);
    refuseTwins(policy.tradeInQuestions, "tradein.json/questions", fault);
}

void checkTradeIn(const Policy& policy, FirstFault& fault)
{
    const std::string& currency = policy.limits.labourPerHour.currency;
    for (std::size_t i = 0; i < policy.tradeInRates.size(); ++i) {
        const TradeInRate& rate = policy.tradeInRates[i];
        const bool isLast = i + 1 == policy.tradeInRates.size();
        if (rate.category) {
            requireCategory(policy, *rate.category, "tradein.json/rates", i, fault);
        }
        if (rate.category.has_value() == isLast) {
            fault.add(invalid("tradein.json/rates, row {}: the last row, and only the last, is of every category.",
                              {std::to_string(i + 1)}));
        }
        if (rate.floor.currency != currency || rate.floor.minor < 0) {
            fault.add(invalid("tradein.json/rates, row {}: the lowest offer is in {} and not negative.",
                              {std::to_string(i + 1), currency}));
        }
    }
    for (std::size_t i = 0; i < policy.tradeInQuestions.size(); ++i) {
        const TradeInQuestion& question = policy.tradeInQuestions[i];
        for (const domain::CategoryId& category : question.categories) {
            requireCategory(policy, category, "tradein.json/questions", i, fault);
        }
        for (const TradeInOption& option : question.options) {
            if (option.amount && (option.amount->currency != currency || option.amount->minor < 0)) {
                fault.add(invalid("tradein.json/questions, row {}: what \"{}\" takes off is in {} and not negative.",
                                  {std::to_string(i + 1), option.id, currency}));
            }
            if (option.grade && policy.findGrade(*option.grade) == nullptr) {
                fault.add(invalid("tradein.json/questions, row {}: there is no grade \"{}\".",
                                  {std::to_string(i + 1), option.grade->text()}));
            }
        }
    }
}

} // namespace regrade::rules
