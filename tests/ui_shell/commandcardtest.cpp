#include "shell/commandcard.h"
#include "passport/label.h"

#include <gtest/gtest.h>

#include <set>

namespace regrade::ui {
namespace {

TEST(CommandCards, onPaperAreThoseThatTheScreensUnderstand)
{
    std::set<std::string> understood;
    for (const CommandCard& card : commandCards()) {
        understood.insert(card.code.toStdString());
    }
    std::set<std::string> printed;
    for (const passport::Label& label : passport::commandCardLabels(passport::PaperLanguage::en)) {
        printed.insert(label.code);
    }

    EXPECT_EQ(printed, understood);
}

} // namespace
} // namespace regrade::ui
