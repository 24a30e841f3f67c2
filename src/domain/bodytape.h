#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace regrade::domain {

/// An event's body as a flat list of marks into its text, made in one pass without taking memory: what the log writes
/// is small JSON without surprises. What is longer, deeper or malformed is left to the JSON library.
class BodyTape {
public:
    enum class Kind : std::uint8_t { null, truth, number, text, object, array };

    /// Without first values: a tape is made for each body, and few of its marks are used.
    struct Mark {
        Kind kind;
        bool plain;        ///< of a text: no escapes
        std::uint16_t end; ///< number of the mark behind this value and all in it
        std::uint16_t keySize;
        std::uint16_t size;
        const char* keyText;
        const char* text; ///< without quotes

        [[nodiscard]] std::string_view key() const { return {keyText, keySize}; }
        [[nodiscard]] std::string_view value() const { return {text, size}; }
        void setValue(std::string_view value)
        {
            text = value.data();
            size = static_cast<std::uint16_t>(value.size());
        }
    };

    /// False when the text is not for this tape.
    [[nodiscard]] bool read(std::string_view body)
    {
        m_rest = body;
        const bool whole = body.size() <= kLongest && isUtf8(body) && takeValue({}, 0);
        skipSpace();
        return whole && m_rest.empty();
    }
    [[nodiscard]] const Mark& at(std::uint16_t index) const { return m_marks[index]; }

private:
    static constexpr std::uint16_t kMost = 400;
    static constexpr int kDeepest = 12;
    static constexpr std::size_t kLongest = 60'000;
    static constexpr std::size_t kAtOnce = sizeof(std::uint64_t);

    /// Of `kAtOnce` letters; false for fewer.
    [[nodiscard]] static bool isAscii(std::string_view letters)
    {
        std::uint64_t word = 0;
        if (letters.size() < kAtOnce) {
            return false;
        }
        std::memcpy(&word, letters.data(), kAtOnce);
        return (word & 0x8080808080808080U) == 0;
    }
    /// Well formed by RFC 3629: no overlong forms, no surrogates, nothing behind U+10FFFF.
    [[nodiscard]] static bool isUtf8(std::string_view text)
    {
        const auto byteAt = [&text](std::size_t at) {
            return at < text.size() ? static_cast<unsigned char>(text[at]) : static_cast<unsigned char>(0);
        };
        for (std::size_t at = 0; at < text.size();) {
            if (isAscii(text.substr(at, kAtOnce))) {
                at += kAtOnce;
                continue;
            }
            const unsigned first = byteAt(at);
            if (first < 0x80) {
                ++at;
                continue;
            }
            const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
            const unsigned least = first == 0xE0 ? 0xA0U : first == 0xF0 ? 0x90U : 0x80U;
            const unsigned most = first == 0xED ? 0x9FU : first == 0xF4 ? 0x8FU : 0xBFU;
            if (first < 0xC2 || first > 0xF4 || byteAt(at + 1) < least || byteAt(at + 1) > most) {
                return false;
            }
            for (std::size_t i = 2; i <= more; ++i) {
                if ((byteAt(at + i) & 0xC0U) != 0x80U) {
                    return false;
                }
            }
            at += more + 1;
        }
        return true;
    }
    void skipSpace()
    {
        while (!m_rest.empty() &&
               (m_rest.front() == ' ' || m_rest.front() == '\n' || m_rest.front() == '\t' || m_rest.front() == '\r')) {
            m_rest.remove_prefix(1);
        }
    }
    [[nodiscard]] bool takeChar(char wanted)
    {
        skipSpace();
        const bool there = !m_rest.empty() && m_rest.front() == wanted;
        m_rest.remove_prefix(there ? 1 : 0);
        return there;
    }

    [[nodiscard]] bool takeText(std::string_view& text, bool& plain)
    {
        if (!takeChar('"')) {
            return false;
        }
        plain = true;
        for (std::size_t i = 0; i < m_rest.size(); ++i) {
            const auto letter = static_cast<unsigned char>(m_rest[i]);
            if (letter == '"') {
                text = m_rest.substr(0, i);
                m_rest.remove_prefix(i + 1);
                return true;
            }
            if (letter < 0x20) {
                return false;
            }
            plain = plain && letter != '\\';
            i += letter == '\\' ? 1 : 0;
        }
        return false;
    }

    [[nodiscard]] bool takeWord(std::string_view word)
    {
        const bool there = m_rest.starts_with(word);
        m_rest.remove_prefix(there ? word.size() : 0);
        return there;
    }

