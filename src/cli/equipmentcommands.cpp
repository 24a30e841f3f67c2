#include "cli/commands.h"

#include "domain/eventjson.h"
#include "insight/equipmentuse.h"
#include "stations/equipment.h"
#include "tables/csvtext.h"

namespace regrade::cli {

namespace {

struct EquipmentOptions {
    std::string tag;
    std::string stage;
    std::string equipment;
    std::string month;
    std::string csv;
};

std::int64_t secondsOf(std::chrono::milliseconds duration)
{
    return std::chrono::round<std::chrono::seconds>(duration).count();
}

Result<Answer> list(Session& session, const EquipmentOptions&)
{
    Answer answer{nlohmann::json::array(), ""};
    for (const rules::EquipmentRow& row : session.policy().equipment) {
        auto stages = nlohmann::json::array();
        for (const domain::StageId& stage : row.stages) {
            stages.push_back(stage.text());
        }
        answer.data.push_back({{"equipment", row.id.text()},
                               {"name", row.name.en},
                               {"stages", stages},
                               {"costPerMonth", domain::describe(row.costPerMonth)},
                               {"hoursPerMonth", row.hoursPerMonth}});
        answer.text += row.id.text() + "  " + row.name.en + "  " + toText(row.costPerMonth) + " a month, " +
                       std::to_string(row.hoursPerMonth) + " h planned\n";
    }
    return answer;
}

Result<Answer> start(Session& session, const EquipmentOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto receipt = session.perform(*id, [&](const domain::Item& item, Time) {
        const domain::StageId stage =
            options.stage.empty() ? item.stage().value_or(domain::StageId("-")) : domain::StageId(options.stage);
        return stations::startEquipment(item, session.policy(), stage, domain::EquipmentId(options.equipment));
    });
    return receipt ? afterDeed(session, *id, "equipment in use") : receipt.error();
}

Result<Answer> stop(Session& session, const EquipmentOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto receipt = session.perform(*id, [&](const domain::Item& item, Time now) {
        return stations::stopEquipment(item, session.policy(), domain::EquipmentId(options.equipment), now);
    });
    return receipt ? afterDeed(session, *id, "equipment stopped") : receipt.error();
}

std::vector<std::byte> bytesOf(const std::string& text)
{
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

Result<Answer> settle(Session& session, const EquipmentOptions& options)
{
    const auto months = insight::settleEquipment(session.station().reader(), session.policy(), options.month);
    if (!months) {
        return months.error();
    }
    Answer answer{{{"month", options.month}, {"equipment", nlohmann::json::array()}}, ""};
    std::string csv =
        tables::kByteOrderMark + tables::csvRow({"month", "equipment", "owner", "uses", "seconds", "cost"});
    for (const insight::EquipmentMonth& month : *months) {
        auto shares = nlohmann::json::array();
        answer.text += month.name.en + "  " + toText(month.cost) + (month.shares.empty() ? "  not used" : "") + "\n";
        for (const insight::EquipmentShare& share : month.shares) {
            const std::int64_t seconds = secondsOf(share.duration);
            shares.push_back({{"owner", share.owner.text()},
                              {"uses", share.uses},
                              {"seconds", seconds},
                              {"cost", domain::describe(share.cost)}});
            answer.text += "  " + share.owner.text() + "  uses: " + std::to_string(share.uses) + "  " +
                           std::to_string(seconds) + " s  " + toText(share.cost) + "\n";
            csv += tables::csvRow({options.month, month.name.en, share.owner.text(), std::to_string(share.uses),
                                   std::to_string(seconds), toText(share.cost)});
        }
        answer.data["equipment"].push_back({{"equipment", month.equipment.text()},
                                            {"cost", domain::describe(month.cost)},
                                            {"shares", std::move(shares)}});
    }
    if (!options.csv.empty()) {
        if (const auto written = writeFile(options.csv, bytesOf(csv)); !written) {
            return written.error();
        }
    }
    return answer;
}

} // namespace

void addEquipmentCommands(CLI::App& app, Plan& plan)
{
    CLI::App* equipment = app.add_subcommand("equipment", "Equipment that is shared by the minutes that it is in use")
                              ->require_subcommand(1);
    const auto add = [&](const char* name, const char* help,
                         Result<Answer> (*body)(Session&, const EquipmentOptions&)) {
        auto options = std::make_shared<EquipmentOptions>();
        CLI::App* command = equipment->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    add("list", "What the policy names, with its cost and planned hours", list);
    const auto [starting, begun] = add("start", "A unit in work begins to use it", start);
    starting->add_option("tag", begun->tag, "The unit's tag")->required();
    starting->add_option("--equipment", begun->equipment, "Equipment of the policy")->required();
    starting->add_option("--stage", begun->stage, "Stage; without it, where the unit stands");
    const auto [stopping, ended] = add("stop", "The unit has used it; its share of the cost goes to the unit", stop);
    stopping->add_option("tag", ended->tag, "The unit's tag")->required();
    stopping->add_option("--equipment", ended->equipment, "Equipment of the policy")->required();
    const auto [settling, settled] = add("settle", "Share a month's cost between sellers by time of use", settle);
    settling->add_option("--month", settled->month, "Month, e.g. 2026-03")->required();
    settling->add_option("--to", settled->csv, "CSV file to write");
}

} // namespace regrade::cli
