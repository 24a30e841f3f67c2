#include "cli/picturefile.h"
#include "cli/renderedset.h"
#include "cli/visionmeasure.h"

#include "vision/detector.h"
#include "vision/photoset.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <opencv2/imgproc.hpp>

namespace regrade::cli {
namespace {

using nlohmann::json;

constexpr int kNotTold = 255; // damage of a photo that no box of the truth names

struct Laying {
    vision::Detector detector;
    cv::Rect box; ///< of the product in the frame, the same for all photos
};

int kindIndex(const std::string& kind)
{
    const auto* place = std::find(vision::kChangeKinds.begin(), vision::kChangeKinds.end(),
                                  kind == "label_damage" || kind == "packaging_damage" ? "tear" : kind);
    return place == vision::kChangeKinds.end() ? kNotTold : static_cast<int>(place - vision::kChangeKinds.begin()) + 1;
}

/// 1 + the kind's index on each damaged pixel of the photo; smaller damage lies over greater.
cv::Mat kindsOf(const RenderedPhoto& photo, const cv::Mat& mask)
{
    std::vector<domain::Defect> defects = photo.defects;
    std::sort(defects.begin(), defects.end(), [](const domain::Defect& a, const domain::Defect& b) {
        return a.box.width * a.box.height > b.box.width * b.box.height;
    });
    cv::Mat kinds(mask.size(), CV_8U, cv::Scalar(kNotTold));
    for (const domain::Defect& defect : defects) {
        const cv::Rect box(defect.box.x, defect.box.y, defect.box.width, defect.box.height);
        kinds(box & cv::Rect({}, mask.size())).setTo(kindIndex(defect.kind.text()));
    }
    kinds.setTo(0, mask == 0);
    return kinds;
}

/// Writes the photo as the change network would see it, and what is damaged there.
Result<void> layPhoto(Laying& laying, const RenderedProduct& product, const RenderedPhoto& told,
                      const std::filesystem::path& out)
{
    const auto photo = vision::readPhoto(product.folder / told.file);
    if (!photo) {
        return photo.error();
    }
    const vision::FineEvidence seen = *laying.detector.look(*photo, vision::prepare(*photo)).fine;
    const cv::Size frame = seen.laid.lab.size();
    if (laying.box.empty()) {
        cv::Mat onProduct;
        cv::resize(seen.change.damage > vision::kNoDamage, onProduct, {}, 2.0, 2.0, cv::INTER_NEAREST);
        laying.box = cv::boundingRect(onProduct) & cv::Rect({}, frame);
    }
    const std::string name = told.file.parent_path().filename().string() + "-" + told.file.stem().string();
    const std::filesystem::path place = out / product.name / (told.defects.empty() ? "good" : "damaged");
    const std::string tail = told.isTaught() ? "-taught" : "";
    if (auto written = writePicture(place / (name + tail + ".png"), seen.laid.lab(laying.box)); !written) {
        return written;
    }
    if (told.defects.empty()) {
        return {};
    }
    const cv::Mat mask = greyPicture(product.folder / told.mask);
    if (mask.size() != photo->size()) {
        return invalid("{} is no mask of its photo.", {(product.folder / told.mask).string()});
    }
    cv::Mat kinds = kindsOf(told, mask);
    if (seen.laid.scale < 1.0) {
        cv::resize(kinds, kinds, {}, seen.laid.scale, seen.laid.scale, cv::INTER_NEAREST);
    }
    cv::Mat laid;
    cv::remap(kinds, laid, vision::placesOf(seen.laid, {0, frame.height}, frame.width), cv::noArray(),
              cv::INTER_NEAREST);
    return writePicture(place / (name + "-kinds.png"), laid(laying.box));
}

Result<void> layProduct(const RenderedProduct& product, int shots, const std::filesystem::path& out)
{
    vision::Lesson lesson;
    int taught = 0;
    for (const RenderedPhoto& told : product.photos) {
        if (told.isTaught() && taught < shots) {
            const auto photo = vision::readPhoto(product.folder / told.file);
            if (!photo) {
                return photo.error();
            }
            lesson.add({*photo});
            ++taught;
        }
    }
    if (taught == 0) {
        return invalid("{} has no photo to teach.", {product.folder.string()});
    }
    Laying laying{vision::Detector(std::move(lesson)), {}};
    for (const RenderedPhoto& told : product.photos) {
        if (auto laid = layPhoto(laying, product, told, out); !laid) {
            return laid;
        }
    }
    return {};
}

} // namespace

Result<json> layRenderedSet(const MeasureOptions& options)
{
    const auto products = readRenderedSet(options.folder);
    if (!products) {
        return products.error();
    }
    int photos = 0;
    for (const RenderedProduct& product : *products) {
        std::cerr << product.name << '\n';
        if (auto laid = layProduct(product, options.shots.front(), options.out); !laid) {
            return laid.error();
        }
        photos += static_cast<int>(product.photos.size());
    }
    return json{{"products", products->size()}, {"photos", photos}, {"folder", options.out}};
}

} // namespace regrade::cli
