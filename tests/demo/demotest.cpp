#include "workstation/demo.h"

#include "insight/projections.h"
#include "insight/throughput.h"
#include "insight/worklist.h"
#include "passport/base64.h"
#include "passport/evidence.h"
#include "passport/proof.h"
#include "rules/impact.h"
#include "stations/inspection.h"
#include "store/chain.h"
#include "tests/insight/kpioracle.h"
#include "tests/support/secretwords.h"
#include "tests/workstation/folder.h"
#include "workers/photodesk.h"
#include "workstation/demodice.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <set>

namespace regrade::workstation {

namespace {

const std::filesystem::path kResources = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources";
const Time kToday = *parseIso("2026-06-30T15:00:00Z");

/// A store with the demo warehouse in it.
class DemoStore {
public:
    explicit DemoStore(std::uint64_t seed)
        : m_station(Workstation::open({m_folder.path() / "data", kResources / "policy", kResources}, m_clock).value()),
          m_report(load(seed))
    {
    }

    [[nodiscard]] Result<DemoReport> load(std::uint64_t seed)
    {
        return loadDemo(m_station->clerk(), m_station->bench(), *m_station->policy(), m_station->reader(),
                        kResources / "demo", seed, kToday, [this](int done, int total) {
                            EXPECT_GE(done, m_progress);
                            EXPECT_LE(done, total);
                            m_progress = done;
                        });
    }
    [[nodiscard]] const Result<DemoReport>& report() const { return m_report; }
    [[nodiscard]] int progress() const { return m_progress; }
    [[nodiscard]] const store::Database& reader() const { return m_station->reader(); }
    [[nodiscard]] insight::Overview overview(const std::optional<std::string>& owner = {}) const
    {
        return insight::overview(reader(), kToday, owner, m_station->policy()->limits.ageLimitDays).value();
    }
    [[nodiscard]] std::vector<std::string> texts(const std::string& sql) const
    {
        std::vector<std::string> found;
        EXPECT_TRUE(reader().each(sql, {}, [&](const store::Row& row) { found.push_back(row.text(0)); }));
        return found;
    }
    [[nodiscard]] int number(const std::string& sql) const { return std::stoi(texts(sql).at(0)); }
    [[nodiscard]] const Workstation& station() const { return *m_station; }

private:
    TemporaryFolder m_folder;
    SystemClock m_clock;
    std::unique_ptr<Workstation> m_station;
    int m_progress = 0;
    Result<DemoReport> m_report;
};

std::map<std::string, int> asMap(const std::vector<insight::Count>& counts)
{
    std::map<std::string, int> map;
    for (const auto& count : counts) {
        map[count.key] = count.units;
    }
    return map;
}

} // namespace

class DemoTest : public testing::Test {
protected:
    static void SetUpTestSuite() { s_store = std::make_unique<DemoStore>(1); }
    static void TearDownTestSuite() { s_store.reset(); }
    void SetUp() override { ASSERT_TRUE(s_store->report()) << s_store->report().error().what(); }

