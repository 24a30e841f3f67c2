#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <functional>
#include <queue>
#include <vector>

namespace regrade::workstation {

/// What is still to happen in the demo warehouse, in order of time; an errand may add later ones.
class DemoAgenda {
public:
    using Errand = std::function<Result<void>()>;

    void add(Time at, Errand errand) { m_entries.push({at, m_added++, std::move(errand)}); }

    /// Does everything up to and including `until`; what lies later never happens. Stops at the first Error.
    [[nodiscard]] Result<void> run(Time until)
    {
        while (!m_entries.empty() && m_entries.top().at <= until) {
            const auto errand = m_entries.top().errand;
            m_entries.pop();
            if (const auto done = errand(); !done) {
                return done;
            }
        }
        return {};
    }

private:
    struct Entry {
        Time at;
        int order = 0; ///< of equal times, the earlier added comes first
        Errand errand;

        [[nodiscard]] bool operator<(const Entry& other) const
        {
            return at != other.at ? at > other.at : order > other.order;
        }
    };

    std::priority_queue<Entry> m_entries;
    int m_added = 0;
};

} // namespace regrade::workstation
