#include "tests/store/storesupport.h"

#include "store/chain.h"
#include "store/clockjump.h"
#include "workers/clerk.h"

#include <atomic>
#include <iostream>

namespace regrade::store {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// A clock whose time of day can be moved by hand while the machine's own time goes on.
class MovedClock final : public Clock {
public:
    [[nodiscard]] Time now() const override
    {
        return m_begin + std::chrono::milliseconds(m_ms.load() + m_offset.load());
    }
    [[nodiscard]] std::int64_t monotonicNs() const override { return 1 + m_ms.load() * 1'000'000; }
    void pass(std::chrono::milliseconds span) { m_ms += span.count(); }
    void move(std::chrono::milliseconds by) { m_offset += by.count(); }

private:
    Time m_begin = *parseIso("2028-02-28T23:30:00Z"); // a leap year's last hour before the 29th
    std::atomic<std::int64_t> m_ms{0};
    std::atomic<std::int64_t> m_offset{0};
};

TEST(ClockJumps, changeNeitherTheOrderNorTheChainAndAreTold)
{
    struct Jump {
        std::string name;
        std::chrono::milliseconds by;
    };
    const std::vector<Jump> cases = {{"ten years back", -hours(24 * 3'652)},
                                     {"ten years on", hours(24 * 3'652)},
                                     {"an hour back in the middle of work", -hours(1)},
                                     {"an hour on, as if summer began", hours(1)}};
    const TemporaryFolder folder;
    MovedClock clock;
    {
        auto database = Database::openForWriting(folder / "regrade.db");
        auto journal = Journal::open(*database, testProjections());
        workers::Clerk clerk(std::move(*journal), clock, domain::StationId("desk-1"), "policy-1");
        const auto perform = [&](const std::string& unit, const domain::Event& event) {
            clock.pass(minutes(20));
            const auto receipt = clerk.perform(
                domain::ItemId(unit),
                [&](const domain::Item&, Time) -> Result<domain::Events> { return domain::Events{event}; },
                {domain::ActorId("anna"), std::nullopt, ""});
            ASSERT_TRUE(receipt) << receipt.error().what();
        };
        for (const Jump& jump : cases) {
            perform(jump.name, received());
            perform(jump.name, domain::WorkStarted{domain::StageId("clean")});
            clock.move(jump.by);
            perform(jump.name, domain::ItemReturnedAgain{domain::ReasonId("unknown"), "order-1"});
        }
    }

    const auto database = Database::openForReading(folder / "regrade.db");
    const auto report = verifyChain(*database, testProjections());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->firstFault, std::nullopt);
    EXPECT_TRUE(report->readModelsAgree);
    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event AS a JOIN event AS b ON b.seq = a.seq + 1 "
                                "WHERE b.mono_ns < a.mono_ns"),
              0)
        << "the order of the numbers is the order of what happened";
    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM event WHERE kind = 'ClockMoved' AND item = 'station:desk-1'"),
              static_cast<std::int64_t>(cases.size()))
        << "each jump is written down";
    const auto jumps = clockJumps(*database);
    ASSERT_TRUE(jumps);
    ASSERT_EQ(jumps->size(), cases.size()) << "the leap day and the end of the month are no jumps";
    for (std::size_t i = 0; i < cases.size(); ++i) {
        EXPECT_EQ((*jumps)[i].by, cases[i].by) << cases[i].name;
        EXPECT_EQ((*jumps)[i].seq, static_cast<std::int64_t>(4 * i + 3)) << cases[i].name;
    }
    std::cout << cases.size()
              << " jumps of the clock: order, chain and read models hold, each is told with its event\n";
}

TEST(ClockJumps, doNotEnterTheDurationOfWork)
{
    const TemporaryFolder folder;
    MovedClock clock;
    auto database = Database::openForWriting(folder / "regrade.db");
    auto journal = Journal::open(*database, testProjections());
    workers::Clerk clerk(std::move(*journal), clock, domain::StationId("desk-1"), "policy-1");
    const domain::StageId clean("clean");
    const workers::Author author{domain::ActorId("anna"), std::nullopt, ""};
    std::vector<std::chrono::milliseconds> told;
    for (const std::chrono::milliseconds by : {-hours(24 * 3'652), hours(24 * 3'652), -hours(1), hours(1)}) {
        const domain::ItemId unit("UNIT" + std::to_string(told.size()));
        ASSERT_TRUE(clerk.perform(
            unit,
            [&](const domain::Item&, Time) -> Result<domain::Events> {
                return domain::Events{received(), routed(), domain::WorkStarted{clean}};
            },
            author));
        clock.pass(minutes(20));
        clock.move(by);
        ASSERT_TRUE(clerk.perform(
            unit,
            [&](const domain::Item& item, Time now) -> Result<domain::Events> {
                told.push_back(now - item.work->startedAt);
                return domain::Events{domain::WorkFinished{clean, told.back(), Money{240, "EUR"}, false}};
            },
            author));
    }

    EXPECT_EQ(told, std::vector<std::chrono::milliseconds>(4, minutes(20)));
}

} // namespace
} // namespace regrade::store
