#pragma once

#include "exchange/exchange.h"
#include "exchange/hubschema.h"
#include "insight/conflicts.h"
#include "insight/projections.h"
#include "store/outbox.h"
#include "tests/insight/history.h"
#include "tests/support/postgres.h"
#include "tests/support/temporaryfolder.h"
#include "workers/clerk.h"
#include "workers/courier.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace regrade::exchange {

using tests::TemporaryFolder;

/// The server that all tests of this program share, made a hub.
inline support::PostgresServer& server()
{
    static support::PostgresServer shared;
    static const bool made = [] {
        const auto address = parseHubAddress(shared.ownerAddress());
        const auto done = initHub(address.value(), LinkTimes{});
        EXPECT_TRUE(done) << done.error().what() << done.error().detail;
        auto link = HubLink::open(*address, "test", LinkTimes{}, {});
        return link && addLogin(*link, "station", support::PostgresServer::kPassword);
    }();
    EXPECT_TRUE(made);
    return shared;
}

/// How a station reaches the server over TCP, through whatever listens on `port`.
inline std::string stationAddress(int port, const std::filesystem::path& passwords,
                                  const std::string& host = "127.0.0.1")
{
    std::ofstream(passwords) << "*:*:*:station:" << support::PostgresServer::kPassword << '\n';
    std::filesystem::permissions(passwords, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return "postgresql://station@" + host + ":" + std::to_string(port) + "/regrade?passfile=" + passwords.string();
}

/// A clock of its own that may be wrong.
class SkewedClock final : public Clock {
public:
    [[nodiscard]] Time now() const override { return m_real.now() + m_skew; }
    [[nodiscard]] std::int64_t monotonicNs() const override { return m_real.monotonicNs(); }
    void skew(std::chrono::milliseconds by) { m_skew = by; }

private:
    SystemClock m_real;
    std::chrono::milliseconds m_skew{0};
};

/// One station with the real store, clerk and read models, and its line to the hub.
class Desk {
public:
    Desk(const std::string& name, const std::string& address, const std::filesystem::path& folder,
         ExchangeRules rules = {})
        : m_name(name), m_address(address), m_file(folder / (name + ".db")), m_keyFile(folder / (name + ".key")),
          m_key(store::StationKey::openOrMake(m_keyFile).value()), m_rules(rules), m_photos(folder / (name + "-photos"))
    {
        open();
    }

    /// As when the program ends and starts again.
    void restart()
    {
        shut();
        open();
    }
    void shut()
    {
        m_courier.reset();
        m_exchange.reset();
        m_hubReader.reset();
        m_clerk.reset();
        m_reader.reset();
        m_writer.reset();
    }
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

    [[nodiscard]] Result<void> join()
    {
        if (const auto entered = m_exchange->join(); !entered) {
            return entered;
        }
        return m_clerk->attendAndWait([this] { return store::joinHub(*m_writer, domain::StationId(m_name)); });
    }
    [[nodiscard]] Result<Round> round() { return m_exchange->round(); }
    [[nodiscard]] Result<void> fetch(const domain::PhotoHash& photo) { return m_exchange->fetch(photo); }
    [[nodiscard]] const store::PhotoArchive& photos() const { return m_photos; }
    /// Exchanges by itself from now on.
    void ride(workers::CourierPace pace)
    {
        m_courier = std::make_unique<workers::Courier>(
            [this](const workers::Courier::GivenUp& givenUp) -> Result<void> {
                m_givenUp = &givenUp;
                const auto round = m_exchange->round();
                m_givenUp = nullptr;
                return round ? Result<void>() : Result<void>(round.error());
            },
            pace);
    }
    void stopRiding() { m_courier.reset(); }

    /// A deed that decides by what it sees.
    [[nodiscard]] Result<workers::Receipt> perform(const std::string& unit, workers::ItemDeed deed)
    {
        return m_clerk->perform(domain::ItemId(unit), std::move(deed), {domain::ActorId("W01"), {}, {}});
    }
    void write(const std::string& unit, const domain::Events& events)
    {
        const auto written = perform(unit, [&](const domain::Item&, Time) { return Result<domain::Events>(events); });
        ASSERT_TRUE(written) << written.error().what() << written.error().detail;
    }
    void writeProduct(const std::string& sku, const domain::Events& events)
    {
        const auto written = m_clerk->perform(
            domain::Sku(sku), [&](const domain::Product&, Time) { return Result<domain::Events>(events); },
            {domain::ActorId("W01"), {}, {}});
        ASSERT_TRUE(written) << written.error().what();
    }

    [[nodiscard]] const store::Database& reader() const { return *m_reader; }
    [[nodiscard]] workers::Clerk& clerk() { return *m_clerk; }
    [[nodiscard]] store::Database& writer() { return *m_writer; }
    [[nodiscard]] const store::StationKey& key() const { return m_key; }
    [[nodiscard]] SkewedClock& clock() { return m_clock; }
    [[nodiscard]] std::int64_t number(const std::string& sql) const
    {
        std::int64_t found = -1;
        const auto read = m_reader->each(sql, {}, [&](const store::Row& row) { found = row.integer(0); });
        EXPECT_TRUE(read) << sql;
        return found;
    }
    [[nodiscard]] std::int64_t events() const { return number("SELECT COUNT(*) FROM event"); }
    [[nodiscard]] std::int64_t unsent() const { return number("SELECT COUNT(*) FROM outbox"); }
    [[nodiscard]] domain::Item unit(const std::string& id) const
    {
        return store::EventLog(*m_reader).item(domain::ItemId(id)).value();
    }
    /// Hash of everything that a query tells, in its order.
    [[nodiscard]] std::string digest(const std::string& sql) const
    {
        std::string all;
        const auto read = m_reader->each(sql, {}, [&](const store::Row& row) { all += row.text(0) + '\n'; });
        EXPECT_TRUE(read) << sql << (read ? "" : read.error().detail);
        return store::sha256Hex(std::as_bytes(std::span(all)));
    }
    /// Every event, in an order that does not depend on arrival.
    [[nodiscard]] std::string log() const { return digest("SELECT hash FROM event ORDER BY station, seq"); }
    /// Every read model but its private row numbers and counters that stand at nothing.
    [[nodiscard]] std::string models() const
    {
        std::string all;
        for (const char* sql :
             {"SELECT item || '|' || sku || '|' || owner || '|' || stage || '|' || standing || '|' || grade || '|' || "
              "working || '|' || cycle || '|' || received_at || '|' || changed_at || '|' || coalesce(price_minor, '-') "
              "FROM worklist ORDER BY item",
              "SELECT word || '|' || item FROM worklist_word JOIN worklist ON id = unit ORDER BY 1",
              "SELECT metric || '|' || owner || '|' || key || '|' || units || '|' || minor FROM throughput WHERE units "
              "<> 0 OR minor <> 0 ORDER BY 1",
              "SELECT kind || '|' || owner || '|' || ms || '|' || units FROM throughput_duration ORDER BY 1",
              "SELECT sku || '|' || name || '|' || price_minor || '|' || taught || '|' || units FROM catalogue ORDER "
              "BY 1",
              "SELECT item || '|' || version || '|' || view || '|' || score || '|' || coalesce(confirmed, '-') FROM "
              "judgements ORDER BY 1",
              "SELECT item || '|' || station || '|' || seq || '|' || what || '|' || other_station || '|' || other_seq "
              "|| "
              "'|' || events || '|' || reason FROM conflict ORDER BY 1"}) {
            all += digest(sql) + ' ';
        }
        return all;
    }
    [[nodiscard]] store::ChainReport verified() const
    {
        return store::verifyChain(*m_reader, insight::allProjections()).value();
    }

private:
    void open()
    {
        m_writer.emplace(store::Database::openForWriting(m_file).value());
        m_reader.emplace(store::Database::openForReading(m_file).value());
        m_hubReader.emplace(store::Database::openForReading(m_file).value());
        m_clerk = std::make_unique<workers::Clerk>(store::Journal::open(*m_writer, insight::allProjections()).value(),
                                                   m_clock, domain::StationId(m_name), "policy-1");
        m_exchange = std::make_unique<Exchange>(
            parseHubAddress(m_address).value(),
            StationSide{*m_hubReader, domain::StationId(m_name), m_key, m_clock, m_photos,
                        [this](const std::vector<store::EventRow>& rows) { return m_clerk->receive(rows); },
                        [this](const std::function<Result<void>(store::Database&)>& write) {
                            return m_clerk->attendAndWait([this, &write] { return write(*m_writer); });
                        }},
            m_rules, [this] { return m_givenUp != nullptr && (*m_givenUp)(); });
    }

    std::string m_name;
    std::string m_address;
    std::filesystem::path m_file;
    std::filesystem::path m_keyFile;
    store::StationKey m_key;
    ExchangeRules m_rules;
    store::PhotoArchive m_photos;
    SkewedClock m_clock;
    std::optional<store::Database> m_writer;
    std::optional<store::Database> m_reader;
    std::optional<store::Database> m_hubReader;
    std::unique_ptr<workers::Clerk> m_clerk;
    std::unique_ptr<Exchange> m_exchange;
    const workers::Courier::GivenUp* m_givenUp = nullptr;
    std::unique_ptr<workers::Courier> m_courier;
};

/// Passes the time until something holds; false after `limit`. What is waited for happens in other threads.
template <class Condition>
[[nodiscard]] bool waitUntil(Condition holds, std::chrono::milliseconds limit)
{
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > until) {
            return false;
        }
        std::this_thread::yield();
        ::usleep(20'000);
    }
    return true;
}

#define NEEDS_POSTGRES()                                                                                               \
    if (const auto absent = support::PostgresServer::absence()) {                                                      \
        GTEST_SKIP() << *absent;                                                                                       \
    }

} // namespace regrade::exchange
