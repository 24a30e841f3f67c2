#include "stations/experiments.h"

#include "tests/stations/house.h"

namespace regrade::stations {

namespace {

ExperimentForm cardForm()
{
    return {.scope = domain::ExperimentScope::packaging,
            .hypothesis = "A card of thanks sells the next one.",
            .armA = "as today",
            .armB = "with a card",
            .from = 0.1,
            .to = 0.2,
            .category = domain::CategoryId("home"),
            .key = "00112233445566778899aabbccddeeff"};
}

domain::ExperimentBook bookOf(std::vector<domain::Experiment> all, domain::TrialCounts counts = {})
{
    return {[all] { return Result(all); }, [counts](const domain::Experiment&) { return Result(counts); }};
}

domain::Experiment openedTrial(ExperimentForm form)
{
    const auto events = openExperiment(shipped(), bookOf({}), form);
    EXPECT_TRUE(events);
    return {std::get<domain::ExperimentOpened>(events->front()), Time{}, {}, {}};
}

} // namespace

TEST(OpenExperiment, reckonsTheSizeAndPutsRuleAndKeyOnRecord)
{
    const auto one = openedTrial(cardForm());

    EXPECT_EQ(one.plan.experiment, "EX-1");
    EXPECT_EQ(one.plan.perArm, 199) << "R power.prop.test: 198.96";
    EXPECT_EQ(one.plan.guardrails, std::vector{domain::ExperimentMetric::returned});
    EXPECT_EQ(one.plan.rule, domain::ExperimentRule::sequential);
}

TEST(OpenExperiment, isRefusedWhereTwoWouldBlurEachOther)
{
    const auto one = openedTrial(cardForm());
    ExperimentForm form = cardForm();
    EXPECT_FALSE(openExperiment(shipped(), bookOf({one}), form));
    form.category.reset();
    EXPECT_FALSE(openExperiment(shipped(), bookOf({one}), form)) << "every category holds that one";
    form.scope = domain::ExperimentScope::channel;
    EXPECT_TRUE(openExperiment(shipped(), bookOf({one}), form)) << "about something else";
    form.armB = form.armA;
    EXPECT_FALSE(openExperiment(shipped(), bookOf({}), form));
    form = cardForm();
    form.to = form.from;
    EXPECT_FALSE(openExperiment(shipped(), bookOf({}), form));
    form = cardForm();
    form.category = domain::CategoryId("boats");
    EXPECT_FALSE(openExperiment(shipped(), bookOf({}), form));
}

TEST(ArmOfUnit, isTheSameForEver)
{
    const auto one = openedTrial(cardForm());
    int second = 0;
    for (int i = 0; i < 400; ++i) {
        const domain::ItemId unit("UNIT" + std::to_string(i));
        EXPECT_EQ(armOfUnit(one.plan, unit), armOfUnit(one.plan, unit));
        second += armOfUnit(one.plan, unit).id == "B" ? 1 : 0;
    }
    EXPECT_NEAR(second, 200, 50);
}

TEST(CloseExperiment, keepsAFixedOneClosedToEarlyWinners)
{
    ExperimentForm form = cardForm();
    form.rule = domain::ExperimentRule::fixed;
    const auto one = openedTrial(form);
    const auto early = bookOf({one}, {40, 4, 41, 20});

    EXPECT_FALSE(closeExperiment(early, "EX-1", "B", "It looks good."));
    const auto given = closeExperiment(early, "EX-1", std::nullopt, "The cards ran out.");
    ASSERT_TRUE(given);
    const auto& closed = std::get<domain::ExperimentClosed>(given->front());
    EXPECT_EQ(closed.shownB, 41);
    EXPECT_EQ(closed.takenB, 20);
    EXPECT_TRUE(closeExperiment(bookOf({one}, {199, 20, 200, 41}), "EX-1", "B", "It sells more."));
    EXPECT_FALSE(closeExperiment(early, "EX-1", "C", "why"));
    EXPECT_FALSE(closeExperiment(early, "EX-1", std::nullopt, ""));
    EXPECT_FALSE(closeExperiment(early, "EX-9", std::nullopt, "why"));
}

} // namespace regrade::stations
