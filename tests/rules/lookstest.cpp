#include "rules/looks.h"

#include "rules/grading.h"
#include "tests/rules/shipped.h"

#include <gtest/gtest.h>

namespace regrade::rules {

namespace {

using domain::Cosmetic;

/// Reads the score alone: light from 1.0, flaw from 2.0 of the limit on, steep enough to be sure beside the cuts.
domain::ProductLooksMapped looksFrom(int results, double steepness = 12.0)
{
    return {.sku = domain::Sku("LAMP-1"),
            .category = domain::CategoryId("home"),
            .map = {.levels = {Cosmetic::none, Cosmetic::light, Cosmetic::flaw},
                    .cuts = {0.0, steepness * std::log(2.0)},
                    .weights = {steepness, 0.0, 0.0},
                    .centres = {0.0, 0.0, 0.0},
                    .spreads = {1.0, 1.0, 1.0},
                    .results = results}};
}

domain::Inspection seenWith(double score, double extentMm = 8.0, const char* kind = "scratch")
{
    domain::Inspection inspection{.score = score, .confidence = 0.9, .taughtPhotos = 16};
    if (score >= 1.0) {
        inspection.defects.push_back({.kind = domain::DefectKind(kind),
                                      .extentMm = extentMm,
                                      .areaShare = 0.001,
                                      .score = score,
                                      .photo = domain::PhotoHash("a1")});
    }
    return inspection;
}

} // namespace

TEST(Looks, giveTheLevelOnceEnoughResultsAreConfirmed)
{
    const domain::Inspection seen = seenWith(3.0);

    const auto rowsAlone = proposeCosmetic(shippedPolicy(), seen, looksFrom(39));
    const auto mapped = proposeCosmetic(shippedPolicy(), seen, looksFrom(40));

    EXPECT_EQ(rowsAlone.level, Cosmetic::light);
    EXPECT_EQ(rowsAlone.reasons, proposeCosmetic(shippedPolicy(), seen).reasons);
    EXPECT_EQ(mapped.level, Cosmetic::flaw);
    ASSERT_EQ(mapped.reasons.size(), 2U);
    EXPECT_EQ(mapped.reasons.back().why.en,
              "By the map fitted on 40 confirmed results: flaw 99 %, light 1 %. The rows alone say light.");
    EXPECT_EQ(mapped.reasons.back().why.zh, "按 40 个确认结果拟合的对照：瑕疵 99%，轻微 1%。仅按规则行则为轻微。");
    EXPECT_EQ(mapped.reasons.back().row, shippedPolicy().findLimit("ordinal_least")->row);
}

TEST(Looks, askAPersonWhereTwoLevelsAreAboutEquallyLikely)
{
    const auto between = proposeCosmetic(shippedPolicy(), seenWith(2.0), looksFrom(64));
    const auto sure = proposeCosmetic(shippedPolicy(), seenWith(1.4), looksFrom(64));

    EXPECT_EQ(between.level, std::nullopt);
    EXPECT_EQ(between.reasons.back().row, shippedPolicy().findLimit("ordinal_margin")->row);
    EXPECT_EQ(sure.level, Cosmetic::light);
}

TEST(Looks, neverSilenceWhatAsksForAPerson)
{
    const auto crack = proposeCosmetic(shippedPolicy(), seenWith(1.4, 8.0, "crack"), looksFrom(64));
    domain::Inspection few = seenWith(3.0);
    few.taughtPhotos = 4;
    domain::Inspection nothing = seenWith(0.3);
    nothing.taughtPhotos = 4;
    domain::Inspection unsure = seenWith(3.0);
    unsure.confidence = 0.3;

    EXPECT_EQ(crack.level, std::nullopt);
    EXPECT_EQ(proposeCosmetic(shippedPolicy(), few, looksFrom(64)).level, std::nullopt);
    EXPECT_EQ(proposeCosmetic(shippedPolicy(), nothing, looksFrom(64)).level, std::nullopt);
    EXPECT_EQ(proposeCosmetic(shippedPolicy(), unsure, looksFrom(64)).level, std::nullopt);
}

TEST(Looks, readTheScoreInUnitsOfTheTaughtLimitAndOnlyMarksOfTheProduct)
{
    domain::Inspection calibrated = seenWith(2.0, 12.0);
    calibrated.limitFactor = 1.5;
    calibrated.defects.push_back(
        {.zone = domain::Zone("packaging"), .extentMm = 90.0, .score = 4.0, .photo = domain::PhotoHash("a1")});

    EXPECT_EQ(featuresOf(calibrated), stats::ordinalFeatures(3.0, 12.0, 1));
    calibrated.views = {{.view = "front", .score = 2.0, .limitFactor = 1.5}, {.view = "back", .score = 2.5}};
    EXPECT_EQ(featuresOf(calibrated), stats::ordinalFeatures(3.0, 12.0, 1));
}

TEST(Looks, areTheSameAfterTheyWereLogged)
{
    const domain::LookMap map = looksFrom(64).map;

    EXPECT_EQ(mapOf(modelOf(map)), map);
}

} // namespace regrade::rules
