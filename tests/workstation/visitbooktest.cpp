#include "workstation/visitbook.h"

#include "rules/policyfile.h"
#include "tests/workstation/folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace regrade::workstation {

namespace {

class SetClock final : public Clock {
public:
    [[nodiscard]] Time now() const override { return m_now; }
    [[nodiscard]] std::int64_t monotonicNs() const override { return 0; }
    Time m_now = *parseIso("2026-11-28T09:00:00Z");
};

class Visits : public testing::Test {
protected:
    std::string sentence(const Result<void>& done) { return done ? "(not refused)" : done.error().what(); }

    TemporaryFolder m_folder;
    SetClock m_clock;
    std::shared_ptr<const rules::Policy> m_policy = std::make_shared<const rules::Policy>(
        rules::readPolicy(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy").value());
    VisitBook m_book{m_folder.path(), m_policy, m_clock};
};

TEST_F(Visits, haveAsManyGuestsAsPlacesAndAdmitWhoAgreedAtTheTime)
{
    const auto visit = m_book.open("2026-11-28T14:00:00Z", 60, 2);
    ASSERT_TRUE(visit) << visit.error().what();
    const auto first = m_book.book(visit->id);
    const auto second = m_book.book(visit->id);
    ASSERT_TRUE(first && second);
    EXPECT_NE(*first, *second);
    EXPECT_EQ(m_book.book(visit->id).error().what(), "The visit V1 is full: 2 places.");
    ASSERT_TRUE(m_book.cancel(*second));
    EXPECT_TRUE(m_book.book(visit->id)) << "the place is free again";

    EXPECT_EQ(sentence(m_book.admit(*first)), "This guest has not agreed to the rules of the house yet.");
    ASSERT_TRUE(m_book.agree(*first));
    EXPECT_EQ(sentence(m_book.admit(*first)), "This visit is at 2026-11-28T14:00:00.000Z, not now.");
    m_clock.m_now = *parseIso("2026-11-28T13:45:00Z");
    EXPECT_EQ(sentence(m_book.admit(*first)), "(not refused)");
    EXPECT_EQ(sentence(m_book.admit(*second)), "No guest has the code " + *second + ".");
    m_clock.m_now = *parseIso("2026-11-28T15:00:01Z");
    EXPECT_NE(sentence(m_book.admit(*first)), "(not refused)") << "it is over";
}

TEST_F(Visits, outliveTheProgramAndForgetWhatIsPast)
{
    ASSERT_TRUE(m_book.open("2026-11-28T14:00:00Z", 60, 2));
    ASSERT_TRUE(m_book.book("V1"));
    EXPECT_EQ(VisitBook(m_folder.path(), m_policy, m_clock).slots()->front().guests.size(), 1U);
    m_clock.m_now = *parseIso("2026-11-29T09:00:00Z");
    ASSERT_TRUE(m_book.open("2026-11-30T14:00:00Z", 60, 2));
    const auto slots = m_book.slots().value();
    ASSERT_EQ(slots.size(), 1U);
    EXPECT_EQ(slots.front().begin, "2026-11-30T14:00:00.000Z");
}

TEST_F(Visits, refuseWhatIsPastOffOrDamagedAndLoseNothing)
{
    EXPECT_FALSE(m_book.open("2026-11-28T08:00:00Z", 60, 2));
    EXPECT_FALSE(m_book.open("tomorrow", 60, 2));
    EXPECT_FALSE(m_book.open("2026-11-30T08:00:00Z", 0, 2));
    EXPECT_FALSE(m_book.open("2026-11-30T08:00:00Z", 60, 201));
    rules::Policy off = *m_policy;
    off.limits.visitsOn = false;
    EXPECT_EQ(VisitBook(m_folder.path(), std::make_shared<const rules::Policy>(off), m_clock)
                  .open("2026-11-30T08:00:00Z", 60, 2)
                  .error()
                  .what(),
              "Visits are switched off in limits.json.");
    std::ofstream(m_folder.path() / "visits.json") << "[{\"id\":";
    EXPECT_EQ(m_book.open("2026-11-30T08:00:00Z", 60, 2).error().code, ErrorCode::storage);
    std::ifstream kept(m_folder.path() / "visits.json");
    std::string text;
    std::getline(kept, text);
    EXPECT_EQ(text, "[{\"id\":") << "it is left as it was";
}

} // namespace
} // namespace regrade::workstation
