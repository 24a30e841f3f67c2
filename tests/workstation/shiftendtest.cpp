#include "workstation/shiftend.h"

#include "tests/workers/workerssupport.h"
#include "tests/workstation/folder.h"
#include "tests/workstation/mugs.h"
#include "workstation/workstation.h"

#include <gtest/gtest.h>

#include <future>

namespace regrade::workstation {
namespace {

using domain::ActorId;

const std::filesystem::path kShippedParts = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources";

/// A station at work whose shifts end through the workstation, as from the screen.
class Shifts : public testing::Test {
protected:
    void SetUp() override { open(); }

    void open()
    {
        m_station.reset();
        auto opened = Workstation::open(m_places, m_clock);
        ASSERT_TRUE(opened) << opened.error().what();
        m_station = std::move(*opened);
    }
    void registerProducts(int products)
    {
        for (int i = 0; i < products; ++i) {
            const auto written = registerMug(*m_station, ++m_products);
            ASSERT_TRUE(written) << written.error().what();
        }
    }
    [[nodiscard]] Result<passport::ShiftPaper> endShift()
    {
        m_clock.advance(std::chrono::minutes(60));
        std::promise<Result<passport::ShiftPaper>> paper;
        m_station->endShift(m_author, passport::PaperLanguage::en,
                            [&](Result<passport::ShiftPaper> told) { paper.set_value(std::move(told)); });
        return paper.get_future().get();
    }

    TemporaryFolder m_folder;
    workers::SetClock m_clock;
    Places m_places{m_folder.path() / "data", kShippedParts / "policy", kShippedParts};
    workers::Author m_author{ActorId("T01"), {}, {}};
    std::unique_ptr<Workstation> m_station;
    int m_products = 0;
};

TEST_F(Shifts, areCountedFromTheEndOfTheOneBefore)
{
    registerProducts(3);
    const auto first = endShift();
    ASSERT_TRUE(first) << first.error().what();
    EXPECT_EQ(first->report.count.events, 3);
    EXPECT_FALSE(first->report.since) << "no shift and no head before it";
    open();
    registerProducts(2);

    const auto second = endShift();

    ASSERT_TRUE(second) << second.error().what();
    EXPECT_EQ(second->report.count.events, 2);
    EXPECT_EQ(second->report.since, first->report.ended);
    EXPECT_EQ(second->report.person, ActorId("T01"));
    EXPECT_EQ(second->report.station, m_station->station());
    EXPECT_EQ(second->report.heads.front().head.seq, 5);
    EXPECT_EQ(second->file, m_station->papers() / "shift-2026-03-01T100000Z.pdf");
    EXPECT_GT(std::filesystem::file_size(second->file), 5'000U);
}

TEST_F(Shifts, areNotCutByAHeadThatWasSignedInBetween)
{
    registerProducts(1);
    ASSERT_TRUE(endShift());
    registerProducts(2);
    m_clock.advance(std::chrono::minutes(5));
    const auto places = storePlacesIn(m_places.data);
    ASSERT_TRUE(signHeads(places, m_station->key(), m_station->reader(), m_clock.now()));
    registerProducts(1);

    EXPECT_EQ(endShift()->report.count.events, 3);
}

TEST_F(Shifts, beginAtTheLastSignedHeadWhereNoneWasEndedBefore)
{
    registerProducts(4);
    m_clock.advance(std::chrono::minutes(5));
    ASSERT_TRUE(signHeads(storePlacesIn(m_places.data), m_station->key(), m_station->reader(), m_clock.now()));
    const Time signedAt = m_clock.now();
    registerProducts(1);

    const auto paper = endShift();

    EXPECT_EQ(paper->report.count.events, 1);
    EXPECT_EQ(paper->report.since, signedAt);
}

TEST_F(Shifts, areCountedAgainWhenThePaperCouldNotBeWritten)
{
    registerProducts(1);
    ASSERT_TRUE(endShift());
    registerProducts(3);
    std::filesystem::remove_all(m_station->papers());
    writeText(m_station->papers(), "a file where the folder should be");
    const auto failed = endShift();
    ASSERT_FALSE(failed);
    EXPECT_NE(failed.error().what().find("cannot be written"), std::string::npos) << failed.error().what();
    std::filesystem::remove(m_station->papers());

    EXPECT_EQ(endShift()->report.count.events, 3);
}

TEST_F(Shifts, endWithAPageAlsoWhereNothingWasEverWritten)
{
    const auto paper = endShift();

    ASSERT_TRUE(paper) << paper.error().what();
    EXPECT_TRUE(paper->report.heads.empty());
    EXPECT_EQ(paper->report.count.events, 0);
}

TEST_F(Shifts, endOnlyByWhoMay)
{
    auto& people = m_station->people();
    const auto wait = [](auto start) {
        std::promise<Result<workers::Issued>> promise;
        start([&](Result<workers::Issued> issued) { promise.set_value(std::move(issued)); });
        return promise.get_future().get();
    };
    const auto lead = wait([&](auto done) { people.add({"L01", "lead", "", {}}, m_author, std::move(done)); });
    ASSERT_TRUE(lead) << lead.error().what();

    const auto nobody = endShift();

    ASSERT_FALSE(nobody);
    EXPECT_TRUE(std::filesystem::is_empty(m_station->papers()));
    EXPECT_FALSE(std::filesystem::exists(m_places.data / "shifts.txt"));
}

} // namespace
} // namespace regrade::workstation
