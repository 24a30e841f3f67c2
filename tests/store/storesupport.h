#pragma once

#include "domain/event.h"
#include "store/journal.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

namespace regrade::store {

/// A folder of its own for each test, gone afterwards.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        // Real files, but without waiting for a disk where the machine offers memory.
        const std::filesystem::path memory = "/dev/shm";
        const auto top = std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
        std::string pattern = (top / "regrade-store-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        m_path = pattern;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

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

inline Stamp stampAt(int minute, const std::string& station = "desk-1")
{
    const Time at = *parseIso("2026-03-01T08:00:00Z") + std::chrono::minutes(minute);
    return {at, minute * 60'000'000'000LL, domain::StationId(station), domain::ActorId("anna"), "policy-1", "", false};
}

inline domain::ItemReceived received(const std::string& sku = "MIX-900")
{
    return {domain::Sku(sku),
            "Hand mixer",
            domain::CategoryId("kitchen"),
            "order-4711",
            std::nullopt,
            domain::ReasonId("changedMind"),
            domain::SourceId("post"),
            domain::OwnerId("house"),
            domain::MarketId("DE"),
            std::nullopt,
            Money{12'990, "EUR"},
            std::nullopt};
}

inline domain::ItemRouted routed()
{
    return {{domain::StageId("clean"), domain::StageId("pack")}, {{"routing.json#1", {"Dusty", "有灰尘"}}}};
}

inline domain::ProductRegistered registered(const std::string& sku = "MIX-900")
{
    return {domain::Sku(sku),
            "Hand mixer",
            domain::CategoryId("kitchen"),
            domain::OwnerId("house"),
            Money{12'990, "EUR"},
            Money{2'000, "EUR"},
            {250, 120, 180},
            1'400};
}

/// A read model with every trait that matters here: counters, a row a unit, and a view on the state before.
class TestProjection final : public Projection {
public:
    explicit TestProjection(int version = 1) : m_version(version) {}
    [[nodiscard]] std::string name() const override { return "test"; }
    [[nodiscard]] int version() const override { return m_version; }
    [[nodiscard]] Result<void> reset(Database& database) const override
    {
        for (const std::string_view sql :
             {"DROP TABLE IF EXISTS test_unit", "DROP TABLE IF EXISTS test_kind",
              "CREATE TABLE test_unit (item TEXT PRIMARY KEY, version INTEGER, earlier INTEGER, stages INTEGER)",
              "CREATE TABLE test_kind (kind TEXT PRIMARY KEY, events INTEGER)"}) {
            if (auto done = database.run(sql); !done) {
                return done.error();
            }
        }
        return {};
    }
    [[nodiscard]] Result<void> take(Database& database, const RecordedEvent& event, const domain::Item& before,
                                    const domain::Item& after) const override
    {
        const auto kept =
            database.run("INSERT INTO test_unit VALUES (?, ?, ?, ?) ON CONFLICT (item) DO UPDATE SET "
                         "version = excluded.version, earlier = excluded.earlier, stages = excluded.stages",
                         {after.id.text(), std::int64_t{after.version}, std::int64_t{before.version},
                          static_cast<std::int64_t>(after.route.size())});
        return kept ? count(database, event) : kept.error();
    }
    [[nodiscard]] Result<void> take(Database& database, const RecordedEvent& event,
                                    const domain::Product& /*after*/) const override
    {
        return count(database, event);
    }

private:
    static Result<void> count(Database& database, const RecordedEvent& event)
    {
        const auto counted = database.run("INSERT INTO test_kind VALUES (?, 1) ON CONFLICT (kind) DO UPDATE SET "
                                          "events = events + 1",
                                          {std::string(kindOf(event.event))});
        return counted ? Result<void>() : counted.error();
    }

    int m_version;
};

inline Journal::Projections testProjections(int version = 1)
{
    Journal::Projections projections;
    projections.push_back(std::make_unique<TestProjection>(version));
    return projections;
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
