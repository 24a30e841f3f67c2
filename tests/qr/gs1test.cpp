#include "qr/gs1.h"
#include "qr/layoutcheck.h"
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
        return data ? Result<ScanContent>(ScanContent{ScanKind::gs1, text, {}, *data, {}, {}}) : data.error();
    }
    if (mode == "scan") {
        return text.front() == ']' ? contentOf(text) : Result<ScanContent>(invalid("no symbology identifier"));
    }
    if (!isWebAddress(text)) {
        return ScanContent{ScanKind::text, text, {}, {}, {}, {}};
    }
    auto data = parseDigitalLink(text);
    return data ? Result<ScanContent>(ScanContent{ScanKind::gs1, text, {}, *data, {}, {}}) : data.error();
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
    EXPECT_EQ(kind("1Z999AA10123456784"), "parcel");
    EXPECT_EQ(contentOf("036000291452")->gtin, "00036000291452");
    EXPECT_EQ(contentOf("https://id.gs1.org/01/09506000134352")->gtin, "09506000134352");
}

TEST(Parcel, isKnownByItsFormAndItsCheckDigit)
{
    // UPU S10: wiki of bwipp, "UPU S10"; npm s10. UPS: wheremy.com, "UPS Shipment Tracking", and CheckDigits M10_011.
    // SSCC: the example of the GS1 General Specifications.
    EXPECT_EQ(parcelIn("EE471108151FR"), (Parcel{"UPU S10", "EE471108151FR"}));
    EXPECT_EQ(parcelIn("RR 473 124 829 GB"), (Parcel{"UPU S10", "RR473124829GB"}));
    EXPECT_EQ(parcelIn("EB000717595HK"), (Parcel{"UPU S10", "EB000717595HK"}));
    EXPECT_EQ(parcelIn("1Z999AA10123456784"), (Parcel{"UPS", "1Z999AA10123456784"}));
    EXPECT_EQ(parcelIn("1Z 591580 68 55587736"), (Parcel{"UPS", "1Z5915806855587736"}));
    EXPECT_EQ(parcelIn("106141412345678908"), (Parcel{"SSCC", "106141412345678908"}));
    EXPECT_EQ(parcelIn("00106141412345678908"), (Parcel{"SSCC", "106141412345678908"}));
    for (const char* other : {"EB000717594HK", "JE471108151FR", "1Z999AA10123456785", "106141412345678909", "GL-4711",
                              "", "1Z999AA1012345678", "EE471108151F1"}) {
        EXPECT_FALSE(parcelIn(other)) << other;
    }
    const auto announced = contentOf("]C100106141412345678908");
    ASSERT_TRUE(announced) << announced.error().what();
    EXPECT_EQ(announced->kind, ScanKind::gs1);
    EXPECT_EQ(announced->parcel, (Parcel{"SSCC", "106141412345678908"}));
}

TEST(ScanContent, tellsOrdersAndUnitLinksOfTheHouse)
{
    const HouseCodes house{{{"amazon", "999-9999999-9999999"}, {"ours", "RMA@9999"}}, {"https://units.example/u/"}};
    const std::string tag = newTag().text();

    EXPECT_EQ(contentOf("112-4738291-5047863", house)->kind,
              ScanKind::order); // sellersnap.io, "What is Amazon Order ID"
    EXPECT_EQ(contentOf("RMAX0815", house)->kind, ScanKind::order);
    EXPECT_EQ(contentOf("RMA70815", house)->kind, ScanKind::text);
    EXPECT_EQ(contentOf("112-4738291-5047863")->kind, ScanKind::text) << "the house knows no such form";
    for (const std::string behind : {"", "?from=label", "#top", "/photos"}) {
        const auto link = contentOf("https://units.example/u/" + tag + behind, house);
        ASSERT_EQ(link->kind, ScanKind::passport) << behind;
        EXPECT_EQ(link->tag->text(), tag);
    }
    EXPECT_EQ(contentOf("https://elsewhere.example/u/" + tag, house)->kind, ScanKind::webAddress);
    EXPECT_EQ(contentOf("https://units.example/u/" + tag + tag, house)->kind, ScanKind::webAddress);
}

TEST(ScanContent, tellsACodeThatAKeyboardChangedInsteadOfTakingItForAnotherOne)
{
    for (const char* printed : {"4006381333931", "]E04006381333931", "]C10109506000134352", "https://id.gs1.org/8"}) {
        for (const char* computer : {"fr", "be", "cz"}) {
            const auto content = contentOf(typedThrough(printed, "us", computer));
            ASSERT_FALSE(content) << printed << " on " << computer;
            EXPECT_NE(content.error().what().find(printed), std::string::npos) << content.error().what();
        }
    }
    EXPECT_FALSE(contentOf(typedThrough("https://example.org/i/7", "us", "de")));
    EXPECT_TRUE(contentOf("+A123BJC5D6E71")) << "a HIBC number is any text";
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
