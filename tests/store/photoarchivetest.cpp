#include "tests/store/storesupport.h"

#include "store/photoarchive.h"

namespace regrade::store {
namespace {

std::span<const std::byte> asBytes(const std::string& text) { return std::as_bytes(std::span(text)); }

std::string asText(const std::vector<std::byte>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::size_t filesIn(const std::filesystem::path& folder)
{
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        files += entry.is_regular_file() ? 1 : 0;
    }
    return files;
}

TEST(PhotoArchive, namesAFileByItsHash)
{
    const TemporaryFolder folder;
    const PhotoArchive archive(folder / "photos");

    const auto hash = archive.put(asBytes("abc"), "jpg");

    ASSERT_TRUE(hash) << hash.error().what();
    const std::string expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-2, B.1
    EXPECT_EQ(hash->text(), expected);
    EXPECT_EQ(*archive.pathOf(*hash), folder / "photos" / "ba" / (expected + ".jpg"));
    EXPECT_EQ(asText(*archive.read(*hash)), "abc");
}

TEST(PhotoArchive, keepsTheSameBytesOnce)
{
    const TemporaryFolder folder;
    const PhotoArchive archive(folder / "photos");

    EXPECT_EQ(archive.put(asBytes("abc"), "jpg")->text(), archive.put(asBytes("abc"), "png")->text());
    EXPECT_NE(archive.put(asBytes("abd"), "jpg")->text(), archive.put(asBytes("abc"), "jpg")->text());

    EXPECT_EQ(filesIn(folder / "photos"), 2U);
}

TEST(PhotoArchive, noticesADamagedFileAndMakesItWholeFromTheSameBytes)
{
    const TemporaryFolder folder;
    const PhotoArchive archive(folder / "photos");
    const auto hash = archive.put(asBytes("abc"), "jpg");
    writeBytes(*archive.pathOf(*hash), "ab");

    EXPECT_EQ(archive.read(*hash).error().code, ErrorCode::storage);
    ASSERT_TRUE(archive.put(asBytes("abc"), "png"));

    EXPECT_EQ(asText(*archive.read(*hash)), "abc");
}

TEST(PhotoArchive, doesNotFindWhatItWasNeverGiven)
{
    const TemporaryFolder folder;
    const PhotoArchive archive(folder / "photos");

    EXPECT_EQ(archive.read(domain::PhotoHash(std::string(64, 'a'))).error().code, ErrorCode::notFound);
    EXPECT_EQ(archive.pathOf(domain::PhotoHash("../../etc/passwd")).error().code, ErrorCode::invalid);
}

TEST(PhotoArchive, refusesNothingAndUnknownTypes)
{
    const TemporaryFolder folder;
    const PhotoArchive archive(folder / "photos");

    EXPECT_EQ(archive.put({}, "jpg").error().code, ErrorCode::invalid);
    EXPECT_EQ(archive.put(asBytes("abc"), "../x").error().code, ErrorCode::invalid);
    EXPECT_FALSE(std::filesystem::exists(folder / "photos"));
}

TEST(PhotoArchive, saysThatAPhotoCouldNotBeKeptAndLeavesNoDraft)
{
    const TemporaryFolder folder;
    writeBytes(folder / "photos", "a file where the folder should be");
    const PhotoArchive archive(folder / "photos");

    const auto hash = archive.put(asBytes("abc"), "jpg");

    ASSERT_FALSE(hash);
    EXPECT_EQ(hash.error().code, ErrorCode::storage);
}

TEST(PhotoArchive, leavesNoDraftBehind)
{
    const TemporaryFolder folder;
    const PhotoArchive archive(folder / "photos");
    const std::string photo(300'000, 'p');

    ASSERT_TRUE(archive.put(asBytes(photo), "jpg"));

    EXPECT_EQ(filesIn(folder / "photos"), 1U);
}

} // namespace
} // namespace regrade::store
