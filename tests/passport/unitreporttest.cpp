#include "passport/unitreport.h"

#include "rules/policyfile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace regrade::passport {

namespace {

/// Every pair of an English and a Chinese literal in the sources of the report.
std::set<std::string> textsInSources()
{
    std::set<std::string> texts;
    const std::regex pair("\\{\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+),\\s*\"[^\"]*[\\xE4-\\xE9]");
    for (const char* name : {"unitreport.cpp", "reporthtml.cpp", "reportpdf.cpp", "tongues.cpp"}) {
        std::ostringstream all;
        all << std::ifstream(std::filesystem::path(REGRADE_SOURCE_DIR) / "src/passport" / name).rdbuf();
        const std::string source = all.str();
        for (std::sregex_iterator at(source.begin(), source.end(), pair), end; at != end; ++at) {
            const std::string literals = (*at)[1];
            std::string text;
            const std::regex one("\"((?:[^\"\\\\]|\\\\.)*)\"");
            for (std::sregex_iterator part(literals.begin(), literals.end(), one); part != end; ++part) {
                text += (*part)[1];
            }
            texts.insert(text);
        }
    }
    return texts;
}

} // namespace

TEST(PaperWords, areThereInGermanAndFrenchForEveryTextOfTheReport)
{
    const auto texts = textsInSources();
    ASSERT_GT(texts.size(), 40U);
    for (const std::string& text : texts) {
        EXPECT_TRUE(isTranslated({text, "中"}, Tongue::de)) << text;
        EXPECT_NE(wordsIn({text, "中"}, Tongue::de), "");
        EXPECT_NE(wordsIn({text, "中"}, Tongue::fr), "");
    }
}

TEST(PaperWords, areThereForEveryNameOfTheShippedPolicyThatAReportTells)
{
    const auto policy = rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value();
    int names = 0;
    const auto check = [&](const domain::Text& text) {
        ++names;
        EXPECT_TRUE(isTranslated(text, Tongue::de)) << text.en;
        EXPECT_TRUE(isTranslated(text, Tongue::fr)) << text.en;
    };
    for (const auto& grade : policy.grades) {
        check(grade.meaning);
    }
    for (const auto* rows : {&policy.categories, &policy.defectKinds, &policy.zones}) {
        for (const auto& row : *rows) {
            check(row.name);
        }
    }
    for (const auto& material : policy.materials) {
        check(material.name);
    }
    for (const auto& stage : policy.stages) {
        check(stage.name);
        for (const auto& step : stage.steps) {
            const bool isTest = step.kind == rules::StepKind::check || step.kind == rules::StepKind::measure ||
                                step.kind == rules::StepKind::exposure;
            if (isTest && stage.kind == rules::StageKind::work) {
                check(step.name);
            }
        }
    }
    EXPECT_GT(names, 60);
}

TEST(PaperWords, giveTheEnglishNameWhereTheHouseWroteItsOwn)
{
    EXPECT_EQ(wordsIn({"Our own bench", "自有工位"}, Tongue::de), "Our own bench");
    EXPECT_FALSE(isTranslated({"Our own bench", "自有工位"}, Tongue::de));
    EXPECT_EQ(durationIn(std::chrono::hours(50), Tongue::de), "2 T 2 h");
    EXPECT_EQ(durationIn(std::chrono::seconds(59), Tongue::zh), "59 秒");
    EXPECT_EQ(languageTag(Tongue::zh), "zh-CN");
}

} // namespace regrade::passport
