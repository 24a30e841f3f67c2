#include "vision/capturereference.h"

#include "vision/foreground.h"
#include "vision/framegate.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr int kClippedBright = 252; // grey level from which a colour is at its end
constexpr int kClippedDark = 6;
constexpr int kGlareLevel = 250;       // all three colours
constexpr double kGlareCore = 0.0002;  // of the photo: smaller spots are the grain of a surface
constexpr double kWholePhoto = 0.97;   // a "product" of this share is none
constexpr double kRareColour = 0.0003; // of a photo's pixels: rarer colours are noise
constexpr int kColourBins = 32;        // per axis of a, b; lightness has kLightBins
constexpr int kLightBins = 8;

cv::Mat captureSized(const cv::Mat& photo)
{
    const double scale = static_cast<double>(kCaptureSide) / std::max(photo.cols, photo.rows);
    cv::Mat small;
    cv::resize(photo, small, {}, scale, scale, scale < 1.0 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return small;
}

/// Pixels of the photo's border line that the product covers, of half the girth of its outline box.
double contactOf(const cv::Mat& mask, const cv::Rect& box)
{
    const int touched = cv::countNonZero(mask.row(0)) + cv::countNonZero(mask.row(mask.rows - 1)) +
                        cv::countNonZero(mask.col(0)) + cv::countNonZero(mask.col(mask.cols - 1));
    return static_cast<double>(touched) / std::max(1, box.width + box.height);
}

/// Share of the product where at least `least` of the three colours pass the level.
double clippedShare(const cv::Mat& bgr, const cv::Mat& mask, int level, int least, bool above)
{
    std::int64_t product = 0;
    std::int64_t clipped = 0;
    for (int y = 0; y < bgr.rows; ++y) {
        const cv::Vec3b* pixel = bgr.ptr<cv::Vec3b>(y);
        const uchar* inside = mask.ptr(y);
        for (int x = 0; x < bgr.cols; ++x) {
            if (inside[x] == 0) {
                continue;
            }
            int ends = 0;
            for (int c = 0; c < 3; ++c) {
                ends += (above ? pixel[x][c] >= level : pixel[x][c] <= level) ? 1 : 0;
            }
            ++product;
            clipped += ends >= least ? 1 : 0;
        }
    }
    return product == 0 ? 0.0 : static_cast<double>(clipped) / static_cast<double>(product);
}

/// White spots inside the product's outline, of a size that hides something. A spot looks like a hole where the
/// background is white too, so holes count; the taught photos' own holes are in their measure likewise.
double glareOf(const cv::Mat& bgr, const cv::Mat& mask)
{
    cv::Mat spots;
    cv::inRange(bgr, cv::Scalar::all(kGlareLevel), cv::Scalar::all(255), spots);
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    cv::Mat inner = cv::Mat::zeros(mask.size(), CV_8U);
    cv::drawContours(inner, outlines, -1, cv::Scalar(255), cv::FILLED);
    cv::erode(inner, inner, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    spots &= inner;
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(spots, labels, stats, centres, 8, CV_32S);
    double area = 0.0;
    for (int i = 1; i < count; ++i) {
        const int size = stats.at<int>(i, cv::CC_STAT_AREA);
        area += size >= kGlareCore * static_cast<double>(mask.total()) ? size : 0;
    }
    return area / std::max(1, cv::countNonZero(mask));
}

/// Share of the whole photo where at least two colours are at their end.
double clippedPhoto(const cv::Mat& bgr)
{
    return clippedShare(bgr, cv::Mat(bgr.size(), CV_8U, cv::Scalar(255)), kClippedBright, 2, true);
}

double lightnessOf(const cv::Mat& bgr, const cv::Mat& mask)
{
    cv::Mat lab;
    cv::cvtColor(bgr, lab, cv::COLOR_BGR2Lab);
    return cv::mean(lab, mask)[0] * 100.0 / 255.0;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Counts of the photo's colours where the mask is not 0; an empty mask = everywhere.
cv::Mat colourCounts(const cv::Mat& bgr, const cv::Mat& where)
{
    cv::Mat lab;
    cv::cvtColor(bgr, lab, cv::COLOR_BGR2Lab);
    const int channels[] = {0, 1, 2};
    const int bins[] = {kLightBins, kColourBins, kColourBins};
    const float range[] = {0.0F, 256.0F};
    const float* ranges[] = {range, range, range};
    cv::Mat counts;
    cv::calcHist(&lab, 1, channels, where, counts, 3, bins, ranges);
    return counts;
}

/// Marks what the photo holds, and the neighbours of it, in `known` (rows = lightness, columns = a and b).
void addColours(const cv::Mat& bgr, const cv::Mat& where, cv::Mat& known)
{
    const cv::Mat counts = colourCounts(bgr, where);
    const double least = kRareColour * static_cast<double>(bgr.total());
    const auto mark = [&](int light, int a, int b) {
        if (light >= 0 && light < kLightBins && a >= 0 && a < kColourBins && b >= 0 && b < kColourBins) {
            known.at<uchar>(light, a * kColourBins + b) = 255;
        }
    };
    for (int light = 0; light < kLightBins; ++light) {
        for (int a = 0; a < kColourBins; ++a) {
            for (int b = 0; b < kColourBins; ++b) {
                if (counts.at<float>(light, a, b) < least) {
                    continue;
                }
                mark(light, a, b);
                for (const int step : {-1, 1}) {
                    mark(light + step, a, b);
                    mark(light, a + step, b);
                    mark(light, a, b + step);
                }
            }
        }
    }
}

} // namespace

CaptureMeasures measureCapture(const cv::Mat& photo)
{
    CaptureMeasures made = measureSmall(captureSized(photo));
    made.size = photo.size();
    made.sharpness = steepness(photo);
    return made;
}

CaptureMeasures measureSmall(const cv::Mat& small)
{
    CaptureMeasures made;
    made.size = small.size();
    made.mask = findForeground(small);
    made.foregroundShare = cv::countNonZero(made.mask) / static_cast<double>(made.mask.total());
    made.productFound = made.foregroundShare < kWholePhoto;
    if (made.productFound) {
        const cv::Rect box = cv::boundingRect(made.mask);
        const double width = small.cols;
        const double height = small.rows;
        made.outline = {box.x / width, box.y / height, box.width / width, box.height / height};
        made.borderContact = contactOf(made.mask, box);
    }
    made.lightness = lightnessOf(small, made.mask);
    made.darkShare = clippedShare(small, made.mask, kClippedDark, 3, false);
    made.brightShare = clippedShare(small, made.mask, kClippedBright, 2, true);
    made.photoBrightShare = clippedPhoto(small);
    made.glareShare = glareOf(small, made.mask);
    return made;
}

cv::Mat unknownColours(const cv::Mat& bgr, const cv::Mat& known)
{
    cv::Mat lab;
    cv::cvtColor(bgr, lab, cv::COLOR_BGR2Lab);
    cv::Mat unknown(bgr.size(), CV_8U);
    for (int y = 0; y < lab.rows; ++y) {
        const cv::Vec3b* pixel = lab.ptr<cv::Vec3b>(y);
        uchar* out = unknown.ptr(y);
        for (int x = 0; x < lab.cols; ++x) {
            const int light = pixel[x][0] * kLightBins / 256;
            const int a = pixel[x][1] * kColourBins / 256;
            const int b = pixel[x][2] * kColourBins / 256;
            out[x] = static_cast<uchar>(255 - known.at<uchar>(light, a * kColourBins + b));
        }
    }
    return unknown;
}

Result<void> CaptureLesson::add(const cv::Mat& photo)
{
    if (photo.empty() || photo.type() != CV_8UC3) {
        return invalid("There is no picture to judge.");
    }
    CaptureReference& reference = m_reference;
    const bool first = m_shares.empty();
    if (first) {
        reference.colours = cv::Mat::zeros(kLightBins, kColourBins * kColourBins, CV_8U);
        reference.benchColours = reference.colours.clone();
    }
    const CaptureMeasures seen = measureCapture(photo);
    m_shares.push_back(seen.foregroundShare);
    reference.sizes.push_back(seen.size);
    reference.productFound = seen.productFound && (first || reference.productFound);
    reference.outline = first ? seen.outline : (reference.outline | seen.outline);
    reference.borderContact = std::max(reference.borderContact, seen.borderContact);
    reference.sharpness = first ? seen.sharpness : std::min(reference.sharpness, seen.sharpness);
    reference.leastLightness = first ? seen.lightness : std::min(reference.leastLightness, seen.lightness);
    reference.mostLightness = first ? seen.lightness : std::max(reference.mostLightness, seen.lightness);
    reference.darkShare = std::max(reference.darkShare, seen.darkShare);
    reference.brightShare = std::max(reference.brightShare, seen.brightShare);
    reference.photoBrightShare = std::max(reference.photoBrightShare, seen.photoBrightShare);
    reference.glareShare = std::max(reference.glareShare, seen.glareShare);
    const cv::Mat small = captureSized(photo);
    addColours(small, {}, reference.colours);
    if (seen.productFound) {
        cv::Mat off;
        cv::dilate(seen.mask, off, cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
        addColours(small, 255 - off, reference.benchColours);
    }
    return {};
}

Result<CaptureReference> CaptureLesson::reference() const
{
    if (m_shares.empty()) {
        return refused("No photo was given. Take 1 to 16 photos of good units.");
    }
    CaptureReference made = m_reference;
    made.foregroundShare = median(m_shares);
    return made;
}

Result<CaptureReference> captureReference(const std::vector<cv::Mat>& taught)
{
    CaptureLesson lesson;
    for (const cv::Mat& photo : taught) {
        if (const Result<void> added = lesson.add(photo); !added) {
            return added.error();
        }
    }
    return lesson.reference();
}

} // namespace regrade::vision
