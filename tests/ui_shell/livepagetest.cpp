#include "live/livescreen.h"
#include "tests/ui_shell/signinsupport.h"

#include "qr/tag.h"
#include "store/eventlog.h"
#include "tests/store/samples.h"

#include <QTest>

namespace regrade::ui {

namespace {

constexpr int kLive = 47; // units of the playbook's session

/// A house with forty-nine units on offer.
class LiveHouse : public SigningIn {
protected:
    void SetUp() override
    {
        SigningIn::SetUp();
        for (std::uint64_t number = 1; number <= kLive + 2; ++number) {
            const std::string tag = qr::tagFromNumber(number * 7'919).text();
            ASSERT_TRUE(m_station->clerk().perform(
                domain::ItemId(tag),
                [](const domain::Item&, Time) -> Result<domain::Events> {
                    domain::ItemGraded graded{.verdict = {.grade = domain::GradeId("B")}};
                    graded.axes = {domain::Packaging::damaged, domain::Cosmetic::light, domain::Function::works, true};
                    return domain::Events{store::received(), graded,
                                          domain::ItemListed{.channel = domain::ChannelId("social"),
                                                             .price = Money{1'000, "EUR"},
                                                             .bandLow = Money{1, "EUR"},
                                                             .bandHigh = Money{9'999, "EUR"},
                                                             .reasons = {}}};
                },
                {domain::ActorId("anna"), std::nullopt, ""}));
            m_tags.push_back(tag);
        }
    }
    LiveScreen& live()
    {
        m_program->screens().open(QStringLiteral("live"));
        auto* screen = qobject_cast<LiveScreen*>(m_program->screens().screen());
        EXPECT_NE(screen, nullptr);
        return *screen;
    }
    [[nodiscard]] domain::Standing standingOf(const std::string& tag) const
    {
        return store::EventLog(m_station->reader()).item(domain::ItemId(tag)).value().standing;
    }

    std::vector<std::string> m_tags;
};

TEST_F(LiveHouse, sellsFortySevenUnitsInARowWithoutWaitingForOne)
{
    LiveScreen& screen = live();
    ASSERT_TRUE(QTest::qWaitFor([&] { return screen.shown() == kLive + 2; })) << screen.problem().toStdString();
    screen.setWanted(kLive);
    screen.begin();
    ASSERT_TRUE(QTest::qWaitFor([&] { return screen.open(); })) << screen.problem().toStdString();
    EXPECT_EQ(screen.shown(), kLive);

    for (int i = 0; i < kLive; ++i) {
        EXPECT_TRUE(screen.takeScan(QString::fromStdString(m_tags[static_cast<std::size_t>(i)])));
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return screen.sold() == kLive; }, 20'000)) << screen.sold();
    EXPECT_EQ(screen.revenue(), m_program->desk().money(Money{kLive * 1'000, "EUR"}));
    EXPECT_EQ(standingOf(m_tags[0]), domain::Standing::listed) << "only noted";

    screen.takeScan(QString::fromStdString(m_tags[3]));
    ASSERT_TRUE(QTest::qWaitFor([&] { return screen.lastAgain(); })) << "a second scan warns";
    EXPECT_EQ(screen.sold(), kLive);
    screen.takeScan(QString::fromStdString(m_tags[kLive]));
    ASSERT_TRUE(QTest::qWaitFor([&] { return screen.problem().contains(QStringLiteral("not on the list")); }))
        << screen.problem().toStdString();

    screen.takeScan(QStringLiteral("CMD-ASIDE"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return screen.sold() == kLive - 1; }));
    screen.close();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !screen.open() && !screen.busy(); }, 20'000));
    EXPECT_EQ(standingOf(m_tags[0]), domain::Standing::sold);
    EXPECT_EQ(standingOf(m_tags[kLive - 1]), domain::Standing::listed) << "taken back";
    ASSERT_TRUE(QTest::qWaitFor([&] { return screen.shown() == 3; })) << "what is still on offer";
}

} // namespace
} // namespace regrade::ui
