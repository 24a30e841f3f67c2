#include "tests/store/samples.h"
#include "tests/workers/workerssupport.h"

#include "store/chain.h"
#include "store/segments.h"
#include "workers/clerk.h"

#include <future>

namespace regrade::workers {
namespace {

class ClerkAtWork : public testing::Test {
protected:
    ClerkAtWork() : m_database(*store::Database::openForWriting(m_folder / "regrade.db")) {}

    [[nodiscard]] std::unique_ptr<Clerk> employ()
    {
        auto journal = store::Journal::open(m_database, store::testProjections());
        EXPECT_TRUE(journal);
        return std::make_unique<Clerk>(std::move(*journal), m_clock, domain::StationId("desk-1"), "policy-1");
    }

    TemporaryFolder m_folder;
    SetClock m_clock;
    store::Database m_database;
};

const domain::ItemId kUnit("UNIT1");
const Author kAnna{domain::ActorId("anna"), std::nullopt, ""};

Result<domain::Events> receive(const domain::Item& /*item*/, Time /*now*/)
{
    return domain::Events{store::received(), store::routed()};
}

Result<domain::Events> start(const domain::Item& /*item*/, Time /*now*/)
{
    return domain::Events{domain::WorkStarted{domain::StageId("clean")}};
}

TEST_F(ClerkAtWork, givesAReceiptForWhatWasWritten)
{
    const auto clerk = employ();
    m_clock.advance(std::chrono::minutes(5));

    const auto first = clerk->perform(kUnit, receive, kAnna);
    const auto second = clerk->perform(kUnit, start, {domain::ActorId("bob"), std::nullopt, "model-7"});

    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->version, 2);
    EXPECT_EQ(second->subject, domain::SubjectId("UNIT1"));
    EXPECT_EQ(second->version, 3);
    ASSERT_EQ(second->events.size(), 1U);
    const store::Stamp& stamp = second->events.front().stamp;
    EXPECT_EQ(toIso(stamp.at), "2026-03-01T08:05:00.000Z");
    EXPECT_EQ(stamp.station, domain::StationId("desk-1"));
    EXPECT_EQ(stamp.actor, domain::ActorId("bob"));
    EXPECT_EQ(stamp.policyVersion, "policy-1");
    EXPECT_EQ(stamp.modelVersion, "model-7");
    EXPECT_FALSE(stamp.replayed);
    EXPECT_EQ(store::EventLog(m_database).item(kUnit)->version, 3);
}

TEST_F(ClerkAtWork, writesSeveralUnitsAllOrNone)
{
    const auto clerk = employ();
    const domain::ItemId other("UNIT2");
    const auto refuse = [](const domain::Item&, Time) -> Result<domain::Events> { return refused("Not that one."); };

    const auto none = clerk->performAll({{kUnit, receive}, {kUnit, start}, {other, refuse}}, kAnna);
    EXPECT_EQ(none.error().what(), "Not that one.");
    EXPECT_FALSE(store::EventLog(m_database).item(kUnit)) << "the deeds before it were taken back";

    const auto all = clerk->performAll({{kUnit, receive}, {other, receive}, {kUnit, start}}, kAnna);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 3U);
    EXPECT_EQ((*all)[2].version, 3) << "a later deed knows what an earlier one wrote";
    EXPECT_EQ(store::EventLog(m_database).item(other)->version, 2);
    ASSERT_TRUE(clerk->perform(other, start, kAnna)) << "the clerk goes on";
}

TEST_F(ClerkAtWork, writesReplayedHistoryWithItsOwnTime)
{
    const auto clerk = employ();
    const Time longAgo = *parseIso("2025-11-02T10:00:00Z");
    std::optional<Time> told;

    const auto receipt = clerk->perform(kUnit,
                                        [&](const domain::Item& item, Time now) {
                                            told = now;
                                            return receive(item, now);
                                        },
                                        {domain::ActorId("anna"), longAgo, ""});

    ASSERT_TRUE(receipt);
    EXPECT_EQ(told, longAgo);
    EXPECT_EQ(receipt->events.front().stamp.at, longAgo);
    EXPECT_TRUE(receipt->events.front().stamp.replayed);
}

TEST_F(ClerkAtWork, writesForAProduct)
{
    const auto clerk = employ();

    const auto receipt = clerk->perform(
        domain::Sku("MIX-900"),
        [](const domain::Product& product, Time) -> Result<domain::Events> {
            EXPECT_EQ(product.version, 0);
            return domain::Events{store::registered()};
        },
        kAnna);

    ASSERT_TRUE(receipt) << receipt.error().what();
    EXPECT_EQ(receipt->subject, domain::SubjectId("sku:MIX-900"));
    EXPECT_EQ(store::EventLog(m_database).product(domain::Sku("MIX-900"))->facts, store::registered());
}

TEST_F(ClerkAtWork, passesARefusalOn)
{
    const auto clerk = employ();

    const auto receipt = clerk->perform(
        kUnit, [](const domain::Item&, Time) -> Result<domain::Events> { return refused("Not here."); }, kAnna);

    ASSERT_FALSE(receipt);
    EXPECT_EQ(receipt.error().code, ErrorCode::refused);
    EXPECT_EQ(receipt.error().what(), "Not here.");
}

