#include "tests/store/storesupport.h"

#include "store/segmentrecord.h"
#include "store/segments.h"

namespace regrade::store {
namespace {

class SegmentsBesideTheLog : public testing::Test {
protected:
    SegmentsBesideTheLog()
    {
        fill(m_folder / "regrade.db", 10);
        m_log.emplace(*Database::openForWriting(m_folder / "regrade.db"));
    }

    void append(const std::string& unit)
    {
        ASSERT_TRUE(EventLog(*m_log).append(domain::SubjectId(unit), 0, {received(), routed()}, stampAt(50)));
    }

    [[nodiscard]] std::vector<std::string> hashesInFiles() const
    {
        std::vector<std::string> hashes;
        EXPECT_TRUE(readSegments(m_folder / "segments", [&](const EventRow& row) {
            EXPECT_EQ(hashOf(row), row.hash);
            hashes.push_back(row.hash);
        }));
        return hashes;
    }

    [[nodiscard]] std::vector<std::string> hashesInLog() const
    {
        std::vector<std::string> hashes;
        EXPECT_TRUE(m_log->each("SELECT hash FROM event ORDER BY rowid", {},
                                [&](const Row& row) { hashes.push_back(row.text(0)); }));
        return hashes;
    }

    TemporaryFolder m_folder;
    std::optional<Database> m_log;
};

TEST_F(SegmentsBesideTheLog, holdEveryEventInTheOrderOfArrival)
{
    auto writer = SegmentWriter::open(m_folder / "segments", *m_log);
    ASSERT_TRUE(writer) << writer.error().what();

    EXPECT_EQ(*writer->follow(), 21);
    append("UNIT50");
    EXPECT_EQ(*writer->follow(), 2);
    EXPECT_EQ(*writer->follow(), 0);
    EXPECT_TRUE(writer->isUnsynced());
    EXPECT_TRUE(writer->sync());
    EXPECT_FALSE(writer->isUnsynced());

    EXPECT_EQ(hashesInFiles(), hashesInLog());
}

TEST_F(SegmentsBesideTheLog, areWrittenByTwoProgramsWithoutAnEventTwice)
{
    auto first = SegmentWriter::open(m_folder / "segments", *m_log);
    auto second = SegmentWriter::open(m_folder / "segments", *m_log);
    for (int round = 0; round < 20; ++round) {
        append("PAIR" + std::to_string(round));
        ASSERT_TRUE((round % 3 == 0 ? *first : *second).follow());
    }
    ASSERT_TRUE(first->follow());

    EXPECT_EQ(hashesInFiles(), hashesInLog());
}

TEST_F(SegmentsBesideTheLog, goOnInAnotherFileBehindATornEnd)
{
    {
        auto writer = SegmentWriter::open(m_folder / "segments", *m_log);
        ASSERT_TRUE(writer->follow());
    }
    append("UNIT50");
    const std::string whole = bytesOf(m_folder / "segments" / "000001.seg");
    for (const std::size_t cut : {whole.size() - 1, whole.size() - 300, std::size_t{9}, std::size_t{3}}) {
        std::filesystem::remove(m_folder / "segments" / "000002.seg");
        writeBytes(m_folder / "segments" / "000001.seg", whole.substr(0, cut));

        auto writer = SegmentWriter::open(m_folder / "segments", *m_log);
        ASSERT_TRUE(writer && writer->follow());

        EXPECT_EQ(hashesInFiles(), hashesInLog()) << cut;
        EXPECT_EQ(bytesOf(m_folder / "segments" / "000001.seg"), whole.substr(0, cut)) << "a file only grows";
    }
}

TEST_F(SegmentsBesideTheLog, refuseALogThatIsOlderThanTheyAreOrAnotherOne)
{
    {
        auto writer = SegmentWriter::open(m_folder / "segments", *m_log);
        ASSERT_TRUE(writer->follow());
    }
    fill(m_folder / "older.db", 3);
    const auto older = Database::openForReading(m_folder / "older.db");

    const auto writer = SegmentWriter::open(m_folder / "segments", *older);

    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, ErrorCode::conflict);
    EXPECT_EQ(hashesInFiles(), hashesInLog());
}

TEST(SegmentRecord, isNothingWhenAnyBitOfItIsFlipped)
{
    std::string bytes;
    const EventRow row{
        "desk-1", 7,   "UNIT1", 2, "WorkStarted",        "{\"stage\":\"clean\"}", "2026-03-01T08:00:00.000Z", 5,
        "anna",   "p", "m",     1, std::string(64, 'a'), std::string(64, 'b')};
    addRecord(bytes, 9, viewOf(row));

    const auto read = firstRecord(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->place, 9);
    EXPECT_EQ(valuesOf(read->event), valuesOf(row));
    EXPECT_EQ(read->size, bytes.size());
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
        std::string damaged = bytes;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(firstRecord(damaged)) << bit;
    }
}

} // namespace
} // namespace regrade::store
