#include "settings/settingsscreen.h"
#include "tests/ui_shell/stockedhouse.h"
#include "work/workscreen.h"
#include "workstation/settings.h"

#include <gmock/gmock.h>

namespace regrade::ui {

using testing::ElementsAre;
using testing::IsEmpty;
using workers::Tone;

class AnswersByTone : public StockedHouse {
protected:
    void SetUp() override
    {
        StockedHouse::SetUp();
        m_program->tones().setClock([this] { return m_nowMs; });
        desk().setSoundOn(true);
        open("passport");
        m_tones.clear();
    }

    void open(const char* id) { m_program->screens().open(QLatin1String(id)); }
    void scan(const QString& code) { emit m_program->scanner().scanned(code); }
    void scanUnit(std::size_t unit) { scan(QString::fromStdString(m_tags[unit])); }
    template <class Screen>
    Screen& screen()
    {
        return *qobject_cast<Screen*>(m_program->screens().screen());
    }
    void sendToCleaning(std::size_t unit)
    {
        const auto deed = [](const domain::Item&, Time) -> Result<domain::Events> {
            return domain::Events{domain::ItemRouted{{domain::StageId("cleaning"), domain::StageId("packing")},
                                                     {{"routing.json#1", {"Dusty", "有灰尘"}}}}};
        };
        ASSERT_TRUE(m_station->clerk().perform(domain::ItemId(m_tags[unit]), deed,
                                               {domain::ActorId("anna"), std::nullopt, ""}));
    }
    /// What was asked for since this was asked last.
    std::vector<Tone> heard()
    {
        QCoreApplication::sendPostedEvents(&m_program->tones());
        return std::exchange(m_tones, {});
    }

