#pragma once

#include "base/result.h"
#include "store/signedhead.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regrade::passport {

struct KnownStation {
    std::string key; ///< public key, base64
    std::string name;
};

/// Stations of other sites whose answers are believed: a lead has compared their keys. One a line in a file; lines are
/// only added, and the last one of a key counts.
class KnownStations {
public:
    explicit KnownStations(std::filesystem::path file) : m_file(std::move(file)) {}

    [[nodiscard]] std::vector<KnownStation> all() const;
    [[nodiscard]] std::optional<KnownStation> find(const std::string& key) const;
    /// Refused, with what to do, when the key is neither known nor the own one.
    [[nodiscard]] Result<void> requireKnown(const std::string& key, const store::StationKey& own) const;
    /// Refused: no key, no name.
    [[nodiscard]] Result<void> add(const KnownStation& station) const;

private:
    std::filesystem::path m_file;
};

} // namespace regrade::passport
