#include "cli/regradectl.h"

#include "cli/access.h"
#include "cli/blind.h"
#include "cli/commands.h"
#include "cli/kpicommands.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <iostream>

namespace regrade::cli {

namespace {

void addCommon(CLI::App& app, Common& common)
{
    app.add_option("--data", common.data, "Data folder; the store is DIR/regrade.db")->type_name("DIR");
    app.add_option("--policy", common.policy, "Folder of the policy files")->type_name("DIR");
    app.add_option("--actor", common.actor, "Staff code of the person at work (no names)")
        ->envname("REGRADE_ACTOR")
        ->check(CLI::Validator([](std::string& code) { return code.empty() ? "a staff code is never empty" : ""; },
                               "CODE"));
    app.add_option("--sign-in", common.signIn, "What sign-in answered")->envname("REGRADE_SIGNIN");
    app.add_flag("--json", common.json, "Answer as JSON");
}

int tell(const Result<Answer>& answer, bool asJson)
{
    if (answer) {
        std::cout << (asJson ? answer->data.dump(2) + "\n" : answer->text) << std::flush;
        return std::cout && answer->holds ? 0 : 1;
    }
    const Error& error = answer.error();
    if (asJson) {
        std::cout << nlohmann::json{{"error", {{"code", nameOf(error.code)}, {"what", error.what()}}}}.dump(2)
                  << std::endl;
    }
    std::cerr << error.what() << '\n';
    if (!error.detail.empty()) {
        spdlog::debug("{}", error.detail);
    }
    return 1;
}

/// The command's words, e.g. "work start".
std::string chosenCommand(const CLI::App& app)
{
    std::string words;
    for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        words += (words.empty() ? "" : " ") + at->get_name();
    }
    return words;
}

void addCommands(CLI::App& app, Plan& plan)
{
    CLI::App* help = app.add_subcommand("help", "Show every command; or ask another site for help");
    help->callback([&app, help] {
        if (!help->get_subcommands().empty()) {
            return;
        }
        std::cout << app.get_formatter()->make_help(&app, app.get_name(), CLI::AppFormatMode::All);
        throw CLI::Success();
    });
    addProductCommands(app, plan);
    addIntakeCommands(app, plan);
    addBatchCommands(app, plan);
    addAnnouncedCommands(app, plan);
    addTradeInCommands(app, plan);
    addGradingCommands(app, plan);
    addWorkCommands(app, plan);
    addPartCommands(app, plan);
    addEquipmentCommands(app, plan);
    addMaterialCommands(app, plan);
    addFilmCommands(app, plan);
    addEvidenceCommands(app, plan);
    addProofCommands(app, plan);
    addImpactCommands(app, plan);
    addSupplierCommands(app, plan);
    addHelpCommands(app, plan);
    addPackingCommands(app, plan);
    addLabelCommands(app, plan);
    addPrintCommands(app, plan);
    addSaleCommands(app, plan);
    addPriceCommands(app, plan);
    addChannelCommands(app, plan);
    addExitCommands(app, plan);
    addBundleCommands(app, plan);
    addPointCommands(app, plan);
    addReportCommands(app, plan);
    addParticipationCommands(app, plan);
    addOfferCommands(app, plan);
    addExchangeCommands(app, plan);
    addUsedEeeCommands(app, plan);
    addLiveCommands(app, plan);
    addMarketCommands(app, plan);
    addClaimCommands(app, plan);
    addInsightCommands(app, plan);
    addKpiCommands(app, plan);
    addForecastCommands(app, plan);
    addStatisticsCommands(app, plan);
    addTrialCommands(app, plan);
    addRecheckCommands(app, plan);
    addSettleCommands(app, plan);
    addStoreCommands(app, plan);
    addKeepingCommands(app, plan);
    addSimulationCommands(app, plan);
    addDoctorCommands(app, plan);
    addToolCommands(app, plan);
    addVisionCommands(app, plan);
    addQrCommands(app, plan);
    addScannerCommands(app, plan);
    addSoundCommands(app, plan);
    addPersonCommands(app, plan);
    addHubCommands(app, plan);
    addZoneCommands(app, plan);
    addLookCommands(app, plan);
    addJudgementCommands(app, plan);
}

/// Runs the command, and tells a second inspector nothing of the units to be inspected blind.
Result<Answer> runWatched(const std::string& command, const std::vector<std::string>& words, const Plan& plan)
{
    const BlindWatch watch = BlindWatch::of(plan.common);
    if (const auto may = watch.mayRun(command, words); !may) {
        return may.error();
    }
    auto answer = plan.command();
    if (answer && !command.starts_with("recheck ")) {
        watch.hide(*answer);
    }
    return answer;
}

/// The words of every command that works by itself.
void collectWords(const CLI::App& app, const std::string& before, std::vector<std::string>& words)
{
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        const std::string own = before + (before.empty() ? "" : " ") + command->get_name();
        if (command->get_require_subcommand_min() == 0) {
            words.push_back(own);
        }
        collectWords(*command, own, words);
    }
}

/// Options of the program may stand before or after the command.
void acceptCommonEverywhere(CLI::App& app)
{
    for (CLI::App* command : app.get_subcommands({})) {
        command->fallthrough();
        acceptCommonEverywhere(*command);
    }
}

} // namespace

int regradectl(int argc, char** argv)
{
    auto logger = std::make_shared<spdlog::logger>("regradectl", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    spdlog::set_default_logger(logger);
    spdlog::set_level(std::getenv("REGRADE_LOG") != nullptr ? spdlog::level::debug : spdlog::level::warn);

    Plan plan;
    plan.common.program = std::filesystem::path(argv[0]);
    CLI::App app{"Regrade without a screen: every job of the warehouse workstation as a command.", "regradectl"};
    app.require_subcommand(1);
    app.set_version_flag("--version", "regradectl " REGRADE_VERSION);
    addCommon(app, plan.common);
    addCommands(app, plan);
    acceptCommonEverywhere(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& fault) {
        return app.exit(fault) == 0 ? 0 : 2;
    }
    const std::string command = chosenCommand(app);
    const auto may = admit(command, plan.common);
    return tell(may ? runWatched(command, {argv + 1, argv + argc}, plan) : may.error(), plan.common.json);
}

std::vector<std::string> everyCommand()
{
    Plan plan;
    CLI::App app;
    addCommands(app, plan);
    std::vector<std::string> words;
    collectWords(app, {}, words);
    return words;
}

} // namespace regrade::cli
