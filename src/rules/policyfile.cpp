#include "rules/policyfile.h"

#include "rules/decidingtables.h"
#include "rules/exchange.h"
#include "rules/impact.h"
#include "rules/marketrules.h"
#include "rules/offering.h"
#include "rules/policytables.h"
#include "rules/targettable.h"
#include "rules/twinkeys.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace regrade::rules {

namespace {

using FileTexts = PolicyTexts;

/// The files of a policy and the tables that each must hold.
const std::map<std::string, std::vector<std::string>>& expectedTables()
{
    static const std::map<std::string, std::vector<std::string>> kTables{
        {"announced.json", {"columns"}},
        {"bundles.json", {"bundles", "points"}},
        {"capture.json", {"capture"}},
        {"cartons.json", {"cartons"}},
        {"certificates.json", {"schemes", "certificates"}},
        {"channels.json", {"channels", "rules"}},
        {"choices.json", {"choices", "questions"}},
        {"codes.json", {"orders", "unit_links"}},
        {"equipment.json", {"equipment"}},
        {"exchange.json", {"settings", "ords"}},
        {"exits.json", {"routes"}},
        {"grades.json", {"grades"}},
        {"grading.json", {"grading"}},
        {"impact.json", {"factors", "refurbishment", "water", "equivalents", "ewaste"}},
        {"inserts.json", {"inserts"}},
        {"instruments.json", {"readings", "instruments"}},
        {"limits.json", {"limits"}},
        {"lists.json", {"categories", "reasons", "sources", "markets", "defect_kinds", "zones", "fractions"}},
        {"materials.json", {"materials", "fillers"}},
        {"offers.json", {"settings", "formats", "copy", "conditions", "phrases", "sale_columns"}},
        {"packaging_rules.json", {"rules"}},
        {"pricing.json", {"factors", "seasons", "premiums", "fees", "rates"}},
        {"roles.json", {"roles", "deeds", "sign_in"}},
        {"routing.json", {"intake", "routing", "uneconomic"}},
        {"settlement.json", {"tariffs", "claims", "before"}},
        {"severities.json", {"severities"}},
        {"stages.json", {"stages"}},
        {"targets.json", {"settings", "targets", "stages", "net_profit"}},
        {"tradein.json", {"rates", "questions"}}};
    return kTables;
}

Result<FileTexts> readFiles(const std::filesystem::path& folder)
{
    FileTexts texts;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (entry->path().extension() != ".json") {
            continue;
        }
        std::ifstream stream(entry->path(), std::ios::binary);
        std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        if (stream.bad() || !stream.is_open()) {
            return storageError("The policy file {} cannot be read.", {entry->path().string()});
        }
        texts.emplace(entry->path().filename().string(), std::move(text));
    }
    if (failed) {
        return notFound("The policy folder {} cannot be read.", {folder.string()}, failed.message());
    }
    return texts;
}

Result<Json> parseFile(const std::string& name, const std::string& text)
{
    try {
        TwinKeys twins;
        Json parsed = Json::parse(text, std::ref(twins));
        if (twins.twin()) {
            return invalid("{}: the key \"{}\" stands twice in one row.", {name, *twins.twin()});
        }
        return parsed;
    } catch (const Json::exception& fault) {
        const auto* syntax = dynamic_cast<const Json::parse_error*>(&fault);
        const std::size_t byte = syntax != nullptr && syntax->byte > 0 ? syntax->byte - 1 : 0;
        return invalid("{}, line {}: this is not valid JSON.", {name, lineAt(text, byte)}, fault.what());
    }
}

/// A house may hold no certificate at all, know no factor of water, and have told nobody its net profit.
bool mayBeEmpty(const std::string& table)
{
    return table == "certificates" || table == "water" || table == "net_profit";
}

