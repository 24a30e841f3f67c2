#pragma once

#include "base/result.h"
#include "store/signedhead.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::passport {

/// A named part of a proof: "photo/ab12...", "event/S1/12". Its content is one line of JSON.
struct ProofPart {
    std::string name;
    std::string json;
};

/// The parts as one JSON file, one part a line, closed by a list of their hashes with the station's signature over it.
/// So a changed byte is found in its line, even where it is no JSON any more.
[[nodiscard]] std::string proofFile(const std::vector<ProofPart>& parts, const store::StationKey& key);

/// Something in a proof that does not hold.
struct ProofFault {
    std::string part; ///< "photo/ab12..."
    Error sentence;   ///< names it for people
};

/// What was read of a proof: the parts that are as they were signed, by name.
struct ReadProof {
    std::map<std::string, std::string> parts;
    std::vector<std::string> names; ///< in the order of the list
    std::vector<ProofFault> faults;
    std::string key; ///< public key of who signed; whose it is, the caller must know
};

/// Refused when it is no proof at all; what was changed in a proof is a fault with its name.
[[nodiscard]] Result<ReadProof> readProof(std::string_view file);

/// A hash of the chain as it stands in a proof: 48 letters that also check themselves, so that a changed one is named.
[[nodiscard]] std::string proofLink(std::string_view station, std::int64_t seq, const std::string& hash);
/// Hex; empty when the link was changed.
[[nodiscard]] std::string hashOfLink(std::string_view station, std::int64_t seq, std::string_view link);
inline constexpr std::size_t kProofLink = 48;
/// No chain comes near it; what claims more is no number of an event.
inline constexpr std::int64_t kMostEvents = 1'000'000'000'000;

} // namespace regrade::passport
