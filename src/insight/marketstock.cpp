#include "insight/marketstock.h"

namespace regrade::insight {

Result<std::vector<StockUnit>> stockByMarket(const store::Database& database)
{
    // The market stands in the event of intake alone; it is the first of its unit (unique by item and version).
    std::vector<StockUnit> units;
    const auto read =
        database.each("SELECT w.item, json_extract(e.body, '$.market'), w.category FROM worklist w JOIN event e"
                      " ON e.item = w.item AND e.version = 1 WHERE w.standing IN ('inHouse', 'listed')"
                      " ORDER BY w.received_at, w.item",
                      {}, [&](const store::Row& row) {
                          units.push_back({row.text(0), row.text(1), row.text(2)});
                      });
    if (!read) {
        return read.error();
    }
    return units;
}

} // namespace regrade::insight
