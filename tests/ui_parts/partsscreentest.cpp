#include "parts/partsscreen.h"
#include "ui_stations/stationbench.h"

#include <filesystem>

namespace regrade::ui {
namespace {

class Parts : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<PartsScreen>(desk());
        m_screen->refresh();
    }
    void settle()
    {
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }
    void registerLid(const QVariantMap& more = {})
    {
        QVariantMap form{{"number", "PT-LID"}, {"name", "Lid"}, {"cost", "1,75"}, {"reorder", "2"}, {"weight", "30"}};
        form.insert(more);
        m_screen->registerPart(form);
        settle();
    }

    std::unique_ptr<PartsScreen> m_screen;
};

TEST_F(Parts, registerAnUnknownCodeAndReceiveItByScanningAgain)
{
    EXPECT_TRUE(m_screen->takeScan("PT-LID"));
    EXPECT_TRUE(m_screen->registering());
    EXPECT_EQ(m_screen->newNumber(), "PT-LID");
    registerLid();
    ASSERT_FALSE(m_screen->registering()) << m_screen->problem().toStdString();
    EXPECT_EQ(m_screen->chosen().value("id"), "PT-LID");
    EXPECT_TRUE(m_screen->chosen().value("low").toBool());

    for (int scan = 0; scan < 2; ++scan) {
        EXPECT_TRUE(m_screen->takeScan("PT-LID"));
    }
    EXPECT_EQ(m_screen->pieces(), 3);
    EXPECT_TRUE(m_screen->takeScan("CMD-OK"));
    settle();

    EXPECT_EQ(m_screen->chosen().value("onHand"), "3");
    EXPECT_EQ(m_screen->pieces(), 1);
    ASSERT_EQ(m_screen->moves().size(), 1);
    EXPECT_EQ(m_screen->moves().front().toMap().value("by"), "+3");
    m_screen->setOnlyLow(true);
    EXPECT_TRUE(m_screen->rows().isEmpty());
}

TEST_F(Parts, sayWhatIsWrongWithAForm)
{
    registerLid({{"cost", "cheap"}});
    EXPECT_TRUE(m_screen->problem().contains("Nothing was registered")) << m_screen->problem().toStdString();
    registerLid({{"kit", "A=B=2"}});
    EXPECT_TRUE(m_screen->problem().contains("PT-1=2")) << m_screen->problem().toStdString();
    EXPECT_FALSE(m_screen->any());

    registerLid();
    m_screen->receive("much", "newOem", {});
    EXPECT_TRUE(m_screen->problem().contains("much"));
    m_screen->adjust("some", "counted");
    EXPECT_TRUE(m_screen->problem().contains("some"));
    EXPECT_EQ(m_screen->moves().size(), 0);
}

TEST_F(Parts, adjustTheStockWithAReason)
{
    registerLid();
    m_screen->setPieces(4);
    m_screen->receive("2.00", "newAftermarket", "DN-7");
    settle();

    m_screen->adjust("-1", "broken");
    settle();

    EXPECT_EQ(m_screen->chosen().value("onHand"), "3");
    const auto newest = m_screen->moves().front().toMap();
    EXPECT_EQ(newest.value("by"), "-1");
    EXPECT_TRUE(newest.value("fact").toString().contains("broken"));
}

TEST_F(Parts, doNotReceiveAKit)
{
    registerLid();
    registerLid({{"number", "KIT-1"}, {"name", "Lid kit"}, {"kit", "PT-LID=2"}});
    ASSERT_EQ(m_screen->chosen().value("id"), "KIT-1") << m_screen->problem().toStdString();
    EXPECT_TRUE(m_screen->chosen().value("isKit").toBool());

    m_screen->receive({}, "newOem", {});
    settle();

    EXPECT_TRUE(m_screen->problem().contains("2 × PT-LID")) << m_screen->problem().toStdString();
    m_screen->setSearch("kit");
    EXPECT_EQ(m_screen->rows().size(), 1);
}

TEST_F(Parts, handMaterialsOverWithAPaper)
{
    const auto id = gradedMug(domain::Cosmetic::none, domain::Function::fault);
    perform(id, [](const domain::Item&, Time) -> Result<domain::Events> {
        const domain::StageId dismantle("dismantle");
        return domain::Events{domain::ItemRouted{{dismantle}, {}}, domain::WorkStarted{dismantle},
                              domain::MaterialRecovered{dismantle, domain::FractionId("plastic"), 4'200}};
    });
    m_screen->refresh();
    MaterialShelf& shelf = *m_screen->materials();
    const auto handOver = [&](const char* weight, const char* document) {
        shelf.setWeight("plastic", weight);
        shelf.handOver("Recycling Nord", document);
        ASSERT_TRUE(waitFor([&] { return !shelf.busy(); }));
    };
    ASSERT_EQ(shelf.rows().size(), 1);
    EXPECT_EQ(shelf.rows().front().toMap().value("fact"), "4.200 kg by the records · units: 1");

    handOver("much", "HO/7");
    EXPECT_TRUE(m_screen->problem().contains("much")) << m_screen->problem().toStdString();
    handOver("4,15", "");
    EXPECT_TRUE(m_screen->problem().contains("number of the hand-over paper")) << m_screen->problem().toStdString();
    handOver("4,15", "HO/7");

    EXPECT_EQ(m_screen->problem(), QString());
    EXPECT_TRUE(std::filesystem::exists(desk().papers() / "handover-HO_7.pdf")) << m_screen->notice().toStdString();
    ASSERT_EQ(shelf.papers().size(), 1);
    EXPECT_EQ(shelf.papers().front().toMap().value("fact"), "4.150 kg weighed, 4.200 kg by the records");
    EXPECT_FALSE(shelf.rows().front().toMap().value("there").toBool());
    EXPECT_EQ(shelf.weighed(), 0);
}

} // namespace
} // namespace regrade::ui
