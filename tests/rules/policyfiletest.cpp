#include "rules/policyfile.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace regrade::rules {

namespace {

using Json = nlohmann::json;

/// One way to spoil the shipped policy, and the sentence that must name it.
struct Fault {
    const char* file;
    void (*spoil)(Json&);
    const char* sentence;
};

const Fault kFaults[] = {
    {"grading.json", [](Json& f) { f["grading"][2]["grade"] = "E"; },
     R"(grading.json, row 3: the grade "E" is not in grades.json.)"},
    {"grading.json", [](Json& f) { f["grading"][3]["colour"] = "red"; },
     R"(grading.json, row 4: the key "colour" is not known.)"},
    {"grading.json", [](Json& f) { f["grading"][0].erase("why"); },
     R"(grading.json, row 1: the key "why" is missing.)"},
    {"grading.json", [](Json& f) { f["grading"][0]["why"].erase("zh"); },
     R"(grading.json, row 1: "why" has no text in "zh".)"},
    {"grading.json", [](Json& f) { f["grading"][0]["why"]["en"] = "  "; },
     R"(grading.json, row 1: "why" has no text in "en".)"},
    {"grading.json", [](Json& f) { f["grading"][0]["why"]["fr"] = "Bon."; },
     R"(grading.json, row 1: "why" has the unknown language "fr".)"},
    {"grading.json", [](Json& f) { f["grading"][0]["why"]["de"] = " "; },
     R"(grading.json, row 1: "why" has no text in "de".)"},
    {"grading.json", [](Json& f) { f["grading"][0]["why"] = "It is so."; },
     R"(grading.json, row 1: "why" needs a text in "en" and one in "zh".)"},
    {"grading.json", [](Json& f) { f["grading"][2]["cosmetic"] = "ugly"; },
     R"(grading.json, row 3: "ugly" is not a value that "cosmetic" can have.)"},
    {"grading.json", [](Json& f) { f["grading"][4]["repaired"] = "yes"; },
     R"(grading.json, row 5: the value of "repaired" must be true or false.)"},
    {"grading.json", [](Json& f) { f["grading"].erase(8); },
     R"(grading.json, row 8: the last row must match everything, so it may have no condition.)"},
    {"grading.json", [](Json& f) { f["grading"][1].erase("cosmetic"); },
     R"(grading.json, row 2: this row matches everything, so the rows below it are never reached.)"},
    {"grading.json", [](Json& f) { f["grading"][0]["grade"] = "C"; },
     R"(grading.json, row 1: a unit with a function fault would get the grade "C".)"},
    {"grading.json", [](Json& f) { f["grading"][5]["grade"] = "A"; },
     R"(grading.json, row 6: a used or repaired unit would get the grade "A", which is for new units only.)"},
    {"grading.json", [](Json& f) { f["grading"][1] = "row"; },
     R"(grading.json, row 2: this is not a row of keys and values.)"},
    {"grading.json", [](Json& f) { f["grading"] = Json::array(); },
     R"(grading.json: the table "grading" must be a list with at least one row.)"},
    {"grading.json", [](Json& f) { f["rows"] = f["grading"]; }, R"(grading.json: the table "rows" is not known.)"},
    {"grading.json", [](Json& f) { f.erase("grading"); }, R"(grading.json: the table "grading" is missing.)"},
    {"grading.json", [](Json& f) { f = Json::array(); }, "grading.json: the file must hold an object of tables."},
    {"grades.json", [](Json& f) { f["grades"][0].erase("id"); }, R"(grades.json, row 1: the key "id" is missing.)"},
    {"grades.json", [](Json& f) { f["grades"][0]["id"] = ""; },
     R"(grades.json, row 1: the value of "id" must be a text that is not empty.)"},
    {"grades.json", [](Json& f) { f["grades"][1]["id"] = "A"; },
     R"(grades.json, row 2: the id "A" stands there a second time.)"},
    {"grades.json", [](Json& f) { f["grades"][1]["band_low_percent"] = 86; },
     R"(grades.json, row 2: the price band is upside down.)"},
    {"grades.json", [](Json& f) { f["grades"][1]["start_percent"] = 85.01; },
     R"(grades.json, row 2: the start lies outside the price band.)"},
    {"grades.json", [](Json& f) { f["grades"][1]["start_percent"] = 77.777; },
     R"(grades.json, row 2: "start_percent" may have two decimals at most.)"},
    {"grades.json", [](Json& f) { f["grades"][2].erase("start_percent"); },
     R"(grades.json, row 3: a price band needs its low end, its high end and its start.)"},
    {"grades.json", [](Json& f) { f["grades"][0]["band_high_percent"] = 101; },
     R"(grades.json, row 1: "band_high_percent" must lie between 0.0 and 100.0.)"},
    {"grades.json", [](Json& f) { f["grades"][0]["band_high_percent"] = "95"; },
     R"(grades.json, row 1: the value of "band_high_percent" must be a number.)"},
    {"grades.json", [](Json& f) { f["grades"][0]["shape"] = "star"; },
     R"(grades.json, row 1: "star" is not a value that "shape" can have.)"},
    {"grades.json", [](Json& f) { f["grades"][3]["retail"] = true; },
     R"(grades.json, row 4: the grade of a function fault can be neither retail nor for new units only.)"},
    {"grades.json", [](Json& f) { f["grades"][3].erase("fault"); },
     R"(grades.json: exactly one grade must be the one of a function fault.)"},
    {"grades.json", [](Json& f) { f["grades"][0].erase("source"); },
     R"(grades.json, row 1: "source" and "valid_from" go together.)"},
    {"grades.json", [](Json& f) { f["grades"][0]["valid_from"] = "1.11.2026"; },
     R"(grades.json, row 1: "1.11.2026" is not a date such as 2026-03-01.)"},
    {"severities.json", [](Json& f) { f["severities"][0]["kind"] = "gap"; },
     R"(severities.json, row 1: the defect kind "gap" is not in lists.json.)"},
    {"severities.json", [](Json& f) { f["severities"][3]["zone"] = "lid"; },
     R"(severities.json, row 4: the zone "lid" is not in lists.json.)"},
    {"severities.json", [](Json& f) { f["severities"][2]["min_area_share"] = 25; },
     R"(severities.json, row 3: "min_area_share" must lie between 0.0 and 1.0.)"},
    {"severities.json", [](Json& f) { f["severities"].back()["min_score"] = 0.5; },
     R"(severities.json, row 31: the last row must match everything, so it may have no condition.)"},
    {"severities.json", [](Json& f) { f["severities"].back()["min_count"] = 2; },
     R"(severities.json, row 31: the last row must match everything, so it may have no condition.)"},
    {"severities.json", [](Json& f) { f["severities"].back()["max_extent_mm"] = 2; },
     R"(severities.json, row 31: the last row must match everything, so it may have no condition.)"},
    {"severities.json", [](Json& f) { f["severities"][11]["min_count"] = 2.5; },
     R"(severities.json, row 12: the value of "min_count" must be a whole number.)"},
    {"severities.json", [](Json& f) { f["severities"][11]["min_count"] = 0; },
     R"(severities.json, row 12: "min_count" must lie between 1.0 and 1000.0.)"},
    {"severities.json", [](Json& f) { f["severities"][10]["max_extent_mm"] = 50; },
     R"(severities.json, row 11: the lower limit is above the upper limit.)"},
    {"severities.json", [](Json& f) { f["severities"][0]["level"] = "light"; },
     R"(severities.json, row 1: a row gives either "level" or "packaging".)"},
    {"severities.json", [](Json& f) { f["severities"][2].erase("level"); },
     R"(severities.json, row 3: a row gives either "level" or "packaging".)"},
    {"severities.json", [](Json& f) { f["severities"][0]["packaging"] = "torn"; },
     R"(severities.json, row 1: "torn" is not a value that "packaging" can have.)"},
    {"routing.json",
     [](Json& f) {
         f["routing"][0]["route"] = {"packing", "shipping"};
     },
     R"(routing.json, row 1: the stage "shipping" is not in stages.json.)"},
    {"routing.json", [](Json& f) { f["routing"][0]["route"] = Json::array(); },
     R"(routing.json, row 1: the value of "route" must be a list that is not empty.)"},
    {"routing.json", [](Json& f) { f["routing"][5]["category"] = "garden"; },
     R"(routing.json, row 6: the category "garden" is not in lists.json.)"},
    {"routing.json", [](Json& f) { f["routing"][0]["grade"] = "Z"; },
     R"(routing.json, row 1: the grade "Z" is not in grades.json.)"},
    {"routing.json",
     [](Json& f) {
         f["routing"][1]["route"] = {"dismantle", "packing"};
     },
     R"(routing.json, row 2: a unit of grade "D" may not reach the stage "packing".)"},
    {"routing.json",
     [](Json& f) {
         f["routing"][0]["route"] = {"listing", "packing"};
     },
     R"(routing.json, row 1: the stage "listing" comes before packing.)"},
    {"routing.json",
     [](Json& f) {
         f["routing"][6]["route"] = {"cleaning", "listing"};
     },
     R"(routing.json, row 7: the stage "listing" comes before packing.)"},
    {"routing.json", [](Json& f) { f["routing"][4]["route"] = {"repair"}; },
     R"(routing.json, row 5: a unit must be graded again after a repair.)"},
    {"routing.json", [](Json& f) { f["routing"].erase(6); },
     R"(routing.json, row 6: the last row must match everything, so it may have no condition.)"},
    {"routing.json", [](Json& f) { f["intake"][0]["route"] = {"cleaning"}; },
     R"(routing.json/intake, row 1: the route has no grading stage.)"},
    {"stages.json",
     [](Json& f) {
         for (Json& stage : f["stages"]) {
             if (stage.value("dismantles", false)) {
                 stage["steps"].back()["unit"] = "g";
             }
         }
     },
     R"(stages.json, row 8: a stage that dismantles needs the required measure "weight" in kg.)"},
    {"stages.json", [](Json& f) { f["stages"][5]["dismantles"] = true; },
     R"(stages.json, row 6: a stage that dismantles needs the required measure "weight" in kg.)"},
    {"stages.json", [](Json& f) { f["stages"][7]["repairs"] = true; },
     R"(stages.json, row 8: only a work stage that does not repair can dismantle.)"},
    {"lists.json", [](Json& f) { f.erase("fractions"); }, R"(lists.json: the table "fractions" is missing.)"},
    {"limits.json",
     [](Json& f) {
         for (Json& limit : f["limits"]) {
             if (limit["id"] == "mass_balance_share") {
                 limit["value"] = 0.51;
             }
         }
     },
     R"(limits.json, row 18: "value" must lie between 0.0 and 0.5.)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][2].erase("unit"); },
     R"(stages.json/cleaning, row 3: a measure needs its unit.)"},
    {"stages.json",
     [](Json& f) {
         f["stages"][2]["steps"][2]["min"] = 11;
         f["stages"][2]["steps"][2]["max"] = 10;
     },
     R"(stages.json/cleaning, row 3: the lower limit is above the upper limit.)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][2]["instrument"] = "ruler"; },
     R"(stages.json/cleaning, row 3: instruments.json has no instrument of the kind "ruler".)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][2]["unit"] = "kg"; },
     R"(stages.json/cleaning, row 3: the instrument "ATP-1" reads RLU, not kg.)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][2]["redo"][0] = "rinse"; },
     R"(stages.json/cleaning, row 3: this stage has no other step "rinse".)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][0]["list"] = "soaps"; },
     R"(stages.json/cleaning, row 1: choices.json has no list "soaps".)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][0].erase("list"); },
     R"(stages.json/cleaning, row 1: a choice, and only a choice, names its list.)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][4]["when"][0]["options"][0] = "sun"; },
     R"(stages.json/cleaning, row 5: the list "disinfection" has no option "sun".)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][4]["when"][0]["step"] = "clean"; },
     R"(stages.json/cleaning, row 5: "clean" is no choice of this stage.)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][5].erase("sides"); },
     R"(stages.json/cleaning, row 6: an exposure needs its lamp, its sides and the least dose.)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][1]["sides"] = 2; },
     R"(stages.json/cleaning, row 2: only an exposure has sides.)"},
    {"stages.json", [](Json& f) { f["stages"][3]["steps"][2]["categories"][0] = "boats"; },
     R"(stages.json/testing, row 3: the category "boats" is not in lists.json.)"},
    {"stages.json", [](Json& f) { f["stages"][5]["skill"] = "magic"; },
     R"(stages.json, row 6: "magic" is not a value that "skill" can have.)"},
    {"instruments.json", [](Json& f) { f["instruments"][0]["calibrated_until"] = "soon"; },
     R"(instruments.json/instruments, row 1: "soon" is not a value that "calibrated_until" can have.)"},
    {"instruments.json", [](Json& f) { f["instruments"][0]["readings"] = "none"; },
     R"(instruments.json/instruments, row 1: there are no readings "none".)"},
    {"instruments.json", [](Json& f) { f["instruments"][2].erase("at_mm"); },
     R"(instruments.json/instruments, row 3: a lamp has its irradiance and the distance where it was measured.)"},
    {"instruments.json",
     [](Json& f) {
         f["instruments"][2].erase("at_mm");
         f["instruments"][2].erase("mw_per_cm2");
     },
     R"(stages.json/cleaning, row 6: the lamp "UV-1" has no irradiance.)"},
    {"instruments.json", [](Json& f) { f["readings"][0]["caution"] = 5; },
     R"(instruments.json/readings, row 1: readings need "pass", and "caution" not below it.)"},
    {"choices.json", [](Json& f) { f["questions"][0]["options"][0].erase("usual"); },
     R"(choices.json/questions, row 1: exactly one answer is the usual one.)"},
    {"choices.json", [](Json& f) { f["questions"][0]["options"][1]["holds"] = "grading"; },
     R"(choices.json/questions, row 1: "grading" is no work stage of stages.json.)"},
    {"choices.json", [](Json& f) { f["choices"][9]["options"][0]["parts"] = "4.00 USD"; },
     R"(choices.json/faults, row 1: costs are kept in EUR, but this cost is in USD.)"},
    {"lists.json", [](Json& f) { f["categories"][2]["after_repair"] = "packing"; },
     R"(lists.json/categories, row 3: "packing" is no work stage of stages.json.)"},
    {"routing.json", [](Json& f) { f["uneconomic"][0]["route"][0] = "packing"; },
     R"(routing.json/uneconomic, row 1: a unit that is not worth its repair may not reach the stage "packing".)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][0]["max"] = 3; },
     R"(stages.json/cleaning, row 1: only a measure has a unit and limits.)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][1]["id"] = "agent"; },
     R"(stages.json/cleaning, row 2: the id "agent" stands there a second time.)"},
    {"stages.json", [](Json& f) { f["stages"][2]["steps"][1].erase("why"); },
     R"(stages.json/cleaning, row 2: the key "why" is missing.)"},
    {"stages.json", [](Json& f) { f["stages"][8]["steps"][0]["required"] = true; },
     R"(stages.json/packing, row 1: only the steps of a work stage are recorded, so this one is not required.)"},
    {"stages.json", [](Json& f) { f["stages"][8]["repairs"] = true; },
     R"(stages.json, row 9: only a work stage can repair.)"},
    {"stages.json", [](Json& f) { f["stages"][0]["kind"] = "magic"; },
     R"(stages.json, row 1: "magic" is not a value that "kind" can have.)"},
    {"channels.json", [](Json& f) { f["rules"][0]["channel"] = "bazaar"; },
     R"(channels.json/rules, row 1: the channel "bazaar" is not in channels.json.)"},
    {"channels.json", [](Json& f) { f["rules"][3]["channel"] = "social"; },
     R"(channels.json/rules, row 4: a unit of grade "D" may not be offered on the channel "social".)"},
    {"channels.json", [](Json& f) { f["rules"].erase(3); },
     R"(channels.json/rules, row 3: the last row must match everything, so it may have no condition.)"},
    {"codes.json", [](Json& f) { f["orders"][0]["form"] = "RMA-999"; },
     R"(codes.json/orders, row 1: an order's form needs at least 4 figures, each written as 9.)"},
    {"codes.json", [](Json& f) { f["unit_links"][0]["address"] = "ftp://house.example/u/"; },
     R"(codes.json/unit_links, row 1: the address of units begins with https:// and ends with / or =.)"},
    {"capture.json", [](Json& f) { f["capture"][0]["category"] = "ships"; },
     R"(capture.json, row 1: the category "ships" is not in lists.json.)"},
    {"capture.json", [](Json& f) { f["capture"][1]["category"] = "toys"; },
     R"(capture.json, row 2: the last row must match everything, so it may have no condition.)"},
    {"capture.json", [](Json& f) { f["capture"][0]["frames"] = 2.5; },
     R"(capture.json, row 1: the value of "frames" must be a whole number.)"},
    {"capture.json", [](Json& f) { f["capture"][0]["frames"] = 17; },
     R"(capture.json, row 1: "frames" must lie between 1.0 and 16.0.)"},
    {"capture.json", [](Json& f) { f["capture"][0]["views"][1]["id"] = "front"; },
     R"(capture.json#1/views, row 2: the id "front" stands there a second time.)"},
    {"capture.json", [](Json& f) { f["capture"][0]["views"][1].erase("light"); },
     R"(capture.json#1/views, row 2: the key "light" is missing.)"},
    {"materials.json", [](Json& f) { f["materials"][0]["cost"] = "cheap"; },
     R"(materials.json, row 1: "cheap" is not an amount such as 0.35 EUR.)"},
    {"materials.json", [](Json& f) { f["materials"][0]["cost"] = "-0.65 EUR"; },
     R"(materials.json, row 1: "-0.65 EUR" is not an amount such as 0.35 EUR.)"},
    {"materials.json", [](Json& f) { f["materials"][1]["cost"] = "0.10 USD"; },
     R"(materials.json, row 2: costs are kept in EUR, but this cost is in USD.)"},
    {"materials.json", [](Json& f) { f["materials"][0]["certificate_scheme"] = "SCHEME"; },
     "materials.json, row 1: a certificate needs its scheme, its number and its last day."},
    {"materials.json",
     [](Json& f) {
         f["materials"][0]["certificate_scheme"] = "SCHEME";
         f["materials"][0]["certificate_number"] = "N-1";
         f["materials"][0]["certificate_valid_to"] = "30.6.2027";
     },
     R"(materials.json, row 1: "30.6.2027" is not a date such as 2026-03-01.)"},
    {"materials.json", [](Json& f) { f["fillers"][0]["padding_mm"] = 6.5; },
     R"(materials.json/fillers, row 1: the value of "padding_mm" must be a whole number.)"},
    {"materials.json", [](Json& f) { f["fillers"][0].erase("grams_per_litre"); },
     R"(materials.json/fillers, row 1: the key "grams_per_litre" is missing.)"},
    {"materials.json", [](Json& f) { f["fillers"][1]["cost_per_litre"] = "0.04 USD"; },
     R"(materials.json/fillers, row 2: costs are kept in EUR, but this cost is in USD.)"},
    {"cartons.json", [](Json& f) { f["cartons"][0]["id"] = "box-1"; },
     "cartons.json, row 1: the id \"box-1\" of a carton has 1 to 12 small letters from a to z, so that its code can be "
     "scanned."},
    {"cartons.json", [](Json& f) { f["cartons"][1]["id"] = "tiny"; },
     R"(cartons.json, row 2: the id "tiny" stands there a second time.)"},
    {"cartons.json", [](Json& f) { f["cartons"][0]["material"] = "gold"; },
     R"(cartons.json, row 1: the material "gold" is not in materials.json.)"},
    {"cartons.json", [](Json& f) { f["cartons"][0]["height_mm"] = 0; },
     R"(cartons.json, row 1: "height_mm" must lie between 1.0 and 3000.0.)"},
    {"cartons.json", [](Json& f) { f["cartons"][0]["cost"] = "0.18 USD"; },
     R"(cartons.json, row 1: costs are kept in EUR, but this cost is in USD.)"},
    {"packaging_rules.json", [](Json& f) { f["rules"][0]["market"] = "MARS"; },
     R"(packaging_rules.json, row 1: the market "MARS" is neither a market nor a group of lists.json.)"},
    {"packaging_rules.json", [](Json& f) { f["rules"][0]["what"] = "pretty"; },
     R"(packaging_rules.json, row 1: "pretty" is not a value that "what" can have.)"},
    {"packaging_rules.json", [](Json& f) { f["rules"][1].erase("value"); },
     R"(packaging_rules.json, row 2: the key "value" is missing.)"},
    {"packaging_rules.json",
     [](Json& f) {
         f["rules"][1].erase("source");
         f["rules"][1].erase("valid_from");
     },
     "packaging_rules.json, row 2: a rule of law needs its source and the day from which it holds."},
    {"inserts.json", [](Json& f) { f["inserts"][1]["market"] = "MARS"; },
     R"(inserts.json, row 2: the market "MARS" is neither a market nor a group of lists.json.)"},
    {"inserts.json", [](Json& f) { f["inserts"][2]["category"] = "poems"; },
     R"(inserts.json, row 3: the category "poems" is not in lists.json.)"},
    {"limits.json", [](Json& f) { f["limits"][31]["value"] = 1.5; },
     R"(limits.json, row 32: "value" must lie between 0.0 and 1.0.)"},
    {"lists.json", [](Json& f) { f["markets"][1]["id"] = "DE"; },
     R"(lists.json/markets, row 2: the id "DE" stands there a second time.)"},
    {"limits.json", [](Json& f) { f["limits"].erase(8); }, R"(limits.json: the limit "warranty_months" is missing.)"},
    {"limits.json", [](Json& f) { f["limits"][0]["id"] = "age_days"; },
     R"(limits.json, row 1: the limit "age_days" is not known.)"},
    {"limits.json", [](Json& f) { f["limits"][0]["value"] = 30.5; },
     R"(limits.json, row 1: the value of "age_warn_days" must be a whole number.)"},
    {"limits.json", [](Json& f) { f["limits"][1]["value"] = 30; },
     R"(limits.json: the ages must rise from the warning over the alarm to the limit.)"},
    {"limits.json", [](Json& f) { f["limits"][6]["value"] = 1.1; },
     R"(limits.json, row 7: "value" must lie between 0.0 and 1.0.)"},
    {"limits.json", [](Json& f) { f["limits"][10]["value"] = "slight"; },
     R"(limits.json, row 11: "slight" is not a value that "value" can have.)"},
    {"limits.json", [](Json& f) { f["limits"][11]["value"] = 0; },
     R"(limits.json, row 12: "value" must lie between 0.001 and 0.5.)"},
    {"limits.json", [](Json& f) { f["limits"][5]["value"] = 24; },
     R"(limits.json, row 6: the value of "value" must be a text that is not empty.)"},
};

std::string sentenceFor(const PolicyCopy& copy)
{
    const auto policy = readPolicy(copy.folder());
    return policy ? "the policy was taken" : policy.error().what();
}

void expectSentence(const Fault& fault)
{
    PolicyCopy copy;
    Json file = Json::parse(copy.text(fault.file));
    fault.spoil(file);
    copy.write(fault.file, file.dump(2));

    EXPECT_EQ(sentenceFor(copy), fault.sentence);
}

} // namespace

