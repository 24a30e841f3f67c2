#include "tests/cli/program.h"

#include <gmock/gmock.h>

using regrade::clitest::Warehouse;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class PackCommand : public ::testing::Test {
protected:
    /// A toy at packing, its sale label printed.
    void SetUp() override
    {
        (void)house.registerProduct("TOY-01");
        tag = house.intake("TOY-01");
        (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "none", "--function", "works"});
        house.workThrough(tag, "");
        (void)house.done({"pack", "label", tag, "--out", house.file("sale.pdf").string()});
    }

    Warehouse house;
    std::string tag;
};

TEST_F(PackCommand, proposesTheHousesCartonsTheBestFirst)
{
    const auto proposed = house.done({"pack", "propose", tag});

    ASSERT_EQ(proposed["cartons"].size(), house.policy().cartons.size());
    EXPECT_EQ(proposed["filler"], "paper_wrap");
    const auto& best = proposed["cartons"].front();
    EXPECT_EQ(best["carton"], "pulp") << best;
    EXPECT_TRUE(best["refused"].is_null());
    EXPECT_GT(best["voidRatio"].get<double>(), 0.0);
    EXPECT_TRUE(proposed["cartons"].back()["refused"].is_string());
    std::vector<std::string> inserts = proposed["inserts"];
    EXPECT_THAT(inserts, ElementsAre("warranty", "legal_guarantee", "toy_safety"));
    EXPECT_THAT(house.refused({"pack", "propose", tag, "--filler", "sand"}), HasSubstr("sand"));
}

TEST_F(PackCommand, finishesInAStockCartonWithItsFillerAndPapers)
{
    EXPECT_THAT(house.refused({"pack", "finish", tag, "--carton", "tiny", "--scanned", tag}),
                HasSubstr("Tiny is too small for the product."));

    const auto packed = house.done({"pack", "finish", tag, "--carton", "medium", "--filler", "paper_wrap", "--insert",
                                    "warranty", "--insert", "toy_safety", "--scanned", tag});

    EXPECT_EQ(packed["packing"]["carton"], "medium");
    EXPECT_EQ(packed["packing"]["filler"], "paper_wrap");
    EXPECT_GT(packed["packing"]["fillerG"].get<int>(), 0);
    EXPECT_EQ(packed["packing"]["inserts"].size(), 2U);
    EXPECT_GT(packed["packing"]["weightG"].get<int>(), 120) << "product, carton and filler";
}

TEST_F(PackCommand, asksForACartonOrABox)
{
    EXPECT_THAT(house.refused({"pack", "finish", tag, "--material", "carton", "--scanned", tag}),
                HasSubstr("Name a stock carton with --carton, or give --material, --box and --weight."));
    EXPECT_THAT(house.refused({"pack", "finish", tag, "--material", "starch_bag", "--box", "220x160x120", "--weight",
                               "500", "--scanned", tag}),
                HasSubstr("Law (EU, from 2026-08-12): Starch bag cannot be recycled."));
}
