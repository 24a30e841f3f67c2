#include "passport/history.h"

#include "passport/names.h"
#include "passport/phrases.h"
#include "tests/passport/samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace regrade::passport {
namespace {

using namespace domain;
using std::chrono::milliseconds;
using std::chrono::minutes;
using testing::HasSubstr;

Time start() { return parseIso("2026-03-01T08:00:00Z").value(); }

store::RecordedEvent recorded(Event event, milliseconds after, const std::string& actor = "T7")
{
    store::Stamp stamp{start() + after, 0, StationId("S1"), ActorId(actor), "policy", "model"};
    return {1, SubjectId("unit"), 1, stamp, std::move(event), "", ""};
}

const StageId kCleaning("cleaning");
const PhotoRef kPhoto{PhotoHash("ab"), "front", 640, 480};

/// One event of every kind, with everything filled in that a kind can hold.
Events everyKind()
{
    Inspection seen;
    seen.photos = {kPhoto};
    seen.defects.resize(2, Defect{DefectKind("scratch"), Zone("body"), 3.0, 0.1, 0.9, 1.4, {}, PhotoHash("ab")});
    seen.confidence = 0.87;
    seen.proposed = Cosmetic::light;
    const Axes axes{Packaging::damaged, Cosmetic::flaw, Function::works, true};
    const Verdict verdict{GradeId("B"), {{"grading.json#2", {"Light traces are B.", "轻微痕迹为 B 级。"}}}, "p"};
    return {
        sampleIntake("Kettle"),
        LabelPrinted{LabelKind::intake, 2, "hash"},
        ItemInspected{seen},
        ItemGraded{axes, verdict, Cosmetic::light, "deep scratch", minutes(2)},
        GradeOverridden{GradeId("B"), GradeId("C"), "lid is scratched"},
        ItemRouted{{kCleaning, StageId("packing")}, {}},
        WorkStarted{kCleaning},
        StepDone{kCleaning, StepId("uv"), StepOutcome::passed, 42.5, "mJ/cm2", "lamp 2", {kPhoto}},
        PartUsed{kCleaning, "Heating plate", 2, Money{1500, "EUR"}, true},
        WorkFinished{kCleaning, minutes(12) + std::chrono::seconds(30), Money{900, "EUR"}, true},
        ItemPacked{MaterialId("carton"), {300, 200, 100}, 0.32, 1450, Money{120, "EUR"}},
        ItemListed{ChannelId("outlet"), Money{8990, "EUR"}, Money{8000, "EUR"}, Money{9500, "EUR"}, {}, "display unit"},
        ItemSold{ChannelId("outlet"), Money{8990, "EUR"}, "ORDER-2"},
        ItemReturnedAgain{ReasonId("changed-mind"), "ORDER-2"},
        ItemExited{ExitRoute::donated, "Age limit", Money{}},
        ProductRegistered{Sku("KT-100"), "Kettle", CategoryId("kitchen"), OwnerId("seller"), Money{}, Money{}, {}, 900},
        ProductTaught{Sku("KT-100"), "front", {kPhoto}, "m1"},
        OrdersCounted{Sku("KT-100"), "2026-02", 120},
        ProductCalibrated{Sku("KT-100"), "front", "m1", 2, 1.2, 40, 5, 0.05, "new lamp"},
        ProductZoned{Sku("KT-100"), "front", PhotoHash("ab"), {{Zone("base"), 0.1, 0.7, 0.8, 0.3}}},
        ProductLooksMapped{Sku("KT-100"), CategoryId("kitchen"), 1,
                           LookMap{{Cosmetic::none, Cosmetic::light}, {0.5}, {1, 1, 1}, {0, 0, 0}, {1, 1, 1}, 64},
                           "two months"},
        ClockMoved{-std::chrono::hours(1)},
        ConflictSettled{StationId("desk-2"), 7, "The buyer took another one."},
        PartHarvested{StageId("dismantle"), Sku("PT-HEA-12"), 2, 360},
        MaterialRecovered{StageId("dismantle"), FractionId("plastic"), 420},
        PartRegistered{.sku = Sku("PT-HEA-12"), .name = "Heating plate", .unitCost = Money{520, "EUR"}},
        PartReceived{Sku("PT-HEA-12"), 20, PartOrigin::newAftermarket, Money{480, "EUR"}, "DN-7"},
        PartAdjusted{Sku("PT-HEA-12"), -2, PartOrigin::newOem, {}, {}, "Counted"},
        WorkPaused{kCleaning},
        WorkResumed{kCleaning},
        RepairForecast{StageId("repair"), "no_power", {"Does not switch on", "无法开机"}, 20, {}, {}, {}, {}},
        RepairApproved{StageId("repair"), Money{1500, "EUR"}, "last one of a set"},
        MaterialsHandedOver{"Recycling Nord", "HO-7", {{FractionId("plastic"), 4200, 4150}}},
        EquipmentStarted{kCleaning, EquipmentId("washer")},
        EquipmentStopped{kCleaning, EquipmentId("washer"), {"Washer", "清洗机"}, minutes(30), Money{60, "EUR"}},
        ProcessFilmed{kCleaning, StepId("uv"), PhotoHash("fe"), "2026-03-01T08:00:00.000Z", "2026-03-01T08:01:00.000Z",
                      minutes(1), 2'000'000, 720, 0, FilmEnd::longest},
        HelpAsked{kCleaning, std::nullopt, "t1", "Which lamp?", {kPhoto}},
        HelpAnswered{kCleaning, std::nullopt, "t1", "The long one.", StationId("ST-B"), "key", {}},
        IntakeUndone{"scanned twice"},
        TradeInQuoted{.sku = Sku("KT-100"),
                      .code = "TRDKXNBDFHJ",
                      .grade = GradeId("B"),
                      .offer = Money{2400, "EUR"},
                      .lastDay = "2026-03-15"},
        OfferChanged{.channel = ChannelId("outlet"), .price = Money{8800, "EUR"}},
        OfferEnded{"photos are missing"},
        ItemAllotted{ChannelId("social"), "sells better there"},
        ExitDue{ExitRoute::donated, {}, 46},
        ExitHeld{"2026-04-30", "a buyer is coming"},
        MarketPriceNoted{Sku("KT-100"), PriceKind::asNew, {}, Money{9900, "EUR"}, "shop.example", "2026-03-01"},
        ItemBundled{"BOX-1", "b-box", "Surprise box"},
        ItemUnbundled{"BOX-1", "a buyer wants it alone"},
        PointsGranted{"KDXBFGHJ", 50, Money{50, "EUR"}, "2027-03-01"},
        PointsRedeemed{"KDXBFGHJ", "ORDER-3"},
        RatingNoted{Sku("KT-100"), std::nullopt, 450, "shop.example", "2026-03-01", "r1", true},
        ForeignHistoryNoted{"epcis", "ab", 5, "refurb.example", "2026-01-02", "2026-02-03"},
        PollOpened{"PO-1", "What about the scratch?", {{"polish", "Polish it"}, {"keep", "Leave it"}}, "2026-03-09"},
        VotesCounted{"PO-1", "polish", 12, "kiosk"},
        PollClosed{"PO-1", "polish", ""},
        AuctionOpened{"AU-1", Money{500, "EUR"}, Money{100, "EUR"}, {}, "2026-03-09T12:00:00.000Z"},
        BidPlaced{"AU-1", "B-7", Money{700, "EUR"}},
        AuctionClosed{"AU-1", "B-7", Money{700, "EUR"}, "Kettle Kate"},
        SupplierCaseOpened{Sku("KT-100"), "SC-KT-100-1", "scratch", 0.04, 12, 40, "2026-02-01T08:00:00.000Z"},
        SupplierCaseMoved{Sku("KT-100"), "SC-KT-100-1", SupplierStatus::sent, "by their portal", {}},
        RecheckPlanned{"RC-2026-11-30", "2026-11-01", "2026-11-30", "II", 2.5, "normal", "8f"},
        RecheckDrawn{"RC-2026-11-30", 72, "ab", 1, 2, {ItemId("7F2KDXBNGHJ4A")}},
        RecheckAssigned{"RC-2026-11-30", ItemId("7F2KDXBNGHJ4A"), ActorId("T-06")},
        RecheckSubmitted{"RC-2026-11-30",
                         ItemId("7F2KDXBNGHJ4A"),
                         CategoryId("kitchen"),
                         axes,
                         GradeId("B"),
                         "",
                         {GradeId("C"), ActorId("T-05"), std::nullopt}},
        RecheckAdjudicated{"RC-2026-11-30", ItemId("7F2KDXBNGHJ4A"), GradeId("B"), "under the lid"},
        RecheckMissed{"RC-2026-11-30", ItemId("8F2KDXBNGHJ4B"), "sold"},
        RecheckClosed{"RC-2026-11-30", 1, 1, true},
        ExperimentOpened{
            .experiment = "EX-1", .hypothesis = "A card sells.", .arms = {}, .guardrails = {}, .key = "00"},
        ExperimentClosed{"EX-1", "B", "sells more", 108, 11, 104, 24}};
}

TEST(Timeline, tellsEveryEventInOrderWithItsTimeAndPerson)
{
    std::vector<store::RecordedEvent> history;
    for (const auto& event : everyKind()) {
        history.push_back(recorded(event, minutes(5) * static_cast<int>(history.size())));
    }

    const auto entries = timeline(history, samplePolicy());

    ASSERT_EQ(entries.size(), std::variant_size_v<Event>);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        EXPECT_EQ(entries[i].kind, kindOf(history[i].event));
        EXPECT_EQ(entries[i].at, history[i].stamp.at);
        EXPECT_EQ(entries[i].actor, "T7");
        EXPECT_EQ(entries[i].sincePrevious, i == 0 ? minutes(0) : minutes(5));
    }
}

