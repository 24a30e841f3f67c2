#include "tests/cli/program.h"
#include "tests/support/faketime.h"

#include "base/clock.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using regrade::tests::FakeTime;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

namespace {

/// A unit of grade A, packed; its tag.
std::string packedUnit(const Warehouse& house)
{
    const std::string tag = house.intake("TOY-01");
    (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "none", "--function", "works"});
    (void)house.done({"pack", "label", tag, "--out", house.file("sale.pdf").string()});
    (void)house.done({"pack", "finish", tag, "--material", house.policy().materials.front().id.text(), "--box",
                      "220x160x120", "--weight", "520", "--scanned", tag});
    return tag;
}

/// The command with the machine's clock so many days ahead.
regrade::clitest::Run runAhead(const Warehouse& house, int days, const std::vector<std::string>& words)
{
    const FakeTime clock(house.file("clock"));
    clock.turnTo("+" + std::to_string(days) + "d");
    std::vector<std::string> command{"/usr/bin/env"};
    for (const std::string& one : clock.surroundings()) {
        command.push_back(one);
    }
    for (const std::string& word : house.command(words)) {
        command.push_back(word);
    }
    return runProgram(command);
}

nlohmann::json ahead(const Warehouse& house, int days, const std::vector<std::string>& words)
{
    const auto run = runAhead(house, days, words);
    EXPECT_EQ(run.code, 0) << run.err;
    return run.code == 0 ? run.json() : nlohmann::json();
}

std::string refusedAhead(const Warehouse& house, int days, const std::vector<std::string>& words)
{
    const auto run = runAhead(house, days, words);
    EXPECT_EQ(run.code, 1) << run.out;
    return run.err;
}

std::string textOf(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

} // namespace

TEST(SecondSale, hasAPriceWhoseLinesAddUpAndSayWhereTheyComeFrom)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = packedUnit(house);
    const auto bare = house.done({"price", "explain", tag});
    ASSERT_THAT(bare["factors"], SizeIs(testing::Ge(7)));

    std::ofstream(house.file("prices.csv")) << "sku,kind,grade,price,currency,source,day\n"
                                               "TOY-01,asNew,,1.00,EUR,shop.example,2026-01-01\n"
                                               "TOY-01,refurbished,Z,20.00,EUR,other.example,2026-01-01\n";
    EXPECT_THAT(house.refused({"price", "import", house.file("prices.csv").string()}),
                HasSubstr("Row 3: \"Z\" is no grade of a refurbished offer. Nothing was noted."));
    EXPECT_THAT(
        house.refused({"price", "note", "TOY-01", "--price", "9.00 EUR", "--source", "x", "--day", "2999-01-01"}),
        HasSubstr("has not come yet"));
    (void)house.done({"price", "note", "TOY-01", "--price", "0.50 EUR", "--source", "shop.example"});

    const auto noted = house.done({"price", "explain", tag});
    std::int64_t sum = 0;
    for (const auto& line : noted["factors"]) {
        sum += line["contribution"]["minor"].get<std::int64_t>();
        if (line["id"] == "market") {
            EXPECT_EQ(line["source"], "shop.example");
            EXPECT_LT(line["factor"], 1.0);
        }
    }
    EXPECT_EQ(sum, noted["price"]["minor"]);
    EXPECT_LE(noted["price"]["minor"], bare["price"]["minor"]);

    const auto listed = house.done({"list", tag});
    EXPECT_EQ(listed["offer"]["factors"].size(), noted["factors"].size()) << "the offer keeps them";
    EXPECT_THAT(house.refused({"price", "markdown", tag}), HasSubstr("Not enough sales"));
}

