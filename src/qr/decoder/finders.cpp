#include "qr/decoder/finders.h"

#include "qr/decoder/lattice.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace regrade::qr {

namespace {

constexpr int kSearchSide = 1920; // making it smaller would cost more than it saves
constexpr int kWide = 41;         ///< pixels of the neighbourhood that decides what is dark
constexpr int kNarrow = 9;
constexpr std::size_t kMostFinders = 24;
constexpr double kLonePatchModules = 33; ///< a tag of the house with its corner pattern anywhere in it
constexpr double kPatchPixels = 320;     ///< longest side of a patch

/// A corner pattern: its 3 x 3 centre in its ring of 5 x 5. The spread is that of one module, in pixels squared.
struct Finder {
    cv::Point2d centre;
    cv::Matx22d spread;
    double modulePixels = 0;
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
    Finder finder{middle, spreadOf(outer), ringSide / 5};
    const double eccentricity = cv::norm(middle - innerMiddle);
    const double high = cv::trace(finder.spread);
    const double flat = high > 0 ? 4 * cv::determinant(finder.spread) / (high * high) : 0; // 1 = round, 0 = a line
    if (eccentricity > 0.25 * ringSide || flat < 0.08) {
        return std::nullopt;
    }
    return finder;
}

/// Standard deviation of the grain, from every eighth line: half of the second differences see nothing else.
double grainOf(const cv::Mat& grey)
{
    constexpr int kLines = 8;
    constexpr int kLargest = 255;
    std::array<int, kLargest + 1> counts{};
    int total = 0;
    for (int row = kLines / 2; row < grey.rows; row += kLines) {
        const auto* line = grey.ptr<unsigned char>(row);
        for (int column = 1; column + 1 < grey.cols; column += 2) {
            const int bend = std::abs(line[column - 1] - 2 * line[column] + line[column + 1]);
            ++counts[static_cast<std::size_t>(std::min(bend, kLargest))];
            ++total;
        }
    }
    int half = 0;
    for (int seen = 0; half < kLargest; ++half) {
        seen += counts[static_cast<std::size_t>(half)];
        if (2 * seen >= total) {
            break;
        }
    }
    // The median of a normal deviate's size is 0.674 of its deviation; three grains add up to the root of 6.
    return half / (0.674 * std::sqrt(6.0));
}

/// Dark is 255. Noise is smoothed as far as it must be, and what is left of it stays light.
cv::Mat darkIn(const cv::Mat& grey, Sight sight)
{
    const double grain = grainOf(grey);
    const double width = grain < 6 ? 0.7 : grain < 15 ? 1.0 : 1.2;
    const double left = grain / (2 * std::sqrt(CV_PI) * width);
    const bool narrow = sight == Sight::narrow;
    const double below = narrow ? std::max(1.5, 0.9 * left) : std::max(5.0, 0.9 * left);
    cv::Mat soft;
    cv::GaussianBlur(grey, soft, {}, width);
    if (sight == Sight::inverted) {
        cv::bitwise_not(soft, soft);
    }
    cv::Mat dark;
    cv::adaptiveThreshold(soft, dark, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV, narrow ? kNarrow : kWide,
                          below);
    return dark;
}

/// A point on a line of pixels that goes dark, light, dark, light, dark as 1:1:3:1:1, as every line through the middle
/// of a corner pattern does.
struct Crossing {
    double middle = 0;
    double length = 0; ///< of the pattern
};

/// The outer runs may be longer: not every code has a quiet zone.
bool isPattern(const std::array<int, 5>& runs)
{
    const double module = (runs[1] + runs[2] + runs[3]) / 5.0;
    const double slack = 0.65 * module + 0.4;
    return runs[2] >= 2 && runs[0] > 0.4 * module && runs[4] > 0.4 * module && std::abs(runs[1] - module) < slack &&
           std::abs(runs[3] - module) < slack && std::abs(runs[2] - 3 * module) < 2 * slack;
}

/// Of the whole pattern.
double lengthOf(const std::array<int, 5>& runs) { return (runs[1] + runs[2] + runs[3]) * 7.0 / 5; }

/// Those on one row of a picture in which dark is 255.
void crossRow(const unsigned char* line, int width, std::vector<Crossing>& crossings)
{
    std::array<int, 5> runs{};
    const unsigned char* const end = line + width;
    const auto* at = static_cast<const unsigned char*>(std::memchr(line, 255, static_cast<std::size_t>(width)));
    for (int known = 0; at != nullptr && at < end;) {
        const void* dark = std::memchr(at, 0, static_cast<std::size_t>(end - at));
        const auto* light = dark != nullptr ? static_cast<const unsigned char*>(dark) : end;
        std::rotate(runs.begin(), runs.begin() + 1, runs.end());
        runs[4] = static_cast<int>(light - at);
        known += 1;
        if (known >= 3 && isPattern(runs)) {
            const double stop = static_cast<double>(light - line);
            crossings.push_back({stop - runs[4] - runs[3] - runs[2] / 2.0, lengthOf(runs)});
        }
        const void* next = light < end ? std::memchr(light, 255, static_cast<std::size_t>(end - light)) : nullptr;
        at = static_cast<const unsigned char*>(next);
        if (at != nullptr) {
            std::rotate(runs.begin(), runs.begin() + 1, runs.end());
            runs[4] = static_cast<int>(at - light);
        }
    }
}

/// The same through a point along its column; unset where there is none.
std::optional<Crossing> crossColumn(const cv::Mat& dark, int column, int row, int reach)
{
    const auto isDark = [&](int at) { return dark.at<unsigned char>(at, column) != 0; };
    if (!isDark(row)) {
        return std::nullopt;
    }
    const int top = std::max(0, row - reach);
    const int bottom = std::min(dark.rows - 1, row + reach);
    std::array<int, 5> runs{};
    int up = row;
    for (int run = 2; run >= 0; --run) {
        for (; up >= top && isDark(up) == (run != 1); --up) {
            ++runs[static_cast<std::size_t>(run)];
        }
    }
    int down = row + 1;
    for (int run = 2; run <= 4; ++run) {
        for (; down <= bottom && isDark(down) == (run != 3); ++down) {
            ++runs[static_cast<std::size_t>(run)];
        }
    }
    if (!isPattern(runs)) {
        return std::nullopt;
    }
    const double first = up + 1 + runs[0] + runs[1];
    return Crossing{first + (runs[2] - 1) / 2.0, lengthOf(runs)};
}

/// A square in which a corner pattern seems to lie.
struct Suspect {
    cv::Point2d middle;
    double reach = 0; ///< half of its longer side
    int lines = 1;
};

std::vector<Suspect> suspectsIn(const cv::Mat& dark)
{
    constexpr int kStep = 2;
    constexpr double kMostTilt = 5;
    std::vector<Suspect> suspects;
    std::vector<Crossing> crossings;
    for (int row = kStep / 2; row < dark.rows; row += kStep) {
        crossings.clear();
        crossRow(dark.ptr<unsigned char>(row), dark.cols, crossings);
        for (const Crossing& across : crossings) {
            const auto down =
                crossColumn(dark, static_cast<int>(across.middle), row, static_cast<int>(kMostTilt * across.length));
            if (!down) {
                continue;
            }
            const cv::Point2d middle(across.middle, down->middle);
            const double reach = std::max(across.length, down->length) / 2;
            const auto known = std::find_if(suspects.rbegin(), suspects.rend(), [&](const Suspect& one) {
                return cv::norm(one.middle - middle) < 0.35 * reach && std::abs(one.reach - reach) < 0.5 * reach;
            });
            if (known == suspects.rend()) {
                suspects.push_back({middle, reach});
            } else {
                ++known->lines;
            }
        }
    }
    return suspects;
}

/// Looks at the outlines around the suspect.
std::optional<Finder> finderAt(const cv::Mat& dark, const Suspect& suspect)
{
    const int reach = cvCeil(1.7 * suspect.reach) + 2;
    const cv::Point middle(cvRound(suspect.middle.x), cvRound(suspect.middle.y));
    const cv::Rect window = cv::Rect(middle.x - reach, middle.y - reach, 2 * reach + 1, 2 * reach + 1) &
                            cv::Rect(0, 0, dark.cols, dark.rows);
    std::vector<std::vector<cv::Point>> outlines;
    std::vector<cv::Vec4i> nesting;
    cv::findContours(dark(window), outlines, nesting, cv::RETR_TREE, cv::CHAIN_APPROX_NONE);
    const cv::Point2f inWindow(middle - window.tl());
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        const int ring = nesting[i][3];
        // An outline within light is the centre's; light is what a dark thing surrounds.
        const bool isCentre = ring >= 0 && nesting[static_cast<std::size_t>(ring)][3] >= 0 && outlines[i].size() >= 4 &&
                              cv::pointPolygonTest(outlines[i], inWindow, false) >= 0;
        if (!isCentre) {
            continue;
        }
        if (auto finder = finderOf(outlines[static_cast<std::size_t>(ring)], outlines[i])) {
            finder->centre += cv::Point2d(window.tl());
            return finder;
        }
    }
    return std::nullopt;
}

