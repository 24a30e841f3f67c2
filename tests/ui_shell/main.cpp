#include "app/program.h"

#include <QGuiApplication>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    if (qEnvironmentVariableIsEmpty("QT_QUICK_BACKEND")) {
        qputenv("QT_QUICK_BACKEND", "software");
    }
    if (qEnvironmentVariableIsEmpty("REGRADE_RESOURCES")) {
        qputenv("REGRADE_RESOURCES", REGRADE_SOURCE_DIR "/resources");
    }
    QGuiApplication application(argc, argv);
    regrade::app::Program::prepare();
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