TEST(SecondSale, changesAnOfferInsideTheBandAndOutsideItOnlyWhenItIsMeant)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = packedUnit(house);
    EXPECT_THAT(house.refused({"offer", "change", tag}), HasSubstr("not on offer"));
    const auto offer = house.done({"list", tag})["offer"];
    const std::string high = std::to_string(offer["bandHigh"]["minor"].get<std::int64_t>() / 100 + 1) + ".00 EUR";

    EXPECT_THAT(house.refused({"offer", "change", tag, "--price", high, "--reason", "the last one"}),
                HasSubstr("lies outside the band"));
    EXPECT_THAT(house.refused({"offer", "change", tag, "--price", high, "--outside-band"}), HasSubstr("say why"));
    const auto changed =
        house.done({"offer", "change", tag, "--price", high, "--reason", "the last one", "--outside-band"});
    EXPECT_EQ(changed["offer"]["overrideReason"], "the last one");
    EXPECT_EQ(changed["standing"], "listed");

    EXPECT_EQ(house.done({"offer", "end", tag, "--reason", "new photos"})["standing"], "inHouse");
    EXPECT_EQ(house.done({"list", tag})["standing"], "listed");
    const auto figures = house.done({"channel", "figures"});
    ASSERT_THAT(figures["channels"], SizeIs(1));
    EXPECT_EQ(figures["channels"][0]["onOffer"], 1);
    EXPECT_THAT(house.done({"channel", "propose"}), IsEmpty());
    EXPECT_THAT(house.refused({"channel", "accept", "--grade", "A", "--to", "social"}), HasSubstr("No move"));
}

TEST(SecondSale, offersAndSellsUnitsInOneBox)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    std::vector<std::string> tags;
    for (int i = 0; i < 3; ++i) {
        const std::string tag = house.intake("TOY-01");
        (void)house.done({"grade", tag, "--packaging", "damaged", "--cosmetic", "light", "--function", "works"});
        house.workThrough(tag, regrade::clitest::photoSets().front().good);
        (void)house.done({"pack", "label", tag, "--out", house.file("sale.pdf").string()});
        (void)house.done({"pack", "finish", tag, "--material", house.policy().materials.front().id.text(), "--box",
                          "220x160x120", "--weight", "520", "--scanned", tag});
        tags.push_back(tag);
    }
    ASSERT_THAT(house.done({"bundle", "kinds"}), SizeIs(2));
    EXPECT_THAT(house.refused({"bundle", "make", "--kind", "gold", tags[0]}), HasSubstr("no kind of box"));
    const auto made = house.done({"bundle", "make", "--kind", "b-box", tags[0], tags[1]});
    const std::string box = made["bundle"];
    EXPECT_THAT(house.refused({"bundle", "make", "--kind", "b-box", tags[0], tags[2]}), HasSubstr(box));
    EXPECT_THAT(house.done({"bundle", "list"}), SizeIs(1)) << "refused whole";
    EXPECT_THAT(house.refused({"list", tags[0]}), HasSubstr("lies in the box"));
    EXPECT_THAT(house.done({"bundle", "add", box, tags[2]})["units"], SizeIs(3));
    (void)house.done({"bundle", "remove", tags[2], "--reason", "a buyer wants it alone"});
    EXPECT_THAT(house.refused({"bundle", "sell", box, "--order", "SO-1"}), HasSubstr("is not on offer"));
    const auto offered = house.done({"bundle", "offer", box});
    EXPECT_THAT(house.refused({"sell", tags[0], "--price", "1.00 EUR", "--order", "SO-1"}), HasSubstr(box));
    EXPECT_THAT(house.refused({"export", "--format", "csv", "--to", house.file("ex").string(), tags[0]}),
                HasSubstr("sold in the box " + box));
    const auto sold = house.done({"bundle", "sell", box, "--order", "SO-1", "--price", "20.01 EUR"});
    std::int64_t paid = 0;
    for (const auto& tag : {tags[0], tags[1]}) {
        const auto unit = house.done({"item", "show", tag});
        EXPECT_EQ(unit["standing"], "sold");
        paid += unit["sale"]["price"]["minor"].get<std::int64_t>();
    }
    EXPECT_EQ(paid, 2'001);
    EXPECT_EQ(house.done({"item", "show", tags[2]})["standing"], "inHouse");
    EXPECT_GT(offered["price"]["minor"], 0);
    EXPECT_EQ(sold["bundle"], box);
}

