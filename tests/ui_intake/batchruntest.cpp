#include "intake/intakescreen.h"

#include "insight/tradeins.h"
#include "stations/tradein.h"
#include "tests/ui_stations/stationbench.h"

#include <QFile>

#include <gmock/gmock.h>

#include <fstream>

namespace regrade::ui {
namespace {

using testing::HasSubstr;

class BatchIntake : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        registerMug();
        open();
    }
    void TearDown() override
    {
        screen.reset();
        StationBench::TearDown();
    }
    /// As after the program was killed: nothing but the store is left.
    void open()
    {
        screen = std::make_unique<IntakeScreen>(desk());
        screen->refresh();
    }
    BatchRun& batch() { return *screen->batch(); }
    void scan(const QString& code)
    {
        ASSERT_TRUE(screen->takeScan(code)) << code.toStdString();
        ASSERT_TRUE(waitFor([&] { return !screen->busy(); }));
    }
    void begin(const QString& reference)
    {
        batch().start();
        scan(reference);
        scan("CMD-OK");
        ASSERT_EQ(batch().state(), BatchRun::State::Running) << screen->problem().toStdString();
    }
    void announce(const std::string& rows)
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "returns.csv";
        std::ofstream(file) << "order,sku,serial,rma,batch,market,owner\n" << rows;
        const auto taken = m_station->announcedLists().takeOver({file}, domain::ActorId("T01"));
        ASSERT_TRUE(taken) << taken.error().what();
        ASSERT_EQ(taken->flawed, 0) << taken->flaws.front().error.what();
    }
    domain::ItemReceived last()
    {
        const auto unit = batch().units().first().toMap()["id"].toString();
        return *item(domain::ItemId(unit.toStdString())).intake;
    }

    std::unique_ptr<IntakeScreen> screen;
};

TEST_F(BatchIntake, keepsSourceSellerAndMarketForAllUnits)
{
    batch().start();
    scan("P-17");
    batch().chooseMarket("FR");
    batch().chooseOwner("house");
    batch().begin();
    ASSERT_TRUE(waitFor([&] { return batch().state() == BatchRun::State::Running; }));

    scan("MUG-1");
    EXPECT_EQ(batch().scanned(), 0) << "the battery is asked of every unit";
    EXPECT_EQ(batch().inHand(), "Stoneware mug");
    scan("CMD-ANSWER-battery=sound");

    EXPECT_EQ(batch().scanned(), 1) << screen->problem().toStdString();
    const auto unit = last();
    EXPECT_EQ(unit.source, domain::SourceId("pallet"));
    EXPECT_EQ(unit.market, domain::MarketId("FR"));
    EXPECT_EQ(unit.owner, domain::OwnerId("house"));
    EXPECT_EQ(unit.batch, "P-17");
    EXPECT_EQ(item(domain::ItemId(batch().units().first().toMap()["id"].toString().toStdString())).intakeLabels, 1);
}

TEST_F(BatchIntake, setsADangerousUnitApartAndGoesOn)
{
    begin("P-17");
    scan("MUG-1");
    scan("CMD-ANSWER-battery=swollen");

    EXPECT_THAT(screen->notice().toStdString(), HasSubstr("apart now"));
    EXPECT_EQ(item(domain::ItemId(batch().units().first().toMap()["id"].toString().toStdString())).stage(),
              domain::StageId("quarantine"));
    scan("MUG-1");
    scan("CMD-PASS");
    EXPECT_EQ(batch().scanned(), 2);
}

TEST_F(BatchIntake, takesNoOtherUnitWhileOneWaitsForItsAnswer)
{
    begin("P-17");
    scan("MUG-1");
    scan("MUG-1");

    EXPECT_THAT(screen->problem().toStdString(), HasSubstr("Answer for Stoneware mug first"));
    EXPECT_EQ(batch().scanned(), 0);
    scan("CMD-ASIDE");
    EXPECT_EQ(batch().inHand(), "");
    ASSERT_EQ(batch().aside().size(), 1);
    EXPECT_EQ(batch().aside()[0].toMap()["title"], "MUG-1");
}

TEST_F(BatchIntake, putsUnknownCodesAsideAndNamesThem)
{
    begin("P-17");
    scan("WHAT-IS-THIS");

    ASSERT_EQ(batch().aside().size(), 1);
    EXPECT_THAT(batch().aside()[0].toMap()["subtitle"].toString().toStdString(), HasSubstr("WHAT-IS-THIS"));
    EXPECT_THAT(screen->problem().toStdString(), HasSubstr("Put it aside"));
}

TEST_F(BatchIntake, countsAgainstWhatWasAnnouncedAndEndsWithASummary)
{
    announce("O-1,MUG-1,,R-1,P-17,US,house\nO-2,MUG-1,SN-2,R-2,P-17,US,house\nO-3,MUG-1,SN-3,R-3,P-17,US,house\n");
    batch().start();
    scan("P-17");
    EXPECT_EQ(batch().market(), "US") << "as the list has it";
    EXPECT_EQ(batch().owner(), "house");
    EXPECT_EQ(batch().expected(), 3);
    scan("CMD-OK");
    scan("R-2");
    scan("CMD-PASS");
    EXPECT_EQ(last().serial, "SN-2");
    scan("MUG-1");
    scan("CMD-PASS");
    EXPECT_EQ(last().order, "O-1");

    scan("CMD-NEXT");

    ASSERT_EQ(batch().state(), BatchRun::State::Ended) << screen->problem().toStdString();
    ASSERT_EQ(batch().missing().size(), 1);
    EXPECT_EQ(batch().missing()[0].toMap()["subtitle"], "SN-3");
    EXPECT_TRUE(batch().additional().isEmpty());
    QFile table(batch().file());
    ASSERT_TRUE(table.open(QIODevice::ReadOnly));
    EXPECT_THAT(table.readAll().toStdString(), HasSubstr("missing"));
    EXPECT_TRUE(batch().open().isEmpty());
}

