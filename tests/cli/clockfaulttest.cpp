#include "tests/cli/program.h"
#include "tests/support/faketime.h"

#include <iostream>

using namespace regrade;
using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using regrade::tests::FakeTime;

namespace {

/// The warehouse's program while the clock of the machine stands where it was turned to.
class TurnedHouse {
public:
    TurnedHouse() { m_time.turnTo("+0"); }
    void turnTo(const std::string& clock) const { m_time.turnTo(clock); }
    [[nodiscard]] const Warehouse& house() const { return m_house; }
    [[nodiscard]] nlohmann::json done(const std::vector<std::string>& words) const
    {
        std::vector<std::string> command{"/usr/bin/env"};
        for (const std::string& variable : m_time.surroundings()) {
            command.push_back(variable);
        }
        for (const std::string& word : m_house.command(words)) {
            command.push_back(word);
        }
        const auto run = runProgram(command);
        EXPECT_EQ(run.code, 0) << words.front() << ": " << run.err;
        return run.code == 0 ? run.json() : nlohmann::json();
    }

private:
    Warehouse m_house;
    FakeTime m_time{m_house.file("clock")};
};

/// No number of this kind anywhere in the answer is below zero.
void expectNoNegative(const nlohmann::json& answer, const std::string& ending)
{
    for (const auto& [key, value] : answer.items()) {
        if (value.is_structured()) {
            expectNoNegative(value, ending);
        } else if (value.is_number() && key.ends_with(ending)) {
            EXPECT_GE(value.get<double>(), 0.0) << key;
        }
    }
}

} // namespace

TEST(TurnedClock, leavesOrderAndDurationsOfTheRealProgramWhole)
{
    if (!FakeTime::isInstalled()) {
        GTEST_SKIP() << "The package faketime is not installed: the clock of the real program cannot be turned.";
    }
    const TurnedHouse turned;
    (void)turned.house().registerProduct("TOY-01");
    const std::string tag = turned.house().intake("TOY-01");
    (void)turned.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works", "--used",
                       "--reason", "Light traces."});
    (void)turned.done({"work", "start", tag});
    turned.turnTo("-1h");
    for (const auto& words : turned.house().passingSteps(tag, "cleaning", "")) {
        (void)turned.done(words);
    }
    (void)turned.done({"work", "finish", tag});
    turned.turnTo("-10y");
    (void)turned.done({"intake", "--sku", "TOY-01", "--order", "ORD-2", "--reason", "changed_mind"});
    turned.turnTo("+10y");
    const auto later = turned.done({"kpi"});
    turned.turnTo("+0");

    const auto verified = turned.done({"store", "verify"});
    EXPECT_EQ(verified["intact"], true) << verified.dump();
    const auto jumps = verified["clock_jumps"];
    EXPECT_EQ(jumps.size(), 2U) << "an hour back in the middle of work, and the years back: " << verified.dump();
    const auto unit = turned.done({"item", "show", tag});
    EXPECT_EQ(unit["timeline"].size(), unit["version"].get<std::size_t>());
    for (const auto* answer : {&unit, &later}) {
        expectNoNegative(*answer, "Seconds");
        expectNoNegative(*answer, "Ms");
        expectNoNegative(*answer, "minor");
    }
    EXPECT_LT(unit["refurbCost"]["minor"], 2'000) << "an hour of work that nobody did";
    EXPECT_EQ(later["byAge"]["61+"], 2);
    EXPECT_EQ(later["open"], 2);
    const auto now = turned.done({"kpi"});
    EXPECT_EQ(now["byAge"]["0-30"], 1) << "the unit that came in under the right date";
    EXPECT_EQ(now["byAge"]["61+"], 1) << "and the one that came in ten years back";
    std::cout << "the real program an hour back, ten years back and on: " << jumps.size()
              << " jumps told, 0 negative durations, 0 wrong ages\n";
}
