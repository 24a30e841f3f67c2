#pragma once

#include "vision/detector.h"

namespace regrade::vision {

/// What is normal for the taught photos: centre and spread of each channel and of each kind of slight damage, found
/// leave-one-out, and the limit that none of them passed. With one photo alone, values known from other products stand
/// in.
class Calibration {
public:
    explicit Calibration(const Detector& detector);

    /// 1 = a little farther from normal than the farthest taught photo.
    [[nodiscard]] double score(const RawEvidence& raw) const;
    /// The part of it that broken, missing and misshapen parts make up.
    [[nodiscard]] double wholeScore(const RawEvidence& raw) const;
    /// The same without what the patches say; what is left of it after Detector::glance.
    [[nodiscard]] double quickWholeScore(const RawEvidence& raw) const;
    /// Of one region of slight damage with this kind and mass; 1 = at the limit.
    [[nodiscard]] double regionScore(std::size_t kind, double mass) const;
    /// Where the whole differs, CV_32F; 1 = as far as the taught photos' own differences reach.
    [[nodiscard]] cv::Mat poseMap(const RawEvidence& raw) const;
    /// Per pixel, CV_32F; 1 = as far as the taught photos' own differences reach.
    [[nodiscard]] cv::Mat scoreMap(const RawEvidence& raw) const;
    /// Surfaces so strange that the photo shows another product, not a damaged one. In another light than taught every
    /// surface looks a little strange.
    [[nodiscard]] bool isOtherProduct(const RawEvidence& raw, bool inOtherLight) const;

private:
    [[nodiscard]] double distance(const ChannelValues& channels) const;
    [[nodiscard]] double kindDistance(std::size_t kind, double mass) const;
    [[nodiscard]] double fineDistance(const KindMasses& masses) const;
    [[nodiscard]] double overFineLimit(double spreads) const;
    [[nodiscard]] double jointDistance(const RawEvidence& raw) const;
    void learnFine(const std::vector<RawEvidence>& normal);
    void learnSpread(const std::vector<RawEvidence>& normal);
    void learnLimits(const std::vector<RawEvidence>& normal);

    ChannelValues m_centre;
    ChannelValues m_spread;
    KindMasses m_fineCentre;
    KindMasses m_fineSpread;
    double m_limit;
    double m_fineLimit;     ///< in spreads, of the farthest kind: for a whole photo
    KindMasses m_kindLimit; ///< in spreads, of each kind: for a region, to which another kind's odd one is no bar
    double m_joint;         ///< what both branches together must pass
    double m_poseLimit;
    double m_patchLimit;
};

} // namespace regrade::vision
