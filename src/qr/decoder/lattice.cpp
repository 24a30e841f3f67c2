#include "qr/decoder/lattice.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace regrade::qr {

namespace {

constexpr int kFine = 2;                       ///< samples per module, each way
constexpr int kMargin = 2;                     ///< modules around the code that are sampled as well
constexpr int kReach = 6;                      ///< samples that a module is told from, each way
constexpr int kFeatures = kReach * kReach + 4; ///< and the light: its level, slope and the neighbourhood's mean
constexpr int kLeastModules = 21;
constexpr int kMostModules = 41; ///< larger codes have more alignment patterns
constexpr double kFinderMiddle = 3.5;

enum class Known : signed char { light = -1, unknown = 0, dark = 1 };

/// What is known of every code of that size (ISO/IEC 18004), and the light ring of its quiet zone is not: a label may
/// have none.
std::vector<Known> knownModules(int size)
{
    std::vector<Known> known(static_cast<std::size_t>(size * size), Known::unknown);
    const auto set = [&](int column, int row, bool dark) {
        if (column >= 0 && row >= 0 && column < size && row < size) {
            known[static_cast<std::size_t>(row * size + column)] = dark ? Known::dark : Known::light;
        }
    };
    const auto rings = [&](int left, int top, int side, int reach) {
        for (int row = -reach; row < side + reach; ++row) {
            for (int column = -reach; column < side + reach; ++column) {
                const int ring = std::min({column, row, side - 1 - column, side - 1 - row});
                set(left + column, top + row, ring == 0 || ring >= 2);
            }
        }
    };
    for (int at = 8; at < size - 8; ++at) {
        set(at, 6, at % 2 == 0);
        set(6, at, at % 2 == 0);
    }
    rings(0, 0, 7, 1);
    rings(size - 7, 0, 7, 1);
    rings(0, size - 7, 7, 1);
    set(8, size - 8, true);
    if (size > kLeastModules) {
        for (int row = -2; row <= 2; ++row) {
            for (int column = -2; column <= 2; ++column) {
                const int ring = std::max(std::abs(column), std::abs(row));
                set(size - 7 + column, size - 7 + row, ring != 1);
            }
        }
    }
    return known;
}

/// Where the code lies in the patch: from modules to pixels.
struct Lie {
    int size = 0;
    cv::Matx33d toPatch;
};

/// The finders lie where the patch was laid on them; a fourth place decides how far the far corner leans.
cv::Matx33d lieOf(const Patch& patch, int size, cv::Point2d fourth)
{
    const double first = (kQuietModules + kFinderMiddle) * patch.modulePixels;
    const double last = (kQuietModules + patch.modules - kFinderMiddle) * patch.modulePixels;
    const auto far = static_cast<float>(size - kFinderMiddle);
    const auto fourthModule = static_cast<float>(size > kLeastModules ? size - 6.5 : size - kFinderMiddle);
    const auto near = static_cast<float>(kFinderMiddle);
    const std::array<cv::Point2f, 4> from{{{near, near}, {far, near}, {near, far}, {fourthModule, fourthModule}}};
    const std::array<cv::Point2f, 4> to{
        {cv::Point2d(first, first), cv::Point2d(last, first), cv::Point2d(first, last), fourth}};
    return cv::Matx33d(cv::getPerspectiveTransform(from.data(), to.data()));
}

/// Where the alignment pattern may be, the likeliest first; the place where it would be without perspective is last.
std::vector<cv::Point2d> alignments(const Patch& patch, int size)
{
    const double first = (kQuietModules + kFinderMiddle) * patch.modulePixels;
    const double pixels = (patch.modules - 2 * kFinderMiddle) * patch.modulePixels / (size - 2 * kFinderMiddle);
    const double plain = first + (size - 6.5 - kFinderMiddle) * pixels;
    std::vector<cv::Point2d> places;
    if (size > kLeastModules) {
        const int side = cvRound(5 * pixels);
        cv::Mat pattern(side, side, CV_8UC1);
        for (int row = 0; row < side; ++row) {
            for (int column = 0; column < side; ++column) {
                const double ring = std::max(std::abs((column + 0.5) / side - 0.5), std::abs((row + 0.5) / side - 0.5));
                pattern.at<unsigned char>(row, column) = ring < 0.1 || ring > 0.3 ? 0 : 255;
            }
        }
        cv::GaussianBlur(pattern, pattern, {}, 0.35 * pixels);
        const double reach = 4 * pixels + side / 2.0;
        const cv::Rect window =
            cv::Rect(cvRound(plain - reach), cvRound(plain - reach), cvRound(2 * reach), cvRound(2 * reach)) &
            cv::Rect(0, 0, patch.grey.cols, patch.grey.rows);
        if (window.width > side && window.height > side) {
            cv::Mat match;
            cv::matchTemplate(patch.grey(window), pattern, match, cv::TM_CCOEFF_NORMED);
            constexpr int kCandidates = 3;
            for (int i = 0; i < kCandidates; ++i) {
                double best = 0;
                cv::Point place;
                cv::minMaxLoc(match, nullptr, &best, nullptr, &place);
                if (best < 0.2) {
                    break;
                }
                places.emplace_back(window.x + place.x + (side - 1) / 2.0, window.y + place.y + (side - 1) / 2.0);
                cv::circle(match, place, cvRound(pixels), cv::Scalar(-1), cv::FILLED);
            }
        }
    }
    const double lone = size > kLeastModules ? plain : first + (size - 2 * kFinderMiddle) * pixels;
    places.emplace_back(lone, lone);
    return places;
}

/// The code's modules as the picture shows them, and what each may be told from.
class Lattice {
public:
    Lattice(const cv::Mat& soft, const Lie& lie) : m_size(lie.size)
    {
        const int side = kFine * (m_size + 2 * kMargin);
        const double step = 1.0 / kFine;
        const cv::Matx33d toModules(step, 0, step / 2 - kMargin, 0, step, step / 2 - kMargin, 0, 0, 1);
        cv::Mat samples;
        cv::warpPerspective(soft, samples, cv::Mat(lie.toPatch * toModules), {side, side},
                            cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
        samples.convertTo(m_samples, CV_32F, 1.0 / 128, -1);
        constexpr int kNeighbourhood = 7 * kFine;
        cv::blur(m_samples, m_mean, {kNeighbourhood | 1, kNeighbourhood | 1});
    }

    void features(int column, int row, std::array<float, kFeatures>& features) const
    {
        float* out = features.data();
        const int left = kFine * (column + kMargin) - (kReach - kFine) / 2;
        const int top = kFine * (row + kMargin) - (kReach - kFine) / 2;
        for (int down = 0; down < kReach; ++down) {
            const auto* line = m_samples.ptr<float>(top + down) + left;
            out = std::copy(line, line + kReach, out);
        }
        const float half = static_cast<float>(m_size) / 2;
        *out++ = 1;
        *out++ = (static_cast<float>(column) - half) / half;
        *out++ = (static_cast<float>(row) - half) / half;
        *out = m_mean.at<float>(top + kReach / 2, left + kReach / 2);
    }

private:
    int m_size;
    cv::Mat m_samples;
    cv::Mat m_mean;
};

using Features = std::array<float, kFeatures>;

/// What turns a module's features into dark (1) or light (-1), with the least error over the taught ones.
class Teller {
public:
    void teach(const Features& features, float value)
    {
        for (int i = 0; i < kFeatures; ++i) {
            const float feature = features[static_cast<std::size_t>(i)];
            for (int j = 0; j < kFeatures; ++j) {
                m_products(i, j) += feature * features[static_cast<std::size_t>(j)];
            }
            m_answers(i) += feature * value;
        }
        ++m_count;
    }

