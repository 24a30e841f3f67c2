#include "app/program.h"
#include "shell/scanfirst.h"
#include "tests/inputmethod/pinyinseat.h"

#include <QGuiApplication>

#include <gtest/gtest.h>

#include <iostream>

int main(int argc, char** argv)
{
    constexpr int kSkipped = 77;
    testing::InitGoogleTest(&argc, argv);
    if (const QString missing = regrade::ui::PinyinSeat::missing(); !missing.isEmpty()) {
        std::cout << "Skipped: not installed here: " << missing.toStdString() << '\n';
        return kSkipped;
    }
    const regrade::ui::PinyinSeat seat;
    if (!seat.problem().isEmpty()) {
        std::cout << "The seat cannot be made: " << seat.problem().toStdString() << '\n';
        return 1;
    }
    regrade::ui::scanfirst::standIn();
    QGuiApplication application(argc, argv);
    regrade::ui::scanfirst::giveEnvironmentBack();
    regrade::app::Program::prepare();
    return RUN_ALL_TESTS();
}
