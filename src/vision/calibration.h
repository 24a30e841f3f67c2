#pragma once

#include "vision/detector.h"

namespace regrade::vision {

/// What is normal for the taught photos: centre and spread of each channel, found leave-one-out, and the limit that
/// none of them passed. With one photo alone, values known from other products stand in.
class Calibration {
public:
    explicit Calibration(const Detector& detector);

    /// 1 = a little farther from normal than the farthest taught photo.
    [[nodiscard]] double score(const ChannelValues& channels) const;
    /// Per pixel, CV_32F; 1 = as far as the taught photos' own differences reach.
    [[nodiscard]] cv::Mat scoreMap(const RawEvidence& raw) const;
    /// Surfaces so strange that the photo shows another product, not a damaged one.
    [[nodiscard]] bool isOtherProduct(const RawEvidence& raw) const;

private:
    [[nodiscard]] double distance(const ChannelValues& channels) const;
    void learnSpread(const std::vector<RawEvidence>& normal);
    void learnLimits(const std::vector<RawEvidence>& normal);

    ChannelValues m_centre;
    ChannelValues m_spread;
    double m_limit;
    double m_poseLimit;
    double m_patchLimit;
};

} // namespace regrade::vision
