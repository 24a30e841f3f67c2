#include "passport/epcis.h"

#include "domain/eventjson.h"
#include "passport/epcischeck.h"
#include "passport/outsidenames.h"
#include "tests/passport/recordedhistory.h"
#include "tests/passport/samples.h"
#include "tests/rules/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace regrade::passport {
namespace {

using namespace domain;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const std::string kEpcisTag = "BCDEFGHIJKLNO";

const rules::Exchange& shippedExchange()
{
    static const rules::Exchange kExchange =
        rules::readExchange(rules::shippedFolder(), rules::shippedPolicy()).value();
    return kExchange;
}

ItemReceived returnOf(const std::string& sku = "LAMP-01")
{
    ItemReceived intake = sampleIntake("Desk lamp");
    intake.sku = Sku(sku);
    intake.category = CategoryId("electronics");
    intake.rma = "RMA-2026-1187";
    intake.reason = ReasonId("defective");
    return intake;
}

ItemGraded gradedAs(const char* grade, Cosmetic look, Function function = Function::works)
{
    return {.axes = Axes{Packaging::damaged, look, function, true}, .verdict = Verdict{GradeId(grade), {}, "p1"}};
}

json toldBy(const Events& events, const rules::Exchange& exchange = shippedExchange())
{
    const auto exported = exportEpcis(recordedHistory(events), rules::shippedPolicy(), exchange);
    return json::parse(exported.value().document);
}

json listOf(const Events& events) { return toldBy(events).at("epcisBody").at("eventList"); }

EpcisLook lookAtExport(const std::string& document)
{
    return lookAtEpcis(std::as_bytes(std::span(document.data(), document.size()))).value();
}

/// Every kind once, as the frozen samples have it, the intake first.
std::map<std::string, Event> frozenKinds()
{
    std::map<std::string, Event> kinds;
    for (const auto& entry : std::filesystem::directory_iterator(REGRADE_SOURCE_DIR "/tests/domain/events")) {
        std::ifstream file(entry.path());
        const json sample = json::parse(file);
        const std::string kind = sample.at("kind");
        kinds.emplace(kind, eventFromJson(kind, sample.at("body").dump()).value());
    }
    return kinds;
}

Events everyFrozenKind()
{
    auto kinds = frozenKinds();
    Events events{kinds.at("ItemReceived")};
    kinds.erase("ItemReceived");
    for (const auto& [kind, event] : kinds) {
        events.push_back(event);
    }
    return events;
}

/// Every text that stands anywhere below a key of that name.
void gather(const json& value, const std::set<std::string>& keys, std::set<std::string>& found)
{
    for (const auto& [key, inside] : value.items()) {
        if (inside.is_string() && value.is_object() && keys.contains(key) && inside.get<std::string>().size() > 3) {
            found.insert(inside.get<std::string>());
        } else if (inside.is_structured()) {
            gather(inside, keys, found);
        }
    }
}

} // namespace

TEST(EpcisExport, tellsEveryKindOrSaysWhyItDoesNot)
{
    const auto exported =
        exportEpcis(recordedHistory(everyFrozenKind()), rules::shippedPolicy(), shippedExchange()).value();

    int left = 0;
    for (const auto& [kind, why] : exported.leftOut) {
        EXPECT_NE(why.why, "") << kind;
        left += why.events;
    }
    EXPECT_EQ(exported.told + left, static_cast<int>(std::variant_size_v<Event>));
    const auto look = lookAtExport(exported.document);
    EXPECT_EQ(look.events, exported.events);
    for (const DocumentFinding& finding : look.findings) {
        ADD_FAILURE() << finding.place << ": " << finding.problem.what();
    }
}

TEST(EpcisExport, isDescribedKindByKindInTheDocuments)
{
    std::ifstream file(REGRADE_SOURCE_DIR "/docs/exchange.md");
    const std::string page{std::istreambuf_iterator<char>(file), {}};

    for (const auto& [kind, event] : frozenKinds()) {
        EXPECT_THAT(page, HasSubstr("`" + kind + "`")) << "the mapping table lacks it";
    }
}

