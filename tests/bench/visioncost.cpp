// What teaching and inspecting cost on photos of 1280 x 960: time, processor time and the most memory ever held, and a
// digest of every answer, so that two builds can be compared byte by byte. A measurement, no test.
#include "vision/inspector.h"
#include "vision/photoset.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

using namespace regrade;

namespace {

const cv::Size kSize(1280, 960);

double wallMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double processorMs()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// A line of /proc/self/status, in MB of 1024 kB: VmHWM is the most ever held, VmRSS what is held now.
long megabytes(const std::string& name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.rfind(name + ":", 0) == 0) {
            return std::strtol(line.c_str() + name.size() + 1, nullptr, 10) / 1024;
        }
    }
    return 0;
}

Result<cv::Mat> photoAt(const std::filesystem::path& file)
{
    auto photo = vision::readPhoto(file);
    if (!photo) {
        return photo;
    }
    const double scale =
        std::max(static_cast<double>(kSize.width) / photo->cols, static_cast<double>(kSize.height) / photo->rows);
    cv::Mat large;
    cv::resize(*photo, large, {}, scale, scale, cv::INTER_CUBIC);
    return large(cv::Rect((large.cols - kSize.width) / 2, (large.rows - kSize.height) / 2, kSize.width, kSize.height))
        .clone();
}

/// FNV-1a over everything that an answer says.
class Digest {
public:
    void add(const void* data, std::size_t size)
    {
        for (std::size_t i = 0; i < size; ++i) {
            m_hash = (m_hash ^ static_cast<const unsigned char*>(data)[i]) * 1099511628211ULL;
        }
    }
    void add(const vision::Evidence& evidence)
    {
        add(&evidence.score, sizeof evidence.score);
        add(&evidence.confidence, sizeof evidence.confidence);
        for (const domain::Defect& defect : evidence.defects) {
            add(defect.kind.text().data(), defect.kind.text().size());
            add(&defect.score, sizeof defect.score);
            add(&defect.areaShare, sizeof defect.areaShare);
            add(&defect.box, sizeof defect.box);
        }
        add(evidence.scoreMap.data, evidence.scoreMap.total() * evidence.scoreMap.elemSize());
    }
    [[nodiscard]] std::uint64_t value() const { return m_hash; }

private:
    std::uint64_t m_hash = 14695981039346656037ULL;
};

struct Timing {
    std::vector<double> wall, processor;

    template <typename Work>
    auto of(Work work)
    {
        const double wallBefore = wallMs();
        const double processorBefore = processorMs();
        auto made = work();
        wall.push_back(wallMs() - wallBefore);
        processor.push_back(processorMs() - processorBefore);
        return made;
    }
    void print(const char* name)
    {
        std::sort(wall.begin(), wall.end());
        std::sort(processor.begin(), processor.end());
        std::cout << name << ": " << std::setprecision(1) << std::fixed << wall[wall.size() / 2] << " ms wall ("
                  << wall.front() << "-" << wall.back() << "), " << processor[processor.size() / 2]
                  << " ms processor, most held " << megabytes("VmHWM") << " MB, now " << megabytes("VmRSS") << " MB\n";
    }
};

int measure(const std::vector<std::filesystem::path>& good, const std::vector<std::filesystem::path>& seen)
{
    std::cout << "before: " << megabytes("VmHWM") << " MB\n";
    Timing teaching;
    const auto taught =
        teaching.of([&] { return vision::teach(good.size(), [&](std::size_t i) { return photoAt(good[i]); }); });
    if (!taught) {
        std::cerr << taught.error().what() << "\n";
        return 1;
    }
    teaching.print("teach");
    Timing full;
    Timing quick;
    Digest digest;
    for (const auto& file : seen) {
        const cv::Mat photo = photoAt(file).value();
        const auto word = quick.of([&] { return (*taught)->quick(photo); });
        const auto evidence = full.of([&] { return (*taught)->inspect(photo); });
        std::cout << "  " << file.filename().string() << " ";
        if (evidence) {
            digest.add(*evidence);
            std::cout << std::defaultfloat << std::setprecision(17) << evidence->score << " "
                      << evidence->defects.size()
                      << " quick: " << (word ? std::string(vision::nameOf(word->word)) : word.error().what())
                      << " whole " << (word ? word->whole : 0.0) << " slight " << (word ? word->slight : 0.0) << "\n";
        } else {
            std::cout << evidence.error().what() << "\n";
        }
    }
    quick.print("quick verdict");
    full.print("full verdict");
    std::cout << "digest " << std::hex << digest.value() << std::dec << "\n";
    return 0;
}

} // namespace

int main(int count, char** words)
{
    if (count < 5) {
        std::cerr << "visioncost SET TAUGHT LOOKED THREADS: folder with train/good and test, photos to teach (1 to 16),"
                     " photos to inspect, threads\n";
        return 2;
    }
    const auto set = vision::findPhotoSet(words[1]);
    if (!set) {
        std::cerr << set.error().what() << "\n";
        return 1;
    }
    cv::setNumThreads(std::atoi(words[4]));
    std::vector<std::filesystem::path> good = set->train;
    good.resize(std::min(good.size(), static_cast<std::size_t>(std::atoi(words[2]))));
    std::vector<std::filesystem::path> seen; // spread over the set, so that good and damaged ones are among them
    const auto looked =
        std::max<std::size_t>(1, std::min(set->test.size(), static_cast<std::size_t>(std::atoi(words[3]))));
    for (std::size_t i = 0; i < looked; ++i) {
        seen.push_back(set->test[i * set->test.size() / looked].photo);
    }
    return measure(good, seen);
}
