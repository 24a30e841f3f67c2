#include "tests/cli/program.h"
#include "tests/support/frames.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>

#include <fstream>

using regrade::clitest::Warehouse;
using ::testing::HasSubstr;

namespace {

/// Three good photos to teach, a good one and one whose corner is gone, half a millimetre a pixel.
void writeSet(const std::filesystem::path& folder)
{
    using regrade::tests::drawProduct;
    std::filesystem::create_directories(folder / "train" / "good");
    std::filesystem::create_directories(folder / "test" / "good");
    std::filesystem::create_directories(folder / "test" / "missing_part");
    nlohmann::json photos;
    const auto add = [&](const std::string& file, const cv::Mat& photo, const nlohmann::json& defects) {
        cv::imwrite((folder / file).string(), photo);
        photos.push_back({{"file", file}, {"mm_per_pixel", 0.5}, {"defects", defects}});
    };
    for (int i = 0; i < 3; ++i) {
        add("train/good/" + std::to_string(i) + ".png", drawProduct({.shift = 3 * i - 4, .light = i % 3}),
            nlohmann::json::array());
    }
    add("test/good/0.png", drawProduct({.shift = 1, .light = 1}), nlohmann::json::array());
    // 101 x 120 pixels at 370,90, moved by one pixel
    const nlohmann::json gone{{"kind", "missing_part"},
                              {"length_mm", 60.0},
                              {"area_share", 0.13},
                              {"contrast", 90.0},
                              {"box", {371, 91, 101, 120}}};
    std::filesystem::create_directories(folder / "mask" / "missing_part");
    cv::Mat mask = cv::Mat::zeros(drawProduct({}).size(), CV_8U);
    mask(cv::Rect(371, 91, 101, 120)).setTo(255);
    cv::imwrite((folder / "mask/missing_part/0.png").string(), mask);
    add("test/missing_part/0.png", drawProduct({.broken = true, .shift = 1, .light = 1}),
        nlohmann::json::array({gone}));
    photos.back()["mask"] = "mask/missing_part/0.png";
    std::ofstream(folder / "truth.json") << nlohmann::json{{"photos", photos}};
}

} // namespace

TEST(VisionTruth, findsAMissingCornerAndItsLevel)
{
    const Warehouse house;
    writeSet(house.file("set") / "device");

    const nlohmann::json report = house.done({"vision", "truth", "--set", house.file("set").string(), "--shots", "3"});

    const nlohmann::json& all = report.at("all");
    EXPECT_EQ(all.at("found").at("part"), 1) << all;
    EXPECT_EQ(all.at("found").at("n"), 1);
    EXPECT_EQ(all.at("kind_right").at("part"), 1) << all;
    EXPECT_EQ(all.at("length_right").at("n"), 1) << all;
    EXPECT_EQ(all.at("good_photos"), 1);
    EXPECT_EQ(all.at("false_regions_per_good_photo"), 0.0);
    EXPECT_EQ(all.at("level_of_marks").at("part"), 2) << all;
    EXPECT_EQ(report.at("products").size(), 1u);
}

TEST(VisionLay, laysPhotosOverEachOtherAndTellsWhatIsDamagedWhere)
{
    const Warehouse house;
    writeSet(house.file("set") / "device");

    const nlohmann::json report = house.done(
        {"vision", "lay", "--set", house.file("set").string(), "--out", house.file("laid").string(), "--shots", "3"});

    EXPECT_EQ(report.at("photos"), 5);
    const auto read = [&](const std::string& name, int how) {
        return cv::imread((house.file("laid") / "device" / name).string(), how);
    };
    const cv::Mat good = read("good/good-0.png", cv::IMREAD_COLOR);
    const cv::Mat taught = read("good/good-1-taught.png", cv::IMREAD_COLOR);
    const cv::Mat kinds = read("damaged/missing_part-0-kinds.png", cv::IMREAD_GRAYSCALE);
    const cv::Mat broken = read("damaged/missing_part-0.png", cv::IMREAD_COLOR);
    ASSERT_EQ(good.size(), kinds.size());
    ASSERT_EQ(broken.size(), taught.size());
    EXPECT_LT(cv::norm(good, taught, cv::NORM_L1) / static_cast<double>(good.total()), 12.0);
    constexpr int missingPart = 6;
    EXPECT_NEAR(cv::countNonZero(kinds == missingPart), 101 * 120, 0.05 * 101 * 120);
    EXPECT_EQ(cv::countNonZero(kinds), cv::countNonZero(kinds == missingPart));
    EXPECT_THAT(
        house.refused({"vision", "lay", "--set", house.file("nothing").string(), "--out", house.file("laid").string()}),
        HasSubstr("holds no product folder"));
}

TEST(VisionQuick, countsHowOftenBothLooksAgree)
{
    const Warehouse house;
    writeSet(house.file("set") / "device");
    const std::string layout = (house.file("set") / "device").string();

    const nlohmann::json report = house.done({"vision", "quick", "--layout", layout, "--shots", "3"});

    const nlohmann::json& row = report.at("shots").at(0);
    int counted = 0;
    for (const auto& [word, sides] : row.at("words").items()) {
        for (const auto& [side, photos] : sides.items()) {
            counted += photos.get<int>();
        }
    }
    EXPECT_EQ(counted, 2) << row;
    EXPECT_EQ(row.at("words").at("look_here").at("rejected"), 1) << "the corner that is gone: " << row;
    EXPECT_EQ(row.at("fine_but_rejected").at("part"), 0) << row;
    EXPECT_EQ(row.at("decided").at("n"), 2);
    EXPECT_GT(row.at("quick_ms").at("p50"), 0.0);
}

TEST(VisionTruth, refusesAFolderWithoutTruthAndABrokenOne)
{
    const Warehouse house;
    std::filesystem::create_directories(house.file("set") / "mug");

    EXPECT_THAT(house.refused({"vision", "truth", "--set", house.file("set").string()}), HasSubstr("truth.json"));

    std::ofstream(house.file("set") / "mug" / "truth.json") << "{\"photos\": [{\"file\": 3}]}";
    EXPECT_THAT(house.refused({"vision", "truth", "--set", house.file("set").string()}),
                HasSubstr("is not the truth of a rendered set"));
}
