#include "tests/store/storesupport.h"

#include "store/signedhead.h"

#include <sys/stat.h>

namespace regrade::store {
namespace {

const ChainHead kHead{"ST-7F2K", 4'711, std::string(60, 'a') + "0123"};

Time noon() { return *parseIso("2026-03-01T12:00:00Z"); }

TEST(StationKey, isMadeOnceAndForItsOwnerOnly)
{
    const TemporaryFolder folder;

    const auto first = StationKey::openOrMake(folder / "station.key");
    const auto second = StationKey::openOrMake(folder / "station.key");

    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->publicKey(), second->publicKey());
    struct stat facts = {};
    ASSERT_EQ(::stat((folder / "station.key").c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
}

TEST(StationKey, isRefusedWhenDamagedAndNeverMadeAnew)
{
    const TemporaryFolder folder;
    writeBytes(folder / "station.key", "not a key\n");

    const auto key = StationKey::openOrMake(folder / "station.key");

    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().code, ErrorCode::storage);
    EXPECT_EQ(bytesOf(folder / "station.key"), "not a key\n");
}

TEST(SignedHead, isReadBackAsItWasSigned)
{
    const TemporaryFolder folder;
    const auto key = StationKey::openOrMake(folder / "station.key");
    const SignedHead made = key->sign(kHead, noon());

    const auto read = readSignedHead(made.text);

    ASSERT_TRUE(read) << made.text;
    EXPECT_EQ(read->head, kHead);
    EXPECT_EQ(read->at, noon());
    EXPECT_EQ(read->key, key->publicKey());
    EXPECT_LT(made.text.size(), 300U) << "too long for a QR code that a camera reads from paper";
}

TEST(SignedHead, isRefusedWithAnyCharacterChanged)
{
    const TemporaryFolder folder;
    const std::string text = StationKey::openOrMake(folder / "station.key")->sign(kHead, noon()).text;

    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = changed[at] == 'B' ? 'C' : 'B';
        EXPECT_FALSE(readSignedHead(changed)) << at << ": " << changed;
        EXPECT_FALSE(readSignedHead(text.substr(0, at)));
    }
}

TEST(HeadBook, tellsTheFurthestHeadOfEachStationThatItsKeySigned)
{
    const TemporaryFolder folder;
    const auto own = StationKey::openOrMake(folder / "own.key");
    const auto foreign = StationKey::openOrMake(folder / "foreign.key");
    const HeadBook book(folder / "heads.txt");
    ASSERT_TRUE(book.add(own->sign(kHead, noon())));
    ASSERT_TRUE(book.add(own->sign({"ST-7F2K", 12, kHead.hash}, noon())));
    ASSERT_TRUE(book.add(own->sign({"ST-9999", 3, kHead.hash}, noon())));
    ASSERT_TRUE(book.add(foreign->sign({"ST-7F2K", 9'000, kHead.hash}, noon())));
    std::ofstream(folder / "heads.txt", std::ios::app)
        << own->sign({"ST-7F2K", 8'000, kHead.hash}, noon()).text.substr(0, 90);

    const auto furthest = book.furthest(own->publicKey());

    EXPECT_EQ(furthest, (std::vector<ChainHead>{kHead, {"ST-9999", 3, kHead.hash}}));
    ASSERT_TRUE(book.add(own->sign({"ST-7F2K", 5'000, kHead.hash}, noon())));
    EXPECT_EQ(book.furthest(own->publicKey()).front().seq, 5'000) << "a torn line swallowed the next one";
}

TEST(HeadBook, tellsWhatAStationSignedLastBeforeATime)
{
    const TemporaryFolder folder;
    const auto own = StationKey::openOrMake(folder / "own.key");
    const auto foreign = StationKey::openOrMake(folder / "foreign.key");
    const HeadBook book(folder / "shifts.txt");
    const auto last = [&](Time at) { return book.lastBefore(at, "ST-7F2K", own->publicKey()); };
    EXPECT_FALSE(last(noon()));
    ASSERT_TRUE(book.add(own->sign({"ST-7F2K", 12, kHead.hash}, noon())));
    ASSERT_TRUE(book.add(own->sign({"ST-9999", 30, kHead.hash}, noon())));
    ASSERT_TRUE(book.add(foreign->sign({"ST-7F2K", 90, kHead.hash}, noon())));
    ASSERT_TRUE(book.add(own->sign(kHead, noon() + std::chrono::hours(8))));

    EXPECT_FALSE(last(noon())) << "the head of that very time is not before it";
    ASSERT_TRUE(last(noon() + std::chrono::hours(8)));
    EXPECT_EQ(last(noon() + std::chrono::hours(8))->head.seq, 12);
    EXPECT_EQ(last(noon() + std::chrono::hours(9))->head, kHead);
    EXPECT_EQ(last(noon() + std::chrono::hours(9))->at, noon() + std::chrono::hours(8));
}

} // namespace
} // namespace regrade::store
