#include "passport/shiftreport.h"

#include "qr/reader.h"
#include "tests/support/temporaryfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace regrade::passport {
namespace {

using testing::ElementsAreArray;
using testing::HasSubstr;

/// The end of a shift at a station that knows `stations` chains.
class ShiftPage : public testing::Test {
protected:
    [[nodiscard]] ShiftReport reportOf(int stations)
    {
        ShiftReport report{.station = domain::StationId("ST-7F2K"),
                           .person = domain::ActorId("T01"),
                           .ended = *parseIso("2026-03-01T20:15:30Z"),
                           .since = parseIso("2026-03-01T08:00:00Z").value(),
                           .count = {412, 2, 37, 35, 12, 3},
                           .copy = "regrade-20260301T201530Z.db"};
        for (int i = 0; i < stations; ++i) {
            const std::string station = i == 0 ? "ST-7F2K" : "STATION-" + std::to_string(1000 + i);
            const std::string digits = std::to_string(1000 + i);
            report.heads.push_back(m_key.sign({station, 1'234'567 + i, std::string(60, 'a') + digits}, report.ended));
        }
        return report;
    }
    [[nodiscard]] std::filesystem::path write(const std::vector<std::byte>& pdf) const
    {
        const auto file = m_folder / "report.pdf";
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
        return file;
    }
    [[nodiscard]] std::string outputOf(const std::string& command) const
    {
        const auto said = m_folder / "said.txt";
        EXPECT_EQ(std::system((command + " >" + said.string()).c_str()), 0) << command;
        std::ifstream stream(said);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    /// What the house's own reader reads on a page as it is printed at 300 dpi, when it is held at one code after the
    /// other: at the places of a grid below the counts.
    [[nodiscard]] std::vector<std::string> codesOn(const std::filesystem::path& pdf, int page, int heads, int columns,
                                                   int rows) const
    {
        const std::string number = std::to_string(page);
        const auto picture = (m_folder / ("page" + number)).string();
        (void)outputOf("pdftoppm -singlefile -png -gray -r 300 -f " + number + " " + pdf.string() + " " + picture);
        const cv::Mat sheet = cv::imread(picture + ".png", cv::IMREAD_GRAYSCALE);
        EXPECT_FALSE(sheet.empty());
        const double dots = 300 / 25.4;
        const double width = 180.0 / columns;
        const double height = 172.0 / rows;
        qr::ReaderSettings patient;
        patient.limit = std::chrono::seconds(20);
        qr::Reader reader(patient);
        std::vector<std::string> texts;
        for (int place = 0; place < heads; ++place) {
            const cv::Rect2d cell((12.5 + width * (place % columns)) * dots, (112 + height * (place / columns)) * dots,
                                  width * dots, height * dots);
            const auto codes = reader.read(sheet(cv::Rect(cell)).clone());
            EXPECT_TRUE(codes) << codes.error().what();
            for (const qr::Code& code : *codes) {
                texts.push_back(code.text);
            }
        }
        return texts;
    }
    static std::vector<std::string> textsOf(const ShiftReport& report, std::size_t from, std::size_t count)
    {
        std::vector<std::string> texts;
        for (std::size_t i = from; i < std::min(report.heads.size(), from + count); ++i) {
            texts.push_back(report.heads[i].text);
        }
        return texts;
    }

    tests::TemporaryFolder m_folder;
    store::StationKey m_key = store::StationKey::openOrMake(m_folder / "station.key").value();
};

#define SKIP_WITHOUT_POPPLER()                                                                                         \
    if (std::system("command -v pdftoppm >/dev/null") != 0) {                                                          \
        GTEST_SKIP() << "poppler-utils is not on this machine.";                                                       \
    }

TEST_F(ShiftPage, holdsEverySignedHeadAsACodeThatTheHousesReaderReads)
{
    SKIP_WITHOUT_POPPLER()
    struct Filled {
        int stations;
        int columns;
        int rows;
    };
    for (const auto& [stations, columns, rows] :
         {Filled{1, 3, 2}, Filled{6, 3, 2}, Filled{12, 4, 3}, Filled{20, 5, 4}}) {
        const ShiftReport report = reportOf(stations);
        const auto pdf = shiftReportPdf(report, PaperLanguage::en);
        ASSERT_TRUE(pdf) << pdf.error().what();

        const auto texts = codesOn(write(*pdf), 1, stations, columns, rows);

        EXPECT_THAT(texts, ElementsAreArray(textsOf(report, 0, 20))) << stations << " stations";
        for (const std::string& text : texts) {
            EXPECT_TRUE(store::readSignedHead(text));
        }
    }
}

TEST_F(ShiftPage, goesOnWhereTwentyStationsFillIt)
{
    SKIP_WITHOUT_POPPLER()
    const ShiftReport report = reportOf(23);
    const auto file = write(shiftReportPdf(report, PaperLanguage::en).value());

    EXPECT_THAT(outputOf("pdfinfo " + file.string()), HasSubstr("Pages:           2"));
    EXPECT_THAT(codesOn(file, 2, 3, 3, 2), ElementsAreArray(textsOf(report, 20, 3)));
}

TEST_F(ShiftPage, tellsInBothLanguagesWhoEndedWhatWhenAndWhereTheChainStands)
{
    SKIP_WITHOUT_POPPLER()
    const auto english = write(shiftReportPdf(reportOf(1), PaperLanguage::en).value());
    const std::string text = outputOf("pdftotext -layout " + english.string() + " -");
    EXPECT_THAT(outputOf("pdfinfo " + english.string()), HasSubstr("Pages:           1"));
    EXPECT_THAT(outputOf("pdfinfo " + english.string()), HasSubstr("A4"));
    for (const char* words :
         {"Shift report", "ST-7F2K", "T01", "2026-03-01 20:15 UTC", "2026-03-01 08:00 UTC", "Units received", "37",
          "35", "12", "412", "regrade-20260301T201530Z.db", "1234567 events", "aaaaaaaaaaaa", "2 of these events"}) {
        EXPECT_THAT(text, HasSubstr(words));
    }

    const auto chinese = write(shiftReportPdf(reportOf(1), PaperLanguage::zh).value());
    const std::string words = outputOf("pdftotext -layout " + chinese.string() + " -");
    EXPECT_THAT(words, HasSubstr("班次报告"));
    EXPECT_THAT(words, HasSubstr("1234567 条事件"));
    EXPECT_THAT(words, testing::Not(HasSubstr("Shift")));
}

TEST_F(ShiftPage, isTheSameFileForTheSameReportAndSaysWhenThereIsNothingToSign)
{
    const ShiftReport report = reportOf(2);
    EXPECT_EQ(shiftReportPdf(report, PaperLanguage::en).value(), shiftReportPdf(report, PaperLanguage::en).value());

    ShiftReport empty = report;
    empty.heads.clear();
    EXPECT_TRUE(shiftReportPdf(empty, PaperLanguage::en));
    ShiftReport tooLong = report;
    tooLong.heads.front().text = std::string(5'000, 'A');
    EXPECT_FALSE(shiftReportPdf(tooLong, PaperLanguage::en));
}

} // namespace
} // namespace regrade::passport
