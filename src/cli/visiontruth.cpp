#include "cli/renderedset.h"
#include "cli/shares.h"
#include "cli/visionmeasure.h"

#include "rules/grading.h"
#include "stats/agreement.h"
#include "vision/inspector.h"
#include "vision/photoset.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <opencv2/core/utility.hpp>

namespace regrade::cli {
namespace {

using nlohmann::json;

constexpr double kFound = 0.3;       // overlap of both boxes by their union
constexpr double kLeastMm = 2.0;     // true damage that must be found
constexpr double kLengthShare = 0.1; // by which a length may be wrong,
constexpr double kLengthMm = 1.0;    // or by so much
constexpr int kLevels = 4;

double overlap(const domain::Box& a, const domain::Box& b)
{
    const cv::Rect one(a.x, a.y, a.width, a.height);
    const cv::Rect other(b.x, b.y, b.width, b.height);
    const int shared = (one & other).area();
    return shared / static_cast<double>(std::max(1, one.area() + other.area() - shared));
}

/// To the camera a torn label and torn packaging are a tear.
bool sameKind(const std::string& seen, const std::string& wanted)
{
    return seen == wanted || (seen == "tear" && (wanted == "label_damage" || wanted == "packaging_damage"));
}

/// What one photo gave.
struct Look {
    std::optional<std::string> refusal;
    std::vector<domain::Defect> seen;
    std::optional<domain::Cosmetic> proposed;
    domain::Cosmetic seenLevel = domain::Cosmetic::none;
    domain::Cosmetic trueLevel = domain::Cosmetic::none;
};

struct TruthTally {
    Count found, kind, length, refused;
    std::map<std::string, Count> foundByKind, kindByKind;
    std::map<std::string, std::map<std::string, int>> takenFor;
    int goodPhotos = 0;
    int falseRegions = 0;
    std::vector<std::pair<int, int>> proposed, levels;
    int photos = 0;

    void add(const RenderedPhoto& truth, const Look& look)
    {
        refused.add(look.refusal.has_value());
        ++photos;
        if (truth.defects.empty()) {
            ++goodPhotos;
            falseRegions += static_cast<int>(look.seen.size());
        }
        for (const domain::Defect& damage : truth.defects) {
            addDamage(damage, look.seen);
        }
        levels.emplace_back(static_cast<int>(look.trueLevel), static_cast<int>(look.seenLevel));
        if (look.proposed) {
            proposed.emplace_back(static_cast<int>(look.trueLevel), static_cast<int>(*look.proposed));
        }
    }

    void addDamage(const domain::Defect& damage, const std::vector<domain::Defect>& seen)
    {
        if (*damage.extentMm < kLeastMm) {
            return;
        }
        const auto best = std::max_element(seen.begin(), seen.end(), [&](const auto& a, const auto& b) {
            return overlap(a.box, damage.box) < overlap(b.box, damage.box);
        });
        const bool hit = best != seen.end() && overlap(best->box, damage.box) > kFound;
        found.add(hit);
        foundByKind[damage.kind.text()].add(hit);
        if (!hit) {
            return;
        }
        const bool right = sameKind(best->kind.text(), damage.kind.text());
        kind.add(right);
        kindByKind[damage.kind.text()].add(right);
        ++takenFor[damage.kind.text()][best->kind.text()];
        const double wrong = std::abs(best->extentMm.value_or(0.0) - *damage.extentMm);
        length.add(wrong <= std::max(kLengthMm, kLengthShare * *damage.extentMm));
    }

    [[nodiscard]] json toJson() const
    {
        json report{{"found", found.toJson()},
                    {"kind_right", kind.toJson()},
                    {"length_right", length.toJson()},
                    {"good_photos", goodPhotos},
                    {"false_regions_per_good_photo",
                     goodPhotos > 0 ? json(static_cast<double>(falseRegions) / goodPhotos) : json()},
                    {"refused", refused.toJson()},
                    {"taken_for", takenFor}};
        for (const auto& [name, count] : foundByKind) {
            report["kinds"][name]["found"] = count.toJson();
        }
        for (const auto& [name, count] : kindByKind) {
            report["kinds"][name]["kind_right"] = count.toJson();
        }
        report["level_of_marks"] = agreementJson(levels);
        report["proposed"] = agreementJson(proposed);
        report["proposed"]["photos"] = photos;
        return report;
    }

