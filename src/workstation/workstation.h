#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "rules/policy.h"
#include "store/database.h"
#include "store/photoarchive.h"
#include "workers/bench.h"
#include "workers/clerk.h"

#include <filesystem>
#include <memory>

namespace regrade::workstation {

/// Where things lie. Folders are made when absent.
struct Places {
    std::filesystem::path data;   ///< the store is data/regrade.db, photos in data/photos, papers in data/papers
    std::filesystem::path policy; ///< folder of the policy files
};

/// XDG data folder, and the policy installed beside the program or in the source tree.
[[nodiscard]] Result<Places> usualPlaces(const std::filesystem::path& programFile);

/// Everything one station needs, built once in order and taken down in reverse: database, journal, clerk, bench.
class Workstation {
public:
    [[nodiscard]] static Result<std::unique_ptr<Workstation>> open(const Places& places, const Clock& clock);
    ~Workstation();

    [[nodiscard]] workers::Clerk& clerk();
    [[nodiscard]] workers::Bench& bench();
    /// For the thread that opened the workstation.
    [[nodiscard]] const store::Database& reader() const;
    [[nodiscard]] std::shared_ptr<const rules::Policy> policy() const;
    [[nodiscard]] const store::PhotoArchive& photos() const;
    [[nodiscard]] const Places& places() const;
    [[nodiscard]] const Clock& clock() const;

private:
    struct Parts;
    explicit Workstation(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace regrade::workstation
