#include "cli/commands.h"

#include "tables/csvtext.h"
#include "workstation/offerexport.h"
#include "workstation/salelist.h"

#include <fstream>

namespace regrade::cli {

namespace {

struct ExportOptions {
    std::string channel;
    std::string format;
    std::string folder;
    std::string language = "en";
    std::string baseUrl;
    std::vector<std::string> tags;
};

Answer described(const workstation::OfferExportReport& report, const std::string& folder)
{
    Answer answer{{{"format", report.format},
                   {"folder", folder},
                   {"files", report.files},
                   {"units", report.units},
                   {"photos", report.photos},
                   {"log", nlohmann::json::array()},
                   {"shortened", nlohmann::json::array()},
                   {"leftOut", nlohmann::json::array()}},
                  std::to_string(report.units) + " units and " + std::to_string(report.photos) + " photos in " +
                      folder + " (" + report.format + ").\n"};
    for (const listing::FieldNote& note : report.notes) {
        answer.data["log"].push_back({{"unit", note.unit}, {"field", note.field}, {"why", note.why}});
        answer.text += "  " + (note.unit.empty() ? std::string("all units") : note.unit) + ", " + note.field + ": " +
                       note.why + "\n";
    }
    for (const auto& [unit, facts] : report.shortened) {
        answer.data["shortened"].push_back({{"unit", unit}, {"facts", facts}});
        for (const std::string& fact : facts) {
            answer.text += "  " + unit + ", no room for: " + fact + "\n";
        }
    }
    for (const auto& [unit, why] : report.leftOut) {
        answer.data["leftOut"].push_back({{"unit", unit}, {"why", why.what()}});
        answer.text += "  " + unit + " is not in it: " + why.what() + "\n";
    }
    return answer;
}

Result<Answer> exportUnits(Session& session, const ExportOptions& options)
{
    const auto tongue = rules::tongueFrom(options.language);
    if (!tongue) {
        return tongue.error();
    }
    workstation::OfferExportOrder order{
        .format = options.format, .tongue = *tongue, .baseUrl = options.baseUrl, .folder = options.folder};
    if (!options.channel.empty()) {
        order.channel = domain::ChannelId(options.channel);
    }
    for (const std::string& tag : options.tags) {
        const auto id = itemFrom(tag);
        if (!id) {
            return id.error();
        }
        order.units.push_back(*id);
    }
    const auto report = workstation::exportOffers(session.station(), order);
    return report ? Result<Answer>(described(*report, options.folder)) : report.error();
}

struct SalesOptions {
    std::string file;
    std::string encoding;
    std::string flaws;
};

std::string saleLine(const stations::CellFlaw& flaw)
{
    std::string line = "  row " + std::to_string(flaw.row);
    if (!flaw.column.empty()) {
        line += ", " + flaw.column + (flaw.value.empty() ? "" : " \"" + flaw.value + "\"");
    }
    return line + ": " + flaw.error.what() + '\n';
}

Answer describedSales(const workstation::SaleListLook& look)
{
    Answer answer{{{"encoding", look.encoding},
                   {"format", look.isJson ? "json" : "csv"},
                   {"rows", look.rows},
                   {"sales", look.fresh},
                   {"known", look.known},
                   {"written", look.written},
                   {"unusedColumns", look.unused},
                   {"flawed", look.flaws.size()},
                   {"flaws", nlohmann::json::array()}},
                  std::to_string(look.rows) + " rows, " + look.encoding + "; " + std::to_string(look.fresh) +
                      " sales that are new, " + std::to_string(look.known) + " known before.\n"};
    for (const stations::CellFlaw& flaw : look.flaws) {
        answer.data["flaws"].push_back(
            {{"row", flaw.row}, {"column", flaw.column}, {"value", flaw.value}, {"problem", flaw.error.what()}});
        answer.text += saleLine(flaw);
    }
    return answer;
}

/// What is wrong, as a table that a spreadsheet opens beside the list.
Result<void> writeSaleFlaws(const std::string& path, const workstation::SaleListLook& look)
{
    if (path.empty()) {
        return {};
    }
    std::ofstream file(path, std::ios::binary);
    file << tables::kByteOrderMark << tables::csvRow({"row", "column", "value", "problem"});
    for (const stations::CellFlaw& flaw : look.flaws) {
        file << tables::csvRow({std::to_string(flaw.row), flaw.column, flaw.value, flaw.error.what()});
    }
    file.flush();
    return file ? Result<void>() : Result<void>(storageError("The file {} cannot be written.", {path}));
}

Result<Answer> checkSales(Session& session, const SalesOptions& options)
{
    const auto look = workstation::lookAtSales(session.station(), {options.file, options.encoding});
    if (!look) {
        return look.error();
    }
    if (const auto written = writeSaleFlaws(options.flaws, *look); !written) {
        return written.error();
    }
    Answer answer = describedSales(*look);
    answer.text += look->flaws.empty() ? "Nothing is wrong with it. Nothing was written.\n"
                                       : "As it is the list would not be taken over. Nothing was written.\n";
    return answer;
}

Result<Answer> importSales(Session& session, const SalesOptions& options)
{
    const auto look = workstation::takeOverSales(session.station(), {options.file, options.encoding}, session.author());
    if (!look) {
        return look.error();
    }
    if (const auto written = writeSaleFlaws(options.flaws, *look); !written) {
        return written.error();
    }
    if (!look->flaws.empty()) {
        const stations::CellFlaw& first = look->flaws.front();
        return refused("Nothing was taken over: {} faults in the list, the first in row {}: {}",
                       {std::to_string(look->flaws.size()), std::to_string(first.row), first.error.what()},
                       describedSales(*look).text);
    }
    Answer answer = describedSales(*look);
    answer.text += look->written == 0 ? "There was nothing new in it.\n"
                                      : std::to_string(look->written) + " units are sold now.\n";
    return answer;
}

void addSalesCommand(CLI::App& sales, Plan& plan, const char* name, const char* help,
                     Result<Answer> (*body)(Session&, const SalesOptions&))
{
    auto options = std::make_shared<SalesOptions>();
    CLI::App* command = sales.add_subcommand(name, help);
    command->add_option("file", options->file, "CSV with a heading, or JSON")->required();
    command->add_option("--encoding", options->encoding,
                        "Only where it cannot be told: utf-8, utf-16le, utf-16be, gb18030, windows-1252");
    command->add_option("--flaws", options->flaws, "Write what is wrong to this CSV file");
    command->callback([&plan, options, body] {
        plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
    });
}

} // namespace

void addOfferCommands(CLI::App& app, Plan& plan)
{
    auto options = std::make_shared<ExportOptions>();
    CLI::App* exporting = app.add_subcommand("export", "Write the units on offer as a marketplace takes them");
    exporting->add_option("tags", options->tags, "Only these units; usually everything on offer");
    exporting->add_option("--channel", options->channel, "Only what is on offer on this channel, in its format");
    exporting->add_option("--format", options->format, "shopify, ebay, google, schema or csv");
    exporting->add_option("--to", options->folder, "Folder for the files; made when absent")->required();
    exporting->add_option("--language", options->language, "zh, en, de or fr")->capture_default_str();
    exporting->add_option("--base-url", options->baseUrl, "Address of the shop, where the photos will be found");
    exporting->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return exportUnits(session, *options); });
    });
    CLI::App* sales = app.add_subcommand("sales", "Lists of sales that a marketplace gave out")->require_subcommand(1);
    addSalesCommand(*sales, plan, "check", "Read a list of sales, and write nothing", checkSales);
    addSalesCommand(*sales, plan, "import", "Record the sales of a list, all of them or none", importSales);
}

} // namespace regrade::cli
