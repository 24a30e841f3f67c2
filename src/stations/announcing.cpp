#include "stations/announcing.h"

#include "qr/scancontent.h"

#include <algorithm>
#include <charconv>

namespace regrade::stations {

namespace {

constexpr std::size_t kLongestCell = 100;
constexpr int kMostUnits = 1000;

enum Field : std::size_t {
    order,
    rma,
    tracking,
    sku,
    serial,
    reason,
    source,
    market,
    bookValue,
    quantity,
    owner,
    batch
};

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

/// Small letters and figures of the ASCII set, and whatever is not of it.
std::string core(const std::string& text)
{
    std::string kept;
    for (const char letter : text) {
        const char small = lower(letter);
        const bool word = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ||
                          static_cast<unsigned char>(small) >= 0x80;
        if (word) {
            kept += small;
        }
    }
    return kept;
}

std::string trimmed(const std::string& text)
{
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// The row whose id or name, in either language, is the text.
const rules::NamedRow* findNamed(const std::vector<rules::NamedRow>& rows, const std::string& text)
{
    const std::string wanted = core(text);
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const rules::NamedRow& row) {
        return core(row.id) == wanted || core(row.name.en) == wanted || core(row.name.zh) == wanted;
    });
    return found == rows.end() ? nullptr : &*found;
}

std::string idsOf(const std::vector<rules::NamedRow>& rows)
{
    std::string ids;
    for (const rules::NamedRow& row : rows) {
        ids += (ids.empty() ? "" : ", ") + row.id;
    }
    return ids;
}

/// "12.90", "12,90", "12.90 EUR"; a sign for thousands is refused by parseMoney, so that no comma is guessed.
Result<Money> valueFrom(std::string text, const std::string& currency)
{
    if (text.find('.') == std::string::npos && std::count(text.begin(), text.end(), ',') == 1) {
        text[text.find(',')] = '.';
    }
    const bool isBare = text.find_first_not_of("0123456789.") == std::string::npos;
    const auto value = parseMoney(isBare ? text + ' ' + currency : text);
    if (!value || value->currency != currency || value->minor < 0) {
        return invalid("This is no amount in {}, such as 12.90.", {currency});
    }
    return *value;
}

} // namespace

/// The cells of one row, and what is wrong with them.
class AnnouncementReader::Cells {
public:
    Cells(const AnnouncementReader& reader, std::int64_t row, const std::vector<std::string>& cells,
          std::vector<CellFlaw>& flaws)
        : m_reader(reader), m_row(row), m_cells(cells), m_flaws(flaws)
    {
    }

    std::string text(Field field)
    {
        const int column = m_reader.m_columns[field];
        std::string text = column < 0 ? std::string() : trimmed(m_cells[static_cast<std::size_t>(column)]);
        if (text.size() > kLongestCell) {
            fail(field, text, invalid("It is longer than {} bytes.", {std::to_string(kLongestCell)}));
            return {};
        }
        if (qr::shownEscaped(text) != text) {
            fail(field, text, invalid("It holds characters that cannot be seen."));
            return {};
        }
        return text;
    }
    std::string needed(Field field)
    {
        std::string found = text(field);
        if (found.empty() && !m_failed) {
            fail(field, found, invalid("It is empty."));
        }
        return found;
    }
    template <class Id>
    std::optional<Id> named(Field field, const std::vector<rules::NamedRow>& rows)
    {
        const std::string found = text(field);
        if (found.empty()) {
            return std::nullopt;
        }
        if (const auto* row = findNamed(rows, found)) {
            return Id(row->id);
        }
        fail(field, found, invalid("The policy knows only: {}.", {idsOf(rows)}));
        return std::nullopt;
    }
    std::optional<domain::OwnerId> known(Field field, const std::vector<std::string>& owners)
    {
        const std::string found = text(field);
        if (found.empty()) {
            return std::nullopt;
        }
        const auto owner = std::find_if(owners.begin(), owners.end(),
                                        [&](const std::string& one) { return core(one) == core(found); });
        if (owner != owners.end()) {
            return domain::OwnerId(*owner);
        }
        fail(field, found,
             invalid(
                 "No product of the house has the seller \"{}\". Register a product of that seller first, or correct "
                 "the cell.",
                 {qr::shownEscaped(found)}));
        return std::nullopt;
    }
    std::optional<Money> value(Field field, const std::string& currency)
    {
        const std::string found = text(field);
        if (found.empty()) {
            return std::nullopt;
        }
        const auto read = valueFrom(found, currency);
        if (!read) {
            fail(field, found, read.error());
            return std::nullopt;
        }
        return *read;
    }
    int count(Field field)
    {
        const std::string found = text(field);
        int number = 1;
        if (!found.empty()) {
            const auto [end, fault] = std::from_chars(found.data(), found.data() + found.size(), number);
            if (fault != std::errc() || end != found.data() + found.size() || number < 1 || number > kMostUnits) {
                fail(field, found,
                     invalid("A number of units is a whole number from 1 to {}.", {std::to_string(kMostUnits)}));
            }
        }
        return number;
    }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    void fail(Field field, const std::string& value, Error error)
    {
        const int column = m_reader.m_columns[field];
        m_flaws.push_back({m_row, column < 0 ? std::string() : m_reader.m_headings[static_cast<std::size_t>(column)],
                           qr::shownEscaped(value), std::move(error)});
        m_failed = true;
    }

