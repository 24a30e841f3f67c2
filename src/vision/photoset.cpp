#include "vision/photoset.h"

#include "vision/photofile.h"
#include "vision/replaycamera.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <opencv2/core.hpp>
#include <random>

namespace regrade::vision {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> foldersIn(const fs::path& folder)
{
    std::error_code fault;
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, fault)) {
        if (entry.is_directory(fault)) {
            found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

std::vector<fs::path> photoFilesIn(const fs::path& folder)
{
    std::error_code fault;
    std::vector<fs::path> found;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
        if (isPhotoName(entry->path()) && entry->is_regular_file(fault)) {
            found.push_back(entry->path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

Result<PhotoSet> findPhotoSet(const fs::path& folder)
{
    PhotoSet set;
    set.train = photoFilesIn(folder / "train" / "good");
    for (const fs::path& kind : foldersIn(folder / "test")) {
        const std::string defect = kind.filename() == "good" ? "" : kind.filename().string();
        for (const fs::path& photo : photoFilesIn(kind)) {
            Sample sample{photo, defect, {}};
            const fs::path mask = folder / "mask" / defect / (photo.stem().string() + ".png");
            std::error_code fault;
            if (!defect.empty() && fs::exists(mask, fault)) {
                sample.mask = mask;
            }
            set.test.push_back(std::move(sample));
        }
    }
    if (set.train.empty() || set.test.empty()) {
        return notFound("There is no set of photos at {}: it needs train/good, test/good and test/<defect>.",
                        {folder.string()});
    }
    return set;
}

Result<cv::Mat> readPhoto(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::vector<char> text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    auto photo = decodePhoto(std::as_bytes(std::span(text)));
    return photo ? photo : refused("The photo {} cannot be read: {}", {file.string(), photo.error().what()});
}

cv::Mat readMask(const Sample& sample, const cv::Size& size)
{
    if (sample.mask.empty()) {
        return {};
    }
    const Result<cv::Mat> mask = readPhoto(sample.mask);
    if (!mask || mask->size() != size) {
        return {};
    }
    cv::Mat damage;
    cv::extractChannel(*mask, damage, 0);
    return damage > 127;
}

std::vector<std::size_t> drawn(std::size_t all, std::size_t count, std::uint64_t seed, std::uint64_t draw)
{
    std::mt19937_64 random(seed * 1000003 + draw);
    std::vector<std::size_t> order(all);
    std::iota(order.begin(), order.end(), std::size_t{0});
    count = std::min(count, all);
    for (std::size_t i = 0; i < count; ++i) {
        std::swap(order[i], order[i + random() % (all - i)]);
    }
    order.resize(count);
    return order;
}

} // namespace regrade::vision
