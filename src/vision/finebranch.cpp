#include "vision/finebranch.h"

#include <algorithm>
#include <malloc.h>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr float kCalmLogit = 0.0F;     // good photos' answers under this raise no bar
constexpr float kJoinLevel = 2.0F;     // strength from which pixels join to a region
constexpr float kMostStrength = 20.0F; // above it; a pixel cannot say more
constexpr int kUsualReach = 7;         // half pixels around a place in which good photos' answers count for it

/// How the answer stands above what is usual there.
cv::Mat aboveUsual(const cv::Mat& logit, const cv::Mat& usual)
{
    cv::Mat bar;
    cv::max(usual - kCalmLogit, 0.0, bar);
    return logit - bar;
}

/// Greatest and second greatest value per pixel over some maps, and whose the greatest is.
struct Highest {
    cv::Mat first, second, owner;

    explicit Highest(const cv::Size& size)
        : first(size, CV_32F, cv::Scalar(kNoDamage)), second(first.clone()), owner(size, CV_32S, cv::Scalar(-1))
    {
    }
    void add(const cv::Mat& map, int index)
    {
        for (int y = 0; y < map.rows; ++y) {
            for (int x = 0; x < map.cols; ++x) {
                const float value = map.at<float>(y, x);
                if (value > first.at<float>(y, x)) {
                    second.at<float>(y, x) = first.at<float>(y, x);
                    first.at<float>(y, x) = value;
                    owner.at<int>(y, x) = index;
                } else if (value > second.at<float>(y, x)) {
                    second.at<float>(y, x) = value;
                }
            }
        }
    }
    [[nodiscard]] cv::Mat without(int index) const
    {
        cv::Mat out = first.clone();
        second.copyTo(out, owner == index);
        return out;
    }
};

KindMasses strongestByKind(const cv::Mat& strength, const Change& change)
{
    KindMasses masses{};
    for (const ChangedRegion& region : changedRegions(strength, change)) {
        masses.at(region.kind) = std::max(masses.at(region.kind), region.mass);
    }
    return masses;
}

} // namespace

std::vector<ChangedRegion> changedRegions(const cv::Mat& strength, const Change& change)
{
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(strength > kJoinLevel, labels, stats, centres, 8, CV_32S);
    std::vector<KindMasses> byKind(static_cast<std::size_t>(count), KindMasses{});
    for (int y = 0; y < strength.rows; ++y) {
        for (int x = 0; x < strength.cols; ++x) {
            if (const int label = labels.at<int>(y, x); label > 0) {
                const double above = std::min(strength.at<float>(y, x) - kJoinLevel, kMostStrength);
                byKind[static_cast<std::size_t>(label)].at(change.kind.at<uchar>(y, x)) += above;
            }
        }
    }
    std::vector<ChangedRegion> regions;
    for (int i = 1; i < count; ++i) {
        const KindMasses& masses = byKind[static_cast<std::size_t>(i)];
        const auto* most = std::max_element(masses.begin(), masses.end());
        ChangedRegion region;
        region.box = {stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                      stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)};
        region.mask = labels(region.box) == i;
        region.mass = std::accumulate(masses.begin(), masses.end(), 0.0);
        region.kind = static_cast<std::size_t>(most - masses.begin());
        region.kindShare = *most / std::max(region.mass, 1e-9);
        regions.push_back(region);
    }
    return regions;
}

FineBranch::FineBranch(std::vector<FinePhoto> photos, const std::vector<Alignment>& coarse, const cv::Mat& product)
    : m_frame(photos.front(), product)
{
    const std::size_t count = photos.size();
    std::vector<FineLaid> laid(count);
    for (int round = count > 1 ? 0 : 1; round < 2; ++round) {
        const cv::Mat normal = m_normal.photos() == 0 ? photos.front().lab : m_normal.mean();
        m_frame.replacePicture(normal);
        m_normal = {};
        for (std::size_t i = 0; i < count; ++i) { // one by one: each takes memory of its own
            FineLaid& made = laid[i];
            made = m_frame.lay(photos[i], coarse[i]);
            made.lab = lightMatched(made.lab, normal, m_frame.product() & made.valid);
            made.valid.release();
            m_normal.add(made.lab);
            if (round == 0) {
                made = {};
            } else {
                made.lab.copyTo(photos[i].lab); // takes its place, so that memory does not fall to pieces
                made.lab = photos[i].lab;
            }
        }
    }
    photos.clear();
    malloc_trim(0); // the network takes memory of its own
    learnUsual(std::move(laid));
}

void FineBranch::learnUsual(std::vector<FineLaid> laid)
{
    if (laid.size() < 2) {
        return;
    }
    std::vector<Change> answers(laid.size());
    for (std::size_t i = 0; i < laid.size(); ++i) {
        const auto others = [&](const cv::Rect& piece) { return m_normal.without(laid[i].lab, piece); };
        answers[i] = lookForChange(laid[i].lab, others, m_frame.product() & m_frame.validOf(laid[i]));
        laid[i] = {};
    }
    m_normal.settle();
    Highest highest(answers.front().damage.size());
    const cv::Mat reach = cv::getStructuringElement(cv::MORPH_ELLIPSE, {kUsualReach, kUsualReach});
    for (std::size_t i = 0; i < answers.size(); ++i) {
        cv::Mat wide;
        cv::dilate(answers[i].damage, wide, reach);
        highest.add(wide, static_cast<int>(i));
    }
    m_usual = highest.first;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const cv::Mat strength = aboveUsual(answers[i].damage, highest.without(static_cast<int>(i)));
        m_masses.push_back(strongestByKind(strength, answers[i]));
    }
}

double FineBranch::productArea() const { return cv::countNonZero(m_frame.product()) / 4.0; }

FineEvidence FineBranch::look(const FinePhoto& photo, const Alignment& coarse) const
{
    FineEvidence evidence;
    evidence.laid = m_frame.lay(photo, coarse);
    const cv::Mat mean = m_normal.mean();
    const cv::Mat where = m_frame.product() & evidence.laid.valid;
    evidence.laid.lab = lightMatched(evidence.laid.lab, mean, where);
    const auto normalAt = [this](const cv::Rect& piece) { return m_normal.at(piece); };
    evidence.change = lookForChange(evidence.laid.lab, normalAt, where);
    evidence.strength = m_usual.empty() ? evidence.change.damage.clone() : aboveUsual(evidence.change.damage, m_usual);
    evidence.productArea = productArea();
    evidence.masses = strongestByKind(evidence.strength, evidence.change);
    return evidence;
}

} // namespace regrade::vision
