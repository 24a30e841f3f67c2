// The real clerk on a real file, writing until it is killed. Each acknowledgement goes to standard output as one line
// of subject, version and hash: what was said there must be there afterwards. The first line says that it has begun.

#include "tests/store/samples.h"

#include "store/photoarchive.h"
#include "workers/clerk.h"

#include <cstdlib>
#include <iostream>
#include <limits>
#include <string>
#include <unistd.h>

namespace {

using namespace regrade;

/// The next thing that happens to a unit; a step cites a photo that was archived before.
domain::Events nextFor(const domain::Item& item, const std::optional<domain::PhotoRef>& photo, Time now)
{
    const domain::StageId clean("clean");
    if (item.version == 0) {
        return {store::received(), store::routed()};
    }
    if (!item.work) {
        return {domain::WorkStarted{clean}};
    }
    if (item.work->steps.empty()) {
        return {domain::StepDone{
                    clean, domain::StepId("wipe"), domain::StepOutcome::passed, std::nullopt, "", "", {*photo}},
                domain::PartUsed{clean, "PART-1", 1, Money{350, "EUR"}, false}};
    }
    return {domain::WorkFinished{clean, now - item.work->startedAt, Money{240, "EUR"}, false}};
}

/// One unit from intake to finished cleaning: six events in four deeds. False when the store says no.
bool processUnit(workers::Clerk& clerk, const store::PhotoArchive& archive, const std::string& name)
{
    const domain::ItemId unit(name);
    const workers::Author author{domain::ActorId("anna"), std::nullopt, ""};
    std::optional<domain::PhotoRef> photo;
    for (int deed = 0; deed < 4; ++deed) {
        if (deed == 2) {
            const std::string pixels = "photo of " + name;
            const auto hash = archive.put(std::as_bytes(std::span(pixels)), "jpg");
            if (!hash) {
                return false;
            }
            photo = domain::PhotoRef{*hash, "front", 1, 1};
        }
        const auto receipt = clerk.perform(
            unit,
            [&](const domain::Item& item, Time now) -> Result<domain::Events> { return nextFor(item, photo, now); },
            author);
        if (!receipt) {
            std::cerr << receipt.error().what() << " " << receipt.error().detail << "\n";
            return false;
        }
        const std::string line =
            name + " " + std::to_string(receipt->version) + " " + receipt->events.back().hash + "\n";
        if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
            return false;
        }
    }
    return true;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 4 && count != 5) {
        std::cerr << "usage: regrade_faultwriter FOLDER STATION PREFIX [UNITS]\n";
        return 2;
    }
    const int last = count == 5 ? std::atoi(arguments[4]) : std::numeric_limits<int>::max();
    std::cout << "begun" << std::endl; // NOLINT: the test waits for it
    const std::filesystem::path folder = arguments[1];
    auto database = store::Database::openForWriting(folder / "regrade.db");
    if (!database) {
        std::cerr << database.error().what() << " " << database.error().detail << "\n";
        return 1;
    }
    auto journal = store::Journal::open(*database, store::testProjections());
    if (!journal) {
        std::cerr << journal.error().what() << " " << journal.error().detail << "\n";
        return 1;
    }
    const SystemClock clock;
    const store::PhotoArchive archive(folder / "photos");
    workers::Clerk clerk(std::move(*journal), clock, domain::StationId(arguments[2]), "policy-1");
    for (int unit = 1; unit <= last; ++unit) {
        if (!processUnit(clerk, archive, arguments[3] + std::to_string(unit))) {
            return 1;
        }
    }
    return 0;
}
