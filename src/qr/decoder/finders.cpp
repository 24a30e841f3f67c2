#include "qr/decoder/finders.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace regrade::qr {

namespace {

constexpr int kSearchSide = 1920;         // making it smaller would cost more than it saves
constexpr double kMostTransitions = 0.10; ///< of neighbours; noise has more, and no corner patterns to find
constexpr std::size_t kMostFinders = 24;
constexpr double kQuietModules = 4;
constexpr double kLonePatchModules = 33; ///< a tag of the house with its corner pattern anywhere in it
constexpr double kPatchPixels = 320;     ///< longest side of a patch

/// A corner pattern: its 3 x 3 centre in its ring of 5 x 5. The spread is that of one module, in pixels squared.
struct Finder {
    cv::Point2d centre;
    cv::Matx22d spread;
    double modulePixels = 0;
    bool light = false; ///< of a code that is light on dark
};

/// Three of them as top left, top right, bottom left.
struct Triple {
    std::array<std::size_t, 3> finders{};
    int modules = 21; ///< per side of the code
    double misfit = 0;
};

cv::Matx22d spreadOf(const cv::Moments& moments)
{
    // The ring's inside is a square of 5 modules: its variance is 25 / 12 of a module's square.
    const double share = 12.0 / 25.0 / moments.m00;
    return {moments.mu20 * share, moments.mu11 * share, moments.mu11 * share, moments.mu02 * share};
}

/// Letters and cracks are not: a square seen from anywhere fills its hull.
bool isPlump(const std::vector<cv::Point>& outline, double area)
{
    std::vector<cv::Point> hull;
    cv::convexHull(outline, hull);
    return area > 0.8 * cv::contourArea(hull);
}

std::optional<Finder> finderOf(const std::vector<cv::Point>& ring, const std::vector<cv::Point>& centre)
{
    const double ringArea = cv::contourArea(ring);
    const double centreArea = cv::contourArea(centre);
    // Outlines run through pixels of the dark side.
    const double ringSide = std::sqrt(ringArea) - 1;
    const double centreSide = std::sqrt(centreArea) + 1;
    if (centreSide < 2 || ringSide < 1.25 * centreSide || ringSide > 2.3 * centreSide || !isPlump(ring, ringArea) ||
        (centreSide > 6 && !isPlump(centre, centreArea))) {
        return std::nullopt;
    }
    const cv::Moments inner = cv::moments(centre);
    const cv::Moments outer = cv::moments(ring);
    if (outer.m00 <= 0) {
        return std::nullopt;
    }
    const cv::Point2d middle(outer.m10 / outer.m00, outer.m01 / outer.m00);
    const cv::Rect box = cv::boundingRect(centre);
    const cv::Point2d innerMiddle = inner.m00 > 0
                                        ? cv::Point2d(inner.m10 / inner.m00, inner.m01 / inner.m00)
                                        : cv::Point2d(box.x + (box.width - 1) / 2.0, box.y + (box.height - 1) / 2.0);
    Finder finder{middle, spreadOf(outer), ringSide / 5, false};
    const double eccentricity = cv::norm(middle - innerMiddle);
    const double high = cv::trace(finder.spread);
    const double flat = high > 0 ? 4 * cv::determinant(finder.spread) / (high * high) : 0; // 1 = round, 0 = a line
    if (eccentricity > 0.25 * ringSide || flat < 0.08) {
        return std::nullopt;
    }
    return finder;
}

std::vector<Finder> findersIn(const cv::Mat& small)
{
    cv::Mat soft;
    cv::GaussianBlur(small, soft, {}, 0.7);
    cv::Mat dark;
    cv::adaptiveThreshold(soft, dark, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV, 41, 5);
    const cv::Mat changes = dark.colRange(1, dark.cols) != dark.colRange(0, dark.cols - 1);
    if (cv::countNonZero(changes) > kMostTransitions * static_cast<double>(changes.total())) {
        return {};
    }
    std::vector<std::vector<cv::Point>> outlines;
    std::vector<cv::Vec4i> nesting;
    cv::findContours(dark, outlines, nesting, cv::RETR_TREE, cv::CHAIN_APPROX_NONE);
    std::vector<Finder> finders;
    std::vector<int> depth(outlines.size(), 0);
    std::vector<double> inside(outlines.size(), 0); // area of the largest thing in it
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        for (int at = nesting[i][3]; at >= 0; at = nesting[static_cast<std::size_t>(at)][3]) {
            ++depth[i];
        }
        if (nesting[i][3] >= 0) {
            double& largest = inside[static_cast<std::size_t>(nesting[i][3])];
            largest = std::max(largest, cv::contourArea(outlines[i]));
        }
    }
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        const int ring = nesting[i][3];
        const bool solid = inside[i] < 0.25 * cv::contourArea(outlines[i]) + 1;
        if (ring < 0 || outlines[i].size() < 4 || !solid) {
            continue;
        }
        // An outline at an even depth is dark within light.
        if (auto finder = finderOf(outlines[static_cast<std::size_t>(ring)], outlines[i])) {
            finder->light = depth[i] % 2 == 1;
            finders.push_back(*finder);
        }
    }
    std::sort(finders.begin(), finders.end(),
              [](const Finder& one, const Finder& other) { return one.modulePixels > other.modulePixels; });
    if (finders.size() > kMostFinders) {
        finders.resize(kMostFinders);
    }
    return finders;
}

