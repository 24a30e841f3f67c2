#include "tests/exchange/desk.h"

#include "exchange/hubphotos.h"

namespace regrade::exchange {
namespace {

using insight::received;
using insight::routed;

std::vector<std::byte> photo(std::size_t size, unsigned seed)
{
    std::vector<std::byte> bytes(size);
    for (std::byte& byte : bytes) {
        seed = seed * 1'664'525U + 1'013'904'223U;
        byte = static_cast<std::byte>(seed >> 24U);
    }
    return bytes;
}

class HubOfTwo : public testing::Test {
protected:
    void SetUp() override
    {
        NEEDS_POSTGRES();
        server().sql("TRUNCATE regrade.event, regrade.station, regrade.head, regrade.lease, regrade.photo");
        for (const char* name : {"desk-a", "desk-b"}) {
            m_desks.push_back(
                std::make_unique<Desk>(name, stationAddress(server().port(), m_folder / "passwords"), m_folder / ""));
            ASSERT_TRUE(m_desks.back()->join());
        }
    }
    void TearDown() override { m_desks.clear(); }
    [[nodiscard]] Desk& a() { return *m_desks[0]; }
    [[nodiscard]] Desk& b() { return *m_desks[1]; }
    void meet()
    {
        for (Desk* one : {&a(), &b(), &a(), &b()}) {
            const auto round = one->round();
            ASSERT_TRUE(round) << round.error().what() << round.error().detail;
        }
    }
    /// A unit that was looked at; the photo lies at station a.
    domain::PhotoHash look(const std::string& unit, const std::vector<std::byte>& bytes)
    {
        const auto hash = a().photos().put(bytes, "jpg").value();
        a().write(unit, {received(), domain::ItemInspected{{.photos = {{hash, "front", 10, 10}}, .model = "m"}}});
        return hash;
    }

private:
    TemporaryFolder m_folder;
    std::vector<std::unique_ptr<Desk>> m_desks;
};

TEST_F(HubOfTwo, showsAPhotoOfAnotherStation)
{
    const auto bytes = photo(700'000, 7);
    const auto hash = look("UNIT1", bytes);
    ASSERT_EQ(a().number("SELECT COUNT(*) FROM photo_outbox"), 1);
    meet();
    ASSERT_EQ(a().number("SELECT COUNT(*) FROM photo_outbox"), 0);
    ASSERT_EQ(b().photos().pathOf(hash).error().code, ErrorCode::notFound) << "photos come when they are wanted";

    ASSERT_TRUE(b().clerk().attendAndWait([&] { return store::wantPhoto(b().writer(), hash); }));
    const auto round = b().round();

    ASSERT_TRUE(round);
    EXPECT_EQ(round->photosFetched, 1);
    EXPECT_EQ(b().photos().read(hash).value(), bytes);
    EXPECT_EQ(b().number("SELECT COUNT(*) FROM photo_wanted"), 0);
}

TEST_F(HubOfTwo, keepsNoPhotoThatWasDamagedOnItsWay)
{
    const auto hash = look("UNIT1", photo(300'000, 9));
    meet();
    server().sql("UPDATE regrade.photo SET bytes = set_byte(bytes, 1000, 255 - get_byte(bytes, 1000)) WHERE piece = 1");

    const auto fetched = b().fetch(hash);

    ASSERT_FALSE(fetched);
    EXPECT_NE(fetched.error().what().find("damaged on the hub"), std::string::npos) << fetched.error().what();
    EXPECT_FALSE(b().photos().pathOf(hash));
}

TEST_F(HubOfTwo, saysWhenAPhotoWasNotSentYet)
{
    const auto fetched = b().fetch(domain::PhotoHash(std::string(64, 'a')));

    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::notFound);
}

TEST_F(HubOfTwo, keepsAPhotoInTheOutboxThatIsLostHere)
{
    a().write("UNIT1", {received(),
                        domain::ItemInspected{
                            {.photos = {{domain::PhotoHash(std::string(64, 'b')), "front", 10, 10}}, .model = "m"}}});
    const auto there = look("UNIT2", photo(2'000, 3));

    meet();

    EXPECT_EQ(a().number("SELECT COUNT(*) FROM photo_outbox"), 1) << "the lost one still stands there";
    EXPECT_TRUE(b().fetch(there)) << "and holds up no other";
}

TEST_F(HubOfTwo, warnsOthersOfAUnitInWorkUntilItIsDone)
{
    const Time now = a().clock().now();
    a().write("UNIT1", {received(), routed({"cleaning", "packing"})});
    a().write("UNIT1", {domain::WorkStarted{domain::StageId("cleaning")}});
    meet();

    const auto lease = store::leaseOf(b().reader(), domain::ItemId("UNIT1"), now);

    ASSERT_TRUE(lease && *lease);
    EXPECT_EQ((*lease)->station, "desk-a");
    EXPECT_NEAR(std::chrono::duration<double>((*lease)->until - now).count(), 1'800.0, 120.0);
    EXPECT_FALSE(*store::leaseOf(a().reader(), domain::ItemId("UNIT1"), now)) << "its own is no warning";
    EXPECT_FALSE(*store::leaseOf(b().reader(), domain::ItemId("UNIT1"), now + std::chrono::hours(1))) << "it runs out";

    a().write("UNIT1", {domain::WorkFinished{domain::StageId("cleaning"), {}, Money{0, "EUR"}, false}});
    meet();

    EXPECT_FALSE(*store::leaseOf(b().reader(), domain::ItemId("UNIT1"), now));
}

TEST_F(HubOfTwo, givesALeaseToTheFirstWhoAsked)
{
    a().write("UNIT1", {received(), routed({"cleaning", "packing"})});
    meet();
    a().write("UNIT1", {domain::WorkStarted{domain::StageId("cleaning")}});
    b().write("UNIT1", {domain::WorkStarted{domain::StageId("cleaning")}});

    meet();

    EXPECT_EQ(server().sql("SELECT station FROM regrade.lease WHERE item = 'UNIT1'"), "desk-a");
}

} // namespace
} // namespace regrade::exchange
