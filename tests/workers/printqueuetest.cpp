#include "tests/store/samples.h"
#include "tests/workers/workerssupport.h"

#include "workers/printqueue.h"

#include <future>

namespace regrade::workers {
namespace {

const domain::ItemId kMixer("UNIT1");
const Author kPacker{domain::ActorId("anna"), std::nullopt, ""};

/// A queue over a real clerk, with labels that are plain text.
class Handing : public testing::Test {
protected:
    void SetUp() override
    {
        auto journal = store::Journal::open(m_database, store::testProjections());
        ASSERT_TRUE(journal);
        m_clerk = std::make_unique<Clerk>(std::move(*journal), m_clock, domain::StationId("desk-1"), "policy-1",
                                          Duties{.authority = authority()});
        m_queue = std::make_unique<PrintQueue>(PrintQueue::House{
            *m_clerk, m_database, m_clock, authority(), [this] { return m_printers; },
            [this](const Printers& printers) {
                m_printers = printers;
                return Result<void>();
            },
            [](const domain::Item& item, const LabelOrder& order, const Printer&) {
                const domain::LabelPrinted printed{order.label, item.intakeLabels + 1, "hash"};
                return Result<PrintedLabel>({{printed}, item.intake->product, "text/plain", {}, printed.copy});
            },
            [](const Printer&) {
                return Result<PrintedLabel>({{}, "Test", "text/plain", {}, 1});
            },
            [this] { ++m_calls; }});
        ASSERT_TRUE(m_queue->addPrinter({"Zebra", "pdf", "10.0.0.9", 203, {}}));
    }
    void TearDown() override { m_clerk.reset(); }

    [[nodiscard]] Authority authority()
    {
        return [this](const Author&, const std::vector<domain::DeedId>& deeds, Time) -> Result<void> {
            const bool prints = std::find(deeds.begin(), deeds.end(), domain::DeedId("label.print")) != deeds.end();
            return prints && !m_mayPrint ? refused("You may not print.") : Result<void>();
        };
    }
    template <class T>
    Result<T> wait(const std::function<void(std::function<void(Result<T>)>)>& start)
    {
        std::promise<Result<T>> promise;
        start([&promise](Result<T> result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }
    Result<Receipt> receiveAndPrint()
    {
        return wait<Receipt>([&](auto done) {
            m_queue->print(
                kMixer, {},
                [](const domain::Item&, Time) {
                    return Result<domain::Events>({store::received(), store::routed()});
                },
                kPacker, std::move(done));
        });
    }
    std::int64_t count(const char* sql)
    {
        std::int64_t number = -1;
        EXPECT_TRUE(m_clerk->attendAndWait(
            [&] { return m_database.each(sql, {}, [&](const store::Row& row) { number = row.integer(0); }); }));
        return number;
    }
    std::int64_t events() { return count("SELECT COUNT(*) FROM event"); }
    std::int64_t jobs() { return count("SELECT COUNT(*) FROM print_job"); }

    TemporaryFolder m_folder;
    SetClock m_clock;
    store::Database m_database{*store::Database::openForWriting(m_folder / "regrade.db")};
    Printers m_printers;
    bool m_mayPrint = true;
    std::atomic<int> m_calls{0};
    std::unique_ptr<PrintQueue> m_queue; ///< outlives the clerk, whose answers pass through it
    std::unique_ptr<Clerk> m_clerk;
};

TEST_F(Handing, writesUnitPrintAndLabelTogether)
{
    const int before = m_calls;

    const auto receipt = receiveAndPrint();

    ASSERT_TRUE(receipt) << receipt.error().what();
    EXPECT_EQ(receipt->events.size(), 3U);
    EXPECT_EQ(jobs(), 1);
    EXPECT_GT(m_calls, before) << "nobody was called to send it";
}

TEST_F(Handing, writesNoneOfThemWithoutTheOthers)
{
    m_mayPrint = false;
    EXPECT_EQ(receiveAndPrint().error().what(), "You may not print.");
    m_mayPrint = true;
    ASSERT_TRUE(m_clerk->attendAndWait([&]() -> Result<void> {
        const auto broken = m_database.run("CREATE TRIGGER no_room BEFORE INSERT ON print_job "
                                           "BEGIN SELECT RAISE(ABORT, 'no room'); END");
        return broken ? Result<void>() : Result<void>(broken.error());
    }));
    EXPECT_FALSE(receiveAndPrint());

    EXPECT_EQ(events(), 0) << "a label is on record that nobody prints";
    EXPECT_EQ(jobs(), 0);
}

TEST_F(Handing, saysAtOnceThatThereIsNoPrinter)
{
    ASSERT_TRUE(m_queue->removePrinter("zebra"));

    EXPECT_EQ(receiveAndPrint().error().code, ErrorCode::refused);
    EXPECT_EQ(events(), 0);
}

TEST_F(Handing, printsAgainWhatIsOutAndNothingThatStillWaits)
{
    ASSERT_TRUE(receiveAndPrint());
    const auto again = [&](std::int64_t number) {
        return wait<void>([&](auto done) { m_queue->again(number, "en", kPacker, std::move(done)); });
    };
    EXPECT_FALSE(again(1)) << "it comes by itself";
    ASSERT_TRUE(m_clerk->attendAndWait([&]() -> Result<void> {
        const auto begun = store::beginPrint(m_database, 1, m_clock.now());
        return begun ? store::doubtPrint(m_database, 1, deviceError("Broke."), m_clock.now()) : begun.error();
    }));

    ASSERT_TRUE(again(1));

    EXPECT_EQ(jobs(), 2);
    EXPECT_EQ(count("SELECT copy FROM print_job WHERE number = 2"), 2);
    EXPECT_EQ(count("SELECT state = 'cancelled' FROM print_job WHERE number = 1"), 1);
    EXPECT_EQ(again(1).error().code, ErrorCode::refused) << "it is void";
    EXPECT_EQ(again(7).error().code, ErrorCode::notFound);
}

TEST_F(Handing, letsOnlyThoseChangeTheQueueWhoMayPrint)
{
    ASSERT_TRUE(receiveAndPrint());
    m_mayPrint = false;

    EXPECT_FALSE(wait<void>([&](auto done) { m_queue->cancel(1, kPacker, std::move(done)); }));
    EXPECT_FALSE(wait<std::int64_t>([&](auto done) { m_queue->printTest("Zebra", kPacker, std::move(done)); }));
    EXPECT_FALSE(wait<bool>([&](auto done) { m_queue->noteScan(kMixer, kPacker, std::move(done)); }));

    EXPECT_EQ(count("SELECT state = 'waiting' FROM print_job"), 1);
    m_mayPrint = true;
    EXPECT_TRUE(wait<void>([&](auto done) { m_queue->cancel(1, kPacker, std::move(done)); }));
}

} // namespace
} // namespace regrade::workers
