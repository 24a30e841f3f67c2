#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace regrade::workers {

/// An open sound device that takes samples of one channel (see tone.h). No call waits for more than a second, unless
/// the system's own opening of the device does. One thread.
class ToneOutlet {
public:
    [[nodiscard]] static Result<ToneOutlet> open(const std::string& device);

    [[nodiscard]] Result<void> write(std::span<const std::int16_t> samples);
    /// Waits until what was written has been heard.
    void drain();

private:
    struct Close {
        void operator()(void* device) const;
    };
    ToneOutlet(void* device, std::string name) : m_device(device), m_name(std::move(name)) {}

    std::unique_ptr<void, Close> m_device; ///< snd_pcm_t
    std::string m_name;
};

} // namespace regrade::workers
