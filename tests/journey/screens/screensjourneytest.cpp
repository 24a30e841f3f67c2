#include "journey/screens/operatorhand.h"
#include "qr/tag.h"
#include "workstation/workstation.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regrade::journey {
namespace {

QString aliens()
{
    const QString shared = qEnvironmentVariableIsSet("REGRADE_SHARED")
                               ? qEnvironmentVariable("REGRADE_SHARED")
                               : QStringLiteral(REGRADE_SOURCE_DIR "/../shared");
    return shared + QStringLiteral("/data/vision/aliens/");
}

class ScreensJourney : public testing::Test {
protected:
    void SetUp() override
    {
        if (!QDir(aliens()).exists()) {
            GTEST_SKIP() << "shared/data/vision/aliens is absent";
        }
        workstation::Places places;
        places.data = (m_folder.path() + "/data").toStdString();
        places.resources = REGRADE_SOURCE_DIR "/resources";
        places.policy = places.resources / "policy";
        auto opened = workstation::Workstation::open(places, m_clock);
        ASSERT_TRUE(opened) << opened.error().what();
        m_station = *std::move(opened);
        m_program = std::make_unique<app::Program>(*m_station, false);
        ASSERT_TRUE(m_program->show());
        m_program->window()->show();
        m_program->window()->requestActivate();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_program->window()));
        m_hand = std::make_unique<OperatorHand>(*m_program);
    }

    void TearDown() override
    {
        m_program.reset();
        m_station.reset();
    }

    /// The camera looks at these photographs, one after the other and again.
    void lookAt(const QString& name, const QStringList& photos)
    {
        const QString folder = m_folder.path() + '/' + name;
        ASSERT_TRUE(QDir().mkpath(folder));
        for (const auto& photo : photos) {
            ASSERT_TRUE(QFile::copy(aliens() + photo, folder + '/' + QString(photo).replace('/', '-')));
        }
        m_program->desk().useCamera(folder);
        ASSERT_TRUE(m_hand->waitFor([this] { return m_program->desk().cameraKind() == "live"; }));
        QTest::qWait(500); // until the pictures of the scene before are gone
    }

    [[nodiscard]] domain::Item item() { return *m_program->desk().item(domain::ItemId(m_tag.toStdString())); }
    [[nodiscard]] std::string stage()
    {
        const auto at = item().stage();
        return at ? at->text() : std::string();
    }

    void registerAlien();
    void teachAlien();
    void takeIn();
    void grade();
    void work();
    void pack();
    void listAndSell();

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<workstation::Workstation> m_station;
    std::unique_ptr<app::Program> m_program;
    std::unique_ptr<OperatorHand> m_hand;
    QString m_tag;
};

void ScreensJourney::registerAlien()
{
    ASSERT_TRUE(m_hand->press("startEmpty"));
    ASSERT_TRUE(m_hand->press("registerProduct"));
    ASSERT_TRUE(m_hand->type("newSku", "ALIEN-1"));
    ASSERT_TRUE(m_hand->type("newName", "Toy alien"));
    ASSERT_TRUE(m_hand->type("newPrice", "29.90"));
    ASSERT_TRUE(m_hand->type("newPartsValue", "2"));
    ASSERT_TRUE(m_hand->press("newCategory_toys"));
    ASSERT_TRUE(m_hand->type("newLength", "120"));
    ASSERT_TRUE(m_hand->type("newWidth", "80"));
    ASSERT_TRUE(m_hand->type("newHeight", "60"));
    ASSERT_TRUE(m_hand->type("newWeight", "150"));
    m_hand->keepPicture("register");
    m_hand->key(Qt::Key_Return);
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("sku") == "ALIEN-1"; }))
        << m_hand->settled().toStdString();
}

void ScreensJourney::teachAlien()
{
    m_hand->key(Qt::Key_F7);
    lookAt("good", {"train/good/000.png", "train/good/001.png", "train/good/002.png", "train/good/003.png"});
    m_hand->scan("ALIEN-1");
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("sku") == "ALIEN-1"; }));
    for (int photo = 1; photo <= 4; ++photo) {
        ASSERT_TRUE(m_hand->press("takePhoto"));
        ASSERT_EQ(m_hand->settled(), QString());
        ASSERT_EQ(m_hand->seen("photos").toList().size(), photo);
    }
    m_hand->keepPicture("teach");
    m_hand->key(Qt::Key_Return);
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("taughtPhotos") == 4; }))
        << m_hand->settled().toStdString();
    m_hand->keepPicture("taught");
}

void ScreensJourney::takeIn()
{
    m_hand->key(Qt::Key_F1);
    const int before = m_hand->actions();
    m_hand->scan("ORDER-4711");
    m_hand->scan("ALIEN-1");
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("canReceive").toBool(); }))
        << m_hand->seen("missing").toString().toStdString();
    m_hand->keepPicture("intake");
    m_hand->key(Qt::Key_Return);
    ASSERT_TRUE(m_hand->waitFor([this] { return !m_hand->seen("labelFile").toString().isEmpty(); }));
    ASSERT_EQ(m_hand->settled(), QString());
    EXPECT_EQ(m_hand->actions() - before, 3) << "two scans and one button";
    m_tag = QString::fromStdString(qr::parseTag(m_hand->seen("tag").toString().toStdString())->text());
    EXPECT_TRUE(QFile::exists(m_hand->seen("labelFile").toString()));
    m_hand->keepPicture("received");
}

