#include "tests/faults/profile.h"
#include "tests/fuzz/mutation.h"

#include "tests/support/sanitized.h"
#include "vision/photofile.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

using namespace regrade;

namespace {

constexpr double kMostSecondsOfAPicture = 2.0; ///< of computing
constexpr std::int64_t kMostMegabytes = 512;

std::string codedPicture(const char* ending, const std::vector<int>& settings = {})
{
    cv::Mat picture(120, 160, CV_8UC3, cv::Scalar(60, 120, 200));
    picture(cv::Rect(40, 30, 60, 50)).setTo(cv::Scalar(200, 80, 20));
    cv::Mat noise(picture.size(), picture.type());
    cv::RNG(7).fill(noise, cv::RNG::UNIFORM, 0, 12);
    std::vector<uchar> bytes;
    cv::imencode(ending, picture + noise, bytes, settings);
    return {bytes.begin(), bytes.end()};
}

std::string jpeg() { return codedPicture(".jpg"); }
std::string layeredJpeg() { return codedPicture(".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1}); }

void put(std::string& bytes, std::size_t at, std::uint64_t value, int size, bool bigEndian)
{
    for (int i = 0; i < size; ++i) {
        const int place = bigEndian ? size - 1 - i : i;
        bytes.at(at + static_cast<std::size_t>(i)) = static_cast<char>(value >> (8 * place));
    }
}

/// Where the frame's header of a JPEG stands.
std::size_t frameOf(const std::string& bytes) { return std::min(bytes.find("\xFF\xC0"), bytes.find("\xFF\xC2")); }

std::string jpegOf(std::string bytes, unsigned width, unsigned height)
{
    put(bytes, frameOf(bytes) + 5, height, 2, true);
    put(bytes, frameOf(bytes) + 7, width, 2, true);
    return bytes;
}

std::uint32_t checkSumOf(std::string_view bytes)
{
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            sum = (sum >> 1U) ^ (0xEDB88320U & (0U - (sum & 1U)));
        }
    }
    return ~sum;
}

std::string pngOf(unsigned width, unsigned height)
{
    std::string bytes = codedPicture(".png");
    put(bytes, 16, width, 4, true);
    put(bytes, 20, height, 4, true);
    put(bytes, 29, checkSumOf(std::string_view(bytes).substr(12, 17)), 4, true);
    return bytes;
}

std::string webpOf(unsigned width, unsigned height)
{
    std::string bytes = codedPicture(".webp", {cv::IMWRITE_WEBP_QUALITY, 80});
    put(bytes, 26, width, 2, false);
    put(bytes, 28, height, 2, false);
    return bytes;
}

/// A huge frame first, a small one behind the pixels.
std::string jpegOfTwoFrames()
{
    const std::string huge = jpegOf(jpeg(), 60'000, 60'000);
    const std::string small = jpeg();
    return huge.substr(0, huge.size() - 2) + small.substr(frameOf(small));
}

/// The last scan over and over.
std::string jpegOfManyScans(int scans, unsigned side)
{
    const std::string bytes = jpegOf(layeredJpeg(), side, side);
    const std::string scan = bytes.substr(bytes.rfind("\xFF\xDA"), bytes.size() - 2 - bytes.rfind("\xFF\xDA"));
    std::string all = bytes.substr(0, bytes.size() - 2);
    for (int i = 0; i < scans; ++i) {
        all += scan;
    }
    return all + "\xFF\xD9";
}

/// The width is a number of eight bytes that stands elsewhere; its place looks like a harmless width.
std::string tiffOfAHiddenWidth()
{
    std::string bytes = codedPicture(".tiff");
    const bool bigEndian = bytes.front() == 'M';
    const auto numberAt = [&](std::size_t at, int size) {
        std::size_t value = 0;
        for (int i = 0; i < size; ++i) {
            const int place = bigEndian ? i : size - 1 - i;
            value = value << 8U | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(place)));
        }
        return value;
    };
    const std::size_t directory = numberAt(4, 4);
    for (std::size_t tag = directory + 2; tag + 12 <= bytes.size(); tag += 12) {
        if (numberAt(tag, 2) == 256) {
            put(bytes, 8, 60'000, 8, bigEndian);
            put(bytes, tag + 2, 16, 2, bigEndian);
            put(bytes, tag + 8, 8, 4, bigEndian);
            break;
        }
    }
    return bytes;
}

struct Tally {
    int read = 0;
    int refused = 0;
    double slowest = 0.0; ///< seconds
};

