#include "bench/plaindifference.h"
#include "bench/visionset.h"
#include "vision/evaluation.h"
#include "vision/inspector.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <opencv2/core/utility.hpp>

// How well the shipped detector tells good from damaged photos, side by side with plain image difference.

namespace regrade::bench {
namespace {

struct Options {
    std::string layout;
    std::vector<int> shots{1, 2, 4, 8, 16};
    int draws = 5;
    std::uint64_t seed = 7;
    bool json = false;
};

constexpr double kWorstScore = 1e9;

/// Processor time of this thread, which other programs on the machine do not stretch.
double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Scores of one method in one draw.
struct Scores {
    std::vector<double> good;
    std::map<std::string, std::vector<double>> damaged;
    vision::PixelRoc pixels;

    void add(const Sample& sample, double score, const cv::Mat& map)
    {
        (sample.defect.empty() ? good : damaged[sample.defect]).push_back(score);
        if (!map.empty() && (sample.defect.empty() || !sample.damage.empty())) {
            pixels.add(map, sample.damage);
        }
    }
    [[nodiscard]] std::vector<double> allDamaged() const
    {
        std::vector<double> all;
        for (const auto& [defect, scores] : damaged) {
            all.insert(all.end(), scores.begin(), scores.end());
        }
        return all;
    }
};

/// One figure over the draws.
struct Spread {
    std::vector<double> values;

    [[nodiscard]] nlohmann::json toJson() const
    {
        const double sum = std::accumulate(values.begin(), values.end(), 0.0);
        return {{"mean", sum / static_cast<double>(std::max<std::size_t>(1, values.size()))},
                {"least", values.empty() ? 0.0 : *std::min_element(values.begin(), values.end())},
                {"most", values.empty() ? 0.0 : *std::max_element(values.begin(), values.end())}};
    }
};

double shareOverLimit(const std::vector<double>& scores)
{
    const auto over = std::count_if(scores.begin(), scores.end(), [](double score) { return score > 1.0; });
    return static_cast<double>(over) / static_cast<double>(std::max<std::size_t>(1, scores.size()));
}

class Tally {
public:
    void add(const Scores& ours, const Scores& mean, const Scores& max)
    {
        const std::vector<double> damaged = ours.allDamaged();
        m_figures["auroc"].values.push_back(vision::auroc(ours.good, damaged));
        m_figures["plain mean auroc"].values.push_back(vision::auroc(mean.good, mean.allDamaged()));
        m_figures["plain max auroc"].values.push_back(vision::auroc(max.good, max.allDamaged()));
        for (const auto& [defect, scores] : ours.damaged) {
            m_figures["auroc " + defect].values.push_back(vision::auroc(ours.good, scores));
        }
        if (ours.pixels.hasDamage()) {
            m_figures["pixel auroc"].values.push_back(ours.pixels.auroc());
            m_figures["plain pixel auroc"].values.push_back(mean.pixels.auroc());
        }
        m_figures["false rejects"].values.push_back(shareOverLimit(ours.good));
        m_figures["detections"].values.push_back(shareOverLimit(damaged));
    }
    void addSeconds(double seconds) { m_ms.push_back(1e3 * seconds); }
    void addTeaching(double seconds) { m_figures["teach cpu ms"].values.push_back(1e3 * seconds); }
    void addRefusal() { ++m_refused; }

    [[nodiscard]] nlohmann::json toJson() const
    {
        nlohmann::json out;
        for (const auto& [name, spread] : m_figures) {
            out[name] = spread.toJson();
        }
        out["inspect cpu ms"] = {{"median", vision::percentile(m_ms, 0.5)}, {"p95", vision::percentile(m_ms, 0.95)}};
        out["refused photos"] = m_refused;
        return out;
    }

private:
    std::map<std::string, Spread> m_figures;
    std::vector<double> m_ms;
    int m_refused = 0;
};

Result<void> measureDraw(const VisionSet& set, const std::vector<cv::Mat>& shots, Tally& tally)
{
    const double start = threadSeconds();
    const auto taught = vision::teach(shots);
    if (!taught) {
        return taught.error();
    }
    tally.addTeaching(threadSeconds() - start);
    Scores ours;
    Scores plainMean;
    Scores plainMax;
    for (const Sample& sample : set.test) {
        const double before = threadSeconds();
        const auto evidence = (*taught)->inspect(sample.photo);
        tally.addSeconds(threadSeconds() - before);
        if (evidence) {
            ours.add(sample, evidence->score, evidence->scoreMap);
        } else { // counts as the wrong answer
            tally.addRefusal();
            ours.add(sample, sample.defect.empty() ? kWorstScore : 0.0, {});
        }
        const PlainScores plain = plainDifference(shots, sample.photo);
        plainMean.add(sample, plain.mean, plain.map);
        plainMax.add(sample, plain.max, {});
    }
    tally.add(ours, plainMean, plainMax);
    return {};
}

Result<nlohmann::json> measure(const Options& options)
{
    const Result<VisionSet> set = readVisionSet(options.layout);
    if (!set) {
        return set.error();
    }
    nlohmann::json report{{"layout", options.layout}, {"draws", options.draws}, {"seed", options.seed}};
    for (const int shots : options.shots) {
        Tally tally;
        for (int draw = 0; draw < options.draws; ++draw) {
            const auto photos =
                drawShots(*set, static_cast<std::size_t>(shots), options.seed, static_cast<std::uint64_t>(draw));
            if (const Result<void> done = measureDraw(*set, photos, tally); !done) {
                return done.error();
            }
        }
        nlohmann::json row = tally.toJson();
        row["shots"] = shots;
        report["rows"].push_back(row);
    }
    return report;
}

void printTable(const nlohmann::json& report)
{
    for (const nlohmann::json& row : report["rows"]) {
        std::printf("k = %d\n", row["shots"].get<int>());
        for (const auto& [name, value] : row.items()) {
            if (value.contains("mean")) {
                const double factor = name == "teach cpu ms" ? 1.0 : 100.0;
                std::printf("  %-24s %7.1f  (%.1f .. %.1f)\n", name.c_str(), factor * value["mean"].get<double>(),
                            factor * value["least"].get<double>(), factor * value["most"].get<double>());
            }
        }
        std::printf("  %-24s %7.1f  (p95 %.1f)\n", "inspect cpu ms", row["inspect cpu ms"]["median"].get<double>(),
                    row["inspect cpu ms"]["p95"].get<double>());
        std::printf("  %-24s %7d\n", "refused photos", row["refused photos"].get<int>());
    }
}

} // namespace
} // namespace regrade::bench

int main(int argc, char** argv)
{
    using namespace regrade::bench;
    Options options;
    CLI::App app("Measures the damage detector on a set of photos, beside plain image difference");
    app.add_option("--layout", options.layout, "folder with train/good, test/good, test/<defect>, mask/<defect>")
        ->required();
    app.add_option("--shots", options.shots, "numbers of good photos to teach")->delimiter(',');
    app.add_option("--draws", options.draws, "how often the photos to teach are drawn");
    app.add_option("--seed", options.seed, "of the draws");
    app.add_flag("--json", options.json, "print JSON instead of a table");
    CLI11_PARSE(app, argc, argv);
    cv::setNumThreads(1);
    const auto report = measure(options);
    if (!report) {
        std::cerr << report.error().what() << "\n";
        return 1;
    }
    if (options.json) {
        std::cout << report->dump(2) << "\n";
    } else {
        printTable(*report);
    }
    return 0;
}
