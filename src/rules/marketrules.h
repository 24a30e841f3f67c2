#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "domain/inspection.h"
#include "rules/claimtext.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::rules {

using domain::Text;

/// What a row of a market pack is about; a closed set.
enum class MarketRuleKind { labelWording, warranty, repairExtension, claim, destructionBan, passportDuty, packaging };
/// "label_wording", "claim", ...: as packs and commands write it.
[[nodiscard]] std::string_view nameOf(MarketRuleKind kind);

/// What must be true before a wording or a claim may be used.
enum class Need {
    certificate,        ///< one of the row's schemes is in force for the unit's market and category
    allFunctionsTested, ///< every function of the unit was tested in this cycle
    unused,             ///< the unit was neither used nor repaired
    doneInMarket        ///< the whole work was done in the country that is claimed
};

/// What a claim row looks for in a text.
enum class ClaimSearch { words, email, phone, orderNumber, person };

/// By language: "en", "zh", "de", "fr".
using PhraseLists = std::map<std::string, std::vector<std::string>>;
using WordsByLanguage = std::map<std::string, std::string>;

struct WarrantyTerms {
    int newMonths = 0;    ///< legal guarantee of new goods; 0 = the market's law names no fixed time
    int usedMonths = 0;   ///< of used goods
    int burdenMonths = 0; ///< so long a fault is taken to have been there at delivery
    int reducibleTo = 0;  ///< used goods, by agreement with the buyer; equal to `usedMonths` = not reducible
};

struct ClaimTerms {
    ClaimSearch search = ClaimSearch::words;
    std::optional<Need> need;                         ///< unset: forbidden whatever is true
    std::vector<std::string> schemes;                 ///< that answer the need of a certificate; empty = any
    PhraseLists phrases;                              ///< written as Phrase reads them
    PhraseLists except;                               ///< a match inside one of these is none
    std::map<std::string, std::vector<Phrase>> ready; ///< `phrases`, read
    std::vector<Phrase> readyExcept;                  ///< of all languages
    std::vector<std::string> surnames;
    WordsByLanguage instead; ///< "en" and "zh" always
};

struct WordingTerms {
    Text words;        ///< for papers in the house's languages
    std::string local; ///< in the market's own language
    std::optional<Need> need;
    std::vector<std::string> schemes;
};

struct MarketRule {
    std::string id; ///< "EU-EMPCO-3"; unique over all packs
    MarketRuleKind kind = MarketRuleKind::claim;
    std::string market;                         ///< of its pack
    std::vector<domain::CategoryId> categories; ///< empty = every product
    std::string validFrom;                      ///< first day, enforced
    std::string validTo;                        ///< last day, enforced; empty = open
    std::string source;
    bool verified = false; ///< compared with the text of the law, or the house's own rule
    bool settled = false;  ///< not compared, but in force beyond doubt: blocks all the same
    Text text;
    std::optional<WarrantyTerms> warranty;
    int extensionMonths = 0;              ///< of a repair extension
    std::vector<std::string> derogations; ///< of a destruction ban: grounds on which it does not hold
    std::optional<ClaimTerms> claim;
    std::optional<WordingTerms> wording;
    std::string json; ///< the row as the pack has it, keys in order

    [[nodiscard]] bool blocks() const { return verified || settled; }
};

/// Words that take a claim back when they stand directly before it, if only words of `between` lie in the middle.
struct Negations {
    std::string language;
    std::vector<Phrase> words;
    std::vector<Phrase> between;
};

/// The rules of one market or of a group of markets.
struct MarketPack {
    std::string id;
    int version = 0;
    std::string market; ///< a market of lists.json, a group, or "*" = every market
    std::string group;  ///< whose rules hold here as well; empty = none
    std::string issued; ///< YYYY-MM-DD
    Text name;
    std::vector<MarketRule> rows;
    std::vector<Negations> negations;
    bool imported = false; ///< by the house, in place of the shipped one
    std::string signer;    ///< public key of an imported one
    std::string digest;    ///< BLAKE2b of the content, 16 hex characters
    std::string json;      ///< the content without its signature, keys in order: what is signed
};

enum class SchemeKind { marketplace, thirdParty };

/// A programme that gives out certificates.
struct SchemeRow {
    std::string id;
    Text name;
    SchemeKind kind = SchemeKind::thirdParty;
    int warnDays = 60; ///< before the last day
    Text why;
    std::string source;
    std::string validFrom;
};

