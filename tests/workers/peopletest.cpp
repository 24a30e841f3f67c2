#include "tests/store/samples.h"
#include "tests/workers/workerssupport.h"

#include "store/personbook.h"
#include "store/signinbook.h"
#include "workers/people.h"

#include <future>

namespace regrade::workers {
namespace {

using domain::ActorId;
using domain::RoleId;

/// A house with a clerk whose authority lets only a signed-in lead manage people.
class PeopleAtWork : public testing::Test {
protected:
    PeopleAtWork()
        : m_database(*store::Database::openForWriting(m_folder / "regrade.db")),
          m_clerk(*store::Journal::open(m_database, store::testProjections()), m_clock, domain::StationId("desk-1"),
                  "policy-1", {.authority = authority()}),
          m_people(m_clerk, m_database, m_clock, domain::StationId("desk-1"),
                   {{}, RoleId("lead"), {RoleId("technician"), RoleId("lead"), RoleId("owner")}, {RoleId("owner")}},
                   authority(), store::leastPins())
    {
    }

    Authority authority()
    {
        return [this](const Author& author, const std::vector<domain::DeedId>&, Time now) -> Result<void> {
            const auto person = store::SignInBook(m_database, domain::SignInRules{}).holder(author.signIn, now);
            return !person                          ? person.error()
                   : person->role == RoleId("lead") ? Result<void>()
                                                    : refused("Only a lead may do this.");
        };
    }

    template <class T>
    Result<T> wait(const std::function<void(std::function<void(Result<T>)>)>& start)
    {
        std::promise<Result<T>> promise;
        start([&promise](Result<T> result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }
    Result<Issued> add(PersonForm form, const Author& by = {ActorId("operator"), {}, {}, {}})
    {
        return wait<Issued>([&](auto done) { m_people.add(std::move(form), by, std::move(done)); });
    }
    Author signedIn(const Issued& issued)
    {
        const auto in = wait<domain::SignedIn>(
            [&](auto done) { m_people.signIn(issued.told.badge, issued.told.pin, std::move(done)); });
        EXPECT_TRUE(in) << in.error().what();
        return {in->person.code, {}, {}, in->token};
    }

    TemporaryFolder m_folder;
    SetClock m_clock;
    store::Database m_database;
    Clerk m_clerk;
    People m_people;
};

TEST_F(PeopleAtWork, beginWithALeadWhomNobodyHadToAllow)
{
    EXPECT_EQ(add({"T01", "technician", {}, {}}).error().what(),
              "The first person who is registered leads the house. Register a lead first.");

    const auto lead = add({"L01", "lead", {}, {}});

    ASSERT_TRUE(lead) << lead.error().what();
    EXPECT_EQ(lead->told.pin.size(), 6U);
    EXPECT_FALSE(lead->recovery.empty());
    EXPECT_EQ(store::PersonBook(m_database).changes()->front().stamp.by, "first");
}

TEST_F(PeopleAtWork, areRegisteredByASignedInLeadOnlyFromThenOn)
{
    const auto lead = add({"L01", "lead", {}, {}});
    EXPECT_FALSE(add({"L66", "lead", {}, {}})) << "the second lead cannot come from nowhere";

    const auto technician = add({"T01", "technician", {}, {}}, signedIn(*lead));
    ASSERT_TRUE(technician) << technician.error().what();
    EXPECT_TRUE(technician->recovery.empty());
    EXPECT_EQ(add({"T02", "technician", {}, {}}, signedIn(*technician)).error().what(), "Only a lead may do this.");
    EXPECT_EQ(store::PersonBook(m_database).everyone()->size(), 2U);
}

TEST_F(PeopleAtWork, withAnOwnersViewNeedTheSellerAndOthersHaveNone)
{
    const Author lead = signedIn(*add({"L01", "lead", {}, {}}));

    EXPECT_FALSE(add({"O01", "owner", {}, {}}, lead));
    EXPECT_FALSE(add({"T01", "technician", "greenhome", {}}, lead));
    EXPECT_TRUE(add({"O01", "owner", "greenhome", {}}, lead));
    const auto changed = wait<void>([&](auto done) { m_people.giveRole("O01", "lead", lead, std::move(done)); });
    EXPECT_FALSE(changed);
}

TEST_F(PeopleAtWork, comeBackAfterALockWithTheRecoveryCodeOnce)
{
    const auto lead = add({"L01", "lead", {}, {}});
    const auto recover = [&](const std::string& code, const std::string& recovery) {
        return wait<Issued>([&](auto done) { m_people.recover(code, recovery, std::move(done)); });
    };
    EXPECT_EQ(recover("L01", "BBBB-BBBB-BBBB-BBBB-BBBB-BBBB").error().pattern,
              recover("L77", lead->recovery).error().pattern);

    const auto again = recover("L01", lead->recovery);

    ASSERT_TRUE(again) << again.error().what();
    EXPECT_NE(again->told.badge, lead->told.badge);
    EXPECT_FALSE(recover("L01", lead->recovery)) << "used up";
    EXPECT_FALSE(signedIn(*again).signIn.empty());
}

TEST_F(PeopleAtWork, doNothingMoreOnceTheyHaveBeenAwayForTooLong)
{
    const auto lead = add({"L01", "lead", {}, {}});
    const Author author = signedIn(*lead);
    m_clock.advance(std::chrono::minutes(4));
    m_people.touch(author.signIn);
    m_clock.advance(std::chrono::minutes(4));
    EXPECT_TRUE(add({"T01", "technician", {}, {}}, author));

    m_clock.advance(std::chrono::minutes(6));
    m_people.touch(author.signIn);

    EXPECT_FALSE(add({"T02", "technician", {}, {}}, author));
}

TEST_F(PeopleAtWork, areAskedOfByTheClerkForEveryDeed)
{
    const Author lead = signedIn(*add({"L01", "lead", {}, {}}));
    const auto receive = [](const domain::Item&, Time) -> Result<domain::Events> {
        return domain::Events{store::received(), store::routed()};
    };

    EXPECT_FALSE(m_clerk.perform(domain::ItemId("UNIT1"), receive, {ActorId("L01"), {}, {}, {}}));
    EXPECT_TRUE(store::EventLog(m_database).history(domain::SubjectId("UNIT1"))->empty());
    EXPECT_TRUE(m_clerk.perform(domain::ItemId("UNIT1"), receive, lead));
}

} // namespace
} // namespace regrade::workers
