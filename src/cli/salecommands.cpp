#include "cli/commands.h"

#include "cli/claimfaults.h"
#include "domain/eventjson.h"
#include "listing/draft.h"
#include "stations/sale.h"

namespace regrade::cli {

namespace {

struct ListOptions {
    std::string tag;
    std::string channel;
    std::string price;
    std::string reason;
    bool onlyQuote = false;
};

Result<rules::Quote> quoteFor(Session& session, const domain::Item& item)
{
    const auto facts = session.facts(item.intake->sku);
    return facts ? rules::quote(session.policy(), item, facts->partsValue) : facts.error();
}

Answer answerFor(const rules::Quote& quote, const domain::Item& item)
{
    Answer answer{{{"item", item.id.text()},
                   {"channel", quote.channel.text()},
                   {"price", domain::describe(quote.price)},
                   {"low", domain::describe(quote.low)},
                   {"high", domain::describe(quote.high)}},
                  item.id.text() + ": " + toText(quote.price) + " (band " + toText(quote.low) + " to " +
                      toText(quote.high) + "), channel " + quote.channel.text() + ".\n"};
    for (const auto& reason : quote.reasons) {
        answer.text += "  " + reason.why.en + " (" + reason.row + ")\n";
        answer.data["reasons"].push_back({{"row", reason.row}, {"why", reason.why.en}});
    }
    return answer;
}

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
        return answerFor(*quote, *item);
    }
    stations::ListingForm form{.overrideReason = options.reason};
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
        form.day = toIso(now).substr(0, 10);
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
    const auto receipt = session.perform(
        *id, [&](const domain::Item& item, Time) { return stations::leave(item, *route, options.reason, *proceeds); });
    return receipt ? afterDeed(session, *id, "left") : receipt.error();
}

Result<Answer> draft(Session& session, const std::string& tag, bool chinese)
{
    const auto id = itemFrom(tag);
    if (!id) {
        return id.error();
    }
    const auto item = session.item(*id);
    if (!item) {
        return item.error();
    }
    const auto text = listing::makeDraft(*item, session.policy(), chinese);
    if (!text) {
        return text.error();
    }
    const std::string whole = text->title + "\n\n" + text->body;
    const auto context = rules::claimContextOf(*item, session.policy(), toIso(session.now()).substr(0, 10));
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
    listing->add_flag("--quote", offer->onlyQuote, "Only show price, band and channel; write nothing");
    listing->callback([&plan, offer] {
        plan.command = inSession(plan, [offer](Session& session) { return list(session, *offer); });
    });

    auto text = std::make_shared<std::pair<std::string, bool>>();
    CLI::App* drafting = app.add_subcommand("draft", "The offer's text from recorded facts");
    drafting->add_option("tag", text->first, "The unit's tag")->required();
    drafting->add_flag("--chinese", text->second, "In Chinese");
    drafting->callback([&plan, text] {
        plan.command = inSession(plan, [text](Session& session) { return draft(session, text->first, text->second); });
    });

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
    leaving->callback(
        [&plan, exit] { plan.command = inSession(plan, [exit](Session& session) { return leave(session, *exit); }); });
}

} // namespace regrade::cli