TEST(SecondSale, grantsPointsForWhatIsRecoveredAndTakesThemOnce)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = house.intake("TOY-01");
    EXPECT_THAT(house.refused({"points", "grant", tag}), HasSubstr("this one did not"));
    (void)house.done({"exit", tag, "--route", "recycled", "--reason", "broken", "--proceeds", "0.00 EUR"});
    const auto granted = house.done({"points", "grant", tag});
    const std::string voucher = granted["voucher"];
    EXPECT_EQ(granted["state"], "open");
    EXPECT_THAT(house.refused({"points", "grant", tag}), HasSubstr(voucher));
    EXPECT_EQ(house.done({"points", "redeem", voucher, "--order", "SO-7"})["state"], "redeemed");
    EXPECT_THAT(house.refused({"points", "redeem", voucher, "--order", "SO-8"}), HasSubstr("used already"));
    const auto balance = house.done({"points", "list"})["balance"][0];
    EXPECT_EQ(balance["granted"], balance["redeemed"]);
    EXPECT_EQ(balance["open"], 0);
}

TEST(SecondSale, takesRatingsOverOnceAndWithoutTheirWords)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = packedUnit(house);
    (void)house.done({"list", tag});
    std::ofstream(house.file("ratings.csv")) << "unit,sku,stars,day,reference,tags,text\n"
                                             << tag << ",,5,2026-01-02,R-1,eco,Anna Muster says hello\n"
                                             << ",TOY-01,\"3,5\",2026-01-02,,,\n"
                                             << ",TOY-01,\"3,5\",2026-01-02,,,\n";
    const std::string file = house.file("ratings.csv").string();
    EXPECT_THAT(house.refused({"ratings", "import", file, "--source", "shop.example"}),
                HasSubstr("was never sold here"));
    (void)house.done({"sell", tag, "--price", "12.00 EUR", "--order", "SO-1"});
    EXPECT_THAT(house.refused({"ratings", "import", file}), HasSubstr("where the rating was given"));
    EXPECT_EQ(house.done({"ratings", "import", file, "--source", "shop.example"})["noted"], 3);
    const auto again = house.done({"ratings", "import", file, "--source", "shop.example"});
    EXPECT_EQ(again["noted"], 0);
    EXPECT_EQ(again["known"], 3);
    const auto report = house.done({"ratings", "report"});
    EXPECT_EQ(report["secondSale"]["n"], 1);
    EXPECT_EQ(report["firstSale"]["n"], 2);
    EXPECT_EQ(report["firstSale"]["mean"], 3.5);
    EXPECT_THAT(textOf(house.data() / "regrade.db"), testing::Not(HasSubstr("Muster")));
}

TEST(SecondSale, replaysPastSalesUnderAnotherPolicyAsASimulation)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = packedUnit(house);
    const auto offer = house.done({"list", tag})["offer"]["price"]["minor"].get<std::int64_t>();
    (void)house.done({"sell", tag, "--price", "12.00 EUR", "--order", "SO-1"});
    const auto other = house.file("other-policy");
    std::filesystem::copy(REGRADE_SOURCE_DIR "/resources/policy", other);
    std::string grades = textOf(other / "grades.json");
    grades.replace(grades.find("\"start_percent\": 90"), 19, "\"start_percent\": 85");
    std::ofstream(other / "grades.json", std::ios::binary) << grades;

    const auto replayed = house.done({"price", "replay", "--other-policy", other.string()});
    EXPECT_EQ(replayed["simulation"], true);
    ASSERT_THAT(replayed["units"], SizeIs(1));
    EXPECT_EQ(replayed["units"][0]["soldFor"], "12.00 EUR");
    EXPECT_NE(replayed["units"][0]["proposed"], replayed["units"][0]["underOther"]);
    EXPECT_GT(offer, 0);
}