TEST(Timeline, tellsWhatARepairDidToEachMark)
{
    const auto look = [](const char* photo, std::vector<Defect> marks) {
        Inspection seen;
        seen.photos = {{PhotoHash(photo), "front", 640, 480}};
        seen.defects = std::move(marks);
        seen.confidence = 0.9;
        return ItemInspected{seen};
    };
    const auto scratch = [](double mm, Box box) {
        return Defect{DefectKind("scratch"), Zone("body"), mm, 0.01, 0.9, 1.4, box, PhotoHash("ab")};
    };
    const std::vector<store::RecordedEvent> history{
        recorded(look("a1", {scratch(12.0, {100, 100, 60, 20}), scratch(30.0, {400, 300, 90, 30})}), minutes(0)),
        recorded(WorkFinished{kCleaning, minutes(9), Money{}, true}, minutes(20)),
        recorded(look("b2", {scratch(8.0, {410, 305, 30, 20})}), minutes(30))};

    const auto entries = timeline(history, samplePolicy());

    EXPECT_THAT(entries.front().detail.en, testing::Not(HasSubstr("Repaired region")));
    EXPECT_THAT(entries.back().detail.en, HasSubstr("Repaired region: "));
    EXPECT_THAT(entries.back().detail.en, HasSubstr("gone (was 12.0 mm)"));
    EXPECT_THAT(entries.back().detail.en, HasSubstr("smaller (30.0 mm to 8.0 mm)"));
    EXPECT_THAT(entries.back().detail.zh, HasSubstr("已消除（原 12.0 mm）"));
    ASSERT_EQ(entries.back().photos.size(), 2U);
    EXPECT_EQ(entries.back().photos.front().hash.text(), "a1");
}

