#include "tests/ui_kit/contrast.h"

#include <QQmlComponent>
#include <QQmlEngine>

#include <gtest/gtest.h>

#include <memory>

namespace regrade::ui {
namespace {

class EveryTheme : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override
    {
        m_engine.addImportPath(QStringLiteral(":/qt/qml"));
        QQmlComponent component(&m_engine);
        component.setData("import QtQml\nimport Regrade.Kit\nQtObject { property var theme: Theme }", QUrl());
        m_holder.reset(component.create());
        ASSERT_TRUE(m_holder) << component.errorString().toStdString();
        m_theme = m_holder->property("theme").value<QObject*>();
        m_theme->setProperty("mode", GetParam());
    }
    void TearDown() override { m_theme->setProperty("mode", "light"); }
    [[nodiscard]] QColor token(const char* name) const { return m_theme->property(name).value<QColor>(); }

    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_holder;
    QObject* m_theme = nullptr;
};

TEST_P(EveryTheme, hasTextOfAtLeastFourAndAHalfToOneOnEveryGround)
{
    for (const char* ink : {"text", "text2", "accent", "ok", "warn", "error"}) {
        for (const char* ground : {"bg", "surface", "surface2"}) {
            EXPECT_GE(contrast(token(ink), token(ground)), 4.5) << ink << " on " << ground;
        }
    }
    EXPECT_GE(contrast(token("disabled"), token("surface2")), 4.5);
}

TEST_P(EveryTheme, hasReadableTextOnItsFillsAndQuietGrounds)
{
    const std::pair<const char*, const char*> pairs[] = {
        {"inkOnAccent", "accent"}, {"inkOnOk", "ok"},      {"inkOnWarn", "warnFill"}, {"inkOnError", "error"},
        {"accent", "accentSoft"},  {"ok", "okSoft"},       {"warn", "warnSoft"},      {"error", "errorSoft"},
        {"text", "accentSoft"},    {"text2", "accentSoft"}};
    for (const auto& [ink, ground] : pairs) {
        EXPECT_GE(contrast(token(ink), token(ground)), 4.5) << ink << " on " << ground;
    }
}

TEST_P(EveryTheme, hasEdgesOfControlsOfAtLeastThreeToOne)
{
    for (const char* ground : {"bg", "surface", "surface2"}) {
        EXPECT_GE(contrast(token("edge"), token(ground)), 3.0) << ground;
        EXPECT_GE(contrast(token("accent"), token(ground)), 3.0) << ground;
    }
}

TEST_P(EveryTheme, hasGradesOfAtLeastSevenToOne)
{
    const QColor white(Qt::white), dark("#14181D");
    EXPECT_GE(contrast(white, token("gradeA")), 7.0);
    EXPECT_GE(contrast(white, token("gradeB")), 7.0);
    EXPECT_GE(contrast(dark, token("gradeC")), 7.0);
    EXPECT_GE(contrast(white, token("gradeD")), 7.0);
}

INSTANTIATE_TEST_SUITE_P(All, EveryTheme, testing::Values("light", "dark", "contrast"));

} // namespace
} // namespace regrade::ui
