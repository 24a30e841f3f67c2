#include "tests/store/storesupport.h"

#include "store/personbook.h"
#include "store/signinbook.h"

#include <set>

namespace regrade::store {
namespace {

using domain::ActorId;
using domain::RoleId;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const RoleId kLead("lead");
const RoleId kTechnician("technician");
const Time kMorning = *parseIso("2026-11-25T08:00:00Z");

/// A house on a real file. PINs are cheap here; what the real cost is has a test of its own.
class House : public testing::Test {
protected:
    House() : m_database(*Database::openForWriting(m_folder / "regrade.db")) {}

    Result<domain::Credentials> add(const std::string& code, const RoleId& role, const std::string& badge = {})
    {
        const auto secrets = issueSecrets(leastPins(), true, badge);
        const auto added = write([&] {
            return PersonBook(m_database).add({ActorId(code), role, {}, false}, *secrets, stamp(kMorning));
        });
        return added ? Result<domain::Credentials>(secrets->told) : added.error();
    }
    Result<void> write(const std::function<Result<void>()>& work) { return m_database.inTransaction(work); }
    SignInBook signIns() { return {m_database, m_rules, leastPins()}; }
    Result<domain::SignedIn> signIn(const std::string& badge, const std::string& pin, Time at)
    {
        return signIns().signIn(badge, pin, m_station, at);
    }
    std::string refusal(const std::string& badge, const std::string& pin, Time at)
    {
        const auto in = signIn(badge, pin, at);
        return in ? "signed in" : in.error().what();
    }
    ChangeStamp stamp(Time at) const { return {at, "L01", m_station}; }

