#include "qr/scancontent.h"

#include "qr/layoutcheck.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace regrade::qr {

namespace {

constexpr char kGs = '\x1d';

/// What a symbology identifier promises (ISO/IEC 15424).
enum class Promise { anything, gs1, tradeItem };

constexpr auto kSymbologies = std::to_array<std::pair<std::string_view, Promise>>({
    {"]A0", Promise::anything},  // Code 39
    {"]C0", Promise::anything},  // Code 128
    {"]C1", Promise::gs1},       // GS1-128
    {"]E0", Promise::tradeItem}, // EAN-13, UPC-A, UPC-E
    {"]E4", Promise::tradeItem}, // EAN-8
    {"]I0", Promise::anything},  // Interleaved 2 of 5
    {"]I1", Promise::anything},
    {"]Q1", Promise::anything}, // QR Code
    {"]Q2", Promise::anything}, // with another character set
    {"]Q3", Promise::gs1},      // GS1 QR Code
    {"]d1", Promise::anything}, // Data Matrix
    {"]d2", Promise::gs1},      // GS1 DataMatrix
    {"]d4", Promise::anything}, // with another character set
    {"]e0", Promise::gs1},      // GS1 DataBar and Composite
    {"]e1", Promise::gs1},
    {"]e2", Promise::gs1},
});

/// The character that begins at `from` and its length in bytes; nothing where the text is no UTF-8.
std::optional<std::pair<char32_t, std::size_t>> letterAt(std::string_view text, std::size_t from)
{
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned first = byte(from);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || from + length > text.size()) {
        return std::nullopt;
    }
    char32_t letter = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(from + i) & 0xC0U) != 0x80U) {
            return std::nullopt;
        }
        letter = (letter << 6U) | (byte(from + i) & 0x3FU);
    }
    return std::pair(letter, length);
}

/// Cannot be seen, or turns the text round, so a person would confirm something else than is recorded.
bool isHidden(char32_t letter)
{
    const auto within = [&](char32_t least, char32_t most) { return letter >= least && letter <= most; };
    return (letter < 0x20 && letter != static_cast<char32_t>(kGs)) || within(0x7F, 0x9F) || letter == 0xAD ||
           letter == 0x61C || within(0x200B, 0x200F) || within(0x2028, 0x202E) || within(0x2060, 0x206F) ||
           within(0xD800, 0xDFFF) || letter == 0xFEFF || within(0xFFF9, 0xFFFB) || within(0xE0000, 0xE007F);
}

bool isLegible(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto letter = letterAt(text, at);
        if (!letter || isHidden(letter->first)) {
            return false;
        }
        at += letter->second;
    }
    return true;
}

/// Of UTF-8 text; of any other at least as many as there are.
std::size_t lettersIn(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char sign) { return (static_cast<unsigned char>(sign) & 0xC0U) != 0x80U; }));
}

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kEnds = " \t\r\n";
    const std::size_t from = text.find_first_not_of(kEnds);
    return from == std::string_view::npos ? std::string()
                                          : std::string(text.substr(from, text.find_last_not_of(kEnds) - from + 1));
}

constexpr auto kSeparatorForms =
    std::to_array<std::string_view>({"<GS>", "{GS}", "^]", "\\x1d", "\\x1D", "\xE2\x90\x9D"});

std::string withSeparators(std::string text)
{
    for (const std::string_view written : kSeparatorForms) {
        for (auto at = text.find(written); at != std::string::npos; at = text.find(written, at + 1)) {
            text.replace(at, written.size(), 1, kGs);
        }
    }
    return text;
}

std::string gtinOf(std::string_view digits) { return std::string(14 - digits.size(), '0') + std::string(digits); }

ScanContent gs1Content(std::string text, Gs1Data data)
{
    ScanContent content{.kind = ScanKind::gs1, .text = std::move(text), .gs1 = std::move(data)};
    const std::string* item = content.gs1->find("01");
    content.gtin = item == nullptr ? "" : *item;
    if (const std::string* unit = content.gs1->find("00"); unit != nullptr) {
        content.parcel = parcelIn(*unit);
    }
    return content;
}

