#include "stations/points.h"

#include "qr/tag.h"
#include "rules/bundles.h"
#include "stations/gates.h"

#include <cmath>

namespace regrade::stations {

namespace {

constexpr std::size_t kVoucherLetters = 9;
constexpr std::string_view kVoucherPrefix = "RCP";
constexpr int kGramsPerKg = 1000;
constexpr int kWorthOf = 100; // points

} // namespace

std::string newVoucherCode() { return std::string(kVoucherPrefix) + qr::newTag().text().substr(0, kVoucherLetters); }

Result<domain::Events> grantPoints(const domain::Item& item, const rules::Policy& policy, int weightGrams,
                                   const std::string& voucher, Time now)
{
    const bool isRecovered = item.exit && (item.exit->route == domain::ExitRoute::dismantled ||
                                           item.exit->route == domain::ExitRoute::recycled);
    if (!isRecovered || !item.intake) {
        return refused("Points are granted for a unit that left to be taken apart or recycled; this one did not.");
    }
    if (item.points) {
        return refused("This unit has its voucher {} already.", {item.points->voucher});
    }
    const rules::PointRow& row = policy.bundles->pointsFor(item.intake->category);
    const int points = row.perUnit + row.perKg * weightGrams / kGramsPerKg;
    if (points <= 0) {
        return refused("The policy grants no points for this category.");
    }
    const Money worth{row.worth.minor * points / kWorthOf, row.worth.currency};
    return domain::Events{
        domain::PointsGranted{voucher, points, worth, isoDay(now + std::chrono::hours(24) * row.days)}};
}

Result<domain::Events> redeemPoints(const domain::Item& item, const std::string& voucher, const std::string& order,
                                    Time now)
{
    if (!item.points || item.points->voucher != voucher) {
        return refused("There is no voucher {}.", {voucher});
    }
    if (item.pointsUsed) {
        return refused("The voucher {} was used already.", {voucher});
    }
    if (item.points->until < isoDay(now)) {
        return refused("The voucher {} could be used until {}.", {voucher, item.points->until});
    }
    if (const Result<void> number = requireOrderNumber(order); !number) {
        return number.error();
    }
    return domain::Events{domain::PointsRedeemed{voucher, order}};
}

} // namespace regrade::stations
