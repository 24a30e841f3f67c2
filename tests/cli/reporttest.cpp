#include "tests/cli/program.h"
#include "tests/support/browser.h"
#include "tests/support/secretwords.h"

#include "insight/worklist.h"
#include "store/database.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

using regrade::clitest::runProgram;
using regrade::clitest::Warehouse;
using regrade::tests::Browser;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPicture = "data:image/jpeg;base64,";
constexpr const char* kTongues[] = {"zh", "en", "de", "fr"};

std::string contentsOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// The demo warehouse, loaded once.
class Reports : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_house = std::make_unique<Warehouse>();
        (void)s_house->done({"demo", "load"});
    }
    static void TearDownTestSuite() { s_house.reset(); }

    /// The reports of all units, written at the first call.
    static fs::path folder(const std::string& language)
    {
        const fs::path folder = s_house->file("reports-" + language);
        if (!fs::exists(folder)) {
            const auto told = s_house->done({"report", "all", "--to", folder.string(), "--language", language});
            s_written += static_cast<int>(told["reports"].size());
            for (const auto& one : told["leftOut"]) {
                EXPECT_THAT(one["why"].get<std::string>(), HasSubstr("has no grade yet"));
            }
        }
        return folder;
    }
    static std::vector<fs::path> files(const fs::path& folder)
    {
        std::vector<fs::path> all;
        for (const auto& entry : fs::directory_iterator(folder)) {
            all.push_back(entry.path());
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    /// What must leave the house with no report: staff, order numbers, return numbers, sellers.
    static std::set<std::string> secrets()
    {
        std::set<std::string> words;
        const auto reader = regrade::store::Database::openForReading(s_house->data() / "regrade.db").value();
        for (const char* sql :
             {"SELECT DISTINCT actor FROM event", "SELECT DISTINCT json_extract(body, '$.order') FROM event",
              "SELECT DISTINCT json_extract(body, '$.rma') FROM event",
              "SELECT DISTINCT json_extract(body, '$.serial') FROM event WHERE kind = 'ItemReceived'"}) {
            EXPECT_TRUE(reader.each(sql, {}, [&](const regrade::store::Row& row) {
                if (const std::string word = row.text(0); word.size() > 3) {
                    words.insert(word);
                }
            })) << sql;
        }
        return words;
    }

    static std::unique_ptr<Warehouse> s_house;
    static int s_written;
};
std::unique_ptr<Warehouse> Reports::s_house;
int Reports::s_written = 0;

/// The axe engine, where npm can be reached; empty = it cannot.
std::string axe()
{
    const fs::path kept = fs::path(REGRADE_SOURCE_DIR) / "build/axe";
    const fs::path file = kept / "package/axe.min.js";
    if (!fs::exists(file) && fs::exists("/usr/bin/npm")) {
        fs::create_directories(kept);
        (void)runProgram(
            {"/bin/sh", "-c",
             "cd '" + kept.string() + "' && npm pack --silent axe-core@4.10.2 && tar xzf axe-core-4.10.2.tgz"});
    }
    return fs::exists(file) ? contentsOf(file) : std::string();
}

TEST_F(Reports, tellNobodyWhoWorkedWhoBoughtAndWhatTheOrderWas)
{
    const auto words = secrets();
    ASSERT_GT(words.size(), 200U);
    int searched = 0;
    for (const char* language : kTongues) {
        for (const fs::path& file : files(folder(language))) {
            std::string page = contentsOf(file);
            for (auto at = page.find(kPicture); at != std::string::npos; at = page.find(kPicture, at + 1)) {
                page.erase(at + kPicture.size(), page.find('"', at) - at - kPicture.size());
            }
            for (const std::string& word : words) {
                ASSERT_EQ(page.find(word), std::string::npos) << file << " tells " << word;
            }
            EXPECT_EQ(page.find("Exif"), std::string::npos);
            EXPECT_EQ(page.find("<script"), std::string::npos);
            EXPECT_EQ(page.find("src=\"http"), std::string::npos);
            ++searched;
        }
    }
    std::printf("%d reports in 4 languages searched for %zu names and numbers of the house: 0 found\n", searched,
                words.size());
    EXPECT_GE(searched, 4 * 180);
}

/// Every other document that leaves the house; proofs and evidence packs: tests/demo.
TEST_F(Reports, leaveNoStaffCodeAndNoOrderToAnyOtherExport)
{
    const fs::path out = s_house->file("exports");
    fs::create_directories(out);
    const auto at = [&](const char* name) { return (out / name).string(); };
    (void)s_house->done({"epcis", "export", "--all", "--out", at("epcis")});
    (void)s_house->done({"dpp", "export", "--all", "--out", at("dpp")});
    (void)s_house->done({"ords", "export", "--out", at("ords.csv")});
    std::ofstream(out / "supplier.json")
        << s_house->done({"supplier", "report", "--severity", "--lot", "--csv", at("supplier.csv")}).dump();
    std::ofstream(out / "repairability.json") << s_house->done({"supplier", "repairability", "--all"}).dump();
    std::ofstream(out / "impact.json") << s_house->done({"impact", "--all"}).dump();
    std::ofstream(out / "tour.json") << s_house->done({"visit", "tour"}).dump();
    for (const char* format : {"schema", "google", "shopify", "ebay"}) {
        (void)s_house->done({"export", "--format", format, "--to", at(format), "--base-url", "https://shop.example"});
    }
    const auto reader = regrade::store::Database::openForReading(s_house->data() / "regrade.db").value();
    const auto words = regrade::tests::secretWords(reader);
    ASSERT_TRUE(words.contains("T02")) << "the demo's staff codes are looked for";

    int searched = 0;
    int pictures = 0;
    for (const char* language : {"en", "zh"}) {
        for (const fs::path& file : files(folder(language))) {
            EXPECT_EQ(regrade::tests::secretIn(contentsOf(file), words), "") << file;
            ++searched;
        }
    }
    for (const auto& entry : fs::recursive_directory_iterator(out)) {
        const std::string kind = entry.path().extension().string();
        if (!entry.is_regular_file()) {
            continue;
        }
        const std::string text = contentsOf(entry.path());
        if (kind == ".jpg" || kind == ".png") {
            EXPECT_EQ(text.find(std::string("Exif\0", 5)), std::string::npos) << entry.path();
            ++pictures;
        } else {
            EXPECT_EQ(regrade::tests::secretIn(text, words), "") << entry.path();
            ++searched;
        }
    }
    std::printf("%d documents of other kinds searched for %zu staff codes and numbers: 0 found; %d pictures\n",
                searched, words.size(), pictures);
    EXPECT_GE(searched, 2 * 180 + 3 * 200);
    EXPECT_GT(pictures, 20);
}

TEST_F(Reports, openInARealBrowserWithoutAComplaintOrARequestAndPrintWhole)
{
    if (!Browser::isInstalled()) {
        GTEST_SKIP() << "The package chromium is not installed: no browser opens the reports.";
    }
    const std::string engine = axe();
    Browser browser;
    int opened = 0;
    int images = 0;
    int serious = 0;
    int words = 0;
    for (const char* language : kTongues) {
        const auto all = files(folder(language));
        for (std::size_t i = 0; i < all.size(); i += 24) {
            SCOPED_TRACE(all[i].string());
            browser.setMedia("screen");
            browser.setWidth(1280);
            browser.open(all[i]);
            EXPECT_THAT(browser.complaints, IsEmpty());
            for (const std::string& address : browser.requests) {
                EXPECT_TRUE(address.starts_with("file://") || address.starts_with("data:")) << address;
            }
            const auto pictures =
                browser.value("[...document.images].map(i => i.complete && i.naturalWidth > 0 && i.alt.length > 0)");
            images += static_cast<int>(pictures.size());
            EXPECT_EQ(pictures.dump().find("false"), std::string::npos);
            if (!engine.empty()) {
                (void)browser.value(engine + ";1");
                const auto found = browser.value(
                    "axe.run().then(r => r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')"
                    ".map(v => v.id + ': ' + v.nodes.length))");
                EXPECT_TRUE(found.empty()) << found.dump();
                serious += static_cast<int>(found.size());
            }
            // Nothing wider than the place it has: on a telephone, on a screen, on paper.
            for (const auto& [media, width] :
                 {std::pair("screen", 360), std::pair("screen", 1280), std::pair("print", 688)}) {
                browser.setMedia(media);
                browser.setWidth(width);
                const auto clipped = browser.value(
                    "[...document.querySelectorAll('body *')].filter(e => e.scrollWidth > e.clientWidth + 1 &&"
                    " e.clientWidth > 0 && getComputedStyle(e).display !== 'inline' && !e.closest('svg'))"
                    ".map(e => e.tagName + ' ' + e.className)");
                EXPECT_TRUE(clipped.empty()) << media << " " << width << ": " << clipped.dump();
                EXPECT_TRUE(browser.value("document.documentElement.scrollWidth <= " + std::to_string(width)))
                    << media << " " << width;
            }
            // What the printed page says is what the page says.
            std::ofstream(s_house->file("page.b64")) << browser.pdf();
            const auto printed = runProgram({"/bin/sh", "-c",
                                             "base64 -d '" + s_house->file("page.b64").string() + "' > '" +
                                                 s_house->file("page.pdf").string() + "' && pdftotext -raw '" +
                                                 s_house->file("page.pdf").string() + "' -"});
            std::string paper = printed.out;
            std::erase_if(paper, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
            for (const auto& text : browser.value(
                     "[...document.querySelectorAll('h1,h2,th,li strong,figcaption')].map(e => e.textContent)")) {
                std::string word = text.get<std::string>();
                std::erase_if(word, [](char c) { return c == ' ' || c == '\n'; });
                ++words;
                EXPECT_NE(paper.find(word), std::string::npos) << "not on paper: " << text;
            }
            ++opened;
        }
    }
    std::printf(
        "%d reports in a browser: 0 complaints, 0 requests, %d pictures shown, %d texts on paper; axe-core: %s\n",
        opened, images, words,
        engine.empty() ? "not at hand (npm)" : (std::to_string(serious) + " serious findings").c_str());
    EXPECT_GE(opened, 4 * 7);
}

TEST_F(Reports, areWrittenAsPdfWithTheirTextAndFontsAndAsACard)
{
    const auto all = files(folder("zh"));
    int pages = 0;
    for (std::size_t i = 0; i < all.size(); i += 40) {
        const std::string tag = all[i].stem().string();
        for (const char* language : kTongues) {
            const std::string pdf = s_house->file("unit.pdf").string();
            (void)s_house->done({"report", "unit", tag, "--to", pdf, "--format", "pdf", "--language", language});
            const std::string text = runProgram({"/usr/bin/pdftotext", "-layout", pdf, "-"}).out;
            const std::map<std::string, std::string> heading{{"zh", "翻新时间轴"},
                                                             {"en", "Its way through our hands"},
                                                             {"de", "Sein Weg durch unsere Hände"},
                                                             {"fr", "Son parcours chez nous"}};
            EXPECT_THAT(text, HasSubstr(heading.at(language)));
            const std::string fonts = runProgram({"/usr/bin/pdffonts", pdf}).out;
            EXPECT_THAT(fonts, Not(HasSubstr(" no  "))) << "a font is not embedded:\n" << fonts;
            ++pages;
        }
        const std::string card = s_house->file("card.png").string();
        (void)s_house->done({"report", "unit", tag, "--to", card, "--format", "png", "--language", "zh"});
        EXPECT_THAT(contentsOf(card).substr(0, 4), testing::StrEq("\x89PNG"));
    }
    std::printf("%d PDF files: text copied out, every font embedded\n", pages);
    EXPECT_GT(pages, 12);
}

TEST_F(Reports, areTheSameBytesFromTheSameRecord)
{
    const auto all = files(folder("de"));
    const std::string tag = all.front().stem().string();
    EXPECT_THAT(s_house->refused({"report", "unit", tag, "--to", "/proc/none/x.html"}), HasSubstr("/proc/none"));
    EXPECT_THAT(s_house->refused({"report", "unit", tag, "--to", s_house->file("x").string(), "--language", "it"}),
                HasSubstr("it"));
    const auto strip = [](std::string page) {
        constexpr std::size_t kMinute = std::string_view("2026-11-28 23:20").size();
        const auto at = page.find(" UTC");
        return at == std::string::npos ? page : page.erase(at - kMinute, kMinute);
    };
    const std::string again = s_house->file("again.html").string();
    (void)s_house->done({"report", "unit", tag, "--to", again, "--language", "de"});
    EXPECT_EQ(strip(contentsOf(again)), strip(contentsOf(all.front())));
}

} // namespace
