#include "rules/exchange.h"

#include "tests/rules/shipped.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

namespace regrade::rules {
namespace {

using ExchangeJson = nlohmann::json;

/// One way to spoil exchange.json, and the sentence that must name it.
struct ExchangeFault {
    void (*spoil)(ExchangeJson&);
    const char* sentence;
};

const ExchangeFault kExchangeFaults[] = {
    {[](ExchangeJson& f) { f["settings"].erase(0); }, R"(exchange.json/settings: the row "house" is missing.)"},
    {[](ExchangeJson& f) { f["settings"][0]["value"] = ""; }, "the name of the house has 1 to 100 bytes."},
    {[](ExchangeJson& f) { f["settings"][0]["value"] = 5; }, R"("5" is not a value that "value" can have.)"},
    {[](ExchangeJson& f) { f["settings"][1]["value"] = "95O6000"; }, "a GS1 company prefix has 4 to 12 figures"},
    {[](ExchangeJson& f) { f["settings"][1]["value"] = "2012345"; }, "the prefix 2012345 is for use inside a shop"},
    {[](ExchangeJson& f) { f["settings"][1]["value"] = "0212345"; }, "the prefix 0212345 is for use inside a shop"},
    {[](ExchangeJson& f) { f["settings"][2]["value"] = "de"; }, "the three capital letters of ISO 3166-1"},
    {[](ExchangeJson& f) {
         f["settings"].push_back(f["settings"][2]);
         f["settings"][3]["id"] = "town";
     },
     "there is a row that no setting has."},
    {[](ExchangeJson& f) { f["ords"][0]["ords"] = "Teapot"; }, R"("Teapot" is not a value that "ords" can have.)"},
    {[](ExchangeJson& f) { f["ords"][0]["category"] = "boats"; }, R"(there is no category "boats" in lists.json.)"},
    {[](ExchangeJson& f) { f["ords"][0].erase("why"); }, R"(the key "why" is missing.)"},
};

} // namespace

TEST(Exchange, isReadFromTheShippedPolicy)
{
    const auto exchange = readExchange(shippedFolder(), shippedPolicy());

    ASSERT_TRUE(exchange) << exchange.error().what();
    EXPECT_EQ(exchange->companyPrefix, "");
    EXPECT_EQ(exchange->country, "DEU");
}

TEST(Exchange, findsTheCategoryOfARepairByNameBeforeItsOwnCategory)
{
    const auto exchange = readExchange(shippedFolder(), shippedPolicy()).value();
    const auto numberOf = [&](const char* category, const char* product) {
        const OrdsRow* row = exchange.ordsFor(domain::CategoryId(category), product);
        return row == nullptr ? 0 : row->number;
    };

    EXPECT_EQ(numberOf("appliances", "Steel KETTLE"), 14);
    EXPECT_EQ(numberOf("electronics", "Earbuds Duo"), 11);
    EXPECT_EQ(numberOf("electronics", "Router"), 28);
    EXPECT_EQ(numberOf("toys", "Tin robot"), 32);
    EXPECT_EQ(numberOf("apparel", "Canvas backpack"), 0);
}

TEST(Exchange, refusesWhatIsWrongWithASentenceThatNamesIt)
{
    for (const auto& [spoil, sentence] : kExchangeFaults) {
        const PolicyCopy copy;
        ExchangeJson file = ExchangeJson::parse(copy.text("exchange.json"));
        spoil(file);
        copy.write("exchange.json", file.dump());

        const auto policy = readPolicy(copy.folder());

        ASSERT_FALSE(policy) << sentence;
        EXPECT_NE(policy.error().what().find(sentence), std::string::npos) << policy.error().what();
    }
}

TEST(Exchange, knowsTheCategoriesOfTheStandardInTheirOrder)
{
    const std::filesystem::path list =
        std::filesystem::path(REGRADE_SOURCE_DIR) / "../shared/data/standards/ords/ords_categories.csv";
    if (!std::filesystem::exists(list)) {
        GTEST_SKIP() << "the categories of the standard are not on this machine";
    }
    std::ifstream file(list);
    std::string line;
    std::getline(file, line);
    for (std::size_t i = 0; i < kOrdsCategories.size(); ++i) {
        std::getline(file, line);
        line.erase(line.find_last_not_of("\r") + 1);
        EXPECT_EQ(line, std::to_string(i + 1) + "," + kOrdsCategories[i]);
    }
}

} // namespace regrade::rules
