#include "stations/batch.h"

#include "qr/scancontent.h"
#include "stations/gates.h"
#include "tables/csvtext.h"

#include <algorithm>

namespace regrade::stations {

namespace {

/// Takes the first unit that fits out of the rest.
template <class Fits>
bool takeOne(std::vector<BatchUnit>& rest, Fits fits)
{
    const auto found = std::find_if(rest.begin(), rest.end(), fits);
    if (found == rest.end()) {
        return false;
    }
    rest.erase(found);
    return true;
}

} // namespace

BatchBalance balanceOf(const std::vector<domain::Announcement>& expected, const std::vector<BatchUnit>& units)
{
    BatchBalance balance;
    balance.scanned = static_cast<int>(units.size());
    std::vector<BatchUnit> rest = units;
    std::vector<domain::Announcement> open = expected;
    for (domain::Announcement& row : open) {
        balance.expected += row.quantity;
        if (!row.serial.empty() &&
            takeOne(rest, [&](const BatchUnit& unit) { return unit.sku == row.sku && unit.serial == row.serial; })) {
            --row.quantity;
        }
    }
    for (domain::Announcement& row : open) {
        const auto fits = [&](const BatchUnit& unit) {
            return unit.sku == row.sku && (row.serial.empty() || unit.serial.empty());
        };
        while (row.quantity > 0 && takeOne(rest, fits)) {
            --row.quantity;
        }
    }
    for (domain::Announcement& row : open) {
        if (row.quantity > 0) {
            balance.missing.push_back(std::move(row));
        }
    }
    if (!expected.empty()) {
        balance.additional = std::move(rest);
    }
    return balance;
}

BatchQuestions batchQuestionsFor(const rules::Policy& policy, const domain::CategoryId& category)
{
    BatchQuestions questions;
    for (const rules::ChoiceRow* question : questionsFor(policy, category)) {
        (question->onceForBatch ? questions.once : questions.each).push_back(question);
    }
    return questions;
}

Result<void> checkReference(const std::string& reference)
{
    if (isBlank(reference)) {
        return refused("Scan or type the reference of the pallet or batch first.");
    }
    return requireOrderNumber(reference)
               ? Result<void>()
               : refused("\"{}\" is no reference of a batch: plain letters and digits, no spaces.", {reference});
}

domain::Answer usualAnswer(const rules::ChoiceRow& question)
{
    const auto usual = std::find_if(question.options.begin(), question.options.end(),
                                    [](const rules::OptionRow& option) { return option.usual; });
    return {question.id, usual->id}; // the policy was checked: every question has one
}

std::string tableOf(const domain::BatchFacts& facts, const BatchBalance& balance, const std::vector<BatchUnit>& units,
                    const std::vector<domain::AsideCode>& aside)
{
    std::string table = tables::kByteOrderMark + tables::csvRow({"batch", "what", "sku", "serial", "units", "order",
                                                                 "rma", "unit or code", "why"});
    const auto add = [&](const std::string& what, const domain::Sku& sku, const std::string& serial, int count,
                         const std::string& order, const std::string& rma, const std::string& unit) {
        table += tables::csvRow(
            {facts.reference, what, sku.text(), serial, std::to_string(count), order, rma, unit, std::string()});
    };
    for (const BatchUnit& unit : units) {
        add("scanned", unit.sku, unit.serial, 1, {}, {}, unit.item.text());
    }
    for (const domain::Announcement& row : balance.missing) {
        add("missing", row.sku, row.serial, row.quantity, row.order, row.rma, {});
    }
    for (const BatchUnit& unit : balance.additional) {
        add("additional", unit.sku, unit.serial, 1, {}, {}, unit.item.text());
    }
    for (const domain::AsideCode& one : aside) {
        table += tables::csvRow({facts.reference, "put aside", {}, {}, {}, {}, {}, one.code, one.why});
    }
    return table;
}

Result<BatchHit> hitOf(const std::string& code, const qr::HouseCodes& codes, const std::string& reference,
                       const BatchLookUp& lookUp)
{
    const auto content = qr::contentOf(code, codes);
    if (!content) {
        return content.error();
    }
    std::vector<domain::Announcement> rows = lookUp.announced(content->text);
    const auto isOfBatch = [&](const domain::Announcement& row) { return row.batch == reference; };
    if (std::any_of(rows.begin(), rows.end(), isOfBatch)) {
        std::erase_if(rows, [&](const domain::Announcement& row) { return !isOfBatch(row); });
    }
    if (!rows.empty()) {
        const domain::Announcement& first = rows.front();
        if (std::any_of(rows.begin(), rows.end(),
                        [&](const domain::Announcement& row) { return row.sku != first.sku; })) {
            return refused("Several products were announced under {}: scan the product.", {content->text});
        }
        auto product = lookUp.product(first.sku);
        return product ? Result<BatchHit>(BatchHit{std::move(*product), first, {}})
                       : refused("The product {} is not registered yet.", {first.sku.text()});
    }
    const std::string* serial = content->gs1 ? content->gs1->find("21") : nullptr;
    for (const std::string& form : qr::skusOf(*content)) {
        const domain::Sku sku(form);
        if (auto product = lookUp.product(sku)) {
            auto row = lookUp.expected(sku);
            if (row) {
                row->serial.clear(); // the product's code does not say that it is that very unit
            }
            return BatchHit{std::move(*product), std::move(row), serial != nullptr ? *serial : std::string()};
        }
    }
    return refused("No product and no announced return has the code {}.", {qr::shownEscaped(content->text)});
}

IntakeForm batchForm(const rules::Policy& policy, const domain::BatchFacts& facts, const BatchHit& hit,
                     const std::vector<domain::Answer>& once, const std::vector<domain::Answer>& answers)
{
    IntakeForm form;
    form.order = facts.reference;
    form.reason = facts.reason;
    form.source = facts.source;
    form.market = facts.market;
    form.owner = facts.owner;
    form.batch = facts.reference;
    std::string serial = hit.serial;
    if (hit.announced) {
        const domain::Announcement& what = *hit.announced;
        form.order = what.order;
        form.reason = what.reason.value_or(facts.reason);
        form.source = what.source.value_or(facts.source);
        form.market = what.market.value_or(facts.market);
        form.owner = what.owner ? what.owner : facts.owner;
        form.rma = what.rma.empty() ? std::nullopt : std::optional(what.rma);
        form.bookValue = what.bookValue;
        serial = serial.empty() ? what.serial : serial;
    }
    form.serial = serial.empty() ? std::nullopt : std::optional(serial);
    form.answers = answers;
    for (const rules::ChoiceRow* question : batchQuestionsFor(policy, hit.product.category).once) {
        const auto given = std::find_if(once.begin(), once.end(),
                                        [&](const domain::Answer& answer) { return answer.question == question->id; });
        form.answers.push_back(given == once.end() ? usualAnswer(*question) : *given);
    }
    return form;
}

} // namespace regrade::stations
