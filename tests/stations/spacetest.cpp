#include "stations/space.h"

#include "rules/policyfile.h"

#include <gtest/gtest.h>

namespace regrade::stations {
namespace {

constexpr std::int64_t kMegabytes = 1'000'000;

rules::Policy housePolicy()
{
    auto policy = rules::readPolicy(REGRADE_SOURCE_DIR "/resources/policy");
    EXPECT_TRUE(policy) << policy.error().what();
    return *std::move(policy);
}

domain::ItemReturnedAgain comeBack() { return {domain::ReasonId("unknown"), "ORD-1"}; }

TEST(Space, isJudgedByTheLimitsOfThePolicy)
{
    rules::Policy policy = housePolicy();

    EXPECT_EQ(spaceOf(policy, 500 * kMegabytes), Space::enough);
    EXPECT_EQ(spaceOf(policy, 500 * kMegabytes - 1), Space::low);
    EXPECT_EQ(spaceOf(policy, 50 * kMegabytes), Space::low);
    EXPECT_EQ(spaceOf(policy, 50 * kMegabytes - 1), Space::stopped);
    policy.limits.spaceWarnMb = 900;
    EXPECT_EQ(spaceOf(policy, 600 * kMegabytes), Space::low);
}

TEST(Space, whenNearlyGoneRefusesNewUnitsAndLetsOpenWorkFinish)
{
    const rules::Policy policy = housePolicy();
    const domain::WorkStarted work{domain::StageId("cleaning")};

    const auto intake = requireSpace(policy, {comeBack()}, 49 * kMegabytes);

    ASSERT_FALSE(intake);
    EXPECT_EQ(intake.error().code, ErrorCode::refused);
    EXPECT_NE(intake.error().what().find("49 MB free"), std::string::npos);
    EXPECT_TRUE(requireSpace(policy, {work}, 0));
    EXPECT_TRUE(requireSpace(policy, {comeBack()}, 50 * kMegabytes));
}

TEST(Space, warnsBeforeItStops)
{
    const rules::Policy policy = housePolicy();

    EXPECT_FALSE(spaceWarning(policy, 800 * kMegabytes));
    EXPECT_NE(spaceWarning(policy, 300 * kMegabytes)->what().find("300 MB are free"), std::string::npos);
    EXPECT_NE(spaceWarning(policy, 10 * kMegabytes)->what().find("Nothing new is taken in"), std::string::npos);
}

} // namespace
} // namespace regrade::stations
