#include "cli/visionfigures.h"
#include "cli/visionmeasure.h"

#include "vision/inspector.h"
#include "vision/photoset.h"

#include <algorithm>
#include <iostream>
#include <numeric>
#include <opencv2/core/utility.hpp>
#include <sstream>

namespace regrade::cli {
namespace {

using nlohmann::json;

/// Figures of one number of taught photos over all draws.
struct Tally {
    std::vector<double> area, pixelArea, pro, teachMs, photoMs;
    std::map<std::string, std::vector<double>> areaByDefect;
    std::map<std::string, std::size_t> photosByDefect;
    std::vector<double> good, damaged; ///< scores of all draws
    std::map<std::string, int> refusals;
    std::size_t taught = 0;

    void add(const DrawScores& draw)
    {
        const std::vector<double> goodHere = draw.good();
        const std::vector<double> damagedHere = draw.damaged();
        area.push_back(vision::auroc(goodHere, damagedHere));
        for (const auto& [defect, scores] : draw.scores) {
            if (!defect.empty()) {
                areaByDefect[defect].push_back(vision::auroc(goodHere, scores));
                photosByDefect[defect] = scores.size();
            }
        }
        if (draw.pixels.hasDamage()) {
            pixelArea.push_back(draw.pixels.auroc());
            pro.push_back(draw.pixels.pro());
        }
        good.insert(good.end(), goodHere.begin(), goodHere.end());
        damaged.insert(damaged.end(), damagedHere.begin(), damagedHere.end());
    }

    [[nodiscard]] json toJson(int shots) const
    {
        json row{{"k", shots}, {"taught", taught}};
        const json areas = overDraws(area);
        row["image_auroc"] = areas["mean"];
        row["image_auroc_draws"] = areas;
        for (const auto& [defect, values] : areaByDefect) {
            row["defects"][defect] = overDraws(values);
            row["defects"][defect]["photos"] = photosByDefect.at(defect);
        }
        row["pixel_auroc"] = overDraws(pixelArea);
        row["pro"] = overDraws(pro);
        row["false_rejects"] = shareOver(good);
        row["detections"] = shareOver(damaged);
        row["ms_per_photo"] = {{"p50", vision::percentile(photoMs, 0.5)}, {"p95", vision::percentile(photoMs, 0.95)}};
        row["teach_ms"] = overDraws(teachMs);
        row["refused"] = refusals;
        return row;
    }
};

Seen look(const vision::TaughtProduct& taught, const cv::Mat& photo, const cv::Mat& damage, bool good)
{
    Seen seen;
    const double before = threadSeconds();
    const auto evidence = taught.inspect(photo);
    seen.cpuSeconds = threadSeconds() - before;
    if (!evidence) {
        seen.refusal = evidence.error().what();
        return seen;
    }
    seen.score = evidence->score;
    if (good || !damage.empty()) {
        seen.pixels.emplace();
        seen.pixels->add(evidence->scoreMap, damage);
    }
    return seen;
}

Result<std::vector<Seen>> lookAtAll(const vision::PhotoSet& set, const vision::TaughtProduct& taught)
{
    std::vector<Seen> seen(set.test.size());
    std::vector<std::optional<Error>> faults(set.test.size());
    // One photo a thread: each is judged as if alone, and its time is its own processor time.
    cv::parallel_for_(cv::Range(0, static_cast<int>(set.test.size())), [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const Result<cv::Mat> photo = vision::readPhoto(set.test[at].photo);
            if (!photo) {
                faults[at] = photo.error();
                continue;
            }
            const bool good = set.test[at].defect.empty();
            seen[at] = look(taught, *photo, vision::readMask(set.test[at], photo->size()), good);
        }
    });
    for (const auto& fault : faults) {
        if (fault) {
            return *fault;
        }
    }
    return seen;
}

Result<void> measureDraw(const vision::PhotoSet& set, const std::vector<std::size_t>& chosen, Tally& tally)
{
    std::vector<cv::Mat> photos;
    for (const std::size_t index : chosen) {
        auto photo = vision::readPhoto(set.train[index]);
        if (!photo) {
            return photo.error();
        }
        photos.push_back(std::move(photo).value());
    }
    const std::int64_t start = cv::getTickCount();
    const auto taught = vision::teach(photos);
    if (!taught) {
        return taught.error();
    }
    tally.teachMs.push_back(1e3 * static_cast<double>(cv::getTickCount() - start) / cv::getTickFrequency());
    tally.taught = photos.size();
    const auto seen = lookAtAll(set, **taught);
    if (!seen) {
        return seen.error();
    }
    DrawScores draw;
    for (std::size_t i = 0; i < seen->size(); ++i) {
        const Seen& photo = (*seen)[i];
        draw.add(set.test[i].defect, photo);
        tally.photoMs.push_back(1e3 * photo.cpuSeconds);
        if (photo.refusal) {
            ++tally.refusals[*photo.refusal];
        }
    }
    tally.add(draw);
    return {};
}

std::string percent(const json& value)
{
    if (value.is_null()) {
        return "-";
    }
    std::ostringstream out;
    out.setf(std::ios::fixed);
    out.precision(1);
    out << 100.0 * value.get<double>();
    return out.str();
}

std::string withSpan(const json& figure)
{
    if (figure.is_null()) {
        return "-";
    }
    return percent(figure["mean"]) + " (" + percent(figure["least"]) + "-" + percent(figure["most"]) + ")";
}

std::string withInterval(const json& share)
{
    return percent(share["share"]) + " (" + percent(share["low"]) + "-" + percent(share["high"]) +
           ", n = " + std::to_string(share["n"].get<int>()) + ")";
}

} // namespace

