#include "stations/zones.h"

#include <algorithm>

namespace regrade::stations {

namespace {

constexpr std::size_t kMostZones = 24;
constexpr double kLeastSide = 0.01; // of the picture's side
constexpr double kRounding = 1e-6;  // a zone that was dragged to the picture's edge may be a rounding beyond it

bool lies(double start, double length)
{
    return start >= -kRounding && length >= kLeastSide - kRounding && start + length <= 1.0 + kRounding;
}

Result<void> checkZone(const rules::Policy& policy, const domain::ZoneArea& area)
{
    const bool listed = std::any_of(policy.zones.begin(), policy.zones.end(),
                                    [&](const rules::NamedRow& row) { return row.id == area.zone.text(); });
    if (!listed) {
        return refused("The policy lists no zone \"{}\".", {area.zone.text()});
    }
    if (!lies(area.x, area.width) || !lies(area.y, area.height)) {
        return refused("The zone \"{}\" must lie inside the picture, with sides of one per cent of it at least.",
                       {area.zone.text()});
    }
    return {};
}

} // namespace

Result<domain::Events> drawZones(const domain::Product& product, const rules::Policy& policy, const std::string& view,
                                 const std::vector<domain::ZoneArea>& zones)
{
    const domain::ProductTaught* lesson = product.taughtView(view);
    if (lesson == nullptr || lesson->photos.empty()) {
        return refused("The side \"{}\" of {} has not been taught, so it has no picture to draw zones on.",
                       {view, product.sku.text()});
    }
    if (zones.size() > kMostZones) {
        return refused("{} zones are too many: at most {} fit on a picture.",
                       {std::to_string(zones.size()), std::to_string(kMostZones)});
    }
    for (const domain::ZoneArea& area : zones) {
        if (const Result<void> good = checkZone(policy, area); !good) {
            return good.error();
        }
    }
    return domain::Events{
        domain::ProductZoned{.sku = product.sku, .view = view, .picture = lesson->photos.front().hash, .zones = zones}};
}

} // namespace regrade::stations