TEST(ReadPolicy, takesTheShippedPolicyWhole)
{
    const Policy& policy = shippedPolicy();

    EXPECT_EQ(policy.version.size(), 16U);
    EXPECT_EQ(policy.version.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(policy.grades.size(), 4U);
    EXPECT_EQ(policy.findGrade(domain::GradeId("B"))->bandLow, 7000);
    EXPECT_EQ(policy.findGrade(domain::GradeId("B"))->shape, "square");
    EXPECT_FALSE(policy.findGrade(domain::GradeId("D"))->retail);
    EXPECT_EQ(policy.intakeRoute, std::vector{domain::StageId("grading")});
    EXPECT_EQ(policy.intakeReason.row, "routing.json/intake#1");
    EXPECT_GE(policy.materials.size(), 5U);
    EXPECT_EQ(policy.firstStage(StageKind::packing)->id.text(), "packing");
    EXPECT_EQ(policy.findChannel(domain::ChannelId("outlet"))->name.zh, "环保优选");
    EXPECT_EQ(policy.findStage(domain::StageId("nowhere")), nullptr);
}

TEST(ReadPolicy, takesTheLimitsWithTheirReasons)
{
    const Policy& policy = shippedPolicy();

    EXPECT_EQ(policy.limits.ageWarnDays, 30);
    EXPECT_EQ(policy.limits.ageAlarmDays, 40);
    EXPECT_EQ(policy.limits.ageLimitDays, 45);
    EXPECT_EQ(policy.limits.assessmentTargetSeconds, 180);
    EXPECT_EQ(policy.limits.assessmentBaselineSeconds, 900);
    EXPECT_EQ(policy.limits.labourPerHour, (Money{2400, "EUR"}));
    EXPECT_DOUBLE_EQ(policy.limits.confidenceFloor, 0.6);
    EXPECT_TRUE(policy.limits.onlyGreenMaterial);
    EXPECT_EQ(policy.limits.warrantyMonths, 6);
    EXPECT_EQ(policy.limits.fewPhotos, 8);
    EXPECT_EQ(policy.limits.fewPhotosLevel, domain::Cosmetic::light);
    EXPECT_DOUBLE_EQ(policy.limits.falseRejectTarget, 0.05);
    EXPECT_EQ(policy.limits.ordinalLeast, 40);
    EXPECT_DOUBLE_EQ(policy.limits.driftAlarm, 5.0);
    EXPECT_EQ(policy.findLimit("labour_per_hour")->value, "24.00 EUR");
    EXPECT_EQ(policy.findLimit("warranty_months")->row, "limits.json#9");
}

TEST(ReadPolicy, takesLimitsThatDifferFromTheBuiltInOnes)
{
    PolicyCopy copy;
    Json file = Json::parse(copy.text("limits.json"));
    file["limits"][5]["value"] = "31.50 EUR";
    file["limits"][7]["value"] = false;
    file["limits"][8]["value"] = 12;
    file["limits"][9]["value"] = 4;
    file["limits"][10]["value"] = "none";
    file["limits"][13]["value"] = 0.25;
    copy.write("limits.json", file.dump());

    const auto policy = readPolicy(copy.folder());

    ASSERT_TRUE(policy) << policy.error().what();
    EXPECT_EQ(policy->limits.labourPerHour, (Money{3150, "EUR"}));
    EXPECT_FALSE(policy->limits.onlyGreenMaterial);
    EXPECT_EQ(policy->limits.warrantyMonths, 12);
    EXPECT_EQ(policy->limits.fewPhotos, 4);
    EXPECT_EQ(policy->limits.fewPhotosLevel, domain::Cosmetic::none);
    EXPECT_DOUBLE_EQ(policy->limits.ordinalMargin, 0.25);
}

TEST(ReadPolicy, refusesEveryFaultWithFileRowAndReason)
{
    for (const Fault& fault : kFaults) {
        SCOPED_TRACE(fault.sentence);
        expectSentence(fault);
    }
}

TEST(ReadPolicy, namesTheLineOfASyntaxFault)
{
    PolicyCopy copy;
    copy.write("grades.json", "{\n  \"grades\": [\n    {\"id\": \"A\",, }\n  ]\n}\n");

    EXPECT_EQ(sentenceFor(copy), "grades.json, line 3: this is not valid JSON.");
}

TEST(ReadPolicy, refusesAFileThatIsCutOff)
{
    PolicyCopy copy;
    copy.write("grades.json", "{\n  \"grades\": [\n");

    EXPECT_EQ(sentenceFor(copy), "grades.json, line 3: this is not valid JSON.");
}

TEST(ReadPolicy, refusesTextThatIsNotUtf8)
{
    PolicyCopy copy;
    copy.write("grades.json", "{\n  \"grades\": [\"\xff\xfe\"]}");

    EXPECT_EQ(sentenceFor(copy), "grades.json, line 2: this is not valid JSON.");
}

TEST(ReadPolicy, refusesAKeyThatStandsTwiceInOneRow)
{
    PolicyCopy copy;
    std::string text = copy.text("grading.json");
    text.replace(text.find("\"function\": \"fault\","), 0, "\"function\": \"works\", ");
    copy.write("grading.json", text);

    EXPECT_EQ(sentenceFor(copy), R"(grading.json: the key "function" stands twice in one row.)");
}

TEST(ReadPolicy, refusesAMissingAForeignAndAnAbsentFile)
{
    PolicyCopy missing;
    std::filesystem::remove(missing.folder() / "stages.json");
    PolicyCopy foreign;
    foreign.write("rules.json", "{}");

    EXPECT_EQ(sentenceFor(missing), "The policy file stages.json is missing.");
    EXPECT_EQ(sentenceFor(foreign), "rules.json: this is not a file of the policy.");
    EXPECT_EQ(readPolicy("/nowhere/policy").error().what(), "The policy folder /nowhere/policy cannot be read.");
}

TEST(ReadPolicy, givesEveryChangeOfAByteAnotherVersionAndTheSameFilesTheSame)
{
    PolicyCopy copy;
    const std::string same = readPolicy(copy.folder())->version;
    copy.write("limits.json", copy.text("limits.json") + "\n");
    const std::string changed = readPolicy(copy.folder())->version;

    EXPECT_EQ(same, shippedPolicy().version);
    EXPECT_NE(changed, same);
}

namespace {

/// The steps that one unit is asked for at most, whatever its category and whichever option it takes.
std::size_t mostStepsOf(const StageRow& stage)
{
    std::set<std::string> options{""};
    for (const StepRow& step : stage.steps) {
        if (step.when) {
            options.insert(step.when->options.begin(), step.when->options.end());
        }
    }
    std::size_t most = 0;
    for (const NamedRow& category : shippedPolicy().categories) {
        for (const std::string& option : options) {
            const auto asked = std::count_if(stage.steps.begin(), stage.steps.end(), [&](const StepRow& step) {
                const auto& of = step.categories;
                const auto& when = step.when ? step.when->options : std::vector<std::string>{option};
                return (of.empty() || std::find(of.begin(), of.end(), domain::CategoryId(category.id)) != of.end()) &&
                       std::find(when.begin(), when.end(), option) != when.end();
            });
            most = std::max(most, static_cast<std::size_t>(asked));
        }
    }
    return most;
}

/// Every {"en", "zh"} below `value` that has no German.
void addTextsWithoutGerman(const Json& value, std::vector<std::string>& texts)
{
    if (value.is_object() && value.contains("en") && value.contains("zh") && !value.contains("de")) {
        texts.push_back(value.at("en").get<std::string>());
    }
    if (value.is_structured()) {
        for (const Json& part : value) {
            addTextsWithoutGerman(part, texts);
        }
    }
}

} // namespace

TEST(ShippedPolicy, neverCallsAnythingSterile)
{
    PolicyCopy copy;
    for (const auto& entry : std::filesystem::directory_iterator(copy.folder())) {
        const std::string text = copy.text(entry.path().filename().string());
        for (const char* word : {"steril", "Steril", "germ-free", "无菌", "灭菌"}) {
            EXPECT_EQ(text.find(word), std::string::npos) << entry.path() << ": " << word;
        }
    }
}

TEST(ShippedPolicy, speaksGermanToo)
{
    PolicyCopy copy;
    for (const auto& entry : std::filesystem::directory_iterator(copy.folder())) {
        if (entry.path().extension() != ".json") {
            continue;
        }
        std::vector<std::string> texts;
        addTextsWithoutGerman(Json::parse(copy.text(entry.path().filename().string())), texts);
        for (const std::string& text : texts) {
            ADD_FAILURE() << "no German in " << entry.path().filename() << ": " << text;
        }
    }
    EXPECT_EQ(shippedPolicy().stages.front().name.de, "Bewertung");
}

TEST(ShippedPolicy, needsNoGermanOfTheHouse)
{
    PolicyCopy copy;
    Json grades = Json::parse(copy.text("grades.json"));
    grades["grades"][0]["name"].erase("de");
    copy.write("grades.json", grades.dump());

    const auto policy = readPolicy(copy.folder());

    ASSERT_TRUE(policy) << policy.error().what();
    EXPECT_FALSE(policy->grades.front().name.de);
    EXPECT_EQ(policy->grades.front().name.en, "Like new");
}

TEST(ShippedPolicy, callsForRowsThatRestOnAFactToNameTheirSource)
{
    const Policy& policy = shippedPolicy();

    for (const StageRow& stage : policy.stages) {
        EXPECT_GE(stage.steps.size(), 2U) << stage.id;
        EXPECT_LE(mostStepsOf(stage), 7U) << stage.id;
        for (const StepRow& step : stage.steps) {
            const bool bare = step.max && step.origin.source.empty();
            EXPECT_FALSE(bare) << stage.id << " " << step.id;
        }
    }
    for (const LimitRow& limit : policy.limitRows) {
        EXPECT_FALSE(limit.origin.source.empty()) << limit.id;
    }
    for (const GradeRow& grade : policy.grades) {
        EXPECT_FALSE(grade.origin.source.empty()) << grade.id;
    }
    for (const SeverityRow& row : policy.severities) {
        const bool bare = (row.minExtentMm || row.maxExtentMm || row.minAreaShare) && row.origin.source.empty();
        EXPECT_FALSE(bare) << row.row;
    }
}

} // namespace regrade::rules
