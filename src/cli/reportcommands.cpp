#include "cli/commands.h"

#include "insight/worklist.h"
#include "passport/unitreport.h"
#include "rules/impact.h"

#include <system_error>

namespace regrade::cli {

namespace {

constexpr int kUnitsAtOnce = 500;

struct ReportOptions {
    std::string tag;
    std::string to;
    std::string language = "en";
    std::string format = "html";
};

Result<std::vector<std::byte>> drawnReport(const passport::UnitReport& report, const std::string& format)
{
    if (format == "pdf") {
        return passport::reportPdf(report);
    }
    if (format == "png") {
        return passport::storyCard(report);
    }
    const auto html = passport::reportHtml(report);
    if (!html) {
        return html.error();
    }
    const auto bytes = std::as_bytes(std::span(*html));
    return std::vector<std::byte>(bytes.begin(), bytes.end());
}

/// What the unit's second use puts off, as sentences; none before its release.
Result<std::vector<std::string>> impactOf(Session& session, const domain::Item& item, rules::Tongue tongue)
{
    constexpr double kGrams = 1000.0;
    const auto rules = rules::readImpactRules(session.station().places().policy, session.policy());
    if (!rules) {
        return rules.error();
    }
    std::optional<double> weight;
    if (item.intake) {
        const auto facts = session.facts(item.intake->sku);
        weight = facts && facts->weightG > 0 ? std::optional(facts->weightG / kGrams) : std::nullopt;
    }
    const auto unit = rules::impactCaseOf(item, session.policy(), weight);
    return unit ? rules::impactSentences(*rules, rules::impactOf(*rules, *unit), tongue) : std::vector<std::string>();
}

/// Writes the report of one unit; what it shows.
Result<nlohmann::json> writeReport(Session& session, const domain::ItemId& id, const ReportOptions& options,
                                   const std::string& file)
{
    const auto tongue = rules::tongueFrom(options.language);
    const auto item = tongue ? session.item(id) : Result<domain::Item>(tongue.error());
    auto history =
        item ? session.history(domain::subjectOf(id)) : Result<std::vector<store::RecordedEvent>>(item.error());
    auto impact = history ? impactOf(session, *item, *tongue) : Result<std::vector<std::string>>(history.error());
    if (!impact) {
        return impact.error();
    }
    const passport::ReportSource source{*item, *std::move(history), session.sharedPolicy(), session.now(),
                                        *std::move(impact)};
    const auto report = passport::unitReportOf(source, session.station().photos(), *tongue);
    const auto bytes = report ? drawnReport(*report, options.format) : Result<std::vector<std::byte>>(report.error());
    const auto written = bytes ? writeFile(file, *bytes) : Result<void>(bytes.error());
    if (!written) {
        return written.error();
    }
    return nlohmann::json{{"item", id.text()},
                          {"file", file},
                          {"language", options.language},
                          {"photos", report->photos.size() + report->before.size() + report->after.size()},
                          {"steps", report->steps.size()},
                          {"tests", report->tests.size()},
                          {"parts", report->parts.size()},
                          {"notShown", report->notShown}};
}

Result<Answer> reportOne(Session& session, const ReportOptions& options)
{
    const auto id = itemFrom(options.tag);
    const auto written = id ? writeReport(session, *id, options, options.to) : Result<nlohmann::json>(id.error());
    return written ? Result<Answer>(Answer{*written, "Report of " + id->text() + ": " + options.to + "\n"})
                   : written.error();
}

/// Units without a grade have no report and are counted.
Result<Answer> reportAll(Session& session, const ReportOptions& options)
{
    std::error_code problem;
    std::filesystem::create_directories(options.to, problem);
    Answer answer{{{"reports", nlohmann::json::array()}, {"leftOut", nlohmann::json::array()}}, ""};
    for (int from = 0;; from += kUnitsAtOnce) {
        const auto rows = insight::worklist(session.station().reader(), {}, from, kUnitsAtOnce);
        if (!rows) {
            return rows.error();
        }
        for (const insight::WorklistRow& row : *rows) {
            const domain::ItemId id(row.item);
            const auto file = (std::filesystem::path(options.to) / (row.item + "." + options.format)).string();
            const auto written = writeReport(session, id, options, file);
            if (written) {
                answer.data["reports"].push_back(*written);
            } else if (written.error().code == ErrorCode::refused) {
                answer.data["leftOut"].push_back({{"item", row.item}, {"why", written.error().what()}});
                answer.text += row.item + ": " + written.error().what() + "\n";
            } else {
                return written.error();
            }
        }
        if (rows->size() < static_cast<std::size_t>(kUnitsAtOnce)) {
            break;
        }
    }
    answer.text += std::to_string(answer.data["reports"].size()) + " reports in " + options.to + ", " +
                   std::to_string(answer.data["leftOut"].size()) + " units left out.\n";
    return answer;
}

} // namespace

void addReportCommands(CLI::App& app, Plan& plan)
{
    CLI::App* report =
        app.add_subcommand("report", "What a buyer may see of a unit: page, PDF or picture")->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, const char* where,
                         Result<Answer> (*body)(Session&, const ReportOptions&)) {
        auto options = std::make_shared<ReportOptions>();
        CLI::App* command = report->add_subcommand(name, help);
        command->add_option("--to", options->to, where)->required();
        command->add_option("--language", options->language, "zh, en, de or fr")->capture_default_str();
        command->add_option("--format", options->format, "html, pdf, or png: the card for social media")
            ->check(CLI::IsMember({"html", "pdf", "png"}))
            ->capture_default_str();
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [one, chosen] = add("unit", "The report of one unit", "The file", reportOne);
    one->add_option("tag", chosen->tag, "The unit")->required();
    add("all", "The reports of all units", "Folder for the files; made when absent", reportAll);
}

} // namespace regrade::cli
