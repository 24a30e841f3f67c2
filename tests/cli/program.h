#pragma once

#include "domain/ids.h"
#include "rules/policyfile.h"
#include "tests/support/temporaryfolder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace regrade::clitest {

/// How one run of a program ended. `code` is unset when it was killed.
struct Run {
    std::optional<int> code;
    std::string out;
    std::string err;

    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// Runs a program to its end, or kills it with SIGKILL after `killAfter`.
[[nodiscard]] Run runProgram(const std::vector<std::string>& command,
                             std::optional<std::chrono::microseconds> killAfter = {});

/// regradectl on a data folder of its own, with the shipped policy.
class Warehouse {
public:
    Warehouse();

    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return m_folder.path() / name; }
    [[nodiscard]] std::filesystem::path data() const { return m_folder.path() / "data"; }
    [[nodiscard]] const rules::Policy& policy() const { return m_policy; }

    /// The whole command line for these words.
    [[nodiscard]] std::vector<std::string> command(const std::vector<std::string>& words) const;
    [[nodiscard]] Run run(const std::vector<std::string>& words) const { return runProgram(command(words)); }
    /// The same in a child of this process, which need not link 250 libraries first: for hundreds of runs in a row.
    [[nodiscard]] Run runHere(const std::vector<std::string>& words) const;
    /// Runs and expects success; the answer as JSON.
    [[nodiscard]] nlohmann::json done(const std::vector<std::string>& words) const;
    /// Runs and expects exit code 1 with one sentence, and that nothing was written; the sentence.
    [[nodiscard]] std::string refused(const std::vector<std::string>& words) const;
    /// Number of events in the log, read from the file itself.
    [[nodiscard]] std::int64_t events() const;

    [[nodiscard]] nlohmann::json registerProduct(const std::string& sku) const;
    [[nodiscard]] nlohmann::json teach(const std::string& sku, const std::vector<std::string>& photos) const;
    /// Takes a unit in; its tag.
    [[nodiscard]] std::string intake(const std::string& sku) const;
    /// The words that record a passing outcome of every step of the stage.
    [[nodiscard]] std::vector<std::vector<std::string>> passingSteps(const std::string& tag, const std::string& stage,
                                                                     const std::string& photo) const;
    /// Does the whole work of every work stage ahead of the unit.
    void workThrough(const std::string& tag, const std::string& photo) const;
    /// Prints the label, scans it back, closes the box, lists and sells.
    void packListSell(const std::string& tag) const;

private:
    tests::TemporaryFolder m_folder{tests::TemporaryFolder::Where::disk};
    rules::Policy m_policy;
};

/// Photographs to work on: four good ones to teach, one more good one and one of a damaged unit.
struct PhotoSet {
    std::string name;
    std::vector<std::string> taught;
    std::string good;
    std::string damaged;
};

/// Names the set in the tests' names.
inline void PrintTo(const PhotoSet& set, std::ostream* out) { *out << set.name; }

/// The real photographs where they are present, and always the demo's pictures.
[[nodiscard]] std::vector<PhotoSet> photoSets();

} // namespace regrade::clitest
