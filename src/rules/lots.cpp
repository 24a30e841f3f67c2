#include "rules/lots.h"

#include "base/money.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace regrade::rules {

namespace {

constexpr std::size_t kShortHash = 16;
constexpr std::size_t kLongHash = 32;

template <std::size_t size>
std::string hashUnder(const std::string& key, const std::string& text)
{
    std::array<unsigned char, size> hash{};
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const keyBytes = key.empty() ? nullptr : reinterpret_cast<const unsigned char*>(key.data());
    if (crypto_generichash(hash.data(), hash.size(), bytes, text.size(), keyBytes, key.size()) != 0) {
        throw std::logic_error("a key of a hash has 16 to 64 bytes");
    }
    std::array<char, 2 * size + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

/// The units of each stratum, the first to be drawn first.
using Strata = std::map<std::string, std::vector<std::pair<std::string, std::string>>>;

Strata strataOf(const std::vector<LotUnit>& lot, const std::string& key)
{
    Strata strata;
    for (const LotUnit& unit : lot) {
        strata[unit.stratum].emplace_back(keyedHash(key, unit.tag), unit.tag);
    }
    for (auto& [name, units] : strata) {
        std::sort(units.begin(), units.end());
    }
    return strata;
}

} // namespace

std::string freshKey()
{
    if (sodium_init() < 0) {
        throw std::logic_error("no source of chance");
    }
    std::array<unsigned char, kShortHash> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 2 * kShortHash + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return hex.data();
}

std::string keyedHash(const std::string& key, const std::string& text) { return hashUnder<kShortHash>(key, text); }

std::string digestOf(std::vector<LotUnit> lot)
{
    std::sort(lot.begin(), lot.end(), [](const LotUnit& a, const LotUnit& b) { return a.tag < b.tag; });
    std::string text;
    for (const LotUnit& unit : lot) {
        text += unit.tag + '\t' + unit.stratum + '\n';
    }
    return hashUnder<kLongHash>({}, text);
}

std::vector<std::string> drawn(const std::vector<LotUnit>& lot, int sample, const std::string& key)
{
    const Strata strata = strataOf(lot, key);
    // The strata by the hash of their name, so that equal remainders fall by lot.
    std::vector<std::pair<std::string, const Strata::mapped_type*>> order;
    std::vector<std::int64_t> sizes;
    for (const auto& [name, units] : strata) {
        order.emplace_back(keyedHash(key, "stratum " + name), &units);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [hash, units] : order) {
        sizes.push_back(static_cast<std::int64_t>(units->size()));
    }
    const int most = std::min(sample, static_cast<int>(lot.size()));
    const std::vector<Money> counts = sharesOf(Money{most, "EUR"}, sizes);
    std::vector<std::string> tags;
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::int64_t unit = 0; unit < counts[i].minor; ++unit) {
            tags.push_back((*order[i].second)[static_cast<std::size_t>(unit)].second);
        }
    }
    std::sort(tags.begin(), tags.end());
    return tags;
}

int armOf(const std::string& key, const std::string& tag, int arms)
{
    const std::string head = keyedHash(key, tag).substr(0, 8);
    return static_cast<int>(std::stoul(head, nullptr, 16) % static_cast<unsigned long>(arms));
}

} // namespace regrade::rules
