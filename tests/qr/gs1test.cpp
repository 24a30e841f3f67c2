#include "qr/gs1.h"
#include "qr/scancontent.h"
#include "tests/support/temporaryfolder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

namespace regrade::qr {
namespace {

using nlohmann::json;

std::optional<json> sharedVectors(const std::string& name)
{
    const char* place = std::getenv("REGRADE_SHARED");
    const auto shared =
        place != nullptr ? std::filesystem::path(place) : std::filesystem::path(REGRADE_SOURCE_DIR) / ".." / "shared";
    std::ifstream file(shared / "data" / "standards" / "gs1" / name);
    return file ? std::optional(json::parse(file)) : std::nullopt;
}

/// As the oracle was asked: "data" is an address or plain text, "bracketed" a text for people, "scan" what a scanner
/// sends with its symbology identifier.
Result<ScanContent> askedAs(const std::string& mode, const std::string& text)
{
    if (mode == "bracketed") {
        auto data = parseGs1Bracketed(text);
        return data ? Result<ScanContent>(ScanContent{ScanKind::gs1, text, {}, *data, {}}) : data.error();
    }
    if (mode == "scan") {
        return text.front() == ']' ? contentOf(text) : Result<ScanContent>(invalid("no symbology identifier"));
    }
    if (!isWebAddress(text)) {
        return ScanContent{ScanKind::text, text, {}, {}, {}};
    }
    auto data = parseDigitalLink(text);
    return data ? Result<ScanContent>(ScanContent{ScanKind::gs1, text, {}, *data, {}}) : data.error();
}

struct Tried {
    int vectors = 0;
    int accepted = 0;
};

Tried tryVectors(const json& all)
{
    Tried tried;
    for (const json& vector : all.at("vectors")) {
        const std::string text = vector.at("in");
        const auto content = askedAs(vector.at("mode"), text);
        ++tried.vectors;
        EXPECT_EQ(bool(content), vector.at("ok").get<bool>()) << text << (content ? "" : ": " + content.error().what());
        if (!content || !vector.at("ok").get<bool>()) {
            continue;
        }
        ++tried.accepted;
        EXPECT_EQ(content->gs1.has_value(), !vector.at("ai").is_null()) << text;
        if (!content->gs1 || vector.at("ai").is_null()) {
            continue;
        }
        EXPECT_EQ(content->gs1->bracketed(), vector.at("ai").get<std::string>()) << text;
        const auto stem = content->gs1->digitalLink("https://refurb.example");
        const auto canonical = content->gs1->digitalLink("https://id.gs1.org");
        EXPECT_EQ(stem.has_value(), !vector.at("dl").is_null()) << text;
        if (stem && !vector.at("dl").is_null()) {
            EXPECT_EQ(*stem, vector.at("dl").get<std::string>()) << text;
            EXPECT_EQ(*canonical, vector.at("canonical").get<std::string>()) << text;
            EXPECT_EQ(parseDigitalLink(*canonical)->digitalLink("https://id.gs1.org"), canonical);
        }
    }
    return tried;
}

TEST(Gs1, agreesWithTheConformanceVectors)
{
    for (const auto& [name, vectors, accepted] :
         {std::tuple("dl-conformance-vectors.json", 115, 58), std::tuple("rf-vectors.json", 50, 27)}) {
        const auto all = sharedVectors(name);
        if (!all) {
            GTEST_SKIP() << "the shared GS1 vectors are not here";
        }
        const Tried tried = tryVectors(*all);
        EXPECT_EQ(tried.vectors, vectors);
        EXPECT_EQ(tried.accepted, accepted);
        std::cout << name << ": " << tried.vectors << " vectors, " << tried.accepted << " accepted\n";
    }
}

/// What another reader says of each address: valid or not. Empty where it is not on this machine.
std::vector<bool> secondOpinion(const std::vector<std::string>& addresses)
{
    const std::filesystem::path modules(REGRADE_SOURCE_DIR "/build/digital-link/node_modules");
    if (!std::filesystem::exists(modules / "digital-link.js") || std::system("command -v node >/dev/null 2>&1") != 0) {
        return {};
    }
    const tests::TemporaryFolder scratch(tests::TemporaryFolder::Where::disk);
    const std::string asked = scratch.path() / "asked";
    const std::string said = scratch.path() / "said";
    std::ofstream file(asked);
    for (const std::string& address : addresses) {
        file << address << "\n";
    }
    file.close();
    const std::string judge = REGRADE_SOURCE_DIR "/tests/qr/digitallink/judge.cjs";
    EXPECT_EQ(std::system(("node " + judge + " " + modules.string() + " <" + asked + " >" + said).c_str()), 0);
    std::vector<bool> answers;
    std::ifstream answer(said);
    for (std::string line; std::getline(answer, line);) {
        answers.push_back(line == "1");
    }
    return answers;
}

TEST(Gs1, differsFromAnotherReaderOnlyWhereItIsKnown)
{
    std::map<std::string, bool> ours;
    for (const char* name : {"dl-conformance-vectors.json", "rf-vectors.json"}) {
        const auto vectors = sharedVectors(name);
        if (!vectors) {
            GTEST_SKIP() << "The shared vectors are not beside this checkout.";
        }
        for (const json& vector : vectors->at("vectors")) {
            const std::string text = vector.at("in");
            if (vector.at("mode") == "data" && isWebAddress(text) && text.find('\n') == std::string::npos) {
                ours[text] = bool(parseDigitalLink(text));
            }
        }
    }
    std::vector<std::string> addresses;
    for (const auto& [address, accepted] : ours) {
        addresses.push_back(address);
    }
    const std::vector<bool> theirs = secondOpinion(addresses);
    if (theirs.empty()) {
        GTEST_SKIP() << "digital-link.js is not on this machine: npm ci in a copy of tests/qr/digitallink at "
                        "build/digital-link brings it; node is needed, too.";
    }
    ASSERT_EQ(theirs.size(), addresses.size());
    std::ifstream file(REGRADE_SOURCE_DIR "/tests/qr/digitallink/differences.json");
    std::map<std::string, bool> known;
    const json list = json::parse(file);
    for (const json& difference : list.at("differences")) {
        known[difference.at("uri")] = difference.at("we");
    }
    std::map<std::string, bool> found;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        if (ours[addresses[i]] != theirs[i]) {
            found[addresses[i]] = ours[addresses[i]];
        }
    }
    std::cout << addresses.size() << " addresses, " << addresses.size() - found.size() << " of one opinion\n";

