#include "tests/listing/samples.h"
#include "tests/support/temporaryfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace regrade::listing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

constexpr const char* kShop = "https://shop.example";

bool isOnPath(const std::string& program)
{
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

/// What a command says; a test fails when it fails.
std::string saidBy(const std::string& command)
{
    std::string said;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer{};
    for (std::size_t size = 0; (size = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        said.append(buffer.data(), size);
    }
    EXPECT_EQ(pclose(pipe), 0) << command << "\n" << said;
    return said;
}

/// Three units: one with a GTIN and two photos, one with a flaw, a new handle and a name that would calculate, one that
/// was never used and never weighed.
std::vector<Offer> threeOffers(const std::string& format, rules::Tongue tongue)
{
    auto lamp = onOffer({"CDEFGHIJKLNOP", "LP-200", "=HYPERLINK(\"x\")", "C", "social", domain::Cosmetic::flaw, 2400});
    lamp.everRepaired = true;
    lamp.parts = {keyPart("Switch <b>\"S1\"</b> & cord")};
    auto robot = onOffer({"DEFGHIJKLNOPR", "RB-1", "Toy robot; red", "A", "outlet", domain::Cosmetic::none, 3600});
    robot.packing->weightG = 0;
    std::vector<Offer> offers;
    for (const auto& item : {onOffer({"BCDEFGHIJKLNO", "9506000134352", "Mug, blue", "B", "discount"}), lamp, robot}) {
        offers.push_back(makeOffer(item, shippedPolicy(), shippedOffering(), tongue, format, "2026-11-28").value());
    }
    offers[0].photos = {"photos/BCDEFGHIJKLNO-1.jpg", "photos/BCDEFGHIJKLNO-2.jpg"};
    offers[2].photos = {"photos/DEFGHIJKLNOPR-1.png"};
    return offers;
}

Exported exportOf(const std::string& format, const std::string& url = kShop, rules::Tongue tongue = rules::Tongue::de)
{
    return exportOffers(threeOffers(format, tongue), shippedOffering(), {format, url, tongue}).value();
}

std::string bytesOf(const Exported& exported, const std::string& name)
{
    for (const ExportFile& file : exported.files) {
        if (file.name == name) {
            return file.bytes;
        }
    }
    ADD_FAILURE() << "no file " << name;
    return {};
}

std::string textIn(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Rows of a table as Python's own reader gives them in its strict mode, without a line of ours.
Json readByPython(const std::string& bytes, const std::string& dialect)
{
    const tests::TemporaryFolder folder;
    std::ofstream(folder.path() / "table", std::ios::binary) << bytes;
    const std::string script =
        "import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline=''),"
        "dialect='" +
        dialect + "',strict=True))))";
    return Json::parse(saidBy("python3 -c \"" + script + "\" " + (folder.path() / "table").string()));
}

struct Example {
    const char* format;
    const char* file;
};
constexpr Example kExamples[] = {{"shopify", "shopify.csv"}, {"ebay", "ebay.csv"},        {"google", "google.tsv"},
                                 {"google", "google.xml"},   {"schema", "offers.jsonld"}, {"csv", "offers.csv"}};

TEST(Export, isTheStoredExampleByteForByte)
{
    for (const auto& [format, file] : kExamples) {
        const std::string made = bytesOf(exportOf(format), file);
        const fs::path stored = fs::path(REGRADE_SOURCE_DIR) / "tests/listing/examples" / file;
        const fs::path beside = fs::path(REGRADE_BINARY_DIR) / "listing-examples" / file;
        if (made != textIn(stored)) {
            fs::create_directories(beside.parent_path());
            std::ofstream(beside, std::ios::binary) << made;
        }
        EXPECT_TRUE(made == textIn(stored)) << "diff " << stored << " " << beside;
        EXPECT_EQ(bytesOf(exportOf(format), file), made) << "twice the same";
    }
}

TEST(Export, toShopifyHasTheColumnsOfItsLayoutAndIsReadByAStrictReader)
{
    if (!isOnPath("python3")) {
        GTEST_SKIP() << "python3 is not on this machine.";
    }
    const auto rows = readByPython(bytesOf(exportOf("shopify"), "shopify.csv"), "excel");

    ASSERT_THAT(rows, SizeIs(5)) << "heading, three units, one further photo";
    for (const auto& row : rows) {
        EXPECT_THAT(row, SizeIs(57));
    }
    const fs::path layout = fs::path(REGRADE_SOURCE_DIR) / "../shared/data/standards/market/marketplace.json";
    if (fs::exists(layout)) {
        EXPECT_EQ(rows[0], Json::parse(textIn(layout))["shopify_product_csv_2025"]);
    }
    EXPECT_EQ(rows[1][10], "9506000134352");
    EXPECT_EQ(rows[3][10], "") << "a barcode only where the SKU is a GTIN";
    EXPECT_EQ(rows[2][1], rows[1][1]) << "the second photo is of the same product";
    EXPECT_EQ(rows[2][0], "");
    EXPECT_EQ(rows[2][36], "https://shop.example/photos/BCDEFGHIJKLNO-2.jpg");
    EXPECT_EQ(rows[1][20], "31.20");
    EXPECT_EQ(rows[1][50], "refurbished");
    EXPECT_EQ(rows[3][50], "used");
    EXPECT_THAT(rows[3][2].get<std::string>(), HasSubstr("Switch &lt;b&gt;&quot;S1&quot;&lt;/b&gt; &amp; cord"));
}

TEST(Export, toEbaySaysTheConditionThatTheHouseMaySay)
{
    if (!isOnPath("python3")) {
        GTEST_SKIP() << "python3 is not on this machine.";
    }
    auto approved = shippedOffering();
    approved.ebayApproved = true;
    const auto codes = [&](const rules::Offering& offering) {
        std::vector<Offer> offers;
        for (const char* grade : {"A", "B", "C"}) {
            offers.push_back(makeOffer(onOffer({"BCDEFGHIJKLNO", "X", "Mug", grade, "discount"}), shippedPolicy(),
                                       offering, rules::Tongue::en, "ebay", "2026-11-28")
                                 .value());
        }
        const auto made = exportOffers(offers, offering, {"ebay", kShop, rules::Tongue::en}).value();
        std::vector<std::string> ids;
        const auto rows = readByPython(bytesOf(made, "ebay.csv"), "excel");
        for (std::size_t i = 1; i < rows.size(); ++i) {
            EXPECT_EQ(rows[i].size(), rows[0].size());
            ids.push_back(rows[i][4]);
        }
        return ids;
    };

    EXPECT_THAT(codes(shippedOffering()), ElementsAre("2500", "2500", "2500"));
    EXPECT_THAT(codes(approved), ElementsAre("2010", "2020", "2030"));
    const auto rows = readByPython(bytesOf(exportOf("ebay"), "ebay.csv"), "excel");
    EXPECT_EQ(rows[0][0], "*Action(SiteID=Germany|Country=DE|Currency=EUR|Version=1193|CC=UTF-8)");
    EXPECT_EQ(rows[1][9], "https://shop.example/photos/BCDEFGHIJKLNO-1.jpg|https://shop.example/photos/"
                          "BCDEFGHIJKLNO-2.jpg");
    for (std::size_t i = 1; i < rows.size(); ++i) {
        EXPECT_LE(lengthOf(rows[i][3].get<std::string>()), 80U);
    }
    EXPECT_THAT(rows[2][5].get<std::string>(), HasSubstr("Switch")) << "the condition tells the replaced key part";
}

TEST(Export, neverBeginsACellWithAFormulaAndSaysSo)
{
    if (!isOnPath("python3")) {
        GTEST_SKIP() << "python3 is not on this machine.";
    }
    for (const auto& [format, file] : kExamples) {
        if (!std::string(file).ends_with("sv")) {
            continue;
        }
        const auto exported = exportOf(format);
        const auto rows =
            readByPython(bytesOf(exported, file), std::string(file).ends_with("tsv") ? "excel-tab" : "excel");
        for (std::size_t i = 1; i < rows.size(); ++i) {
            for (const auto& cell : rows[i]) {
                const std::string text = cell;
                EXPECT_TRUE(text.empty() || std::string("=+-@\t\r\n").find(text.front()) == std::string::npos) << text;
            }
        }
        if (std::string(format) != "csv") {
            EXPECT_THAT(exported.notes, Contains(testing::Field(&FieldNote::why, HasSubstr("takes for a formula"))));
            EXPECT_THAT(bytesOf(exported, file), Not(HasSubstr("'=")));
        } else {
            EXPECT_THAT(bytesOf(exported, file), HasSubstr("'=HYPERLINK"));
        }
    }
}

TEST(Export, saysOfEveryEmptyFieldWhichAndWhy)
{
    if (!isOnPath("python3")) {
        GTEST_SKIP() << "python3 is not on this machine.";
    }
    int told = 0;
    for (const auto& [format, file] : {kExamples[0], kExamples[1], kExamples[2]}) {
        for (const std::string& url : {std::string(), std::string(kShop)}) {
            const auto exported = exportOf(format, url);
            const auto rows =
                readByPython(bytesOf(exported, file), std::string(file).ends_with("tsv") ? "excel-tab" : "excel");
            const std::size_t tagColumn = std::string(format) == "shopify" ? 9 : std::string(format) == "ebay" ? 1 : 0;
            for (std::size_t i = 1; i < rows.size(); ++i) {
                const std::string tag = rows[i][tagColumn];
                for (std::size_t column = 0; !tag.empty() && column < rows[i].size(); ++column) {
                    const bool isNoted =
                        std::any_of(exported.notes.begin(), exported.notes.end(), [&](const FieldNote& note) {
                            return note.field == rows[0][column] && (note.unit.empty() || note.unit == tag) &&
                                   note.why.size() > 10 && note.why.find("formula") == std::string::npos;
                        });
                    EXPECT_EQ(isNoted, rows[i][column].get<std::string>().empty())
                        << format << " " << rows[0][column] << " of " << tag;
                    told += isNoted ? 1 : 0;
                }
            }
        }
    }
    std::cout << told << " empty fields of three units in three formats, each told\n";
    EXPECT_GT(told, 150);
}

TEST(Export, toGoogleIsWellFormedForAReaderThatIsNotOurs)
{
    if (!isOnPath("xmllint")) {
        GTEST_SKIP() << "xmllint (libxml2-utils) is not on this machine.";
    }
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "google.xml";
    std::ofstream(file, std::ios::binary) << bytesOf(exportOf("google"), "google.xml");
    const auto at = [&](const std::string& path) {
        return saidBy("xmllint --xpath \"" + path + "\" " + file.string());
    };

    EXPECT_EQ(saidBy("xmllint --noout " + file.string()), "");
    EXPECT_EQ(at("count(//item)"), "3\n");
    EXPECT_EQ(at("string(//item[1]/*[local-name()='condition'])"), "refurbished\n");
    EXPECT_EQ(at("string(//item[2]/*[local-name()='condition'])"), "used\n");
    EXPECT_EQ(at("string(//item[1]/*[local-name()='price'])"), "31.20 EUR\n");
    EXPECT_EQ(at("namespace-uri(//item[1]/*[local-name()='id'])"), "http://base.google.com/ns/1.0\n");
    EXPECT_THAT(at("string(//item[2]/*[local-name()='description'])"),
                HasSubstr("Wesentliches Teil ersetzt: Switch <b>\"S1\"</b> & cord"));
}

TEST(Export, toSchemaOrgIsExpandedByAProcessorThatIsNotOurs)
{
    const char* elsewhere = std::getenv("REGRADE_JSONLD");
    const fs::path modules =
        elsewhere != nullptr ? fs::path(elsewhere) : fs::path(REGRADE_SOURCE_DIR "/build/jsonld/node_modules");
    if (!fs::exists(modules / "jsonld/package.json") || !isOnPath("node")) {
        GTEST_SKIP()
            << "jsonld is not on this machine: npm ci in a copy of tests/listing/jsonld at build/jsonld brings "
               "it; node is needed, too.";
    }
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "offers.jsonld";
    std::ofstream(file, std::ios::binary) << bytesOf(exportOf("schema"), "offers.jsonld");

    const auto expanded = Json::parse(saidBy("node " REGRADE_SOURCE_DIR "/tests/listing/jsonld/expand.mjs " +
                                             modules.string() + " " + file.string()));

    ASSERT_THAT(expanded, SizeIs(3));
    const auto& mug = expanded[0];
    EXPECT_EQ(mug["@id"], "https://shop.example/p/BCDEFGHIJKLNO");
    EXPECT_THAT(mug["@type"], ElementsAre("https://schema.org/Product", "https://schema.org/IndividualProduct"));
    EXPECT_EQ(mug["https://schema.org/gtin"][0]["@value"], "9506000134352");
    EXPECT_EQ(mug["https://schema.org/itemCondition"][0]["@id"], "https://schema.org/RefurbishedCondition");
    EXPECT_THAT(mug["https://schema.org/image"], SizeIs(2));
    const auto& offer = mug["https://schema.org/offers"][0];
    EXPECT_EQ(offer["https://schema.org/price"][0]["@value"], "31.20");
    EXPECT_EQ(offer["https://schema.org/availability"][0]["@id"], "https://schema.org/InStock");
    const auto& warranty = offer["https://schema.org/warranty"][0]["https://schema.org/durationOfWarranty"][0];
    EXPECT_EQ(warranty["https://schema.org/value"][0]["@value"], 6);
    EXPECT_EQ(warranty["https://schema.org/unitCode"][0]["@value"], "MON");
    EXPECT_EQ(expanded[1]["https://schema.org/itemCondition"][0]["@id"], "https://schema.org/UsedCondition");
    EXPECT_FALSE(expanded[1].contains("https://schema.org/gtin"));
}

/// S3.1: D at no retail format, sold units at none at all.
TEST(Export, takesNoFaultyAndNoSoldUnit)
{
    const auto faulty = onOffer({"BCDEFGHIJKLNO", "X", "Kettle", "D", "parts", domain::Cosmetic::heavy});
    auto sold = onOffer({"BCDEFGHIJKLNO", "X", "Kettle", "B", "discount"});
    sold.standing = domain::Standing::sold;

    const auto forRepairers = onOffer({"BCDEFGHIJKLNO", "X", "Kettle", "B", "parts"});
    for (const char* format : rules::kOfferFormats) {
        const bool retail = std::string(format) != "csv";
        EXPECT_EQ(
            bool(makeOffer(forRepairers, shippedPolicy(), shippedOffering(), rules::Tongue::en, format, "2026-11-28")),
            !retail)
            << "whatever its grade, that channel is not for consumers";
        const auto made =
            makeOffer(faulty, shippedPolicy(), shippedOffering(), rules::Tongue::en, format, "2026-11-28");
        EXPECT_EQ(bool(made), !retail) << format;
        EXPECT_THAT(
            makeOffer(sold, shippedPolicy(), shippedOffering(), rules::Tongue::en, format, "2026-11-28").error().what(),
            HasSubstr("This unit is sold"));
    }
}

TEST(Export, tellsNoOrderSellerSerialNumberOrStaff)
{
    for (const auto& [format, file] : kExamples) {
        const std::string bytes = bytesOf(exportOf(format), file);
        for (const std::string word :
             {"ORDER-4711", "RMA-99", "SERIAL-1", "seller-5", "T01", "changed_mind", "11.11", "40.00"}) {
            EXPECT_THAT(bytes, Not(HasSubstr(word))) << file;
        }
    }
}

TEST(Export, isRefusedForAWrongAddressTwoCurrenciesAndNothing)
{
    const auto refusedWith = [](const std::vector<Offer>& offers, const std::string& format, const std::string& url) {
        return exportOffers(offers, shippedOffering(), {format, url, rules::Tongue::en}).error().what();
    };
    auto offers = threeOffers("csv", rules::Tongue::en);

    for (const std::string url : {"shop.example", "javascript:alert(1)", "https://", "https://a b", "https://a\"b"}) {
        EXPECT_THAT(refusedWith(offers, "csv", url), HasSubstr("is not an address such as")) << url;
    }
    EXPECT_THAT(refusedWith({}, "csv", kShop), HasSubstr("No unit is on offer"));
    EXPECT_THAT(refusedWith(offers, "amazon", kShop), HasSubstr("There is no format \"amazon\""));
    offers[1].price.currency = "USD";
    EXPECT_THAT(refusedWith(offers, "csv", kShop), HasSubstr("in EUR and in USD"));
}

} // namespace
} // namespace regrade::listing
