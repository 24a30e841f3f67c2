#include "tests/exchange/desk.h"

#include <cstdlib>

namespace regrade::exchange {
namespace {

/// A certificate for a name, signed by itself, and its key.
void makeCertificate(const std::filesystem::path& folder, const std::string& name, const std::string& host)
{
    const std::string command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
                                "-subj /CN=" +
                                host + " -addext subjectAltName=DNS:" + host + " -keyout " +
                                (folder / (name + ".key")).string() + " -out " + (folder / (name + ".crt")).string() +
                                " 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0) << "openssl is needed to make a certificate";
}

/// A hub that takes nobody over the network without TLS; one for all tests of this file.
class EncryptedHub : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        if (support::PostgresServer::absence()) {
            return;
        }
        s_folder = std::make_unique<TemporaryFolder>();
        makeCertificate(s_folder->path(), "server", "localhost");
        makeCertificate(s_folder->path(), "other", "localhost");
        s_server = std::make_unique<support::PostgresServer>();
        const auto owner = parseHubAddress(s_server->ownerAddress());
        ASSERT_TRUE(initHub(owner.value(), LinkTimes{}));
        auto link = HubLink::open(*owner, "test", LinkTimes{}, {});
        ASSERT_TRUE(link && addLogin(*link, "station", support::PostgresServer::kPassword));
        s_server->encrypt(*s_folder / "server.crt", *s_folder / "server.key");
    }
    static void TearDownTestSuite()
    {
        s_server.reset();
        s_folder.reset();
    }
    void SetUp() override { NEEDS_POSTGRES(); }

    [[nodiscard]] static Result<HubLink> open(const std::string& host, int port, const std::string& settings)
    {
        const auto address = parseHubAddress(stationAddress(port, *s_folder / "passwords", host) + settings);
        return address ? HubLink::open(*address, "test", LinkTimes{}, {}) : address.error();
    }
    [[nodiscard]] static std::string trusting(const std::string& certificate)
    {
        return "&sslmode=verify-full&sslrootcert=" + (*s_folder / certificate).string();
    }
    [[nodiscard]] static int port() { return s_server->port(); }

private:
    inline static std::unique_ptr<TemporaryFolder> s_folder;
    inline static std::unique_ptr<support::PostgresServer> s_server;
};

void expectRefusal(const Result<HubLink>& link, const std::string& word)
{
    ASSERT_FALSE(link);
    EXPECT_EQ(link.error().code, ErrorCode::refused);
    EXPECT_NE(link.error().what().find(word), std::string::npos) << link.error().what() << link.error().detail;
}

TEST_F(EncryptedHub, isReachedOverTlsByTheNameInItsCertificate)
{
    auto link = open("localhost", port(), trusting("server.crt"));

    ASSERT_TRUE(link) << link.error().what() << link.error().detail;
    const auto rows = link->ask("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->front()[0], "t");
    EXPECT_EQ(rows->front()[1], "TLSv1.3");
}

TEST_F(EncryptedHub, isRefusedWhenItsCertificateIsNotTrusted)
{
    expectRefusal(open("localhost", port(), trusting("other.crt")), "certificate");
}

TEST_F(EncryptedHub, isRefusedUnderAnotherName)
{
    expectRefusal(open("127.0.0.1", port(), trusting("server.crt")), "certificate");
}

TEST_F(EncryptedHub, turnsAwayWhoDoesNotEncrypt)
{
    expectRefusal(open("127.0.0.1", port(), "&sslmode=disable"), "encrypted");
}

TEST_F(EncryptedHub, isNotTakenForOneThatDoesNotEncryptAtAll)
{
    expectRefusal(open("localhost", server().port(), trusting("server.crt")), "certificate");
}

} // namespace
} // namespace regrade::exchange
