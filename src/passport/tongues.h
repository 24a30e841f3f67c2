#pragma once

#include "domain/inspection.h"
#include "rules/offering.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace regrade::passport {

using rules::Tongue;

/// The text in one language. English and Chinese are its own; German and French stand in resources/i18n/papers.json by
/// the English words, which are given where there is no translation: a name that the house wrote itself.
[[nodiscard]] std::string wordsIn(const domain::Text& text, Tongue tongue);
/// Whether the text has its own words there.
[[nodiscard]] bool isTranslated(const domain::Text& text, Tongue tongue);
/// A sentence with holes, filled with what is in that language already.
[[nodiscard]] std::string sentenceIn(const domain::Text& pattern, Tongue tongue, std::vector<std::string> arguments);
/// "2 h 5 min" in that language.
[[nodiscard]] std::string durationIn(std::chrono::milliseconds duration, Tongue tongue);
/// As HTML and BCP 47 name it: "zh-CN", "en", "de", "fr".
[[nodiscard]] std::string languageTag(Tongue tongue);

} // namespace regrade::passport
