#pragma once

#include "base/clock.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace regrade::ui {

/// Time from the first scan of a unit to its confirmed grade, pauses left out.
class AssessmentTimer {
public:
    void start(Time now) { *this = {}, m_startedAt = now; }
    void stop() { *this = {}; }
    void pause(Time now)
    {
        if (m_startedAt && !m_pausedAt) {
            m_pausedAt = now;
        }
    }
    void resume(Time now)
    {
        if (m_pausedAt) {
            m_paused += now - *m_pausedAt;
            m_pausedAt.reset();
        }
    }
    [[nodiscard]] bool isRunning() const { return m_startedAt && !m_pausedAt; }
    [[nodiscard]] bool isPaused() const { return m_pausedAt.has_value(); }
    [[nodiscard]] std::chrono::milliseconds elapsed(Time now) const
    {
        using std::chrono::milliseconds;
        return m_startedAt ? std::max(milliseconds{0}, m_pausedAt.value_or(now) - *m_startedAt - m_paused)
                           : milliseconds{0};
    }

private:
    std::optional<Time> m_startedAt;
    std::optional<Time> m_pausedAt;
    std::chrono::milliseconds m_paused{0};
};

} // namespace regrade::ui
