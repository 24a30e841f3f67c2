#include "workstation/salelist.h"

#include "qr/scancontent.h"
#include "qr/tag.h"
#include "rules/offering.h"
#include "stations/sale.h"
#include "store/eventlog.h"
#include "tables/tablefile.h"
#include "workstation/offerexport.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace regrade::workstation {

namespace {

enum SaleField : std::size_t { saleUnit, saleOrder, salePrice, saleCurrency };

struct FreshSale {
    domain::ItemId unit;
    Money price;
    std::string order;
};

/// Letters and figures in small, and whatever is not of the ASCII set: capitals, spaces and signs do not count.
std::string headingCore(const std::string& text)
{
    std::string kept;
    for (const char letter : text) {
        const char small = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
        if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ||
            (static_cast<unsigned char>(small) >= 0x80)) {
            kept += small;
        }
    }
    return kept;
}

std::string trimmedCell(const std::string& text)
{
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Reads the rows of a list of sales, with what is wrong with each.
class SaleReading {
public:
    SaleReading(const Workstation& station, const rules::Offering& offering) : m_station(station), m_offering(offering)
    {
        m_columns.fill(-1);
    }

    Result<SaleListLook> read(const SaleListOrder& order)
    {
        std::optional<tables::Encoding> encoding;
        if (!order.encoding.empty()) {
            const auto named = tables::encodingFrom(order.encoding);
            if (!named) {
                return named.error();
            }
            encoding = *named;
        }
        auto file = tables::TableFile::open(order.file, encoding);
        if (!file) {
            return file.error();
        }
        m_look.encoding = tables::nameOf(file->encoding());
        m_look.isJson = file->isJson();
        Result<void> fault;
        const auto walked = file->each([&](const tables::TableRow& row) {
            fault = take(row);
            return bool(fault);
        });
        if (!walked || !fault) {
            return !walked ? walked.error() : fault.error();
        }
        if (m_look.rows == 0) {
            return refused("The list {} has no rows.", {order.file.filename().string()});
        }
        for (std::size_t column = 0; column < m_headings.size(); ++column) {
            if (std::find(m_columns.begin(), m_columns.end(), static_cast<int>(column)) == m_columns.end()) {
                m_look.unused.push_back(m_headings[column]);
            }
        }
        m_look.fresh = static_cast<int>(m_fresh.size());
        return m_look;
    }

    [[nodiscard]] const std::vector<FreshSale>& fresh() const { return m_fresh; }

private:
    Result<void> setHeadings(const std::vector<std::string>& headings)
    {
        m_headings = headings;
        m_columns.fill(-1);
        for (std::size_t column = 0; column < headings.size(); ++column) {
            for (std::size_t field = 0; field < rules::kSaleFields.size(); ++field) {
                const auto& names = columnRow(field).headings;
                if (std::none_of(names.begin(), names.end(), [&](const std::string& name) {
                        return headingCore(name) == headingCore(headings[column]);
                    })) {
                    continue;
                }
                if (m_columns[field] >= 0) {
                    return refused("The columns \"{}\" and \"{}\" both say the same: take one out of the list.",
                                   {headings[static_cast<std::size_t>(m_columns[field])], headings[column]});
                }
                m_columns[field] = static_cast<int>(column);
            }
        }
        return {};
    }

    Result<void> requireColumns() const
    {
        for (const SaleField field : {saleUnit, saleOrder, salePrice}) {
            if (m_columns[field] < 0) {
                std::string known;
                for (const std::string& heading : columnRow(field).headings) {
                    known += (known.empty() ? "" : ", ") + heading;
                }
                return refused("The list has no column \"{}\". It may be called: {}.",
                               {rules::kSaleFields[field], known});
            }
        }
        return {};
    }

    [[nodiscard]] const rules::ColumnRow& columnRow(std::size_t field) const
    {
        return *std::find_if(m_offering.saleColumns.begin(), m_offering.saleColumns.end(),
                             [&](const rules::ColumnRow& row) { return row.id == rules::kSaleFields[field]; });
    }

    Result<void> take(const tables::TableRow& row)
    {
        if (m_headings.size() != row.headings.size()) {
            if (const auto told = setHeadings(row.headings); !told) {
                return told;
            }
        }
        if (const auto whole = requireColumns(); !whole) {
            return whole;
        }
        ++m_look.rows;
        m_row = row.number;
        m_cells = &row.cells;
        if (row.flaw) {
            m_look.flaws.push_back({m_row, {}, {}, *row.flaw});
            return {};
        }
        return takeSale();
    }

    std::string cell(SaleField field) const
    {
        const int column = m_columns[field];
        return column < 0 ? std::string() : trimmedCell((*m_cells)[static_cast<std::size_t>(column)]);
    }

    void fail(SaleField field, Error error)
    {
        const int column = m_columns[field];
        m_look.flaws.push_back({m_row, column < 0 ? std::string() : m_headings[static_cast<std::size_t>(column)],
                                qr::shownEscaped(cell(field)), std::move(error)});
    }

    /// "12.90", "12,90", "12.90 EUR"; the currency is the row's, or else that of the offer.
    std::optional<Money> price(const domain::Item& item)
    {
        std::string text = cell(salePrice);
        std::string currency = cell(saleCurrency);
        if (currency.empty()) {
            currency = item.offer ? item.offer->price.currency : item.intake ? item.intake->originalPrice.currency : "";
        }
        if (text.find('.') == std::string::npos && std::count(text.begin(), text.end(), ',') == 1) {
            text[text.find(',')] = '.';
        }
        const bool isBare = text.find_first_not_of("0123456789.") == std::string::npos;
        const auto read = parseMoney(isBare ? text + ' ' + currency : text);
        if (text.empty() || !read) {
            fail(salePrice, invalid("This is no amount such as 12.90."));
            return std::nullopt;
        }
        return *read;
    }

    Result<void> takeSale()
    {
        const auto tag = qr::parseTag(cell(saleUnit));
        if (!tag) {
            fail(saleUnit, tag.error());
            return {};
        }
        const auto [before, isFirst] = m_seen.emplace(tag->text(), m_row);
        if (!isFirst) {
            fail(saleUnit, invalid("This unit is sold in row {} already.", {std::to_string(before->second)}));
            return {};
        }
        const domain::ItemId id(tag->text());
        const auto item = store::EventLog(m_station.reader()).item(id);
        if (!item && item.error().code == ErrorCode::notFound) {
            fail(saleUnit, item.error());
            return {};
        }
        if (!item) {
            return item.error();
        }
        std::string order = cell(saleOrder);
        if (order.starts_with('#')) {
            order.erase(0, 1); // Shopify writes it before its numbers
        }
        if (item->standing == domain::Standing::sold && item->sale && item->sale->order == order) {
            ++m_look.known;
            return {};
        }
        if (item->standing != domain::Standing::listed) {
            const auto why = stations::sell(*item, Money{1, "EUR"}, order);
            fail(saleUnit, why ? refused("This unit is not on offer, so it cannot be sold.") : why.error());
            return {};
        }
        if (item->bundle) {
            fail(saleUnit,
                 refused("The unit {} lies in the box {} and is sold with it.", {id.text(), item->bundle->bundle}));
            return {};
        }
        const auto paid = price(*item);
        if (!paid) {
            return {};
        }
        if (const auto sold = stations::sell(*item, *paid, order); !sold) {
            const bool isOrder = bool(stations::sell(*item, *paid, "1"));
            fail(isOrder ? saleOrder : salePrice, sold.error());
            return {};
        }
        m_fresh.push_back({id, *paid, order});
        return {};
    }

    const Workstation& m_station;
    const rules::Offering& m_offering;
    SaleListLook m_look;
    std::vector<FreshSale> m_fresh;
    std::vector<std::string> m_headings;
    std::array<int, rules::kSaleFields.size()> m_columns{};
    std::map<std::string, std::int64_t> m_seen; ///< the row of each unit
    std::int64_t m_row = 0;
    const std::vector<std::string>* m_cells = nullptr;
};

} // namespace

Result<SaleListLook> lookAtSales(const Workstation& station, const SaleListOrder& order)
{
    const auto offering = offeringOf(station);
    return offering ? SaleReading(station, *offering).read(order) : offering.error();
}

Result<SaleListLook> takeOverSales(Workstation& station, const SaleListOrder& order, const workers::Author& author)
{
    const auto offering = offeringOf(station);
    if (!offering) {
        return offering.error();
    }
    SaleReading reading(station, *offering);
    auto look = reading.read(order);
    if (!look || !look->flaws.empty() || reading.fresh().empty()) {
        return look;
    }
    std::vector<std::pair<domain::ItemId, workers::ItemDeed>> deeds;
    for (const FreshSale& sale : reading.fresh()) {
        deeds.emplace_back(
            sale.unit, [sale](const domain::Item& item, Time) { return stations::sell(item, sale.price, sale.order); });
    }
    const auto written = station.clerk().performAll(std::move(deeds), author);
    if (!written) {
        return written.error();
    }
    look->written = static_cast<int>(written->size());
    return look;
}

} // namespace regrade::workstation