/// Element strings that no symbology announced: only what cannot be mistaken, a GTIN at the front or a separator.
std::optional<Gs1Data> unannounced(const std::string& text)
{
    if (text.rfind("(", 0) == 0) {
        auto data = parseGs1Bracketed(text);
        return data ? std::optional(*std::move(data)) : std::nullopt;
    }
    const std::string scanned = withSeparators(text);
    const bool withItem = scanned.size() >= 16 && scanned.rfind("01", 0) == 0 && isGtin(scanned.substr(2, 14));
    if (!withItem && scanned.find(kGs) == std::string::npos) {
        return std::nullopt;
    }
    auto data = parseGs1ElementString(scanned);
    return data ? std::optional(*std::move(data)) : std::nullopt;
}

Result<ScanContent> ofPromise(Promise promise, const std::string& text)
{
    if (promise == Promise::gs1) {
        auto data = parseGs1ElementString(withSeparators(text));
        return data ? Result<ScanContent>(gs1Content(text, *std::move(data))) : data.error();
    }
    if (!isGtin(text)) {
        return invalid("The check digit of the product code {} does not fit: it was misread or misprinted.", {text});
    }
    ScanContent content;
    content.kind = ScanKind::tradeItem;
    content.text = text;
    content.gtin = gtinOf(text);
    return content;
}

Error hidden() { return invalid("The code holds characters that cannot be seen. Nothing was done."); }

bool isOfForm(std::string_view text, std::string_view form)
{
    return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), [](char sign, char place) {
               const bool figure = sign >= '0' && sign <= '9';
               const bool letter = (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
               return place == '9' ? figure : place == '@' ? letter : sign == place;
           });
}

/// The unit that an address of the house names.
std::optional<Tag> tagInLink(std::string_view address, const HouseCodes& house)
{
    for (const std::string& stem : house.unitLinks) {
        if (address.rfind(stem, 0) != 0) {
            continue;
        }
        const auto rest = address.substr(stem.size());
        if (auto tag = parseTag(rest.substr(0, rest.find_first_of("?#/&")))) {
            return *tag;
        }
    }
    return std::nullopt;
}

/// What a PC of another layout made of a code whose check digit, or form, leaves no doubt.
std::optional<Error> garbledBy(const std::string& text)
{
    constexpr std::size_t kLongest = 80;
    if (text.size() > kLongest) {
        return std::nullopt;
    }
    for (const auto& [meant, layout] : readingsOf(text)) {
        const auto symbology = std::find_if(kSymbologies.begin(), kSymbologies.end(),
                                            [&code = meant](const auto& one) { return code.rfind(one.first, 0) == 0; });
        const bool announced = symbology != kSymbologies.end() && symbology->second != Promise::anything &&
                               ofPromise(symbology->second, meant.substr(3));
        const bool number = meant.size() > 8 && isGtin(meant);
        if (announced || number || (isWebAddress(meant) && meant.find("://") != std::string::npos)) {
            return invalid(
                "This code came through a keyboard {} that the scanner does not type for; {} is meant. Scan the "
                "calibration code of the scanner's set-up page.",
                {layout, meant});
        }
    }
    return std::nullopt;
}

ScanContent ofKind(ScanKind kind, std::string text)
{
    ScanContent content;
    content.kind = kind;
    content.text = std::move(text);
    return content;
}

Result<ScanContent> addressContent(std::string text, const HouseCodes& house)
{
    if (auto tag = tagInLink(text, house)) {
        ScanContent content = ofKind(ScanKind::passport, std::move(text));
        content.tag = std::move(tag);
        return content;
    }
    auto data = parseDigitalLink(text);
    return data ? gs1Content(std::move(text), *std::move(data)) : ofKind(ScanKind::webAddress, std::move(text));
}

/// A number that some form and its check digit, or the house, tells from any other text.
Result<ScanContent> numberContent(std::string text, const HouseCodes& house)
{
    if (std::any_of(house.orders.begin(), house.orders.end(),
                    [&](const HouseCodes::OrderForm& order) { return isOfForm(text, order.form); })) {
        return ofKind(ScanKind::order, std::move(text));
    }
    if (auto parcel = parcelIn(text)) {
        ScanContent content = ofKind(ScanKind::parcel, std::move(text));
        content.parcel = std::move(parcel);
        return content;
    }
    if (auto data = unannounced(text)) {
        return gs1Content(std::move(text), *std::move(data));
    }
    if (text.find(kGs) != std::string::npos) {
        return hidden(); // a separator that separates nothing
    }
    if (auto garbled = garbledBy(text)) {
        return *std::move(garbled);
    }
    return ofKind(ScanKind::text, std::move(text));
}