TEST(Timeline, speaksBothLanguagesAndShowsIconsOfTheKit)
{
    for (const auto& event : everyKind()) {
        const auto entry = timeline({recorded(event, minutes(0))}, samplePolicy()).at(0);

        EXPECT_NE(entry.title.en, "") << entry.kind;
        EXPECT_NE(entry.title.zh, "") << entry.kind;
        EXPECT_NE(entry.title.en, entry.title.zh) << entry.kind;
        EXPECT_EQ(entry.detail.en.empty(), entry.detail.zh.empty()) << entry.kind;
        for (const auto& text : {entry.title.en, entry.title.zh, entry.detail.en, entry.detail.zh}) {
            EXPECT_EQ(text.find("{}"), std::string::npos) << text;
            EXPECT_EQ(text.find(".."), std::string::npos) << text;
        }
        EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(REGRADE_SOURCE_DIR) / "resources" / "icons" /
                                            (entry.icon + ".svg")))
            << entry.icon;
    }
}

TEST(Timeline, keepsCostsAndOrderNumbersToTheHouse)
{
    for (const auto& event : everyKind()) {
        const auto entry = timeline({recorded(event, minutes(0))}, samplePolicy()).at(0);
        const std::string all = entry.title.en + entry.detail.en + entry.title.zh + entry.detail.zh;

        for (const std::string secret : {"ORDER", "15.00", "9.00", "1.20"}) {
            EXPECT_EQ(all.find(" " + secret), std::string::npos) << all;
            EXPECT_FALSE(all.starts_with(secret)) << all;
        }
    }
}

