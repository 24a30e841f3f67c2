#include "listing/listingscreen.h"
#include "stations/exit.h"
#include "ui_stations/stationbench.h"

namespace regrade::ui {
namespace {

class Listing : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<ListingScreen>(desk());
    }

    void scan(const domain::ItemId& id) { ASSERT_TRUE(m_screen->takeScan(QString::fromStdString(id.text()))); }
    void settle()
    {
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }

    std::unique_ptr<ListingScreen> m_screen;
};

TEST_F(Listing, proposesChannelAndPriceOfTheGrade)
{
    scan(packedMug());

    EXPECT_EQ(m_screen->state(), ListingScreen::State::Offering);
    EXPECT_EQ(m_screen->channel(), "outlet");
    EXPECT_EQ(m_screen->price(), "90.00");
    EXPECT_DOUBLE_EQ(m_screen->pricePlace(), 0.5);
    EXPECT_FALSE(m_screen->reasons().isEmpty());
    EXPECT_NE(m_screen->draftTitle(), QString());
    EXPECT_NE(m_screen->draftBody(), QString());
    EXPECT_TRUE(m_screen->canGoOn()) << m_screen->missing().toStdString();
}

TEST_F(Listing, listsAndThenSells)
{
    const auto id = packedMug();
    scan(id);
    m_screen->list();
    settle();
    ASSERT_EQ(m_screen->state(), ListingScreen::State::Listed) << m_screen->problem().toStdString();

    scan(id);
    ASSERT_EQ(m_screen->state(), ListingScreen::State::Selling);
    EXPECT_FALSE(m_screen->canGoOn());
    EXPECT_TRUE(m_screen->takeScan("SALE-77"));
    m_screen->sell();
    settle();

    EXPECT_EQ(m_screen->state(), ListingScreen::State::Sold);
    EXPECT_EQ(item(id).sale->order, "SALE-77");
    EXPECT_EQ(item(id).sale->price, (Money{9000, "EUR"}));
}

TEST_F(Listing, keepsThePriceInsideTheBand)
{
    scan(packedMug());

    m_screen->setPrice("96");
    m_screen->setOverrideReason("In demand now");
    EXPECT_FALSE(m_screen->canGoOn());
    EXPECT_GT(m_screen->pricePlace(), 1.0);
    m_screen->setPrice("95.00");

    EXPECT_TRUE(m_screen->canGoOn()) << m_screen->missing().toStdString();
}

TEST_F(Listing, asksForAReasonWhenItDiffersFromTheProposal)
{
    const auto id = packedMug();
    scan(id);
    m_screen->setPrice("88,50");
    EXPECT_TRUE(m_screen->reasonNeeded());
    EXPECT_FALSE(m_screen->canGoOn());

    m_screen->setOverrideReason("Many in stock");
    m_screen->list();
    settle();

    EXPECT_EQ(item(id).offer->price, (Money{8850, "EUR"}));
    EXPECT_EQ(item(id).offer->overrideReason, "Many in stock");
}

TEST_F(Listing, showsWhatIsOnOffer)
{
    (void)listedMug();
    m_screen->refresh();

    EXPECT_EQ(m_screen->onOffer().size(), 1);
    EXPECT_EQ(m_screen->queue().size(), 0);
}

TEST_F(Listing, doesNotListAUnitThatIsNotPacked)
{
    scan(gradedMug());

    EXPECT_EQ(m_screen->state(), ListingScreen::State::Empty);
    EXPECT_NE(m_screen->problem(), QString());
}

TEST_F(Listing, doesNotTakeATypedPriceThatIsNone)
{
    scan(packedMug());

    m_screen->setPrice("ninety");
    EXPECT_FALSE(m_screen->canGoOn());
    m_screen->list();
    EXPECT_NE(m_screen->problem(), QString());
}

TEST_F(Listing, whatWasEnteredOutlivesTheProgram)
{
    const auto id = packedMug();
    scan(id);
    m_screen->setPrice("88.50");
    m_screen->setOverrideReason("Many in stock");

    m_screen = std::make_unique<ListingScreen>(desk()); // the next program reads the same drafts
    scan(id);
    EXPECT_EQ(m_screen->price(), "88.50");
    EXPECT_EQ(m_screen->overrideReason(), "Many in stock");
    m_screen->list();
    settle();
    EXPECT_TRUE(desk().drafts().read("listing").isEmpty());

    scan(id);
    ASSERT_EQ(m_screen->state(), ListingScreen::State::Selling);
    EXPECT_EQ(m_screen->overrideReason(), QString()) << "of the offer";
    EXPECT_TRUE(m_screen->takeScan("SALE-77"));
    m_screen = std::make_unique<ListingScreen>(desk());
    scan(id);
    EXPECT_EQ(m_screen->order(), "SALE-77");
}

