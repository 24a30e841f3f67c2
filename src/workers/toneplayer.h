#pragma once

#include "base/result.h"
#include "workers/tone.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace regrade::workers {

/// Plays tones on a sound device of the computer, one at a time, on a thread of its own that begins with the first
/// tone. The device is opened for a tone and closed behind it, so one that is plugged in later is taken. Without a
/// device there is silence, and `problem` says why. From any thread.
class TonePlayer {
public:
    /// The problem of the last tone, or that there is none any more.
    using Told = std::function<void(const std::optional<Error>&)>;

    /// `told` hears when the problem changes, on the player's thread or on that of play(); it only hands on.
    explicit TonePlayer(std::string device = "default", Told told = {});
    /// Cuts what plays. A device that does not come back is left behind.
    ~TonePlayer();
    TonePlayer(const TonePlayer&) = delete;
    TonePlayer& operator=(const TonePlayer&) = delete;

    /// Cuts the tone that plays. Of those that wait to be begun the gravest remains.
    void play(Tone tone);
    /// Why the last tone was not heard.
    [[nodiscard]] std::optional<Error> problem() const;
    /// Waits until all is played, or until the device has kept it waiting for too long.
    [[nodiscard]] Result<void> finish();

private:
    class Voice;
    std::shared_ptr<Voice> m_voice;
};

} // namespace regrade::workers
