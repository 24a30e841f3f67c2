#include "stats/agreement.h"

#include <vector>

namespace regrade::stats {

Agreement agreementOf(std::span<const std::pair<int, int>> pairs, int classes)
{
    const auto size = static_cast<std::size_t>(classes);
    std::vector<double> first(size, 0.0);
    std::vector<double> second(size, 0.0);
    int same = 0;
    double seen = 0.0;
    for (const auto& [a, b] : pairs) {
        same += a == b ? 1 : 0;
        seen += static_cast<double>((a - b) * (a - b));
        first[static_cast<std::size_t>(a)] += 1.0;
        second[static_cast<std::size_t>(b)] += 1.0;
    }
    const int n = static_cast<int>(pairs.size());
    double byChance = 0.0;
    for (int a = 0; a < classes; ++a) {
        for (int b = 0; b < classes; ++b) {
            byChance += static_cast<double>((a - b) * (a - b)) * first[static_cast<std::size_t>(a)] *
                        second[static_cast<std::size_t>(b)];
        }
    }
    Agreement agreement{.accuracy = wilsonShare(same, n)};
    agreement.kappaDefined = byChance > 0.0;
    agreement.quadraticKappa = agreement.kappaDefined ? 1.0 - seen * n / byChance : 0.0;
    return agreement;
}

} // namespace regrade::stats
