#include "packing/packingscreen.h"
#include "ui_stations/actionbench.h"

namespace regrade::ui {
namespace {

class PackingActions : public ActionBench {
protected:
    void SetUp() override
    {
        ActionBench::SetUp();
        m_screen = std::make_unique<PackingScreen>(desk());
        goTo("Packing", *m_screen);
    }

    std::unique_ptr<PackingScreen> m_screen;
};

TEST_F(PackingActions, areFourScansByTheScannerAlone)
{
    const auto id = gradedMug();

    scan(id);
    scan("CMD-PASSALL");
    scan("CMD-OK"); // takes the proposal and prints
    scan(id);

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).packing->carton, domain::CartonId("cube"));
    tellCounts("packing by the scanner alone");
    EXPECT_LE(scans(), 4);
    EXPECT_EQ(taps(), 0);
}

TEST_F(PackingActions, areFiveScansWithAnotherCarton)
{
    const auto id = gradedMug();

    for (const auto* code : {"REGCARTONMEDIUM", "CMD-PASSALL", "CMD-PRINT"}) {
        if (scans() == 0) {
            scan(id);
        }
        scan(code);
    }
    scan(id);

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).packing->carton, domain::CartonId("medium"));
    tellCounts("packing by the scanner alone, another carton");
    EXPECT_LE(scans(), 5);
}

TEST_F(PackingActions, areThreeTapsAndTheScanOfTheLabel)
{
    const auto id = gradedMug();
    m_screen->refresh();

    tap("queue_" + QString::fromStdString(id.text()));
    tap("allInserts");
    tap("printLabel");
    scan(id);

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    tellCounts("packing by touch");
    EXPECT_LE(taps(), 4);
    EXPECT_EQ(scans(), 1);
}

TEST_F(PackingActions, areFourTapsWithAnotherCarton)
{
    const auto id = gradedMug();
    m_screen->refresh();
    tap("queue_" + QString::fromStdString(id.text()));
    const QString second = m_screen->cartons().at(1).toMap().value("id").toString();

    tap("carton_" + second);
    tap("allInserts");
    tap("printLabel");
    scan(id);

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).packing->carton, domain::CartonId(second.toStdString()));
    tellCounts("packing by touch, another carton");
    EXPECT_LE(taps(), 4);
}

} // namespace
} // namespace regrade::ui
