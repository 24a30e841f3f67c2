#include "qr/layoutcheck.h"
#include "qr/keyboardlayouts.h"
#include "qr/scancontent.h"
#include "qr/scannersetup.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace regrade::qr {
namespace {

/// What a text scanned for a US keyboard becomes on a PC of another layout, as people who met it report it.
struct Reported {
    const char* computer;
    const char* printed;
    const char* arrived;
};

TEST(Keyboard, makesOfATextWhatPeopleReport)
{
    const Reported cases[] = {
        {"gb", "{\"stockitem\"", "{@stockitem@"},             // InvenTree #10589
        {"fr", "4006381333931", "'àà-\"_&\"\"\"ç\"&"},        // barcode-to-pc-server #166: AZERTY figures need Shift
        {"it", "a_b", "a?b"},                                 // qrcodejs #236
        {"de", "https://id.gs1.org/", "httpsÖ--id.gs1.org-"}, // php-barcode #2
        {"de", "XYZ", "XZY"},
    };
    for (const Reported& one : cases) {
        EXPECT_EQ(typedThrough(one.printed, "us", one.computer), one.arrived) << one.computer;
    }
}

TEST(Keyboard, leavesTheLettersOfTagsAndTheLabelsFirstWordAlone)
{
    for (const KeyboardLayout& layout : kKeyboardLayouts) {
        if (layout.id != "ru") {
            EXPECT_EQ(typedThrough("BCDEFGHIJKLNOPRSTUVX", "us", layout.id), "BCDEFGHIJKLNOPRSTUVX") << layout.id;
        }
    }
}

std::vector<std::string> sentencesOf(const std::string& arrived)
{
    std::vector<std::string> sentences;
    for (const Error& one : adviceOf(checkLayout(arrived))) {
        sentences.push_back(one.what());
    }
    return sentences;
}

TEST(LayoutCheck, agreesWithWhatIsOnTheLabel)
{
    for (const std::string before : {"", "]Q1"}) {
        const auto finding = checkLayout(before + calibrationText());

        EXPECT_TRUE(finding.agrees());
        EXPECT_EQ(finding.announced, !before.empty());
    }
    std::string written = calibrationText();
    written.replace(written.find('\x1d'), 1, "<GS>");
    EXPECT_TRUE(checkLayout(written).agrees());
}

TEST(LayoutCheck, namesThePairOfLayoutsThatWasMet)
{
    int pairs = 0;
    for (const KeyboardLayout& scanner : kKeyboardLayouts) {
        for (const KeyboardLayout& computer : kKeyboardLayouts) {
            if (scanner.id == "ru") {
                continue; // such a scanner could not send the label
            }
            const std::string arrived = typedThrough(calibrationText(), scanner.id, computer.id);
            ASSERT_TRUE(isCalibration(arrived)) << scanner.id << " on " << computer.id << ": " << arrived;
            const auto finding = checkLayout(arrived);
            if (arrived == calibrationText()) {
                EXPECT_TRUE(finding.sameLayout());
                continue;
            }
            EXPECT_FALSE(finding.agrees()) << scanner.id << " on " << computer.id;
            // Some pairs make the same of the label, such as Swedish and Danish: then either may be named.
            const auto idOf = [](const std::string& name) {
                return std::find_if(kKeyboardLayouts.begin(), kKeyboardLayouts.end(),
                                    [&](const KeyboardLayout& one) { return one.name == name; });
            };
            ASSERT_NE(idOf(finding.scanner), kKeyboardLayouts.end()) << scanner.id << " on " << computer.id;
            EXPECT_EQ(typedThrough(calibrationText(), idOf(finding.scanner)->id, idOf(finding.computer)->id), arrived)
                << scanner.id << " on " << computer.id << " was taken for " << finding.scanner << " on "
                << finding.computer;
            ++pairs;
        }
    }
    EXPECT_GT(pairs, 200);
}

TEST(LayoutCheck, saysWhatToDoAboutTheUsualPairs)
{
    EXPECT_EQ(
        sentencesOf(typedThrough(calibrationText(), "us", "fr"))[0],
        "The scanner types for a keyboard QWERTY (US), and this PC has a keyboard AZERTY (FR). Set the scanner to "
        "AZERTY (FR) with its manual, page \"keyboard country\", or the PC to QWERTY (US), and scan the label again.");
    EXPECT_NE(sentencesOf(typedThrough(calibrationText(), "us", "de"))[0].find("QWERTZ (DE)"), std::string::npos);
    EXPECT_NE(sentencesOf(typedThrough(calibrationText(), "us", "gb"))[0].find("QWERTY (UK)"), std::string::npos);
}

std::string withCase(std::string text, int (*upper)(int), int (*lower)(int))
{
    for (char& sign : text) {
        const auto byte = static_cast<unsigned char>(sign);
        sign = std::islower(byte) != 0 ? static_cast<char>(upper(byte)) : static_cast<char>(lower(byte));
    }
    return text;
}

TEST(LayoutCheck, findsCapsLockAndConversionOfLetters)
{
    const auto keep = [](int sign) { return sign; };
    EXPECT_EQ(sentencesOf(withCase(calibrationText(), std::toupper, std::tolower))[0],
              "Capitals and small letters are exchanged: Caps Lock is on. Switch it off.");
    EXPECT_EQ(checkLayout(withCase(calibrationText(), std::toupper, keep)).letters, LetterCase::upper);
    EXPECT_EQ(checkLayout(withCase(calibrationText(), keep, std::tolower)).letters, LetterCase::lower);
}

TEST(LayoutCheck, findsPrefixSuffixAndWhatBecameOfTheSeparator)
{
    const auto finding = checkLayout("~]Q1" + calibrationText() + "!");
    EXPECT_TRUE(finding.announced);
    EXPECT_EQ(finding.prefix, "~");
    EXPECT_EQ(finding.suffix, "!");

    std::string lost = calibrationText();
    lost.erase(lost.find('\x1d'), 1);
    EXPECT_FALSE(checkLayout(lost).separator);
    EXPECT_TRUE(checkLayout(lost).sameLayout());
    std::string hash = calibrationText();
    hash.replace(hash.find('\x1d'), 1, "#");
    EXPECT_EQ(checkLayout(hash).separator, "#");
    EXPECT_NE(sentencesOf(hash)[0].find("arrives as #"), std::string::npos);
}

TEST(LayoutCheck, findsTheLayoutBehindAnIdentifierThatWasGarbledWithIt)
{
    const auto finding = checkLayout(typedThrough("]Q1" + calibrationText(), "us", "fr"));

    EXPECT_TRUE(finding.announced);
    EXPECT_EQ(finding.prefix, "");
    EXPECT_EQ(finding.computer, "AZERTY (FR)");
}

TEST(LayoutCheck, noticesACutLabel)
{
    const auto finding = checkLayout(calibrationText().substr(0, 60));

    EXPECT_FALSE(finding.complete);
    EXPECT_FALSE(finding.agrees());
}

TEST(LayoutCheck, takesNothingElseForTheLabel)
{
    for (const std::string text :
         {"", "REGCHECK", "REGCMDNEXT", "BCDEFGHIJKLNO", "4006381333931", "https://example.org/REGISTER/CHECK/01234"}) {
        EXPECT_FALSE(isCalibration(text)) << text;
    }
    EXPECT_FALSE(isCalibration(std::string(4'296, 'A')));
    EXPECT_FALSE(isCalibration("REGCHECK" + std::string(4'000, 'A')));
}

TEST(ScannerSetup, takesPrefixesThatNobodyTypes)
{
    EXPECT_EQ(*prefixFrom(""), "");
    EXPECT_EQ(*prefixFrom("~"), "~");
    EXPECT_EQ(*prefixFrom("^B"), "\x02");
    EXPECT_EQ(writtenPrefix("\x02~"), "^B~");
    for (const char* bad : {"A", "7", "-", "(", "]Q1", "#", "~~~~~", "^M", "~\xC3\xA4"}) {
        EXPECT_FALSE(prefixFrom(bad)) << bad;
    }
}

TEST(ScanContent, isShownWithWhatCannotBeSeen)
{
    EXPECT_EQ(shownEscaped("A\x1d"
                           "B\r\xE2\x80\xAE\x01\xC3"),
              "A<GS>B<CR><U+202E><U+0001><C3>");
    EXPECT_EQ(shownEscaped("手持 Größe"), "手持 Größe");
}

} // namespace
} // namespace regrade::qr
