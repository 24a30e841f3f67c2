#include "rules/tradein.h"

#include "rules/firstmatch.h"

#include <algorithm>

namespace regrade::rules {

namespace {

Result<const TradeInOption*> answerTo(const TradeInQuestion& question, const std::vector<domain::Answer>& answers)
{
    const auto isAbout = [&](const domain::Answer& answer) { return answer.question == question.id; };
    const auto given = std::find_if(answers.begin(), answers.end(), isAbout);
    if (given == answers.end()) {
        return refused("\"{}\" is not answered yet, so there is no offer.", {question.name.en});
    }
    if (std::count_if(answers.begin(), answers.end(), isAbout) > 1) {
        return refused("The question \"{}\" was answered twice.", {question.id});
    }
    const TradeInOption* option = question.find(given->option);
    if (option == nullptr) {
        return refused("\"{}\" has no option \"{}\".", {question.name.en, given->option});
    }
    return option;
}

std::size_t rankOf(const Policy& policy, const domain::GradeId& grade)
{
    const auto found =
        std::find_if(policy.grades.begin(), policy.grades.end(), [&](const GradeRow& row) { return row.id == grade; });
    return static_cast<std::size_t>(found - policy.grades.begin());
}

/// A unit that was in use is at best of the first grade that used units may have.
domain::GradeId bestOfUsed(const Policy& policy)
{
    const auto found =
        std::find_if(policy.grades.begin(), policy.grades.end(), [](const GradeRow& row) { return !row.newOnly; });
    return found == policy.grades.end() ? policy.grades.back().id : found->id;
}

/// "40 % of the original price".
domain::Text shareName(std::int64_t basisPoints)
{
    const std::int64_t rest = basisPoints % 100;
    const std::string percent =
        std::to_string(basisPoints / 100) + (rest == 0 ? "" : (rest < 10 ? ".0" : ".") + std::to_string(rest));
    return {percent + " % of the original price", "原价的 " + percent + "%"};
}

Money less(const Money& amount) { return Money{-amount.minor, amount.currency}; }

} // namespace

std::vector<const TradeInQuestion*> tradeInQuestionsFor(const Policy& policy, const domain::CategoryId& category)
{
    std::vector<const TradeInQuestion*> asked;
    for (const TradeInQuestion& question : policy.tradeInQuestions) {
        const auto& of = question.categories;
        if (of.empty() || std::find(of.begin(), of.end(), category) != of.end()) {
            asked.push_back(&question);
        }
    }
    return asked;
}

Result<TradeInOffer> tradeInOffer(const Policy& policy, const domain::ProductRegistered& product,
                                  const std::vector<domain::Answer>& answers)
{
    const auto asked = tradeInQuestionsFor(policy, product.category);
    for (const domain::Answer& answer : answers) {
        if (std::none_of(asked.begin(), asked.end(), [&](const auto* row) { return row->id == answer.question; })) {
            return refused("The policy asks no question \"{}\" of a trade-in of this product.", {answer.question});
        }
    }
    const auto rate = std::find_if(policy.tradeInRates.begin(), policy.tradeInRates.end(),
                                   [&](const TradeInRate& row) { return fits(row.category, product.category); });
    if (rate == policy.tradeInRates.end()) {
        return refused("The house buys no used units of the category \"{}\".", {product.category.text()});
    }
    const Money base = shareOf(product.originalPrice, rate->share);
    TradeInOffer made{{{rate->row, shareName(rate->share), base}}, base, bestOfUsed(policy), rate->days};
    const auto add = [&](const std::string& row, const Text& name, const Money& amount) {
        if (amount.minor != 0) {
            made.lines.push_back({row, name, amount});
            made.offer = made.offer + amount;
        }
    };
    for (const TradeInQuestion* question : asked) {
        const auto option = answerTo(*question, answers);
        if (!option) {
            return option.error();
        }
        const TradeInOption& answer = **option;
        if (answer.refuses) {
            return refused("No offer is made for a unit of which this is true: {}", {answer.why.en});
        }
        Money off = shareOf(base, answer.deduct);
        off = answer.amount ? off + *answer.amount : off;
        add("tradein.json/" + question->id + "/" + answer.id, answer.name, less(off));
        if (answer.grade && rankOf(policy, *answer.grade) > rankOf(policy, made.grade)) {
            made.grade = *answer.grade;
        }
    }
    if (made.offer.minor < rate->floor.minor) {
        add(rate->row, {"The house's lowest offer", "本仓最低报价", "Das niedrigste Angebot des Hauses"},
            rate->floor - made.offer);
    }
    return made;
}

} // namespace regrade::rules
