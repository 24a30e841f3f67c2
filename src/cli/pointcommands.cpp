#include "cli/commands.h"
#include "cli/shares.h"

#include "domain/eventjson.h"
#include "insight/saleledgers.h"
#include "stations/points.h"
#include "stations/rating.h"
#include "store/photoarchive.h"
#include "tables/tablefile.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace regrade::cli {

namespace {

std::string todayOf(const Session& session) { return isoDay(session.now()); }

struct PointOptions {
    std::string tag;
    std::string voucher;
    std::string order;
};

nlohmann::json voucherJson(const insight::Voucher& voucher)
{
    return {{"voucher", voucher.voucher},    {"unit", voucher.unit},   {"points", voucher.points},
            {"until", voucher.until},        {"order", voucher.order}, {"worth", domain::describe(voucher.worth)},
            {"state", nameOf(voucher.state)}};
}

std::string voucherLine(const insight::Voucher& voucher)
{
    return voucher.voucher + "  " + std::to_string(voucher.points) + " points  " + toText(voucher.worth) + "  until " +
           voucher.until + "  " + std::string(nameOf(voucher.state)) +
           (voucher.order.empty() ? "" : " with " + voucher.order) + "\n";
}

Result<Answer> voucherAnswer(Session& session, const std::string& code)
{
    const auto voucher = insight::findVoucher(session.station().reader(), code, todayOf(session));
    if (!voucher) {
        return voucher.error();
    }
    if (!*voucher) {
        return notFound("There is no voucher {}.", {code});
    }
    return Answer{voucherJson(**voucher), voucherLine(**voucher)};
}

Result<Answer> grantOf(Session& session, const PointOptions& options)
{
    const auto id = itemFrom(options.tag);
    if (!id) {
        return id.error();
    }
    const auto item = session.item(*id);
    const auto facts = item ? session.facts(item->intake->sku) : Result<domain::ProductRegistered>(item.error());
    if (!facts) {
        return facts.error();
    }
    const std::string code = stations::newVoucherCode();
    const auto receipt = session.perform(*id, [&](const domain::Item& unit, Time now) {
        return stations::grantPoints(unit, session.policy(), facts->weightG, code, now);
    });
    return receipt ? voucherAnswer(session, code) : receipt.error();
}

Result<Answer> redeem(Session& session, const PointOptions& options)
{
    const auto voucher = insight::findVoucher(session.station().reader(), options.voucher, todayOf(session));
    if (!voucher) {
        return voucher.error();
    }
    if (!*voucher) {
        return notFound("There is no voucher {}.", {options.voucher});
    }
    const auto receipt = session.perform(domain::ItemId((*voucher)->unit), [&](const domain::Item& unit, Time now) {
        return stations::redeemPoints(unit, options.voucher, options.order, now);
    });
    return receipt ? voucherAnswer(session, options.voucher) : receipt.error();
}

Result<Answer> listPoints(Session& session, const PointOptions&)
{
    const auto all = insight::vouchers(session.station().reader(), todayOf(session));
    if (!all) {
        return all.error();
    }
    Answer answer{{{"vouchers", nlohmann::json::array()}, {"balance", nlohmann::json::array()}}, ""};
    for (const insight::Voucher& voucher : *all) {
        answer.data["vouchers"].push_back(voucherJson(voucher));
        answer.text += voucherLine(voucher);
    }
    for (const insight::PointBalance& line : insight::balanceOf(*all)) {
        answer.data["balance"].push_back({{"currency", line.currency},
                                          {"granted", line.granted},
                                          {"open", line.open},
                                          {"redeemed", line.redeemed},
                                          {"expired", line.expired},
                                          {"liability", domain::describe(line.liability)}});
        answer.text += "granted " + std::to_string(line.granted) + " = open " + std::to_string(line.open) +
                       " + redeemed " + std::to_string(line.redeemed) + " + expired " + std::to_string(line.expired) +
                       "; open ones are worth " + toText(line.liability) + "\n";
    }
    answer.text += all->empty() ? "No points were granted yet.\n" : "";
    return answer;
}

struct RatingOptions {
    std::string file;
    std::string source;
    insight::RatingFilter filter;
    std::string sku;
};

std::optional<double> numberIn(std::string text)
{
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0.0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string cellOf(const tables::TableRow& row, std::string_view heading)
{
    for (std::size_t i = 0; i < row.headings.size(); ++i) {
        if (row.headings[i] == heading) {
            return row.cells[i];
        }
    }
    return {};
}

/// A digest of what the row says, and how often that stood there before: the same file read again gives the same.
std::string referenceOf(const tables::TableRow& row, std::map<std::string, int>& seen)
{
    std::string whole;
    for (const char* heading : {"unit", "sku", "stars", "best", "day", "source", "tags"}) {
        whole += cellOf(row, heading) + '\x1F';
    }
    constexpr std::size_t kShort = 24;
    const int number = ++seen[whole];
    whole += std::to_string(number);
    return "row-" + store::sha256Hex(std::as_bytes(std::span(whole))).substr(0, kShort);
}

struct ReadRating {
    domain::Sku sku{"-"};
    stations::RatingForm form;
};

Result<ReadRating> ratingIn(Session& session, const tables::TableRow& row, const RatingOptions& options,
                            std::map<std::string, int>& seen)
{
    if (row.flaw) {
        return *row.flaw;
    }
    ReadRating rating;
    if (const std::string tag = cellOf(row, "unit"); !tag.empty()) {
        const auto id = itemFrom(tag);
        if (!id) {
            return id.error();
        }
        const auto item = session.item(*id);
        if (!item) {
            return item.error();
        }
        if (item->standing != domain::Standing::sold && item->cycle == 1) {
            return refused("The unit {} was never sold here, so nobody can have rated it.", {id->text()});
        }
        rating.form.unit = *id;
        rating.sku = item->intake->sku;
    } else if (const std::string sku = cellOf(row, "sku"); !sku.empty()) {
        rating.sku = domain::Sku(sku);
    } else {
        return refused("The row names neither a unit nor a product.");
    }
    const auto stars = numberIn(cellOf(row, "stars"));
    const std::string best = cellOf(row, "best");
    const auto scale = best.empty() ? std::optional(5.0) : numberIn(best);
    if (!stars || !scale) {
        return invalid("\"{}\" is not a number of stars.", {!stars ? cellOf(row, "stars") : best});
    }
    rating.form.stars = *stars;
    rating.form.best = *scale;
    rating.form.source = cellOf(row, "source").empty() ? options.source : cellOf(row, "source");
    rating.form.day = cellOf(row, "day");
    rating.form.reference = cellOf(row, "reference");
    if (rating.form.reference.empty()) {
        rating.form.reference = referenceOf(row, seen);
    }
    const std::string tags = ";" + cellOf(row, "tags") + ";";
    rating.form.praisesReuse = tags.find(";reuse;") != std::string::npos || tags.find(";eco;") != std::string::npos;
    const auto product = session.product(rating.sku);
    if (!product) {
        return product.error();
    }
    const auto checked = stations::noteRating(*product, rating.form, session.now());
    return checked ? Result<ReadRating>(std::move(rating)) : checked.error();
}

/// Every row is read and checked before the first is written; what is on record already is left alone.
Result<Answer> importRatings(Session& session, const RatingOptions& options)
{
    auto file = tables::TableFile::open(options.file);
    if (!file) {
        return file.error();
    }
    std::vector<ReadRating> fresh;
    std::map<std::string, int> seen;
    std::set<std::string> references;
    std::optional<Error> fault;
    int known = 0;
    const auto read = file->each([&](const tables::TableRow& row) {
        auto rating = ratingIn(session, row, options, seen);
        const auto rated = rating ? insight::isRated(session.station().reader(), rating->form.reference)
                                  : Result<bool>(rating.error());
        if (!rated) {
            fault = invalid("Row {}: {} Nothing was noted.", {std::to_string(row.number), rated.error().what()});
            return false;
        }
        if (*rated || !references.insert(rating->form.reference).second) {
            ++known;
        } else {
            fresh.push_back(*std::move(rating));
        }
        return true;
    });
    if (fault || !read) {
        return fault ? *fault : read.error();
    }
    for (const ReadRating& rating : fresh) {
        const auto noted = session.perform(rating.sku, [&](const domain::Product& product, Time now) {
            return stations::noteRating(product, rating.form, now);
        });
        if (!noted) {
            return noted.error();
        }
    }
    return Answer{{{"noted", fresh.size()}, {"known", known}},
                  std::to_string(fresh.size()) + " ratings noted, " + std::to_string(known) + " were on record.\n"};
}

Result<Answer> ratingReport(Session& session, const RatingOptions& options)
{
    Answer answer{nlohmann::json::object(), ""};
    for (const bool second : {false, true}) {
        insight::RatingFilter filter = options.filter;
        filter.sku = options.sku.empty() ? std::nullopt : std::optional(options.sku);
        const auto figures = insight::ratings(session.station().reader(), second, filter);
        if (!figures) {
            return figures.error();
        }
        const bool any = figures->n > 0;
        answer.data[second ? "secondSale" : "firstSale"] = {
            {"n", figures->n},
            {"mean", any ? nlohmann::json(figures->mean) : nlohmann::json()},
            {"low", figures->low < figures->high ? nlohmann::json(figures->low) : nlohmann::json()},
            {"high", figures->low < figures->high ? nlohmann::json(figures->high) : nlohmann::json()},
            {"praisesReuse", shareJson(figures->praisesReuse)}};
        answer.text +=
            std::string(second ? "second sales: " : "first sales: ") +
            (any ? decimals(figures->mean, 2) + " of 5, n = " + std::to_string(figures->n) : std::string("no rating")) +
            (figures->n > 1 ? " (" + decimals(figures->low, 2) + " to " + decimals(figures->high, 2) + ", 95 %)"
                            : std::string()) +
            "\n";
    }
    return answer;
}

} // namespace

void addPointCommands(CLI::App& app, Plan& plan)
{
    CLI::App* points = app.add_subcommand("points", "Recycling points and their vouchers")->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, Result<Answer> (*body)(Session&, const PointOptions&)) {
        auto options = std::make_shared<PointOptions>();
        CLI::App* command = points->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [granting, granted] = add("grant", "Grant points for a unit that was taken apart or recycled", grantOf);
    granting->add_option("tag", granted->tag, "The unit")->required();
    const auto [redeeming, redeemed] = add("redeem", "Use a voucher up with an order", redeem);
    redeeming->add_option("voucher", redeemed->voucher, "Its number")->required();
    redeeming->add_option("--order", redeemed->order, "Order number")->required();
    add("list", "All vouchers and the balance", listPoints);

    CLI::App* ratings = app.add_subcommand("ratings", "Ratings of buyers")->require_subcommand(1);
    const auto rate = [&](const char* name, const char* help, Result<Answer> (*body)(Session&, const RatingOptions&)) {
        auto options = std::make_shared<RatingOptions>();
        CLI::App* command = ratings->add_subcommand(name, help);
        command->callback([&plan, options, body] {
            plan.command = inSession(plan, [options, body](Session& session) { return body(session, *options); });
        });
        return std::pair(command, options);
    };
    const auto [importing, imported] = rate("import", "Take over a list: unit or sku, stars, day, ...", importRatings);
    importing->add_option("file", imported->file, "CSV or JSON")->required();
    importing->add_option("--source", imported->source, "The marketplace, where the list has no column source");
    const auto [reporting, reported] = rate("report", "Mean, n and interval of first and second sales", ratingReport);
    reporting->add_option("--sku", reported->sku, "Only one product");
    reporting->add_option("--from", reported->filter.from, "First day");
    reporting->add_option("--to", reported->filter.to, "Last day");
}

} // namespace regrade::cli
