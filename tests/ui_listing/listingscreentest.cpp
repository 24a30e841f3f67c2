#include "listing/listingscreen.h"
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

} // namespace
} // namespace regrade::ui
