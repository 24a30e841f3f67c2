#include "passport/dpp.h"

#include "tests/passport/recordedhistory.h"
#include "tests/passport/samples.h"
#include "tests/rules/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <functional>

namespace regrade::passport {
namespace {

using namespace domain;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const ItemId kLamp("BCDEFGHIJKLNO");

/// A lamp that lost a scratch in the repair and has a stain left.
class PassportOfALamp : public testing::Test {
protected:
    PassportOfALamp()
    {
        const StageId repair("repair");
        const Defect scratch{DefectKind("scratch"), Zone("body"),   12.0, 0.01, 0.9, 1.4,
                             {100, 100, 60, 20},    PhotoHash("a1")};
        const Defect stain{DefectKind("stain"), Zone("base"), 4.0, 0.01, 0.9, 1.2, {400, 300, 40, 30}, PhotoHash("a1")};
        ItemReceived intake = sampleIntake("Desk lamp");
        intake.category = CategoryId("electronics");
        const Verdict verdict{GradeId("B"), {}, "p1"};
        add(intake);
        add(looked("a1", {scratch, stain}));
        add(WorkStarted{repair});
        add(StepDone{repair, StepId("insulation"), StepOutcome::passed, 12.5, "Mohm", "smells of coffee", {}});
        add(PartUsed{repair, "PT-7", 1, Money{520, "EUR"}, true, PartOrigin::newOem, {}, "Switch"});
        add(WorkFinished{repair, std::chrono::minutes(9), Money{300, "EUR"}, true});
        add(looked("b2", {stain}));
        add(ItemGraded{.axes = Axes{Packaging::damaged, Cosmetic::light, Function::works, true}, .verdict = verdict});
    }

    static ItemInspected looked(const char* photo, const std::vector<Defect>& marks)
    {
        Inspection seen;
        seen.photos = {{PhotoHash(photo), "front", 640, 480}};
        seen.defects = marks;
        return {seen};
    }
    void add(const Event& event)
    {
        const auto seq = static_cast<std::int64_t>(m_history.size()) + 1;
        store::RecordedEvent recorded =
            recordedAs(event, seq, *parseIso("2026-03-02T08:00:00Z") + std::chrono::minutes(seq));
        m_item = after(std::move(m_item), event, recorded.stamp.at);
        m_history.push_back(std::move(recorded));
    }
    [[nodiscard]] std::string made() const
    {
        const auto events = exportEpcis(m_history, m_policy, m_exchange).value();
        return exportDpp({m_item, m_history, m_policy, m_exchange, events}).value();
    }

