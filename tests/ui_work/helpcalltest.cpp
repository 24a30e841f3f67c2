#include "passport/help.h"
#include "passport/knownstations.h"
#include "passport/ticketview.h"
#include "ui_stations/stationbench.h"
#include "work/workscreen.h"

#include <filesystem>

namespace regrade::ui {
namespace {

namespace fs = std::filesystem;

class WorkHelp : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<WorkScreen>(desk());
        m_unit = gradedMug(domain::Cosmetic::light);
        ASSERT_TRUE(m_screen->takeScan(QString::fromStdString(m_unit.text())));
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }
    /// Asks, and gives the file.
    [[nodiscard]] QUrl asked()
    {
        m_screen->help()->setWithPhoto(false);
        m_screen->help()->setWords("Which cleaner?");
        m_screen->help()->ask();
        EXPECT_TRUE(waitFor([&] { return m_screen->notice().contains("Send this file"); }))
            << m_screen->problem().toStdString();
        for (const auto& file : fs::directory_iterator(desk().data() / "help")) {
            return QUrl::fromLocalFile(QString::fromStdString(file.path().string()));
        }
        return {};
    }
    /// The answer of another site, whose key that is.
    [[nodiscard]] QUrl answered(const QUrl& question, const store::StationKey& key)
    {
        const auto pack = passport::PackReader::open(question.toLocalFile().toStdString());
        const auto ticket = passport::openTicket(*pack);
        EXPECT_TRUE(ticket) << ticket.error().what();
        const fs::path to = m_folder.filePath("answer.zip").toStdString();
        EXPECT_TRUE(
            passport::writeAnswer(*ticket, {"The neutral one.", {}, domain::StationId("ST-B"), Time{}}, key, to));
        return QUrl::fromLocalFile(QString::fromStdString(to.string()));
    }
    [[nodiscard]] store::StationKey otherKey() const
    {
        return store::StationKey::openOrMake(m_folder.filePath("other.key").toStdString()).value();
    }

    std::unique_ptr<WorkScreen> m_screen;
    domain::ItemId m_unit{"-"};
};

TEST_F(WorkHelp, putsTheQuestionOnRecordAndIntoAFile)
{
    const QUrl file = asked();

    ASSERT_TRUE(file.isValid());
    ASSERT_EQ(m_screen->help()->talks().size(), 1);
    EXPECT_EQ(m_screen->help()->talks().front().toMap().value("question"), "Which cleaner?");
    EXPECT_EQ(m_screen->help()->words(), QString()) << "the next question begins anew";
    ASSERT_EQ(item(m_unit).work->questions.size(), 1U);
    EXPECT_EQ(item(m_unit).work->questions.front().step, domain::StepId("agent"));
}

TEST_F(WorkHelp, believesAnAnswerOnlyUnderAKeyThatIsTrusted)
{
    const QUrl question = asked();
    const auto key = otherKey();
    const QUrl answer = answered(question, key);

    m_screen->help()->take(answer);
    ASSERT_TRUE(waitFor([&] { return !m_screen->help()->busy(); }));
    EXPECT_TRUE(m_screen->problem().contains(QString::fromStdString(key.publicKey())));
    EXPECT_TRUE(item(m_unit).work->answers.empty());

    ASSERT_TRUE(passport::KnownStations(desk().data() / "known-stations.txt").add({key.publicKey(), "Hanoi"}));
    m_screen->help()->take(answer);
    ASSERT_TRUE(waitFor([&] { return m_screen->notice().contains("answer is on record"); }))
        << m_screen->problem().toStdString();

    const auto answers = m_screen->help()->talks().front().toMap().value("answers").toList();
    ASSERT_EQ(answers.size(), 1);
    EXPECT_EQ(answers.front().toMap().value("text"), "The neutral one.");
    EXPECT_EQ(answers.front().toMap().value("station"), "ST-B");
}

TEST_F(WorkHelp, saysWhatIsMissing)
{
    m_screen->help()->ask();
    EXPECT_EQ(m_screen->problem(), "Say what you want to know.");
    m_screen->help()->setWords("Which?");
    m_screen->help()->ask(); // with a photo, and there is no camera
    ASSERT_TRUE(waitFor([&] { return !m_screen->help()->busy(); }));
    EXPECT_TRUE(m_screen->problem().contains("no picture from the camera"));
    EXPECT_TRUE(item(m_unit).work->questions.empty());
    m_screen->help()->take(QUrl::fromLocalFile("/nowhere/answer.zip"));
    ASSERT_TRUE(waitFor([&] { return !m_screen->help()->busy(); }));
    EXPECT_TRUE(m_screen->problem().contains("/nowhere/answer.zip"));
}

TEST_F(WorkHelp, isReadAndAnsweredAtAnotherSiteWithoutItsStock)
{
    const QUrl question = asked();
    QString problem;
    QString notice;
    TicketView view(desk(), [&](const QString& wrong, const QString& told) {
        problem = wrong;
        notice = told;
    });

    view.openFile(question);
    ASSERT_TRUE(waitFor([&] { return view.isOpen(); })) << problem.toStdString();

    EXPECT_EQ(view.question(), "Which cleaner?");
    EXPECT_EQ(view.product(), "Stoneware mug");
    EXPECT_EQ(view.sender(), "Written by this station");
    view.answer("  ");
    ASSERT_TRUE(waitFor([&] { return !view.busy(); }));
    EXPECT_EQ(problem, "Write the answer first.");
    view.answer("The neutral one.");
    ASSERT_TRUE(waitFor([&] { return notice.contains("Send this file back"); })) << problem.toStdString();
    view.close();
    EXPECT_FALSE(view.isOpen());
    view.openFile(QUrl::fromLocalFile("/nowhere/question.zip"));
    ASSERT_TRUE(waitFor([&] { return !view.busy(); }));
    EXPECT_FALSE(view.isOpen());
    EXPECT_TRUE(problem.contains("/nowhere/question.zip"));
}

} // namespace
} // namespace regrade::ui
