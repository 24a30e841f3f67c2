#include "tests/cli/program.h"
#include "tests/support/soundstudio.h"
#include "workers/tone.h"
#include "workstation/settings.h"

#include <gmock/gmock.h>

using regrade::clitest::Warehouse;
using ::testing::HasSubstr;

namespace {

TEST(SoundTry, playsTheTone)
{
    const regrade::tests::SoundStudio studio;
    const Warehouse house;

    const auto answer = house.done({"sound", "try", "warn", "--device", "recorder"});

    EXPECT_EQ(answer.at("tone"), "warn");
    EXPECT_EQ(answer.at("device"), "recorder");
    ASSERT_EQ(studio.recordings().size(), 1U);
    EXPECT_EQ(studio.samplesIn(studio.recordings().front()), regrade::workers::samplesOf(regrade::workers::Tone::warn));
}

TEST(SoundTry, endsWithTheReasonWhereNothingIsHeard)
{
    const regrade::tests::SoundStudio studio;
    const Warehouse house;

    const auto run = house.run({"sound", "try", "--device", "no_such_device", "--json"});

    EXPECT_EQ(run.code, 1);
    EXPECT_EQ(run.json().at("error").at("code"), "device");
    EXPECT_EQ(run.err, "There is no sound device \"no_such_device\", so no tone is heard. Plug in a loudspeaker or a "
                       "headset.\n");
    EXPECT_EQ(house.run({"sound", "try", "--device", "held"}).code, 1) << "one that does not answer";
    EXPECT_EQ(house.run({"sound", "try", "loud", "--device", "recorder"}).code, 2);
    EXPECT_TRUE(studio.recordings().empty());
}

TEST(SoundSetting, isChangedAloneAndKept)
{
    const Warehouse house;
    std::filesystem::create_directories(house.data());
    static_cast<void>(house.done({"scanner", "setup", "--prefix", "~"}));

    EXPECT_EQ(house.done({"sound", "off"}).at("sound"), false);
    EXPECT_FALSE(regrade::workstation::readSettings(house.data()).sound);
    EXPECT_EQ(house.done({"sound", "on"}).at("sound"), true);

    const auto settings = regrade::workstation::readSettings(house.data());
    EXPECT_TRUE(settings.sound);
    EXPECT_EQ(settings.scanner.prefix, "~");
}

} // namespace
