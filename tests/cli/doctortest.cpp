#include "tests/cli/program.h"
#include "tests/support/faketime.h"
#include "tests/support/printer.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>

#include <fstream>

using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using regrade::tests::LoopbackPrinter;
using testing::HasSubstr;

namespace {

namespace fs = std::filesystem;

} // namespace

class Doctor : public ::testing::Test {
protected:
    struct Told {
        std::string health;
        std::string what;
    };

    /// What is said of each part.
    std::map<std::string, Told> examined(int code)
    {
        const auto run = house.run({"doctor"});
        EXPECT_EQ(run.code, code) << run.out << run.err;
        std::map<std::string, Told> told;
        const auto answer = run.json();
        EXPECT_EQ(answer.at("holds"), code == 0);
        for (const auto& one : answer.at("findings")) {
            EXPECT_TRUE(told.emplace(one.at("part"), Told{one.at("health"), one.at("what")}).second) << one;
        }
        return told;
    }

    void set(const nlohmann::json& settings) const
    {
        fs::create_directories(house.data());
        std::ofstream(house.data() / "settings.json") << settings;
    }

    Warehouse house;
};

TEST_F(Doctor, changesNothingAtANewStationAndSaysWhatIsMissing)
{
    const auto told = examined(0);

    EXPECT_FALSE(fs::exists(house.data()));
    for (const char* good : {"pictures", "codes", "policy", "store", "disk", "fonts", "detector", "hub"}) {
        EXPECT_EQ(told.at(good).health, "good") << good << ": " << told.at(good).what;
    }
    EXPECT_THAT(told.at("store").what, HasSubstr("There is no store yet"));
    EXPECT_EQ(told.at("printers").health, "watch");
    EXPECT_EQ(told.at("camera").health, "watch");
}

TEST_F(Doctor, findsWhatIsPluggedInAndWorks)
{
    LoopbackPrinter printer;
    set({{"camera", REGRADE_SOURCE_DIR "/resources/demo"},
         {"sound", false},
         {"printers", {{{"name", "Bench"}, {"language", "zpl"}, {"address", printer.address()}, {"dpi", 203}}}}});
    (void)house.registerProduct("TOY-01");
    (void)house.intake("TOY-01");
    const auto events = house.events();

    const auto told = examined(0);

    EXPECT_THAT(told.at("store").what, HasSubstr("The store opens: " + std::to_string(events) + " events"));
    EXPECT_EQ(told.at("backup").health, "watch");
    EXPECT_EQ(told.at("camera").health, "good") << told.at("camera").what;
    EXPECT_THAT(told.at("printer Bench").what, HasSubstr("The printer answers at 127.0.0.1:"));
    EXPECT_THAT(told.at("sound").what, HasSubstr("switched off"));
    EXPECT_EQ(house.events(), events);
    EXPECT_TRUE(printer.received().empty() || printer.received().front().empty()) << "it sent something";

    (void)house.done({"backup", "now"});
    EXPECT_EQ(examined(0).at("backup").health, "good");
}

TEST_F(Doctor, namesEveryFaultWithARemedy)
{
    const auto dark = house.file("dark");
    fs::create_directories(dark);
    ASSERT_TRUE(cv::imwrite((dark / "1.png").string(), cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(2))));
    LoopbackPrinter gone;
    gone.switchOff();
    set({{"camera", dark.string()},
         {"printers",
          {{{"name", "Off"}, {"language", "zpl"}, {"address", gone.address()}, {"dpi", 203}},
           {{"name", "Folder"}, {"language", "pdf"}, {"address", house.file("nowhere").string()}, {"dpi", 203}}}}});
    std::ofstream(house.data() / "hub.json") << "no JSON";
    std::ofstream(house.data() / "regrade.db") << "no store";

    const auto told = examined(1);

    EXPECT_EQ(told.at("camera").health, "watch");
    EXPECT_THAT(told.at("camera").what, HasSubstr("dark"));
    for (const char* bad : {"printer Off", "printer Folder", "hub", "store"}) {
        EXPECT_EQ(told.at(bad).health, "bad") << bad << ": " << told.at(bad).what;
        EXPECT_GT(told.at(bad).what.size(), 20U) << bad;
    }
    EXPECT_EQ(told.at("policy").health, "good");
}

TEST_F(Doctor, seesACameraThatThisUserMayNotOpenAndOneThatIsGone)
{
    set({{"camera", "/dev/video97"}});
    const auto told = examined(1);
    EXPECT_EQ(told.at("camera").health, "bad");
    EXPECT_THAT(told.at("camera").what, HasSubstr("97 cannot be opened. Check its plug and its power."));
}

TEST_F(Doctor, seesAClockThatStandsBeforeTheLastEvent)
{
    if (!regrade::tests::FakeTime::isInstalled()) {
        GTEST_SKIP() << "libfaketime is not installed";
    }
    (void)house.registerProduct("TOY-01");
    const regrade::tests::FakeTime clock(house.file("clock"));
    clock.turnTo("-40d");
    auto words = house.command({"doctor"});
    const auto surroundings = clock.surroundings();
    words.insert(words.begin(), surroundings.begin(), surroundings.end());
    words.insert(words.begin(), "/usr/bin/env");
    const auto run = runProgram(words);
    EXPECT_EQ(run.code, 1) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Set it right before anybody works."));
}
