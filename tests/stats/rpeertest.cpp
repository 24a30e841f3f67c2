#include "tests/stats/rpeer.h"
#include "stats/agreement.h"
#include "stats/experiment.h"
#include "stats/survival.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <iomanip>
#include <random>
#include <sstream>

using namespace regrade::stats;
using regrade::tests::hasR;
using regrade::tests::toldByR;

namespace {

constexpr double kAlike = 1e-9;

void expectAlike(double ours, std::istream& told, const std::string& what)
{
    double reference = 0.0;
    ASSERT_TRUE(told >> reference) << what;
    EXPECT_NEAR(ours, reference, kAlike * std::max(1.0, std::abs(reference))) << what;
}

/// Days on offer, in whole days so that many are equal; a third is not sold yet.
std::vector<Stay> drawnStays(std::mt19937_64& random, double mean)
{
    std::exponential_distribution<double> days(1.0 / mean);
    std::bernoulli_distribution ended(0.67);
    std::vector<Stay> stays(std::uniform_int_distribution<std::size_t>(15, 80)(random));
    for (Stay& stay : stays) {
        stay = {1.0 + std::floor(days(random)), ended(random)};
    }
    stays.front().ended = true;
    return stays;
}

} // namespace

TEST(Survival, holdsAgainstThatOfRInTheSameRun)
{
    if (!hasR("survival")) {
        GTEST_SKIP() << "R or its package survival is not installed (apt-get install r-cran-survival)";
    }
    constexpr int kSets = 40;
    std::mt19937_64 random(5);
    std::vector<std::vector<std::vector<Stay>>> sets;
    std::ostringstream data;
    for (int set = 0; set < kSets; ++set) {
        sets.push_back({drawnStays(random, 20.0), drawnStays(random, 35.0)});
        for (std::size_t group = 0; group < 2; ++group) {
            for (const Stay& stay : sets.back()[group]) {
                data << set << ' ' << group << ' ' << stay.days << ' ' << stay.ended << '\n';
            }
        }
    }
    std::istringstream told(toldByR(R"(library(survival)
all <- read.table(given, col.names = c("set", "group", "days", "ended"))
tell <- function(x) cat(format(x, digits = 15), "\n")
for (one in split(all, all$set)) {
  for (group in split(one, one$group)) {
    curve <- summary(survfit(Surv(days, ended) ~ 1, data = group))
    for (i in seq_along(curve$time))
      tell(c(curve$time[i], curve$surv[i], ifelse(curve$surv[i] > 0, curve$std.err[i], 0),
             ifelse(is.na(curve$lower[i]), 0, curve$lower[i])))
  }
  test <- survdiff(Surv(days, ended) ~ group, data = one)
  tell(c(test$chisq, pchisq(test$chisq, 1, lower.tail = FALSE)))
})",
                                    data.str()));
    int steps = 0;
    for (const auto& groups : sets) {
        for (const auto& stays : groups) {
            for (const SurvivalStep& step : survivalOf(stays).steps) {
                expectAlike(step.days, told, "day");
                expectAlike(step.left, told, "what is left");
                expectAlike(step.left > 0.0 ? step.error : 0.0, told, "its error");
                expectAlike(step.left > 0.0 ? step.low : 0.0, told, "its lower bound");
                ++steps;
            }
        }
        const LogRank test = logRank(groups);
        expectAlike(test.chiSquared, told, "log-rank");
        expectAlike(test.chance, told, "its chance");
    }
    EXPECT_GT(steps, kSets * 10);
    std::printf("%d steps of %d curves and %d log-rank tests as R's survival gives them\n", steps, 2 * kSets, kSets);
}

