#include "qr/reader.h"
#include "tests/qr/pictures.h"

#include <gtest/gtest.h>

#include <set>

namespace regrade::qr {
namespace {

using std::chrono::milliseconds;

struct Score {
    int pictures = 0;
    int read = 0;
    int readAtOnce = 0; ///< with the first way of looking alone
};

Score scoreOf(const std::string& set, int stride, Reader& reader, Reader& plain)
{
    Score score;
    for (const Photograph& photograph : photographsOf(photographs() / set, stride)) {
        ++score.pictures;
        const auto codes = reader.read(photograph.picture);
        const auto atOnce = plain.read(photograph.picture);
        score.read += codes && !codes->empty() ? 1 : 0;
        score.readAtOnce += atOnce && !atOnce->empty() ? 1 : 0;
    }
    return score;
}

class Photographs : public testing::Test {
protected:
    void SetUp() override
    {
        if (photographs().empty()) {
            GTEST_SKIP() << "The photographs of shared/data/qr are not on this machine.";
        }
    }

    Reader m_reader{{{}, milliseconds(150), milliseconds(10000)}};
    Reader m_plain{{{}, milliseconds(0), milliseconds(10000)}};
};

TEST_F(Photographs, ofQrCodesAreReadBetterThanWithOneLook)
{
    Score all;
    for (const char* set : {"qrcode-1", "qrcode-2", "qrcode-3", "qrcode-4", "qrcode-5", "qrcode-6"}) {
        const Score score = scoreOf(set, 2, m_reader, m_plain);
        all.pictures += score.pictures;
        all.read += score.read;
        all.readAtOnce += score.readAtOnce;
    }

    RecordProperty("read", std::to_string(all.read) + " of " + std::to_string(all.pictures));
    EXPECT_GE(all.pictures, 60);
    EXPECT_GT(all.read, all.readAtOnce);
    EXPECT_GE(all.read, all.pictures * 85 / 100) << all.read << " of " << all.pictures;
    EXPECT_EQ(m_reader.lostPictures(), 0);
}

TEST_F(Photographs, ofProductCodesAreRead)
{
    const std::vector<std::pair<std::string, int>> floors{{"datamatrix-1", 80}, {"ean13-1", 70},   {"ean13-2", 50},
                                                          {"upca-1", 100},      {"code128-1", 80}, {"code128-2", 75}};
    for (const auto& [set, percent] : floors) {
        const Score score = scoreOf(set, 1, m_reader, m_plain);

        EXPECT_GE(score.read * 100, score.pictures * percent) << set << ": " << score.read << " of " << score.pictures;
    }
    EXPECT_EQ(m_reader.lostPictures(), 0);
}

TEST_F(Photographs, areReadAsTheTextThatStandsInThem)
{
    for (const Photograph& photograph : photographsOf(photographs() / "qrcode-3", 1)) {
        const auto codes = m_reader.read(photograph.picture);

        ASSERT_TRUE(codes);
        for (const Code& code : *codes) {
            EXPECT_EQ(code.text, photograph.text) << photograph.file;
        }
    }
}

TEST_F(Photographs, withoutCodesGiveNoRead)
{
    for (const char* set : {"falsepositives-1", "falsepositives-2"}) {
        for (const Photograph& photograph : photographsOf(photographs() / set, 5)) {
            const auto codes = m_reader.read(photograph.picture);

            ASSERT_TRUE(codes);
            EXPECT_TRUE(codes->empty()) << photograph.file;
        }
    }
    EXPECT_EQ(m_reader.lostPictures(), 0);
}

} // namespace
} // namespace regrade::qr
