#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace regrade::workers {

/// What a person hears of an answer, from the lightest to the gravest.
enum class Tone { soft, ok, warn, error };

inline constexpr std::array kTones = {Tone::soft, Tone::ok, Tone::warn, Tone::error};
inline constexpr int kToneRate = 48'000; ///< samples a second

[[nodiscard]] std::string_view nameOf(Tone tone);
[[nodiscard]] std::optional<Tone> toneFrom(std::string_view name);

/// The tone as 16 bit samples of one channel. It begins and ends softly, so that no loudspeaker clicks.
[[nodiscard]] std::vector<std::int16_t> samplesOf(Tone tone);

} // namespace regrade::workers
