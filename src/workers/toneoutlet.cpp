#include "workers/toneoutlet.h"

#include "workers/tone.h"

#include <alsa/asoundlib.h>

#include <chrono>
#include <thread>

namespace regrade::workers {

namespace {

using namespace std::chrono_literals;

constexpr unsigned kLatencyUs = 100'000;
constexpr auto kStuck = 1s;        ///< a device that takes nothing for so long takes nothing more
constexpr auto kDrainsFor = 500ms; ///< more than the device holds back
constexpr int kLookMs = 5;

/// What libasound has to say goes into the Error, not to the terminal of whoever started the program.
void sayNothing(const char*, int, const char*, int, const char*, ...) {}

snd_pcm_t* pcmOf(void* device) { return static_cast<snd_pcm_t*>(device); }

Error soundProblem(int code, const std::string& device)
{
    const std::string detail = snd_strerror(code);
    if (code == -EBUSY) {
        return deviceError(
            "The sound device \"{}\" is held by another program, so no tone is heard. Close that program.", {device},
            detail);
    }
    if (code == -ENOENT || code == -ENODEV || code == -ENXIO) {
        return deviceError("There is no sound device \"{}\", so no tone is heard. Plug in a loudspeaker or a headset.",
                           {device}, detail);
    }
    if (code == -EACCES || code == -EPERM) {
        return deviceError(
            "This user may not use the sound device \"{}\", so no tone is heard. Add the user to the group "
            "audio.",
            {device}, detail);
    }
    return deviceError(
        "The sound device \"{}\" did not take the tone, so it was not heard. Unplug it and plug it in again.", {device},
        detail);
}

/// Begins as soon as two chunks are there: a tone is shorter than what the device would wait for.
int setStart(snd_pcm_t* pcm)
{
    snd_pcm_sw_params_t* params = nullptr;
    snd_pcm_sw_params_alloca(&params);
    int code = snd_pcm_sw_params_current(pcm, params);
    if (code >= 0) {
        code = snd_pcm_sw_params_set_start_threshold(pcm, params, kToneRate / 50);
    }
    return code < 0 ? code : snd_pcm_sw_params(pcm, params);
}

} // namespace

void ToneOutlet::Close::operator()(void* device) const
{
    snd_pcm_drop(pcmOf(device));
    snd_pcm_close(pcmOf(device));
}

Result<ToneOutlet> ToneOutlet::open(const std::string& device)
{
    snd_lib_error_set_handler(&sayNothing);
    snd_pcm_t* pcm = nullptr;
    int code = snd_pcm_open(&pcm, device.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
    if (code < 0) {
        return soundProblem(code, device);
    }
    ToneOutlet outlet(pcm, device);
    code = snd_pcm_set_params(pcm, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, kToneRate, 1, kLatencyUs);
    if (code >= 0) {
        code = setStart(pcm);
    }
    if (code < 0) {
        return soundProblem(code, device);
    }
    return outlet;
}

Result<void> ToneOutlet::write(std::span<const std::int16_t> samples)
{
    snd_pcm_t* pcm = pcmOf(m_device.get());
    const auto limit = std::chrono::steady_clock::now() + kStuck;
    while (!samples.empty()) {
        const snd_pcm_sframes_t taken = snd_pcm_writei(pcm, samples.data(), samples.size());
        if (taken > 0) {
            samples = samples.subspan(static_cast<std::size_t>(taken));
            continue;
        }
        if (std::chrono::steady_clock::now() >= limit) {
            return soundProblem(taken == 0 ? -EAGAIN : static_cast<int>(taken), m_name);
        }
        if (taken == 0 || taken == -EAGAIN) {
            snd_pcm_wait(pcm, kLookMs);
        } else if (const int code = snd_pcm_recover(pcm, static_cast<int>(taken), 1); code < 0) {
            return soundProblem(code, m_name); // an underrun of a busy computer is recovered from
        }
    }
    return {};
}

/// By looking: in this mode some devices do not wait by themselves.
void ToneOutlet::drain()
{
    snd_pcm_t* pcm = pcmOf(m_device.get());
    if (snd_pcm_state(pcm) == SND_PCM_STATE_PREPARED) {
        snd_pcm_start(pcm);
    }
    snd_pcm_drain(pcm);
    const auto limit = std::chrono::steady_clock::now() + kDrainsFor;
    while (std::chrono::steady_clock::now() < limit) {
        const snd_pcm_state_t state = snd_pcm_state(pcm);
        snd_pcm_sframes_t left = 0;
        const bool plays = state == SND_PCM_STATE_DRAINING || state == SND_PCM_STATE_RUNNING;
        if (!plays || snd_pcm_delay(pcm, &left) < 0 || left <= 0) {
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(kLookMs));
    }
}

} // namespace regrade::workers
