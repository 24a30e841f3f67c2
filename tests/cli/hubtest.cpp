#include "tests/cli/program.h"
#include "tests/support/postgres.h"

#include <gmock/gmock.h>

#include <fstream>

using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using regrade::support::PostgresServer;
using regrade::tests::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

void writeSecret(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file) << text << '\n';
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

/// Two warehouses and a hub, all by the commands that a house would type.
class HubByCommand : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (const auto absent = PostgresServer::absence()) {
            GTEST_SKIP() << *absent;
        }
        m_server = std::make_unique<PostgresServer>();
        writeSecret(m_folder.path() / "login", PostgresServer::kPassword);
        writeSecret(m_folder.path() / "pgpass", "*:*:*:station:" + std::string(PostgresServer::kPassword));
        (void)first.done({"hub", "init", m_server->ownerAddress(), "--login", "station", "--password-file",
                          (m_folder.path() / "login").string()});
    }

    [[nodiscard]] PostgresServer& server() { return *m_server; }
    [[nodiscard]] std::string address() const
    {
        return "postgresql://station@127.0.0.1:" + std::to_string(m_server->port()) +
               "/regrade?passfile=" + (m_folder.path() / "pgpass").string();
    }

    Warehouse first;
    Warehouse second;

private:
    TemporaryFolder m_folder;
    std::unique_ptr<PostgresServer> m_server;
};

TEST_F(HubByCommand, sharesAUnitFromIntakeToAConflictThatIsSettled)
{
    (void)first.registerProduct("TOY-01");
    const std::string tag = first.intake("TOY-01");
    EXPECT_EQ(first.done({"hub", "join", address()}).at("sent"), 4) << "what was written before goes up as well";
    EXPECT_EQ(second.done({"hub", "join", address()}).at("received"), 4);
    EXPECT_EQ(second.done({"item", "show", tag}).at("item"), tag);

    (void)first.done({"grade", tag, "--packaging", "intact", "--cosmetic", "none", "--function", "works"});
    (void)second.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "flaw", "--function", "works"});
    EXPECT_GT(first.done({"hub", "status"}).at("unsent").get<int>(), 0);
    for (const Warehouse* house : {&first, &second, &first}) {
        (void)house->done({"hub", "sync", "--once"});
    }

    for (const Warehouse* house : {&first, &second}) {
        EXPECT_EQ(house->done({"hub", "status"}).at("unsent"), 0);
        const auto open = house->done({"conflict", "list"}).at("conflicts");
        ASSERT_EQ(open.size(), 1U);
        EXPECT_EQ(open.front().at("what"), "gradedTwice");
    }
    EXPECT_EQ(first.done({"item", "show", tag}).at("grade"), second.done({"item", "show", tag}).at("grade"));

    EXPECT_THAT(second.refused({"conflict", "settle", tag, "--reason", " "}), HasSubstr("Say what is so now"));
    (void)second.done({"conflict", "settle", tag, "--reason", "Looked at it together."});
    (void)second.done({"hub", "sync", "--once"});
    (void)first.done({"hub", "sync", "--once"});

    EXPECT_TRUE(first.done({"conflict", "list"}).at("conflicts").empty());
    EXPECT_TRUE(first.done({"store", "verify"}).at("intact"));
}

TEST_F(HubByCommand, worksOnWithoutItsServerAndSaysWhatWaits)
{
    (void)first.registerProduct("TOY-01");
    (void)first.done({"hub", "join", address()});
    server().kill();

    const std::string tag = first.intake("TOY-01");
    const auto status = first.done({"hub", "status"});

    EXPECT_FALSE(tag.empty());
    EXPECT_FALSE(status.at("reached"));
    EXPECT_GT(status.at("unsent").get<int>(), 0);
    EXPECT_THAT(status.at("problem").get<std::string>(), HasSubstr("Work goes on here"));
    const auto sync = first.run({"hub", "sync", "--once"});
    EXPECT_EQ(sync.code, 1);
    EXPECT_THAT(sync.err, HasSubstr("cannot be reached"));
}

TEST_F(HubByCommand, warnsOfAUnitThatAnotherStationHasInWork)
{
    (void)first.registerProduct("TOY-01");
    const std::string tag = first.intake("TOY-01");
    (void)first.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works"});
    (void)first.done({"hub", "join", address()});
    (void)second.done({"hub", "join", address()});
    // The event is still on its way while the lease is known.
    server().sql("INSERT INTO regrade.lease SELECT '" + tag +
                 "', (SELECT min(station) FROM regrade.station WHERE head_seq > 0), now() + interval '10 minutes'");
    (void)second.done({"hub", "sync", "--once"});

    EXPECT_THAT(second.refused({"work", "start", tag}), HasSubstr("has this unit in work"));
    (void)second.done({"work", "start", tag, "--anyway"});
}

TEST_F(HubByCommand, leavesWithoutLosingAnything)
{
    (void)first.registerProduct("TOY-01");
    (void)first.done({"hub", "join", address()});
    (void)first.done({"hub", "leave"});

    EXPECT_THAT(first.refused({"hub", "sync", "--once"}), HasSubstr("belongs to no hub"));
    (void)first.intake("TOY-01");
    EXPECT_GT(first.done({"hub", "join", address()}).at("sent").get<int>(), 0) << "what was written meanwhile";
}

TEST_F(HubByCommand, takesNoPasswordOnItsCommandLine)
{
    const auto said = first.refused({"hub", "join", "postgresql://station:hush-hush@127.0.0.1/regrade"});

    EXPECT_THAT(said, HasSubstr("A password never stands in the address"));
    EXPECT_THAT(said, Not(HasSubstr("hush")));
}

} // namespace
