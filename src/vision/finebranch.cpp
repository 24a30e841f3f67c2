#include "vision/finebranch.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

constexpr float kCalmLogit = 0.0F;     // good photos' answers under this raise no bar
constexpr float kJoinLevel = 2.0F;     // strength from which pixels join to a region
constexpr float kMostStrength = 20.0F; // above it; a pixel cannot say more
constexpr int kUsualReach = 7;         // half pixels around a place in which good photos' answers count for it

/// On all cores; each piece of work is for itself, so that their number changes no byte.
void forEach(std::size_t count, const std::function<void(std::size_t)>& work)
{
    cv::parallel_for_(cv::Range(0, static_cast<int>(count)), [&work](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            work(static_cast<std::size_t>(i));
        }
    });
}

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

FineBranch::FineBranch(const std::vector<cv::Mat>& photos, const std::vector<Prepared>& prepared,
                       const std::vector<Alignment>& coarse, const cv::Mat& product)
    : m_frame(finePhoto(photos.front(), prepared.front()), product)
{
    std::vector<FinePhoto> fine;
    for (std::size_t i = 0; i < photos.size(); ++i) {
        fine.push_back(finePhoto(photos[i], prepared[i]));
    }
    for (int round = 0; round < (photos.size() > 1 ? 2 : 1); ++round) {
        const cv::Mat normal = round == 0 ? fine.front().lab : m_normal.mean();
        m_frame.replacePicture(normal);
        m_laid.assign(photos.size(), {});
        std::vector<cv::Mat> labs(photos.size());
        forEach(photos.size(), [&](std::size_t i) {
            m_laid[i] = m_frame.lay(fine[i], coarse[i]);
            m_laid[i].lab = lightMatched(m_laid[i].lab, normal, m_frame.product() & m_laid[i].valid);
            labs[i] = m_laid[i].lab;
        });
        m_normal = {};
        for (const cv::Mat& lab : labs) {
            m_normal.add(lab);
        }
    }
    fine.clear(); // a photo each; what follows takes memory of its own
    learnUsual();
}

void FineBranch::learnUsual()
{
    if (m_laid.size() < 2) {
        return;
    }
    std::vector<cv::Mat> labs;
    for (const FineLaid& laid : m_laid) {
        labs.push_back(laid.lab);
    }
    std::vector<Change> answers(labs.size());
    forEach(labs.size(), [&](std::size_t i) {
        const cv::Mat where = m_frame.product() & m_laid[i].valid;
        const auto others = [&](const cv::Rect& piece) { return m_normal.without(labs[i], piece); };
        answers[i] = lookForChange(labs[i], others, where);
    });
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
    for (FineLaid& laid : m_laid) {
        laid = {}; // the statistics keep what is needed
    }
}

double FineBranch::productArea() const { return cv::countNonZero(m_frame.product()) / 4.0; }

FineEvidence FineBranch::look(const cv::Mat& photo, const Prepared& prepared, const Alignment& coarse) const
{
    FineEvidence evidence;
    evidence.laid = m_frame.lay(finePhoto(photo, prepared), coarse);
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
