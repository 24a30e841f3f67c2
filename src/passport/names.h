#pragma once

#include "base/clock.h"
#include "domain/event.h"
#include "rules/policy.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace regrade::passport {

// The policy's names of the codes in events. A code that the policy no longer knows is told as it stands.
[[nodiscard]] domain::Text nameOf(const rules::Policy& policy, const domain::GradeId& id);
[[nodiscard]] domain::Text nameOf(const rules::Policy& policy, const domain::StageId& id);
[[nodiscard]] domain::Text nameOf(const rules::Policy& policy, const domain::StageId& stage, const domain::StepId& id);
[[nodiscard]] domain::Text nameOf(const rules::Policy& policy, const domain::ChannelId& id);
[[nodiscard]] domain::Text nameOf(const rules::Policy& policy, const domain::MaterialId& id);
[[nodiscard]] domain::Text nameOf(const rules::Policy& policy, const domain::CartonId& id);
[[nodiscard]] domain::Text nameOf(const rules::Policy& policy, const domain::FillerId& id);
[[nodiscard]] domain::Text nameOf(const rules::Policy& policy, const domain::InsertId& id);
[[nodiscard]] domain::Text nameOf(const rules::Policy& policy, const domain::EquipmentId& id);
[[nodiscard]] domain::Text nameIn(const std::vector<rules::NamedRow>& rows, const std::string& id);

/// The German words: the text's own, or those in resources/i18n/texts_de.json for English ones that stand in the
/// sources.
[[nodiscard]] std::optional<std::string> germanOf(const domain::Text& text);
/// The same words in every language: a name, a number, a note that a person wrote.
[[nodiscard]] inline domain::Text asIs(const std::string& text) { return {text, text}; }
/// Puts the texts into the holes of each sentence.
[[nodiscard]] domain::Text told(const domain::Text& pattern, std::initializer_list<domain::Text> arguments);
/// The texts that are not empty, with ". " or "。" between them.
[[nodiscard]] domain::Text sentences(const std::vector<domain::Text>& parts);
/// The texts with a separator between them.
[[nodiscard]] domain::Text listed(const std::vector<domain::Text>& parts, const domain::Text& separator);

/// "2026-03-01 20:15 UTC", for papers.
[[nodiscard]] std::string minuteOf(Time at);

} // namespace regrade::passport
