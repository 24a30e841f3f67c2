#include "insight/settlement.h"

#include "insight/tables.h"
#include "insight/unitdeeds.h"
#include "rules/pricerules.h"
#include "rules/settlement.h"
#include "stats/interval.h"
#include "store/eventlog.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace regrade::insight {

namespace {

constexpr int kLeastFinished = 10;

struct MonthSpan {
    Time from;
    Time until;
};

/// From its first moment to that of the next one, in UTC.
Result<MonthSpan> monthSpan(const std::string& month)
{
    const bool isLong = month.size() == std::string_view("YYYY-MM").size();
    const auto first = parseIso(month + "-01");
    if (!isLong || !first) {
        return invalid("\"{}\" is not a month such as 2026-03.", {month});
    }
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(*first)};
    const auto next = day.year() / day.month() / std::chrono::day(1) + std::chrono::months(1);
    return MonthSpan{*first, Time{std::chrono::sys_days{next}}};
}

Result<Money> inHouseMoney(const rules::Policy& policy, const Money& amount, const std::string& day)
{
    const std::string& currency = policy.limits.labourPerHour.currency;
    if (amount.currency == currency || amount.minor == 0) {
        return Money{amount.minor, currency};
    }
    const auto converted = policy.prices ? policy.prices->convert(amount, currency, day) : std::nullopt;
    return converted ? Result<Money>(*converted)
                     : refused("pricing.json has no rate from {} to {} on {}.", {amount.currency, currency, day});
}

Result<InvoiceLine> lineOf(const rules::Policy& policy, const UnitDeed& deed)
{
    InvoiceLine line{.item = deed.item,
                     .sku = deed.sku,
                     .cycle = deed.cycle,
                     .operation = deed.operation,
                     .grade = deed.grade,
                     .day = isoDay(deed.at),
                     .amount = {},
                     .row = {}};
    if (deed.operation == kDidUsePart) {
        const auto cost = inHouseMoney(policy, deed.amount, line.day);
        if (!cost) {
            return cost.error();
        }
        line.amount = *cost;
        return line;
    }
    const auto grade = deed.grade.empty() ? std::nullopt : std::optional(domain::GradeId(deed.grade));
    const rules::TariffRow& row = policy.settlement->tariff(domain::OwnerId(deed.owner), deed.operation, grade,
                                                            domain::CategoryId(deed.category), line.day);
    line.amount = row.fee;
    line.row = row.row;
    return line;
}

Result<void> addEquipment(const store::Database& database, const rules::Policy& policy, Invoice& invoice)
{
    const auto months = settleEquipment(database, policy, invoice.month);
    if (!months) {
        return months.error();
    }
    for (const EquipmentMonth& one : *months) {
        for (const EquipmentShare& share : one.shares) {
            if (share.owner == invoice.owner) {
                invoice.equipment.push_back({one.equipment, one.name, share});
                invoice.shared = invoice.shared + share.cost;
            }
        }
    }
    return {};
}

bool repairs(const rules::Policy& policy, const std::string& operation)
{
    const rules::StageRow* stage = policy.findStage(domain::StageId(operation));
    return stage != nullptr && stage->repairs;
}

/// The repair of a unit within a month, as its deeds tell it.
struct RepairSum {
    std::string category;
    Time finished;
    Money labour;
};

Result<std::map<std::string, RepairSum>> repairsOf(const std::vector<UnitDeed>& deeds, const rules::Policy& policy)
{
    std::map<std::string, RepairSum> sums;
    for (const UnitDeed& deed : deeds) {
        if (!repairs(policy, deed.operation)) {
            continue;
        }
        const auto labour = inHouseMoney(policy, deed.amount, isoDay(deed.at));
        if (!labour) {
            return labour.error();
        }
        auto [at, fresh] = sums.try_emplace(deed.item, RepairSum{deed.category, deed.at, *labour});
        if (!fresh) {
            at->second.finished = deed.at;
            at->second.labour = at->second.labour + *labour;
        }
    }
    return sums;
}

