#include "intake/intakescreen.h"

#include "store/eventlog.h"
#include "tests/ui_stations/stationbench.h"

#include <gmock/gmock.h>

#include <fstream>

namespace regrade::ui {
namespace {

using State = IntakeScreen::State;

class AnnouncedIntake : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        registerMug();
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "returns.csv";
        std::ofstream(file) << "order,rma,tracking,sku,serial,reason,market,source,cost,qty\n"
                               "A-1,R-1,PARCEL-1,MUG-1,,cosmetic,FR,partner,4.50,2\n"
                               "A-2,R-2,PARCEL-2,MUG-1,SN-1,defective,DE,,,1\n"
                               "A-2,R-2,PARCEL-2,CUP-9,,late,US,,,1\n"
                               "A-3,R-3,PARCEL-3,CUP-9,,late,US,,,1\n";
        const auto taken = m_station->announcedLists().takeOver({file}, domain::ActorId("T01"));
        ASSERT_TRUE(taken) << taken.error().what();
        ASSERT_EQ(taken->flawed, 0) << taken->flaws.front().error.what();
        screen = std::make_unique<IntakeScreen>(desk());
        screen->refresh();
    }

    void receive()
    {
        ASSERT_TRUE(screen->canReceive()) << screen->missing().toStdString();
        screen->receive();
        ASSERT_TRUE(waitFor([&] { return screen->state() == State::Received && !screen->busy(); }));
    }

    [[nodiscard]] domain::ItemReceived facts() const
    {
        return *item(domain::ItemId(qr::parseTag(screen->tag().toStdString())->text())).intake;
    }

    std::unique_ptr<IntakeScreen> screen;
};

TEST_F(AnnouncedIntake, takesOneScanAndOneTap)
{
    for (const char* code : {"PARCEL-1", "R-1"}) {
        ASSERT_TRUE(screen->takeScan(code));
        EXPECT_EQ(screen->state(), State::Filling);
        receive();

        const auto unit = facts();
        EXPECT_EQ(unit.order, "A-1");
        EXPECT_EQ(unit.rma, "R-1");
        EXPECT_EQ(unit.reason, domain::ReasonId("cosmetic"));
        EXPECT_EQ(unit.market, domain::MarketId("FR"));
        EXPECT_EQ(unit.source, domain::SourceId("partner"));
        EXPECT_EQ(unit.bookValue, (Money{450, "EUR"}));
    }
    ASSERT_TRUE(screen->takeScan("PARCEL-1"));
    EXPECT_THAT(screen->notice().toStdString(), testing::HasSubstr("here already"));
    EXPECT_EQ(screen->order(), "A-1") << "a third one can still be taken in";
}

TEST_F(AnnouncedIntake, leavesOriginAndReturnNumberToTheAnnouncedUnitAlone)
{
    screen->chooseMarket("US");
    screen->chooseSource("pallet");
    (void)screen->takeScan("PARCEL-1");
    receive();
    (void)screen->takeScan("MUG-1");
    (void)screen->takeScan("305-1234567-7654321");
    EXPECT_THAT(screen->announced().toStdString(), testing::HasSubstr("Not announced"));
    receive();

    const auto unit = facts();
    EXPECT_EQ(unit.market, domain::MarketId("US"));
    EXPECT_EQ(unit.source, domain::SourceId("pallet"));
    EXPECT_FALSE(unit.rma);
    EXPECT_FALSE(unit.bookValue);
}

TEST_F(AnnouncedIntake, letsTheProductDecideBetweenSeveral)
{
    (void)screen->takeScan("PARCEL-2");
    EXPECT_EQ(screen->expected().size(), 2);
    EXPECT_EQ(screen->order(), "A-2");
    EXPECT_FALSE(screen->canReceive());

    (void)screen->takeScan("MUG-1");
    EXPECT_EQ(screen->serial(), "SN-1");
    EXPECT_EQ(screen->reason(), "defective");
    receive();

    (void)screen->takeScan("PARCEL-2");
    EXPECT_EQ(screen->state(), State::Registering) << "only the unknown product is still missing";
    EXPECT_EQ(screen->registeringSku(), "CUP-9");
}

TEST_F(AnnouncedIntake, fillsInWhatIsChosenOnTheScreen)
{
    (void)screen->takeScan("R-2");
    const auto first = screen->expected().first().toMap();
    screen->chooseExpected(first.value("id").toString());

    EXPECT_EQ(screen->chosenExpected(), first.value("id").toString());
    EXPECT_EQ(screen->sku(), "MUG-1");
    EXPECT_TRUE(screen->canReceive());
}

TEST_F(AnnouncedIntake, keepsWhatWasAnnouncedWhileANewProductIsRegistered)
{
    (void)screen->takeScan("PARCEL-3");
    ASSERT_EQ(screen->state(), State::Registering);
    screen->registerProduct({{"sku", "CUP-9"},
                             {"name", "Cup"},
                             {"category", "home"},
                             {"owner", "house"},
                             {"price", "12.00"},
                             {"partsValue", "1.00"},
                             {"lengthMm", "90"},
                             {"widthMm", "90"},
                             {"heightMm", "110"},
                             {"weightG", "200"}});
    ASSERT_TRUE(waitFor([&] { return screen->state() == State::Filling && !screen->busy(); }))
        << screen->problem().toStdString();
    receive();

    const auto unit = facts();
    EXPECT_EQ(unit.order, "A-3");
    EXPECT_EQ(unit.reason, domain::ReasonId("late"));
    EXPECT_EQ(unit.market, domain::MarketId("US"));
}

TEST_F(AnnouncedIntake, saysWhenTheProductIsNotTheAnnouncedOne)
{
    screen->setOrder("A-3");
    screen->chooseProduct("MUG-1");

    EXPECT_THAT(screen->notice().toStdString(), testing::HasSubstr("not announced under order A-3"));
    EXPECT_TRUE(screen->canReceive()) << "the person decides";
    receive();
    EXPECT_FALSE(facts().rma);
}

TEST_F(AnnouncedIntake, forgetsTheReturnNumberWhenTheOrderIsChanged)
{
    (void)screen->takeScan("PARCEL-1");
    screen->setOrder("B-77");
    receive();

    EXPECT_EQ(facts().order, "B-77");
    EXPECT_FALSE(facts().rma);
}

TEST_F(AnnouncedIntake, takesTheOrderOfASoldUnitThatComesBack)
{
    const auto sold = soldMug();
    (void)screen->takeScan(QString::fromStdString(sold.text()));
    ASSERT_EQ(screen->state(), State::Again);
    (void)screen->takeScan("PARCEL-1");

    EXPECT_EQ(screen->state(), State::Again);
    EXPECT_EQ(screen->order(), "A-1");
    EXPECT_EQ(screen->reason(), "cosmetic");
}

} // namespace
} // namespace regrade::ui
