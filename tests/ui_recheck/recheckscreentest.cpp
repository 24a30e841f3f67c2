#include "recheck/recheckscreen.h"

#include "stations/recheck.h"
#include "tests/ui_stations/pagebench.h"
#include "tests/ui_stations/stationbench.h"

#include <QMetaProperty>
#include <QQuickItem>
#include <QRegularExpression>

#include <gmock/gmock.h>

#include <iostream>

namespace regrade::ui {
namespace {

using testing::HasSubstr;

constexpr const char* kBlindSeed = "8f1d6c2a90b34e57a1c4d2e6f7081923";

/// Three listed mugs that T01 made, drawn for T05.
class SecondInspection : public StationBench {
protected:
    void SetUp() override
    {
        StationBench::SetUp();
        registerMug();
        for (int i = 0; i < 3; ++i) {
            m_units.push_back(listedMug());
        }
        const std::string today = toIso(m_clock.now()).substr(0, 10);
        tell([today, policy = m_station->policy()](const domain::RecheckBook& book, Time now) {
            return stations::planRecheck(*policy, book, {today, today, kBlindSeed}, now);
        });
        tell([today](const domain::RecheckBook& book, Time) {
            return stations::drawRecheck(book, "RC-" + today, {domain::ActorId("T05")});
        });
        desk().setActor("T05");
        m_screen = std::make_unique<RecheckScreen>(desk());
        m_screen->refresh();
    }
    void TearDown() override
    {
        m_screen.reset();
        StationBench::TearDown();
    }

    void tell(std::function<Result<domain::Events>(const domain::RecheckBook&, Time)> deed)
    {
        workers::InformedProductDeed informed = [deed](const domain::Product&, const store::Database& store, Time now) {
            return deed(insight::recheckBookIn(store), now);
        };
        const auto receipt = m_station->clerk().perform(domain::rechecksSku(), std::move(informed),
                                                        {domain::ActorId("L01"), {}, {}, {}});
        ASSERT_TRUE(receipt) << receipt.error().what();
    }
    [[nodiscard]] QString tagOf(std::size_t place) const { return QString::fromStdString(m_units[place].text()); }
    void look(const char* cosmetic)
    {
        m_screen->choosePackaging("damaged");
        m_screen->chooseCosmetic(cosmetic);
        m_screen->chooseFunction("works");
        m_screen->submit();
        ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    }

