#include "workers/tone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace regrade::workers {

namespace {

constexpr int kEdgeMs = 5;

/// One sound of a tone: how high, how long, how loud (1 = as loud as it goes), and how loud its overtones are beside
/// it.
struct Note {
    double hertz;
    int ms;
    double level;
    std::array<double, 3> overtones{};
};

std::vector<Note> notesOf(Tone tone)
{
    switch (tone) {
    case Tone::soft: return {{660, 50, 0.15}};
    case Tone::ok: return {{880, 80, 0.5}};
    case Tone::warn: return {{660, 120, 0.5}, {440, 120, 0.5}};
    // A small loudspeaker hardly gives 220 Hz: its overtones carry the tone.
    case Tone::error: return {{220, 300, 0.6, {0.7, 0.5, 0.35}}};
    }
    return {};
}

/// From 0 to 1 and back within the edges of a note of so many samples.
double edgeAt(int at, int count)
{
    constexpr int kEdge = kToneRate * kEdgeMs / 1000;
    const int near = std::min({at, count - 1 - at, kEdge});
    return 0.5 - 0.5 * std::cos(std::numbers::pi * near / kEdge);
}

void append(std::vector<std::int16_t>& samples, const Note& note)
{
    const int count = kToneRate * note.ms / 1000;
    double loudest = 1;
    for (const double overtone : note.overtones) {
        loudest += overtone;
    }
    for (int at = 0; at < count; ++at) {
        const double turn = 2 * std::numbers::pi * note.hertz * at / kToneRate;
        double wave = std::sin(turn);
        for (std::size_t i = 0; i < note.overtones.size(); ++i) {
            wave += note.overtones[i] * std::sin(turn * static_cast<double>(i + 2));
        }
        const double level = note.level * edgeAt(at, count) * wave / loudest;
        samples.push_back(static_cast<std::int16_t>(std::lround(level * 32'767)));
    }
}

} // namespace

std::string_view nameOf(Tone tone)
{
    switch (tone) {
    case Tone::soft: return "soft";
    case Tone::ok: return "ok";
    case Tone::warn: return "warn";
    case Tone::error: return "error";
    }
    return {};
}

std::optional<Tone> toneFrom(std::string_view name)
{
    const auto* const found =
        std::find_if(kTones.begin(), kTones.end(), [name](Tone tone) { return nameOf(tone) == name; });
    return found == kTones.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::int16_t> samplesOf(Tone tone)
{
    std::vector<std::int16_t> samples;
    for (const Note& note : notesOf(tone)) {
        append(samples, note);
    }
    return samples;
}

} // namespace regrade::workers
