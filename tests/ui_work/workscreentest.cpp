#include "work/workscreen.h"

#include "insight/partstock.h"
#include "ui_stations/stationbench.h"

namespace regrade::ui {
namespace {

class Work : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<WorkScreen>(desk());
        m_screen->refresh();
    }

    void scan(const domain::ItemId& id)
    {
        ASSERT_TRUE(m_screen->takeScan(QString::fromStdString(id.text())));
        settle();
    }
    void stockHandle(int pieces)
    {
        const domain::PartRegistered facts{.sku = domain::Sku("PT-HANDLE"),
                                           .name = "Handle",
                                           .categories = {domain::CategoryId("home")},
                                           .unitCost = Money{175, "EUR"},
                                           .key = true,
                                           .weightG = 30};
        const domain::PartReceived came{facts.sku, pieces, domain::PartOrigin::newOem, facts.unitCost, "DN-1"};
        ASSERT_TRUE(m_station->clerk().perform(facts.sku,
                                               [&](const domain::Product&, Time) {
                                                   return Result<domain::Events>(domain::Events{facts, came});
                                               },
                                               {domain::ActorId("T01"), std::nullopt, "", ""}));
    }
    /// Faulty, repaired without success, faulty still.
    [[nodiscard]] domain::ItemId mugAtDismantling()
    {
        const auto id = gradedMug(domain::Cosmetic::none, domain::Function::fault);
        perform(id, [](const domain::Item&, Time) -> Result<domain::Events> {
            const domain::StageId dismantle("dismantle");
            return domain::Events{domain::ItemRouted{{dismantle}, {}}};
        });
        return id;
    }
    void settle()
    {
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }
    /// Of a fault that is worth its repair.
    void startRepair()
    {
        ASSERT_EQ(m_screen->state(), WorkScreen::State::Planning);
        m_screen->plan()->choose("software");
        m_screen->plan()->setMinutes("1");
        ASSERT_TRUE(m_screen->plan()->canStart()) << m_screen->plan()->problem().toStdString();
        m_screen->plan()->start();
        settle();
        ASSERT_EQ(m_screen->state(), WorkScreen::State::Working) << m_screen->problem().toStdString();
    }
    void choose(const QString& step, const QString& option)
    {
        m_screen->chooseOption(step, option);
        settle();
        ASSERT_EQ(m_screen->problem(), QString());
    }
    [[nodiscard]] QString stateOf(const QString& step) const
    {
        for (const auto& row : m_screen->steps()) {
            if (row.toMap().value("id") == step) {
                return row.toMap().value("state").toString();
            }
        }
        return {};
    }

    std::unique_ptr<WorkScreen> m_screen;
};

TEST_F(Work, opensTheStageWhereTheScannedUnitStands)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    ASSERT_NE(m_screen->stage(), "cleaning");

    scan(id);

    EXPECT_EQ(m_screen->stage(), "cleaning");
    EXPECT_EQ(m_screen->state(), WorkScreen::State::Working);
    EXPECT_GT(m_screen->stepCount(), 0);
    EXPECT_TRUE(item(id).work.has_value());
}

TEST_F(Work, saysWhatIsMissingBeforeItCanBeFinished)
{
    scan(gradedMug(domain::Cosmetic::light));

    EXPECT_FALSE(m_screen->canFinish());
    EXPECT_NE(m_screen->missing(), QString());
    m_screen->finish();

    EXPECT_EQ(m_screen->problem(), m_screen->missing());
    EXPECT_EQ(m_screen->state(), WorkScreen::State::Working);
}

