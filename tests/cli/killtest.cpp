#include "tests/cli/program.h"

#include "insight/projections.h"
#include "qr/tag.h"
#include "store/chain.h"

#include <iostream>
#include <map>
#include <random>

using namespace regrade;
using regrade::clitest::photoSets;
using regrade::clitest::Warehouse;

namespace {

/// One command of the journey, and how to tell from the unit's state that it took effect.
struct Step {
    std::vector<std::string> words;
    std::function<bool(const domain::Item&)> tookEffect;
};

std::vector<Step> journeyOf(const Warehouse& house, const std::string& tag)
{
    const std::string cleaning = "cleaning";
    const auto isPast = [cleaning](const domain::Item& unit) { return unit.stage() != domain::StageId(cleaning); };
    std::vector<Step> steps;
    steps.push_back(
        {{"intake", "--sku", "TOY-01", "--order", "ORD-1", "--reason", house.policy().reasons.front().id, "--tag", tag},
         [](const domain::Item& unit) { return unit.version > 0; }});
    steps.push_back({{"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works", "--used"},
                     [](const domain::Item& unit) { return unit.grade.has_value(); }});
    steps.push_back({{"work", "start", tag, "--stage", cleaning},
                     [isPast](const domain::Item& unit) { return unit.work.has_value() || isPast(unit); }});
    for (const auto& step : house.policy().findStage(domain::StageId(cleaning))->steps) {
        if (!step.when && (step.kind == rules::StepKind::check || step.kind == rules::StepKind::choice)) {
            std::vector<std::string> words{"work", "step", tag, "--stage", cleaning, "--step", step.id.text()};
            if (step.kind == rules::StepKind::choice) {
                const auto* list = house.policy().findChoices(step.list);
                words.insert(words.end(), {"--option", list->options.front().id});
            }
            steps.push_back({words, [isPast, id = step.id](const domain::Item& unit) {
                                 return isPast(unit) || (unit.work && unit.work->findStep(id) != nullptr);
                             }});
        }
    }
    steps.push_back({{"work", "finish", tag, "--stage", cleaning}, isPast});
    return steps;
}

domain::Item unitIn(const Warehouse& house, const std::string& tag)
{
    const auto database = store::Database::openForReading(house.data() / "regrade.db");
    EXPECT_TRUE(database) << database.error().what();
    const auto item = store::EventLog(*database).item(domain::ItemId(tag));
    return item ? *item : domain::Item{domain::ItemId(tag)};
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
                const auto after = std::chrono::microseconds(std::uniform_int_distribution<int>(0, 450'000)(random));
                const auto ended = regrade::clitest::runProgram(house.command(step.words), after);
                if (ended.code == 0) {
                    acknowledged[tag] = ended.json().at("version");
                    ++finished;
                } else {
                    kills += ended.code ? 0 : 1;
                    expectNothingLost(house, acknowledged);
                    ASSERT_FALSE(HasFatalFailure());
                }
                took = step.tookEffect(unitIn(house, tag));
            }
        }
    }
    std::cout << kills << " kills, " << finished << " commands acknowledged, " << acknowledged.size()
              << " units, 0 lost\n";
    expectNothingLost(house, acknowledged);
}
