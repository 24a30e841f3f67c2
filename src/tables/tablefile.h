#pragma once

#include "tables/textfile.h"

#include <functional>
#include <string>
#include <vector>

namespace regrade::tables {

/// One row of a table. A CSV row has the number of its line, the heading's is 1; a JSON row counts from 1.
struct TableRow {
    std::int64_t number = 0;
    const std::vector<std::string>& headings; ///< of a JSON table: all keys seen so far
    std::vector<std::string>& cells;          ///< as many as there are headings, UTF-8; empty = nothing there
    std::optional<Error> flaw;                ///< what is wrong with the row as such
};

/// Reads a CSV file (RFC 4180; separator comma, semicolon or tab as its heading has it) or a JSON file (a list of
/// objects, or one object a line) row by row, in little memory however large it is.
class TableFile {
public:
    /// `goOn` as in TextFile::open.
    [[nodiscard]] static Result<TableFile> open(const std::filesystem::path& file,
                                                std::optional<Encoding> encoding = {},
                                                const std::function<bool()>& goOn = {});

    [[nodiscard]] Encoding encoding() const { return m_text.encoding(); }
    [[nodiscard]] bool isJson() const { return m_isJson; }
    /// "," ";" or a tab, as the heading has it; empty for JSON.
    [[nodiscard]] std::string separator() const;
    [[nodiscard]] std::int64_t bytes() const { return m_text.bytes(); }

    /// Hands over every row; once. Ends early when `take` or `goOn` answers false; `goOn` is asked with the bytes read
    /// so far, every 64 KiB. Invalid: the file stops being such a table; the sentence names line or byte.
    [[nodiscard]] Result<void> each(const std::function<bool(const TableRow&)>& take,
                                    const std::function<bool(std::int64_t)>& goOn = {});

private:
    TableFile(TextFile text, bool isJson, std::string first)
        : m_text(std::move(text)), m_isJson(isJson), m_first(std::move(first))
    {
    }
    [[nodiscard]] Result<void> eachOfCsv(const std::function<bool(const TableRow&)>& take,
                                         const std::function<bool(std::int64_t)>& goOn);
    [[nodiscard]] Result<void> eachOfJson(const std::function<bool(const TableRow&)>& take,
                                          const std::function<bool(std::int64_t)>& goOn);

    TextFile m_text;
    bool m_isJson;
    std::string m_first; ///< the first piece, which told what it is
};

} // namespace regrade::tables
