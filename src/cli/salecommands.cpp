#include "cli/commands.h"
#include "cli/pricing.h"

#include "cli/claimfaults.h"
#include "domain/eventjson.h"
#include "listing/copy.h"
#include "listing/draft.h"
#include "stations/exit.h"
#include "stations/sale.h"
#include "workstation/offerexport.h"

namespace regrade::cli {

namespace {

struct ListOptions {
    std::string tag;
    std::string channel;
    std::string price;
    std::string reason;
    bool outsideBand = false;
    bool onlyQuote = false;
};

Result<Answer> list(Session& session, const ListOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto item = session.item(*id);
    if (!item) {
        return item.error();
    }
    const auto quote = quoteFor(session, *item);
    if (!quote) {
        return quote.error();
    }
    if (options.onlyQuote) {
        return priceAnswer(*quote, *item, session.policy());
    }
    stations::ListingForm form{.overrideReason = options.reason, .outsideBand = options.outsideBand};
    if (!options.channel.empty()) {
        form.channel = domain::ChannelId(options.channel);
    }
    if (!options.price.empty()) {
        const auto price = parseMoney(options.price);
        if (!price) {
            return price.error();
        }
        form.price = *price;
    }
    for (const bool chinese : {false, true}) {
        const auto text = listing::makeDraft(*item, session.policy(), chinese);
        if (!text) {
            return text.error();
        }
        form.texts.push_back(text->title);
        form.texts.push_back(text->body);
    }
    const auto receipt = session.perform(*id, [&](const domain::Item& unit, Time now) {
        form.day = isoDay(now);
        return stations::listItem(unit, session.policy(), *quote, form);
    });
    return receipt ? afterDeed(session, *id, "listed") : receipt.error();
}

struct SaleOptions {
    std::string tag;
    std::string price;
    std::string order;
};

Result<Answer> sell(Session& session, const SaleOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto price = parseMoney(options.price);
    if (!price) {
        return price.error();
    }
    const auto receipt = session.perform(
        *id, [&](const domain::Item& item, Time) { return stations::sell(item, *price, options.order); });
    return receipt ? afterDeed(session, *id, "sold") : receipt.error();
}

struct ExitOptions {
    std::string tag;
    std::string route;
    std::string reason;
    std::string proceeds;
    stations::ExitForm form;
};

Result<Answer> leave(Session& session, const ExitOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto route = domain::exitRouteFrom(options.route);
    if (!route) {
        return route.error();
    }
    const auto proceeds = parseMoney(options.proceeds);
    if (!proceeds) {
        return proceeds.error();
    }
    stations::ExitForm form = options.form;
    form.route = *route;
    form.reason = options.reason;
    form.proceeds = *proceeds;
    const auto receipt = session.perform(
        *id, [&](const domain::Item& item, Time now) { return stations::leave(item, session.policy(), form, now); });
    return receipt ? afterDeed(session, *id, "left") : receipt.error();
}

struct DraftOptions {
    std::string tag;
    bool chinese = false;
    std::string channel;
    std::string format;
    std::string language;
};

Result<Answer> channelDraft(Session& session, const domain::Item& item, const DraftOptions& options)
{
    const auto tongue = rules::tongueFrom(!options.language.empty() ? options.language : options.chinese ? "zh" : "en");
    if (!tongue) {
        return tongue.error();
    }
    const auto offering = workstation::offeringOf(session.station());
    if (!offering) {
        return offering.error();
    }
    const bool hasChannel = !options.channel.empty() || item.offer;
    if (!hasChannel) {
        return refused("Say for which channel the text is; this unit is not on offer.");
    }
    const auto channel = options.channel.empty() ? item.offer->channel : domain::ChannelId(options.channel);
    const auto copy =
        listing::makeCopy(item, session.policy(), *offering, {channel, *tongue, options.format, isoDay(session.now())});
    if (!copy) {
        return copy.error();
    }
    Answer answer{{{"title", copy->title},
                   {"body", copy->body()},
                   {"channel", channel.text()},
                   {"language", rules::nameOf(*tongue)},
                   {"must", copy->must},
                   {"leftOut", copy->leftOut}},
                  copy->title + "\n\n" + copy->body() + "\n"};
    for (const std::string& fact : copy->leftOut) {
        answer.text += "(no room for: " + fact + ")\n";
    }
    return answer;
}

Result<Answer> draft(Session& session, const DraftOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto item = session.item(*id);
    if (!item) {
        return item.error();
    }
    if (!options.channel.empty() || !options.language.empty() || !options.format.empty()) {
        return channelDraft(session, *item, options);
    }
    const auto text = listing::makeDraft(*item, session.policy(), options.chinese);
    if (!text) {
        return text.error();
    }
    const std::string whole = text->title + "\n\n" + text->body;
    const auto context = rules::claimContextOf(*item, session.policy(), isoDay(session.now()));
    const auto faults = rules::checkClaims(*session.policy().marketRules, whole, context);
    return Answer{{{"title", text->title}, {"body", text->body}, {"faults", faultsJson(faults)}},
                  whole + "\n" + faultsText(faults)};
}

} // namespace

void addSaleCommands(CLI::App& app, Plan& plan)
{
    auto offer = std::make_shared<ListOptions>();
    CLI::App* listing = app.add_subcommand("list", "Put a packed unit on offer inside its grade's price band");
    listing->add_option("tag", offer->tag, "The unit's tag")->required();
    listing->add_option("--channel", offer->channel, "Another channel than the proposed one");
    listing->add_option("--price", offer->price, "Another price inside the band, e.g. \"99.90 EUR\"");
    listing->add_option("--reason", offer->reason, "Why channel or price differs from the proposal");
    listing->add_flag("--outside-band", offer->outsideBand, "A lead lets the price leave band or floor, with a reason");
    listing->add_flag("--quote", offer->onlyQuote, "Only show price, band and channel; write nothing");
    listing->callback([&plan, offer] {
        plan.command = inSession(plan, [offer](Session& session) { return list(session, *offer); });
    });

    auto text = std::make_shared<DraftOptions>();
    CLI::App* drafting = app.add_subcommand("draft", "The offer's text from recorded facts");
    drafting->add_option("tag", text->tag, "The unit's tag")->required();
    drafting->add_flag("--chinese", text->chinese, "In Chinese");
    drafting->add_option("--channel", text->channel, "As it reads on this channel");
    drafting->add_option("--format", text->format,
                         "With the lengths of this format: shopify, ebay, google, schema, csv");
    drafting->add_option("--language", text->language, "zh, en, de or fr");
    drafting->callback(
        [&plan, text] { plan.command = inSession(plan, [text](Session& session) { return draft(session, *text); }); });

    auto sale = std::make_shared<SaleOptions>();
    CLI::App* selling = app.add_subcommand("sell", "The unit was sold");
    selling->add_option("tag", sale->tag, "The unit's tag")->required();
    selling->add_option("--price", sale->price, "Price paid, e.g. \"99.90 EUR\"")->required();
    selling->add_option("--order", sale->order, "Order number of the sale")->required();
    selling->callback(
        [&plan, sale] { plan.command = inSession(plan, [sale](Session& session) { return sell(session, *sale); }); });

    auto exit = std::make_shared<ExitOptions>();
    CLI::App* leaving = app.add_subcommand("exit", "The unit leaves for good without a sale");
    leaving->add_option("tag", exit->tag, "The unit's tag")->required();
    leaving->add_option("--route", exit->route, "donated, dismantled, recycled, returnedToSupplier or scrapped")
        ->required();
    leaving->add_option("--reason", exit->reason, "Why")->required();
    leaving->add_option("--proceeds", exit->proceeds, "What it brought, e.g. \"0.00 EUR\"")->required();
    leaving->add_option("--recipient", exit->form.recipient, "Who gets it: an organisation or a firm, never a person");
    leaving->add_option("--document", exit->form.document, "Number of the paper that goes with it");
    leaving->add_option("--derogation", exit->form.derogation, "Ground on which a ban on destruction does not hold");
    leaving->callback(
        [&plan, exit] { plan.command = inSession(plan, [exit](Session& session) { return leave(session, *exit); }); });
}

} // namespace regrade::cli
