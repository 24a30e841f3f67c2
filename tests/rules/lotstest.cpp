#include "rules/lots.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace regrade::rules {
namespace {

const std::string kSeed = "8f1d6c2a90b34e57a1c4d2e6f7081923";

std::vector<LotUnit> lotOf(int units)
{
    std::vector<LotUnit> lot;
    for (int i = 0; i < units; ++i) {
        lot.push_back({"UNIT" + std::to_string(1'000 + i), i % 10 < 6 ? "A T-01" : i % 10 < 9 ? "B T-01" : "B T-02"});
    }
    return lot;
}

TEST(KeyedHash, isBlake2bUnderTheKeysText)
{
    // python3: hashlib.blake2b(b"UNIT1000", digest_size=16, key=b"8f1d6c2a90b34e57a1c4d2e6f7081923").hexdigest()
    EXPECT_EQ(keyedHash(kSeed, "UNIT1000"), "fa8e80365a63b4fcc7f6aebfbc26e7bb");
    // python3: hashlib.blake2b(b"UNIT1\ta\nUNIT2\tb\n", digest_size=32).hexdigest()
    EXPECT_EQ(digestOf({{"UNIT2", "b"}, {"UNIT1", "a"}}),
              "bca378f62c01d05e4b825fda5368d4fde3144c50043abced66f2bb45d667c320");
}

TEST(Drawn, givesTheSameUnitsForTheSameSeedInWhateverOrderTheLotLies)
{
    auto lot = lotOf(72);
    const auto first = drawn(lot, 20, kSeed);
    std::shuffle(lot.begin(), lot.end(), std::mt19937{7});

    EXPECT_EQ(first.size(), 20U);
    EXPECT_EQ(drawn(lot, 20, kSeed), first);
    EXPECT_NE(drawn(lot, 20, std::string(32, 'a')), first);
    EXPECT_TRUE(std::is_sorted(first.begin(), first.end()));
    EXPECT_EQ(std::set<std::string>(first.begin(), first.end()).size(), 20U) << "no unit twice";
}

TEST(Drawn, givesWhatAnybodyFindsWithAnotherProgram)
{
    // A few lines of Python with hashlib.blake2b, by the words of docs/data.md, drew these.
    EXPECT_EQ(
        drawn(lotOf(72), 20, kSeed),
        (std::vector<std::string>{"UNIT1006", "UNIT1007", "UNIT1009", "UNIT1010", "UNIT1020", "UNIT1022", "UNIT1023",
                                  "UNIT1031", "UNIT1032", "UNIT1040", "UNIT1042", "UNIT1047", "UNIT1050", "UNIT1058",
                                  "UNIT1059", "UNIT1060", "UNIT1061", "UNIT1064", "UNIT1066", "UNIT1067"}));
}

TEST(Drawn, takesOfEachStratumItsShare)
{
    const auto lot = lotOf(100);
    std::map<std::string, int> taken;
    for (const std::string& tag : drawn(lot, 20, kSeed)) {
        ++taken[std::find_if(lot.begin(), lot.end(), [&](const LotUnit& unit) { return unit.tag == tag; })->stratum];
    }
    EXPECT_EQ(taken["A T-01"], 12);
    EXPECT_EQ(taken["B T-01"], 6);
    EXPECT_EQ(taken["B T-02"], 2);
    EXPECT_EQ(drawn(lotOf(5), 20, kSeed).size(), 5U) << "no more than there are";
}

TEST(Drawn, givesEveryUnitTheSameChance)
{
    constexpr int kRounds = 4'000;
    std::map<std::string, int> hits;
    for (int round = 0; round < kRounds; ++round) {
        std::string seed = std::to_string(round);
        seed.insert(0, 16 - seed.size(), '0');
        for (const std::string& tag : drawn(lotOf(20), 5, seed)) {
            ++hits[tag];
        }
    }
    for (const auto& [tag, count] : hits) {
        EXPECT_NEAR(count, kRounds * 5 / 20, 150) << tag; // five standard deviations
    }
    EXPECT_EQ(hits.size(), 20U);
}

TEST(ArmOf, isStableAndEven)
{
    int second = 0;
    for (int i = 0; i < 10'000; ++i) {
        const std::string tag = "UNIT" + std::to_string(i);
        EXPECT_EQ(armOf(kSeed, tag, 2), armOf(kSeed, tag, 2));
        second += armOf(kSeed, tag, 2);
    }
    EXPECT_NEAR(second, 5'000, 250);
    EXPECT_EQ(armOf(kSeed, "UNIT1000", 2), 0);
}

TEST(FreshKey, isNeverTheSame)
{
    EXPECT_EQ(freshKey().size(), 32U);
    EXPECT_NE(freshKey(), freshKey());
}

} // namespace
} // namespace regrade::rules
