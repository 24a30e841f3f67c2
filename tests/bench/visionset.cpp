#include "bench/visionset.h"

#include "vision/photofile.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <random>

namespace regrade::bench {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> entriesOf(const fs::path& folder)
{
    std::error_code fault;
    std::vector<fs::path> entries;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, fault)) {
        entries.push_back(entry.path());
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

Result<cv::Mat> readPhoto(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::vector<char> text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return vision::decodePhoto(std::as_bytes(std::span(text)));
}

cv::Mat readMask(const fs::path& file, const cv::Size& size)
{
    std::error_code fault;
    if (!fs::exists(file, fault)) {
        return {};
    }
    const Result<cv::Mat> mask = readPhoto(file);
    if (!mask || mask->size() != size) {
        return {};
    }
    cv::Mat damage;
    cv::extractChannel(*mask, damage, 0);
    return damage > 127;
}

} // namespace

Result<VisionSet> readVisionSet(const fs::path& folder)
{
    VisionSet set;
    for (const fs::path& file : entriesOf(folder / "train" / "good")) {
        Result<cv::Mat> photo = readPhoto(file);
        if (!photo) {
            return photo.error();
        }
        set.train.push_back(std::move(photo).value());
    }
    for (const fs::path& kind : entriesOf(folder / "test")) {
        const std::string defect = kind.filename() == "good" ? "" : kind.filename().string();
        for (const fs::path& file : entriesOf(kind)) {
            Result<cv::Mat> photo = readPhoto(file);
            if (!photo) {
                return photo.error();
            }
            Sample sample{*photo, defect, {}};
            if (!defect.empty()) {
                sample.damage = readMask(folder / "mask" / defect / (file.stem().string() + ".png"), photo->size());
            }
            set.test.push_back(std::move(sample));
        }
    }
    if (set.train.empty() || set.test.empty()) {
        return notFound("There is no set of photos at {}.", {folder.string()});
    }
    return set;
}

std::vector<cv::Mat> drawShots(const VisionSet& set, std::size_t count, std::uint64_t seed, std::uint64_t draw)
{
    std::mt19937_64 random(seed * 1000003 + draw);
    std::vector<std::size_t> order(set.train.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<cv::Mat> shots;
    for (std::size_t i = 0; i < std::min(count, order.size()); ++i) {
        std::swap(order[i], order[i + random() % (order.size() - i)]);
        shots.push_back(set.train[order[i]]);
    }
    return shots;
}

} // namespace regrade::bench
