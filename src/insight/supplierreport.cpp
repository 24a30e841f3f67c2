#include "insight/supplierreport.h"

#include "domain/eventjson.h"
#include "rules/grading.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace regrade::insight {

namespace {

constexpr double kZ = 1.959964;
constexpr double kAlarmAt = 8.0;
constexpr int kUnitsToCompare = 20; // of other products, before their rate is worth a comparison
constexpr const char* kLeastCell = "supplier_least_cell";

/// A defect of one unit, as finely as it can be told.
struct Sighting {
    std::string code;
    std::string zone;
    std::string severity;

    [[nodiscard]] auto operator<=>(const Sighting&) const = default;
};

struct SeenUnit {
    std::string sku;
    std::string owner;
    std::string lot;
    bool looked = false; ///< inspected or graded once
    bool worked = false; ///< what is seen from now on is not as it came
    std::set<Sighting> sightings;
};

/// By the rows, as if the mark were alone.
std::string severityOf(const rules::Policy& policy, const domain::Defect& defect)
{
    domain::Inspection alone;
    alone.confidence = 1.0;
    alone.defects = {defect};
    const auto level = rules::proposeCosmetic(policy, alone).level;
    return level ? std::string(domain::nameOf(*level)) : "open";
}

class UnitReader {
public:
    explicit UnitReader(const rules::Policy& policy) : m_policy(policy) {}

    void take(const std::string& item, const domain::Event& event)
    {
        SeenUnit& unit = m_units[item];
        if (const auto* received = std::get_if<domain::ItemReceived>(&event)) {
            if (unit.sku.empty()) {
                m_order.push_back(item);
            }
            unit.sku = received->sku.text();
            unit.owner = received->owner.text();
            unit.lot = received->batch.value_or("");
        } else if (const auto* seen = std::get_if<domain::ItemInspected>(&event)) {
            look(unit, seen->inspection);
        } else if (std::holds_alternative<domain::ItemGraded>(event)) {
            unit.looked = true;
        } else if (const auto* forecast = std::get_if<domain::RepairForecast>(&event)) {
            unit.sightings.insert({"fault:" + forecast->fault, "", ""});
        } else if (const auto* part = std::get_if<domain::PartUsed>(&event)) {
            unit.sightings.insert({"part:" + part->part, "", ""});
        } else if (std::holds_alternative<domain::WorkStarted>(event)) {
            unit.worked = true;
        }
    }
    /// In the order of their receipt; only those that were looked at.
    [[nodiscard]] std::vector<const SeenUnit*> units(const SupplierQuestion& question) const
    {
        std::vector<const SeenUnit*> found;
        for (const std::string& item : m_order) {
            const SeenUnit& unit = m_units.at(item);
            if (unit.looked && (question.owner.empty() || unit.owner == question.owner)) {
                found.push_back(&unit);
            }
        }
        return found;
    }

private:
    void look(SeenUnit& unit, const domain::Inspection& inspection)
    {
        if (unit.looked || unit.worked) {
            return;
        }
        unit.looked = true;
        for (const domain::Defect& defect : inspection.defects) {
            if (domain::isOnProduct(defect)) {
                unit.sightings.insert({defect.kind.text(), defect.zone.text(), severityOf(m_policy, defect)});
            }
        }
    }

    const rules::Policy& m_policy;
    std::map<std::string, SeenUnit> m_units;
    std::vector<std::string> m_order;
};

Result<std::vector<const SeenUnit*>> readUnits(const store::Database& database, UnitReader& reader,
                                               const SupplierQuestion& question)
{
    std::optional<Error> fault;
    const auto read = database.each(
        "SELECT item, kind, body FROM event WHERE kind IN ('ItemReceived', 'ItemInspected', 'ItemGraded', "
        "'RepairForecast', 'PartUsed', 'WorkStarted') ORDER BY rowid",
        {}, [&](const store::Row& row) {
            const auto event = fault ? Result<domain::Event>(*fault) : domain::eventFromJson(row.view(1), row.view(2));
            if (event) {
                reader.take(row.text(0), *event);
            } else {
                fault = event.error();
            }
        });
    if (!read || fault) {
        return !read ? read.error() : *fault;
    }
    return reader.units(question);
}

/// Sku, lot: units. The rest of a cell's name: which of them have it.
struct CellKey {
    std::string sku;
    std::string lot;
    Sighting sighting;

    [[nodiscard]] auto operator<=>(const CellKey&) const = default;
};

std::map<CellKey, int> cellsOf(const std::vector<const SeenUnit*>& units, const SupplierBy& by)
{
    std::map<CellKey, int> cells;
    for (const SeenUnit* unit : units) {
        std::set<Sighting> told;
        for (Sighting sighting : unit->sightings) {
            sighting.zone = by.zone ? sighting.zone : "";
            sighting.severity = by.severity ? sighting.severity : "";
            told.insert(std::move(sighting));
        }
        for (const Sighting& sighting : told) {
            ++cells[{unit->sku, by.lot ? unit->lot : "", sighting}];
        }
    }
    return cells;
}

using Sizes = std::map<std::pair<std::string, std::string>, int>;

Sizes sizesOf(const std::vector<const SeenUnit*>& units, const SupplierBy& by)
{
    Sizes sizes;
    for (const SeenUnit* unit : units) {
        ++sizes[{unit->sku, by.lot ? unit->lot : ""}];
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

void addCells(const std::vector<const SeenUnit*>& units, const SupplierQuestion& question, SupplierReport& report)
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

bool hasCode(const SeenUnit& unit, const std::string& code)
{
    return std::any_of(unit.sightings.begin(), unit.sightings.end(),
                       [&](const Sighting& sighting) { return sighting.code == code; });
}

/// One product and one code; nothing where the others are too few to compare with, or too few to be told.
void addAlarm(const std::vector<const SeenUnit*>& units, const std::string& sku, const std::string& code,
              SupplierReport& report)
{
    std::vector<bool> own;
    RateCase others;
    for (const SeenUnit* unit : units) {
        const bool hit = hasCode(*unit, code);
        if (unit->sku == sku) {
            own.push_back(hit);
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
        report.alarms.push_back({sku, code, expected, stats::wilsonShare(hits, static_cast<int>(own.end() - first))});
    }
}

void addAlarms(const std::vector<const SeenUnit*>& units, const SupplierQuestion& question, SupplierReport& report)
{
    std::set<std::pair<std::string, std::string>> pairs;
    for (const SeenUnit* unit : units) {
        for (const Sighting& sighting : unit->sightings) {
            if (question.sku.empty() || unit->sku == question.sku) {
                pairs.emplace(unit->sku, sighting.code);
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
        rates.push_back({a / b, quantile(a, b, -kZ), quantile(a, b, kZ)});
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
    UnitReader reader(policy);
    const auto units = readUnits(database, reader, question);
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
