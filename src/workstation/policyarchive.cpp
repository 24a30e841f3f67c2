#include "workstation/policyarchive.h"

#include "rules/marketrules.h"
#include "store/appendfile.h"
#include "vision/weights.h"
#include "workstation/smallfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace regrade::workstation {

namespace {

namespace fs = std::filesystem;
using Packs = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kFormat = "regrade policy archive 1";
constexpr mode_t kReadable = 0644;

Packs packsOf(const rules::Policy& policy)
{
    Packs packs;
    if (policy.marketRules) {
        for (const rules::MarketPack& pack : policy.marketRules->packs) {
            packs.emplace_back(pack.id, pack.json);
        }
    }
    return packs;
}

/// A version is a file's name here, so it is figures and letters of a digest and nothing else.
bool isDigest(const std::string& version)
{
    return !version.empty() && std::all_of(version.begin(), version.end(),
                                           [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

fs::path PolicyArchive::fileOf(const std::string& version) const { return m_folder / ("policy-" + version + ".json"); }

Result<void> PolicyArchive::keepNetwork() const
{
    const fs::path file = m_folder / ("network-" + vision::weightsDigest() + ".onnx");
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
        return {};
    }
    const auto bytes = vision::weights();
    return store::writeOnce(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}, kReadable);
}

Result<void> PolicyArchive::keep(const rules::Policy& policy, const fs::path& policyFolder) const
{
    std::error_code fault;
    fs::create_directories(m_folder, fault);
    if (fault) {
        return storageError("The folder {} cannot be made. Nothing was changed.", {m_folder.string()}, fault.message());
    }
    if (auto kept = keepNetwork(); !kept || fs::exists(fileOf(policy.version), fault)) {
        return kept;
    }
    const auto texts = rules::readPolicyTexts(policyFolder);
    if (!texts) {
        return texts.error();
    }
    const Packs packs = packsOf(policy);
    if (rules::policyVersionOf(*texts, packs) != policy.version) {
        return conflict("The policy was changed meanwhile. Start anew.");
    }
    const nlohmann::json kept{{"format", kFormat},
                              {"version", policy.version},
                              {"files", *texts},
                              {"packs", packs},
                              {"detector", vision::detectorVersion()}};
    return store::writeOnce(fileOf(policy.version), kept.dump(1) + "\n", kReadable);
}

Result<rules::PolicyTexts> PolicyArchive::texts(const std::string& version) const
{
    const auto unread = [&] {
        return conflict("The archived policy {} is not what was kept: bring {} back from a backup.",
                        {version, fileOf(version).string()});
    };
    const auto text = isDigest(version) ? readSmallFile(fileOf(version))
                                        : Result<std::optional<std::string>>(std::optional<std::string>());
    if (!text) {
        return text.error();
    }
    if (!*text) {
        return notFound("The policy {} was never in force at this station, or its archive is lost.", {version});
    }
    try {
        const auto kept = nlohmann::json::parse(**text);
        auto files = kept.at("files").get<rules::PolicyTexts>();
        if (rules::policyVersionOf(files, kept.at("packs").get<Packs>()) != version) {
            return unread();
        }
        return files;
    } catch (const nlohmann::json::exception&) {
        return unread();
    }
}

} // namespace regrade::workstation
