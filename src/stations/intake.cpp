#include "stations/intake.h"

#include "base/clock.h"
#include "stations/gates.h"

#include <algorithm>

namespace regrade::stations {

namespace {

bool isListed(const std::vector<rules::NamedRow>& rows, const std::string& id)
{
    return std::any_of(rows.begin(), rows.end(), [&](const rules::NamedRow& row) { return row.id == id; });
}

Result<void> checkReason(const rules::Policy& policy, const domain::ReasonId& reason)
{
    if (!isListed(policy.reasons, reason.text())) {
        return refused("The policy lists no return reason \"{}\".", {reason.text()});
    }
    return {};
}

Result<void> checkCodes(const rules::Policy& policy, const IntakeForm& form, const domain::CategoryId& category)
{
    if (!isListed(policy.sources, form.source.text())) {
        return refused("The policy lists no source \"{}\".", {form.source.text()});
    }
    if (!isListed(policy.markets, form.market.text())) {
        return refused("The policy lists no market \"{}\".", {form.market.text()});
    }
    if (!isListed(policy.categories, category.text())) {
        return refused("The policy lists no category \"{}\".", {category.text()});
    }
    return checkReason(policy, form.reason);
}

Result<void> checkBookValue(const IntakeForm& form, const Money& originalPrice)
{
    if (form.bookValue && (form.bookValue->minor < 0 || form.bookValue->currency != originalPrice.currency)) {
        return refused("The book value must not be negative and must be in {}.", {originalPrice.currency});
    }
    return {};
}

/// Known sizes are positive; a product whose size is not known has none at all.
bool isSizeSound(const domain::BoxSize& size)
{
    const bool known = size.lengthMm > 0 && size.widthMm > 0 && size.heightMm > 0;
    return known || size == domain::BoxSize{};
}

Result<void> checkFacts(const rules::Policy& policy, const domain::ProductRegistered& facts)
{
    if (isBlank(facts.name)) {
        return refused("The product {} needs a name.", {facts.sku.text()});
    }
    if (!isListed(policy.categories, facts.category.text())) {
        return refused("The policy lists no category \"{}\".", {facts.category.text()});
    }
    if (facts.originalPrice.minor <= 0) {
        return refused("The original price of {} must be above zero.", {facts.sku.text()});
    }
    if (facts.partsValue.minor < 0) {
        return refused("The parts value of {} must not be negative.", {facts.sku.text()});
    }
    const std::string& currency = policy.limits.labourPerHour.currency;
    if (facts.originalPrice.currency != currency || facts.partsValue.currency != currency) {
        return refused("The house counts in {}: give price and parts value in {}.", {currency, currency});
    }
    if (!isSizeSound(facts.size) || facts.weightG < 0) {
        return refused("Length, width and height of {} must all be above zero, and its weight not negative.",
                       {facts.sku.text()});
    }
    return {};
}

Result<void> requireRegistered(const domain::Product& product)
{
    if (!product.facts) {
        return refused("The product {} is not registered yet.", {product.sku.text()});
    }
    return {};
}

std::optional<std::string> unlessBlank(const std::optional<std::string>& text)
{
    return text && !isBlank(*text) ? text : std::nullopt;
}

Result<const rules::OptionRow*> optionOf(const rules::Policy& policy, const domain::Answer& answer)
{
    const rules::ChoiceRow* question = policy.findQuestion(answer.question);
    if (question == nullptr) {
        return refused("The policy asks no question \"{}\".", {answer.question});
    }
    const rules::OptionRow* option = question->find(answer.option);
    if (option == nullptr) {
        return refused("\"{}\" has no option \"{}\".", {question->name.en, answer.option});
    }
    return option;
}

Result<void> checkAnswers(const rules::Policy& policy, const std::vector<domain::Answer>& answers)
{
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (const auto option = optionOf(policy, answers[i]); !option) {
            return option.error();
        }
        const auto same = [&](const domain::Answer& other) { return other.question == answers[i].question; };
        if (std::any_of(answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(i), same)) {
            return refused("The question \"{}\" was answered twice.", {answers[i].question});
        }
    }
    return {};
}

/// A unit that is a danger is set apart before anything else.
domain::ItemRouted intakeRoute(const rules::Policy& policy, const std::vector<domain::Answer>& answers)
{
    domain::ItemRouted routed{.route = policy.intakeRoute, .reasons = {policy.intakeReason}};
    for (const domain::Answer& answer : answers) {
        const auto option = optionOf(policy, answer);
        if (option && (*option)->holds &&
            std::find(routed.route.begin(), routed.route.end(), *(*option)->holds) == routed.route.end()) {
            routed.route.insert(routed.route.begin(), *(*option)->holds);
            routed.reasons.push_back({answer.question + "/" + answer.option, (*option)->why});
        }
    }
    return routed;
}

std::optional<std::vector<domain::Answer>> unlessNone(const std::vector<domain::Answer>& answers)
{
    return answers.empty() ? std::nullopt : std::optional(answers);
}

} // namespace