TEST(Timeline, namesGradesStagesAndStepsThroughThePolicy)
{
    const auto of = [](const Event& event) { return timeline({recorded(event, minutes(0))}, samplePolicy()).at(0); };
    const auto events = everyKind();

    EXPECT_EQ(of(events[3]).title.en, "Graded B");
    EXPECT_EQ(of(events[3]).title.zh, "评为 B 级");
    EXPECT_EQ(
        of(events[3]).detail.en,
        "Very good. Packaging damaged, a visible flaw, works, was used. Light traces are B. The camera had proposed "
        "light traces: deep scratch. Assessed in 2 min 0 s.");
    EXPECT_EQ(of(events[5]).detail.en, "Cleaning → Packing.");
    EXPECT_EQ(of(events[7]).title.en, "UV disinfection: passed");
    EXPECT_EQ(of(events[7]).detail.en, "42.5 mJ/cm2. lamp 2.");
    EXPECT_EQ(of(events[9]).title.zh, "清洁已完成");
    EXPECT_EQ(of(events[9]).detail.en, "Took 12 min 30 s. The unit was repaired.");
    EXPECT_EQ(of(WorkStarted{StageId("gone")}).title.en, "gone started");
}

TEST(Timeline, tellsThatAKeyPartWasReplaced)
{
    const auto key = timeline({recorded(samplePart("Plate", true), minutes(0))}, samplePolicy()).at(0);
    const auto screw = timeline({recorded(samplePart("Screw", false), minutes(0))}, samplePolicy()).at(0);

    EXPECT_EQ(key.title.en, "Key part replaced: Plate");
    EXPECT_EQ(key.title.zh, "已更换关键零件：Plate");
    EXPECT_EQ(screw.title.en, "Part used: Screw");
}

TEST(Timeline, tellsWhereAPartCameFrom)
{
    auto plate = samplePart("PT-HEA-12", true);
    plate.name = "Heating plate";
    plate.origin = PartOrigin::harvested;
    plate.source = ItemId("UNIT7");

    const auto told = timeline({recorded(plate, minutes(0))}, samplePolicy()).at(0);

    EXPECT_EQ(told.title.en, "Key part replaced: Heating plate");
    EXPECT_EQ(told.detail.en, "Part PT-HEA-12. Harvested from another unit.");
    EXPECT_EQ(told.detail.zh, "零件号 PT-HEA-12。拆自另一件商品。");
}

TEST(Timeline, tellsWhatCameOutOfADismantledUnit)
{
    auto policy = samplePolicy();
    policy.fractions.push_back({"plastic", {"Plastic", "塑料"}});
    const auto events = everyKind();
    const auto harvested = timeline({recorded(events[23], minutes(0))}, policy).at(0);
    const auto recovered = timeline({recorded(events[24], minutes(0))}, policy).at(0);
    const auto back =
        timeline({recorded(PartHarvested{StageId("dismantle"), Sku("LID"), -1, -30}, minutes(0))}, policy).at(0);

    EXPECT_EQ(harvested.title.en + " " + harvested.detail.en, "Part harvested: PT-HEA-12 2 pieces, 360 g.");
    EXPECT_EQ(recovered.title.zh + recovered.detail.zh, "回收材料：塑料420 克。");
    EXPECT_EQ(back.title.en, "Part put back: LID");
    EXPECT_EQ(back.detail.en, "1 piece, 30 g.");
}

