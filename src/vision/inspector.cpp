#include "vision/inspector.h"

#include "vision/calibration.h"
#include "vision/capturegate.h"
#include "vision/quicklook.h"
#include "vision/regions.h"
#include "vision/slight.h"
#include "vision/weights.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <malloc.h>
#include <opencv2/imgproc.hpp>
#include <sodium.h>

namespace regrade::vision {
namespace {

constexpr std::size_t kMostPhotos = 16;
constexpr std::size_t kReadAtOnce = 2; // photos that are held while teaching
constexpr std::size_t kDigestLetters = 16;
constexpr std::string_view kDetectorVersion = "frame-and-change 6";
constexpr double kLaidWell = 0.85;  // likeness from which outlines may be compared
constexpr double kLaidAtAll = 0.5;  // from which zones may be: the product is damaged, but lies where it is thought to
constexpr double kSamePlace = 0.3;  // of the smaller box that both cover: the finer branch has told it already
constexpr double kWholeShare = 0.7; // weight of the coarse map beside the fine one
constexpr double kSureness = 0.35;  // logarithm of the score in which doubt falls by e

/// Hex of a hash over size and pixels of all photos, in order.
class PhotosDigest {
public:
    PhotosDigest() { crypto_generichash_init(&m_state, nullptr, 0, crypto_generichash_BYTES); }
    void add(const cv::Mat& photo)
    {
        const std::string size = std::to_string(photo.cols) + "x" + std::to_string(photo.rows) + ";";
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char*>(size.data()), size.size());
        for (int y = 0; y < photo.rows; ++y) {
            crypto_generichash_update(&m_state, photo.ptr(y), static_cast<std::size_t>(photo.cols) * photo.elemSize());
        }
    }
    [[nodiscard]] std::string text()
    {
        std::array<unsigned char, crypto_generichash_BYTES> hash{};
        crypto_generichash_final(&m_state, hash.data(), hash.size());
        std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
        sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
        return std::string(hex.data()).substr(0, kDigestLetters);
    }

private:
    crypto_generichash_state m_state{};
};

/// How sure the side of the limit is: a half at the limit; few photos never make it quite sure.
double confidenceOf(double score, double falseRejectBound)
{
    const double most = 1.0 - 0.5 * falseRejectBound;
    return 0.5 + (most - 0.5) * (1.0 - std::exp(-std::abs(std::log(score)) / kSureness));
}

/// Adds those that hardly touch what is there already.
void addApart(std::vector<domain::Defect>& defects, const std::vector<domain::Defect>& more)
{
    const auto rectOf = [](const domain::Box& box) { return cv::Rect(box.x, box.y, box.width, box.height); };
    const std::size_t first = defects.size();
    for (const domain::Defect& defect : more) {
        const cv::Rect box = rectOf(defect.box);
        const bool known = std::any_of(
            defects.begin(), defects.begin() + static_cast<std::ptrdiff_t>(first), [&](const domain::Defect& other) {
                return (box & rectOf(other.box)).area() > kSamePlace * std::min(box.area(), rectOf(other.box).area());
            });
        if (!known) {
            defects.push_back(defect);
        }
    }
}

/// See Evidence; the local shift of a few pixels is left out.
cv::Mat fromReference(const FineLaid& laid)
{
    cv::Mat out;
    laid.warp.convertTo(out, CV_64F, 1.0 / laid.scale);
    out.col(0) *= laid.valid.cols;
    out.col(1) *= laid.valid.rows;
    return out;
}

/// Another product can also look like a hand, glare or another light; no other fault needs a comparison.
bool mayBeOtherProduct(CaptureFault fault)
{
    return fault != CaptureFault::otherShape && fault != CaptureFault::otherSize && fault != CaptureFault::blurred;
}

bool isOtherLight(CaptureFault fault)
{
    return fault == CaptureFault::tooBright || fault == CaptureFault::tooDark || fault == CaptureFault::glare;
}

class TaughtByPhotos final : public TaughtProduct {
public:
    TaughtByPhotos(Lesson lesson, CaptureReference capture, const std::string& digest)
        : m_capture(std::move(capture)), m_detector(std::move(lesson)), m_calibration(m_detector),
          m_model(std::string(kDetectorVersion) + " " + digest)
    {
    }

    [[nodiscard]] std::string model() const override { return m_model; }
    [[nodiscard]] int photos() const override { return static_cast<int>(m_detector.photos()); }
    [[nodiscard]] double falseRejectBound() const override { return 1.0 / (photos() + 1.0); }

    [[nodiscard]] Result<Evidence> inspect(const cv::Mat& photo, std::optional<double> mmPerPixel) const override
    {
        const auto start = std::chrono::steady_clock::now();
        if (const Result<void> frame = checkFrame(photo); !frame) {
            return frame.error();
        }
        try {
            const CaptureFault fault = captureFault(photo, m_capture);
            if (!mayBeOtherProduct(fault)) {
                return refusalFor(fault, photo, m_capture);
            }
            Result<Evidence> evidence = judge(photo, fault, mmPerPixel);
            if (evidence) {
                evidence->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            }
            return evidence;
        } catch (const cv::Exception& fault) {
            return invalid("The photo could not be compared with the taught ones.", {}, fault.what());
        }
    }

