#include "tests/support/faketime.h"
#include "tests/faults/writerprogram.h"
#include "tests/store/storesupport.h"

#include "store/chain.h"
#include "store/clockjump.h"

#include <iostream>

namespace regrade::store {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

struct Turn {
    std::string clock; ///< as libfaketime reads it
    std::optional<milliseconds> jump;
};

/// The jump that is told, up to the time that passed meanwhile.
void expectJump(const ClockJump& told, milliseconds jump)
{
    EXPECT_LT(std::chrono::abs(told.by - jump), std::chrono::minutes(2)) << told.by.count() << " ms";
}

/// Works while the clock of the machine is turned, and looks at what it wrote.
void workThrough(const std::vector<Turn>& turns, const std::string& zone, const std::string& name)
{
    const TemporaryFolder folder;
    tests::FakeTime time(folder / "clock");
    time.turnTo(turns.front().clock);
    auto surroundings = time.surroundings();
    surroundings.push_back("TZ=" + zone);
    faults::Writer writer(folder / "data", "desk-1", "U", 0, surroundings);
    writer.listenForBeginning();
    ASSERT_TRUE(writer.listenForMore(10));
    for (std::size_t i = 1; i < turns.size(); ++i) {
        time.turnTo(turns[i].clock);
        // More than what can still lie in the pipe from before.
        ASSERT_TRUE(writer.listenForMore(200));
    }
    const auto said = writer.kill();

    const auto database = Database::openForReading(folder / "data" / "regrade.db");
    ASSERT_TRUE(database);
    const auto report = verifyChain(*database, testProjections());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->firstFault, std::nullopt);
    EXPECT_TRUE(report->readModelsAgree);
    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event AS a JOIN event AS b ON b.seq = a.seq + 1 "
                                "WHERE b.mono_ns < a.mono_ns"),
              0);
    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event WHERE kind = 'WorkFinished' AND "
                                "(json_extract(body, '$.durationMs') NOT BETWEEN 0 AND 60000)"),
              0)
        << "a duration that a clock made";
    EXPECT_GT(number(*database, "SELECT COUNT(*) FROM event WHERE kind = 'WorkFinished'"), 20);
    const auto jumps = clockJumps(*database);
    ASSERT_TRUE(jumps);
    std::vector<milliseconds> wanted;
    for (const Turn& turn : turns) {
        if (turn.jump) {
            wanted.push_back(*turn.jump);
        }
    }
    ASSERT_EQ(jumps->size(), wanted.size()) << name;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        expectJump((*jumps)[i], wanted[i]);
    }
    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event WHERE kind = 'ClockMoved'"),
              static_cast<std::int64_t>(wanted.size()));
    std::cout << name << ": " << said.size() << " deeds, " << wanted.size()
              << " jumps of the machine's clock told, order, chain and durations hold\n";
}

class MachinesClock : public testing::Test {
protected:
    void SetUp() override
    {
        if (!tests::FakeTime::isInstalled()) {
            GTEST_SKIP() << "The package faketime is not installed: the clock of the real program cannot be turned.";
        }
    }
};

TEST_F(MachinesClock, turnedByYearsAndByAnHourIsTold)
{
    constexpr hours kTenYears(24 * 365 * 10); // as libfaketime counts them
    workThrough({{"+0", {}},
                 {"-10y", -kTenYears},
                 {"+0", kTenYears},
                 {"+10y", kTenYears},
                 {"+0", -kTenYears},
                 {"-1h", -hours(1)},
                 {"+0", hours(1)}},
                "UTC", "ten years back and on, an hour back in the middle of work");
}

TEST_F(MachinesClock, thatComesToSummerWinterOrALeapDayIsNotTurned)
{
    struct Case {
        const char* name;
        const char* zone;
        const char* before;
        const char* after;
    };
    for (const Case& change :
         {Case{"summer begins", "Europe/Berlin", "2026-03-29T00:59:58Z", "2026-03-29T01:00:02Z"},
          Case{"winter begins", "Europe/Berlin", "2026-10-25T00:59:58Z", "2026-10-25T01:00:02Z"},
          Case{"a leap day begins", "Asia/Shanghai", "2028-02-28T15:59:58Z", "2028-02-28T16:00:02Z"},
          Case{"a leap day ends", "UTC", "2028-02-29T23:59:58Z", "2028-03-01T00:00:02Z"}}) {
        workThrough(
            {{tests::FakeTime::at(*parseIso(change.before)), {}}, {tests::FakeTime::at(*parseIso(change.after)), {}}},
            change.zone, change.name);
    }
}

} // namespace
} // namespace regrade::store
