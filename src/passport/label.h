#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/item.h"
#include "passport/labeltemplate.h"
#include "rules/policy.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regrade::passport {

enum class PaperLanguage { en, zh };

/// What one paper says, whatever its size: the text of its code, and the text of every placeholder of its use, in the
/// language of the paper. How it looks is the template's.
struct Label {
    LabelUse use = LabelUse::intake;
    PaperLanguage language = PaperLanguage::en;
    std::string code;
    std::string shape; ///< of the grade
    std::map<std::string, std::string> values;
    /// A shorter text that says the same, for where a value does not fit that must be shown.
    std::map<std::string, std::string> shorter;
};

/// The label of a unit: of an intake with product, SKU and day; of a sale with the grade's letter and shape, the
/// refurbished wording, that of the unit's market, warranty and key parts. With `now` the wording is the one that the
/// market's rules of that day give, and words that they forbid are refused; without it the wording of lists.json
/// stands. Refused: a sale label for an ungraded unit.
[[nodiscard]] Result<Label> makeLabel(const domain::Item& item, const rules::Policy& policy, domain::LabelKind kind,
                                      PaperLanguage language, std::optional<Time> now = std::nullopt);
/// Of a shelf, a box or a place; its code says the name. Refused: a name that is empty, longer than 40 letters or has
/// letters that cannot be seen.
[[nodiscard]] Result<Label> makeBinLabel(const std::string& name, PaperLanguage language);
/// Cards for what a work stage offers: each option and instrument of its steps, and figures where values are measured.
/// Refused: a stage that the policy does not have, or where no work is recorded.
[[nodiscard]] Result<std::vector<Label>> stageCardLabels(const rules::Policy& policy, const domain::StageId& stage,
                                                         PaperLanguage language);
/// Cards for the answers to the questions of intake.
[[nodiscard]] std::vector<Label> answerCardLabels(const rules::Policy& policy, PaperLanguage language);
/// A card for each command that the bench understands, in the order in which they are used.
[[nodiscard]] std::vector<Label> commandCardLabels(PaperLanguage language);

} // namespace regrade::passport
