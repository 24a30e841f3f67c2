#pragma once

#include <string>
#include <vector>

namespace regrade::rules {

// Drawing by lot so that anybody can draw again: whoever knows the key finds the same units with any BLAKE2b.

/// A unit that may be drawn. Of each stratum about the same share is.
struct LotUnit {
    std::string tag;
    std::string stratum;

    [[nodiscard]] bool operator==(const LotUnit&) const = default;
};

/// 128 bits from the operating system, hex.
[[nodiscard]] std::string freshKey();
/// BLAKE2b-128 of the text under the key, hex; the key is taken as the bytes of its own text.
[[nodiscard]] std::string keyedHash(const std::string& key, const std::string& text);
/// BLAKE2b-256 over the lot in the order of its tags, hex: what the draw was made from.
[[nodiscard]] std::string digestOf(std::vector<LotUnit> lot);
/// So many units, each stratum by its size to the largest remainder; within a stratum, and between equal remainders,
/// the least hash comes first. In the order of their tags, whatever the order of the lot.
[[nodiscard]] std::vector<std::string> drawn(const std::vector<LotUnit>& lot, int sample, const std::string& key);
/// Which of so many arms a unit belongs to, from 0; the same for ever.
[[nodiscard]] int armOf(const std::string& key, const std::string& tag, int arms);

} // namespace regrade::rules