TEST_F(Work, finishesAfterOneScanAndTwoButtonsOnceTheCleanerIsChosen)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    const auto before = gradedMug(domain::Cosmetic::light); // whose cleaner and disinfection are taken over
    scan(before);
    choose("agent", "neutral");
    choose("disinfect", "wipe");
    scan(id);
    const int open = m_screen->openChecks();
    ASSERT_EQ(open, 4);

    m_screen->passOpenChecks();
    settle();
    EXPECT_EQ(m_screen->stepsDone(), open);
    ASSERT_TRUE(m_screen->canFinish()) << m_screen->missing().toStdString();
    m_screen->finish();
    settle();

    EXPECT_EQ(m_screen->state(), WorkScreen::State::Finished);
    EXPECT_EQ(item(id).stage(), domain::StageId("testing"));
    const auto kinds = kindsOf(id);
    EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "StepDone"), open);
}

TEST_F(Work, recordsAMeasureOutsideItsLimitsAsFailed)
{
    scan(gradedMug(domain::Cosmetic::light));

    m_screen->measureStep("atp", "31");
    settle();
    EXPECT_EQ(stateOf("atp"), "failed");
    m_screen->passStep("clean");
    settle();
    m_screen->measureStep("atp", "8");
    settle();
    EXPECT_EQ(stateOf("atp"), "passed");
    m_screen->measureStep("atp", "high");
    EXPECT_NE(m_screen->problem(), QString());
}

TEST_F(Work, keepsANoteWithTheNextStepOnly)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    scan(id);

    m_screen->setNote("Isopropanol, batch 7");
    choose("agent", "alcohol");
    m_screen->passStep("clean");
    settle();

    EXPECT_EQ(item(id).work->findStep(domain::StepId("agent"))->note, "Isopropanol, batch 7");
    EXPECT_EQ(item(id).work->findStep(domain::StepId("clean"))->note, "");
    EXPECT_EQ(m_screen->note(), QString());
}

TEST_F(Work, usesAPartWithATapOrAScanOfItsBag)
{
    stockHandle(5);
    const auto id = gradedMug(domain::Cosmetic::none, domain::Function::fault);
    EXPECT_FALSE(m_screen->takeScan("PT-HANDLE")) << "without a unit a part's code means nothing here";
    scan(id);
    EXPECT_EQ(m_screen->stage(), "repair");
    startRepair();
    ASSERT_EQ(m_screen->shelf()->fitting().size(), 1);
    EXPECT_EQ(m_screen->shelf()->fitting().front().toMap().value("onHand"), 5);

    m_screen->shelf()->take("PT-HANDLE");
    settle();
    EXPECT_TRUE(m_screen->takeScan("PT-HANDLE"));
    settle();
    EXPECT_TRUE(m_screen->takeScan("CMD-PIECES-2"));
    EXPECT_TRUE(m_screen->takeScan("PT-HANDLE"));
    settle();

    ASSERT_EQ(item(id).parts.size(), 3U);
    EXPECT_EQ(item(id).parts.back().quantity, 2);
    EXPECT_EQ(item(id).parts.back().cost, (Money{350, "EUR"}));
    EXPECT_TRUE(item(id).parts.front().key) << "as it was registered";
    EXPECT_EQ(m_screen->parts().size(), 3);
    EXPECT_EQ(m_screen->shelf()->fitting().front().toMap().value("onHand"), 1);
    EXPECT_EQ(m_screen->shelf()->pieces(), 1);
}

TEST_F(Work, refusesAPartThatIsNotThereAndKeepsThePieces)
{
    stockHandle(1);
    scan(gradedMug(domain::Cosmetic::none, domain::Function::fault));
    startRepair();
    m_screen->shelf()->setPieces(2);

    m_screen->shelf()->take("PT-HANDLE");
    settle();

    EXPECT_TRUE(m_screen->problem().contains("Only 1 of part PT-HANDLE")) << m_screen->problem().toStdString();
    EXPECT_EQ(m_screen->shelf()->pieces(), 2);
}

