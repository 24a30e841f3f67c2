#include "cli/commands.h"

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
        alarms.push_back(
            {{"sku", alarm.sku}, {"code", alarm.code}, {"expected", alarm.expected}, {"share", shareOf(alarm.share)}});
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
    return Answer{supplierJson(*report), supplierText(*report)};
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
}

} // namespace regrade::cli
