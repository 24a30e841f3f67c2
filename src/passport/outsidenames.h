#pragma once

#include "domain/ids.h"
#include "rules/exchange.h"
#include "rules/policy.h"

#include <optional>
#include <string>
#include <string_view>

namespace regrade::passport {

/// Under which addresses documents for other houses name what is in this one. All of them begin with the host of
/// codes.json/unit_links, so that a unit's address here is the one in its QR code.
class OutsideNames {
public:
    OutsideNames(const rules::Policy& policy, const rules::Exchange& exchange);

    /// "https://regrade.invalid"
    [[nodiscard]] const std::string& house() const { return m_house; }
    /// Of the words that the house adds to a standard: house and "/voc/".
    [[nodiscard]] std::string vocabulary() const { return m_house + "/voc/"; }
    /// Where the unit's passport is, as its QR code says.
    [[nodiscard]] std::string passportOf(const domain::ItemId& item) const { return m_unitLink + item.text(); }
    /// The unit itself: a GTIN with the tag as serial number only where the house owns the GTIN's prefix; with a prefix
    /// and another's product a GIAI; else the passport's address, which is no GS1 identifier.
    [[nodiscard]] std::string unit(const domain::ItemId& item, const domain::Sku& sku) const;
    /// house, "/", `path`, "/" and the id with everything but letters, figures, - . _ ~ encoded.
    [[nodiscard]] std::string at(std::string_view path, std::string_view id) const;
    /// "https://regrade.invalid/photo/sha256/ab..."
    [[nodiscard]] std::string photo(const domain::PhotoHash& hash) const { return at("photo/sha256", hash.text()); }

private:
    std::string m_unitLink;
    std::string m_house;
    std::string m_prefix;
};

/// The SKU as GTIN-14 where it is a GTIN that names a product everywhere; restricted circulation numbers do not.
[[nodiscard]] std::optional<std::string> globalGtin(const domain::Sku& sku);

/// "urn:uuid:..." of version 8 (RFC 9562) from the SHA-256 of the words: the same words give the same one.
[[nodiscard]] std::string uuidOf(const std::string& words);

} // namespace regrade::passport
