#include "cli/commands.h"

#include "cli/labelset.h"
#include "cli/qrbench.h"

namespace regrade::cli {

void addQrCommands(CLI::App& app, Plan& plan)
{
    CLI::App* qr = app.get_subcommand("qr"); // made in the tool commands

    auto bench = std::make_shared<CodeBenchOptions>();
    CLI::App* measure = qr->add_subcommand("bench", "How many codes of a folder of pictures are read, and how fast");
    measure->add_option("--layout", bench->folder, "Folder of pictures with their text in .txt files beside them")
        ->type_name("DIR")
        ->required();
    measure->add_flag("--rotations", bench->rotations, "Each picture in all four turns");
    measure->add_flag("--every-way", bench->everyWay, "Not in the time of a camera's frame, but in every way there is");
    measure->add_flag("--alone", bench->alone, "Without the other readers");
    measure->add_flag(std::string("--table"))->description("Answer as a table, as without --json");
    measure->callback([&plan, bench] {
        plan.command = [bench]() -> Result<Answer> {
            const auto report = measureCodes(*bench);
            if (!report) {
                return report.error();
            }
            return Answer{*report, codesTable(*report)};
        };
    });

    auto set = std::make_shared<LabelSetOptions>();
    CLI::App* labels = qr->add_subcommand("labels", "Pictures of spoilt labels with their texts, to measure with");
    labels->add_option("--seed", set->seed, "The same number gives the same pictures")->required();
    labels->add_option("--out", set->out, "Folder to write to")->type_name("DIR")->required();
    labels->add_option("--count", set->count, "Pictures of every fault and degree")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    labels->add_option("--scenes", set->scenes, "Scenes of five frames with several faults")
        ->check(CLI::Range(0, 2000))
        ->capture_default_str();
    labels->callback([&plan, set] {
        plan.command = [set]() -> Result<Answer> {
            const auto written = writeLabelSet(*set);
            if (!written) {
                return written.error();
            }
            return Answer{*written, (*written)["pictures"].dump() + " pictures with one fault and " +
                                        (*written)["frames"].dump() + " frames of " + (*written)["scenes"].dump() +
                                        " scenes in " + set->out + ".\n"};
        };
    });
}

} // namespace regrade::cli
