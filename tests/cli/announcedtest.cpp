#include "tests/cli/program.h"
#include "tests/faults/profile.h"
#include "tests/support/sanitized.h"

#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace regrade;
using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

std::string listIn(const Warehouse& house, const std::string& text, const std::string& name = "returns.csv")
{
    std::ofstream(house.file(name), std::ios::binary) << text;
    return house.file(name).string();
}

constexpr const char* kHeading = "order,rma,tracking,sku,serial,reason,country,qty,customer\n";
const std::string kThree = std::string(kHeading) + "1001,R1,P1,LAMP-1,,cosmetic,FR,2,Ann Example\n"
                                                   "1002,R2,P2,LAMP-1,SN7,,,1,Bob Example\n"
                                                   "1002,R2,P2,LAMP-2,,defective,DE,1,Bob Example\n";

/// A long list, and what its rows are.
std::string longList(int rows)
{
    std::string text = kHeading;
    for (int row = 0; row < rows; ++row) {
        const std::string number = std::to_string(10'000'000 + row);
        text += number + ",R" + number + ",P" + number + ",LAMP-1,,changed_mind,DE,1," + std::string(150, 'x') + "\n";
    }
    return text;
}

TEST(Announced, areLookedAtWithoutWritingAnything)
{
    const Warehouse house;
    (void)house.registerProduct("LAMP-1");

    const auto look = house.done({"announced", "check", listIn(house, kThree)});

    EXPECT_EQ(look["rows"], 3);
    EXPECT_EQ(look["units"], 4);
    EXPECT_EQ(look["flawed"], 0);
    EXPECT_THAT(look["unregisteredProducts"], ElementsAre("LAMP-2"));
    EXPECT_THAT(look["unusedColumns"], ElementsAre("customer"));
    EXPECT_THAT(house.done({"announced", "lists"}), IsEmpty());
}

TEST(Announced, fillInWhatArrives)
{
    const Warehouse house;
    (void)house.registerProduct("LAMP-1");
    (void)house.registerProduct("LAMP-2");
    const auto taken = house.done({"announced", "import", listIn(house, kThree)});
    EXPECT_EQ(taken["list"], 1);

    const auto found = house.done({"announced", "find", "P1"});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0]["order"], "1001");
    const auto unit = house.done({"intake", "--announced", "P1"});
    const auto facts = house.done({"item", "show", unit["item"].get<std::string>()});
    EXPECT_THAT(facts.dump(), HasSubstr("\"1001\""));
    EXPECT_THAT(facts.dump(), HasSubstr("cosmetic"));
    EXPECT_EQ(house.done({"announced", "find", "R1"})[0]["arrived"], 1);

    (void)house.done({"intake", "--announced", "1001"});
    EXPECT_THAT(house.refused({"intake", "--announced", "1001"}), HasSubstr("is still open"));
    EXPECT_THAT(house.refused({"intake", "--announced", "1002"}), HasSubstr("2 open returns"));
    (void)house.done({"intake", "--announced", "1002", "--sku", "LAMP-2"});
    const auto missing = house.done({"announced", "missing", "--csv", house.file("missing.csv").string()});
    EXPECT_EQ(missing["units"], 1);
    EXPECT_EQ(missing["first"][0]["serial"], "SN7");
    EXPECT_EQ(house.done({"announced", "missing", "--days", "1"})["units"], 0) << "it was announced just now";
}

TEST(Announced, countUnitsThatCameWithoutTheirAnnouncement)
{
    const Warehouse house;
    (void)house.registerProduct("LAMP-1");
    (void)house.done({"announced", "import", listIn(house, kThree)});

    (void)house.done({"intake", "--sku", "LAMP-1", "--order", "1001", "--reason", "unknown"});
    EXPECT_EQ(house.done({"announced", "find", "1001"})[0]["arrived"], 1);
    (void)house.done({"store", "rebuild"});
    EXPECT_EQ(house.done({"announced", "find", "1001"})[0]["arrived"], 1) << "what came is told by the log";
}

TEST(Announced, areTakenOverWholeOrNotAtAll)
{
    const Warehouse house;
    const std::string list = listIn(house, kThree + "1003,,,,,broken heart,DE,0,=cmd|' /C calc'!A0\n"
                                                    "1004,R4\n"
                                                    "1001,R1,,LAMP-1,,,,1,Ann\n");
    const std::string flaws = house.file("flaws.csv").string();

    EXPECT_THAT(house.refused({"announced", "import", list, "--flaws", flaws}),
                HasSubstr("Nothing was taken over: 5 faults in the list, the first in row 5"));
    EXPECT_THAT(house.done({"announced", "lists"}), IsEmpty());
    EXPECT_EQ(house.run({"announced", "find", "1001"}).code, 1);
    const auto look = house.done({"announced", "check", list});
    std::vector<std::string> said;
    for (const auto& flaw : look["flaws"]) {
        said.push_back(std::to_string(flaw["row"].get<int>()) + " " + flaw["column"].get<std::string>());
    }
    EXPECT_THAT(said, ElementsAre("5 sku", "5 reason", "5 qty", "6 ", "7 "));
    EXPECT_THAT(look["flaws"][4]["problem"], HasSubstr("the same as row 2"));
    std::ifstream written(flaws);
    EXPECT_THAT(std::string(std::istreambuf_iterator<char>(written), {}), HasSubstr("5,reason,broken heart,"));
}

