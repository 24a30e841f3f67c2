#include "tests/cli/program.h"
#include "tests/support/printer.h"

#include "store/eventlog.h"
#include "store/photoarchive.h"
#include "store/printbook.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iostream>
#include <map>
#include <random>

using namespace regrade;
using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using regrade::tests::LoopbackPrinter;
using testing::HasSubstr;
using Habit = LoopbackPrinter::Habit;

namespace {

std::string wholeFile(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> printed(const LoopbackPrinter& printer, std::size_t count)
{
    for (int wait = 0; wait < 2'000 && printer.received().size() < count; ++wait) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return printer.received();
}

std::vector<store::PrintJob> queueOf(const Warehouse& house)
{
    const auto database = store::Database::openForReading(house.data() / "regrade.db");
    EXPECT_TRUE(database) << database.error().what();
    const auto jobs = store::prints(*database, 10'000);
    return jobs ? *jobs : std::vector<store::PrintJob>{};
}

std::string bytesInQueue(const Warehouse& house, std::int64_t number)
{
    const auto database = store::Database::openForReading(house.data() / "regrade.db");
    const auto bytes = store::printBytes(*database, number);
    EXPECT_TRUE(bytes) << bytes.error().what();
    return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

/// How many prints are on record, and the hash of each.
std::vector<std::string> loggedLabels(const Warehouse& house, const std::string& tag)
{
    const auto database = store::Database::openForReading(house.data() / "regrade.db");
    const auto history = store::EventLog(*database).history(domain::subjectOf(domain::ItemId(tag)));
    std::vector<std::string> contents;
    for (const auto& entry : *history) {
        if (const auto* label = std::get_if<domain::LabelPrinted>(&entry.event)) {
            contents.push_back(label->content);
        }
    }
    return contents;
}

std::string hashOf(const std::string& text)
{
    const auto* const first = reinterpret_cast<const std::byte*>(text.data());
    return store::sha256Hex(std::vector<std::byte>(first, first + text.size()));
}

std::size_t unitJobs(const Warehouse& house)
{
    const auto jobs = queueOf(house);
    return static_cast<std::size_t>(
        std::count_if(jobs.begin(), jobs.end(), [](const auto& job) { return job.unit.has_value(); }));
}

/// A unit without any label yet.
std::string bareUnit(const Warehouse& house)
{
    return house.done({"intake", "--sku", "TOY-01", "--order", "ORD-1", "--reason", house.policy().reasons.front().id})
        .at("item");
}

} // namespace

TEST(Printing, bringsTheBytesOfTheQueueToAPortAndToAFolder)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = bareUnit(house);
    LoopbackPrinter zebra;
    std::filesystem::create_directories(house.file("labels"));
    (void)house.done({"printer", "add", "Folder", "--address", house.file("labels").string()});
    (void)house.done({"printer", "add", "Zebra", "--address", zebra.address(), "--template", "sale=sale-100x50"});
    EXPECT_EQ(house.done({"printer", "list"}).size(), 2U);

    (void)house.done({"print", "label", tag});
    EXPECT_EQ(house.done({"print", "send"})["sent"], 1);
    const std::string firstCopy = bytesInQueue(house, 1);
    const auto queued = house.done({"print", "label", tag, "--printer", "zebra"});
    EXPECT_EQ(queued["state"], "waiting");
    EXPECT_EQ(queued["copy"], 2);
    EXPECT_EQ(house.done({"print", "send"})["sent"], 1);

    const std::string file = wholeFile(house.file("labels") / ("000001-" + tag + "-intake-1.pdf"));
    ASSERT_THAT(printed(zebra, 1), testing::SizeIs(1));
    EXPECT_EQ(file.substr(0, 5), "%PDF-");
    EXPECT_EQ(file, firstCopy);
    EXPECT_EQ(zebra.received().front(), bytesInQueue(house, 2));
    EXPECT_NE(zebra.received().front(), file) << "the second copy says that it is one";
    EXPECT_EQ(loggedLabels(house, tag), (std::vector<std::string>{hashOf(file), hashOf(zebra.received().front())}));
    const auto queue = house.done({"print", "queue"});
    EXPECT_EQ(queue[0]["state"], "sent");
    EXPECT_EQ(queue[1]["state"], "cancelled") << "the first copy is void";
    EXPECT_THAT(queue[1]["reason"].get<std::string>(), HasSubstr("Copy 2"));
    EXPECT_EQ(house.done({"print", "confirm", tag})["state"], "confirmed");
    EXPECT_THAT(house.refused({"print", "confirm", tag}), HasSubstr("waits to be scanned back"));
}

TEST(Printing, keepsALabelForAPrinterThatIsOffAndTellsWhy)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = bareUnit(house);
    LoopbackPrinter zebra;
    zebra.switchOff();
    (void)house.done({"printer", "add", "Zebra", "--address", zebra.address()});

    (void)house.done({"print", "label", tag});
    EXPECT_EQ(house.done({"print", "send"})["waiting"], 1);

    EXPECT_THAT(house.done({"print", "queue"})[0]["reason"].get<std::string>(), HasSubstr("refuses the connection"));
    EXPECT_THAT(house.refused({"print", "again", "1"}), HasSubstr("needs no second copy: it still waits"));
    zebra.switchOn();
    EXPECT_EQ(house.done({"print", "send"})["sent"], 1);
    EXPECT_THAT(printed(zebra, 1), testing::SizeIs(1));
}

TEST(Printing, asksAPersonAfterABreakAndVoidsTheCopyBefore)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = bareUnit(house);
    LoopbackPrinter zebra(Habit::drops);
    (void)house.done({"printer", "add", "Zebra", "--address", zebra.address()});
    (void)house.done({"print", "label", tag});
    EXPECT_EQ(house.done({"print", "send"})["unsure"], 1);
    zebra.set(Habit::takes);
    EXPECT_EQ(house.done({"print", "send"})["sent"], 0) << "it was sent again by itself";

    const auto again = house.done({"print", "again", "1"});

    EXPECT_EQ(again["copy"], 2);
    EXPECT_EQ(again["state"], "waiting");
    EXPECT_EQ(house.done({"print", "send"})["sent"], 1);
    EXPECT_EQ(loggedLabels(house, tag).size(), 2U);
    EXPECT_THAT(house.refused({"print", "again", "1"}), HasSubstr("a later copy of this label was printed"));
    EXPECT_EQ(house.done({"print", "cancel", "2"})["state"], "cancelled");
    EXPECT_THAT(house.refused({"print", "cancel", "2"}), HasSubstr("cannot be cancelled: it is on its way, or done"));
    EXPECT_THAT(house.refused({"print", "cancel", "77"}), HasSubstr("has no number 77"));
}

TEST(Printing, writesZplWithThePrintersTemplateAndLogsThoseBytes)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = bareUnit(house);
    LoopbackPrinter zebra;
    (void)house.done({"printer", "add", "Zebra", "--address", zebra.address(), "--language", "zpl", "--dpi", "300",
                      "--template", "intake=unit-62"});

