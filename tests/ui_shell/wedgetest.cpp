#include "shell/wedge.h"

#include <gtest/gtest.h>

namespace regrade::ui {
namespace {

Wedge typed(const QString& text, int gapMs, const Wedge::Limits& limits = {})
{
    Wedge wedge(limits);
    qint64 at = 1000;
    for (const QChar key : text) {
        wedge.add(key, at);
        at += gapMs;
    }
    return wedge;
}

/// While a person could type into a field, and without a terminator yet.
bool isScan(const Wedge& wedge) { return wedge.verdict(true, std::nullopt) == Wedge::Verdict::scan; }

TEST(Wedge, takesAFastRunOfKeysForAScan)
{
    const Wedge wedge = typed("BCDEFGHIJKLNO", 8);

    EXPECT_TRUE(isScan(wedge));
    EXPECT_EQ(wedge.code(), "BCDEFGHIJKLNO");
}

TEST(Wedge, takesAPersonsTypingForTyping) { EXPECT_FALSE(isScan(typed("BCDEFGHIJKLNO", 80))); }

TEST(Wedge, takesAShortFastRunForTyping) { EXPECT_FALSE(isScan(typed("BCDEF", 5))); }

TEST(Wedge, forgivesOneStumbleInsideABurst)
{
    Wedge wedge = typed("BCDEFG", 10);
    wedge.add('H', 1000 + 50 + 120);
    wedge.add('I', 1000 + 50 + 130);

    EXPECT_TRUE(isScan(wedge));
    EXPECT_EQ(wedge.code(), "BCDEFGHI");
}

TEST(Wedge, waitsLongerOnceTheKeysComeAtAScannersPace)
{
    const Wedge::Limits limits;

    EXPECT_EQ(typed("B", 8).patienceMs(true), limits.typingGapMs);
    EXPECT_EQ(typed("BCDE", 8).patienceMs(true), limits.hardGapMs);
    EXPECT_EQ(typed("B", 8).patienceMs(false), limits.hardGapMs);
}

TEST(Wedge, takesAnyPaceBehindTheConfiguredPrefix)
{
    Wedge::Limits limits;
    limits.prefix = QStringLiteral("~");

    const Wedge wedge = typed("~AB", 90, limits);

    EXPECT_TRUE(isScan(wedge));
    EXPECT_EQ(wedge.code(), "AB");
}

/// A text with a key every so many milliseconds, Return as well; what it is taken for in a text field and elsewhere.
struct Paced {
    const char* text;
    std::vector<int> gaps; ///< repeated to the end
    Wedge::Verdict intoText;
    Wedge::Verdict elsewhere;
};

TEST(Wedge, tellsTheSlowestScannerFromTheFastestPerson)
{
    using enum Wedge::Verdict;
    const std::vector<Paced> cases = {
        {"ORDER-4711", {8}, scan, scan},
        {"ORDER-4711", {50}, scan, scan},                   // the slowest scanner
        {"ORDER-4711", {35, 50, 42}, scan, scan},           // not even, and still no finger
        {"kettle", {60}, typing, scan},                     // a fast person; where nothing is typed it is no harm
        {"kettle", {60, 30, 70, 66, 58, 61}, typing, scan}, // with one rolled key
        {"kettle", {50, 48, 70, 52, 66, 50}, maybe, scan},  // who knows: Return is asked for again
        {"kettle", {120}, typing, typing},                  //
        {"BCDEFGHIJKLNO", {60}, typing, scan},              // no tag: the check letter does not fit
        {"REGCMDNEXT", {60}, scan, scan},                   // a card of the bench
        {"]E04006381333931", {60}, scan, scan},             // a symbology identifier
        {"A12", {10}, maybe, scan},                         // a short code: typed into the field, nothing pressed
        {"ab", {10}, typing, maybe},                        //
        {"a", {10}, typing, typing},                        //
    };
    for (const Paced& one : cases) {
        Wedge wedge;
        qint64 at = 1000;
        for (int i = 0; one.text[i] != 0; ++i) {
            wedge.add(QChar(one.text[i]), at);
            at += one.gaps[static_cast<std::size_t>(i) % one.gaps.size()];
        }
        EXPECT_EQ(wedge.verdict(true, at), one.intoText) << one.text << " every " << one.gaps[0] << " ms into a field";
        EXPECT_EQ(wedge.verdict(false, at), one.elsewhere) << one.text << " every " << one.gaps[0] << " ms elsewhere";
    }
}

TEST(Wedge, knowsWhatAPersonHadTypedWhenTheScanBegan)
{
    Wedge wedge = typed("ke", 100);
    qint64 at = 1000 + 100 + 90;
    for (const QChar key : QStringLiteral("ORDER-4711")) {
        wedge.add(key, at);
        at += 10;
    }

    ASSERT_EQ(wedge.typedBefore(true, at), 2);
    wedge.drop(2);
    EXPECT_EQ(wedge.code(), "ORDER-4711");
    EXPECT_EQ(wedge.verdict(true, at), Wedge::Verdict::scan);
}

} // namespace
} // namespace regrade::ui