TEST_F(Work, saysOfATypedPartThatIsNotRegisteredWhatToDo)
{
    stockHandle(1);
    scan(gradedMug(domain::Cosmetic::none, domain::Function::fault));
    startRepair();

    m_screen->shelf()->setSearch("PT-LID");
    EXPECT_TRUE(m_screen->shelf()->fitting().isEmpty());
    EXPECT_FALSE(m_screen->shelf()->takeTyped());

    EXPECT_TRUE(m_screen->problem().contains("Register and receive it")) << m_screen->problem().toStdString();
    m_screen->shelf()->setSearch("handle");
    EXPECT_EQ(m_screen->shelf()->fitting().size(), 1) << "found by its name, too";
}

TEST_F(Work, takesAUnitApartByTheScannerAlone)
{
    stockHandle(1);
    const auto id = mugAtDismantling();
    scan(id);
    ASSERT_TRUE(m_screen->shelf()->dismantles());
    for (const auto* order :
         {"CMD-PASSALL", "CMD-VALUE-0.5", "CMD-TESTED", "PT-HANDLE", "CMD-FRACTION-plastic", "CMD-GRAMS-440"}) {
        EXPECT_TRUE(m_screen->takeScan(order)) << order;
        settle();
    }
    EXPECT_EQ(item(id).work->harvested.front().tested, true);
    EXPECT_FALSE(m_screen->shelf()->tested()) << "the next one is not";
    EXPECT_FALSE(m_screen->canFinish());
    EXPECT_TRUE(m_screen->missing().contains("make 470 g")) << m_screen->missing().toStdString();
    EXPECT_FALSE(m_screen->shelf()->balance().value("holds").toBool());

    for (const auto* order : {"CMD-FRACTION-plastic", "CMD-GRAMS-470", "CMD-OK"}) {
        EXPECT_TRUE(m_screen->takeScan(order)) << order;
        settle();
    }

    EXPECT_EQ(m_screen->state(), WorkScreen::State::Finished) << m_screen->problem().toStdString();
    const auto stock = insight::findPart(desk().reader(), domain::Sku("PT-HANDLE"));
    EXPECT_EQ((*stock)->lots.back().source, id);
}

TEST_F(Work, putsAHarvestedPartBack)
{
    stockHandle(1);
    const auto id = mugAtDismantling();
    scan(id);
    m_screen->shelf()->setGrams("41");
    m_screen->shelf()->take("PT-HANDLE");
    settle();
    ASSERT_EQ(m_screen->shelf()->harvested().size(), 1);
    EXPECT_EQ(item(id).work->harvested.front().grams, 41);

    m_screen->shelf()->putBack("PT-HANDLE");
    settle();

    EXPECT_EQ(m_screen->shelf()->harvested().size(), 0);
    EXPECT_EQ((*insight::findPart(desk().reader(), domain::Sku("PT-HANDLE")))->onHand, 1);
    m_screen->shelf()->setGrams("heavy");
    m_screen->shelf()->take("PT-HANDLE");
    EXPECT_TRUE(m_screen->problem().contains("heavy")) << m_screen->problem().toStdString();
}

TEST_F(Work, goesOnWithWorkThatWasPutAside)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    scan(id);
    choose("agent", "neutral");
    m_screen->putAside();
    EXPECT_EQ(m_screen->state(), WorkScreen::State::Empty);
    ASSERT_TRUE(waitFor([&] { return item(id).work->pausedAt.has_value(); }));

    scan(id);

    EXPECT_EQ(m_screen->state(), WorkScreen::State::Working);
    EXPECT_EQ(stateOf("agent"), "passed");
    EXPECT_FALSE(m_screen->paused()) << "the time runs again while it lies on the bench";
}

TEST_F(Work, canBeRunByTheScannerAlone)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    scan(id);
    for (const auto* order :
         {"CMD-PICK-neutral", "CMD-PASS", "CMD-KEY-4", "CMD-PASS", "CMD-PICK-wipe", "CMD-PASS", "CMD-OK"}) {
        EXPECT_TRUE(m_screen->takeScan(order)) << order;
        settle();
    }

    EXPECT_EQ(item(id).stage(), domain::StageId("testing"));
}

