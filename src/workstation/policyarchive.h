#pragma once

#include "base/result.h"
#include "rules/decidingtables.h"
#include "rules/policy.h"

#include <filesystem>
#include <string>

namespace regrade::workstation {

/// Every policy that was in force at this station, with its market packs, and every network that looked: in archive/
/// of the data folder, one file a version, named by its digest and never changed. So a grade can be proved after its
/// rows were replaced. Backups take the folder along.
class PolicyArchive {
public:
    explicit PolicyArchive(const std::filesystem::path& data) : m_folder(data / "archive") {}

    /// Keeps the policy in force, read from `policyFolder`, and this program's network; does nothing where they are
    /// kept. Conflict: the folder holds another policy by now.
    [[nodiscard]] Result<void> keep(const rules::Policy& policy, const std::filesystem::path& policyFolder) const;
    /// The files of that version. Refused: it was never in force here, or its file is not what was kept.
    [[nodiscard]] Result<rules::PolicyTexts> texts(const std::string& version) const;

private:
    [[nodiscard]] std::filesystem::path fileOf(const std::string& version) const;
    [[nodiscard]] Result<void> keepNetwork() const;

    std::filesystem::path m_folder;
};

} // namespace regrade::workstation
