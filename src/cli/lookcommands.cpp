#include "cli/commands.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/judgements.h"
#include "stations/calibration.h"

namespace regrade::cli {

namespace {

using nlohmann::json;

struct LookOptions {
    std::string sku;
    bool accept = false;
    std::string reason;
};

json describe(const domain::LookMap& map)
{
    json levels = json::array();
    for (const domain::Cosmetic level : map.levels) {
        levels.push_back(nameOf(level));
    }
    return {{"levels", levels},       {"cuts", map.cuts},       {"weights", map.weights},
            {"centres", map.centres}, {"spreads", map.spreads}, {"results", map.results}};
}

Result<Answer> looks(Session& session, const LookOptions& options)
{
    const domain::Sku sku(options.sku);
    const auto facts = session.facts(sku);
    if (!facts) {
        return facts.error();
    }
    const auto fit = insight::looksOf(session.station().reader(), facts->category, session.policy().limits);
    if (!fit) {
        return fit.error();
    }
    Answer answer{{{"sku", options.sku},
                   {"category", facts->category.text()},
                   {"map", describe(fit->map)},
                   {"held", shareJson(fit->held)},
                   {"byProgram", shareJson(fit->byProgram)},
                   {"accepted", options.accept}},
                  options.sku + ": fitted on " + std::to_string(fit->map.results) + " confirmed results of " +
                      facts->category.text() + ".\n"};
    answer.text += "  results it gives without having seen them: " + shareText(fit->held) + "\n";
    answer.text += "  proposals at the time that were confirmed: " + shareText(fit->byProgram) + "\n";
    if (!options.accept) {
        answer.text += "  Nothing was changed. Accept it with --accept --reason WHY.\n";
        return answer;
    }
    const auto receipt = session.perform(sku, [&](const domain::Product& known, Time) {
        return stations::mapLooks(known, session.policy(), fit->map, options.reason);
    });
    if (!receipt) {
        return receipt.error();
    }
    const auto product = session.product(sku);
    if (!product) {
        return product.error();
    }
    answer.data["version"] = product->looks->version;
    answer.text += "  Accepted as version " + std::to_string(product->looks->version) + ".\n";
    return answer;
}

} // namespace

void addLookCommands(CLI::App& app, Plan& plan)
{
    auto options = std::make_shared<LookOptions>();
    CLI::App* command = app.get_subcommand("product")->add_subcommand(
        "looks", "Fit a map from evidence to look on the confirmed results of the product's category");
    command->add_option("sku", options->sku, "Stock keeping unit")->required();
    command->add_option("--reason", options->reason, "Why it is accepted");
    command->add_flag("--accept", options->accept, "Use it from now on; without it, only say what it would be");
    command->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return looks(session, *options); });
    });
}

} // namespace regrade::cli
