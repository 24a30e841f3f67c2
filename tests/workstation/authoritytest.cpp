#include "workstation/authority.h"

#include "store/eventlog.h"
#include "store/personbook.h"
#include "tests/workstation/folder.h"
#include "workstation/exitsweep.h"
#include "workstation/workstation.h"

#include <gtest/gtest.h>

#include <future>
#include <map>

namespace regrade::workstation {
namespace {

using domain::ActorId;

const std::filesystem::path kShippedResources = std::filesystem::path(REGRADE_SOURCE_DIR) / "resources";

template <class T>
Result<T> waitFor(const std::function<void(std::function<void(Result<T>)>)>& start)
{
    std::promise<Result<T>> promise;
    start([&promise](Result<T> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
}

/// The smallest events that stand for each deed with an event.
std::map<std::string, domain::Events> eventsByDeed()
{
    using namespace domain;
    const ItemListed offer{.channel = ChannelId("outlet")};
    ItemListed chosen = offer;
    chosen.overrideReason = "market day";
    return {{"unit.receive",
             {ItemReceived{.sku = Sku("MUG-1"),
                           .category = CategoryId("home"),
                           .reason = ReasonId("unknown"),
                           .source = SourceId("parcel"),
                           .owner = OwnerId("own"),
                           .market = MarketId("DE")}}},
            {"unit.receive_again", {ItemReturnedAgain{.reason = ReasonId("unknown")}}},
            {"label.print", {LabelPrinted{}}},
            {"unit.inspect", {ItemInspected{}}},
            {"unit.grade", {ItemGraded{.verdict = {.grade = GradeId("B")}}}},
            {"grade.override", {GradeOverridden{GradeId("B"), GradeId("C"), "why"}}},
            {"unit.send_back", {ItemRouted{{StageId("grading")}, {}}}},
            {"work.do", {WorkStarted{StageId("cleaning")}}},
            {"unit.pack", {ItemPacked{.material = MaterialId("carton")}}},
            {"unit.list", {offer}},
            {"price.choose", {chosen}},
            {"unit.sell", {ItemSold{.channel = ChannelId("outlet")}}},
            {"price.outside_band", {OfferChanged{.channel = ChannelId("outlet"), .price = Money{1, "EUR"}}}},
            {"stock.allot", {ItemAllotted{ChannelId("social"), "why"}}},
            {"exit.hold", {ExitHeld{"2026-12-31", "why"}}},
            {"participation.lead", {PollClosed{"PO-1", std::nullopt, "why"}}},
            {"participation.count", {VotesCounted{"PO-1", "keep", 1, "kiosk"}}},
            {"unit.bundle", {ItemBundled{"BOX-1", "b-box", "Box"}}},
            {"points.keep", {PointsGranted{"KDXBFGHJ", 50, Money{50, "EUR"}, "2027-11-28"}}},
            {"unit.leave", {ItemExited{}}}};
}

/// The same for deeds on a product.
std::map<std::string, domain::Events> productEventsByDeed()
{
    using namespace domain;
    const Sku sku("MUG-1");
    return {
        {"product.register",
         {ProductRegistered{
             .sku = sku, .name = "Mug", .category = CategoryId("home"), .owner = OwnerId("own"), .size = {1, 1, 1}}}},
        {"product.teach", {ProductTaught{.sku = sku, .view = "front", .model = "m1"}}},
        {"product.zone", {ProductZoned{.sku = sku, .view = "front", .picture = PhotoHash("00"), .zones = {}}}},
        {"product.calibrate", {ProductCalibrated{.sku = sku, .view = "front", .model = "m1", .reason = "why"}}},
        {"product.map_looks", {ProductLooksMapped{.sku = sku, .category = CategoryId("home")}}},
        {"price.note", {MarketPriceNoted{.sku = sku, .price = Money{1, "EUR"}}}},
        {"rating.note",
         {RatingNoted{.sku = sku, .stars = 400, .source = "shop", .day = "2026-11-28", .reference = "r1"}}},
        {"supplier.lead", {SupplierCaseOpened{.sku = sku, .number = "SC-MUG-1-1", .code = "scratch"}}},
        {"recheck.lead", {RecheckMissed{"RC-2026-11-30", ItemId("7F2KDXBNGHJ4A"), "sold"}}},
        {"recheck.inspect",
         {RecheckSubmitted{.draw = "RC-2026-11-30",
                           .unit = ItemId("7F2KDXBNGHJ4A"),
                           .category = CategoryId("home"),
                           .axes = {},
                           .grade = GradeId("B"),
                           .note = {},
                           .first = {GradeId("B"), ActorId("T-05"), std::nullopt}}}},
        {"recheck.adjudicate", {RecheckAdjudicated{"RC-2026-11-30", ItemId("7F2KDXBNGHJ4A"), GradeId("B"), "why"}}},
        {"experiment.lead", {ExperimentClosed{.experiment = "EX-1", .arm = {}, .reason = "why"}}},
        {"orders.count", {OrdersCounted{.sku = sku, .month = "2026-11", .orders = 1}}}};
}

/// A house with one person of every role, each signed in, and its real clerk.
class ClosedHouse : public testing::Test {
protected:
    void SetUp() override
    {
        auto opened =
            Workstation::open({m_folder.path() / "data", kShippedResources / "policy", kShippedResources}, m_clock);
        ASSERT_TRUE(opened) << opened.error().what();
        m_station = std::move(*opened);
        signInAs("lead", "L01", {}, {ActorId("operator"), {}, {}, {}});
        for (const auto& [role, code] :
             std::map<std::string, std::string>{{"technician", "T01"}, {"auditor", "A01"}, {"owner", "O01"}}) {
            signInAs(role, code, role == "owner" ? "own" : "", m_authors.at("lead"));
        }
    }

    void signInAs(const std::string& role, const std::string& code, const std::string& owner, const workers::Author& by)
    {
        auto& people = m_station->people();
        const auto issued = waitFor<workers::Issued>([&](auto done) {
            people.add({code, role, owner, {}}, by, std::move(done));
        });
        ASSERT_TRUE(issued) << issued.error().what();
        const auto in = waitFor<domain::SignedIn>(
            [&](auto done) { people.signIn(issued->told.badge, issued->told.pin, std::move(done)); });
        ASSERT_TRUE(in) << in.error().what();
        m_authors.insert({role, {ActorId(code), {}, {}, in->token}});
    }

    Result<workers::Receipt> perform(const domain::Events& events, const workers::Author& author,
                                     bool onProduct = false)
    {
        if (onProduct) {
            return m_station->clerk().perform(
                domain::Sku("MUG-1"), [&](const domain::Product&, Time) { return Result<domain::Events>(events); },
                author);
        }
        return m_station->clerk().perform(
            domain::ItemId("UNIT" + std::to_string(++m_units)),
            [&](const domain::Item&, Time) { return Result<domain::Events>(events); }, author);
    }

    TemporaryFolder m_folder;
    SystemClock m_clock;
    std::unique_ptr<Workstation> m_station;
    std::map<std::string, workers::Author> m_authors;
    int m_units = 0;
};

/// R19: the role matrix at the one place that writes.
TEST_F(ClosedHouse, writesADeedOfARoleOnlyWhenTheMatrixListsIt)
{
    int allowed = 0;
    int refusals = 0;
    auto all = eventsByDeed();
    const auto onProducts = productEventsByDeed();
    all.insert(onProducts.begin(), onProducts.end());
    for (const auto& [deed, events] : all) {
        const auto* row = m_station->policy()->findDeed(domain::DeedId(deed));
        ASSERT_NE(row, nullptr) << deed;
        for (const auto& [role, author] : m_authors) {
            const bool listed =
                std::find(row->roles.begin(), row->roles.end(), domain::RoleId(role)) != row->roles.end();
            const auto receipt = perform(events, author, onProducts.contains(deed));
            EXPECT_EQ(static_cast<bool>(receipt), listed) << deed << " as " << role;
            if (!receipt) {
                EXPECT_EQ(receipt.error().code, ErrorCode::refused) << receipt.error().what();
                EXPECT_EQ(receipt.error().args.front(), row->name.en);
            }
            ++(listed ? allowed : refusals);
        }
    }
    std::cout << allowed << " deeds written, " << refusals << " refused, 0 unauthorised\n";
    EXPECT_GT(refusals, 40);
    std::int64_t events = 0;
    ASSERT_TRUE(m_station->reader().each("SELECT COUNT(*) FROM event", {},
                                         [&](const store::Row& row) { events = row.integer(0); }));
    EXPECT_EQ(events, allowed);
}

TEST_F(ClosedHouse, writesNothingForSomeoneWhoIsNotSignedInOrClaimsAnotherCode)
{
    const domain::Events deed{domain::LabelPrinted{}};
    workers::Author claimed = m_authors.at("technician");
    claimed.actor = ActorId("L01");

    EXPECT_FALSE(perform(deed, {ActorId("L01"), {}, {}, {}}));
    EXPECT_FALSE(perform(deed, {ActorId("L01"), {}, {}, "0123456789abcdef0123456789abcdef"}));
    EXPECT_EQ(perform(deed, claimed).error().what(), "T01 is signed in, so nothing can be done as L01.");
    EXPECT_TRUE(perform(deed, m_authors.at("technician")));
}

TEST_F(ClosedHouse, sendsOldUnitsToTheExitQueueWithoutAnybodySignedIn)
{
    workers::Author past = m_authors.at("lead");
    past.at = m_clock.now() - std::chrono::hours(24 * 60);
    ASSERT_TRUE(perform(eventsByDeed().at("unit.receive"), past));
    ASSERT_TRUE(perform(eventsByDeed().at("unit.receive"), m_authors.at("lead")));

    const auto moved = sweepExits(*m_station, {ActorId("station"), {}, {}, {}});

    ASSERT_TRUE(moved) << moved.error().what();
    EXPECT_EQ(*moved, 1);
    EXPECT_EQ(sweepExits(*m_station, {ActorId("station"), {}, {}, {}}).value(), 0);
    EXPECT_FALSE(perform({domain::ExitHeld{"2026-12-31", "why"}}, {ActorId("station"), {}, {}, {}}));
}

TEST_F(ClosedHouse, refusesHistoryThatIsImportedByWhoMayNotDoItNow)
{
    const domain::Events deed{domain::ItemExited{}};
    workers::Author past = m_authors.at("technician");
    past.at = m_clock.now() - std::chrono::hours(24 * 400);

    EXPECT_FALSE(perform(deed, past));
}

TEST_F(ClosedHouse, letsOnlyWhoMayReadReadIt)
{
    const auto& policy = *m_station->policy();
    const auto may = [&](const std::string& role, const char* deed) {
        return static_cast<bool>(mayRead(m_station->reader(), policy, role.empty() ? "" : m_authors.at(role).signIn,
                                         domain::DeedId(deed), m_clock.now()));
    };

    EXPECT_TRUE(may("auditor", "look.units"));
    EXPECT_TRUE(may("owner", "look.figures"));
    EXPECT_FALSE(may("owner", "look.units"));
    EXPECT_FALSE(may("technician", domain::kReadPeople));
    EXPECT_FALSE(may("", "look.figures"));
}

TEST(OpenHouse, letsEveryoneWorkUntilTheFirstPersonIsRegistered)
{
    const TemporaryFolder folder;
    const SystemClock clock;
    const auto station =
        Workstation::open({folder.path() / "data", kShippedResources / "policy", kShippedResources}, clock);
    ASSERT_TRUE(station);
    const auto print = [&] {
        return (*station)->clerk().perform(
            domain::ItemId("UNIT1"),
            [](const domain::Item&, Time) { return Result<domain::Events>(domain::Events{domain::LabelPrinted{}}); },
            {ActorId("T01"), {}, {}, {}});
    };
    EXPECT_TRUE(print());

    const auto lead = waitFor<workers::Issued>([&](auto done) {
        (*station)->people().add({"L01", "lead", {}, {}}, {ActorId("T01"), {}, {}, {}}, std::move(done));
    });

    ASSERT_TRUE(lead) << lead.error().what();
    EXPECT_EQ(print().error().what(), "Nobody is signed in. Scan your badge and give your PIN.");
}

} // namespace
} // namespace regrade::workstation
