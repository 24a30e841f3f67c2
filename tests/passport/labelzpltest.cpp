#include "tests/passport/labelbench.h"
#include "tests/passport/zplpaper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

#include <cstdlib>
#include <random>

namespace regrade::passport {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const auto& text : texts) {
        all += text + "\n";
    }
    return all;
}

LabelLayout unitLayout(const std::string& product, const std::string& form = "unit-60x40")
{
    const auto label =
        makeLabel(sampleItem(product), samplePolicy(), domain::LabelKind::intake, PaperLanguage::en).value();
    return layOut(findTemplate(form).value(), label).value();
}

TEST(LabelZpl, ofEveryTemplateIsReadByAForeignReaderAtEveryHead)
{
    if (!isInstalled("zbarimg")) {
        GTEST_SKIP() << "zbarimg is not on this machine.";
    }
    const LabelFolder folder;
    std::vector<std::filesystem::path> pictures;
    std::vector<std::string> codes;
    for (const auto& [form, label] : nastyLabels()) {
        const auto layout = layOut(form, label).value();
        for (const int dpi : {203, 300}) {
            const auto printed = printedZpl(textOf(labelZpl(layout, dpi).value()));
            ASSERT_EQ(printed.fault, "") << form.name;
            pictures.push_back(folder / (std::to_string(codes.size()) + ".png"));
            codes.push_back(label.code);
            cv::imwrite(pictures.back().string(), printed.paper);
        }
    }

    EXPECT_EQ(folder.readByZbar(pictures), codes);
}

TEST(LabelZpl, writesLatinLettersInThePrintersOwnFontExactly)
{
    const std::string product = R"(Éclair ß ü "two" 'one' ^XZ ~JR _5E \& {x} 50% 9,90 €)";
    const auto printed = printedZpl(textOf(labelZpl(unitLayout(product, "unit-100x50"), 203).value()));

    ASSERT_EQ(printed.fault, "");
    std::string words;
    for (const auto& text : printed.texts) {
        words += (words.empty() ? "" : " ") + text;
    }
    EXPECT_THAT(words, HasSubstr(product));
    EXPECT_THAT(printed.texts, testing::Contains("KT-100"));
}

TEST(LabelZpl, drawsWhatThePrintersFontMayNotHave)
{
    const auto latin = printedZpl(textOf(labelZpl(unitLayout("Kettle"), 203).value()));
    const auto chinese = printedZpl(textOf(labelZpl(unitLayout("电热水壶"), 203).value()));

    EXPECT_THAT(latin.texts, testing::Contains("Kettle"));
    EXPECT_EQ(joined(chinese.texts).find("电"), std::string::npos);
    const cv::Rect product(212, 68, 250, 120);
    EXPECT_EQ(cv::countNonZero(latin.paper(product)), product.area()) << "left to the printer's font";
    EXPECT_LT(cv::countNonZero(chinese.paper(product)), product.area() - 400);
}

TEST(LabelZpl, givesEveryModuleTheSameWholeNumberOfDots)
{
    const auto layout = unitLayout("Kettle");
    const auto* code = std::get_if<PlacedCode>(&layout.marks.front());
    ASSERT_NE(code, nullptr);
    for (const auto& [dpi, dots] : {std::pair{203, 6}, std::pair{300, 8}, std::pair{600, 17}}) {
        const auto printed = printedZpl(textOf(labelZpl(layout, dpi).value()));
        ASSERT_EQ(printed.fault, "");
        const double head = dpi == 203 ? 8 : dpi / 25.4;
        EXPECT_GE(dots / head, 0.5) << dpi;
        const int side = static_cast<int>(24.75 * head + 1e-6);
        const int left = static_cast<int>(std::lround(0.5 * head)) + (side - 25 * dots) / 2;
        for (int y = 0; y < 25 * dots; ++y) {
            for (int x = 0; x < 25 * dots; ++x) {
                const bool dark = printed.paper.at<unsigned char>(left + y, left + x) == 0;
                ASSERT_EQ(dark, code->modules.isDark(x / dots, y / dots)) << dpi << " " << x << " " << y;
            }
        }
    }
}

TEST(LabelZpl, isTheSameStreamForTheSameLabelAndRefusesAHeadThatIsNone)
{
    EXPECT_EQ(labelZpl(unitLayout("Kettle"), 203).value(), labelZpl(unitLayout("Kettle"), 203).value());
    EXPECT_EQ(labelZpl(unitLayout("Kettle"), 204).error().code, ErrorCode::invalid);
    EXPECT_EQ(labelBytes(unitLayout("Kettle"), LabelFormat::zpl, 300).value(),
              labelZpl(unitLayout("Kettle"), 300).value());
}

/// Text from people who wish the printer ill.
class HostileText {
public:
    explicit HostileText(unsigned seed) : m_dice(seed) {}