    [[nodiscard]] bool learn()
    {
        constexpr float kDoubt = 3e-5F; // keeps what the taught ones say little of near nothing
        for (int i = 0; i < kFeatures; ++i) {
            m_products(i, i) += kDoubt * static_cast<float>(m_count);
        }
        cv::Matx<double, kFeatures, 1> weights;
        const bool solved = cv::solve(cv::Matx<double, kFeatures, kFeatures>(m_products),
                                      cv::Matx<double, kFeatures, 1>(m_answers), weights, cv::DECOMP_CHOLESKY);
        m_weights = weights;
        return solved;
    }

    [[nodiscard]] float tell(const Features& features) const
    {
        float sum = 0;
        for (int i = 0; i < kFeatures; ++i) {
            sum += m_weights(i) * features[static_cast<std::size_t>(i)];
        }
        return sum;
    }

private:
    cv::Matx<float, kFeatures, kFeatures> m_products = cv::Matx<float, kFeatures, kFeatures>::zeros();
    cv::Matx<float, kFeatures, 1> m_answers = cv::Matx<float, kFeatures, 1>::zeros();
    cv::Matx<float, kFeatures, 1> m_weights;
    int m_count = 0;
};

/// One supposed lie of a code, and its modules told apart.
class Telling {
public:
    Telling(const cv::Mat& soft, const Lie& lie) : m_lie(lie), m_known(knownModules(lie.size)), m_lattice(soft, lie)
    {
        Teller teller;
        std::vector<Features> features;
        std::vector<float> values;
        for (int i = 0; i < count(); ++i) {
            if (known(i) != Known::unknown) {
                m_lattice.features(i % lie.size, i / lie.size, features.emplace_back());
                values.push_back(static_cast<float>(known(i)));
                teller.teach(features.back(), values.back());
            }
        }
        if (!teller.learn()) {
            return;
        }
        constexpr float kMostError = 4;
        float misfit = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const float error = teller.tell(features[i]) - values[i];
            misfit += std::min(error * error, kMostError);
        }
        m_misfit = misfit / static_cast<float>(values.size());
        m_teller = teller;
    }