    static std::unique_ptr<DemoStore> s_store;
};
std::unique_ptr<DemoStore> DemoTest::s_store;

TEST_F(DemoTest, holdsTwelveHundredOrdersAndTheirReturns)
{
    const auto figures = s_store->overview();

    EXPECT_EQ(s_store->report()->orders, 1200);
    EXPECT_EQ(s_store->report()->returns, 216);
    EXPECT_EQ(figures.orders, 1200);
    EXPECT_EQ(figures.received, 216);
    EXPECT_EQ(s_store->number("SELECT sum(json_extract(body, '$.orders')) FROM event WHERE kind = 'OrdersCounted'"),
              1200);
    EXPECT_EQ(s_store->number("SELECT count(*) FROM event"), s_store->report()->events);
    EXPECT_EQ(s_store->progress(), 216);
}

TEST_F(DemoTest, mixesReasonsAndGradesAsTheReturnsOfTheYearDid)
{
    const auto figures = s_store->overview();

    EXPECT_EQ(
        asMap(figures.byReason),
        (std::map<std::string, int>{{"packaging", 97}, {"changed_mind", 65}, {"cosmetic", 32}, {"defective", 22}}));
    EXPECT_EQ(asMap(figures.byFirstGrade), (std::map<std::string, int>{{"A", 97}, {"B", 65}, {"C", 32}, {"D", 22}}));
    EXPECT_GT(s_store->number("SELECT count(*) FROM event AS r JOIN event AS g ON g.item = r.item"
                              " AND g.kind = 'ItemGraded' WHERE r.kind = 'ItemReceived'"
                              " AND json_extract(r.body, '$.reason') = 'packaging'"
                              " AND json_extract(g.body, '$.verdict.grade') <> 'A'"),
              0)
        << "reason and grade are different facts";
}

TEST_F(DemoTest, leavesWorkAtEveryStageAndSomeOfItTooLong)
{
    const auto figures = s_store->overview();
    const auto stages = asMap(figures.byStage);

    for (const auto* stage :
         {"grading", "cleaning", "testing", "datawipe", "repair", "safety", "dismantle", "packing", "listing"}) {
        EXPECT_GT(stages.count(stage), 0U) << stage;
    }
    EXPECT_GT(figures.listed, 20);
    EXPECT_GT(figures.sold, 100);
    EXPECT_GT(figures.exited, 4);
    EXPECT_GT(figures.overAgeLimit, 5);
    EXPECT_GT(figures.secondReturns.part, 5);
    EXPECT_GT(s_store->number("SELECT count(*) FROM worklist WHERE working = 1"), 2);
    EXPECT_GE(figures.months.size(), 5U);
}

TEST_F(DemoTest, keepsBothOpinionsWhereCameraAndTechnicianDiffer)
{
    const auto figures = s_store->overview();

    // Units of the five products that were taught with four photos have no proposal to agree with.
    EXPECT_GT(figures.aiAgreement.whole, 50);
    EXPECT_LT(figures.aiAgreement.part, figures.aiAgreement.whole);
    EXPECT_EQ(s_store->number("SELECT count(*) FROM event WHERE kind = 'ItemGraded'"
                              " AND json_extract(body, '$.proposed') <> json_extract(body, '$.axes.cosmetic')"
                              " AND json_extract(body, '$.cosmeticReason') IS NULL"),
              0);
}

TEST_F(DemoTest, teachesRenderedProductsFromEightPhotosAndDrawnOnesFromFour)
{
    const auto photos = s_store->texts("SELECT json_array_length(body, '$.photos') || ' ' || count(*) FROM event"
                                       " WHERE kind = 'ProductTaught' GROUP BY json_array_length(body, '$.photos')"
                                       " ORDER BY 1");

    EXPECT_EQ(photos, (std::vector<std::string>{"4 5", "8 3"}));
}

TEST_F(DemoTest, happenedInOrderAndBeforeToday)
{
    const auto times = s_store->texts("SELECT at_utc FROM event ORDER BY seq");

    EXPECT_TRUE(std::is_sorted(times.begin(), times.end()));
    EXPECT_LE(times.back(), toIso(kToday));
    EXPECT_EQ(s_store->number("SELECT count(*) FROM event WHERE replayed = 0"), 0);
}

TEST_F(DemoTest, hasAWholeChainAndReadModelsThatAgree)
{
    const auto report = store::verifyChain(s_store->reader(), insight::allProjections());

    ASSERT_TRUE(report);
    EXPECT_FALSE(report->firstFault) << *report->firstFault;
    EXPECT_TRUE(report->readModelsAgree);
}

TEST_F(DemoTest, belongsToTwoSellersWhoseFiguresAddUp)
{
    const auto all = s_store->overview();
    const auto first = s_store->overview("greenhome");
    const auto second = s_store->overview("nordlicht");

    EXPECT_GT(first.received, 0);
    EXPECT_EQ(first.received + second.received, all.received);
    EXPECT_EQ(first.capitalTiedUp + second.capitalTiedUp, all.capitalTiedUp);
    EXPECT_EQ(first.orders + second.orders, all.orders);
}

/// Looks again at what a proof shows; a picture that was seen with the same lesson before is not looked at twice.
class ProofEyes {
public:
    explicit ProofEyes(const store::PhotoArchive& archive) : m_desk(archive, m_clock) {}

