#include "rules/claims.h"
#include "tests/rules/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

namespace regrade::rules {
namespace {

using ::testing::HasSubstr;

struct Sentence {
    int line = 0;
    std::string language;
    ClaimContext context;
    std::set<std::string> expected; ///< "!EU-EMPCO-1", "?US-GREEN"
    std::string text;
};

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> pieces;
    std::istringstream stream(text);
    for (std::string piece; std::getline(stream, piece, at);) {
        pieces.push_back(piece);
    }
    return pieces;
}

ClaimContext contextFor(const std::string& market, const std::string& day, const std::string& truth)
{
    ClaimContext context{.unit = {market, domain::CategoryId("electronics"), day}};
    context.orderForms = {"999-9999999-9999999"};
    context.keepOut = {"ORD-778812"};
    for (const std::string& word : split(truth, ',')) {
        if (word == "unused") {
            context.truth.used = false;
        } else if (word == "tested") {
            context.truth.allFunctionsTested = true;
        } else if (word == "done") {
            context.truth.doneInMarket = true;
        } else if (word.rfind("cert=", 0) == 0) {
            context.truth.schemes.push_back(word.substr(5));
        } else if (word != "-") {
            ADD_FAILURE() << "the corpus says " << word;
        }
    }
    return context;
}

std::vector<Sentence> corpus()
{
    std::vector<Sentence> sentences;
    std::ifstream file(REGRADE_SOURCE_DIR "/tests/rules/claims/corpus.tsv");
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto fields = split(line, '\t');
        if (fields.size() != 6) {
            ADD_FAILURE() << "line " << number << " has " << fields.size() << " fields";
            continue;
        }
        Sentence sentence{number, fields[0], contextFor(fields[1], fields[2], fields[3]), {}, fields[5]};
        for (const std::string& rule : split(fields[4], ' ')) {
            if (rule != "-") {
                sentence.expected.insert(rule);
            }
        }
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

std::set<std::string> foundIn(const Sentence& sentence)
{
    std::set<std::string> found;
    for (const ClaimFault& fault : checkClaims(*shippedPolicy().marketRules, sentence.text, sentence.context)) {
        found.insert((fault.blocks ? "!" : "?") + fault.rule);
    }
    return found;
}

std::string joined(const std::set<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text.empty() ? "nothing" : text;
}

ClaimContext germany() { return {.unit = {"DE", domain::CategoryId("electronics"), "2026-11-28"}}; }

std::vector<ClaimFault> check(const std::string& text, const ClaimContext& context)
{
    return checkClaims(*shippedPolicy().marketRules, text, context);
}

} // namespace

TEST(CheckClaims, judgesEverySentenceOfTheCorpusAsAPersonWould)
{
    const auto sentences = corpus();
    int allowed = 0;
    int blocked = 0;
    int misses = 0;
    int hardMisses = 0;
    int falseAlarms = 0;
    std::map<std::string, int> languages;
    for (const Sentence& sentence : sentences) {
        ++languages[sentence.language];
        allowed += sentence.expected.empty() ? 1 : 0;
        blocked += std::any_of(sentence.expected.begin(), sentence.expected.end(),
                               [](const std::string& rule) { return rule.front() == '!'; })
                       ? 1
                       : 0;
        const auto found = foundIn(sentence);
        for (const std::string& rule : sentence.expected) {
            misses += found.contains(rule) ? 0 : 1;
            hardMisses += rule.front() == '!' && !found.contains(rule) ? 1 : 0;
        }
        for (const std::string& rule : found) {
            falseAlarms += sentence.expected.contains(rule) ? 0 : 1;
        }
        EXPECT_EQ(joined(found), joined(sentence.expected))
            << "line " << sentence.line << ", " << sentence.context.unit.market << ": " << sentence.text;
    }
    std::cout << sentences.size() << " sentences (";
    for (const auto& [language, count] : languages) {
        std::cout << language << " " << count << " ";
    }
    std::cout << "), " << blocked << " blocked, " << allowed << " allowed, " << misses << " misses (" << hardMisses
              << " of bans), " << falseAlarms << " false alarms\n";
    EXPECT_GE(sentences.size(), 240U);
    EXPECT_GE(allowed, 80);
    EXPECT_EQ(languages.size(), 4U);
    EXPECT_EQ(hardMisses, 0);
}

TEST(CheckClaims, saysWhichWordsWhereWhyAndWhatToWriteInstead)
{
    const auto faults = check("A lamp.\nIt is CO₂‑neutral, honestly.", germany());

    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].rule, "EU-EMPCO-1");
    EXPECT_EQ(faults[0].words, "CO₂‑neutral");
    EXPECT_EQ(faults[0].offset, std::string("A lamp.\nIt is ").size());
    EXPECT_EQ(faults[0].length, std::string("CO₂‑neutral").size());
    EXPECT_TRUE(faults[0].blocks);
    EXPECT_THAT(faults[0].source, HasSubstr("2024/825"));
    EXPECT_FALSE(faults[0].why.zh.empty());
    EXPECT_EQ(faults[0].instead.at("en"), "second use instead of a new unit");
    EXPECT_FALSE(faults[0].instead.at("zh").empty());
    EXPECT_FALSE(faults[0].instead.at("de").empty());
}

