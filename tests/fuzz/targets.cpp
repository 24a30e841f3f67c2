#include "tests/fuzz/targets.h"

#include "base/clock.h"
#include "base/money.h"
#include "domain/eventjson.h"
#include "passport/dpp.h"
#include "passport/epcischeck.h"
#include "passport/labelwriters.h"
#include "passport/proof.h"
#include "qr/tag.h"
#include "rules/claims.h"
#include "rules/policyfile.h"
#include "store/segmentrecord.h"
#include "store/signedhead.h"
#include "tests/store/samples.h"
#include "vision/onnxgraph.h"
#include "vision/photofile.h"

#include <filesystem>
#include <fstream>
#include <opencv2/core.hpp>
#include <stdexcept>
#include <unistd.h>

namespace regrade::fuzz {
namespace {

namespace fs = std::filesystem;

std::string_view textOf(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

void promise(bool kept, const char* what)
{
    if (!kept) {
        throw std::logic_error(what);
    }
}

std::string contentOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::path scratch(const std::string& name)
{
    const fs::path folder = fs::temp_directory_path() / ("regrade-fuzz-" + name + "-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    return folder;
}

void runTag(Bytes bytes)
{
    if (const auto tag = qr::parseTag(textOf(bytes))) {
        promise(tag->text().size() == qr::kTagLength, "a tag of another length");
        promise(qr::parseTag(tag->grouped())->text() == tag->text(), "a tag that does not read itself");
    } else {
        promise(!tag.error().what().empty(), "refused without a reason");
    }
}

/// What is read as a label template can be laid out and printed, whatever the label says.
void runLabel(Bytes bytes)
{
    const auto form = passport::readTemplate("broken", std::string(textOf(bytes)));
    if (!form) {
        promise(!form.error().what().empty(), "refused without a reason");
        return;
    }
    passport::Label label{.use = form->use, .code = qr::tagFromNumber(1).text()};
    for (const auto& field : passport::placeholdersOf(form->use)) {
        label.values[field] = "^XZ " + field;
    }
    if (const auto layout = passport::layOut(*form, label)) {
        promise(layout->widthMm <= passport::kMostPaperMm && layout->heightMm <= passport::kMostPaperMm,
                "a giant label");
        promise(bool(passport::labelZpl(*layout, 203)), "a template that cannot be printed");
    } else {
        promise(layout.error().code == ErrorCode::refused, "a template that cannot be laid out");
    }
}

std::vector<std::string> labelSeeds()
{
    std::vector<std::string> seeds;
    for (const auto& entry : fs::directory_iterator(fs::path(REGRADE_SOURCE_DIR) / "resources/labels")) {
        seeds.push_back(contentOf(entry.path()));
    }
    return seeds;
}

void runTime(Bytes bytes)
{
    if (const auto time = parseIso(textOf(bytes))) {
        promise(*parseIso(toIso(*time)) == *time, "a time that does not read itself");
    }
}

void runMoney(Bytes bytes)
{
    if (const auto money = parseMoney(textOf(bytes))) {
        promise(*parseMoney(toText(*money)) == *money, "money that does not read itself");
    }
}

/// Kind and body, with a line break between.
void runEvent(Bytes bytes)
{
    const std::string_view text = textOf(bytes);
    const std::size_t line = std::min(text.find('\n'), text.size());
    const std::string_view kind = text.substr(0, line);
    const std::string_view body = text.substr(std::min(line + 1, text.size()));
    const auto event = domain::eventFromJson(kind, body);
    if (!event) {
        promise(!event.error().what().empty(), "refused without a reason");
        return;
    }
    const std::string once = domain::toJson(*event);
    const auto again = domain::eventFromJson(kind, once);
    promise(bool(again), "an event that cannot be read again");
    promise(domain::toJson(*again) == once, "an event that changes when it is read again");
}

std::vector<std::string> eventSeeds()
{
    std::vector<std::string> seeds;
    for (const domain::Event& event :
         {domain::Event(store::received()), domain::Event(store::routed()), domain::Event(store::registered())}) {
        seeds.push_back(std::string(domain::kindOf(event)) + "\n" + domain::toJson(event));
    }
    return seeds;
}

constexpr std::string_view kPolicyFolder = REGRADE_SOURCE_DIR "/resources/policy";

/// A file's name and its content, with a line break between, in place of the house's own.
void runPolicy(Bytes bytes)
{
    static const fs::path folder = scratch("policy");
    static const bool copied = [] {
        fs::copy(kPolicyFolder, folder, fs::copy_options::overwrite_existing | fs::copy_options::recursive);
        return true;
    }();
    const std::string_view text = textOf(bytes);
    const std::size_t line = std::min(text.find('\n'), text.size());
    const fs::path name = fs::path(std::string(text.substr(0, line))).filename();
    std::error_code unusable; // a name that no file can have
    if (!copied || !fs::exists(fs::path(kPolicyFolder) / name, unusable) || name.extension() != ".json") {
        return;
    }
    {
        std::ofstream out(folder / name, std::ios::binary);
        const std::string_view content = text.substr(std::min(line + 1, text.size()));
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
    }
    const auto policy = rules::readPolicy(folder);
    fs::copy_file(fs::path(kPolicyFolder) / name, folder / name, fs::copy_options::overwrite_existing);
    if (!policy) {
        promise(policy.error().what().find(".json") != std::string::npos, "refused without the file's name");
    }
}

std::vector<std::string> policySeeds()
{
    std::vector<std::string> seeds;
    for (const auto& entry : fs::directory_iterator(kPolicyFolder)) {
        if (entry.path().extension() == ".json") {
            seeds.push_back(entry.path().filename().string() + "\n" + contentOf(entry.path()));
        }
    }
    std::sort(seeds.begin(), seeds.end());
    return seeds;
}

/// A pack that is read reads itself again, and can be put in force.
void runMarket(Bytes bytes)
{
    const auto pack = rules::readMarketPack(std::string(textOf(bytes)), "pack.json");
    if (!pack) {
        promise(pack.error().what().find("pack.json") != std::string::npos, "refused without the file's name");
        return;
    }
    const auto again = rules::readMarketPack(pack->json, "pack.json");
    promise(again && again->digest == pack->digest, "a pack that does not read itself");
    rules::MarketRules market;
    market.packs.push_back(*pack);
    (void)rules::checkClaims(market, "Sterile, klimaneutral, 碳中和, à neuf",
                             {.unit = {pack->market, std::nullopt, "2026-11-28"}});
}

std::vector<std::string> marketSeeds()
{
    return {contentOf(REGRADE_SOURCE_DIR "/resources/markets/FR.json"),
            contentOf(REGRADE_SOURCE_DIR "/resources/markets/DE.json")};
}

/// Whatever the text, every fault lies in it.
void runClaims(Bytes bytes)
{
    static const rules::Policy policy = rules::readPolicy(fs::path(kPolicyFolder)).value();
    rules::ClaimContext context{.unit = {"FR", std::nullopt, "2026-11-28"}};
    context.orderForms = {"999-9999999-9999999"};
    for (const auto& fault : rules::checkClaims(*policy.marketRules, textOf(bytes), context)) {
        promise(fault.length > 0 && fault.offset + fault.length <= bytes.size(), "a fault outside of the text");
        promise(fault.words == textOf(bytes).substr(fault.offset, fault.length), "other words than the text has");
    }
}

std::vector<std::string> claimSeeds()
{
    return {"Klimaneutral, nicht steril; comme neuf, CO₂‑neutral &amp; <b>certified</b> (Renewed™)",
            "检测员：王伟，电话 138 0013 8000，全新碳中和",
            "anna [at] example.com, +49 170 1234567, 302-1234567-1234567"};
}

/// Of a document of another house every fault has its place and its sentence, and its days are days.
void runEpcis(Bytes bytes)
{
    const auto look = passport::lookAtEpcis(std::as_bytes(bytes));
    if (!look) {
        promise(!look.error().what().empty(), "refused without a reason");
        return;
    }
    for (const auto& finding : look->findings) {
        promise(!finding.place.empty() && !finding.problem.what().empty(), "a fault without a place or a reason");
    }
    promise(look->from.empty() == look->to.empty() && look->from <= look->to, "days that run backwards");
    promise(look->from.empty() || parseIso(look->from), "a day that is none");
}

void runPassport(Bytes bytes)
{
    const auto look = passport::lookAtDpp(std::as_bytes(bytes));
    if (!look) {
        promise(!look.error().what().empty(), "refused without a reason");
        return;
    }
    for (const auto& finding : look->findings) {
        promise(!finding.place.empty() && !finding.problem.what().empty(), "a fault without a place or a reason");
    }
    promise(look->day.empty() || parseIso(look->day), "a day that is none");
}

store::SignedHead aHead()
{
    static const store::SignedHead head = [] {
        const auto key = store::StationKey::openOrMake(scratch("head") / "station.key");
        const store::ChainHead at{"desk-1", 4711, std::string(64, 'a')};
        return key->sign(at, *parseIso("2026-03-01T08:00:00Z"));
    }();
    return head;
}

/// A small proof: nothing that was put in is left out, and no other reads as whole.
const std::string& aProof()
{
    static const std::string proof = [] {
        const auto key = store::StationKey::openOrMake(scratch("proof") / "station.key");
        return passport::proofFile({{"about", R"({"unit":"BCDEFGHIJKLNO","station":"S1","at":"2026-11-28"})"},
                                    {"chain/S1", R"({"from":1,"head":"","links":[")" +
                                                     passport::proofLink("S1", 1, std::string(64, 'a')) + R"("]})"},
                                    {"policies", R"({"version":"0","files":{}})"},
                                    {"grade", R"({"body":"{}","event":"S1/1","final":"A","unit":{}})"}},
                                   *key);
    }();
    return proof;
}

void runProof(Bytes bytes)
{
    static const std::string own = passport::readProof(aProof())->key;
    const auto read = passport::readProof(textOf(bytes));
    if (read) {
        promise(!read->faults.empty() || read->key != own || textOf(bytes) == aProof(), "a changed proof that holds");
    } else {
        promise(!read.error().what().empty(), "refused without a reason");
    }
    promise(passport::checkProof(textOf(bytes), {}) || !read, "read, and yet no proof");
    const auto page = passport::proofPage(textOf(bytes));
    promise(page || !page.error().what().empty(), "refused without a reason");
}

void runHead(Bytes bytes)
{
    static const store::SignedHead own = aHead();
    if (const auto head = store::readSignedHead(textOf(bytes)); head && head->key == own.key) {
        promise(head->head.seq == own.head.seq && head->head.hash == own.head.hash, "a head that nobody signed");
    }
}

void runSegment(Bytes bytes)
{
    if (const auto record = store::firstRecord(textOf(bytes))) {
        promise(record->size <= bytes.size(), "a record that is longer than its bytes");
        std::string again;
        const store::EventRow& row = record->event;
        store::addRecord(again, record->place, store::viewOf(row));
        promise(textOf(bytes).substr(0, record->size) == again, "a record that writes itself otherwise");
    }
}

std::vector<std::string> segmentSeeds()
{
    store::EventRow row;
    row.station = "desk-1";
    row.seq = 7;
    row.item = "unit-1";
    row.kind = "itemReceived";
    row.body = domain::toJson(store::received());
    std::string bytes;
    store::addRecord(bytes, 7, store::viewOf(row));
    return {bytes};
}

void runPhoto(Bytes bytes)
{
    const auto photo = vision::decodePhoto(std::as_bytes(bytes));
    if (photo) {
        promise(photo->type() == CV_8UC3, "a photo that is not 8-bit BGR");
        promise(std::min(photo->cols, photo->rows) >= 64 && std::max(photo->cols, photo->rows) <= 12'000,
                "a photo of a forbidden size");
    } else {
        promise(!photo.error().what().empty(), "refused without a reason");
    }
}

std::vector<std::string> photoSeeds()
{
    cv::Mat picture(96, 96, CV_8UC3);
    cv::randu(picture, 0, 255);
    std::vector<std::string> seeds;
    for (const auto& encoded : {vision::encodeJpeg(picture, 60), vision::encodePng(picture)}) {
        seeds.emplace_back(reinterpret_cast<const char*>(encoded->data()), encoded->size());
    }
    return seeds;
}

void runNetwork(Bytes bytes)
{
    try {
        const auto graph = vision::readOnnx(textOf(bytes));
        promise(graph.nodes.size() <= bytes.size(), "more nodes than bytes");
    } catch (const cv::Exception&) {
        // the promised way to refuse
    }
}

std::vector<std::string> networkSeeds()
{
    return {contentOf(REGRADE_SOURCE_DIR "/resources/models/change/change.onnx")};
}

} // namespace

