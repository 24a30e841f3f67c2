#pragma once

#include "vision/guidance.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace regrade::workers {

/// When the camera takes its photo by itself.
struct ShotSettings {
    int frames = 5;                      ///< ready one after the other ...
    std::chrono::milliseconds hold{300}; ///< ... or ready for so long, over two frames at least
};

/// Turns "ready" of frame after frame into "take it now". One placing is shot once: armed again only after the product
/// left the picture, or was moved.
class ShotTrigger {
public:
    ShotTrigger() = default;
    explicit ShotTrigger(ShotSettings settings) : m_settings(settings) {}

    /// Whether the photo is due with this frame.
    [[nodiscard]] bool due(const vision::Guidance& guidance, std::int64_t nowNs);
    /// How far the wait has come, 0..1; 1 while the placing is shot already.
    [[nodiscard]] double progress() const { return m_progress; }
    [[nodiscard]] bool isArmed() const { return m_armed; }
    /// The placing counts as shot: the person pressed the button.
    void taken();

private:
    void rearm(const vision::Guidance& guidance);

    ShotSettings m_settings;
    bool m_armed = true;
    int m_ready = 0;
    int m_stirred = 0;
    std::int64_t m_readySinceNs = 0;
    double m_progress = 0.0;
};

} // namespace regrade::workers
