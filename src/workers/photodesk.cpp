#include "workers/photodesk.h"

#include "stats/recalibration.h"
#include "vision/photofile.h"

#include <array>
#include <string_view>

namespace regrade::workers {

namespace {

constexpr int kJpegQuality = 95;

/// The ending that fits the first bytes of a photo file that could be decoded.
std::string_view endingOf(const std::vector<std::byte>& file)
{
    const std::string_view head(reinterpret_cast<const char*>(file.data()), std::min<std::size_t>(file.size(), 16));
    struct Mark {
        std::string_view bytes;
        std::string_view ending;
    };
    constexpr std::array<Mark, 5> kMarks = {
        {{"\x89PNG", "png"}, {"RIFF", "webp"}, {"BM", "bmp"}, {"II*", "tif"}, {"MM", "tif"}}};
    for (const Mark& mark : kMarks) {
        if (head.substr(0, mark.bytes.size()) == mark.bytes) {
            return mark.ending;
        }
    }
    return "jpg";
}

domain::PhotoRef refOf(domain::PhotoHash hash, std::string view, const cv::Mat& picture)
{
    return {std::move(hash), std::move(view), picture.cols, picture.rows};
}

TeachResult teachResult(std::vector<domain::PhotoRef> photos, const vision::TaughtProduct& taught)
{
    return {std::move(photos), taught.model(), taught.falseRejectBound()};
}

} // namespace

Result<ArchivedPhoto> PhotoDesk::archive(const std::vector<std::byte>& file, const std::string& view) const
{
    auto picture = vision::decodePhoto(file);
    if (!picture) {
        return picture.error();
    }
    auto hash = m_archive.put(file, endingOf(file));
    if (!hash) {
        return hash.error();
    }
    return ArchivedPhoto{refOf(std::move(*hash), view, *picture), *picture};
}

Result<ArchivedPhoto> PhotoDesk::archive(const cv::Mat& picture, const std::string& view) const
{
    const auto file = vision::encodeJpeg(picture, kJpegQuality);
    return file ? archive(*file, view) : file.error();
}

namespace {

/// Scores in units of the limit that the lead accepted last; the model's text names that calibration.
void calibrate(domain::Inspection& inspection, const domain::CalibrationInUse& calibration)
{
    inspection.model = domain::calibratedModel(inspection.model, calibration.version);
    inspection.score /= calibration.limitFactor;
    for (domain::Defect& defect : inspection.defects) {
        defect.score /= calibration.limitFactor;
    }
    inspection.confidence = stats::sureness(inspection.score, calibration.bound);
    inspection.falseRejectBound = calibration.bound;
    inspection.limitFactor = calibration.limitFactor;
}

} // namespace

Result<InspectionResult> PhotoDesk::inspect(const domain::ProductTaught& taught, const Result<ArchivedPhoto>& photo)
{
    const std::int64_t begun = m_clock.monotonicNs();
    if (!photo) {
        return photo.error();
    }
    const auto model = m_shelf.of(taught.photos);
    if (!model) {
        return model.error();
    }
    auto evidence = (*model)->inspect(photo->picture);
    if (!evidence) {
        return evidence.error();
    }
    InspectionResult result;
    result.photo = std::make_shared<const cv::Mat>(photo->picture);
    result.overlay = std::make_shared<const cv::Mat>(vision::drawOverlay(photo->picture, *evidence));
    result.inspection.photos = {photo->ref};
    result.inspection.model = (*model)->model();
    result.inspection.score = evidence->score;
    result.inspection.confidence = evidence->confidence;
    result.inspection.taughtPhotos = (*model)->photos();
    result.inspection.falseRejectBound = (*model)->falseRejectBound();
    result.inspection.defects = std::move(evidence->defects);
    for (domain::Defect& defect : result.inspection.defects) {
        defect.photo = photo->ref.hash;
    }
    if (taught.calibration) {
        calibrate(result.inspection, *taught.calibration);
    }
    result.seconds = static_cast<double>(m_clock.monotonicNs() - begun) / 1e9;
    return result;
}

Result<TeachResult> PhotoDesk::teach(const std::vector<std::vector<std::byte>>& files, const std::string& view)
{
    std::vector<cv::Mat> pictures;
    for (const auto& file : files) {
        auto picture = vision::decodePhoto(file);
        if (!picture) {
            return picture.error();
        }
        pictures.push_back(std::move(*picture));
    }
    const auto taught = vision::teach(pictures);
    if (!taught) {
        return taught.error();
    }
    std::vector<domain::PhotoRef> photos;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto hash = m_archive.put(files[i], endingOf(files[i]));
        if (!hash) {
            return hash.error();
        }
        photos.push_back(refOf(std::move(*hash), view, pictures[i]));
    }
    m_shelf.keep(photos, *taught);
    return teachResult(std::move(photos), **taught);
}

Result<TeachResult> PhotoDesk::teach(const std::vector<domain::PhotoRef>& photos)
{
    const auto taught = m_shelf.of(photos);
    return taught ? Result<TeachResult>(teachResult(photos, **taught)) : taught.error();
}

} // namespace regrade::workers