TEST_F(Work, saysThatACardCannotBeTakenWhileADeedIsWrittenDown)
{
    EXPECT_FALSE(m_screen->takeScan("CMD-OK")) << "without a unit the card means nothing";
    const auto id = gradedMug(domain::Cosmetic::light);
    scan(id);
    for (const auto* order : {"CMD-PICK-neutral", "CMD-PASS", "CMD-VALUE-4", "CMD-PICK-wipe", "CMD-PASS"}) {
        EXPECT_TRUE(m_screen->takeScan(order)) << order;
        settle();
    }

    EXPECT_TRUE(m_screen->takeScan("CMD-OK"));
    EXPECT_TRUE(m_screen->takeScan("CMD-OK"));
    EXPECT_TRUE(m_screen->problem().contains("still being written down")) << m_screen->problem().toStdString();
    settle();

    EXPECT_EQ(item(id).stage(), domain::StageId("testing"));
}

TEST_F(Work, countsWhatWaitsAtEachStage)
{
    (void)gradedMug(domain::Cosmetic::light);
    m_screen->refresh();

    int waiting = 0;
    for (const auto& stage : m_screen->stages()) {
        waiting += stage.toMap().value("age").toInt();
    }
    EXPECT_EQ(waiting, 1);
    EXPECT_EQ(static_cast<std::size_t>(m_screen->stages().size()),
              static_cast<std::size_t>(std::count_if(desk().policy().stages.begin(), desk().policy().stages.end(),
                                                     [](const auto& s) { return s.kind == rules::StageKind::work; })));
}

TEST_F(Work, takesThePhotoOfAStepFromTheCamera)
{
    const auto photos = goodAliens(1);
    if (photos.isEmpty()) {
        GTEST_SKIP() << "shared/data/vision/aliens is absent";
    }
    const auto id = gradedMug(domain::Cosmetic::none, domain::Function::fault);
    desk().useCamera(photos.front().adjusted(QUrl::RemoveFilename).toLocalFile());
    ASSERT_TRUE(waitFor([&] { return desk().cameraKind() == "live"; }));
    scan(id);
    startRepair();

    ASSERT_TRUE(waitFor([&] {
        if (!m_screen->busy() && stateOf("after") != "passed") {
            m_screen->photoStep("after");
        }
        return stateOf("after") == "passed";
    })) << m_screen->problem().toStdString();

    EXPECT_EQ(item(id).work->findStep(domain::StepId("after"))->photos.size(), 1U);
}

TEST_F(Work, exposesTheSidesThatTheLampNeeds)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    scan(id);
    EXPECT_EQ(stateOf("uv"), QString()) << "asked for only when the lamp is chosen";
    choose("disinfect", "uvc");
    EXPECT_EQ(stateOf("uv"), "open");

    m_screen->exposeStep("uv", "300", "10");
    settle();
    EXPECT_EQ(stateOf("uv"), "failed");
    m_screen->exposeStep("uv", "near", "10");
    EXPECT_NE(m_screen->problem(), QString());
    m_screen->exposeStep("uv", "300", "24");
    settle();

    EXPECT_EQ(stateOf("uv"), "passed");
    EXPECT_DOUBLE_EQ(*item(id).work->findStep(domain::StepId("uv"))->value, 24.0);
}

TEST_F(Work, takesTheSidesAtTheLampsOwnDistanceByOneCard)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    scan(id);
    for (const auto* card :
         {"CMD-PICK-neutral", "CMD-PASS", "CMD-PICK-uvc", "CMD-PASS", "CMD-PASS", "CMD-PASS", "CMD-OK"}) {
        EXPECT_TRUE(m_screen->takeScan(card)) << card;
        settle();
    }

    EXPECT_EQ(item(id).stage(), domain::StageId("testing")) << m_screen->problem().toStdString();
}