TEST(SecondSale, movesOldUnitsToTheExitQueueOnceAndLetsThemLeaveWithAPaper)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = packedUnit(house);
    (void)house.done({"list", tag});
    EXPECT_EQ(house.done({"exits", "sweep"})["moved"], 0);
    if (!FakeTime::isInstalled()) {
        GTEST_SKIP() << "The package faketime is not installed: the clock of the real program cannot be turned.";
    }
    EXPECT_EQ(ahead(house, 45, {"exits", "sweep"})["moved"], 0) << "on day 45";
    EXPECT_EQ(ahead(house, 46, {"exits", "sweep"})["moved"], 1);
    EXPECT_EQ(ahead(house, 46, {"exits", "sweep"})["moved"], 0) << "twice";
    const auto queue = ahead(house, 46, {"exits", "list"});
    ASSERT_THAT(queue, SizeIs(1));
    EXPECT_EQ(queue[0]["item"], tag);
    EXPECT_EQ(queue[0]["ageDays"], 46);
    EXPECT_EQ(queue[0]["route"], "donated");
    EXPECT_THAT(ahead(house, 46, {"items", "--standing", "exitDue"})["items"], SizeIs(1));

    const std::string draft = house.file("draft.pdf").string();
    (void)ahead(house, 46, {"exits", "paper", tag, "--out", draft});
    EXPECT_THAT(textOf(draft), StartsWith("%PDF"));
    EXPECT_THAT(refusedAhead(house, 46, {"sell", tag, "--price", "12.00 EUR", "--order", "SO-1"}),
                HasSubstr("not on offer"));
    EXPECT_THAT(
        refusedAhead(house, 46, {"exit", tag, "--route", "donated", "--reason", "too old", "--proceeds", "0.00 EUR"}),
        HasSubstr("which organisation"));
    const auto left = ahead(house, 46,
                            {"exit", tag, "--route", "donated", "--reason", "too old", "--proceeds", "0.00 EUR",
                             "--recipient", "Repair café", "--document", "DN-7"});
    EXPECT_EQ(left["exit"]["recipient"], "Repair café");
    EXPECT_EQ(ahead(house, 46, {"exits", "paper", tag, "--out", house.file("note.pdf").string()})["document"], "DN-7");

    const auto leftOn =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + std::chrono::days(46);
    const std::string year = regrade::toIso(leftOn).substr(0, 4);
    const auto told =
        ahead(house, 46, {"exits", "disclosure", "--year", year, "--to", house.file("unsold.csv").string()});
    ASSERT_THAT(told["rows"], SizeIs(1));
    EXPECT_EQ(told["rows"][0]["route"], "donated");
    EXPECT_EQ(told["rows"][0]["destroyed"], false);
    EXPECT_THAT(textOf(house.file("unsold.csv")), HasSubstr(",donated,,1,"));
}

TEST(SecondSale, holdsAnOldUnitAndBringsItBack)
{
    const Warehouse house;
    (void)house.registerProduct("TOY-01");
    const std::string tag = packedUnit(house);
    (void)house.done({"list", tag});
    if (!FakeTime::isInstalled()) {
        GTEST_SKIP() << "The package faketime is not installed: the clock of the real program cannot be turned.";
    }
    EXPECT_EQ(ahead(house, 50, {"exits", "sweep"})["moved"], 1);
    const auto shown = ahead(house, 50, {"item", "show", tag});
    EXPECT_EQ(shown["standing"], "exitDue");
    const auto later =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + std::chrono::days(57);
    const std::string until = regrade::toIso(later).substr(0, 10);
    EXPECT_THAT(refusedAhead(house, 50, {"exits", "hold", tag, "--until", "tomorrow", "--reason", "x"}),
                HasSubstr("is not a day"));
    const auto held = ahead(house, 50, {"exits", "hold", tag, "--until", until, "--reason", "a buyer is coming"});
    EXPECT_EQ(held["standing"], "inHouse");
    EXPECT_EQ(held["stage"], "listing");
}
