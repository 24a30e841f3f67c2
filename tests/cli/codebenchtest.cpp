#include "tests/cli/program.h"
#include "tests/support/sanitized.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace regrade::clitest {
namespace {

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(std::filesystem::relative(entry.path(), folder));
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(CodeBench, writesTheSameLabelsForTheSameSeedAndReadsThemBesideTheLibrary)
{
    const Warehouse house;
    const auto set = house.file("labels");
    const auto again = house.file("again");

    const auto made = house.done({"qr", "labels", "--seed", "7", "--count", "1", "--scenes", "2", "--out", set});
    (void)house.done({"qr", "labels", "--seed", "7", "--count", "1", "--scenes", "2", "--out", again});

    EXPECT_EQ(made.at("pictures"), 63);
    EXPECT_EQ(made.at("frames"), 10);
    const auto files = filesIn(set);
    EXPECT_EQ(files.size(), 2U * (63 + 10));
    EXPECT_EQ(files, filesIn(again));
    for (const auto& file : files) {
        ASSERT_EQ(bytesOf(set / file), bytesOf(again / file)) << file;
    }

    const auto report = house.done({"qr", "bench", "--layout", set});

    EXPECT_EQ(report.at("total"), 73);
    EXPECT_EQ(report.at("wrong"), 0);
    EXPECT_EQ(report.at("lost"), 0);
    ASSERT_GE(report.at("rivals").size(), 1U);
    EXPECT_EQ(report.at("rivals").at(0).at("name"), "zxing");
    if (!tests::kSanitized) { // then the reader's time is short
        EXPECT_GT(report.at("read"), report.at("rivals").at(0).at("read"));
    }
    EXPECT_GT(report.at("cpu_ms_read").at("p50"), 0);
    EXPECT_LE(report.at("cpu_ms_read").at("max"), report.at("cpu_ms").at("max"));
}

TEST(CodeBench, countsAReadInAPictureWithoutACodeAndAWrongOne)
{
    const Warehouse house;
    const auto set = house.file("set");
    std::filesystem::create_directories(set / "none");
    std::filesystem::create_directories(set / "other");
    (void)house.done({"qr", "write", "BCDFG", "--out", set / "none" / "1.png"});
    (void)house.done({"qr", "write", "BCDFG", "--out", set / "other" / "1.png"});
    std::ofstream(set / "other" / "1.txt") << "something else";

    const auto report = house.done({"qr", "bench", "--layout", set, "--alone", "--rotations"});

    EXPECT_EQ(report.at("total"), 4);
    EXPECT_EQ(report.at("read"), 0);
    EXPECT_EQ(report.at("wrong"), 4);
    EXPECT_EQ(report.at("without_code"), 4);
    EXPECT_EQ(report.at("false_reads"), 4);
    EXPECT_EQ(report.at("rivals").size(), 0U);
}

TEST(CodeBench, saysThatAFolderHoldsNoPictures)
{
    const Warehouse house;
    std::filesystem::create_directories(house.file("empty"));

    EXPECT_NE(house.refused({"qr", "bench", "--layout", house.file("empty")}).find("no pictures"), std::string::npos);
}

} // namespace
} // namespace regrade::clitest
