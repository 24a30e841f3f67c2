#include "cli/commands.h"

#include "workstation/simulation.h"

#include <chrono>
#include <iostream>

namespace regrade::cli {

namespace {

struct SimulationOptions {
    int items = 0;
    std::uint64_t firstTag = 1'000'000'000;
};

Result<Answer> simulate(Session& session, const SimulationOptions& options, bool quiet)
{
    const auto progress = [&](int done) {
        if (!quiet) {
            std::cerr << "\rSimulation: " << done << " of " << options.items << " units" << std::flush;
        }
    };
    const auto begun = std::chrono::steady_clock::now();
    const auto report = workstation::simulate(session.station().clerk(), session.policy(), options.items,
                                              options.firstTag, session.now(), progress);
    if (!quiet) {
        std::cerr << '\n';
    }
    if (!report) {
        return report.error();
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    return Answer{
        {{"items", report->items}, {"events", report->events}, {"refused", report->refused}, {"seconds", took.count()}},
        std::to_string(report->items) + " simulated units, " + std::to_string(report->events) + " events, " +
            std::to_string(report->refused) + " deeds refused, " + std::to_string(took.count()) + " seconds.\n"};
}

} // namespace

void addSimulationCommands(CLI::App& app, Plan& plan)
{
    auto simulation = std::make_shared<SimulationOptions>();
    CLI::App* simulated = app.add_subcommand("simulate", "Lead invented units from intake to sale, to see a store at a "
                                                         "size; never in a store that is at work");
    simulated->add_option("--items", simulation->items, "How many units")->required()->check(CLI::Range(1, 10'000'000));
    simulated->add_option("--first-tag", simulation->firstTag, "Number of the first unit's tag")->capture_default_str();
    simulated->callback([&plan, simulation] {
        plan.command = inSession(
            plan, [&plan, simulation](Session& session) { return simulate(session, *simulation, plan.common.json); });
    });
}

} // namespace regrade::cli