TEST_F(BatchIntake, goesOnWhereItStoodAfterTheProgramWasKilled)
{
    batch().start();
    scan("P-17");
    batch().chooseMarket("FR");
    scan("CMD-OK");
    batch().answer("complete", "part");
    ASSERT_TRUE(waitFor([&] { return !batch().busy(); }));
    scan("MUG-1");
    scan("CMD-PASS");
    scan("NO-SUCH-CODE");
    screen.reset();

    open();
    batch().start();
    ASSERT_EQ(batch().open().size(), 1);
    batch().goOnWith("P-17");
    ASSERT_TRUE(waitFor([&] { return batch().state() == BatchRun::State::Running && !screen->busy(); }));

    EXPECT_EQ(batch().scanned(), 1);
    EXPECT_EQ(batch().aside().size(), 1);
    EXPECT_EQ(batch().market(), "FR");
    scan("MUG-1");
    scan("CMD-PASS");
    EXPECT_EQ(batch().scanned(), 2);
    EXPECT_EQ(last().market, domain::MarketId("FR"));
    const auto answers = *last().answers;
    EXPECT_TRUE(std::any_of(answers.begin(), answers.end(), [](const domain::Answer& answer) {
        return answer.question == "complete" && answer.option == "part";
    })) << "what holds for the batch is still known";
}

TEST_F(BatchIntake, undoesTheLastUnitAndItsTagIsVoid)
{
    begin("P-17");
    scan("MUG-1");
    scan("CMD-PASS");
    const domain::ItemId unit(batch().units().first().toMap()["id"].toString().toStdString());
    scan("CMD-FAIL");

    EXPECT_EQ(batch().scanned(), 0);
    EXPECT_TRUE(item(unit).isUndone());
    EXPECT_THAT(screen->notice().toStdString(), HasSubstr("Destroy its label"));
    scan("CMD-FAIL");
    EXPECT_THAT(screen->problem().toStdString(), HasSubstr("No unit of this batch"));
    scan("MUG-1");
    scan("CMD-FAIL");
    EXPECT_EQ(batch().inHand(), "") << "nothing was written of it yet";
}

TEST_F(BatchIntake, losesNoScanThatCameWhileTheLastUnitWasWritten)
{
    m_category = "apparel"; // nothing is asked of every unit
    registerMug();
    begin("P-17");
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(screen->takeScan("MUG-1"));
    }
    ASSERT_TRUE(waitFor([&] { return !screen->busy() && batch().scanned() == 5; }));
}

class TradeInIntake : public BatchIntake {
protected:
    void answerAll(const char* looks = "good")
    {
        for (const auto& [question, option] :
             {std::pair{"works", "yes"}, {"looks", looks}, {"complete", "yes"}, {"battery", "sound"}}) {
            screen->tradeIn()->answer(question, option);
        }
    }
};

TEST_F(TradeInIntake, offersWhatTheAnswersGiveAndPaysTheQuoteOnce)
{
    screen->chooseSource("tradein");
    scan("MUG-1");
    ASSERT_TRUE(screen->tradeIn()->active());
    EXPECT_FALSE(screen->tradeIn()->canQuote());
    EXPECT_THAT(screen->tradeIn()->hint().toStdString(), HasSubstr("is not answered yet"));
    answerAll("marks");
    EXPECT_THAT(screen->tradeIn()->offer().toStdString(), HasSubstr("20.00"));
    screen->tradeIn()->makeQuote();
    ASSERT_TRUE(waitFor([&] { return !screen->tradeIn()->code().isEmpty(); }));
    const QString code = screen->tradeIn()->code();

    screen->startNew();
    EXPECT_FALSE(screen->tradeIn()->active());
    scan(code);

    EXPECT_EQ(screen->sku(), "MUG-1");
    EXPECT_EQ(screen->source(), "tradein");
    EXPECT_EQ(screen->order(), code);
    ASSERT_TRUE(screen->canReceive()) << screen->missing().toStdString();
    screen->receive();
    ASSERT_TRUE(waitFor([&] { return screen->state() == IntakeScreen::State::Received && !screen->busy(); }));
    const domain::ItemId unit(qr::parseTag(screen->tag().toStdString())->text());
    EXPECT_EQ(item(unit).intake->bookValue, (Money{2'000, "EUR"}));
    EXPECT_EQ(item(unit).intake->quote, code.toStdString());
    EXPECT_EQ(item(unit).intakeLabels, 1);

    scan(code);
    EXPECT_FALSE(screen->canReceive());
    EXPECT_THAT(screen->missing().toStdString(), HasSubstr("paid already"));
    screen->chooseReason("unknown");
    screen->tradeIn()->dropQuote();
    EXPECT_TRUE(screen->canReceive()) << "it may come in without the quote";
}

TEST_F(TradeInIntake, refusesAQuoteThatHasRunOutOrIsUnknown)
{
    screen->chooseSource("tradein");
    scan("MUG-1");
    answerAll();
    screen->tradeIn()->makeQuote();
    ASSERT_TRUE(waitFor([&] { return !screen->tradeIn()->code().isEmpty(); }));
    const QString code = screen->tradeIn()->code();
    m_clock.forward(std::chrono::hours(24) * 40);
    screen->startNew();
    scan(code);

    EXPECT_THAT(screen->missing().toStdString(), HasSubstr("ran out on"));
    scan("TRDBCDEFGHI");
    EXPECT_THAT(screen->problem().toStdString(), HasSubstr("no trade-in quote TRDBCDEFGHI"));
}

} // namespace
} // namespace regrade::ui