TEST(EpcisExport, hasTheSameBytesForTheSameHistoryAndIdsOfItsOwn)
{
    const Events events = everyFrozenKind();
    const auto once = exportEpcis(recordedHistory(events), rules::shippedPolicy(), shippedExchange()).value();
    const auto again = exportEpcis(recordedHistory(events), rules::shippedPolicy(), shippedExchange()).value();

    EXPECT_EQ(once.document, again.document);
    std::map<std::string, int> ids;
    const json document = json::parse(once.document);
    for (const auto& event : document.at("epcisBody").at("eventList")) {
        const std::string id = event.at("eventID");
        EXPECT_TRUE(id.starts_with("urn:uuid:")) << id;
        EXPECT_EQ(id[23], '8') << "version 8 of RFC 9562";
        ids[id] += event.contains("errorDeclaration") ? 0 : 1;
    }
    for (const auto& [id, uses] : ids) {
        EXPECT_EQ(uses, 1) << id;
    }
}

TEST(EpcisExport, tellsNoBuyerNoOrderNoPriceNobodyAtWorkAndNoWordsThatPeopleWrote)
{
    std::set<std::string> secrets{"T07"};
    for (const auto& [kind, event] : frozenKinds()) {
        gather(json::parse(toJson(event)),
               {"order", "rma", "serial", "note", "question", "answer", "actor", "recipient", "deliveryNote"}, secrets);
        const json body = json::parse(toJson(event));
        if (body.contains("reason") && body.at("reason").is_string() && kind != "ItemReceived" &&
            kind != "ItemReturnedAgain") {
            secrets.insert(body.at("reason").get<std::string>());
        }
    }
    ASSERT_GE(secrets.size(), 8U);

    const std::string document = toldBy(everyFrozenKind()).dump();

    for (const std::string& secret : secrets) {
        EXPECT_THAT(document, Not(HasSubstr(secret)));
    }
    EXPECT_THAT(document, Not(HasSubstr("EUR")));
}

TEST(EpcisExport, commissionsAndReceivesAReturnUnderATransactionThatLeadsToNoNumber)
{
    const json list = listOf({returnOf()});

    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].at("action"), "ADD");
    EXPECT_EQ(list[0].at("bizStep"), "commissioning");
    EXPECT_EQ(list[0].at("disposition"), "active");
    EXPECT_EQ(list[0].at("ilmd").at("rf:sku"), "LAMP-01");
    EXPECT_FALSE(list[0].at("ilmd").contains("rf:gtin"));
    EXPECT_EQ(list[1].at("bizStep"), "receiving");
    EXPECT_EQ(list[1].at("disposition"), "returned");
    EXPECT_EQ(list[1].at("rf:returnReason"), "defective");
    EXPECT_EQ(list[1].at("bizTransactionList")[0].at("type"), "rma");
    EXPECT_TRUE(list[1].at("bizTransactionList")[0].at("bizTransaction").get<std::string>().starts_with("urn:uuid:"));
    EXPECT_EQ(list[1].at("readPoint").at("id"), "https://regrade.invalid/loc/ST-7F2K");
    EXPECT_EQ(list[1].at("eventTime"), "2026-03-02T08:00:00.000Z");
    EXPECT_EQ(list[1].at("eventTimeZoneOffset"), "+00:00");
}

TEST(EpcisExport, namesAUnitByGs1OnlyUnderThePrefixOfTheHouse)
{
    rules::Exchange mine = shippedExchange();
    mine.companyPrefix = "9506000";
    const auto epc = [](const std::string& sku, const rules::Exchange& exchange) {
        return toldBy({returnOf(sku)}, exchange).at("epcisBody").at("eventList")[0].at("epcList")[0];
    };

    EXPECT_EQ(epc("9506000134352", shippedExchange()), "https://regrade.invalid/u/" + kEpcisTag)
        << "no prefix of its own";
    EXPECT_EQ(epc("9506000134352", mine), "https://id.gs1.org/01/09506000134352/21/" + kEpcisTag);
    EXPECT_EQ(epc("4006381333931", mine), "https://id.gs1.org/8004/9506000" + kEpcisTag) << "another house's GTIN";
    EXPECT_EQ(epc("LAMP-01", mine), "https://id.gs1.org/8004/9506000" + kEpcisTag);
}

TEST(EpcisExport, namesNoRestrictedCirculationNumberAsAGtin)
{
    const auto ilmd = [](const std::string& sku) { return listOf({returnOf(sku)})[0].at("ilmd"); };

    EXPECT_EQ(ilmd("4006381333931").at("rf:gtin"), "04006381333931");
    EXPECT_FALSE(ilmd("2000000000008").contains("rf:gtin")) << "20 is for inside a shop";
    EXPECT_FALSE(ilmd("0200000000004").contains("rf:gtin")) << "and so is 02";
}

