#include "rules/offering.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace regrade::rules {

namespace {

using OfferJson = nlohmann::json;

/// One way to spoil offers.json, and the sentence that must name it.
struct OfferFault {
    void (*spoil)(OfferJson&);
    const char* sentence;
};

OfferJson& rowIn(OfferJson& file, const char* table, const char* key, const char* value)
{
    return *std::find_if(file[table].begin(), file[table].end(),
                         [&](const OfferJson& row) { return row.value(key, "") == value; });
}

const OfferFault kOfferFaults[] = {
    {[](OfferJson& f) { f["settings"].erase(0); },
     R"(offers.json/settings: the row "ebay_refurbished_approval" is missing.)"},
    {[](OfferJson& f) { f["settings"][0]["value"] = "perhaps"; },
     R"(offers.json/settings: the value of "ebay_refurbished_approval" must be true or false.)"},
    {[](OfferJson& f) { f["settings"][3]["value"] = "Live"; },
     R"(offers.json/settings: "Live" is not a value that "shopify_status" can have.)"},
    {[](OfferJson& f) { f["formats"][0]["id"] = "amazon"; },
     R"(offers.json/formats, row 1: "amazon" is not a value that "id" can have.)"},
    {[](OfferJson& f) { f["formats"].erase(2); }, R"(offers.json/formats: the row "google" is missing.)"},
    {[](OfferJson& f) { f["formats"][1].erase("title_max"); },
     R"(offers.json/formats, row 2: "title_max" is a number of characters, one at least.)"},
    {[](OfferJson& f) { f["copy"].erase(1); }, R"(offers.json/copy: the channel "discount" has no row.)"},
    {[](OfferJson& f) { f["copy"][3]["format"] = "ebay"; },
     R"(offers.json/copy: the channel "parts" is not of retail, so it cannot take "ebay".)"},
    {[](OfferJson& f) { f["copy"][0]["order"].push_back("weight"); },
     R"(offers.json/copy: there is no phrase for the fact "weight".)"},
    {[](OfferJson& f) { f["copy"][0]["order"].erase(f["copy"][0]["order"].begin()); },
     R"(offers.json/copy: the channel "outlet" leaves out "grade", which must be told.)"},
    {[](OfferJson& f) { f["copy"][2]["hashtags"][0] = "no tag"; },
     R"(offers.json/copy, row 3: "no tag" is not a hashtag such as #refurbished.)"},
    {[](OfferJson& f) { f["conditions"].erase(2); }, R"(offers.json/conditions: the grade "C" has no row.)"},
    {[](OfferJson& f) { f["conditions"][0]["ebay"] = "2010"; },
     R"(offers.json/conditions, row 1: the condition 2010 is only for sellers whom eBay has approved; it belongs to )"
     R"("ebay_approved".)"},
    {[](OfferJson& f) { f["conditions"][0]["google_without_warranty"] = "refurbished"; },
     "offers.json/conditions, row 1: Google calls a unit refurbished only with a warranty."},
    {[](OfferJson& f) { f["conditions"][0]["schema"] = "https://schema.org/Nearly"; },
     R"(offers.json/conditions, row 1: "https://schema.org/Nearly" is not a value that "schema" can have.)"},
    {[](OfferJson& f) { rowIn(f, "phrases", "id", "fault").erase("must"); },
     R"(offers.json/phrases: the fact "fault" can never be left out, so it needs a phrase with "must".)"},
    {[](OfferJson& f) { rowIn(f, "phrases", "id", "works")["text"].erase("fr"); }, R"("text" has no text in "fr".)"},
    {[](OfferJson& f) { rowIn(f, "phrases", "id", "works")["text"]["it"] = "Funziona"; },
     R"("text" has a language that is not asked for there.)"},
    {[](OfferJson& f) { rowIn(f, "phrases", "id", "used")["tone"] = "short"; },
     R"(offers.json/phrases: the fact "used" has no phrase in the plain tone.)"},
    {[](OfferJson& f) { f["phrases"].push_back(f["phrases"][0]); },
     R"(offers.json/phrases: the fact "title" stands there twice in the tone "plain".)"},
    {[](OfferJson& f) { f["phrases"].erase(2); },
     R"(offers.json/phrases: the fact "title_warranty" has no phrase in the plain tone.)"},
    {[](OfferJson& f) { f["phrases"][0]["id"] = "story"; },
     R"(offers.json/phrases, row 1: there is no fact "story" that could be told.)"},
    {[](OfferJson& f) { f["phrases"][0]["text"]["de"] = "{}"; },
     R"(offers.json/phrases, row 1: the text in "de" needs 2 times the sign {}.)"},
    {[](OfferJson& f) { f["copy"].push_back(f["copy"][0]); },
     R"(offers.json/copy: the channel "outlet" has a second row, or a fact twice in its order.)"},
    {[](OfferJson& f) { f["sale_columns"].erase(1); }, R"(offers.json/sale_columns: the row "order" is missing.)"},
};

TEST(Offering, isReadFromTheShippedPolicy)
{
    const auto offering = readOffering(shippedFolder(), shippedPolicy());

    ASSERT_TRUE(offering) << offering.error().what();
    EXPECT_FALSE(offering->ebayApproved);
    EXPECT_EQ(offering->findCondition(domain::GradeId("A"))->ebay, "2500");
    EXPECT_EQ(offering->findCondition(domain::GradeId("A"))->ebayApproved, "2010");
    EXPECT_EQ(offering->findPhrase("works", "short")->text.in(Tongue::de), "Funktioniert");
    EXPECT_EQ(offering->findPhrase("repaired", "short")->text.in(Tongue::fr), "Il a été réparé")
        << "else the plain one";
    EXPECT_EQ(offering->findPhrase("no such fact", "short"), nullptr);
}

TEST(Offering, refusesWhatIsWrongWithASentenceThatNamesIt)
{
    for (const auto& [spoil, sentence] : kOfferFaults) {
        const PolicyCopy copy;
        OfferJson file = OfferJson::parse(copy.text("offers.json"));
        spoil(file);
        copy.write("offers.json", file.dump());

        const auto policy = readPolicy(copy.folder());

        ASSERT_FALSE(policy) << sentence;
        EXPECT_NE(policy.error().what().find(sentence), std::string::npos) << policy.error().what();
    }
}

TEST(Offering, isNotReadFromAFolderThatWasChangedMeanwhile)
{
    const PolicyCopy copy;
    const auto policy = readPolicy(copy.folder()).value();
    copy.write("offers.json", copy.text("offers.json") + "\n");

    EXPECT_EQ(readOffering(copy.folder(), policy).error().code, ErrorCode::conflict);
}

} // namespace

} // namespace regrade::rules
