#include "tests/ui_shell/crawler.h"

#include <QGuiApplication>
#include <QQmlComponent>
#include <QQuickView>

#include <gmock/gmock.h>

namespace regrade::ui {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

/// What the crawler finds in 400 by 300 pixels of white with these items.
std::vector<std::string> foundIn(const QByteArray& items)
{
    QQuickView view;
    QQmlComponent component(view.engine());
    component.setData(
        "import QtQuick\nimport QtQuick.Templates as T\nRectangle { width: 400; height: 300; " + items + " }", {});
    auto* root = qobject_cast<QQuickItem*>(component.create());
    EXPECT_NE(root, nullptr) << component.errorString().toStdString();
    view.setContent({}, nullptr, root);
    view.show();
    QGuiApplication::processEvents();
    Crawler crawler(view, [] { QGuiApplication::processEvents(); });
    crawler.look("here");
    crawler.lookAtKeys("here");
    crawler.lookAtInks("here");
    return crawler.findings();
}

/// A text that is nothing but what is said of it.
QByteArray text(const QByteArray& more) { return "Text { text: \"Some words\"; font.pixelSize: 16; " + more + " }"; }

/// A button of which one thing is said otherwise.
QByteArray button(const QByteArray& otherwise)
{
    QByteArray item = "T.Button { ";
    for (const QByteArray usual : {"objectName: \"press\"", "width: 60", "height: 60", "focusPolicy: Qt.StrongFocus",
                                   "Accessible.name: \"Press\""}) {
        if (!otherwise.contains(usual.left(usual.indexOf(':') + 1))) {
            item += usual + "; ";
        }
    }
    return item + otherwise + " }";
}

TEST(Crawler, findsNothingWhereAllIsWell)
{
    EXPECT_THAT(foundIn(text("") + text("y: 40") + button("y: 80") + button("y: 80; x: 80")), IsEmpty());
    EXPECT_THAT(foundIn(text("width: 20; elide: Text.ElideRight; property bool holdsNames: true")), IsEmpty())
        << "a name may end in an ellipsis";
    EXPECT_THAT(
        foundIn("Flickable { width: 400; height: 100; contentHeight: 900; contentWidth: 400; " + text("y: 700") + " }"),
        IsEmpty())
        << "it can be scrolled to";
    EXPECT_THAT(foundIn(text("color: \"#bbbbbb\"; enabled: false")), IsEmpty()) << "nobody need read it";
}

TEST(Crawler, findsTextThatIsCutOrDoesNotFit)
{
    EXPECT_THAT(foundIn(text("width: 40; elide: Text.ElideRight")), ElementsAre(StartsWith("cut text")));
    EXPECT_THAT(foundIn(text("width: 40")), ElementsAre(StartsWith("text wider than its place")));
    EXPECT_THAT(foundIn(text("width: 50; height: 20; wrapMode: Text.Wrap")),
                ElementsAre(StartsWith("text higher than its place")));
    EXPECT_THAT(foundIn(text("x: 380")), ElementsAre(StartsWith("text out of sight")));
    EXPECT_THAT(foundIn("Item { clip: true; width: 300; height: 40; " + text("y: 35") + " }"),
                ElementsAre(StartsWith("text out of sight")));
    EXPECT_THAT(foundIn("Text { text: \"Small\"; font.pixelSize: 12 }"),
                ElementsAre(StartsWith("text under 14 pixels")));
}

TEST(Crawler, findsWhatLiesOverEachOther)
{
    EXPECT_THAT(foundIn(text("") + text("y: 8")), ElementsAre(StartsWith("texts over each other")));
    EXPECT_THAT(foundIn(button("") + button("x: 50")), ElementsAre(StartsWith("controls over each other")));
}

TEST(Crawler, findsTargetsThatNobodyHitsOrReaches)
{
    EXPECT_THAT(foundIn(button("height: 40")), ElementsAre(StartsWith("target under 48 pixels")));
    EXPECT_THAT(foundIn("MouseArea { width: 30; height: 60 }"), ElementsAre(StartsWith("target under 48 pixels")));
    EXPECT_THAT(foundIn(button("x: 380")), ElementsAre(StartsWith("target out of reach")));
    EXPECT_THAT(foundIn(button("focusPolicy: Qt.NoFocus")),
                ElementsAre(StartsWith("control that the tabulator does not reach")));
}

TEST(Crawler, findsControlsWithoutNames)
{
    EXPECT_THAT(foundIn(button("Accessible.name: \" \"")), ElementsAre(StartsWith("control without a name: ")));
    EXPECT_THAT(foundIn(button("objectName: \"\"")), ElementsAre(StartsWith("control without a name for tests")));
}

TEST(Crawler, findsInkThatIsTooFaint)
{
    EXPECT_THAT(foundIn(text("color: \"#777777\"")), ElementsAre(StartsWith("contrast under 4.5 (4.47)")));
    EXPECT_THAT(foundIn(text("color: \"#767676\"")), IsEmpty()) << "4.54";
    EXPECT_THAT(foundIn("Text { text: \"42\"; font.pixelSize: 56; color: \"#767676\" }"),
                ElementsAre(StartsWith("contrast under 7 (4.54)")))
        << "a key figure";
}

} // namespace
} // namespace regrade::ui
