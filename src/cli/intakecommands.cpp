#include "cli/commands.h"

#include "cli/unitlabel.h"
#include "insight/arrivals.h"
#include "insight/tradeins.h"
#include "qr/tag.h"
#include "stations/intake.h"
#include "stations/tradein.h"

namespace regrade::cli {

namespace {

struct IntakeOptions {
    std::string sku;
    std::string tag;
    std::string order;
    std::string rma;
    std::string reason;
    std::string source; ///< empty = parcel
    std::string market; ///< empty = DE
    std::string serial;
    std::string bookValue;
    std::string label;
    std::string form;
    std::string announced;
    std::string owner;
    std::string batch;
    std::string quote;
    std::vector<std::string> answers;
};

std::optional<std::string> unlessEmpty(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

/// "battery=swollen" answers the question "battery".
Result<std::vector<domain::Answer>> answersFrom(const std::vector<std::string>& texts)
{
    std::vector<domain::Answer> answers;
    for (const std::string& text : texts) {
        const auto at = text.find('=');
        if (at == std::string::npos || at == 0 || at + 1 == text.size()) {
            return invalid("\"{}\" is not an answer such as battery=sound.", {text});
        }
        answers.push_back({text.substr(0, at), text.substr(at + 1)});
    }
    return answers;
}

Result<stations::IntakeForm> formFrom(const IntakeOptions& options)
{
    stations::IntakeForm form{.order = options.order,
                              .rma = unlessEmpty(options.rma),
                              .reason = domain::ReasonId(options.reason),
                              .source = domain::SourceId(options.source),
                              .market = domain::MarketId(options.market),
                              .serial = unlessEmpty(options.serial),
                              .batch = unlessEmpty(options.batch)};
    if (!options.owner.empty()) {
        form.owner = domain::OwnerId(options.owner);
    }
    if (!options.bookValue.empty()) {
        const auto value = parseMoney(options.bookValue);
        if (!value) {
            return value.error();
        }
        form.bookValue = *value;
    }
    auto answers = answersFrom(options.answers);
    if (!answers) {
        return answers.error();
    }
    form.answers = *std::move(answers);
    return form;
}

/// The one open return of that code, into the options that were not given.
Result<IntakeOptions> filledBy(Session& session, IntakeOptions options)
{
    const auto expected = insight::expectedUnder(session.station().reader(), options.announced);
    if (!expected) {
        return expected.error();
    }
    const domain::Announcement* what = nullptr;
    int open = 0;
    for (const insight::ExpectedRow& one : *expected) {
        if (one.isOpen() && (options.sku.empty() || one.row.what.sku.text() == options.sku)) {
            what = &one.row.what;
            ++open;
        }
    }
    if (open != 1) {
        return open == 0
                   ? Result<IntakeOptions>(refused("No announced return with the code {} is still open. Take the "
                                                   "unit in with --sku and --order.",
                                                   {options.announced}))
                   : Result<IntakeOptions>(refused("{} open returns have the code {}: name the product with --sku.",
                                                   {std::to_string(open), options.announced}));
    }
    const auto fill = [](std::string& option, const std::string& told) { option = option.empty() ? told : option; };
    fill(options.sku, what->sku.text());
    fill(options.order, what->order);
    fill(options.rma, what->rma);
    fill(options.serial, what->serial);
    fill(options.reason, what->reason ? what->reason->text() : "unknown");
    fill(options.source, what->source ? what->source->text() : "");
    fill(options.market, what->market ? what->market->text() : "");
    fill(options.owner, what->owner ? what->owner->text() : "");
    fill(options.batch, what->batch);
    fill(options.bookValue, what->bookValue ? toText(*what->bookValue) : "");
    return options;
}

/// The form as it is, or with the offer of the quote that is paid.
Result<stations::IntakeForm> withQuote(const IntakeOptions& options, const stations::IntakeForm& form,
                                       const domain::ProductRegistered& facts, const store::Database& database,
                                       Time now)
{
    if (options.quote.empty()) {
        return form;
    }
    const auto code = stations::quoteCodeIn(options.quote);
    if (!code) {
        return invalid("\"{}\" is not the code of a trade-in quote.", {options.quote});
    }
    const auto known = insight::findQuote(database, *code);
    return known ? stations::payQuote(form, *code, facts.sku, *known, now) : known.error();
}

Result<Answer> receive(Session& session, const IntakeOptions& given)
{
    const auto filled = given.announced.empty() ? Result<IntakeOptions>(given) : filledBy(session, given);
    if (!filled) {
        return filled.error();
    }
    IntakeOptions options = *filled;
    if (options.sku.empty() || options.order.empty() || options.reason.empty()) {
        return refused("Give --sku, --order and --reason, or --announced with a code of the parcel.");
    }
    options.source = options.source.empty() ? "parcel" : options.source;
    options.market = options.market.empty() ? "DE" : options.market;
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
        *id, [&](const domain::Item& item, const store::Database& database, Time now) -> Result<domain::Events> {
            const auto paid = withQuote(options, *form, *facts, database, now);
            return paid ? stations::receive(item, session.policy(), *facts, *paid) : paid.error();
        });
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
    std::vector<std::string> answers;
};

Result<Answer> receiveAgain(Session& session, const SecondReturn& facts)
{
    const auto id = itemFrom(facts.tag);
    if (!id) {
        return id.error();
    }
    const auto answers = answersFrom(facts.answers);
    if (!answers) {
        return answers.error();
    }
    const domain::ItemReturnedAgain event{domain::ReasonId(facts.reason), facts.order,
                                          answers->empty() ? std::nullopt : std::optional(*answers)};
    const auto receipt = session.perform(
        *id, [&](const domain::Item& item, Time) { return stations::receiveAgain(item, session.policy(), event); });
    return receipt ? afterDeed(session, *id, "received again") : receipt.error();
}

} // namespace

void addIntakeCommands(CLI::App& app, Plan& plan)
{
    auto options = std::make_shared<IntakeOptions>();
    CLI::App* intake = app.add_subcommand("intake", "Take a returned unit in; it gets its lifelong tag");
    intake->add_option("--sku", options->sku, "Registered product");
    intake->add_option("--order", options->order, "Order number (never a customer's name)");
    intake->add_option("--reason", options->reason, "The customer's reason, a code of the policy");
    intake->add_option("--announced", options->announced,
                       "Order, return, parcel or serial number of an announced return; fills in the rest");
    intake->add_option("--tag", options->tag, "A pre-printed tag; without it a new one is made");
    intake->add_option("--rma", options->rma, "Return authorisation number");
    intake->add_option("--source", options->source, "parcel (usual), partner, ...");
    intake->add_option("--market", options->market, "Market the unit is meant for (usually DE)");
    intake->add_option("--serial", options->serial, "Serial number");
    intake->add_option("--book-value", options->bookValue, "Book value, e.g. \"80.00 EUR\"");
    intake->add_option("--owner", options->owner, "The seller that owns the unit; usually whose the product is");
    intake->add_option("--batch", options->batch, "Reference of the pallet or batch that it came with");
    intake->add_option("--quote", options->quote,
                       "Code of the trade-in quote that is paid; its offer is the book value");
    intake->add_option("--answer", options->answers,
                       "Answer to a question of the policy, e.g. battery=swollen; what is not given is not on record");
    intake->add_option("--label", options->label, "Write the unit's label to this PDF file and log the print");
    intake->add_option("--template", options->form, "Label template; usually unit-60x40");
    intake->callback([intake, &plan, options] {
        if (!intake->get_subcommands().empty()) {
            return; // a pallet
        }
        plan.command = inSession(plan, [options](Session& session) { return receive(session, *options); });
    });

    auto facts = std::make_shared<SecondReturn>();
    CLI::App* again = app.add_subcommand("return", "A sold unit came back: same file, next cycle");
    again->add_option("tag", facts->tag, "The unit's tag")->required();
    again->add_option("--reason", facts->reason, "The second buyer's reason, a code of the policy")->required();
    again->add_option("--order", facts->order, "Order number of the second sale")->required();
    again->add_option("--answer", facts->answers, "Answer to a question of the policy, e.g. battery=swollen");
    again->callback([&plan, facts] {
        plan.command = inSession(plan, [facts](Session& session) { return receiveAgain(session, *facts); });
    });
}

} // namespace regrade::cli