Result<ClaimLine> claimLineOf(const store::Database& database, const rules::Policy& policy, const std::string& tag,
                              const RepairSum& repair, const MonthSpan& span)
{
    const auto item = store::EventLog(database).item(domain::ItemId(tag));
    if (!item) {
        return item.error();
    }
    const rules::ClaimTermRow& term = policy.settlement->claim(domain::CategoryId(repair.category));
    const std::string repaired = isoDay(repair.finished);
    Money parts{0, policy.limits.labourPerHour.currency};
    ClaimLine line{.item = tag,
                   .sku = item->intake->sku.text(),
                   .product = item->intake->product,
                   .received = item->receivedAt ? isoDay(*item->receivedAt) : std::string(),
                   .repaired = repaired,
                   .parts = {},
                   .labour = repair.labour,
                   .partsCost = parts,
                   .claimed = parts,
                   .inTime = item->receivedAt && repair.finished - *item->receivedAt <= std::chrono::days(term.days),
                   .row = term.row};
    const auto history = store::EventLog(database).history(domain::SubjectId(tag));
    if (!history) {
        return history.error();
    }
    for (const store::RecordedEvent& one : *history) {
        const auto* part = std::get_if<domain::PartUsed>(&one.event);
        const bool now = one.stamp.at >= span.from && one.stamp.at < span.until;
        if (part == nullptr || !now || !repairs(policy, part->stage.text())) {
            continue;
        }
        const auto cost = inHouseMoney(policy, part->cost, repaired);
        if (!cost) {
            return cost.error();
        }
        line.parts.push_back(domain::toldNameOf(*part));
        line.partsCost = line.partsCost + *cost;
    }
    if (line.inTime) {
        line.claimed = shareOf(line.labour, term.labour) + shareOf(line.partsCost, term.parts);
    }
    return line;
}

Money moneyOf(double minor, const std::string& currency) { return {std::llround(minor), currency}; }

/// The mean of what the finished units cost by the piece, and how sure it is; every one carries the same share of the
/// equipment.
void addPerUnit(const Invoice& invoice, const std::set<std::string>& finished, SiteFigures& figures)
{
    std::map<std::string, double> costs;
    for (const std::string& tag : finished) {
        costs[tag] = 0.0;
    }
    for (const InvoiceLine& line : invoice.lines) {
        if (const auto at = costs.find(line.item); at != costs.end()) {
            at->second += static_cast<double>(line.amount.minor);
        }
    }
    const auto n = static_cast<double>(costs.size());
    double sum = 0.0;
    double squares = 0.0;
    for (const auto& [tag, cost] : costs) {
        sum += cost;
    }
    for (const auto& [tag, cost] : costs) {
        squares += (cost - sum / n) * (cost - sum / n);
    }
    const double mean = static_cast<double>(invoice.total.minor) / n;
    const double half = stats::kTwoSided95 * std::sqrt(squares / (n - 1.0) / n);
    const std::string& currency = invoice.total.currency;
    figures.perUnit = moneyOf(mean, currency);
    figures.perUnitLow = moneyOf(std::max(0.0, mean - half), currency);
    figures.perUnitHigh = moneyOf(mean + half, currency);
}

domain::Text siteSentence(const SiteFigures& figures)
{
    const std::string n = std::to_string(figures.finished);
    if (!figures.perUnit) {
        const std::string least = std::to_string(kLeastFinished);
        return {"Too few units to say what one costs: " + n + " of " + least + " finished in " + figures.month + ".",
                "商品太少，无法给出单件成本：" + figures.month + " 完工 " + n + " / " + least + " 件。",
                "Zu wenige Stücke, um zu sagen, was eines kostet: " + n + " von " + least + " im " + figures.month +
                    " fertig."};
    }
    const std::string range = toText(*figures.perUnit) + " (95 %: " + toText(figures.perUnitLow) + " to " +
                              toText(figures.perUnitHigh) + ", n = " + n + ")";
    if (!figures.perUnitBefore) {
        return {"A finished unit costs " + range + ". What it cost before is not on record.",
                "单件成本 " + range + "。此前成本未登记。",
                "Ein fertiges Stück kostet " + range + ". Was es vorher kostete, ist nicht festgehalten."};
    }
    const double change =
        100.0 * (static_cast<double>(figures.perUnit->minor) / static_cast<double>(figures.perUnitBefore->minor) - 1.0);
    const std::string percent = std::to_string(std::lround(change)) + " %";
    return {"A finished unit costs " + range + "; before " + toText(*figures.perUnitBefore) + ": " + percent + ". " +
                n + " units a month; before " + std::to_string(figures.unitsBefore) + ".",
            "单件成本 " + range + "；此前 " + toText(*figures.perUnitBefore) + "：" + percent + "。每月 " + n +
                " 件；此前 " + std::to_string(figures.unitsBefore) + " 件。",
            "Ein fertiges Stück kostet " + range + "; vorher " + toText(*figures.perUnitBefore) + ": " + percent +
                ". " + n + " Stück im Monat; vorher " + std::to_string(figures.unitsBefore) + "."};
}

} // namespace

