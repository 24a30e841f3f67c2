#include "vision/calibration.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

// Spread that a channel has on products in general; stands in for as many photos as kPriorPhotos.
constexpr ChannelValues kUsualSpread{0.4, 0.8, 0.4, 0.12, 0.3};
constexpr double kPriorPhotos = 4.0;
// How much each channel says.
constexpr ChannelValues kWeight{1.0, 1.0, 0.5, 0.5, 1.0};
constexpr double kEnough = 6.0;      // spreads from which more of one channel says hardly more
constexpr double kBelowNormal = 0.5; // being nearer than normal counts less than being farther
constexpr double kSteepness = 0.5;   // of the score around the limit
constexpr double kTopShare = 0.005;  // of the product: pixels that set the map's limit
// One photo's copies differ less than other units would: channels of other units are that much larger (logarithm).
constexpr ChannelValues kSingleOffset{1.0, 1.5, 0.7, 0.3, 0.8};

/// The value that only the given share of the map's places that are not 0 reach.
double highOf(const cv::Mat& map, double share) {
    std::vector<float> all;
    for (int y = 0; y < map.rows; ++y) {
        for (int x = 0; x < map.cols; ++x) {
            if (map.at<float>(y, x) > 0.0F) {
                all.push_back(map.at<float>(y, x));
            }
        }
    }
    if (all.empty()) {
        return 0.0;
    }
    const auto place = all.begin() + static_cast<std::ptrdiff_t>((1.0 - share) * static_cast<double>(all.size() - 1));
    std::nth_element(all.begin(), place, all.end());
    return *place;
}

/// The same photo as another camera shot of the same unit might show it.
std::vector<Prepared> changedCopies(const Prepared& photo) {
    struct Change {
        double degrees;
        double size;
        double shift;
        double light;
    };
    constexpr std::array<Change, 4> kChanges{
        {{3.0, 1.01, 6.0, 1.04}, {-3.0, 0.99, -5.0, 0.96}, {1.5, 1.02, -8.0, 1.02}, {-1.5, 0.98, 7.0, 0.98}}};
    std::vector<Prepared> copies;
    const cv::Point2f middle(static_cast<float>(photo.bgr.cols) / 2.0F, static_cast<float>(photo.bgr.rows) / 2.0F);
    for (const Change& change : kChanges) {
        cv::Mat warp = cv::getRotationMatrix2D(middle, change.degrees, change.size);
        warp.at<double>(0, 2) += change.shift;
        warp.at<double>(1, 2) -= change.shift;
        cv::Mat copy;
        cv::warpAffine(photo.bgr, copy, warp, photo.bgr.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        copy.convertTo(copy, CV_8U, change.light);
        copies.push_back(prepare(copy));
    }
    return copies;
}

} // namespace

Calibration::Calibration(const Detector& detector, const std::vector<Prepared>& taught) {
    std::vector<RawEvidence> normal;
    if (taught.size() == 1) {
        for (const Prepared& copy : changedCopies(taught.front())) {
            normal.push_back(detector.look(copy));
            for (std::size_t i = 0; i < kChannels; ++i) {
                normal.back().channels.at(i) += kSingleOffset.at(i);
            }
        }
    }
    for (std::size_t i = 0; taught.size() > 1 && i < taught.size(); ++i) {
        normal.push_back(detector.lookWithout(i));
    }
    learn(normal);
}

void Calibration::learn(const std::vector<RawEvidence>& normal) {
    const auto count = static_cast<double>(normal.size());
    for (std::size_t i = 0; i < kChannels; ++i) {
        double sum = 0.0;
        for (const RawEvidence& raw : normal) {
            sum += raw.channels.at(i);
        }
        m_centre.at(i) = sum / count;
        double squares = 0.0;
        for (const RawEvidence& raw : normal) {
            squares += (raw.channels.at(i) - m_centre.at(i)) * (raw.channels.at(i) - m_centre.at(i));
        }
        const double usual = kUsualSpread.at(i) * kUsualSpread.at(i);
        m_spread.at(i) = std::sqrt((squares + kPriorPhotos * usual) / (count + kPriorPhotos));
    }
    double pose = 0.0;
    double patches = 0.0;
    m_limit = -1e9;
    for (const RawEvidence& raw : normal) {
        m_limit = std::max(m_limit, distance(raw.channels));
        pose += highOf(raw.pose, kTopShare);
        patches += highOf(raw.patches, kTopShare);
    }
    m_poseLimit = std::max(8.0, pose / count);
    m_patchLimit = std::max(0.5, patches / count);
}

double Calibration::distance(const ChannelValues& channels) const {
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t i = 0; i < kChannels; ++i) {
        const double spreads = (channels.at(i) - m_centre.at(i)) / m_spread.at(i);
        const double heard = spreads > 0.0 ? kEnough * std::tanh(spreads / kEnough) : kBelowNormal * spreads;
        sum += kWeight.at(i) * heard;
        weights += kWeight.at(i);
    }
    return sum / weights;
}

double Calibration::score(const ChannelValues& channels) const {
    return std::exp(kSteepness * (distance(channels) - m_limit));
}

cv::Mat Calibration::scoreMap(const RawEvidence& raw) const {
    const cv::Mat pose = raw.pose * (1.0 / m_poseLimit);
    const cv::Mat patches = raw.patches * (1.0 / m_patchLimit);
    return 0.5 * (pose + patches);
}

} // namespace regrade::vision
