#include "workstation/policyarchive.h"

#include "store/backup.h"
#include "tests/workstation/folder.h"
#include "tests/workstation/mugs.h"
#include "workstation/marketshelf.h"
#include "workstation/storekeeper.h"
#include "workstation/workstation.h"

#include <gtest/gtest.h>

namespace regrade::workstation {
namespace {

namespace fs = std::filesystem;
const fs::path kShippedFolder = fs::path(REGRADE_SOURCE_DIR) / "resources";

/// A station whose policy folder is its own, so that rows can be changed.
class ArchivedStation : public testing::Test {
protected:
    ArchivedStation() { fs::copy(kShippedFolder / "policy", m_places.policy); }

    /// Opens and closes the station; the version that was in force.
    std::string open()
    {
        const auto station = Workstation::open(m_places, m_clock);
        EXPECT_TRUE(station) << station.error().what();
        EXPECT_FALSE((*station)->notice()) << (*station)->notice()->what();
        return (*station)->policy()->version;
    }
    void changeARow()
    {
        auto text = contentOf(m_places.policy / "limits.json");
        const std::string old = R"("id": "warranty_months", "value": 6)";
        ASSERT_NE(text.find(old), std::string::npos);
        text.replace(text.find(old), old.size(), R"("id": "warranty_months", "value": 9)");
        fs::permissions(m_places.policy / "limits.json", fs::perms::owner_all);
        writeText(m_places.policy / "limits.json", text);
    }
    static std::string contentOf(const fs::path& file)
    {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    TemporaryFolder m_folder;
    SystemClock m_clock;
    Places m_places{m_folder.path() / "data", m_folder.path() / "policy", kShippedFolder};
};

TEST_F(ArchivedStation, keepsThePolicyThatWasReplacedAndTheNetwork)
{
    const auto before = rules::readPolicyTexts(m_places.policy).value();
    const std::string first = open();
    changeARow();
    const std::string second = open();

    const PolicyArchive archive(m_places.data);
    ASSERT_NE(first, second);
    EXPECT_EQ(archive.texts(first).value(), before);
    EXPECT_EQ(archive.texts(second).value(), rules::readPolicyTexts(m_places.policy).value());
    int files = 0;
    for (const auto& entry : fs::directory_iterator(m_places.data / "archive")) {
        files += entry.is_regular_file() ? 1 : 0;
    }
    EXPECT_EQ(files, 3) << "two policies and one network, each once however often the station starts";
}

TEST_F(ArchivedStation, refusesAnArchiveThatWasChangedAndAPolicyThatNeverWas)
{
    const std::string version = open();
    const auto file = m_places.data / "archive" / ("policy-" + version + ".json");
    auto text = contentOf(file);
    text.replace(text.find("House rule"), 5, "Hause");
    fs::permissions(file, fs::perms::owner_all);
    writeText(file, text);

    const PolicyArchive archive(m_places.data);
    const auto changed = archive.texts(version);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().code, ErrorCode::conflict);
    const auto never = archive.texts("0123456789abcdef");
    ASSERT_FALSE(never);
    EXPECT_EQ(never.error().what(),
              "The policy 0123456789abcdef was never in force at this station, or its archive is lost.");
    EXPECT_FALSE(archive.texts("../station")) << "a version is no path";
}

TEST_F(ArchivedStation, isInEveryBackupAndComesBackWithIt)
{
    const std::string version = open();
    const auto places = storePlacesIn(m_places.data);
    {
        const auto station = Workstation::open(m_places, m_clock).value();
        ASSERT_TRUE(registerMug(*station, 1));
        const auto end = workers::endShiftNow(backupPlan(places, *station->policy()), station->key(), m_clock.now());
        ASSERT_TRUE(end) << end.error().what();
    }
    ASSERT_TRUE(fs::exists(places.backups / "archive" / ("policy-" + version + ".json")));
    fs::remove_all(places.archive);
    fs::remove(places.store);

    const auto restored = restoreNow(places, places.backups, m_clock.now());

    ASSERT_TRUE(restored) << restored.error().what();
    EXPECT_TRUE(PolicyArchive(m_places.data).texts(version));
}

} // namespace
} // namespace regrade::workstation
