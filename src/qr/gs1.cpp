#include "qr/gs1.h"

#include "qr/gs1checks.h"
#include "qr/gs1table.h"

#include <algorithm>
#include <array>

namespace regrade::qr {

namespace {

constexpr char kSeparator = '\x1d';
constexpr std::string_view kNumerals = "0123456789";
constexpr std::string_view kSet39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kBase64Url = "-_=0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

std::string_view charactersOf(const Gs1Part& part)
{
    switch (part.characters) {
    case 'N': return kNumerals;
    case 'Y': return kSet39;
    case 'Z': return kBase64Url;
    default: return kGs1Characters;
    }
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of(kNumerals) == std::string_view::npos;
}

Error tooShort(const std::string& ai) { return invalid("The value of the GS1 identifier ({}) is too short.", {ai}); }
Error tooLong(const std::string& ai) { return invalid("The value of the GS1 identifier ({}) is too long.", {ai}); }

Result<void> checkPart(const std::string& ai, const Gs1Part& part, std::string_view piece)
{
    if (piece.find_first_not_of(charactersOf(part)) != std::string_view::npos) {
        return invalid("The GS1 identifier ({}) does not allow one of the characters in its value.", {ai});
    }
    for (const std::string& check : part.checks) {
        if (!passesGs1Check(check, piece)) {
            return check == "csum" || check == "csumalpha"
                       ? invalid("The check digit of the GS1 identifier ({}) does not fit: the code was misread or "
                                 "misprinted.",
                                 {ai})
                       : invalid("The value of the GS1 identifier ({}) is none that it may have ({}).", {ai, check});
        }
    }
    return {};
}

Result<void> checkValue(const Gs1Identifier& identifier, std::string_view value)
{
    if (value.size() < identifier.leastLength()) {
        return tooShort(identifier.ai);
    }
    if (value.size() > identifier.mostLength()) {
        return tooLong(identifier.ai);
    }
    for (const Gs1Part& part : identifier.parts) {
        if (value.empty() && part.optional) {
            break;
        }
        const std::string_view piece = value.substr(0, part.most);
        if (piece.size() < part.least) {
            return tooShort(identifier.ai);
        }
        if (auto checked = checkPart(identifier.ai, part, piece); !checked) {
            return checked;
        }
        value.remove_prefix(piece.size());
    }
    return value.empty() ? Result<void>() : tooLong(identifier.ai);
}

bool holds(const std::vector<Gs1Element>& elements, std::string_view pattern)
{
    return std::any_of(elements.begin(), elements.end(),
                       [&](const Gs1Element& element) { return isOfPattern(element.ai, pattern); });
}

std::string listOf(const std::vector<std::vector<std::string>>& groups)
{
    std::string list;
    for (const auto& group : groups) {
        list += list.empty() ? "" : ", ";
        for (std::size_t i = 0; i < group.size(); ++i) {
            list += (i == 0 ? "" : "+") + group[i];
        }
    }
    return list;
}

Result<void> checkCompany(const Gs1Identifier& identifier, const std::vector<Gs1Element>& elements)
{
    for (const auto& groups : identifier.needs) {
        const bool met = std::any_of(groups.begin(), groups.end(), [&](const std::vector<std::string>& group) {
            return std::all_of(group.begin(), group.end(), [&](const std::string& ai) { return holds(elements, ai); });
        });
        if (!met) {
            return invalid("The GS1 identifier ({}) stands alone; beside it must stand {}.",
                           {identifier.ai, listOf(groups)});
        }
    }
    for (const Gs1Element& element : elements) {
        const bool excluded = element.ai != identifier.ai &&
                              std::any_of(identifier.excludes.begin(), identifier.excludes.end(),
                                          [&](const std::string& one) { return isOfPattern(element.ai, one); });
        if (excluded) {
            return invalid("The GS1 identifiers ({}) and ({}) exclude each other.", {identifier.ai, element.ai});
        }
    }
    return {};
}

Error unknownIdentifier(std::string_view ai) { return invalid("There is no GS1 identifier {}.", {std::string(ai)}); }

Error noKey() { return invalid("The address holds no GS1 key, so it is no GS1 Digital Link."); }

// Digital Link

struct Address {
    std::string_view path;  ///< behind the host, with its leading slash
    std::string_view query; ///< behind the question mark
};

std::optional<std::string_view> withoutScheme(std::string_view address)
{
    for (const std::string_view scheme : {"https://", "http://", "HTTPS://", "HTTP://"}) {
        if (address.rfind(scheme, 0) == 0) {
            return address.substr(scheme.size());
        }
    }
    return std::nullopt;
}

Result<Address> partsOf(std::string_view address)
{
    constexpr std::string_view kAllowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@"
                                          "!$&'()*+,;=%";
    constexpr std::string_view kHost = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.:[]";
    const auto rest = withoutScheme(address);
    if (!rest || address.find_first_not_of(kAllowed) != std::string_view::npos) {
        return invalid("The address holds characters that no web address has.");
    }
    const std::string_view body = rest->substr(0, rest->find('#'));
    const std::size_t slash = body.find('/');
    if (slash == std::string_view::npos || slash == 0) {
        return invalid("The address has no host or nothing behind it.");
    }
    if (body.substr(0, slash).find_first_not_of(kHost) != std::string_view::npos) {
        return invalid("The host of the address holds characters that no host has.");
    }
    const std::string_view behind = body.substr(slash);
    const std::size_t question = behind.find('?');
    return Address{behind.substr(0, question),
                   question == std::string_view::npos ? std::string_view() : behind.substr(question + 1)};
}

int hexValue(char sign)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    const auto at = kHex.find(sign >= 'A' && sign <= 'F' ? static_cast<char>(sign - 'A' + 'a') : sign);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// Percent signs undone; where a plus stands for a space, that too.
Result<std::string> decoded(std::string_view text, bool plusIsSpace)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low >= 0) {
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            plain += plusIsSpace && text[i] == '+' ? ' ' : text[i];
        }
        if (plain.back() == '\0') {
            return invalid("The address hides a null character, so it is no GS1 Digital Link.");
        }
    }
    return plain;
}

