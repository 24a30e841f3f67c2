#pragma once

#include "domain/event.h"

namespace regrade::passport {

// What the program's own codes in events are called in both languages; the policy's codes: passport/names.h.
[[nodiscard]] domain::Text wordsFor(domain::Cosmetic level);
[[nodiscard]] domain::Text wordsFor(domain::PartOrigin origin);
[[nodiscard]] domain::Text wordsFor(domain::SupplierStatus status);
/// What was found, in one sentence.
[[nodiscard]] domain::Text wordsFor(const domain::Axes& axes);

} // namespace regrade::passport
