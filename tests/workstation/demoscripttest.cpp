#include "workstation/demoscript.h"

#include "rules/grading.h"
#include "rules/policyfile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

namespace regrade::workstation {

namespace {

using nlohmann::json;
const std::filesystem::path kDemo = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources" / "demo";
constexpr double kGreyPerScore = 10.0; // mean grey levels of a true damage that stand for one score

/// The true damage of a rendered product's photos, by file.
std::map<std::string, std::vector<json>> truthOf(const std::string& model)
{
    std::ifstream in(kDemo / (model + "-truth.json"));
    std::map<std::string, std::vector<json>> truth;
    const json document = json::parse(in);
    for (const json& photo : document.at("photos")) {
        truth[photo.at("file")] = photo.at("defects").get<std::vector<json>>();
    }
    return truth;
}

/// The models whose truth lies in the demo's folder.
std::vector<std::string> renderedModels()
{
    const std::string ending = "-truth.json";
    std::vector<std::string> models;
    for (const auto& entry : std::filesystem::directory_iterator(kDemo)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(ending)) {
            models.push_back(name.substr(0, name.size() - ending.size()));
        }
    }
    std::sort(models.begin(), models.end());
    return models;
}

DemoProduct productWith(const DemoScript& script, const std::string& picture)
{
    for (const DemoProduct& product : script.products) {
        if (product.taught.front() == picture) {
            return product;
        }
    }
    throw std::logic_error("no product is taught " + picture);
}

/// The policy as it ships, but for the rows that hand the decision to a person.
rules::Policy withoutDoubt()
{
    rules::Policy policy = rules::readPolicy(kDemo / ".." / "policy").value();
    for (rules::SeverityRow& row : policy.severities) {
        row.personMustLook = false;
    }
    return policy;
}

std::optional<domain::Cosmetic> levelOf(const rules::Policy& policy, const std::vector<json>& damages)
{
    domain::Inspection marks;
    marks.confidence = 1.0;
    for (const json& facts : damages) {
        domain::Defect defect{.photo = domain::PhotoHash("unset")};
        defect.kind = domain::DefectKind(facts.at("kind").get<std::string>());
        defect.extentMm = facts.at("length_mm").get<double>();
        defect.areaShare = facts.at("area_share").get<double>();
        defect.score = std::max(1.0, facts.at("contrast").get<double>() / kGreyPerScore);
        marks.defects.push_back(defect);
    }
    return rules::proposeCosmetic(policy, marks).level;
}

} // namespace

class RenderedDemoProduct : public testing::TestWithParam<std::string> {};

TEST_P(RenderedDemoProduct, isTaughtFromEightGoodPhotosThatAreThere)
{
    const auto script = readDemoScript(kDemo);
    ASSERT_TRUE(script) << script.error().what();

    const auto product = productWith(*script, GetParam() + "-good-1.jpg");
    const auto truth = truthOf(GetParam());

    EXPECT_EQ(product.taught.size(), 8U);
    for (const auto& file : product.taught) {
        EXPECT_TRUE(std::filesystem::exists(kDemo / file)) << file;
        EXPECT_TRUE(truth.at(file).empty()) << file;
    }
}

TEST_P(RenderedDemoProduct, hasPicturesWhoseLevelThePolicyGivesToTheirTruth)
{
    const auto script = readDemoScript(kDemo);
    ASSERT_TRUE(script) << script.error().what();
    const auto policy = withoutDoubt();

    const auto product = productWith(*script, GetParam() + "-good-1.jpg");
    const auto truth = truthOf(GetParam());

    std::set<domain::Cosmetic> levels;
    for (const DemoPicture& picture : product.pictures) {
        EXPECT_TRUE(std::filesystem::exists(kDemo / picture.file)) << picture.file;
        EXPECT_EQ(levelOf(policy, truth.at(picture.file)), picture.look) << picture.file;
        levels.insert(picture.look);
    }
    EXPECT_EQ(levels.size(), 4U) << "one of each level, so that all grades can be tried";
}

INSTANTIATE_TEST_SUITE_P(Demo, RenderedDemoProduct, testing::ValuesIn(renderedModels()),
                         [](const auto& each) { return each.param; });

} // namespace regrade::workstation