    EXPECT_EQ(found, known);
}

TEST(Gs1, agreesWithTheCheckDigitVectors)
{
    const auto all = sharedVectors("check-digit-vectors.json");
    if (!all) {
        GTEST_SKIP() << "the shared GS1 vectors are not here";
    }
    for (const json& vector : *all) {
        EXPECT_EQ(gs1CheckDigit(vector.at("base").get<std::string>()), vector.at("check").get<std::string>().front());
    }
    EXPECT_GT(all->size(), 5U);
}

TEST(Gs1, readsWhatAScannerSends)
{
    const auto data = parseGs1ElementString("0109506000134352"
                                            "10LOT7\x1d"
                                            "21RF26-000123");

    ASSERT_TRUE(data) << data.error().what();
    EXPECT_EQ(data->bracketed(), "(01)09506000134352(10)LOT7(21)RF26-000123");
    EXPECT_EQ(*data->find("21"), "RF26-000123");
    EXPECT_EQ(data->find("17"), nullptr);
    EXPECT_EQ(data->digitalLink("https://id.gs1.org"), "https://id.gs1.org/01/09506000134352/10/LOT7/21/RF26-000123");
}

struct Refusal {
    std::string text;
    std::string says;
};

TEST(Gs1, namesWhatIsWrong)
{
    for (const Refusal& one : std::vector<Refusal>{
             {"(01)09506000134353", "The check digit of the GS1 identifier (01) does not fit"},
             {"(01)0950600013435", "The value of the GS1 identifier (01) is too short"},
             {"(01)09506000134352(21)123456789012345678901", "The value of the GS1 identifier (21) is too long"},
             {"(01)09506000134352(21)A B", "(21) does not allow one of the characters"},
             {"(01)09506000134352(17)261301", "The value of the GS1 identifier (17) is none that it may have (yymmd0)"},
             {"(21)X", "(21) stands alone; beside it must stand 01, 03, 8006"},
             {"(01)09506000134352(37)5", "(01) and (37) exclude each other"},
             {"(01)09506000134352(01)09506000134352", "(01) twice"},
             {"(89)X", "There is no GS1 identifier 89"},
             {"X", "begins with an identifier"},
             {"", "holds no GS1 identifier"}}) {
        const auto data = parseGs1Bracketed(one.text);

        ASSERT_FALSE(data) << one.text;
        EXPECT_NE(data.error().what().find(one.says), std::string::npos) << data.error().what();
    }
}

TEST(Gs1, checksDatesPiecesAndCheckPairs)
{
    EXPECT_TRUE(parseGs1Bracketed("(01)09506000134352(17)260200")) << "day 00 is the last of the month";
    EXPECT_FALSE(parseGs1Bracketed("(01)09506000134352(17)260230"));
    EXPECT_TRUE(parseGs1Bracketed("(8006)095060001343520102"));
    EXPECT_FALSE(parseGs1Bracketed("(8006)095060001343520302")) << "piece 3 of 2";
    EXPECT_TRUE(parseGs1Bracketed("(8013)1987654Ad4X4bL5ttr2310c2K")) << "the example of the General Specifications";
    EXPECT_FALSE(parseGs1Bracketed("(8013)1987654Ad4X4bL5ttr2310c2L"));
}

TEST(ScanContent, tellsOwnTagsGoodsAddressesAndOtherTexts)
{
    const auto tag = newTag();
    const auto kind = [](const std::string& text) {
        const auto content = contentOf(text);
        EXPECT_TRUE(content) << text;
        return content ? std::string(nameOf(content->kind)) : "";
    };

    EXPECT_EQ(kind(tag.text()), "tag");
    EXPECT_EQ(kind("]Q1" + tag.grouped()), "tag");
    EXPECT_EQ(kind("4006381333931"), "trade_item");
    EXPECT_EQ(kind("4006381333932"), "text") << "a check digit that does not fit makes it a number like any other";
    EXPECT_EQ(kind("036000291452"), "trade_item");
    EXPECT_EQ(kind("https://id.gs1.org/01/09506000134352/21/X1"), "gs1");
    EXPECT_EQ(kind("https://example.org/i/7"), "web_address");
    EXPECT_EQ(kind("010950600013435221RF26"), "gs1") << "without a symbology identifier";
    EXPECT_EQ(kind("(01)09506000134352"), "gs1");
    EXPECT_EQ(kind("GL-4711"), "text");
    EXPECT_EQ(kind("1Z999AA10123456784"), "text");
    EXPECT_EQ(contentOf("036000291452")->gtin, "00036000291452");
    EXPECT_EQ(contentOf("https://id.gs1.org/01/09506000134352")->gtin, "09506000134352");
}

TEST(ScanContent, takesTheSeparatorHoweverAScannerWritesIt)
{
    for (const std::string separator : {"\x1d", "<GS>", "{GS}", "^]", "\\x1D", "\xE2\x90\x9D"}) {
        const auto content = contentOf("]d20109506000134352"
                                       "10LOT7" +
                                       separator + "21X");

        ASSERT_TRUE(content) << separator << content.error().what();
        EXPECT_EQ(content->gs1->bracketed(), "(01)09506000134352(10)LOT7(21)X");
    }
}

TEST(ScanContent, refusesWhatNobodyCouldConfirm)
{
    EXPECT_FALSE(contentOf(""));
    EXPECT_FALSE(contentOf(" \r\n"));
    EXPECT_FALSE(contentOf(std::string(4'296, 'A')));
    EXPECT_FALSE(contentOf("GL-\x01"
                           "4711"));
    EXPECT_FALSE(contentOf("GL-\xE2\x80\xAE"
                           "4711"))
        << "turns the text round";
    EXPECT_FALSE(contentOf("GL-\xC3")) << "broken UTF-8";
    EXPECT_FALSE(contentOf("GL\x1d"
                           "4711"))
        << "a separator that separates nothing";
    EXPECT_FALSE(contentOf("]Q0hello")) << "QR model 1";
    EXPECT_FALSE(contentOf("]E04006381333932"));
    EXPECT_FALSE(contentOf("]C1hello"));
    EXPECT_EQ(contentOf("手持搅拌机 Größe 5")->kind, ScanKind::text);
    EXPECT_EQ(contentOf("'; DROP TABLE event; --")->kind, ScanKind::text) << "is text and nothing else";
}

} // namespace
} // namespace regrade::qr
