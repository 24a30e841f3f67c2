#include "announced/announcedscreen.h"

#include "insight/arrivals.h"
#include "store/announcedbook.h"
#include "tests/ui_stations/stationbench.h"

#include <QElapsedTimer>

#include <gmock/gmock.h>

#include <fstream>
#include <iostream>

namespace regrade::ui {
namespace {

using testing::HasSubstr;

class AnnouncedReturns : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        registerMug();
        screen = std::make_unique<AnnouncedScreen>(desk());
    }
    void TearDown() override
    {
        screen.reset();
        StationBench::TearDown();
    }

    QUrl listOf(const std::string& text, const std::string& name = "returns.csv")
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::ofstream(file, std::ios::binary) << text;
        return QUrl::fromLocalFile(QString::fromStdString(file.string()));
    }
    void look(const std::string& text)
    {
        screen->open(listOf(text));
        ASSERT_TRUE(waitFor([&] { return !screen->busy(); }));
    }
    void import()
    {
        ASSERT_TRUE(screen->canImport()) << screen->missing().toStdString();
        screen->importList();
        ASSERT_TRUE(waitFor([&] { return !screen->busy(); }));
    }
    [[nodiscard]] QString fact(int index) const { return screen->facts()[index].toMap()["value"].toString(); }
    [[nodiscard]] std::vector<store::AnnouncedRow> rows() const
    {
        return store::announcedAfter(m_station->reader(), 0, 100).value();
    }

    std::unique_ptr<AnnouncedScreen> screen;
};

TEST_F(AnnouncedReturns, areLookedAtBeforeAnythingIsWritten)
{
    look("order;sku;customer;qty\nA-1;MUG-1;Ann Example;2\nA-2;CUP-9;Bob Example;1\n");

    ASSERT_EQ(screen->state(), AnnouncedScreen::State::Preview) << screen->problem().toStdString();
    EXPECT_EQ(fact(0), "CSV, separated by semicolons");
    EXPECT_EQ(fact(1), "UTF-8");
    EXPECT_EQ(fact(2), "2");
    EXPECT_EQ(fact(3), "2 rows, 3 units");
    const QVariantList columns = screen->columns();
    ASSERT_EQ(columns.size(), 4);
    EXPECT_EQ(columns[0].toMap()["field"], "Order number");
    EXPECT_EQ(columns[0].toMap()["values"], "A-1 · A-2");
    EXPECT_EQ(columns[2].toMap()["field"], "stays in the file");
    EXPECT_EQ(columns[2].toMap()["values"], "") << "names of customers are not shown";
    EXPECT_THAT(screen->unregistered().toStdString(), HasSubstr("CUP-9"));
    EXPECT_TRUE(rows().empty());

    screen->putAway();
    EXPECT_EQ(screen->state(), AnnouncedScreen::State::Open);
    EXPECT_TRUE(rows().empty());
}

TEST_F(AnnouncedReturns, areTakenOverWholeWithTheOwnerOfTheRowOrTheChosenOne)
{
    look("order,sku,seller,pallet\nA-1,MUG-1,,P-1\nA-2,MUG-1,house,\n");
    screen->chooseOwner("house");
    (void)screen->takeScan("CMD-OK");
    ASSERT_TRUE(waitFor([&] { return !screen->busy() && screen->rows().size() == 2; }));

    EXPECT_EQ(screen->state(), AnnouncedScreen::State::Open);
    EXPECT_THAT(screen->notice().toStdString(), HasSubstr("2 units of returns.csv are taken over as list 1"));
    ASSERT_EQ(rows().size(), 2U);
    EXPECT_EQ(rows()[0].what.owner, domain::OwnerId("house"));
    EXPECT_EQ(rows()[0].what.batch, "P-1");
    EXPECT_EQ(rows()[1].what.owner, domain::OwnerId("house"));
}

