#include "tests/faults/profile.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/targets.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>

using namespace regrade;

namespace {

constexpr std::chrono::seconds kMostTime{2};

/// Where an input that broke a reader is left, to be looked at.
std::string leftAt(const fuzz::Target& target, const std::string& input)
{
    const auto file = std::filesystem::temp_directory_path() / ("regrade-broke-" + std::string(target.name));
    std::ofstream(file, std::ios::binary) << input;
    return file.string();
}

} // namespace

class HostileBytes : public testing::TestWithParam<fuzz::Target> {};

TEST_P(HostileBytes, areReadOrRefusedAndNeverBreakAReader)
{
    const fuzz::Target& target = GetParam();
    const std::vector<std::string> seeds = target.seeds();
    ASSERT_FALSE(seeds.empty());
    for (const std::string& seed : seeds) {
        ASSERT_NO_THROW(target.run({reinterpret_cast<const std::uint8_t*>(seed.data()), seed.size()}));
    }
    const bool slow = target.name == "policy" || target.name == "photo" || target.name == "network";
    const int inputs = slow ? faults::rounds(1'000, 40'000) : faults::rounds(20'000, 2'000'000);
    fuzz::Mutation mutation(seeds, 20'260'301);
    std::chrono::nanoseconds longest{0};
    for (int i = 0; i < inputs; ++i) {
        const std::string input = mutation.next();
        const auto begun = std::chrono::steady_clock::now();
        try {
            target.run({reinterpret_cast<const std::uint8_t*>(input.data()), input.size()});
        } catch (const std::exception& fault) {
            FAIL() << target.name << " input " << i << ": " << fault.what() << ", left at " << leftAt(target, input);
        }
        longest = std::max<std::chrono::nanoseconds>(longest, std::chrono::steady_clock::now() - begun);
    }
    EXPECT_LT(longest, kMostTime);
    std::cout << target.name << ": " << inputs << " broken inputs from " << seeds.size() << " whole ones, 0 faults\n";
}

INSTANTIATE_TEST_SUITE_P(Readers, HostileBytes, testing::ValuesIn(fuzz::targets()),
                         [](const auto& target) { return std::string(target.param.name); });