    std::vector<domain::ItemId> m_units;
    std::unique_ptr<RecheckScreen> m_screen;
};

/// Every text that an object and all below it could show or say.
void collectTexts(QObject& object, QStringList& texts, int& objects)
{
    ++objects;
    const QMetaObject* meta = object.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const QVariant value = meta->property(i).read(&object);
        if (value.typeId() == QMetaType::QString) {
            texts.append(value.toString());
        } else if (value.typeId() == QMetaType::QVariantList) {
            for (const QVariant& row : value.toList()) {
                for (const QVariant& cell : row.toMap()) {
                    texts.append(cell.toString());
                }
            }
        }
    }
    QObjectList below = object.children(); // what is read aloud hangs there, too
    if (auto* item = qobject_cast<QQuickItem*>(&object)) {
        for (QQuickItem* child : item->childItems()) {
            if (!below.contains(child)) {
                below.append(child);
            }
        }
    }
    for (QObject* child : below) {
        collectTexts(*child, texts, objects);
    }
}

TEST_F(SecondInspection, waitsForTheNamedInspectorAndIsClosedToOthers)
{
    EXPECT_EQ(m_screen->waiting().size(), 3);
    EXPECT_FALSE(m_screen->waiting()[0].toMap().contains("grade"));
    desk().setActor("T06");
    m_screen->refresh();
    EXPECT_EQ(m_screen->waiting().size(), 0);
    m_screen->choose(tagOf(0));
    EXPECT_EQ(m_screen->state(), RecheckScreen::State::List);
    EXPECT_THAT(m_screen->problem().toStdString(), HasSubstr("for somebody else to inspect"));
}

TEST_F(SecondInspection, keepsTheRecordClosedEverywhereUntilTheLookIsGiven)
{
    EXPECT_FALSE(desk().item(m_units[0]));
    insight::WorklistFilter listed;
    listed.standing = "listed";
    const auto mine = desk().units(listed, 0, 10);
    ASSERT_TRUE(mine);
    ASSERT_EQ(mine->size(), 3U);
    for (const insight::WorklistRow& row : *mine) {
        EXPECT_EQ(row.grade, "");
        EXPECT_FALSE(row.price);
    }
    desk().setActor("T01");
    EXPECT_TRUE(desk().item(m_units[0])) << "who graded it knows it anyway";
    EXPECT_NE(desk().units(listed, 0, 10)->front().grade, "");
    desk().setActor("T05");
    m_screen->choose(tagOf(0));
    look("light");
    EXPECT_TRUE(desk().item(m_units[0]));
    EXPECT_FALSE(desk().item(m_units[1]));
}

TEST_F(SecondInspection, tellsBothGradesOnlyBehindTheLook)
{
    EXPECT_TRUE(m_screen->takeScan(tagOf(0)));
    ASSERT_EQ(m_screen->state(), RecheckScreen::State::Blind);
    EXPECT_FALSE(m_screen->missing().isEmpty());
    EXPECT_EQ(m_screen->cosmetic(), "") << "nothing is chosen for the person";
    look("heavy");
    EXPECT_EQ(m_screen->state(), RecheckScreen::State::List);
    EXPECT_THAT(m_screen->notice().toStdString(), HasSubstr("A third person decides"));
    EXPECT_EQ(m_screen->disputed().size(), 1);
    m_screen->choose(tagOf(0));
    ASSERT_EQ(m_screen->state(), RecheckScreen::State::Deciding);
    m_screen->decide("B");
    m_screen->setReason("seen together");
    m_screen->submit();
    ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    EXPECT_THAT(m_screen->problem().toStdString(), HasSubstr("a third person decides"));
    desk().setActor("L01");
    m_screen->choose(tagOf(0));
    m_screen->decide("B");
    m_screen->setReason("seen together");
    m_screen->submit();
    ASSERT_TRUE(waitFor([&] { return !m_screen->busy(); }));
    EXPECT_EQ(m_screen->problem(), "");
    EXPECT_EQ(m_screen->disputed().size(), 0);
}

class PagesOfTheSecondInspection : public SecondInspection {};

/// S9.1: no trace of the first grade, of its marks or of the price on the blind screen.
TEST_F(PagesOfTheSecondInspection, holdNoTraceOfTheFirstLookWhileBlind)
{
    desk().setActor("T01");
    const auto unit = desk().item(m_units[0]);
    ASSERT_TRUE(unit && unit->grade && unit->offer);
    const QString grade = QString::fromStdString(unit->grade->text());
    const QString price = desk().money(unit->offer->price);
    desk().setActor("T05");
    m_screen->choose(tagOf(0));
    ASSERT_EQ(m_screen->state(), RecheckScreen::State::Blind);
    PageView view("Recheck", *m_screen);
    view.look(desk(), "blind");

    QStringList texts;
    int objects = 0;
    collectTexts(*m_screen, texts, objects);
    collectTexts(view.root(), texts, objects);
    std::cout << "objects walked: " << objects << ", texts: " << texts.size() << '\n';
    EXPECT_GT(objects, 50);
    EXPECT_GT(texts.size(), 100);
    const QRegularExpression asGrade("(^|[^A-Za-z])" + grade + "([^A-Za-z]|$)");
    for (const QString& text : texts) {
        EXPECT_NE(text.trimmed(), grade);
        EXPECT_FALSE(text.contains("grade " + grade, Qt::CaseInsensitive)) << text.toStdString();
        EXPECT_FALSE(text.contains(price)) << text.toStdString();
    }
    look("light");
    texts.clear();
    collectTexts(*m_screen, texts, objects);
    EXPECT_FALSE(texts.filter(asGrade).isEmpty()) << "behind the look it is told, so the walk would have found it";
}

TEST_F(PagesOfTheSecondInspection, showListFormAndDecision)
{
    PageView view("Recheck", *m_screen);
    view.look(desk(), "list");
    m_screen->choose(tagOf(1));
    look("heavy");
    m_screen->choose(tagOf(1));
    view.look(desk(), "deciding");
}

} // namespace
} // namespace regrade::ui
