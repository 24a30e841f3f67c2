#include "vision/calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

namespace regrade::vision {
namespace {

// Spread that a channel has on products in general; stands in for as many photos as kPriorPhotos.
constexpr ChannelValues kUsualSpread{0.4, 0.8, 0.4, 0.12, 0.3, 0.2, 0.15};
constexpr double kPriorPhotos = 4.0;
// How much each channel says.
constexpr ChannelValues kWeight{1.2, 0.6, 0.15, 0.15, 0.6, 2.0, 1.0};
constexpr double kEnough = 6.0;        // spreads from which more of one channel says hardly more
constexpr double kBelowNormal = 0.5;   // being nearer than normal counts less than being farther
constexpr double kLeeway = 0.25;       // spreads by which a good unit may pass the farthest taught photo
constexpr double kFarthestLimit = 1.6; // one odd taught photo must not open the gate for everything
constexpr double kWidest = 1.5;        // times the usual spread: as much as odd photos may widen a channel
constexpr double kSteepness = 0.5;     // of the score around the limit
constexpr double kTopShare = 0.005;    // of the product: pixels that set the map's limit
constexpr double kOtherProduct = 1.65; // patches so much stranger (logarithm) than normal are no damage any more
constexpr double kOtherProductInOtherLight = 2.0;
constexpr double kLeastStrange = 0.8;    // logarithm; taught photos that are nearly the same one tell of no other unit
constexpr double kFineNoise = 100.0;     // mass of a region that says nothing
constexpr double kUsualFineSpread = 0.4; // of the mass's logarithm, as kUsualSpread
constexpr double kFinePriorPhotos = 2.0;
constexpr double kLeastFineLimit = 1.1;      // spreads
constexpr double kLeastFineLimitOfFew = 3.3; // more of them, divided by the photos
constexpr double kFarthestFineLimit = 8.0;
constexpr double kFineEnough = 0.65; // spreads over the limit from which slight damage weighs hardly more: many small
                                     // marks are no broken product
constexpr double kSharpness = 2.5;   // with which the worse of both branches decides
constexpr double kJointLeewayOfFew = 1.2; // divided by the photos: few photos show little of how units differ
constexpr double kFarthestJoint = 0.3;    // as kFarthestLimit, for both branches together
constexpr double kFarthestJointOfFew = 1.6;
// One photo cannot show how units differ. These are the values of good units of other products against one photo.
constexpr ChannelValues kOtherUnit{4.2, 0.5, 4.8, 1.4, -2.6, 4.4, 4.4};
constexpr double kSingleLimit = 1.5;
constexpr double kSingleFineLimit = 2.2;
constexpr double kSingleFineSpread = 0.9;
constexpr double kSingleFineCentre = 6.2;    // logarithm of the mass,
constexpr double kSingleFineArea = 15'400.0; // of a product of so many pixels of the answer
constexpr double kSinglePoseLimit = 60.0;
constexpr double kSinglePatchLimit = 5.0;

double logMass(double mass) { return std::log(kFineNoise + mass); }

/// The value that only the given share of the map's places that are not 0 reach.
double highOf(const cv::Mat& map, double share)
{
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

} // namespace

Calibration::Calibration(const Detector& detector)
    : m_centre(kOtherUnit), m_spread(kUsualSpread), m_limit(kSingleLimit), m_fineLimit(kSingleFineLimit), m_joint(0.0),
      m_poseLimit(kSinglePoseLimit), m_patchLimit(kSinglePatchLimit)
{
    m_fineCentre.fill(kSingleFineCentre + std::log(std::max(1.0, detector.fineArea()) / kSingleFineArea));
    m_fineSpread.fill(kSingleFineSpread);
    m_kindLimit.fill(kSingleFineLimit);
    if (detector.photos() < 2) {
        return;
    }
    std::vector<RawEvidence> normal;
    for (std::size_t i = 0; i < detector.photos(); ++i) {
        normal.push_back(detector.lookWithout(i));
    }
    learnSpread(normal);
    learnFine(normal);
    learnLimits(normal);
}

void Calibration::learnSpread(const std::vector<RawEvidence>& normal)
{
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
        const double spread = std::sqrt((squares + kPriorPhotos * usual) / (count + kPriorPhotos));
        m_spread.at(i) = std::min(spread, kWidest * kUsualSpread.at(i));
    }
}

void Calibration::learnFine(const std::vector<RawEvidence>& normal)
{
    const auto count = static_cast<double>(normal.size());
    for (std::size_t kind = 0; kind < m_fineCentre.size(); ++kind) {
        double sum = 0.0;
        double squares = 0.0;
        for (const RawEvidence& raw : normal) {
            const double mass = logMass(raw.fineMasses.at(kind));
            sum += mass;
            squares += mass * mass;
        }
        const double centre = sum / count;
        const double own = std::max(0.0, squares - count * centre * centre);
        const double usual = kFinePriorPhotos * kUsualFineSpread * kUsualFineSpread;
        m_fineCentre.at(kind) = centre;
        m_fineSpread.at(kind) = std::sqrt((own + usual) / (count + kFinePriorPhotos));
    }
}

double Calibration::kindDistance(std::size_t kind, double mass) const
{
    return (logMass(mass) - m_fineCentre.at(kind)) / m_fineSpread.at(kind);
}

double Calibration::fineDistance(const KindMasses& masses) const
{
    double farthest = std::numeric_limits<double>::lowest();
    for (std::size_t kind = 0; kind < masses.size(); ++kind) {
        farthest = std::max(farthest, kindDistance(kind, masses.at(kind)));
    }
    return farthest;
}

void Calibration::learnLimits(const std::vector<RawEvidence>& normal)
{
    double pose = 0.0;
    double patches = 0.0;
    double farthest = std::numeric_limits<double>::lowest();
    const auto count = static_cast<double>(normal.size());
    m_kindLimit.fill(kLeastFineLimit + kLeastFineLimitOfFew / count);
    for (const RawEvidence& raw : normal) {
        farthest = std::max(farthest, distance(raw.channels));
        for (std::size_t kind = 0; kind < m_kindLimit.size(); ++kind) {
            const double spreads = std::min(kindDistance(kind, raw.fineMasses.at(kind)), kFarthestFineLimit);
            m_kindLimit.at(kind) = std::max(m_kindLimit.at(kind), spreads);
        }
        pose += highOf(raw.pose, kTopShare);
        patches += highOf(raw.patches, kTopShare);
    }
    m_fineLimit = *std::max_element(m_kindLimit.begin(), m_kindLimit.end());
    m_limit = std::min(farthest + kLeeway, kFarthestLimit);
    double joint = std::numeric_limits<double>::lowest();
    for (const RawEvidence& raw : normal) {
        joint = std::max(joint, jointDistance(raw));
    }
    m_joint = std::clamp(joint + kJointLeewayOfFew / count, 0.0, kFarthestJoint + kFarthestJointOfFew / count);
    m_poseLimit = std::max(8.0, pose / static_cast<double>(normal.size()));
    m_patchLimit = std::max(0.5, patches / static_cast<double>(normal.size()));
}

bool Calibration::isOtherProduct(const RawEvidence& raw, bool inOtherLight) const
{
    constexpr auto kPatches = static_cast<std::size_t>(Channel::patches);
    const double stranger = raw.channels.at(kPatches) - std::max(m_centre.at(kPatches), kLeastStrange);
    return stranger > (inOtherLight ? kOtherProductInOtherLight : kOtherProduct);
}

double Calibration::distance(const ChannelValues& channels) const
{
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

double Calibration::overFineLimit(double spreads) const
{
    const double over = spreads - m_fineLimit;
    return over > 0.0 ? kFineEnough * std::tanh(over / kFineEnough) : over;
}

double Calibration::jointDistance(const RawEvidence& raw) const
{
    const double whole = kSteepness * (distance(raw.channels) - m_limit);
    const double fine = kSteepness * overFineLimit(fineDistance(raw.fineMasses));
    return std::log(std::exp(kSharpness * whole) + std::exp(kSharpness * fine)) / kSharpness;
}

double Calibration::wholeScore(const RawEvidence& raw) const
{
    return std::exp(kSteepness * (distance(raw.channels) - m_limit) - m_joint);
}

double Calibration::quickWholeScore(const RawEvidence& raw) const
{
    RawEvidence without = raw;
    for (const Channel channel : {Channel::patches, Channel::own}) {
        const auto index = static_cast<std::size_t>(channel);
        without.channels.at(index) = m_centre.at(index);
    }
    return wholeScore(without);
}

cv::Mat Calibration::poseMap(const RawEvidence& raw) const { return raw.pose * (1.0 / m_poseLimit); }

double Calibration::regionScore(std::size_t kind, double mass) const
{
    return std::exp(kSteepness * (kindDistance(kind, mass) - m_kindLimit.at(kind)) - m_joint);
}

double Calibration::score(const RawEvidence& raw) const { return std::exp(jointDistance(raw) - m_joint); }

cv::Mat Calibration::scoreMap(const RawEvidence& raw) const
{
    const cv::Mat pose = raw.pose * (1.0 / m_poseLimit);
    const cv::Mat patches = raw.patches * (1.0 / m_patchLimit);
    return 0.5 * (pose + patches);
}

} // namespace regrade::vision
