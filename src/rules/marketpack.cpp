#include "rules/marketrules.h"
#include "rules/policytables.h"

#include "rules/claimtext.h"
#include "rules/twinkeys.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace regrade::rules {

namespace {

constexpr const char* kFormat = "regrade market pack 1";
constexpr int kMostMonths = 240;
constexpr int kHighestVersion = 1'000'000;
constexpr const char* kLanguages[] = {"en", "zh", "de", "fr"};

bool isLanguage(const std::string& text)
{
    return std::find(std::begin(kLanguages), std::end(kLanguages), text) != std::end(kLanguages);
}

/// The id of a pack is the name of its file as well.
bool isPackId(const std::string& text)
{
    return text.size() >= 2 && text.size() <= 12 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

bool isRuleId(const std::string& text)
{
    return text.size() >= 4 && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

std::string digestOfPack(const std::string& text)
{
    std::array<unsigned char, 8> digest{};
    std::array<unsigned char, crypto_generichash_BYTES> whole{};
    crypto_generichash(whole.data(), whole.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    std::copy_n(whole.begin(), digest.size(), digest.begin());
    std::array<char, 17> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

/// Lists of phrases by language; empty where the key is missing.
PhraseLists phrasesIn(Row& row, const char* key)
{
    PhraseLists lists;
    const Json* found = row.maybeValue(key);
    if (found == nullptr) {
        return lists;
    }
    const auto faulty = [&] {
        row.fail(invalid("{}, row {}: \"{}\" needs lists of texts by language (en, zh, de, fr).", row.at({key})));
        return PhraseLists{};
    };
    if (!found->is_object() || found->empty()) {
        return faulty();
    }
    for (const auto& [language, texts] : found->items()) {
        if (!isLanguage(language) || !texts.is_array() || texts.empty()) {
            return faulty();
        }
        for (const Json& text : texts) {
            if (!text.is_string() || Phrase::read(text.get<std::string>()).empty()) {
                return faulty();
            }
            lists[language].push_back(text.get<std::string>());
        }
    }
    return lists;
}

WordsByLanguage insteadIn(Row& row)
{
    WordsByLanguage words;
    const Json& found = row.value("instead");
    bool good = found.is_object();
    for (const auto& [language, text] : found.items()) {
        good = good && isLanguage(language) && text.is_string() && !text.get<std::string>().empty();
        if (good) {
            words[language] = text.get<std::string>();
        }
    }
    if (!good || !words.contains("en") || !words.contains("zh")) {
        row.fail(invalid("{}, row {}: \"instead\" says what to write in \"en\" and \"zh\" at least.", row.at()));
        return {{"en", "?"}, {"zh", "?"}};
    }
    return words;
}

Result<Need> needFrom(std::string_view name)
{
    constexpr std::pair<std::string_view, Need> kNeeds[] = {{"certificate", Need::certificate},
                                                            {"all_functions_tested", Need::allFunctionsTested},
                                                            {"unused", Need::unused},
                                                            {"done_in_market", Need::doneInMarket}};
    for (const auto& [known, need] : kNeeds) {
        if (name == known) {
            return need;
        }
    }
    return invalid("\"{}\" is not a value here.", {std::string(name)});
}

Result<ClaimSearch> searchFrom(std::string_view name)
{
    constexpr std::pair<std::string_view, ClaimSearch> kSearches[] = {{"words", ClaimSearch::words},
                                                                      {"email", ClaimSearch::email},
                                                                      {"phone", ClaimSearch::phone},
                                                                      {"order_number", ClaimSearch::orderNumber},
                                                                      {"person", ClaimSearch::person}};
    for (const auto& [known, search] : kSearches) {
        if (name == known) {
            return search;
        }
    }
    return invalid("\"{}\" is not a value here.", {std::string(name)});
}

std::vector<std::string> schemesIn(Row& row, const std::optional<Need>& need)
{
    if (row.maybeList("schemes") == nullptr) {
        return {};
    }
    if (need != Need::certificate) {
        row.fail(invalid("{}, row {}: \"schemes\" go with the need of a certificate.", row.at()));
    }
    return row.words("schemes");
}

ClaimTerms readClaim(Row& row)
{
    ClaimTerms claim;
    claim.search = row.maybeOneOf("search", &searchFrom).value_or(ClaimSearch::words);
    const std::string verdict = row.word("verdict");
    claim.need = row.maybeOneOf("need", &needFrom);
    if (verdict != "forbidden" && verdict != "conditional") {
        row.failValue("verdict", verdict);
    } else if ((verdict == "conditional") != claim.need.has_value()) {
        row.fail(invalid("{}, row {}: a conditional claim, and only such a one, has a \"need\".", row.at()));
    }
    claim.schemes = schemesIn(row, claim.need);
    claim.phrases = phrasesIn(row, "phrases");
    claim.except = phrasesIn(row, "except");
    for (const auto& [language, texts] : claim.phrases) {
        claim.ready[language] = Phrase::readAll(texts);
    }
    for (const auto& [language, texts] : claim.except) {
        const auto more = Phrase::readAll(texts);
        claim.readyExcept.insert(claim.readyExcept.end(), more.begin(), more.end());
    }
    if (row.maybeList("surnames") != nullptr) {
        claim.surnames = row.words("surnames");
    }
    const bool needsPhrases = claim.search == ClaimSearch::words || claim.search == ClaimSearch::person;
    if (needsPhrases && claim.phrases.empty()) {
        row.fail(invalid("{}, row {}: the key \"{}\" is missing.", row.at({"phrases"})));
    }
    claim.instead = insteadIn(row);
    return claim;
}

int monthsIn(Row& row, const char* key)
{
    return row.value(key).is_null() ? 0 : row.maybeWhole(key, 0, kMostMonths).value_or(0);
}

WarrantyTerms readWarranty(Row& row)
{
    WarrantyTerms terms{.newMonths = monthsIn(row, "legal_months_new"),
                        .usedMonths = monthsIn(row, "legal_months_used"),
                        .burdenMonths = monthsIn(row, "burden_of_proof_months"),
                        .reducibleTo = monthsIn(row, "used_goods_reducible_to")};
    if (terms.reducibleTo > terms.usedMonths) {
        row.fail(invalid("{}, row {}: used goods cannot be reduced to more than their legal months.", row.at()));
    }
    return terms;
}

WordingTerms readWording(Row& row)
{
    WordingTerms wording{.words = row.text("wording"), .local = row.word("local")};
    wording.need = row.maybeOneOf("need", &needFrom);
    wording.schemes = schemesIn(row, wording.need);
    return wording;
}

MarketRule readRuleOf(Row& row)
{
    constexpr std::pair<const char*, MarketRuleKind> kKinds[] = {{"label_wording", MarketRuleKind::labelWording},
                                                                 {"warranty", MarketRuleKind::warranty},
                                                                 {"repair_extension", MarketRuleKind::repairExtension},
                                                                 {"claim", MarketRuleKind::claim},
                                                                 {"destruction_ban", MarketRuleKind::destructionBan},
                                                                 {"passport_duty", MarketRuleKind::passportDuty},
                                                                 {"packaging", MarketRuleKind::packaging}};
    MarketRule rule{.id = row.word("id")};
    if (!isRuleId(rule.id)) {
        row.fail(invalid("{}, row {}: the id \"{}\" of a rule has 4 to 40 capital letters, figures and hyphens.",
                         row.at({rule.id})));
    }
    const std::optional<MarketRuleKind> kind = readKind(row, kKinds);
    rule.kind = kind.value_or(MarketRuleKind::claim);
    if (row.maybeList("categories") != nullptr) {
        for (const std::string& category : row.words("categories")) {
            rule.categories.emplace_back(category);
        }
    }
    rule.verified = row.flag("verified");
    rule.settled = row.maybeFlag("settled").value_or(false);
    rule.text = row.text("text");
    const Origin origin = row.origin();
    rule.source = origin.source;
    rule.validFrom = origin.validFrom;
    rule.validTo = row.maybeDay("valid_to");
    if (rule.source.empty() || (!rule.validTo.empty() && rule.validTo < rule.validFrom)) {
        row.fail(invalid("{}, row {}: a market rule has a source, a first day, and no last day before it.", row.at()));
    }
    if (kind == MarketRuleKind::claim) {
        rule.claim = readClaim(row);
    } else if (kind == MarketRuleKind::warranty) {
        rule.warranty = readWarranty(row);
    } else if (kind == MarketRuleKind::labelWording) {
        rule.wording = readWording(row);
    } else if (kind == MarketRuleKind::repairExtension) {
        rule.extensionMonths = monthsIn(row, "extension_months");
    } else if (kind == MarketRuleKind::destructionBan && row.maybeList("derogations") != nullptr) {
        rule.derogations = row.words("derogations");
    }
    return rule;
}

Negations readNegations(Row& row)
{
    Negations negations{.language = row.word("language"), .words = Phrase::readAll(row.words("words"))};
    if (!isLanguage(negations.language)) {
        row.failValue("language", negations.language);
    }
    if (row.maybeList("between") != nullptr) {
        negations.between = Phrase::readAll(row.words("between"));
    }
    return negations;
}

void readHead(Row& head, const std::string& name, MarketPack& pack)
{
    if (head.word("format") != kFormat) {
        head.fail(invalid("{}: this is not a market pack that this program can read.", {name}));
    }
    pack.id = head.word("id");
    if (!isPackId(pack.id)) {
        head.fail(invalid("{}: the id \"{}\" of a market pack has 2 to 12 capital letters, figures and hyphens.",
                          {name, pack.id}));
    }
    if (!head.value("version").is_null()) {
        pack.version = head.maybeWhole("version", 1, kHighestVersion).value_or(0);
    }
    pack.market = head.word("market");
    pack.group = head.maybeWord("group").value_or("");
    pack.name = head.text("name");
    (void)head.word("issued");
    pack.issued = head.maybeDay("issued");
}

Result<Json> parsePack(const std::string& text, const std::string& name)
{
    try {
        TwinKeys twins;
        Json parsed = Json::parse(text, std::ref(twins));
        if (twins.twin()) {
            return invalid("{}: the key \"{}\" stands twice in one row.", {name, *twins.twin()});
        }
        if (!parsed.is_object()) {
            return invalid("{}: this is not a market pack that this program can read.", {name});
        }
        return parsed;
    } catch (const Json::exception& fault) {
        return invalid("{}: this is not valid JSON.", {name}, fault.what());
    }
}

} // namespace

Result<MarketPack> readMarketPack(const std::string& text, const std::string& name)
{
    Result<Json> file = parsePack(text, name);
    if (!file) {
        return file.error();
    }
    FirstFault fault;
    MarketPack pack;
    Row head(*file, name, 1, fault);
    readHead(head, name, pack);
    (void)head.maybeValue("signature");
    pack.rows = readRows(head.list("rows"), name, fault, &readRuleOf);
    refuseTwins(pack.rows, name, fault);
    if (const Json* negations = head.maybeList("negations")) {
        pack.negations = readRows(*negations, name + "/negations", fault, &readNegations);
    }
    head.close();
    if (fault.error) {
        return *fault.error;
    }
    for (std::size_t i = 0; i < pack.rows.size(); ++i) {
        pack.rows[i].market = pack.market;
        pack.rows[i].json = file->at("rows")[i].dump();
    }
    file->erase("signature");
    pack.json = file->dump();
    pack.digest = digestOfPack(pack.json);
    return pack;
}

} // namespace regrade::rules
