#include "tests/cli/program.h"

#include "qr/tag.h"

#include <gmock/gmock.h>

#include <fstream>

using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using ::testing::HasSubstr;

namespace {

void write(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string pngHeader(unsigned width, unsigned height)
{
    std::string bytes = "\x89PNG\r\n\x1a\n";
    const auto number = [&](unsigned value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes += static_cast<char>((value >> shift) & 0xffu);
        }
    };
    number(13);
    bytes += "IHDR";
    number(width);
    number(height);
    bytes += std::string("\x08\x02\x00\x00\x00", 5);
    number(0);
    return bytes;
}

} // namespace

class Refusal : public ::testing::Test {
protected:
    void SetUp() override
    {
        (void)house.registerProduct("TOY-01");
        tag = house.intake("TOY-01");
    }

    Warehouse house;
    std::string tag;
};

TEST_F(Refusal, ofAnUnknownTag)
{
    std::string other = regrade::qr::tagFromNumber(4711).text();

    EXPECT_THAT(house.refused({"item", "show", other}), HasSubstr(other));
    EXPECT_THAT(house.refused({"grade", other, "--packaging", "intact", "--cosmetic", "none", "--function", "works"}),
                HasSubstr(other));
}

TEST_F(Refusal, ofATornTagAndOfAWrongCheckLetter)
{
    std::string wrong = tag;
    wrong.back() = wrong.back() == 'B' ? 'C' : 'B';

    const std::string torn = house.refused({"item", "show", tag.substr(0, 7)});
    const std::string misread = house.refused({"item", "show", wrong});

    EXPECT_NE(torn, misread);
}

TEST_F(Refusal, ofTheLabelOfAnotherUnitAtPacking)
{
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "none", "--function", "works"});
    house.workThrough(tag, "");
    (void)house.done({"pack", "label", tag, "--out", house.file("sale.pdf").string()});
    const std::string other = house.intake("TOY-01");

    const std::string said =
        house.refused({"pack", "finish", tag, "--material", house.policy().materials.front().id.text(), "--box",
                       "220x160x120", "--weight", "500", "--scanned", other});

    EXPECT_THAT(said, HasSubstr(other));
}

TEST_F(Refusal, ofWorkAtAnotherStageAndOfSkippedGates)
{
    (void)house.refused({"work", "start", tag, "--stage", "cleaning"});
    (void)house.refused({"pack", "label", tag, "--out", house.file("early.pdf").string()});
    (void)house.refused({"list", tag});
    (void)house.refused({"sell", tag, "--price", "30.00 EUR", "--order", "ORD-9"});

    EXPECT_FALSE(std::filesystem::exists(house.file("early.pdf")));
}

TEST_F(Refusal, ofASecondIntakeOfTheSameTag)
{
    const std::string reason = house.policy().reasons.front().id;

    (void)house.refused({"intake", "--sku", "TOY-01", "--order", "ORD-2", "--reason", reason, "--tag", tag});
    (void)house.refused({"intake", "--sku", "NOT-THERE", "--order", "ORD-2", "--reason", reason});
    (void)house.refused({"intake", "--sku", "TOY-01", "--order", "ORD-2", "--reason", "becauseISaidSo"});
}

TEST_F(Refusal, ofPicturesFromWhichNothingCanBeJudged)
{
    const std::vector<std::pair<std::string, std::string>> files{
        {"empty.jpg", ""},
        {"text.jpg", "This is not a picture at all, only words."},
        {"torn.png", pngHeader(640, 480)},
        {"dot.png", pngHeader(1, 1)},
        {"bomb.png", pngHeader(65000, 65000)}};
    for (const auto& [name, bytes] : files) {
        write(house.file(name), bytes);

        EXPECT_THAT(house.refused({"teach", "--sku", "TOY-01", house.file(name).string()}), HasSubstr(".")) << name;
    }
    EXPECT_THAT(house.refused({"teach", "--sku", "TOY-01", house.file("absent.jpg").string()}), HasSubstr("absent"));
}

TEST_F(Refusal, ofAPolicyWithABadRow)
{
    const auto folder = house.file("policy");
    std::filesystem::copy(REGRADE_SOURCE_DIR "/resources/policy", folder, std::filesystem::copy_options::recursive);
    std::ifstream file(folder / "grading.json");
    nlohmann::json table = nlohmann::json::parse(file);
    auto& rows = table.is_array() ? table : table.begin().value();
    ASSERT_TRUE(rows.is_array());
    rows[1]["grade"] = "E";
    write(folder / "grading.json", table.dump(2));

    const auto ended = runProgram({REGRADE_BINARY_DIR "/bin/regradectl", "policy", "check", "--policy", folder.string(),
                                   "--data", house.data().string()});

    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.err, HasSubstr("grading.json"));
    EXPECT_THAT(ended.err, HasSubstr("2"));
    EXPECT_THAT(ended.err, HasSubstr("\"E\""));
}

TEST_F(Refusal, ofAStoreFromANewerVersion)
{
    const auto changed =
        runProgram({"/usr/bin/sqlite3", (house.data() / "regrade.db").string(), "PRAGMA user_version = 9999;"});
    ASSERT_EQ(changed.code, 0) << changed.err;

    const auto ended = house.run({"items"});

    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.err, HasSubstr("newer"));
}

TEST_F(Refusal, ofAFolderThatCannotBeWritten)
{
    const auto ended = runProgram({REGRADE_BINARY_DIR "/bin/regradectl", "items", "--data", "/proc/regrade", "--policy",
                                   REGRADE_SOURCE_DIR "/resources/policy"});

    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.err, HasSubstr("/proc/regrade"));
}

TEST_F(Refusal, ofAWrongCommandLineNamesWhatIsMissing)
{
    const auto ended = house.run({"grade", tag});

    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(ended.err + ended.out, HasSubstr("--packaging"));
}

/// What reads pictures is a file beside the program, and somebody copied the program alone.
TEST_F(Refusal, ofPicturesWhereWhatReadsThemIsMissing)
{
    const auto photo = std::filesystem::path(REGRADE_SOURCE_DIR "/resources/demo/mug-good-1.jpg");
    auto words = house.command({"teach", "--sku", "TOY-01", photo.string()});
    words.front() = house.file("regradectl").string();
    std::filesystem::copy_file(REGRADE_BINARY_DIR "/bin/regradectl", words.front());
    const auto events = house.events();

    const auto run = runProgram(words);

    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.err, HasSubstr("regrade-media.so does not load. Everything else works; install Regrade again."));
    EXPECT_EQ(house.events(), events);
    auto show = house.command({"item", "show", tag});
    show.front() = words.front();
    EXPECT_EQ(runProgram(show).code, 0);
}
