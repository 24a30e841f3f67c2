#include "insight/partstock.h"

#include "insight/tables.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace regrade::insight {

namespace {

using domain::PartOrigin;

template <class Take>
void eachLine(const std::string& lines, Take take)
{
    for (std::size_t from = 0; from < lines.size();) {
        const std::size_t to = lines.find('\n', from);
        take(lines.substr(from, to - from));
        from = to + 1;
    }
}

constexpr std::string_view kPartColumns = "number, name, supplier, categories, products, reorder, minor, currency,"
                                          " is_key, weight_g, kit";

domain::PartRegistered partOf(const store::Row& row)
{
    domain::PartRegistered part{.sku = domain::Sku(row.text(0)), .name = row.text(1), .supplier = row.text(2)};
    eachLine(row.text(3), [&](const std::string& id) { part.categories.emplace_back(id); });
    eachLine(row.text(4), [&](const std::string& id) { part.products.emplace_back(id); });
    part.reorderPoint = static_cast<int>(row.integer(5));
    part.unitCost = Money{row.integer(6), row.text(7)};
    part.key = row.integer(8) != 0;
    part.weightG = static_cast<int>(row.integer(9));
    eachLine(row.text(10), [&](const std::string& content) {
        const auto space = content.find(' ');
        part.kit.push_back({domain::Sku(content.substr(space + 1)), std::stoi(content.substr(0, space))});
    });
    return part;
}

PartOrigin originIn(const std::string& name)
{
    const auto origin = domain::partOriginFrom(name);
    return origin ? *origin : throw std::logic_error("the read model of parts holds the unknown origin " + name);
}

std::optional<domain::ItemId> unitIn(const std::string& source)
{
    return source.empty() ? std::nullopt : std::optional(domain::ItemId(source));
}

using Group = std::pair<std::string, std::string>; ///< origin and source

/// What came, lot by lot, less what went of the same origin: the oldest went first.
Result<void> readLots(const store::Database& database, domain::PartStock& stock)
{
    std::map<Group, std::int64_t> gone;
    const std::string& currency = stock.facts.unitCost.currency; // what cost nothing names none
    const std::string number = stock.facts.sku.text();
    const auto counted = database.each(
        "SELECT origin, source, came, gone FROM part_count WHERE part = ?", {number}, [&](const store::Row& row) {
            const std::int64_t left = row.integer(2) - row.integer(3);
            stock.onHand += static_cast<int>(left);
            gone[{row.text(0), row.text(1)}] = row.integer(3);
            if (left < 0) {
                stock.missing.push_back({originIn(row.text(0)), unitIn(row.text(1)), static_cast<int>(-left),
                                         stock.facts.unitCost, Time{}});
            }
        });
    if (!counted) {
        return counted;
    }
    return database.each(
        "SELECT origin, source, by, minor, currency, at FROM part_move WHERE part = ? AND by > 0"
        " AND origin <> '' ORDER BY at, station, seq",
        {number}, [&](const store::Row& row) {
            std::int64_t& went = gone[{row.text(0), row.text(1)}];
            const std::int64_t fromThis = std::min(went, row.integer(2));
            went -= fromThis;
            if (row.integer(2) > fromThis) {
                stock.lots.push_back(
                    {originIn(row.text(0)), unitIn(row.text(1)), static_cast<int>(row.integer(2) - fromThis),
                     Money{row.integer(3), row.integer(3) == 0 ? currency : row.text(4)}, timeOf(row.integer(5))});
            }
        });
}

void countKits(std::vector<PartRow>& rows)
{
    std::map<std::string, int> onHand;
    for (const PartRow& row : rows) {
        onHand[row.facts.sku.text()] = row.onHand;
    }
    for (PartRow& row : rows) {
        std::optional<int> whole;
        for (const domain::KitPart& content : row.facts.kit) {
            const int here = std::max(onHand[content.part.text()], 0) / content.quantity;
            whole = std::min(whole.value_or(here), here);
        }
        row.onHand = whole.value_or(row.onHand);
    }
}

} // namespace

Result<std::optional<domain::PartStock>> findPart(const store::Database& database, const domain::Sku& number)
{
    std::optional<domain::PartStock> stock;
    const auto read = database.each("SELECT " + std::string(kPartColumns) + " FROM part WHERE number = ?",
                                    {number.text()}, [&](const store::Row& row) {
                                        stock = domain::PartStock{partOf(row), {}, {}, 0};
                                    });
    if (!read) {
        return read.error();
    }
    if (stock) {
        if (const auto lots = readLots(database, *stock); !lots) {
            return lots.error();
        }
    }
    return stock;
}

domain::FindPart partsIn(const store::Database& database)
{
    return [&database](const domain::Sku& number) { return findPart(database, number); };
}

Result<std::vector<PartRow>> parts(const store::Database& database)
{
    std::vector<PartRow> rows;
    std::map<std::string, std::size_t> places;
    const auto read = database.each("SELECT " + std::string(kPartColumns) + " FROM part ORDER BY name, number", {},
                                    [&](const store::Row& row) {
                                        places.emplace(row.text(0), rows.size());
                                        rows.push_back({partOf(row), 0, {}});
                                    });
    if (!read) {
        return read.error();
    }
    const auto counted = database.each("SELECT part, origin, SUM(came - gone) FROM part_count GROUP BY part, origin",
                                       {}, [&](const store::Row& row) {
                                           const auto place = places.find(row.text(0));
                                           if (place != places.end()) {
                                               const int onHand = static_cast<int>(row.integer(2));
                                               rows[place->second].onHand += onHand;
                                               rows[place->second].origins.push_back({originIn(row.text(1)), onHand});
                                           }
                                       });
    if (!counted) {
        return counted.error();
    }
    countKits(rows);
    return rows;
}

Result<std::vector<PartMove>> movesOf(const store::Database& database, const domain::Sku& number, int limit)
{
    std::vector<PartMove> moves;
    const auto read =
        database.each("SELECT what, by, origin, source, unit, note, actor, at FROM part_move WHERE part = ?"
                      " ORDER BY at DESC, station DESC, seq DESC LIMIT ?",
                      {number.text(), std::int64_t{limit}}, [&](const store::Row& row) {
                          moves.push_back({row.text(0), static_cast<int>(row.integer(1)),
                                           row.view(2).empty() ? std::nullopt : std::optional(originIn(row.text(2))),
                                           row.text(3), row.text(4), row.text(5), row.text(6), timeOf(row.integer(7))});
                      });
    return read ? Result<std::vector<PartMove>>(std::move(moves)) : read.error();
}

} // namespace regrade::insight
