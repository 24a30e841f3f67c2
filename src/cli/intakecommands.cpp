#include "cli/commands.h"

#include "cli/unitlabel.h"
#include "qr/tag.h"
#include "stations/intake.h"

namespace regrade::cli {

namespace {

struct IntakeOptions {
    std::string sku;
    std::string tag;
    std::string order;
    std::string rma;
    std::string reason;
    std::string source = "parcel";
    std::string market = "DE";
    std::string serial;
    std::string bookValue;
    std::string label;
    std::string form;
};

std::optional<std::string> unlessEmpty(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

Result<stations::IntakeForm> formFrom(const IntakeOptions& options)
{
    stations::IntakeForm form{.order = options.order,
                              .rma = unlessEmpty(options.rma),
                              .reason = domain::ReasonId(options.reason),
                              .source = domain::SourceId(options.source),
                              .market = domain::MarketId(options.market),
                              .serial = unlessEmpty(options.serial)};
    if (!options.bookValue.empty()) {
        const auto value = parseMoney(options.bookValue);
        if (!value) {
            return value.error();
        }
        form.bookValue = *value;
    }
    return form;
}

Result<Answer> receive(Session& session, const IntakeOptions& options)
{
    const auto facts = session.facts(domain::Sku(options.sku));
    if (!facts) {
        return facts.error();
    }
    const auto form = formFrom(options);
    if (!form) {
        return form.error();
    }
    const auto id = options.tag.empty() ? domain::ItemId(qr::newTag().text()) : itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto receipt = session.perform(
        *id, [&](const domain::Item& item, Time) { return stations::receive(item, session.policy(), *facts, *form); });
    if (!receipt) {
        return receipt.error();
    }
    if (!options.label.empty()) {
        const auto printed =
            printUnitLabel(session, {.tag = id->text(), .paper = {.file = options.label, .form = options.form}});
        if (!printed) {
            return printed.error();
        }
    }
    return afterDeed(session, *id, "received");
}

struct SecondReturn {
    std::string tag;
    std::string reason;
    std::string order;
};

Result<Answer> receiveAgain(Session& session, const SecondReturn& facts)
{
    const auto id = itemFrom(facts.tag);
    if (!id) {
        return id.error();
    }
    const domain::ItemReturnedAgain event{domain::ReasonId(facts.reason), facts.order};
    const auto receipt = session.perform(
        *id, [&](const domain::Item& item, Time) { return stations::receiveAgain(item, session.policy(), event); });
    return receipt ? afterDeed(session, *id, "received again") : receipt.error();
}

} // namespace

void addIntakeCommands(CLI::App& app, Plan& plan)
{
    auto options = std::make_shared<IntakeOptions>();
    CLI::App* intake = app.add_subcommand("intake", "Take a returned unit in; it gets its lifelong tag");
    intake->add_option("--sku", options->sku, "Registered product")->required();
    intake->add_option("--order", options->order, "Order number (never a customer's name)")->required();
    intake->add_option("--reason", options->reason, "The customer's reason, a code of the policy")->required();
    intake->add_option("--tag", options->tag, "A pre-printed tag; without it a new one is made");
    intake->add_option("--rma", options->rma, "Return authorisation number");
    intake->add_option("--source", options->source, "parcel, partner, ...")->capture_default_str();
    intake->add_option("--market", options->market, "Market the unit is meant for")->capture_default_str();
    intake->add_option("--serial", options->serial, "Serial number");
    intake->add_option("--book-value", options->bookValue, "Book value, e.g. \"80.00 EUR\"");
    intake->add_option("--label", options->label, "Write the unit's label to this PDF file and log the print");
    intake->add_option("--template", options->form, "Label template; usually unit-60x40");
    intake->callback([&plan, options] {
        plan.command = inSession(plan, [options](Session& session) { return receive(session, *options); });
    });

    auto facts = std::make_shared<SecondReturn>();
    CLI::App* again = app.add_subcommand("return", "A sold unit came back: same file, next cycle");
    again->add_option("tag", facts->tag, "The unit's tag")->required();
    again->add_option("--reason", facts->reason, "The second buyer's reason, a code of the policy")->required();
    again->add_option("--order", facts->order, "Order number of the second sale")->required();
    again->callback([&plan, facts] {
        plan.command = inSession(plan, [facts](Session& session) { return receiveAgain(session, *facts); });
    });
}

} // namespace regrade::cli
