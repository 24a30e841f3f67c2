#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "passport/knownstations.h"
#include "rules/marketrules.h"
#include "rules/policy.h"
#include "store/signedhead.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regrade::workstation {

struct Places;

/// A pack of a file whose signature fits. Whose key it is, `import` asks.
struct OfferedPack {
    rules::MarketPack pack;
    std::string key; ///< public key of who signed
    std::string text;
};

/// The market packs that the house imported, in data/markets: one file a version, and `current.json`, which names for
/// each pack the versions that were in force, the last one in force now. Every deed is a line in `deeds.txt`.
class MarketShelf {
public:
    explicit MarketShelf(const std::filesystem::path& data) : m_folder(data / "markets") {}

    /// The pack in force of each id. Refused, with the file, when one was changed or is missing: nothing else takes its
    /// place unasked; `rollBack` removes it.
    [[nodiscard]] Result<std::vector<rules::MarketPack>> packs() const;
    /// Refused: not signed, a signature that does not fit, a pack that cannot be read.
    [[nodiscard]] static Result<OfferedPack> open(const std::string& text, const std::string& name);
    /// Refused: a key that the house does not know, a version that is not above the one in force. On any fault the old
    /// one stays. `now` is the pack of that id in force.
    [[nodiscard]] Result<void> import(const OfferedPack& offered, const rules::MarketPack* now,
                                      const passport::KnownStations& known, const store::StationKey& own,
                                      const std::string& actor, Time at) const;
    /// Goes back to the version before; without one to the shipped pack. The version now on top. Refused: nothing was
    /// imported.
    [[nodiscard]] Result<std::optional<int>> rollBack(const std::string& id, const std::string& actor, Time at) const;

private:
    [[nodiscard]] Result<void> note(const std::string& actor, Time at, const std::string& what) const;

    std::filesystem::path m_folder;
};

/// The pack with the station's signature put in, ready for a file.
[[nodiscard]] std::string signedPack(const rules::MarketPack& pack, const store::StationKey& key);

/// The policy as it would be with the offered pack; refused when the two do not fit.
[[nodiscard]] Result<rules::Policy> policyWith(const Places& places, const OfferedPack& offered);
/// The policy of the house with what it imported.
[[nodiscard]] Result<rules::Policy> housePolicy(const Places& places);

} // namespace regrade::workstation
