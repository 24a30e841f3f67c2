#include "workers/shottrigger.h"

#include <algorithm>

namespace regrade::workers {

namespace {

/// Frames with movement, or without the product, that end a placing: one alone may be a flicker of the light.
constexpr int kStirredFrames = 2;

} // namespace

void ShotTrigger::rearm(const vision::Guidance& guidance)
{
    const bool gone = guidance.hint == vision::Hint::noProduct;
    m_stirred = gone || guidance.still == vision::Lamp::bad ? m_stirred + 1 : 0;
    if (m_stirred >= kStirredFrames) {
        m_armed = true;
        m_stirred = 0;
        m_progress = 0.0;
    }
}

bool ShotTrigger::due(const vision::Guidance& guidance, std::int64_t nowNs)
{
    if (!m_armed) {
        rearm(guidance);
        return false;
    }
    if (!guidance.ready) {
        m_ready = 0;
        m_progress = 0.0;
        return false;
    }
    m_readySinceNs = m_ready == 0 ? nowNs : m_readySinceNs;
    ++m_ready;
    const double held = std::chrono::duration<double>(std::chrono::nanoseconds(nowNs - m_readySinceNs)) /
                        std::chrono::duration<double>(m_settings.hold);
    const double counted = static_cast<double>(m_ready) / std::max(1, m_settings.frames);
    m_progress = std::min(1.0, std::max(counted, held));
    const bool now = counted >= 1.0 || (m_ready >= 2 && held >= 1.0);
    if (now) {
        taken();
    }
    return now;
}

void ShotTrigger::taken()
{
    m_armed = false;
    m_ready = 0;
    m_stirred = 0;
    m_progress = 1.0;
}

} // namespace regrade::workers
