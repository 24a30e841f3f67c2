#include "stats/allocation.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <sstream>
#include <unistd.h>

using namespace regrade::stats;

namespace {

constexpr auto kNowhere = std::nullopt;

/// Four grades, five channels: own shop, discount, live, parts, Instagram.
AllocationModel house()
{
    return {{100, 200, 80, 40},
            {120, 250, 120, 60, 90},
            {{27.0, 22.0, 18.0, 4.0, 20.0},
             {15.0, 16.0, 14.0, 4.0, 19.0},
             {6.0, 9.0, 12.0, 4.0, 10.0},
             {kNowhere, kNowhere, kNowhere, 3.0, kNowhere}},
            {{90, 10, 0, 0, 0}, {20, 150, 30, 0, 0}, {0, 20, 60, 0, 0}, {0, 0, 0, 40, 0}},
            0.30};
}

AllocationModel randomModel(std::mt19937& random)
{
    const auto upTo = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    AllocationModel model;
    const int kinds = 1 + upTo(4);
    const int channels = 1 + upTo(5);
    std::vector<int> lying(static_cast<std::size_t>(channels), 0);
    for (int kind = 0; kind < kinds; ++kind) {
        std::vector<std::optional<double>> margins;
        std::vector<int> current;
        int sum = 0;
        for (int channel = 0; channel < channels; ++channel) {
            const bool may = upTo(9) > 0;
            margins.push_back(may ? std::optional(upTo(4000) / 100.0) : kNowhere);
            current.push_back(may ? upTo(60) : 0);
            sum += current.back();
            lying[static_cast<std::size_t>(channel)] += current.back();
        }
        model.margins.push_back(margins);
        model.current.push_back(current);
        model.supply.push_back(sum + upTo(50));
    }
    for (const int units : lying) {
        model.capacity.push_back(units + upTo(80));
    }
    model.mostShift = upTo(100) / 100.0;
    return model;
}

/// The same program in CPLEX's LP format, written from the words of the model.
void writeModel(const AllocationModel& model, std::ostream& out)
{
    const auto x = [](std::size_t k, std::size_t c) { return "x" + std::to_string(k) + "_" + std::to_string(c); };
    const auto d = [](std::size_t k, std::size_t c) { return "d" + std::to_string(k) + "_" + std::to_string(c); };
    using Sum = std::vector<std::string>;
    const auto joined = [](const Sum& terms) {
        std::string text;
        for (const std::string& term : terms) {
            text += (text.empty() ? "" : " + ") + term;
        }
        return text;
    };
    Sum value;
    std::ostringstream limits;
    std::ostringstream bounds;
    std::vector<Sum> rooms(model.capacity.size());
    for (std::size_t k = 0; k < model.supply.size(); ++k) {
        Sum placed;
        Sum leaving;
        for (std::size_t c = 0; c < model.capacity.size(); ++c) {
            std::ostringstream worth;
            worth.precision(17);
            worth << model.margins[k][c].value_or(0.0) << " " << x(k, c);
            value.push_back(worth.str());
            placed.push_back(x(k, c));
            leaving.push_back(d(k, c));
            rooms[c].push_back(x(k, c));
            limits << " left" << k << "_" << c << ": " << x(k, c) << " + " << d(k, c) << " >= " << model.current[k][c]
                   << "\n";
            if (!model.margins[k][c]) {
                bounds << " " << x(k, c) << " = 0\n";
            }
        }
        limits << " supply" << k << ": " << joined(placed) << " <= " << model.supply[k] << "\n shift" << k << ": "
               << joined(leaving) << " <= " << wholeShare(model.supply[k], model.mostShift) << "\n";
    }
    for (std::size_t c = 0; c < model.capacity.size(); ++c) {
        limits << " room" << c << ": " << joined(rooms[c]) << " <= " << model.capacity[c] << "\n";
    }
    out << "Maximize\n value: " << joined(value) << "\nSubject To\n"
        << limits.str() << "Bounds\n"
        << bounds.str() << "End\n";
}

/// The optimum by glpsol; nothing when it finds none.
std::optional<double> glpsol(const AllocationModel& model, const std::filesystem::path& folder)
{
    {
        std::ofstream file(folder / "model.lp");
        writeModel(model, file);
    }
    const std::string run = "glpsol --lp " + (folder / "model.lp").string() + " -w " + (folder / "answer").string() +
                            " > " + (folder / "log").string() + " 2>&1";
    if (std::system(run.c_str()) != 0) {
        return std::nullopt;
    }
    std::ifstream answer(folder / "answer");
    for (std::string line; std::getline(answer, line);) {
        std::istringstream words(line);
        std::string kind, type;
        int rows = 0, columns = 0;
        std::string primal, dual;
        double value = 0.0;
        if (line.starts_with("s ") && words >> kind >> type >> rows >> columns >> primal >> dual >> value) {
            return primal == "f" && dual == "f" ? std::optional(value) : std::nullopt;
        }
    }
    return std::nullopt;
}

bool hasGlpsol() { return std::system("glpsol --version > /dev/null 2>&1") == 0; }

int moved(const AllocationModel& model, const Allocation& found, std::size_t kind)
{
    int sum = 0;
    for (std::size_t c = 0; c < model.capacity.size(); ++c) {
        sum += std::max(0, model.current[kind][c] - found.units[kind][c]);
    }
    return sum;
}

double worthOf(const AllocationModel& model, const Allocation& found)
{
    double sum = 0.0;
    for (std::size_t k = 0; k < model.supply.size(); ++k) {
        for (std::size_t c = 0; c < model.capacity.size(); ++c) {
            sum += model.margins[k][c].value_or(0.0) * found.units[k][c];
        }
    }
    return sum;
}

/// Whole units break no bound that the program keeps.
void expectWithinBounds(const AllocationModel& model, const Allocation& found)
{
    for (std::size_t k = 0; k < model.supply.size(); ++k) {
        int sum = 0;
        for (std::size_t c = 0; c < model.capacity.size(); ++c) {
            ASSERT_GE(found.units[k][c], 0);
            ASSERT_TRUE(model.margins[k][c] || found.units[k][c] == 0);
            sum += found.units[k][c];
        }
        ASSERT_LE(sum, model.supply[k]);
        ASSERT_LE(moved(model, found, k), model.mostShift * model.supply[k] + 1e-6);
    }
    for (std::size_t c = 0; c < model.capacity.size(); ++c) {
        int sum = 0;
        for (std::size_t k = 0; k < model.supply.size(); ++k) {
            sum += found.units[k][c];
        }
        ASSERT_LE(sum, model.capacity[c]);
    }
}

} // namespace

