#include "tests/fuzz/mutation.h"

#include <array>
#include <string_view>

namespace regrade::fuzz {
namespace {

using namespace std::string_view_literals;

// What people and programs have been seen to send: quotes and SQL, paths, numbers at the ends of their types, deep
// nesting, control and direction marks, broken UTF-8, a byte order mark, zero bytes.
constexpr std::array kWords{"'; DROP TABLE event; --"sv,
                            "\"}"sv,
                            "../../../etc/passwd"sv,
                            "=cmd|' /C calc'!A0"sv,
                            "-9223372036854775809"sv,
                            "18446744073709551616"sv,
                            "1e999"sv,
                            "NaN"sv,
                            "null"sv,
                            "true"sv,
                            "[[[[[[[[[[[[[[[["sv,
                            "{\"a\":"sv,
                            "\xE2\x80\xAE"sv,
                            "\xEF\xBB\xBF"sv,
                            "\xC3\x28"sv,
                            "\xF0\x9F\x92\xA5"sv,
                            "\0\0\0\0"sv,
                            "\x1D"sv,
                            "\r\n"sv,
                            "\xFF\xFF\xFF\xFF"sv,
                            "\x7F\xFF\xFF\xFF"sv,
                            "%s%n"sv,
                            "javascript:alert(1)"sv};

} // namespace

std::string Mutation::next()
{
    std::string text = m_seeds[below(m_seeds.size())];
    const std::size_t changes = std::size_t{1} << below(4);
    for (std::size_t i = 0; i < changes; ++i) {
        change(text);
    }
    return text;
}

void Mutation::change(std::string& text)
{
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(text.size() - at, below(16) == 0 ? below(text.size() + 1) : below(9));
    switch (below(7)) {
    case 0:
        if (at < text.size()) {
            text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        }
        break;
    case 1:
        if (at < text.size()) {
            text[at] = static_cast<char>(m_random());
        }
        break;
    case 2: text.erase(at, length); break;
    case 3: text.insert(at, text.substr(below(text.size() + 1), length)); break;
    case 4: text.insert(at, kWords[below(kWords.size())]); break;
    case 5: {
        const std::string& other = m_seeds[below(m_seeds.size())];
        text.replace(at, length, other, below(other.size() + 1), length);
        break;
    }
    default: text.resize(at);
    }
}

} // namespace regrade::fuzz