    [[nodiscard]] Result<domain::Inspection> operator()(const passport::ProofLook& look)
    {
        std::vector<domain::Inspection> views;
        for (std::size_t i = 0; i < look.photos.size(); ++i) {
            const auto key = look.photos[i].hash.text() + look.models[i].model;
            if (!m_seen.contains(key)) {
                const auto bytes = look.bytesOf(look.photos[i].hash);
                const auto seen = m_desk.inspect(*look.models[i].lesson, m_desk.archive(*bytes, look.photos[i].view));
                if (!seen) {
                    return seen.error();
                }
                m_seen.emplace(key, seen->inspection);
            }
            views.push_back(m_seen.at(key));
        }
        return stations::combineViews(views);
    }
    [[nodiscard]] std::size_t looks() const { return m_seen.size(); }

private:
    SystemClock m_clock;
    workers::PhotoDesk m_desk;
    std::map<std::string, domain::Inspection> m_seen;
};

TEST_F(DemoTest, provesEveryGradeAndWorksItOutTheSameAgain)
{
    const Workstation& station = s_store->station();
    const rules::Policy& policy = *station.policy();
    const store::EventLog log(s_store->reader());
    ProofEyes eyes(station.photos());
    passport::ProofOptions options{.policy = rules::readPolicyTexts(station.places().policy).value(),
                                   .policyVersion = policy.version};
    options.lookAgain = [&](const passport::ProofLook& look) { return eyes(look); };
    // By product, so that each lesson is learnt once.
    const auto tags = s_store->texts("SELECT item FROM event WHERE kind = 'ItemReceived'"
                                     " ORDER BY json_extract(body, '$.sku'), seq");
    const auto orders = s_store->texts("SELECT DISTINCT json_extract(body, '$.order') FROM event"
                                       " WHERE kind IN ('ItemReceived', 'ItemSold', 'ItemReturnedAgain')");
    int proofs = 0;
    int same = 0;
    int told = 0;
    int ungraded = 0;
    std::size_t bytes = 0;
    for (const std::string& tag : tags) {
        const domain::ItemId id(tag);
        const auto item = log.item(id).value();
        if (!item.grade) {
            ++ungraded;
            continue;
        }
        passport::ProofSource source{.unit = id,
                                     .history = log.history(domain::subjectOf(id)).value(),
                                     .product = log.history(domain::subjectOf(item.intake->sku)).value(),
                                     .policy = options.policy,
                                     .policyVersion = policy.version,
                                     .station = station.station(),
                                     .at = kToday,
                                     .photos = true};
        const auto made = passport::makeProof(source, s_store->reader(), station.photos(), station.key());
        ASSERT_TRUE(made) << tag << ": " << made.error().what();
        const auto report = passport::checkProof(made->file, options);
        ASSERT_TRUE(report) << tag;
        for (const auto& fault : report->faults) {
            ADD_FAILURE() << tag << ": " << fault.sentence.what();
        }
        bool looked = false;
        for (const auto& field : report->fields) {
            EXPECT_TRUE(field.same()) << tag << " " << field.name << ": " << field.stored << " / " << field.again;
            same += field.same() ? 1 : 0;
            looked = looked || field.name == "vision.score";
        }
        EXPECT_TRUE(looked) << tag;
        for (const std::string& order : orders) {
            EXPECT_TRUE(order.empty() || made->file.find(order) == std::string::npos) << tag << " tells " << order;
        }
        EXPECT_EQ(report->opened, 0) << tag << " shows staff codes that nobody asked for";
        told += report->told;
        bytes += made->file.size();
        ++proofs;
    }
    EXPECT_EQ(proofs + ungraded, 216);
    EXPECT_GT(proofs, 190);
    std::cout << proofs << " proofs of 216 units (" << ungraded << " have no grade now): " << same
              << " figures the same, " << told << " events told without who did them, " << eyes.looks()
              << " pictures looked at again, " << (proofs == 0 ? 0 : bytes / static_cast<std::size_t>(proofs)) / 1000
              << " kB each\n";
}

/// Whether a picture's bytes hold what cameras write beside it.
bool holdsExif(std::span<const std::byte> bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return text.find(std::string_view("Exif\0", 5)) != std::string_view::npos;
}

/// Proofs, their pages and evidence packs of every unit. The other documents: tests/cli/reporttest.cpp.
TEST_F(DemoTest, tellsNoStaffCodeAndNoOrderInProofsAndEvidence)
{
    const Workstation& station = s_store->station();
    const store::EventLog log(s_store->reader());
    const auto words = tests::secretWords(s_store->reader());
    ASSERT_TRUE(words.contains("T02")) << "the demo's staff codes are looked for";
    ASSERT_GT(words.size(), 200U);
    TemporaryFolder out;
    int documents = 0;
    int pictures = 0;
    const auto search = [&](const std::string& text, const std::string& what) {
        EXPECT_EQ(tests::secretIn(text, words), "") << what;
        ++documents;
    };
    for (const std::string& tag : s_store->texts("SELECT item FROM event WHERE kind = 'ItemReceived'")) {
        const domain::ItemId id(tag);
        const auto item = log.item(id).value();
        const auto history = log.history(domain::subjectOf(id)).value();
        const auto folder = out.path() / tag;
        const auto pack = passport::writeEvidence({item, history, station.policy(), station.station(), kToday},
                                                  station.photos(), station.key(), folder);
        ASSERT_TRUE(pack) << tag << ": " << pack.error().what();
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) {
                continue;
            }
            std::ifstream stream(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(stream), {}};
            if (entry.path().extension() == ".json" || entry.path().extension() == ".html") {
                search(text, entry.path().string());
            } else {
                EXPECT_FALSE(holdsExif(std::as_bytes(std::span(text)))) << entry.path();
                ++pictures;
            }
        }
        std::filesystem::remove_all(folder);
        if (!item.grade) {
            continue;
        }
        const auto proof = passport::makeProof({.unit = id,
                                                .history = history,
                                                .product = log.history(domain::subjectOf(item.intake->sku)).value(),
                                                .policy = rules::readPolicyTexts(station.places().policy).value(),
                                                .policyVersion = station.policy()->version,
                                                .station = station.station(),
                                                .at = kToday,
                                                .photos = true},
                                               s_store->reader(), station.photos(), station.key());
        ASSERT_TRUE(proof) << tag << ": " << proof.error().what();
        search(proof->file, "proof of " + tag);
        search(passport::proofPage(proof->file).value(), "page of the proof of " + tag);
        const auto parts = nlohmann::json::parse(proof->file);
        for (const auto& [name, part] : parts.items()) {
            if (name.starts_with("photo/") && part.contains("bytes")) {
                EXPECT_FALSE(holdsExif(passport::bytesOf(part["bytes"].get<std::string>()))) << name;
                ++pictures;
            }
        }
    }
    EXPECT_GE(documents, 216 * 5 + 2 * 190);
    std::cout << documents << " texts of proofs and evidence packs searched for " << words.size()
              << " staff codes and numbers: 0 found; " << pictures << " pictures without EXIF\n";
}