    TemporaryFolder m_folder;
    Database m_database;
    domain::SignInRules m_rules;
    domain::StationId m_station{"BENCH-1"};
};

std::string otherPin(const std::string& pin) { return pin == "000000" ? "000001" : "000000"; }

const std::string kMisfit = "Badge and PIN do not fit together.";
const std::string kLocked = "This badge is locked after too many wrong PINs. A lead can give a new badge and PIN.";

TEST(Secrets, areAPinOfSixFiguresAndABadgeOfLetters)
{
    std::set<std::string> pins;
    for (int i = 0; i < 50; ++i) {
        const auto secrets = issueSecrets(leastPins(), true, {});
        ASSERT_TRUE(secrets);
        EXPECT_EQ(secrets->told.pin.size(), 6U);
        EXPECT_EQ(secrets->told.pin.find_first_not_of("0123456789"), std::string::npos);
        EXPECT_EQ(secrets->told.badge.size(), 20U);
        EXPECT_EQ(secrets->pinHash.find(secrets->told.pin), std::string::npos);
        pins.insert(secrets->told.pin);
    }
    EXPECT_GT(pins.size(), 45U);
}

TEST(Secrets, areHashedWithArgon2idAtTheInteractiveCost)
{
    const auto secrets = issueSecrets(interactivePins(), false, {});

    ASSERT_TRUE(secrets);
    EXPECT_EQ(secrets->pinHash.rfind("$argon2id$v=19$m=65536,t=2,p=1$", 0), 0U) << secrets->pinHash;
    EXPECT_TRUE(fitsPin(interactivePins(), secrets->pinHash, secrets->told.pin));
    EXPECT_FALSE(fitsPin(interactivePins(), secrets->pinHash, otherPin(secrets->told.pin)));
    EXPECT_TRUE(secrets->told.badge.empty());
}

TEST(Secrets, forgiveHowABadgeIsWritten)
{
    EXPECT_EQ(secretDigest("regbadge BCDE-FGHI"), secretDigest("REGBADGEBCDEFGHI"));
    EXPECT_NE(secretDigest("REGBADGEBCDEFGHI"), secretDigest("REGBADGEBCDEFGHJ"));
}

TEST_F(House, isOpenUntilSomeoneIsRegistered)
{
    EXPECT_TRUE(*PersonBook(m_database).isOpen());

    ASSERT_TRUE(add("L01", kLead));

    EXPECT_FALSE(*PersonBook(m_database).isOpen());
    EXPECT_EQ(PersonBook(m_database).person(ActorId("L01"))->role, kLead);
}

TEST_F(House, keepsNeitherPinNorBadgeInTheFile)
{
    const auto told = add("L01", kLead);
    ASSERT_TRUE(told && signIn(told->badge, told->pin, kMorning));

    const std::string bytes = bytesOf(m_folder / "regrade.db") + bytesOf(m_folder / "regrade.db-wal");
    EXPECT_NE(bytes.find("L01"), std::string::npos);
    EXPECT_EQ(bytes.find(told->badge), std::string::npos);
    EXPECT_EQ(bytes.find("'" + told->pin), std::string::npos);
    EXPECT_EQ(number(m_database, "SELECT COUNT(*) FROM event"), 0) << "people stand in no event";
}

TEST_F(House, signsInWithBadgeAndPin)
{
    const auto told = add("T01", kTechnician);

    const auto in = signIn(told->badge, told->pin, kMorning);

    ASSERT_TRUE(in) << in.error().what();
    EXPECT_EQ(in->person.code, ActorId("T01"));
    EXPECT_EQ(signIns().holder(in->token, kMorning + minutes(1))->role, kTechnician);
    EXPECT_FALSE(signIns().holder("00" + in->token.substr(2), kMorning));
    EXPECT_FALSE(signIns().holder("", kMorning));
}

TEST_F(House, doesNotTellWhetherABadgeExists)
{
    const auto told = add("T01", kTechnician);
    Time at = kMorning;
    for (int i = 0; i < 12; ++i) {
        EXPECT_EQ(refusal(told->badge, otherPin(told->pin), at), refusal("REGBADGENOBODYSBADGE", "123456", at)) << i;
        at += minutes(2);
    }
}

TEST_F(House, makesEachWrongPinFromTheFourthOnCostTwiceTheWait)
{
    const auto told = add("T01", kTechnician);
    Time at = kMorning;
    for (int miss = 1; miss <= 4; ++miss) {
        EXPECT_EQ(refusal(told->badge, otherPin(told->pin), at), kMisfit) << miss;
    }
    for (const int wait : {1, 2, 4, 8, 16, 32}) {
        const std::string sentence = "Too many wrong PINs. Wait " + std::to_string(wait) + " seconds and try again.";
        EXPECT_EQ(refusal(told->badge, told->pin, at), sentence) << "even with the right PIN";
        at += seconds(wait);
        EXPECT_EQ(refusal(told->badge, otherPin(told->pin), at), kMisfit);
    }
    EXPECT_EQ(refusal(told->badge, told->pin, at + hours(24 * 365)), kLocked);
}

TEST_F(House, forgetsWrongPinsAfterTheRightOne)
{
    const auto told = add("T01", kTechnician);
    for (int round = 0; round < 5; ++round) {
        for (int miss = 0; miss < 3; ++miss) {
            EXPECT_EQ(refusal(told->badge, otherPin(told->pin), kMorning), kMisfit);
        }
        EXPECT_EQ(refusal(told->badge, told->pin, kMorning), "signed in");
    }
}

TEST_F(House, tellsWhoIsLockedAndWhenEachSignedInLast)
{
    const auto told = add("T01", kTechnician);
    const auto other = add("T02", kTechnician);
    ASSERT_TRUE(signIn(told->badge, told->pin, kMorning));
    ASSERT_TRUE(signIn(told->badge, told->pin, kMorning + minutes(1)));
    Time at = kMorning;
    for (int i = 0; i < m_rules.lockAtMisses; ++i) {
        EXPECT_FALSE(signIns().standings(at)->at(1).locked) << i;
        at += minutes(5);
        (void)signIn(other->badge, otherPin(other->pin), at);
    }

    const auto standings = signIns().standings(at);

    ASSERT_EQ(standings->size(), 2U);
    EXPECT_EQ(standings->at(0).lastSignIn, kMorning + minutes(1));
    EXPECT_FALSE(standings->at(0).locked);
    EXPECT_EQ(standings->at(1).code, ActorId("T02"));
    EXPECT_FALSE(standings->at(1).lastSignIn);
    EXPECT_TRUE(standings->at(1).locked);
}

TEST_F(House, opensALockOnlyByAResetThatGivesAnotherPin)
{
    const auto told = add("T01", kTechnician);
    Time at = kMorning;
    for (int miss = 0; miss < 10; ++miss, at += minutes(2)) {
        EXPECT_EQ(refusal(told->badge, otherPin(told->pin), at), kMisfit);
    }
    ASSERT_EQ(refusal(told->badge, told->pin, at), kLocked);

    const auto secrets = issueSecrets(leastPins(), false, {});
    ASSERT_TRUE(write([&] { return PersonBook(m_database).reset(ActorId("T01"), *secrets, stamp(at)); }));

    EXPECT_EQ(refusal(told->badge, secrets->told.pin, at), "signed in");
}

/// R19: whatever is tried and however often a lead resets, at most 100 wrong PINs of a badge are looked at in 30 days.
TEST_F(House, looksAtNoMoreThanAHundredWrongPinsInThirtyDays)
{
    auto told = *add("T01", kTechnician);
    constexpr int kTries = 10'000;
    std::vector<Time> looked;
    int resets = 0;
    Time at = kMorning;
    for (int i = 0; i < kTries; ++i, at += minutes(5)) {
        const std::string said = refusal(told.badge, otherPin(told.pin), at);
        ASSERT_NE(said, "signed in");
        if (said == kMisfit) {
            looked.push_back(at);
        } else if (said == kLocked && i % 50 == 0) {
            const auto secrets = issueSecrets(leastPins(), false, {});
            ASSERT_TRUE(write([&] { return PersonBook(m_database).reset(ActorId("T01"), *secrets, stamp(at)); }));
            told.pin = secrets->told.pin;
            ++resets;
        }
    }
    std::size_t most = 0;
    for (std::size_t from = 0, to = 0; to < looked.size(); ++to) {
        while (looked[to] - looked[from] >= m_rules.window) {
            ++from;
        }
        most = std::max(most, to - from + 1);
    }
    std::cout << kTries << " wrong PINs over " << (at - kMorning) / hours(24) << " days, " << resets
              << " resets: " << looked.size() << " looked at, at most " << most << " in 30 days, 0 signed in\n";
    EXPECT_EQ(most, 100U);
    EXPECT_EQ(refusal(told.badge, told.pin, at), kLocked) << "the right PIN does not open it either";
}

TEST_F(House, endsASignInByHandByIdlenessAndWhenThePersonLeaves)
{
    ASSERT_TRUE(add("L01", kLead));
    const auto told = add("T01", kTechnician);
    const auto first = signIn(told->badge, told->pin, kMorning);
    ASSERT_TRUE(signIns().touch(first->token, kMorning + minutes(4)));
    EXPECT_TRUE(signIns().holder(first->token, kMorning + minutes(9)));
    EXPECT_EQ(signIns().holder(first->token, kMorning + minutes(10)).error().what(),
              "T01 was away for too long and is signed out. Scan your badge and give your PIN.");

    const auto second = signIn(told->badge, told->pin, kMorning);
    ASSERT_TRUE(signIns().signOut(second->token, kMorning));
    EXPECT_FALSE(signIns().holder(second->token, kMorning));

    const auto third = signIn(told->badge, told->pin, kMorning);
    ASSERT_TRUE(write([&] { return PersonBook(m_database).retire(ActorId("T01"), kLead, stamp(kMorning)); }));
    EXPECT_FALSE(signIns().holder(third->token, kMorning));
    EXPECT_EQ(refusal(told->badge, told->pin, kMorning), kMisfit);
}

TEST_F(House, countsANewRoleForWhoIsSignedInAlready)
{
    ASSERT_TRUE(add("L01", kLead));
    const auto told = add("T01", kTechnician);
    const auto in = signIn(told->badge, told->pin, kMorning);

    ASSERT_TRUE(write(
        [&] { return PersonBook(m_database).giveRole(ActorId("T01"), RoleId("auditor"), kLead, stamp(kMorning)); }));

    EXPECT_EQ(signIns().holder(in->token, kMorning)->role, RoleId("auditor"));
}

TEST_F(House, isNeverWithoutALead)
{
    ASSERT_TRUE(add("L01", kLead));
    PersonBook book(m_database);
    const ActorId lead("L01");

    EXPECT_FALSE(write([&] { return book.retire(lead, kLead, stamp(kMorning)); }));
    EXPECT_FALSE(write([&] { return book.giveRole(lead, kTechnician, kLead, stamp(kMorning)); }));

    ASSERT_TRUE(add("L02", kLead));
    EXPECT_TRUE(write([&] { return book.retire(lead, kLead, stamp(kMorning)); }));
    EXPECT_FALSE(write([&] { return book.retire(ActorId("L02"), kLead, stamp(kMorning)); }));
}

TEST_F(House, givesACodeAndABadgeToOnePersonOnly)
{
    ASSERT_TRUE(add("L01", kLead, "HOUSE-0001"));
    ASSERT_TRUE(add("L02", kLead, "HOUSE-0002"));
    ASSERT_TRUE(write([&] { return PersonBook(m_database).retire(ActorId("L01"), kLead, stamp(kMorning)); }));

    EXPECT_EQ(add("L01", kLead).error().what(),
              "The staff code L01 was given before. A code belongs to one person for ever.");
    EXPECT_EQ(add("L03", kLead, "house 0002").error().what(),
              "This badge belongs to someone else. Nobody was registered.");
}

TEST_F(House, keepsEveryChangeOfAPersonForEver)
{
    ASSERT_TRUE(add("L01", kLead));
    ASSERT_TRUE(add("T01", kTechnician));
    PersonBook book(m_database);
    ASSERT_TRUE(write([&] { return book.giveRole(ActorId("T01"), RoleId("auditor"), kLead, stamp(kMorning)); }));
    ASSERT_TRUE(write([&] { return book.retire(ActorId("T01"), kLead, stamp(kMorning)); }));

    const auto changes = book.changes();
    std::string story;
    for (const PersonChange& change : *changes) {
        story += change.code.text() + " " + change.what + " " + change.role.text() + " by " + change.stamp.by + "; ";
    }
    EXPECT_EQ(story, "L01 added lead by L01; T01 added technician by L01; T01 role auditor by L01; "
                     "T01 retired auditor by L01; ");
    EXPECT_FALSE(m_database.run("UPDATE person_change SET by_code = 'X' WHERE number = 1"));
    EXPECT_FALSE(m_database.run("DELETE FROM person_change"));
    EXPECT_FALSE(m_database.run("DELETE FROM person"));
}

TEST_F(House, takesTheNewestRecoveryCodeOnly)
{
    const std::string first = newRecoveryCode();
    const std::string second = newRecoveryCode();
    PersonBook book(m_database);
    ASSERT_TRUE(write([&] { return book.keepRecovery(first); }));
    ASSERT_TRUE(write([&] { return book.keepRecovery(second); }));

    EXPECT_EQ(second.size(), 29U);
    EXPECT_FALSE(*book.fitsRecovery(first));
    EXPECT_TRUE(*book.fitsRecovery(second));
    EXPECT_FALSE(*book.fitsRecovery(""));
}

} // namespace
} // namespace regrade::store
