#include "packing/packingscreen.h"
#include "stations/intake.h"
#include "ui_stations/stationbench.h"

namespace regrade::ui {
namespace {

QStringList idsOf(const QVariantList& rows)
{
    QStringList ids;
    for (const QVariant& row : rows) {
        ids.append(row.toMap().value("id").toString());
    }
    return ids;
}

class PackingChoice : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        m_screen = std::make_unique<PackingScreen>(desk());
    }

    void scan(const domain::ItemId& id)
    {
        ASSERT_TRUE(m_screen->takeScan(QString::fromStdString(id.text())));
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }
    void forgetSizeOfMug() { setSizeOfMug({}); }
    [[nodiscard]] domain::BoxSize sizeOfMug() const { return m_desk->product(domain::Sku("MUG-1"))->facts->size; }
    void setSizeOfMug(const domain::BoxSize& size)
    {
        const auto receipt =
            m_station->clerk().perform(domain::Sku("MUG-1"),
                                       [this, size](const domain::Product& product, Time) {
                                           auto facts = *product.facts;
                                           facts.size = size;
                                           return stations::registerProduct(product, *m_station->policy(), facts);
                                       },
                                       {domain::ActorId("T01"), {}, {}});
        ASSERT_TRUE(receipt) << receipt.error().what();
    }

    std::unique_ptr<PackingScreen> m_screen;
};

TEST_F(PackingChoice, hasTheBestCartonChosenBeforehand)
{
    scan(gradedMug());

    EXPECT_EQ(idsOf(m_screen->cartons()).size(), 3);
    EXPECT_EQ(idsOf(m_screen->cartons()).front(), "cube");
    EXPECT_EQ(m_screen->carton(), "cube");
    const QVariantMap best = m_screen->cartons().front().toMap();
    EXPECT_EQ(best.value("share"), "42.1 %");
    EXPECT_EQ(best.value("size"), "120×120×120");
    EXPECT_FALSE(best.value("cost").toString().isEmpty());
    EXPECT_NEAR(m_screen->voidShare(), 1.0 - 1.0 / 1.728, 1e-12);
    EXPECT_EQ(m_screen->weightG(), 400 + 66 + 13) << "product, carton and filler";
}

TEST_F(PackingChoice, takesACartonByTheCodeOnIt)
{
    scan(gradedMug());

    ASSERT_TRUE(m_screen->takeScan("REGCARTONMEDIUM"));
    EXPECT_EQ(m_screen->carton(), "medium");
    EXPECT_TRUE(idsOf(m_screen->cartons()).contains("medium")) << "what is chosen can be seen";
    EXPECT_EQ(m_screen->problem(), QString());

    ASSERT_TRUE(m_screen->takeScan("REGCARTONTINY"));
    EXPECT_EQ(m_screen->problem(), "Tiny is too small for the product. Choose a larger carton.");
    EXPECT_EQ(m_screen->carton(), "medium");
    ASSERT_TRUE(m_screen->takeScan("REGCARTONPALACE"));
    EXPECT_EQ(m_screen->problem(), "The house has no carton “palace”.");
}

TEST_F(PackingChoice, saysThatACartonCodeNeedsAUnitFirst)
{
    ASSERT_TRUE(m_screen->takeScan("REGCARTONMEDIUM"));

    EXPECT_EQ(m_screen->problem(), "Scan the unit first, then its carton.");
    EXPECT_EQ(m_screen->carton(), QString());
}

TEST_F(PackingChoice, takesTheProposalAgainByTheMainAction)
{
    scan(gradedMug());
    m_screen->chooseMaterial("paper_mailer");
    EXPECT_EQ(m_screen->carton(), QString());

    m_screen->takeScan("CMD-OK");
    settle();

    EXPECT_EQ(m_screen->carton(), "cube");
    EXPECT_EQ(m_screen->labelCopies(), 1);
}

TEST_F(PackingChoice, goesBackToTheProposedWeightWhenTheFieldIsEmptied)
{
    scan(gradedMug());
    m_screen->setWeight(700);
    EXPECT_EQ(m_screen->weightG(), 700);

    m_screen->setWeight(0);

    EXPECT_EQ(m_screen->weightG(), 479);
}

TEST_F(PackingChoice, recordsCartonFillerPapersAndWeight)
{
    const auto id = gradedMug();
    scan(id);
    m_screen->tickAllInserts();
    m_screen->printLabel();
    settle();
    scan(id);

    ASSERT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    const auto packed = *item(id).packing;
    EXPECT_EQ(packed.carton, domain::CartonId("cube"));
    EXPECT_EQ(packed.filler, domain::FillerId("paper_wrap"));
    EXPECT_EQ(packed.fillerMl, 728);
    EXPECT_EQ(packed.weightG, 479);
    EXPECT_EQ(packed.inserts->size(), 2U);
    EXPECT_EQ(packed.certificate, std::nullopt);
}

TEST_F(PackingChoice, proposesAnewForAnotherFiller)
{
    scan(gradedMug());

    m_screen->chooseFiller("paper_fill");
    EXPECT_EQ(m_screen->carton(), "large") << "40 mm more are needed in each direction";
    m_screen->chooseFiller("none");
    EXPECT_EQ(m_screen->carton(), "mini") << "nothing around it";
    EXPECT_EQ(m_screen->fillerAmount(), QString());
}

