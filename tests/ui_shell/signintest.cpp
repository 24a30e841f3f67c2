#include "tests/ui_shell/signinsupport.h"

#include <QTest>

namespace regrade::ui {
namespace {

TEST_F(SigningIn, isNotAskedForWhileNobodyIsRegistered)
{
    EXPECT_FALSE(page().covers());
    EXPECT_EQ(headerSays(), "T01 · no sign-in");
    EXPECT_FALSE(page().takeScan(QStringLiteral("REGBADGEBCDEFGHIJKLN")));

    page().change();
    EXPECT_TRUE(shows("signInPage"));
    page().cancel();
    EXPECT_TRUE(shows("page"));
}

TEST_F(SigningIn, beginsWithALeadWhoIsSeenOnEveryScreen)
{
    registerLead();

    EXPECT_EQ(desk().actor(), "L01");
    for (const QString& id : m_program->screens().ids()) {
        m_program->screens().open(id);
        EXPECT_EQ(headerSays(), "L01 · Lead") << id.toStdString();
    }
    desk().setLanguage(QStringLiteral("zh_CN"));
    EXPECT_TRUE(waitFor([&] { return headerSays() == QStringLiteral("L01 · 主管"); })) << headerSays().toStdString();
    desk().setLanguage(QStringLiteral("en"));
}

class SigningInWhereItIsKept : public SigningIn {
protected:
    [[nodiscard]] bool remembers() const override { return true; }
};

TEST_F(SigningInWhereItIsKept, givesEachPersonTheLanguageThatWasChosenLast)
{
    registerLead();
    const auto technician = registerMore("T02", "technician");
    const auto enter = [&](const QString& badge, const QString& pin) {
        page().takeBadge(badge);
        give(pin);
        ASSERT_TRUE(becomes(QStringLiteral("in"))) << page().problem().toStdString();
    };

    desk().setLanguage(QStringLiteral("de"));
    enter(text(technician.told.badge), text(technician.told.pin));
    EXPECT_EQ(desk().actor(), "T02");
    EXPECT_EQ(desk().language(), "de") << "who has chosen none finds the station's";
    desk().setLanguage(QStringLiteral("zh_CN"));
    enter(m_leadBadge, m_leadPin);

    EXPECT_EQ(desk().language(), "de");
    EXPECT_TRUE(waitFor([&] { return headerSays() == QStringLiteral("L01 · Leitung"); })) << headerSays().toStdString();
    enter(text(technician.told.badge), text(technician.told.pin));
    EXPECT_EQ(desk().language(), "zh_CN");
    desk().setLanguage(QStringLiteral("en"));
}

TEST_F(SigningIn, coversEveryScreenOnceLocked)
{
    registerLead();
    m_program->screens().open(QStringLiteral("intake"));

    page().lock();

    EXPECT_TRUE(shows("signInPage"));
    EXPECT_FALSE(shows("page"));
    EXPECT_EQ(headerSays(), "Nobody");
    QTest::keyClick(m_program->window(), Qt::Key_F9);
    EXPECT_EQ(m_program->screens().current(), "intake");
    emit m_program->scanner().scanned(QStringLiteral("HOUSE-BADGE-7"));
    EXPECT_EQ(page().state(), "pin") << "a badge of the house's own, too";
}

TEST_F(SigningIn, saysWhatIsWrongInTheOperatorsLanguageAndTakesTheRightPinAfterwards)
{
    registerLead();
    page().lock();
    desk().setLanguage(QStringLiteral("zh_CN"));
    page().takeBadge(m_leadBadge);
    give(m_leadPin == "000000" ? QStringLiteral("000001") : QStringLiteral("000000"));
    ASSERT_TRUE(waitFor([&] { return !page().busy(); }));
    EXPECT_EQ(page().problem(), QStringLiteral("工牌与 PIN 不匹配。"));
    EXPECT_EQ(page().figures(), 0);
    desk().setLanguage(QStringLiteral("en"));

    for (const QChar figure : m_leadPin) {
        QTest::keyClick(m_program->window(), static_cast<Qt::Key>(Qt::Key_0 + figure.digitValue()));
        QTest::qWait(200); // slower than a scanner
    }

    EXPECT_TRUE(becomes(QStringLiteral("in"))) << page().problem().toStdString();
}

TEST_F(SigningIn, changesToTheNextOneByBadgeAndPinOnAnyScreen)
{
    registerLead();
    const auto next = registerMore("T01", "technician");
    m_program->screens().open(QStringLiteral("work"));

    emit m_program->scanner().scanned(text(next.told.badge));
    EXPECT_EQ(page().state(), "pin");
    EXPECT_EQ(desk().actor(), "L01") << "until the PIN fits";
    page().cancel();
    EXPECT_FALSE(page().covers());
    page().takeBadge(text(next.told.badge));
    give(text(next.told.pin));

    ASSERT_TRUE(becomes(QStringLiteral("in"))) << page().problem().toStdString();
    EXPECT_EQ(headerSays(), "T01 · Technician");
    EXPECT_EQ(m_program->screens().current(), "work");
}

TEST_F(SigningIn, keepsTheStationsScreensFromAnOwnersView)
{
    registerLead();
    const auto owner = registerMore("O01", "owner", "own");

    page().takeBadge(text(owner.told.badge));
    give(text(owner.told.pin));
    ASSERT_TRUE(becomes(QStringLiteral("in"))) << page().problem().toStdString();

    EXPECT_EQ(desk().onlyOwner(), "own");
    EXPECT_EQ(shownScreens(), (QStringList{"dashboard", "settings"}));
    EXPECT_EQ(m_program->screens().current(), "dashboard") << "it stood at a station before";
    m_program->screens().open(QStringLiteral("intake"));
    EXPECT_EQ(m_program->screens().current(), "dashboard");
    m_program->screens().openUnit(QStringLiteral("BCDEFGHIJKLNO"));
    EXPECT_EQ(m_program->screens().current(), "dashboard");
    EXPECT_TRUE(m_program->screens().bandText().startsWith("Looking at units and products is only for:"))
        << m_program->screens().bandText().toStdString();
}

TEST_F(SigningIn, greysTheScreensWhoseDeedTheRoleMayNotDoAndSaysWhoMay)
{
    registerLead();
    const auto auditor = registerMore("A01", "auditor");
    page().takeBadge(text(auditor.told.badge));
    give(text(auditor.told.pin));
    ASSERT_TRUE(becomes(QStringLiteral("in")));
    const auto* shownPage = m_program->window()->findChild<QQuickItem*>(QStringLiteral("page"));

    m_program->screens().open(QStringLiteral("intake"));
    EXPECT_FALSE(shownPage->isEnabled());
    EXPECT_TRUE(shows("forbiddenBand"));
    EXPECT_EQ(m_program->screens().forbidden(), "Taking a unit in is only for: Technician, Electrically skilled "
                                                "technician, Lead. You are signed in as: Auditor.");
    m_program->screens().open(QStringLiteral("passport"));
    EXPECT_TRUE(shownPage->isEnabled());
    EXPECT_FALSE(shows("forbiddenBand"));

    page().takeBadge(m_leadBadge);
    give(m_leadPin);
    ASSERT_TRUE(becomes(QStringLiteral("in")));
    for (const QString& id : m_program->screens().ids()) {
        m_program->screens().open(id);
        EXPECT_EQ(m_program->screens().forbidden(), QString()) << id.toStdString();
    }
}

TEST_F(SigningIn, refusesADeedOfSomeoneWhoMayNotDoItWithASentence)
{
    registerLead();
    const auto auditor = registerMore("A01", "auditor");
    page().takeBadge(text(auditor.told.badge));
    give(text(auditor.told.pin));
    ASSERT_TRUE(becomes(QStringLiteral("in")));
    std::optional<Error> refusal;

    desk().submit(
        domain::ItemId("UNIT1"),
        [](const domain::Item&, Time) { return Result<domain::Events>(domain::Events{domain::LabelPrinted{}}); },
        m_program.get(),
        [&](const Result<workers::Receipt>& receipt) {
            refusal = receipt ? invalid("it was written") : receipt.error();
        });

    ASSERT_TRUE(waitFor([&] { return refusal.has_value(); }));
    EXPECT_EQ(refusal->what(), "Printing a label is only for: Technician, Electrically skilled technician, Lead. You "
                               "are signed in as: Auditor.");
    desk().setLanguage(QStringLiteral("zh_CN"));
    EXPECT_EQ(desk().say(*refusal),
              QStringLiteral("打印标签仅限：技术员、持证电气技术员、主管。您的登录角色：审核员。"));
    desk().setLanguage(QStringLiteral("en"));
}

} // namespace
} // namespace regrade::ui