/// One certificate that the house holds.
struct CertificateRow {
    std::string id;
    std::string scheme;
    std::string number;
    std::string validFrom; ///< first day (UTC)
    std::string validTo;   ///< last day (UTC)
    std::vector<std::string> markets;
    std::vector<domain::CategoryId> categories; ///< both empty = all
    std::string file;                           ///< where the paper lies; empty = nowhere told
    Text why;
    std::string source;
};

/// Every pack in force in this house, and the register of certificates. Immutable once read.
struct MarketRules {
    std::vector<MarketPack> packs;
    std::map<std::string, std::string> groups; ///< market -> group, of packs and of lists.json
    std::vector<SchemeRow> schemes;
    std::vector<CertificateRow> certificates;

    [[nodiscard]] const MarketPack* findPack(const std::string& id) const;
    [[nodiscard]] const SchemeRow* findScheme(const std::string& id) const;
    /// Whether rules written for `wanted` hold in a market: the same, its group, or "*".
    [[nodiscard]] bool holdsIn(const std::string& wanted, const std::string& market) const;
};

/// A unit as the rows of a market see it.
struct MarketCase {
    std::string market;
    std::optional<domain::CategoryId> category; ///< unset: rows of some categories only do not match
    std::string day;                            ///< YYYY-MM-DD
};

/// Reads one pack and checks it whole; `name` stands in sentences. Its signature is not looked at.
[[nodiscard]] Result<MarketPack> readMarketPack(const std::string& text, const std::string& name);
/// The packs that come with the program. A fault in one is a fault of the program (tests read them all).
[[nodiscard]] Result<std::vector<MarketPack>> shippedMarketPacks();
/// The shipped packs, each replaced by an imported one of the same id and a higher version; imported ones of another id
/// are added. Refused: a rule id in two packs.
[[nodiscard]] Result<std::vector<MarketPack>> mergedPacks(std::vector<MarketPack> shipped,
                                                          std::vector<MarketPack> imported);

/// In force on that day in that market for that category; rows of the market itself before those of its group.
[[nodiscard]] std::vector<const MarketRule*> rulesInForce(const MarketRules& rules, const MarketCase& unit,
                                                          std::optional<MarketRuleKind> kind = std::nullopt);
[[nodiscard]] bool isInForce(const MarketRule& rule, const std::string& day);

/// The least that a refurbished unit comes with, by the playbook of the house.
inline constexpr int kLeastWarrantyMonths = 6;

/// The seller's own promise as it is told to buyers; never less than that.
[[nodiscard]] constexpr int promisedMonths(int sellerMonths)
{
    return sellerMonths < kLeastWarrantyMonths ? kLeastWarrantyMonths : sellerMonths;
}

/// How long a buyer of a used unit is covered, and by what.
struct Warranty {
    int months = kLeastWarrantyMonths; ///< the longest of the three below
    int houseMonths = kLeastWarrantyMonths;
    int sellerMonths = 0;
    int legalMonths = 0;
    int reducibleTo = 0;
    int burdenMonths = 0;
    int repairExtension = 0; ///< comes on top where the buyer chose a repair
    std::string rule;        ///< id behind the legal months; empty = no row of that market
    std::string repairRule;  ///< id behind the extension
    bool verified = false;   ///< of `rule`
    Text text;
};
/// max(6, legal months of used goods, the seller's own promise); a row of the market goes before one of its group.
[[nodiscard]] Warranty warrantyMonths(const MarketRules& rules, const domain::MarketId& market,
                                      const domain::CategoryId& category, const std::string& day, int sellerMonths);

/// What is true of a unit, as far as wordings and claims ask for it.
struct UnitTruth {
    bool used = true;
    bool allFunctionsTested = false;
    bool doneInMarket = false;
    std::vector<std::string> schemes; ///< with a certificate in force and in scope; see certificates.h
};
[[nodiscard]] bool isMet(const std::optional<Need>& need, const std::vector<std::string>& schemes,
                         const UnitTruth& truth);

struct LabelWording {
    std::string rule;
    Text words;
    std::string local;
};
/// The first wording row in force whose need is met; nothing when no pack has one.
[[nodiscard]] std::optional<LabelWording> labelWording(const MarketRules& rules, const MarketCase& unit,
                                                       const UnitTruth& truth);

} // namespace regrade::rules
