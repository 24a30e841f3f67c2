#include "listing/exporttable.h"

#include "base/markup.h"

#include <algorithm>

namespace regrade::listing {

std::string withoutFormula(std::string_view text)
{
    constexpr std::string_view kSigns[] = {" ", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    for (bool isTaken = true; isTaken;) {
        isTaken = false;
        for (const std::string_view sign : kSigns) {
            if (text.starts_with(sign)) {
                text.remove_prefix(sign.size());
                isTaken = true;
            }
        }
    }
    return std::string(text);
}

std::vector<std::string> headingsOf(const std::vector<ExportColumn>& columns)
{
    std::vector<std::string> headings;
    for (const ExportColumn& column : columns) {
        headings.push_back(column.heading);
    }
    return headings;
}

std::vector<std::vector<std::string>>
exportRows(const std::vector<Offer>& offers, const std::vector<ExportColumn>& columns, std::vector<FieldNote>& notes)
{
    std::vector<std::vector<std::string>> rows(offers.size());
    for (const ExportColumn& column : columns) {
        std::vector<FieldNote> empty;
        for (std::size_t i = 0; i < offers.size(); ++i) {
            const std::string asked = column.value ? column.value(offers[i]) : std::string();
            rows[i].push_back(withoutFormula(asked));
            if (rows[i].back().empty()) {
                empty.push_back({offers[i].tag, column.heading, column.whyEmpty});
            }
            if (rows[i].back() != asked) {
                notes.push_back({offers[i].tag, column.heading,
                                 "It began with signs that a spreadsheet takes for a formula; they were taken off."});
            }
        }
        if (!offers.empty() && empty.size() == offers.size()) {
            notes.push_back({{}, column.heading, column.whyEmpty});
        } else {
            notes.insert(notes.end(), empty.begin(), empty.end());
        }
    }
    return rows;
}

std::string amountOf(const Money& money)
{
    const std::string text = toText(money);
    return text.substr(0, text.find(' '));
}

std::string htmlOf(const std::vector<std::string>& lines)
{
    std::string html = "<ul>";
    for (const std::string& line : lines) {
        html += "<li>" + escapedMarkup(line) + "</li>";
    }
    return html + "</ul>";
}

std::string pageOf(const Offer& offer, const ExportOrder& order)
{
    return order.baseUrl.empty() ? std::string() : order.baseUrl + "/p/" + offer.tag;
}

std::vector<std::string> photoAddresses(const Offer& offer, const ExportOrder& order)
{
    std::vector<std::string> addresses;
    for (const std::string& photo : offer.photos) {
        if (!order.baseUrl.empty()) {
            addresses.push_back(order.baseUrl + "/" + photo);
        }
    }
    return addresses;
}

std::string joinedBy(const std::vector<std::string>& words, std::string_view between)
{
    std::string all;
    for (const std::string& word : words) {
        all += (&word == words.data() ? std::string() : std::string(between)) + word;
    }
    return all;
}

} // namespace regrade::listing
