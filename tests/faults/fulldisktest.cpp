#include "tests/faults/smalldisk.h"
#include "tests/store/storesupport.h"

#include "store/chain.h"
#include "store/place.h"
#include "workers/clerk.h"

#include <iostream>

namespace regrade::store {
namespace {

constexpr std::int64_t kStop = 2'000'000;

/// What the house's policy says with other figures: nothing new under two megabytes.
Result<void> admit(const std::filesystem::path& folder, const domain::Events& events)
{
    const auto free = freeBytes(folder);
    const bool intake = std::holds_alternative<domain::ItemReceived>(events.front());
    if (free && *free < kStop && intake) {
        return refused("The disk is nearly full.");
    }
    return {};
}

/// Works on a disk of eight megabytes until nothing goes any more. What it says is a line for the test's output; a line
/// that begins with "FAULT" is a failure.
std::string fillUp(const std::filesystem::path& folder)
{
    int units = 0;
    int started = 0;
    std::string fault;
    {
        auto database = Database::openForWriting(folder / "regrade.db");
        auto journal = Journal::open(*database, testProjections());
        const SystemClock clock;
        workers::Duties duties;
        duties.admit = [&](const domain::Events& events) { return admit(folder, events); };
        workers::Clerk clerk(std::move(*journal), clock, domain::StationId("desk-1"), "policy-1", std::move(duties));
        const workers::Author anna{domain::ActorId("anna"), std::nullopt, ""};
        const auto perform = [&](int unit, const domain::Events& deed) {
            return clerk.perform(
                domain::ItemId("UNIT" + std::to_string(unit)),
                [&](const domain::Item&, Time) -> Result<domain::Events> { return deed; }, anna);
        };
        while (true) {
            const auto receipt = perform(units + 1, {received(), routed()});
            if (!receipt) {
                fault = receipt.error().code == ErrorCode::refused ? "" : "FAULT: " + receipt.error().what();
                break;
            }
            ++units;
        }
        // Work on what is in the house goes on, until there is really no room.
        const domain::StepDone step{domain::StageId("clean"),
                                    domain::StepId("wipe"),
                                    domain::StepOutcome::passed,
                                    std::nullopt,
                                    "",
                                    std::string(20'000, 'n'),
                                    {}};
        std::optional<Error> last;
        while (!last && started < 10'000) {
            const auto receipt = perform(1 + started % units, {step});
            started += receipt ? 1 : 0;
            last = receipt ? std::nullopt : std::optional(receipt.error());
        }
        if (!last || last->what().find("full") == std::string::npos) {
            fault = "FAULT: the full disk was not told: " + (last ? last->what() : std::string("no error"));
        }
    }
    const auto database = Database::openForReading(folder / "regrade.db");
    const auto report = database ? verifyChain(*database, testProjections()) : database.error();
    if (!report || report->firstFault || report->events != 2 * units + started) {
        fault = "FAULT: after the full disk: " +
                (report ? report->firstFault.value_or("events are missing") : report.error().what());
    }
    return fault.empty() ? std::to_string(units) + " units taken in until intake was refused, then " +
                               std::to_string(started) + " steps of open work until the disk was full; 0 lost"
                         : fault;
}

TEST(FullDisk, refusesIntakeFirstLetsOpenWorkFinishAndLosesNothing)
{
    const auto said = faults::onSmallDisk(8, fillUp);
    if (!said) {
        GTEST_SKIP() << "No disk of 8 MB can be mounted here: " << said.error().what();
    }

    EXPECT_EQ(said->find("FAULT"), std::string::npos) << *said;
    std::cout << *said << '\n';
}

} // namespace
} // namespace regrade::store
