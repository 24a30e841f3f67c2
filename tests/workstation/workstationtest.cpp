#include "workstation/workstation.h"

#include "store/eventlog.h"
#include "tests/workstation/folder.h"
#include "tests/workstation/mugs.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace regrade::workstation {

namespace {

const std::filesystem::path kResources = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources";

Places placesIn(const TemporaryFolder& folder) { return {folder.path() / "data", kResources / "policy", kResources}; }

/// Sets an environment variable for one test.
class Variable {
public:
    Variable(const char* name, const char* value) : m_name(name)
    {
        if (const char* before = std::getenv(name)) {
            m_before = before;
        }
        value == nullptr ? ::unsetenv(name) : ::setenv(name, value, 1);
    }
    ~Variable() { m_before ? ::setenv(m_name, m_before->c_str(), 1) : ::unsetenv(m_name); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* m_name;
    std::optional<std::string> m_before;
};

} // namespace

TEST(Workstation, makesItsFoldersAndTakesADeed)
{
    const TemporaryFolder folder;
    const SystemClock clock;
    const auto station = Workstation::open(placesIn(folder), clock);
    ASSERT_TRUE(station) << station.error().what();

    const auto receipt = registerMug(**station, 1);

    ASSERT_TRUE(receipt) << receipt.error().what();
    EXPECT_EQ(receipt->events.front().stamp.station, (*station)->station());
    EXPECT_TRUE(store::EventLog((*station)->reader()).product(domain::Sku("MUG-1"))->facts);
    EXPECT_TRUE(std::filesystem::is_directory((*station)->papers()));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "data" / "regrade.db"));
}

TEST(Workstation, keepsItsNameFromStartToStart)
{
    const TemporaryFolder folder;
    const SystemClock clock;
    const auto first = Workstation::open(placesIn(folder), clock).value()->station();

    const auto second = Workstation::open(placesIn(folder), clock).value()->station();

    EXPECT_EQ(first, second);
    EXPECT_EQ(first.text().substr(0, 3), "ST-");
    EXPECT_EQ(first.text().size(), 7U);
}

TEST(Workstation, isRefusedRatherThanRenamedWhenItsNameIsDamaged)
{
    const TemporaryFolder folder;
    const SystemClock clock;
    writeText(folder.path() / "data" / "station.json", "{\"stat");

    const auto station = Workstation::open(placesIn(folder), clock);

    ASSERT_FALSE(station);
    EXPECT_NE(station.error().what().find("station.json"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "data" / "regrade.db"));
}

TEST(Workstation, saysWhichPolicyFileIsWrongBeforeAnythingIsMade)
{
    const TemporaryFolder folder;
    const SystemClock clock;
    auto places = placesIn(folder);
    places.policy = folder.path() / "policy";
    std::filesystem::copy(kResources / "policy", places.policy);
    writeText(places.policy / "grades.json", "[");

    const auto station = Workstation::open(places, clock);

    ASSERT_FALSE(station);
    EXPECT_NE(station.error().what().find("grades.json"), std::string::npos) << station.error().what();
    EXPECT_FALSE(std::filesystem::exists(places.data));
}

TEST(Workstation, isRefusedWhereItsFolderCannotBeMade)
{
    const TemporaryFolder folder;
    const SystemClock clock;
    auto places = placesIn(folder);
    writeText(folder.path() / "file", "not a folder");
    places.data = folder.path() / "file" / "data";

    const auto station = Workstation::open(places, clock);

    ASSERT_FALSE(station);
    EXPECT_EQ(station.error().code, ErrorCode::storage);
}

TEST(UsualPlaces, areTheXdgFolderAndTheResourcesBesideTheProgram)
{
    const TemporaryFolder folder;
    const Variable data("XDG_DATA_HOME", folder.path().c_str());
    const Variable resources("REGRADE_RESOURCES", nullptr);
    const auto installed = folder.path() / "usr" / "share" / "regrade" / "resources";
    std::filesystem::create_directories(installed / "policy");

    const auto places = usualPlaces(folder.path() / "usr" / "bin" / "regrade");

    ASSERT_TRUE(places) << places.error().what();
    EXPECT_EQ(places->data, folder.path() / "regrade");
    EXPECT_EQ(places->resources, installed);
    EXPECT_EQ(places->policy, installed / "policy");
}

TEST(UsualPlaces, fallBackToTheSourceTree)
{
    const TemporaryFolder folder;
    const Variable resources("REGRADE_RESOURCES", nullptr);

    const auto places = usualPlaces(folder.path() / "bin" / "regrade");

    ASSERT_TRUE(places) << places.error().what();
    EXPECT_EQ(places->resources, kResources);
}

TEST(UsualPlaces, obeyTheVariableAndSayWhenItPointsNowhere)
{
    const TemporaryFolder folder;
    {
        const Variable resources("REGRADE_RESOURCES", kResources.c_str());
        EXPECT_EQ(usualPlaces("regrade")->policy, kResources / "policy");
    }
    const Variable resources("REGRADE_RESOURCES", folder.path().c_str());

    const auto places = usualPlaces("regrade");

    ASSERT_FALSE(places);
    EXPECT_NE(places.error().what().find(folder.path().string()), std::string::npos);
}

TEST(UsualPlaces, useTheHomeFolderWithoutXdg)
{
    const TemporaryFolder folder;
    const Variable data("XDG_DATA_HOME", nullptr);
    const Variable home("HOME", folder.path().c_str());

    EXPECT_EQ(usualPlaces("regrade")->data, folder.path() / ".local" / "share" / "regrade");

    const Variable none("HOME", nullptr);
    EXPECT_FALSE(usualPlaces("regrade"));
}

} // namespace regrade::workstation
