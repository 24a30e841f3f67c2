#pragma once

#include "domain/event.h"
#include "rules/policy.h"

#include <chrono>
#include <string>
#include <vector>

namespace regrade::passport {

/// How one event is told to people. Costs and order numbers are left out: the timeline may reach the buyer.
struct Phrase {
    std::string icon;
    domain::Text title;
    domain::Text detail;
    std::vector<domain::PhotoRef> photos;
};

[[nodiscard]] Phrase phraseOf(const domain::Event& event, const rules::Policy& policy);

/// "2 h 5 min", "12 min 30 s"; at most two units.
[[nodiscard]] domain::Text spoken(std::chrono::milliseconds duration);

} // namespace regrade::passport
