#include "workstation/marketshelf.h"

#include "rules/policyfile.h"
#include "store/appendfile.h"
#include "workstation/smallfile.h"
#include "workstation/workstation.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace regrade::workstation {

namespace {

using ShelfJson = nlohmann::json;

constexpr const char* kSignedAsPack = "market pack 1";
constexpr std::size_t kLongestPack = 1'000'000;

/// One version that was in force: its file, its signer, and what it must hold.
struct Shelved {
    int version = 0;
    std::string key;
    std::string digest;
};
using ShelfState = std::map<std::string, std::vector<Shelved>>;

std::string nameOfPackFile(const std::string& id, int version) { return id + "-" + std::to_string(version) + ".json"; }

Error brokenState(const std::filesystem::path& file)
{
    return storageError("The list of imported market packs {} cannot be read. Put the file back from a backup.",
                        {file.string()});
}

Result<ShelfState> readShelf(const std::filesystem::path& folder)
{
    const auto file = folder / "current.json";
    const auto text = readSmallFile(file);
    if (!text) {
        return text.error();
    }
    ShelfState state;
    if (!*text) {
        return state;
    }
    try {
        const ShelfJson list = ShelfJson::parse(**text);
        for (const auto& [id, versions] : list.items()) {
            for (const ShelfJson& one : versions) {
                state[id].push_back({one.at("version"), one.at("key"), one.at("digest")});
            }
        }
    } catch (const ShelfJson::exception&) {
        return brokenState(file);
    }
    return state;
}

Result<void> writeShelf(const std::filesystem::path& folder, const ShelfState& state)
{
    ShelfJson list = ShelfJson::object();
    for (const auto& [id, versions] : state) {
        for (const Shelved& one : versions) {
            list[id].push_back({{"version", one.version}, {"key", one.key}, {"digest", one.digest}});
        }
    }
    return writeSmallFile(folder / "current.json", list.dump(2) + '\n');
}

Result<rules::MarketPack> packInForce(const std::filesystem::path& folder, const std::string& id,
                                      const Shelved& shelved)
{
    const auto file = folder / nameOfPackFile(id, shelved.version);
    const auto text = readSmallFile(file);
    if (!text) {
        return text.error();
    }
    auto offered = MarketShelf::open(text->value_or(""), file.filename().string());
    if (!offered || offered->key != shelved.key || offered->pack.digest != shelved.digest || offered->pack.id != id) {
        return storageError("The market pack {} was changed or is missing. Put it back from a backup, or go back to "
                            "the one before: regradectl market rollback {}.",
                            {file.string(), id}, offered ? std::string() : offered.error().what());
    }
    rules::MarketPack pack = std::move(offered->pack);
    pack.imported = true;
    pack.signer = shelved.key;
    return pack;
}

} // namespace

Result<std::vector<rules::MarketPack>> MarketShelf::packs() const
{
    const auto state = readShelf(m_folder);
    if (!state) {
        return state.error();
    }
    std::vector<rules::MarketPack> packs;
    for (const auto& [id, versions] : *state) {
        if (versions.empty()) {
            continue;
        }
        auto pack = packInForce(m_folder, id, versions.back());
        if (!pack) {
            return pack.error();
        }
        packs.push_back(std::move(*pack));
    }
    return packs;
}

Result<OfferedPack> MarketShelf::open(const std::string& text, const std::string& name)
{
    if (text.size() > kLongestPack) {
        return invalid("{}: a market pack has {} bytes at most.", {name, std::to_string(kLongestPack)});
    }
    auto pack = rules::readMarketPack(text, name);
    if (!pack) {
        return pack.error();
    }
    const auto file = ShelfJson::parse(text);
    const auto signature = file.find("signature");
    const auto isText = [&](const char* key) { return signature->contains(key) && signature->at(key).is_string(); };
    if (signature == file.end() || !signature->is_object() || !isText("key") || !isText("value")) {
        return refused("{}: the market pack is not signed. Nothing was changed.", {name});
    }
    OfferedPack offered{*std::move(pack), signature->at("key"), text};
    if (!store::isSigned(kSignedAsPack, offered.pack.json, signature->at("value").get<std::string>(), offered.key)) {
        return refused("{}: the signature does not fit: the pack was changed, or somebody else signed it. Nothing was "
                       "changed.",
                       {name});
    }
    return offered;
}