    qint64 m_nowMs = 10'000;
};

TEST_F(AnswersByTone, aScanThatIsTakenOnceAndAtOnce)
{
    scanUnit(0);
    EXPECT_THAT(heard(), ElementsAre(Tone::ok)) << "on the screen that takes it";

    open("dashboard");
    scanUnit(1);
    EXPECT_THAT(heard(), ElementsAre(Tone::ok)) << "where it opens the unit";
    EXPECT_EQ(m_program->screens().current(), "passport");
}

TEST_F(AnswersByTone, whatIsUnknownOrRefusedWithTwoTones)
{
    open("dashboard");

    scan(QString::fromStdString(qr::tagFromNumber(4'711).text()));
    EXPECT_THAT(heard(), ElementsAre(Tone::warn)) << "a tag of no unit";
    scan(QStringLiteral("SOMETHING-ELSE"));
    EXPECT_THAT(heard(), ElementsAre(Tone::warn)) << "no use for it";
    scan(QString(400, 'x'));
    EXPECT_THAT(heard(), ElementsAre(Tone::warn)) << "not read at all";
    m_program->screens().noteTagsTogether(2);
    EXPECT_THAT(heard(), ElementsAre(Tone::warn));
    m_program->screens().noteEndMissing();
    EXPECT_THAT(heard(), ElementsAre(Tone::warn));
}

TEST_F(AnswersByTone, whatNeedsNoDeedSoftly)
{
    open("dashboard");
    auto& scanner = m_program->scanner();
    scanner.setClock([this] { return m_nowMs; });

    scanner.takeFromCamera(QString::fromStdString(m_tags[0]));
    EXPECT_THAT(heard(), ElementsAre(Tone::ok));
    scanner.takeFromCamera(QString::fromStdString(m_tags[0]));
    EXPECT_THAT(heard(), ElementsAre(Tone::soft)) << "the same code again";
    scanner.takeFromCamera(QString::fromStdString(m_tags[0]));
    EXPECT_THAT(heard(), ElementsAre(Tone::soft)) << "also while the band says so already";

    scanner.hold(true);
    scanner.takeFromCamera(QString::fromStdString(m_tags[1]));
    EXPECT_THAT(heard(), ElementsAre(Tone::soft)) << "it waits for the dialog";
    scanner.hold(false);
    EXPECT_THAT(heard(), ElementsAre(Tone::ok)) << "and is taken when that is closed";

    open("dashboard");
    scan(QStringLiteral("REGCMDPASS"));
    EXPECT_THAT(heard(), ElementsAre(Tone::soft)) << "a card without meaning here";
    m_program->screens().noteReturnWithheld();
    EXPECT_THAT(heard(), ElementsAre(Tone::soft));
}

TEST_F(AnswersByTone, theProblemOfAScreenWithTheLowToneEachTime)
{
    for (std::size_t unit = 0; unit < 4; ++unit) {
        sendToCleaning(unit);
    }
    open("work");
    heard();

    scanUnit(0);
    EXPECT_THAT(heard(), ElementsAre(Tone::ok)) << "the work is being begun";
    scanUnit(1);
    EXPECT_THAT(heard(), ElementsAre(Tone::error)) << "the first one is still being written down";
    scanUnit(2);
    EXPECT_THAT(heard(), ElementsAre(Tone::error)) << "the same words are an answer to each scan";
    ASSERT_TRUE(waitFor([&] { return !screen<WorkScreen>().busy(); }));
    heard();

    scan(QStringLiteral("REGCMDOK"));
    EXPECT_THAT(heard(), ElementsAre(Tone::error))
        << "a step is missing: " << screen<WorkScreen>().problem().toStdString();
    scan(QStringLiteral("REGCMDOK"));
    EXPECT_THAT(heard(), ElementsAre(Tone::error));
    scanUnit(3);
    EXPECT_THAT(heard(), ElementsAre(Tone::ok)) << "the old words stand there until it is written down";
    ASSERT_TRUE(waitFor([&] { return !screen<WorkScreen>().busy(); }));
}

TEST_F(AnswersByTone, whatComesLaterUnlessItBelongsToTheScan)
{
    open("settings");
    auto& settings = screen<SettingsScreen>();
    heard();

    scanUnit(0);
    m_nowMs += AnswerTones::kOneAnswerMs - 1;
    settings.setActor(QStringLiteral("W1"));
    EXPECT_THAT(heard(), ElementsAre(Tone::ok)) << "the scan's own";
    settings.setActor(QStringLiteral("a code that is far too long"));
    EXPECT_THAT(heard(), ElementsAre(Tone::error)) << "a problem always";

    m_nowMs += 1;
    settings.setActor(QStringLiteral("W2"));
    EXPECT_THAT(heard(), ElementsAre(Tone::ok)) << "an answer of its own";
    settings.setTheme(QStringLiteral("dark"));
    EXPECT_THAT(heard(), IsEmpty()) << "without words";
}

TEST_F(AnswersByTone, nothingWhereAPageIsOpenedReadAgainOrTranslated)
{
    open("settings");
    screen<SettingsScreen>().setActor(QStringLiteral("a code that is far too long"));
    sendToCleaning(0);
    open("work");
    scanUnit(0);
    ASSERT_TRUE(waitFor([&] { return !screen<WorkScreen>().busy(); }));
    heard();

    for (const QString& id : m_program->screens().ids()) {
        m_program->screens().open(id);
        emit desk().recorded();
    }
    open("settings");
    ASSERT_FALSE(screen<SettingsScreen>().problem().isEmpty());
    desk().setLanguage(QStringLiteral("zh_CN"));
    desk().setLanguage(QStringLiteral("en"));

    EXPECT_THAT(heard(), IsEmpty());
}

TEST_F(AnswersByTone, nothingWhileTheSoundIsOff)
{
    desk().setSoundOn(false);

    scanUnit(0);
    scan(QStringLiteral("SOMETHING-ELSE"));
    open("settings");
    screen<SettingsScreen>().setActor(QStringLiteral("a code that is far too long"));
    screen<SettingsScreen>().tryTone(QStringLiteral("ok"));

    EXPECT_THAT(heard(), IsEmpty());
}

TEST_F(AnswersByTone, theSignIn)
{
    registerLead();
    page().lock();
    heard();

    scan(m_leadBadge);
    EXPECT_THAT(heard(), ElementsAre(Tone::ok)) << "a badge";
    scanUnit(0);
    EXPECT_THAT(heard(), ElementsAre(Tone::warn)) << "it asks for the PIN";
    EXPECT_EQ(page().notice(), "This is no badge, so nothing was done. First finish here, or go back.");
    for (int time = 0; time < 2; ++time) {
        give(m_leadPin == "000000" ? QStringLiteral("000001") : QStringLiteral("000000"));
        ASSERT_TRUE(waitFor([&] { return !page().busy(); }));
        EXPECT_THAT(heard(), ElementsAre(Tone::error)) << "a wrong PIN";
    }
    give(m_leadPin);
    scan(m_leadBadge);
    EXPECT_THAT(heard(), ElementsAre(Tone::warn)) << "while the PIN is looked at";
    ASSERT_TRUE(becomes(QStringLiteral("in"))) << page().problem().toStdString();
    EXPECT_THAT(heard(), IsEmpty());
}

TEST_F(AnswersByTone, eachKindOnTheSettingsPage)
{
    open("settings");
    heard();
    for (const char* name : {"ok", "soft", "warn", "error", "other"}) {
        screen<SettingsScreen>().tryTone(QLatin1String(name));
    }

    EXPECT_THAT(heard(), ElementsAre(Tone::ok, Tone::soft, Tone::warn, Tone::error));
}

TEST_F(AnswersByTone, withTheReasonOnTheSettingsPageWhereNoneIsHeard)
{
    open("settings");
    EXPECT_FALSE(shows("soundState"));

    desk().setSoundProblem(deviceError("There is no sound device \"{}\", so no tone is heard. Plug in a loudspeaker or "
                                       "a headset.",
                                       {"default"}));
    EXPECT_TRUE(shows("soundState"));
    const auto* reason = m_program->window()->findChild<QQuickItem*>(QStringLiteral("soundProblem"));
    EXPECT_TRUE(reason->property("text").toString().startsWith("There is no sound device"));
    desk().setLanguage(QStringLiteral("zh_CN"));
    EXPECT_TRUE(reason->property("text").toString().startsWith(QStringLiteral("没有声音设备")));
    desk().setLanguage(QStringLiteral("en"));
    desk().setSoundOn(false);
    EXPECT_FALSE(shows("soundState")) << "nobody misses it";
    desk().setSoundOn(true);
    desk().setSoundProblem(std::nullopt);
    EXPECT_FALSE(shows("soundState"));
}

class FirstMinutes : public SigningIn {};

TEST_F(FirstMinutes, refuseAScanWithAToneAndASentence)
{
    m_program.reset();
    m_program = std::make_unique<app::Program>(*m_station, false, [this](Tone tone) { m_tones.push_back(tone); });
    ASSERT_TRUE(m_program->show());
    ASSERT_TRUE(m_program->firstRun().needed());
    desk().setSoundOn(true);
    EXPECT_FALSE(shows("scanRefused"));

    emit m_program->scanner().scanned(QStringLiteral("BCDEFGHIJKLNO"));

    EXPECT_THAT(m_tones, ElementsAre(Tone::warn));
    EXPECT_TRUE(shows("scanRefused"));
    m_program->firstRun().finish(QStringLiteral("The demo could not be loaded."));
    EXPECT_THAT(m_tones, ElementsAre(Tone::warn, Tone::error));
    EXPECT_FALSE(shows("scanRefused"));
}

TEST_F(FirstMinutes, keepWhetherTheStationAnswersByTones)
{
    const std::filesystem::path data = m_station->places().data;
    m_program.reset();
    const auto silent = [](Tone) {};
    {
        app::Program program(*m_station, true, silent);
        EXPECT_TRUE(program.desk().soundOn()) << "usually";
        program.desk().setSoundOn(false);
        EXPECT_FALSE(workstation::readSettings(data).sound);
    }
    app::Program program(*m_station, true, silent);
    EXPECT_FALSE(program.desk().soundOn());
    program.desk().setSoundOn(true);
    EXPECT_TRUE(workstation::readSettings(data).sound);
}

} // namespace regrade::ui
