#include "domain/eventjson.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <set>

using namespace regrade;
using namespace regrade::domain;
using nlohmann::json;

namespace {

std::vector<json> frozenSamples()
{
    std::vector<json> samples;
    for (const auto& entry : std::filesystem::directory_iterator(REGRADE_SOURCE_DIR "/tests/domain/events")) {
        std::ifstream file(entry.path());
        samples.push_back(json::parse(file));
    }
    return samples;
}

json frozen(const std::string& kind)
{
    std::ifstream file(std::string(REGRADE_SOURCE_DIR "/tests/domain/events/") + kind + ".json");
    return json::parse(file);
}

} // namespace

TEST(EventJson, readsAndRewritesEveryFrozenSampleUnchanged)
{
    for (const json& sample : frozenSamples()) {
        const std::string kind = sample.at("kind");

        const auto event = eventFromJson(kind, sample.at("body").dump());

        ASSERT_TRUE(event) << kind << ": " << event.error().detail;
        EXPECT_EQ(kindOf(*event), kind);
        EXPECT_EQ(toJson(*event), sample.at("body").dump()) << kind;
    }
}

TEST(EventJson, hasAFrozenSampleOfEveryKind)
{
    std::set<std::string> kinds;
    for (const json& sample : frozenSamples()) {
        kinds.insert(sample.at("kind").get<std::string>());
    }

    EXPECT_EQ(kinds.size(), std::variant_size_v<Event>);
}

TEST(EventJson, ignoresAFieldOfANewerVersion)
{
    json sample = frozen("WorkStarted");
    sample["body"]["addedLater"] = 5;

    EXPECT_TRUE(eventFromJson("WorkStarted", sample["body"].dump()));
}

TEST(EventJson, leavesAMissingOptionalFieldUnset)
{
    json sample = frozen("ItemReceived");
    sample["body"].erase("serial");

    const auto event = eventFromJson("ItemReceived", sample["body"].dump());

    ASSERT_TRUE(event);
    EXPECT_FALSE(std::get<ItemReceived>(*event).serial);
}

TEST(EventJson, tellsATextInGermanOnlyWhereItHasOne)
{
    json sample = frozen("EquipmentStopped");
    const auto before = eventFromJson("EquipmentStopped", sample["body"].dump());
    ASSERT_TRUE(before);
    EXPECT_EQ(json::parse(toJson(*before)), sample["body"]) << "an event of before keeps its bytes, and so its hash";

    sample["body"]["name"]["de"] = "Waschmaschine";
    const auto after = eventFromJson("EquipmentStopped", sample["body"].dump());

    ASSERT_TRUE(after);
    EXPECT_EQ(std::get<EquipmentStopped>(*after).name.de, "Waschmaschine");
    EXPECT_EQ(json::parse(toJson(*after)), sample["body"]);
}

TEST(EventJson, refusesABodyThatLostAField)
{
    for (const json& sample : frozenSamples()) {
        const std::string kind = sample.at("kind");
        const auto whole = eventFromJson(kind, sample.at("body").dump());
        for (const auto& [key, value] : sample.at("body").items()) {
            json less = sample.at("body");
            less.erase(key);

            const auto event = eventFromJson(kind, less.dump());

            // An optional field may be missing; then the event must differ from the whole one.
            EXPECT_TRUE(!event || !(*event == *whole)) << kind << " without " << key;
        }
    }
}

TEST(EventJson, refusesWrongTypesUnknownKindsAndTornText)
{
    EXPECT_FALSE(eventFromJson("WorkStarted", R"({"stage": 5})"));
    EXPECT_FALSE(eventFromJson("WorkStarted", R"({"stage": ""})"));
    EXPECT_FALSE(eventFromJson("WorkStarted", R"({"stage": "clea)"));
    EXPECT_FALSE(eventFromJson("WorkStarted", "[]"));
    EXPECT_FALSE(eventFromJson("Unheard", "{}"));
}
