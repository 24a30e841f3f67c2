#pragma once

#include "ui_stations/stationbench.h"

#include <string>

namespace regrade::ui {

/// A station whose mug is on record as taught from one picture of the demo, and units that were inspected with any
/// score and then confirmed by a person: nothing is looked at, so it is quick.
class CareBench : public StationBench {
protected:
    /// A picture of the demo, put into the archive.
    [[nodiscard]] domain::PhotoRef archived(const std::string& file);
    /// Registers the mug and logs a lesson of its front with that many photos; they all are `picture`.
    void logLesson(int photos = 8, const std::string& picture = "mug-good-1.jpg");
    void confirmUnit(double score, domain::Cosmetic confirmed);

    domain::ItemId m_lastUnit{"none"};
};

} // namespace regrade::ui
