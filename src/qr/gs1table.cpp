#include "qr/gs1table.h"

#include "base/laidin.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

REGRADE_LAY_IN(regradeGs1Dictionary, REGRADE_GS1_DICTIONARY);

namespace regrade::qr {

namespace {

constexpr std::size_t kLongestAi = 4;

using Table = std::map<std::string, Gs1Identifier, std::less<>>;

std::vector<std::string> pieces(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        if (to > from) {
            parts.emplace_back(text.substr(from, to - from));
        }
        from = to + 1;
    }
    return parts;
}

std::size_t numberIn(std::string_view digits)
{
    std::size_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// "N13,csum" or "[X..17]" or "[N3],iso3166".
Gs1Part partIn(const std::string& word)
{
    Gs1Part part;
    auto checks = pieces(word, ',');
    std::string form = checks.front();
    checks.erase(checks.begin());
    part.checks = std::move(checks);
    std::erase_if(form, [&](char sign) {
        part.optional = part.optional || sign == '[';
        return sign == '[' || sign == ']';
    });
    part.characters = form.front();
    const bool open = form.find("..") != std::string::npos;
    part.most = numberIn(std::string_view(form).substr(open ? 3 : 1));
    part.least = open ? 1 : part.most;
    return part;
}

bool isPart(const std::string& word)
{
    const std::size_t at = word.front() == '[' ? 1 : 0;
    return word.size() > at + 1 && std::string_view("NXYZ").find(word[at]) != std::string_view::npos &&
           word.find('=') == std::string::npos && word != "NXYZ";
}

void takeAttribute(Gs1Identifier& identifier, std::string_view word)
{
    const auto value = [&](std::string_view name) -> std::optional<std::string_view> {
        return word.rfind(name, 0) == 0 ? std::optional(word.substr(name.size())) : std::nullopt;
    };
    if (const auto needed = value("req=")) {
        auto& groups = identifier.needs.emplace_back();
        for (const std::string& group : pieces(*needed, ',')) {
            groups.push_back(pieces(group, '+'));
        }
    } else if (const auto excluded = value("ex=")) {
        for (std::string& ai : pieces(*excluded, ',')) {
            identifier.excludes.push_back(std::move(ai));
        }
    } else if (word == "dlpkey") {
        identifier.linkKey = true;
    } else if (const auto sequences = value("dlpkey=")) {
        identifier.linkKey = true;
        for (const std::string& sequence : pieces(*sequences, '|')) {
            identifier.qualifiers.push_back(pieces(sequence, ','));
        }
    }
}

/// One line of the dictionary: AIs, flags, parts, attributes, title.
void takeLine(Table& table, std::string_view line)
{
    const std::size_t hash = line.find('#');
    const auto words = pieces(line.substr(0, hash), ' ');
    if (words.size() < 2) {
        return;
    }
    Gs1Identifier identifier;
    if (hash != std::string_view::npos && hash + 2 <= line.size()) {
        identifier.title = line.substr(hash + 2);
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (isPart(words[i])) {
            identifier.parts.push_back(partIn(words[i]));
        } else if (words[i].find_first_not_of("*?") == std::string::npos) {
            identifier.predefinedLength = words[i].find('*') != std::string::npos;
            identifier.linkAttribute = words[i].find('?') != std::string::npos;
        } else {
            takeAttribute(identifier, words[i]);
        }
    }
    const auto range = pieces(words.front(), '-');
    const std::size_t digits = range.front().size();
    for (std::size_t number = numberIn(range.front()); number <= numberIn(range.back()); ++number) {
        const std::string plain = std::to_string(number);
        identifier.ai = std::string(digits - plain.size(), '0') + plain;
        table.emplace(identifier.ai, identifier);
    }
}

const Table& table()
{
    static const Table shared = [] {
        Table all;
        const std::string_view text(regradeGs1Dictionary,
                                    static_cast<std::size_t>(regradeGs1DictionaryEnd - regradeGs1Dictionary));
        for (const std::string& line : pieces(text, '\n')) {
            if (line.front() != '#') {
                takeLine(all, line);
            }
        }
        return all;
    }();
    return shared;
}

} // namespace

std::size_t Gs1Identifier::leastLength() const
{
    std::size_t length = 0;
    for (const Gs1Part& part : parts) {
        length += part.optional ? 0 : part.least;
    }
    return length;
}

std::size_t Gs1Identifier::mostLength() const
{
    std::size_t length = 0;
    for (const Gs1Part& part : parts) {
        length += part.most;
    }
    return length;
}

const Gs1Identifier* gs1Identifier(std::string_view ai)
{
    const auto found = table().find(ai);
    return found == table().end() ? nullptr : &found->second;
}

const Gs1Identifier* gs1IdentifierAt(std::string_view text)
{
    for (std::size_t length = 2; length <= kLongestAi; ++length) {
        if (const auto* found = gs1Identifier(text.substr(0, length)); found && found->ai.size() == length) {
            return found;
        }
    }
    return nullptr;
}

bool isOfPattern(std::string_view ai, std::string_view pattern)
{
    return ai.size() == pattern.size() &&
           std::equal(ai.begin(), ai.end(), pattern.begin(),
                      [](char digit, char wanted) { return wanted == 'n' || digit == wanted; });
}

} // namespace regrade::qr