Result<ScanContent> plainContent(std::string text, const HouseCodes& house)
{
    if (auto tag = parseTag(text)) {
        ScanContent content = ofKind(ScanKind::tag, std::move(text));
        content.tag = *tag;
        return content;
    }
    if (isGtin(text)) {
        ScanContent content = ofKind(ScanKind::tradeItem, text);
        content.gtin = gtinOf(text);
        return content;
    }
    return isWebAddress(text) && text.find(kGs) == std::string::npos ? addressContent(std::move(text), house)
                                                                     : numberContent(std::move(text), house);
}

bool isIdentifier(std::string_view text)
{
    const auto isLetter = [](char sign) { return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z'); };
    return text.size() > 3 && text[0] == ']' && isLetter(text[1]) &&
           (isLetter(text[2]) || (text[2] >= '0' && text[2] <= '9'));
}

} // namespace

std::string_view nameOf(ScanKind kind)
{
    switch (kind) {
    case ScanKind::tag: return "tag";
    case ScanKind::gs1: return "gs1";
    case ScanKind::tradeItem: return "trade_item";
    case ScanKind::passport: return "passport";
    case ScanKind::webAddress: return "web_address";
    case ScanKind::order: return "order";
    case ScanKind::parcel: return "parcel";
    case ScanKind::text: break;
    }
    return "text";
}

std::vector<std::string> skusOf(const ScanContent& content)
{
    std::vector<std::string> skus;
    if (content.kind != ScanKind::gs1) {
        skus.push_back(content.text);
    }
    for (const std::size_t digits : {13U, 14U, 12U, 8U}) { // EAN-13, GTIN-14, UPC-A, EAN-8
        const std::size_t zeros = content.gtin.empty() ? 0 : content.gtin.size() - digits;
        if (!content.gtin.empty() && content.gtin.find_first_not_of('0') >= zeros) {
            skus.push_back(content.gtin.substr(zeros));
        }
    }
    if (skus.empty()) {
        skus.push_back(content.text);
    }
    return skus;
}

bool hasSymbology(std::string_view text)
{
    return isIdentifier(text) && std::any_of(kSymbologies.begin(), kSymbologies.end(),
                                             [&](const auto& one) { return text.substr(0, 3) == one.first; });
}

std::span<const std::string_view> separatorForms() { return kSeparatorForms; }

std::string shownEscaped(std::string_view text)
{
    constexpr auto kNames = std::to_array<std::pair<char32_t, std::string_view>>(
        {{0x09, "<TAB>"}, {0x0A, "<LF>"}, {0x0D, "<CR>"}, {0x1B, "<ESC>"}, {0x1D, "<GS>"}, {0x1E, "<RS>"}});
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const auto letter = letterAt(text, at);
        const char32_t code = letter ? letter->first : static_cast<unsigned char>(text[at]);
        const std::size_t length = letter ? letter->second : 1;
        const auto name =
            std::find_if(kNames.begin(), kNames.end(), [&](const auto& one) { return one.first == code; });
        if (name != kNames.end()) {
            shown += name->second;
        } else if (!letter || isHidden(code)) {
            std::array<char, 16> hex{};
            std::snprintf(hex.data(), hex.size(), letter ? "<U+%04X>" : "<%02X>", static_cast<unsigned>(code));
            shown += hex.data();
        } else {
            shown += text.substr(at, length);
        }
        at += length;
    }
    return shown;
}

Result<ScanContent> contentOf(std::string_view scanned, const HouseCodes& house)
{
    if (const auto letters = lettersIn(scanned); letters > kLongestScan) {
        return invalid("The code has {} characters, more than any code here. Nothing was done.",
                       {std::to_string(letters)});
    }
    std::string text = trimmed(scanned);
    if (text.empty()) {
        return invalid("The code is empty. Nothing was done.");
    }
    if (!isLegible(text)) {
        return hidden();
    }
    if (!isIdentifier(text)) {
        return plainContent(std::move(text), house);
    }
    const auto symbology = std::find_if(kSymbologies.begin(), kSymbologies.end(),
                                        [&](const auto& one) { return text.rfind(one.first, 0) == 0; });
    if (symbology == kSymbologies.end()) {
        return invalid("Symbols of the kind {} are not read here. Nothing was done.", {text.substr(0, 3)});
    }
    text.erase(0, symbology->first.size());
    return symbology->second == Promise::anything ? plainContent(std::move(text), house)
                                                  : ofPromise(symbology->second, text);
}

} // namespace regrade::qr
