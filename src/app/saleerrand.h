#pragma once

#include "desk/desk.h"
#include "workers/errand.h"
#include "workstation/workstation.h"

namespace regrade::app {

/// Leads live sessions and moves stock between channels beside the work, one job after the other. Destruction waits for
/// the job under way.
class SaleErrand {
public:
    explicit SaleErrand(workstation::Workstation& station) : m_station(station) {}

    /// For the desk; the errand must outlive it.
    [[nodiscard]] ui::SaleWork work();

private:
    template <class T>
    void start(ui::SaleWork::Told<T> told, std::function<Result<T>(const store::Database&)> job);

    [[nodiscard]] Result<insight::ChannelLook> lookAtChannels(const store::Database& reader) const;

    workstation::Workstation& m_station;
    workers::Errand m_errand;
};

} // namespace regrade::app