void ScreensJourney::grade()
{
    m_hand->key(Qt::Key_F2);
    lookAt("unit", {"test/broken/000.png"});
    m_hand->scan(m_tag);
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("taught").toBool(); }));
    m_hand->keepPicture("scanned");
    ASSERT_TRUE(m_hand->press("inspect"));
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("inspected").toBool(); }))
        << m_hand->settled().toStdString();
    ASSERT_EQ(m_hand->settled(), QString());
    m_hand->keepPicture("inspected");

    const int before = m_hand->actions();
    ASSERT_TRUE(m_hand->press("packaging_damaged"));
    if (m_hand->seen("cosmetic").toString().isEmpty()) {
        ASSERT_TRUE(m_hand->press("cosmetic_flaw"));
    }
    ASSERT_TRUE(m_hand->press("function_works"));
    ASSERT_TRUE(m_hand->seen("canConfirm").toBool()) << m_hand->seen("missing").toString().toStdString();
    m_hand->keepPicture("answered");
    m_hand->key(Qt::Key_Return);
    ASSERT_TRUE(m_hand->waitFor([this] { return item().grade.has_value(); })) << m_hand->settled().toStdString();
    EXPECT_LE(m_hand->actions() - before, 6) << "after the picture, for a B or C unit";
    ASSERT_EQ(m_hand->settled(), QString());
    m_hand->keepPicture("graded");
}

void ScreensJourney::work()
{
    m_hand->key(Qt::Key_F3);
    while (stage() != "packing") {
        const std::string at = stage();
        const int before = m_hand->actions();
        m_hand->scanAnew(m_tag);
        ASSERT_TRUE(m_hand->waitFor([&] { return m_hand->seen("stepCount").toInt() > 0; })) << at;
        ASSERT_EQ(m_hand->settled(), QString());
        EXPECT_FALSE(m_hand->seen("canFinish").toBool());
        if (at == "cleaning") {
            ASSERT_TRUE(m_hand->press("option_agent_neutral"));
            ASSERT_EQ(m_hand->settled(), QString());
        }
        ASSERT_TRUE(m_hand->press("passOpenChecks"));
        ASSERT_EQ(m_hand->settled(), QString());
        if (at == "cleaning") {
            ASSERT_TRUE(m_hand->press("option_disinfect_wipe"));
            ASSERT_EQ(m_hand->settled(), QString());
        }
        m_hand->keepPicture(QString::fromStdString(at));
        m_hand->key(Qt::Key_Return);
        ASSERT_TRUE(m_hand->waitFor([&] { return stage() != at; })) << m_hand->seen("missing").toString().toStdString();
        EXPECT_LE(m_hand->actions() - before, 5) << "two scans and three buttons";
        ASSERT_EQ(m_hand->settled(), QString());
    }
}

void ScreensJourney::pack()
{
    m_hand->key(Qt::Key_F4);
    m_hand->scanAnew(m_tag);
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("unit") == m_tag; })) << m_hand->settled().toStdString();
    EXPECT_EQ(m_hand->seen("carton"), "small") << "the best that fits is chosen";
    ASSERT_TRUE(m_hand->press("allInserts"));
    m_hand->keepPicture("packing");
    m_hand->key(Qt::Key_Return);
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("readyToScan").toBool(); }))
        << m_hand->seen("missing").toString().toStdString();
    m_hand->keepPicture("label");
    m_hand->scanAnew(m_tag);
    ASSERT_TRUE(m_hand->waitFor([this] { return item().isPacked(); })) << m_hand->settled().toStdString();
    ASSERT_EQ(m_hand->settled(), QString());
    m_hand->keepPicture("packed");
}

void ScreensJourney::listAndSell()
{
    m_hand->key(Qt::Key_F5);
    m_hand->scanAnew(m_tag);
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("canGoOn").toBool(); }))
        << m_hand->seen("missing").toString().toStdString();
    m_hand->keepPicture("offer");
    m_hand->key(Qt::Key_Return);
    ASSERT_TRUE(m_hand->waitFor([this] { return item().standing == domain::Standing::listed; }));
    ASSERT_EQ(m_hand->settled(), QString());
    m_hand->scanAnew(m_tag);
    ASSERT_EQ(m_hand->settled(), QString());
    m_hand->scan("SALE-4711");
    ASSERT_TRUE(m_hand->waitFor([this] { return m_hand->seen("canGoOn").toBool(); }));
    m_hand->keepPicture("sale");
    m_hand->key(Qt::Key_Return);
    ASSERT_TRUE(m_hand->waitFor([this] { return item().standing == domain::Standing::sold; }));
    ASSERT_EQ(m_hand->settled(), QString());
    m_hand->keepPicture("sold");
}

TEST_F(ScreensJourney, takesAUnitFromTheParcelToTheBuyerByKeysAlone)
{
    ASSERT_NO_FATAL_FAILURE(registerAlien());
    ASSERT_NO_FATAL_FAILURE(teachAlien());
    ASSERT_NO_FATAL_FAILURE(takeIn());
    ASSERT_NO_FATAL_FAILURE(grade());
    ASSERT_NO_FATAL_FAILURE(work());
    ASSERT_NO_FATAL_FAILURE(pack());
    ASSERT_NO_FATAL_FAILURE(listAndSell());

    m_hand->key(Qt::Key_F8);
    ASSERT_EQ(m_program->screens().current(), "dashboard");
    m_hand->keepPicture("dashboard");
    EXPECT_EQ(item().sale->order, "SALE-4711");
    EXPECT_EQ(item().packing->voidRatio, 1.0 - 576'000.0 / 1'408'000.0);
    EXPECT_TRUE(item().inspection.has_value());
    EXPECT_EQ(item().cycle, 1);
}

} // namespace
} // namespace regrade::journey
