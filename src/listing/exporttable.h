#pragma once

#include "listing/exports.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::listing {

// What the formats share.

/// One column of a table for a marketplace. Where the value is empty, `whyEmpty` is noted.
struct ExportColumn {
    std::string heading;
    std::function<std::string(const Offer&)> value;
    std::string whyEmpty{};
};

/// One row an offer, in the order of the columns, without what a spreadsheet would take for a formula. A field that is
/// empty in every row is noted once.
[[nodiscard]] std::vector<std::vector<std::string>>
exportRows(const std::vector<Offer>& offers, const std::vector<ExportColumn>& columns, std::vector<FieldNote>& notes);
[[nodiscard]] std::vector<std::string> headingsOf(const std::vector<ExportColumn>& columns);
/// The text without spaces and signs before it that make a spreadsheet calculate.
[[nodiscard]] std::string withoutFormula(std::string_view text);

/// "12.90"
[[nodiscard]] std::string amountOf(const Money& money);
/// The lines as a list in HTML.
[[nodiscard]] std::string htmlOf(const std::vector<std::string>& lines);
/// The unit's page and its photos at the shop's address; empty without one.
[[nodiscard]] std::string pageOf(const Offer& offer, const ExportOrder& order);
[[nodiscard]] std::vector<std::string> photoAddresses(const Offer& offer, const ExportOrder& order);
[[nodiscard]] std::string joinedBy(const std::vector<std::string>& words, std::string_view between);

} // namespace regrade::listing