    [[nodiscard]] bool takeNumber(std::string_view& number)
    {
        std::size_t size = 0;
        while (size < m_rest.size() &&
               std::string_view("+-.0123456789eE").find(m_rest[size]) != std::string_view::npos) {
            ++size;
        }
        number = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        // As JSON wants it: no leading zero, no plus; the rest shows when it is read.
        const std::string_view digits = number.substr(number.starts_with('-') ? 1 : 0);
        return !digits.empty() && digits.front() >= '0' && digits.front() <= '9' &&
               (digits.size() == 1 || digits.front() != '0' || digits[1] == '.' || digits[1] == 'e' ||
                digits[1] == 'E');
    }

    [[nodiscard]] bool takeValue(std::string_view key, int depth)
    {
        skipSpace();
        if (m_rest.empty() || m_count == kMost || depth > kDeepest) {
            return false;
        }
        const std::uint16_t own = m_count++;
        Mark& mark = m_marks[own];
        mark.keyText = key.data();
        mark.keySize = static_cast<std::uint16_t>(key.size());
        mark.plain = true;
        mark.setValue({});
        std::string_view value;
        bool good = false;
        switch (m_rest.front()) {
        case '{': good = takeInside(mark, Kind::object, '}', depth); break;
        case '[': good = takeInside(mark, Kind::array, ']', depth); break;
        case '"':
            mark.kind = Kind::text;
            good = takeText(value, mark.plain);
            break;
        case 'n':
            mark.kind = Kind::null;
            good = takeWord("null");
            break;
        case 't':
        case 'f':
            mark.kind = Kind::truth;
            value = m_rest.substr(0, 1);
            good = takeWord("true") || takeWord("false");
            break;
        default: mark.kind = Kind::number; good = takeNumber(value);
        }
        mark.setValue(value);
        mark.end = m_count;
        return good;
    }

    [[nodiscard]] bool takeInside(Mark& mark, Kind kind, char close, int depth)
    {
        mark.kind = kind;
        m_rest.remove_prefix(1);
        if (takeChar(close)) {
            return true;
        }
        do {
            std::string_view key;
            bool plain = true;
            if (kind == Kind::object && (!takeText(key, plain) || !plain || !takeChar(':'))) {
                return false;
            }
            if (!takeValue(key, depth + 1)) {
                return false;
            }
        } while (takeChar(','));
        return takeChar(close);
    }

    std::string_view m_rest;
    std::uint16_t m_count = 0;
    std::array<Mark, kMost> m_marks;
};

/// What the tape cannot tell surely; the JSON library is asked then.
struct NotForTape {};

/// A value on the tape.
struct TapeValue {
    const BodyTape* tape;
    std::uint16_t index;

    [[nodiscard]] const BodyTape::Mark& mark() const { return tape->at(index); }
    [[nodiscard]] bool is(BodyTape::Kind kind) const { return mark().kind == kind; }
    [[nodiscard]] std::optional<TapeValue> find(std::string_view key) const
    {
        // Of twins the last one counts, as everywhere.
        std::optional<TapeValue> found;
        each([&](TapeValue entry) { found = entry.mark().key() == key ? entry : found; });
        return found && !found->is(BodyTape::Kind::null) ? found : std::nullopt;
    }
    template <class Take>
    void each(Take take) const
    {
        for (auto at = static_cast<std::uint16_t>(index + 1); at < mark().end; at = tape->at(at).end) {
            take(TapeValue{tape, at});
        }
    }
    [[nodiscard]] bool isObject() const { return is(BodyTape::Kind::object); }
    [[nodiscard]] bool isList() const { return is(BodyTape::Kind::array); }
    [[nodiscard]] bool isText() const { return is(BodyTape::Kind::text); }
    [[nodiscard]] bool isTruth() const { return is(BodyTape::Kind::truth); }
    [[nodiscard]] bool isNumber() const { return is(BodyTape::Kind::number); }
    [[nodiscard]] bool isWhole() const
    {
        return isNumber() && mark().value().find_first_of(".eE") == std::string_view::npos;
    }
    [[nodiscard]] std::string text() const
    {
        if (!mark().plain) {
            throw NotForTape{};
        }
        return std::string(mark().value());
    }
    template <class T>
    [[nodiscard]] T number() const
    {
        if constexpr (std::is_same_v<T, bool>) {
            return mark().value() == "t";
        } else {
            T value{};
            const std::string_view digits = mark().value();
            const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
            if (fault != std::errc{} || end != digits.data() + digits.size()) {
                throw NotForTape{};
            }
            return value;
        }
    }
};

} // namespace regrade::domain
