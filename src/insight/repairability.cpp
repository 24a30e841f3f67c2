#include "insight/repairability.h"

#include "domain/eventjson.h"
#include "domain/names.h"
#include "insight/partstock.h"
#include "stats/interval.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace regrade::insight {

namespace {

constexpr domain::Names<PartSupply, 3> kSupplies{
    {{PartSupply::inStock, "inStock"}, {PartSupply::orderable, "orderable"}, {PartSupply::none, "none"}}};
constexpr std::size_t kMostParts = 5;
constexpr double kMsPerMinute = 60'000.0;

/// One repair, open until its cycle ends: a later look may still find the fault.
struct OneRepair {
    bool finished = false;
    bool holds = false;
    double minutes = 0.0;
    std::vector<Money> costs;
    std::map<std::string, int> pieces;
};

/// Leads one unit along its history.
struct RepairedUnit {
    std::string sku;
    std::string owner;
    OneRepair open; ///< parts of the work that is not finished yet
    std::vector<OneRepair> repairs;
    std::size_t ofEarlierCycles = 0;
};

class RepairReader {
public:
    explicit RepairReader(const rules::Policy& policy) : m_policy(policy) {}

    void take(const std::string& item, const domain::Event& event)
    {
        RepairedUnit& unit = m_units[item];
        if (const auto* received = std::get_if<domain::ItemReceived>(&event)) {
            unit.sku = received->sku.text();
            unit.owner = received->owner.text();
        } else if (std::holds_alternative<domain::ItemReturnedAgain>(event)) {
            unit.ofEarlierCycles = unit.repairs.size();
        } else if (const auto* part = std::get_if<domain::PartUsed>(&event)) {
            if (isRepair(part->stage)) {
                unit.open.costs.push_back(part->cost);
                unit.open.pieces[part->part] += part->quantity;
                m_names[part->part] = part->name.value_or("");
            }
        } else if (const auto* done = std::get_if<domain::WorkFinished>(&event)) {
            finish(unit, *done);
        } else if (const auto* graded = std::get_if<domain::ItemGraded>(&event)) {
            const bool faulty = graded->axes.function == domain::Function::fault;
            if (faulty && unit.repairs.size() > unit.ofEarlierCycles) {
                unit.repairs.back().holds = false;
            }
        }
    }
    [[nodiscard]] std::map<std::string, std::vector<OneRepair>> bySku(const std::string& owner,
                                                                      const std::string& sku) const
    {
        std::map<std::string, std::vector<OneRepair>> all;
        for (const auto& [item, unit] : m_units) {
            const bool asked = (owner.empty() || unit.owner == owner) && (sku.empty() || unit.sku == sku);
            if (asked && !unit.repairs.empty()) {
                auto& own = all[unit.sku];
                own.insert(own.end(), unit.repairs.begin(), unit.repairs.end());
            }
        }
        return all;
    }
    [[nodiscard]] const std::string& nameOfPart(const std::string& part) const { return m_names.at(part); }

private:
    [[nodiscard]] bool isRepair(const domain::StageId& id) const
    {
        const rules::StageRow* stage = m_policy.findStage(id);
        return stage != nullptr && stage->repairs;
    }
    void finish(RepairedUnit& unit, const domain::WorkFinished& done)
    {
        if (!isRepair(done.stage)) {
            return;
        }
        unit.open.finished = done.repaired && !done.brokenOff.value_or(false);
        unit.open.holds = unit.open.finished;
        unit.open.minutes = static_cast<double>(done.duration.count()) / kMsPerMinute;
        unit.open.costs.push_back(done.labour);
        unit.repairs.push_back(std::move(unit.open));
        unit.open = {};
    }

