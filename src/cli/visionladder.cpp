#include "cli/visionfigures.h"
#include "cli/visionmeasure.h"

#include "vision/foreground.h"
#include "vision/inspector.h"
#include "vision/ladder.h"
#include "vision/photoset.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

namespace regrade::cli {
namespace {

using nlohmann::json;
using vision::PaintedKind;
using vision::Severity;

constexpr std::array kKinds{PaintedKind::scratch, PaintedKind::stain, PaintedKind::dent};
constexpr std::array kSeverities{Severity::slight, Severity::medium, Severity::severe};
constexpr std::size_t kCells = kKinds.size() * kSeverities.size();

struct Photos {
    std::vector<cv::Mat> taught;
    std::vector<cv::Mat> others;
};

Result<Photos> choose(const MeasureOptions& options)
{
    const auto most = static_cast<std::size_t>(options.shots.front());
    std::vector<std::filesystem::path> taught =
        vision::photoFilesIn(std::filesystem::path(options.folder) / "train" / "good");
    std::vector<std::filesystem::path> others =
        vision::photoFilesIn(std::filesystem::path(options.folder) / "test" / "good");
    const bool plain = taught.empty();
    if (plain) {
        taught = vision::photoFilesIn(options.folder);
    }
    const auto order = vision::drawn(taught.size(), plain ? taught.size() : most, options.seed, 0);
    Photos photos;
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto photo = vision::readPhoto(taught[order[i]]);
        if (!photo) {
            return photo.error();
        }
        (i < most ? photos.taught : photos.others).push_back(std::move(photo).value());
    }
    for (const auto& file : others) {
        auto photo = vision::readPhoto(file);
        if (!photo) {
            return photo.error();
        }
        photos.others.push_back(std::move(photo).value());
    }
    if (photos.taught.empty() || photos.others.empty()) {
        return notFound("{} holds too few photos: some are taught, and damage is painted on others.", {options.folder});
    }
    return photos;
}

/// The product's pixels in the photo at its own size.
cv::Mat productOf(const cv::Mat& photo)
{
    cv::Mat mask;
    cv::resize(vision::prepare(photo).mask, mask, photo.size(), 0, 0, cv::INTER_NEAREST);
    return mask;
}

Seen look(const vision::TaughtProduct& taught, const cv::Mat& photo, const cv::Mat& damage)
{
    Seen seen;
    const auto evidence = taught.inspect(photo);
    if (!evidence) {
        seen.refusal = evidence.error().what();
        return seen;
    }
    seen.score = evidence->score;
    seen.pixels.emplace();
    seen.pixels->add(evidence->scoreMap, damage);
    return seen;
}

/// One good photo and its nine damaged copies; a copy is missing where the product is too small for the damage.
struct Column {
    Seen good;
    std::array<std::optional<Seen>, kCells> cells;
};

Column lookAt(const vision::TaughtProduct& taught, const cv::Mat& photo, std::uint64_t seed)
{
    Column column;
    column.good = look(taught, photo, {});
    const cv::Mat product = productOf(photo);
    for (std::size_t cell = 0; cell < kCells; ++cell) {
        const PaintedKind kind = kKinds.at(cell / kSeverities.size());
        const Severity severity = kSeverities.at(cell % kSeverities.size());
        if (const auto painted = vision::paintDamage(photo, product, kind, severity, seed * kCells + cell)) {
            column.cells.at(cell) = look(taught, painted->photo, painted->damage);
        }
    }
    return column;
}

json cellJson(const std::vector<Column>& columns, std::size_t cell)
{
    DrawScores draw;
    for (const Column& column : columns) {
        draw.add("", column.good);
        if (column.cells.at(cell)) {
            draw.add("painted", *column.cells.at(cell));
        }
    }
    json out = areaOf(draw.good(), draw.damaged());
    out["kind"] = vision::nameOf(kKinds.at(cell / kSeverities.size()));
    out["severity"] = vision::nameOf(kSeverities.at(cell % kSeverities.size()));
    out["pixel_auroc"] = draw.pixels.auroc();
    out["pro"] = draw.pixels.pro();
    out["detections"] = shareOver(draw.damaged());
    return out;
}

} // namespace

Result<json> measureLadder(const MeasureOptions& options)
{
    const auto photos = choose(options);
    if (!photos) {
        return photos.error();
    }
    const auto taught = vision::teach(photos->taught);
    if (!taught) {
        return taught.error();
    }
    std::vector<Column> columns(photos->others.size());
    cv::parallel_for_(cv::Range(0, static_cast<int>(columns.size())), [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            columns[at] = lookAt(**taught, photos->others[at], options.seed * 1009 + at);
        }
    });
    json report{{"good", options.folder},
                {"k", photos->taught.size()},
                {"seed", options.seed},
                {"model", (*taught)->model()},
                {"proxy", "Damage is painted on photos of good units. It stands in for real damage and is none."}};
    std::vector<double> good;
    vision::PixelRoc pixels;
    for (const Column& column : columns) {
        good.push_back(column.good.refusal ? 1e9 : column.good.score);
        pixels.add(column.good.pixels.value_or(vision::PixelRoc{}));
        for (const auto& cell : column.cells) {
            if (cell && cell->pixels) {
                pixels.add(*cell->pixels);
            }
        }
    }
    for (std::size_t cell = 0; cell < kCells; ++cell) {
        report["cells"].push_back(cellJson(columns, cell));
    }
    report["pixel_auroc"] = pixels.auroc();
    report["false_rejects"] = shareOver(good);
    return report;
}

std::string ladderTable(const json& report)
{
    std::string out = report["proxy"].get<std::string>() + "\n" + std::to_string(report["k"].get<int>()) +
                      " taught; area under the ROC curve in % (95 % interval), damaged and good photos, share found.\n";
    for (const json& cell : report["cells"]) {
        char line[200];
        std::snprintf(line, sizeof line, "%-8s %-7s %5.1f (%.1f-%.1f)  %d against %d, found %.1f %%, pixels %.1f\n",
                      cell["kind"].get<std::string>().c_str(), cell["severity"].get<std::string>().c_str(),
                      100 * cell["auroc"].get<double>(), 100 * cell["low"].get<double>(),
                      100 * cell["high"].get<double>(), cell["damaged"].get<int>(), cell["good"].get<int>(),
                      100 * cell["detections"]["share"].get<double>(), 100 * cell["pixel_auroc"].get<double>());
        out += line;
    }
    char line[200];
    const json& rejects = report["false_rejects"];
    std::snprintf(line, sizeof line, "All pixels %.1f; good photos rejected %.1f %% (%.1f-%.1f)\n",
                  100 * report["pixel_auroc"].get<double>(), 100 * rejects["share"].get<double>(),
                  100 * rejects["low"].get<double>(), 100 * rejects["high"].get<double>());
    return out + line;
}

} // namespace regrade::cli
