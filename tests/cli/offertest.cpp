#include "tests/cli/program.h"

#include "qr/tag.h"
#include "store/photoarchive.h"
#include "vision/photofile.h"
#include "workstation/workstation.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace regrade;
using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

std::vector<std::byte> bytesIn(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto* begin = reinterpret_cast<const std::byte*>(text.data());
    return {begin, begin + text.size()};
}

std::string textIn(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A picture with the place where it was taken beside it, as telephones write it.
std::vector<std::byte> photoWithExif()
{
    auto photo = bytesIn(REGRADE_SOURCE_DIR "/resources/demo/mug-good-1.jpg");
    const std::string exif = std::string("Exif\0\0", 6) + "GPS 48.8566 N 2.3522 E, Ann Example's telephone";
    const std::size_t size = exif.size() + 2;
    std::vector<std::byte> segment{std::byte{0xFF}, std::byte{0xE1}, static_cast<std::byte>(size / 256),
                                   static_cast<std::byte>(size % 256)};
    for (const char sign : exif) {
        segment.push_back(static_cast<std::byte>(sign));
    }
    photo.insert(photo.begin() + 2, segment.begin(), segment.end());
    return photo;
}

struct Shelf {
    std::vector<std::string> tags;
};

/// Units on offer, written as the stations write them: `grade` on `channel`, the first with a photo.
Shelf shelve(const Warehouse& house, int count, const std::string& grade, const std::string& channel,
             std::uint64_t from = 1'000)
{
    const SystemClock clock;
    const workstation::Places places{house.data(), REGRADE_SOURCE_DIR "/resources/policy",
                                     REGRADE_SOURCE_DIR "/resources"};
    const auto station = workstation::Workstation::open(places, clock).value();
    const auto photo = station->photos().put(photoWithExif(), "jpg").value();
    Shelf shelf;
    std::vector<std::pair<domain::ItemId, workers::ItemDeed>> deeds;
    for (int i = 0; i < count; ++i) {
        const domain::ItemId id(qr::tagFromNumber(from + static_cast<std::uint64_t>(i) * 7919).text());
        shelf.tags.push_back(id.text());
        deeds.emplace_back(id, [&, i](const domain::Item&, Time) -> Result<domain::Events> {
            const bool faulty = grade == "D";
            const domain::Axes axes{domain::Packaging::damaged, domain::Cosmetic::light,
                                    faulty ? domain::Function::fault : domain::Function::works, grade != "A"};
            domain::Events events{domain::ItemReceived{.sku = domain::Sku("MUG-1"),
                                                       .product = "Mug, blue",
                                                       .category = domain::CategoryId("home"),
                                                       .order = "ORDER-4711",
                                                       .reason = domain::ReasonId("changed_mind"),
                                                       .source = domain::SourceId("parcel"),
                                                       .owner = domain::OwnerId("seller-5"),
                                                       .market = domain::MarketId("DE"),
                                                       .serial = "SERIAL-1",
                                                       .originalPrice = Money{4000, "EUR"}}};
            if (i == 0) {
                domain::Inspection seen{.photos = {{photo, "front", 640, 480}}, .model = "test"};
                events.push_back(domain::ItemInspected{seen});
            }
            events.push_back(domain::ItemGraded{axes, {domain::GradeId(grade), {}, "p"}});
            events.push_back(domain::ItemPacked{.material = domain::MaterialId("carton"), .weightG = 520});
            events.push_back(domain::ItemListed{.channel = domain::ChannelId(channel),
                                                .price = Money{3120, "EUR"},
                                                .bandLow = Money{2800, "EUR"},
                                                .bandHigh = Money{3400, "EUR"}});
            return events;
        });
    }
    const auto written = station->clerk().performAll(std::move(deeds), {domain::ActorId("T01")});
    EXPECT_TRUE(written) << (written ? "" : written.error().what());
    return shelf;
}

std::string listAt(const Warehouse& house, const std::string& name, const std::string& text)
{
    std::ofstream(house.file(name), std::ios::binary) << text;
    return house.file(name).string();
}

std::vector<std::string> wordsAnd(std::vector<std::string> words, const std::vector<std::string>& more)
{
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

} // namespace

/// S3.1, S3.3: what a marketplace takes, without what it may not know.
TEST(Export, writesUnitsOnOfferWithCleanPhotosAndALog)
{
    const Warehouse house;
    const auto shelf = shelve(house, 3, "B", "discount");
    const std::string faulty = shelve(house, 1, "D", "parts", 9'000'000).tags.front();
    const auto before = house.events();
    const std::string folder = house.file("out").string();

    const auto told = house.done(
        {"export", "--format", "shopify", "--to", folder, "--language", "de", "--base-url", "https://shop.example/"});

    EXPECT_EQ(told["units"], 3);
    EXPECT_EQ(told["photos"], 1);
    const std::string photo = "photos/" + shelf.tags.front() + "-1.jpg";
    EXPECT_THAT(told["files"], ElementsAre("shopify.csv", "export-log.csv", photo));
    ASSERT_THAT(told["leftOut"], SizeIs(1));
    EXPECT_EQ(told["leftOut"][0]["unit"], faulty);
    EXPECT_THAT(told["leftOut"][0]["why"], HasSubstr("never sold at retail"));
    const std::string table = textIn(folder + "/shopify.csv");
    EXPECT_THAT(table, HasSubstr("https://shop.example/" + photo));
    EXPECT_THAT(table, HasSubstr("aufbereitet"));
    EXPECT_THAT(table, Not(HasSubstr(faulty)));
    EXPECT_THAT(textIn(folder + "/export-log.csv"), HasSubstr(faulty + ",,\"Not in the export: A unit of grade D"));
    EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 4);
    for (const std::string word : {"ORDER-4711", "SERIAL-1", "seller-5", "T01", "GPS", "Ann Example"}) {
        EXPECT_THAT(table, Not(HasSubstr(word)));
        EXPECT_THAT(textIn(folder + "/" + photo), Not(HasSubstr(word)));
    }
    EXPECT_TRUE(vision::decodePhoto(bytesIn(folder + "/" + photo))) << "the copy is a picture";
    EXPECT_EQ(house.events(), before) << "an export writes no event";

    (void)house.done({"export", "--format", "shopify", "--to", house.file("again").string(), "--language", "de",
                      "--base-url", "https://shop.example"});
    for (const std::string& file : {std::string("shopify.csv"), std::string("export-log.csv"), photo}) {
        EXPECT_EQ(textIn(house.file("again") / file), textIn(std::filesystem::path(folder) / file)) << file;
    }
}

TEST(Export, notesAPhotoThatIsNotAtThisStation)
{
    const Warehouse house;
    const auto shelf = shelve(house, 1, "B", "outlet");
    std::filesystem::remove_all(house.data() / "photos");

    const auto told = house.done(
        {"export", "--channel", "outlet", "--to", house.file("out").string(), "--base-url", "https://shop.example"});

    EXPECT_EQ(told["units"], 1);
    EXPECT_EQ(told["photos"], 0);
    EXPECT_THAT(told["log"].dump(), HasSubstr("photo front"));
    EXPECT_THAT(told["files"], ElementsAre("shopify.csv", "export-log.csv"));
}

TEST(Export, takesTheFormatOfAChannelAndLeavesSoldUnitsOut)
{
    const Warehouse house;
    const auto shelf = shelve(house, 2, "B", "discount");
    (void)shelve(house, 1, "C", "social", 5'000'000);
    (void)house.done({"sell", shelf.tags[1], "--order", "ORD-9", "--price", "30.00 EUR"});
    const std::string folder = house.file("out").string();

    const auto told = house.done({"export", "--channel", "discount", "--to", folder});

    EXPECT_EQ(told["format"], "ebay");
    EXPECT_EQ(told["units"], 1);
    EXPECT_THAT(textIn(folder + "/ebay.csv"), HasSubstr(shelf.tags[0]));
    EXPECT_THAT(house.refused({"export", shelf.tags[1], "--format", "csv", "--to", house.file("no").string()}),
                HasSubstr("This unit is sold"));
    EXPECT_FALSE(std::filesystem::exists(house.file("no")));
    EXPECT_THAT(house.refused({"export", "--to", folder}), HasSubstr("Say for which channel"));
    EXPECT_THAT(house.refused({"export", "--format", "csv", "--to", folder, "--language", "it"}),
                HasSubstr("\"it\" is not one of: zh, en, de, fr."));
    EXPECT_THAT(house.refused({"export", "--channel", "moon", "--to", folder}), HasSubstr("no channel \"moon\""));
}

TEST(Drafts, areOfAChannelAndALanguageWhereThatIsAsked)
{
    const Warehouse house;
    const auto shelf = shelve(house, 1, "B", "discount");

    const auto draft = house.done({"draft", shelf.tags[0], "--channel", "social", "--language", "fr"});

    EXPECT_EQ(draft["title"], "Mug, blue, reconditionné, grade B, garantie 6 mois");
    EXPECT_THAT(draft["body"].get<std::string>(), HasSubstr("Légères traces d’usage"));
    EXPECT_THAT(draft["leftOut"], IsEmpty());
    EXPECT_THAT(house.done({"draft", shelf.tags[0]})["title"], "Mug, blue, refurbished, grade B") << "as before";
}

TEST(Sales, areCheckedWithoutWritingAndRecordedAllOrNone)
{
    const Warehouse house;
    const auto shelf = shelve(house, 4, "B", "discount");
    const std::string heading = "Name,Lineitem sku,Lineitem price,Billing Name\n";
    const std::string good =
        heading + "#1001," + shelf.tags[0] + ",31.20,Ann Example\n#1002," + shelf.tags[1] + ",\"29,90\",Bob Example\n";
    const std::string list = listAt(house, "sales.csv", good);
    const auto before = house.events();

    const auto look = house.done({"sales", "check", list});
    EXPECT_EQ(look["sales"], 2);
    EXPECT_EQ(look["flawed"], 0);
    EXPECT_THAT(look["unusedColumns"], ElementsAre("Billing Name"));
    EXPECT_EQ(house.events(), before);

    const auto taken = house.done({"sales", "import", list});
    EXPECT_EQ(taken["written"], 2);
    EXPECT_EQ(house.events(), before + 2);
    const auto unit = house.done({"item", "show", shelf.tags[1]});
    EXPECT_EQ(unit["standing"], "sold");
    EXPECT_THAT(unit.dump(), HasSubstr("\"1002\""));
    EXPECT_THAT(unit.dump(), HasSubstr("2990"));
    EXPECT_THAT(unit.dump(), Not(HasSubstr("Bob")));

    const auto again = house.done({"sales", "import", list});
    EXPECT_EQ(again["known"], 2);
    EXPECT_EQ(again["written"], 0);
    EXPECT_EQ(house.events(), before + 2) << "the same list twice changes nothing";
}

TEST(Sales, nameEveryFaultWithRowColumnAndValueAndWriteNothing)
{
    const Warehouse house;
    const auto shelf = shelve(house, 4, "B", "discount");
    (void)house.done({"sell", shelf.tags[3], "--order", "ORD-7", "--price", "30.00 EUR"});
    const std::string text = "unit,order,price\n" +                       // 1
                             shelf.tags[0] + ",1001,31.20\n" +            // 2 good
                             shelf.tags[0] + ",1002,31.20\n" +            // 3 twice
                             "BCDEFGHIJKLNX,1003,31.20\n" +               // 4 check letter
                             qr::tagFromNumber(42).text() + ",1004,1\n" + // 5 unknown
                             shelf.tags[1] + ",ann@example.com,31.20\n" + // 6 no order number
                             shelf.tags[2] + ",1006,thirty\n" +           // 7 no amount
                             shelf.tags[3] + ",1007,31.20\n";             // 8 sold under another order
    const std::string list = listAt(house, "sales.csv", text);
    const std::string flaws = house.file("flaws.csv").string();

    const auto look = house.done({"sales", "check", list});
    std::vector<std::string> said;
    for (const auto& flaw : look["flaws"]) {
        said.push_back(std::to_string(flaw["row"].get<int>()) + " " + flaw["column"].get<std::string>());
    }
    EXPECT_THAT(said, ElementsAre("3 unit", "4 unit", "5 unit", "6 order", "7 price", "8 unit"));
    EXPECT_THAT(look["flaws"][0]["problem"], HasSubstr("sold in row 2 already"));
    EXPECT_EQ(look["flaws"][4]["value"], "thirty");
    EXPECT_THAT(look["flaws"][5]["problem"], HasSubstr("This unit is sold"));
    EXPECT_THAT(house.refused({"sales", "import", list, "--flaws", flaws}),
                HasSubstr("Nothing was taken over: 6 faults in the list, the first in row 3"));
    EXPECT_EQ(house.done({"item", "show", shelf.tags[0]})["standing"], "listed") << "not the good row either";
    EXPECT_THAT(textIn(flaws), HasSubstr("7,price,thirty,"));
    EXPECT_THAT(house.refused({"sales", "import", listAt(house, "x.csv", "a,b\n1,2\n")}),
                HasSubstr("The list has no column \"unit\""));
    EXPECT_THAT(house.refused({"sales", "check", house.file("none.csv").string()}), Not(IsEmpty()));
}

TEST(Sales, areReadFromJsonAndInTheCurrencyOfTheOfferOnly)
{
    const Warehouse house;
    const auto shelf = shelve(house, 2, "B", "discount");
    const std::string list =
        listAt(house, "sales.json",
               R"([{"unit": ")" + shelf.tags[0] + R"(", "order": "A-1", "price": "30.00"},)" + R"({"unit": ")" +
                   shelf.tags[1] + R"(", "order": "A-2", "price": "30.00", "currency": "USD"}])");

    const auto look = house.done({"sales", "check", list});

    EXPECT_EQ(look["format"], "json");
    ASSERT_THAT(look["flaws"], SizeIs(1));
    EXPECT_EQ(look["flaws"][0]["column"], "price");
    EXPECT_THAT(look["flaws"][0]["problem"], HasSubstr("offered in EUR, not in USD"));
}