TEST(EpcisExport, tellsAnInspectionAsASensorWithCameraModelAndPhoto)
{
    Inspection seen;
    seen.photos = {{PhotoHash(std::string(64, 'a')), "front", 640, 480}};
    seen.defects = {Defect{
        DefectKind("scratch"), Zone("body"), 3.5, 0.02, 0.9, 1.4, {10, 20, 30, 40}, PhotoHash(std::string(64, 'a'))}};
    seen.model = "memory 1.4.0 / 9 photos";
    seen.score = 1.4;
    seen.confidence = 0.9;
    seen.proposed = Cosmetic::light;

    const json told = listOf({returnOf(), ItemInspected{seen}}).back();

    EXPECT_EQ(told.at("bizStep"), "inspecting");
    EXPECT_EQ(told.at("disposition"), "damaged");
    EXPECT_FALSE(told.contains("persistentDisposition")) << "a camera proposes, a person decides";
    const json& sensor = told.at("sensorElementList")[0];
    EXPECT_EQ(sensor.at("sensorMetadata").at("deviceID"), "https://regrade.invalid/device/ST-7F2K/camera");
    EXPECT_EQ(sensor.at("sensorMetadata").at("dataProcessingMethod"),
              "https://regrade.invalid/model/memory%201.4.0%20%2F%209%20photos");
    EXPECT_EQ(sensor.at("sensorMetadata").at("rawData"),
              "https://regrade.invalid/photo/sha256/" + std::string(64, 'a'));
    EXPECT_EQ(sensor.at("sensorReport")[0].at("value"), 1.4);
    EXPECT_DOUBLE_EQ(sensor.at("sensorReport")[2].at("value").get<double>(), 2.0) << "percent of the surface";
    EXPECT_EQ(sensor.at("sensorReport")[2].at("uom"), "P1");
    EXPECT_EQ(told.at("rf:defects")[0].at("rf:box"), "10,20,30,40");
}

TEST(EpcisExport, tellsAMeasurementInTheUnitsOfTheStandardWhereItHasThem)
{
    const StageId repair("repair");
    const auto sensorOf = [&](double value, const char* unit) {
        const StepDone step{repair, StepId("insulation"), StepOutcome::passed, value, unit, "by hand", {}};
        return listOf({returnOf(), WorkStarted{repair}, step}).back().at("sensorElementList")[0].at("sensorReport")[0];
    };

    EXPECT_EQ(sensorOf(12.5, "Mohm"), (json{{"type", "Resistance"}, {"value", 12.5}, {"uom", "B75"}}));
    EXPECT_EQ(sensorOf(0.42, "kg"), (json{{"type", "Mass"}, {"value", 0.42}, {"uom", "KGM"}}));
    EXPECT_EQ(sensorOf(30, "RLU"), (json{{"type", "rf:insulation"}, {"value", 30.0}, {"rf:unit", "RLU"}}));
}

