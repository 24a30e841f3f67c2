#include "tests/faults/profile.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/targets.h"
#include "tests/support/sanitized.h"

#include <algorithm>
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

/// What libFuzzer found to reach further, and what once broke a reader.
std::vector<std::string> corpusOf(const fuzz::Target& target)
{
    std::vector<std::filesystem::path> files;
    const std::filesystem::path folder = std::filesystem::path(REGRADE_SOURCE_DIR "/tests/fuzz/corpus") / target.name;
    if (std::filesystem::is_directory(folder)) {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> inputs;
    for (const auto& file : files) {
        std::ifstream in(file, std::ios::binary);
        inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return inputs;
}

} // namespace

class HostileBytes : public testing::TestWithParam<fuzz::Target> {};

TEST_P(HostileBytes, areReadOrRefusedAndNeverBreakAReader)
{
    const fuzz::Target& target = GetParam();
    std::vector<std::string> seeds = target.seeds();
    ASSERT_FALSE(seeds.empty());
    const std::vector<std::string> corpus = corpusOf(target);
    ASSERT_FALSE(corpus.empty()) << "tests/fuzz/corpus";
    seeds.insert(seeds.end(), corpus.begin(), corpus.end());
    for (const std::string& seed : seeds) {
        ASSERT_NO_THROW(target.run({reinterpret_cast<const std::uint8_t*>(seed.data()), seed.size()}));
    }
    const bool slow = target.name == "policy" || target.name == "market" || target.name == "label" ||
                      target.name == "photo" || target.name == "network";
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
    EXPECT_TRUE(tests::kSanitized || longest < kMostTime) << longest.count() << " ns";
    std::cout << target.name << ": " << inputs << " broken inputs from " << seeds.size() << " known ones, 0 faults\n";
}

INSTANTIATE_TEST_SUITE_P(Readers, HostileBytes, testing::ValuesIn(fuzz::targets()),
                         [](const auto& target) { return std::string(target.param.name); });
