#include "cli/commands.h"
#include "cli/seller.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/settlement.h"
#include "tables/csvtext.h"

#include <algorithm>

namespace regrade::cli {

namespace {

using nlohmann::json;

struct SettlementOptions {
    std::string owner;
    std::string month;
    std::string csv;
};

/// The seller where exactly one is needed.
Result<domain::OwnerId> oneOwner(const Session& session, const SettlementOptions& options)
{
    const auto owner = sellerOf(session, options.owner);
    if (!owner) {
        return owner.error();
    }
    return *owner ? Result<domain::OwnerId>(domain::OwnerId(**owner)) : refused("Say with whom: give --owner.");
}

Result<Answer> withCsv(Answer answer, const SettlementOptions& options, const std::string& csv)
{
    if (!options.csv.empty()) {
        const std::string text = tables::kByteOrderMark + csv;
        const auto* first = reinterpret_cast<const std::byte*>(text.data());
        if (const auto written = writeFile(options.csv, {first, first + text.size()}); !written) {
            return written.error();
        }
    }
    return answer;
}

Result<Answer> settleMonth(Session& session, const SettlementOptions& options)
{
    const auto owner = sellerOf(session, options.owner);
    const auto months = owner ? insight::settleEquipment(session.station().reader(), session.policy(), options.month)
                              : Result<std::vector<insight::EquipmentMonth>>(owner.error());
    if (!months) {
        return months.error();
    }
    Answer answer{{{"month", options.month}, {"owner", owner->value_or("")}, {"equipment", json::array()}}, ""};
    std::string csv = tables::csvRow({"month", "equipment", "owner", "uses", "seconds", "cost"});
    Money total{0, session.policy().limits.labourPerHour.currency};
    for (const insight::EquipmentMonth& one : *months) {
        for (const insight::EquipmentShare& share : one.shares) {
            if (*owner && share.owner.text() != **owner) {
                continue;
            }
            const auto seconds = std::chrono::round<std::chrono::seconds>(share.duration).count();
            total = total + share.cost;
            answer.data["equipment"].push_back({{"equipment", one.equipment.text()},
                                                {"owner", share.owner.text()},
                                                {"uses", share.uses},
                                                {"seconds", seconds},
                                                {"cost", domain::describe(share.cost)}});
            answer.text += "  " + one.name.en + "  " + share.owner.text() + "  " + std::to_string(seconds) + " s  " +
                           toText(share.cost) + "\n";
            csv += tables::csvRow({options.month, one.name.en, share.owner.text(), std::to_string(share.uses),
                                   std::to_string(seconds), toText(share.cost)});
        }
    }
    answer.data["total"] = domain::describe(total);
    answer.text += "  together " + toText(total) + "\n";
    return withCsv(std::move(answer), options, csv);
}

json lineJson(const insight::InvoiceLine& line)
{
    return {{"item", line.item},
            {"sku", line.sku},
            {"cycle", line.cycle},
            {"operation", line.operation},
            {"grade", line.grade},
            {"day", line.day},
            {"amount", domain::describe(line.amount)},
            {"row", line.row}};
}

Result<Answer> settleInvoice(Session& session, const SettlementOptions& options)
{
    const auto owner = oneOwner(session, options);
    const auto invoice = owner ? insight::invoiceOf(session.station().reader(), session.policy(), *owner, options.month)
                               : Result<insight::Invoice>(owner.error());
    if (!invoice) {
        return invoice.error();
    }
    Answer answer{{{"owner", invoice->owner.text()},
                   {"month", invoice->month},
                   {"lines", json::array()},
                   {"equipment", json::array()},
                   {"units", domain::describe(invoice->units)},
                   {"shared", domain::describe(invoice->shared)},
                   {"total", domain::describe(invoice->total)}},
                  invoice->owner.text() + ", " + invoice->month + "\n"};
    std::string csv = tables::csvRow({"owner", "month", "unit", "sku", "round", "operation", "grade", "day", "amount"});
    for (const insight::InvoiceLine& line : invoice->lines) {
        answer.data["lines"].push_back(lineJson(line));
        csv += tables::csvRow({invoice->owner.text(), invoice->month, line.item, line.sku, std::to_string(line.cycle),
                               line.operation, line.grade, line.day, toText(line.amount)});
    }
    for (const insight::InvoiceShare& one : invoice->equipment) {
        answer.data["equipment"].push_back({{"equipment", one.equipment.text()},
                                            {"name", one.name.en},
                                            {"uses", one.share.uses},
                                            {"cost", domain::describe(one.share.cost)}});
        csv += tables::csvRow(
            {invoice->owner.text(), invoice->month, "", "", "", one.equipment.text(), "", "", toText(one.share.cost)});
    }
    answer.text += "  " + std::to_string(invoice->lines.size()) + " unit lines: " + toText(invoice->units) +
                   "\n  equipment by the time of use: " + toText(invoice->shared) + "\n  together " +
                   toText(invoice->total) + "\n";
    return withCsv(std::move(answer), options, csv);
}

Result<Answer> settleClaims(Session& session, const SettlementOptions& options)
{
    const auto owner = oneOwner(session, options);
    const auto claims = owner ? insight::claimsOf(session.station().reader(), session.policy(), *owner, options.month)
                              : Result<std::vector<insight::ClaimLine>>(owner.error());
    if (!claims) {
        return claims.error();
    }
    Money total{0, session.policy().limits.labourPerHour.currency};
    Answer answer{{{"owner", owner->text()}, {"month", options.month}, {"lines", json::array()}}, ""};
    std::string csv = tables::csvRow({"owner", "month", "unit", "sku", "product", "received", "repaired", "parts",
                                      "labour", "parts cost", "claimed", "in time"});
    for (const insight::ClaimLine& line : *claims) {
        total = total + line.claimed;
        std::string parts;
        for (const std::string& part : line.parts) {
            parts += (parts.empty() ? "" : ", ") + part;
        }
        answer.data["lines"].push_back({{"item", line.item},
                                        {"sku", line.sku},
                                        {"product", line.product},
                                        {"received", line.received},
                                        {"repaired", line.repaired},
                                        {"parts", line.parts},
                                        {"labour", domain::describe(line.labour)},
                                        {"partsCost", domain::describe(line.partsCost)},
                                        {"claimed", domain::describe(line.claimed)},
                                        {"inTime", line.inTime},
                                        {"row", line.row}});
        answer.text += "  " + line.item + "  " + line.product + "  " + (parts.empty() ? "no part" : parts) + "  " +
                       toText(line.claimed) + (line.inTime ? "" : "  too late for a claim") + "\n";
        csv += tables::csvRow({owner->text(), options.month, line.item, line.sku, line.product, line.received,
                               line.repaired, parts, toText(line.labour), toText(line.partsCost), toText(line.claimed),
                               line.inTime ? "yes" : "no"});
    }
    answer.data["total"] = domain::describe(total);
    answer.text += "  claimed together " + toText(total) + "\n";
    return withCsv(std::move(answer), options, csv);
}

json moneyOrNull(const std::optional<Money>& amount) { return amount ? domain::describe(*amount) : json(); }

Result<Answer> settleSite(Session& session, const SettlementOptions& options)
{
    const auto asked = sellerOf(session, options.owner);
    const auto owners = asked ? insight::ownersIn(session.station().reader(), options.month)
                              : Result<std::vector<domain::OwnerId>>(asked.error());
    if (!owners) {
        return owners.error();
    }
    Answer answer{{{"month", options.month}, {"owners", json::array()}, {"capacity", json::array()}}, ""};
    std::string csv = tables::csvRow({"owner", "month", "finished", "total", "per unit", "from", "to", "before"});
    for (const domain::OwnerId& owner : *owners) {
        if (*asked && owner.text() != **asked) {
            continue;
        }
        const auto figures = insight::siteFigures(session.station().reader(), session.policy(), owner, options.month);
        if (!figures) {
            return figures.error();
        }
        answer.data["owners"].push_back({{"owner", owner.text()},
                                         {"n", figures->finished},
                                         {"total", domain::describe(figures->total)},
                                         {"perUnit", moneyOrNull(figures->perUnit)},
                                         {"low", domain::describe(figures->perUnitLow)},
                                         {"high", domain::describe(figures->perUnitHigh)},
                                         {"before", moneyOrNull(figures->perUnitBefore)},
                                         {"unitsBefore", figures->unitsBefore},
                                         {"sentence", figures->sentence.en}});
        answer.text += owner.text() + "  " + figures->sentence.en + "\n";
        const auto told = [&](const std::optional<Money>& amount) { return amount ? toText(*amount) : std::string(); };
        csv += tables::csvRow({owner.text(), options.month, std::to_string(figures->finished), toText(figures->total),
                               told(figures->perUnit), figures->perUnit ? toText(figures->perUnitLow) : "",
                               figures->perUnit ? toText(figures->perUnitHigh) : "", told(figures->perUnitBefore)});
    }
    const auto uses = insight::capacityUse(session.station().reader(), session.policy(), options.month);
    if (!uses) {
        return uses.error();
    }
    for (const insight::CapacityUse& use : *uses) {
        // What others took of the time is nothing that one seller is told.
        if (!session.onlyOwner().empty()) {
            break;
        }
        const auto planned = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::hours(use.plannedHours));
        const auto used = std::chrono::round<std::chrono::seconds>(use.used);
        const double share =
            planned.count() == 0 ? 0.0 : static_cast<double>(used.count()) / static_cast<double>(planned.count());
        answer.data["capacity"].push_back({{"equipment", use.equipment.text()},
                                           {"usedSeconds", used.count()},
                                           {"plannedHours", use.plannedHours},
                                           {"share", share}});
        answer.text += "  " + use.name.en + "  in use " + decimals(100.0 * share, 1) + " % of " +
                       std::to_string(use.plannedHours) + " h\n";
    }
    return withCsv(std::move(answer), options, csv);
}

} // namespace

void addSettleCommands(CLI::App& app, Plan& plan)
{
    CLI::App* settle =
        app.add_subcommand("settle", "What a month is settled with, for each seller by itself")->require_subcommand(1);
    const auto add = [&](const char* name, const char* help,
                         Result<Answer> (*body)(Session&, const SettlementOptions&)) {
        auto options = std::make_shared<SettlementOptions>();
        CLI::App* command = settle->add_subcommand(name, help);
        command->add_option("--owner", options->owner, "Seller");
        command->add_option("--month", options->month, "Month, e.g. 2026-03")->required();
        command->add_option("--csv", options->csv, "CSV file to write");
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
    };
    add("month", "Shares of the equipment's cost by the time of use, to the cent", settleMonth);
    add("invoice", "Unit lines by the tariff, parts at their cost, shares of the equipment", settleInvoice);
    add("claims", "What a supplier is asked to pay for faulty units, line by line", settleClaims);
    add("site", "What a finished unit costs here and cost before, and how far the equipment is used", settleSite);
}

} // namespace regrade::cli
