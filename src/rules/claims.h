#pragma once

#include "domain/item.h"
#include "rules/marketrules.h"
#include "rules/policy.h"

namespace regrade::rules {

/// What is known of the unit and of the house when a text about it is judged. Time comes from the caller.
struct ClaimContext {
    MarketCase unit;
    UnitTruth truth;
    std::vector<std::string> languages;  ///< of phrases that are looked for; empty = all: shops mix languages
    std::vector<std::string> orderForms; ///< 9 a figure, @ a letter; see codes.json
    std::vector<std::string> keepOut;    ///< must stand in no text: the unit's own order number
};

/// Words of a text that a rule forbids, or allows only under a condition that is not met.
struct ClaimFault {
    std::string rule;
    std::size_t offset = 0; ///< bytes
    std::size_t length = 0;
    std::string words; ///< as they stand there
    Text why;
    WordsByLanguage instead; ///< "en" and "zh" always
    std::string source;
    std::string validFrom;
    bool blocks = false; ///< false: told only, because nobody has verified the rule
};

/// By place. A claim that is taken back ("not carbon neutral") is none; the negation must stand directly before it.
/// What is only told is left out where a blocking rule has the same words.
[[nodiscard]] std::vector<ClaimFault> checkClaims(const MarketRules& rules, std::string_view text,
                                                  const ClaimContext& context);
/// Refused with the rule, the words and what to write instead when a rule blocks any of the texts.
[[nodiscard]] Result<void> requireAllowedWords(const MarketRules& rules, const std::vector<std::string>& texts,
                                               const ClaimContext& context);

/// The step of a stage in which every function is tested.
inline constexpr const char* kFunctionsStep = "functions";
/// Every function was tested in this cycle, after its latest repair.
[[nodiscard]] bool allFunctionsTested(const domain::Item& item, const Policy& policy);
/// The truth and the case of a unit that was taken in. `day` is YYYY-MM-DD.
[[nodiscard]] ClaimContext claimContextOf(const domain::Item& item, const Policy& policy, const std::string& day);

} // namespace regrade::rules
