// What a station gains by keeping its own store: scan and deed at a station that shares a hub, beside a client that
// asks the same PostgreSQL for every action, through a network of 2 ms (there and back). Blocks alternate in one run.
// Prints one line a figure.
//   regrade_hubbench [ACTIONS]

#include "tests/exchange/desk.h"
#include "tests/support/relay.h"

#include "domain/eventjson.h"
#include "store/merging.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

namespace {

using namespace regrade;
using exchange::Desk;
using std::chrono::steady_clock;

constexpr int kUnits = 2'000;
constexpr int kEventsEach = 20;

struct Times {
    std::vector<double> ms;
    int failed = 0;

    template <class Action>
    void take(Action action)
    {
        const auto begun = steady_clock::now();
        if (action()) {
            ms.push_back(std::chrono::duration<double, std::milli>(steady_clock::now() - begun).count());
        } else {
            ++failed;
        }
    }
    [[nodiscard]] double quantile(double share)
    {
        std::sort(ms.begin(), ms.end());
        return ms.empty() ? 0.0 : ms[std::min(ms.size() - 1, static_cast<std::size_t>(share * double(ms.size())))];
    }
};

/// The client without a store: every question and every deed goes to the server.
class Rival {
public:
    explicit Rival(const std::string& address) : m_address(exchange::parseHubAddress(address).value()) { connect(); }

    [[nodiscard]] bool scan(const std::string& unit)
    {
        const auto rows = m_link->ask("SELECT kind, body, at_utc FROM regrade.event WHERE item = $1 ORDER BY version, "
                                      "at_utc, station",
                                      {unit});
        if (!rows) {
            return false;
        }
        domain::Item item{domain::ItemId(unit)};
        for (const auto& row : *rows) {
            const auto event = domain::eventFromJson(*row[0], *row[1]);
            item = domain::after(std::move(item), *event, *parseIso(*row[2]));
        }
        return item.intake.has_value();
    }
    [[nodiscard]] bool act(const std::string& unit)
    {
        const auto written = m_link->ask(
            "INSERT INTO regrade.event (station, seq, item, version, kind, body, at_utc, mono_ns, actor, "
            "policy_version, "
            "model_version, replayed, prev_hash, hash, batch) SELECT 'rival', CAST($2 AS BIGINT), $1, count(*) + 1, "
            "'LabelPrinted', '{\"content\":\"aa\",\"copy\":1,\"label\":\"sale\"}', '2026-03-01T08:00:00.000Z', 1, "
            "'W01', "
            "'policy-1', '', 0, '', '', 0 FROM regrade.event WHERE item = $1",
            {unit, std::to_string(++m_seq)});
        return bool(written);
    }

private:
    void connect() { m_link.emplace(exchange::HubLink::open(m_address, "rival", {}, {}).value()); }
    exchange::HubAddress m_address;
    std::optional<exchange::HubLink> m_link;
    int m_seq = 0;
};

void fill(Desk& desk)
{
    for (int unit = 0; unit < kUnits; ++unit) {
        domain::Events events{insight::received(), insight::routed({"grading"})};
        while (static_cast<int>(events.size()) < kEventsEach) {
            events.push_back(domain::LabelPrinted{domain::LabelKind::sale, 1, "aa"});
        }
        desk.write("UNIT" + std::to_string(unit), events);
    }
    if (const auto round = desk.round(); !round) {
        throw std::runtime_error(round.error().what() + round.error().detail);
    }
}

void tell(const char* what, Times& own, Times& rival)
{
    std::cout << what << ": station p50 " << own.quantile(0.5) << " ms, p99 " << own.quantile(0.99)
              << " ms; server for every action p50 " << rival.quantile(0.5) << " ms, p99 " << rival.quantile(0.99)
              << " ms; ratio of p99 " << own.quantile(0.99) / rival.quantile(0.99) << " (goal 0.2)\n";
}

} // namespace

int main(int argc, char** argv)
{
    if (const auto absent = support::PostgresServer::absence()) {
        std::cerr << *absent << '\n';
        return 77;
    }
    const int actions = argc > 1 ? std::atoi(argv[1]) : 2'000;
    exchange::TemporaryFolder folder;
    auto& server = exchange::server();
    server.sql("CREATE INDEX event_by_item ON regrade.event (item); GRANT INSERT ON regrade.event TO station");
    support::Relay relay(server.port());
    const auto address = exchange::stationAddress(relay.port(), folder / "passwords");
    Desk desk("bench", address, folder / "");
    if (const auto joined = desk.join(); !joined) {
        std::cerr << joined.error().what() << '\n';
        return 1;
    }
    fill(desk);
    server.sql("ANALYZE");
    relay.set({std::chrono::milliseconds(1), 0.0, 0.0});
    Rival rival(address);
    desk.ride({});
    Times ownScan;
    Times rivalScan;
    Times ownDeed;
    Times rivalDeed;
    std::mt19937 dice(7);
    const auto unit = [&] { return "UNIT" + std::to_string(dice() % kUnits); };
    for (int block = 0; block < 20; ++block) {
        for (int i = 0; i < actions / 20; ++i) {
            ownScan.take(
                [&] { return store::EventLog(desk.reader()).item(domain::ItemId(unit())).value().intake.has_value(); });
            ownDeed.take([&] {
                return bool(desk.perform(unit(), [](const domain::Item&, Time) {
                    return Result<domain::Events>({domain::LabelPrinted{domain::LabelKind::sale, 1, "aa"}});
                }));
            });
        }
        for (int i = 0; i < actions / 20; ++i) {
            rivalScan.take([&] { return rival.scan(unit()); });
            rivalDeed.take([&] { return rival.act(unit()); });
        }
    }
    tell("scan", ownScan, rivalScan);
    tell("deed", ownDeed, rivalDeed);
    server.kill();
    Times ownDead;
    Times rivalDead;
    for (int i = 0; i < 200; ++i) {
        ownDead.take([&] {
            return bool(desk.perform(unit(), [](const domain::Item&, Time) {
                return Result<domain::Events>({domain::LabelPrinted{domain::LabelKind::sale, 1, "aa"}});
            }));
        });
        rivalDead.take([&] { return rival.act(unit()); });
    }
    std::cout << "server dead: station " << ownDead.ms.size() << " of 200 deeds, the other " << rivalDead.ms.size()
              << " of 200\n";
    desk.stopRiding();
    return 0;
}