/// The inverse square root: what turns a slanted module into a square of one unit.
cv::Matx22d flattening(const cv::Matx22d& spread)
{
    const double root = std::sqrt(std::max(cv::determinant(spread), 1e-9));
    const double length = std::sqrt(cv::trace(spread) + 2 * root);
    const cv::Matx22d squareRoot((spread(0, 0) + root) / length, spread(0, 1) / length, spread(1, 0) / length,
                                 (spread(1, 1) + root) / length);
    return squareRoot.inv();
}

std::optional<Triple> tripleOf(const std::vector<Finder>& finders, std::size_t corner, std::size_t one,
                               std::size_t other)
{
    const Finder& at = finders[corner];
    if (finders[one].light != at.light || finders[other].light != at.light) {
        return std::nullopt;
    }
    const cv::Matx22d mean = (at.spread + finders[one].spread + finders[other].spread) * (1.0 / 3);
    const double size = std::sqrt(std::max(cv::determinant(mean), 1e-9));
    double unequal = 0;
    for (const std::size_t which : {corner, one, other}) {
        const double ratio = std::sqrt(std::max(cv::determinant(finders[which].spread), 1e-9)) / size;
        unequal = std::max(unequal, std::abs(std::log(ratio)));
    }
    if (unequal > 0.8) {
        return std::nullopt;
    }
    const cv::Matx22d flat = flattening(mean);
    const auto leg = [&](std::size_t which) {
        const cv::Point2d way = finders[which].centre - at.centre;
        return cv::Point2d(flat(0, 0) * way.x + flat(0, 1) * way.y, flat(1, 0) * way.x + flat(1, 1) * way.y);
    };
    const cv::Point2d first = leg(one);
    const cv::Point2d second = leg(other);
    const double firstLength = cv::norm(first);
    const double secondLength = cv::norm(second);
    const double length = (firstLength + secondLength) / 2;
    if (length < 10 || length > 60) {
        return std::nullopt;
    }
    const double lopsided = std::abs(std::log(firstLength / secondLength));
    const double slant = std::abs(first.dot(second)) / (firstLength * secondLength);
    if (lopsided > 0.4 || slant > 0.35) {
        return std::nullopt;
    }
    const bool clockwise = first.cross(second) > 0;
    const int modules = std::max(21, 17 + 4 * cvRound((length - 10) / 4));
    return Triple{
        {corner, clockwise ? one : other, clockwise ? other : one}, modules, lopsided + slant + 0.5 * unequal};
}

std::vector<Triple> triplesOf(const std::vector<Finder>& finders)
{
    std::vector<Triple> triples;
    for (std::size_t corner = 0; corner < finders.size(); ++corner) {
        for (std::size_t one = 0; one < finders.size(); ++one) {
            for (std::size_t other = one + 1; other < finders.size(); ++other) {
                if (one != corner && other != corner) {
                    if (const auto triple = tripleOf(finders, corner, one, other)) {
                        triples.push_back(*triple);
                    }
                }
            }
        }
    }
    std::sort(triples.begin(), triples.end(),
              [](const Triple& one, const Triple& other) { return one.misfit < other.misfit; });
    return triples;
}