std::string encoded(std::string_view plain)
{
    constexpr std::string_view kFree = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string text;
    for (const char sign : plain) {
        const auto byte = static_cast<unsigned char>(sign);
        if (kFree.find(sign) != std::string_view::npos) {
            text += sign;
        } else {
            text += {'%', kHex[byte / 16], kHex[byte % 16]};
        }
    }
    return text;
}

std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> segments;
    for (std::size_t from = 1; from <= path.size();) {
        const std::size_t to = std::min(path.find('/', from), path.size());
        segments.push_back(path.substr(from, to - from));
        from = to + 1;
    }
    return segments;
}

/// Whether the identifiers, in this order, may stand behind the key in the path.
bool isSequence(const Gs1Identifier& key, const std::vector<std::string_view>& qualifiers)
{
    if (qualifiers.empty()) {
        return true;
    }
    return std::any_of(key.qualifiers.begin(), key.qualifiers.end(), [&](const std::vector<std::string>& allowed) {
        auto at = allowed.begin();
        for (const std::string_view ai : qualifiers) {
            at = std::find(at, allowed.end(), ai);
            if (at == allowed.end()) {
                return false;
            }
            ++at;
        }
        return true;
    });
}

/// Key and qualifiers: pairs from the right end of the path back to the first that is a key.
Result<std::vector<Gs1Element>> elementsOfPath(std::string_view path)
{
    const auto segments = segmentsOf(path);
    std::size_t from = segments.size();
    const Gs1Identifier* key = nullptr;
    while (from >= 2 && key == nullptr) {
        from -= 2;
        const auto* identifier = gs1Identifier(segments[from]);
        if (identifier == nullptr) {
            return noKey();
        }
        key = identifier->linkKey ? identifier : nullptr;
    }
    if (key == nullptr) {
        return noKey();
    }
    std::vector<Gs1Element> elements;
    std::vector<std::string_view> qualifiers;
    for (std::size_t i = from; i < segments.size(); i += 2) {
        const auto value = decoded(segments[i + 1], false);
        if (!value) {
            return value.error();
        }
        if (value->empty()) {
            return invalid("The value of the GS1 identifier ({}) is empty.", {std::string(segments[i])});
        }
        if (i > from) {
            qualifiers.push_back(segments[i]);
        }
        elements.push_back({std::string(segments[i]), *value});
    }
    if (!isSequence(*key, qualifiers)) {
        return invalid("Behind the GS1 key ({}) the path names identifiers that may not stand there, or in another "
                       "order.",
                       {key->ai});
    }
    return elements;
}

