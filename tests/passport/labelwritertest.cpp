#include "passport/labelwriters.h"

#include "tests/passport/labelbench.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

namespace regrade::passport {
namespace {

using testing::HasSubstr;
using testing::Not;

LabelLayout saleLayout(std::uint64_t number = 123456789)
{
    auto item = sampleItem("电热水壶 1.7 l", number);
    item.grade = domain::GradeId("B");
    const auto label = makeLabel(item, samplePolicy(), domain::LabelKind::sale, PaperLanguage::en);
    return layOut(findTemplate("sale-60x40").value(), *label).value();
}

#define SKIP_WITHOUT(program)                                                                                          \
    if (!isInstalled(program)) {                                                                                       \
        GTEST_SKIP() << program << " is not on this machine.";                                                         \
    }

TEST(LabelPdf, isTheSameFileForTheSameLabelAndAnotherForAnother)
{
    const auto first = labelPdf(saleLayout(1)).value();
    const auto between = labelPdf(saleLayout(2)).value();
    const auto again = labelPdf(saleLayout(1)).value();

    EXPECT_EQ(first, again);
    EXPECT_NE(first, between);
    EXPECT_THAT(textOf(first), testing::StartsWith("%PDF-"));
}

TEST(LabelPdf, isOnePageOfItsSizeWithItsFontsInsideAndNoPicture)
{
    SKIP_WITHOUT("pdfinfo")
    const LabelFolder folder;
    const auto file = folder.write("label.pdf", labelPdf(saleLayout()).value()).string();

    const auto facts = saidBy("pdfinfo " + file);
    const auto fonts = saidBy("pdffonts " + file);
    const auto text = saidBy("pdftotext -layout " + file + " -");

    EXPECT_THAT(facts, HasSubstr("Pages:           1"));
    EXPECT_THAT(facts, HasSubstr("170.079 x 113.386 pts"));
    EXPECT_THAT(text, HasSubstr(qr::tagFromNumber(123456789).grouped()));
    EXPECT_THAT(text, HasSubstr("Refurbished"));
    EXPECT_THAT(text, HasSubstr("电热水壶"));
    EXPECT_THAT(fonts, Not(HasSubstr(" no  "))) << fonts;
    EXPECT_THAT(saidBy("pdfimages -list " + file + " | tail -n +3"), "") << "the code is drawn, not a picture";
}

TEST(LabelPdf, ofEveryTemplateIsReadByAForeignReaderAtEveryPrintersResolution)
{
    SKIP_WITHOUT("pdftoppm")
    SKIP_WITHOUT("zbarimg")
    const LabelFolder folder;
    std::vector<std::filesystem::path> pictures;
    std::vector<std::string> codes;
    for (const auto& [form, label] : nastyLabels()) {
        const auto layout = layOut(form, label);
        ASSERT_TRUE(layout) << layout.error().what();
        const auto pdf = folder.write(std::to_string(codes.size()) + ".pdf", labelPdf(*layout).value());
        for (const int dpi : {203, 300}) {
            pictures.push_back(folder.rendered(pdf, dpi));
            codes.push_back(label.code);
        }
    }

    EXPECT_EQ(folder.readByZbar(pictures), codes);
}

TEST(LabelPng, ofEveryTemplateIsReadByAForeignReader)
{
    SKIP_WITHOUT("zbarimg")
    const LabelFolder folder;
    std::vector<std::filesystem::path> pictures;
    std::vector<std::string> codes;
    for (const auto& [form, label] : nastyLabels()) {
        const auto png = labelPng(layOut(form, label).value(), 203).value();
        pictures.push_back(folder.write(std::to_string(codes.size()) + ".png", png));
        codes.push_back(label.code);
    }

    EXPECT_EQ(folder.readByZbar(pictures), codes);
}

TEST(LabelPng, isRefusedAtAnAbsurdResolution)
{
    EXPECT_EQ(labelPng(saleLayout(), 49).error().code, ErrorCode::invalid);
    EXPECT_EQ(labelPng(saleLayout(), 1201).error().code, ErrorCode::invalid);
    EXPECT_TRUE(labelPng(saleLayout(), 50));
    EXPECT_TRUE(labelPng(saleLayout(), 1200));
}

TEST(LabelSheet, holdsEveryCommandCardOnOneA4Page)
{
    SKIP_WITHOUT("pdftoppm")
    SKIP_WITHOUT("zbarimg")
    const LabelFolder folder;
    std::vector<LabelLayout> cards;
    std::vector<std::string> codes;
    for (const auto& label : commandCardLabels(PaperLanguage::zh)) {
        cards.push_back(layOut(findTemplate("card-60x40").value(), label).value());
        codes.push_back(label.code);
    }

    const auto pdf = folder.write("cards.pdf", labelSheetPdf("Cards", cards).value());
    const cv::Mat sheet = cv::imread(folder.rendered(pdf, 203).string(), cv::IMREAD_GRAYSCALE);
    std::vector<std::filesystem::path> cells;
    for (int i = 0; i < static_cast<int>(codes.size()); ++i) {
        const double dots = sheet.cols / 210.0;
        const cv::Rect2d cell((15 + 60 * (i % 3)) * dots, (10 + i / 3 * 40) * dots, 60 * dots, 40 * dots);
        cells.push_back(folder / (std::to_string(i) + ".png"));
        cv::imwrite(cells.back().string(), sheet(cv::Rect(cell)));
    }

    EXPECT_EQ(folder.readByZbar(cells), codes);
    EXPECT_THAT(saidBy("pdfinfo " + pdf.string()), HasSubstr("Pages:           1"));
    EXPECT_THAT(saidBy("pdfinfo " + pdf.string()), HasSubstr("A4"));
}

TEST(LabelSheet, goesOnOnTheNextPageAndRefusesWhatDoesNotFit)
{
    SKIP_WITHOUT("pdfinfo")
    const LabelFolder folder;
    const std::vector<LabelLayout> many(19, saleLayout());
    const auto pdf = folder.write("many.pdf", labelSheetPdf("Many", many).value());
    LabelLayout wide = saleLayout();
    wide.widthMm = 250;

    EXPECT_THAT(saidBy("pdfinfo " + pdf.string()), HasSubstr("Pages:           2"));
    EXPECT_EQ(labelSheetPdf("None", {}).error().code, ErrorCode::refused);
    EXPECT_EQ(labelSheetPdf("Wide", std::vector{wide}).error().code, ErrorCode::refused);
    EXPECT_EQ(labelSheetPdf("Mixed", std::vector{saleLayout(), wide}).error().code, ErrorCode::refused);
}

} // namespace
} // namespace regrade::passport
