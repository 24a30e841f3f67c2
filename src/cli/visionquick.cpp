#include "cli/shares.h"
#include "cli/visionfigures.h"
#include "cli/visionmeasure.h"

#include "vision/inspector.h"
#include "vision/photoset.h"

#include <map>
#include <opencv2/core/utility.hpp>
#include <sstream>

namespace regrade::cli {
namespace {

using nlohmann::json;

/// What both looks said of one photo.
struct Both {
    std::string word;      ///< "refused" where the quick look was
    bool rejected = false; ///< over the limit, or refused, by the full look
    double quickMs = 0.0;
    double fullMs = 0.0;
};

Both lookTwice(const vision::TaughtProduct& taught, const cv::Mat& photo)
{
    Both both;
    const double start = threadSeconds();
    const auto quick = taught.quick(photo);
    const double middle = threadSeconds();
    const auto full = taught.inspect(photo);
    both.quickMs = 1e3 * (middle - start);
    both.fullMs = 1e3 * (threadSeconds() - middle);
    both.word = quick ? std::string(vision::nameOf(quick->word)) : "refused";
    both.rejected = !full || full->score > 1.0;
    return both;
}

Result<std::vector<Both>> lookTwiceAtAll(const vision::PhotoSet& set, const vision::TaughtProduct& taught)
{
    std::vector<Both> all(set.test.size());
    std::vector<std::optional<Error>> faults(set.test.size());
    // One photo a thread: its time is its own processor time.
    cv::parallel_for_(cv::Range(0, static_cast<int>(set.test.size())), [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (const Result<cv::Mat> photo = vision::readPhoto(set.test[at].photo); photo) {
                all[at] = lookTwice(taught, *photo);
            } else {
                faults[at] = photo.error();
            }
        }
    });
    for (const auto& fault : faults) {
        if (fault) {
            return *fault;
        }
    }
    return all;
}

json figuresOf(const std::vector<Both>& all, int shots)
{
    std::map<std::string, std::map<std::string, int>> words;
    Count decided;
    Count agreed;
    Count fineButRejected;
    Count lookHereButPassed;
    std::vector<double> quickMs;
    std::vector<double> fullMs;
    for (const Both& both : all) {
        const bool fine = both.word == "looks_fine";
        const bool lookHere = both.word == "look_here";
        ++words[both.word][both.rejected ? "rejected" : "passed"];
        decided.add(fine || lookHere);
        if (fine) {
            fineButRejected.add(both.rejected);
        }
        if (lookHere) {
            lookHereButPassed.add(!both.rejected);
        }
        quickMs.push_back(both.quickMs);
        fullMs.push_back(both.fullMs);
    }
    agreed.whole = fineButRejected.whole + lookHereButPassed.whole;
    agreed.part = agreed.whole - fineButRejected.part - lookHereButPassed.part;
    return {{"k", shots},
            {"photos", all.size()},
            {"words", words},
            {"decided", decided.toJson()},
            {"agreed_of_decided", agreed.toJson()},
            {"fine_but_rejected", fineButRejected.toJson()},
            {"look_here_but_passed", lookHereButPassed.toJson()},
            {"quick_ms", {{"p50", vision::percentile(quickMs, 0.5)}, {"p95", vision::percentile(quickMs, 0.95)}}},
            {"full_ms", {{"p50", vision::percentile(fullMs, 0.5)}, {"p95", vision::percentile(fullMs, 0.95)}}}};
}

Result<std::vector<Both>> lookAtDraw(const vision::PhotoSet& set, const MeasureOptions& options, int shots, int draw)
{
    const auto chosen = vision::drawn(set.train.size(), static_cast<std::size_t>(shots), options.seed,
                                      static_cast<std::uint64_t>(draw));
    const auto taught =
        vision::teach(chosen.size(), [&](std::size_t i) { return vision::readPhoto(set.train[chosen[i]]); });
    return taught ? lookTwiceAtAll(set, **taught) : Result<std::vector<Both>>(taught.error());
}

std::string shareOf(const json& share)
{
    if (share["value"].is_null()) {
        return "-";
    }
    return decimals(100.0 * share["value"].get<double>(), 1) + " (" + decimals(100.0 * share["low"].get<double>(), 1) +
           "-" + decimals(100.0 * share["high"].get<double>(), 1) + ", n = " + std::to_string(share["n"].get<int>()) +
           ")";
}

} // namespace

Result<json> measureQuick(const MeasureOptions& options)
{
    const auto set = vision::findPhotoSet(options.folder);
    if (!set) {
        return set.error();
    }
    json report{{"layout", options.folder}, {"draws", options.draws}, {"seed", options.seed}, {"shots", json::array()}};
    for (const int shots : options.shots) {
        std::vector<Both> all;
        for (int draw = 0; draw < options.draws; ++draw) {
            const auto seen = lookAtDraw(*set, options, shots, draw);
            if (!seen) {
                return seen.error();
            }
            all.insert(all.end(), seen->begin(), seen->end());
        }
        report["shots"].push_back(figuresOf(all, shots));
    }
    return report;
}

std::string quickTable(const json& report)
{
    std::ostringstream out;
    out << "The quick look beside the full one; shares in % with their interval at 95 %.\n";
    for (const json& row : report["shots"]) {
        out << "\n" << row["k"] << " taught, " << row["photos"] << " photos\n";
        out << "  quick decided                 " << shareOf(row["decided"]) << "\n";
        out << "  of those, as the full look    " << shareOf(row["agreed_of_decided"]) << "\n";
        out << "  \"fine\", rejected by the full  " << shareOf(row["fine_but_rejected"]) << "\n";
        out << "  \"look here\", passed by it     " << shareOf(row["look_here_but_passed"]) << "\n";
        out << "  ms of one core                " << row["quick_ms"]["p50"].get<double>() << " against "
            << row["full_ms"]["p50"].get<double>() << "\n";
    }
    return out.str();
}

} // namespace regrade::cli