cv::Matx33d affine(const std::array<cv::Point2f, 3>& from, const std::array<cv::Point2f, 3>& to)
{
    const cv::Mat turn = cv::getAffineTransform(from.data(), to.data());
    return {turn.at<double>(0, 0),
            turn.at<double>(0, 1),
            turn.at<double>(0, 2),
            turn.at<double>(1, 0),
            turn.at<double>(1, 1),
            turn.at<double>(1, 2),
            0,
            0,
            1};
}

cv::Mat cut(const cv::Mat& grey, const cv::Matx33d& toOriginal, int width, int height)
{
    cv::Mat patch;
    cv::warpAffine(grey, patch, cv::Mat(toOriginal).rowRange(0, 2), {width, height},
                   cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return patch;
}

Patch flatPatch(const cv::Mat& grey, const std::vector<Finder>& finders, const Triple& triple, double toGrey)
{
    const double side = triple.modules + 2 * kQuietModules;
    double sourcePixels = 0;
    for (const std::size_t which : triple.finders) {
        sourcePixels += finders[which].modulePixels * toGrey / 3;
    }
    const double pixels = std::min(std::clamp(sourcePixels, 4.0, 6.0), kPatchPixels / side);
    const auto at = [&](double column, double row) {
        return cv::Point2f(static_cast<float>((kQuietModules + column) * pixels),
                           static_cast<float>((kQuietModules + row) * pixels));
    };
    const auto in = [&](std::size_t which) {
        const cv::Point2d middle = (finders[triple.finders[which]].centre + cv::Point2d(0.5, 0.5)) * toGrey;
        return cv::Point2f(static_cast<float>(middle.x - 0.5), static_cast<float>(middle.y - 0.5));
    };
    const double far = triple.modules - 3.5;
    Patch patch;
    patch.modulePixels = pixels;
    patch.modules = triple.modules;
    patch.toOriginal = affine({at(3.5, 3.5), at(far, 3.5), at(3.5, far)}, {in(0), in(1), in(2)});
    patch.grey = cut(grey, patch.toOriginal, cvRound(side * pixels), cvRound(side * pixels));
    if (finders[triple.finders[0]].light) {
        cv::bitwise_not(patch.grey, patch.grey);
    }
    return patch;
}

Patch uprightPatch(const cv::Mat& grey, const cv::Rect2d& place, double factor)
{
    Patch patch;
    patch.toOriginal = cv::Matx33d(1 / factor, 0, place.x, 0, 1 / factor, place.y, 0, 0, 1);
    const cv::Rect pixels = cv::Rect(cvFloor(place.x), cvFloor(place.y), cvCeil(place.width), cvCeil(place.height)) &
                            cv::Rect(0, 0, grey.cols, grey.rows);
    if (pixels.empty()) {
        return patch;
    }
    patch.toOriginal(0, 2) = pixels.x;
    patch.toOriginal(1, 2) = pixels.y;
    patch.grey = scaled(grey(pixels), factor);
    return patch;
}

Patch lonePatch(const cv::Mat& grey, const Finder& finder, double toGrey)
{
    const double module = finder.modulePixels * toGrey;
    const double reach = kLonePatchModules * module;
    const cv::Point2d middle = finder.centre * toGrey;
    const double factor = std::min(std::clamp(4 / module, 0.25, 6.0), kPatchPixels / (2 * reach));
    Patch patch = uprightPatch(grey, {middle.x - reach, middle.y - reach, 2 * reach, 2 * reach}, factor);
    patch.modulePixels = module * factor;
    if (finder.light && !patch.grey.empty()) {
        cv::bitwise_not(patch.grey, patch.grey);
    }
    return patch;
}

} // namespace

