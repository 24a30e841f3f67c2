#include "tables/textfile.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace regrade::tables {

namespace {

constexpr std::size_t kPiece = 64 * 1024;

constexpr std::array<std::pair<Encoding, const char*>, 5> kNames{{{Encoding::utf8, "utf-8"},
                                                                  {Encoding::utf16le, "utf-16le"},
                                                                  {Encoding::utf16be, "utf-16be"},
                                                                  {Encoding::gb18030, "gb18030"},
                                                                  {Encoding::windows1252, "windows-1252"}}};

struct Mark {
    Encoding encoding;
    std::string_view bytes;
};
constexpr std::array<Mark, 4> kMarks{{{Encoding::utf8, "\xEF\xBB\xBF"},
                                      {Encoding::utf16le, "\xFF\xFE"},
                                      {Encoding::utf16be, "\xFE\xFF"},
                                      {Encoding::gb18030, "\x84\x31\x95\x33"}}};

std::string headOf(std::ifstream& file)
{
    std::string head(4096, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    file.clear();
    file.seekg(0);
    return head;
}

/// UTF-16 without a mark: Latin letters and separators leave every second byte empty.
std::optional<Encoding> utf16In(std::string_view head)
{
    std::array<std::size_t, 2> empty{};
    for (std::size_t i = 0; i < head.size(); ++i) {
        empty[i % 2] += head[i] == '\0' ? 1 : 0;
    }
    const std::size_t many = head.size() / 2 * 3 / 10;
    if (head.size() < 4 || empty[0] + empty[1] == 0 || (empty[0] > many) == (empty[1] > many)) {
        return std::nullopt;
    }
    return empty[1] > many ? Encoding::utf16le : Encoding::utf16be;
}

/// Chinese text in GB18030 is mostly pairs of two high bytes; in the one-byte sets of the West they stand alone.
bool looksPaired(std::ifstream& file)
{
    std::size_t paired = 0;
    std::size_t alone = 0;
    std::string piece(kPiece, '\0');
    bool first = false;
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
        for (std::streamsize i = 0; i < file.gcount(); ++i) {
            const bool high = static_cast<unsigned char>(piece[static_cast<std::size_t>(i)]) >= 0x80;
            if (first) {
                (high ? paired : alone) += 1;
                first = false;
            } else {
                first = high;
            }
        }
    }
    file.clear();
    file.seekg(0);
    return paired > 4 * alone;
}

} // namespace

/// Turns bytes into UTF-8.
class TextFile::Turn {
public:
    explicit Turn(Encoding encoding) : m_turn(iconv_open("UTF-8", tables::nameOf(encoding).data())) {}
    ~Turn()
    {
        if (works()) {
            iconv_close(m_turn);
        }
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    [[nodiscard]] bool works() const { return m_turn != reinterpret_cast<iconv_t>(-1); }
    /// How many bytes of `raw` became `text`: all but the beginning of a letter, or those before a bad one.
    std::size_t turn(std::string& raw, std::string& text, bool& isBad)
    {
        text.resize(raw.size() * 4 + 16);
        char* in = raw.data();
        std::size_t left = raw.size();
        char* out = text.data();
        std::size_t room = text.size();
        isBad = iconv(m_turn, &in, &left, &out, &room) == static_cast<std::size_t>(-1) && errno != EINVAL;
        text.resize(text.size() - room);
        return raw.size() - left;
    }

private:
    iconv_t m_turn;
};

std::string_view nameOf(Encoding encoding)
{
    for (const auto& [one, name] : kNames) {
        if (one == encoding) {
            return name;
        }
    }
    return {};
}

Result<Encoding> encodingFrom(std::string_view name)
{
    for (const auto& [encoding, known] : kNames) {
        if (known == name) {
            return encoding;
        }
    }
    return invalid("\"{}\" is no encoding known here: utf-8, utf-16le, utf-16be, gb18030 or windows-1252.",
                   {std::string(name)});
}

TextFile::TextFile(std::ifstream file, Encoding encoding, std::int64_t bytes, std::int64_t begin)
    : m_file(std::move(file)), m_encoding(encoding), m_bytes(bytes), m_bytesRead(begin),
      m_turn(std::make_unique<Turn>(encoding))
{
    m_file.seekg(begin);
}
TextFile::TextFile(TextFile&&) noexcept = default;
TextFile& TextFile::operator=(TextFile&&) noexcept = default;
TextFile::~TextFile() = default;

Result<TextFile> TextFile::open(const std::filesystem::path& path, std::optional<Encoding> encoding,
                                const std::function<bool()>& goOn)
{
    std::error_code fault;
    if (!std::filesystem::is_regular_file(path, fault)) {
        return notFound("There is no file {}.", {path.string()});
    }
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, fault));
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return deviceError("The file {} cannot be read.", {path.string()}, std::strerror(errno));
    }
    const std::string head = headOf(file);
    for (const auto& [marked, mark] : kMarks) {
        if (head.starts_with(mark) && encoding.value_or(marked) == marked) {
            return TextFile(std::move(file), marked, bytes, static_cast<std::int64_t>(mark.size()));
        }
    }
    if (!encoding) {
        encoding = utf16In(head);
    }
    if (encoding) {
        return TextFile(std::move(file), *encoding, bytes, 0);
    }
    bool isStopped = false;
    const auto isAll = [&](Encoding tried) {
        TextFile all(std::ifstream(path, std::ios::binary), tried, bytes, 0);
        auto piece = all.next();
        while (piece && !piece->empty() && !isStopped) {
            piece = all.next();
            isStopped = goOn && !goOn();
        }
        return bool(piece);
    };
    const bool isUtf8 = isAll(Encoding::utf8);
    if (isStopped) {
        return refused("Stopped. Nothing was changed.");
    }
    if (isUtf8) {
        return TextFile(std::move(file), Encoding::utf8, bytes, 0);
    }
    if (looksPaired(file) && isAll(Encoding::gb18030)) {
        return TextFile(std::move(file), Encoding::gb18030, bytes, 0);
    }
    return invalid("The letters of {} are not UTF-8, UTF-16 or GB18030. Save it as UTF-8, or say which encoding it has "
                   "(a Western Excel writes windows-1252).",
                   {path.string()});
}

Result<std::string_view> TextFile::next()
{
    if (!m_turn->works()) {
        return deviceError("This system cannot read {}.", {std::string(tables::nameOf(m_encoding))});
    }
    m_text.clear();
    while (m_text.empty()) {
        const std::size_t kept = m_raw.size();
        m_raw.resize(kept + kPiece);
        m_file.read(m_raw.data() + kept, static_cast<std::streamsize>(kPiece));
        const auto got = static_cast<std::size_t>(m_file.gcount());
        m_raw.resize(kept + got);
        m_bytesRead += static_cast<std::int64_t>(got);
        bool isBad = false;
        const std::size_t turned = m_turn->turn(m_raw, m_text, isBad);
        if (isBad || (got == 0 && turned < m_raw.size())) {
            const auto place = m_bytesRead - static_cast<std::int64_t>(m_raw.size() - turned) + 1;
            return invalid("Byte {} of the file is no letter in {}.",
                           {std::to_string(place), std::string(tables::nameOf(m_encoding))});
        }
        m_raw.erase(0, turned);
        if (got == 0) {
            break;
        }
    }
    return std::string_view(m_text);
}

} // namespace regrade::tables