Result<domain::Events> registerProduct(const domain::Product& product, const rules::Policy& policy,
                                       const domain::ProductRegistered& facts)
{
    if (facts.sku != product.sku) {
        return refused("These facts are of the product {}, not of {}.", {facts.sku.text(), product.sku.text()});
    }
    if (const Result<void> sound = checkFacts(policy, facts); !sound) {
        return sound.error();
    }
    return domain::Events{facts};
}

Result<domain::Events> teachProduct(const domain::Product& product, const domain::ProductTaught& taught)
{
    if (const Result<void> registered = requireRegistered(product); !registered) {
        return registered.error();
    }
    if (isBlank(taught.view)) {
        return refused("The taught side of {} needs a name.", {product.sku.text()});
    }
    if (taught.photos.empty()) {
        return refused("The product {} cannot be taught without a photo of a good unit.", {product.sku.text()});
    }
    domain::ProductTaught lesson = taught;
    lesson.calibration.reset(); // a lesson has its own limit
    return domain::Events{std::move(lesson)};
}

Result<domain::Events> countOrders(const domain::Product& product, const domain::OrdersCounted& counted)
{
    if (const Result<void> registered = requireRegistered(product); !registered) {
        return registered.error();
    }
    if (counted.month.size() != 7 || !parseIso(counted.month + "-01")) {
        return refused("\"{}\" is not a month such as 2026-03.", {counted.month});
    }
    if (counted.orders < 0) {
        return refused("The number of orders of {} must not be negative.", {product.sku.text()});
    }
    return domain::Events{counted};
}

std::vector<const rules::ChoiceRow*> questionsFor(const rules::Policy& policy, const domain::CategoryId& category)
{
    std::vector<const rules::ChoiceRow*> asked;
    for (const rules::ChoiceRow& question : policy.questions) {
        const auto& of = question.categories;
        if (of.empty() || std::find(of.begin(), of.end(), category) != of.end()) {
            asked.push_back(&question);
        }
    }
    return asked;
}

Result<domain::Events> receive(const domain::Item& item, const rules::Policy& policy,
                               const domain::ProductRegistered& product, const IntakeForm& form)
{
    if (item.standing != domain::Standing::absent) {
        return refused("The tag {} already belongs to a unit: take a fresh tag.", {item.id.text()});
    }
    for (const Result<void>& check :
         {requireOrderNumber(form.order), checkCodes(policy, form, product.category),
          checkBookValue(form, product.originalPrice), checkAnswers(policy, form.answers)}) {
        if (!check) {
            return check.error();
        }
    }
    return domain::Events{domain::ItemReceived{.sku = product.sku,
                                               .product = product.name,
                                               .category = product.category,
                                               .order = form.order,
                                               .rma = unlessBlank(form.rma),
                                               .reason = form.reason,
                                               .source = form.source,
                                               .owner = form.owner.value_or(product.owner),
                                               .market = form.market,
                                               .serial = unlessBlank(form.serial),
                                               .originalPrice = product.originalPrice,
                                               .bookValue = form.bookValue,
                                               .answers = unlessNone(form.answers),
                                               .batch = unlessBlank(form.batch),
                                               .quote = form.quote},
                          intakeRoute(policy, form.answers)};
}

Result<domain::Events> undoIntake(const domain::Item& item, const std::string& reason)
{
    if (item.standing == domain::Standing::absent) {
        return refused("The tag {} has no unit yet: take the unit in first.", {item.id.text()});
    }
    const bool isUntouched = item.standing == domain::Standing::inHouse && item.cycle == 1 && !item.inspection &&
                             !item.grading && !item.work && item.passed.empty() && !item.packing;
    if (!isUntouched) {
        return refused("Work was done on this unit already, so its intake cannot be undone.");
    }
    if (isBlank(reason)) {
        return refused("An intake is undone only with a reason.");
    }
    return domain::Events{domain::IntakeUndone{reason}};
}

Result<domain::Events> receiveAgain(const domain::Item& item, const rules::Policy& policy,
                                    const domain::ItemReturnedAgain& facts)
{
    if (item.standing == domain::Standing::absent) {
        return refused("The tag {} has no unit yet: take the unit in first.", {item.id.text()});
    }
    if (item.standing == domain::Standing::exited) {
        return refused("This unit has left the house for good: nothing more can be done with it.");
    }
    if (item.standing != domain::Standing::sold) {
        return refused("This unit was not sold, so it cannot be returned again.");
    }
    const auto answers = facts.answers.value_or(std::vector<domain::Answer>{});
    for (const Result<void>& check :
         {requireOrderNumber(facts.order), checkReason(policy, facts.reason), checkAnswers(policy, answers)}) {
        if (!check) {
            return check.error();
        }
    }
    return domain::Events{facts, intakeRoute(policy, answers)};
}

} // namespace regrade::stations
