#pragma once

#include "rules/policyfile.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

namespace regrade::rules {

inline std::filesystem::path shippedFolder() { return std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy"; }

/// The policy that is shipped; a fault in it throws and so fails the test.
inline const Policy& shippedPolicy()
{
    static const Policy kPolicy = readPolicy(shippedFolder()).value();
    return kPolicy;
}

/// A copy of the shipped policy that a test may spoil; removed at the end.
class PolicyCopy {
public:
    PolicyCopy()
        : m_folder(std::filesystem::temp_directory_path() /
                   ("regrade-policy-" + std::to_string(std::random_device{}())))
    {
        std::filesystem::copy(shippedFolder(), m_folder);
    }
    PolicyCopy(const PolicyCopy&) = delete;
    PolicyCopy& operator=(const PolicyCopy&) = delete;
    ~PolicyCopy() { std::filesystem::remove_all(m_folder); }

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::string text(const std::string& file) const
    {
        std::ifstream stream(m_folder / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    }
    void write(const std::string& file, const std::string& text) const
    {
        std::ofstream(m_folder / file, std::ios::binary) << text;
    }

private:
    std::filesystem::path m_folder;
};

} // namespace regrade::rules