TEST_F(ClerkAtWork, survivesABrokenDeedAndABrokenAnswer)
{
    const auto clerk = employ();

    const auto broken = clerk->perform(
        kUnit, [](const domain::Item&, Time) -> Result<domain::Events> { throw std::logic_error("broken"); }, kAnna);
    clerk->submit(kUnit, receive, kAnna, [](const Result<Receipt>&) { throw std::runtime_error("screen is gone"); });
    const auto next = clerk->perform(kUnit, start, kAnna);

    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::storage);
    EXPECT_EQ(broken.error().detail, "broken");
    ASSERT_TRUE(next) << next.error().what();
    EXPECT_EQ(next->version, 3);
}

TEST_F(ClerkAtWork, cannotWaitForItself)
{
    const auto clerk = employ();
    Told<std::string> told;

    clerk->submit(kUnit, receive, kAnna, [&](const Result<Receipt>&) {
        try {
            (void)clerk->perform(kUnit, start, kAnna);
        } catch (const std::logic_error& fault) {
            told.add(fault.what());
        }
    });

    EXPECT_TRUE(told.waitForCount(1));
}

TEST_F(ClerkAtWork, finishesItsQueueInOrderBeforeItLeaves)
{
    Told<int> versions;
    constexpr int kDeeds = 50;
    {
        const auto clerk = employ();
        for (int deed = 0; deed < kDeeds; ++deed) {
            clerk->submit(kUnit, start, kAnna, [&](const Result<Receipt>& receipt) {
                ASSERT_TRUE(receipt);
                versions.add(receipt->version);
            });
        }
    }

    std::vector<int> expected(kDeeds);
    for (int deed = 0; deed < kDeeds; ++deed) {
        expected[static_cast<std::size_t>(deed)] = deed + 1;
    }
    EXPECT_EQ(versions.all(), expected);
    const auto report = store::verifyChain(m_database, store::testProjections());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->firstFault, std::nullopt);
    EXPECT_TRUE(report->readModelsAgree);
}

TEST_F(ClerkAtWork, commitsWhatWaitedTogetherAndStillRefusesEachByItself)
{
    Told<std::string> answers;
    {
        const auto clerk = employ();
        Told<int> held;
        std::promise<void> open;
        const auto gate = open.get_future().share();
        // The clerk is held up at the first deed, so that the others wait together.
        clerk->submit(
            kUnit,
            [&held, gate](const domain::Item& item, Time now) -> Result<domain::Events> {
                held.add(1);
                gate.wait();
                return receive(item, now);
            },
            kAnna, [](const Result<Receipt>&) {});
        ASSERT_TRUE(held.waitForCount(1));
        for (int deed = 0; deed < 50; ++deed) {
            clerk->submit(
                domain::ItemId("UNIT" + std::to_string(100 + deed)),
                [deed](const domain::Item& item, Time now) -> Result<domain::Events> {
                    if (deed % 10 == 3) {
                        return refused("Not this one.");
                    }
                    if (deed % 10 == 7) {
                        throw std::logic_error("broken");
                    }
                    return receive(item, now);
                },
                kAnna,
                [&answers](const Result<Receipt>& receipt) {
                    answers.add(receipt ? "kept" : receipt.error().code == ErrorCode::refused ? "refused" : "fault");
                });
        }
        open.set_value();
    }

    const auto told = answers.all();
    ASSERT_EQ(told.size(), 50U);
    for (std::size_t deed = 0; deed < told.size(); ++deed) {
        EXPECT_EQ(told[deed], deed % 10 == 3 ? "refused" : deed % 10 == 7 ? "fault" : "kept") << deed;
    }
    const auto report = store::verifyChain(m_database, store::testProjections());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->firstFault, std::nullopt);
    EXPECT_TRUE(report->readModelsAgree);
    EXPECT_EQ(report->events, 2 + 2 * 40);
}

TEST_F(ClerkAtWork, keepsASecondCopyOfTheLogThatIsWholeWhenHeGoesHome)
{
    {
        auto journal = store::Journal::open(m_database, store::testProjections());
        Duties duties;
        duties.copy.emplace(*store::SegmentWriter::open(m_folder / "segments", m_database));
        Clerk clerk(std::move(*journal), m_clock, domain::StationId("desk-1"), "policy-1", std::move(duties));
        ASSERT_TRUE(clerk.perform(kUnit, receive, kAnna));
        ASSERT_TRUE(clerk.perform(kUnit, start, kAnna));
    }

    int copied = 0;
    ASSERT_TRUE(store::readSegments(m_folder / "segments", [&](const store::EventRow&) { ++copied; }));
    EXPECT_EQ(copied, 3);
}

TEST_F(ClerkAtWork, refusesADeedThatItsDutiesDoNotAdmit)
{
    auto journal = store::Journal::open(m_database, store::testProjections());
    Duties duties;
    duties.admit = [](const domain::Events& events) -> Result<void> {
        return std::holds_alternative<domain::ItemReceived>(events.front()) ? Result<void>(refused("No room."))
                                                                            : Result<void>();
    };
    Clerk clerk(std::move(*journal), m_clock, domain::StationId("desk-1"), "policy-1", std::move(duties));

    const auto intake = clerk.perform(kUnit, receive, kAnna);
    const auto work = clerk.perform(kUnit, start, kAnna);

    ASSERT_FALSE(intake);
    EXPECT_EQ(intake.error().what(), "No room.");
    EXPECT_TRUE(work);
}

} // namespace
} // namespace regrade::workers