std::vector<Patch> patchesIn(const cv::Mat& grey, std::size_t most)
{
    if (std::min(grey.cols, grey.rows) < 16) {
        return {};
    }
    const double toGrey = std::ceil(static_cast<double>(std::max(grey.cols, grey.rows)) / kSearchSide);
    const cv::Mat small = toGrey > 1 ? scaled(grey, 1 / toGrey) : grey;
    const std::vector<Finder> finders = findersIn(small);
    std::vector<Patch> patches;
    std::vector<bool> used(finders.size(), false);
    for (const Triple& triple : triplesOf(finders)) {
        const bool taken =
            std::any_of(triple.finders.begin(), triple.finders.end(), [&](std::size_t which) { return used[which]; });
        if (patches.size() == most) {
            return patches;
        }
        if (!taken) {
            for (const std::size_t which : triple.finders) {
                used[which] = true;
            }
            patches.push_back(flatPatch(grey, finders, triple, toGrey));
        }
    }
    for (std::size_t i = 0; i < finders.size() && patches.size() < most; ++i) {
        if (!used[i]) {
            patches.push_back(lonePatch(grey, finders[i], toGrey));
            for (std::size_t j = 0; j < finders.size(); ++j) { // its neighbours lie in the same patch
                used[j] = used[j] || cv::norm(finders[j].centre - finders[i].centre) <
                                         kLonePatchModules * 0.8 * finders[i].modulePixels;
            }
        }
    }
    std::erase_if(patches, [](const Patch& patch) { return patch.grey.empty(); });
    return patches;
}

Patch patchOf(const cv::Mat& grey, const std::array<cv::Point, 4>& corners)
{
    const cv::Rect2d box = cv::boundingRect(std::vector<cv::Point>(corners.begin(), corners.end()));
    double side = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        side += cv::norm(corners[i] - corners[(i + 1) % 4]) / 4;
    }
    constexpr double kTagModules = 25;
    const double factor = std::clamp(4 * kTagModules / std::max(side, 1.0), 0.2, 4.0);
    Patch patch =
        uprightPatch(grey, {box.x - box.width / 4, box.y - box.height / 4, box.width * 1.5, box.height * 1.5}, factor);
    patch.modulePixels = side * factor / kTagModules;
    return patch;
}

namespace {

/// Undoes a blur whose strength at every frequency is known; what the blur left too little of stays away.
class Unblurring {
public:
    explicit Unblurring(const cv::Mat& grey) : m_size(grey.size())
    {
        const int margin = 16;
        const cv::Size whole(cv::getOptimalDFTSize(grey.cols + 2 * margin),
                             cv::getOptimalDFTSize(grey.rows + 2 * margin));
        cv::Mat padded;
        cv::copyMakeBorder(grey, padded, margin, whole.height - grey.rows - margin, margin,
                           whole.width - grey.cols - margin, cv::BORDER_REFLECT);
        padded.convertTo(padded, CV_32F);
        m_place = cv::Rect(margin, margin, grey.cols, grey.rows);
        cv::dft(padded, m_spectrum, cv::DFT_COMPLEX_OUTPUT);
    }

    template <class Strength>
    [[nodiscard]] cv::Mat undone(const Strength& strength, float noise) const
    {
        cv::Mat spectrum = m_spectrum.clone();
        for (int row = 0; row < spectrum.rows; ++row) {
            auto* at = spectrum.ptr<cv::Vec2f>(row);
            const float down = frequency(row, spectrum.rows);
            for (int column = 0; column < spectrum.cols; ++column) {
                const float kept = strength(frequency(column, spectrum.cols), down);
                at[column] *= kept / (kept * kept + noise);
            }
        }
        cv::Mat picture;
        cv::idft(spectrum, picture, cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);
        cv::Mat result;
        picture(m_place).convertTo(result, CV_8U);
        return result;
    }

    [[nodiscard]] cv::Mat bell(double sigma, float noise) const
    {
        const auto exponent = static_cast<float>(-2 * CV_PI * CV_PI * sigma * sigma);
        return undone([=](float right, float down) { return std::exp(exponent * (right * right + down * down)); },
                      noise);
    }

    [[nodiscard]] cv::Mat motion(double length, double degrees, float noise) const
    {
        const auto right0 = static_cast<float>(length * std::cos(degrees * CV_PI / 180) * CV_PI);
        const auto down0 = static_cast<float>(length * std::sin(degrees * CV_PI / 180) * CV_PI);
        return undone(
            [=](float right, float down) {
                const float angle = right * right0 + down * down0;
                return std::abs(angle) < 1e-3F ? 1.0F : std::sin(angle) / angle;
            },
            noise);
    }

private:
    static float frequency(int index, int count)
    {
        return static_cast<float>(index <= count / 2 ? index : index - count) / static_cast<float>(count);
    }

