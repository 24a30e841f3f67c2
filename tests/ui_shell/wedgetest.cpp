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

TEST(Wedge, takesAFastRunOfKeysForAScan)
{
    const Wedge wedge = typed("BCDEFGHIJKLNO", 8);

    EXPECT_TRUE(wedge.isScan());
    EXPECT_EQ(wedge.code(), "BCDEFGHIJKLNO");
}

TEST(Wedge, takesAPersonsTypingForTyping) { EXPECT_FALSE(typed("BCDEFGHIJKLNO", 80).isScan()); }

TEST(Wedge, takesAShortFastRunForTyping) { EXPECT_FALSE(typed("BCDEF", 5).isScan()); }

TEST(Wedge, forgivesOneStumbleInsideABurst)
{
    Wedge wedge = typed("BCDEFG", 10);
    wedge.add('H', 1000 + 50 + 120);
    wedge.add('I', 1000 + 50 + 130);

    EXPECT_TRUE(wedge.isScan());
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

    EXPECT_TRUE(wedge.isScan());
    EXPECT_EQ(wedge.code(), "AB");
}

} // namespace
} // namespace regrade::ui
