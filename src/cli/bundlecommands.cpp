#include "cli/commands.h"
#include "cli/pricing.h"

#include "domain/eventjson.h"
#include "insight/saleledgers.h"
#include "rules/bundles.h"
#include "stations/bundling.h"
#include "stations/sale.h"

namespace regrade::cli {

namespace {

struct BundleOptions {
    std::string bundle;
    std::string kind;
    std::vector<std::string> tags;
    std::string channel;
    std::string price;
    std::string order;
    std::string reason;
};

using Deeds = std::vector<std::pair<domain::ItemId, workers::ItemDeed>>;

Result<std::vector<domain::Item>> membersOf(Session& session, const std::string& bundle)
{
    const auto tags = insight::unitsIn(session.station().reader(), bundle);
    if (!tags) {
        return tags.error();
    }
    std::vector<domain::Item> items;
    for (const std::string& tag : *tags) {
        auto item = session.item(domain::ItemId(tag));
        if (!item) {
            return item.error();
        }
        items.push_back(*std::move(item));
    }
    return items.empty() ? Result<std::vector<domain::Item>>(notFound("There is no box {}.", {bundle}))
                         : Result<std::vector<domain::Item>>(std::move(items));
}

Result<const rules::BundleRow*> kindOfBundle(const Session& session, const std::string& id)
{
    const rules::BundleRow* row = session.policy().bundles->find(id);
    if (row == nullptr) {
        return notFound("The policy has no kind of box \"{}\".", {id});
    }
    return row;
}

Result<Money> totalOf(const std::vector<domain::Item>& items)
{
    Money total;
    for (const domain::Item& item : items) {
        if (!item.offer) {
            return refused("The unit {} of this box is not on offer.", {item.id.text()});
        }
        total = total.minor == 0 ? item.offer->price : total + item.offer->price;
    }
    return total;
}

Result<Answer> described(Session& session, const std::string& bundle, const std::string& line)
{
    const auto items = membersOf(session, bundle);
    if (!items) {
        return items.error();
    }
    Answer answer{{{"bundle", bundle},
                   {"kind", items->front().bundle->kind},
                   {"name", items->front().bundle->name},
                   {"units", nlohmann::json::array()}},
                  line};
    for (const domain::Item& item : *items) {
        answer.data["units"].push_back({{"unit", item.id.text()},
                                        {"product", item.intake->product},
                                        {"standing", nameOf(item.standing)},
                                        {"price", item.offer ? domain::describe(item.offer->price) : nullptr}});
        answer.text += "  " + item.id.text() + "  " + item.intake->product + "  " + std::string(nameOf(item.standing)) +
                       (item.offer ? "  " + toText(item.offer->price) : std::string()) + "\n";
    }
    if (const auto total = totalOf(*items)) {
        answer.data["price"] = domain::describe(*total);
        answer.text += "  together " + toText(*total) + "\n";
    }
    return answer;
}

Result<void> performBundle(Session& session, Deeds deeds)
{
    const auto written = session.station().clerk().performAll(std::move(deeds), session.author());
    return written ? Result<void>{} : written.error();
}

Result<void> putIn(Session& session, const rules::BundleRow& kind, const std::string& bundle,
                   const std::vector<std::string>& tags, int already)
{
    Deeds deeds;
    for (const std::string& tag : tags) {
        const auto id = itemFrom(tag);
        if (!id) {
            return id.error();
        }
        const int before = already + static_cast<int>(deeds.size());
        deeds.emplace_back(*id, [&session, &kind, bundle, before](const domain::Item& item, Time) {
            return stations::putIntoBundle(item, session.policy(), kind, bundle, before);
        });
    }
    return performBundle(session, std::move(deeds));
}

Result<Answer> makeBundle(Session& session, const BundleOptions& options)
{
    const auto kind = kindOfBundle(session, options.kind);
    if (!kind) {
        return kind.error();
    }
    const auto first = itemFrom(options.tags.front());
    if (!first) {
        return first.error();
    }
    const std::string bundle = stations::bundleCode(*first, session.now());
    const auto done = putIn(session, **kind, bundle, options.tags, 0);
    return done ? described(session, bundle, "Box " + bundle + ":\n") : done.error();
}

Result<Answer> addToBundle(Session& session, const BundleOptions& options)
{
    const auto items = membersOf(session, options.bundle);
    if (!items) {
        return items.error();
    }
    for (const domain::Item& item : *items) {
        if (item.standing == domain::Standing::listed) {
            return refused("The box {} is on offer: end its offer before something is added.", {options.bundle});
        }
    }
    const auto kind = kindOfBundle(session, items->front().bundle->kind);
    if (!kind) {
        return kind.error();
    }
    const auto done = putIn(session, **kind, options.bundle, options.tags, static_cast<int>(items->size()));
    return done ? described(session, options.bundle, "Box " + options.bundle + ":\n") : done.error();
}

Result<Answer> removeFromBundle(Session& session, const BundleOptions& options)
{
    const auto id = itemFrom(options.tags.front());
    if (!id) {
        return id.error();
    }
    const auto receipt = session.perform(*id, [&](const domain::Item& item, Time) {
        return stations::takeFromBundle(item, session.policy(), options.reason);
    });
    return receipt ? afterDeed(session, *id, "taken out of its box") : receipt.error();
}

Result<Answer> listBundles(Session& session, const BundleOptions&)
{
    const auto all = insight::bundles(session.station().reader());
    if (!all) {
        return all.error();
    }
    Answer answer{nlohmann::json::array(), ""};
    for (const insight::Bundle& one : *all) {
        answer.data.push_back({{"bundle", one.bundle}, {"kind", one.kind}, {"name", one.name}, {"units", one.units}});
        answer.text += one.bundle + "  " + one.name + "  " + std::to_string(one.units.size()) + " units\n";
    }
    answer.text += all->empty() ? "There are no boxes.\n" : "";
    return answer;
}

Result<Answer> listKinds(Session& session, const BundleOptions&)
{
    Answer answer{nlohmann::json::array(), ""};
    for (const rules::BundleRow& row : session.policy().bundles->bundles) {
        nlohmann::json grades = nlohmann::json::array();
        std::string names;
        for (const domain::GradeId& grade : row.grades) {
            grades.push_back(grade.text());
            names += (names.empty() ? "" : ", ") + grade.text();
        }
        answer.data.push_back({{"kind", row.id},
                               {"name", row.name.en},
                               {"grades", grades},
                               {"least", row.least},
                               {"most", row.most},
                               {"discountPercent", static_cast<double>(row.discount) / 100.0}});
        answer.text += row.id + "  " + row.name.en + "  grade " + names + ", " + std::to_string(row.least) + " to " +
                       std::to_string(row.most) + " units\n";
    }
    return answer;
}

Result<Answer> offerBundle(Session& session, const BundleOptions& options)
{
    const auto items = membersOf(session, options.bundle);
    if (!items) {
        return items.error();
    }
    const auto kind = kindOfBundle(session, items->front().bundle->kind);
    if (!kind) {
        return kind.error();
    }
    std::vector<rules::Quote> quotes;
    for (const domain::Item& item : *items) {
        auto quote = quoteFor(session, item);
        if (!quote) {
            return quote.error();
        }
        quotes.push_back(*std::move(quote));
    }
    std::optional<Money> total;
    if (!options.price.empty()) {
        const auto price = parseMoney(options.price);
        if (!price) {
            return price.error();
        }
        total = *price;
    }
    const auto prices = stations::bundlePrices(**kind, quotes, total);
    if (!prices) {
        return prices.error();
    }
    const domain::ChannelId channel =
        options.channel.empty() ? quotes.front().channel : domain::ChannelId(options.channel);
    const std::string because = options.bundle + (options.reason.empty() ? "" : ": " + options.reason);
    Deeds deeds;
    for (std::size_t i = 0; i < items->size(); ++i) {
        const stations::ListingForm form{
            .channel = channel, .price = (*prices)[i], .overrideReason = because, .bundle = options.bundle};
        deeds.emplace_back((*items)[i].id, [&session, quote = quotes[i], form](const domain::Item& item, Time) {
            return stations::listItem(item, session.policy(), quote, form);
        });
    }
    const auto done = performBundle(session, std::move(deeds));
    return done ? described(session, options.bundle, "On offer, box " + options.bundle + ":\n") : done.error();
}

Result<Answer> endBundle(Session& session, const BundleOptions& options)
{
    const auto items = membersOf(session, options.bundle);
    if (!items) {
        return items.error();
    }
    Deeds deeds;
    for (const domain::Item& unit : *items) {
        deeds.emplace_back(unit.id, [&session, options](const domain::Item& item, Time) {
            return stations::endOffer(item, session.policy(), options.reason, options.bundle);
        });
    }
    const auto done = performBundle(session, std::move(deeds));
    return done ? described(session, options.bundle, "Not on offer any more, box " + options.bundle + ":\n")
                : done.error();
}

Result<Answer> sellBundle(Session& session, const BundleOptions& options)
{
    const auto items = membersOf(session, options.bundle);
    if (!items) {
        return items.error();
    }
    auto price = totalOf(*items);
    if (price && !options.price.empty()) {
        price = parseMoney(options.price);
    }
    if (!price) {
        return price.error();
    }
    std::vector<Money> offers;
    for (const domain::Item& item : *items) {
        offers.push_back(item.offer->price);
    }
    const auto shares = stations::shareOut(*price, offers);
    Deeds deeds;
    for (std::size_t i = 0; i < items->size(); ++i) {
        deeds.emplace_back((*items)[i].id, [options, share = shares[i]](const domain::Item& item, Time) {
            return stations::sell(item, share, options.order, options.bundle);
        });
    }
    const auto done = performBundle(session, std::move(deeds));
    return done ? described(session, options.bundle, "Sold for " + toText(*price) + ", box " + options.bundle + ":\n")
                : done.error();
}

} // namespace

void addBundleCommands(CLI::App& app, Plan& plan)
{
    CLI::App* bundle = app.add_subcommand("bundle", "Units that are sold together in one box")->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, Result<Answer> (*body)(Session&, const BundleOptions&)) {
        auto options = std::make_shared<BundleOptions>();
        CLI::App* command = bundle->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    add("kinds", "The kinds of boxes of the policy", listKinds);
    add("list", "The boxes and what lies in them", listBundles);
    const auto [making, made] = add("make", "Put packed units into a new box", makeBundle);
    making->add_option("--kind", made->kind, "Kind of the box; see bundle kinds")->required();
    making->add_option("tags", made->tags, "The units")->required();
    const auto [showing, shown] = add("show", "One box", [](Session& session, const BundleOptions& options) {
        return described(session, options.bundle, "Box " + options.bundle + ":\n");
    });
    const auto [adding, added] = add("add", "Put more units into a box that is not on offer", addToBundle);
    const auto [offering, offered] = add("offer", "Put the whole box on offer", offerBundle);
    const auto [ending, ended] = add("end", "Take the whole box off the offer", endBundle);
    const auto [selling, sold] = add("sell", "Sell the whole box", sellBundle);
    for (const auto& [command, options] :
         {std::pair(showing, shown), std::pair(adding, added), std::pair(offering, offered), std::pair(ending, ended),
          std::pair(selling, sold)}) {
        command->add_option("bundle", options->bundle, "Number of the box")->required();
    }
    adding->add_option("tags", added->tags, "The units")->required();
    offering->add_option("--channel", offered->channel, "Channel; the proposed one of its first unit");
    offering->add_option("--price", offered->price, "Price of the whole box; its units' own less the discount");
    offering->add_option("--reason", offered->reason, "Why, kept with each unit's offer");
    ending->add_option("--reason", ended->reason, "Why")->required();
    selling->add_option("--order", sold->order, "Order number")->required();
    selling->add_option("--price", sold->price, "What was paid; what was asked");
    const auto [removing, removed] = add("remove", "Take one unit out of its box", removeFromBundle);
    removing->add_option("tag", removed->tags, "The unit")->required()->expected(1);
    removing->add_option("--reason", removed->reason, "Why")->required();
}

} // namespace regrade::cli
