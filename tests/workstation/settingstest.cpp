#include "workstation/settings.h"

#include "tests/workstation/folder.h"

#include <gtest/gtest.h>

namespace regrade::workstation {

TEST(Settings, areReadBackAsTheyWereWritten)
{
    const TemporaryFolder folder;
    const Settings settings{"zh_CN",
                            "contrast",
                            "/dev/video0",
                            "W07",
                            false,
                            {"\x02~", true, true},
                            {{"Zebra", workers::PrinterLanguage::zpl, "10.0.0.9:9100", 300, {{"sale", "box"}}},
                             {"Folder", workers::PrinterLanguage::pdf, "/srv/labels", 203, {}}},
                            {{"W07", "zh_CN"}, {"W08", "de"}}};

    ASSERT_TRUE(writeSettings(folder.path(), settings));
    ASSERT_TRUE(writeSettings(folder.path() / "not" / "there", settings)) << "a station that never ran";

    EXPECT_EQ(readSettings(folder.path()), settings);
    EXPECT_EQ(readSettings(folder.path() / "not" / "there"), settings);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "settings.json.new")) << "nothing is left beside it";
}

TEST(Settings, areTheUsualOnesWithoutAFile)
{
    const TemporaryFolder folder;

    EXPECT_EQ(readSettings(folder.path()), Settings{});
}

TEST(Settings, takeTheUsualValueForWhatIsUnknownOrDamaged)
{
    const TemporaryFolder folder;
    writeText(folder.path() / "settings.json", R"({"language": "tlh", "theme": 7, "actor": "W07", "sound": "yes"})");

    const auto settings = readSettings(folder.path());

    EXPECT_EQ(settings.language, "en");
    EXPECT_EQ(settings.theme, "light");
    EXPECT_EQ(settings.actor, "W07");
    EXPECT_TRUE(settings.sound);

    writeText(folder.path() / "settings.json",
              R"({"scanner": {"prefix": "A", "end": "bell", "hash_separates": "yes"}})");
    EXPECT_EQ(readSettings(folder.path()).scanner, qr::ScannerSetup{}) << "a prefix that words begin with, too";

    writeText(folder.path() / "settings.json", R"({"languages": {"W07": "de", "W08": "tlh", "W09": 3}})");
    EXPECT_EQ(readSettings(folder.path()).languages, (std::map<std::string, std::string>{{"W07", "de"}}));

    writeText(folder.path() / "settings.json", "{\"language\": \"zh_");
    EXPECT_EQ(readSettings(folder.path()), Settings{});
}

TEST(Settings, leaveAPrinterOutThatCannotBeUnderstood)
{
    const TemporaryFolder folder;
    writeText(folder.path() / "settings.json",
              R"({"theme": "dark", "printers": [7, {"name": "A", "address": "10.0.0.9:0"}, {"name": "B"},
                  {"name": "C", "address": "10.0.0.9"}, {"name": "c", "address": "10.0.0.8"},
                  {"name": "D", "address": "10.0.0.9", "dpi": 5}]})");

    const auto settings = readSettings(folder.path());

    ASSERT_EQ(settings.printers.size(), 1U);
    EXPECT_EQ(settings.printers.front().name, "C");
    EXPECT_EQ(settings.theme, "dark");
    writeText(folder.path() / "settings.json", R"({"printers": {"name": "C"}})");
    EXPECT_TRUE(readSettings(folder.path()).printers.empty());
}

TEST(Settings, sayWhenTheyCannotBeWritten)
{
    const TemporaryFolder folder;

    writeText(folder.path() / "a file", "");

    const auto written = writeSettings(folder.path() / "a file", {});

    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::storage);
    EXPECT_NE(written.error().what().find("settings.json"), std::string::npos);
}

} // namespace regrade::workstation
