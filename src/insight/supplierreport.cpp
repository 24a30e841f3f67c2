#include "insight/supplierreport.h"

#include "insight/supplierunits.h"
#include "stats/interval.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace regrade::insight {

namespace {

constexpr double kAlarmAt = 8.0;
constexpr int kUnitsToCompare = 20; // of other products, before their rate is worth a comparison
constexpr const char* kLeastCell = "supplier_least_cell";

using Units = std::vector<SeenUnit>;

/// Sku, lot: units. The rest of a cell's name: which of them have it.
struct CellKey {
    std::string sku;
    std::string lot;
    Sighting sighting;

    [[nodiscard]] auto operator<=>(const CellKey&) const = default;
};

std::map<CellKey, int> cellsOf(const Units& units, const SupplierBy& by)
{
    std::map<CellKey, int> cells;
    for (const SeenUnit& unit : units) {
        std::set<Sighting> told;
        for (Sighting sighting : unit.sightings) {
            sighting.zone = by.zone ? sighting.zone : "";
            sighting.severity = by.severity ? sighting.severity : "";
            told.insert(std::move(sighting));
        }
        for (const Sighting& sighting : told) {
            ++cells[{unit.sku, by.lot ? unit.lot : "", sighting}];
        }
    }
    return cells;
}

using Sizes = std::map<std::pair<std::string, std::string>, int>;

Sizes sizesOf(const Units& units, const SupplierBy& by)
{
    Sizes sizes;
    for (const SeenUnit& unit : units) {
        ++sizes[{unit.sku, by.lot ? unit.lot : ""}];
    }
    return sizes;
}

/// Each group's rate beside those of every other group, also where nothing was seen.
std::map<std::pair<std::string, std::string>, ShrunkRate>
shrunkFor(const Sighting& sighting, const std::map<CellKey, int>& cells, const Sizes& sizes)
{
    std::vector<RateCase> cases;
    for (const auto& [group, units] : sizes) {
        const auto cell = cells.find({group.first, group.second, sighting});
        cases.push_back({cell == cells.end() ? 0 : cell->second, units});
    }
    const auto rates = shrunkRates(cases);
    std::map<std::pair<std::string, std::string>, ShrunkRate> found;
    std::size_t i = 0;
    for (const auto& [group, units] : sizes) {
        found[group] = rates[i++];
    }
    return found;
}

void addCells(const Units& units, const SupplierQuestion& question, SupplierReport& report)
{
    const auto cells = cellsOf(units, question.by);
    const Sizes sizes = sizesOf(units, question.by);
    std::map<Sighting, std::map<std::pair<std::string, std::string>, ShrunkRate>> shrunk;
    for (const auto& [key, hits] : cells) {
        if (!question.sku.empty() && key.sku != question.sku) {
            continue;
        }
        if (hits < report.least) {
            ++report.hidden;
            continue;
        }
        if (!shrunk.contains(key.sighting)) {
            shrunk[key.sighting] = shrunkFor(key.sighting, cells, sizes);
        }
        const auto& rate = shrunk[key.sighting].at({key.sku, key.lot});
        report.cells.push_back({key.sku, key.sighting.code, key.sighting.zone, key.sighting.severity, key.lot,
                                stats::wilsonShare(hits, sizes.at({key.sku, key.lot})), rate.rate, rate.low,
                                rate.high});
    }
    std::stable_sort(report.cells.begin(), report.cells.end(),
                     [](const auto& a, const auto& b) { return a.shrunk > b.shrunk; });
}

/// One product and one code; nothing where the others are too few to compare with, or too few to be told.
void addAlarm(const Units& units, const std::string& sku, const std::string& code, SupplierReport& report)
{
    std::vector<bool> own;
    std::vector<Time> came;
    RateCase others;
    for (const SeenUnit& unit : units) {
        const bool hit = hasCode(unit, code);
        if (unit.sku == sku) {
            own.push_back(hit);
            came.push_back(unit.received);
        } else {
            ++others.units;
            others.hits += hit ? 1 : 0;
        }
    }
    if (others.units < kUnitsToCompare) {
        return;
    }
    const double expected = (others.hits + 0.5) / (others.units + 1.0);
    const auto since = frequentSince(own, expected);
    if (!since) {
        return;
    }
    const auto first = own.begin() + static_cast<std::ptrdiff_t>(*since);
    const auto hits = static_cast<int>(std::count(first, own.end(), true));
    if (hits >= report.least) {
        report.alarms.push_back(
            {sku, code, expected, stats::wilsonShare(hits, static_cast<int>(own.end() - first)), came[*since]});
    }
}

void addAlarms(const Units& units, const SupplierQuestion& question, SupplierReport& report)
{
    std::set<std::pair<std::string, std::string>> pairs;
    for (const SeenUnit& unit : units) {
        for (const Sighting& sighting : unit.sightings) {
            if (question.sku.empty() || unit.sku == question.sku) {
                pairs.emplace(unit.sku, sighting.code);
            }
        }
    }
    for (const auto& [sku, code] : pairs) {
        addAlarm(units, sku, code, report);
    }
}

} // namespace

