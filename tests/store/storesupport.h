#pragma once

#include "tests/store/samples.h"
#include "tests/support/temporaryfolder.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace regrade::store {

using tests::TemporaryFolder;

inline std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline void writeBytes(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

/// SQL past every guard of the store: what a stranger with the file in hand can do. The error message, or empty.
inline std::string tamper(const std::filesystem::path& file, const std::string& sql)
{
    sqlite3* handle = nullptr;
    sqlite3_open(file.c_str(), &handle);
    char* message = nullptr;
    sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message);
    std::string said = message == nullptr ? "" : message;
    sqlite3_free(message);
    sqlite3_close(handle);
    return said;
}

inline const std::string kWithoutGuards = "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted; "
                                          "DROP TRIGGER event_is_never_replaced; ";

inline std::int64_t number(const Database& database, std::string_view sql)
{
    std::int64_t answer = -1;
    const auto asked = database.each(sql, {}, [&](const Row& row) { answer = row.integer(0); });
    EXPECT_TRUE(asked) << asked.error().detail;
    return answer;
}

/// `units` units with an intake and a route each, and one product; 2 * units + 1 events.
inline void fill(const std::filesystem::path& file, int units)
{
    auto database = Database::openForWriting(file);
    ASSERT_TRUE(database) << database.error().what();
    auto journal = Journal::open(*database, testProjections());
    ASSERT_TRUE(journal) << journal.error().what();
    const auto known = journal->record(
        domain::Sku("MIX-900"), [](const domain::Product&) { return domain::Events{registered()}; }, stampAt(0));
    ASSERT_TRUE(known) << known.error().what();
    for (int unit = 1; unit <= units; ++unit) {
        const auto written = journal->record(
            domain::ItemId("UNIT" + std::to_string(unit)),
            [](const domain::Item&) {
                return domain::Events{received(), routed()};
            },
            stampAt(unit));
        ASSERT_TRUE(written) << written.error().what();
    }
}

} // namespace regrade::store