TEST(Announced, areKnownWhenTheyComeAgainAndGoneWhenWithdrawn)
{
    const Warehouse house;
    (void)house.done({"announced", "import", listIn(house, kThree)});
    const std::string more = listIn(house, kThree + "1009,,,LAMP-9,,,,1,\n", "more.csv");

    const auto again = house.done({"announced", "import", more});
    EXPECT_EQ(again["known"], 3);
    EXPECT_EQ(again["units"], 1);
    EXPECT_EQ(house.done({"announced", "import", more})["list"], 0) << "nothing in it was new";

    (void)house.done({"announced", "withdraw", "1"});
    EXPECT_EQ(house.run({"announced", "find", "1001"}).code, 1);
    EXPECT_EQ(house.done({"announced", "find", "1009"}).size(), 1U);
    EXPECT_THAT(house.refused({"announced", "withdraw", "1"}), HasSubstr("no announced list 1"));
    EXPECT_EQ(house.done({"announced", "import", more})["units"], 4) << "it can be taken over again";
}

TEST(Announced, refuseWhatIsNoList)
{
    const Warehouse house;

    EXPECT_THAT(house.refused({"announced", "import", house.file("none.csv").string()}), HasSubstr("There is no file"));
    EXPECT_THAT(house.refused({"announced", "import", listIn(house, "")}), HasSubstr("is empty"));
    EXPECT_THAT(house.refused({"announced", "import", listIn(house, "order,sku\n")}), HasSubstr("has no rows"));
    EXPECT_THAT(house.refused({"announced", "import", listIn(house, "order,price\n1,2\n")}),
                HasSubstr("column \"sku\""));
    EXPECT_THAT(house.refused({"announced", "import", listIn(house, "order,sku\n1,\"x\n")}),
                HasSubstr("quotation mark"));
    EXPECT_THAT(house.refused({"announced", "check", listIn(house, "order,sku\n1,2\n"), "--encoding", "morse"}),
                HasSubstr("no encoding known here"));
}

/// Cut off at any moment a list counts whole or not at all, and the next one finds nothing in its way.
TEST(Announced, surviveKill)
{
    const Warehouse house;
    const int rows = faults::rounds(20'000, 200'000);
    const std::string list = listIn(house, longList(rows));
    int cut = 0;
    for (int round = 0; round < faults::rounds(8, 60); ++round) {
        const auto run = runProgram(house.command({"announced", "import", list}),
                                    std::chrono::milliseconds(100 + 150 * (round % 12)));
        const auto lists = house.done({"announced", "lists"});
        if (!lists.empty()) {
            ASSERT_EQ(lists[0]["units"], rows);
            (void)house.done({"announced", "withdraw", std::to_string(lists[0]["list"].get<int>())});
        }
        cut += run.code ? 0 : 1;
        ASSERT_EQ(house.done({"announced", "missing"})["units"], 0) << "rows of a list that was cut off count";
    }

    EXPECT_GT(cut, 0);
    EXPECT_EQ(house.done({"announced", "import", list})["units"], rows);
    EXPECT_EQ(house.done({"announced", "missing"})["units"], rows);
    EXPECT_EQ(house.run({"store", "verify"}).code, 0);
}

/// Units are taken in while a long list comes over; Ctrl+C stops it.
TEST(Announced, holdNobodyUpAndStopWhenTold)
{
    const Warehouse house;
    (void)house.registerProduct("LAMP-1");
    const int rows = faults::rounds(60'000, 1'000'000);
    auto words = house.command({"announced", "import", listIn(house, longList(rows))});
    const auto start = [&] {
        const pid_t pid = fork();
        if (pid == 0) {
            std::vector<char*> arguments;
            for (std::string& word : words) {
                arguments.push_back(word.data());
            }
            arguments.push_back(nullptr);
            (void)!freopen("/dev/null", "w", stdout);
            (void)!freopen("/dev/null", "w", stderr);
            execv(arguments[0], arguments.data());
            _exit(127);
        }
        return pid;
    };
    const pid_t stopped = start();
    const auto hasBegun = [&] { return std::filesystem::exists(house.data() / "list.lock"); };
    for (int wait = 0; wait < 12'000 && !hasBegun(); ++wait) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ASSERT_TRUE(hasBegun());
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    const auto told = std::chrono::steady_clock::now();
    kill(stopped, SIGINT);
    int status = 0;
    ASSERT_EQ(waitpid(stopped, &status, 0), stopped);
    std::cout << "stopped after "
              << std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - told).count() << " ms"
              << std::endl; // before the next fork
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 1);
    EXPECT_THAT(house.done({"announced", "lists"}), IsEmpty());

    const pid_t whole = start();
    int received = 0;
    rusage used{};
    while (wait4(whole, &status, WNOHANG, &used) == 0) {
        (void)house.done({"intake", "--sku", "LAMP-1", "--order", "1", "--reason", "unknown"});
        ++received;
    }
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_GT(received, 0);
    EXPECT_EQ(house.done({"announced", "lists"})[0]["units"], rows);
    std::cout << rows << " rows, " << received << " units taken in meanwhile, " << used.ru_maxrss / 1024 << " MiB\n";
    if (!tests::kSanitized) {
        EXPECT_LT(used.ru_maxrss, 300 * 1024);
    }
}

} // namespace