    std::string brief() { return text(1 + m_dice() % 6); }
    std::string any() { return m_dice() % 25 == 0 ? std::string(4296, oneOf("^~_W")) : text(m_dice() % 16); }

private:
    std::string text(std::size_t pieces)
    {
        static const std::vector<std::string> kPieces{"^XZ",    "^XA",         "~JR",    "~HS",        "^FD",
                                                      "^FS",    "^GFA,1,1,1,", "^FH",    "_5E",        "_",
                                                      "^",      "~",           "\\&",    "\\",         "\r\n",
                                                      "\n",     "\x10",        "\x1B",   "\x02",       "\x7F",
                                                      "\u202E", "\u2066",      "\u200F", "\uFEFF",     "\xFF",
                                                      "\xC3",   "\xE4\xB8",    "😀",      "中文",       "é",
                                                      "ß",      "€",           "\u0085", "\u00A0",     "\u00AD",
                                                      "abc",    " ",           "\"",     "'",          "{tag}",
                                                      "{",      "}",           ",",      "Å",          "العربية",
                                                      "עברית",  "e\u0301",     "𝔘",      "\u2028",     "^CC#",
                                                      "~CC!",   "^CI0",        "^JUS",   "^DFR:X.GRF", "^XFR:X.GRF^FS",
                                                      "--"};
        std::string all;
        for (std::size_t i = 0; i < pieces; ++i) {
            all += m_dice() % 10 == 0 ? std::string(1, static_cast<char>(m_dice() % 256))
                                      : kPieces[m_dice() % kPieces.size()];
        }
        return all;
    }
    char oneOf(const std::string& letters) { return letters[m_dice() % letters.size()]; }

    std::mt19937 m_dice;
};

TEST(LabelZpl, holdsOnlyItsOwnCommandsWhateverTheFieldsSay)
{
    HostileText people(20261127);
    const std::vector<std::string> forms{"sale-60x40", "unit-62",     "sale-100x50",
                                         "bin-62",     "unit-100x50", "badge-60x40"};
    int written = 0;
    for (int i = 0; i < 1000; ++i) {
        auto form = findTemplate(forms[static_cast<std::size_t>(i) % forms.size()]).value();
        for (Mark& mark : form.marks) {
            // Looking up fonts for new sizes takes most of the time.
            mark.look.largest = i % 20 == 0 ? mark.look.largest : mark.look.smallest;
        }
        Label label{.use = form.use, .language = PaperLanguage::en, .code = qr::tagFromNumber(77).text()};
        for (const auto& field : placeholdersOf(form.use)) {
            const bool byPeople = field == "product" || field == "sku" || field == "key_parts" || field == "bin";
            label.values[field] = byPeople ? people.any() : people.brief();
        }
        label.shorter["key_parts"] = "2 key parts replaced, named in the offer";
        const auto layout = layOut(form, label);
        if (!layout) {
            EXPECT_EQ(layout.error().code, ErrorCode::refused);
            continue;
        }
        ++written;
        const auto printed = printedZpl(textOf(labelZpl(*layout, 203).value()));
        ASSERT_EQ(printed.fault, "") << i;
    }
    EXPECT_GT(written, 900);
}

/// The folder in which npm put the renderer, or nothing.
std::string rendererFolder()
{
    std::vector<std::string> folders;
    if (const char* told = std::getenv("REGRADE_ZPL_RENDERER"); told != nullptr) {
        folders.emplace_back(told);
    }
    folders.emplace_back(REGRADE_SOURCE_DIR "/build/zpl/node_modules");
    if (isInstalled("npm")) {
        std::string global = saidBy("npm root -g");
        folders.push_back(global.substr(0, global.find('\n')));
    }
    for (const auto& folder : folders) {
        if (std::filesystem::exists(folder + "/zpl-renderer-js/package.json")) {
            return folder;
        }
    }
    return {};
}

TEST(LabelZpl, isReadFromThePictureOfARendererThatIsNotOurs)
{
    const std::string modules = isInstalled("node") && isInstalled("zbarimg") ? rendererFolder() : "";
    if (modules.empty()) {
        GTEST_SKIP() << "zpl-renderer-js is not on this machine: npm ci in a copy of tests/passport/zpl at build/zpl "
                        "brings it; node and zbarimg are needed, too.";
    }
    const LabelFolder folder;
    std::string jobs;
    std::vector<std::filesystem::path> pictures;
    std::vector<std::string> codes;
    for (const auto& [form, label] : nastyLabels()) {
        const auto layout = layOut(form, label).value();
        for (const auto& [dpi, dots] : {std::pair{203, "8"}, std::pair{300, "12"}}) {
            const std::string name = std::to_string(codes.size());
            const auto file = folder.write(name + ".zpl", labelZpl(layout, dpi).value());
            pictures.push_back(folder / (name + ".png"));
            codes.push_back(label.code);
            jobs += " " + file.string() + " " + std::to_string(layout.widthMm) + " " + std::to_string(layout.heightMm) +
                    " " + dots + " " + pictures.back().string();
        }
    }

    (void)saidBy("node " REGRADE_SOURCE_DIR "/tests/passport/zpl/render.mjs " + modules + jobs);

    EXPECT_THAT(folder.readByZbar(pictures), testing::ElementsAreArray(codes));
}

} // namespace
} // namespace regrade::passport
