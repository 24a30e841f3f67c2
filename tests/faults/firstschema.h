#pragma once

#include "tests/store/storesupport.h"

#include "store/migrations.h"

namespace regrade::store {

/// A store of the first schema with events in it.
inline void makeFirstSchema(const std::filesystem::path& file)
{
    std::string sql = "PRAGMA journal_mode = WAL; PRAGMA application_id = " + std::to_string(kApplicationId) + ";";
    for (const std::string_view statement : migrationSteps().front()) {
        sql += std::string(statement) + ";";
    }
    sql += "PRAGMA user_version = 1;";
    for (int seq = 1; seq <= 50; ++seq) {
        sql += "INSERT INTO event VALUES ('desk-1', " + std::to_string(seq) + ", 'UNIT" + std::to_string(seq) +
               "', 1, 'WorkStarted', '{\"stage\":\"clean\"}', '2026-03-01T08:00:00.000Z', 5, 'anna', 'p', '', 0, '0', "
               "'h" +
               std::to_string(seq) + "');";
    }
    ASSERT_EQ(tamper(file, sql), "");
}

} // namespace regrade::store
