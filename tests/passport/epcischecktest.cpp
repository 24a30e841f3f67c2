#include "passport/epcischeck.h"

#include "passport/cbvwords.h"
#include "passport/uritext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>

namespace regrade::passport {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

const fs::path kStandardSamples = fs::path(REGRADE_SOURCE_DIR) / "../shared/data/standards";

std::string sampleText(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Result<EpcisLook> checked(const std::string& document)
{
    return lookAtEpcis(std::as_bytes(std::span(document.data(), document.size())));
}

/// A document of one event that keeps every rule.
json goodDocument()
{
    return {
        {"@context",
         {"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {{"rf", "https://refurb.example/voc/"}}}},
        {"type", "EPCISDocument"},
        {"schemaVersion", "2.0"},
        {"creationDate", "2026-11-23T09:00:00.000+08:00"},
        {"epcisBody",
         {{"eventList", json::array({{{"type", "ObjectEvent"},
                                      {"eventID", "urn:uuid:7b0d1b56-2f1e-4f0e-8d38-0a6e8a1f0001"},
                                      {"eventTime", "2026-11-23T08:01:12.000+08:00"},
                                      {"eventTimeZoneOffset", "+08:00"},
                                      {"epcList", json::array({"https://refurb.example/i/1"})},
                                      {"action", "OBSERVE"},
                                      {"bizStep", "receiving"},
                                      {"disposition", "returned"},
                                      {"rf:grade", "B"},
                                      {"readPoint", {{"id", "https://refurb.example/loc/1"}}}}})}}}};
}

/// What the first finding says of a good document after it was spoilt.
std::string firstFault(const std::function<void(json& document, json& event)>& spoil)
{
    json document = goodDocument();
    spoil(document, document["epcisBody"]["eventList"][0]);
    const auto look = checked(document.dump());
    if (!look) {
        return look.error().what();
    }
    return look->findings.empty() ? std::string() : look->findings.front().problem.what();
}

} // namespace

TEST(EpcisCheck, takesADocumentThatKeepsTheRulesAndTellsItsDaysAndIssuer)
{
    const auto look = checked(goodDocument().dump());

    ASSERT_TRUE(look);
    EXPECT_TRUE(look->findings.empty());
    EXPECT_EQ(look->events, 1);
    EXPECT_EQ(look->issuer, "refurb.example");
    EXPECT_EQ(look->from, "2026-11-23");
    EXPECT_EQ(look->ids.size(), 1U);
}

TEST(EpcisCheck, namesEachFaultInItsSentence)
{
    const std::pair<std::function<void(json&, json&)>, const char*> kFaults[] = {
        {[](json& d, json&) { d.erase("@context"); }, "\"@context\" is missing."},
        {[](json& d, json&) { d["@context"] = "https://schema.org/"; }, "@context does not name the context of EPCIS"},
        {[](json& d, json&) { d["type"] = "EPCISQueryDocument"; }, "The type must be EPCISDocument."},
        {[](json& d, json&) { d["schemaVersion"] = "1.2"; }, "Only version 2"},
        {[](json& d, json&) { d["creationDate"] = "2026-11-23"; }, "\"2026-11-23\" is no time"},
        {[](json& d, json&) { d["epcisBody"]["eventList"] = 5; }, "\"eventList\" must be a list."},
        {[](json&, json& e) { e["type"] = "QuantityEvent"; }, "\"QuantityEvent\" is no event type of EPCIS."},
        {[](json&, json& e) { e.erase("eventTime"); }, "\"eventTime\" is missing."},
        {[](json&, json& e) { e["eventTime"] = "2026-02-30T08:00:00Z"; }, "is no time"},
        {[](json&, json& e) { e["eventTime"] = "2026-02-03T08:00:00"; }, "is no time"},
        {[](json&, json& e) { e["eventTimeZoneOffset"] = "+15:00"; }, "The time zone \"+15:00\""},
        {[](json&, json& e) { e["action"] = "LOOK"; }, "\"LOOK\" is no action"},
        {[](json&, json& e) { e.erase("epcList"); }, "It names nothing that it happened to."},
        {[](json&, json& e) { e["epcList"].push_back(e["epcList"][0]); }, "twice"},
        {[](json&, json& e) { e["epcList"] = json::array({"two words:x"}); }, "no URI"},
        {[](json&, json& e) { e["bizStep"] = "https://ref.gs1.org/cbv/BizStep-receiving"; }, "no word of CBV"},
        {[](json&, json& e) { e["disposition"] = "lost"; }, "\"lost\" is no word of CBV for \"disposition\""},
        {[](json&, json& e) { e["xx:grade"] = "B"; }, "no prefix that @context declares"},
        {[](json&, json& e) {
             e["readPoint"] = {{"id", "bin 7"}};
         },
         "no URI"},
        {[](json&, json& e) {
             e["ilmd"] = {{"rf:sku", "1"}};
         },
         "\"ilmd\" stands only where something is added."},
        {[](json&, json& e) { e["persistentDisposition"] = json::object(); }, "sets or unsets"},
        {[](json&, json& e) {
             e["bizTransactionList"] = json::array({{{"bizTransaction", "RMA-1"}}});
         },
         "no URI"},
        {[](json&, json& e) { e["errorDeclaration"] = json::object(); }, "\"declarationTime\" is missing."},
        {[](json&, json& e) { e["sensorElementList"] = json::array({json::object()}); },
         "\"sensorReport\" is missing."},
        {[](json&, json& e) {
             e["sensorElementList"] =
                 json::array({{{"sensorReport", json::array({{{"type", "Mass"}, {"uom", "kg"}}})}}});
         },
         "\"kg\" is no code of a unit"},
        {[](json&, json& e) { e["type"] = "AssociationEvent"; }, "\"epcList\" is no field of EPCIS"},
    };
    for (const auto& [spoil, sentence] : kFaults) {
        EXPECT_THAT(firstFault(spoil), HasSubstr(sentence));
    }
}

TEST(EpcisCheck, refusesTheSevenBrokenSamplesAndTakesTheTwoGoodOnes)
{
    if (!fs::exists(kStandardSamples / "epcis")) {
        GTEST_SKIP() << "the samples of the standards are not on this machine";
    }
    const std::map<std::string, std::string> kBroken{
        {"neg-bare-ext.json", "\"grade\" is no field of EPCIS, and no prefix that @context declares stands before it."},
        {"neg-bizstep-cleaning.json",
         "\"cleaning\" is no word of CBV for \"bizStep\", and no address in another vocabulary."},
        {"neg-cbv-urn.json", "is no word of CBV for \"bizStep\", and no address in another vocabulary."},
        {"neg-epc-not-uri.json", "\"epcList\" has a value that is no URI: \"RF26-000123\""},
        {"neg-no-action.json", "\"action\" is missing."},
        {"neg-no-tz.json", "\"eventTimeZoneOffset\" is missing."},
        {"neg-z-offset.json", "The time zone \"Z\" is not of the form +08:00."}};
    std::size_t seen = 0;
    for (const auto& entry : fs::directory_iterator(kStandardSamples / "epcis")) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("neg-")) {
            const auto look = checked(sampleText(entry.path()));
            ++seen;
            ASSERT_TRUE(kBroken.contains(name)) << name;
            ASSERT_TRUE(look && !look->findings.empty()) << name;
            EXPECT_THAT(look->findings.front().problem.what(), HasSubstr(kBroken.at(name))) << name;
        } else if (entry.path().extension() == ".jsonld") {
            const auto look = checked(sampleText(entry.path()));
            ASSERT_TRUE(look) << name;
            EXPECT_TRUE(look->findings.empty()) << name << ": " << look->findings.front().problem.what();
        }
    }
    EXPECT_EQ(seen, kBroken.size());
}

TEST(EpcisCheck, refusesWhatIsNoDocumentAtAll)
{
    EXPECT_EQ(checked("no json").error().what(), "The document is no JSON.");
    EXPECT_EQ(checked("").error().what(), "The document is no JSON.");
    EXPECT_EQ(checked("{\"type\": \"\xff\"}").error().what(), "The document is no JSON.");
    EXPECT_THAT(checked(std::string((8U << 20U) + 1, ' ')).error().what(), HasSubstr("at most 8388608 are read"));
    EXPECT_EQ(checked("[1, 2]").value().findings.front().problem.what(), "An object is expected here.");
    EXPECT_EQ(checked(std::string(50'000, '[')).error().what(), "The document is no JSON.");
}

TEST(EpcisCheck, survivesEveryValueInEveryPlace)
{
    const json strange[] = {
        nullptr, 5, -1.5, true, "", "x", json::array(), json::array({nullptr}), json::object(), json{{"id", 5}}};
    const json whole = goodDocument().flatten();
    for (const auto& [path, old] : whole.items()) {
        for (const json& value : strange) {
            json spoilt = goodDocument();
            spoilt[json::json_pointer(path)] = value;
            EXPECT_TRUE(checked(spoilt.dump())) << path;
        }
    }
    const json event = goodDocument()["epcisBody"]["eventList"][0];
    for (const auto& [key, old] : event.items()) {
        for (const json& value : strange) {
            json spoilt = goodDocument();
            spoilt["epcisBody"]["eventList"][0][key] = value;
            EXPECT_TRUE(checked(spoilt.dump())) << key;
        }
    }
}

TEST(CbvWords, areThoseOfTheStandard)
{
    if (!fs::exists(kStandardSamples / "epcis/cbv-terms.csv")) {
        GTEST_SKIP() << "the words of the standard are not on this machine";
    }
    std::ifstream file(kStandardSamples / "epcis/cbv-terms.csv");
    std::map<std::string, std::set<std::string>> words;
    for (std::string line; std::getline(file, line);) {
        const auto comma = line.find(',');
        const std::string word = line.substr(comma + 1);
        words[line.substr(0, comma)].insert(word.substr(0, word.find_first_of(",\r")));
    }
    const auto same = [](const std::set<std::string>& theirs, const auto& ours) {
        return theirs == std::set<std::string>(ours.begin(), ours.end());
    };

    EXPECT_TRUE(same(words["BizStep"], kBizSteps));
    EXPECT_TRUE(same(words["Disp"], kDispositions));
    EXPECT_TRUE(same(words["BTT"], kTransactionTypes));
}

TEST(UriText, tellsAddressesFromWords)
{
    for (const char* uri : {"https://a.example/x?y=%2F#z", "urn:uuid:7b0d", "rf:grade", "did:web:a.example"}) {
        EXPECT_TRUE(isUri(uri)) << uri;
    }
    for (const char* other :
         {"", "RF26-000123", "two words:x", "https://a b", "1a:x", "a:", ":a", "a:%zz", "a:\xc3\xa9"}) {
        EXPECT_FALSE(isUri(other)) << other;
    }
    EXPECT_TRUE(isDateTime("2024-02-29T23:59:59.5-03:30"));
    EXPECT_FALSE(isDateTime("2026-02-29T10:00:00Z"));
    EXPECT_FALSE(isDateTime("2026-02-28T10:00:00.Z"));
    EXPECT_FALSE(isDateTime("2026-02-28T24:00:00Z"));
    EXPECT_EQ(hostOf("https://a.example/x"), "a.example");
    EXPECT_EQ(hostOf("urn:x"), "");
}

} // namespace regrade::passport