TEST_F(Work, asksWhatIsBrokenBeforeARepairAndHoldsADearOne)
{
    const auto id = gradedMug(domain::Cosmetic::none, domain::Function::fault);
    scan(id);
    ASSERT_EQ(m_screen->state(), WorkScreen::State::Planning);
    auto& plan = *m_screen->plan();
    EXPECT_FALSE(plan.canStart());

    EXPECT_TRUE(m_screen->takeScan("CMD-PICK-display"));
    EXPECT_TRUE(plan.tooDear());
    EXPECT_GT(plan.share(), 0.15);
    EXPECT_TRUE(m_screen->takeScan("CMD-OK"));
    EXPECT_FALSE(item(id).work) << "it does not begin";
    plan.approve("Last one of a set");
    settle();
    EXPECT_TRUE(plan.canStart()) << plan.problem().toStdString();
    EXPECT_TRUE(m_screen->takeScan("CMD-OK"));
    settle();

    EXPECT_EQ(m_screen->state(), WorkScreen::State::Working);
    EXPECT_EQ(kindsOf(id).back(), "WorkStarted");
    EXPECT_EQ(item(id).forecast->fault, "display");
}

TEST_F(Work, givesUpARepairThatIsNotWorthIt)
{
    const auto id = gradedMug(domain::Cosmetic::none, domain::Function::fault);
    scan(id);
    m_screen->plan()->choose("display");

    m_screen->plan()->giveUp();
    settle();

    EXPECT_EQ(item(id).stage(), domain::StageId("dismantle"));
    EXPECT_EQ(m_screen->state(), WorkScreen::State::Finished);
}

TEST_F(Work, restsAtThePauseCardAndShowsWhatTheUnitHasCost)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    scan(id);
    EXPECT_EQ(m_screen->targetSeconds(), 480);
    EXPECT_EQ(m_screen->costMarks().size(), 3);
    EXPECT_NE(m_screen->cost(), QString());

    EXPECT_TRUE(m_screen->takeScan("CMD-PAUSE"));
    settle();
    EXPECT_TRUE(m_screen->paused());
    EXPECT_TRUE(m_screen->takeScan("CMD-PAUSE"));
    settle();

    EXPECT_FALSE(m_screen->paused());
    const auto kinds = kindsOf(id);
    EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "WorkPaused"), 1);
    EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "WorkResumed"), 1);
}

TEST_F(Work, switchesEquipmentByScanAndTap)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    EXPECT_FALSE(m_screen->takeScan("CMD-EQUIPMENT-washer")) << "no unit is on the bench";
    scan(id);
    ASSERT_EQ(m_screen->equipment().size(), 2);

    EXPECT_TRUE(m_screen->takeScan("CMD-EQUIPMENT-washer"));
    settle();
    EXPECT_EQ(item(id).work->running.size(), 1U);
    const auto rows = m_screen->equipment();
    EXPECT_EQ(std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.toMap()["running"].toBool(); }),
              1);
    m_screen->switchEquipment("washer");
    settle();

    EXPECT_TRUE(item(id).work->running.empty());
    EXPECT_FALSE(m_screen->takeScan("CMD-EQUIPMENT-solder")) << "it stands elsewhere";
    const auto kinds = kindsOf(id);
    EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "EquipmentStopped"), 1);
}

TEST_F(Work, takesAnInstrumentByItsCode)
{
    EXPECT_TRUE(m_screen->takeScan("ATP-1"));
    EXPECT_NE(m_screen->notice(), QString());
    EXPECT_FALSE(m_screen->takeScan("ATP-9"));
}

TEST_F(Work, showsAgainTheNoteOfAUnitThatLayHereBefore)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    scan(id);
    m_screen->setNote("the lid is loose");

    m_screen = std::make_unique<WorkScreen>(desk()); // the next program reads the same drafts
    m_screen->refresh();
    scan(id);
    EXPECT_EQ(m_screen->note(), "the lid is loose");
    m_screen->passStep("clean");
    settle();

    EXPECT_EQ(item(id).work->findStep(domain::StepId("clean"))->note, "the lid is loose");
    EXPECT_TRUE(desk().drafts().read("work").isEmpty());
}

} // namespace
} // namespace regrade::ui