Result<json> measureSet(const MeasureOptions& options)
{
    const auto set = vision::findPhotoSet(options.folder);
    if (!set) {
        return set.error();
    }
    json report{{"layout", options.folder}, {"draws", options.draws}, {"seed", options.seed}, {"shots", json::array()}};
    for (const int shots : options.shots) {
        Tally tally;
        for (int draw = 0; draw < options.draws; ++draw) {
            const auto chosen = vision::drawn(set->train.size(), static_cast<std::size_t>(shots), options.seed,
                                              static_cast<std::uint64_t>(draw));
            if (const auto done = measureDraw(*set, chosen, tally); !done) {
                return done.error();
            }
            std::cerr << shots << " taught, draw " << draw + 1 << " of " << options.draws << "\n";
        }
        report["shots"].push_back(tally.toJson(shots));
    }
    return report;
}

std::string setTable(const json& report)
{
    std::ostringstream out;
    out << "Area under the ROC curve and shares in %; of areas the mean over the draws (least-most).\n";
    for (const json& row : report["shots"]) {
        out << "\n" << row["taught"] << " taught\n";
        out << "  photos told apart       " << withSpan(row["image_auroc_draws"]) << "\n";
        if (row.contains("defects")) {
            for (const auto& [defect, figure] : row["defects"].items()) {
                out << "    " << defect << ": " << withSpan(figure) << ", " << figure["photos"] << " photos\n";
            }
        }
        out << "  pixels told apart       " << withSpan(row["pixel_auroc"]) << "\n";
        out << "  regions covered (PRO)   " << withSpan(row["pro"]) << "\n";
        out << "  good ones rejected      " << withInterval(row["false_rejects"]) << "\n";
        out << "  damaged ones found      " << withInterval(row["detections"]) << "\n";
        out << "  ms a photo, one core    " << row["ms_per_photo"]["p50"].get<double>() << " (p95 "
            << row["ms_per_photo"]["p95"].get<double>() << ")\n";
        out << "  ms to teach             " << row["teach_ms"]["mean"].get<double>() << "\n";
        for (const auto& [why, count] : row["refused"].items()) {
            out << "  refused " << count << " times: " << why << "\n";
        }
    }
    return out.str();
}

} // namespace regrade::cli