std::vector<ShrunkRate> shrunkRates(const std::vector<RateCase>& cases)
{
    double hits = 0;
    double units = 0;
    double groups = 0;
    for (const RateCase& one : cases) {
        hits += one.hits;
        units += one.units;
        groups += one.units > 0 ? 1 : 0;
    }
    if (units <= 0) {
        return std::vector<ShrunkRate>(cases.size());
    }
    const double mean = std::max(hits, 0.5) / units;
    double spread = 0;
    for (const RateCase& one : cases) {
        if (one.units > 0) {
            const double rate = static_cast<double>(one.hits) / one.units;
            spread += one.units * (rate - mean) * (rate - mean);
        }
    }
    // What is left of the spread between groups when chance has had its part.
    const double left = spread / units - mean / (units / groups);
    const auto quantile = [](double a, double b, double z) {
        const double root = 1.0 - 1.0 / (9.0 * a) + z / std::sqrt(9.0 * a);
        return std::max(0.0, a / b * root * root * root);
    };
    std::vector<ShrunkRate> rates;
    for (const RateCase& one : cases) {
        // Where nothing is left the others count as they are, and no more: the group itself is not counted twice.
        const double between = std::max(left, mean * mean / (hits - one.hits + 0.5));
        const double a = mean * mean / between + one.hits;
        const double b = mean / between + one.units;
        rates.push_back({a / b, quantile(a, b, -stats::kTwoSided95), quantile(a, b, stats::kTwoSided95)});
    }
    return rates;
}

std::optional<std::size_t> frequentSince(const std::vector<bool>& hits, double expected)
{
    const double raised = std::min(2.0 * expected, (1.0 + expected) / 2.0);
    const double forHit = std::log(raised / expected);
    const double forNone = std::log((1.0 - raised) / (1.0 - expected));
    double sum = 0;
    std::size_t since = 0;
    std::optional<std::size_t> rung;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        sum += hits[i] ? forHit : forNone;
        if (sum <= 0) {
            sum = 0;
            since = i + 1;
            rung.reset(); // it went back: the change is over
        } else if (sum >= kAlarmAt) {
            rung = since;
        }
    }
    return rung;
}

Result<SupplierReport> supplierReport(const store::Database& database, const rules::Policy& policy,
                                      const SupplierQuestion& question)
{
    const rules::LimitRow* least = policy.findLimit(kLeastCell);
    if (least == nullptr) {
        return invalid("{}: the limit \"{}\" is missing.", {"limits.json", kLeastCell});
    }
    const auto units = supplierUnits(database, policy, question.owner);
    if (!units) {
        return units.error();
    }
    SupplierReport report;
    report.least = std::stoi(least->value);
    report.units = static_cast<int>(units->size());
    addCells(*units, question, report);
    addAlarms(*units, question, report);
    return report;
}

} // namespace regrade::insight
