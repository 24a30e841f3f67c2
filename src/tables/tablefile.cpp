#include "tables/tablefile.h"

#include <csv.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>

namespace regrade::tables {

namespace {

constexpr std::size_t kLongestRow = 1024 * 1024;
constexpr std::size_t kMostColumns = 1000;

Error tooLong(std::int64_t number)
{
    return invalid("Row {} is longer than a million characters; a quotation mark is probably not closed there.",
                   {std::to_string(number)});
}

std::string trimmed(std::string text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string()
                                      : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// Of the three separators the one that the heading has most of, outside quotation marks.
char separatorIn(std::string_view text)
{
    std::array<std::pair<char, int>, 3> counts{{{',', 0}, {';', 0}, {'\t', 0}}};
    bool quoted = false;
    for (const char letter : text) {
        quoted = quoted != (letter == '"');
        if (!quoted && (letter == '\n' || letter == '\r')) {
            break;
        }
        for (auto& [separator, count] : counts) {
            count += !quoted && letter == separator ? 1 : 0;
        }
    }
    return std::max_element(counts.begin(), counts.end(),
                            [](auto& one, auto& other) { return one.second < other.second; })
        ->first;
}

/// What both kinds of table do with a row that is complete.
struct Taking {
    const std::function<bool(const TableRow&)>& take;
    std::vector<std::string> headings;
    std::vector<std::string> cells;
    std::optional<Error> fault; ///< ends the reading
    bool ended = false;         ///< the taker has enough

    void hand(std::int64_t number, std::optional<Error> flaw)
    {
        ended = !take(TableRow{number, headings, cells, std::move(flaw)});
        for (std::string& cell : cells) {
            cell.clear();
        }
    }
};

/// What comes out of the CSV parser: rows, with the lines on which they began.
class CsvRows {
public:
    CsvRows(Taking& taking, char separator) : m_taking(taking)
    {
        m_works = csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI) == 0;
        csv_set_delim(&m_parser, static_cast<unsigned char>(separator));
    }
    ~CsvRows() { csv_free(&m_parser); }
    CsvRows(const CsvRows&) = delete;
    CsvRows& operator=(const CsvRows&) = delete;

    /// Line by line, since the parser itself counts none. False when the reading is over.
    bool read(std::string_view text)
    {
        while (!text.empty() && goesOn()) {
            const std::size_t end = std::min(text.find_first_of("\r\n"), text.size() - 1) + 1;
            const std::size_t done = csv_parse(&m_parser, text.data(), end, &onCell, &onRow, this);
            m_rowBytes += end;
            if (done != end) {
                m_taking.fault = malformed();
            } else if (m_rowBytes > kLongestRow) {
                m_taking.fault = tooLong(m_rowLine);
            }
            const char last = text[end - 1];
            m_line += last == '\r' || (last == '\n' && !m_afterReturn) ? 1 : 0;
            m_afterReturn = last == '\r';
            const bool isEmptyLine = m_rowBytes == 1 && (last == '\r' || last == '\n');
            if (std::exchange(m_isNew, false) || isEmptyLine) {
                m_rowLine = m_line;
                m_rowBytes = 0;
            }
            text.remove_prefix(end);
        }
        return goesOn();
    }
    void finish()
    {
        if (goesOn() && csv_fini(&m_parser, &onCell, &onRow, this) != 0) {
            m_taking.fault = malformed();
        }
    }

private:
    [[nodiscard]] bool goesOn() const { return m_works && !m_taking.fault && !m_taking.ended; }
    [[nodiscard]] Error malformed() const
    {
        return invalid("Row {} has a quotation mark where none may be, or one that is not closed. Inside a quoted cell "
                       "it is written twice.",
                       {std::to_string(m_rowLine)});
    }

    static void onCell(void* data, std::size_t size, void* rows)
    {
        static_cast<CsvRows*>(rows)->add(std::string_view(static_cast<const char*>(data), size));
    }
    static void onRow(int, void* rows) { static_cast<CsvRows*>(rows)->end(); }

    void add(std::string_view text)
    {
        if (m_isHeading) {
            if (m_taking.headings.size() < kMostColumns) {
                m_taking.headings.push_back(trimmed(std::string(text)));
            }
        } else if (m_cells < m_taking.cells.size()) {
            m_taking.cells[m_cells].assign(text);
        }
        ++m_cells;
    }

    void end()
    {
        if (m_isHeading) {
            m_isHeading = false;
            m_taking.cells.resize(m_taking.headings.size());
            if (m_cells > kMostColumns) {
                m_taking.fault =
                    invalid("The heading has {} columns; 1000 is the most that is read.", {std::to_string(m_cells)});
            }
        } else if (goesOn()) {
            std::optional<Error> flaw;
            if (m_cells != m_taking.headings.size()) {
                flaw = invalid("It has {} cells, the heading has {}.",
                               {std::to_string(m_cells), std::to_string(m_taking.headings.size())});
            }
            m_taking.hand(m_rowLine, std::move(flaw));
        }
        m_cells = 0;
        m_isNew = true;
    }

    Taking& m_taking;
    csv_parser m_parser{};
    bool m_works = false;
    bool m_isHeading = true;
    bool m_isNew = false;
    bool m_afterReturn = false;
    std::size_t m_cells = 0;
    std::size_t m_rowBytes = 0;
    std::int64_t m_line = 1;
    std::int64_t m_rowLine = 1;
};

/// The text of a file as a stream, for the JSON parser.
class TextStream : public std::streambuf {
public:
    TextStream(TextFile& text, std::string first, const std::function<bool(std::int64_t)>& goOn)
        : m_text(text), m_piece(std::move(first)), m_goOn(goOn)
    {
        setg(m_piece.data(), m_piece.data(), m_piece.data() + m_piece.size());
    }
    [[nodiscard]] const std::optional<Error>& fault() const { return m_fault; }
    [[nodiscard]] bool isStopped() const { return m_isStopped; }
    void beginRow() { m_rowBytes = 0; }

protected:
    int_type underflow() override
    {
        if (m_goOn && !m_goOn(m_text.bytesRead())) {
            m_isStopped = true;
            return traits_type::eof();
        }
        m_rowBytes += m_piece.size();
        if (m_rowBytes > kLongestRow) {
            m_fault = invalid("A row is longer than a million characters; something is not closed there.");
            return traits_type::eof();
        }
        const auto piece = m_text.next();
        if (!piece || piece->empty()) {
            m_fault = piece ? m_fault : std::optional(piece.error());
            return traits_type::eof();
        }
        m_piece.assign(*piece);
        setg(m_piece.data(), m_piece.data(), m_piece.data() + m_piece.size());
        return traits_type::to_int_type(m_piece.front());
    }

private:
    TextFile& m_text;
    std::string m_piece;
    const std::function<bool(std::int64_t)>& m_goOn;
    std::size_t m_rowBytes = 0;
    std::optional<Error> m_fault;
    bool m_isStopped = false;
};

/// Takes the objects of a JSON text as rows.
class JsonRows : public nlohmann::json_sax<nlohmann::json> {
public:
    JsonRows(Taking& taking, TextStream& text) : m_taking(taking), m_text(text) {}

