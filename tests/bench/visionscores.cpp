// Teaches the first photos of its command line, judges the others and writes scores and processor seconds as JSON. The
// other side of rival.py.
#include "vision/inspector.h"
#include "vision/photoset.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

using namespace regrade;

namespace {

constexpr double kRefused = 100.0; // score of a photo that is no ground for a judgement: a person must look

double processorSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

Result<cv::Mat> photoAt(const char* file, int side)
{
    auto photo = vision::readPhoto(file);
    if (photo) {
        const double scale = static_cast<double>(side) / std::max(photo->cols, photo->rows);
        cv::resize(*photo, *photo, {}, scale, scale, scale < 1.0 ? cv::INTER_AREA : cv::INTER_CUBIC);
    }
    return photo;
}

} // namespace

int main(int count, char** words)
{
    if (count < 6) {
        std::cerr << "visionscores THREADS SIDE TAUGHT PHOTO...\n";
        return 2;
    }
    cv::setNumThreads(std::atoi(words[1]));
    const int side = std::atoi(words[2]);
    const int taughtCount = std::atoi(words[3]);
    double begun = processorSeconds();
    const auto taught = vision::teach(static_cast<std::size_t>(taughtCount),
                                      [&](std::size_t i) { return photoAt(words[4 + i], side); });
    if (!taught) {
        std::cerr << taught.error().what() << "\n";
        return 1;
    }
    nlohmann::json answer{{"teach", processorSeconds() - begun}};
    for (int i = 4 + taughtCount; i < count; ++i) {
        const auto photo = photoAt(words[i], side);
        if (!photo) {
            std::cerr << photo.error().what() << "\n";
            return 1;
        }
        begun = processorSeconds();
        const auto quick = (*taught)->quick(*photo);
        answer["quick"].push_back(processorSeconds() - begun);
        answer["words"].push_back(quick ? std::string(vision::nameOf(quick->word)) : quick.error().what());
        begun = processorSeconds();
        const auto evidence = (*taught)->inspect(*photo);
        answer["seconds"].push_back(processorSeconds() - begun);
        answer["scores"].push_back(evidence ? evidence->score : kRefused);
    }
    std::cout << answer << "\n";
    return 0;
}