    (void)house.done({"print", "label", tag});
    EXPECT_EQ(house.done({"print", "send"})["sent"], 1);

    const auto papers = printed(zebra, 1);
    ASSERT_THAT(papers, testing::SizeIs(1));
    EXPECT_THAT(papers.front(), testing::StartsWith("^XA"));
    EXPECT_THAT(papers.front(), HasSubstr("^PW732")) << "62 mm at 300 dpi";
    EXPECT_THAT(papers.front(), HasSubstr("^GFA"));
    EXPECT_EQ(loggedLabels(house, tag), std::vector<std::string>{hashOf(papers.front())});
    EXPECT_THAT(house.refused({"printer", "add", "Other", "--address", "10.0.0.9", "--template", "sale=nowhere"}),
                HasSubstr("nowhere"));
    EXPECT_THAT(
        house.refused({"printer", "add", "Other", "--address", "10.0.0.9", "--language", "zpl", "--dpi", "250"}),
        HasSubstr("203, 300 or 600"));
}

TEST(Printing, testsAPrinter)
{
    const Warehouse house;
    LoopbackPrinter zebra;
    (void)house.done({"printer", "add", "Zebra", "--address", zebra.address()});

    EXPECT_EQ(house.done({"printer", "test", "Zebra"})["state"], "sent");

    ASSERT_THAT(printed(zebra, 1), testing::SizeIs(1));
    EXPECT_EQ(zebra.received().front().substr(0, 5), "%PDF-");
    EXPECT_EQ(house.done({"printer", "remove", "Zebra"})["removed"], "Zebra");
    EXPECT_THAT(house.refused({"printer", "test", "Zebra"}), HasSubstr("No printer is set up"));
}