TEST(LiveSession, goesOnWhereTheProgramWasKilledAndIsNotWrittenTwice)
{
    const Warehouse house;
    const auto shelf = shelve(house, 2, "B", "social");
    const auto note = house.data() / "live-session.json";
    (void)house.done(
        {"session", "new", "--to", house.file("sheet.pdf").string(), "--units", shelf.tags[0], shelf.tags[1]});
    const std::string empty = textIn(note);
    (void)house.done({"session", "sell", shelf.tags[0]});
    const std::string open = textIn(note);

    std::ofstream(note, std::ios::binary) << open.substr(0, open.size() / 2);
    EXPECT_THAT(house.refused({"session", "show"}), HasSubstr("cannot be read"));
    std::ofstream(note, std::ios::binary) << open;
    EXPECT_THAT(house.done({"session", "show"})["sold"], SizeIs(1));
    EXPECT_NE(open, empty);

    (void)house.done({"session", "close"});
    const auto after = house.events();
    // Killed after the sales were written, before the note was gone.
    std::ofstream(note, std::ios::binary) << open;
    EXPECT_THAT(house.done({"session", "close"})["sold"], SizeIs(1));
    EXPECT_EQ(house.events(), after);
    EXPECT_FALSE(std::filesystem::exists(note));
}

/// S3.5: 47 scans in a row, a double scan, an undo, and one close.
TEST(LiveSession, sellsFortySevenUnitsByScanAndWritesThemAtItsEnd)
{
    const Warehouse house;
    const auto shelf = shelve(house, 47, "B", "social");
    const auto before = house.events();
    const std::string sheet = house.file("sheet.pdf").string();

    const auto begun = house.done(wordsAnd({"session", "new", "--to", sheet, "--units"}, shelf.tags));
    EXPECT_THAT(begun["units"], SizeIs(47));
    int scans = 0;
    for (const std::string& tag : shelf.tags) {
        const auto mark = house.done({"session", "sell", tag});
        EXPECT_EQ(mark["changed"], true);
        EXPECT_EQ(mark["sold"], ++scans);
        EXPECT_EQ(mark["order"], begun["session"].get<std::string>() + "-" + std::to_string(scans));
    }
    EXPECT_EQ(house.events(), before) << "until the session is closed no sale is written";

    const auto twice = house.done({"session", "sell", shelf.tags[10], "--price", "1.00 EUR"});
    EXPECT_EQ(twice["changed"], false);
    EXPECT_THAT(twice["warning"], HasSubstr("Nothing was changed"));
    EXPECT_EQ(twice["price"]["minor"], 3120);
    EXPECT_EQ(twice["sold"], 47);

    EXPECT_EQ(house.done({"session", "undo"})["unit"], shelf.tags[46]);
    EXPECT_EQ(house.done({"session", "undo", shelf.tags[3]})["sold"], 45);
    EXPECT_THAT(house.refused({"session", "undo", shelf.tags[3]}), HasSubstr("was not sold in this session"));
    EXPECT_EQ(house.done({"session", "sell", shelf.tags[46], "--price", "29.00 EUR", "--order", "TT-9"})["sold"], 46);

    const auto ended = house.done({"session", "close"});
    EXPECT_THAT(ended["sold"], SizeIs(46));
    EXPECT_EQ(house.events(), before + 46);
    EXPECT_EQ(house.done({"item", "show", shelf.tags[3]})["standing"], "listed") << "taken back";
    EXPECT_EQ(house.done({"item", "show", shelf.tags[10]})["standing"], "sold");
    EXPECT_THAT(house.done({"item", "show", shelf.tags[46]}).dump(), HasSubstr("TT-9"));
    EXPECT_THAT(house.refused({"session", "close"}), HasSubstr("No live session is open"));
    EXPECT_EQ(house.done({"store", "verify"})["intact"], true);
    std::cout << scans << " scans, 46 sales written together\n";
}

