#pragma once

#include "domain/inspection.h"

#include <opencv2/core/mat.hpp>
#include <span>
#include <vector>

namespace regrade::vision {

/// Names the zone that each defect's box lies on: the smallest of those that hold at least half of it, else the one
/// that holds most of it, at least a fifth. Other defects keep their zone. `fromReference` as in Evidence; empty = no
/// change.
void nameZones(std::vector<domain::Defect>& defects, std::span<const domain::ZoneArea> zones,
               const cv::Mat& fromReference);

} // namespace regrade::vision
