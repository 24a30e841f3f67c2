#include "tests/cli/program.h"

#include <fstream>
#include <iterator>

namespace regrade::clitest {
namespace {

std::string startOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}}.substr(0, 5);
}

TEST(ScannerCommands, listTheMakersWithEveryCodeAndItsSource)
{
    const Warehouse house;
    const auto makers = house.done({"scanner", "makers"});

    ASSERT_EQ(makers.size(), 4U);
    EXPECT_EQ(makers.at(1).at("maker"), "datalogic");
    for (const auto& maker : makers) {
        for (const auto& code : maker.at("codes")) {
            EXPECT_LE(code.at("source").get<std::size_t>(), maker.at("sources").size());
        }
    }
    EXPECT_EQ(makers.at(3).at("codes").at(0).at("text"), "@MENU_OPTO@ZZ@MG@ZZ@OTPO_UNEM@");
}

TEST(ScannerCommands, writeTheSheetOfAMaker)
{
    const Warehouse house;
    const auto file = house.file("sheet.pdf");

    (void)house.done({"scanner", "sheet", "--maker", "alacrity", "--layout", "de", "--out", file});
    EXPECT_EQ(startOf(file), "%PDF-");
}

TEST(ScannerCommands, sayWhatCannotBePrinted)
{
    const Warehouse house;
    const auto said = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"scanner", "sheet"});
        const auto run = house.run(words);
        EXPECT_NE(run.code, 0);
        return run.err;
    };
    const std::string file = house.file("sheet.pdf");

    EXPECT_TRUE(said({"--out", file, "--maker", "newland"}).find("There are: alacrity, datalogic") !=
                std::string::npos);
    EXPECT_TRUE(said({"--out", file, "--maker", "datalogic", "--layout", "fr"}).find("There are: us, de.") !=
                std::string::npos);
    EXPECT_TRUE(said({"--out", file, "--layout", "fr"}).find("name the maker with --maker") != std::string::npos);
    EXPECT_TRUE(said({"--out", house.file("sheet.png"), "--maker", "opticon"}).find("written as .pdf") !=
                std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(file));
}

} // namespace
} // namespace regrade::clitest
