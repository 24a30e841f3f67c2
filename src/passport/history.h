#pragma once

#include "domain/inspection.h"
#include "rules/policy.h"
#include "store/eventlog.h"

#include <chrono>
#include <optional>
#include <vector>

namespace regrade::passport {

/// One line of a unit's refurbishment timeline (S4.4).
struct TimelineEntry {
    Time at;
    std::string kind;    ///< kind of the event
    std::string icon;    ///< name of an icon of the kit
    domain::Text title;  ///< "Graded B"
    domain::Text detail; ///< facts in one line, may be empty
    std::string actor;
    std::chrono::milliseconds sincePrevious{0};
    std::vector<domain::PhotoRef> photos;
};

/// Every event, in order, none hidden.
[[nodiscard]] std::vector<TimelineEntry> timeline(const std::vector<store::RecordedEvent>& history,
                                                  const rules::Policy& policy);

} // namespace regrade::passport