TEST(Kappas, holdAgainstThoseOfRInTheSameRun)
{
    if (!hasR("vcd")) {
        GTEST_SKIP() << "R or its package vcd is not installed (apt-get install r-cran-vcd)";
    }
    constexpr int kTables = 60;
    constexpr int kGrades = 4;
    std::mt19937_64 random(8);
    std::uniform_int_distribution<int> count(1, 30);
    std::vector<std::vector<std::pair<int, int>>> tables;
    std::ostringstream data;
    for (int table = 0; table < kTables; ++table) {
        tables.emplace_back();
        for (int first = 0; first < kGrades; ++first) {
            for (int second = 0; second < kGrades; ++second) {
                const int pairs = count(random) / (1 + 2 * std::abs(first - second));
                tables.back().insert(tables.back().end(), static_cast<std::size_t>(pairs), {first, second});
                data << pairs << ' ';
            }
        }
        data << '\n';
    }
    std::istringstream told(toldByR(R"(suppressMessages(library(vcd))
for (line in readLines(given)) {
  table <- matrix(scan(text = line, quiet = TRUE), 4, 4, byrow = TRUE)
  linear <- Kappa(table, weights = "Equal-Spacing")
  squared <- Kappa(table, weights = "Fleiss-Cohen")
  cat(format(c(linear$Unweighted, linear$Weighted, squared$Weighted), digits = 15), "\n")
})",
                                    data.str()));
    for (const auto& pairs : tables) {
        for (const KappaWeights weights : {KappaWeights::none, KappaWeights::linear, KappaWeights::quadratic}) {
            const auto kappa = kappaOf(pairs, kGrades, weights);
            ASSERT_TRUE(kappa);
            expectAlike(kappa->value, told, "kappa");
            expectAlike(kappa->error, told, "its error");
        }
    }
    std::printf("%d tables of grades, %d kappas as R's vcd gives them\n", kTables, 3 * kTables);
}

TEST(TwoArmsOfATest, holdAgainstRInTheSameRun)
{
    if (!hasR("stats")) {
        GTEST_SKIP() << "R is not installed (apt-get install r-base-core)";
    }
    constexpr int kPairs = 60;
    std::mt19937_64 random(7);
    std::uniform_int_distribution<int> shown(20, 400);
    std::uniform_real_distribution<double> share(0.02, 0.6);
    std::vector<std::pair<Arm, Arm>> pairs;
    std::ostringstream data;
    const auto drawn = [&] {
        const int all = shown(random);
        return Arm{1 + std::binomial_distribution<int>(all - 1, share(random))(random), all};
    };
    for (int pair = 0; pair < kPairs; ++pair) {
        pairs.emplace_back(drawn(), drawn());
        const auto& [a, b] = pairs.back();
        data << a.taken << ' ' << a.shown << ' ' << b.taken << ' ' << b.shown << '\n';
    }
    std::istringstream told(toldByR(R"(all <- read.table(given)
for (i in seq_len(nrow(all))) {
  taken <- c(all[i, 1], all[i, 3]); shown <- c(all[i, 2], all[i, 4])
  plain <- suppressWarnings(prop.test(taken, shown, correct = FALSE))
  yates <- suppressWarnings(prop.test(taken, shown))
  fisher <- fisher.test(rbind(taken, shown - taken))
  wilson <- prop.test(taken[1], shown[1], correct = FALSE)$conf.int
  cat(format(c(plain$statistic, plain$p.value, yates$statistic, yates$p.value, fisher$p.value, wilson), digits = 15),
      "\n")
})",
                                    data.str()));
    for (const auto& [a, b] : pairs) {
        const auto two = compared(a, b);
        ASSERT_TRUE(two);
        expectAlike(two->chiSquared, told, "chi-squared");
        expectAlike(two->chance, told, "its chance");
        expectAlike(two->chiSquaredYates, told, "with Yates' correction");
        expectAlike(two->chanceYates, told, "its chance");
        double fisher = 0.0;
        ASSERT_TRUE(told >> fisher);
        EXPECT_NEAR(two->chanceFisher, fisher, 1e-7);
        const Share wilson = wilsonShare(static_cast<int>(a.taken), static_cast<int>(a.shown));
        expectAlike(wilson.low, told, "Wilson's lower bound");
        expectAlike(wilson.high, told, "Wilson's upper bound");
    }
    std::printf("%d pairs of arms compared as R compares them\n", kPairs);
}