TEST(Allocation, movesThirtyPercentOfBToTheNewChannel)
{
    const auto found = allocate(house());

    ASSERT_TRUE(found) << found.error().what();
    EXPECT_NEAR(found->value, 7160.0, 1e-6);
    EXPECT_EQ(found->units[0], (std::vector<int>{100, 0, 0, 0, 0}));
    EXPECT_EQ(found->units[1], (std::vector<int>{0, 140, 0, 0, 60}));
    EXPECT_EQ(found->units[2], (std::vector<int>{0, 0, 80, 0, 0}));
    EXPECT_EQ(found->units[3], (std::vector<int>{0, 0, 0, 40, 0}));
}

TEST(Allocation, isTheOptimumOfGlpsolOnAThousandRandomModels)
{
    if (!hasGlpsol()) {
        GTEST_SKIP() << "glpsol (package glpk-utils) is not here";
    }
    const auto folder = std::filesystem::temp_directory_path() / ("regrade-lp-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::mt19937 random(20261128);
    int solved = 0;
    double furthest = 0.0;
    for (int round = 0; round <= 1000; ++round) {
        const AllocationModel model = round == 0 ? house() : randomModel(random);
        const auto found = allocate(model);
        const auto theirs = glpsol(model, folder);
        ASSERT_TRUE(found && theirs) << "model " << round;
        ASSERT_NEAR(found->value, *theirs, 1e-6 * (1.0 + std::abs(*theirs))) << "model " << round;
        expectWithinBounds(model, *found);
        ASSERT_NEAR(worthOf(model, *found), *theirs, 1e-6 * (1.0 + std::abs(*theirs))) << "in whole units";
        if (HasFatalFailure()) {
            FAIL() << "model " << round;
        }
        furthest = std::max(furthest, std::abs(found->value - *theirs) / (1.0 + std::abs(*theirs)));
        ++solved;
    }
    std::filesystem::remove_all(folder);
    std::printf("%d models, the furthest optimum off by %.2e of its value\n", solved, furthest);
}

TEST(Allocation, roundsAShareDown)
{
    EXPECT_EQ(wholeShare(100, 0.30), 30);
    EXPECT_EQ(wholeShare(7, 0.30), 2);
    EXPECT_EQ(wholeShare(3, 0.30), 0);
    EXPECT_EQ(wholeShare(10, 0.30), 3) << "no cent of a float is lost";
}

TEST(Allocation, refusesAModelThatIsNone)
{
    AllocationModel model = house();
    model.current[0][0] = 200;
    EXPECT_FALSE(allocate(model)) << "more lies there than there is";
    model = house();
    model.margins.pop_back();
    EXPECT_FALSE(allocate(model));
    model = house();
    model.capacity = {0, 0, 0, 0, 0};
    EXPECT_FALSE(allocate(model)) << "what lies there may not stay and may not move";
}
