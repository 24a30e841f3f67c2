#include "rules/policytables.h"

namespace regrade::rules {

namespace {

MaterialRow readMaterialRow(Row& row)
{
    MaterialRow material{.id = domain::MaterialId(row.word("id")), .name = row.text("name")};
    material.recyclable = row.flag("recyclable");
    material.biodegradable = row.flag("biodegradable");
    material.cost = row.money("cost");
    material.why = row.text("why");
    material.origin = row.origin();
    return material;
}

NamedRow readNamedRow(Row& row)
{
    NamedRow entry{.id = row.word("id"), .name = row.text("name"), .why = row.text("why")};
    entry.origin = row.origin();
    return entry;
}

NamedRow readMarketRow(Row& row)
{
    NamedRow market = readNamedRow(row);
    market.label = row.maybeWord("label").value_or("");
    return market;
}

} // namespace

void readListTables(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    policy.materials = readRows(files.at("materials.json").at("materials"), "materials.json", fault, &readMaterialRow);
    refuseTwins(policy.materials, "materials.json", fault);

    const std::pair<const char*, std::vector<NamedRow>*> lists[] = {
        {"categories", &policy.categories}, {"reasons", &policy.reasons},          {"sources", &policy.sources},
        {"markets", &policy.markets},       {"defect_kinds", &policy.defectKinds}, {"zones", &policy.zones}};
    for (const auto& [name, rows] : lists) {
        const std::string table = std::string("lists.json/") + name;
        *rows = readRows(files.at("lists.json").at(name), table, fault,
                         rows == &policy.markets ? &readMarketRow : &readNamedRow);
        refuseTwins(*rows, table, fault);
    }
}

} // namespace regrade::rules
