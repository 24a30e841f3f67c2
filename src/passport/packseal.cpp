#include "passport/packseal.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace regrade::passport {

namespace {

using Json = nlohmann::json;

constexpr const char* kManifest = "manifest.json";
constexpr const char* kSignature = "manifest.sig";
constexpr const char* kSignedAs = "pack 1";
constexpr std::int64_t kLongestManifest = 4'000'000;
constexpr PackKind kKinds[] = {PackKind::evidence, PackKind::question, PackKind::answer};

std::string manifestOf(const PackSeal& seal, const std::vector<PackedFile>& files, const std::string& key)
{
    Json list = Json::array();
    for (const PackedFile& file : files) {
        list.push_back({{"name", file.name}, {"size", file.size}, {"sha256", file.sha256}});
    }
    return Json{{"format", "regrade pack 1"},
                {"kind", nameOf(seal.kind)},
                {"unit", seal.unit},
                {"station", seal.station},
                {"key", key},
                {"at", toIso(seal.at)},
                {"absent", seal.absent},
                {"files", list}}
               .dump(2) +
           "\n";
}

Error changedList()
{
    return refused("The signature does not fit: the list of the pack was changed, or somebody else wrote it.");
}

/// Throws what the JSON library throws when a field is not there or of another type.
VerifiedPack readManifest(const std::string& text)
{
    const Json json = Json::parse(text);
    VerifiedPack pack;
    const auto kind = json.at("kind").get<std::string>();
    const auto known =
        std::find_if(std::begin(kKinds), std::end(kKinds), [&](PackKind k) { return nameOf(k) == kind; });
    const auto at = parseIso(json.at("at").get<std::string>());
    if (json.at("format") != "regrade pack 1" || known == std::end(kKinds) || !at) {
        throw std::runtime_error("another format");
    }
    pack.seal = {*known, json.at("unit"), json.at("station"), *at, json.at("absent")};
    pack.key = json.at("key");
    for (const Json& file : json.at("files")) {
        pack.files.push_back({file.at("name"), file.at("size"), file.at("sha256")});
    }
    return pack;
}

Result<void> checkFile(const PackReader& pack, const PackedFile& listed)
{
    const auto& all = pack.files();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const PackedFile& one) { return one.name == listed.name; });
    if (found == all.end()) {
        return refused("The file {} of the pack is missing.", {shownName(listed.name)});
    }
    const auto hash = found->size == listed.size ? pack.hashOf(listed.name) : Result<std::string>(std::string());
    if (!hash) {
        return hash.error();
    }
    return *hash == listed.sha256 ? Result<void>()
                                  : refused("The file {} of the pack was changed.", {shownName(listed.name)});
}

} // namespace

std::string_view nameOf(PackKind kind)
{
    switch (kind) {
    case PackKind::evidence: return "evidence";
    case PackKind::question: return "question";
    case PackKind::answer: return "answer";
    }
    return {};
}

Result<void> sealPack(PackWriter& pack, const PackSeal& seal, const store::StationKey& key)
{
    const std::string manifest = manifestOf(seal, pack.files(), key.publicKey());
    if (const auto kept = pack.add(kManifest, manifest); !kept) {
        return kept;
    }
    if (const auto kept = pack.add(kSignature, key.signText(kSignedAs, manifest) + "\n"); !kept) {
        return kept;
    }
    return pack.finish();
}

Result<VerifiedPack> verifyPack(const PackReader& pack)
{
    for (const char* name : {kManifest, kSignature}) {
        if (!pack.holds(name)) {
            return refused("The file {} of the pack is missing.", {name});
        }
    }
    const auto manifest = pack.content(kManifest, kLongestManifest);
    auto signature = pack.content(kSignature, 200);
    if (!manifest || !signature) {
        return manifest ? signature.error() : manifest.error();
    }
    while (!signature->empty() && signature->back() == '\n') {
        signature->pop_back();
    }
    VerifiedPack verified;
    try {
        verified = readManifest(*manifest);
    } catch (const std::exception& fault) {
        return refused("The list of the pack cannot be read: it was changed, or another program wrote it.", {},
                       fault.what());
    }
    if (!store::isSigned(kSignedAs, *manifest, *signature, verified.key)) {
        return changedList();
    }
    for (const PackedFile& listed : verified.files) {
        if (const auto checked = checkFile(pack, listed); !checked) {
            return checked.error();
        }
    }
    for (const PackedFile& file : pack.files()) {
        const bool listed = std::any_of(verified.files.begin(), verified.files.end(),
                                        [&](const PackedFile& one) { return one.name == file.name; });
        if (!listed && file.name != kManifest && file.name != kSignature) {
            return refused("The pack holds a file {} that its station did not put in.", {file.name});
        }
    }
    return verified;
}

} // namespace regrade::passport
