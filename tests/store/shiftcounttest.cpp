#include "tests/store/storesupport.h"

#include "store/shiftcount.h"

namespace regrade::store {
namespace {

domain::ItemSold sold(const std::string& order) { return {domain::ChannelId("outlet"), Money{8'000, "EUR"}, order}; }

/// A shift of two units at desk-1, with another station's work and carried-in events beside it.
class AShift : public testing::Test {
protected:
    void SetUp() override
    {
        write("OLD", {received(), routed()}, stampAt(1));
        write("A", {received(), graded("A"), routed()}, stampAt(2));
        write("B", {received(), graded("B"), routed()}, stampAt(3));
        write("B", {domain::GradeOverridden{domain::GradeId("B"), domain::GradeId("C"), "A dent"}}, stampAt(4));
        write("OLD", {sold("SO-1")}, stampAt(5));
        write("A", {domain::ItemExited{}}, stampAt(6));
        write("FOREIGN", {received()}, stampAt(7, "desk-2"));
        auto carried = stampAt(8);
        carried.replayed = true;
        write("IMPORTED", {received(), graded("A")}, carried);
    }

    static domain::ItemGraded graded(const std::string& grade)
    {
        return {.axes = {domain::Packaging::intact, domain::Cosmetic::none, domain::Function::works, false},
                .verdict = {domain::GradeId(grade), {}, "policy-1"}};
    }
    void write(const std::string& unit, const domain::Events& events, const Stamp& stamp)
    {
        const auto written = m_journal.record(
            domain::ItemId(unit), [&](const domain::Item&) { return Result<domain::Events>(events); }, stamp);
        ASSERT_TRUE(written) << written.error().what();
    }
    [[nodiscard]] ShiftCount count(std::int64_t after, std::int64_t upTo) const
    {
        return countShift(m_database, domain::StationId("desk-1"), after, upTo).value();
    }

    Database m_database = Database::inMemory().value();
    Journal m_journal = Journal::open(m_database, testProjections()).value();
};

TEST_F(AShift, countsEachUnitOnceAndOnlyWhatTheStationWroteInIt)
{
    const ShiftCount shift = count(2, 13);

    EXPECT_EQ(shift.events, 11);
    EXPECT_EQ(shift.received, 2);
    EXPECT_EQ(shift.graded, 2) << "another grade for the same unit is no second unit";
    EXPECT_EQ(shift.sold, 1);
    EXPECT_EQ(shift.exited, 1);
    EXPECT_EQ(shift.carriedIn, 2);
}

TEST_F(AShift, endsAndBeginsWithANumberOfTheChain)
{
    EXPECT_EQ(count(2, 5).received, 1);
    EXPECT_EQ(count(0, 2).events, 2);
    EXPECT_EQ(count(13, 13).events, 0);
    EXPECT_EQ(count(13, 13).carriedIn, 0);
}

} // namespace
} // namespace regrade::store
