#include "tests/layers/source.h"

#include <cctype>
#include <regex>

namespace regrade::layers {
namespace {

bool isWordPart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Walks over the text once and blanks, in place, what is not code.
class Blanker {
public:
    explicit Blanker(std::string_view text) : m_text(text) {}

    std::string blanked()
    {
        while (m_at < m_text.size()) {
            if (startsWith("//"))
                blankUntil("\n", false);
            else if (startsWith("/*"))
                blankUntil("*/", true);
            else if (m_text[m_at] == '#' && onlySpaceBefore())
                keepDirective();
            else if (startsRawString())
                blankRawString();
            else if (m_text[m_at] == '"' || m_text[m_at] == '`' || (m_text[m_at] == '\'' && !isDigitSeparator()))
                blankLiteral(m_text[m_at]);
            else
                ++m_at;
        }
        return std::move(m_text);
    }

private:
    bool startsWith(std::string_view what) const { return std::string_view(m_text).substr(m_at, what.size()) == what; }

    bool isDigitSeparator() const
    {
        return m_at > 0 && std::isxdigit(static_cast<unsigned char>(m_text[m_at - 1])) != 0;
    }

    bool startsRawString() const { return startsWith("R\"") && (m_at == 0 || !isWordPart(m_text[m_at - 1])); }

    bool onlySpaceBefore() const
    {
        for (auto i = m_at; i > 0 && m_text[i - 1] != '\n'; --i)
            if (m_text[i - 1] != ' ' && m_text[i - 1] != '\t')
                return false;
        return true;
    }

    void blank()
    {
        if (m_text[m_at] != '\n')
            m_text[m_at] = ' ';
        ++m_at;
    }

    void blankUntil(const std::string& end, bool endToo)
    {
        const auto found = m_text.find(end, m_at + 2);
        const auto stop = found == std::string::npos ? m_text.size() : found + (endToo ? end.size() : 0);
        while (m_at < stop)
            blank();
    }

    void keepDirective()
    {
        while (m_at < m_text.size() && m_text[m_at] != '\n' && !startsWith("//") && !startsWith("/*"))
            ++m_at;
    }

    void blankRawString()
    {
        const auto open = m_text.find('(', m_at);
        if (open == std::string::npos) {
            ++m_at;
            return;
        }
        blankUntil(")" + m_text.substr(m_at + 2, open - m_at - 2) + "\"", true);
    }

    void blankLiteral(char quote)
    {
        ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != quote && (quote == '`' || m_text[m_at] != '\n')) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                blank();
            blank();
        }
        if (m_at < m_text.size())
            ++m_at;
    }

    std::string m_text;
    std::size_t m_at = 0;
};

} // namespace

std::vector<std::string> codeLines(std::string_view text)
{
    const auto blanked = Blanker(text).blanked();
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < blanked.size()) {
        const auto end = std::min(blanked.find('\n', begin), blanked.size());
        lines.push_back(blanked.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::vector<Include> includesOf(const std::vector<std::string>& code)
{
    static const std::regex kInclude(R"re(^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>))re");
    std::vector<Include> includes;
    int number = 0;
    for (const auto& line : code) {
        ++number;
        std::smatch match;
        if (line.find('#') != std::string::npos && std::regex_search(line, match, kInclude))
            includes.push_back({match[1].matched ? match[1].str() : match[2].str(), match[1].matched, number});
    }
    return includes;
}

} // namespace regrade::layers
