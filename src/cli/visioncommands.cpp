#include "cli/commands.h"

#include "cli/visionmeasure.h"
#include "rules/policyfile.h"

namespace regrade::cli {
namespace {

Result<Answer> answerWith(const Result<nlohmann::json>& report, std::string (*table)(const nlohmann::json&))
{
    if (!report) {
        return report.error();
    }
    return Answer{*report, table(*report)};
}

std::string laidLine(const nlohmann::json& report)
{
    return report["photos"].dump() + " photos of " + report["products"].dump() + " products.\n";
}

} // namespace

void addVisionCommands(CLI::App& app, Plan& plan)
{
    CLI::App* vision = app.get_subcommand("vision"); // made with the mat, in the tool commands

    auto bench = std::make_shared<MeasureOptions>();
    CLI::App* set = vision->add_subcommand("bench", "Good against damaged photos of a set");
    set->add_option("--layout", bench->folder, "Folder with train/good, test/good, test/<defect>, mask/<defect>")
        ->type_name("DIR")
        ->required();
    set->add_option("--shots", bench->shots, "Numbers of good photos to teach")
        ->delimiter(',')
        ->check(CLI::Range(1, 16))
        ->capture_default_str();
    set->add_option("--draws", bench->draws, "How often the photos to teach are drawn")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    set->add_option("--seed", bench->seed, "Of the draws")->capture_default_str();
    set->add_flag(std::string("--table"))->description("Answer as a table, as without --json");
    set->callback([&plan, bench] { plan.command = [bench] { return answerWith(measureSet(*bench), setTable); }; });

    auto quick = std::make_shared<MeasureOptions>();
    quick->shots = {4, 16};
    quick->draws = 1;
    CLI::App* first = vision->add_subcommand("quick", "How far the quick look and the full one agree on a set");
    first->add_option("--layout", quick->folder, "Folder with train/good, test/good, test/<defect>")
        ->type_name("DIR")
        ->required();
    first->add_option("--shots", quick->shots, "Numbers of good photos to teach")
        ->delimiter(',')
        ->check(CLI::Range(1, 16))
        ->capture_default_str();
    first->add_option("--draws", quick->draws, "How often the photos to teach are drawn")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    first->add_option("--seed", quick->seed, "Of the draws")->capture_default_str();
    first->add_flag(std::string("--table"))->description("Answer as a table, as without --json");
    first->callback(
        [&plan, quick] { plan.command = [quick] { return answerWith(measureQuick(*quick), quickTable); }; });

    auto ladder = std::make_shared<MeasureOptions>();
    ladder->shots = {16};
    CLI::App* painted = vision->add_subcommand("ladder", "Painted damage of graded severity on good photos");
    painted->add_option("--good", ladder->folder, "Folder of good photos, or of a set with train/good and test/good")
        ->type_name("DIR")
        ->required();
    painted->add_option("--shots", ladder->shots, "How many of them are taught")->expected(1)->check(CLI::Range(1, 16));
    painted->add_option("--seed", ladder->seed, "Of the draw and of the damage")->capture_default_str();
    painted->add_flag(std::string("--table"))->description("Answer as a table, as without --json");
    painted->callback(
        [&plan, ladder] { plan.command = [ladder] { return answerWith(measureLadder(*ladder), ladderTable); }; });

    auto truth = std::make_shared<MeasureOptions>();
    truth->shots = {8};
    CLI::App* rendered = vision->add_subcommand("truth", "Regions, kinds, lengths and levels on a rendered set");
    rendered->add_option("--set", truth->folder, "Folder with one folder and truth.json per product")
        ->type_name("DIR")
        ->required();
    rendered->add_option("--shots", truth->shots, "How many photos are taught")->expected(1)->check(CLI::Range(1, 16));
    rendered->add_flag(std::string("--table"))->description("Answer as a table, as without --json");
    rendered->callback([&plan, truth] {
        plan.command = [&plan, truth]() -> Result<Answer> {
            const auto places = placesFor(plan.common);
            const auto policy = places ? rules::readPolicy(places->policy) : Result<rules::Policy>(places.error());
            return policy ? answerWith(measureTruth(*truth, *policy), truthTable) : policy.error();
        };
    });

    auto lay = std::make_shared<MeasureOptions>();
    lay->shots = {8};
    CLI::App* laying = vision->add_subcommand("lay", "A rendered set as the change network sees it, to train it with");
    laying->add_option("--set", lay->folder, "Folder with one folder and truth.json per product")
        ->type_name("DIR")
        ->required();
    laying->add_option("--out", lay->out, "Folder to write to")->type_name("DIR")->required();
    laying->add_option("--shots", lay->shots, "How many photos are taught")->expected(1)->check(CLI::Range(1, 16));
    laying->callback([&plan, lay] { plan.command = [lay] { return answerWith(layRenderedSet(*lay), laidLine); }; });
}

} // namespace regrade::cli