    static json agreementJson(const std::vector<std::pair<int, int>>& pairs)
    {
        const stats::Agreement agreement = stats::agreementOf(pairs, kLevels);
        json out = shareJson(agreement.accuracy);
        out["quadratic_kappa"] = agreement.kappaDefined ? json(agreement.quadraticKappa) : json();
        return out;
    }
};

domain::Cosmetic levelOf(const rules::Policy& sure, std::vector<domain::Defect> defects)
{
    domain::Inspection marks;
    marks.defects = std::move(defects);
    marks.confidence = 1.0;
    return rules::proposeCosmetic(sure, marks).level.value_or(domain::Cosmetic::heavy);
}

/// The policy without its doubts, so that the same rows judge what is true and what was seen.
rules::Policy withoutDoubt(rules::Policy policy)
{
    policy.limits.confidenceFloor = 0.0;
    for (rules::SeverityRow& row : policy.severities) {
        row.personMustLook = false;
    }
    return policy;
}

Look lookAt(const vision::TaughtProduct& taught, const cv::Mat& photo, const RenderedPhoto& truth,
            const rules::Policy& policy, const rules::Policy& sure)
{
    Look look;
    look.trueLevel = levelOf(sure, truth.defects);
    auto evidence = taught.inspect(photo, truth.mmPerPixel);
    if (!evidence) {
        look.refusal = evidence.error().what();
        return look;
    }
    look.seen = std::move(evidence->defects);
    look.seenLevel = levelOf(sure, look.seen);
    domain::Inspection inspection;
    inspection.defects = look.seen;
    inspection.score = evidence->score;
    inspection.confidence = evidence->confidence;
    inspection.taughtPhotos = taught.photos();
    inspection.falseRejectBound = taught.falseRejectBound();
    look.proposed = rules::proposeCosmetic(policy, inspection).level;
    return look;
}

/// Adds the product's photos to its own figures and to those of all.
Result<void> measureProduct(const RenderedProduct& product, const MeasureOptions& options, const rules::Policy& policy,
                            const std::array<TruthTally*, 2>& tallies)
{
    std::vector<cv::Mat> photos;
    std::vector<RenderedPhoto> others;
    const auto most = static_cast<std::size_t>(options.shots.front());
    for (const RenderedPhoto& truth : product.photos) {
        if (!truth.isTaught()) {
            others.push_back(truth);
        } else if (photos.size() < most) {
            auto photo = vision::readPhoto(product.folder / truth.file);
            if (!photo) {
                return photo.error();
            }
            photos.push_back(std::move(*photo));
        }
    }
    const auto taught = vision::teach(photos);
    if (!taught) {
        return taught.error();
    }
    const rules::Policy sure = withoutDoubt(policy);
    std::vector<Look> looks(others.size());
    std::vector<std::optional<Error>> faults(others.size());
    cv::parallel_for_(cv::Range(0, static_cast<int>(others.size())), [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const auto photo = vision::readPhoto(product.folder / others[at].file);
            if (!photo) {
                faults[at] = photo.error();
                continue;
            }
            looks[at] = lookAt(**taught, *photo, others[at], policy, sure);
        }
    });
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (faults[i]) {
            return *faults[i];
        }
        for (TruthTally* tally : tallies) {
            tally->add(others[i], looks[i]);
        }
    }
    return {};
}

std::string shareLine(const char* name, const json& share)
{
    if (share["value"].is_null()) {
        return std::string(name) + "none (n = 0)\n";
    }
    return name + decimals(100 * share["value"].get<double>(), 1) + " % (" +
           decimals(100 * share["low"].get<double>(), 1) + "-" + decimals(100 * share["high"].get<double>(), 1) +
           ", n = " + std::to_string(share["n"].get<int>()) + ")\n";
}

} // namespace

Result<json> measureTruth(const MeasureOptions& options, const rules::Policy& policy)
{
    const auto products = readRenderedSet(options.folder);
    if (!products) {
        return products.error();
    }
    TruthTally all;
    json report;
    for (const RenderedProduct& product : *products) {
        std::cerr << product.name << '\n';
        TruthTally own;
        if (const auto measured = measureProduct(product, options, policy, {&own, &all}); !measured) {
            return measured.error();
        }
        report["products"][product.name] = own.toJson();
    }
    report["all"] = all.toJson();
    report["k"] = options.shots.front();
    report["proxy"] = "The photos are rendered. They stand in for real ones and are none.";
    return report;
}

std::string truthTable(const json& report)
{
    const json& all = report["all"];
    std::string out = report["proxy"].get<std::string>() + "\n" + std::to_string(report["k"].get<int>()) + " taught, " +
                      std::to_string(report["products"].size()) + " products; 95 % intervals\n";
    out += shareLine("  damage of 2 mm and more found  ", all["found"]);
    for (const auto& [kind, figures] : all["kinds"].items()) {
        out += shareLine(("    " + kind + ": ").c_str(), figures["found"]);
    }
    out += "  false regions per good photo    " +
           (all["false_regions_per_good_photo"].is_null()
                ? std::string("none")
                : decimals(all["false_regions_per_good_photo"].get<double>(), 2)) +
           " (n = " + std::to_string(all["good_photos"].get<int>()) + ")\n";
    out += shareLine("  kind right                     ", all["kind_right"]);
    out += shareLine("  length right                   ", all["length_right"]);
    out += shareLine("  cosmetic level of the marks    ", all["level_of_marks"]);
    out += shareLine("  cosmetic level proposed        ", all["proposed"]);
    out += shareLine("  refused                        ", all["refused"]);
    return out;
}

} // namespace regrade::cli
