#include "tests/store/storesupport.h"

#include "store/migrations.h"
#include "store/place.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace regrade::store {
namespace {

TEST(OpenForWriting, makesFolderAndFileThatReopenWithTheSameSchema)
{
    const TemporaryFolder folder;
    const auto file = folder / "deep" / "regrade.db";

    auto first = Database::openForWriting(file);
    ASSERT_TRUE(first) << first.error().what();
    auto second = Database::openForWriting(file);
    ASSERT_TRUE(second) << second.error().what();

    EXPECT_EQ(*schemaOf(*second), static_cast<int>(migrationSteps().size()));
    EXPECT_EQ(number(*second, "SELECT COUNT(*) FROM event"), 0);
}

TEST(OpenForWriting, setsWhatProtectsTheLog)
{
    const TemporaryFolder folder;
    const auto database = Database::openForWriting(folder / "regrade.db");
    ASSERT_TRUE(database);

    std::string mode;
    ASSERT_TRUE(database->each("PRAGMA journal_mode", {}, [&](const Row& row) { mode = row.text(0); }));
    EXPECT_EQ(mode, "wal");
    EXPECT_EQ(number(*database, "PRAGMA synchronous"), 2) << "2 = FULL";
    EXPECT_EQ(number(*database, "PRAGMA foreign_keys"), 1);
    EXPECT_EQ(number(*database, "PRAGMA trusted_schema"), 0);
    EXPECT_EQ(number(*database, "PRAGMA cell_size_check"), 1);
    EXPECT_GE(number(*database, "PRAGMA busy_timeout"), 1'000);
    EXPECT_EQ(number(*database, "PRAGMA application_id"), kApplicationId);
}

TEST(OpenForWriting, leavesNothingButTheStoreBehind)
{
    const TemporaryFolder folder;
    {
        ASSERT_TRUE(Database::openForWriting(folder / "regrade.db"));
    }

    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "")) {
        names.push_back(entry.path().filename().string());
    }
    EXPECT_EQ(names, std::vector<std::string>{"regrade.db"});
}

/// The file is refused by both ways to open it, with this code, and not one byte of it changes.
void expectRefused(const std::filesystem::path& file, ErrorCode code, const std::string& word)
{
    const std::string before = bytesOf(file);
    const auto writing = Database::openForWriting(file);
    const auto reading = Database::openForReading(file);

    ASSERT_FALSE(writing);
    EXPECT_EQ(writing.error().code, code);
    EXPECT_NE(writing.error().what().find(word), std::string::npos) << writing.error().what();
    EXPECT_FALSE(reading);
    EXPECT_EQ(bytesOf(file), before);
}

TEST(OpenForWriting, refusesANewerSchema)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 1);
    tamper(folder / "regrade.db", "PRAGMA user_version = 999");

    expectRefused(folder / "regrade.db", ErrorCode::refused, "newer version");
}

TEST(OpenForWriting, refusesADatabaseOfAnotherProgram)
{
    const TemporaryFolder folder;
    tamper(folder / "regrade.db", "CREATE TABLE recipe (name TEXT)");

    expectRefused(folder / "regrade.db", ErrorCode::refused, "another program");
}

TEST(OpenForWriting, refusesAFileThatIsNoDatabase)
{
    const TemporaryFolder folder;
    writeBytes(folder / "regrade.db", "Dear diary, " + std::string(5'000, 'x'));
    writeBytes(folder / "short.db", "SQLite");

    expectRefused(folder / "regrade.db", ErrorCode::storage, "left as it is");
    expectRefused(folder / "short.db", ErrorCode::storage, "left as it is");
}

TEST(OpenForWriting, takesAnEmptyFileForDamageAndNotForANewStore)
{
    const TemporaryFolder folder;
    writeBytes(folder / "regrade.db", "");

    expectRefused(folder / "regrade.db", ErrorCode::storage, "empty file");
}

TEST(OpenForWriting, refusesATruncatedStore)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 40);
    const std::string whole = bytesOf(folder / "regrade.db");
    writeBytes(folder / "regrade.db", whole.substr(0, whole.size() / 2));

    expectRefused(folder / "regrade.db", ErrorCode::storage, "damaged");
}

TEST(OpenForWriting, refusesAStoreWithoutItsLog)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 1);
    tamper(folder / "regrade.db", "DROP TABLE event");

    expectRefused(folder / "regrade.db", ErrorCode::storage, "lost its log");
}

TEST(OpenForWriting, refusesAFileInPlaceOfTheFolder)
{
    const TemporaryFolder folder;
    writeBytes(folder / "data", "not a folder");

    const auto database = Database::openForWriting(folder / "data" / "regrade.db");

    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().code, ErrorCode::refused);
}