    const rules::Policy& m_policy;
    std::map<std::string, RepairedUnit> m_units;
    std::map<std::string, std::string> m_names;
};

Result<void> readRepairs(const store::Database& database, RepairReader& reader)
{
    std::optional<Error> fault;
    const auto read = database.each(
        "SELECT item, kind, body FROM event WHERE kind IN ('ItemReceived', 'ItemReturnedAgain', 'PartUsed', "
        "'WorkFinished', 'ItemGraded') ORDER BY rowid",
        {}, [&](const store::Row& row) {
            const auto event = fault ? Result<domain::Event>(*fault) : domain::eventFromJson(row.view(1), row.view(2));
            if (event) {
                reader.take(row.text(0), *event);
            } else {
                fault = event.error();
            }
        });
    return !read ? Result<void>(read.error()) : fault ? Result<void>(*fault) : Result<void>();
}

/// Money of one repair in cents; nothing where a currency is not the house's.
std::optional<double> centsOf(const OneRepair& repair, const std::string& currency)
{
    double cents = 0;
    for (const Money& cost : repair.costs) {
        if (cost.currency != currency && cost.minor != 0) {
            return std::nullopt;
        }
        cents += static_cast<double>(cost.minor);
    }
    return cents;
}

Result<PartSupply> supplyOf(const store::Database& database, const std::string& part)
{
    const auto shelf = parts(database);
    if (!shelf) {
        return shelf.error();
    }
    const auto row =
        std::find_if(shelf->begin(), shelf->end(), [&](const PartRow& one) { return one.facts.sku.text() == part; });
    if (row == shelf->end()) {
        return PartSupply::none;
    }
    return row->onHand > 0               ? PartSupply::inStock
           : row->facts.supplier.empty() ? PartSupply::none
                                         : PartSupply::orderable;
}

Result<std::vector<RepairPart>> partsOf(const std::vector<OneRepair>& repairs, const RepairReader& reader,
                                        const store::Database& database)
{
    std::map<std::string, RepairPart> used;
    for (const OneRepair& repair : repairs) {
        for (const auto& [part, pieces] : repair.pieces) {
            RepairPart& one = used[part];
            one.part = part;
            one.name = reader.nameOfPart(part);
            ++one.repairs;
            one.pieces += pieces;
        }
    }
    std::vector<RepairPart> most;
    for (auto& [part, one] : used) {
        most.push_back(std::move(one));
    }
    std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.repairs > b.repairs; });
    most.resize(std::min(most.size(), kMostParts));
    for (RepairPart& one : most) {
        const auto supply = supplyOf(database, one.part);
        if (!supply) {
            return supply.error();
        }
        one.supply = *supply;
    }
    return most;
}

Result<RepairFigures> repairFigures(const std::vector<OneRepair>& repairs, const RepairReader& reader,
                                    const store::Database& database, const std::string& currency)
{
    RepairFigures figures;
    std::vector<double> minutes;
    std::vector<double> costs;
    int held = 0;
    for (const OneRepair& repair : repairs) {
        held += repair.holds ? 1 : 0;
        if (repair.finished) {
            minutes.push_back(repair.minutes);
            if (const auto cents = centsOf(repair, currency)) {
                costs.push_back(*cents);
            }
        }
    }
    figures.success = stats::wilsonShare(held, static_cast<int>(repairs.size()));
    if (!minutes.empty()) {
        figures.minutes = middleOf(minutes);
    }
    if (!costs.empty() && costs.size() == minutes.size()) {
        figures.cost = middleOf(costs);
    }
    auto most = partsOf(repairs, reader, database);
    if (!most) {
        return most.error();
    }
    figures.parts = *std::move(most);
    return figures;
}

} // namespace

std::string_view nameOf(PartSupply value) { return domain::wordFor(kSupplies, value); }

Middle middleOf(std::vector<double>& figures)
{
    std::sort(figures.begin(), figures.end());
    const double n = static_cast<double>(figures.size());
    const auto at = [&](double rank) { // counted from 1
        return figures[static_cast<std::size_t>(std::clamp(rank, 1.0, n)) - 1];
    };
    const double wide = stats::kTwoSided95 * std::sqrt(n) / 2.0;
    return {(at(std::floor((n + 1.0) / 2.0)) + at(std::ceil((n + 1.0) / 2.0))) / 2.0, at(std::floor(n / 2.0 - wide)),
            at(std::ceil(n / 2.0 + 1.0 + wide))};
}

Result<std::vector<Repairability>> repairability(const store::Database& database, const rules::Policy& policy,
                                                 const std::string& owner, const std::string& sku)
{
    RepairReader reader(policy);
    if (const auto read = readRepairs(database, reader); !read) {
        return read.error();
    }
    const int least = policy.limits.repairabilityLeast;
    std::vector<Repairability> all;
    for (const auto& [product, repairs] : reader.bySku(owner, sku)) {
        Repairability one{product, static_cast<int>(repairs.size()), {}, {}};
        if (one.repairs < least) {
            one.tooFew = refused("{} repairs of {} are on record: under {} nothing is said of how well it repairs.",
                                 {std::to_string(one.repairs), product, std::to_string(least)});
        } else {
            auto figures = repairFigures(repairs, reader, database, policy.limits.labourPerHour.currency);
            if (!figures) {
                return figures.error();
            }
            one.figures = *std::move(figures);
        }
        all.push_back(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.repairs > b.repairs; });
    return all;
}

} // namespace regrade::insight
