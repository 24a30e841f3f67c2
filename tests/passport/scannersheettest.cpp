#include "passport/scannersheet.h"

#include "qr/layoutcheck.h"
#include "qr/reader.h"
#include "tests/passport/labelbench.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <set>

namespace regrade::passport {
namespace {

/// What a reader says of a code: zbar leaves FNC3 out.
std::string readText(const ScannerCode& code)
{
    constexpr std::string_view kMark = "{FNC3}";
    std::string text = code.text;
    if (const auto at = text.find(kMark); at != std::string::npos) {
        text.erase(at, kMark.size());
    }
    return text;
}

std::vector<std::string> between(const std::string& text, const std::string& begin, const std::string& end)
{
    std::vector<std::string> parts;
    for (auto from = text.find(begin); from != std::string::npos; from = text.find(begin, from)) {
        from += begin.size();
        parts.push_back(text.substr(from, text.find(end, from) - from));
    }
    return parts;
}

/// What zbarimg reads in each of the pictures.
std::vector<std::vector<std::string>> zbarOf(const std::vector<std::filesystem::path>& pictures)
{
    std::string command = "zbarimg -q --xml";
    for (const auto& picture : pictures) {
        command += " " + picture.string();
    }
    // It names only pictures in which it reads something.
    const std::string xml = saidBy(command + " 2>/dev/null || true");
    std::vector<std::vector<std::string>> all(pictures.size());
    for (const std::string& source : between(xml, "<source href='", "</source>")) {
        const std::filesystem::path name = source.substr(0, source.find('\''));
        const auto at = std::find(pictures.begin(), pictures.end(), name) - pictures.begin();
        all.at(static_cast<std::size_t>(at)) = between(source, "<![CDATA[", "]]>");
    }
    return all;
}

/// The codes of a printed sheet as foreign readers see them.
class PrintedSheet {
public:
    PrintedSheet(const LabelFolder& folder, const std::vector<std::byte>& pdf, int dpi) : m_folder(folder), m_dpi(dpi)
    {
        const auto file = folder.write("sheet.pdf", pdf);
        const std::string stem = (folder / ("page" + std::to_string(dpi))).string();
        (void)saidBy("pdftoppm -gray -r " + std::to_string(dpi) + " " + file.string() + " " + stem);
        for (int page = 1; std::filesystem::exists(stem + "-" + std::to_string(page) + ".pgm"); ++page) {
            m_pages.emplace_back(stem + "-" + std::to_string(page) + ".pgm");
        }
    }

    [[nodiscard]] std::vector<std::string> onPageOne() const { return m_folder.readByZbar({m_pages.at(0)}); }
    /// What is read on the whole of the other pages, each text once; zbar may miss some there.
    [[nodiscard]] std::set<std::string> behindPageOne() const
    {
        std::set<std::string> all;
        for (const auto& page : zbarOf({m_pages.begin() + 1, m_pages.end()})) {
            all.insert(page.begin(), page.end());
        }
        return all;
    }
    /// From the top down, behind page 1. A strip is so high that it holds no two codes whole: bars can be read of a
    /// part of their height, a QR code cannot.
    [[nodiscard]] std::vector<std::string> inOrder(bool bars) const
    {
        std::vector<std::string> order;
        for (std::size_t page = 1; page < m_pages.size(); ++page) {
            const auto strips = bars ? stripsOf(m_pages[page], 6, 7) : stripsOf(m_pages[page], 34, 8);
            for (const auto& texts : zbarOf(strips)) {
                EXPECT_LE(texts.size(), 1U);
                if (!texts.empty() && (order.empty() || order.back() != texts[0])) {
                    order.push_back(texts[0]);
                }
            }
        }
        return order;
    }
    [[nodiscard]] std::vector<std::filesystem::path> pages() const { return m_pages; }

private:
    [[nodiscard]] std::vector<std::filesystem::path> stripsOf(const std::filesystem::path& page, int heightMm,
                                                              int stepMm) const
    {
        const cv::Mat picture = cv::imread(page.string(), cv::IMREAD_GRAYSCALE);
        const auto pixels = [&](int mm) { return mm * m_dpi * 10 / 254; };
        std::vector<std::filesystem::path> strips;
        for (int y = 0; pixels(y + heightMm) <= picture.rows; y += stepMm) {
            strips.push_back(m_folder / ("strip" + std::to_string(y) + ".pgm"));
            cv::imwrite(strips.back().string(), picture.rowRange(pixels(y), pixels(y + heightMm)));
        }
        return strips;
    }