void take(const std::string& file, Tally& tally)
{
    const std::clock_t begun = std::clock();
    const auto picture = vision::decodePhoto(std::as_bytes(std::span(file)));
    tally.slowest = std::max(tally.slowest, static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
    ++(picture ? tally.read : tally.refused);
    if (picture) {
        EXPECT_EQ(picture->type(), CV_8UC3);
    } else {
        EXPECT_GT(picture.error().what().size(), 20U) << "refused without a reason";
    }
}

/// The most memory that the program ever had since it was asked to forget.
void forgetPeak() { std::ofstream("/proc/self/clear_refs") << "5"; }
std::int64_t peakMegabytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::stoll(line.substr(6)) / 1'024;
        }
    }
    return kMostMegabytes;
}

} // namespace

TEST(HostilePictures, areReadOrRefusedInTimeAndInLittleMemory)
{
    const std::vector<std::string> seeds = {jpeg(),
                                            layeredJpeg(),
                                            codedPicture(".png"),
                                            codedPicture(".webp", {cv::IMWRITE_WEBP_QUALITY, 80}),
                                            codedPicture(".webp", {cv::IMWRITE_WEBP_QUALITY, 101}),
                                            codedPicture(".tiff"),
                                            codedPicture(".bmp")};
    Tally whole;
    for (const std::string& seed : seeds) {
        take(seed, whole);
    }
    ASSERT_EQ(whole.refused, 0) << "the pictures to begin from are whole";

    forgetPeak();
    fuzz::Mutation mutation(seeds, 20'260'302);
    Tally tally;
    const int pictures = faults::rounds(300, 10'000);
    for (int i = 0; i < pictures && !testing::Test::HasFailure(); ++i) {
        take(mutation.next(), tally);
    }

    EXPECT_GT(tally.read, 0);
    EXPECT_GT(tally.refused, tally.read / 4) << "the mutations do not bite";
    EXPECT_LT(tally.slowest, kMostSecondsOfAPicture);
    EXPECT_LT(peakMegabytes(), kMostMegabytes);
    std::cout << pictures << " broken pictures: " << tally.read << " read, " << tally.refused
              << " refused with a reason, 0 crashes; slowest " << tally.slowest << " s of computing, at most "
              << peakMegabytes() << " MB\n";
}

TEST(HostilePictures, thatAreBombsAreRefusedBeforeTheyAreDecoded)
{
    struct Bomb {
        const char* name;
        std::string file;
        bool refused;
    };
    const std::vector<Bomb> bombs = {
        {"JPEG of 65,535 pixels a side", jpegOf(jpeg(), 65'535, 65'535), true},
        {"PNG of 65,535 pixels a side", pngOf(65'535, 65'535), true},
        {"PNG of 2,147,483,647 pixels a side", pngOf(0x7FFFFFFF, 0x7FFFFFFF), true},
        {"WebP of 16,383 pixels a side", webpOf(16'383, 16'383), true},
        {"JPEG of 12,000 pixels a side", jpegOf(layeredJpeg(), 12'000, 12'000), true},
        {"PNG of 12,000 pixels a side", pngOf(12'000, 12'000), true},
        {"JPEG that hides its size behind a second frame", jpegOfTwoFrames(), true},
        {"TIFF that hides its width", tiffOfAHiddenWidth(), true},
        {"JPEG of 2,000 scans", jpegOfManyScans(2'000, 7'000), true},
        {"JPEG of the largest size", jpegOf(jpeg(), 7'000, 7'000), false},
        {"layered JPEG of the largest size", jpegOf(layeredJpeg(), 7'000, 7'000), true},
        {"layered JPEG of 20 million pixels", jpegOf(layeredJpeg(), 5'000, 4'000), false},
        {"PNG of the largest size without its pixels", pngOf(7'000, 7'000), false},
    };
    forgetPeak();
    Tally tally;
    for (const Bomb& bomb : bombs) {
        const int refusedBefore = tally.refused;
        take(bomb.file, tally);
        EXPECT_LT(tally.slowest, kMostSecondsOfAPicture) << bomb.name;
        if (bomb.refused) {
            EXPECT_EQ(tally.refused, refusedBefore + 1) << bomb.name;
        }
    }

    EXPECT_TRUE(tests::kSanitized || peakMegabytes() < kMostMegabytes) << peakMegabytes();
    std::cout << bombs.size() << " bombs: " << tally.refused << " refused; slowest " << tally.slowest
              << " s of computing, at most " << peakMegabytes() << " MB\n";
}
