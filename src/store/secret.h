#pragma once

#include "base/result.h"
#include "domain/person.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace regrade::store {

/// How dear one guess at a PIN is made (Argon2id).
struct PinCost {
    unsigned long long operations = 0;
    std::size_t memoryBytes = 0;
};

/// libsodium's INTERACTIVE: 2 passes over 64 MiB.
[[nodiscard]] PinCost interactivePins();
/// The least that Argon2id takes; for tests of what does not depend on the cost.
[[nodiscard]] PinCost leastPins();

/// What a person is given, and what of it is kept.
struct Secrets {
    domain::Credentials told;
    std::string badgeDigest; ///< empty = the badge stays
    std::string pinHash;
};

/// A new PIN of six figures, and a badge: `ownBadge` if it is not empty, else a new one of letters only, which every
/// scanner types right. `withBadge` false: the PIN alone.
[[nodiscard]] Result<Secrets> issueSecrets(const PinCost& cost, bool withBadge, const std::string& ownBadge);
/// True when the PIN is the one of the hash. Without a hash the same work is done and the answer is false, so that the
/// time tells nothing.
[[nodiscard]] bool fitsPin(const PinCost& cost, const std::string& hash, const std::string& pin);

/// 32 random hex figures: the proof of a sign-in.
[[nodiscard]] std::string newToken();
/// 24 random letters in groups: opens the house again when no lead can sign in.
[[nodiscard]] std::string newRecoveryCode();
/// BLAKE2b of a badge, token or recovery code as hex. Spaces, hyphens and case are forgiven.
[[nodiscard]] std::string secretDigest(std::string_view text);

} // namespace regrade::store
