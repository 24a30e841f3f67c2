#include "rules/policytables.h"

#include <algorithm>

namespace regrade::rules {

namespace {

struct OrderFormRow {
    std::string id;
    std::string form;
};

struct UnitLinkRow {
    std::string id;
    std::string address;
};

OrderFormRow readOrderFormRow(Row& row)
{
    OrderFormRow read{.id = row.word("id"), .form = row.word("form")};
    constexpr std::ptrdiff_t kLeastFigures = 4; // with fewer, words and shelf numbers would pass for orders
    if (std::count(read.form.begin(), read.form.end(), '9') < kLeastFigures) {
        row.fail(invalid("{}, row {}: an order's form needs at least 4 figures, each written as 9.", row.at()));
    }
    (void)row.text("why");
    (void)row.origin();
    return read;
}

UnitLinkRow readUnitLinkRow(Row& row)
{
    UnitLinkRow read{.id = row.word("id"), .address = row.word("address")};
    const bool web = read.address.rfind("https://", 0) == 0 || read.address.rfind("http://", 0) == 0;
    if (!web || (read.address.back() != '/' && read.address.back() != '=')) {
        row.fail(invalid("{}, row {}: the address of units begins with https:// and ends with / or =.", row.at()));
    }
    (void)row.text("why");
    (void)row.origin();
    return read;
}

} // namespace

void readCodes(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("codes.json");
    const auto orders = readRows(file.at("orders"), "codes.json/orders", fault, &readOrderFormRow);
    refuseTwins(orders, "codes.json/orders", fault);
    for (const OrderFormRow& row : orders) {
        policy.codes.orders.push_back({row.id, row.form});
    }
    const auto links = readRows(file.at("unit_links"), "codes.json/unit_links", fault, &readUnitLinkRow);
    refuseTwins(links, "codes.json/unit_links", fault);
    for (const UnitLinkRow& row : links) {
        policy.codes.unitLinks.push_back(row.address);
    }
}

} // namespace regrade::rules
