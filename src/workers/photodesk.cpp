#include "workers/photodesk.h"

#include "stats/recalibration.h"
#include "vision/photofile.h"
#include "vision/teachadvice.h"
#include "vision/zones.h"
#include "workers/photoscale.h"

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

domain::PhotoRef refOf(domain::PhotoHash hash, std::string view, const cv::Size& size)
{
    return {std::move(hash), std::move(view), size.width, size.height};
}

/// The longer side of each mark where the scale is known. A label may lie on another plane than the mark; see Scale.
void measureDefects(std::vector<domain::Defect>& defects, const vision::Scale& scale)
{
    for (domain::Defect& defect : defects) {
        const domain::Box& box = defect.box;
        const cv::Point2d middle(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
        defect.extentMm = std::max(box.width, box.height) * scale.mmPerPixelAt(middle);
    }
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
    return ArchivedPhoto{refOf(std::move(*hash), view, picture->size()), *picture};
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
    InspectionResult result;
    auto evidence = (*model)->inspect(inTaughtLight(taught, photo->picture, result.remarks));
    if (!evidence) {
        return evidence.error();
    }
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
    if (taught.zones) {
        vision::nameZones(result.inspection.defects, *taught.zones, evidence->fromReference);
    }
    result.scale = scaleOf(photo->picture);
    if (result.scale) {
        measureDefects(result.inspection.defects, *result.scale);
    }
    if (taught.calibration) {
        calibrate(result.inspection, *taught.calibration);
    }
    result.seconds = static_cast<double>(m_clock.monotonicNs() - begun) / 1e9;
    return result;
}

Result<vision::QuickLook> PhotoDesk::quick(const domain::ProductTaught& taught, const std::vector<std::byte>& file)
{
    const auto picture = vision::decodePhoto(file);
    if (!picture) {
        return picture.error();
    }
    const auto model = m_shelf.of(taught.photos);
    if (!model) {
        return model.error();
    }
    std::vector<Error> remarks;
    return (*model)->quick(inTaughtLight(taught, *picture, remarks));
}

std::optional<vision::QuickLook> PhotoDesk::quickIfKnown(const std::vector<domain::PhotoRef>& taught,
                                                         const cv::Mat& picture) const
{
    const auto model = m_shelf.held(taught);
    if (!model) {
        return std::nullopt;
    }
    auto look = model->quick(picture);
    return look ? std::optional(std::move(*look)) : std::nullopt;
}

cv::Mat PhotoDesk::inTaughtLight(const domain::ProductTaught& taught, const cv::Mat& picture,
                                 std::vector<Error>& remarks)
{
    const auto seen = taught.photos.empty() ? std::nullopt : vision::benchLight(picture);
    if (!seen) {
        return picture;
    }
    if (m_lightOf != taught.photos.front().hash) {
        const auto first = picturesOf({taught.photos.front()});
        m_light = first ? vision::benchLight(first->front()) : std::nullopt;
        m_lightOf = taught.photos.front().hash;
    }
    if (!m_light) {
        return picture;
    }
    const vision::LightMatch match = vision::matchLight(*seen, *m_light);
    if (match.changed) {
        remarks.push_back(
            refused("The light has changed since the product was taught. Set the lamp as it was, or teach "
                    "the product again."));
    }
    // A background's mean also tells what lies on it; only the patch is sure enough to change pixels.
    return seen->fromPatch ? vision::withGains(picture, match.gains) : picture;
}

Result<std::vector<Error>> PhotoDesk::advice(const std::vector<domain::PhotoRef>& photos) const
{
    const auto pictures = picturesOf(photos);
    return pictures ? Result<std::vector<Error>>(vision::adviseTeaching(*pictures)) : pictures.error();
}

std::optional<vision::Scale> PhotoDesk::scaleOf(const cv::Mat& picture) const
{
    const auto scale = vision::findScale(picture);
    return scale || !m_codes ? scale : vision::findScale(picture, printedCode(m_codes(picture)));
}

Result<std::vector<cv::Mat>> PhotoDesk::picturesOf(const std::vector<domain::PhotoRef>& photos) const
{
    std::vector<cv::Mat> pictures;
    for (const domain::PhotoRef& photo : photos) {
        const auto bytes = m_archive.read(photo.hash);
        auto picture = bytes ? vision::decodePhoto(*bytes) : Result<cv::Mat>(bytes.error());
        if (!picture) {
            return picture.error();
        }
        pictures.push_back(std::move(*picture));
    }
    return pictures;
}

Result<vision::GuidanceReference> PhotoDesk::guidanceOf(const std::vector<domain::PhotoRef>& photos) const
{
    const auto pictures = picturesOf(photos);
    return pictures ? vision::guidanceReference(*pictures) : pictures.error();
}

Result<TeachResult> PhotoDesk::teach(const std::vector<std::vector<std::byte>>& files, const std::string& view)
{
    std::vector<cv::Size> sizes;
    const auto taught = vision::teach(files.size(), [&](std::size_t index) {
        auto picture = vision::decodePhoto(files[index]);
        if (picture) {
            sizes.push_back(picture->size());
        }
        return picture;
    });
    if (!taught) {
        return taught.error();
    }
    std::vector<domain::PhotoRef> photos;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto hash = m_archive.put(files[i], endingOf(files[i]));
        if (!hash) {
            return hash.error();
        }
        photos.push_back(refOf(std::move(*hash), view, sizes[i]));
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
