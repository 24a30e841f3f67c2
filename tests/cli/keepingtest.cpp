#include "tests/cli/program.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

using regrade::clitest::Warehouse;

namespace {

std::string textOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void replaceText(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

} // namespace

TEST(StoreHead, isSignedForPaperAndHeldAgainstTheStore)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    (void)house.registerProduct("TOY-02");
    const auto head = house.done({"store", "head", "--sign"}).at("heads").at(0);
    const std::string paper = head.at("text");

    const auto agrees = house.done({"store", "head", "--check", paper});

    EXPECT_EQ(head.at("seq"), 2);
    EXPECT_EQ(agrees.at("agrees"), true);
    std::string misread = paper;
    misread[20] = misread[20] == 'x' ? 'y' : 'x';
    EXPECT_NE(house.refused({"store", "head", "--check", misread}).find("not a signed head"), std::string::npos);
}

TEST(StoreVerify, namesAnOldCopyByWhatLiesBesideIt)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string old = textOf(house.data() / "regrade.db");
    (void)house.registerProduct("TOY-02");
    EXPECT_EQ(house.done({"store", "verify"}).at("intact"), true);
    replaceText(house.data() / "regrade.db", old);

    const std::string sentence = house.refused({"store", "verify"});

    EXPECT_NE(sentence.find("old copy"), std::string::npos) << sentence;
}

TEST(Backup, bringsTheStoreBackOnAnEmptyPcInTime)
{
    const Warehouse house;
    const auto simulated = house.done({"simulate", "--items", "300"});
    EXPECT_EQ(simulated.at("refused"), 0);
    (void)house.done({"backup", "now"});
    (void)house.registerProduct("TOY-02");
    const auto head = house.done({"store", "head", "--sign"}).at("heads").at(0);

    const auto drill = house.done({"backup", "drill"});
    EXPECT_EQ(drill.at("same_heads"), true);
    EXPECT_EQ(drill.at("from_segments"), 1);
    EXPECT_LT(drill.at("seconds").get<double>(), 60.0);
    std::cout << drill.at("events") << " events restored in " << drill.at("seconds") << " s, head as on paper\n";

    std::filesystem::remove(house.data() / "regrade.db");
    const auto restored = house.done({"backup", "restore"});
    EXPECT_EQ(restored.at("events"), drill.at("events"));
    EXPECT_EQ(house.done({"store", "head", "--check", head.at("text")}).at("agrees"), true);
    EXPECT_EQ(house.done({"backup", "list"}).at(0).at("whole"), true);
}
