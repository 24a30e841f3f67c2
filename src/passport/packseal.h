#pragma once

#include "base/clock.h"
#include "passport/packfile.h"
#include "store/signedhead.h"

namespace regrade::passport {

enum class PackKind { evidence, question, answer };

/// What the signed list of a pack says beside its files.
struct PackSeal {
    PackKind kind = PackKind::evidence;
    std::string unit; ///< tag
    std::string station;
    Time at;
    std::vector<std::string> absent; ///< photos and films that the record cites and the station did not have
};

/// Writes manifest.json with the hash of every file, and manifest.sig with the station's signature over it; then
/// finishes the pack. The seal's key is the signer's.
[[nodiscard]] Result<void> sealPack(PackWriter& pack, const PackSeal& seal, const store::StationKey& key);

/// A pack of which every file is what its station signed.
struct VerifiedPack {
    PackSeal seal;
    std::string key; ///< public key of who signed; whose it is, the caller must know
    std::vector<PackedFile> files;
};

/// Refused with the name of the first file that was changed, is missing or was put in, and when the signature does not
/// fit.
[[nodiscard]] Result<VerifiedPack> verifyPack(const PackReader& pack);

[[nodiscard]] std::string_view nameOf(PackKind kind);

} // namespace regrade::passport