TEST_F(PackingChoice, asksOnceForTheSizeOfAProduct)
{
    const auto first = gradedMug();
    forgetSizeOfMug();
    scan(first);
    EXPECT_TRUE(m_screen->needsSize());
    EXPECT_TRUE(m_screen->cartons().isEmpty());
    EXPECT_EQ(m_screen->carton(), QString());
    EXPECT_EQ(m_screen->missing(), "Choose the carton.");

    m_screen->setProductSize(100, 0, 100);
    EXPECT_EQ(m_screen->problem(), "Length, width and height of the product must all be above zero.");
    EXPECT_TRUE(m_screen->takeScan("CMD-SIZE-100x90x80"));
    settle();

    EXPECT_FALSE(m_screen->needsSize());
    EXPECT_EQ(m_screen->carton(), "mini");
    EXPECT_EQ(sizeOfMug(), (domain::BoxSize{100, 90, 80})) << "kept with the product";
}

TEST_F(PackingChoice, packsAProductOfUnknownSizeWithoutARatio)
{
    const auto id = gradedMug();
    forgetSizeOfMug();
    scan(id);
    EXPECT_EQ(m_screen->moreCartons().size(), static_cast<int>(desk().policy().cartons.size()));
    for (const auto* order : {"REGCARTONMEDIUM", "CMD-PASSALL", "CMD-PRINT"}) {
        ASSERT_TRUE(m_screen->takeScan(order));
        settle();
    }
    scan(id);

    ASSERT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    EXPECT_EQ(item(id).packing->voidRatio, std::nullopt);
    EXPECT_EQ(item(id).packing->carton, domain::CartonId("medium"));
}

TEST_F(PackingChoice, tellsAComingLawAndDoesNotRefuse)
{
    const auto id = gradedMug();
    scan(id);
    EXPECT_TRUE(m_screen->coming().isEmpty());

    m_screen->takeScan("REGCARTONMEDIUM");

    ASSERT_EQ(m_screen->coming().size(), 1);
    EXPECT_TRUE(m_screen->coming().front().startsWith("Coming law (EU, from 2030-01-01): 77.7 %"));
    EXPECT_EQ(m_screen->problem(), QString());
    desk().setLanguage("zh_CN");
    EXPECT_TRUE(m_screen->coming().front().startsWith("即将生效的法律")) << m_screen->coming().front().toStdString();
    EXPECT_TRUE(m_screen->noClaim().startsWith("瓦楞纸箱没有存档证书")) << m_screen->noClaim().toStdString();
}

TEST_F(PackingChoice, isHeldToTheLawOnceItsDayHasCome)
{
    const auto id = gradedMug();
    m_clock.forward(std::chrono::hours(24 * 365 * 4));
    scan(id);
    EXPECT_EQ(m_screen->carton(), "cube");
    EXPECT_EQ(m_screen->cartons().size(), 1) << "only what half or more of is full";

    m_screen->takeScan("REGCARTONMEDIUM");

    EXPECT_TRUE(m_screen->problem().startsWith("Law (EU, from 2030-01-01): 77.7 %"))
        << m_screen->problem().toStdString();
    EXPECT_EQ(m_screen->carton(), "cube");
}

TEST_F(PackingChoice, doesNotVoidALabelByTheMainAction)
{
    const auto id = gradedMug();
    scan(id);
    m_screen->takeScan("CMD-PASSALL");
    m_screen->takeScan("CMD-OK");
    settle();
    EXPECT_EQ(m_screen->labelCopies(), 1);
    m_screen->takeScan("CMD-OK");
    settle();
    EXPECT_EQ(m_screen->labelCopies(), 1);
    EXPECT_EQ(m_screen->notice(), "Stick the label on the box and scan it.");
    m_screen->takeScan("CMD-PRINT");
    settle();
    EXPECT_EQ(m_screen->labelCopies(), 2) << "asked for by its own card";
}

TEST_F(PackingChoice, untiesAPaperThatWasTickedByMistake)
{
    scan(gradedMug());
    m_screen->tickAllInserts();
    EXPECT_TRUE(m_screen->allInserted());

    m_screen->tickInsert("warranty", false);

    EXPECT_FALSE(m_screen->allInserted());
    m_screen->takeScan("CMD-INSERT-warranty");
    EXPECT_TRUE(m_screen->allInserted());
}

TEST_F(PackingChoice, outlivesTheProgram)
{
    const auto id = gradedMug();
    const auto other = gradedMug();
    scan(id);
    m_screen->chooseFiller("none");
    m_screen->chooseCarton("medium");
    m_screen->setWeight(700);
    m_screen->printLabel();
    settle();
    m_screen->tickInsert(m_screen->inserts().front().toMap().value("id").toString(), true);

    m_screen = std::make_unique<PackingScreen>(desk()); // the next program reads the same drafts
    scan(id);
    EXPECT_EQ(m_screen->filler(), "none");
    EXPECT_EQ(m_screen->carton(), "medium");
    EXPECT_EQ(m_screen->weightG(), 700);
    EXPECT_TRUE(m_screen->inserts().front().toMap().value("isIn").toBool());
    EXPECT_FALSE(m_screen->allInserted()) << "what nobody ticked stays open";
    m_screen->tickAllInserts();
    scan(id);

    EXPECT_TRUE(item(id).isPacked()) << m_screen->problem().toStdString();
    EXPECT_TRUE(desk().drafts().read("packing").isEmpty());
    scan(other);
    EXPECT_EQ(m_screen->carton(), "cube") << "of another unit";
}

TEST_F(PackingChoice, ofABoxOfItsOwnOutlivesTheProgram)
{
    const auto id = gradedMug();
    scan(id);
    m_screen->chooseMaterial("paper_mailer");
    m_screen->setBox(200, 100, 100);

    m_screen = std::make_unique<PackingScreen>(desk());
    scan(id);
    EXPECT_EQ(m_screen->carton(), QString());
    EXPECT_TRUE(m_screen->otherSize());
    EXPECT_EQ(m_screen->material(), "paper_mailer");
    EXPECT_EQ(m_screen->box(), "200x100x100");
}

} // namespace
} // namespace regrade::ui
