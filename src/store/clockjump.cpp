#include "store/clockjump.h"

#include <map>
#include <optional>

namespace regrade::store {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTolerated = std::chrono::minutes(2);
constexpr std::int64_t kNsPerMs = 1'000'000;

struct Moment {
    Time at;
    std::int64_t monotonicNs = 0;
};

std::optional<milliseconds> jumpBetween(const Moment& before, const Moment& after)
{
    const bool sameStart = after.monotonicNs >= before.monotonicNs;
    const milliseconds passed(sameStart ? (after.monotonicNs - before.monotonicNs) / kNsPerMs : 0);
    const milliseconds by = (after.at - before.at) - passed;
    const bool jumped = sameStart ? (by > kTolerated || by < -kTolerated) : by < -kTolerated;
    return jumped ? std::optional(by) : std::nullopt;
}

} // namespace

Result<std::vector<ClockJump>> clockJumps(const Database& database)
{
    std::vector<ClockJump> jumps;
    std::map<std::string, Moment> last;
    const auto read =
        database.each("SELECT station, seq, at_utc, mono_ns FROM event WHERE replayed = 0 ORDER BY station, seq", {},
                      [&](const Row& row) {
                          const auto at = parseIso(row.view(2));
                          if (!at) {
                              return;
                          }
                          const Moment now{*at, row.integer(3)};
                          const auto [known, fresh] = last.try_emplace(row.text(0), now);
                          if (const auto by = fresh ? std::nullopt : jumpBetween(known->second, now)) {
                              jumps.push_back({known->first, row.integer(1), known->second.at, now.at, *by});
                          }
                          known->second = now;
                      });
    return read ? Result<std::vector<ClockJump>>(std::move(jumps)) : read.error();
}

} // namespace regrade::store