/// A file is an object with exactly the tables that are expected, each a list with rows.
void checkShape(const std::string& name, const Json& file, const std::vector<std::string>& tables, FirstFault& fault)
{
    if (!file.is_object()) {
        fault.add(invalid("{}: the file must hold an object of tables.", {name}));
        return;
    }
    for (const auto& [key, table] : file.items()) {
        if (std::find(tables.begin(), tables.end(), key) == tables.end()) {
            fault.add(invalid("{}: the table \"{}\" is not known.", {name, key}));
        }
    }
    for (const std::string& table : tables) {
        const auto found = file.find(table);
        if (found == file.end()) {
            fault.add(invalid("{}: the table \"{}\" is missing.", {name, table}));
        } else if (!found->is_array() || (found->empty() && !mayBeEmpty(table))) {
            fault.add(invalid("{}: the table \"{}\" must be a list with at least one row.", {name, table}));
        }
    }
}

Result<PolicyFiles> parseFiles(const FileTexts& texts)
{
    FirstFault fault;
    PolicyFiles files;
    for (const auto& [name, text] : texts) {
        if (!expectedTables().contains(name)) {
            fault.add(invalid("{}: this is not a file of the policy.", {name}));
        }
    }
    for (const auto& [name, tables] : expectedTables()) {
        const auto text = texts.find(name);
        if (text == texts.end()) {
            fault.add(notFound("The policy file {} is missing.", {name}));
            continue;
        }
        Result<Json> parsed = parseFile(name, text->second);
        if (!parsed) {
            fault.add(parsed.error());
            continue;
        }
        checkShape(name, *parsed, tables, fault);
        files.emplace(name, *std::move(parsed));
    }
    if (fault.error) {
        return *fault.error;
    }
    return files;
}

void addToDigest(crypto_generichash_state& state, const std::string& bytes)
{
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string digestOf(const FileTexts& texts, const std::vector<MarketPack>& packs)
{
    std::vector<std::pair<std::string, std::string>> bytes;
    for (const MarketPack& pack : packs) {
        bytes.emplace_back(pack.id, pack.json);
    }
    return policyVersionOf(texts, bytes);
}

/// A market that has no pack of its own shares that of its group in lists.json.
void addGroups(const Policy& policy, MarketRules& rules)
{
    for (const MarketPack& pack : rules.packs) {
        if (!pack.group.empty()) {
            rules.groups.emplace(pack.market, pack.group);
        }
    }
    for (const NamedRow& market : policy.markets) {
        if (!market.group.empty()) {
            rules.groups.emplace(market.id, market.group);
        }
    }
}

Result<std::vector<MarketPack>> packsWith(std::vector<MarketPack> imported)
{
    auto shipped = shippedMarketPacks();
    return shipped ? mergedPacks(*std::move(shipped), std::move(imported)) : shipped.error();
}

} // namespace

Result<Policy> readPolicy(const std::filesystem::path& folder) { return readPolicy(folder, std::vector<MarketPack>{}); }

Result<Policy> readPolicy(const std::filesystem::path& folder, std::vector<MarketPack> imported)
{
    auto packs = packsWith(std::move(imported));
    if (!packs) {
        return packs.error();
    }
    const Result<FileTexts> texts = readFiles(folder);
    if (!texts) {
        return texts.error();
    }
    const Result<PolicyFiles> files = parseFiles(*texts);
    if (!files) {
        return files.error();
    }
    Policy policy;
    policy.version = digestOf(*texts, *packs);
    auto marketRules = std::make_shared<MarketRules>();
    marketRules->packs = *std::move(packs);
    FirstFault fault;
    using Part = void (*)(const PolicyFiles&, Policy&, FirstFault&);
    for (const Part read :
         {Part(readListTables), Part(readPackaging), Part(readCodes), Part(readLimits), Part(readGradeTables),
          Part(readWayTables), Part(readStepTables), Part(readCapture), Part(readTradeIn), Part(readPriceRules),
          Part(readExitRules), Part(readBundleRules), Part(readSettlement), Part(readRoles), Part(readOffers),
          Part(readExchangeRules), Part(readImpact), Part(readTargetRules)}) {
        if (!fault.error) {
            read(*files, policy, fault);
        }
    }
    if (!fault.error) {
        readCertificates(*files, *marketRules, fault);
    }
    addGroups(policy, *marketRules);
    policy.marketRules = std::move(marketRules);
    for (const auto check :
         {&checkGrades, &checkWays, &checkStepsOfStages, &checkOffers, &checkPackaging, &checkCapture, &checkTradeIn,
          &checkPriceRules, &checkExitRules, &checkBundleRules, &checkSettlement, &checkRoles, &checkMarketRules}) {
        if (!fault.error) {
            check(policy, fault);
        }
    }
    if (!fault.error) {
        readOffers(*files, policy, fault);
    }
    if (fault.error) {
        return *fault.error;
    }
    return policy;
}

