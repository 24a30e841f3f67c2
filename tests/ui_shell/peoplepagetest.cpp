#include "tests/ui_shell/signinsupport.h"

#include <QFile>

namespace regrade::ui {
namespace {

/// The lead's page of people, with the real clerk behind it.
class PeoplePage : public SigningIn {
protected:
    void SetUp() override
    {
        SigningIn::SetUp();
        registerLead();
        m_program->screens().open(QStringLiteral("people"));
    }

    QObject* screen() { return m_program->screens().screen(); }
    QVariantMap told() { return screen()->property("told").toMap(); }
    QString problem() { return screen()->property("problem").toString(); }
    QStringList listed()
    {
        QStringList titles;
        for (const QVariant& person : screen()->property("people").toList()) {
            titles.push_back(person.toMap()["title"].toString());
        }
        return titles;
    }
    bool done()
    {
        return waitFor([&] { return !screen()->property("busy").toBool(); });
    }
    void add(const char* code, const char* role, const char* owner = "")
    {
        QMetaObject::invokeMethod(screen(), "add", Q_ARG(QString, QLatin1String(code)),
                                  Q_ARG(QString, QLatin1String(role)), Q_ARG(QString, QLatin1String(owner)));
        EXPECT_TRUE(done());
    }
    void signInAs(const QVariantMap& person)
    {
        page().takeBadge(person["badge"].toString());
        give(person["pin"].toString());
        ASSERT_TRUE(becomes(QStringLiteral("in"))) << page().problem().toStdString();
    }
};

TEST_F(PeoplePage, registersSomeoneWhoSignsInWithWhatIsToldOnce)
{
    add("t02", "technician");

    ASSERT_EQ(problem(), QString());
    const QVariantMap person = told();
    EXPECT_TRUE(shows("toldPin"));
    EXPECT_TRUE(person["picture"].toString().startsWith("data:image/png;base64,"));
    EXPECT_EQ(listed(), (QStringList{"L01 · Lead", "T02 · Technician"}));
    QMetaObject::invokeMethod(screen(), "forget");
    EXPECT_TRUE(told().isEmpty());
    signInAs(person);
    EXPECT_EQ(desk().actor(), "T02");
}

TEST_F(PeoplePage, showsASecretToNobodyElse)
{
    add("T02", "technician");
    ASSERT_FALSE(told().isEmpty());
    QObject* people = screen();

    page().lock();

    EXPECT_TRUE(people->property("told").toMap().isEmpty());
    EXPECT_TRUE(people->property("people").toList().isEmpty());
}

TEST_F(PeoplePage, writesTheBadgeWhereOnlyTheProgramsAccountReadsIt)
{
    add("T02", "technician");

    QMetaObject::invokeMethod(screen(), "printBadge");

    const QString file = QString::fromStdString((desk().papers() / "badge-T02.pdf").string());
    ASSERT_TRUE(QFile::exists(file)) << problem().toStdString();
    EXPECT_EQ(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

TEST_F(PeoplePage, givesANewPinAnotherRoleAndLetsGo)
{
    add("T02", "technician");
    const QString badge = told()["badge"].toString();
    const QString oldPin = told()["pin"].toString();

    QMetaObject::invokeMethod(screen(), "reset", Q_ARG(bool, false));
    ASSERT_TRUE(done());
    EXPECT_TRUE(told()["badge"].toString().isEmpty()) << "the old badge stays";
    const QVariantMap now{{"badge", badge}, {"pin", told()["pin"]}};
    QMetaObject::invokeMethod(screen(), "giveRole", Q_ARG(QString, QStringLiteral("auditor")));
    ASSERT_TRUE(done());
    EXPECT_EQ(listed().last(), "T02 · Auditor");
    EXPECT_EQ(screen()->property("history").toList().size(), 3);

    QMetaObject::invokeMethod(screen(), "retire");
    ASSERT_TRUE(done());
    EXPECT_TRUE(screen()->property("chosen").toMap()["retired"].toBool());
    page().takeBadge(badge);
    give(now["pin"].toString());
    ASSERT_TRUE(waitFor([&] { return !page().busy(); }));
    EXPECT_EQ(page().problem(), "Badge and PIN do not fit together.");
}

TEST_F(PeoplePage, tellsWhyTheLastLeadStays)
{
    QMetaObject::invokeMethod(screen(), "choose", Q_ARG(QString, QStringLiteral("L01")));

    QMetaObject::invokeMethod(screen(), "retire");

    ASSERT_TRUE(done());
    EXPECT_EQ(problem(), "L01 is the only lead. Register another one first.");
}

TEST_F(PeoplePage, isForAnAuditorToLookAtAndForATechnicianNotThere)
{
    add("A01", "auditor");
    const QVariantMap auditor = told();
    add("T02", "technician");
    const QVariantMap technician = told();

    signInAs(auditor);
    EXPECT_EQ(listed().size(), 3);
    EXPECT_TRUE(shows("peopleLacks"));
    EXPECT_FALSE(shows("newPerson"));
    add("T03", "technician");
    EXPECT_EQ(problem(), "Registering people is only for: Lead. You are signed in as: Auditor.");
    EXPECT_TRUE(told().isEmpty());

    signInAs(technician);
    EXPECT_FALSE(shownScreens().contains("people"));
    EXPECT_NE(m_program->screens().current(), "people");
}

} // namespace
} // namespace regrade::ui