TEST_F(DemoTest, estimatesWhatItsSecondSalesPutOff)
{
    const Workstation& station = s_store->station();
    const auto rules = rules::readImpactRules(station.places().policy, *station.policy());
    ASSERT_TRUE(rules) << rules.error().what();
    const store::EventLog log(s_store->reader());
    rules::ImpactSum sum;
    for (const std::string& tag : s_store->texts("SELECT DISTINCT item FROM event WHERE kind = 'ItemSold'")) {
        const auto item = log.item(domain::ItemId(tag)).value();
        const auto product = log.product(item.intake->sku).value();
        const auto unit = rules::impactCaseOf(item, *station.policy(), product.facts->weightG / 1000.0);
        if (unit && rules::countsAsSecondUse(item)) {
            sum.add(rules::impactOf(*rules, *unit));
        }
    }

    EXPECT_GT(sum.units, 100);
    EXPECT_GT(sum.withFactor, 20);
    EXPECT_LT(sum.withFactor, sum.units) << "mugs and toys have no sourced factor";
    EXPECT_GT(sum.avoided.low, 0.0);
    EXPECT_GT(sum.avoided.high, sum.avoided.low);
    std::cout << sum.units << " second uses, " << sum.withFactor << " with a factor: " << sum.avoided.low << " to "
              << sum.avoided.high << " kg CO2e, " << sum.ewasteKg << " kg electrical waste, packaging "
              << sum.refurbishment << " kg CO2e\n";
}