TEST(CheckClaims, findsEveryPlaceInTheOrderOfTheText)
{
    const auto faults = check("Sterile, klimaneutral and umweltfreundlich; sterile again.", germany());

    ASSERT_EQ(faults.size(), 4U);
    EXPECT_EQ(faults[0].rule, "HOUSE-STERILE");
    EXPECT_EQ(faults[1].rule, "EU-EMPCO-1");
    EXPECT_EQ(faults[2].rule, "EU-EMPCO-2");
    EXPECT_EQ(faults[3].rule, "HOUSE-STERILE");
}

TEST(CheckClaims, keepsToTheLanguagesThatItIsAskedFor)
{
    ClaimContext context = germany();
    context.languages = {"en"};

    EXPECT_TRUE(check("klimaneutral", context).empty());
    EXPECT_EQ(check("carbon neutral", context).size(), 1U);
}

TEST(CheckClaims, writesSuggestionsThatTheLinterItselfAllows)
{
    for (const MarketPack& pack : shippedPolicy().marketRules->packs) {
        for (const MarketRule& rule : pack.rows) {
            for (const auto& [language, words] : rule.claim ? rule.claim->instead : WordsByLanguage{}) {
                ClaimContext context = germany();
                context.unit.market = pack.market == "*" || pack.market == "EU" ? "DE" : pack.market;
                context.truth.allFunctionsTested = true;
                for (const ClaimFault& fault : check(words, context)) {
                    EXPECT_FALSE(fault.blocks) << rule.id << " says \"" << words << "\", " << fault.rule;
                }
            }
        }
    }
}

TEST(CheckClaims, readsHostileBytesWithoutHarm)
{
    const std::string texts[] = {"",
                                 "\xff\xfe\xc3",
                                 "<",
                                 "<<<<b",
                                 "&#;&amp",
                                 "@",
                                 std::string(5'000, '<'),
                                 "+",
                                 "((((",
                                 std::string("a\0b", 3),
                                 "\xf4\x90\x80\x80",
                                 "\xed\xa0\x80",
                                 "\u0301\u0301",
                                 "+1@.",
                                 "%%%"};
    for (const std::string& text : texts) {
        for (const ClaimFault& fault : check(text, germany())) {
            EXPECT_LE(fault.offset + fault.length, text.size());
        }
    }
}

TEST(Phrase, isRefusedWhereItsAlternativesOrOpenWordsWouldMultiply)
{
    std::string alternatives;
    std::string open;
    for (int i = 0; i < 20; ++i) {
        alternatives += "a|b ";
        open += "a* ";
    }

    EXPECT_TRUE(Phrase::read(alternatives).empty());
    EXPECT_TRUE(Phrase::read(open).empty());
    EXPECT_TRUE(Phrase::read(std::string(401, 'a')).empty());
    EXPECT_TRUE(Phrase::read("* | -").empty());
    EXPECT_EQ(Phrase::read("a|b c|d|e").size(), 6U);
}

TEST(CheckClaims, isQuickEnoughForAnOfferThatIsTyped)
{
    std::string offer;
    while (offer.size() < 2'000) {
        offer += "Refurbished kettle with light traces of use, cleaned and tested. ";
    }
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_TRUE(check(offer, germany()).empty());
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    std::cout << "2,000 letters in " << taken.count() << " ms\n";
    EXPECT_LT(taken.count(), 500);
}

TEST(RequireAllowedWords, namesTheRuleTheWordsAndWhatToWrite)
{
    const auto refusal =
        requireAllowedWords(*shippedPolicy().marketRules, {"A kettle", "It is carbon neutral."}, germany());

    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, ErrorCode::refused);
    EXPECT_THAT(refusal.error().what(), HasSubstr("The rule EU-EMPCO-1 does not allow the words \"carbon neutral\""));
    EXPECT_THAT(refusal.error().what(), HasSubstr("Write instead: second use instead of a new unit"));
    EXPECT_TRUE(requireAllowedWords(*shippedPolicy().marketRules, {"like new"}, germany())) << "told only";
}

} // namespace regrade::rules
