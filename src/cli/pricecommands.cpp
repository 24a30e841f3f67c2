#include "cli/commands.h"
#include "cli/pricing.h"

#include "domain/eventjson.h"
#include "insight/offers.h"
#include "rules/policyfile.h"
#include "rules/pricerules.h"
#include "stations/marketprice.h"
#include "stations/sale.h"
#include "tables/tablefile.h"

#include <cstdio>

namespace regrade::cli {

namespace {

struct PriceOptions {
    std::string tag;
    std::string sku;
    std::string price;
    std::string kind = "asNew";
    std::string grade;
    std::string source;
    std::string day;
    std::string file;
    std::string policy;
    std::string channel;
    std::string reason;
    bool outsideBand = false;
    int last = 100;
};

std::string figure(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", value);
    return text;
}

std::string today(Session& session) { return isoDay(session.now()); }

Result<domain::Item> itemBy(Session& session, const std::string& tag)
{
    const auto id = itemFrom(tag);
    return id ? session.item(*id) : id.error();
}

Result<Answer> explain(Session& session, const PriceOptions& options)
{
    const auto item = itemBy(session, options.tag);
    if (!item) {
        return item.error();
    }
    const auto quote = quoteFor(session, *item);
    return quote ? Result(priceAnswer(*quote, *item, session.policy())) : quote.error();
}

Result<stations::MarketPriceForm> formFrom(Session& session, const PriceOptions& options)
{
    stations::MarketPriceForm form{.source = options.source, .day = options.day.empty() ? today(session) : options.day};
    const auto kind = domain::priceKindFrom(options.kind);
    const auto price = parseMoney(options.price);
    if (!kind || !price) {
        return kind ? price.error() : kind.error();
    }
    form.kind = *kind;
    form.price = *price;
    if (!options.grade.empty()) {
        form.grade = domain::GradeId(options.grade);
    }
    return form;
}

Result<void> note(Session& session, const std::string& sku, const stations::MarketPriceForm& form)
{
    const auto receipt = session.perform(domain::Sku(sku), [&](const domain::Product& product, Time now) {
        return stations::noteMarketPrice(product, session.policy(), form, now);
    });
    return receipt ? Result<void>{} : receipt.error();
}

Result<Answer> noteOne(Session& session, const PriceOptions& options)
{
    const auto form = formFrom(session, options);
    if (!form) {
        return form.error();
    }
    if (const auto noted = note(session, options.sku, *form); !noted) {
        return noted.error();
    }
    return Answer{{{"sku", options.sku}, {"price", domain::describe(form->price)}, {"day", form->day}},
                  options.sku + ": " + toText(form->price) + " noted, seen at " + form->source + " on " + form->day +
                      ".\n"};
}

/// Every row is read and checked before the first is written.
Result<Answer> importPrices(Session& session, const PriceOptions& options)
{
    auto file = tables::TableFile::open(options.file);
    if (!file) {
        return file.error();
    }
    std::vector<std::pair<std::string, stations::MarketPriceForm>> forms;
    std::optional<Error> fault;
    const auto read = file->each([&](const tables::TableRow& row) {
        PriceOptions one;
        const auto cell = [&](std::string_view heading) -> std::string {
            for (std::size_t i = 0; i < row.headings.size(); ++i) {
                if (row.headings[i] == heading) {
                    return row.cells[i];
                }
            }
            return {};
        };
        one.sku = cell("sku");
        one.kind = cell("kind");
        one.grade = cell("grade");
        one.price = cell("price") + (cell("currency").empty() ? "" : " " + cell("currency"));
        one.source = cell("source");
        one.day = cell("day");
        auto form = row.flaw ? Result<stations::MarketPriceForm>(*row.flaw) : formFrom(session, one);
        const auto product = session.product(domain::Sku(one.sku.empty() ? "-" : one.sku));
        if (form && product) {
            const auto checked = stations::noteMarketPrice(*product, session.policy(), *form, session.now());
            form = checked ? form : Result<stations::MarketPriceForm>(checked.error());
        } else if (form) {
            form = product.error();
        }
        if (!form) {
            fault = invalid("Row {}: {} Nothing was noted.", {std::to_string(row.number), form.error().what()});
            return false;
        }
        forms.emplace_back(one.sku, *std::move(form));
        return true;
    });
    if (fault || !read) {
        return fault ? *fault : read.error();
    }
    for (const auto& [sku, form] : forms) {
        if (const auto noted = note(session, sku, form); !noted) {
            return noted.error();
        }
    }
    return Answer{{{"noted", forms.size()}}, std::to_string(forms.size()) + " prices noted.\n"};
}

Result<Answer> markdown(Session& session, const PriceOptions& options)
{
    const auto item = itemBy(session, options.tag);
    if (!item) {
        return item.error();
    }
    const auto facts = session.facts(item->intake ? item->intake->sku : domain::Sku("-"));
    if (!facts) {
        return facts.error();
    }
    const auto advice =
        insight::adviseMarkdown(session.station().reader(), session.policy(), *item, facts->partsValue, session.now());
    if (!advice) {
        return advice.error();
    }
    const auto& model = advice->hazard.model;
    Answer answer{{{"item", item->id.text()},
                   {"expected", domain::describe(advice->expected)},
                   {"offers", advice->hazard.offers},
                   {"sales", advice->hazard.sales},
                   {"grade", advice->hazard.grade},
                   {"unitDays", advice->hazard.unitDays},
                   {"weights", model.weights},
                   {"standardErrors", model.errors},
                   {"prices", nlohmann::json::array()}},
                  "Plan for the days up to the age limit, from " + std::to_string(advice->hazard.sales) + " sales in " +
                      std::to_string(advice->hazard.offers) + " offers of " +
                      (advice->hazard.grade.empty() ? std::string("all grades") : "grade " + advice->hazard.grade) +
                      "; expected " + toText(advice->expected) + ".\n"};
    for (std::size_t i = 0; i < advice->prices.size(); ++i) {
        answer.data["prices"].push_back(toText(advice->prices[i]));
        if (i == 0 || advice->prices[i] != advice->prices[i - 1]) {
            answer.text += "  from day " + std::to_string(i) + " on: " + toText(advice->prices[i]) + "\n";
        }
    }
    return answer;
}

/// What the latest sales would have been offered for under another policy. A simulation: nobody knows what buyers would
/// have done at those prices.
Result<Answer> replay(Session& session, const PriceOptions& options)
{
    const auto other = rules::readPolicy(options.policy);
    if (!other) {
        return other.error();
    }
    const auto sold = insight::offers(session.station().reader(), {.outcome = std::string(insight::kOfferSold)});
    if (!sold) {
        return sold.error();
    }
    Answer answer{{{"simulation", true}, {"units", nlohmann::json::array()}}, "Simulation, no forecast of sales.\n"};
    const std::size_t from = sold->size() > static_cast<std::size_t>(options.last)
                                 ? sold->size() - static_cast<std::size_t>(options.last)
                                 : 0;
    std::map<std::string, std::array<std::int64_t, 3>> sums; // of each currency: as sold, here, under the other
    int replayed = 0;
    for (std::size_t i = from; i < sold->size(); ++i) {
        const insight::OfferRow& row = (*sold)[i];
        const auto item = session.item(domain::ItemId(row.item));
        const auto product = item ? session.product(domain::Sku(row.sku)) : Result<domain::Product>(item.error());
        if (!product || !item->grade || item->cycle != row.cycle || !product->facts) {
            continue;
        }
        rules::PriceFacts facts{.partsValue = product->facts->partsValue, .noted = product->prices};
        facts.today = isoDay(row.since);
        facts.ageDays = row.ageDays;
        const auto mine = rules::quote(session.policy(), *item, facts);
        const auto theirs = rules::quote(*other, *item, facts);
        if (!mine || !theirs) {
            continue;
        }
        ++replayed;
        auto& sum = sums[row.soldFor->currency];
        sum[0] += row.soldFor->minor;
        sum[1] += mine->price.minor;
        sum[2] += theirs->price.minor;
        answer.data["units"].push_back({{"item", row.item},
                                        {"soldFor", toText(*row.soldFor)},
                                        {"proposed", toText(mine->price)},
                                        {"underOther", toText(theirs->price)}});
    }
    answer.text += std::to_string(replayed) + " sales.\n";
    for (const auto& [currency, sum] : sums) {
        answer.data["sums"][currency] = {{"soldFor", toText(Money{sum[0], currency})},
                                         {"proposed", toText(Money{sum[1], currency})},
                                         {"underOther", toText(Money{sum[2], currency})}};
        answer.text += "  sold for " + toText(Money{sum[0], currency}) + ", proposed by this policy " +
                       toText(Money{sum[1], currency}) + ", by the other " + toText(Money{sum[2], currency}) + "\n";
    }
    return answer;
}

Result<Answer> change(Session& session, const PriceOptions& options)
{
    const auto item = itemBy(session, options.tag);
    if (!item) {
        return item.error();
    }
    const auto quote = quoteFor(session, *item);
    if (!quote) {
        return quote.error();
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
    const auto receipt = session.perform(item->id, [&](const domain::Item& unit, Time) {
        return stations::changeOffer(unit, session.policy(), *quote, form);
    });
    return receipt ? afterDeed(session, item->id, "offer changed") : receipt.error();
}

Result<Answer> end(Session& session, const PriceOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto receipt = session.perform(*id, [&](const domain::Item& unit, Time) {
        return stations::endOffer(unit, session.policy(), options.reason);
    });
    return receipt ? afterDeed(session, *id, "taken off the offer") : receipt.error();
}

} // namespace

Result<rules::Quote> quoteFor(Session& session, const domain::Item& item)
{
    if (!item.intake) {
        return rules::quote(session.policy(), item, Money{});
    }
    const auto known = session.facts(item.intake->sku); // its sentence names the command that registers a product
    const auto product = known ? session.product(item.intake->sku) : Result<domain::Product>(known.error());
    if (!product) {
        return product.error();
    }
    const auto facts = insight::priceFacts(session.station().reader(), session.policy(), item, *product, session.now());
    return facts ? rules::quote(session.policy(), item, *facts) : facts.error();
}

Answer priceAnswer(const rules::Quote& quote, const domain::Item& item, const rules::Policy& policy)
{
    Answer answer{{{"item", item.id.text()},
                   {"channel", quote.channel.text()},
                   {"price", domain::describe(quote.price)},
                   {"low", domain::describe(quote.low)},
                   {"high", domain::describe(quote.high)},
                   {"floor", domain::describe(quote.floor)},
                   {"belowFloor", quote.belowFloor},
                   {"factors", nlohmann::json::array()}},
                  item.id.text() + ": " + toText(quote.price) + " (band " + toText(quote.low) + " to " +
                      toText(quote.high) + ", floor " + toText(quote.floor) + "), channel " + quote.channel.text() +
                      ".\n"};
    for (const domain::PriceFactor& factor : quote.factors) {
        const bool isFactor = factor.id != "start" && factor.id != "band" && factor.id != "floor";
        std::string name = factor.id;
        for (const rules::FactorRow& row : policy.prices->factors) {
            name = rules::nameOf(row.kind) == factor.id ? row.name.en : name;
        }
        const std::string behind = !factor.source.empty()
                                       ? factor.source + (factor.day.empty() ? "" : ", " + factor.day)
                                   : isFactor ? "no data"
                                              : "";
        answer.data["factors"].push_back({{"id", factor.id},
                                          {"name", name},
                                          {"factor", factor.factor},
                                          {"contribution", domain::describe(factor.contribution)},
                                          {"source", factor.source},
                                          {"day", factor.day}});
        answer.text += "  " + toText(factor.contribution) + "  " + name +
                       (isFactor ? " x " + figure(factor.factor) : std::string()) +
                       (behind.empty() ? "" : " (" + behind + ")") + "\n";
    }
    if (quote.belowFloor) {
        answer.text += "  The top of the band does not reach the floor: not to be published without a lead.\n";
    }
    for (const auto& reason : quote.reasons) {
        answer.text += "  " + reason.why.en + " (" + reason.row + ")\n";
        answer.data["reasons"].push_back({{"row", reason.row}, {"why", reason.why.en}});
    }
    return answer;
}

void addPriceCommands(CLI::App& app, Plan& plan)
{
    CLI::App* price = app.add_subcommand("price", "What a unit may cost, and why")->require_subcommand(1);
    CLI::App* offer = app.add_subcommand("offer", "Units that are on offer")->require_subcommand(1);
    const auto add = [&](CLI::App* group, const char* name, const char* help,
                         Result<Answer> (*body)(Session&, const PriceOptions&)) {
        auto options = std::make_shared<PriceOptions>();
        CLI::App* command = group->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [explaining, explained] = add(price, "explain", "The price of a unit, factor by factor", explain);
    explaining->add_option("tag", explained->tag, "The unit's tag")->required();
    const auto [noting, noted] = add(price, "note", "Write down a price that was seen elsewhere", noteOne);
    noting->add_option("sku", noted->sku, "The product")->required();
    noting->add_option("--price", noted->price, "e.g. \"99.90 EUR\"")->required();
    noting->add_option("--kind", noted->kind, "asNew or refurbished")->check(CLI::IsMember({"asNew", "refurbished"}));
    noting->add_option("--grade", noted->grade, "Of a refurbished offer, as the house would grade it");
    noting->add_option("--source", noted->source, "Where it was seen: a shop or a list")->required();
    noting->add_option("--day", noted->day, "When, YYYY-MM-DD; today by itself");
    const auto [importing, imported] =
        add(price, "import", "Write down the prices of a CSV or JSON file", importPrices);
    importing->add_option("file", imported->file, "Columns sku, kind, grade, price, currency, source, day")->required();
    const auto [planning, planned] = add(price, "markdown", "The best price for each day that is left", markdown);
    planning->add_option("tag", planned->tag, "The unit's tag")->required();
    const auto [replaying, replayed] =
        add(price, "replay", "The latest sales under another policy: a simulation", replay);
    replaying->add_option("--other-policy", replayed->policy, "Folder of the other policy")->required();
    replaying->add_option("--last", replayed->last, "So many sales")->check(CLI::Range(1, 100'000));
    const auto [changing, changed] = add(offer, "change", "Another channel or price for a unit on offer", change);
    changing->add_option("tag", changed->tag, "The unit's tag")->required();
    changing->add_option("--channel", changed->channel, "Another channel than the proposed one");
    changing->add_option("--price", changed->price, "Another price than the proposed one");
    changing->add_option("--reason", changed->reason, "Why it differs from the proposal");
    changing->add_flag("--outside-band", changed->outsideBand, "A lead lets the price leave band or floor");
    const auto [ending, ended] = add(offer, "end", "Take a unit off the offer", end);
    ending->add_option("tag", ended->tag, "The unit's tag")->required();
    ending->add_option("--reason", ended->reason, "Why")->required();
}

} // namespace regrade::cli
