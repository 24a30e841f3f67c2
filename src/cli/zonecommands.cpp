#include "cli/commands.h"
#include "cli/shares.h"

#include "stations/zones.h"

namespace regrade::cli {

namespace {

using nlohmann::json;

struct ZoneOptions {
    std::string sku;
    std::string view = "front";
    std::optional<std::string> set; ///< JSON, or @ and the name of a file with it
};

Result<std::string> textOf(const std::string& given)
{
    if (given.empty() || given.front() != '@') {
        return given;
    }
    const auto bytes = readFile(given.substr(1));
    if (!bytes) {
        return bytes.error();
    }
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

Result<std::vector<domain::ZoneArea>> zonesFrom(const std::string& text)
{
    std::vector<domain::ZoneArea> zones;
    try {
        const json list = json::parse(text);
        for (const json& entry : list.is_object() ? list.at("zones") : list) {
            const auto zone = entry.at("zone").get<std::string>();
            if (zone.empty()) {
                return invalid("A zone needs a name of the policy's list.");
            }
            zones.push_back({domain::Zone(zone), entry.at("x").get<double>(), entry.at("y").get<double>(),
                             entry.at("width").get<double>(), entry.at("height").get<double>()});
        }
    } catch (const json::exception& fault) {
        return invalid("The zones are no list of {\"zone\", \"x\", \"y\", \"width\", \"height\"}.", {}, fault.what());
    }
    return zones;
}

Answer answerFor(const domain::Product& product, const std::string& view)
{
    const domain::ProductTaught* lesson = product.taughtView(view);
    const domain::ProductZoned* drawn = product.zonedView(view);
    const bool inUse = lesson != nullptr && lesson->zones.has_value();
    Answer answer{{{"sku", product.sku.text()},
                   {"view", view},
                   {"inUse", inUse},
                   {"picture", drawn == nullptr ? json() : json(drawn->picture.text())},
                   {"zones", json::array()}},
                  product.sku.text() + ", " + view + ": "};
    const std::size_t count = drawn == nullptr ? 0 : drawn->zones.size();
    answer.text += count == 0 ? "no zones.\n" : count == 1 ? "one zone" : std::to_string(count) + " zones";
    if (count > 0) {
        answer.text += inUse ? ".\n" : ", drawn on an earlier picture: draw them again.\n";
    }
    for (std::size_t i = 0; i < count; ++i) {
        const domain::ZoneArea& area = drawn->zones[i];
        answer.data["zones"].push_back(
            {{"zone", area.zone.text()}, {"x", area.x}, {"y", area.y}, {"width", area.width}, {"height", area.height}});
        answer.text += "  " + area.zone.text() + " at " + decimals(area.x, 3) + ", " + decimals(area.y, 3) + " size " +
                       decimals(area.width, 3) + " x " + decimals(area.height, 3) + "\n";
    }
    return answer;
}

Result<Answer> zones(Session& session, const ZoneOptions& options)
{
    const domain::Sku sku(options.sku);
    if (options.set) {
        const auto text = textOf(*options.set);
        const auto drawn = text ? zonesFrom(*text) : Result<std::vector<domain::ZoneArea>>(text.error());
        if (!drawn) {
            return drawn.error();
        }
        const auto receipt = session.perform(sku, [&](const domain::Product& known, Time) {
            return stations::drawZones(known, session.policy(), options.view, *drawn);
        });
        if (!receipt) {
            return receipt.error();
        }
    }
    const auto product = session.product(sku);
    return product ? Result<Answer>(answerFor(*product, options.view)) : product.error();
}

} // namespace

void addZoneCommands(CLI::App& app, Plan& plan)
{
    auto options = std::make_shared<ZoneOptions>();
    CLI::App* command =
        app.get_subcommand("product")->add_subcommand("zones", "The zones of a taught side: show them, or draw them");
    command->add_option("sku", options->sku, "Stock keeping unit")->required();
    command->add_option("--view", options->view, "Taught side")->capture_default_str();
    command->add_option("--set", options->set,
                        "JSON list of zones in shares of the first taught photo, or @FILE; [] takes them away");
    command->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return zones(session, *options); });
    });
}

} // namespace regrade::cli
