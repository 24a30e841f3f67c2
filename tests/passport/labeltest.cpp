#include "passport/label.h"

#include "tests/passport/samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <unistd.h>

namespace regrade::passport {
namespace {

using domain::LabelKind;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

domain::Item gradedItem(const std::string& product, const std::string& grade, std::uint64_t number = 123456789)
{
    auto item = sampleItem(product, number);
    item.grade = domain::GradeId(grade);
    return item;
}

Label saleLabel(const domain::Item& item, PaperLanguage language = PaperLanguage::en)
{
    return makeLabel(item, samplePolicy(), LabelKind::sale, language).value();
}

std::string textOf(const std::vector<std::byte>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A folder of its own that vanishes with the test.
class Folder {
public:
    Folder() : m_path(std::filesystem::temp_directory_path() / ("regrade-labels-" + std::to_string(getpid())))
    {
        std::filesystem::create_directories(m_path);
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::filesystem::path write(const std::string& name, const std::vector<std::byte>& bytes) const
    {
        std::ofstream(m_path / name, std::ios::binary) << textOf(bytes);
        return m_path / name;
    }

private:
    std::filesystem::path m_path;
};

std::string outputOf(const std::string& command)
{
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>/dev/null").c_str(), "r"), pclose);
    std::string output;
    std::array<char, 512> part{};
    while (std::fgets(part.data(), part.size(), pipe.get()) != nullptr) {
        output += part.data();
    }
    while (!output.empty() && output.back() == '\n') {
        output.pop_back();
    }
    return output;
}

bool foreignReadersAreHere()
{
    return std::system("command -v pdftoppm >/dev/null && command -v zbarimg >/dev/null") == 0;
}

TEST(MakeLabel, ofAnIntakeNamesProductAndDayAndNoOrder)
{
    const auto label = makeLabel(sampleItem(), samplePolicy(), LabelKind::intake, PaperLanguage::en).value();

    EXPECT_EQ(label.tag, qr::tagFromNumber(123456789));
    EXPECT_EQ(label.product, "Kettle 1.7 l");
    EXPECT_EQ(label.grade, "");
    EXPECT_THAT(label.lines, ElementsAre("KT-100", "Taken in 2026-03-01"));
}

TEST(MakeLabel, ofASaleTellsGradeWordingWarrantyAndKeyParts)
{
    auto item = gradedItem("Kettle 1.7 l", "C");
    item.parts = {samplePart("Heating plate", true), samplePart("Screw", false)};
    auto policy = samplePolicy();
    policy.limits.warrantyMonths = 9;

    const auto english = makeLabel(item, policy, LabelKind::sale, PaperLanguage::en).value();
    const auto chinese = makeLabel(item, policy, LabelKind::sale, PaperLanguage::zh).value();

    EXPECT_EQ(english.grade, "C");
    EXPECT_EQ(english.shape, "triangle");
    EXPECT_THAT(english.lines, ElementsAre("Refurbished", "Grade C: Visible flaw",
                                           "Seller's warranty 9 months, beside the legal guarantee",
                                           "Key part replaced: Heating plate"));
    EXPECT_THAT(chinese.lines, ElementsAre("翻新", "等级 C：外观瑕疵", "卖家保修 9 个月，法定保障另计",
                                           "已更换关键零件：Heating plate"));
}

TEST(MakeLabel, neverHidesThatKeyPartsWereReplaced)
{
    auto item = gradedItem("Kettle", "B");
    item.parts = {samplePart("Lid", true), samplePart("Plate", true), samplePart("Lid", true)};
    const auto two = saleLabel(item);
    for (int i = 0; i < 10; ++i) {
        item.parts.push_back(samplePart("Assembly-0815-rev-" + std::to_string(i), true));
    }
    const auto twelve = saleLabel(item);

    EXPECT_THAT(two.lines, Contains("Key parts replaced: Lid, Plate"));
    EXPECT_THAT(twelve.lines, Contains("12 key parts replaced, named in the offer"));
}

TEST(MakeLabel, isRefusedForTheUngradedTheUnknownAndATagThatIsNone)
{
    const auto policy = samplePolicy();
    auto unknown = sampleItem();
    unknown.intake.reset();
    auto noTag = sampleItem();
    noTag.id = domain::ItemId("HELLO");

    EXPECT_EQ(makeLabel(sampleItem(), policy, LabelKind::sale, PaperLanguage::en).error().code, ErrorCode::refused);
    EXPECT_EQ(makeLabel(unknown, policy, LabelKind::intake, PaperLanguage::en).error().code, ErrorCode::refused);
    EXPECT_EQ(makeLabel(noTag, policy, LabelKind::intake, PaperLanguage::en).error().code, ErrorCode::invalid);
}

TEST(LabelPdf, isTheSameFileForTheSameLabelAndAnotherForAnother)
{
    const auto one = saleLabel(gradedItem("Kettle", "B", 1));
    const auto other = saleLabel(gradedItem("Kettle", "B", 2));

    const auto first = labelPdf(one).value();
    const auto between = labelPdf(other).value();
    const auto again = labelPdf(one).value();

    EXPECT_EQ(first, again);
    EXPECT_NE(first, between);
    EXPECT_THAT(textOf(first), HasSubstr("%PDF-"));
}

TEST(LabelPdf, isOnePageOfSixtyByFortyMillimetresWithItsFontsInside)
{
    if (!foreignReadersAreHere()) {
        GTEST_SKIP() << "pdftoppm and zbarimg are not on this machine.";
    }
    const Folder folder;
    const auto file = folder.write("label.pdf", labelPdf(saleLabel(gradedItem("电热水壶 1.7 l", "B"))).value());

    const auto facts = outputOf("pdfinfo " + file.string());
    const auto fonts = outputOf("pdffonts " + file.string());
    const auto text = outputOf("pdftotext -layout " + file.string() + " -");

    EXPECT_THAT(facts, HasSubstr("Pages:           1"));
    EXPECT_THAT(facts, HasSubstr("170.079 x 113.386 pts"));
    EXPECT_THAT(text, HasSubstr(qr::tagFromNumber(123456789).grouped()));
    EXPECT_THAT(text, HasSubstr("Refurbished"));
    EXPECT_THAT(text, HasSubstr("电热水壶"));
    EXPECT_THAT(fonts, testing::Not(HasSubstr(" no  "))) << fonts;
}

TEST(LabelPdf, isReadByAForeignReaderAtEveryPrinterResolution)
{
    if (!foreignReadersAreHere()) {
        GTEST_SKIP() << "pdftoppm and zbarimg are not on this machine.";
    }
    const Folder folder;
    const std::string longName =
        "Kaffeevollautomat mit Milchaufschäumdüse und Wärmespeicherplatte, Edelstahl gebürstet, "
        "Sonderausgabe für den Fachhandel, 全自动咖啡机";
    int number = 0;
    for (const std::string grade : {"A", "B", "C", "D"}) {
        ++number;
        auto item = gradedItem(number % 2 == 0 ? "Kettle" : longName, grade,
                               static_cast<std::uint64_t>(number) * 1'234'567'891ULL);
        item.parts.assign(3, samplePart("Heating plate", true));
        const auto language = number % 2 == 0 ? PaperLanguage::zh : PaperLanguage::en;
        const auto pdf = folder.write("label.pdf", labelPdf(saleLabel(item, language)).value());
        const auto folderName = pdf.parent_path().string();
        for (const std::string dpi : {"150", "203", "300"}) {
            ASSERT_EQ(std::system(("pdftoppm -singlefile -png -gray -r " + dpi + " " + pdf.string() + " " + folderName +
                                   "/page" + dpi)
                                      .c_str()),
                      0);
        }

        const std::string tag = item.id.text();
        EXPECT_EQ(outputOf("zbarimg -q --raw " + folderName + "/page*.png"), tag + "\n" + tag + "\n" + tag) << grade;
    }
}

TEST(LabelPng, isReadByAForeignReader)
{
    if (!foreignReadersAreHere()) {
        GTEST_SKIP() << "pdftoppm and zbarimg are not on this machine.";
    }
    const Folder folder;
    const auto item = gradedItem("Kettle", "A");

    const auto file = folder.write("label.png", labelPng(saleLabel(item), 203).value());

    EXPECT_EQ(outputOf("zbarimg -q --raw " + file.string()), item.id.text());
}

TEST(LabelPng, isRefusedAtAnAbsurdResolution)
{
    const auto label = saleLabel(gradedItem("Kettle", "A"));

    EXPECT_EQ(labelPng(label, 10).error().code, ErrorCode::invalid);
    EXPECT_EQ(labelPng(label, 100000).error().code, ErrorCode::invalid);
}

} // namespace
} // namespace regrade::passport