/// Runs a question as a user who is not root, whom mode bits do not bind; 0 = yes.
int asOrdinaryUser(const std::function<bool()>& question)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const bool dropped = ::getuid() != 0 || ::setuid(65'534) == 0;
        ::_exit(dropped && question() ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(OpenForWriting, refusesAPlaceThatCannotBeWritten)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 1);
    std::filesystem::permissions(folder / "", std::filesystem::perms(0555));

    const auto refusedAs = [&](const std::filesystem::path& file) {
        return asOrdinaryUser([&] {
            const auto database = Database::openForWriting(file);
            return !database && database.error().code == ErrorCode::refused;
        });
    };

    EXPECT_EQ(refusedAs(folder / "regrade.db"), 0);
    EXPECT_EQ(refusedAs(folder / "new.db"), 0);
    std::filesystem::permissions(folder / "", std::filesystem::perms(0755));
    EXPECT_FALSE(std::filesystem::exists(folder / "new.db"));
}

TEST(OpenForReading, findsNoStoreWhereThereIsNone)
{
    const TemporaryFolder folder;

    const auto database = Database::openForReading(folder / "regrade.db");

    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().code, ErrorCode::notFound);
    EXPECT_FALSE(std::filesystem::exists(folder / "regrade.db"));
}

TEST(OpenForReading, cannotWrite)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 1);
    auto database = Database::openForReading(folder / "regrade.db");
    ASSERT_TRUE(database) << database.error().what();

    const auto written = database->run("INSERT INTO projection VALUES ('x', 1)");

    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::storage);
}

TEST(OpenForReading, seesWhatTheWriterHasCommitted)
{
    const TemporaryFolder folder;
    auto writer = Database::openForWriting(folder / "regrade.db");
    const auto reader = Database::openForReading(folder / "regrade.db");
    ASSERT_TRUE(writer && reader);

    ASSERT_TRUE(writer->run("INSERT INTO projection VALUES ('seen', 3)"));

    EXPECT_EQ(number(*reader, "SELECT version FROM projection WHERE name = 'seen'"), 3);
}

TEST(InTransaction, rollsBackWhenTheWorkFails)
{
    const TemporaryFolder folder;
    auto database = Database::openForWriting(folder / "regrade.db");
    ASSERT_TRUE(database);

    const auto done = database->inTransaction([&]() -> Result<void> {
        EXPECT_TRUE(database->run("INSERT INTO projection VALUES ('half', 1)"));
        return refused("Not like that.");
    });

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().what(), "Not like that.");
    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM projection"), 0);
}

TEST(InTransaction, rollsBackWhenTheWorkThrowsAndCanBeUsedAgain)
{
    const TemporaryFolder folder;
    auto database = Database::openForWriting(folder / "regrade.db");
    ASSERT_TRUE(database);

    const auto throwing = [&]() -> Result<void> {
        EXPECT_TRUE(database->run("INSERT INTO projection VALUES ('half', 1)"));
        throw std::logic_error("broken");
    };
    EXPECT_THROW((void)database->inTransaction(throwing), std::logic_error);

    EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM projection"), 0);
    EXPECT_TRUE(database->inTransaction([] { return Result<void>(); }));
}

TEST(InTransaction, isNeverNested)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);

    const auto nested = [&] {
        return database->inTransaction([&] { return database->inTransaction([] { return Result<void>(); }); });
    };

    EXPECT_THROW((void)nested(), std::logic_error);
}

TEST(Database, bindsAndReadsEveryKindOfValue)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);
    const std::string odd("a'b\0c", 5);

    int rows = 0;
    const auto asked =
        database->each("SELECT ?, ?, ?, ?", {nullptr, std::int64_t{1} << 60, 0.25, odd}, [&](const Row& row) {
            ++rows;
            EXPECT_TRUE(row.isNull(0));
            EXPECT_EQ(row.integer(1), std::int64_t{1} << 60);
            EXPECT_EQ(row.real(2), 0.25);
            EXPECT_EQ(row.text(3), odd);
        });

    ASSERT_TRUE(asked) << asked.error().detail;
    EXPECT_EQ(rows, 1);
}

TEST(Database, asksTheSameQuestionInsideItsAnswer)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);
    const std::string sql = "WITH n (i) AS (VALUES (1), (2), (3)) SELECT i FROM n";

    std::int64_t sum = 0;
    ASSERT_TRUE(database->each(sql, {}, [&](const Row& outer) {
        EXPECT_TRUE(database->each(sql, {}, [&](const Row& inner) { sum += outer.integer(0) * inner.integer(0); }));
    }));

    EXPECT_EQ(sum, 36);
}

