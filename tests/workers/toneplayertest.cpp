#include "workers/toneplayer.h"

#include "tests/support/soundstudio.h"

#include <gmock/gmock.h>

#include <chrono>
#include <cmath>
#include <thread>

namespace regrade::workers {
namespace {

using namespace std::chrono_literals;
using Samples = std::vector<std::int16_t>;
using testing::HasSubstr;

/// The largest step from one sample to the next: a click is a large one.
int steepest(const Samples& samples)
{
    int step = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        step = std::max(step, std::abs(samples[i] - samples[i - 1]));
    }
    return step;
}

Samples lastOf(const Samples& samples, std::size_t count)
{
    return {samples.end() - static_cast<std::ptrdiff_t>(std::min(count, samples.size())), samples.end()};
}

class TonePlaying : public testing::Test {
protected:
    [[nodiscard]] Samples heard(std::size_t recording) const
    {
        return tests::SoundStudio::samplesIn(m_studio.recordings().at(recording));
    }

    tests::SoundStudio m_studio;
};

TEST_F(TonePlaying, givesTheDeviceEveryToneWholeAndLetsItGoAfterwards)
{
    TonePlayer player("recorder");

    for (std::size_t i = 0; i < kTones.size(); ++i) {
        player.play(kTones[i]);
        const auto done = player.finish();

        ASSERT_TRUE(done) << done.error().what() << ' ' << done.error().detail;
        ASSERT_EQ(m_studio.recordings().size(), i + 1) << "opened for each tone";
        EXPECT_EQ(heard(i), samplesOf(kTones[i])) << nameOf(kTones[i]);
    }
    EXPECT_FALSE(player.problem());
}

TEST_F(TonePlaying, cutsAToneForANewerOneWithoutAClick)
{
    const Samples error = samplesOf(Tone::error);
    const Samples ok = samplesOf(Tone::ok);
    TonePlayer player("recorder");

    bool cut = false;
    for (std::size_t attempt = 0; attempt < 20 && !cut; ++attempt) { // a busy computer may let the first one end
        player.play(Tone::error);
        while (m_studio.recordings().size() <= attempt) {
            std::this_thread::yield();
        }
        player.play(Tone::ok);
        ASSERT_TRUE(player.finish());
        const auto recordings = m_studio.recordings();
        const Samples played = heard(attempt);
        if (recordings.size() > attempt + 1) {
            break; // the device was let go between the two
        }
        cut = played.size() < error.size() + ok.size();

        EXPECT_EQ(lastOf(played, ok.size()), ok) << "the newer one is heard whole";
        EXPECT_LE(steepest(played), std::max(steepest(error), steepest(ok)));
    }

    EXPECT_TRUE(cut);
}

TEST_F(TonePlaying, keepsOnlyTheGravestOfTenThatWait)
{
    const Samples error = samplesOf(Tone::error);
    TonePlayer player("held");

    for (const Tone tone : {Tone::soft, Tone::ok, Tone::warn, Tone::ok, Tone::error, Tone::soft, Tone::ok, Tone::warn,
                            Tone::soft, Tone::ok}) {
        player.play(tone);
    }
    const Samples played = m_studio.listen();
    ASSERT_TRUE(player.finish());

    EXPECT_EQ(lastOf(played, error.size()), error);
    constexpr std::size_t kFade = kToneRate / 200;
    EXPECT_LE(played.size(), error.size() + kFade) << "beside it at most the end of one that had begun";
}

TEST_F(TonePlaying, isSilenceWithAReasonWhereThereIsNoDevice)
{
    testing::internal::CaptureStderr();
    int told = 0;
    std::string said;
    TonePlayer player("no_such_device", [&](const std::optional<Error>& problem) {
        ++told;
        said = problem ? problem->what() : "none";
    });

    for (int i = 0; i < 3; ++i) {
        player.play(Tone::warn);
        const auto done = player.finish();
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::device);
        EXPECT_THAT(done.error().what(), HasSubstr("There is no sound device \"no_such_device\""));
        EXPECT_THAT(done.error().what(), HasSubstr("Plug in"));
        ASSERT_TRUE(player.problem());
        EXPECT_EQ(player.problem()->what(), done.error().what());
    }

    EXPECT_EQ(told, 1) << "the same problem once";
    EXPECT_THAT(said, HasSubstr("no_such_device"));
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(TonePlaying, saysThatADeviceFailsWithoutAWordOnTheTerminal)
{
    testing::internal::CaptureStderr();
    TonePlayer player("broken");

    player.play(Tone::ok);
    const auto done = player.finish();

    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().what(), HasSubstr("The sound device \"broken\" did not take the tone"));
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(TonePlaying, takesADeviceThatIsPluggedInLater)
{
    TonePlayer player("headset");
    player.play(Tone::ok);
    ASSERT_FALSE(player.finish());

    m_studio.describe("headset");
    player.play(Tone::ok);
    const auto done = player.finish();

    ASSERT_TRUE(done) << done.error().what();
    EXPECT_FALSE(player.problem());
    EXPECT_EQ(heard(0), samplesOf(Tone::ok));
}

TEST_F(TonePlaying, leavesBehindADeviceThatIsStuck)
{
    auto player = std::make_unique<TonePlayer>("held");
    player->play(Tone::error);
    const auto done = player->finish();
    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().what(), HasSubstr("does not answer"));
    ASSERT_TRUE(player->problem());

    const auto begun = std::chrono::steady_clock::now();
    player.reset();

    EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
    EXPECT_TRUE(m_studio.listen().size() < samplesOf(Tone::error).size()) << "nothing more is played";
}

TEST_F(TonePlaying, endsAtOnceWhileAToneIsHeard)
{
    auto player = std::make_unique<TonePlayer>("recorder");
    player->play(Tone::error);
    const auto begun = std::chrono::steady_clock::now();
    player.reset();

    EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
}

TEST(TonePlayer, beginsNoThreadAndOpensNothingBeforeTheFirstTone)
{
    const tests::SoundStudio studio;
    {
        const TonePlayer player("recorder");
        EXPECT_FALSE(player.problem());
    }
    EXPECT_TRUE(studio.recordings().empty());
}

} // namespace
} // namespace regrade::workers