/// Whether an identifier of the query could have stood in the path.
bool belongsIntoPath(const std::vector<Gs1Element>& path, const std::string& ai)
{
    const auto* key = gs1Identifier(path.front().ai);
    for (std::size_t place = 1; place <= path.size(); ++place) {
        std::vector<std::string_view> longer;
        for (std::size_t i = 1; i < path.size(); ++i) {
            longer.emplace_back(path[i].ai);
        }
        longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(place - 1), ai);
        if (isSequence(*key, longer)) {
            return true;
        }
    }
    return false;
}

Result<void> addQuery(std::vector<Gs1Element>& elements, std::string_view query)
{
    const std::vector<Gs1Element> path = elements;
    for (std::size_t from = 0; from < query.size();) {
        const std::size_t to = std::min(query.find('&', from), query.size());
        const std::string_view pair = query.substr(from, to - from);
        from = to + 1;
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || !isNumber(pair.substr(0, equals))) {
            continue;
        }
        const std::string ai(pair.substr(0, equals));
        const auto* identifier = gs1Identifier(ai);
        if (identifier == nullptr) {
            return unknownIdentifier(ai);
        }
        const auto value = decoded(pair.substr(equals + 1), true);
        if (!value) {
            return value.error();
        }
        if (value->empty()) {
            return invalid("The value of the GS1 identifier ({}) is empty.", {ai});
        }
        const bool twice = holds(elements, ai);
        if (!twice && (!identifier->linkAttribute && !identifier->linkKey)) {
            return invalid("The GS1 identifier ({}) may not stand behind the question mark of a Digital Link.", {ai});
        }
        if (!twice && belongsIntoPath(path, ai)) {
            return invalid("The GS1 identifier ({}) belongs into the path of a Digital Link.", {ai});
        }
        elements.push_back({ai, *value});
    }
    return {};
}

/// The longest of the key's sequences that the data fills.
std::vector<const Gs1Element*> qualifiersIn(const Gs1Data& data, const Gs1Identifier& key)
{
    std::vector<const Gs1Element*> best;
    for (const auto& sequence : key.qualifiers) {
        std::vector<const Gs1Element*> filled;
        for (const std::string& ai : sequence) {
            for (const Gs1Element& element : data.elements()) {
                if (element.ai == ai) {
                    filled.push_back(&element);
                }
            }
        }
        if (filled.size() >= best.size()) {
            best = std::move(filled);
        }
    }
    return best;
}

} // namespace

const std::string* Gs1Data::find(std::string_view ai) const
{
    const auto found =
        std::find_if(m_elements.begin(), m_elements.end(), [&](const Gs1Element& element) { return element.ai == ai; });
    return found == m_elements.end() ? nullptr : &found->value;
}

std::string Gs1Data::bracketed() const
{
    std::string text;
    for (const Gs1Element& element : m_elements) {
        text += '(' + element.ai + ')';
        for (const char sign : element.value) {
            text += sign == '(' ? std::string("\\(") : std::string(1, sign);
        }
    }
    return text;
}

std::optional<std::string> Gs1Data::digitalLink(std::string_view stem) const
{
    const auto key = std::find_if(m_elements.begin(), m_elements.end(),
                                  [](const Gs1Element& element) { return gs1Identifier(element.ai)->linkKey; });
    if (key == m_elements.end()) {
        return std::nullopt;
    }
    const auto qualifiers = qualifiersIn(*this, *gs1Identifier(key->ai));
    std::string address(stem);
    address += '/' + key->ai + '/' + encoded(key->value);
    for (const Gs1Element* qualifier : qualifiers) {
        address += '/' + qualifier->ai + '/' + encoded(qualifier->value);
    }
    std::string query;
    for (const bool predefined : {true, false}) {
        for (const Gs1Element& element : m_elements) {
            const bool inPath =
                &element == &*key || std::find(qualifiers.begin(), qualifiers.end(), &element) != qualifiers.end();
            if (!inPath && gs1Identifier(element.ai)->predefinedLength == predefined) {
                query += (query.empty() ? '?' : '&') + element.ai + '=' + encoded(element.value);
            }
        }
    }
    return address + query;
}

