#include "app/program.h"

#include <QGuiApplication>

#include <gtest/gtest.h>

int main(int count, char** words)
{
    // The list of tests is taken while building, before anyone has set the platform.
    for (const auto& [name, value] : {std::pair("QT_QPA_PLATFORM", "offscreen"), {"QT_QUICK_BACKEND", "software"}}) {
        if (!qEnvironmentVariableIsSet(name)) {
            qputenv(name, value);
        }
    }
    testing::InitGoogleTest(&count, words);
    QGuiApplication application(count, words);
    regrade::app::Program::prepare();
    return RUN_ALL_TESTS();
}
