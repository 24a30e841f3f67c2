#include "workstation/storekeeper.h"

#include "store/backup.h"
#include "store/chain.h"
#include "tests/workstation/folder.h"
#include "tests/workstation/mugs.h"
#include "workstation/workstation.h"

#include <gtest/gtest.h>

#include <fstream>
#include <future>
#include <iostream>
#include <iterator>

namespace regrade::workstation {
namespace {

const std::filesystem::path kShipped = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources";

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void replaceContent(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

/// A station that is opened, takes units in and is closed again, as often as a test wants.
class StationWithAStore : public testing::Test {
protected:
    StationWithAStore() { work(3); }

    [[nodiscard]] std::unique_ptr<Workstation> open()
    {
        auto station = Workstation::open(m_places, m_clock);
        EXPECT_TRUE(station) << station.error().what() << station.error().detail;
        return station ? std::move(*station) : nullptr;
    }

    void work(int products)
    {
        const auto station = open();
        ASSERT_TRUE(station);
        for (int i = 0; i < products; ++i) {
            ASSERT_TRUE(registerMug(*station, ++m_products));
        }
    }

    [[nodiscard]] std::int64_t events()
    {
        const auto report = store::verifyFile(m_kept.store);
        EXPECT_TRUE(report && !report->firstFault);
        return report ? report->events : -1;
    }

    TemporaryFolder m_folder;
    const SystemClock m_clock;
    Places m_places{m_folder.path() / "data", kShipped / "policy", kShipped};
    StorePlaces m_kept = storePlacesIn(m_places.data);
    int m_products = 0;
};

TEST_F(StationWithAStore, keepsASecondCopyOfEveryEvent)
{
    std::int64_t copied = 0;
    ASSERT_TRUE(store::readSegments(m_kept.segments, [&](const store::EventRow&) { ++copied; }));

    EXPECT_EQ(copied, 3);
    EXPECT_EQ(events(), 3);
}

TEST_F(StationWithAStore, isRestoredWhenItsFileIsDamagedAndSaysSo)
{
    const std::string whole = contentOf(m_kept.store);
    for (const std::string& damaged :
         {std::string(), std::string("rubbish"), whole.substr(0, whole.size() / 2), std::string(whole.size(), '\0')}) {
        replaceContent(m_kept.store, damaged);

        const auto station = open();

        ASSERT_TRUE(station);
        ASSERT_TRUE(station->notice());
        EXPECT_NE(station->notice()->what().find("has been restored to 3 events"), std::string::npos)
            << station->notice()->what();
        EXPECT_EQ(events(), 3);
    }
    int kept = 0;
    for (const auto& folder : std::filesystem::directory_iterator(m_kept.quarantine)) {
        kept += std::filesystem::exists(folder.path() / "regrade.db") ? 1 : 0;
    }
    EXPECT_GE(kept, 1) << "what was damaged is kept";
}

TEST_F(StationWithAStore, isNeverBegunEmptyWhenItsFileIsGone)
{
    std::filesystem::remove(m_kept.store);

    work(1);

    EXPECT_EQ(events(), 4);
}

TEST_F(StationWithAStore, isRefusedWhenThereIsNothingToRestoreFrom)
{
    std::filesystem::remove_all(m_kept.segments);
    replaceContent(m_kept.store, "rubbish");

    const auto station = Workstation::open(m_places, m_clock);

    ASSERT_FALSE(station);
    EXPECT_EQ(station.error().code, ErrorCode::storage);
    EXPECT_EQ(contentOf(m_kept.store), "rubbish");
}

TEST_F(StationWithAStore, noticesAnOldCopyInItsPlace)
{
    const std::string old = contentOf(m_kept.store);
    work(2);
    replaceContent(m_kept.store, old);

    const auto station = open();

    ASSERT_TRUE(station && station->notice());
    EXPECT_NE(station->notice()->what().find("restored to 5 events"), std::string::npos) << station->notice()->what();
    EXPECT_EQ(events(), 5);
}

TEST_F(StationWithAStore, isCheckedWholeAndRestoredAfterACopyHasFoundDamage)
{
    std::string bytes = contentOf(m_kept.store);
    const auto at = bytes.find("\"Mug\"");
    ASSERT_NE(at, std::string::npos);
    bytes[at + 1] ^= 1;
    {
        const auto station = open();
        (void)signHeads(m_kept, station->key(), station->reader(), m_clock.now());
    }
    replaceContent(m_kept.store, bytes);
    {
        const auto station = open();
        EXPECT_FALSE(station->notice()) << "a start looks only behind the last mark";
        std::promise<bool> copied;
        station->endShift(
            {domain::ActorId("T01"), {}, {}}, passport::PaperLanguage::en,
            [&](const Result<passport::ShiftPaper>& paper) { copied.set_value(static_cast<bool>(paper)); });
        EXPECT_FALSE(copied.get_future().get());
    }

    const auto station = open();

    ASSERT_TRUE(station && station->notice());
    EXPECT_NE(station->notice()->what().find("restored to 3 events"), std::string::npos) << station->notice()->what();
    EXPECT_EQ(events(), 3);
    EXPECT_FALSE(std::filesystem::exists(m_kept.suspect));
}

TEST_F(StationWithAStore, signsWhereItsChainStandsAndFindsACutThroughIt)
{
    std::string paper;
    {
        const auto station = open();
        const auto heads = signHeads(m_kept, station->key(), station->reader(), m_clock.now());
        ASSERT_TRUE(heads);
        ASSERT_EQ(heads->size(), 1U);
        EXPECT_EQ(heads->front().head.seq, 3);
        EXPECT_EQ(heads->front().head.station, station->station().text());
        paper = heads->front().text;
    }
    const auto read = store::readSignedHead(paper);
    ASSERT_TRUE(read);
    const auto agrees = store::verifyFile(m_kept.store, {}, {read->head});
    EXPECT_EQ(agrees->firstFault, std::nullopt);
    auto later = read->head;
    ++later.seq;
    EXPECT_TRUE(store::verifyFile(m_kept.store, {}, {later})->fault) << "a longer chain was promised";
}

TEST_F(StationWithAStore, isNotRestoredWhileAProgramHasItOpen)
{
    const auto station = open();

    const auto report = restoreNow(m_kept, m_kept.backups, m_clock.now());

    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::refused);
}

TEST_F(StationWithAStore, isRestoredOnDemandToTheLastEvent)
{
    {
        const auto station = open();
        ASSERT_TRUE(store::makeBackup(station->reader(), m_kept.backups, m_clock.now()));
    }
    work(2);

    const auto report = restoreNow(m_kept, m_kept.backups, m_clock.now());

    ASSERT_TRUE(report) << report.error().what() << report.error().detail;
    EXPECT_EQ(report->fromBackup, 3);
    EXPECT_EQ(report->fromSegments, 2);
    work(1);
    EXPECT_EQ(events(), 6);
}

} // namespace
} // namespace regrade::workstation
