#pragma once

#include "rules/claimtext.h"
#include "rules/marketrules.h"

namespace regrade::rules {

/// Behind spaces, hyphens and colons.
[[nodiscard]] std::size_t behindPause(const FoldedText& text, std::size_t at);

/// Places of staff and buyer data in a text.
[[nodiscard]] std::vector<Span> emailsIn(const FoldedText& folded);
/// +49 ..., 0170 ..., mobile numbers of China, (415) 555-0132, and seven figures or more behind a word such as "Tel".
[[nodiscard]] std::vector<Span> phonesIn(const FoldedText& folded, const std::vector<Phrase>& leadIns);
/// Texts of one of the forms, no letter or figure beside them.
[[nodiscard]] std::vector<Span> formsIn(const FoldedText& folded, const std::vector<std::string>& forms);
/// What follows the lead-in and is written like a name: a capitalised Latin word, or Chinese letters that begin with
/// one of the surnames. The lead-in belongs to the place.
[[nodiscard]] std::vector<Span> namesIn(const FoldedText& folded, const std::vector<Phrase>& leadIns,
                                        const std::vector<std::string>& surnames);

} // namespace regrade::rules