    cv::Size m_size;
    cv::Rect m_place;
    cv::Mat m_spectrum;
};

/// The patch with a clear quiet zone; only where the code was laid flat.
cv::Mat framed(const Patch& patch, const cv::Mat& grey)
{
    const double slack = 0.2;
    const int from = cvRound((kQuietModules - slack) * patch.modulePixels);
    const int till = cvRound((kQuietModules + patch.modules + slack) * patch.modulePixels);
    const cv::Rect code = cv::Rect(from, from, till - from, till - from) & cv::Rect(0, 0, grey.cols, grey.rows);
    cv::Mat result(grey.size(), CV_8U, cv::Scalar(255));
    grey(code).copyTo(result(code));
    return result;
}

/// 8-bit again with the lighting of the neighbourhood divided out.
cv::Mat evened(const cv::Mat& grey, double modulePixels)
{
    cv::Mat bright;
    const int side = cvRound(5 * modulePixels) | 1;
    cv::dilate(grey, bright, cv::getStructuringElement(cv::MORPH_RECT, {side / 2 | 1, side / 2 | 1}));
    cv::blur(bright, bright, {side, side});
    cv::Mat result;
    cv::divide(grey, bright, result, 200);
    return result;
}

cv::Mat morphed(const cv::Mat& grey, int kind)
{
    cv::Mat result;
    cv::morphologyEx(grey, result, kind, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    return result;
}

cv::Mat softened(const cv::Mat& grey, double sigma)
{
    cv::Mat result;
    cv::GaussianBlur(grey, result, {}, sigma);
    return result;
}

std::vector<Sighting> lookOnce(const Patch& patch, std::size_t which, std::optional<Unblurring>& unblurring)
{
    const cv::Mat& grey = patch.grey;
    const double module = patch.modulePixels;
    const auto read = [&](const cv::Mat& picture, Threshold threshold = Threshold::local) {
        return look(picture, Kind::qr, threshold, patch.toOriginal);
    };
    if (which >= 10 && !unblurring) {
        unblurring.emplace(grey);
    }
    const int block = cvRound(7 * module);
    switch (which) {
    case 0: return read(grey);
    case 1: return read(sharpened(grey, 0.6 * module, 3));
    case 2: return read(locallyThresholded(softened(grey, 0.35 * module), block, 0));
    case 3: return patch.modules > 0 ? read(framed(patch, grey)) : read(grey, Threshold::histogram);
    case 4: return read(evened(grey, module), Threshold::histogram);
    case 5: return read(sharpened(softened(grey, 0.4 * module), 1.2 * module, 4));
    case 6:
        return patch.modules > 0 ? read(framed(patch, locallyThresholded(softened(grey, 0.3 * module), block, 0)))
                                 : std::vector<Sighting>{};
    case 7: return read(morphed(grey, cv::MORPH_CLOSE));
    case 8: return read(morphed(grey, cv::MORPH_OPEN));
    case 9: return read(grey, Threshold::fixed);
    case 10: return read(unblurring->bell(0.6 * module, 0.01F));
    case 11: return read(unblurring->bell(0.8 * module, 0.005F));
    case 12: return read(unblurring->bell(1.0 * module, 0.002F));
    default: {
        const std::size_t turn = which - 13;
        const double length = turn < 6 ? 1.6 : 2.2;
        return read(unblurring->motion(length * module, static_cast<double>(turn % 6) * 30, 0.02F));
    }
    }
}

} // namespace

std::vector<Sighting> lookAt(const Patch& patch, std::size_t from, std::size_t till, std::size_t start,
                             const std::function<bool()>& goesOn)
{
    std::optional<Unblurring> unblurring;
    std::vector<Sighting> sightings;
    const std::size_t count = till - from;
    for (std::size_t i = 0; i < count && sightings.empty() && goesOn(); ++i) {
        sightings = lookOnce(patch, from + (start + i) % count, unblurring);
    }
    return sightings;
}

} // namespace regrade::qr