    const rules::Policy& m_policy = rules::shippedPolicy();
    rules::Exchange m_exchange = rules::readExchange(rules::shippedFolder(), m_policy).value();
    std::vector<store::RecordedEvent> m_history;
    Item m_item{kLamp};
};

DppLook lookAtPassport(const std::string& document)
{
    return lookAtDpp(std::as_bytes(std::span(document.data(), document.size()))).value();
}

TEST_F(PassportOfALamp, hasWhatUntpRequiresAndSaysThatItIsADraft)
{
    const auto look = lookAtPassport(made());

    EXPECT_TRUE(look.findings.empty()) << look.findings.front().problem.what();
    EXPECT_EQ(look.issuer, "regrade.invalid");
    EXPECT_EQ(look.serial, kLamp.text());
    EXPECT_EQ(look.events, 1);
    EXPECT_EQ(look.day, "2026-03-02");
    EXPECT_FALSE(look.hasProof);
    const json document = json::parse(made());
    EXPECT_EQ(document.at("credentialSubject").at("granularityLevel"), "item");
    EXPECT_THAT(document["credentialSubject"]["product"]["characteristics"]["status"].get<std::string>(),
                HasSubstr("Unsigned draft"));
    EXPECT_FALSE(document.at("credentialSubject").contains("emissionsScorecard"));
}

TEST_F(PassportOfALamp, tellsGradeMarksWorkTestsAndParts)
{
    const json told = json::parse(made())["credentialSubject"]["product"]["characteristics"];

    EXPECT_EQ(told.at("grade"), "B");
    EXPECT_EQ(told.at("gradeScale"), "p1");
    EXPECT_EQ(told.at("defectsRepaired"), json::array({"scratch"}));
    ASSERT_EQ(told.at("defectsRemaining").size(), 1U);
    EXPECT_EQ(told.at("defectsRemaining")[0].at("kind"), "stain");
    EXPECT_EQ(told.at("workDone")[0].at("stage"), "repair");
    EXPECT_EQ(told.at("workDone")[0].at("day"), "2026-03-02");
    EXPECT_EQ(told.at("tests")[0].at("value"), 12.5);
    EXPECT_EQ(told.at("parts")[0].at("name"), "Switch");
    EXPECT_EQ(told.at("parts")[0].at("origin"), "newOem");
    EXPECT_EQ(told.at("warrantyMonths"), 6);
}

TEST_F(PassportOfALamp, namesItsEventsByTheirHash)
{
    const auto events = exportEpcis(m_history, m_policy, m_exchange).value();
    const auto link = json::parse(made())["credentialSubject"]["traceabilityInformation"][0]["traceabilityEvent"][0];

    EXPECT_EQ(link.at("hashMethod"), "SHA-256");
    EXPECT_EQ(link.at("hashDigest"),
              store::sha256Hex(std::as_bytes(std::span(events.document.data(), events.document.size()))));
    EXPECT_EQ(link.at("linkURL"), "https://regrade.invalid/epcis/BCDEFGHIJKLNO.epcis.jsonld");
}

TEST_F(PassportOfALamp, isTheSameTwiceAndTellsNoOrderNoPriceNobodyAndNoNote)
{
    const std::string document = made();

    EXPECT_EQ(document, made());
    for (const char* secret : {"ORDER-4711", "T07", "EUR", "520", "coffee"}) {
        EXPECT_THAT(document, Not(HasSubstr(secret)));
    }
}

TEST_F(PassportOfALamp, carriesTheGtinWithTheTagOnlyUnderTheHousesOwnPrefix)
{
    const auto product = [&] { return json::parse(made())["credentialSubject"]["product"]; };
    EXPECT_EQ(product().at("id"), "https://regrade.invalid/u/BCDEFGHIJKLNO");
    EXPECT_EQ(product().at("registeredId"), "BCDEFGHIJKLNO");

    m_item.intake->sku = Sku("9506000134352");
    m_exchange.companyPrefix = "9506000";

    EXPECT_EQ(product().at("id"), "https://id.gs1.org/01/09506000134352/21/BCDEFGHIJKLNO");
    EXPECT_EQ(product().at("registeredId"), "09506000134352.21.BCDEFGHIJKLNO");
}

TEST_F(PassportOfALamp, namesForeignHistoriesByTheirHash)
{
    add(ForeignHistoryNoted{"epcis", "feed", 3, "refurb.example", "2026-01-02", "2026-01-05"});

    const json foreign = json::parse(made())["credentialSubject"]["product"]["characteristics"]["foreignHistory"];

    EXPECT_EQ(foreign[0].at("sha256"), "feed");
    EXPECT_EQ(foreign[0].at("verified"), false);
}

TEST_F(PassportOfALamp, isRefusedForAnIntakeThatWasUndone)
{
    add(IntakeUndone{"scanned twice"});
    const auto events = exportEpcis(m_history, m_policy, m_exchange).value();

    EXPECT_EQ(exportDpp({m_item, m_history, m_policy, m_exchange, events}).error().what(),
              "The unit was never taken in here, so it has no passport.");
}

TEST_F(PassportOfALamp, thatIsSpoiltIsRefusedWithItsReason)
{
    const std::pair<std::function<void(json&)>, const char*> kFaults[] = {
        {[](json& d) { d.erase("issuer"); }, "\"issuer\" is missing."},
        {[](json& d) { d["issuer"].erase("name"); }, "\"name\" is missing."},
        {[](json& d) { d["issuer"]["phone"] = "1"; }, "\"phone\" is no field of this object."},
        {[](json& d) { d["credentialSubject"]["granularityLevel"] = "unit"; }, "\"unit\" is no level"},
        {[](json& d) { d["credentialSubject"]["product"].erase("name"); }, "\"name\" is missing."},
        {[](json& d) { d["@context"][0] = "https://schema.org/"; }, "@context must begin with"},
        {[](json& d) { d["@context"][1] = "https://test.uncefact.org/vocabulary/untp/dpp/0.5.0/"; },
         "@context must begin with"},
        {[](json& d) { d["type"] = json::array({"VerifiableCredential"}); },
         "\"type\" does not name DigitalProductPassport."},
        {[](json& d) { d["id"] = "passport 7"; }, "no URI"},
        {[](json& d) { d["validFrom"] = "yesterday"; }, "is no time"},
        {[](json& d) {
             d["credentialSubject"]["emissionsScorecard"] = {{"carbonFootprint", 1}};
         },
         "\"declaredUnit\" is missing."},
        {[](json& d) {
             d["credentialSubject"]["traceabilityInformation"][0]["traceabilityEvent"][0]["hashDigest"] = "ab";
         },
         "The hash has not the 64 figures"},
        {[](json& d) {
             d["credentialSubject"]["traceabilityInformation"][0]["traceabilityEvent"][0]["hashMethod"] = "MD5";
         },
         "\"MD5\" is no method of hashing"}};
    for (const auto& [spoil, sentence] : kFaults) {
        json document = json::parse(made());
        spoil(document);
        const auto look = lookAtPassport(document.dump());
        ASSERT_FALSE(look.findings.empty()) << sentence;
        EXPECT_THAT(look.findings.front().problem.what(), HasSubstr(sentence));
    }
}

TEST_F(PassportOfALamp, survivesEveryValueInEveryPlaceOfTheReader)
{
    const json strange[] = {nullptr, 5, true, "", "x", json::array(), json::array({5}), json::object()};
    const json whole = json::parse(made());
    const json places = whole.flatten();
    for (const auto& [path, old] : places.items()) {
        for (const json& value : strange) {
            json spoilt = whole;
            spoilt[json::json_pointer(path)] = value;
            (void)lookAtPassport(spoilt.dump());
        }
    }
    for (const char* key : {"issuer", "credentialSubject", "type", "@context"}) {
        for (const json& value : strange) {
            json spoilt = whole;
            spoilt[key] = value;
            EXPECT_FALSE(lookAtPassport(spoilt.dump()).findings.empty()) << key << value;
        }
    }
}

TEST(DppCheck, takesTheSampleOfTheStandards)
{
    const std::filesystem::path sample =
        std::filesystem::path(REGRADE_SOURCE_DIR) / "../shared/data/standards/dpp/rf-dpp.json";
    if (!std::filesystem::exists(sample)) {
        GTEST_SKIP() << "the samples of the standards are not on this machine";
    }
    std::ifstream in(sample);
    const auto look = lookAtPassport({std::istreambuf_iterator<char>(in), {}});

    EXPECT_TRUE(look.findings.empty()) << look.findings.front().problem.what();
    EXPECT_EQ(look.issuer, "refurb.example");
}

} // namespace

} // namespace regrade::passport
