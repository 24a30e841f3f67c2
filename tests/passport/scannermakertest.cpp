#include "passport/scannermaker.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace regrade::passport {
namespace {

const std::string kWhole = R"({"name": "Acme", "models": {"en": "A1", "zh": "A1"}, "checked": "2026-11-28",
  "factory_layout": "us", "sources": ["https://example.org/a"],
  "codes": [
    {"sets": "enter", "symbol": "code128", "text": "{FNC3}$P\r", "source": 1, "says": "in"},
    {"sets": "layout_de", "symbol": "qr", "text": "@DE", "source": 1, "says": "German"},
    {"sets": "leave", "symbol": "code128", "text": "{FNC3}$Q", "source": 1, "says": "out"}]})";

/// The whole file with one place changed.
std::string changed(const std::string& from, const std::string& to)
{
    std::string file = kWhole;
    const auto at = file.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return file.replace(at, from.size(), to);
}

std::string refusal(const std::string& file)
{
    const auto maker = readScannerMaker("acme", file);
    return maker ? std::string("read") : maker.error().what();
}

TEST(ScannerMaker, readsAFileAsItIs)
{
    const auto maker = readScannerMaker("acme", kWhole);

    ASSERT_TRUE(maker) << maker.error().what();
    EXPECT_EQ(maker->id, "acme");
    EXPECT_EQ(maker->sources, std::vector<std::string>{"https://example.org/a"});
    ASSERT_EQ(maker->codes.size(), 3U);
    EXPECT_EQ(maker->codes[0].text, "{FNC3}$P\r");
    EXPECT_TRUE(maker->codes[0].bars);
    EXPECT_EQ(nameOf(maker->codes[1].sets), "layout_de");
    EXPECT_FALSE(maker->codes[1].bars);
}

TEST(ScannerMaker, namesFileAndRowOfWhatIsWrong)
{
    const std::string cannot = "this cannot be a configuration code. A QR code has printable ASCII characters only; a "
                               "Code 128 has {FNC3} once and may have Return in it.";
    const struct {
        std::string file;
        std::string says;
    } cases[] = {
        {changed("\"name\"", "name"), "acme.json, line 1: this is not valid JSON."},
        {"[]", "acme.json, row 1: this is not a row of keys and values."},
        {changed("\"checked\"", "\"name\""), "acme.json: the key \"name\" stands twice in one row."},
        {changed("\"name\": \"Acme\",", ""), "acme.json, row 1: the key \"name\" is missing."},
        {changed("2026-11-28", "yesterday"),
         "acme.json, row 1: \"yesterday\" is not a value that \"checked\" can have."},
        {changed("\"us\"", "\"zz\""), "acme.json, row 1: \"zz\" is not a value that \"factory_layout\" can have."},
        {changed("\"sources\": [\"https://example.org/a\"]", "\"sources\": []"),
         "acme.json, row 1: the value of \"sources\" must be a list that is not empty."},
        {changed("layout_de", "layout_xx"),
         "acme.json/codes, row 2: \"layout_xx\" is not a value that \"sets\" can have."},
        {changed("\"qr\"", "\"dots\""), "acme.json/codes, row 2: \"dots\" is not a value that \"symbol\" can have."},
        {changed("@DE", "@D\u00C9"), "acme.json/codes, row 2: " + cannot},
        {changed("@DE", "@D\\rE"), "acme.json/codes, row 2: " + cannot},
        {changed("@DE", "{FNC3}@DE"), "acme.json/codes, row 2: " + cannot},
        {changed("{FNC3}$Q", "$Q"), "acme.json/codes, row 3: " + cannot},
        {changed("{FNC3}$Q", "{FNC3}${FNC3}Q"), "acme.json/codes, row 3: " + cannot},
        {changed("{FNC3}$Q", "{FNC3}"), "acme.json/codes, row 3: " + cannot},
        {changed("\"source\": 1, \"says\": \"German\"", "\"source\": 2, \"says\": \"German\""),
         "acme.json/codes, row 2: \"2\" is not a value that \"source\" can have."},
        {changed("\"source\": 1, \"says\": \"German\"", "\"source\": 0.5, \"says\": \"German\""),
         "acme.json/codes, row 2: \"0.5\" is not a value that \"source\" can have."},
        {changed("\"says\": \"German\"", "\"sais\": \"German\""),
         "acme.json/codes, row 2: the key \"says\" is missing."},
        {changed("\"says\": \"German\"", "\"says\": \"German\", \"more\": 1"),
         "acme.json/codes, row 2: the key \"more\" is not known."},
        {changed("layout_de", "enter"), "acme.json/codes, row 2: the id \"enter\" stands there a second time."},
        {changed("\"leave\"", "\"aim_id\""),
         "acme.json: a scanner that is led into its set-up must be led out of it by the last code."},
        {changed("\"enter\"", "\"aim_id\""),
         "acme.json: a scanner that is led into its set-up must be led out of it by the last code."},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(refusal(one.file), one.says);
    }
}

TEST(ScannerMaker, hasEveryShippedFileAndASourceForEachCode)
{
    const auto makers = scannerMakers();
    ASSERT_TRUE(makers) << makers.error().what();

    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator(REGRADE_SOURCE_DIR "/resources/scanners")) {
        const auto maker = findScannerMaker(file.path().stem().string());
        ASSERT_TRUE(maker) << maker.error().what();
        ++files;
    }
    EXPECT_EQ(makers->size(), files);
    for (const ScannerMaker& maker : *makers) {
        for (const std::string& source : maker.sources) {
            EXPECT_TRUE(source.starts_with("http")) << maker.id << ": " << source;
        }
    }
}

TEST(ScannerMaker, listsTheMakersWhenAskedForAnother)
{
    const auto maker = findScannerMaker("acme");

    ASSERT_FALSE(maker);
    EXPECT_EQ(maker.error().code, ErrorCode::notFound);
    EXPECT_EQ(maker.error().what(), "There are no configuration codes of a maker \"acme\". There are: alacrity, "
                                    "datalogic, honeywell, opticon.");
}

TEST(ScannerMaker, keepsOfTheLayoutsThatOfThePc)
{
    const auto maker = findScannerMaker("alacrity").value();
    const auto codes = codesFor(maker, "de").value();

    ASSERT_EQ(codes.size(), 2U);
    EXPECT_EQ(codes[0].text, "%%SpecCode41");
    EXPECT_EQ(codes[1].text, "%%SpecCode9C");
    EXPECT_EQ(codesFor(maker, "").value().size(), 4U);
}

TEST(ScannerMaker, needsNoCodeForTheLayoutOfTheFactoryState)
{
    const auto maker = findScannerMaker("datalogic").value();
    const auto codes = codesFor(maker, "us").value();
    for (const ScannerCode& code : codes) {
        EXPECT_EQ(layoutOf(code.sets), "");
    }
    EXPECT_EQ(codes.size() + 1, maker.codes.size());
}

TEST(ScannerMaker, saysWhichLayoutsThereAre)
{
    EXPECT_EQ(codesFor(findScannerMaker("datalogic").value(), "fr").error().what(),
              "There is no code here that sets Datalogic scanners to the keyboard layout \"fr\". There are: us, de.");
    EXPECT_EQ(codesFor(findScannerMaker("opticon").value(), "fr").error().what(),
              "There is no code here that sets the keyboard layout of Opticon scanners. Leave the layout out, and set "
              "it with the scanner's manual.");
}

} // namespace
} // namespace regrade::passport
