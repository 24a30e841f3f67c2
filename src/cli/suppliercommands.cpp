#include "cli/commands.h"

#include "cli/shares.h"
#include "insight/repairability.h"
#include "insight/supplierreport.h"
#include "tables/csvtext.h"

#include <cmath>

namespace regrade::cli {

namespace {

struct SupplierAsk {
    std::string sku;
    std::string csv;
    bool noZone = false;
    bool severity = false;
    bool lot = false;
};

std::string rateText(double rate) { return std::to_string(std::round(rate * 1000.0) / 10.0).substr(0, 4) + " %"; }

nlohmann::json shareOf(const stats::Share& share)
{
    return {
        {"units", share.part}, {"of", share.whole}, {"rate", share.value}, {"low", share.low}, {"high", share.high}};
}

nlohmann::json middleJson(const insight::Middle& middle)
{
    return {{"median", middle.value}, {"low", middle.low}, {"high", middle.high}};
}

/// Parts that went into fewer repairs than `least` are left out.
nlohmann::json repairabilityJson(const insight::Repairability& one, int least)
{
    nlohmann::json told{{"sku", one.sku}, {"repairs", one.repairs}};
    if (!one.figures) {
        told["tooFew"] = one.tooFew ? one.tooFew->what() : "";
        return told;
    }
    const insight::RepairFigures& figures = *one.figures;
    told["success"] = shareOf(figures.success);
    told["minutes"] = middleJson(figures.minutes);
    told["costMinor"] = figures.cost ? middleJson(*figures.cost) : nlohmann::json();
    told["parts"] = nlohmann::json::array();
    for (const insight::RepairPart& part : figures.parts) {
        if (part.repairs >= least) {
            told["parts"].push_back({{"part", part.part},
                                     {"name", part.name},
                                     {"repairs", part.repairs},
                                     {"pieces", part.pieces},
                                     {"supply", insight::nameOf(part.supply)}});
        }
    }
    return told;
}

std::string repairabilityText(const insight::Repairability& one, int least)
{
    if (!one.figures) {
        return (one.tooFew ? one.tooFew->what() : std::string()) + "\n";
    }
    const insight::RepairFigures& figures = *one.figures;
    const auto money = [](double cents) { return decimals(cents / 100.0, 2); };
    std::string text = one.sku + ": " + std::to_string(one.repairs) + " repairs, held " + shareText(figures.success) +
                       ", median " + decimals(figures.minutes.value, 0) + " min (" + decimals(figures.minutes.low, 0) +
                       " to " + decimals(figures.minutes.high, 0) + ")";
    text += figures.cost ? ", cost " + money(figures.cost->value) + " (" + money(figures.cost->low) + " to " +
                               money(figures.cost->high) + ")\n"
                         : ", cost in several currencies\n";
    for (const insight::RepairPart& part : figures.parts) {
        if (part.repairs >= least) {
            text += "  " + part.part + "  " + part.name + ": in " + std::to_string(part.repairs) + " repairs, " +
                    (part.supply == insight::PartSupply::inStock     ? "in stock"
                     : part.supply == insight::PartSupply::orderable ? "to be ordered"
                                                                     : "cannot be had") +
                    "\n";
        }
    }
    return text;
}

/// For the house itself: every part, and products with too few repairs with the reason.
Result<Answer> howWellItRepairs(Session& session, const std::string& sku, bool all)
{
    if (sku.empty() == !all) {
        return refused("Name one product with --sku, or ask for all of them with --all.");
    }
    const auto found = insight::repairability(session.station().reader(), session.policy(), session.onlyOwner(), sku);
    if (!found) {
        return found.error();
    }
    if (!sku.empty() && (found->empty() || found->front().tooFew)) {
        return found->empty() ? refused("No repair of {} is on record.", {sku}) : *found->front().tooFew;
    }
    Answer answer{{{"least", session.policy().limits.repairabilityLeast}, {"products", nlohmann::json::array()}}, ""};
    for (const insight::Repairability& one : *found) {
        answer.data["products"].push_back(repairabilityJson(one, 1));
        answer.text += repairabilityText(one, 1);
    }
    answer.text += found->empty() ? "No repair is on record.\n" : "";
    return answer;
}

nlohmann::json supplierJson(const insight::SupplierReport& report)
{
    nlohmann::json cells = nlohmann::json::array();
    for (const auto& cell : report.cells) {
        cells.push_back({{"sku", cell.sku},
                         {"code", cell.code},
                         {"zone", cell.zone},
                         {"severity", cell.severity},
                         {"lot", cell.lot},
                         {"share", shareOf(cell.share)},
                         {"shrunk", {{"rate", cell.shrunk}, {"low", cell.low}, {"high", cell.high}}}});
    }
    nlohmann::json alarms = nlohmann::json::array();
    for (const auto& alarm : report.alarms) {
        alarms.push_back({{"sku", alarm.sku},
                          {"code", alarm.code},
                          {"expected", alarm.expected},
                          {"since", isoDay(alarm.since)},
                          {"share", shareOf(alarm.share)}});
    }
    return {{"least", report.least},
            {"units", report.units},
            {"hidden", report.hidden},
            {"cells", cells},
            {"alarms", alarms}};
}

std::string supplierCsv(const insight::SupplierReport& report)
{
    std::string text = tables::csvRow({"sku", "code", "zone", "severity", "lot", "units", "of", "rate", "rate_low",
                                       "rate_high", "shrunk", "shrunk_low", "shrunk_high"});
    for (const auto& cell : report.cells) {
        text +=
            tables::csvRow({cell.sku, cell.code, cell.zone, cell.severity, cell.lot, std::to_string(cell.share.part),
                            std::to_string(cell.share.whole), std::to_string(cell.share.value),
                            std::to_string(cell.share.low), std::to_string(cell.share.high),
                            std::to_string(cell.shrunk), std::to_string(cell.low), std::to_string(cell.high)});
    }
    return text;
}

std::string supplierText(const insight::SupplierReport& report)
{
    std::string text;
    for (const auto& cell : report.cells) {
        text += cell.sku + "  " + cell.code;
        for (const std::string& more : {cell.zone, cell.severity, cell.lot}) {
            text += more.empty() ? "" : ", " + more;
        }
        text += ": " + std::to_string(cell.share.part) + " of " + std::to_string(cell.share.whole) + " units, " +
                rateText(cell.share.value) + " (" + rateText(cell.share.low) + " to " + rateText(cell.share.high) +
                "), drawn to the others " + rateText(cell.shrunk) + "\n";
    }
    for (const auto& alarm : report.alarms) {
        text += "More often than elsewhere: " + alarm.code + " on " + alarm.sku + ", " +
                std::to_string(alarm.share.part) + " of the last " + std::to_string(alarm.share.whole) +
                " units; on others " + rateText(alarm.expected) + "\n";
    }
    return text + std::to_string(report.units) + " units looked at; " + std::to_string(report.hidden) +
           " groups of fewer than " + std::to_string(report.least) + " units are not told.\n";
}

Result<Answer> supplier(Session& session, const SupplierAsk& ask)
{
    const insight::SupplierQuestion question{{!ask.noZone, ask.severity, ask.lot}, session.onlyOwner(), ask.sku};
    const auto report = insight::supplierReport(session.station().reader(), session.policy(), question);
    if (!report) {
        return report.error();
    }
    if (!ask.csv.empty()) {
        const std::string csv = supplierCsv(*report);
        const auto* first = reinterpret_cast<const std::byte*>(csv.data());
        if (const auto kept = writeFile(ask.csv, {first, first + csv.size()}); !kept) {
            return kept.error();
        }
    }
    const auto repairs = insight::repairability(session.station().reader(), session.policy(), question.owner, ask.sku);
    if (!repairs) {
        return repairs.error();
    }
    Answer answer{supplierJson(*report), supplierText(*report)};
    answer.data["repairability"] = nlohmann::json::array();
    for (const insight::Repairability& one : *repairs) {
        if (one.figures && one.repairs >= report->least) {
            answer.data["repairability"].push_back(repairabilityJson(one, report->least));
            answer.text += repairabilityText(one, report->least);
        }
    }
    return answer;
}

} // namespace

void addSupplierCommands(CLI::App& app, Plan& plan)
{
    CLI::App* command = app.add_subcommand("supplier", "What suppliers are told")->require_subcommand(1);
    auto ask = std::make_shared<SupplierAsk>();
    CLI::App* report = command->add_subcommand("report", "Defects by product, without a trace of single units");
    report->add_option("--sku", ask->sku, "Only this product");
    report->add_flag("--no-zone", ask->noZone, "Do not tell zones apart");
    report->add_flag("--severity", ask->severity, "Tell severities apart");
    report->add_flag("--lot", ask->lot, "Tell pallets and batches apart");
    report->add_option("--csv", ask->csv, "Write it as CSV, too");
    report->callback(
        [&plan, ask] { plan.command = inSession(plan, [ask](Session& session) { return supplier(session, *ask); }); });
    struct RepairAsk {
        std::string sku;
        bool all = false;
    };
    auto repairs = std::make_shared<RepairAsk>();
    CLI::App* repairing = command->add_subcommand("repairability", "How well products can be repaired");
    repairing->add_option("--sku", repairs->sku, "One product");
    repairing->add_flag("--all", repairs->all, "Every product with a repair");
    repairing->callback([&plan, repairs] {
        plan.command = inSession(
            plan, [repairs](Session& session) { return howWellItRepairs(session, repairs->sku, repairs->all); });
    });
    addSupplierCaseCommands(*command, plan);
}

} // namespace regrade::cli
