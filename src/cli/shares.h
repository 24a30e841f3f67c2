#pragma once

#include "stats/interval.h"

#include <nlohmann/json.hpp>
#include <string>

namespace regrade::cli {

[[nodiscard]] std::string decimals(double value, int count);
/// With n and Wilson's interval; null where n = 0.
[[nodiscard]] nlohmann::json shareJson(const stats::Share& share);
/// "3 of 8 (13.7 % to 69.4 %)"
[[nodiscard]] std::string shareText(const stats::Share& share);

/// Counts that become a share.
struct Count {
    int part = 0;
    int whole = 0;

    void add(bool hit)
    {
        part += hit ? 1 : 0;
        ++whole;
    }
    [[nodiscard]] nlohmann::json toJson() const { return shareJson(stats::wilsonShare(part, whole)); }
};

} // namespace regrade::cli