namespace {

/// The files again, for what is not kept in the Policy.
Result<PolicyFiles> filesOf(const std::filesystem::path& folder, const Policy& policy)
{
    const Result<FileTexts> texts = readFiles(folder);
    if (!texts) {
        return texts.error();
    }
    if (digestOf(*texts, policy.marketRules->packs) != policy.version) {
        return conflict("The policy was changed meanwhile. Start anew.");
    }
    return parseFiles(*texts);
}

/// A file beside the policy that was read from the same folder, and from nothing else.
template <class Beside>
Result<Beside> readBeside(const std::filesystem::path& folder, const Policy& policy,
                          Beside (*in)(const PolicyFiles&, const Policy&, FirstFault&))
{
    const Result<PolicyFiles> files = filesOf(folder, policy);
    if (!files) {
        return files.error();
    }
    FirstFault fault;
    Beside part = in(*files, policy, fault);
    return fault.error ? Result<Beside>(*fault.error) : Result<Beside>(std::move(part));
}

} // namespace

Result<Offering> readOffering(const std::filesystem::path& folder, const Policy& policy)
{
    return readBeside<Offering>(folder, policy, &offeringIn);
}

Result<Exchange> readExchange(const std::filesystem::path& folder, const Policy& policy)
{
    return readBeside<Exchange>(folder, policy, &exchangeIn);
}

Result<ImpactRules> readImpactRules(const std::filesystem::path& folder, const Policy& policy)
{
    return readBeside<ImpactRules>(folder, policy, &impactIn);
}

Result<Targets> readTargets(const std::filesystem::path& folder, const Policy& policy)
{
    return readBeside<Targets>(folder, policy, &targetsIn);
}

Result<PolicyTexts> readPolicyTexts(const std::filesystem::path& folder) { return readFiles(folder); }

/// BLAKE2b over name, size and bytes of each file in the order of the names, then of each market pack.
std::string policyVersionOf(const PolicyTexts& texts, const std::vector<std::pair<std::string, std::string>>& packs)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    for (const auto& [name, text] : texts) {
        addToDigest(state, name + '\n' + std::to_string(text.size()) + '\n');
        addToDigest(state, text);
    }
    for (const auto& [id, json] : packs) {
        addToDigest(state, "markets/" + id + '\n' + std::to_string(json.size()) + '\n');
        addToDigest(state, json);
    }
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash_final(&state, digest.data(), digest.size());
    std::array<char, 17> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), 8);
    return hex.data();
}

Result<Policy> readDecidingTables(const PolicyTexts& texts, const std::string& version)
{
    FirstFault fault;
    PolicyFiles files;
    for (const std::string name : kDecidingFiles) {
        const auto text = texts.find(name);
        const auto parsed = text == texts.end() ? Result<Json>(notFound("The policy file {} is missing.", {name}))
                                                : parseFile(name, text->second);
        if (!parsed) {
            return parsed.error();
        }
        checkShape(name, *parsed, expectedTables().at(name), fault);
        files.emplace(name, *parsed);
    }
    Policy policy;
    policy.version = version;
    for (const auto read : {&readLimits, &readGradeTables}) {
        if (!fault.error) {
            read(files, policy, fault);
        }
    }
    return fault.error ? Result<Policy>(*fault.error) : Result<Policy>(std::move(policy));
}

} // namespace regrade::rules
