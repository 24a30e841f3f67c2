#include "rules/targets.h"

#include "rules/policyrow.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>

#include <functional>

namespace regrade::rules {

namespace {

std::string targetRefusal(const std::function<void(Json&)>& spoil)
{
    const PolicyCopy copy;
    Json json = Json::parse(copy.text("targets.json"));
    spoil(json);
    copy.write("targets.json", json.dump());
    const auto policy = readPolicy(copy.folder());
    return policy ? std::string("taken") : policy.error().what();
}

} // namespace

TEST(Targets, shippedOnesNameFigureSourceAndDays)
{
    const auto targets = readTargets(shippedFolder(), shippedPolicy());

    ASSERT_TRUE(targets);
    EXPECT_EQ(targets->least, 30);
    EXPECT_TRUE(targets->netProfit.empty()) << "nobody's books are shipped";
    for (const auto& row : targets->targets) {
        EXPECT_FALSE(row.origin.source.empty()) << row.row;
        EXPECT_FALSE(row.why.zh.empty()) << row.row;
    }
    const auto* conversion = targets->find("conversion", "2026-11-29");
    ASSERT_NE(conversion, nullptr);
    EXPECT_EQ(conversion->aim, stats::Aim::above);
    EXPECT_DOUBLE_EQ(conversion->value, 0.75);
    EXPECT_EQ(targets->find("conversion", "2025-12-31"), nullptr) << "it does not hold yet";
    EXPECT_DOUBLE_EQ(*targets->find("stockDays", "2026-11-29")->baseline, 68.0);
    for (const auto& stage : shippedPolicy().stages) {
        EXPECT_NE(targets->limitOf(stage.id.text()), nullptr) << stage.id.text();
    }
}

TEST(Targets, aNewRowTakesOverOnItsDay)
{
    const PolicyCopy copy;
    Json json = Json::parse(copy.text("targets.json"));
    Json later = json["targets"][0];
    json["targets"][0]["valid_to"] = "2027-01-31";
    later["valid_from"] = "2027-02-01";
    later["value"] = 0.8;
    json["targets"].push_back(later);
    copy.write("targets.json", json.dump());
    const auto policy = readPolicy(copy.folder());
    ASSERT_TRUE(policy) << policy.error().what();
    const auto targets = readTargets(copy.folder(), *policy);

    EXPECT_DOUBLE_EQ(targets->find("conversion", "2027-01-31")->value, 0.75);
    EXPECT_DOUBLE_EQ(targets->find("conversion", "2027-02-01")->value, 0.8);
}

TEST(Targets, rowsThatNobodyCouldFollowAreRefused)
{
    EXPECT_EQ(targetRefusal([](Json& json) { json["targets"][0]["figure"] = "happiness"; }),
              "targets.json/targets, row 1: \"happiness\" is not a value that \"figure\" can have.");
    EXPECT_EQ(targetRefusal([](Json& json) { json["targets"][0]["aim"] = "near"; }),
              "targets.json/targets, row 1: \"near\" is not a value that \"aim\" can have.");
    EXPECT_EQ(targetRefusal([](Json& json) {
                  json["targets"][1].erase("source");
                  json["targets"][1].erase("valid_from");
              }),
              "targets.json/targets, row 2: a target needs its source and the day from which it holds.");
    EXPECT_EQ(targetRefusal([](Json& json) { json["targets"][0]["valid_to"] = "2025-01-01"; }),
              "targets.json/targets, row 1: the last day is before the first.");
    EXPECT_EQ(targetRefusal([](Json& json) { json["targets"].push_back(json["targets"][0]); }),
              "targets.json/targets#14: targets.json/targets#1 is a target of the same figure on the same days: give "
              "the older one its last day (valid_to).");
    EXPECT_EQ(targetRefusal([](Json& json) { json["stages"][0]["stage"] = "ironing"; }),
              "targets.json/stages#1: there is no stage \"ironing\" in stages.json.");
    EXPECT_EQ(targetRefusal([](Json& json) { json["stages"].push_back(json["stages"][0]); }),
              "targets.json/stages#1: the stage \"grading\" has a limit twice.");
    EXPECT_EQ(targetRefusal([](Json& json) { json["settings"][0]["value"] = 0; }),
              "targets.json/settings, row 1: \"value\" must lie between 1.0 and 10000.0.");
}

TEST(Targets, netProfitIsOneRowAMonthAndSeller)
{
    const auto row = [](const char* month) {
        return Json{{"month", month},
                    {"amount", "12000.00 EUR"},
                    {"why",
                     {{
                          "en",
                          "From the books.",
                      },
                      {"zh", "来自账簿。"}}},
                    {"source", "Monthly statement"},
                    {"valid_from", "2026-07-05"}};
    };
    EXPECT_EQ(targetRefusal([&](Json& json) { json["net_profit"].push_back(row("2026-06")); }), "taken");
    EXPECT_EQ(targetRefusal([&](Json& json) { json["net_profit"].push_back(row("2026-13")); }),
              "targets.json/net_profit, row 1: \"2026-13\" is not a value that \"month\" can have.");
    EXPECT_EQ(targetRefusal([&](Json& json) {
                  json["net_profit"].push_back(row("2026-06"));
                  json["net_profit"].push_back(row("2026-06"));
              }),
              "targets.json/net_profit#1: the net profit of 2026-06 stands there twice.");
}

} // namespace regrade::rules
