#include "guests/auctionscreen.h"
#include "guests/pollscreen.h"
#include "guests/tourscreen.h"
#include "suppliers/suppliersscreen.h"
#include "tests/ui_shell/signinsupport.h"

#include "qr/tag.h"
#include "stations/participation.h"
#include "store/eventlog.h"
#include "tests/store/samples.h"

#include <QTest>

namespace regrade::ui {

namespace {

/// A house with one graded unit about which visitors are asked, and whose name is sold.
class GuestHouse : public SigningIn {
protected:
    void SetUp() override
    {
        SigningIn::SetUp();
        perform([](const domain::Item&, Time) -> Result<domain::Events> {
            domain::ItemGraded graded{.verdict = {.grade = domain::GradeId("B")}};
            graded.axes = {domain::Packaging::damaged, domain::Cosmetic::light, domain::Function::works, true};
            return domain::Events{store::received(), graded, store::routed()};
        });
        perform([this](const domain::Item& item, Time now) {
            return stations::openPoll(item, *m_station->policy(),
                                      {"What about the scratch?", {"Polish it", "Leave it as it is"}, "2999-01-01"},
                                      now);
        });
        perform([this](const domain::Item& item, Time now) {
            return stations::openAuction(item, *m_station->policy(),
                                         {Money{500, "EUR"}, Money{100, "EUR"}, std::nullopt, "2999-01-01T12:00:00Z"},
                                         now);
        });
        m_program->screens().showEveryPage();
    }
    void perform(const workers::ItemDeed& deed)
    {
        const auto receipt = m_station->clerk().perform(domain::ItemId(m_tag), deed, {domain::ActorId("anna"), {}, ""});
        ASSERT_TRUE(receipt) << receipt.error().what();
    }
    template <class Screen>
    Screen& opened(const char* id)
    {
        m_program->screens().open(QLatin1String(id));
        auto* screen = qobject_cast<Screen*>(m_program->screens().screen());
        EXPECT_NE(screen, nullptr) << id;
        return *screen;
    }
    [[nodiscard]] domain::Item unit() const
    {
        return store::EventLog(m_station->reader()).item(domain::ItemId(m_tag)).value();
    }

