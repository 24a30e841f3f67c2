#include "workers/printroom.h"
#include "store/journal.h"
#include "store/printbook.h"
#include "tests/support/printer.h"
#include "tests/workers/workerssupport.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <random>

namespace regrade::workers {
namespace {

using store::PrintState;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::LoopbackPrinter;
using Habit = LoopbackPrinter::Habit;

std::string randomText(std::size_t size, std::uint32_t seed)
{
    std::mt19937 dice(seed);
    std::string text(std::min<std::size_t>(size, 40'000), '\0');
    std::generate(text.begin(), text.end(), [&] { return static_cast<char>(dice() & 0xff); });
    while (text.size() < size) {
        text.append(text, 0, std::min(text.size(), size - text.size()));
    }
    return text;
}

/// A store with a print queue, printers, and a room that is quick to lose patience.
class Room : public testing::Test {
protected:
    void SetUp() override
    {
        auto opened = store::Database::openForWriting(m_folder / "regrade.db");
        ASSERT_TRUE(opened) << opened.error().what();
        m_writer.emplace(std::move(*opened));
        auto reader = store::Database::openForReading(m_folder / "regrade.db");
        ASSERT_TRUE(reader) << reader.error().what();
        m_reader.emplace(std::move(*reader));
    }
    void TearDown() override { m_room.reset(); }

    void setUp(const std::string& name, const std::string& address)
    {
        const auto printer = parsePrinter({name, "pdf", address, 203, {}});
        ASSERT_TRUE(printer) << printer.error().what();
        const std::lock_guard lock(m_mutex);
        m_printers.push_back(*printer);
    }

    Result<void> write(const std::function<Result<void>(store::Database&)>& work)
    {
        const std::lock_guard lock(m_mutex);
        return work(*m_writer);
    }

    std::int64_t handIn(const std::string& printer, const std::string& text,
                        std::optional<domain::ItemId> unit = std::nullopt, int copy = 1)
    {
        const auto* const first = reinterpret_cast<const std::byte*>(text.data());
        std::int64_t number = 0;
        const auto added = write([&](store::Database& writer) -> Result<void> {
            const auto label = unit ? std::optional(domain::LabelKind::sale) : std::nullopt;
            const auto one = store::addPrint(
                writer, {printer, "Label", unit, label, copy, "application/pdf", {first, first + text.size()}},
                domain::ActorId("T01"), SystemClock().now());
            number = one ? *one : 0;
            return one ? Result<void>() : Result<void>(one.error());
        });
        EXPECT_TRUE(added);
        m_bell->call();
        return number;
    }

    Printroom::Parts parts(const Clock& clock, PrintPace pace)
    {
        return {m_folder / "regrade.db",
                m_folder / "print.lock",
                [this](const auto& work) { return write(work); },
                [this] {
                    const std::lock_guard lock(m_mutex);
                    return m_printers;
                },
                clock,
                m_bell,
                std::chrono::hours(24 * 30),
                pace,
                [this] { m_changes.add(0); }};
    }

    static PrintPace quick()
    {
        using std::chrono::milliseconds;
        return {milliseconds(2'000), milliseconds(300), milliseconds(100), milliseconds(10),
                milliseconds(50),    milliseconds(200), milliseconds(20)};
    }

    void openRoom(const Clock& clock, PrintPace pace)
    {
        auto room = Printroom::open(parts(clock, pace));
        ASSERT_TRUE(room) << room.error().what();
        m_room = std::move(*room);
        m_room->start();
    }
    void openRoom() { openRoom(m_clock, quick()); }

    [[nodiscard]] store::PrintJob job(std::int64_t number) const
    {
        auto found = store::printJob(*m_reader, number);
        EXPECT_TRUE(found);
        return found ? std::move(*found) : store::PrintJob{};
    }
    /// What the printer has after so many connections; it may be slower than the room.
    [[nodiscard]] static std::vector<std::string> printed(const LoopbackPrinter& printer, std::size_t count)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (printer.received().size() < count && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return printer.received();
    }
    [[nodiscard]] bool reaches(std::int64_t number, PrintState state)
    {
        return m_changes.waitFor([&](const auto&) { return job(number).state == state; });
    }

    const TemporaryFolder m_folder;
    const SystemClock m_clock{};
    SetClock m_setClock;
    std::mutex m_mutex;
    std::optional<store::Database> m_writer;
    std::optional<store::Database> m_reader;
    Printers m_printers;
    const std::shared_ptr<Bell> m_bell = std::make_shared<Bell>();
    Told<int> m_changes;
    std::unique_ptr<Printroom> m_room;
};

TEST_F(Room, bringsTheVeryBytesToThePort)
{
    LoopbackPrinter zebra;
    setUp("Zebra", zebra.address());
    const std::string label = randomText(300'000, 1);
    openRoom();

    const auto number = handIn("Zebra", label);

    ASSERT_TRUE(reaches(number, PrintState::sent));
    EXPECT_THAT(printed(zebra, 1), ElementsAre(label));
}

TEST_F(Room, findsAPrinterByTheNameOfItsMachine)
{
    LoopbackPrinter zebra;
    setUp("Zebra", "localhost" + zebra.address().substr(zebra.address().find(':')));
    openRoom();

    const auto number = handIn("Zebra", "label");

    ASSERT_TRUE(reaches(number, PrintState::sent));
    EXPECT_THAT(printed(zebra, 1), ElementsAre("label"));
}

TEST_F(Room, putsTheVeryBytesIntoTheFolderAsOneFile)
{
    const auto folder = m_folder / "labels";
    std::filesystem::create_directories(folder);
    setUp("Folder", folder.string());
    const std::string label = randomText(50'000, 2);
    openRoom();

    const auto number = handIn("Folder", label, domain::ItemId("UNIT1"), 2);

    ASSERT_TRUE(reaches(number, PrintState::sent));
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    ASSERT_THAT(names, ElementsAre("000001-UNIT1-sale-2.pdf"));
    const auto bytes = fileBytes(folder / names.front());
    EXPECT_TRUE(std::equal(bytes.begin(), bytes.end(), label.begin(), label.end(),
                           [](std::byte one, char other) { return static_cast<char>(one) == other; }));
}

TEST_F(Room, keepsALabelForAFolderThatIsNotThereUntilItIs)
{
    const auto folder = m_folder / "stick";
    setUp("Folder", folder.string());
    openRoom();
    const auto number = handIn("Folder", "label");
    ASSERT_TRUE(m_changes.waitFor([&](const auto&) { return job(number).tries > 1; }));
    EXPECT_EQ(job(number).state, PrintState::waiting);
    EXPECT_THAT(job(number).reason->what(), HasSubstr("cannot be put into the folder"));

    std::filesystem::create_directories(folder);

    EXPECT_TRUE(reaches(number, PrintState::sent));
    EXPECT_EQ(fileBytes(folder / "000001-test.pdf").size(), 5U);
}

TEST_F(Room, keepsALabelForAPrinterThatIsOffAndPrintsItOnceWhenItIsBack)
{
    LoopbackPrinter zebra;
    setUp("Zebra", zebra.address());
    zebra.switchOff();
    openRoom();
    const auto number = handIn("Zebra", "label");
    ASSERT_TRUE(m_changes.waitFor([&](const auto&) { return job(number).tries > 2; }));
    EXPECT_EQ(job(number).state, PrintState::waiting);
    EXPECT_THAT(job(number).reason->what(), HasSubstr("refuses the connection"));
    EXPECT_EQ(store::printCounts(*m_reader)->held, 1);

    zebra.switchOn();

    ASSERT_TRUE(reaches(number, PrintState::sent));
    EXPECT_FALSE(job(number).reason);
    EXPECT_THAT(printed(zebra, 1), ElementsAre("label"));
}

TEST_F(Room, waitsLongerAfterEachFailureAndNotWhenAPersonCalls)
{
    LoopbackPrinter zebra;
    setUp("Zebra", zebra.address());
    zebra.switchOff();
    SetClock& clock = m_setClock;
    openRoom(clock, PrintPace{});
    const auto number = handIn("Zebra", "label");
    const auto triesReach = [&](int tries) {
        return m_changes.waitFor([&](const auto&) { return job(number).tries >= tries; });
    };
    ASSERT_TRUE(triesReach(1));

    clock.advance(std::chrono::seconds(1));
    ASSERT_TRUE(triesReach(2));
    m_bell->call(); // two seconds would be due by the clock, which stands
    ASSERT_TRUE(triesReach(3));
    clock.advance(std::chrono::seconds(4));
    ASSERT_TRUE(triesReach(4));

    EXPECT_EQ(job(number).tries, 4) << "it was tried while a pause ran";
}

TEST(PrintPause, doublesUpToTheLongest)
{
    const PrintPace pace;
    std::vector<std::int64_t> seconds;
    for (int failed = 0; failed < 8; ++failed) {
        seconds.push_back(printPause(pace, failed).count() / 1'000);
    }
    EXPECT_THAT(seconds, ElementsAre(0, 1, 2, 4, 8, 16, 30, 30));
    EXPECT_EQ(printPause(pace, 1'000'000), pace.longestPause);
}

TEST_F(Room, isUnsureOfALabelThatAPrinterTookNoMoreOf)
{
    LoopbackPrinter zebra(Habit::neverReads);
    setUp("Zebra", zebra.address());
    openRoom();

    const auto number = handIn("Zebra", randomText(20'000'000, 3)); // more than the buffers in between hold

    ASSERT_TRUE(reaches(number, PrintState::unsure));
    EXPECT_THAT(job(number).reason->what(), HasSubstr("took nothing more"));
    zebra.set(Habit::takes);
    const auto next = handIn("Zebra", "next");
    ASSERT_TRUE(reaches(next, PrintState::sent));
    EXPECT_EQ(job(number).state, PrintState::unsure);
    EXPECT_EQ(printed(zebra, 2).back(), "next") << "it was sent again by itself";
    EXPECT_EQ(zebra.connections(), 2);
}

class RoomWithABreakingPrinter : public Room, public testing::WithParamInterface<Habit> {};

TEST_P(RoomWithABreakingPrinter, isUnsureAndNeverPrintsTwiceByItself)
{
    LoopbackPrinter zebra(GetParam());
    setUp("Zebra", zebra.address());
    openRoom();

    const auto number = handIn("Zebra", randomText(2'000'000, 4));

    ASSERT_TRUE(reaches(number, PrintState::unsure));
    EXPECT_THAT(job(number).reason->what(), HasSubstr("broke the connection"));
    zebra.set(Habit::takes);
    const auto next = handIn("Zebra", "next");
    ASSERT_TRUE(reaches(next, PrintState::sent));
    EXPECT_EQ(job(number).state, PrintState::unsure);
    EXPECT_EQ(printed(zebra, 2).back(), "next");
    EXPECT_EQ(zebra.connections(), 2);
}

INSTANTIATE_TEST_SUITE_P(EachWay, RoomWithABreakingPrinter, testing::Values(Habit::drops, Habit::chokes));

TEST_F(Room, takesAPrinterForServedThatKeepsItsSideOpen)
{
    LoopbackPrinter zebra(Habit::keepsOpen);
    setUp("Zebra", zebra.address());
    openRoom();

    const auto number = handIn("Zebra", "label");

    EXPECT_TRUE(reaches(number, PrintState::sent));
    EXPECT_THAT(printed(zebra, 1), ElementsAre("label"));
}

TEST_F(Room, holdsUpNoOtherPrinterForOneThatHangsOrIsOff)
{
    LoopbackPrinter hanging(Habit::neverReads);
    LoopbackPrinter off;
    LoopbackPrinter good;
    setUp("Hanging", hanging.address());
    setUp("Off", off.address());
    setUp("Good", good.address());
    off.switchOff();
    PrintPace pace = quick();
    pace.stall = std::chrono::minutes(10);
    openRoom(m_clock, pace);
    const auto hangs = handIn("Hanging", randomText(20'000'000, 5));
    const auto waits = handIn("Off", "off");
    ASSERT_TRUE(reaches(hangs, PrintState::sending));

    for (int label = 0; label < 10; ++label) {
        EXPECT_TRUE(reaches(handIn("Good", "label " + std::to_string(label)), PrintState::sent));
    }

    EXPECT_EQ(printed(good, 10).size(), 10U);
    EXPECT_EQ(job(waits).state, PrintState::waiting);
    EXPECT_EQ(job(hangs).state, PrintState::sending);
    m_room.reset(); // in moments, not in ten minutes
    EXPECT_EQ(job(hangs).state, PrintState::unsure);
}

TEST_F(Room, printsInTheOrderOfHandingIn)
{
    LoopbackPrinter zebra;
    setUp("Zebra", zebra.address());
    std::vector<std::string> labels;
    std::int64_t last = 0;
    for (int label = 0; label < 20; ++label) {
        labels.push_back("label " + std::to_string(label));
        last = handIn("Zebra", labels.back());
    }

    openRoom();

    ASSERT_TRUE(reaches(last, PrintState::sent));
    EXPECT_EQ(printed(zebra, labels.size()), labels);
}

TEST_F(Room, saysThatAPrinterIsNotSetUpAndPrintsWhenItIs)
{
    LoopbackPrinter zebra;
    openRoom();
    const auto number = handIn("Zebra", "label");
    ASSERT_TRUE(m_changes.waitFor([&](const auto&) { return job(number).reason.has_value(); }));
    EXPECT_EQ(job(number).reason->what(), "No printer called Zebra is set up at this station.");

    setUp("Zebra", zebra.address());

    EXPECT_TRUE(reaches(number, PrintState::sent));
}

TEST_F(Room, sendsNothingThatWasCancelled)
{
    LoopbackPrinter zebra;
    setUp("Zebra", zebra.address());
    const auto cancelled = handIn("Zebra", "cancelled");
    ASSERT_TRUE(write([&](store::Database& writer) {
        return store::cancelPrint(writer, cancelled, domain::ActorId("T01"), m_clock.now());
    }));
    const auto other = handIn("Zebra", "other");

    openRoom();

    ASSERT_TRUE(reaches(other, PrintState::sent));
    EXPECT_THAT(printed(zebra, 1), ElementsAre("other"));
}

TEST_F(Room, isUnsureOfWhatWasOnItsWayWhenTheProgramWasKilled)
{
    LoopbackPrinter zebra;
    setUp("Zebra", zebra.address());
    const auto number = handIn("Zebra", "label");
    ASSERT_TRUE(write([&](store::Database& writer) -> Result<void> {
        const auto begun = store::beginPrint(writer, number, m_clock.now());
        return begun ? Result<void>() : Result<void>(begun.error());
    }));

    openRoom();

    EXPECT_EQ(job(number).state, PrintState::unsure);
    EXPECT_TRUE(reaches(handIn("Zebra", "next"), PrintState::sent));
    EXPECT_THAT(printed(zebra, 1), ElementsAre("next"));
}

TEST_F(Room, isOneForAStore)
{
    openRoom();

    const auto second = Printroom::open(parts(m_clock, quick()));

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().what(), "Another program prints from this queue already.");
}

TEST_F(Room, worksThroughTheQueueOnceAndReports)
{
    LoopbackPrinter good;
    LoopbackPrinter off;
    LoopbackPrinter breaking(Habit::drops);
    setUp("Good", good.address());
    setUp("Off", off.address());
    setUp("Breaking", breaking.address());
    off.switchOff();
    for (int label = 0; label < 3; ++label) {
        handIn("Good", "label");
        handIn("Off", "label");
    }
    handIn("Breaking", randomText(500'000, 6));

    const auto room = Printroom::open(parts(m_clock, quick()));
    ASSERT_TRUE(room) << room.error().what();
    const auto round = (*room)->workThrough();

    ASSERT_TRUE(round) << round.error().what();
    EXPECT_EQ(round->sent, 3);
    EXPECT_EQ(round->unsure, 1);
    EXPECT_EQ(round->held, 1) << "a printer that is off is asked once";
    EXPECT_EQ(store::printCounts(*m_reader)->waiting, 3);
}

TEST_F(Room, losesNoLabelAndPrintsNoneTwiceInTwoHundredFaults)
{
    LoopbackPrinter zebra;
    std::mt19937 dice(20261127);
    std::map<Habit, int> met;
    zebra.hang = std::chrono::milliseconds(40);
    zebra.choose([&] { // under the printer's own lock
        const auto habit = static_cast<Habit>(dice() % 6);
        ++met[habit];
        return habit;
    });
    setUp("Zebra", zebra.address());
    PrintPace pace = quick();
    pace.stall = std::chrono::milliseconds(40);
    pace.farewell = std::chrono::milliseconds(20);
    pace.firstPause = std::chrono::milliseconds(1);
    pace.longestPause = std::chrono::milliseconds(2);
    std::mt19937 sizes(7);
    std::map<std::int64_t, std::string> labels;
    int restarts = 0;
    int outages = 0;
    for (std::uint32_t round = 0; round < 260; ++round) {
        const std::size_t size = sizes() % 25 == 0 ? 12'000'000 : 200 + sizes() % 40'000;
        std::string label = "LABEL " + std::to_string(round) + '\n' + randomText(size, round);
        const auto number = handIn("Zebra", label);
        labels[number] = std::move(label);
        if (round % 25 == 0) {
            m_room.reset();
            openRoom(m_clock, pace);
            ++restarts;
        }
        if (round % 40 == 10) {
            zebra.switchOff();
            zebra.switchOn();
            ++outages;
        }
        if (round % 10 == 9) {
            ASSERT_TRUE(m_changes.waitFor([&](const auto&) { return store::printCounts(*m_reader)->waiting < 5; }));
        }
    }
    ASSERT_TRUE(m_changes.waitFor([&](const auto&) { return store::printCounts(*m_reader)->waiting == 0; }));
    m_room.reset();
    zebra.choose([] { return Habit::takes; });
    zebra.switchOff(); // everything that lay in its memory has been read

    std::map<std::string, int> whole;
    for (const std::string& bytes : zebra.received()) {
        ++whole[bytes];
    }
    std::map<PrintState, int> states;
    int twice = 0;
    int lost = 0;
    for (const auto& [number, label] : labels) {
        const PrintState state = job(number).state;
        ++states[state];
        twice += whole[label] > 1 ? 1 : 0;
        lost += whole[label] == 0 && state != PrintState::unsure ? 1 : 0;
    }
    EXPECT_EQ(twice, 0);
    EXPECT_EQ(lost, 0);
    EXPECT_EQ(states[PrintState::sent] + states[PrintState::unsure], 260);
    int faults = restarts + outages;
    for (const auto& [habit, count] : met) {
        faults += habit == Habit::takes || habit == Habit::keepsOpen ? 0 : count;
    }
    std::cout << "260 labels, " << faults << " faults (" << met[Habit::neverReads] << " hangs, " << met[Habit::drops]
              << " breaks, " << met[Habit::slams] << " slams, " << met[Habit::chokes] << " late breaks, " << outages
              << " outages, " << restarts << " starts of the room): " << states[PrintState::sent] << " sent, "
              << states[PrintState::unsure] << " unsure, " << lost << " lost, " << twice << " twice\n";
    EXPECT_GE(faults, 200);
}

} // namespace
} // namespace regrade::workers
