#pragma once

#include "base/result.h"
#include "domain/inspection.h"

#include <functional>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::vision {

/// What a detector saw in one photo: raw evidence, no judgement.
struct Evidence {
    cv::Mat scoreMap;   ///< CV_32F, size of the photo; 1 = the taught limit
    double score = 0.0; ///< of the photo; 1 = the taught limit
    double confidence = 0.0;
    std::vector<domain::Defect> defects; ///< with box, area share, kind as far as known; `photo` left for the caller
    double seconds = 0.0;
    cv::Mat fromReference; ///< 2x3, CV_64F: shares of the first taught photo's sides (0..1) to pixels of this photo;
                           ///< empty where the two could not be laid over each other
};

/// All that a quick look may say of a photo.
enum class QuickWord { looksFine, lookHere, notSure };
[[nodiscard]] std::string_view nameOf(QuickWord word); ///< "looks_fine", "look_here", "not_sure"

/// A first word while the unit is still being turned; never a grade, and never in place of an inspection. One taught
/// photo cannot show how good units differ: beside it nothing looks fine.
struct QuickLook {
    QuickWord word = QuickWord::notSure;
    double whole = 0.0;              ///< broken, missing, misshapen; 1 = the taught limit
    double slight = 0.0;             ///< of the strongest change; 1 = as in the taught photo that shows most of it
    std::vector<domain::Box> places; ///< where to look, strongest first, at most eight; pixels of the photo
    double seconds = 0.0;
};

/// What was learnt from 1 to 16 photos of good units. Immutable; may be shared between threads.
class TaughtProduct {
public:
    virtual ~TaughtProduct() = default;
    /// Detector, its version and a digest of the taught photos: same text and same photo = same evidence.
    [[nodiscard]] virtual std::string model() const = 0;
    [[nodiscard]] virtual int photos() const = 0;
    /// The share of good units that may be called damaged, 1 / (photos + 1) by the leave-one-out rule; told on screen.
    [[nodiscard]] virtual double falseRejectBound() const = 0;
    /// Refused when the photo is no fair ground for a judgement (see capturegate.h) or shows something else altogether.
    [[nodiscard]] Result<Evidence> inspect(const cv::Mat& photo) const { return inspect(photo, std::nullopt); }
    /// `mmPerPixel` of the photo at the product; unset = the defects' lengths stay unknown.
    [[nodiscard]] virtual Result<Evidence> inspect(const cv::Mat& photo, std::optional<double> mmPerPixel) const = 0;
    /// Takes about a third of inspect()'s time. Refused as that is by the capture gate.
    [[nodiscard]] virtual Result<QuickLook> quick(const cv::Mat& photo) const = 0;
};

/// Learns a product. Deterministic: same photos in the same order = same model. Refused: no photo, more than 16,
/// a photo that the frame gate refuses (the sentence names its position).
[[nodiscard]] Result<std::shared_ptr<const TaughtProduct>> teach(const std::vector<cv::Mat>& goodPhotos);
/// The same of `count` photos that are asked for one after the other, so that they need not all be held. An error of
/// `photo` is passed on.
using PhotoSource = std::function<Result<cv::Mat>(std::size_t index)>;
[[nodiscard]] Result<std::shared_ptr<const TaughtProduct>> teach(std::size_t count, const PhotoSource& photo);

/// The photo with heat and boxes drawn on it, same size as the photo, 8-bit BGR.
[[nodiscard]] cv::Mat drawOverlay(const cv::Mat& photo, const Evidence& evidence);

} // namespace regrade::vision
