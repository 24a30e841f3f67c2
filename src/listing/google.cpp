#include "base/markup.h"
#include "listing/exporttable.h"

namespace regrade::listing {

namespace {

std::vector<ExportColumn> googleColumns(const ExportOrder& order)
{
    const std::string noAddress = "No address of the shop was given (--base-url).";
    const std::string noPhoto = order.baseUrl.empty() ? noAddress : "No photo of it is on record.";
    return {{"id", [](const Offer& offer) { return offer.tag; }},
            {"title", [](const Offer& offer) { return offer.copy.title; }},
            {"description", [](const Offer& offer) { return offer.copy.body(); }},
            {"link", [order](const Offer& offer) { return pageOf(offer, order); }, noAddress},
            {"image_link",
             [order](const Offer& offer) {
                 const auto addresses = photoAddresses(offer, order);
                 return addresses.empty() ? std::string() : addresses.front();
             },
             noPhoto},
            {"additional_image_link",
             [order](const Offer& offer) {
                 auto addresses = photoAddresses(offer, order);
                 if (!addresses.empty()) {
                     addresses.erase(addresses.begin());
                 }
                 return joinedBy(addresses, ",");
             },
             order.baseUrl.empty() ? noAddress : "It has no second photo."},
            {"availability", [](const Offer&) { return std::string("in_stock"); }},
            {"price", [](const Offer& offer) { return toText(offer.price); }},
            {"brand", {}, "The house does not keep the maker's name."},
            {"gtin", [](const Offer& offer) { return offer.gtin.value_or(""); }, "The SKU of its product is no GTIN."},
            {"mpn", {}, "The house does not keep it."},
            {"identifier_exists", [](const Offer& offer) { return std::string(offer.gtin ? "yes" : "no"); }},
            {"condition", [](const Offer& offer) { return offer.google; }}};
}

/// A line of a file that tabs divide: a value never holds a tab or a line end.
std::string tabbed(const std::vector<std::string>& cells)
{
    std::string line;
    for (const std::string& cell : cells) {
        std::string text;
        for (const char sign : cell) {
            text += sign == '\n' ? " · " : std::string(1, sign == '\t' || sign == '\r' ? ' ' : sign);
        }
        if (text.find('"') != std::string::npos) {
            std::string quoted = "\"";
            for (const char sign : text) {
                quoted += sign == '"' ? "\"\"" : std::string(1, sign);
            }
            text = quoted + '"';
        }
        line += (&cell == cells.data() ? "" : "\t") + text;
    }
    return line + "\n";
}

std::string feedItem(const std::vector<std::string>& headings, const std::vector<std::string>& cells)
{
    std::string item = "    <item>\n";
    const auto add = [&](const std::string& name, const std::string& value) {
        item += "      <g:" + name + ">" + escapedMarkup(value) + "</g:" + name + ">\n";
    };
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) {
            continue;
        }
        if (headings[i] != "additional_image_link") {
            add(headings[i], cells[i]);
            continue;
        }
        for (std::size_t from = 0; from <= cells[i].size();) {
            const auto end = std::min(cells[i].find(',', from), cells[i].size());
            add(headings[i], cells[i].substr(from, end - from));
            from = end + 1;
        }
    }
    return item + "    </item>\n";
}

} // namespace

Exported googleExport(const std::vector<Offer>& offers, const ExportOrder& order)
{
    const auto columns = googleColumns(order);
    const auto headings = headingsOf(columns);
    Exported exported;
    std::string table = tabbed(headings);
    std::string feed = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n"
                       "  <channel>\n"
                       "    <title>Units on offer</title>\n"
                       "    <link>" +
                       escapedMarkup(order.baseUrl) +
                       "</link>\n"
                       "    <description>Refurbished and used units, each one of a kind</description>\n";
    for (const auto& row : exportRows(offers, columns, exported.notes)) {
        table += tabbed(row);
        feed += feedItem(headings, row);
    }
    feed += "  </channel>\n</rss>\n";
    exported.files.push_back({"google.tsv", std::move(table)});
    exported.files.push_back({"google.xml", std::move(feed)});
    return exported;
}

} // namespace regrade::listing