    /// How badly the known modules fit: 0 = as taught, 1 = they say nothing.
    [[nodiscard]] float misfit() const { return m_misfit; }
    [[nodiscard]] const Lie& lie() const { return m_lie; }

    /// Tells all modules by what the known ones taught.
    void tell()
    {
        m_features.resize(static_cast<std::size_t>(count()));
        for (int i = 0; i < count(); ++i) {
            m_lattice.features(i % m_lie.size, i / m_lie.size, m_features[static_cast<std::size_t>(i)]);
        }
        m_dark.resize(m_features.size());
        tellBy(m_teller);
    }

    /// Tells them again by what all taught as they were told; most are right by now.
    void tellAgain()
    {
        Teller teller;
        for (std::size_t i = 0; i < m_features.size(); ++i) {
            teller.teach(m_features[i], m_dark[i] ? 1.0F : -1.0F);
        }
        if (teller.learn()) {
            tellBy(teller);
        }
    }

    /// The code as a printer would draw it.
    [[nodiscard]] cv::Mat clean() const
    {
        const int side = m_lie.size + 2 * kCleanQuiet;
        cv::Mat modules(side, side, CV_8UC1, cv::Scalar(255));
        for (int i = 0; i < count(); ++i) {
            if (m_dark[static_cast<std::size_t>(i)]) {
                modules.at<unsigned char>(i / m_lie.size + kCleanQuiet, i % m_lie.size + kCleanQuiet) = 0;
            }
        }
        cv::Mat picture;
        cv::resize(modules, picture, {}, kCleanPixels, kCleanPixels, cv::INTER_NEAREST);
        return picture;
    }

    static constexpr int kCleanQuiet = 2;
    static constexpr int kCleanPixels = 3;

private:
    [[nodiscard]] int count() const { return m_lie.size * m_lie.size; }
    [[nodiscard]] Known known(int i) const { return m_known[static_cast<std::size_t>(i)]; }

    void tellBy(const Teller& teller)
    {
        for (std::size_t i = 0; i < m_features.size(); ++i) {
            m_dark[i] = m_known[i] == Known::unknown ? teller.tell(m_features[i]) > 0 : m_known[i] == Known::dark;
        }
    }

    Lie m_lie;
    std::vector<Known> m_known;
    Lattice m_lattice;
    Teller m_teller;
    float m_misfit = 1;
    std::vector<Features> m_features;
    std::vector<bool> m_dark;
};

bool fitsBetter(const Telling& one, const Telling& other) { return one.misfit() < other.misfit(); }

cv::Mat softened(const Patch& patch)
{
    cv::Mat soft;
    const int side = std::max(1, cvRound(patch.modulePixels / kFine)) | 1;
    cv::blur(patch.grey, soft, {side, side});
    return soft;
}

} // namespace

std::vector<Sighting> readModules(const Patch& patch)
{
    if (patch.modules <= 0 || patch.grey.empty()) {
        return {};
    }
    constexpr float kGoodFit = 0.15F; // the size that the corner patterns' distance says is right
    constexpr float kWorstFit = 0.5F;
    constexpr std::size_t kMostTries = 3;
    constexpr int kMostPasses = 3;
    const cv::Mat soft = softened(patch);
    std::vector<Telling> tellings;
    for (const int size : {patch.modules, patch.modules - 4, patch.modules + 4}) {
        if (size < kLeastModules || size > kMostModules) {
            continue;
        }
        for (const cv::Point2d& fourth : alignments(patch, size)) {
            tellings.emplace_back(soft, Lie{size, lieOf(patch, size, fourth)});
        }
        std::sort(tellings.begin(), tellings.end(), fitsBetter);
        if (tellings.front().misfit() < kGoodFit) {
            break;
        }
    }
    const double pixel = 1.0 / Telling::kCleanPixels;
    const double quiet = Telling::kCleanQuiet;
    const cv::Matx33d toModules(pixel, 0, pixel / 2 - quiet, 0, pixel, pixel / 2 - quiet, 0, 0, 1);
    for (std::size_t i = 0; i < std::min(kMostTries, tellings.size()) && tellings[i].misfit() < kWorstFit; ++i) {
        const cv::Matx33d toOriginal = patch.toOriginal * tellings[i].lie().toPatch * toModules;
        tellings[i].tell();
        for (int pass = 0; pass < kMostPasses; ++pass) {
            auto sightings = lookClean(tellings[i].clean(), toOriginal);
            if (!sightings.empty()) {
                return sightings;
            }
            tellings[i].tellAgain();
        }
    }
    return {};
}

} // namespace regrade::qr
