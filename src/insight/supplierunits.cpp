#include "insight/supplierunits.h"

#include "domain/eventjson.h"
#include "rules/grading.h"

#include <algorithm>
#include <map>

namespace regrade::insight {

namespace {

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

    void take(const std::string& item, const domain::Event& event, Time at)
    {
        SeenUnit& unit = m_units[item];
        if (const auto* received = std::get_if<domain::ItemReceived>(&event)) {
            if (unit.sku.empty()) {
                m_order.push_back(item);
                unit.received = at;
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
    [[nodiscard]] std::vector<SeenUnit> units(const std::string& owner)
    {
        std::vector<SeenUnit> found;
        for (const std::string& item : m_order) {
            SeenUnit& unit = m_units.at(item);
            if (unit.looked && (owner.empty() || unit.owner == owner)) {
                found.push_back(std::move(unit));
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

} // namespace

Result<std::vector<SeenUnit>> supplierUnits(const store::Database& database, const rules::Policy& policy,
                                            const std::string& owner)
{
    UnitReader reader(policy);
    std::optional<Error> fault;
    const auto read = database.each(
        "SELECT item, kind, body, at_utc FROM event WHERE kind IN ('ItemReceived', 'ItemInspected', 'ItemGraded', "
        "'RepairForecast', 'PartUsed', 'WorkStarted') ORDER BY rowid",
        {}, [&](const store::Row& row) {
            const auto event = fault ? Result<domain::Event>(*fault) : domain::eventFromJson(row.view(1), row.view(2));
            const auto at = parseIso(row.text(3));
            if (event && at) {
                reader.take(row.text(0), *event, *at);
            } else if (!at) {
                fault = at.error();
            } else {
                fault = event.error();
            }
        });
    if (!read || fault) {
        return !read ? read.error() : *fault;
    }
    return reader.units(owner);
}

bool hasCode(const SeenUnit& unit, const std::string& code)
{
    return std::any_of(unit.sightings.begin(), unit.sightings.end(),
                       [&](const Sighting& sighting) { return sighting.code == code; });
}

} // namespace regrade::insight
