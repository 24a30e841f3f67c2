#pragma once

#include "desk/desk.h"
#include "workers/errand.h"
#include "workstation/workstation.h"

#include <atomic>

namespace regrade::app {

/// Reads and searches lists of announced returns beside the work. Destruction stops what is under way, and waits.
class ListErrand {
public:
    explicit ListErrand(workstation::Workstation& station) : m_station(station) {}
    ~ListErrand();
    ListErrand(const ListErrand&) = delete;
    ListErrand& operator=(const ListErrand&) = delete;

    /// For the desk; the errand must outlive it.
    [[nodiscard]] ui::ListWork work();

private:
    using Read = std::function<Result<stations::ListLook>(workstation::AnnouncedLists&,
                                                          const workstation::AnnouncedLists::GoOn&)>;
    void read(Read body, ui::ListWork::Progress progress, ui::ListWork::Told told);
    void search(const insight::OpenFilter& filter, int limit, ui::ListWork::Found found);
    [[nodiscard]] Result<store::Database> openReader() const;

    workstation::Workstation& m_station;
    std::atomic<bool> m_stopped{false};
    std::atomic<int> m_search{0}; ///< counts what was asked for; an older search gives up
    workers::Errand m_reading;
    workers::Errand m_searching;
};

} // namespace regrade::app
