#include <QFont>
#include <QGuiApplication>
#include <QtPlugin>
#include <QtQml/qqmlextensionplugin.h>

#include <gtest/gtest.h>

Q_IMPORT_QML_PLUGIN(Regrade_DeskPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_KitPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_StationPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_AnnouncedPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_IntakePlugin)
Q_IMPORT_QML_PLUGIN(Regrade_TeachingPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_GradingPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_WorkPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_PackingPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_ListingPlugin)
Q_IMPORT_QML_PLUGIN(Regrade_PassportPlugin)

int main(int count, char** words)
{
    // The list of tests is taken while building, before anyone has set the platform.
    for (const auto& [name, value] : {std::pair("QT_QPA_PLATFORM", "offscreen"), {"QT_QUICK_BACKEND", "software"}}) {
        if (!qEnvironmentVariableIsSet(name)) {
            qputenv(name, value);
        }
    }
    testing::InitGoogleTest(&count, words);
    QGuiApplication app(count, words);
    QGuiApplication::setApplicationName(QStringLiteral("regrade"));
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("WenQuanYi Micro Hei")});
    font.setPixelSize(16);
    QGuiApplication::setFont(font);
    return RUN_ALL_TESTS();
}
