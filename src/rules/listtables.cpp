#include "domain/announcement.h"
#include "rules/policytables.h"

#include <algorithm>

namespace regrade::rules {

namespace {

NamedRow readNamedRow(Row& row)
{
    NamedRow entry{.id = row.word("id"), .name = row.text("name"), .why = row.text("why")};
    entry.origin = row.origin();
    return entry;
}

ColumnRow readColumnRow(Row& row)
{
    ColumnRow column{.id = row.word("id"), .headings = row.words("headings")};
    (void)row.text("why");
    (void)row.origin();
    return column;
}

/// Every field has a column, and no column is of something else.
void checkColumns(const std::vector<ColumnRow>& columns, FirstFault& fault)
{
    constexpr const auto& kFields = domain::kAnnouncementFields;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (std::find(kFields.begin(), kFields.end(), columns[i].id) == kFields.end()) {
            fault.add(invalid("announced.json/columns, row {}: a list of announced returns holds no \"{}\".",
                              {std::to_string(i + 1), columns[i].id}));
        }
    }
    for (const std::string_view field : kFields) {
        if (std::none_of(columns.begin(), columns.end(), [&](const ColumnRow& row) { return row.id == field; })) {
            fault.add(invalid("announced.json/columns: the row of \"{}\" is missing.", {std::string(field)}));
        }
    }
}

NamedRow readCategoryRow(Row& row)
{
    NamedRow category = readNamedRow(row);
    category.afterRepair = row.maybeId<domain::StageId>("after_repair");
    return category;
}

NamedRow readMarketRow(Row& row)
{
    NamedRow market = readNamedRow(row);
    market.label = row.maybeWord("label").value_or("");
    market.group = row.maybeWord("group").value_or("");
    return market;
}

/// "16 06 05": six figures of the European List of Waste, with a star where it is hazardous.
bool isWasteCode(const std::string& code)
{
    const std::string figures = code.substr(0, 8);
    bool fits = figures.size() == 8 && (code.size() == 8 || code.substr(8) == "*");
    for (std::size_t i = 0; fits && i < figures.size(); ++i) {
        const bool space = i == 2 || i == 5;
        fits = space ? figures[i] == ' ' : figures[i] >= '0' && figures[i] <= '9';
    }
    return fits;
}

NamedRow readFractionRow(Row& row)
{
    NamedRow fraction = readNamedRow(row);
    fraction.hazardous = row.maybeFlag("hazardous").value_or(false);
    fraction.wasteCode = row.maybeWord("waste_code").value_or("");
    if (!fraction.wasteCode.empty() && !isWasteCode(fraction.wasteCode)) {
        row.failValue("waste_code", fraction.wasteCode);
    }
    return fraction;
}

} // namespace

void readListTables(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    policy.announcedColumns =
        readRows(files.at("announced.json").at("columns"), "announced.json/columns", fault, &readColumnRow);
    refuseTwins(policy.announcedColumns, "announced.json/columns", fault);
    checkColumns(policy.announcedColumns, fault);

    const std::pair<const char*, std::vector<NamedRow>*> lists[] = {
        {"categories", &policy.categories}, {"reasons", &policy.reasons},          {"sources", &policy.sources},
        {"markets", &policy.markets},       {"defect_kinds", &policy.defectKinds}, {"zones", &policy.zones},
        {"fractions", &policy.fractions}};
    for (const auto& [name, rows] : lists) {
        const std::string table = std::string("lists.json/") + name;
        *rows = readRows(files.at("lists.json").at(name), table, fault,
                         rows == &policy.markets      ? &readMarketRow
                         : rows == &policy.categories ? &readCategoryRow
                         : rows == &policy.fractions  ? &readFractionRow
                                                      : &readNamedRow);
        refuseTwins(*rows, table, fault);
    }
}

} // namespace regrade::rules