TEST_F(AnnouncedReturns, areRefusedWithEveryFaultByRowAndColumn)
{
    look("order,sku,market,owner\nA-1,MUG-1,XX,\nA-2,,DE,RedShop\nA-3,MUG-1,DE,\nA-3,MUG-1,DE,\n");

    ASSERT_EQ(screen->state(), AnnouncedScreen::State::Preview);
    EXPECT_FALSE(screen->canImport());
    ASSERT_EQ(screen->flaws().size(), 4);
    const auto first = screen->flaws()[0].toMap();
    EXPECT_EQ(first["row"], 2);
    EXPECT_EQ(first["column"], "market");
    EXPECT_EQ(first["value"], "XX");
    EXPECT_THAT(screen->flaws()[2].toMap()["why"].toString().toStdString(), HasSubstr("RedShop"));
    EXPECT_EQ(fact(5), "1") << "written twice";
    desk().setLanguage("zh_CN");
    EXPECT_THAT(screen->flaws()[2].toMap()["why"].toString().toStdString(), HasSubstr("本仓没有卖家“RedShop”"));
    desk().setLanguage("en");
    (void)screen->takeScan("CMD-OK");
    EXPECT_THAT(screen->problem().toStdString(), HasSubstr("whole or not at all"));
    EXPECT_TRUE(rows().empty());
}

TEST_F(AnnouncedReturns, sayWhatIsWrongWithAFileThatIsNoList)
{
    look("order,price\n1,2\n");
    EXPECT_EQ(screen->state(), AnnouncedScreen::State::Open);
    EXPECT_THAT(screen->problem().toStdString(), HasSubstr("no column \"sku\""));

    screen->open(QUrl("https://example.com/list.csv"));
    EXPECT_THAT(screen->problem().toStdString(), HasSubstr("Only a file of this computer"));
}

TEST_F(AnnouncedReturns, thatHaveNotComeAreFoundAndMarkedWhenTheyAreOverdue)
{
    look("order,sku,rma,qty\nA-1,MUG-1,R-1,2\n");
    import();
    m_clock.forward(std::chrono::hours(24) * 15);
    look("order,sku,rma\nB-1,MUG-1,R-9\n");
    import();
    ASSERT_TRUE(waitFor([&] { return screen->rows().size() == 2; }));

    EXPECT_EQ(screen->rows()[0].toMap()["title"], "2 × Stoneware mug");
    EXPECT_EQ(screen->rows()[0].toMap()["state"], "late");
    EXPECT_EQ(screen->rows()[1].toMap()["state"], "");
    EXPECT_THAT(screen->summary().toStdString(), HasSubstr("3 units of 2 returns"));
    screen->choose(screen->rows()[0].toMap()["id"].toString());
    EXPECT_EQ(screen->chosen()["late"], true);
    screen->setOnlyOverdue(true);
    ASSERT_TRUE(waitFor([&] { return screen->rows().size() == 1; }));
    screen->setOnlyOverdue(false);
    EXPECT_TRUE(screen->takeScan("R-9"));
    ASSERT_TRUE(waitFor([&] { return screen->rows().size() == 1 && screen->rows()[0].toMap()["subtitle"] == "R-9"; }));
    EXPECT_EQ(screen->problem(), QString());
    EXPECT_TRUE(screen->takeScan("R-NONE"));
    EXPECT_NE(screen->notice(), QString()) << "a scan is answered at once";
    ASSERT_TRUE(waitFor([&] { return screen->problem().contains("R-NONE"); }));
}

TEST_F(AnnouncedReturns, stopWithinAFifthOfASecondOnAMillionRows)
{
    std::string text = "order,sku,rma\n";
    for (int row = 0; row < 1'000'000; ++row) {
        text += std::to_string(10'000'000 + row) + ",MUG-1,R" + std::to_string(row) + "\n";
    }
    const QUrl file = listOf(text);
    QElapsedTimer watch;
    watch.start();
    screen->open(file);
    const auto asked = watch.restart();
    ASSERT_TRUE(waitFor([&] { return screen->progress() > 0.01 || !screen->busy(); }));
    ASSERT_TRUE(screen->busy()) << "a million rows are not read that quickly";

    watch.restart();
    screen->stop();
    ASSERT_TRUE(waitFor([&] { return !screen->busy(); }));
    const auto stopped = watch.elapsed();

    std::cout << "[ measured ] opening took the screen " << asked << " ms, stopping " << stopped << " ms\n";
    EXPECT_LT(stopped, 200);
    EXPECT_EQ(screen->state(), AnnouncedScreen::State::Open);
    watch.restart();
    screen->open(file);
    screen->stop();
    ASSERT_TRUE(waitFor([&] { return !screen->busy(); }));
    std::cout << "[ measured ] stopping at once " << watch.elapsed() << " ms\n";
    EXPECT_LT(watch.elapsed(), 200) << "also while the encoding is told";
    EXPECT_TRUE(rows().empty());
}

} // namespace
} // namespace regrade::ui