TEST(Printing, refusesBadPrintersWithOneSentence)
{
    const Warehouse house;
    (void)house.done({"printer", "add", "Zebra", "--address", "10.0.0.9"});
    EXPECT_EQ(house.done({"printer", "list"})[0]["address"], "10.0.0.9");
    const auto refusal = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"printer", "add"});
        return house.refused(words);
    };
    EXPECT_THAT(refusal({"zebra", "--address", "10.0.0.8:9100"}), HasSubstr("There is a printer Zebra already"));
    EXPECT_THAT(refusal({"P", "--address", "10.0.0.8:0"}), HasSubstr("from 1 to 65535"));
    EXPECT_THAT(refusal({"P", "--address", "10.0.0.8:65536"}), HasSubstr("from 1 to 65535"));
    EXPECT_THAT(refusal({"P", "--address", "http://10.0.0.8"}), HasSubstr("is no address of a printer"));
    EXPECT_THAT(refusal({"P", "--address", "../labels"}), HasSubstr("the whole path of a folder"));
    EXPECT_THAT(refusal({" ", "--address", "10.0.0.8"}), HasSubstr("1 to 40 characters"));
    EXPECT_THAT(refusal({"P", "--address", "10.0.0.8", "--language", "epl"}), HasSubstr("pdf or zpl"));
    EXPECT_THAT(refusal({"P", "--address", "10.0.0.8", "--dpi", "50"}), HasSubstr("100 to 1200"));
    EXPECT_THAT(refusal({"P", "--address", "10.0.0.8", "--template", "gift=x"}), HasSubstr("intake or sale"));
    EXPECT_THAT(house.refused({"printer", "remove", "Brother"}), HasSubstr("There is no printer Brother"));
}

TEST(Printing, isUnsureOfALabelThatWasOnItsWayWhenTheProgramWasKilled)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = bareUnit(house);
    LoopbackPrinter zebra(Habit::keepsOpen); // two seconds of farewell, in which it is killed
    (void)house.done({"printer", "add", "Zebra", "--address", zebra.address()});
    (void)house.done({"print", "label", tag});
    store::PrintState state = store::PrintState::waiting;
    for (int tries = 1; tries < 40 && state == store::PrintState::waiting; ++tries) {
        (void)runProgram(house.command({"print", "send"}), std::chrono::milliseconds(200 * tries));
        state = queueOf(house).front().state;
    }
    ASSERT_EQ(state, store::PrintState::sending);

    EXPECT_EQ(house.done({"print", "send"})["unsure"], 1);

    EXPECT_EQ(queueOf(house).front().state, store::PrintState::unsure);
    EXPECT_EQ(zebra.connections(), 1) << "it was sent again by itself";
    EXPECT_EQ(house.done({"print", "confirm", tag})["state"], "confirmed");
}

TEST(KillingThePrintingProgram, losesNoLabelAndPrintsNoneTwiceByItself)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = bareUnit(house);
    LoopbackPrinter zebra;
    (void)house.done({"printer", "add", "Zebra", "--address", zebra.address()});
    const auto usual = [&](const std::vector<std::string>& words) { // a busy machine is slower
        const auto began = std::chrono::steady_clock::now();
        (void)house.done(words);
        return std::chrono::steady_clock::now() - began;
    };
    const std::vector<std::string> label{"print", "label", tag};
    const std::vector<std::string> test{"printer", "test", "Zebra"};
    const std::vector<std::string> send{"print", "send"};
    const auto toLabel = usual(label);
    const auto toTest = usual(test);
    const auto toSend = usual(send);
    std::mt19937 dice(20261127);
    int kills = 0;
    const auto killed = [&](const std::vector<std::string>& words, std::chrono::nanoseconds whole) {
        const double share = std::uniform_real_distribution<double>(0.2, 1.6)(dice);
        const auto after = std::chrono::duration_cast<std::chrono::microseconds>(whole * share);
        kills += runProgram(house.command(words), after).code ? 0 : 1;
    };
    for (int round = 0; round < 100 && (kills < 40 || queueOf(house).size() < 15); ++round) {
        killed(label, toLabel);
        EXPECT_EQ(loggedLabels(house, tag).size(), unitJobs(house)) << "one without the other";
        // Not of one unit, whose later copies would void the earlier ones.
        killed(test, toTest);
        killed(send, toSend);
    }
    (void)house.done(send);

    std::map<std::string, int> states;
    for (const auto& job : queueOf(house)) {
        ++states[std::string(store::nameOf(job.state))];
    }
    EXPECT_EQ(loggedLabels(house, tag).size(), unitJobs(house));
    EXPECT_EQ(states["waiting"] + states["sending"], 0);
    const auto connections = zebra.received();
    const auto labels = static_cast<int>(
        std::count_if(connections.begin(), connections.end(), [](const std::string& bytes) { return !bytes.empty(); }));
    EXPECT_LE(labels, states["sent"] + states["unsure"] + states["cancelled"]);
    EXPECT_GE(labels, states["sent"]);
    EXPECT_GE(kills, 40);
    EXPECT_GE(queueOf(house).size(), 15U);
    std::cout << kills << " kills, " << queueOf(house).size() << " labels handed in: " << states["sent"] << " sent, "
              << states["unsure"] << " unsure, " << states["cancelled"] << " void, " << labels
              << " came to the printer\n";
}
