#include "workers/tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace regrade::workers {
namespace {

using Stretch = std::span<const std::int16_t>;

double powerOf(Stretch samples)
{
    double power = 0;
    for (const double sample : samples) {
        power += sample * sample;
    }
    return power / static_cast<double>(samples.size());
}

/// The share of the power that lies at this pitch (Goertzel's sum).
double shareAt(Stretch samples, double hertz)
{
    double real = 0;
    double imaginary = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double turn = 2 * std::numbers::pi * hertz * static_cast<double>(i) / kToneRate;
        real += samples[i] * std::cos(turn);
        imaginary += samples[i] * std::sin(turn);
    }
    const double count = static_cast<double>(samples.size());
    return 2 * (real * real + imaginary * imaginary) / (count * count) / powerOf(samples);
}

int peakOf(Stretch samples)
{
    int peak = 0;
    for (const int sample : samples) {
        peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

constexpr std::size_t samplesIn(int ms) { return static_cast<std::size_t>(kToneRate / 1000 * ms); }

TEST(Tones, haveTheirPitchAndLength)
{
    const auto ok = samplesOf(Tone::ok);
    EXPECT_EQ(ok.size(), samplesIn(80));
    EXPECT_GT(shareAt(ok, 880), 0.9);

    const auto soft = samplesOf(Tone::soft);
    EXPECT_EQ(soft.size(), samplesIn(50));
    EXPECT_GT(shareAt(soft, 660), 0.9);

    const auto warn = samplesOf(Tone::warn);
    EXPECT_EQ(warn.size(), samplesIn(240));
    EXPECT_GT(shareAt(Stretch(warn).first(samplesIn(120)), 660), 0.9);
    EXPECT_GT(shareAt(Stretch(warn).last(samplesIn(120)), 440), 0.9);

    const auto error = samplesOf(Tone::error);
    EXPECT_EQ(error.size(), samplesIn(300));
    const double ground = shareAt(error, 220);
    const double above = shareAt(error, 440) + shareAt(error, 660) + shareAt(error, 880);
    EXPECT_GT(ground, 0.45) << "the deepest carries it";
    EXPECT_GT(above, 0.35) << "a small loudspeaker gives what lies above";
    EXPECT_GT(ground + above, 0.9);
}

TEST(Tones, beginAndEndSoftlyAndAreNeverClipped)
{
    for (const Tone tone : kTones) {
        const auto samples = samplesOf(tone);
        const int peak = peakOf(samples);
        EXPECT_LT(peak, 30'000) << nameOf(tone);
        EXPECT_GT(peak, 3'000) << nameOf(tone);
        EXPECT_LT(peakOf(Stretch(samples).first(samplesIn(1))), peak / 8) << nameOf(tone);
        EXPECT_LT(peakOf(Stretch(samples).last(samplesIn(1))), peak / 8) << nameOf(tone);
    }
    const auto warn = samplesOf(Tone::warn);
    EXPECT_LT(peakOf(Stretch(warn).subspan(samplesIn(119), samplesIn(2))), peakOf(warn) / 8) << "from one to the other";
}

TEST(Tones, areQuieterWhereTheyMatterLess)
{
    EXPECT_LT(powerOf(samplesOf(Tone::soft)) * 8, powerOf(samplesOf(Tone::ok)));
    EXPECT_LT(samplesOf(Tone::soft).size(), samplesOf(Tone::ok).size());
}

TEST(Tones, areKnownByTheirNames)
{
    for (const Tone tone : kTones) {
        EXPECT_EQ(toneFrom(nameOf(tone)), tone);
    }
    EXPECT_FALSE(toneFrom("loud"));
    EXPECT_FALSE(toneFrom(""));
}

} // namespace
} // namespace regrade::workers
