#include "tests/bench/storescale.h"

#include "tests/store/samples.h"

#include "domain/eventjson.h"
#include "insight/catalogue.h"
#include "insight/kpi.h"
#include "insight/projections.h"
#include "insight/throughput.h"
#include "insight/worklist.h"
#include "qr/tag.h"
#include "rules/policyfile.h"
#include "store/backup.h"
#include "store/chain.h"
#include "store/eventrow.h"
#include "store/restore.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <random>
#include <stdexcept>

namespace regrade::bench {

namespace {

using std::chrono::steady_clock;

void require(bool good, const std::string& what)
{
    if (!good) {
        throw std::runtime_error(what);
    }
}

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

struct Spent {
    double wall = 0;
    double processor = 0; ///< what counts where others share the machine
};

template <class Work>
Spent spentOn(Work work)
{
    const auto begun = steady_clock::now();
    const double before = processorSeconds();
    work();
    return {std::chrono::duration<double>(steady_clock::now() - begun).count(), processorSeconds() - before};
}

/// The way of a unit from intake to sale; what is longer is filled with steps of work.
domain::Events wayOf(int events)
{
    const domain::StageId clean("cleaning");
    const domain::StepDone step{clean, domain::StepId("wipe"), domain::StepOutcome::passed, std::nullopt, "", "", {}};
    domain::Axes axes;
    axes.cosmetic = domain::Cosmetic::light;
    const domain::Verdict verdict{
        domain::GradeId("B"),
        {{"grading.json#4", {"Light traces of use, everything works.", "轻微使用痕迹，功能完好。"}}},
        "policy-1"};
    const domain::ItemGraded graded{axes, verdict, domain::Cosmetic::light, std::nullopt, std::chrono::seconds(150)};
    domain::Events way = {store::received(), domain::LabelPrinted{domain::LabelKind::intake, 1, std::string(64, '0')},
                          store::routed(), graded, domain::WorkStarted{clean}};
    const domain::Events end = {
        domain::WorkFinished{clean, std::chrono::minutes(3), Money{240, "EUR"}, false},
        domain::ItemPacked{domain::MaterialId("carton"), {300, 200, 150}, 0.2, 1'500, Money{90, "EUR"}},
        domain::ItemListed{domain::ChannelId("shop"),
                           Money{9'900, "EUR"},
                           Money{8'000, "EUR"},
                           Money{11'000, "EUR"},
                           {},
                           std::nullopt},
        domain::ItemSold{domain::ChannelId("shop"), Money{9'900, "EUR"}, "order-4711"}};
    while (static_cast<int>(way.size() + end.size()) < events) {
        way.push_back(step);
    }
    way.insert(way.end(), end.begin(), end.end());
    way.resize(static_cast<std::size_t>(events), step);
    return way;
}

std::string tagOf(int unit)
{
    return qr::tagFromNumber(1'000'000'000ULL + static_cast<std::uint64_t>(unit) * 7'919).text();
}

/// Fills table `event` as the log would, block by block of units that are in work at the same time.
class LogMaker {
public:
    LogMaker(store::Database& database, int events) : m_database(database), m_way(wayOf(events))
    {
        for (const domain::Event& event : m_way) {
            m_bodies.push_back(domain::toJson(event));
        }
    }

    void add(int first, int units)
    {
        for (std::size_t step = 0; step < m_way.size(); ++step) {
            for (int unit = first; unit < first + units; ++unit) {
                // One unit in ten is still on its way.
                if (unit % 10 != 0 || step < 1 + static_cast<std::size_t>(unit / 10) % m_way.size()) {
                    append(unit, step);
                }
            }
        }
    }

private:
    void append(int unit, std::size_t step)
    {
        store::Stamp stamp = store::stampAt(unit / 2 + static_cast<int>(step) * 60);
        const store::RecordedEvent event{
            ++m_seq, domain::SubjectId(tagOf(unit)), static_cast<int>(step) + 1, stamp, m_way[step], m_last, {}};
        std::string body = m_bodies[step];
        for (const auto& [word, other] : {std::pair{"order-4711", "order-" + std::to_string(100'000 + unit)},
                                          std::pair{"MIX-900", "MIX-" + std::to_string(unit % 500)},
                                          std::pair{"\"house\"", "\"seller-" + std::to_string(unit / 10 % 8) + '"'}}) {
            if (const auto at = body.find(word); at != std::string::npos) {
                body.replace(at, std::string_view(word).size(), other);
            }
        }
        store::EventRow row = store::rowOf(event, std::move(body));
        row.hash = m_last = m_hasher.hex(store::viewOf(row));
        require(bool(m_database.run(m_insert, store::valuesOf(row))), "insert");
    }

    store::Database& m_database;
    domain::Events m_way;
    std::vector<std::string> m_bodies;
    store::ChainHasher m_hasher;
    std::int64_t m_seq = 0;
    std::string m_last = store::chainStart();
    const std::string m_insert = "INSERT INTO event (" + std::string(store::kEventColumns) +
                                 ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
};

/// In a process of its own, whose memory does not count, without waiting for the disk.
void makeLog(const std::filesystem::path& file, int units, int events)
{
    const pid_t child = ::fork();
    if (child != 0) {
        int state = 0;
        require(child > 0 && ::waitpid(child, &state, 0) == child && state == 0, "fill");
        return;
    }
    auto database = *store::Database::openForWriting(file);
    require(database.run("PRAGMA synchronous = OFF") && database.run("PRAGMA cache_size = -1000000"), "settings");
    LogMaker maker(database, events);
    constexpr int kBlock = 500;
    for (int first = 0; first < units; first += 20 * kBlock) {
        require(bool(database.inTransaction([&]() -> Result<void> {
                    for (int block = first; block < std::min(first + 20 * kBlock, units); block += kBlock) {
                        maker.add(block, std::min(kBlock, units - block));
                    }
                    return {};
                })),
                "fill");
    }
    ::_exit(0);
}

/// p50, p99 and the longest of many, in milliseconds.
void tell(const std::string& what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) { return times[static_cast<std::size_t>(share * double(times.size() - 1))]; };
    std::cout << what << ": p50 " << at(0.5) << " ms, p99 " << at(0.99) << " ms, longest " << times.back() << " ms\n";
}

std::vector<double> timesOf(int times, const std::function<void(int)>& work)
{
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        all.push_back(1'000.0 * spentOn([&] { work(i); }).wall);
    }
    return all;
}

void measureLists(const store::Database& reader, Time today)
{
    using Filter = insight::WorklistFilter;
    const std::vector<std::pair<std::string, Filter>> lists = {
        {"everything", {}},
        {"a stage", {.stage = "clean"}},
        {"in house", {.standing = "inHouse"}},
        {"sold", {.standing = "sold"}},
        {"a grade", {.grade = "B"}},
        {"a seller", {.owner = "seller-3"}},
        {"a seller's stock", {.standing = "inHouse", .owner = "seller-3"}},
        {"a category", {.category = "kitchen"}},
        {"old stock", {.standing = "inHouse", .receivedBefore = today - std::chrono::days(45)}},
        {"search: an order", {.text = "order-100777"}},
        {"search: a tag", {.text = tagOf(777)}},
        {"search: two letters", {.text = "or"}},
        {"search: a product", {.text = "MIX-77"}},
        {"search: every product", {.text = "hand"}},
        {"search: every product in a stage", {.stage = "clean", .text = "hand"}}};
    for (const auto& [name, filter] : lists) {
        std::size_t rows = 0;
        int all = 0;
        tell("list, first page, " + name,
             timesOf(5, [&](int) { rows = insight::worklist(reader, filter, 0, 50)->size(); }));
        tell("list, count, " + name, timesOf(3, [&](int) { all = *insight::worklistCount(reader, filter); }));
        std::cout << "    " << rows << " rows of " << all << '\n';
    }
}

/// The lead's dashboard: all four groups with comparison and trends, the board, and the first page behind each figure.
void measureFigures(const store::Database& reader, Time today)
{
    const std::filesystem::path folder = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources/policy";
    const auto policy = rules::readPolicy(folder);
    require(bool(policy), "policy");
    const auto targets = *rules::readTargets(folder, *policy);
    const auto impact = *rules::readImpactRules(folder, *policy);
    const insight::kpi::Rules rules{*policy, targets, &impact};
    const auto day = [](const char* text) {
        return std::chrono::floor<std::chrono::days>(*parseIso(text)).time_since_epoch().count();
    };
    using Ask = insight::kpi::Ask;
    const insight::kpi::Span year{day("2026-03-01"), day("2027-06-30")};
    std::vector<std::pair<std::string, Ask>> asks = {
        {"all time", {.span = year, .now = today}},
        {"a month", {.span = {day("2026-08-01"), day("2026-08-31")}, .now = today}},
        {"a seller", {.span = year, .now = today}},
        {"a category", {.span = year, .now = today}},
        {"from the 11th to the 19th", {.span = {day("2026-06-11"), day("2026-09-19")}, .now = today}}};
    asks[2].second.scope.owner = "seller-3";
    asks[3].second.scope.category = "kitchen";
    for (const auto& [name, ask] : asks) {
        tell("figures, " + name,
             timesOf(7, [&](int) { require(bool(insight::kpi::look(reader, rules, ask)), "look"); }));
    }
    tell("board", timesOf(20, [&](int) { require(bool(insight::kpi::board(reader, rules, {}, today)), "board"); }));
    for (const char* tile : {"conversion", "margin", "assessMedian", "overAge", "stockTurn"}) {
        std::int64_t all = 0;
        tell(std::string("units behind ") + tile, timesOf(5, [&](int) {
                 const auto page = insight::kpi::unitsBehind(reader, rules, asks[1].second, tile, {}, 0, 300);
                 require(bool(page), "units");
                 all = page->total;
             }));
        std::cout << "    of " << all << '\n';
    }
}

void measureQueries(const std::filesystem::path& file, int units)
{
    const auto reader = *store::Database::openForReading(file);
    const store::EventLog log(reader);
    std::mt19937 random(20'260'301);
    tell("scan to unit with its history", timesOf(2'000, [&](int) {
             const domain::ItemId unit(tagOf(static_cast<int>(random() % static_cast<unsigned>(units))));
             require(bool(log.item(unit)) && bool(log.history(domain::subjectOf(unit))), "unit");
         }));
    const Time today = *parseIso("2027-06-01T12:00:00Z");
    tell("dashboard", timesOf(5, [&](int) { require(bool(insight::overview(reader, today, {}, 45)), "overview"); }));
    tell("dashboard of a seller",
         timesOf(5, [&](int) { require(bool(insight::overview(reader, today, "seller-3", 45)), "overview"); }));
    measureFigures(reader, today);
    tell("products", timesOf(5, [&](int) { require(bool(insight::products(reader)), "products"); }));
    measureLists(reader, today);
}

/// A backup of the store, and the store made again from it beside it.
void measureRestoring(const std::filesystem::path& file, const std::filesystem::path& folder)
{
    const auto reader = *store::Database::openForReading(file);
    const Spent copied = spentOn([&] {
        require(bool(store::makeBackup(reader, folder / "backups", *parseIso("2027-06-01T12:00:00Z"))), "backup");
    });
    std::int64_t events = 0;
    std::filesystem::create_directories(folder / "drill");
    const Spent restored = spentOn([&] {
        const auto report = store::rebuildStore(folder / "drill" / "regrade.db", {folder / "backups", {}, {}},
                                                &insight::allProjections);
        require(report && report->heads == *store::headsOf(reader), "restore");
        events = report->events();
    });
    std::cout << "backup of " << events << " events: " << copied.processor << " s of the processor, " << copied.wall
              << " s by the clock; restored to the same heads: " << restored.processor << " s of the processor, "
              << restored.wall << " s by the clock (aim 60 for 100000 units)\n";
}

} // namespace

void measureScale(const std::filesystem::path& folder, int units, int eventsOfAUnit)
{
    const std::filesystem::path file = folder / "log.db";
    {
        const Spent made = spentOn([&] { makeLog(file, units, eventsOfAUnit); });
        std::cout << units << " units, log made in " << made.wall << " s\n";
        auto database = *store::Database::openForWriting(file);
        std::int64_t walked = 0;
        const Spent walk = spentOn([&] { walked = store::verifySince(database, {})->events; });
        std::cout << "chain verification: " << double(walked) / walk.processor << " events a processor second, "
                  << double(walked) / walk.wall << "/s by the clock (aim 500000)\n";
        auto journal = store::Journal::open(database, {});
        {
            // Once without the counters of the dashboard, to see what they add.
            const Spent without = spentOn([&] {
                require(bool(database.inTransaction([&] {
                            const auto all = insight::allProjections();
                            std::vector<const store::Projection*> list;
                            for (const auto& one : all) {
                                if (one->name() != "kpi") {
                                    list.push_back(one.get());
                                }
                            }
                            return store::replayInto(database, database, list);
                        })),
                        "rebuild without kpi");
            });
            std::cout << "read models but for the dashboard's: " << double(walked) / without.processor
                      << " events a processor second\n";
        }
        const double before = peakMegabytes();
        const Spent remade = spentOn([&] {
            require(bool(database.inTransaction([&] {
                        const auto all = insight::allProjections();
                        std::vector<const store::Projection*> list;
                        std::transform(all.begin(), all.end(), std::back_inserter(list),
                                       [](const auto& one) { return one.get(); });
                        return store::replayInto(database, database, list);
                    })),
                    "rebuild");
        });
        std::cout << "read models of " << walked << " events made anew: " << double(walked) / remade.processor
                  << " events a processor second, " << double(walked) / remade.wall
                  << "/s by the clock (aim 300000); peak memory " << peakMegabytes() << " MB, " << before
                  << " MB before (aim 300)\n";
        std::cout << "file: " << double(std::filesystem::file_size(file)) / 1e6 << " MB\n";
    }
    measureQueries(file, units);
    measureRestoring(file, folder);
}

} // namespace regrade::bench