    const LabelFolder& m_folder;
    int m_dpi;
    std::vector<std::filesystem::path> m_pages;
};

void expectCodes(const ScannerMaker& maker, PaperLanguage language, const std::string& layout, int dpi)
{
    SCOPED_TRACE(maker.id + " " + layout + " " + std::to_string(dpi));
    const auto pdf = scannerSheetPdf(language, maker, layout);
    ASSERT_TRUE(pdf) << pdf.error().what();
    const auto codes = codesFor(maker, layout).value();
    std::vector<std::string> expected;
    for (const ScannerCode& code : codes) {
        expected.push_back(readText(code));
    }
    const LabelFolder folder;
    const PrintedSheet sheet(folder, *pdf, dpi);

    EXPECT_EQ(sheet.onPageOne(), std::vector{qr::calibrationText()});
    EXPECT_EQ(sheet.inOrder(maker.codes.front().bars), expected);
    for (const std::string& text : sheet.behindPageOne()) {
        EXPECT_TRUE(std::count(expected.begin(), expected.end(), text) > 0) << text;
    }
}

} // namespace

TEST(ScannerSheet, printsTheCodesOfEveryMakerInOrderAndNothingElse)
{
    if (!isInstalled("zbarimg") || !isInstalled("pdftoppm")) {
        GTEST_SKIP() << "zbarimg and pdftoppm are needed";
    }
    const auto makers = scannerMakers().value();
    for (const ScannerMaker& maker : makers) {
        expectCodes(maker, PaperLanguage::en, "", 203);
        expectCodes(maker, PaperLanguage::zh, "", 300);
    }
    expectCodes(findScannerMaker("alacrity").value(), PaperLanguage::en, "fr", 203);
    expectCodes(findScannerMaker("datalogic").value(), PaperLanguage::en, "us", 203);
}

TEST(ScannerSheet, printsQrCodesThatTheProgramReadsToo)
{
    if (!isInstalled("pdftoppm")) {
        GTEST_SKIP() << "pdftoppm is needed";
    }
    for (const char* id : {"alacrity", "opticon"}) {
        const auto maker = findScannerMaker(id).value();
        const LabelFolder folder;
        const PrintedSheet sheet(folder, scannerSheetPdf(PaperLanguage::en, maker).value(), 203);
        ASSERT_EQ(sheet.pages().size(), 2U);
        auto codes = qr::Reader().read(cv::imread(sheet.pages()[1].string(), cv::IMREAD_COLOR)).value();
        std::sort(codes.begin(), codes.end(),
                  [](const qr::Code& a, const qr::Code& b) { return a.corners[0].y < b.corners[0].y; });

        ASSERT_EQ(codes.size(), maker.codes.size()) << id;
        for (std::size_t i = 0; i < codes.size(); ++i) {
            EXPECT_EQ(codes[i].text, maker.codes[i].text);
        }
    }
}

TEST(ScannerSheet, saysNoWhereTheMakerHasNoCodeForTheLayout)
{
    const auto sheet = scannerSheetPdf(PaperLanguage::en, findScannerMaker("datalogic").value(), "fr");

    ASSERT_FALSE(sheet);
    EXPECT_EQ(sheet.error().code, ErrorCode::notFound);
}

TEST(ScannerSheet, carriesACodeThatIsReadAsTheCalibrationText)
{
    for (const auto language : {PaperLanguage::en, PaperLanguage::zh}) {
        const auto png = scannerSheetPng(language, 150);
        ASSERT_TRUE(png) << png.error().what();
        const cv::Mat bytes(1, static_cast<int>(png->size()), CV_8UC1, const_cast<std::byte*>(png->data()));

        const auto codes = qr::Reader().read(cv::imdecode(bytes, cv::IMREAD_COLOR));

        ASSERT_TRUE(codes) << codes.error().what();
        ASSERT_EQ(codes->size(), 1U);
        EXPECT_EQ(codes->front().text, qr::calibrationText());
    }
}

TEST(ScannerSheet, isTheSameFileEachTime)
{
    EXPECT_EQ(*scannerSheetPdf(PaperLanguage::en), *scannerSheetPdf(PaperLanguage::en));
}

} // namespace regrade::passport
