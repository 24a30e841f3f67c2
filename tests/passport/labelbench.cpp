#include "tests/passport/labelbench.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

namespace regrade::passport {

namespace {

std::string outputOf(const std::string& command, int& code)
{
    FILE* pipe = popen(command.c_str(), "r");
    std::string output;
    char part[512];
    while (std::fgets(part, sizeof(part), pipe) != nullptr) {
        output += part;
    }
    code = pclose(pipe);
    return output;
}

} // namespace

std::string saidBy(const std::string& command)
{
    int code = 0;
    const std::string output = outputOf(command, code);
    EXPECT_EQ(code, 0) << command;
    return output;
}

bool isInstalled(const std::string& program)
{
    return std::system(("command -v " + program + " >/dev/null").c_str()) == 0;
}

std::filesystem::path LabelFolder::write(const std::string& name, const std::vector<std::byte>& bytes) const
{
    std::ofstream(m_folder / name, std::ios::binary) << textOf(bytes);
    return m_folder / name;
}

std::vector<std::string> LabelFolder::readByZbar(const std::vector<std::filesystem::path>& pictures) const
{
    std::string command = "zbarimg -q --raw";
    for (const auto& picture : pictures) {
        command += " " + picture.string();
    }
    int code = 0;
    std::istringstream lines(outputOf(command + " 2>/dev/null", code));
    std::vector<std::string> texts;
    for (std::string line; std::getline(lines, line);) {
        texts.push_back(line);
    }
    return texts;
}

std::filesystem::path LabelFolder::rendered(const std::filesystem::path& pdf, int dpi) const
{
    auto stem = pdf;
    stem.replace_extension(std::to_string(dpi));
    (void)saidBy("pdftoppm -singlefile -png -gray -r " + std::to_string(dpi) + " " + pdf.string() + " " +
                 stem.string());
    return stem.string() + ".png";
}

Label nastyLabel(LabelUse use, PaperLanguage language)
{
    if (use == LabelUse::bin) {
        return makeBinLabel(R"(货架 é"ß'^XZ~_\{bin})", language).value();
    }
    if (use == LabelUse::card) {
        return commandCardLabels(language).back();
    }
    if (use == LabelUse::badge) {
        return {.use = use,
                .language = language,
                .code = "REGBADGEHCHJCESXDKNO",
                .values = {{"badge", "REGBADGEHCHJCESXDKNO"}, {"staff", "T^~_1"}, {"role", kNasty}}};
    }
    auto item = sampleItem(kNasty, 987'654'321);
    item.intake->sku = domain::Sku("^" + kNasty);
    item.grade = domain::GradeId("C");
    item.saleLabels = 1;
    item.parts = {samplePart(kNasty, true)};
    auto policy = samplePolicy();
    policy.grades.at(2).meaning = {kNasty, kNasty};
    policy.markets.push_back({"DE", {"Germany", "德国"}, {}, {}, kNasty});
    return makeLabel(item, policy, use == LabelUse::sale ? domain::LabelKind::sale : domain::LabelKind::intake,
                     language)
        .value();
}

std::vector<NastyLabel> nastyLabels()
{
    std::vector<NastyLabel> labels;
    for (const auto& one : templatesOf({})) {
        for (const auto language : {PaperLanguage::en, PaperLanguage::zh}) {
            labels.push_back({one.found.value(), nastyLabel(one.found->use, language)});
        }
    }
    return labels;
}

} // namespace regrade::passport