TEST(EpcisExport, tellsTheWayOfAUnitThatWasRepairedAndSold)
{
    const StageId cleaning("cleaning");
    const StageId repair("repair");
    const json list =
        listOf({returnOf(), gradedAs("D", Cosmetic::flaw, Function::fault), WorkStarted{cleaning},
                WorkFinished{cleaning, std::chrono::minutes(5), Money{200, "EUR"}, false}, WorkStarted{repair},
                PartUsed{repair, "PT-7", 2, Money{520, "EUR"}, true},
                StepDone{repair, StepId("test"), StepOutcome::passed, {}, "", "", {}},
                WorkFinished{repair, std::chrono::minutes(9), Money{300, "EUR"}, true}, gradedAs("B", Cosmetic::light),
                ItemPacked{MaterialId("carton"), {300, 200, 100}, 0.5, 900, Money{80, "EUR"}},
                ItemListed{.channel = ChannelId("outlet"), .price = Money{3120, "EUR"}},
                ItemSold{ChannelId("outlet"), Money{3120, "EUR"}, "ORDER-2"}});

    ASSERT_EQ(list.size(), 11U);
    EXPECT_EQ(list[2].at("persistentDisposition"), (json{{"set", {"non_conformant"}}}));
    EXPECT_EQ(list[2].at("disposition"), "damaged");
    EXPECT_EQ(list[2].at("rf:grade"), "D");
    EXPECT_EQ(list[3].at("bizStep"), "https://regrade.invalid/voc/BizStep-cleaning");
    EXPECT_EQ(list[3].at("rf:startTime"), "2026-03-02T08:02:00.000Z");
    EXPECT_EQ(list[4].at("type"), "AssociationEvent");
    EXPECT_EQ(list[4].at("childQuantityList")[0],
              (json{{"epcClass", "https://regrade.invalid/part/PT-7"}, {"quantity", 2}}));
    EXPECT_EQ(list[5].at("bizStep"), "repairing");
    EXPECT_EQ(list[6].at("disposition"), "available");
    EXPECT_EQ(list[6].at("persistentDisposition"), (json{{"set", {"conformant"}}, {"unset", {"non_conformant"}}}));
    EXPECT_EQ(list[6].at("bizTransactionList")[0].at("type"), "testres");
    EXPECT_EQ(list[7].at("persistentDisposition"), (json{{"set", {"conformant"}}})) << "nothing to unset";
    EXPECT_EQ(list[8].at("bizStep"), "repackaging");
    EXPECT_EQ(list[8].at("certificationInfo"), "https://regrade.invalid/u/" + kEpcisTag);
    EXPECT_EQ(list[8].at("sensorElementList")[0].at("sensorReport")[0].at("value"), 0.9);
    EXPECT_EQ(list[9].at("disposition"), "sellable_accessible");
    EXPECT_EQ(list[10].at("bizStep"), "shipping");
    EXPECT_FALSE(list[10].contains("bizLocation")) << "it is not in the house any more";
}

TEST(EpcisExport, tellsADismantledUnitAsWhatCameOutOfIt)
{
    const StageId dismantle("dismantle");
    const json list = listOf(
        {returnOf(), WorkStarted{dismantle}, PartHarvested{dismantle, Sku("PT-7"), 3, 90},
         PartHarvested{dismantle, Sku("PT-7"), -1, -30}, PartHarvested{dismantle, Sku("PT-8"), 1, 10},
         PartHarvested{dismantle, Sku("PT-8"), -1, -10}, MaterialRecovered{dismantle, FractionId("plastic"), 400},
         MaterialRecovered{dismantle, FractionId("plastic"), 420},
         ItemExited{ExitRoute::dismantled, "too old", Money{}}});

    const json& last = list.back();
    EXPECT_EQ(list[2].at("action"), "DELETE");
    EXPECT_EQ(list[3].at("action"), "ADD") << "put back";
    EXPECT_EQ(last.at("type"), "TransformationEvent");
    EXPECT_FALSE(last.contains("action"));
    EXPECT_EQ(last.at("outputQuantityList"),
              (json{{{"epcClass", "https://regrade.invalid/part/PT-7"}, {"quantity", 2}},
                    {{"epcClass", "https://regrade.invalid/material/plastic"}, {"quantity", 0.42}, {"uom", "KGM"}}}));
}

TEST(EpcisExport, takesAnIntakeBackByTellingItAgainWithADeclaration)
{
    const json list = listOf({returnOf(), IntakeUndone{"scanned twice"}});

    ASSERT_EQ(list.size(), 4U);
    for (const std::size_t i : {0U, 1U}) {
        json declared = list[i + 2];
        EXPECT_EQ(declared.at("errorDeclaration").at("reason"), "did_not_occur");
        EXPECT_EQ(declared.at("errorDeclaration").at("declarationTime"), "2026-03-02T08:01:00.000Z");
        declared.erase("errorDeclaration");
        EXPECT_EQ(declared, list[i]) << "the same event but for the declaration";
    }
}

TEST(EpcisExport, takesBackWhatAPersonSetAside)
{
    const json list = listOf({returnOf(), gradedAs("A", Cosmetic::none), gradedAs("B", Cosmetic::light),
                              ConflictSettled{StationId("ST-7F2K"), 2, "the other one looked longer"}});

    ASSERT_EQ(list.size(), 5U);
    EXPECT_EQ(list[4].at("eventID"), list[2].at("eventID"));
    EXPECT_EQ(list[4].at("errorDeclaration").at("reason"), "incorrect_data");
    EXPECT_EQ(list[4].at("rf:grade"), "A");
}

TEST(EpcisExport, isRefusedForAUnitThatWasNeverHere)
{
    const auto none = exportEpcis({}, rules::shippedPolicy(), shippedExchange());

    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().what(), "The unit was never taken in here, so there is no history to tell.");
}

} // namespace regrade::passport