Result<void> MarketShelf::import(const OfferedPack& offered, const rules::MarketPack* now,
                                 const passport::KnownStations& known, const store::StationKey& own,
                                 const std::string& actor, Time at) const
{
    if (offered.key != own.publicKey() && !known.find(offered.key)) {
        return refused("The pack is signed with a key that is not known here: {}. Compare it with its author by "
                       "telephone; a lead then lets it be trusted: regradectl help trust.",
                       {offered.key});
    }
    if (now != nullptr && offered.pack.version <= now->version) {
        return refused("Version {} of the market pack {} is not above version {}, which is in force.",
                       {std::to_string(offered.pack.version), offered.pack.id, std::to_string(now->version)});
    }
    auto state = readShelf(m_folder);
    if (!state) {
        return state.error();
    }
    std::error_code fault;
    std::filesystem::create_directories(m_folder, fault);
    if (fault) {
        return storageError("The folder {} could not be made.", {m_folder.string()}, fault.message());
    }
    const auto file = m_folder / nameOfPackFile(offered.pack.id, offered.pack.version);
    if (const auto written = writeSmallFile(file, offered.text); !written) {
        return written;
    }
    auto& versions = (*state)[offered.pack.id];
    // A version that was rolled back does not come back by a rollback.
    std::erase_if(versions, [&](const Shelved& one) { return one.version >= offered.pack.version; });
    versions.push_back({offered.pack.version, offered.key, offered.pack.digest});
    if (const auto written = writeShelf(m_folder, *state); !written) {
        return written;
    }
    return note(actor, at,
                "import " + offered.pack.id + " " + std::to_string(offered.pack.version) + " " + offered.pack.digest +
                    " key " + offered.key);
}

Result<std::optional<int>> MarketShelf::rollBack(const std::string& id, const std::string& actor, Time at) const
{
    auto state = readShelf(m_folder);
    if (!state) {
        return state.error();
    }
    const auto found = state->find(id);
    if (found == state->end() || found->second.empty()) {
        return refused("No version of the market pack {} was imported, so there is none to go back from.", {id});
    }
    const int from = found->second.back().version;
    found->second.pop_back();
    const std::optional<int> to = found->second.empty() ? std::nullopt : std::optional(found->second.back().version);
    if (found->second.empty()) {
        state->erase(found);
    }
    if (const auto written = writeShelf(m_folder, *state); !written) {
        return written.error();
    }
    const auto noted = note(actor, at,
                            "rollback " + id + " " + std::to_string(from) + " to " +
                                (to ? std::to_string(*to) : std::string("the shipped one")));
    return noted ? Result(to) : noted.error();
}

Result<void> MarketShelf::note(const std::string& actor, Time at, const std::string& what) const
{
    auto file = store::AppendFile::open(m_folder / "deeds.txt");
    if (!file) {
        return file.error();
    }
    const auto written = file->add(toIso(at) + ' ' + actor + ' ' + what + '\n');
    return written ? file->sync() : written;
}

std::string signedPack(const rules::MarketPack& pack, const store::StationKey& key)
{
    auto file = nlohmann::ordered_json::parse(pack.json);
    file["signature"] = {{"key", key.publicKey()}, {"value", key.signText(kSignedAsPack, pack.json)}};
    return file.dump(2) + '\n';
}

Result<rules::Policy> policyWith(const Places& places, const OfferedPack& offered)
{
    auto packs = MarketShelf(places.data).packs();
    if (!packs) {
        return packs.error();
    }
    std::erase_if(*packs, [&](const rules::MarketPack& one) { return one.id == offered.pack.id; });
    packs->push_back(offered.pack);
    return rules::readPolicy(places.policy, *std::move(packs));
}

Result<rules::Policy> housePolicy(const Places& places)
{
    auto packs = MarketShelf(places.data).packs();
    return packs ? rules::readPolicy(places.policy, *std::move(packs)) : packs.error();
}

} // namespace regrade::workstation
