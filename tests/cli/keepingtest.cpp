#include "qr/reader.h"
#include "tests/cli/program.h"

#include <opencv2/imgcodecs.hpp>

#include <cstdlib>
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

TEST(ShiftEnd, copiesTheStoreAndGivesTheLineForTheReport)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");

    const auto end = house.done({"shift", "end"});

    EXPECT_EQ(end.at("backup").at("events"), 1);
    const auto agrees = house.done({"store", "head", "--check", end.at("heads").at(0).at("text")});
    EXPECT_EQ(agrees.at("agrees"), true);
}

TEST(ShiftEnd, writesAReportWhoseCodeTheStoreAgreesWith)
{
    if (std::system("command -v pdftoppm >/dev/null") != 0) {
        GTEST_SKIP() << "poppler-utils is not on this machine.";
    }
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    (void)house.intake("TOY-01");
    const auto pdf = house.file("report.pdf");

    const auto end = house.done({"shift", "end", "--report", pdf, "--language", "zh"});

    EXPECT_EQ(end.at("report").at("received"), 1);
    EXPECT_EQ(end.at("report").at("sold"), 0);
    EXPECT_EQ(end.at("report").at("person"), "operator");
    const std::string picture = house.file("page");
    ASSERT_EQ(std::system(("pdftoppm -singlefile -png -gray -r 200 " + pdf.string() + " " + picture).c_str()), 0);
    regrade::qr::ReaderSettings patient;
    patient.limit = std::chrono::seconds(60);
    const auto codes = regrade::qr::Reader(patient).read(cv::imread(picture + ".png", cv::IMREAD_GRAYSCALE));
    ASSERT_TRUE(codes && codes->size() == 1U);
    EXPECT_EQ(house.done({"store", "head", "--check", codes->front().text}).at("agrees"), true);
    EXPECT_EQ(codes->front().text, end.at("heads").at(0).at("text"));
}

TEST(ShiftEnd, tellsBeforeTheCopyThatTheReportHasNoFolder)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");

    const std::string sentence = house.refused({"shift", "end", "--report", house.file("nowhere/report.pdf")});

    EXPECT_NE(sentence.find("There is no folder"), std::string::npos) << sentence;
    EXPECT_TRUE(house.done({"backup", "list"}).empty());
}