    bool null() override { return add({}); }
    bool boolean(bool value) override { return add(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return add(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return add(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) override { return add(written); }
    bool string(string_t& value) override { return add(value); }
    bool binary(binary_t&) override { return false; }
    bool key(string_t& name) override
    {
        if (m_depth == 1 && m_isRow) {
            const auto known = std::find(m_taking.headings.begin(), m_taking.headings.end(), name);
            m_column = static_cast<std::size_t>(known - m_taking.headings.begin());
            if (known == m_taking.headings.end()) {
                if (m_column == kMostColumns) {
                    m_taking.fault = invalid("The rows have more than 1000 different keys.");
                    return false;
                }
                m_taking.headings.push_back(name);
                m_taking.cells.emplace_back();
            }
        }
        return true;
    }
    bool start_object(std::size_t) override { return enter(true); }
    bool end_object() override
    {
        --m_depth;
        if (m_depth == 0) {
            m_isRow = false;
            m_text.beginRow();
            m_taking.hand(m_number, std::exchange(m_flaw, std::nullopt));
        }
        return !m_taking.ended;
    }
    bool start_array(std::size_t) override
    {
        if (m_depth == 0 && !m_isList) {
            m_isList = true;
            return true;
        }
        return enter(false);
    }
    bool end_array() override
    {
        if (m_depth > 0) {
            --m_depth;
        }
        return true;
    }
    bool parse_error(std::size_t place, const std::string&, const nlohmann::json::exception& fault) override
    {
        m_taking.fault = invalid("The JSON is broken at character {}, in row {}.",
                                 {std::to_string(place), std::to_string(m_number + (m_isRow ? 0 : 1))}, fault.what());
        return false;
    }

private:
    bool enter(bool object)
    {
        if (m_depth == 0) {
            ++m_number;
            if (!object) {
                return noRow();
            }
            m_isRow = true;
        } else {
            nested();
        }
        ++m_depth;
        return true;
    }
    void nested()
    {
        if (m_depth == 1) {
            m_flaw = invalid("\"{}\" holds a list or an object where a value belongs.", {m_taking.headings[m_column]});
        }
    }
    bool noRow()
    {
        m_taking.fault = invalid("Row {} is no object of keys and values.", {std::to_string(m_number)});
        return false;
    }
    bool add(std::string value)
    {
        if (m_depth == 0) {
            ++m_number;
            return noRow();
        }
        if (value.size() > kLongestRow) {
            m_taking.fault = tooLong(m_number);
            return false;
        }
        if (m_depth == 1) {
            m_taking.cells[m_column] = std::move(value);
        }
        return true;
    }

    Taking& m_taking;
    TextStream& m_text;
    std::size_t m_column = 0;
    std::int64_t m_number = 0;
    int m_depth = 0;
    bool m_isList = false;
    bool m_isRow = false;
    std::optional<Error> m_flaw;
};

Error stopped() { return refused("Stopped. Nothing was changed."); }

} // namespace

Result<TableFile> TableFile::open(const std::filesystem::path& file, std::optional<Encoding> encoding,
                                  const std::function<bool()>& goOn)
{
    auto text = TextFile::open(file, encoding, goOn);
    if (!text) {
        return text.error();
    }
    const auto first = text->next();
    if (!first) {
        return first.error();
    }
    std::string piece(*first);
    const auto begin = piece.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) {
        return invalid("The file {} is empty.", {file.string()});
    }
    const bool isJson = piece[begin] == '[' || piece[begin] == '{';
    return TableFile(std::move(*text), isJson, std::move(piece));
}

std::string TableFile::separator() const { return m_isJson ? std::string() : std::string(1, separatorIn(m_first)); }

Result<void> TableFile::each(const std::function<bool(const TableRow&)>& take,
                             const std::function<bool(std::int64_t)>& goOn)
{
    return m_isJson ? eachOfJson(take, goOn) : eachOfCsv(take, goOn);
}

Result<void> TableFile::eachOfCsv(const std::function<bool(const TableRow&)>& take,
                                  const std::function<bool(std::int64_t)>& goOn)
{
    Taking taking{take, {}, {}, {}, false};
    const auto rows = std::make_unique<CsvRows>(taking, separatorIn(m_first));
    std::string_view piece = m_first;
    while (!piece.empty() && rows->read(piece)) {
        if (goOn && !goOn(m_text.bytesRead())) {
            return stopped();
        }
        const auto next = m_text.next();
        if (!next) {
            return next.error();
        }
        piece = *next;
    }
    rows->finish();
    return taking.fault ? Result<void>(*taking.fault) : Result<void>();
}

Result<void> TableFile::eachOfJson(const std::function<bool(const TableRow&)>& take,
                                   const std::function<bool(std::int64_t)>& goOn)
{
    Taking taking{take, {}, {}, {}, false};
    TextStream text(m_text, std::move(m_first), goOn);
    std::istream stream(&text);
    JsonRows rows(taking, text);
    bool reads = true;
    while (reads && (stream >> std::ws) && stream.peek() != std::istream::traits_type::eof()) {
        reads = nlohmann::json::sax_parse(stream, &rows, nlohmann::json::input_format_t::json, false);
    }
    if (text.isStopped()) {
        return stopped();
    }
    if (text.fault()) {
        return *text.fault();
    }
    return taking.fault ? Result<void>(*taking.fault) : Result<void>();
}

} // namespace regrade::tables
