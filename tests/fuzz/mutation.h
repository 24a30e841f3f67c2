#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace regrade::fuzz {

/// Draws broken copies of valid inputs: bits turned, bytes replaced, spans cut, doubled, moved or taken from another
/// seed, hostile words put in. The same seed gives the same copies on every machine.
class Mutation {
public:
    Mutation(std::vector<std::string> seeds, std::uint64_t seed) : m_seeds(std::move(seeds)), m_random(seed) {}
    [[nodiscard]] std::string next();

private:
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(m_random() % bound); }
    void change(std::string& text);

    std::vector<std::string> m_seeds;
    std::mt19937_64 m_random;
};

} // namespace regrade::fuzz
