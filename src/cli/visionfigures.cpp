#include "cli/visionfigures.h"

#include "insight/share.h"

#include <algorithm>
#include <ctime>
#include <numeric>

namespace regrade::cli {
namespace {

constexpr double kWrong = 1e9; // score of a good photo that was refused

} // namespace

void DrawScores::add(const std::string& defect, const Seen& seen)
{
    const double refused = defect.empty() ? kWrong : 0.0;
    scores[defect].push_back(seen.refusal ? refused : seen.score);
    if (seen.pixels) {
        pixels.add(*seen.pixels);
    }
}

std::vector<double> DrawScores::good() const
{
    const auto found = scores.find("");
    return found == scores.end() ? std::vector<double>{} : found->second;
}

std::vector<double> DrawScores::damaged() const
{
    std::vector<double> all;
    for (const auto& [defect, values] : scores) {
        if (!defect.empty()) {
            all.insert(all.end(), values.begin(), values.end());
        }
    }
    return all;
}

nlohmann::json overDraws(const std::vector<double>& values)
{
    if (values.empty()) {
        return nullptr;
    }
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return {{"mean", sum / static_cast<double>(values.size())},
            {"least", *std::min_element(values.begin(), values.end())},
            {"most", *std::max_element(values.begin(), values.end())},
            {"draws", values.size()}};
}

nlohmann::json shareOver(const std::vector<double>& scores)
{
    const auto over = std::count_if(scores.begin(), scores.end(), [](double score) { return score > 1.0; });
    const insight::Share share = insight::wilsonShare(static_cast<int>(over), static_cast<int>(scores.size()));
    return {{"share", share.value}, {"low", share.low}, {"high", share.high}, {"n", share.whole}};
}

nlohmann::json areaOf(const std::vector<double>& good, const std::vector<double>& damaged)
{
    const double area = vision::auroc(good, damaged);
    const double reach = 1.959964 * vision::aurocError(area, good.size(), damaged.size());
    return {{"auroc", area},
            {"low", std::max(0.0, area - reach)},
            {"high", std::min(1.0, area + reach)},
            {"good", good.size()},
            {"damaged", damaged.size()}};
}

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

} // namespace regrade::cli