TEST(Database, tellsHowManyRowsChanged)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);

    EXPECT_EQ(*database->run("INSERT INTO projection VALUES ('a', 1), ('b', 1)"), 2);
    EXPECT_EQ(*database->run("UPDATE projection SET version = 2 WHERE name = ?", {std::string("a")}), 1);
    EXPECT_EQ(*database->run("CREATE TABLE other (x)"), 0);
}

TEST(Database, makesAMistakeInSqlAnErrorWithTheStatementInItsDetail)
{
    auto database = Database::inMemory();
    ASSERT_TRUE(database);

    const auto done = database->run("SELEKT 1");

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::storage);
    EXPECT_NE(done.error().detail.find("SELEKT 1"), std::string::npos);
}

TEST(NetworkFileSystem, isToldFromADiskByItsNumberAndMount)
{
    struct Case {
        std::uint64_t magic;
        std::string type;
        bool network;
    };
    const std::vector<Case> cases = {
        {0x6969, "nfs4", true},         {0xFF534D42, "cifs", true},     {0xFE534D42, "smb3", true},
        {0x517B, "smbfs", true},        {0x01021997, "9p", true},       {0x65735546, "fuse.sshfs", true},
        {0x65735546, "", true},         {0x65735546, "fuseblk", false}, {0xEF53, "ext4", false},
        {0x58465342, "xfs", false},     {0x9123683E, "btrfs", false},   {0x01021994, "tmpfs", false},
        {0x794C7630, "overlay", false}, {0x00C36400, "ceph", true},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(isNetworkFileSystem(one.magic, one.type), one.network) << one.type;
    }
}

TEST(Migration, bringsAPredecessorUpToDateWithItsEvents)
{
    const TemporaryFolder folder;
    const auto file = folder / "regrade.db";
    for (std::size_t old = 1; old < migrationSteps().size(); ++old) {
        std::filesystem::remove(file);
        std::string sql = "PRAGMA application_id = " + std::to_string(kApplicationId) + ";";
        for (std::size_t step = 0; step < old; ++step) {
            for (const std::string_view statement : migrationSteps()[step]) {
                sql += std::string(statement) + ";";
            }
        }
        sql += "PRAGMA user_version = " + std::to_string(old) + ";";
        sql += "INSERT INTO event VALUES ('desk-1', 1, 'UNIT1', 1, 'WorkStarted', '{\"stage\":\"clean\"}', "
               "'2026-03-01T08:00:00.000Z', 5, 'anna', 'p', '', 0, '0', '0')";
        ASSERT_EQ(tamper(file, sql), "");

        const auto database = Database::openForWriting(file);

        ASSERT_TRUE(database) << database.error().what();
        EXPECT_EQ(*schemaOf(*database), static_cast<int>(migrationSteps().size()));
        EXPECT_EQ(EventLog(*database).history(domain::SubjectId("UNIT1"))->size(), 1U);
    }
}

TEST(Migration, isNeededBeforeAPredecessorCanBeRead)
{
    const TemporaryFolder folder;
    fill(folder / "regrade.db", 1);
    tamper(folder / "regrade.db", "PRAGMA user_version = 1; DROP TABLE projection");

    const auto database = Database::openForReading(folder / "regrade.db");

    ASSERT_FALSE(database);
    EXPECT_NE(database.error().what().find("older version"), std::string::npos);
}

/// What another program would find: whether somebody holds a lock on the file.
bool isLocked(const std::filesystem::path& file)
{
    const pid_t other = fork();
    if (other == 0) {
        const int handle = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
        struct flock asked = {};
        asked.l_type = F_WRLCK;
        asked.l_whence = SEEK_SET; // the whole file, SQLite's lock bytes far behind its end among it
        _exit(handle >= 0 && fcntl(handle, F_GETLK, &asked) == 0 && asked.l_type != F_UNLCK ? 1 : 0);
    }
    int status = 0;
    EXPECT_EQ(waitpid(other, &status, 0), other);
    return WEXITSTATUS(status) == 1;
}

TEST(OpenForReading, leavesTheLocksOfTheWriterBesideItAlone)
{
    const TemporaryFolder folder;
    const auto file = folder / "regrade.db";
    const auto writer = Database::openForWriting(file);
    ASSERT_TRUE(writer) << writer.error().what();
    ASSERT_EQ(number(*writer, "SELECT COUNT(*) FROM event"), 0);
    ASSERT_TRUE(isLocked(file)) << "a connection to a write-ahead log holds its lock as long as it lives";

    {
        const auto reader = Database::openForReading(file);
        ASSERT_TRUE(reader) << reader.error().what();
        EXPECT_TRUE(isLocked(file));
    }
    const auto second = Database::openForWriting(file);
    ASSERT_TRUE(second) << second.error().what();

    EXPECT_TRUE(isLocked(file)) << "another program would take the log away when it ends";
}

} // namespace
} // namespace regrade::store
