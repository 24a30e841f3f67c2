#include "tests/faults/faultdisk.h"
#include "tests/faults/profile.h"
#include "tests/store/storesupport.h"

#include "store/chain.h"
#include "workers/clerk.h"

#include <chrono>
#include <iostream>

namespace regrade::store {
namespace {

using faults::DiskFault;
using faults::FaultDisk;
using std::chrono::steady_clock;

/// One unit from intake to sale, deed by deed.
const std::vector<domain::Events>& wayToSale()
{
    static const domain::StageId kClean("clean");
    static const std::vector<domain::Events> kWay = {
        {received(), routed()},
        {domain::WorkStarted{kClean}},
        {domain::StepDone{kClean, domain::StepId("wipe"), domain::StepOutcome::passed, std::nullopt, "", "", {}}},
        {domain::WorkFinished{kClean, std::chrono::minutes(3), Money{240, "EUR"}, false}},
        {domain::ItemPacked{domain::MaterialId("carton"), {300, 200, 150}, 0.2, 1'500, Money{90, "EUR"}}},
        {domain::ItemListed{domain::ChannelId("shop"),
                            Money{9'900, "EUR"},
                            Money{8'000, "EUR"},
                            Money{11'000, "EUR"},
                            {},
                            std::nullopt}},
        {domain::ItemSold{domain::ChannelId("shop"), Money{9'900, "EUR"}, "order-9"}}};
    return kWay;
}

struct Outcome {
    int acknowledged = 0; ///< deeds
    std::optional<Error> problem;
};

/// The real clerk leads one unit from intake to sale, as far as the disk lets him.
Outcome leadToSale(const std::filesystem::path& folder)
{
    auto database = Database::openForWriting(folder / "regrade.db");
    if (!database) {
        return {0, database.error()};
    }
    auto journal = Journal::open(*database, testProjections());
    if (!journal) {
        return {0, journal.error()};
    }
    const SystemClock clock;
    workers::Clerk clerk(std::move(*journal), clock, domain::StationId("desk-1"), "policy-1");
    Outcome outcome;
    for (const domain::Events& deed : wayToSale()) {
        const auto receipt = clerk.perform(domain::ItemId("UNIT1"),
                                           [&](const domain::Item&, Time) -> Result<domain::Events> { return deed; },
                                           {domain::ActorId("anna"), std::nullopt, ""});
        if (!receipt) {
            outcome.problem = outcome.problem.value_or(receipt.error());
            return outcome;
        }
        ++outcome.acknowledged;
    }
    return outcome;
}

/// Deeds in the store afterwards; none when it was never made. Checks everything else on the way.
int deedsIn(const std::filesystem::path& folder)
{
    if (!std::filesystem::exists(folder / "regrade.db")) {
        return 0;
    }
    auto database = Database::openForWriting(folder / "regrade.db");
    EXPECT_TRUE(database) << (database ? "" : database.error().what() + database.error().detail);
    if (!database) {
        return -1;
    }
    const auto journal = Journal::open(*database, testProjections());
    EXPECT_TRUE(journal);
    const auto report = verifyChain(*database, testProjections());
    EXPECT_TRUE(report && !report->firstFault && report->readModelsAgree);
    const auto events = number(*database, "SELECT COUNT(*) FROM event");
    EXPECT_NE(events, 1) << "half of the first deed";
    return events == 0 ? 0 : static_cast<int>(events) - 1;
}

struct Sweep {
    int faults = 0;
    int survived = 0; ///< the work went on in spite of the fault
    std::chrono::milliseconds slowest{0};
};

void sweep(const DiskFault& kind, int stride, Sweep& tally)
{
    for (int step = 1;; step += stride) {
        const TemporaryFolder folder;
        FaultDisk disk;
        DiskFault fault = kind;
        fault.atStep = step;
        disk.fail(fault);
        const auto begun = steady_clock::now();
        const Outcome outcome = leadToSale(folder / "data");
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begun);
        const bool failed = disk.hasFailed();
        const bool past = disk.calls() < step;
        disk.beQuiet();
        if (past) {
            return;
        }
        tally.faults += failed ? 1 : 0;
        tally.survived += failed && !outcome.problem ? 1 : 0;
        tally.slowest = std::max(tally.slowest, took);
        if (outcome.problem) {
            EXPECT_GT(outcome.problem->what().size(), 20U) << "step " << step;
        }
        const int kept = deedsIn(folder / "data");
        EXPECT_GE(kept, outcome.acknowledged) << "step " << step << ": acknowledged and lost";
        EXPECT_LE(kept, outcome.acknowledged + 1) << "step " << step;
        if (testing::Test::HasFailure()) {
            return;
        }
    }
}

TEST(EveryFaultOfTheDisk, leavesTheStateBeforeOrAfterTheDeed)
{
    // A prime, so that the short profile does not always meet the same kind of step.
    const int stride = faults::rounds(11, 1);
    Sweep tally;
    for (const bool lasting : {false, true}) {
        for (const bool full : {false, true}) {
            sweep({0, lasting, full}, stride, tally);
        }
    }

    EXPECT_GT(tally.faults, 40);
    EXPECT_LT(tally.slowest.count(), 60'000) << "a hang";
    std::cout << tally.faults << " disk faults (I/O error and full, once and lasting, every "
              << (stride == 1 ? "" : std::to_string(stride) + "th ")
              << "step from making the store to the sale): " << tally.survived
              << " without effect, 0 crashes, 0 half deeds; the slowest run took " << tally.slowest.count() << " ms\n";
}

} // namespace
} // namespace regrade::store
