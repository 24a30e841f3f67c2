#include "passport/packseal.h"

#include "tests/support/temporaryfolder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace regrade::passport {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& file, const std::string& content)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

void put16(std::string& bytes, std::size_t at, unsigned value)
{
    bytes[at] = static_cast<char>(value & 0xFFU);
    bytes[at + 1] = static_cast<char>(value >> 8U & 0xFFU);
}

void put32(std::string& bytes, std::size_t at, unsigned value)
{
    put16(bytes, at, value & 0xFFFFU);
    put16(bytes, at + 2, value >> 16U);
}

class Packs : public testing::Test {
protected:
    Packs() : m_key(store::StationKey::openOrMake(m_folder / "station.key").value()) {}

    /// Two files, signed.
    void seal(const fs::path& to)
    {
        auto pack = PackWriter::create(to);
        ASSERT_TRUE(pack) << pack.error().what();
        ASSERT_TRUE(pack->add("report.html", "<p>Kettle</p>"));
        write(m_folder / "photo.jpg", std::string(700'000, 'p'));
        ASSERT_TRUE(pack->addFile("photos/ab.jpg", m_folder / "photo.jpg"));
        const auto sealed = sealPack(*pack, {PackKind::evidence, "BCDEFGHIJKLNO", "ST-A", Time{}, {"dead"}}, m_key);
        ASSERT_TRUE(sealed) << sealed.error().what();
    }
    [[nodiscard]] static Result<VerifiedPack> verify(const fs::path& from)
    {
        const auto pack = PackReader::open(from);
        return pack ? verifyPack(*pack) : Result<VerifiedPack>(pack.error());
    }
    [[nodiscard]] static std::string whyNot(const fs::path& from)
    {
        const auto verified = verify(from);
        EXPECT_FALSE(verified) << from;
        return verified ? std::string() : verified.error().what();
    }
    /// The sealed pack as bytes, to be spoilt.
    [[nodiscard]] std::string zipBytes()
    {
        seal(m_folder / "good.zip");
        return contentOf(m_folder / "good.zip");
    }
    [[nodiscard]] fs::path spoilt(const std::string& bytes)
    {
        write(m_folder / "spoilt.zip", bytes);
        return m_folder / "spoilt.zip";
    }
    /// Where the list of the ZIP file names it.
    static std::size_t listed(const std::string& bytes, const std::string& name) { return bytes.rfind(name) - 46; }

    tests::TemporaryFolder m_folder;
    store::StationKey m_key;
};

TEST_F(Packs, holdAsAFileAndAsAFolder)
{
    for (const fs::path& to : {m_folder / "pack.zip", m_folder / "pack"}) {
        ASSERT_NO_FATAL_FAILURE(seal(to));

        const auto verified = verify(to);

        ASSERT_TRUE(verified) << verified.error().what();
        EXPECT_EQ(verified->files.size(), 2U);
        EXPECT_EQ(verified->key, m_key.publicKey());
        EXPECT_EQ(verified->seal.unit, "BCDEFGHIJKLNO");
        EXPECT_EQ(verified->seal.station, "ST-A");
        EXPECT_EQ(verified->seal.absent, std::vector<std::string>{"dead"});
        EXPECT_EQ(PackReader::open(to)->content("report.html", 100).value(), "<p>Kettle</p>");
    }
}

TEST_F(Packs, areReadByOtherProgramsToo)
{
    ASSERT_NO_FATAL_FAILURE(seal(m_folder / "pack.zip"));
    const std::string command = "python3 -c \"import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); "
                                "sys.exit(0 if z.testzip() is None and len(z.namelist())==4 else 1)\" '" +
                                (m_folder / "pack.zip").string() + "'";

    EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(Packs, nameTheFileThatWasChanged)
{
    std::string bytes = zipBytes();
    bytes[bytes.find("ppppppp") + 350'000] = 'q';

    EXPECT_EQ(whyNot(spoilt(bytes)), "The file photos/ab.jpg of the pack was changed.");
}

TEST_F(Packs, nameTheFileThatIsMissingOrWasPutIn)
{
    ASSERT_NO_FATAL_FAILURE(seal(m_folder / "pack"));
    write(m_folder / "pack" / "photos" / "cd.jpg", "x");
    EXPECT_EQ(whyNot(m_folder / "pack"), "The pack holds a file photos/cd.jpg that its station did not put in.");
    fs::remove(m_folder / "pack" / "photos" / "cd.jpg");
    ASSERT_TRUE(verify(m_folder / "pack"));

    fs::remove(m_folder / "pack" / "photos" / "ab.jpg");

    EXPECT_EQ(whyNot(m_folder / "pack"), "The file photos/ab.jpg of the pack is missing.");
    fs::remove(m_folder / "pack" / "manifest.sig");
    EXPECT_EQ(whyNot(m_folder / "pack"), "The file manifest.sig of the pack is missing.");
}

TEST_F(Packs, areRefusedWhenTheirListWasWrittenByAnother)
{
    ASSERT_NO_FATAL_FAILURE(seal(m_folder / "pack"));
    const fs::path list = m_folder / "pack" / "manifest.json";
    std::string text = contentOf(list);
    text.replace(text.find("ST-A"), 4, "ST-B");
    write(list, text);
    EXPECT_EQ(whyNot(m_folder / "pack"),
              "The signature does not fit: the list of the pack was changed, or somebody else wrote it.");

    write(list, "[]");
    EXPECT_EQ(whyNot(m_folder / "pack"),
              "The list of the pack cannot be read: it was changed, or another program wrote it.");
}

TEST_F(Packs, areWrittenWholeOrNotAtAll)
{
    {
        auto pack = PackWriter::create(m_folder / "half.zip");
        ASSERT_TRUE(pack);
        ASSERT_TRUE(pack->add("report.html", "x"));
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder.path()), {}), 1) << "the key alone";
    write(m_folder / "there.zip", "mine");

    const auto pack = PackWriter::create(m_folder / "there.zip");

    ASSERT_FALSE(pack);
    EXPECT_EQ(contentOf(m_folder / "there.zip"), "mine");
    EXPECT_FALSE(PackWriter::create(m_folder / "nowhere" / "pack.zip"));
}

TEST_F(Packs, knowNoWayOutOfThemselves)
{
    for (const char* name : {"../a", "/etc/passwd", "a/../b", "a//b", "a/", "", ".", "..", "C:\\a", "a\\b", "a:b",
                             ".hidden", "a/.b", "a b", "\xE6\xB8\x85", "a\nb"}) {
        EXPECT_FALSE(isPackName(name)) << name;
    }
    EXPECT_FALSE(isPackName(std::string(201, 'a')));
    EXPECT_FALSE(isPackName(std::string("a\0b", 3)));
    EXPECT_TRUE(isPackName("photos/ab-1_2.jpg"));
    auto pack = PackWriter::create(m_folder / "pack.zip");
    ASSERT_TRUE(pack);
    EXPECT_FALSE(pack->add("../a", "x"));
}

TEST_F(Packs, refuseHostileNames)
{
    const std::string good = zipBytes();
    const std::size_t length = std::string("photos/ab.jpg").size();
    for (const std::string name : {"../../../evil", "/etc/evil.txt", "C:\\evil.dllll", "photos\\ab.jpg"}) {
        ASSERT_EQ(name.size(), length);
        std::string bytes = good;
        for (std::size_t at = bytes.find("photos/ab.jpg"); at != std::string::npos;
             at = bytes.find("photos/ab.jpg", at + 1)) {
            bytes.replace(at, length, name);
        }
        EXPECT_EQ(whyNot(spoilt(bytes)), "The pack names a file \"" + name +
                                             "\", which no pack of Regrade holds. Nothing was taken out of it.");
    }
}

TEST_F(Packs, refuseSizesThatTheyDoNotHold)
{
    const std::string good = zipBytes();
    const std::size_t entry = listed(good, "photos/ab.jpg");
    std::string bytes = good;
    put32(bytes, entry + 20, 0xFFFFFFFEU);
    put32(bytes, entry + 24, 0xFFFFFFFEU);
    EXPECT_EQ(whyNot(spoilt(bytes)),
              "The file photos/ab.jpg claims more bytes than the pack holds. Nothing was taken out of it.");

    bytes = good;
    put32(bytes, entry + 24, 0x7FFFFFFFU); // a bomb: more when unpacked
    EXPECT_EQ(whyNot(spoilt(bytes)),
              "The file photos/ab.jpg claims more bytes than the pack holds. Nothing was taken out of it.");

    bytes = good;
    put32(bytes, entry + 42, 0xFFFFFFF0U); // lies behind the end
    EXPECT_EQ(whyNot(spoilt(bytes)),
              "The file photos/ab.jpg claims more bytes than the pack holds. Nothing was taken out of it.");

    bytes = good;
    put32(bytes, entry + 42, 3); // lies where another file is
    EXPECT_EQ(whyNot(spoilt(bytes)), "spoilt.zip is no pack of Regrade, or it was cut off on its way.");
}

TEST_F(Packs, refuseWhatOtherProgramsPackedAndWhatIsCutOff)
{
    const std::string good = zipBytes();
    std::string bytes = good;
    put16(bytes, listed(good, "photos/ab.jpg") + 10, 8); // compressed
    EXPECT_EQ(whyNot(spoilt(bytes)), "spoilt.zip was packed by another program. Unpack it and check the folder.");

    for (const std::size_t keep : {good.size() - 1, good.size() / 2, std::size_t{21}, std::size_t{0}}) {
        EXPECT_EQ(whyNot(spoilt(good.substr(0, keep))),
                  "spoilt.zip is no pack of Regrade, or it was cut off on its way.");
    }
    EXPECT_EQ(whyNot(spoilt(good + "x")), "spoilt.zip is no pack of Regrade, or it was cut off on its way.");
    bytes = good;
    put32(bytes, good.size() - 6, 0xFFFFFFFFU); // the list lies nowhere
    EXPECT_EQ(whyNot(spoilt(bytes)), "spoilt.zip is no pack of Regrade, or it was cut off on its way.");
    EXPECT_EQ(PackReader::open(m_folder / "none.zip").error().code, ErrorCode::notFound);
}

TEST_F(Packs, refuseLinksInAFolder)
{
    ASSERT_NO_FATAL_FAILURE(seal(m_folder / "pack"));
    fs::create_symlink("/etc/passwd", m_folder / "pack" / "photos" / "cd.jpg");

    EXPECT_EQ(whyNot(m_folder / "pack"),
              "photos/cd.jpg is a link, and a pack holds none. Nothing was taken out of it.");
}

TEST_F(Packs, holdNothingAnyByteOfWhichMayBeAnother)
{
    const std::string good = zipBytes();
    constexpr int kTries = 60;
    std::size_t at = 7;
    for (int i = 0; i < kTries; ++i) {
        at = (at * 48'271 + 11) % good.size();
        std::string bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
        const auto verified = verify(spoilt(bytes));
        if (verified) { // checksum or date of the ZIP file: no byte of any file in it
            const auto pack = PackReader::open(m_folder / "spoilt.zip");
            EXPECT_EQ(pack->hashOf("photos/ab.jpg").value(), verified->files[1].sha256);
        }
    }
}

} // namespace
} // namespace regrade::passport