std::vector<Finder> findersIn(const cv::Mat& small, Sight sight)
{
    constexpr std::size_t kMostSuspects = 200;
    const cv::Mat dark = darkIn(small, sight);
    std::vector<Suspect> suspects = suspectsIn(dark);
    if (suspects.size() > kMostSuspects) {
        std::sort(suspects.begin(), suspects.end(),
                  [](const Suspect& one, const Suspect& other) { return one.lines > other.lines; });
        suspects.resize(kMostSuspects);
    }
    std::vector<Finder> finders;
    for (const Suspect& suspect : suspects) {
        const auto finder = finderAt(dark, suspect);
        const bool isNew = finder && std::none_of(finders.begin(), finders.end(), [&](const Finder& one) {
                               return cv::norm(one.centre - finder->centre) < 2 * one.modulePixels;
                           });
        if (isNew) {
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
    return patch;
}

} // namespace

std::vector<Patch> patchesIn(const cv::Mat& grey, std::size_t most, Sight sight)
{
    if (std::min(grey.cols, grey.rows) < 16) {
        return {};
    }
    const double toGrey = std::ceil(static_cast<double>(std::max(grey.cols, grey.rows)) / kSearchSide);
    const cv::Mat small = toGrey > 1 ? scaled(grey, 1 / toGrey) : grey;
    const std::vector<Finder> finders = findersIn(small, sight);
    std::vector<Patch> patches;
    std::vector<bool> used(finders.size(), false);
    for (const Triple& triple : triplesOf(finders)) {
        const bool taken =
            std::any_of(triple.finders.begin(), triple.finders.end(), [&](std::size_t which) { return used[which]; });
        if (!taken && patches.size() < most) {
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
    if (sight == Sight::inverted) {
        for (Patch& patch : patches) {
            cv::bitwise_not(patch.grey, patch.grey);
        }
    }
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

cv::Mat softened(const cv::Mat& grey, double sigma)
{
    cv::Mat result;
    cv::GaussianBlur(grey, result, {}, sigma);
    return result;
}

std::vector<Sighting> lookOnce(const Patch& patch, std::size_t which)
{
    const cv::Mat& grey = patch.grey;
    const double module = patch.modulePixels;
    const auto read = [&](const cv::Mat& picture, Threshold threshold = Threshold::local) {
        return look(picture, Kind::qr, threshold, patch.toOriginal);
    };
    switch (which) {
    case 0: return readModules(patch);
    case 1: return read(grey);
    case 2: return read(sharpened(grey, 0.6 * module, 3));
    case 3: return read(evened(grey, module), Threshold::histogram);
    default: return read(sharpened(softened(grey, 0.4 * module), 1.2 * module, 4));
    }
}

} // namespace

std::vector<Sighting> lookAt(const Patch& patch, const std::function<bool()>& goesOn)
{
    const bool flat = patch.modules > 0;
    const std::size_t till = flat ? 5 : 3;
    std::vector<Sighting> sightings;
    for (std::size_t which = flat ? 0 : 1; which < till && sightings.empty() && goesOn(); ++which) {
        sightings = lookOnce(patch, which);
    }
    return sightings;
}

} // namespace regrade::qr