TEST_F(Listing, showsWhatThePriceIsMadeOfAsAWaterfall)
{
    scan(packedMug());

    const QVariantList factors = m_screen->factors();
    ASSERT_GE(factors.size(), 7);
    EXPECT_EQ(factors.front().toMap().value("id"), "start");
    EXPECT_EQ(factors.front().toMap().value("from"), 0.0);
    for (const QVariant& row : factors) {
        const QVariantMap factor = row.toMap();
        EXPECT_FALSE(factor.value("name").toString().isEmpty());
        EXPECT_FALSE(factor.value("amount").toString().isEmpty());
        EXPECT_GE(factor.value("from").toDouble(), 0.0);
        EXPECT_LE(factor.value("from").toDouble(), factor.value("to").toDouble());
        EXPECT_LE(factor.value("to").toDouble(), 1.0);
    }
    EXPECT_EQ(factors[1].toMap().value("behind"), "no data: left as it is");
    EXPECT_FALSE(m_screen->floor().isEmpty());
}

TEST_F(Listing, leavesTheBandOnlyWhenItIsMeant)
{
    const auto id = packedMug();
    scan(id);
    m_screen->setPrice("96");
    m_screen->setOverrideReason("In demand now");
    EXPECT_TRUE(m_screen->outside());
    EXPECT_FALSE(m_screen->canGoOn());

    m_screen->setOutsideBand(true);
    ASSERT_TRUE(m_screen->canGoOn()) << m_screen->missing().toStdString();
    m_screen->list();
    settle();

    EXPECT_EQ(item(id).offer->price, (Money{9600, "EUR"}));
    scan(packedMug());
    EXPECT_FALSE(m_screen->outsideBand()) << "each unit is meant for itself";
}

namespace {

/// Sent to the exit queue on the day after the age limit.
void ageOut(const std::function<void(const domain::ItemId&, workers::ItemDeed)>& perform, HandClock& clock,
            const domain::ItemId& id, const std::shared_ptr<const rules::Policy>& policy)
{
    clock.forward(std::chrono::days(46));
    perform(id, [policy](const domain::Item& unit, Time now) { return stations::sendToExit(unit, *policy, now); });
}

} // namespace

TEST_F(Listing, letsAnOldUnitLeaveAsProposed)
{
    const auto id = listedMug();
    ageOut([&](const auto& unit, auto deed) { perform(unit, std::move(deed)); }, m_clock, id, m_station->policy());
    m_screen->refresh();
    ASSERT_EQ(m_screen->exitQueue().size(), 1);
    EXPECT_EQ(m_screen->onOffer().size(), 0);

    scan(id);
    ASSERT_EQ(m_screen->state(), ListingScreen::State::Exiting);
    EXPECT_EQ(m_screen->exitRoute(), "donated");
    EXPECT_TRUE(m_screen->exitWhy().contains("46 days")) << m_screen->exitWhy().toStdString();
    EXPECT_FALSE(m_screen->canGoOn());
    m_screen->setExitReason("Older than the age limit");
    EXPECT_EQ(m_screen->missing(), "Say which organisation gets the donation.");
    m_screen->setRecipient("Repair café");
    m_screen->letGo();
    settle();

    EXPECT_EQ(m_screen->state(), ListingScreen::State::Left) << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).exit->recipient, "Repair café");
}

TEST_F(Listing, holdsAnOldUnitByCardAndOffersItAnew)
{
    const auto id = listedMug();
    ageOut([&](const auto& unit, auto deed) { perform(unit, std::move(deed)); }, m_clock, id, m_station->policy());
    scan(id);
    EXPECT_TRUE(m_screen->takeScan("CMD-ROUTE-RECYCLED"));
    EXPECT_EQ(m_screen->exitRoute(), "recycled");
    EXPECT_TRUE(m_screen->takeScan("CMD-HOLD-14"));
    EXPECT_EQ(m_screen->problem(), "Say why the unit is held in the house.");
    m_screen->setExitReason("A buyer is coming");
    EXPECT_TRUE(m_screen->takeScan("CMD-HOLD-14"));
    settle();
    EXPECT_EQ(m_screen->state(), ListingScreen::State::Left) << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).stage(), domain::StageId("listing"));

    scan(id);
    EXPECT_EQ(m_screen->state(), ListingScreen::State::Offering);
}

} // namespace
} // namespace regrade::ui