Result<Invoice> invoiceOf(const store::Database& database, const rules::Policy& policy, const domain::OwnerId& owner,
                          const std::string& month)
{
    const auto span = monthSpan(month);
    if (!span) {
        return span.error();
    }
    const auto deeds =
        unitDeeds(database, {.owner = owner.text(), .from = span->from, .until = span->until, .operations = {}});
    if (!deeds) {
        return deeds.error();
    }
    const Money nothing{0, policy.limits.labourPerHour.currency};
    Invoice invoice{owner, month, {}, {}, nothing, nothing, nothing};
    for (const UnitDeed& deed : *deeds) {
        auto line = lineOf(policy, deed);
        if (!line) {
            return line.error();
        }
        if (line->amount.minor != 0) {
            invoice.units = invoice.units + line->amount;
            invoice.lines.push_back(*std::move(line));
        }
    }
    if (const auto added = addEquipment(database, policy, invoice); !added) {
        return added.error();
    }
    invoice.total = invoice.units + invoice.shared;
    return invoice;
}

Result<std::vector<ClaimLine>> claimsOf(const store::Database& database, const rules::Policy& policy,
                                        const domain::OwnerId& owner, const std::string& month)
{
    const auto span = monthSpan(month);
    if (!span) {
        return span.error();
    }
    const auto deeds =
        unitDeeds(database, {.owner = owner.text(), .from = span->from, .until = span->until, .operations = {}});
    if (!deeds) {
        return deeds.error();
    }
    const auto sums = repairsOf(*deeds, policy);
    if (!sums) {
        return sums.error();
    }
    std::vector<ClaimLine> lines;
    for (const auto& [tag, repair] : *sums) {
        auto line = claimLineOf(database, policy, tag, repair, *span);
        if (!line) {
            return line.error();
        }
        lines.push_back(*std::move(line));
    }
    return lines;
}

Result<SiteFigures> siteFigures(const store::Database& database, const rules::Policy& policy,
                                const domain::OwnerId& owner, const std::string& month)
{
    const auto invoice = invoiceOf(database, policy, owner, month);
    const auto span = monthSpan(month);
    if (!invoice || !span) {
        return !invoice ? invoice.error() : span.error();
    }
    const auto packed = unitDeeds(
        database, {.owner = owner.text(), .from = span->from, .until = span->until, .operations = {kDidPack}});
    if (!packed) {
        return packed.error();
    }
    std::set<std::string> finished;
    for (const UnitDeed& deed : *packed) {
        finished.insert(deed.item);
    }
    SiteFigures figures{.owner = owner,
                        .month = month,
                        .finished = static_cast<int>(finished.size()),
                        .total = invoice->total,
                        .perUnit = {},
                        .perUnitLow = {},
                        .perUnitHigh = {},
                        .perUnitBefore = {},
                        .unitsBefore = 0,
                        .sentence = {}};
    if (figures.finished >= kLeastFinished) {
        addPerUnit(*invoice, finished, figures);
    }
    if (const rules::BeforeRow* before = policy.settlement->findBefore(owner)) {
        figures.unitsBefore = before->unitsPerMonth;
        figures.perUnitBefore =
            moneyOf(static_cast<double>(before->costPerMonth.minor) / static_cast<double>(before->unitsPerMonth),
                    before->costPerMonth.currency);
    }
    figures.sentence = siteSentence(figures);
    return figures;
}

Result<std::vector<CapacityUse>> capacityUse(const store::Database& database, const rules::Policy& policy,
                                             const std::string& month)
{
    const auto months = settleEquipment(database, policy, month);
    if (!months) {
        return months.error();
    }
    std::vector<CapacityUse> uses;
    for (const EquipmentMonth& one : *months) {
        const rules::EquipmentRow* row = policy.findEquipment(one.equipment);
        CapacityUse use{one.equipment, one.name, {}, row == nullptr ? 0 : row->hoursPerMonth};
        for (const EquipmentShare& share : one.shares) {
            use.used += share.duration;
        }
        uses.push_back(std::move(use));
    }
    return uses;
}

Result<std::vector<domain::OwnerId>> ownersIn(const store::Database& database, const std::string& month)
{
    const auto span = monthSpan(month);
    if (!span) {
        return span.error();
    }
    std::vector<domain::OwnerId> owners;
    const auto read = database.each("SELECT owner FROM unit_deed WHERE at >= ?1 AND at < ?2 UNION SELECT owner FROM"
                                    " equipment_use WHERE month = ?3 ORDER BY 1",
                                    {millisecondsOf(span->from), millisecondsOf(span->until), month},
                                    [&](const store::Row& row) { owners.emplace_back(row.text(0)); });
    return read ? Result<std::vector<domain::OwnerId>>(std::move(owners)) : read.error();
}

} // namespace regrade::insight