TEST_F(DemoTest, isTheSameAgainWithTheSameSeedAndRefusedOnAStoreInUse)
{
    const std::string bodies = "SELECT item || ' ' || kind || ' ' || at_utc || ' ' || actor || ' ' || body FROM event"
                               " ORDER BY seq";
    DemoStore again(1);
    ASSERT_TRUE(again.report());

    EXPECT_EQ(s_store->texts(bodies), again.texts(bodies));

    const auto before = again.number("SELECT count(*) FROM event");
    const auto refusal = again.load(2);
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, ErrorCode::refused);
    EXPECT_EQ(again.number("SELECT count(*) FROM event"), before);
}

TEST(Apportion, givesTheLargestRemaindersTheRest)
{
    EXPECT_EQ(apportion(216, {45, 30, 15, 10}), (std::vector<int>{97, 65, 32, 22}));
    EXPECT_EQ(apportion(10, {1, 1, 1}), (std::vector<int>{4, 3, 3}));
}

TEST_F(DemoTest, everyFigureOfTheDashboardIsThatOfSqlOverTheLog)
{
    namespace kpi = insight::kpi;
    const TemporaryFolder aside; // it makes tables of its own, so it gets a copy
    ASSERT_TRUE(s_store->reader().copyTo(aside.path() / "regrade.db"));
    auto log = store::Database::openForWriting(aside.path() / "regrade.db").value();
    const kpi::Oracle oracle(log);
    const auto& policy = *s_store->station().policy();
    auto targets = rules::readTargets(kResources / "policy", policy).value();
    const auto impact = rules::readImpactRules(kResources / "policy", policy).value();
    targets.least = 1;
    const auto day = [](const char* text) {
        return std::chrono::floor<std::chrono::days>(*parseIso(text)).time_since_epoch().count();
    };
    int compared = 0;
    for (const kpi::Span& span :
         {kpi::Span{day("2025-12-01"), day("2026-06-30")}, kpi::Span{day("2026-04-01"), day("2026-06-30")},
          kpi::Span{day("2026-05-07"), day("2026-06-12")}}) {
        for (const std::string& owner : s_store->texts("SELECT DISTINCT owner FROM worklist UNION SELECT ''")) {
            kpi::Ask ask{.span = span, .now = kToday};
            if (!owner.empty()) {
                ask.scope.owner = owner;
            }
            const auto look = kpi::look(s_store->reader(), {policy, targets, &impact}, ask);
            ASSERT_TRUE(look) << look.error().what();
            for (const kpi::Tile& tile : look->tiles) {
                if (!kpi::Oracle::knows(tile.id)) {
                    continue;
                }
                const auto wanted = oracle.of(tile.id, ask.scope, span);
                EXPECT_EQ(tile.n, wanted.n) << tile.id << ' ' << owner;
                ASSERT_EQ(tile.value.has_value(), wanted.value.has_value()) << tile.id << ' ' << owner;
                if (tile.value) {
                    EXPECT_NEAR(*tile.value, *wanted.value, 1e-9 * std::max(1.0, std::abs(*wanted.value))) << tile.id;
                }
                ++compared;
            }
        }
    }
    EXPECT_GE(compared, 3 * 23 * 2);
    std::cout << compared << " figures of the demo warehouse compared\n";
}

} // namespace regrade::workstation
