#include "store/shiftcount.h"

namespace regrade::store {

Result<ShiftCount> countShift(const Database& database, const domain::StationId& station, std::int64_t after,
                              std::int64_t upTo)
{
    ShiftCount count;
    const auto read = database.each(
        "SELECT COUNT(*), IFNULL(SUM(replayed), 0),"
        " COUNT(DISTINCT CASE WHEN replayed = 0 AND kind IN ('ItemReceived', 'ItemReturnedAgain') THEN item END),"
        " COUNT(DISTINCT CASE WHEN replayed = 0 AND kind IN ('ItemGraded', 'GradeOverridden') THEN item END),"
        " COUNT(DISTINCT CASE WHEN replayed = 0 AND kind = 'ItemSold' THEN item END),"
        " COUNT(DISTINCT CASE WHEN replayed = 0 AND kind = 'ItemExited' THEN item END)"
        " FROM event WHERE station = ? AND seq > ? AND seq <= ?",
        {station.text(), after, upTo}, [&](const Row& row) {
            count = {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5)};
        });
    return read ? Result<ShiftCount>(count) : read.error();
}

} // namespace regrade::store