    const AnnouncementReader& m_reader;
    std::int64_t m_row;
    const std::vector<std::string>& m_cells;
    std::vector<CellFlaw>& m_flaws;
    bool m_failed = false;
};

Result<void> AnnouncementReader::setHeadings(const std::vector<std::string>& headings)
{
    m_headings = headings;
    m_columns.fill(-1);
    for (std::size_t column = 0; column < headings.size(); ++column) {
        for (const rules::ColumnRow& row : m_policy.announcedColumns) {
            const bool fits = std::any_of(row.headings.begin(), row.headings.end(), [&](const std::string& heading) {
                return core(heading) == core(headings[column]);
            });
            if (!fits) {
                continue;
            }
            const auto field = static_cast<std::size_t>(
                std::find(domain::kAnnouncementFields.begin(), domain::kAnnouncementFields.end(), row.id) -
                domain::kAnnouncementFields.begin());
            if (m_columns[field] >= 0) {
                return refused("The columns \"{}\" and \"{}\" both say the same: take one out of the list.",
                               {headings[static_cast<std::size_t>(m_columns[field])], headings[column]});
            }
            m_columns[field] = static_cast<int>(column);
        }
    }
    for (const Field field : {order, sku}) {
        if (m_columns[field] < 0) {
            const auto& rows = m_policy.announcedColumns;
            const auto row = std::find_if(rows.begin(), rows.end(), [&](const rules::ColumnRow& one) {
                return one.id == domain::kAnnouncementFields[field];
            });
            std::string known;
            for (const std::string& heading : row->headings) {
                known += (known.empty() ? "" : ", ") + heading;
            }
            return refused("The list has no column \"{}\". It may be called: {}.",
                           {std::string(domain::kAnnouncementFields[field]), known});
        }
    }
    return {};
}

std::vector<std::string> AnnouncementReader::unused() const
{
    std::vector<std::string> rest;
    for (std::size_t column = 0; column < m_headings.size(); ++column) {
        if (std::find(m_columns.begin(), m_columns.end(), static_cast<int>(column)) == m_columns.end()) {
            rest.push_back(m_headings[column]);
        }
    }
    return rest;
}

std::vector<std::pair<std::string, std::string>> AnnouncementReader::matches() const
{
    std::vector<std::pair<std::string, std::string>> all;
    for (std::size_t column = 0; column < m_headings.size(); ++column) {
        const auto field = std::find(m_columns.begin(), m_columns.end(), static_cast<int>(column));
        all.emplace_back(
            m_headings[column],
            field == m_columns.end()
                ? std::string()
                : std::string(domain::kAnnouncementFields[static_cast<std::size_t>(field - m_columns.begin())]));
    }
    return all;
}

std::optional<domain::Announcement> AnnouncementReader::read(std::int64_t row, const std::vector<std::string>& cells,
                                                             std::vector<CellFlaw>& flaws) const
{
    Cells at(*this, row, cells, flaws);
    const std::string orderText = at.needed(order);
    const std::string product = at.needed(sku);
    domain::Announcement what{.order = orderText,
                              .rma = at.text(rma),
                              .tracking = at.text(tracking),
                              .sku = domain::Sku(product.empty() ? "?" : product)}; // then the row is thrown away
    what.serial = at.text(serial);
    what.reason = at.named<domain::ReasonId>(reason, m_policy.reasons);
    what.source = at.named<domain::SourceId>(source, m_policy.sources);
    what.market = at.named<domain::MarketId>(market, m_policy.markets);
    what.bookValue = at.value(bookValue, m_policy.limits.labourPerHour.currency);
    what.quantity = at.count(quantity);
    what.owner = at.known(owner, m_owners);
    what.batch = at.text(batch);
    return at.failed() ? std::nullopt : std::optional(std::move(what));
}

} // namespace regrade::stations
