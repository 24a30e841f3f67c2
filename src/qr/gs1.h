#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::qr {

// GS1 element strings and GS1 Digital Link addresses. Which identifiers there are, and what their values look like, is
// the GS1 Barcode Syntax Dictionary (resources/gs1). Values are checked for length, characters, check digits, dates and
// times, and for what must or must not stand beside them; lists of countries, currencies, packages and coupons are not
// kept here, so such a value is checked for its form alone.

struct Gs1Element {
    std::string ai; ///< "01"
    std::string value;
    [[nodiscard]] bool operator==(const Gs1Element&) const = default;
};

/// What one code says, in its order, valid by construction.
class Gs1Data {
public:
    [[nodiscard]] const std::vector<Gs1Element>& elements() const { return m_elements; }
    /// Nothing when the code does not say it.
    [[nodiscard]] const std::string* find(std::string_view ai) const;
    /// "(01)09506000134352(21)RF26-000123"
    [[nodiscard]] std::string bracketed() const;
    /// "https://id.gs1.org/01/09506000134352/21/RF26-000123" for the stem "https://id.gs1.org"; nothing without a key.
    [[nodiscard]] std::optional<std::string> digitalLink(std::string_view stem) const;

private:
    friend Result<Gs1Data> gs1DataOf(std::vector<Gs1Element> elements);
    std::vector<Gs1Element> m_elements;
};

/// Invalid with a sentence that names the identifier: a value of the wrong length, with a character it may not have, a
/// wrong check digit or date, an identifier twice, or one whose companions are missing or excluded.
[[nodiscard]] Result<Gs1Data> gs1DataOf(std::vector<Gs1Element> elements);

/// As a scanner sends it, without the symbology identifier: "0109506000134352" "10LOT<GS>21X", where <GS> is character
/// 29 and ends a value that has no fixed length.
[[nodiscard]] Result<Gs1Data> parseGs1ElementString(std::string_view scanned);
/// As printed for people: "(01)09506000134352(21)RF26-000123".
[[nodiscard]] Result<Gs1Data> parseGs1Bracketed(std::string_view text);
/// GS1 Digital Link (URI syntax, uncompressed, numeric identifiers). Other parameters than identifiers are passed over.
[[nodiscard]] Result<Gs1Data> parseDigitalLink(std::string_view address);
/// Whether the text claims to be a web address that could hold a Digital Link.
[[nodiscard]] bool isWebAddress(std::string_view text);

/// Modulo 10 with weights 3 and 1 from the right, over digits alone (GS1 General Specifications 7.9).
[[nodiscard]] char gs1CheckDigit(std::string_view digits);
/// GTIN-8, -12, -13 or -14 whose last digit fits.
[[nodiscard]] bool isGtin(std::string_view digits);

} // namespace regrade::qr