const std::vector<Target>& targets()
{
    static const std::vector<Target> all{
        {"tag", runTag,
         [] {
             return std::vector<std::string>{qr::tagFromNumber(0).text(), qr::tagFromNumber(20'260'301).grouped()};
         }},
        {"time", runTime,
         [] {
             return std::vector<std::string>{"2026-03-01", "2024-02-29T23:59:59.999Z", "2026-03-01T08:15:30Z"};
         }},
        {"money", runMoney,
         [] {
             return std::vector<std::string>{"129.90 EUR", "0.01 USD", "-5 CNY"};
         }},
        {"event", runEvent, eventSeeds},
        {"label", runLabel, labelSeeds},
        {"policy", runPolicy, policySeeds},
        {"market", runMarket, marketSeeds},
        {"claims", runClaims, claimSeeds},
        {"epcis", runEpcis,
         [] {
             return std::vector<std::string>{contentOf(REGRADE_SOURCE_DIR "/tests/fuzz/corpus/epcis/dismantled.json")};
         }},
        {"passport", runPassport,
         [] {
             return std::vector<std::string>{
                 contentOf(REGRADE_SOURCE_DIR "/tests/fuzz/corpus/passport/emissions.json")};
         }},
        {"head", runHead, [] { return std::vector<std::string>{aHead().text}; }},
        {"proof", runProof, [] { return std::vector<std::string>{aProof()}; }},
        {"segment", runSegment, segmentSeeds},
        {"photo", runPhoto, photoSeeds},
        {"network", runNetwork, networkSeeds}};
    return all;
}

} // namespace regrade::fuzz
