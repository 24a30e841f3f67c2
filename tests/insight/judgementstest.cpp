#include "insight/judgements.h"

#include "store/chain.h"
#include "tests/insight/history.h"

namespace regrade::insight {

namespace {

using domain::Cosmetic;

const domain::ProductTaught kLesson{.sku = domain::Sku("MIX-900"),
                                    .view = "front",
                                    .photos = std::vector(4, domain::PhotoRef{domain::PhotoHash("ab"), "front", 6, 4}),
                                    .model = "m1"};

domain::ItemInspected seen(double score, const std::string& model = "m1", std::optional<double> factor = {})
{
    domain::Inspection inspection{.photos = {{domain::PhotoHash("cd"), "front", 640, 480}}};
    inspection.model = model;
    inspection.score = score;
    inspection.limitFactor = factor;
    if (score >= 1.0) {
        inspection.defects = {
            {domain::DefectKind("scratch"), domain::Zone("body"), 12.0, 0.01, 0.9, score, {}, domain::PhotoHash("cd")},
            {domain::DefectKind("stain"), domain::Zone("body"), 4.0, 0.02, 0.9, score, {}, domain::PhotoHash("cd")},
            {domain::DefectKind("tear"),
             domain::Zone("packaging"),
             90.0,
             0.5,
             0.9,
             score,
             {},
             domain::PhotoHash("cd")}};
        inspection.proposed = Cosmetic::flaw;
    }
    return {inspection};
}

} // namespace

class JudgementsTest : public testing::Test {
protected:
    void then(const std::string& item, const domain::Events& events)
    {
        m_at += std::chrono::minutes{10};
        m_warehouse.record(item, m_at, events);
    }
    void unit(const std::string& item, double score, Cosmetic confirmed)
    {
        then(item, {received(), routed({"grading"})});
        then(item, {seen(score)});
        then(item, {graded("B", {}, confirmed, 60)});
    }
    [[nodiscard]] std::vector<Judgement> all() { return judgementsOf(m_warehouse.reader(), kLesson).value(); }

