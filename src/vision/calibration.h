#pragma once

#include "vision/detector.h"

namespace regrade::vision {

/// What is normal for the taught photos: centre and spread of each channel, found leave-one-out, and the limit that none
/// of them passed. With one photo alone, changed copies of it stand in for the others.
class Calibration {
public:
    Calibration(const Detector& detector, const std::vector<Prepared>& taught);

    /// 1 = as far from normal as the farthest taught photo.
    [[nodiscard]] double score(const ChannelValues& channels) const;
    /// Per pixel, CV_32F; 1 = as far as the taught photos' own differences reach.
    [[nodiscard]] cv::Mat scoreMap(const RawEvidence& raw) const;

private:
    [[nodiscard]] double distance(const ChannelValues& channels) const;
    void learn(const std::vector<RawEvidence>& normal);

    ChannelValues m_centre{};
    ChannelValues m_spread{};
    double m_limit = 0.0;
    double m_poseLimit = 1.0;
    double m_patchLimit = 1.0;
};

} // namespace regrade::vision
