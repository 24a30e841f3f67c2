#include "tests/cli/program.h"

#include "insight/projections.h"
#include "qr/tag.h"
#include "store/chain.h"

#include <iostream>
#include <map>
#include <random>

using namespace regrade;
using regrade::testing::photoSets;
using regrade::testing::Warehouse;

namespace {

/// One command of the journey, and how to tell from the unit's state that it took effect.
struct Step {
    std::vector<std::string> words;
    std::function<bool(const nlohmann::json&)> tookEffect;
};

std::vector<Step> journeyOf(const Warehouse& house, const std::string& tag)
{
    const auto atStage = [](const std::string& stage) {
        return [stage](const nlohmann::json& unit) { return unit["stage"] != stage || unit["work"].is_object(); };
    };
    std::vector<Step> steps;
    steps.push_back({{"intake", "--sku", "TOY-01", "--order", "ORD-1", "--reason", house.policy().reasons.front().id,
                      "--tag", tag},
                     [](const nlohmann::json& unit) { return unit.contains("version"); }});
    steps.push_back({{"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works", "--used"},
                     [](const nlohmann::json& unit) { return !unit["grade"].is_null(); }});
    for (const auto& stage : house.policy().stages) {
        if (stage.kind != rules::StageKind::work || stage.id.text() != "cleaning") {
            continue;
        }
        steps.push_back({{"work", "start", tag, "--stage", stage.id.text()}, atStage(stage.id.text())});
        for (const auto& words : house.passingSteps(tag, stage.id.text(), "")) {
            if (std::find(words.begin(), words.end(), "--photo") == words.end()) {
                const std::string step = words[6];
                steps.push_back({words, [step](const nlohmann::json& unit) {
                                     return unit.dump().find("\"" + step + "\"") != std::string::npos;
                                 }});
            }
        }
    }
    return steps;
}

/// Opens the store as the next start would, and checks the chain, the read models and every acknowledged version.
void expectNothingLost(const Warehouse& house, const std::map<std::string, int>& acknowledged)
{
    const auto database = store::Database::openForReading(house.data() / "regrade.db");
    ASSERT_TRUE(database) << database.error().what();
    const auto report = store::verifyChain(*database, insight::allProjections());
    ASSERT_TRUE(report) << report.error().what();
    ASSERT_FALSE(report->firstFault) << *report->firstFault;
    ASSERT_TRUE(report->readModelsAgree);
    const store::EventLog log(*database);
    for (const auto& [tag, version] : acknowledged) {
        const auto item = log.item(domain::ItemId(tag));
        ASSERT_TRUE(item) << tag << " was acknowledged and is gone";
        ASSERT_GE(item->version, version) << tag;
    }
}

} // namespace

TEST(KillingTheProgram, losesNoAcknowledgedEventIn200Kills)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    std::mt19937_64 random(20260301);
    std::map<std::string, int> acknowledged;
    int kills = 0;
    int finished = 0;
    for (std::uint64_t unit = 1; kills < 200; ++unit) {
        const std::string tag = qr::tagFromNumber(unit * 7919).text();
        for (const Step& step : journeyOf(house, tag)) {
            for (bool took = false; !took && kills < 200;) {
                const auto after = std::chrono::microseconds(std::uniform_int_distribution<int>(500, 60000)(random));
                const auto ended = regrade::testing::runProgram(house.command(step.words), after);
                if (ended.code == 0) {
                    acknowledged[tag] = ended.json().at("version");
                    ++finished;
                } else {
                    kills += ended.code ? 0 : 1;
                    expectNothingLost(house, acknowledged);
                    ASSERT_FALSE(HasFatalFailure());
                }
                const auto now = house.run({"item", "show", tag});
                took = now.code == 0 && step.tookEffect(now.json());
            }
        }
    }
    std::cout << kills << " kills, " << finished << " commands acknowledged, " << acknowledged.size()
              << " units, 0 lost\n";
    expectNothingLost(house, acknowledged);
}
