#include "cli/commands.h"

#include "insight/projections.h"
#include "store/chain.h"
#include "workstation/demo.h"

#include <iostream>

namespace regrade::cli {

namespace {

Result<Answer> verify(const Common& common)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    const auto database = store::Database::openForReading(places->data / "regrade.db");
    if (!database) {
        return database.error();
    }
    const auto report = store::verifyChain(*database, insight::allProjections());
    if (!report) {
        return report.error();
    }
    if (report->firstFault) {
        return storageError("The store is not intact: {}", {*report->firstFault});
    }
    if (!report->readModelsAgree) {
        return storageError("Every event holds, but the read models differ from the log. "
                            "Make them anew: regradectl store rebuild.");
    }
    return Answer{{{"intact", true}, {"events", report->events}, {"stations", report->stations}},
                  "Every event of the chain holds: " + std::to_string(report->events) + " events, " +
                      std::to_string(report->stations) + " station(s).\n"};
}

Result<Answer> rebuild(const Common& common)
{
    const auto places = placesFor(common);
    if (!places) {
        return places.error();
    }
    auto database = store::Database::openForWriting(places->data / "regrade.db");
    if (!database) {
        return database.error();
    }
    auto journal = store::Journal::open(*database, insight::allProjections());
    if (!journal) {
        return journal.error();
    }
    if (const auto done = journal->rebuild(); !done) {
        return done.error();
    }
    return Answer{{{"rebuilt", true}}, "The read models were made anew from the log.\n"};
}

struct DemoOptions {
    std::uint64_t seed = 1;
    std::string today;
};

Result<Answer> loadDemo(Session& session, const DemoOptions& options, bool quiet)
{
    const auto today = options.today.empty() ? Result<Time>(session.now()) : parseIso(options.today);
    if (!today) {
        return today.error();
    }
    auto& station = session.station();
    const auto progress = [quiet](int done, int total) {
        if (!quiet) {
            std::cerr << "\rDemo warehouse: " << done << " of " << total << " returns" << std::flush;
        }
    };
    const auto report = workstation::loadDemo(station.clerk(), station.bench(), session.policy(), station.reader(),
                                              station.places().resources / "demo", options.seed, *today, progress);
    if (!quiet) {
        std::cerr << '\n';
    }
    if (!report) {
        return report.error();
    }
    return Answer{{{"orders", report->orders}, {"returns", report->returns}, {"events", report->events}},
                  "The demo warehouse is open: " + std::to_string(report->orders) + " orders, " +
                      std::to_string(report->returns) + " returns, " + std::to_string(report->events) + " events.\n"};
}

} // namespace

void addStoreCommands(CLI::App& app, Plan& plan)
{
    CLI::App* store = app.add_subcommand("store", "The event store")->require_subcommand(1);
    store->add_subcommand("verify", "Check every event of the chain and every read model")->callback([&plan] {
        plan.command = [&plan] { return verify(plan.common); };
    });
    store->add_subcommand("rebuild", "Make every read model anew from the log")->callback([&plan] {
        plan.command = [&plan] { return rebuild(plan.common); };
    });

    CLI::App* demo = app.add_subcommand("demo", "The demo warehouse")->require_subcommand(1);
    auto options = std::make_shared<DemoOptions>();
    CLI::App* load = demo->add_subcommand("load", "Fill an empty store: 1,200 orders and 216 returns");
    load->add_option("--seed", options->seed, "Same seed = same history")->capture_default_str();
    load->add_option("--today", options->today, "The day the history ends, e.g. 2026-03-01; without it, now");
    load->callback([&plan, options] {
        plan.command = inSession(
            plan, [&plan, options](Session& session) { return loadDemo(session, *options, plan.common.json); });
    });
}

} // namespace regrade::cli