    Warehouse m_warehouse;
    Time m_at = kToday - std::chrono::days{30};
    const rules::Limits m_limits{};
};

TEST_F(JudgementsTest, putWhatTheCameraSawBesideWhatAPersonConfirmed)
{
    unit("UNIT0001", 1.5, Cosmetic::light);

    const auto rows = all();

    ASSERT_EQ(rows.size(), 1U);
    EXPECT_DOUBLE_EQ(rows[0].score, 1.5);
    EXPECT_DOUBLE_EQ(rows[0].areaShare, 0.03) << "the torn packaging is not the product's";
    EXPECT_EQ(rows[0].extentMm, 12.0);
    EXPECT_EQ(rows[0].marks, 2);
    EXPECT_EQ(rows[0].proposed, Cosmetic::flaw);
    EXPECT_EQ(rows[0].confirmed, Cosmetic::light);
    EXPECT_EQ(judgementsIn(m_warehouse.reader(), domain::CategoryId("appliances"))->size(), 1U);
    EXPECT_EQ(judgementsIn(m_warehouse.reader(), domain::CategoryId("toys"))->size(), 0U);
}

TEST_F(JudgementsTest, countTheLastLookBeforeTheGradeAndNoneThatWasWorkedOnFirst)
{
    then("UNIT0001", {received(), routed({"grading"})});
    then("UNIT0001", {seen(1.5)});
    EXPECT_EQ(all().size(), 0U) << "nobody has confirmed it yet";
    then("UNIT0001", {seen(1.1)});
    then("UNIT0001", {graded("C", {}, Cosmetic::flaw, 60), routed({"repair", "grading"})});
    then("UNIT0001", {domain::WorkStarted{domain::StageId("repair")}});
    then("UNIT0001", {domain::WorkFinished{domain::StageId("repair"), std::chrono::minutes{5}, {}, true}});
    then("UNIT0001", {graded("B", {}, Cosmetic::none, 60)});

    ASSERT_EQ(all().size(), 1U);
    EXPECT_DOUBLE_EQ(all()[0].score, 1.1);
    EXPECT_EQ(all()[0].confirmed, Cosmetic::flaw) << "the look after the repair is not what the camera saw";

    then("UNIT0001", {seen(0.7), routed({"cleaning", "grading"})});
    then("UNIT0001", {domain::WorkStarted{domain::StageId("cleaning")}});
    then("UNIT0001", {graded("B", {}, Cosmetic::none, 60)});
    EXPECT_EQ(all().size(), 1U);
}

TEST_F(JudgementsTest, keepEachOfSeveralViewsForItsOwnLesson)
{
    domain::Inspection both = seen(1.6).inspection;
    both.photos.push_back({domain::PhotoHash("ef"), "back", 640, 480});
    both.model = "m1 cal 1 + m2";
    both.views = {{.view = "front", .model = "m1 cal 1", .score = 1.6, .limitFactor = 1.5},
                  {.view = "back", .model = "m2", .score = 0.7}};
    domain::ProductTaught back = kLesson;
    back.view = "back";
    back.model = "m2";
    then("UNIT0001", {received(), routed({"grading"})});
    then("UNIT0001", {domain::ItemInspected{both}, graded("B", {}, Cosmetic::light, 60)});

    const auto front = all();
    const auto behind = judgementsOf(m_warehouse.reader(), back).value();
    const auto whole = judgementsIn(m_warehouse.reader(), domain::CategoryId("appliances")).value();

    ASSERT_EQ(front.size(), 1U);
    EXPECT_TRUE(front[0].part);
    EXPECT_DOUBLE_EQ(front[0].score, 1.6 * 1.5);
    EXPECT_EQ(front[0].marks, 2);
    ASSERT_EQ(behind.size(), 1U);
    EXPECT_DOUBLE_EQ(behind[0].score, 0.7);
    EXPECT_EQ(behind[0].marks, 0);
    ASSERT_EQ(whole.size(), 1U) << "one unit was confirmed, not two";
    EXPECT_FALSE(whole[0].part);
    EXPECT_DOUBLE_EQ(whole[0].score, 1.6 * 1.5);
    EXPECT_EQ(whole[0].marks, 2);
}

TEST_F(JudgementsTest, keepScoresInUnitsOfTheTaughtLimitAndLessonsApart)
{
    then("UNIT0001", {received(), routed({"grading"})});
    then("UNIT0001", {seen(0.9, "m1 cal 2", 1.5), graded("A", {}, Cosmetic::none, 60)});
    then("UNIT0002", {received(), routed({"grading"})});
    then("UNIT0002", {seen(0.8, "m0"), graded("A", {}, Cosmetic::none, 60)});

    ASSERT_EQ(all().size(), 1U);
    EXPECT_DOUBLE_EQ(all()[0].score, 0.9 * 1.5);
}

TEST_F(JudgementsTest, giveARecalibratedLimitOnceEnoughUnitsAreConfirmed)
{
    for (int i = 0; i < 18; ++i) {
        unit("GOOD" + std::to_string(1000 + i), 0.9 + 0.02 * i, Cosmetic::none);
    }
    const auto tooFew = recalibrationOf(m_warehouse.reader(), kLesson, m_limits);
    EXPECT_EQ(tooFew.error().what(), "18 confirmed good units are too few to move the limit: at least 19 are needed.");
    unit("GOOD2000", 1.3, Cosmetic::none);
    unit("BAD1", 1.2, Cosmetic::light);
    unit("BAD2", 2.2, Cosmetic::flaw);

    const auto proposal = recalibrationOf(m_warehouse.reader(), kLesson, m_limits);

    ASSERT_TRUE(proposal) << proposal.error().what();
    EXPECT_EQ(proposal->good, 19);
    EXPECT_EQ(proposal->damaged, 2);
    EXPECT_NEAR(proposal->limitFactor, 1.3, 0.001);
    EXPECT_DOUBLE_EQ(proposal->boundBefore, 0.2);
    EXPECT_EQ(proposal->detectionsBefore.part, 2);
    EXPECT_EQ(proposal->detections.part, 1);
}

TEST_F(JudgementsTest, soundAnAlarmWhenTheScoresOfGoodUnitsRiseTogether)
{
    for (int i = 0; i < 20; ++i) {
        unit("EARLY" + std::to_string(1000 + i), 0.70 + 0.01 * (i % 5), Cosmetic::none);
    }
    EXPECT_EQ(alarmOf(*driftOf(m_warehouse.reader(), kLesson, m_limits)), std::nullopt);
    for (int i = 0; i < 12; ++i) {
        unit("LATE" + std::to_string(1000 + i), 0.9, Cosmetic::none);
        unit("HURT" + std::to_string(1000 + i), 3.0, Cosmetic::flaw);
    }

    const auto drift = driftOf(m_warehouse.reader(), kLesson, m_limits);

    ASSERT_TRUE(drift);
    EXPECT_EQ(drift->units, 32) << "damaged units say nothing about the light";
    ASSERT_TRUE(alarmOf(*drift));
    EXPECT_EQ(alarmOf(*drift)->en, "The light or the camera has changed since this product was taught: the last 12 "
                                   "scores of good units are all higher.");
}

TEST_F(JudgementsTest, giveAMapOfLooksOnceEnoughResultsOfTheCategoryAreConfirmed)
{
    const domain::CategoryId category("appliances");
    for (int i = 0; i < 20; ++i) {
        unit("GOOD" + std::to_string(1000 + i), 0.5 + 0.02 * i, Cosmetic::none);
        if (i < 19) {
            unit("BAD" + std::to_string(1000 + i), 1.5 + 0.05 * i, Cosmetic::flaw);
        }
    }
    EXPECT_EQ(looksOf(m_warehouse.reader(), category, m_limits).error().what(),
              "39 confirmed results are too few to tell the looks apart: at least 40 are needed.");
    unit("BAD2000", 2.6, Cosmetic::flaw);

    const auto fit = looksOf(m_warehouse.reader(), category, m_limits);

    ASSERT_TRUE(fit) << fit.error().what();
    EXPECT_EQ(fit->map.results, 40);
    EXPECT_EQ(fit->map.levels, (std::vector{Cosmetic::none, Cosmetic::flaw}));
    EXPECT_EQ(fit->held.whole, 40);
    EXPECT_EQ(fit->held.part, 40) << "the two never overlap";
    EXPECT_EQ(fit->byProgram.whole, 20) << "nothing was proposed for the good ones here";
    EXPECT_EQ(fit->byProgram.part, 20);
    EXPECT_EQ(looksOf(m_warehouse.reader(), domain::CategoryId("toys"), m_limits).error().what(),
              "0 confirmed results are too few to tell the looks apart: at least 40 are needed.");
}

TEST_F(JudgementsTest, areTheSameWhenRebuiltFromTheLog)
{
    unit("UNIT0001", 1.5, Cosmetic::light);
    then("UNIT0002", {received(), routed({"grading"})});
    then("UNIT0002", {seen(1.2)});

    const auto report = store::verifyChain(m_warehouse.reader(), allProjections());

    ASSERT_TRUE(report);
    EXPECT_TRUE(report->readModelsAgree) << report->firstFault.value_or("");
}

} // namespace regrade::insight