/// Every English literal in the sources of a history that stands beside a Chinese one.
std::set<std::string> patternsOfAHistory()
{
    std::set<std::string> texts;
    const std::regex pair("\\{\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+),\\s*\"[^\"]*[\\xE3-\\xEF][\\x80-\\xBF]{2}");
    const std::regex one("\"((?:[^\"\\\\]|\\\\.)*)\"");
    for (const char* name : {"phrases.cpp", "housephrases.cpp", "eventwords.cpp", "names.cpp"}) {
        std::ostringstream all;
        all << std::ifstream(std::filesystem::path(REGRADE_SOURCE_DIR) / "src/passport" / name).rdbuf();
        const std::string source = all.str();
        for (std::sregex_iterator at(source.begin(), source.end(), pair), end; at != end; ++at) {
            const std::string literals = (*at)[1];
            std::string text;
            for (std::sregex_iterator part(literals.begin(), literals.end(), one); part != end; ++part) {
                text += (*part)[1];
            }
            texts.insert(text);
        }
    }
    return texts;
}

TEST(Timeline, hasGermanForEveryOneOfItsLines)
{
    const auto patterns = patternsOfAHistory();

    ASSERT_GT(patterns.size(), 100U);
    for (const std::string& pattern : patterns) {
        const auto german = germanOf({pattern, ""});
        ASSERT_TRUE(german) << "no German: " << pattern;
        const auto holes = [](const std::string& text) {
            std::size_t count = 0;
            for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + 1)) {
                ++count;
            }
            return count;
        };
        EXPECT_EQ(holes(*german), holes(pattern)) << pattern;
    }
}

TEST(Timeline, speaksGermanWithTheWordsOfThePolicyAndLeavesNotesAsTheyAre)
{
    const auto entries =
        timeline({recorded(OfferEnded{"works"}, minutes(0)), recorded(IntakeUndone{"slip"}, minutes(1)),
                  recorded(WorkFinished{kCleaning, minutes(12), Money{900, "EUR"}, true}, minutes(2))},
                 samplePolicy());

    EXPECT_EQ(entries.at(0).title.de, "Aus dem Angebot genommen");
    EXPECT_FALSE(entries.at(0).detail.de) << "a note is not translated";
    EXPECT_EQ(entries.at(1).title.de, "Annahme zurückgenommen: Die Kennung ist ungültig");
    EXPECT_EQ(entries.at(2).detail.de, "Dauerte 12 min 0 s. Das Stück wurde repariert.");
}

TEST(Timeline, carriesThePhotosOfTheEvents)
{
    const auto events = everyKind();
    const auto entries = timeline({recorded(events[2], minutes(0)), recorded(events[7], minutes(1))}, samplePolicy());

    EXPECT_EQ(entries.at(0).photos, std::vector<PhotoRef>{kPhoto});
    EXPECT_EQ(entries.at(1).photos, std::vector<PhotoRef>{kPhoto});
}

TEST(Timeline, neverCountsBackwardsWhenAClockWasSetBack)
{
    const auto entries = timeline(
        {recorded(WorkStarted{kCleaning}, minutes(10)), recorded(WorkStarted{kCleaning}, minutes(4))}, samplePolicy());

    EXPECT_EQ(entries.at(1).sincePrevious, minutes(0));
}

TEST(Timeline, tellsEveryWayOutDifferently)
{
    std::set<std::string> titles;
    for (const auto route : {ExitRoute::donated, ExitRoute::dismantled, ExitRoute::recycled,
                             ExitRoute::returnedToSupplier, ExitRoute::scrapped}) {
        titles.insert(timeline({recorded(ItemExited{route, "", Money{}}, minutes(0))}, samplePolicy()).at(0).title.zh);
    }

    EXPECT_EQ(titles.size(), 5U);
}

TEST(Spoken, usesAtMostTwoUnits)
{
    EXPECT_EQ(spoken(milliseconds(41400)).en, "41 s");
    EXPECT_EQ(spoken(minutes(125)).en, "2 h 5 min");
    EXPECT_EQ(spoken(minutes(60 * 24 * 3 + 60 * 5)).en, "3 d 5 h");
    EXPECT_EQ(spoken(minutes(60 * 24 * 3 + 60 * 5)).zh, "3 天 5 小时");
}

} // namespace
} // namespace regrade::passport