TEST(LiveSession, printsARunSheetThatAnIndependentDecoderReads)
{
    if (!std::filesystem::exists("/usr/bin/zbarimg") || !std::filesystem::exists("/usr/bin/pdftoppm")) {
        GTEST_SKIP() << "zbar-tools and poppler-utils are not installed";
    }
    const Warehouse house;
    const auto shelf = shelve(house, 16, "B", "social");
    const std::string stem = house.file("page").string();
    (void)house.done(wordsAnd({"session", "new", "--to", house.file("sheet.pdf").string(), "--units"}, shelf.tags));

    ASSERT_EQ(
        runProgram({"/usr/bin/pdftoppm", "-r", "200", "-gray", "-png", house.file("sheet.pdf").string(), stem}).code,
        0);

    std::vector<std::string> read;
    for (const std::string page : {"1", "2", "3"}) {
        const auto codes = runProgram({"/usr/bin/zbarimg", "--quiet", "--raw", stem + "-" + page + ".png"}).out;
        std::istringstream lines(codes);
        for (std::string line; std::getline(lines, line);) {
            read.push_back(line);
        }
    }
    EXPECT_THAT(read, testing::UnorderedElementsAreArray(shelf.tags));
    const auto text = runProgram({"/usr/bin/pdftotext", house.file("sheet.pdf").string(), "-"}).out;
    EXPECT_THAT(text, HasSubstr("Refurbished, grade B"));
    EXPECT_THAT(text, Not(HasSubstr("ORDER-4711")));
    EXPECT_THAT(text, Not(HasSubstr("seller-5")));
    (void)house.done({"session", "sheet", "--to", house.file("again.pdf").string(), "--chinese"});
    EXPECT_GT(std::filesystem::file_size(house.file("again.pdf")), 1'000U);
}

TEST(LiveSession, isRefusedForUnitsThatAreNotOnOfferAndWhileAnotherIsOpen)
{
    const Warehouse house;
    const auto shelf = shelve(house, 3, "B", "social");
    const std::string sheet = house.file("sheet.pdf").string();
    (void)house.done({"sell", shelf.tags[2], "--order", "ORD-1", "--price", "30.00 EUR"});

    EXPECT_THAT(house.refused({"session", "sell", shelf.tags[0]}), HasSubstr("No live session is open"));
    EXPECT_THAT(house.refused({"session", "new", "--to", sheet, "--units", shelf.tags[2]}),
                HasSubstr("is not on offer"));
    EXPECT_THAT(house.refused({"session", "new", "--to", sheet, "--units",
                               shelve(house, 1, "D", "parts", 9'000'000).tags.front()}),
                HasSubstr("never sold at retail"));
    EXPECT_THAT(house.refused({"session", "new", "--to", sheet, "--units", shelf.tags[0], shelf.tags[0]}),
                HasSubstr("stands twice"));
    EXPECT_THAT(house.refused({"session", "new", "--to", "/nowhere/at/all.pdf", "--units", shelf.tags[0]}),
                HasSubstr("cannot be written"));
    (void)house.done({"session", "new", "--to", sheet, "--units", shelf.tags[0], shelf.tags[1]});
    EXPECT_THAT(house.refused({"session", "new", "--to", sheet, "--units", shelf.tags[1]}), HasSubstr("open already"));
    EXPECT_THAT(house.refused({"session", "sell", shelf.tags[2]}), HasSubstr("not on the list of this session"));

    (void)house.done({"session", "sell", shelf.tags[0]});
    (void)house.done({"session", "sell", shelf.tags[1]});
    // Another station sold one of them meanwhile: then none is written, and the session stays open.
    (void)house.done({"sell", shelf.tags[1], "--order", "ORD-2", "--price", "30.00 EUR"});
    EXPECT_THAT(house.refused({"session", "close"}), HasSubstr("This unit is sold"));
    EXPECT_EQ(house.done({"item", "show", shelf.tags[0]})["standing"], "listed");
    (void)house.done({"session", "undo", shelf.tags[1]});
    EXPECT_THAT(house.done({"session", "close"})["sold"], SizeIs(1));
    EXPECT_EQ(house.done({"item", "show", shelf.tags[0]})["standing"], "sold");
}