    [[nodiscard]] Result<QuickLook> quick(const cv::Mat& photo) const override
    {
        const auto start = std::chrono::steady_clock::now();
        if (const Result<void> frame = checkFrame(photo); !frame) {
            return frame.error();
        }
        try {
            if (const CaptureFault fault = captureFault(photo, m_capture); fault != CaptureFault::none) {
                return refusalFor(fault, photo, m_capture);
            }
            const Prepared prepared = prepare(photo);
            QuickLook seen = quickLook({m_detector.glance(photo, prepared), m_calibration, m_detector.glancesOfTaught(),
                                        photo.size(), prepared.scale});
            seen.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            return seen;
        } catch (const cv::Exception& fault) {
            return invalid("The photo could not be compared with the taught ones.", {}, fault.what());
        }
    }

private:
    [[nodiscard]] Result<Evidence> judge(const cv::Mat& photo, CaptureFault fault,
                                         std::optional<double> mmPerPixel) const
    {
        const Prepared prepared = prepare(photo);
        const RawEvidence raw = m_detector.look(photo, prepared);
        if (m_calibration.isOtherProduct(raw, isOtherLight(fault))) {
            return refused("The photo shows something else than the taught product. Check the product and its pose.");
        }
        if (fault != CaptureFault::none) {
            return refusalFor(fault, photo, m_capture);
        }
        Evidence evidence;
        evidence.score = m_calibration.score(raw);
        evidence.confidence = confidenceOf(evidence.score, falseRejectBound());
        const cv::Mat map = m_calibration.scoreMap(raw);
        const bool laidWell = raw.likeness > kLaidWell;
        const cv::Mat gone =
            laidWell ? raw.taughtProduct & ~prepared.mask : cv::Mat::zeros(prepared.mask.size(), CV_8U);
        evidence.defects = slightDamage(
            {*raw.fine, m_calibration, photo.size(), gone, prepared.scale, evidence.confidence, mmPerPixel});
        // A photo that counts shows where: by the whole branch when the fine one names no place.
        const double whole = m_calibration.wholeScore(raw);
        const double drawn = evidence.defects.empty() ? std::max(whole, evidence.score) : whole;
        addApart(evidence.defects,
                 damagedRegions({prepared, map, raw.taughtProduct, laidWell, drawn, evidence.confidence, mmPerPixel}));
        if (raw.likeness > kLaidAtAll) {
            evidence.fromReference = fromReference(raw.fine->laid);
        }
        cv::resize(map, evidence.scoreMap, photo.size(), 0, 0, cv::INTER_LINEAR);
        evidence.scoreMap = cv::max(kWholeShare * evidence.scoreMap, slightMap(*raw.fine, photo.size()));
        return evidence;
    }

    CaptureReference m_capture;
    Detector m_detector;
    Calibration m_calibration;
    std::string m_model;
};

Result<void> checkPhoto(const cv::Mat& photo, const std::string& position)
{
    switch (frameFault(photo)) {
    case FrameFault::notAPhoto: return refused("Photo {} cannot be learnt: it is no picture.", {position});
    case FrameFault::dark: return refused("Photo {} cannot be learnt: it is too dark.", {position});
    case FrameFault::bright: return refused("Photo {} cannot be learnt: it is too bright.", {position});
    case FrameFault::blank: return refused("Photo {} cannot be learnt: nothing can be seen in it.", {position});
    case FrameFault::blurred: return refused("Photo {} cannot be learnt: it is blurred.", {position});
    case FrameFault::none: break;
    }
    return {};
}

/// One after the other; only a few are held at the same time.
Result<void> readPhotos(std::size_t count, const PhotoSource& source, PhotosDigest& digest, CaptureLesson& capture,
                        Lesson& lesson)
{
    std::vector<cv::Mat> few;
    for (std::size_t i = 0; i < count; ++i) {
        const Result<cv::Mat> photo = source(i);
        if (!photo) {
            return photo.error();
        }
        if (const Result<void> learnable = checkPhoto(*photo, std::to_string(i + 1)); !learnable) {
            return learnable;
        }
        if (const Result<void> added = capture.add(*photo); !added) {
            return added;
        }
        digest.add(*photo);
        few.push_back(*photo);
        if (few.size() == kReadAtOnce || i + 1 == count) {
            lesson.add(few);
            few.clear();
        }
    }
    return {};
}

} // namespace

Result<std::shared_ptr<const TaughtProduct>> teach(const std::vector<cv::Mat>& goodPhotos)
{
    return teach(goodPhotos.size(), [&goodPhotos](std::size_t index) -> Result<cv::Mat> { return goodPhotos[index]; });
}

Result<std::shared_ptr<const TaughtProduct>> teach(std::size_t count, const PhotoSource& photo)
{
    if (count == 0) {
        return refused("No photo was given. Take 1 to 16 photos of good units.");
    }
    if (count > kMostPhotos) {
        return refused("{} photos are too many. Choose the best 16.", {std::to_string(count)});
    }
    try {
        PhotosDigest digest;
        CaptureLesson capture;
        Lesson lesson;
        if (const Result<void> all = readPhotos(count, photo, digest, capture, lesson); !all) {
            return all.error();
        }
        Result<CaptureReference> reference = capture.reference();
        if (!reference) {
            return reference.error();
        }
        auto taught = std::make_shared<TaughtByPhotos>(std::move(lesson), std::move(*reference), digest.text());
        malloc_trim(0); // teaching takes far more than what was taught
        return std::shared_ptr<const TaughtProduct>(std::move(taught));
    } catch (const cv::Exception& fault) {
        return invalid("The photos could not be learnt.", {}, fault.what());
    }
}

std::string_view detectorVersion() { return kDetectorVersion; }

} // namespace regrade::vision
