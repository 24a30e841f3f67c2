#include "passport/handoverpaper.h"

#include "tests/support/temporaryfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace regrade::passport {
namespace {

using testing::AllOf;
using testing::HasSubstr;

HandOverPaper papers(int others)
{
    HandOverPaper paper{"HO-2026-7", "Recycling Nord GmbH", "ST-7F2K", *parseIso("2026-11-28T09:30:00Z"), {}};
    for (int i = 0; i < others; ++i) {
        paper.lines.push_back({{"Plastic " + std::to_string(i), "塑料"}, "19 12 04", false, 4'200, 4'150});
    }
    paper.lines.push_back({{"Batteries", "电池"}, "", true, 310, 305});
    return paper;
}

std::string wordsOn(const std::vector<std::byte>& pdf)
{
    const tests::TemporaryFolder folder;
    const auto file = folder / "paper.pdf";
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
    EXPECT_EQ(std::system(("pdftotext -layout " + file.string() + " " + file.string() + ".txt").c_str()), 0);
    std::ifstream stream(file.string() + ".txt");
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(HandOverPdf, tellsWhatIsHazardousFirstWithItsSums)
{
    const auto pdf = handOverPdf(papers(2), PaperLanguage::en);

    ASSERT_TRUE(pdf);
    const std::string text = wordsOn(*pdf);
    EXPECT_THAT(text, AllOf(HasSubstr("HO-2026-7"), HasSubstr("Recycling Nord GmbH"), HasSubstr("19 12 04"),
                            HasSubstr("8.400"), HasSubstr("8.300"), HasSubstr("0.305")));
    EXPECT_LT(text.find("Batteries"), text.find("Plastic 0"));
    EXPECT_EQ(*pdf, *handOverPdf(papers(2), PaperLanguage::en)) << "same paper, same bytes";
}

TEST(HandOverPdf, goesOnOnTheNextPageInChineseToo)
{
    const auto pdf = handOverPdf(papers(23), PaperLanguage::zh);

    ASSERT_TRUE(pdf);
    const std::string text = wordsOn(*pdf);
    EXPECT_THAT(text, HasSubstr("材料交接单"));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\f'), 2) << "pages";
}

} // namespace
} // namespace regrade::passport