    std::string m_tag = qr::tagFromNumber(7'919).text();
};

TEST_F(GuestHouse, countsAVisitorsAnswerOnceAndThanks)
{
    auto& poll = opened<PollScreen>("poll");
    ASSERT_TRUE(waitFor([&] { return poll.options().size() == 2; })) << poll.problem().toStdString();
    EXPECT_EQ(poll.question(), "What about the scratch?");

    poll.vote(QStringLiteral("2"));
    ASSERT_TRUE(waitFor([&] { return poll.thanks(); })) << poll.problem().toStdString();
    poll.vote(QStringLiteral("2")); // a second press of the same hand

    EXPECT_EQ(unit().poll->votes, (std::vector<int>{0, 1}));
    EXPECT_TRUE(waitFor([&] { return !poll.comparison().isEmpty(); })) << "with n, or why it cannot be told";
}

TEST_F(GuestHouse, staysLockedBeforeVisitorsUntilSomebodySignsIn)
{
    registerLead();
    auto& poll = opened<PollScreen>("poll");
    ASSERT_TRUE(waitFor([&] { return poll.options().size() == 2; }));

    ASSERT_TRUE(waitFor([&] { return shows("rail"); }));

    m_program->screens().setKiosk(true);

    EXPECT_TRUE(poll.property("locked").toBool());
    EXPECT_FALSE(shows("who")) << "no staff code before visitors";
    EXPECT_FALSE(shows("rail"));
    m_program->screens().open(QStringLiteral("intake"));
    m_program->screens().takeScan(QString::fromStdString(m_tag));
    m_program->screens().openUnit(QString::fromStdString(m_tag));
    EXPECT_EQ(m_program->screens().current(), "poll");
    EXPECT_TRUE(m_program->screens().bandText().isEmpty());
    poll.vote(QStringLiteral("1"));
    ASSERT_TRUE(waitFor([&] { return poll.thanks(); })) << poll.problem().toStdString();

    page().askAgain();
    EXPECT_EQ(page().state(), "badge");
    page().cancel(); // a visitor pressed it
    EXPECT_EQ(page().state(), "in");
    EXPECT_TRUE(m_program->screens().kiosk());
    page().askAgain();
    page().takeBadge(m_leadBadge);
    give(QStringLiteral("000000"));
    ASSERT_TRUE(waitFor([&] { return !page().busy(); }));
    EXPECT_TRUE(m_program->screens().kiosk()) << "a wrong PIN opens nothing";
    give(m_leadPin);
    ASSERT_TRUE(becomes(QStringLiteral("in"))) << page().problem().toStdString();
    EXPECT_FALSE(m_program->screens().kiosk());
    EXPECT_TRUE(waitFor([&] { return shows("rail"); }));
}

TEST_F(GuestHouse, takesBidsThatAreHighEnough)
{
    auto& auction = opened<AuctionScreen>("auction");
    ASSERT_TRUE(waitFor([&] { return !auction.tag().isEmpty(); }));
    EXPECT_EQ(auction.next(), m_program->desk().money(Money{500, "EUR"}));

    auction.bid(QStringLiteral("b-7"), QStringLiteral("7.00"));
    ASSERT_TRUE(waitFor([&] { return !auction.busy(); }));
    EXPECT_EQ(auction.problem(), "");
    EXPECT_EQ(auction.bids(), 1);
    EXPECT_EQ(auction.next(), m_program->desk().money(Money{800, "EUR"}));
    auction.bid(QStringLiteral("B-8"), QStringLiteral("7.50"));
    ASSERT_TRUE(waitFor([&] { return !auction.busy(); }));

    EXPECT_NE(auction.problem(), "");
    EXPECT_EQ(auction.bids(), 1);
}

TEST_F(GuestHouse, showsTheWayOfAUnitWithoutStaffAndOrders)
{
    auto& tour = opened<TourScreen>("tour");

    EXPECT_TRUE(tour.takeScan(QString::fromStdString(m_tag)));
    ASSERT_TRUE(waitFor([&] { return !tour.busy(); }));

    ASSERT_EQ(tour.problem(), "");
    EXPECT_EQ(tour.grade(), "B");
    EXPECT_GE(tour.steps().size(), 2);
    QString all = tour.product() + tour.meaning();
    for (const QVariant& row : tour.steps() + tour.facts()) {
        for (const QVariant& text : row.toMap()) {
            all += QLatin1Char(' ') + text.toString();
        }
    }
    EXPECT_FALSE(all.contains(QStringLiteral("anna"))) << all.toStdString();
    EXPECT_FALSE(all.contains(QString::fromStdString(unit().intake->order))) << all.toStdString();
}

TEST_F(SigningIn, hasNoPageForVisitorsUnlessThePolicySaysSo)
{
    for (const char* id : {"poll", "auction", "tour"}) {
        m_program->screens().open(QLatin1String(id));
        EXPECT_NE(m_program->screens().current(), QLatin1String(id));
        EXPECT_FALSE(shownScreens().contains(QLatin1String(id)));
    }
}

TEST_F(SigningIn, takesAFrequentDefectUpWithItsSupplier)
{
    using namespace domain;
    const auto come = [&](const std::string& sku, int number, bool scratched) {
        ItemReceived facts = store::received();
        facts.sku = Sku(sku);
        Inspection seen{.photos = {{PhotoHash("ab"), "front", 100, 100}}, .model = "m"};
        if (scratched) {
            seen.defects.push_back({DefectKind("scratch"), Zone("lid"), 12.0, 0.02, 0.9, 1.6, {}, PhotoHash("ab")});
        }
        ASSERT_TRUE(m_station->clerk().perform(ItemId(qr::tagFromNumber(static_cast<std::uint64_t>(number)).text()),
                                               [&](const Item&, Time) -> Result<Events> {
                                                   return Events{facts, ItemInspected{seen}};
                                               },
                                               {ActorId("anna"), {}, ""}));
    };
    ASSERT_TRUE(m_station->clerk().perform(Sku("EAR-100"),
                                           [](const Product& product, Time) -> Result<Events> {
                                               return Events{ProductRegistered{.sku = product.sku,
                                                                               .name = "Earbuds",
                                                                               .category = CategoryId("electronics"),
                                                                               .owner = OwnerId("own"),
                                                                               .originalPrice = Money{3'000, "EUR"},
                                                                               .size = {1, 1, 1}}};
                                           },
                                           {ActorId("anna"), {}, ""}));
    for (int i = 0; i < 30; ++i) {
        come("MIX-900", 1'000 + i, i == 0);
        come("EAR-100", 2'000 + i, i % 2 == 0);
    }
    m_program->screens().open(QStringLiteral("suppliers"));
    auto* screen = qobject_cast<SuppliersScreen*>(m_program->screens().screen());
    ASSERT_NE(screen, nullptr);
    EXPECT_FALSE(screen->isMeasured()) << "the log is gone over on demand";
    screen->measure();
    ASSERT_TRUE(waitFor([&] { return screen->alarms().size() == 1; })) << screen->problem().toStdString();

    screen->open(QStringLiteral("EAR-100"), QStringLiteral("scratch"));
    ASSERT_TRUE(waitFor([&] { return screen->cases().size() == 1; })) << screen->problem().toStdString();
    EXPECT_TRUE(screen->alarms().isEmpty()) << "it is taken up";
    EXPECT_EQ(screen->number(), "SC-EAR-100-1");
    screen->move(QStringLiteral("measureAgreed"), QStringLiteral("A softer bag"), QStringLiteral("2999-01-01"));
    ASSERT_TRUE(waitFor([&] { return screen->steps().size() == 2; })) << screen->problem().toStdString();

    EXPECT_FALSE(screen->after().isEmpty());
    EXPECT_NE(screen->outcome(), "") << "too few units after it, and it says so";
    EXPECT_EQ(screen->next().size(), 1);
}

} // namespace
} // namespace regrade::ui
