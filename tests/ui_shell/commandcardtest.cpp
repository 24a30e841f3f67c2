#include "shell/commandcard.h"

#include <gtest/gtest.h>

namespace regrade::ui {
namespace {

TEST(CommandCards, haveTheOrdersThatTheScreensUnderstand)
{
    ASSERT_EQ(commandCards().size(), 15);
    EXPECT_EQ(orderOf(" regcmdnext "), "CMD-NEXT");
    EXPECT_EQ(orderOf("REGCMDPASSALL"), "CMD-PASSALL");
    EXPECT_EQ(orderOf("REGCMDGRADEB"), "CMD-GRADE-B");
    EXPECT_EQ(orderOf("REGCMDGRADEE"), "REGCMDGRADEE") << "no such card";
}

} // namespace
} // namespace regrade::ui
