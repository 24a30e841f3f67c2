#pragma once

#include "base/result.h"
#include "domain/item.h"
#include "qr/tag.h"
#include "rules/policy.h"

#include <cstddef>
#include <string>
#include <vector>

namespace regrade::passport {

/// What stands on a label: QR of the tag (version 2, level H, at least 0.5 mm a module), the grouped tag, the product,
/// and on a sale label the grade with its letter and shape, the refurbished wording, warranty months, key parts.
struct Label {
    qr::Tag tag;
    std::string product;
    std::string grade; ///< empty on an intake label
    std::string shape;
    std::vector<std::string> lines; ///< in the paper's language
};

enum class PaperLanguage { en, zh };

/// Refused: a sale label for an ungraded unit.
[[nodiscard]] Result<Label> makeLabel(const domain::Item& item, const rules::Policy& policy, domain::LabelKind kind,
                                      PaperLanguage language);
/// One page of 60 x 40 mm, QR drawn as vector squares, fonts embedded. Same label = same bytes.
[[nodiscard]] Result<std::vector<std::byte>> labelPdf(const Label& label);
/// The same label as a grey PNG at `dpi` for the screen.
[[nodiscard]] Result<std::vector<std::byte>> labelPng(const Label& label, int dpi);

} // namespace regrade::passport
