#pragma once

#include "qr/gs1.h"
#include "qr/housecodes.h"
#include "qr/parcel.h"
#include "qr/tag.h"

#include <span>

namespace regrade::qr {

/// What a scanned code is, whoever read it: camera, wedge scanner or a person at the keyboard.
enum class ScanKind {
    tag,        ///< one of our own tags
    gs1,        ///< GS1 identifiers, as an element string or a Digital Link
    tradeItem,  ///< EAN or UPC of a product
    passport,   ///< the house's own address of a unit
    webAddress, ///< one that is no Digital Link
    order,      ///< an order number of a form that the house knows
    parcel,     ///< a carrier's number with its check digit
    text,       ///< anything else: another order number, a serial number
};
[[nodiscard]] std::string_view nameOf(ScanKind kind);

struct ScanContent {
    ScanKind kind = ScanKind::text;
    std::string text;       ///< without the symbology identifier
    std::optional<Tag> tag; ///< also of a passport's address
    std::optional<Gs1Data> gs1;
    std::optional<Parcel> parcel; ///< also of GS1 data that say it (00)
    std::string gtin;             ///< 14 digits, also of a GS1 code that says one; empty = none
};

inline constexpr std::size_t kLongestScan = 300; ///< characters; no code of goods, papers or parcels is longer

/// The ways in which a shop may have written the product that the code names, the likeliest first; at least the text.
[[nodiscard]] std::vector<std::string> skusOf(const ScanContent& content);

/// Takes a symbology identifier (ISO/IEC 15424, "]d2") at the front and the usual ways to write the separator (<GS>,
/// {GS}, ^], \x1d). Invalid with a sentence: longer than any code here, characters that cannot be seen or turn the text
/// round, a kind of symbol that is not read here, a symbology that promises GS1 data which do not hold, or a code that
/// a keyboard of another layout changed, as its check digit betrays.
[[nodiscard]] Result<ScanContent> contentOf(std::string_view scanned, const HouseCodes& house = {});

/// Begins with the symbology identifier of a symbol that is read here.
[[nodiscard]] bool hasSymbology(std::string_view text);
/// How scanners write the separator of GS1 data that may send no control characters.
[[nodiscard]] std::span<const std::string_view> separatorForms();
/// For the eye: what cannot be seen, or turns a text round, as <GS>, <CR> or <U+202E>.
[[nodiscard]] std::string shownEscaped(std::string_view text);

} // namespace regrade::qr