Result<Gs1Data> gs1DataOf(std::vector<Gs1Element> elements)
{
    if (elements.empty()) {
        return invalid("The code holds no GS1 identifier.");
    }
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const auto* identifier = gs1Identifier(elements[i].ai);
        if (identifier == nullptr) {
            return unknownIdentifier(elements[i].ai);
        }
        if (auto checked = checkValue(*identifier, elements[i].value); !checked) {
            return checked.error();
        }
        for (std::size_t other = 0; other < i; ++other) {
            if (elements[other].ai == elements[i].ai) {
                return invalid("The code says the GS1 identifier ({}) twice.", {elements[i].ai});
            }
        }
    }
    for (const Gs1Element& element : elements) {
        if (auto checked = checkCompany(*gs1Identifier(element.ai), elements); !checked) {
            return checked.error();
        }
    }
    Gs1Data data;
    data.m_elements = std::move(elements);
    return data;
}

Result<Gs1Data> parseGs1ElementString(std::string_view scanned)
{
    std::vector<Gs1Element> elements;
    while (!scanned.empty()) {
        const auto* identifier = gs1IdentifierAt(scanned);
        if (identifier == nullptr) {
            return unknownIdentifier(scanned.substr(0, 4));
        }
        scanned.remove_prefix(identifier->ai.size());
        const std::size_t separator = std::min(scanned.find(kSeparator), scanned.size());
        const std::size_t length =
            identifier->predefinedLength ? std::min(identifier->mostLength(), separator) : separator;
        elements.push_back({identifier->ai, std::string(scanned.substr(0, length))});
        scanned.remove_prefix(length);
        if (!scanned.empty() && scanned.front() == kSeparator) {
            scanned.remove_prefix(1);
        }
    }
    return gs1DataOf(std::move(elements));
}

Result<Gs1Data> parseGs1Bracketed(std::string_view text)
{
    std::vector<Gs1Element> elements;
    while (!text.empty()) {
        const std::size_t close = text.find(')');
        if (text.front() != '(' || close == std::string_view::npos) {
            return invalid("A GS1 text begins with an identifier between round brackets, such as (01).");
        }
        Gs1Element element{std::string(text.substr(1, close - 1)), {}};
        if (gs1Identifier(element.ai) == nullptr) {
            return unknownIdentifier(element.ai);
        }
        text.remove_prefix(close + 1);
        while (!text.empty() && text.front() != '(') {
            const bool escaped = text.rfind("\\(", 0) == 0;
            element.value += escaped ? '(' : text.front();
            text.remove_prefix(escaped ? 2 : 1);
        }
        elements.push_back(std::move(element));
    }
    return gs1DataOf(std::move(elements));
}

bool isWebAddress(std::string_view text) { return withoutScheme(text).has_value(); }

Result<Gs1Data> parseDigitalLink(std::string_view address)
{
    const auto parts = partsOf(address);
    if (!parts) {
        return parts.error();
    }
    auto elements = elementsOfPath(parts->path);
    if (!elements) {
        return elements.error();
    }
    if (auto added = addQuery(*elements, parts->query); !added) {
        return added.error();
    }
    return gs1DataOf(*std::move(elements));
}

char gs1CheckDigit(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        sum += (digits[digits.size() - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool isGtin(std::string_view digits)
{
    constexpr std::array<std::size_t, 4> kLengths{8, 12, 13, 14};
    return std::find(kLengths.begin(), kLengths.end(), digits.size()) != kLengths.end() && isNumber(digits) &&
           gs1CheckDigit(digits.substr(0, digits.size() - 1)) == digits.back();
}

} // namespace regrade::qr
