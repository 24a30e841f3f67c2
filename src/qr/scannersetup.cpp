#include "qr/scannersetup.h"

#include "qr/scancontent.h"

#include <cctype>

namespace regrade::qr {

namespace {

constexpr std::size_t kLongestPrefix = 4;

bool isControlLetter(char sign) { return sign >= 'A' && sign <= '_'; }

} // namespace

Result<std::string> prefixFrom(std::string_view written)
{
    std::string prefix;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == '^' && i + 1 < written.size() && isControlLetter(written[i + 1])) {
            prefix += static_cast<char>(written[++i] - '@');
        } else {
            prefix += written[i];
        }
    }
    if (prefix.size() > kLongestPrefix) {
        return invalid("A prefix has at most 4 characters.");
    }
    for (const char sign : prefix) {
        if (static_cast<unsigned char>(sign) > 0x7E || sign == '\t' || sign == '\r' || sign == '\n' || sign == '\x1d') {
            return invalid("A prefix is made of signs of the keyboard, such as ~ or ^B, without Return and Tab.");
        }
    }
    const auto front = prefix.empty() ? 0 : static_cast<unsigned char>(prefix.front());
    if (front != 0 &&
        (std::isalnum(front) != 0 || std::string_view(" -.,/]([#").find(prefix.front()) != std::string_view::npos)) {
        return invalid("Words and codes begin with {}, too. Choose a prefix that nobody types, such as ~ or ^B.",
                       {prefix.substr(0, 1)});
    }
    return prefix;
}

std::string writtenPrefix(std::string_view prefix)
{
    std::string written;
    for (const char sign : prefix) {
        const bool control = static_cast<unsigned char>(sign) < 0x20;
        written += control ? std::string("^") + static_cast<char>(sign + '@') : std::string(1, sign);
    }
    return written;
}

} // namespace regrade::qr
