#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::fuzz {

using Bytes = std::span<const std::uint8_t>;

/// One reader of foreign bytes. `run` throws std::logic_error when what it accepted breaks a promise; anything else
/// that leaves it is a fault, too.
struct Target {
    std::string_view name;
    void (*run)(Bytes bytes);
    std::vector<std::string> (*seeds)(); ///< whole, valid inputs to begin from
};

/// How a test's name says it.
inline void PrintTo(const Target& target, std::ostream* out) { *out << target.name; }

/// tag, event, time, money, policy, market, claims, epcis, passport, head, proof, segment, photo, network.
[[nodiscard]] const std::vector<Target>& targets();

} // namespace regrade::fuzz
