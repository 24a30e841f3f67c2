#include "passport/outsidenames.h"

#include "qr/gs1.h"
#include "store/photoarchive.h"

#include <cctype>

namespace regrade::passport {

namespace {

constexpr const char* kGs1Stem = "https://id.gs1.org";

std::string percentEncoded(std::string_view text)
{
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char sign : text) {
        const auto byte = static_cast<unsigned char>(sign);
        if ((byte < 0x80 && std::isalnum(byte) != 0) || std::string_view("-._~").find(sign) != std::string_view::npos) {
            encoded += sign;
        } else {
            encoded += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
        }
    }
    return encoded;
}

/// Scheme and host of an address.
std::string originOf(const std::string& address)
{
    const auto host = address.find("://");
    return host == std::string::npos ? address : address.substr(0, address.find('/', host + 3));
}

std::optional<std::string> gs1Address(std::vector<qr::Gs1Element> elements)
{
    const auto data = qr::gs1DataOf(std::move(elements));
    return data ? data->digitalLink(kGs1Stem) : std::nullopt;
}

} // namespace

OutsideNames::OutsideNames(const rules::Policy& policy, const rules::Exchange& exchange)
    : m_unitLink(policy.codes.unitLinks.front()), m_house(originOf(m_unitLink)), m_prefix(exchange.companyPrefix)
{
}

std::string OutsideNames::unit(const domain::ItemId& item, const domain::Sku& sku) const
{
    const auto gtin = globalGtin(sku);
    std::optional<std::string> address;
    if (!m_prefix.empty() && gtin && gtin->substr(1).starts_with(m_prefix)) {
        address = gs1Address({{"01", *gtin}, {"21", item.text()}});
    } else if (!m_prefix.empty()) {
        address = gs1Address({{"8004", m_prefix + item.text()}});
    }
    return address.value_or(passportOf(item));
}

std::string OutsideNames::at(std::string_view path, std::string_view id) const
{
    return m_house + "/" + std::string(path) + "/" + percentEncoded(id);
}

std::optional<std::string> globalGtin(const domain::Sku& sku)
{
    constexpr std::size_t kLength = 14;
    if (!qr::isGtin(sku.text())) {
        return std::nullopt;
    }
    const std::string gtin = std::string(kLength - sku.text().size(), '0') + sku.text();
    const bool restricted = rules::isRestrictedCirculation(std::string_view(gtin).substr(1));
    return restricted ? std::nullopt : std::optional(gtin);
}

std::string uuidOf(const std::string& words)
{
    std::string hex = store::sha256Hex(std::as_bytes(std::span(words.data(), words.size()))).substr(0, 32);
    hex[12] = '8';
    hex[16] = "89ab"[static_cast<std::size_t>(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) & 3U];
    return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) +
           "-" + hex.substr(20);
}

} // namespace regrade::passport
